// Code generated from the STS API model 2011-06-15 (botocore 1.44.5). DO NOT EDIT.

package sts

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// AssumeRoleRequest is the structure AssumeRoleRequest.
type AssumeRoleRequest struct {
	api.Present

	RoleArn                 string                   // arnType, required
	RoleSessionName         string                   // roleSessionNameType, required
	PolicyArns              PolicyDescriptorListType // policyDescriptorListType
	Policy                  string                   // unrestrictedSessionPolicyDocumentType
	DurationSeconds         *int32                   // roleDurationSecondsType
	Tags                    TagListType              // tagListType
	TransitiveTagKeys       TagKeyListType           // tagKeyListType
	ExternalId              string                   // externalIdType
	SerialNumber            string                   // serialNumberType
	TokenCode               string                   // tokenCodeType
	SourceIdentity          string                   // sourceIdentityType
	ProvidedContexts        ProvidedContextsListType // ProvidedContextsListType
	MinimumSessionTokenSize *int32                   // minimumSessionTokenSizeType
}

// Shape describes the structure.
func (*AssumeRoleRequest) Shape() *api.Shape { return &shapeAssumeRoleRequest }

// Field gives access to member i.
func (x *AssumeRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleArn
	case 1:
		return &x.RoleSessionName
	case 2:
		return &x.PolicyArns
	case 3:
		return &x.Policy
	case 4:
		return &x.DurationSeconds
	case 5:
		return &x.Tags
	case 6:
		return &x.TransitiveTagKeys
	case 7:
		return &x.ExternalId
	case 8:
		return &x.SerialNumber
	case 9:
		return &x.TokenCode
	case 10:
		return &x.SourceIdentity
	case 11:
		return &x.ProvidedContexts
	case 12:
		return &x.MinimumSessionTokenSize
	}
	panic("sts: no such member of AssumeRoleRequest")
}

// AssumeRoleResponse is the structure AssumeRoleResponse.
type AssumeRoleResponse struct {
	api.Present

	Credentials             *Credentials     // Credentials
	AssumedRoleUser         *AssumedRoleUser // AssumedRoleUser
	PackedPolicySize        *int32           // nonNegativeIntegerType
	SourceIdentity          string           // sourceIdentityType
	SessionTokenUtilization *int32           // sessionTokenUtilizationType
	SessionTokenSize        *int32           // sessionTokenSizeType
}

// Shape describes the structure.
func (*AssumeRoleResponse) Shape() *api.Shape { return &shapeAssumeRoleResponse }

// Field gives access to member i.
func (x *AssumeRoleResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Credentials)
	case 1:
		return api.Of(&x.AssumedRoleUser)
	case 2:
		return &x.PackedPolicySize
	case 3:
		return &x.SourceIdentity
	case 4:
		return &x.SessionTokenUtilization
	case 5:
		return &x.SessionTokenSize
	}
	panic("sts: no such member of AssumeRoleResponse")
}

// AssumedRoleUser is the structure AssumedRoleUser.
type AssumedRoleUser struct {
	api.Present

	AssumedRoleId string // assumedRoleIdType, required
	Arn           string // arnType, required
}

// Shape describes the structure.
func (*AssumedRoleUser) Shape() *api.Shape { return &shapeAssumedRoleUser }

// Field gives access to member i.
func (x *AssumedRoleUser) Field(i int) any {
	switch i {
	case 0:
		return &x.AssumedRoleId
	case 1:
		return &x.Arn
	}
	panic("sts: no such member of AssumedRoleUser")
}

// Credentials is the structure Credentials.
type Credentials struct {
	api.Present

	AccessKeyId     string    // accessKeyIdType, required
	SecretAccessKey string    // accessKeySecretType, required
	SessionToken    string    // tokenType, required
	Expiration      time.Time // dateType, required
}

// Shape describes the structure.
func (*Credentials) Shape() *api.Shape { return &shapeCredentials }

// Field gives access to member i.
func (x *Credentials) Field(i int) any {
	switch i {
	case 0:
		return &x.AccessKeyId
	case 1:
		return &x.SecretAccessKey
	case 2:
		return &x.SessionToken
	case 3:
		return &x.Expiration
	}
	panic("sts: no such member of Credentials")
}

// ExpiredTokenException is the structure ExpiredTokenException.
type ExpiredTokenException struct {
	api.Present

	Message string // expiredIdentityTokenMessage
}

// Shape describes the structure.
func (*ExpiredTokenException) Shape() *api.Shape { return &shapeExpiredTokenException }

// Field gives access to member i.
func (x *ExpiredTokenException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("sts: no such member of ExpiredTokenException")
}

// GetCallerIdentityRequest is the structure GetCallerIdentityRequest.
type GetCallerIdentityRequest struct {
	api.Present
}

// Shape describes the structure.
func (*GetCallerIdentityRequest) Shape() *api.Shape { return &shapeGetCallerIdentityRequest }

// Field gives access to member i.
func (x *GetCallerIdentityRequest) Field(i int) any {
	panic("sts: no such member of GetCallerIdentityRequest")
}

// GetCallerIdentityResponse is the structure GetCallerIdentityResponse.
type GetCallerIdentityResponse struct {
	api.Present

	UserId  string // userIdType
	Account string // accountType
	Arn     string // arnType
}

// Shape describes the structure.
func (*GetCallerIdentityResponse) Shape() *api.Shape { return &shapeGetCallerIdentityResponse }

// Field gives access to member i.
func (x *GetCallerIdentityResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.UserId
	case 1:
		return &x.Account
	case 2:
		return &x.Arn
	}
	panic("sts: no such member of GetCallerIdentityResponse")
}

// GetSessionTokenRequest is the structure GetSessionTokenRequest.
type GetSessionTokenRequest struct {
	api.Present

	DurationSeconds         *int32 // durationSecondsType
	SerialNumber            string // serialNumberType
	TokenCode               string // tokenCodeType
	MinimumSessionTokenSize *int32 // minimumSessionTokenSizeType
}

// Shape describes the structure.
func (*GetSessionTokenRequest) Shape() *api.Shape { return &shapeGetSessionTokenRequest }

// Field gives access to member i.
func (x *GetSessionTokenRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.DurationSeconds
	case 1:
		return &x.SerialNumber
	case 2:
		return &x.TokenCode
	case 3:
		return &x.MinimumSessionTokenSize
	}
	panic("sts: no such member of GetSessionTokenRequest")
}

// GetSessionTokenResponse is the structure GetSessionTokenResponse.
type GetSessionTokenResponse struct {
	api.Present

	Credentials             *Credentials // Credentials
	SessionTokenUtilization *int32       // sessionTokenUtilizationType
	SessionTokenSize        *int32       // sessionTokenSizeType
}

// Shape describes the structure.
func (*GetSessionTokenResponse) Shape() *api.Shape { return &shapeGetSessionTokenResponse }

// Field gives access to member i.
func (x *GetSessionTokenResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Credentials)
	case 1:
		return &x.SessionTokenUtilization
	case 2:
		return &x.SessionTokenSize
	}
	panic("sts: no such member of GetSessionTokenResponse")
}

// MalformedPolicyDocumentException is the structure MalformedPolicyDocumentException.
type MalformedPolicyDocumentException struct {
	api.Present

	Message string // malformedPolicyDocumentMessage
}

// Shape describes the structure.
func (*MalformedPolicyDocumentException) Shape() *api.Shape {
	return &shapeMalformedPolicyDocumentException
}

// Field gives access to member i.
func (x *MalformedPolicyDocumentException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("sts: no such member of MalformedPolicyDocumentException")
}

// PackedPolicyTooLargeException is the structure PackedPolicyTooLargeException.
type PackedPolicyTooLargeException struct {
	api.Present

	Message string // packedPolicyTooLargeMessage
}

// Shape describes the structure.
func (*PackedPolicyTooLargeException) Shape() *api.Shape { return &shapePackedPolicyTooLargeException }

// Field gives access to member i.
func (x *PackedPolicyTooLargeException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("sts: no such member of PackedPolicyTooLargeException")
}

// PolicyDescriptorType is the structure PolicyDescriptorType.
type PolicyDescriptorType struct {
	api.Present

	Arn string // arnType
}

// Shape describes the structure.
func (*PolicyDescriptorType) Shape() *api.Shape { return &shapePolicyDescriptorType }

// Field gives access to member i.
func (x *PolicyDescriptorType) Field(i int) any {
	switch i {
	case 0:
		return &x.Arn
	}
	panic("sts: no such member of PolicyDescriptorType")
}

// ProvidedContext is the structure ProvidedContext.
type ProvidedContext struct {
	api.Present

	ProviderArn      string // arnType
	ContextAssertion string // contextAssertionType
}

// Shape describes the structure.
func (*ProvidedContext) Shape() *api.Shape { return &shapeProvidedContext }

// Field gives access to member i.
func (x *ProvidedContext) Field(i int) any {
	switch i {
	case 0:
		return &x.ProviderArn
	case 1:
		return &x.ContextAssertion
	}
	panic("sts: no such member of ProvidedContext")
}

// ProvidedContextsListType is a list of ProvidedContext.
type ProvidedContextsListType []ProvidedContext

// Len is the number of elements.
func (x *ProvidedContextsListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ProvidedContextsListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ProvidedContextsListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ProvidedContextsListType) Append() any {
	var zero ProvidedContext
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ProvidedContextsListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ProvidedContextsListType) Make(capacity int) {
	*x = make(ProvidedContextsListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ProvidedContextsListType) Grow(n int) {
	*x = append(make(ProvidedContextsListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ProvidedContextsListType) Clear() { *x = nil }

// RegionDisabledException is the structure RegionDisabledException.
type RegionDisabledException struct {
	api.Present

	Message string // regionDisabledMessage
}

// Shape describes the structure.
func (*RegionDisabledException) Shape() *api.Shape { return &shapeRegionDisabledException }

// Field gives access to member i.
func (x *RegionDisabledException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("sts: no such member of RegionDisabledException")
}

// Tag is the structure Tag.
type Tag struct {
	api.Present

	Key   string // tagKeyType, required
	Value string // tagValueType, required
}

// Shape describes the structure.
func (*Tag) Shape() *api.Shape { return &shapeTag }

// Field gives access to member i.
func (x *Tag) Field(i int) any {
	switch i {
	case 0:
		return &x.Key
	case 1:
		return &x.Value
	}
	panic("sts: no such member of Tag")
}

// PolicyDescriptorListType is a list of PolicyDescriptorType.
type PolicyDescriptorListType []PolicyDescriptorType

// Len is the number of elements.
func (x *PolicyDescriptorListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyDescriptorListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyDescriptorListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyDescriptorListType) Append() any {
	var zero PolicyDescriptorType
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyDescriptorListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyDescriptorListType) Make(capacity int) {
	*x = make(PolicyDescriptorListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *PolicyDescriptorListType) Grow(n int) {
	*x = append(make(PolicyDescriptorListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PolicyDescriptorListType) Clear() { *x = nil }

// TagKeyListType is a list of tagKeyType.
type TagKeyListType []string

// Len is the number of elements.
func (x *TagKeyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagKeyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagKeyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagKeyListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagKeyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagKeyListType) Make(capacity int) { *x = make(TagKeyListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagKeyListType) Grow(n int) { *x = append(make(TagKeyListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagKeyListType) Clear() { *x = nil }

// TagListType is a list of Tag.
type TagListType []Tag

// Len is the number of elements.
func (x *TagListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagListType) Append() any {
	var zero Tag
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagListType) Make(capacity int) { *x = make(TagListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagListType) Grow(n int) { *x = append(make(TagListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagListType) Clear() { *x = nil }
