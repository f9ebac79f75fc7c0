// Code generated from the KMS API model 2014-11-01 (botocore 1.44.5). DO NOT EDIT.

package kms

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeAWSAccountIdType = api.Shape{
	Name: "AWSAccountIdType",
	Kind: api.KindString,
}

var shapeAliasList = api.Shape{
	Name: "AliasList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAliasListEntry},
}

var shapeAliasListEntry = api.Shape{
	Name: "AliasListEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AliasName", Wire: "AliasName", Path: "aliasName", Shape: &shapeAliasNameType},
		{Name: "AliasArn", Wire: "AliasArn", Path: "aliasArn", Shape: &shapeArnType},
		{Name: "TargetKeyId", Wire: "TargetKeyId", Path: "targetKeyId", Shape: &shapeKeyIdType},
		{Name: "CreationDate", Wire: "CreationDate", Path: "creationDate", Shape: &shapeDateType},
		{Name: "LastUpdatedDate", Wire: "LastUpdatedDate", Path: "lastUpdatedDate", Shape: &shapeDateType},
	},
}

var shapeAliasNameType = api.Shape{
	Name: "AliasNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 256},
	Pattern: &api.Pattern{
		Source: "^[a-zA-Z0-9:/_-]+$",
	},
}

var shapeAlreadyExistsException = api.Shape{
	Name: "AlreadyExistsException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "AlreadyExistsException",
	},
}

var shapeArnType = api.Shape{
	Name: "ArnType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 20},
	Max:  api.Limit{Set: true, Int: 2048},
}

var shapeAttestationDocumentType = api.Shape{
	Name: "AttestationDocumentType",
	Kind: api.KindBlob,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 262144},
}

var shapeBackingKeyIdType = api.Shape{
	Name: "BackingKeyIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 64},
	Max:  api.Limit{Set: true, Int: 64},
	Pattern: &api.Pattern{
		Source: "^[a-f0-9]+$",
	},
}

var shapeBooleanType = api.Shape{
	Name: "BooleanType",
	Kind: api.KindBoolean,
}

var shapeCancelKeyDeletionRequest = api.Shape{
	Name: "CancelKeyDeletionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeCancelKeyDeletionResponse = api.Shape{
	Name: "CancelKeyDeletionResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
	},
}

var shapeCiphertextType = api.Shape{
	Name: "CiphertextType",
	Kind: api.KindBlob,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 6144},
}

var shapeCloudHsmClusterIdType = api.Shape{
	Name: "CloudHsmClusterIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 19},
	Max:  api.Limit{Set: true, Int: 24},
	Pattern: &api.Pattern{
		Source: "cluster-[2-7a-zA-Z]{11,16}",
	},
}

var shapeCloudHsmClusterInvalidConfigurationException = api.Shape{
	Name: "CloudHsmClusterInvalidConfigurationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "CloudHsmClusterInvalidConfigurationException",
	},
}

var shapeConflictException = api.Shape{
	Name: "ConflictException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "ConflictException",
	},
}

var shapeCreateAliasRequest = api.Shape{
	Name: "CreateAliasRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AliasName", Wire: "AliasName", Path: "aliasName", Shape: &shapeAliasNameType, Required: true},
		{Name: "TargetKeyId", Wire: "TargetKeyId", Path: "targetKeyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeCreateGrantRequest = api.Shape{
	Name: "CreateGrantRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "GranteePrincipal", Wire: "GranteePrincipal", Path: "granteePrincipal", Shape: &shapePrincipalIdType},
		{Name: "RetiringPrincipal", Wire: "RetiringPrincipal", Path: "retiringPrincipal", Shape: &shapePrincipalIdType},
		{Name: "Operations", Wire: "Operations", Path: "operations", Shape: &shapeGrantOperationList, Required: true},
		{Name: "Constraints", Wire: "Constraints", Path: "constraints", Shape: &shapeGrantConstraints},
		{Name: "GrantTokens", Wire: "GrantTokens", Path: "grantTokens", Shape: &shapeGrantTokenList},
		{Name: "Name", Wire: "Name", Path: "name", Shape: &shapeGrantNameType},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
		{Name: "GranteeServicePrincipal", Wire: "GranteeServicePrincipal", Path: "granteeServicePrincipal", Shape: &shapeServicePrincipalType},
		{Name: "RetiringServicePrincipal", Wire: "RetiringServicePrincipal", Path: "retiringServicePrincipal", Shape: &shapeServicePrincipalType},
	},
}

var shapeCreateGrantResponse = api.Shape{
	Name: "CreateGrantResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GrantToken", Wire: "GrantToken", Path: "grantToken", Shape: &shapeGrantTokenType},
		{Name: "GrantId", Wire: "GrantId", Path: "grantId", Shape: &shapeGrantIdType},
	},
}

var shapeCreateKeyRequest = api.Shape{
	Name: "CreateKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapePolicyType},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapeDescriptionType},
		{Name: "KeyUsage", Wire: "KeyUsage", Path: "keyUsage", Shape: &shapeKeyUsageType},
		{Name: "CustomerMasterKeySpec", Wire: "CustomerMasterKeySpec", Path: "customerMasterKeySpec", Shape: &shapeCustomerMasterKeySpec, Deprecated: true},
		{Name: "KeySpec", Wire: "KeySpec", Path: "keySpec", Shape: &shapeKeySpec},
		{Name: "Origin", Wire: "Origin", Path: "origin", Shape: &shapeOriginType},
		{Name: "CustomKeyStoreId", Wire: "CustomKeyStoreId", Path: "customKeyStoreId", Shape: &shapeCustomKeyStoreIdType},
		{Name: "BypassPolicyLockoutSafetyCheck", Wire: "BypassPolicyLockoutSafetyCheck", Path: "bypassPolicyLockoutSafetyCheck", Shape: &shapeBooleanType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagList},
		{Name: "MultiRegion", Wire: "MultiRegion", Path: "multiRegion", Shape: &shapeNullableBooleanType},
		{Name: "XksKeyId", Wire: "XksKeyId", Path: "xksKeyId", Shape: &shapeXksKeyIdType},
	},
}

var shapeCreateKeyResponse = api.Shape{
	Name: "CreateKeyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyMetadata", Wire: "KeyMetadata", Path: "keyMetadata", Shape: &shapeKeyMetadata},
	},
}

var shapeCustomKeyStoreIdType = api.Shape{
	Name: "CustomKeyStoreIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 64},
}

var shapeCustomKeyStoreInvalidStateException = api.Shape{
	Name: "CustomKeyStoreInvalidStateException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "CustomKeyStoreInvalidStateException",
	},
}

var shapeCustomKeyStoreNotFoundException = api.Shape{
	Name: "CustomKeyStoreNotFoundException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "CustomKeyStoreNotFoundException",
	},
}

var shapeCustomerMasterKeySpec = api.Shape{
	Name:       "CustomerMasterKeySpec",
	Kind:       api.KindString,
	Enum:       []string{"RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2"},
	EnumSet:    []string{"RSA_2048", "ECC_NIST_P384", "ECC_NIST_P256", "ECC_NIST_P521", "RSA_3072", "HMAC_384", "RSA_4096", "ECC_SECG_P256K1", "SM2", "SYMMETRIC_DEFAULT", "HMAC_256", "HMAC_224", "HMAC_512"},
	Deprecated: true,
}

var shapeDataKeySpec = api.Shape{
	Name:    "DataKeySpec",
	Kind:    api.KindString,
	Enum:    []string{"AES_256", "AES_128"},
	EnumSet: []string{"AES_256", "AES_128"},
}

var shapeDateType = api.Shape{
	Name: "DateType",
	Kind: api.KindTimestamp,
}

var shapeDecryptRequest = api.Shape{
	Name: "DecryptRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CiphertextBlob", Wire: "CiphertextBlob", Path: "ciphertextBlob", Shape: &shapeCiphertextType},
		{Name: "EncryptionContext", Wire: "EncryptionContext", Path: "encryptionContext", Shape: &shapeEncryptionContextType},
		{Name: "GrantTokens", Wire: "GrantTokens", Path: "grantTokens", Shape: &shapeGrantTokenList},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "EncryptionAlgorithm", Wire: "EncryptionAlgorithm", Path: "encryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
		{Name: "Recipient", Wire: "Recipient", Path: "recipient", Shape: &shapeRecipientInfo},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
		{Name: "DryRunModifiers", Wire: "DryRunModifiers", Path: "dryRunModifiers", Shape: &shapeDryRunModifierList},
	},
}

var shapeDecryptResponse = api.Shape{
	Name: "DecryptResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "Plaintext", Wire: "Plaintext", Path: "plaintext", Shape: &shapePlaintextType},
		{Name: "EncryptionAlgorithm", Wire: "EncryptionAlgorithm", Path: "encryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
		{Name: "CiphertextForRecipient", Wire: "CiphertextForRecipient", Path: "ciphertextForRecipient", Shape: &shapeCiphertextType},
		{Name: "KeyMaterialId", Wire: "KeyMaterialId", Path: "keyMaterialId", Shape: &shapeBackingKeyIdType},
	},
}

var shapeDeleteAliasRequest = api.Shape{
	Name: "DeleteAliasRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AliasName", Wire: "AliasName", Path: "aliasName", Shape: &shapeAliasNameType, Required: true},
	},
}

var shapeDependencyTimeoutException = api.Shape{
	Name: "DependencyTimeoutException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code:  "DependencyTimeoutException",
		Fault: true,
	},
}

var shapeDescribeKeyRequest = api.Shape{
	Name: "DescribeKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "GrantTokens", Wire: "GrantTokens", Path: "grantTokens", Shape: &shapeGrantTokenList},
	},
}

var shapeDescribeKeyResponse = api.Shape{
	Name: "DescribeKeyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyMetadata", Wire: "KeyMetadata", Path: "keyMetadata", Shape: &shapeKeyMetadata},
	},
}

var shapeDescriptionType = api.Shape{
	Name: "DescriptionType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 8192},
}

var shapeDisableKeyRequest = api.Shape{
	Name: "DisableKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeDisableKeyRotationRequest = api.Shape{
	Name: "DisableKeyRotationRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeDisabledException = api.Shape{
	Name: "DisabledException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "DisabledException",
	},
}

var shapeDryRunModifierList = api.Shape{
	Name: "DryRunModifierList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeDryRunModifierType},
}

var shapeDryRunModifierType = api.Shape{
	Name:    "DryRunModifierType",
	Kind:    api.KindString,
	Enum:    []string{"IGNORE_CIPHERTEXT"},
	EnumSet: []string{"IGNORE_CIPHERTEXT"},
}

var shapeDryRunOperationException = api.Shape{
	Name: "DryRunOperationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "DryRunOperationException",
	},
}

var shapeEnableKeyRequest = api.Shape{
	Name: "EnableKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeEnableKeyRotationRequest = api.Shape{
	Name: "EnableKeyRotationRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "RotationPeriodInDays", Wire: "RotationPeriodInDays", Path: "rotationPeriodInDays", Shape: &shapeRotationPeriodInDaysType},
	},
}

var shapeEncapsulationAlgorithmSpec = api.Shape{
	Name:    "EncapsulationAlgorithmSpec",
	Kind:    api.KindString,
	Enum:    []string{"ML_KEM"},
	EnumSet: []string{"ML_KEM"},
}

var shapeEncapsulationAlgorithmSpecList = api.Shape{
	Name: "EncapsulationAlgorithmSpecList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeEncapsulationAlgorithmSpec},
}

var shapeEncryptRequest = api.Shape{
	Name: "EncryptRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "Plaintext", Wire: "Plaintext", Path: "plaintext", Shape: &shapePlaintextType, Required: true},
		{Name: "EncryptionContext", Wire: "EncryptionContext", Path: "encryptionContext", Shape: &shapeEncryptionContextType},
		{Name: "GrantTokens", Wire: "GrantTokens", Path: "grantTokens", Shape: &shapeGrantTokenList},
		{Name: "EncryptionAlgorithm", Wire: "EncryptionAlgorithm", Path: "encryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
	},
}

var shapeEncryptResponse = api.Shape{
	Name: "EncryptResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CiphertextBlob", Wire: "CiphertextBlob", Path: "ciphertextBlob", Shape: &shapeCiphertextType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "EncryptionAlgorithm", Wire: "EncryptionAlgorithm", Path: "encryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
	},
}

var shapeEncryptionAlgorithmSpec = api.Shape{
	Name:    "EncryptionAlgorithmSpec",
	Kind:    api.KindString,
	Enum:    []string{"SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"},
	EnumSet: []string{"RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE", "SYMMETRIC_DEFAULT"},
}

var shapeEncryptionAlgorithmSpecList = api.Shape{
	Name: "EncryptionAlgorithmSpecList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeEncryptionAlgorithmSpec},
}

var shapeEncryptionContextKey = api.Shape{
	Name: "EncryptionContextKey",
	Kind: api.KindString,
}

var shapeEncryptionContextType = api.Shape{
	Name:  "EncryptionContextType",
	Kind:  api.KindMap,
	Key:   &api.Member{Shape: &shapeEncryptionContextKey},
	Value: &api.Member{Shape: &shapeEncryptionContextValue},
}

var shapeEncryptionContextValue = api.Shape{
	Name: "EncryptionContextValue",
	Kind: api.KindString,
}

var shapeErrorMessageType = api.Shape{
	Name: "ErrorMessageType",
	Kind: api.KindString,
}

var shapeExpirationModelType = api.Shape{
	Name:    "ExpirationModelType",
	Kind:    api.KindString,
	Enum:    []string{"KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE"},
	EnumSet: []string{"KEY_MATERIAL_DOES_NOT_EXPIRE", "KEY_MATERIAL_EXPIRES"},
}

var shapeGenerateDataKeyRequest = api.Shape{
	Name: "GenerateDataKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "EncryptionContext", Wire: "EncryptionContext", Path: "encryptionContext", Shape: &shapeEncryptionContextType},
		{Name: "NumberOfBytes", Wire: "NumberOfBytes", Path: "numberOfBytes", Shape: &shapeNumberOfBytesType},
		{Name: "KeySpec", Wire: "KeySpec", Path: "keySpec", Shape: &shapeDataKeySpec},
		{Name: "GrantTokens", Wire: "GrantTokens", Path: "grantTokens", Shape: &shapeGrantTokenList},
		{Name: "Recipient", Wire: "Recipient", Path: "recipient", Shape: &shapeRecipientInfo},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
	},
}

var shapeGenerateDataKeyResponse = api.Shape{
	Name: "GenerateDataKeyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CiphertextBlob", Wire: "CiphertextBlob", Path: "ciphertextBlob", Shape: &shapeCiphertextType},
		{Name: "Plaintext", Wire: "Plaintext", Path: "plaintext", Shape: &shapePlaintextType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "CiphertextForRecipient", Wire: "CiphertextForRecipient", Path: "ciphertextForRecipient", Shape: &shapeCiphertextType},
		{Name: "KeyMaterialId", Wire: "KeyMaterialId", Path: "keyMaterialId", Shape: &shapeBackingKeyIdType},
	},
}

var shapeGenerateDataKeyWithoutPlaintextRequest = api.Shape{
	Name: "GenerateDataKeyWithoutPlaintextRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "EncryptionContext", Wire: "EncryptionContext", Path: "encryptionContext", Shape: &shapeEncryptionContextType},
		{Name: "KeySpec", Wire: "KeySpec", Path: "keySpec", Shape: &shapeDataKeySpec},
		{Name: "NumberOfBytes", Wire: "NumberOfBytes", Path: "numberOfBytes", Shape: &shapeNumberOfBytesType},
		{Name: "GrantTokens", Wire: "GrantTokens", Path: "grantTokens", Shape: &shapeGrantTokenList},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
	},
}

var shapeGenerateDataKeyWithoutPlaintextResponse = api.Shape{
	Name: "GenerateDataKeyWithoutPlaintextResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CiphertextBlob", Wire: "CiphertextBlob", Path: "ciphertextBlob", Shape: &shapeCiphertextType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "KeyMaterialId", Wire: "KeyMaterialId", Path: "keyMaterialId", Shape: &shapeBackingKeyIdType},
	},
}

var shapeGenerateRandomRequest = api.Shape{
	Name: "GenerateRandomRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "NumberOfBytes", Wire: "NumberOfBytes", Path: "numberOfBytes", Shape: &shapeNumberOfBytesType},
		{Name: "CustomKeyStoreId", Wire: "CustomKeyStoreId", Path: "customKeyStoreId", Shape: &shapeCustomKeyStoreIdType},
		{Name: "Recipient", Wire: "Recipient", Path: "recipient", Shape: &shapeRecipientInfo},
	},
}

var shapeGenerateRandomResponse = api.Shape{
	Name: "GenerateRandomResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Plaintext", Wire: "Plaintext", Path: "plaintext", Shape: &shapePlaintextType},
		{Name: "CiphertextForRecipient", Wire: "CiphertextForRecipient", Path: "ciphertextForRecipient", Shape: &shapeCiphertextType},
	},
}

var shapeGetKeyPolicyRequest = api.Shape{
	Name: "GetKeyPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType},
	},
}

var shapeGetKeyPolicyResponse = api.Shape{
	Name: "GetKeyPolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapePolicyType},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType},
	},
}

var shapeGetKeyRotationStatusRequest = api.Shape{
	Name: "GetKeyRotationStatusRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeGetKeyRotationStatusResponse = api.Shape{
	Name: "GetKeyRotationStatusResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyRotationEnabled", Wire: "KeyRotationEnabled", Path: "keyRotationEnabled", Shape: &shapeBooleanType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "RotationPeriodInDays", Wire: "RotationPeriodInDays", Path: "rotationPeriodInDays", Shape: &shapeRotationPeriodInDaysType},
		{Name: "NextRotationDate", Wire: "NextRotationDate", Path: "nextRotationDate", Shape: &shapeDateType},
		{Name: "OnDemandRotationStartDate", Wire: "OnDemandRotationStartDate", Path: "onDemandRotationStartDate", Shape: &shapeDateType},
	},
}

var shapeGrantConstraintSourceArnType = api.Shape{
	Name: "GrantConstraintSourceArnType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 20},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$",
	},
}

var shapeGrantConstraints = api.Shape{
	Name: "GrantConstraints",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "EncryptionContextSubset", Wire: "EncryptionContextSubset", Path: "encryptionContextSubset", Shape: &shapeEncryptionContextType},
		{Name: "EncryptionContextEquals", Wire: "EncryptionContextEquals", Path: "encryptionContextEquals", Shape: &shapeEncryptionContextType},
		{Name: "SourceArn", Wire: "SourceArn", Path: "sourceArn", Shape: &shapeGrantConstraintSourceArnType},
	},
}

var shapeGrantIdType = api.Shape{
	Name: "GrantIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
}

var shapeGrantList = api.Shape{
	Name: "GrantList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeGrantListEntry},
}

var shapeGrantListEntry = api.Shape{
	Name: "GrantListEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "GrantId", Wire: "GrantId", Path: "grantId", Shape: &shapeGrantIdType},
		{Name: "Name", Wire: "Name", Path: "name", Shape: &shapeGrantNameType},
		{Name: "CreationDate", Wire: "CreationDate", Path: "creationDate", Shape: &shapeDateType},
		{Name: "GranteePrincipal", Wire: "GranteePrincipal", Path: "granteePrincipal", Shape: &shapePrincipalIdType},
		{Name: "RetiringPrincipal", Wire: "RetiringPrincipal", Path: "retiringPrincipal", Shape: &shapePrincipalIdType},
		{Name: "IssuingAccount", Wire: "IssuingAccount", Path: "issuingAccount", Shape: &shapePrincipalIdType},
		{Name: "Operations", Wire: "Operations", Path: "operations", Shape: &shapeGrantOperationList},
		{Name: "Constraints", Wire: "Constraints", Path: "constraints", Shape: &shapeGrantConstraints},
		{Name: "GranteeServicePrincipal", Wire: "GranteeServicePrincipal", Path: "granteeServicePrincipal", Shape: &shapeServicePrincipalType},
		{Name: "RetiringServicePrincipal", Wire: "RetiringServicePrincipal", Path: "retiringServicePrincipal", Shape: &shapeServicePrincipalType},
	},
}

var shapeGrantNameType = api.Shape{
	Name: "GrantNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 256},
	Pattern: &api.Pattern{
		Source: "^[a-zA-Z0-9:/_-]+$",
	},
}

var shapeGrantOperation = api.Shape{
	Name:    "GrantOperation",
	Kind:    api.KindString,
	Enum:    []string{"Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign", "Verify", "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "Encapsulate", "Decapsulate"},
	EnumSet: []string{"GenerateDataKey", "GetPublicKey", "CreateGrant", "RetireGrant", "Encrypt", "GenerateDataKeyPairWithoutPlaintext", "Decrypt", "ReEncryptTo", "GenerateDataKeyWithoutPlaintext", "Encapsulate", "DescribeKey", "VerifyMac", "Verify", "Decapsulate", "GenerateDataKeyPair", "GenerateMac", "ReEncryptFrom", "DeriveSharedSecret", "Sign"},
}

var shapeGrantOperationList = api.Shape{
	Name: "GrantOperationList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeGrantOperation},
}

var shapeGrantTokenList = api.Shape{
	Name: "GrantTokenList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 10},
	Elem: &api.Member{Shape: &shapeGrantTokenType},
}

var shapeGrantTokenType = api.Shape{
	Name: "GrantTokenType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 8192},
}

var shapeImportState = api.Shape{
	Name:    "ImportState",
	Kind:    api.KindString,
	Enum:    []string{"IMPORTED", "PENDING_IMPORT"},
	EnumSet: []string{"IMPORTED", "PENDING_IMPORT"},
}

var shapeIncludeKeyMaterial = api.Shape{
	Name:    "IncludeKeyMaterial",
	Kind:    api.KindString,
	Enum:    []string{"ALL_KEY_MATERIAL", "ROTATIONS_ONLY"},
	EnumSet: []string{"ALL_KEY_MATERIAL", "ROTATIONS_ONLY"},
}

var shapeIncorrectKeyException = api.Shape{
	Name: "IncorrectKeyException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "IncorrectKeyException",
	},
}

var shapeInvalidAliasNameException = api.Shape{
	Name: "InvalidAliasNameException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "InvalidAliasNameException",
	},
}

var shapeInvalidArnException = api.Shape{
	Name: "InvalidArnException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "InvalidArnException",
	},
}

var shapeInvalidCiphertextException = api.Shape{
	Name: "InvalidCiphertextException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "InvalidCiphertextException",
	},
}

var shapeInvalidGrantIdException = api.Shape{
	Name: "InvalidGrantIdException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "InvalidGrantIdException",
	},
}

var shapeInvalidGrantTokenException = api.Shape{
	Name: "InvalidGrantTokenException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "InvalidGrantTokenException",
	},
}

var shapeInvalidKeyUsageException = api.Shape{
	Name: "InvalidKeyUsageException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "InvalidKeyUsageException",
	},
}

var shapeInvalidMarkerException = api.Shape{
	Name: "InvalidMarkerException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "InvalidMarkerException",
	},
}

var shapeKMSInternalException = api.Shape{
	Name: "KMSInternalException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code:  "KMSInternalException",
		Fault: true,
	},
}

var shapeKMSInvalidStateException = api.Shape{
	Name: "KMSInvalidStateException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "KMSInvalidStateException",
	},
}

var shapeKeyAgreementAlgorithmSpec = api.Shape{
	Name:    "KeyAgreementAlgorithmSpec",
	Kind:    api.KindString,
	Enum:    []string{"ECDH"},
	EnumSet: []string{"ECDH"},
}

var shapeKeyAgreementAlgorithmSpecList = api.Shape{
	Name: "KeyAgreementAlgorithmSpecList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeKeyAgreementAlgorithmSpec},
}

var shapeKeyEncryptionMechanism = api.Shape{
	Name:    "KeyEncryptionMechanism",
	Kind:    api.KindString,
	Enum:    []string{"RSAES_OAEP_SHA_256"},
	EnumSet: []string{"RSAES_OAEP_SHA_256"},
}

var shapeKeyIdType = api.Shape{
	Name: "KeyIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
}

var shapeKeyList = api.Shape{
	Name: "KeyList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeKeyListEntry},
}

var shapeKeyListEntry = api.Shape{
	Name: "KeyListEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "KeyArn", Wire: "KeyArn", Path: "keyArn", Shape: &shapeArnType},
	},
}

var shapeKeyManagerType = api.Shape{
	Name:    "KeyManagerType",
	Kind:    api.KindString,
	Enum:    []string{"AWS", "CUSTOMER"},
	EnumSet: []string{"AWS", "CUSTOMER"},
}

var shapeKeyMaterialDescriptionType = api.Shape{
	Name: "KeyMaterialDescriptionType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 256},
	Pattern: &api.Pattern{
		Source: "^[a-zA-Z0-9:/_\\s.-]+$",
	},
}

var shapeKeyMaterialState = api.Shape{
	Name:    "KeyMaterialState",
	Kind:    api.KindString,
	Enum:    []string{"NON_CURRENT", "CURRENT", "PENDING_ROTATION", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"},
	EnumSet: []string{"PENDING_MULTI_REGION_IMPORT_AND_ROTATION", "PENDING_ROTATION", "NON_CURRENT", "CURRENT"},
}

var shapeKeyMetadata = api.Shape{
	Name: "KeyMetadata",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AWSAccountId", Wire: "AWSAccountId", Path: "aWSAccountId", Shape: &shapeAWSAccountIdType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType},
		{Name: "CreationDate", Wire: "CreationDate", Path: "creationDate", Shape: &shapeDateType},
		{Name: "Enabled", Wire: "Enabled", Path: "enabled", Shape: &shapeBooleanType},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapeDescriptionType},
		{Name: "KeyUsage", Wire: "KeyUsage", Path: "keyUsage", Shape: &shapeKeyUsageType},
		{Name: "KeyState", Wire: "KeyState", Path: "keyState", Shape: &shapeKeyState},
		{Name: "DeletionDate", Wire: "DeletionDate", Path: "deletionDate", Shape: &shapeDateType},
		{Name: "ValidTo", Wire: "ValidTo", Path: "validTo", Shape: &shapeDateType},
		{Name: "Origin", Wire: "Origin", Path: "origin", Shape: &shapeOriginType},
		{Name: "CustomKeyStoreId", Wire: "CustomKeyStoreId", Path: "customKeyStoreId", Shape: &shapeCustomKeyStoreIdType},
		{Name: "CloudHsmClusterId", Wire: "CloudHsmClusterId", Path: "cloudHsmClusterId", Shape: &shapeCloudHsmClusterIdType},
		{Name: "ExpirationModel", Wire: "ExpirationModel", Path: "expirationModel", Shape: &shapeExpirationModelType},
		{Name: "KeyManager", Wire: "KeyManager", Path: "keyManager", Shape: &shapeKeyManagerType},
		{Name: "CustomerMasterKeySpec", Wire: "CustomerMasterKeySpec", Path: "customerMasterKeySpec", Shape: &shapeCustomerMasterKeySpec, Deprecated: true},
		{Name: "KeySpec", Wire: "KeySpec", Path: "keySpec", Shape: &shapeKeySpec},
		{Name: "EncryptionAlgorithms", Wire: "EncryptionAlgorithms", Path: "encryptionAlgorithms", Shape: &shapeEncryptionAlgorithmSpecList},
		{Name: "SigningAlgorithms", Wire: "SigningAlgorithms", Path: "signingAlgorithms", Shape: &shapeSigningAlgorithmSpecList},
		{Name: "KeyAgreementAlgorithms", Wire: "KeyAgreementAlgorithms", Path: "keyAgreementAlgorithms", Shape: &shapeKeyAgreementAlgorithmSpecList},
		{Name: "EncapsulationAlgorithms", Wire: "EncapsulationAlgorithms", Path: "encapsulationAlgorithms", Shape: &shapeEncapsulationAlgorithmSpecList},
		{Name: "MultiRegion", Wire: "MultiRegion", Path: "multiRegion", Shape: &shapeNullableBooleanType},
		{Name: "MultiRegionConfiguration", Wire: "MultiRegionConfiguration", Path: "multiRegionConfiguration", Shape: &shapeMultiRegionConfiguration},
		{Name: "PendingDeletionWindowInDays", Wire: "PendingDeletionWindowInDays", Path: "pendingDeletionWindowInDays", Shape: &shapePendingWindowInDaysType},
		{Name: "MacAlgorithms", Wire: "MacAlgorithms", Path: "macAlgorithms", Shape: &shapeMacAlgorithmSpecList},
		{Name: "XksKeyConfiguration", Wire: "XksKeyConfiguration", Path: "xksKeyConfiguration", Shape: &shapeXksKeyConfigurationType},
		{Name: "CurrentKeyMaterialId", Wire: "CurrentKeyMaterialId", Path: "currentKeyMaterialId", Shape: &shapeBackingKeyIdType},
	},
}

var shapeKeySpec = api.Shape{
	Name:    "KeySpec",
	Kind:    api.KindString,
	Enum:    []string{"RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"},
	EnumSet: []string{"RSA_2048", "ECC_NIST_P384", "ML_KEM_512", "ECC_NIST_EDWARDS25519", "ECC_NIST_P256", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_P521", "ML_DSA_44", "ML_KEM_768", "ML_KEM_1024", "RSA_3072", "HMAC_384", "RSA_4096", "ECC_SECG_P256K1", "SM2", "SYMMETRIC_DEFAULT", "HMAC_256", "HMAC_224", "HMAC_512"},
}

var shapeKeyState = api.Shape{
	Name:    "KeyState",
	Kind:    api.KindString,
	Enum:    []string{"Creating", "Enabled", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable", "Updating"},
	EnumSet: []string{"Enabled", "PendingDeletion", "Updating", "PendingReplicaDeletion", "Unavailable", "Creating", "Disabled", "PendingImport"},
}
