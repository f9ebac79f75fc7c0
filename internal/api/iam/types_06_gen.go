// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// SimulationPolicyListType is a list of policyDocumentType.
type SimulationPolicyListType []string

// Len is the number of elements.
func (x *SimulationPolicyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *SimulationPolicyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *SimulationPolicyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *SimulationPolicyListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *SimulationPolicyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *SimulationPolicyListType) Make(capacity int) {
	*x = make(SimulationPolicyListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *SimulationPolicyListType) Grow(n int) {
	*x = append(make(SimulationPolicyListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *SimulationPolicyListType) Clear() { *x = nil }

// SourceRoleTemplate is the structure SourceRoleTemplate.
type SourceRoleTemplate struct {
	api.Present

	TemplateArn          string // arnType, required
	TemplateMinorVersion int32  // integerType, required
}

// Shape describes the structure.
func (*SourceRoleTemplate) Shape() *api.Shape { return &shapeSourceRoleTemplate }

// Field gives access to member i.
func (x *SourceRoleTemplate) Field(i int) any {
	switch i {
	case 0:
		return &x.TemplateArn
	case 1:
		return &x.TemplateMinorVersion
	}
	panic("iam: no such member of SourceRoleTemplate")
}

// Statement is the structure Statement.
type Statement struct {
	api.Present

	SourcePolicyId   string    // PolicyIdentifierType
	SourcePolicyType string    // PolicySourceType
	StartPosition    *Position // Position
	EndPosition      *Position // Position
}

// Shape describes the structure.
func (*Statement) Shape() *api.Shape { return &shapeStatement }

// Field gives access to member i.
func (x *Statement) Field(i int) any {
	switch i {
	case 0:
		return &x.SourcePolicyId
	case 1:
		return &x.SourcePolicyType
	case 2:
		return api.Of(&x.StartPosition)
	case 3:
		return api.Of(&x.EndPosition)
	}
	panic("iam: no such member of Statement")
}

// StatementListType is a list of Statement.
type StatementListType []Statement

// Len is the number of elements.
func (x *StatementListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *StatementListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *StatementListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *StatementListType) Append() any {
	var zero Statement
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *StatementListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *StatementListType) Make(capacity int) { *x = make(StatementListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *StatementListType) Grow(n int) { *x = append(make(StatementListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *StatementListType) Clear() { *x = nil }

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
	panic("iam: no such member of Tag")
}

// TagPolicyRequest is the structure TagPolicyRequest.
type TagPolicyRequest struct {
	api.Present

	PolicyArn string      // arnType, required
	Tags      TagListType // tagListType, required
}

// Shape describes the structure.
func (*TagPolicyRequest) Shape() *api.Shape { return &shapeTagPolicyRequest }

// Field gives access to member i.
func (x *TagPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.Tags
	}
	panic("iam: no such member of TagPolicyRequest")
}

// TagRoleRequest is the structure TagRoleRequest.
type TagRoleRequest struct {
	api.Present

	RoleName string      // roleNameType, required
	Tags     TagListType // tagListType, required
}

// Shape describes the structure.
func (*TagRoleRequest) Shape() *api.Shape { return &shapeTagRoleRequest }

// Field gives access to member i.
func (x *TagRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Tags
	}
	panic("iam: no such member of TagRoleRequest")
}

// TagUserRequest is the structure TagUserRequest.
type TagUserRequest struct {
	api.Present

	UserName string      // existingUserNameType, required
	Tags     TagListType // tagListType, required
}

// Shape describes the structure.
func (*TagUserRequest) Shape() *api.Shape { return &shapeTagUserRequest }

// Field gives access to member i.
func (x *TagUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Tags
	}
	panic("iam: no such member of TagUserRequest")
}

// UnmodifiableEntityException is the structure UnmodifiableEntityException.
type UnmodifiableEntityException struct {
	api.Present

	Message string // unmodifiableEntityMessage
}

// Shape describes the structure.
func (*UnmodifiableEntityException) Shape() *api.Shape { return &shapeUnmodifiableEntityException }

// Field gives access to member i.
func (x *UnmodifiableEntityException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of UnmodifiableEntityException")
}

// UntagPolicyRequest is the structure UntagPolicyRequest.
type UntagPolicyRequest struct {
	api.Present

	PolicyArn string         // arnType, required
	TagKeys   TagKeyListType // tagKeyListType, required
}

// Shape describes the structure.
func (*UntagPolicyRequest) Shape() *api.Shape { return &shapeUntagPolicyRequest }

// Field gives access to member i.
func (x *UntagPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.TagKeys
	}
	panic("iam: no such member of UntagPolicyRequest")
}

// UntagRoleRequest is the structure UntagRoleRequest.
type UntagRoleRequest struct {
	api.Present

	RoleName string         // roleNameType, required
	TagKeys  TagKeyListType // tagKeyListType, required
}

// Shape describes the structure.
func (*UntagRoleRequest) Shape() *api.Shape { return &shapeUntagRoleRequest }

// Field gives access to member i.
func (x *UntagRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.TagKeys
	}
	panic("iam: no such member of UntagRoleRequest")
}

// UntagUserRequest is the structure UntagUserRequest.
type UntagUserRequest struct {
	api.Present

	UserName string         // existingUserNameType, required
	TagKeys  TagKeyListType // tagKeyListType, required
}

// Shape describes the structure.
func (*UntagUserRequest) Shape() *api.Shape { return &shapeUntagUserRequest }

// Field gives access to member i.
func (x *UntagUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.TagKeys
	}
	panic("iam: no such member of UntagUserRequest")
}

// UpdateAccessKeyRequest is the structure UpdateAccessKeyRequest.
type UpdateAccessKeyRequest struct {
	api.Present

	UserName    string // existingUserNameType
	AccessKeyId string // accessKeyIdType, required
	Status      string // statusType, required
}

// Shape describes the structure.
func (*UpdateAccessKeyRequest) Shape() *api.Shape { return &shapeUpdateAccessKeyRequest }

// Field gives access to member i.
func (x *UpdateAccessKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.AccessKeyId
	case 2:
		return &x.Status
	}
	panic("iam: no such member of UpdateAccessKeyRequest")
}

// UpdateAssumeRolePolicyRequest is the structure UpdateAssumeRolePolicyRequest.
type UpdateAssumeRolePolicyRequest struct {
	api.Present

	RoleName       string // roleNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*UpdateAssumeRolePolicyRequest) Shape() *api.Shape { return &shapeUpdateAssumeRolePolicyRequest }

// Field gives access to member i.
func (x *UpdateAssumeRolePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyDocument
	}
	panic("iam: no such member of UpdateAssumeRolePolicyRequest")
}

// UpdateGroupRequest is the structure UpdateGroupRequest.
type UpdateGroupRequest struct {
	api.Present

	GroupName    string // groupNameType, required
	NewPath      string // pathType
	NewGroupName string // groupNameType
}

// Shape describes the structure.
func (*UpdateGroupRequest) Shape() *api.Shape { return &shapeUpdateGroupRequest }

// Field gives access to member i.
func (x *UpdateGroupRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.NewPath
	case 2:
		return &x.NewGroupName
	}
	panic("iam: no such member of UpdateGroupRequest")
}

// UpdateRoleDescriptionRequest is the structure UpdateRoleDescriptionRequest.
type UpdateRoleDescriptionRequest struct {
	api.Present

	RoleName    string // roleNameType, required
	Description string // roleDescriptionType, required
}

// Shape describes the structure.
func (*UpdateRoleDescriptionRequest) Shape() *api.Shape { return &shapeUpdateRoleDescriptionRequest }

// Field gives access to member i.
func (x *UpdateRoleDescriptionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Description
	}
	panic("iam: no such member of UpdateRoleDescriptionRequest")
}

// UpdateRoleDescriptionResponse is the structure UpdateRoleDescriptionResponse.
type UpdateRoleDescriptionResponse struct {
	api.Present

	Role *Role // Role
}

// Shape describes the structure.
func (*UpdateRoleDescriptionResponse) Shape() *api.Shape { return &shapeUpdateRoleDescriptionResponse }

// Field gives access to member i.
func (x *UpdateRoleDescriptionResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Role)
	}
	panic("iam: no such member of UpdateRoleDescriptionResponse")
}

// UpdateRoleRequest is the structure UpdateRoleRequest.
type UpdateRoleRequest struct {
	api.Present

	RoleName           string // roleNameType, required
	Description        string // roleDescriptionType
	MaxSessionDuration *int32 // roleMaxSessionDurationType
}

// Shape describes the structure.
func (*UpdateRoleRequest) Shape() *api.Shape { return &shapeUpdateRoleRequest }

// Field gives access to member i.
func (x *UpdateRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Description
	case 2:
		return &x.MaxSessionDuration
	}
	panic("iam: no such member of UpdateRoleRequest")
}

// UpdateRoleResponse is the structure UpdateRoleResponse.
type UpdateRoleResponse struct {
	api.Present
}

// Shape describes the structure.
func (*UpdateRoleResponse) Shape() *api.Shape { return &shapeUpdateRoleResponse }

// Field gives access to member i.
func (x *UpdateRoleResponse) Field(i int) any {
	panic("iam: no such member of UpdateRoleResponse")
}

// UpdateUserRequest is the structure UpdateUserRequest.
type UpdateUserRequest struct {
	api.Present

	UserName    string // existingUserNameType, required
	NewPath     string // pathType
	NewUserName string // userNameType
}

// Shape describes the structure.
func (*UpdateUserRequest) Shape() *api.Shape { return &shapeUpdateUserRequest }

// Field gives access to member i.
func (x *UpdateUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.NewPath
	case 2:
		return &x.NewUserName
	}
	panic("iam: no such member of UpdateUserRequest")
}

// User is the structure User.
type User struct {
	api.Present

	Path                string                       // pathType, required
	UserName            string                       // userNameType, required
	UserId              string                       // idType, required
	Arn                 string                       // arnType, required
	CreateDate          time.Time                    // dateType, required
	PasswordLastUsed    time.Time                    // dateType
	PermissionsBoundary *AttachedPermissionsBoundary // AttachedPermissionsBoundary
	Tags                TagListType                  // tagListType
}

// Shape describes the structure.
func (*User) Shape() *api.Shape { return &shapeUser }

// Field gives access to member i.
func (x *User) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.UserName
	case 2:
		return &x.UserId
	case 3:
		return &x.Arn
	case 4:
		return &x.CreateDate
	case 5:
		return &x.PasswordLastUsed
	case 6:
		return api.Of(&x.PermissionsBoundary)
	case 7:
		return &x.Tags
	}
	panic("iam: no such member of User")
}

// UserDetail is the structure UserDetail.
type UserDetail struct {
	api.Present

	Path                    string                       // pathType
	UserName                string                       // userNameType
	UserId                  string                       // idType
	Arn                     string                       // arnType
	CreateDate              time.Time                    // dateType
	UserPolicyList          PolicyDetailListType         // policyDetailListType
	GroupList               GroupNameListType            // groupNameListType
	AttachedManagedPolicies AttachedPoliciesListType     // attachedPoliciesListType
	PermissionsBoundary     *AttachedPermissionsBoundary // AttachedPermissionsBoundary
	Tags                    TagListType                  // tagListType
}

// Shape describes the structure.
func (*UserDetail) Shape() *api.Shape { return &shapeUserDetail }

// Field gives access to member i.
func (x *UserDetail) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.UserName
	case 2:
		return &x.UserId
	case 3:
		return &x.Arn
	case 4:
		return &x.CreateDate
	case 5:
		return &x.UserPolicyList
	case 6:
		return &x.GroupList
	case 7:
		return &x.AttachedManagedPolicies
	case 8:
		return api.Of(&x.PermissionsBoundary)
	case 9:
		return &x.Tags
	}
	panic("iam: no such member of UserDetail")
}

// VirtualMFADevice is the structure VirtualMFADevice.
type VirtualMFADevice struct {
	api.Present

	SerialNumber     string      // serialNumberType, required
	Base32StringSeed []byte      // BootstrapDatum
	QRCodePNG        []byte      // BootstrapDatum
	User             *User       // User
	EnableDate       time.Time   // dateType
	Tags             TagListType // tagListType
}

// Shape describes the structure.
func (*VirtualMFADevice) Shape() *api.Shape { return &shapeVirtualMFADevice }

// Field gives access to member i.
func (x *VirtualMFADevice) Field(i int) any {
	switch i {
	case 0:
		return &x.SerialNumber
	case 1:
		return &x.Base32StringSeed
	case 2:
		return &x.QRCodePNG
	case 3:
		return api.Of(&x.User)
	case 4:
		return &x.EnableDate
	case 5:
		return &x.Tags
	}
	panic("iam: no such member of VirtualMFADevice")
}

// AccessKeyMetadataListType is a list of AccessKeyMetadata.
type AccessKeyMetadataListType []AccessKeyMetadata

// Len is the number of elements.
func (x *AccessKeyMetadataListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AccessKeyMetadataListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AccessKeyMetadataListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AccessKeyMetadataListType) Append() any {
	var zero AccessKeyMetadata
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AccessKeyMetadataListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AccessKeyMetadataListType) Make(capacity int) {
	*x = make(AccessKeyMetadataListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AccessKeyMetadataListType) Grow(n int) {
	*x = append(make(AccessKeyMetadataListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AccessKeyMetadataListType) Clear() { *x = nil }

// AttachedPoliciesListType is a list of AttachedPolicy.
type AttachedPoliciesListType []AttachedPolicy

// Len is the number of elements.
func (x *AttachedPoliciesListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AttachedPoliciesListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AttachedPoliciesListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AttachedPoliciesListType) Append() any {
	var zero AttachedPolicy
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AttachedPoliciesListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AttachedPoliciesListType) Make(capacity int) {
	*x = make(AttachedPoliciesListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AttachedPoliciesListType) Grow(n int) {
	*x = append(make(AttachedPoliciesListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AttachedPoliciesListType) Clear() { *x = nil }

// CertificateListType is a list of SigningCertificate.
type CertificateListType []SigningCertificate

// Len is the number of elements.
func (x *CertificateListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *CertificateListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *CertificateListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *CertificateListType) Append() any {
	var zero SigningCertificate
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *CertificateListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *CertificateListType) Make(capacity int) { *x = make(CertificateListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *CertificateListType) Grow(n int) {
	*x = append(make(CertificateListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *CertificateListType) Clear() { *x = nil }

// EntityListType is a list of EntityType.
type EntityListType []string

// Len is the number of elements.
func (x *EntityListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *EntityListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *EntityListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *EntityListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *EntityListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *EntityListType) Make(capacity int) { *x = make(EntityListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *EntityListType) Grow(n int) { *x = append(make(EntityListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *EntityListType) Clear() { *x = nil }

// GroupDetailListType is a list of GroupDetail.
type GroupDetailListType []GroupDetail

// Len is the number of elements.
func (x *GroupDetailListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GroupDetailListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GroupDetailListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GroupDetailListType) Append() any {
	var zero GroupDetail
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GroupDetailListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GroupDetailListType) Make(capacity int) { *x = make(GroupDetailListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GroupDetailListType) Grow(n int) {
	*x = append(make(GroupDetailListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *GroupDetailListType) Clear() { *x = nil }

// GroupListType is a list of Group.
type GroupListType []Group

// Len is the number of elements.
func (x *GroupListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GroupListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GroupListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GroupListType) Append() any {
	var zero Group
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GroupListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GroupListType) Make(capacity int) { *x = make(GroupListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GroupListType) Grow(n int) { *x = append(make(GroupListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *GroupListType) Clear() { *x = nil }

// GroupNameListType is a list of groupNameType.
type GroupNameListType []string

// Len is the number of elements.
func (x *GroupNameListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GroupNameListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GroupNameListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GroupNameListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GroupNameListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GroupNameListType) Make(capacity int) { *x = make(GroupNameListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GroupNameListType) Grow(n int) { *x = append(make(GroupNameListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *GroupNameListType) Clear() { *x = nil }

// InstanceProfileListType is a list of InstanceProfile.
type InstanceProfileListType []InstanceProfile

// Len is the number of elements.
func (x *InstanceProfileListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *InstanceProfileListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *InstanceProfileListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *InstanceProfileListType) Append() any {
	var zero InstanceProfile
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *InstanceProfileListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *InstanceProfileListType) Make(capacity int) { *x = make(InstanceProfileListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *InstanceProfileListType) Grow(n int) {
	*x = append(make(InstanceProfileListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *InstanceProfileListType) Clear() { *x = nil }

// MfaDeviceListType is a list of MFADevice.
type MfaDeviceListType []MFADevice

// Len is the number of elements.
func (x *MfaDeviceListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *MfaDeviceListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *MfaDeviceListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *MfaDeviceListType) Append() any {
	var zero MFADevice
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *MfaDeviceListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *MfaDeviceListType) Make(capacity int) { *x = make(MfaDeviceListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *MfaDeviceListType) Grow(n int) { *x = append(make(MfaDeviceListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *MfaDeviceListType) Clear() { *x = nil }

// PolicyDetailListType is a list of PolicyDetail.
type PolicyDetailListType []PolicyDetail

// Len is the number of elements.
func (x *PolicyDetailListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyDetailListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyDetailListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyDetailListType) Append() any {
	var zero PolicyDetail
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyDetailListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyDetailListType) Make(capacity int) { *x = make(PolicyDetailListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyDetailListType) Grow(n int) {
	*x = append(make(PolicyDetailListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PolicyDetailListType) Clear() { *x = nil }
