// Code generated from the KMS API model 2014-11-01 (botocore 1.44.5). DO NOT EDIT.

package kms

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// GenerateRandomRequest is the structure GenerateRandomRequest.
type GenerateRandomRequest struct {
	api.Present

	NumberOfBytes    *int32         // NumberOfBytesType
	CustomKeyStoreId string         // CustomKeyStoreIdType
	Recipient        *RecipientInfo // RecipientInfo
}

// Shape describes the structure.
func (*GenerateRandomRequest) Shape() *api.Shape { return &shapeGenerateRandomRequest }

// Field gives access to member i.
func (x *GenerateRandomRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.NumberOfBytes
	case 1:
		return &x.CustomKeyStoreId
	case 2:
		return api.Of(&x.Recipient)
	}
	panic("kms: no such member of GenerateRandomRequest")
}

// GenerateRandomResponse is the structure GenerateRandomResponse.
type GenerateRandomResponse struct {
	api.Present

	Plaintext              []byte // PlaintextType
	CiphertextForRecipient []byte // CiphertextType
}

// Shape describes the structure.
func (*GenerateRandomResponse) Shape() *api.Shape { return &shapeGenerateRandomResponse }

// Field gives access to member i.
func (x *GenerateRandomResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Plaintext
	case 1:
		return &x.CiphertextForRecipient
	}
	panic("kms: no such member of GenerateRandomResponse")
}

// GetKeyPolicyRequest is the structure GetKeyPolicyRequest.
type GetKeyPolicyRequest struct {
	api.Present

	KeyId      string // KeyIdType, required
	PolicyName string // PolicyNameType
}

// Shape describes the structure.
func (*GetKeyPolicyRequest) Shape() *api.Shape { return &shapeGetKeyPolicyRequest }

// Field gives access to member i.
func (x *GetKeyPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.PolicyName
	}
	panic("kms: no such member of GetKeyPolicyRequest")
}

// GetKeyPolicyResponse is the structure GetKeyPolicyResponse.
type GetKeyPolicyResponse struct {
	api.Present

	Policy     string // PolicyType
	PolicyName string // PolicyNameType
}

// Shape describes the structure.
func (*GetKeyPolicyResponse) Shape() *api.Shape { return &shapeGetKeyPolicyResponse }

// Field gives access to member i.
func (x *GetKeyPolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Policy
	case 1:
		return &x.PolicyName
	}
	panic("kms: no such member of GetKeyPolicyResponse")
}

// GetKeyRotationStatusRequest is the structure GetKeyRotationStatusRequest.
type GetKeyRotationStatusRequest struct {
	api.Present

	KeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*GetKeyRotationStatusRequest) Shape() *api.Shape { return &shapeGetKeyRotationStatusRequest }

// Field gives access to member i.
func (x *GetKeyRotationStatusRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of GetKeyRotationStatusRequest")
}

// GetKeyRotationStatusResponse is the structure GetKeyRotationStatusResponse.
type GetKeyRotationStatusResponse struct {
	api.Present

	KeyRotationEnabled        *bool     // BooleanType
	KeyId                     string    // KeyIdType
	RotationPeriodInDays      *int32    // RotationPeriodInDaysType
	NextRotationDate          time.Time // DateType
	OnDemandRotationStartDate time.Time // DateType
}

// Shape describes the structure.
func (*GetKeyRotationStatusResponse) Shape() *api.Shape { return &shapeGetKeyRotationStatusResponse }

// Field gives access to member i.
func (x *GetKeyRotationStatusResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyRotationEnabled
	case 1:
		return &x.KeyId
	case 2:
		return &x.RotationPeriodInDays
	case 3:
		return &x.NextRotationDate
	case 4:
		return &x.OnDemandRotationStartDate
	}
	panic("kms: no such member of GetKeyRotationStatusResponse")
}

// GrantConstraints is the structure GrantConstraints.
type GrantConstraints struct {
	api.Present

	EncryptionContextSubset map[string]string // EncryptionContextType
	EncryptionContextEquals map[string]string // EncryptionContextType
	SourceArn               string            // GrantConstraintSourceArnType
}

// Shape describes the structure.
func (*GrantConstraints) Shape() *api.Shape { return &shapeGrantConstraints }

// Field gives access to member i.
func (x *GrantConstraints) Field(i int) any {
	switch i {
	case 0:
		return &x.EncryptionContextSubset
	case 1:
		return &x.EncryptionContextEquals
	case 2:
		return &x.SourceArn
	}
	panic("kms: no such member of GrantConstraints")
}

// GrantList is a list of GrantListEntry.
type GrantList []GrantListEntry

// Len is the number of elements.
func (x *GrantList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GrantList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GrantList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GrantList) Append() any {
	var zero GrantListEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GrantList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GrantList) Make(capacity int) { *x = make(GrantList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GrantList) Grow(n int) { *x = append(make(GrantList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *GrantList) Clear() { *x = nil }

// GrantListEntry is the structure GrantListEntry.
type GrantListEntry struct {
	api.Present

	KeyId                    string             // KeyIdType
	GrantId                  string             // GrantIdType
	Name                     string             // GrantNameType
	CreationDate             time.Time          // DateType
	GranteePrincipal         string             // PrincipalIdType
	RetiringPrincipal        string             // PrincipalIdType
	IssuingAccount           string             // PrincipalIdType
	Operations               GrantOperationList // GrantOperationList
	Constraints              *GrantConstraints  // GrantConstraints
	GranteeServicePrincipal  string             // ServicePrincipalType
	RetiringServicePrincipal string             // ServicePrincipalType
}

// Shape describes the structure.
func (*GrantListEntry) Shape() *api.Shape { return &shapeGrantListEntry }

// Field gives access to member i.
func (x *GrantListEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.GrantId
	case 2:
		return &x.Name
	case 3:
		return &x.CreationDate
	case 4:
		return &x.GranteePrincipal
	case 5:
		return &x.RetiringPrincipal
	case 6:
		return &x.IssuingAccount
	case 7:
		return &x.Operations
	case 8:
		return api.Of(&x.Constraints)
	case 9:
		return &x.GranteeServicePrincipal
	case 10:
		return &x.RetiringServicePrincipal
	}
	panic("kms: no such member of GrantListEntry")
}

// GrantOperationList is a list of GrantOperation.
type GrantOperationList []string

// Len is the number of elements.
func (x *GrantOperationList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GrantOperationList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GrantOperationList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GrantOperationList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GrantOperationList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GrantOperationList) Make(capacity int) { *x = make(GrantOperationList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GrantOperationList) Grow(n int) { *x = append(make(GrantOperationList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *GrantOperationList) Clear() { *x = nil }

// GrantTokenList is a list of GrantTokenType.
type GrantTokenList []string

// Len is the number of elements.
func (x *GrantTokenList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GrantTokenList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GrantTokenList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GrantTokenList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GrantTokenList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GrantTokenList) Make(capacity int) { *x = make(GrantTokenList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GrantTokenList) Grow(n int) { *x = append(make(GrantTokenList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *GrantTokenList) Clear() { *x = nil }

// IncorrectKeyException is the structure IncorrectKeyException.
type IncorrectKeyException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*IncorrectKeyException) Shape() *api.Shape { return &shapeIncorrectKeyException }

// Field gives access to member i.
func (x *IncorrectKeyException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of IncorrectKeyException")
}

// InvalidAliasNameException is the structure InvalidAliasNameException.
type InvalidAliasNameException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*InvalidAliasNameException) Shape() *api.Shape { return &shapeInvalidAliasNameException }

// Field gives access to member i.
func (x *InvalidAliasNameException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of InvalidAliasNameException")
}

// InvalidArnException is the structure InvalidArnException.
type InvalidArnException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*InvalidArnException) Shape() *api.Shape { return &shapeInvalidArnException }

// Field gives access to member i.
func (x *InvalidArnException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of InvalidArnException")
}

// InvalidCiphertextException is the structure InvalidCiphertextException.
type InvalidCiphertextException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*InvalidCiphertextException) Shape() *api.Shape { return &shapeInvalidCiphertextException }

// Field gives access to member i.
func (x *InvalidCiphertextException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of InvalidCiphertextException")
}

// InvalidGrantIdException is the structure InvalidGrantIdException.
type InvalidGrantIdException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*InvalidGrantIdException) Shape() *api.Shape { return &shapeInvalidGrantIdException }

// Field gives access to member i.
func (x *InvalidGrantIdException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of InvalidGrantIdException")
}

// InvalidGrantTokenException is the structure InvalidGrantTokenException.
type InvalidGrantTokenException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*InvalidGrantTokenException) Shape() *api.Shape { return &shapeInvalidGrantTokenException }

// Field gives access to member i.
func (x *InvalidGrantTokenException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of InvalidGrantTokenException")
}

// InvalidKeyUsageException is the structure InvalidKeyUsageException.
type InvalidKeyUsageException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*InvalidKeyUsageException) Shape() *api.Shape { return &shapeInvalidKeyUsageException }

// Field gives access to member i.
func (x *InvalidKeyUsageException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of InvalidKeyUsageException")
}

// InvalidMarkerException is the structure InvalidMarkerException.
type InvalidMarkerException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*InvalidMarkerException) Shape() *api.Shape { return &shapeInvalidMarkerException }

// Field gives access to member i.
func (x *InvalidMarkerException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of InvalidMarkerException")
}

// KMSInternalException is the structure KMSInternalException.
type KMSInternalException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*KMSInternalException) Shape() *api.Shape { return &shapeKMSInternalException }

// Field gives access to member i.
func (x *KMSInternalException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of KMSInternalException")
}

// KMSInvalidStateException is the structure KMSInvalidStateException.
type KMSInvalidStateException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*KMSInvalidStateException) Shape() *api.Shape { return &shapeKMSInvalidStateException }

// Field gives access to member i.
func (x *KMSInvalidStateException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of KMSInvalidStateException")
}

// KeyAgreementAlgorithmSpecList is a list of KeyAgreementAlgorithmSpec.
type KeyAgreementAlgorithmSpecList []string

// Len is the number of elements.
func (x *KeyAgreementAlgorithmSpecList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *KeyAgreementAlgorithmSpecList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *KeyAgreementAlgorithmSpecList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *KeyAgreementAlgorithmSpecList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *KeyAgreementAlgorithmSpecList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *KeyAgreementAlgorithmSpecList) Make(capacity int) {
	*x = make(KeyAgreementAlgorithmSpecList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *KeyAgreementAlgorithmSpecList) Grow(n int) {
	*x = append(make(KeyAgreementAlgorithmSpecList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *KeyAgreementAlgorithmSpecList) Clear() { *x = nil }

// KeyList is a list of KeyListEntry.
type KeyList []KeyListEntry

// Len is the number of elements.
func (x *KeyList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *KeyList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *KeyList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *KeyList) Append() any {
	var zero KeyListEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *KeyList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *KeyList) Make(capacity int) { *x = make(KeyList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *KeyList) Grow(n int) { *x = append(make(KeyList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *KeyList) Clear() { *x = nil }

// KeyListEntry is the structure KeyListEntry.
type KeyListEntry struct {
	api.Present

	KeyId  string // KeyIdType
	KeyArn string // ArnType
}

// Shape describes the structure.
func (*KeyListEntry) Shape() *api.Shape { return &shapeKeyListEntry }

// Field gives access to member i.
func (x *KeyListEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.KeyArn
	}
	panic("kms: no such member of KeyListEntry")
}

// KeyMetadata is the structure KeyMetadata.
type KeyMetadata struct {
	api.Present

	AWSAccountId                string                         // AWSAccountIdType
	KeyId                       string                         // KeyIdType, required
	Arn                         string                         // ArnType
	CreationDate                time.Time                      // DateType
	Enabled                     *bool                          // BooleanType
	Description                 string                         // DescriptionType
	KeyUsage                    string                         // KeyUsageType
	KeyState                    string                         // KeyState
	DeletionDate                time.Time                      // DateType
	ValidTo                     time.Time                      // DateType
	Origin                      string                         // OriginType
	CustomKeyStoreId            string                         // CustomKeyStoreIdType
	CloudHsmClusterId           string                         // CloudHsmClusterIdType
	ExpirationModel             string                         // ExpirationModelType
	KeyManager                  string                         // KeyManagerType
	CustomerMasterKeySpec       string                         // CustomerMasterKeySpec
	KeySpec                     string                         // KeySpec
	EncryptionAlgorithms        EncryptionAlgorithmSpecList    // EncryptionAlgorithmSpecList
	SigningAlgorithms           SigningAlgorithmSpecList       // SigningAlgorithmSpecList
	KeyAgreementAlgorithms      KeyAgreementAlgorithmSpecList  // KeyAgreementAlgorithmSpecList
	EncapsulationAlgorithms     EncapsulationAlgorithmSpecList // EncapsulationAlgorithmSpecList
	MultiRegion                 *bool                          // NullableBooleanType
	MultiRegionConfiguration    *MultiRegionConfiguration      // MultiRegionConfiguration
	PendingDeletionWindowInDays *int32                         // PendingWindowInDaysType
	MacAlgorithms               MacAlgorithmSpecList           // MacAlgorithmSpecList
	XksKeyConfiguration         *XksKeyConfigurationType       // XksKeyConfigurationType
	CurrentKeyMaterialId        string                         // BackingKeyIdType
}

// Shape describes the structure.
func (*KeyMetadata) Shape() *api.Shape { return &shapeKeyMetadata }

// Field gives access to member i.
func (x *KeyMetadata) Field(i int) any {
	switch i {
	case 0:
		return &x.AWSAccountId
	case 1:
		return &x.KeyId
	case 2:
		return &x.Arn
	case 3:
		return &x.CreationDate
	case 4:
		return &x.Enabled
	case 5:
		return &x.Description
	case 6:
		return &x.KeyUsage
	case 7:
		return &x.KeyState
	case 8:
		return &x.DeletionDate
	case 9:
		return &x.ValidTo
	case 10:
		return &x.Origin
	case 11:
		return &x.CustomKeyStoreId
	case 12:
		return &x.CloudHsmClusterId
	case 13:
		return &x.ExpirationModel
	case 14:
		return &x.KeyManager
	case 15:
		return &x.CustomerMasterKeySpec
	case 16:
		return &x.KeySpec
	case 17:
		return &x.EncryptionAlgorithms
	case 18:
		return &x.SigningAlgorithms
	case 19:
		return &x.KeyAgreementAlgorithms
	case 20:
		return &x.EncapsulationAlgorithms
	case 21:
		return &x.MultiRegion
	case 22:
		return api.Of(&x.MultiRegionConfiguration)
	case 23:
		return &x.PendingDeletionWindowInDays
	case 24:
		return &x.MacAlgorithms
	case 25:
		return api.Of(&x.XksKeyConfiguration)
	case 26:
		return &x.CurrentKeyMaterialId
	}
	panic("kms: no such member of KeyMetadata")
}

// KeyUnavailableException is the structure KeyUnavailableException.
type KeyUnavailableException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*KeyUnavailableException) Shape() *api.Shape { return &shapeKeyUnavailableException }

// Field gives access to member i.
func (x *KeyUnavailableException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of KeyUnavailableException")
}

// LimitExceededException is the structure LimitExceededException.
type LimitExceededException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*LimitExceededException) Shape() *api.Shape { return &shapeLimitExceededException }

// Field gives access to member i.
func (x *LimitExceededException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of LimitExceededException")
}

// ListAliasesRequest is the structure ListAliasesRequest.
type ListAliasesRequest struct {
	api.Present

	KeyId  string // KeyIdType
	Limit  *int32 // LimitType
	Marker string // MarkerType
}

// Shape describes the structure.
func (*ListAliasesRequest) Shape() *api.Shape { return &shapeListAliasesRequest }

// Field gives access to member i.
func (x *ListAliasesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.Limit
	case 2:
		return &x.Marker
	}
	panic("kms: no such member of ListAliasesRequest")
}

// ListAliasesResponse is the structure ListAliasesResponse.
type ListAliasesResponse struct {
	api.Present

	Aliases    AliasList // AliasList
	NextMarker string    // MarkerType
	Truncated  *bool     // BooleanType
}

// Shape describes the structure.
func (*ListAliasesResponse) Shape() *api.Shape { return &shapeListAliasesResponse }

// Field gives access to member i.
func (x *ListAliasesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Aliases
	case 1:
		return &x.NextMarker
	case 2:
		return &x.Truncated
	}
	panic("kms: no such member of ListAliasesResponse")
}

// ListGrantsRequest is the structure ListGrantsRequest.
type ListGrantsRequest struct {
	api.Present

	Limit                   *int32 // LimitType
	Marker                  string // MarkerType
	KeyId                   string // KeyIdType, required
	GrantId                 string // GrantIdType
	GranteePrincipal        string // PrincipalIdType
	GranteeServicePrincipal string // ServicePrincipalType
}

// Shape describes the structure.
func (*ListGrantsRequest) Shape() *api.Shape { return &shapeListGrantsRequest }

// Field gives access to member i.
func (x *ListGrantsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Limit
	case 1:
		return &x.Marker
	case 2:
		return &x.KeyId
	case 3:
		return &x.GrantId
	case 4:
		return &x.GranteePrincipal
	case 5:
		return &x.GranteeServicePrincipal
	}
	panic("kms: no such member of ListGrantsRequest")
}

// ListGrantsResponse is the structure ListGrantsResponse.
type ListGrantsResponse struct {
	api.Present

	Grants     GrantList // GrantList
	NextMarker string    // MarkerType
	Truncated  *bool     // BooleanType
}

// Shape describes the structure.
func (*ListGrantsResponse) Shape() *api.Shape { return &shapeListGrantsResponse }

// Field gives access to member i.
func (x *ListGrantsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Grants
	case 1:
		return &x.NextMarker
	case 2:
		return &x.Truncated
	}
	panic("kms: no such member of ListGrantsResponse")
}

// ListKeyPoliciesRequest is the structure ListKeyPoliciesRequest.
type ListKeyPoliciesRequest struct {
	api.Present

	KeyId  string // KeyIdType, required
	Limit  *int32 // LimitType
	Marker string // MarkerType
}

// Shape describes the structure.
func (*ListKeyPoliciesRequest) Shape() *api.Shape { return &shapeListKeyPoliciesRequest }

// Field gives access to member i.
func (x *ListKeyPoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.Limit
	case 2:
		return &x.Marker
	}
	panic("kms: no such member of ListKeyPoliciesRequest")
}

// ListKeyPoliciesResponse is the structure ListKeyPoliciesResponse.
type ListKeyPoliciesResponse struct {
	api.Present

	PolicyNames PolicyNameList // PolicyNameList
	NextMarker  string         // MarkerType
	Truncated   *bool          // BooleanType
}

// Shape describes the structure.
func (*ListKeyPoliciesResponse) Shape() *api.Shape { return &shapeListKeyPoliciesResponse }

// Field gives access to member i.
func (x *ListKeyPoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyNames
	case 1:
		return &x.NextMarker
	case 2:
		return &x.Truncated
	}
	panic("kms: no such member of ListKeyPoliciesResponse")
}
