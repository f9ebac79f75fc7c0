// Code generated from the KMS API model 2014-11-01 (botocore 1.44.5). DO NOT EDIT.

package kms

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// ListKeyRotationsRequest is the structure ListKeyRotationsRequest.
type ListKeyRotationsRequest struct {
	api.Present

	KeyId              string // KeyIdType, required
	IncludeKeyMaterial string // IncludeKeyMaterial
	Limit              *int32 // LimitType
	Marker             string // MarkerType
}

// Shape describes the structure.
func (*ListKeyRotationsRequest) Shape() *api.Shape { return &shapeListKeyRotationsRequest }

// Field gives access to member i.
func (x *ListKeyRotationsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.IncludeKeyMaterial
	case 2:
		return &x.Limit
	case 3:
		return &x.Marker
	}
	panic("kms: no such member of ListKeyRotationsRequest")
}

// ListKeyRotationsResponse is the structure ListKeyRotationsResponse.
type ListKeyRotationsResponse struct {
	api.Present

	Rotations  RotationsList // RotationsList
	NextMarker string        // MarkerType
	Truncated  *bool         // BooleanType
}

// Shape describes the structure.
func (*ListKeyRotationsResponse) Shape() *api.Shape { return &shapeListKeyRotationsResponse }

// Field gives access to member i.
func (x *ListKeyRotationsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Rotations
	case 1:
		return &x.NextMarker
	case 2:
		return &x.Truncated
	}
	panic("kms: no such member of ListKeyRotationsResponse")
}

// ListKeysRequest is the structure ListKeysRequest.
type ListKeysRequest struct {
	api.Present

	Limit          *int32             // LimitType
	Marker         string             // MarkerType
	ResourceOwners ResourceOwnersList // ResourceOwnersList
}

// Shape describes the structure.
func (*ListKeysRequest) Shape() *api.Shape { return &shapeListKeysRequest }

// Field gives access to member i.
func (x *ListKeysRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Limit
	case 1:
		return &x.Marker
	case 2:
		return &x.ResourceOwners
	}
	panic("kms: no such member of ListKeysRequest")
}

// ListKeysResponse is the structure ListKeysResponse.
type ListKeysResponse struct {
	api.Present

	Keys       KeyList // KeyList
	NextMarker string  // MarkerType
	Truncated  *bool   // BooleanType
}

// Shape describes the structure.
func (*ListKeysResponse) Shape() *api.Shape { return &shapeListKeysResponse }

// Field gives access to member i.
func (x *ListKeysResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Keys
	case 1:
		return &x.NextMarker
	case 2:
		return &x.Truncated
	}
	panic("kms: no such member of ListKeysResponse")
}

// ListResourceTagsRequest is the structure ListResourceTagsRequest.
type ListResourceTagsRequest struct {
	api.Present

	KeyId  string // KeyIdType, required
	Limit  *int32 // LimitType
	Marker string // MarkerType
}

// Shape describes the structure.
func (*ListResourceTagsRequest) Shape() *api.Shape { return &shapeListResourceTagsRequest }

// Field gives access to member i.
func (x *ListResourceTagsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.Limit
	case 2:
		return &x.Marker
	}
	panic("kms: no such member of ListResourceTagsRequest")
}

// ListResourceTagsResponse is the structure ListResourceTagsResponse.
type ListResourceTagsResponse struct {
	api.Present

	Tags       TagList // TagList
	NextMarker string  // MarkerType
	Truncated  *bool   // BooleanType
}

// Shape describes the structure.
func (*ListResourceTagsResponse) Shape() *api.Shape { return &shapeListResourceTagsResponse }

// Field gives access to member i.
func (x *ListResourceTagsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	case 1:
		return &x.NextMarker
	case 2:
		return &x.Truncated
	}
	panic("kms: no such member of ListResourceTagsResponse")
}

// ListRetirableGrantsRequest is the structure ListRetirableGrantsRequest.
type ListRetirableGrantsRequest struct {
	api.Present

	Limit                    *int32 // LimitType
	Marker                   string // MarkerType
	RetiringPrincipal        string // PrincipalIdType
	RetiringServicePrincipal string // ServicePrincipalType
}

// Shape describes the structure.
func (*ListRetirableGrantsRequest) Shape() *api.Shape { return &shapeListRetirableGrantsRequest }

// Field gives access to member i.
func (x *ListRetirableGrantsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Limit
	case 1:
		return &x.Marker
	case 2:
		return &x.RetiringPrincipal
	case 3:
		return &x.RetiringServicePrincipal
	}
	panic("kms: no such member of ListRetirableGrantsRequest")
}

// MacAlgorithmSpecList is a list of MacAlgorithmSpec.
type MacAlgorithmSpecList []string

// Len is the number of elements.
func (x *MacAlgorithmSpecList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *MacAlgorithmSpecList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *MacAlgorithmSpecList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *MacAlgorithmSpecList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *MacAlgorithmSpecList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *MacAlgorithmSpecList) Make(capacity int) { *x = make(MacAlgorithmSpecList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *MacAlgorithmSpecList) Grow(n int) {
	*x = append(make(MacAlgorithmSpecList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *MacAlgorithmSpecList) Clear() { *x = nil }

// MalformedPolicyDocumentException is the structure MalformedPolicyDocumentException.
type MalformedPolicyDocumentException struct {
	api.Present

	Message string // ErrorMessageType
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
	panic("kms: no such member of MalformedPolicyDocumentException")
}

// MultiRegionConfiguration is the structure MultiRegionConfiguration.
type MultiRegionConfiguration struct {
	api.Present

	MultiRegionKeyType string             // MultiRegionKeyType
	PrimaryKey         *MultiRegionKey    // MultiRegionKey
	ReplicaKeys        MultiRegionKeyList // MultiRegionKeyList
}

// Shape describes the structure.
func (*MultiRegionConfiguration) Shape() *api.Shape { return &shapeMultiRegionConfiguration }

// Field gives access to member i.
func (x *MultiRegionConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.MultiRegionKeyType
	case 1:
		return api.Of(&x.PrimaryKey)
	case 2:
		return &x.ReplicaKeys
	}
	panic("kms: no such member of MultiRegionConfiguration")
}

// MultiRegionKey is the structure MultiRegionKey.
type MultiRegionKey struct {
	api.Present

	Arn    string // ArnType
	Region string // RegionType
}

// Shape describes the structure.
func (*MultiRegionKey) Shape() *api.Shape { return &shapeMultiRegionKey }

// Field gives access to member i.
func (x *MultiRegionKey) Field(i int) any {
	switch i {
	case 0:
		return &x.Arn
	case 1:
		return &x.Region
	}
	panic("kms: no such member of MultiRegionKey")
}

// MultiRegionKeyList is a list of MultiRegionKey.
type MultiRegionKeyList []MultiRegionKey

// Len is the number of elements.
func (x *MultiRegionKeyList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *MultiRegionKeyList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *MultiRegionKeyList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *MultiRegionKeyList) Append() any {
	var zero MultiRegionKey
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *MultiRegionKeyList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *MultiRegionKeyList) Make(capacity int) { *x = make(MultiRegionKeyList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *MultiRegionKeyList) Grow(n int) { *x = append(make(MultiRegionKeyList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *MultiRegionKeyList) Clear() { *x = nil }

// NotFoundException is the structure NotFoundException.
type NotFoundException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*NotFoundException) Shape() *api.Shape { return &shapeNotFoundException }

// Field gives access to member i.
func (x *NotFoundException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of NotFoundException")
}

// PolicyNameList is a list of PolicyNameType.
type PolicyNameList []string

// Len is the number of elements.
func (x *PolicyNameList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyNameList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyNameList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyNameList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyNameList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyNameList) Make(capacity int) { *x = make(PolicyNameList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyNameList) Grow(n int) { *x = append(make(PolicyNameList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PolicyNameList) Clear() { *x = nil }

// PutKeyPolicyRequest is the structure PutKeyPolicyRequest.
type PutKeyPolicyRequest struct {
	api.Present

	KeyId                          string // KeyIdType, required
	PolicyName                     string // PolicyNameType
	Policy                         string // PolicyType, required
	BypassPolicyLockoutSafetyCheck *bool  // BooleanType
}

// Shape describes the structure.
func (*PutKeyPolicyRequest) Shape() *api.Shape { return &shapePutKeyPolicyRequest }

// Field gives access to member i.
func (x *PutKeyPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.PolicyName
	case 2:
		return &x.Policy
	case 3:
		return &x.BypassPolicyLockoutSafetyCheck
	}
	panic("kms: no such member of PutKeyPolicyRequest")
}

// ReEncryptRequest is the structure ReEncryptRequest.
type ReEncryptRequest struct {
	api.Present

	CiphertextBlob                 []byte             // CiphertextType
	SourceEncryptionContext        map[string]string  // EncryptionContextType
	SourceKeyId                    string             // KeyIdType
	DestinationKeyId               string             // KeyIdType, required
	DestinationEncryptionContext   map[string]string  // EncryptionContextType
	SourceEncryptionAlgorithm      string             // EncryptionAlgorithmSpec
	DestinationEncryptionAlgorithm string             // EncryptionAlgorithmSpec
	GrantTokens                    GrantTokenList     // GrantTokenList
	DryRun                         *bool              // NullableBooleanType
	DryRunModifiers                DryRunModifierList // DryRunModifierList
}

// Shape describes the structure.
func (*ReEncryptRequest) Shape() *api.Shape { return &shapeReEncryptRequest }

// Field gives access to member i.
func (x *ReEncryptRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.CiphertextBlob
	case 1:
		return &x.SourceEncryptionContext
	case 2:
		return &x.SourceKeyId
	case 3:
		return &x.DestinationKeyId
	case 4:
		return &x.DestinationEncryptionContext
	case 5:
		return &x.SourceEncryptionAlgorithm
	case 6:
		return &x.DestinationEncryptionAlgorithm
	case 7:
		return &x.GrantTokens
	case 8:
		return &x.DryRun
	case 9:
		return &x.DryRunModifiers
	}
	panic("kms: no such member of ReEncryptRequest")
}

// ReEncryptResponse is the structure ReEncryptResponse.
type ReEncryptResponse struct {
	api.Present

	CiphertextBlob                 []byte // CiphertextType
	SourceKeyId                    string // KeyIdType
	KeyId                          string // KeyIdType
	SourceEncryptionAlgorithm      string // EncryptionAlgorithmSpec
	DestinationEncryptionAlgorithm string // EncryptionAlgorithmSpec
	SourceKeyMaterialId            string // BackingKeyIdType
	DestinationKeyMaterialId       string // BackingKeyIdType
}

// Shape describes the structure.
func (*ReEncryptResponse) Shape() *api.Shape { return &shapeReEncryptResponse }

// Field gives access to member i.
func (x *ReEncryptResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.CiphertextBlob
	case 1:
		return &x.SourceKeyId
	case 2:
		return &x.KeyId
	case 3:
		return &x.SourceEncryptionAlgorithm
	case 4:
		return &x.DestinationEncryptionAlgorithm
	case 5:
		return &x.SourceKeyMaterialId
	case 6:
		return &x.DestinationKeyMaterialId
	}
	panic("kms: no such member of ReEncryptResponse")
}

// RecipientInfo is the structure RecipientInfo.
type RecipientInfo struct {
	api.Present

	KeyEncryptionAlgorithm string // KeyEncryptionMechanism
	AttestationDocument    []byte // AttestationDocumentType
}

// Shape describes the structure.
func (*RecipientInfo) Shape() *api.Shape { return &shapeRecipientInfo }

// Field gives access to member i.
func (x *RecipientInfo) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyEncryptionAlgorithm
	case 1:
		return &x.AttestationDocument
	}
	panic("kms: no such member of RecipientInfo")
}

// ResourceOwnersList is a list of ResourceOwnerType.
type ResourceOwnersList []string

// Len is the number of elements.
func (x *ResourceOwnersList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ResourceOwnersList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ResourceOwnersList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ResourceOwnersList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ResourceOwnersList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ResourceOwnersList) Make(capacity int) { *x = make(ResourceOwnersList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ResourceOwnersList) Grow(n int) { *x = append(make(ResourceOwnersList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *ResourceOwnersList) Clear() { *x = nil }

// RetireGrantRequest is the structure RetireGrantRequest.
type RetireGrantRequest struct {
	api.Present

	GrantToken string // GrantTokenType
	KeyId      string // KeyIdType
	GrantId    string // GrantIdType
	DryRun     *bool  // NullableBooleanType
}

// Shape describes the structure.
func (*RetireGrantRequest) Shape() *api.Shape { return &shapeRetireGrantRequest }

// Field gives access to member i.
func (x *RetireGrantRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GrantToken
	case 1:
		return &x.KeyId
	case 2:
		return &x.GrantId
	case 3:
		return &x.DryRun
	}
	panic("kms: no such member of RetireGrantRequest")
}

// RevokeGrantRequest is the structure RevokeGrantRequest.
type RevokeGrantRequest struct {
	api.Present

	KeyId   string // KeyIdType, required
	GrantId string // GrantIdType, required
	DryRun  *bool  // NullableBooleanType
}

// Shape describes the structure.
func (*RevokeGrantRequest) Shape() *api.Shape { return &shapeRevokeGrantRequest }

// Field gives access to member i.
func (x *RevokeGrantRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.GrantId
	case 2:
		return &x.DryRun
	}
	panic("kms: no such member of RevokeGrantRequest")
}

// RotateKeyOnDemandRequest is the structure RotateKeyOnDemandRequest.
type RotateKeyOnDemandRequest struct {
	api.Present

	KeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*RotateKeyOnDemandRequest) Shape() *api.Shape { return &shapeRotateKeyOnDemandRequest }

// Field gives access to member i.
func (x *RotateKeyOnDemandRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of RotateKeyOnDemandRequest")
}

// RotateKeyOnDemandResponse is the structure RotateKeyOnDemandResponse.
type RotateKeyOnDemandResponse struct {
	api.Present

	KeyId string // KeyIdType
}

// Shape describes the structure.
func (*RotateKeyOnDemandResponse) Shape() *api.Shape { return &shapeRotateKeyOnDemandResponse }

// Field gives access to member i.
func (x *RotateKeyOnDemandResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of RotateKeyOnDemandResponse")
}

// RotationsList is a list of RotationsListEntry.
type RotationsList []RotationsListEntry

// Len is the number of elements.
func (x *RotationsList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RotationsList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RotationsList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RotationsList) Append() any {
	var zero RotationsListEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RotationsList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RotationsList) Make(capacity int) { *x = make(RotationsList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *RotationsList) Grow(n int) { *x = append(make(RotationsList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *RotationsList) Clear() { *x = nil }

// RotationsListEntry is the structure RotationsListEntry.
type RotationsListEntry struct {
	api.Present

	KeyId                  string    // KeyIdType
	KeyMaterialId          string    // BackingKeyIdType
	KeyMaterialDescription string    // KeyMaterialDescriptionType
	ImportState            string    // ImportState
	KeyMaterialState       string    // KeyMaterialState
	ExpirationModel        string    // ExpirationModelType
	ValidTo                time.Time // DateType
	RotationDate           time.Time // DateType
	RotationType           string    // RotationType
}

// Shape describes the structure.
func (*RotationsListEntry) Shape() *api.Shape { return &shapeRotationsListEntry }

// Field gives access to member i.
func (x *RotationsListEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.KeyMaterialId
	case 2:
		return &x.KeyMaterialDescription
	case 3:
		return &x.ImportState
	case 4:
		return &x.KeyMaterialState
	case 5:
		return &x.ExpirationModel
	case 6:
		return &x.ValidTo
	case 7:
		return &x.RotationDate
	case 8:
		return &x.RotationType
	}
	panic("kms: no such member of RotationsListEntry")
}

// ScheduleKeyDeletionRequest is the structure ScheduleKeyDeletionRequest.
type ScheduleKeyDeletionRequest struct {
	api.Present

	KeyId               string // KeyIdType, required
	PendingWindowInDays *int32 // PendingWindowInDaysType
}

// Shape describes the structure.
func (*ScheduleKeyDeletionRequest) Shape() *api.Shape { return &shapeScheduleKeyDeletionRequest }

// Field gives access to member i.
func (x *ScheduleKeyDeletionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.PendingWindowInDays
	}
	panic("kms: no such member of ScheduleKeyDeletionRequest")
}

// ScheduleKeyDeletionResponse is the structure ScheduleKeyDeletionResponse.
type ScheduleKeyDeletionResponse struct {
	api.Present

	KeyId               string    // KeyIdType
	DeletionDate        time.Time // DateType
	KeyState            string    // KeyState
	PendingWindowInDays *int32    // PendingWindowInDaysType
}

// Shape describes the structure.
func (*ScheduleKeyDeletionResponse) Shape() *api.Shape { return &shapeScheduleKeyDeletionResponse }

// Field gives access to member i.
func (x *ScheduleKeyDeletionResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.DeletionDate
	case 2:
		return &x.KeyState
	case 3:
		return &x.PendingWindowInDays
	}
	panic("kms: no such member of ScheduleKeyDeletionResponse")
}

// SigningAlgorithmSpecList is a list of SigningAlgorithmSpec.
type SigningAlgorithmSpecList []string

// Len is the number of elements.
func (x *SigningAlgorithmSpecList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *SigningAlgorithmSpecList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *SigningAlgorithmSpecList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *SigningAlgorithmSpecList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *SigningAlgorithmSpecList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *SigningAlgorithmSpecList) Make(capacity int) {
	*x = make(SigningAlgorithmSpecList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *SigningAlgorithmSpecList) Grow(n int) {
	*x = append(make(SigningAlgorithmSpecList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *SigningAlgorithmSpecList) Clear() { *x = nil }

// Tag is the structure Tag.
type Tag struct {
	api.Present

	TagKey   string // TagKeyType, required
	TagValue string // TagValueType, required
}

// Shape describes the structure.
func (*Tag) Shape() *api.Shape { return &shapeTag }

// Field gives access to member i.
func (x *Tag) Field(i int) any {
	switch i {
	case 0:
		return &x.TagKey
	case 1:
		return &x.TagValue
	}
	panic("kms: no such member of Tag")
}

// TagException is the structure TagException.
type TagException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*TagException) Shape() *api.Shape { return &shapeTagException }

// Field gives access to member i.
func (x *TagException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of TagException")
}

// TagKeyList is a list of TagKeyType.
type TagKeyList []string

// Len is the number of elements.
func (x *TagKeyList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagKeyList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagKeyList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagKeyList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagKeyList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagKeyList) Make(capacity int) { *x = make(TagKeyList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagKeyList) Grow(n int) { *x = append(make(TagKeyList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagKeyList) Clear() { *x = nil }

// TagList is a list of Tag.
type TagList []Tag

// Len is the number of elements.
func (x *TagList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagList) Append() any {
	var zero Tag
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagList) Make(capacity int) { *x = make(TagList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagList) Grow(n int) { *x = append(make(TagList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagList) Clear() { *x = nil }

// TagResourceRequest is the structure TagResourceRequest.
type TagResourceRequest struct {
	api.Present

	KeyId string  // KeyIdType, required
	Tags  TagList // TagList, required
}

// Shape describes the structure.
func (*TagResourceRequest) Shape() *api.Shape { return &shapeTagResourceRequest }

// Field gives access to member i.
func (x *TagResourceRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.Tags
	}
	panic("kms: no such member of TagResourceRequest")
}
