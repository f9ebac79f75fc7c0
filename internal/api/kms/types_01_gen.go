// Code generated from the KMS API model 2014-11-01 (botocore 1.44.5). DO NOT EDIT.

package kms

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// AliasList is a list of AliasListEntry.
type AliasList []AliasListEntry

// Len is the number of elements.
func (x *AliasList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AliasList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AliasList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AliasList) Append() any {
	var zero AliasListEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AliasList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AliasList) Make(capacity int) { *x = make(AliasList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *AliasList) Grow(n int) { *x = append(make(AliasList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *AliasList) Clear() { *x = nil }

// AliasListEntry is the structure AliasListEntry.
type AliasListEntry struct {
	api.Present

	AliasName       string    // AliasNameType
	AliasArn        string    // ArnType
	TargetKeyId     string    // KeyIdType
	CreationDate    time.Time // DateType
	LastUpdatedDate time.Time // DateType
}

// Shape describes the structure.
func (*AliasListEntry) Shape() *api.Shape { return &shapeAliasListEntry }

// Field gives access to member i.
func (x *AliasListEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.AliasName
	case 1:
		return &x.AliasArn
	case 2:
		return &x.TargetKeyId
	case 3:
		return &x.CreationDate
	case 4:
		return &x.LastUpdatedDate
	}
	panic("kms: no such member of AliasListEntry")
}

// AlreadyExistsException is the structure AlreadyExistsException.
type AlreadyExistsException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*AlreadyExistsException) Shape() *api.Shape { return &shapeAlreadyExistsException }

// Field gives access to member i.
func (x *AlreadyExistsException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of AlreadyExistsException")
}

// CancelKeyDeletionRequest is the structure CancelKeyDeletionRequest.
type CancelKeyDeletionRequest struct {
	api.Present

	KeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*CancelKeyDeletionRequest) Shape() *api.Shape { return &shapeCancelKeyDeletionRequest }

// Field gives access to member i.
func (x *CancelKeyDeletionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of CancelKeyDeletionRequest")
}

// CancelKeyDeletionResponse is the structure CancelKeyDeletionResponse.
type CancelKeyDeletionResponse struct {
	api.Present

	KeyId string // KeyIdType
}

// Shape describes the structure.
func (*CancelKeyDeletionResponse) Shape() *api.Shape { return &shapeCancelKeyDeletionResponse }

// Field gives access to member i.
func (x *CancelKeyDeletionResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of CancelKeyDeletionResponse")
}

// CloudHsmClusterInvalidConfigurationException is the structure CloudHsmClusterInvalidConfigurationException.
type CloudHsmClusterInvalidConfigurationException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*CloudHsmClusterInvalidConfigurationException) Shape() *api.Shape {
	return &shapeCloudHsmClusterInvalidConfigurationException
}

// Field gives access to member i.
func (x *CloudHsmClusterInvalidConfigurationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of CloudHsmClusterInvalidConfigurationException")
}

// ConflictException is the structure ConflictException.
type ConflictException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*ConflictException) Shape() *api.Shape { return &shapeConflictException }

// Field gives access to member i.
func (x *ConflictException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of ConflictException")
}

// CreateAliasRequest is the structure CreateAliasRequest.
type CreateAliasRequest struct {
	api.Present

	AliasName   string // AliasNameType, required
	TargetKeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*CreateAliasRequest) Shape() *api.Shape { return &shapeCreateAliasRequest }

// Field gives access to member i.
func (x *CreateAliasRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.AliasName
	case 1:
		return &x.TargetKeyId
	}
	panic("kms: no such member of CreateAliasRequest")
}

// CreateGrantRequest is the structure CreateGrantRequest.
type CreateGrantRequest struct {
	api.Present

	KeyId                    string             // KeyIdType, required
	GranteePrincipal         string             // PrincipalIdType
	RetiringPrincipal        string             // PrincipalIdType
	Operations               GrantOperationList // GrantOperationList, required
	Constraints              *GrantConstraints  // GrantConstraints
	GrantTokens              GrantTokenList     // GrantTokenList
	Name                     string             // GrantNameType
	DryRun                   *bool              // NullableBooleanType
	GranteeServicePrincipal  string             // ServicePrincipalType
	RetiringServicePrincipal string             // ServicePrincipalType
}

// Shape describes the structure.
func (*CreateGrantRequest) Shape() *api.Shape { return &shapeCreateGrantRequest }

// Field gives access to member i.
func (x *CreateGrantRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.GranteePrincipal
	case 2:
		return &x.RetiringPrincipal
	case 3:
		return &x.Operations
	case 4:
		return api.Of(&x.Constraints)
	case 5:
		return &x.GrantTokens
	case 6:
		return &x.Name
	case 7:
		return &x.DryRun
	case 8:
		return &x.GranteeServicePrincipal
	case 9:
		return &x.RetiringServicePrincipal
	}
	panic("kms: no such member of CreateGrantRequest")
}

// CreateGrantResponse is the structure CreateGrantResponse.
type CreateGrantResponse struct {
	api.Present

	GrantToken string // GrantTokenType
	GrantId    string // GrantIdType
}

// Shape describes the structure.
func (*CreateGrantResponse) Shape() *api.Shape { return &shapeCreateGrantResponse }

// Field gives access to member i.
func (x *CreateGrantResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.GrantToken
	case 1:
		return &x.GrantId
	}
	panic("kms: no such member of CreateGrantResponse")
}

// CreateKeyRequest is the structure CreateKeyRequest.
type CreateKeyRequest struct {
	api.Present

	Policy                         string  // PolicyType
	Description                    string  // DescriptionType
	KeyUsage                       string  // KeyUsageType
	CustomerMasterKeySpec          string  // CustomerMasterKeySpec
	KeySpec                        string  // KeySpec
	Origin                         string  // OriginType
	CustomKeyStoreId               string  // CustomKeyStoreIdType
	BypassPolicyLockoutSafetyCheck *bool   // BooleanType
	Tags                           TagList // TagList
	MultiRegion                    *bool   // NullableBooleanType
	XksKeyId                       string  // XksKeyIdType
}

// Shape describes the structure.
func (*CreateKeyRequest) Shape() *api.Shape { return &shapeCreateKeyRequest }

// Field gives access to member i.
func (x *CreateKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Policy
	case 1:
		return &x.Description
	case 2:
		return &x.KeyUsage
	case 3:
		return &x.CustomerMasterKeySpec
	case 4:
		return &x.KeySpec
	case 5:
		return &x.Origin
	case 6:
		return &x.CustomKeyStoreId
	case 7:
		return &x.BypassPolicyLockoutSafetyCheck
	case 8:
		return &x.Tags
	case 9:
		return &x.MultiRegion
	case 10:
		return &x.XksKeyId
	}
	panic("kms: no such member of CreateKeyRequest")
}

// CreateKeyResponse is the structure CreateKeyResponse.
type CreateKeyResponse struct {
	api.Present

	KeyMetadata *KeyMetadata // KeyMetadata
}

// Shape describes the structure.
func (*CreateKeyResponse) Shape() *api.Shape { return &shapeCreateKeyResponse }

// Field gives access to member i.
func (x *CreateKeyResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.KeyMetadata)
	}
	panic("kms: no such member of CreateKeyResponse")
}

// CustomKeyStoreInvalidStateException is the structure CustomKeyStoreInvalidStateException.
type CustomKeyStoreInvalidStateException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*CustomKeyStoreInvalidStateException) Shape() *api.Shape {
	return &shapeCustomKeyStoreInvalidStateException
}

// Field gives access to member i.
func (x *CustomKeyStoreInvalidStateException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of CustomKeyStoreInvalidStateException")
}

// CustomKeyStoreNotFoundException is the structure CustomKeyStoreNotFoundException.
type CustomKeyStoreNotFoundException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*CustomKeyStoreNotFoundException) Shape() *api.Shape {
	return &shapeCustomKeyStoreNotFoundException
}

// Field gives access to member i.
func (x *CustomKeyStoreNotFoundException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of CustomKeyStoreNotFoundException")
}

// DecryptRequest is the structure DecryptRequest.
type DecryptRequest struct {
	api.Present

	CiphertextBlob      []byte             // CiphertextType
	EncryptionContext   map[string]string  // EncryptionContextType
	GrantTokens         GrantTokenList     // GrantTokenList
	KeyId               string             // KeyIdType
	EncryptionAlgorithm string             // EncryptionAlgorithmSpec
	Recipient           *RecipientInfo     // RecipientInfo
	DryRun              *bool              // NullableBooleanType
	DryRunModifiers     DryRunModifierList // DryRunModifierList
}

// Shape describes the structure.
func (*DecryptRequest) Shape() *api.Shape { return &shapeDecryptRequest }

// Field gives access to member i.
func (x *DecryptRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.CiphertextBlob
	case 1:
		return &x.EncryptionContext
	case 2:
		return &x.GrantTokens
	case 3:
		return &x.KeyId
	case 4:
		return &x.EncryptionAlgorithm
	case 5:
		return api.Of(&x.Recipient)
	case 6:
		return &x.DryRun
	case 7:
		return &x.DryRunModifiers
	}
	panic("kms: no such member of DecryptRequest")
}

// DecryptResponse is the structure DecryptResponse.
type DecryptResponse struct {
	api.Present

	KeyId                  string // KeyIdType
	Plaintext              []byte // PlaintextType
	EncryptionAlgorithm    string // EncryptionAlgorithmSpec
	CiphertextForRecipient []byte // CiphertextType
	KeyMaterialId          string // BackingKeyIdType
}

// Shape describes the structure.
func (*DecryptResponse) Shape() *api.Shape { return &shapeDecryptResponse }

// Field gives access to member i.
func (x *DecryptResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.Plaintext
	case 2:
		return &x.EncryptionAlgorithm
	case 3:
		return &x.CiphertextForRecipient
	case 4:
		return &x.KeyMaterialId
	}
	panic("kms: no such member of DecryptResponse")
}

// DeleteAliasRequest is the structure DeleteAliasRequest.
type DeleteAliasRequest struct {
	api.Present

	AliasName string // AliasNameType, required
}

// Shape describes the structure.
func (*DeleteAliasRequest) Shape() *api.Shape { return &shapeDeleteAliasRequest }

// Field gives access to member i.
func (x *DeleteAliasRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.AliasName
	}
	panic("kms: no such member of DeleteAliasRequest")
}

// DependencyTimeoutException is the structure DependencyTimeoutException.
type DependencyTimeoutException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*DependencyTimeoutException) Shape() *api.Shape { return &shapeDependencyTimeoutException }

// Field gives access to member i.
func (x *DependencyTimeoutException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of DependencyTimeoutException")
}

// DescribeKeyRequest is the structure DescribeKeyRequest.
type DescribeKeyRequest struct {
	api.Present

	KeyId       string         // KeyIdType, required
	GrantTokens GrantTokenList // GrantTokenList
}

// Shape describes the structure.
func (*DescribeKeyRequest) Shape() *api.Shape { return &shapeDescribeKeyRequest }

// Field gives access to member i.
func (x *DescribeKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.GrantTokens
	}
	panic("kms: no such member of DescribeKeyRequest")
}

// DescribeKeyResponse is the structure DescribeKeyResponse.
type DescribeKeyResponse struct {
	api.Present

	KeyMetadata *KeyMetadata // KeyMetadata
}

// Shape describes the structure.
func (*DescribeKeyResponse) Shape() *api.Shape { return &shapeDescribeKeyResponse }

// Field gives access to member i.
func (x *DescribeKeyResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.KeyMetadata)
	}
	panic("kms: no such member of DescribeKeyResponse")
}

// DisableKeyRequest is the structure DisableKeyRequest.
type DisableKeyRequest struct {
	api.Present

	KeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*DisableKeyRequest) Shape() *api.Shape { return &shapeDisableKeyRequest }

// Field gives access to member i.
func (x *DisableKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of DisableKeyRequest")
}

// DisableKeyRotationRequest is the structure DisableKeyRotationRequest.
type DisableKeyRotationRequest struct {
	api.Present

	KeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*DisableKeyRotationRequest) Shape() *api.Shape { return &shapeDisableKeyRotationRequest }

// Field gives access to member i.
func (x *DisableKeyRotationRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of DisableKeyRotationRequest")
}

// DisabledException is the structure DisabledException.
type DisabledException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*DisabledException) Shape() *api.Shape { return &shapeDisabledException }

// Field gives access to member i.
func (x *DisabledException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of DisabledException")
}

// DryRunModifierList is a list of DryRunModifierType.
type DryRunModifierList []string

// Len is the number of elements.
func (x *DryRunModifierList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *DryRunModifierList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *DryRunModifierList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *DryRunModifierList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *DryRunModifierList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *DryRunModifierList) Make(capacity int) { *x = make(DryRunModifierList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *DryRunModifierList) Grow(n int) { *x = append(make(DryRunModifierList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *DryRunModifierList) Clear() { *x = nil }

// DryRunOperationException is the structure DryRunOperationException.
type DryRunOperationException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*DryRunOperationException) Shape() *api.Shape { return &shapeDryRunOperationException }

// Field gives access to member i.
func (x *DryRunOperationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of DryRunOperationException")
}

// EnableKeyRequest is the structure EnableKeyRequest.
type EnableKeyRequest struct {
	api.Present

	KeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*EnableKeyRequest) Shape() *api.Shape { return &shapeEnableKeyRequest }

// Field gives access to member i.
func (x *EnableKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	}
	panic("kms: no such member of EnableKeyRequest")
}

// EnableKeyRotationRequest is the structure EnableKeyRotationRequest.
type EnableKeyRotationRequest struct {
	api.Present

	KeyId                string // KeyIdType, required
	RotationPeriodInDays *int32 // RotationPeriodInDaysType
}

// Shape describes the structure.
func (*EnableKeyRotationRequest) Shape() *api.Shape { return &shapeEnableKeyRotationRequest }

// Field gives access to member i.
func (x *EnableKeyRotationRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.RotationPeriodInDays
	}
	panic("kms: no such member of EnableKeyRotationRequest")
}

// EncapsulationAlgorithmSpecList is a list of EncapsulationAlgorithmSpec.
type EncapsulationAlgorithmSpecList []string

// Len is the number of elements.
func (x *EncapsulationAlgorithmSpecList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *EncapsulationAlgorithmSpecList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *EncapsulationAlgorithmSpecList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *EncapsulationAlgorithmSpecList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *EncapsulationAlgorithmSpecList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *EncapsulationAlgorithmSpecList) Make(capacity int) {
	*x = make(EncapsulationAlgorithmSpecList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *EncapsulationAlgorithmSpecList) Grow(n int) {
	*x = append(make(EncapsulationAlgorithmSpecList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *EncapsulationAlgorithmSpecList) Clear() { *x = nil }

// EncryptRequest is the structure EncryptRequest.
type EncryptRequest struct {
	api.Present

	KeyId               string            // KeyIdType, required
	Plaintext           []byte            // PlaintextType, required
	EncryptionContext   map[string]string // EncryptionContextType
	GrantTokens         GrantTokenList    // GrantTokenList
	EncryptionAlgorithm string            // EncryptionAlgorithmSpec
	DryRun              *bool             // NullableBooleanType
}

// Shape describes the structure.
func (*EncryptRequest) Shape() *api.Shape { return &shapeEncryptRequest }

// Field gives access to member i.
func (x *EncryptRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.Plaintext
	case 2:
		return &x.EncryptionContext
	case 3:
		return &x.GrantTokens
	case 4:
		return &x.EncryptionAlgorithm
	case 5:
		return &x.DryRun
	}
	panic("kms: no such member of EncryptRequest")
}

// EncryptResponse is the structure EncryptResponse.
type EncryptResponse struct {
	api.Present

	CiphertextBlob      []byte // CiphertextType
	KeyId               string // KeyIdType
	EncryptionAlgorithm string // EncryptionAlgorithmSpec
}

// Shape describes the structure.
func (*EncryptResponse) Shape() *api.Shape { return &shapeEncryptResponse }

// Field gives access to member i.
func (x *EncryptResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.CiphertextBlob
	case 1:
		return &x.KeyId
	case 2:
		return &x.EncryptionAlgorithm
	}
	panic("kms: no such member of EncryptResponse")
}

// EncryptionAlgorithmSpecList is a list of EncryptionAlgorithmSpec.
type EncryptionAlgorithmSpecList []string

// Len is the number of elements.
func (x *EncryptionAlgorithmSpecList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *EncryptionAlgorithmSpecList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *EncryptionAlgorithmSpecList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *EncryptionAlgorithmSpecList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *EncryptionAlgorithmSpecList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *EncryptionAlgorithmSpecList) Make(capacity int) {
	*x = make(EncryptionAlgorithmSpecList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *EncryptionAlgorithmSpecList) Grow(n int) {
	*x = append(make(EncryptionAlgorithmSpecList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *EncryptionAlgorithmSpecList) Clear() { *x = nil }

// GenerateDataKeyRequest is the structure GenerateDataKeyRequest.
type GenerateDataKeyRequest struct {
	api.Present

	KeyId             string            // KeyIdType, required
	EncryptionContext map[string]string // EncryptionContextType
	NumberOfBytes     *int32            // NumberOfBytesType
	KeySpec           string            // DataKeySpec
	GrantTokens       GrantTokenList    // GrantTokenList
	Recipient         *RecipientInfo    // RecipientInfo
	DryRun            *bool             // NullableBooleanType
}

// Shape describes the structure.
func (*GenerateDataKeyRequest) Shape() *api.Shape { return &shapeGenerateDataKeyRequest }

// Field gives access to member i.
func (x *GenerateDataKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.EncryptionContext
	case 2:
		return &x.NumberOfBytes
	case 3:
		return &x.KeySpec
	case 4:
		return &x.GrantTokens
	case 5:
		return api.Of(&x.Recipient)
	case 6:
		return &x.DryRun
	}
	panic("kms: no such member of GenerateDataKeyRequest")
}

// GenerateDataKeyResponse is the structure GenerateDataKeyResponse.
type GenerateDataKeyResponse struct {
	api.Present

	CiphertextBlob         []byte // CiphertextType
	Plaintext              []byte // PlaintextType
	KeyId                  string // KeyIdType
	CiphertextForRecipient []byte // CiphertextType
	KeyMaterialId          string // BackingKeyIdType
}

// Shape describes the structure.
func (*GenerateDataKeyResponse) Shape() *api.Shape { return &shapeGenerateDataKeyResponse }

// Field gives access to member i.
func (x *GenerateDataKeyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.CiphertextBlob
	case 1:
		return &x.Plaintext
	case 2:
		return &x.KeyId
	case 3:
		return &x.CiphertextForRecipient
	case 4:
		return &x.KeyMaterialId
	}
	panic("kms: no such member of GenerateDataKeyResponse")
}

// GenerateDataKeyWithoutPlaintextRequest is the structure GenerateDataKeyWithoutPlaintextRequest.
type GenerateDataKeyWithoutPlaintextRequest struct {
	api.Present

	KeyId             string            // KeyIdType, required
	EncryptionContext map[string]string // EncryptionContextType
	KeySpec           string            // DataKeySpec
	NumberOfBytes     *int32            // NumberOfBytesType
	GrantTokens       GrantTokenList    // GrantTokenList
	DryRun            *bool             // NullableBooleanType
}

// Shape describes the structure.
func (*GenerateDataKeyWithoutPlaintextRequest) Shape() *api.Shape {
	return &shapeGenerateDataKeyWithoutPlaintextRequest
}

// Field gives access to member i.
func (x *GenerateDataKeyWithoutPlaintextRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.EncryptionContext
	case 2:
		return &x.KeySpec
	case 3:
		return &x.NumberOfBytes
	case 4:
		return &x.GrantTokens
	case 5:
		return &x.DryRun
	}
	panic("kms: no such member of GenerateDataKeyWithoutPlaintextRequest")
}

// GenerateDataKeyWithoutPlaintextResponse is the structure GenerateDataKeyWithoutPlaintextResponse.
type GenerateDataKeyWithoutPlaintextResponse struct {
	api.Present

	CiphertextBlob []byte // CiphertextType
	KeyId          string // KeyIdType
	KeyMaterialId  string // BackingKeyIdType
}

// Shape describes the structure.
func (*GenerateDataKeyWithoutPlaintextResponse) Shape() *api.Shape {
	return &shapeGenerateDataKeyWithoutPlaintextResponse
}

// Field gives access to member i.
func (x *GenerateDataKeyWithoutPlaintextResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.CiphertextBlob
	case 1:
		return &x.KeyId
	case 2:
		return &x.KeyMaterialId
	}
	panic("kms: no such member of GenerateDataKeyWithoutPlaintextResponse")
}
