// Code generated from the KMS API model 2014-11-01 (botocore 1.44.5). DO NOT EDIT.

package kms

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeKeyUnavailableException = api.Shape{
	Name: "KeyUnavailableException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code:  "KeyUnavailableException",
		Fault: true,
	},
}

var shapeKeyUsageType = api.Shape{
	Name:    "KeyUsageType",
	Kind:    api.KindString,
	Enum:    []string{"SIGN_VERIFY", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT", "ENCAPSULATE_DECAPSULATE"},
	EnumSet: []string{"KEY_AGREEMENT", "ENCAPSULATE_DECAPSULATE", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "SIGN_VERIFY"},
}

var shapeLimitExceededException = api.Shape{
	Name: "LimitExceededException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "LimitExceededException",
	},
}

var shapeLimitType = api.Shape{
	Name: "LimitType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1000},
}

var shapeListAliasesRequest = api.Shape{
	Name: "ListAliasesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeLimitType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
	},
}

var shapeListAliasesResponse = api.Shape{
	Name: "ListAliasesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Aliases", Wire: "Aliases", Path: "aliases", Shape: &shapeAliasList},
		{Name: "NextMarker", Wire: "NextMarker", Path: "nextMarker", Shape: &shapeMarkerType},
		{Name: "Truncated", Wire: "Truncated", Path: "truncated", Shape: &shapeBooleanType},
	},
}

var shapeListGrantsRequest = api.Shape{
	Name: "ListGrantsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeLimitType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "GrantId", Wire: "GrantId", Path: "grantId", Shape: &shapeGrantIdType},
		{Name: "GranteePrincipal", Wire: "GranteePrincipal", Path: "granteePrincipal", Shape: &shapePrincipalIdType},
		{Name: "GranteeServicePrincipal", Wire: "GranteeServicePrincipal", Path: "granteeServicePrincipal", Shape: &shapeServicePrincipalType},
	},
}

var shapeListGrantsResponse = api.Shape{
	Name: "ListGrantsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Grants", Wire: "Grants", Path: "grants", Shape: &shapeGrantList},
		{Name: "NextMarker", Wire: "NextMarker", Path: "nextMarker", Shape: &shapeMarkerType},
		{Name: "Truncated", Wire: "Truncated", Path: "truncated", Shape: &shapeBooleanType},
	},
}

var shapeListKeyPoliciesRequest = api.Shape{
	Name: "ListKeyPoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeLimitType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
	},
}

var shapeListKeyPoliciesResponse = api.Shape{
	Name: "ListKeyPoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyNames", Wire: "PolicyNames", Path: "policyNames", Shape: &shapePolicyNameList},
		{Name: "NextMarker", Wire: "NextMarker", Path: "nextMarker", Shape: &shapeMarkerType},
		{Name: "Truncated", Wire: "Truncated", Path: "truncated", Shape: &shapeBooleanType},
	},
}

var shapeListKeyRotationsRequest = api.Shape{
	Name: "ListKeyRotationsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "IncludeKeyMaterial", Wire: "IncludeKeyMaterial", Path: "includeKeyMaterial", Shape: &shapeIncludeKeyMaterial},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeLimitType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
	},
}

var shapeListKeyRotationsResponse = api.Shape{
	Name: "ListKeyRotationsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Rotations", Wire: "Rotations", Path: "rotations", Shape: &shapeRotationsList},
		{Name: "NextMarker", Wire: "NextMarker", Path: "nextMarker", Shape: &shapeMarkerType},
		{Name: "Truncated", Wire: "Truncated", Path: "truncated", Shape: &shapeBooleanType},
	},
}

var shapeListKeysRequest = api.Shape{
	Name: "ListKeysRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeLimitType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "ResourceOwners", Wire: "ResourceOwners", Path: "resourceOwners", Shape: &shapeResourceOwnersList},
	},
}

var shapeListKeysResponse = api.Shape{
	Name: "ListKeysResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Keys", Wire: "Keys", Path: "keys", Shape: &shapeKeyList},
		{Name: "NextMarker", Wire: "NextMarker", Path: "nextMarker", Shape: &shapeMarkerType},
		{Name: "Truncated", Wire: "Truncated", Path: "truncated", Shape: &shapeBooleanType},
	},
}

var shapeListResourceTagsRequest = api.Shape{
	Name: "ListResourceTagsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeLimitType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
	},
}

var shapeListResourceTagsResponse = api.Shape{
	Name: "ListResourceTagsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagList},
		{Name: "NextMarker", Wire: "NextMarker", Path: "nextMarker", Shape: &shapeMarkerType},
		{Name: "Truncated", Wire: "Truncated", Path: "truncated", Shape: &shapeBooleanType},
	},
}

var shapeListRetirableGrantsRequest = api.Shape{
	Name: "ListRetirableGrantsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeLimitType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "RetiringPrincipal", Wire: "RetiringPrincipal", Path: "retiringPrincipal", Shape: &shapePrincipalIdType},
		{Name: "RetiringServicePrincipal", Wire: "RetiringServicePrincipal", Path: "retiringServicePrincipal", Shape: &shapeServicePrincipalType},
	},
}

var shapeMacAlgorithmSpec = api.Shape{
	Name:    "MacAlgorithmSpec",
	Kind:    api.KindString,
	Enum:    []string{"HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"},
	EnumSet: []string{"HMAC_SHA_384", "HMAC_SHA_256", "HMAC_SHA_224", "HMAC_SHA_512"},
}

var shapeMacAlgorithmSpecList = api.Shape{
	Name: "MacAlgorithmSpecList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeMacAlgorithmSpec},
}

var shapeMalformedPolicyDocumentException = api.Shape{
	Name: "MalformedPolicyDocumentException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "MalformedPolicyDocumentException",
	},
}

var shapeMarkerType = api.Shape{
	Name: "MarkerType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1024},
	Pattern: &api.Pattern{
		Source: "[\\u0020-\\u00FF]*",
		Go:     "[\\x{0020}-\\x{00FF}]*",
	},
}

var shapeMultiRegionConfiguration = api.Shape{
	Name: "MultiRegionConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "MultiRegionKeyType", Wire: "MultiRegionKeyType", Path: "multiRegionKeyType", Shape: &shapeMultiRegionKeyType},
		{Name: "PrimaryKey", Wire: "PrimaryKey", Path: "primaryKey", Shape: &shapeMultiRegionKey},
		{Name: "ReplicaKeys", Wire: "ReplicaKeys", Path: "replicaKeys", Shape: &shapeMultiRegionKeyList},
	},
}

var shapeMultiRegionKey = api.Shape{
	Name: "MultiRegionKey",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType},
		{Name: "Region", Wire: "Region", Path: "region", Shape: &shapeRegionType},
	},
}

var shapeMultiRegionKeyList = api.Shape{
	Name: "MultiRegionKeyList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeMultiRegionKey},
}

var shapeMultiRegionKeyType = api.Shape{
	Name:    "MultiRegionKeyType",
	Kind:    api.KindString,
	Enum:    []string{"PRIMARY", "REPLICA"},
	EnumSet: []string{"PRIMARY", "REPLICA"},
}

var shapeNotFoundException = api.Shape{
	Name: "NotFoundException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "NotFoundException",
	},
}

var shapeNullableBooleanType = api.Shape{
	Name: "NullableBooleanType",
	Kind: api.KindBoolean,
}

var shapeNumberOfBytesType = api.Shape{
	Name: "NumberOfBytesType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1024},
}

var shapeOriginType = api.Shape{
	Name:    "OriginType",
	Kind:    api.KindString,
	Enum:    []string{"AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"},
	EnumSet: []string{"EXTERNAL", "EXTERNAL_KEY_STORE", "AWS_KMS", "AWS_CLOUDHSM"},
}

var shapePendingWindowInDaysType = api.Shape{
	Name: "PendingWindowInDaysType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 365},
}

var shapePlaintextType = api.Shape{
	Name:      "PlaintextType",
	Kind:      api.KindBlob,
	Min:       api.Limit{Set: true, Int: 1},
	Max:       api.Limit{Set: true, Int: 4096},
	Sensitive: true,
}

var shapePolicyNameList = api.Shape{
	Name: "PolicyNameList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyNameType},
}

var shapePolicyNameType = api.Shape{
	Name: "PolicyNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w]+",
	},
}

var shapePolicyType = api.Shape{
	Name: "PolicyType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 131072},
	Pattern: &api.Pattern{
		Source: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
		Go:     "[\\x{0009}\\x{000A}\\x{000D}\\x{0020}-\\x{00FF}]+",
	},
}

var shapePrincipalIdType = api.Shape{
	Name: "PrincipalIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 256},
	Pattern: &api.Pattern{
		Source: "^[\\w+=,.@:/-]+$",
	},
}

var shapePutKeyPolicyRequest = api.Shape{
	Name: "PutKeyPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType},
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapePolicyType, Required: true},
		{Name: "BypassPolicyLockoutSafetyCheck", Wire: "BypassPolicyLockoutSafetyCheck", Path: "bypassPolicyLockoutSafetyCheck", Shape: &shapeBooleanType},
	},
}

var shapeReEncryptRequest = api.Shape{
	Name: "ReEncryptRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CiphertextBlob", Wire: "CiphertextBlob", Path: "ciphertextBlob", Shape: &shapeCiphertextType},
		{Name: "SourceEncryptionContext", Wire: "SourceEncryptionContext", Path: "sourceEncryptionContext", Shape: &shapeEncryptionContextType},
		{Name: "SourceKeyId", Wire: "SourceKeyId", Path: "sourceKeyId", Shape: &shapeKeyIdType},
		{Name: "DestinationKeyId", Wire: "DestinationKeyId", Path: "destinationKeyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "DestinationEncryptionContext", Wire: "DestinationEncryptionContext", Path: "destinationEncryptionContext", Shape: &shapeEncryptionContextType},
		{Name: "SourceEncryptionAlgorithm", Wire: "SourceEncryptionAlgorithm", Path: "sourceEncryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
		{Name: "DestinationEncryptionAlgorithm", Wire: "DestinationEncryptionAlgorithm", Path: "destinationEncryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
		{Name: "GrantTokens", Wire: "GrantTokens", Path: "grantTokens", Shape: &shapeGrantTokenList},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
		{Name: "DryRunModifiers", Wire: "DryRunModifiers", Path: "dryRunModifiers", Shape: &shapeDryRunModifierList},
	},
}

var shapeReEncryptResponse = api.Shape{
	Name: "ReEncryptResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CiphertextBlob", Wire: "CiphertextBlob", Path: "ciphertextBlob", Shape: &shapeCiphertextType},
		{Name: "SourceKeyId", Wire: "SourceKeyId", Path: "sourceKeyId", Shape: &shapeKeyIdType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "SourceEncryptionAlgorithm", Wire: "SourceEncryptionAlgorithm", Path: "sourceEncryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
		{Name: "DestinationEncryptionAlgorithm", Wire: "DestinationEncryptionAlgorithm", Path: "destinationEncryptionAlgorithm", Shape: &shapeEncryptionAlgorithmSpec},
		{Name: "SourceKeyMaterialId", Wire: "SourceKeyMaterialId", Path: "sourceKeyMaterialId", Shape: &shapeBackingKeyIdType},
		{Name: "DestinationKeyMaterialId", Wire: "DestinationKeyMaterialId", Path: "destinationKeyMaterialId", Shape: &shapeBackingKeyIdType},
	},
}

var shapeRecipientInfo = api.Shape{
	Name: "RecipientInfo",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyEncryptionAlgorithm", Wire: "KeyEncryptionAlgorithm", Path: "keyEncryptionAlgorithm", Shape: &shapeKeyEncryptionMechanism},
		{Name: "AttestationDocument", Wire: "AttestationDocument", Path: "attestationDocument", Shape: &shapeAttestationDocumentType},
	},
}

var shapeRegionType = api.Shape{
	Name: "RegionType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 32},
	Pattern: &api.Pattern{
		Source: "^([a-z]+-){2,3}\\d+$",
	},
}

var shapeResourceOwnerType = api.Shape{
	Name:    "ResourceOwnerType",
	Kind:    api.KindString,
	Enum:    []string{"SELF", "OTHER_ACCOUNTS_VIA_RAM"},
	EnumSet: []string{"OTHER_ACCOUNTS_VIA_RAM", "SELF"},
}

var shapeResourceOwnersList = api.Shape{
	Name: "ResourceOwnersList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2},
	Elem: &api.Member{Shape: &shapeResourceOwnerType},
}

var shapeRetireGrantRequest = api.Shape{
	Name: "RetireGrantRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GrantToken", Wire: "GrantToken", Path: "grantToken", Shape: &shapeGrantTokenType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "GrantId", Wire: "GrantId", Path: "grantId", Shape: &shapeGrantIdType},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
	},
}

var shapeRevokeGrantRequest = api.Shape{
	Name: "RevokeGrantRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "GrantId", Wire: "GrantId", Path: "grantId", Shape: &shapeGrantIdType, Required: true},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeNullableBooleanType},
	},
}

var shapeRotateKeyOnDemandRequest = api.Shape{
	Name: "RotateKeyOnDemandRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeRotateKeyOnDemandResponse = api.Shape{
	Name: "RotateKeyOnDemandResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
	},
}

var shapeRotationPeriodInDaysType = api.Shape{
	Name: "RotationPeriodInDaysType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 90},
	Max:  api.Limit{Set: true, Int: 2560},
}

var shapeRotationType = api.Shape{
	Name:    "RotationType",
	Kind:    api.KindString,
	Enum:    []string{"AUTOMATIC", "ON_DEMAND"},
	EnumSet: []string{"AUTOMATIC", "ON_DEMAND"},
}

var shapeRotationsList = api.Shape{
	Name: "RotationsList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeRotationsListEntry},
}

var shapeRotationsListEntry = api.Shape{
	Name: "RotationsListEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "KeyMaterialId", Wire: "KeyMaterialId", Path: "keyMaterialId", Shape: &shapeBackingKeyIdType},
		{Name: "KeyMaterialDescription", Wire: "KeyMaterialDescription", Path: "keyMaterialDescription", Shape: &shapeKeyMaterialDescriptionType},
		{Name: "ImportState", Wire: "ImportState", Path: "importState", Shape: &shapeImportState},
		{Name: "KeyMaterialState", Wire: "KeyMaterialState", Path: "keyMaterialState", Shape: &shapeKeyMaterialState},
		{Name: "ExpirationModel", Wire: "ExpirationModel", Path: "expirationModel", Shape: &shapeExpirationModelType},
		{Name: "ValidTo", Wire: "ValidTo", Path: "validTo", Shape: &shapeDateType},
		{Name: "RotationDate", Wire: "RotationDate", Path: "rotationDate", Shape: &shapeDateType},
		{Name: "RotationType", Wire: "RotationType", Path: "rotationType", Shape: &shapeRotationType},
	},
}

var shapeScheduleKeyDeletionRequest = api.Shape{
	Name: "ScheduleKeyDeletionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "PendingWindowInDays", Wire: "PendingWindowInDays", Path: "pendingWindowInDays", Shape: &shapePendingWindowInDaysType},
	},
}

var shapeScheduleKeyDeletionResponse = api.Shape{
	Name: "ScheduleKeyDeletionResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType},
		{Name: "DeletionDate", Wire: "DeletionDate", Path: "deletionDate", Shape: &shapeDateType},
		{Name: "KeyState", Wire: "KeyState", Path: "keyState", Shape: &shapeKeyState},
		{Name: "PendingWindowInDays", Wire: "PendingWindowInDays", Path: "pendingWindowInDays", Shape: &shapePendingWindowInDaysType},
	},
}

var shapeServicePrincipalType = api.Shape{
	Name: "ServicePrincipalType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "^([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+$",
	},
}

var shapeSigningAlgorithmSpec = api.Shape{
	Name:    "SigningAlgorithmSpec",
	Kind:    api.KindString,
	Enum:    []string{"RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512", "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512", "ECDSA_SHA_256", "ECDSA_SHA_384", "ECDSA_SHA_512", "SM2DSA", "ML_DSA_SHAKE_256", "ED25519_SHA_512", "ED25519_PH_SHA_512"},
	EnumSet: []string{"ED25519_PH_SHA_512", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_512", "ML_DSA_SHAKE_256", "RSASSA_PSS_SHA_384", "ECDSA_SHA_384", "RSASSA_PSS_SHA_256", "ECDSA_SHA_256", "RSASSA_PSS_SHA_512", "ECDSA_SHA_512", "SM2DSA", "ED25519_SHA_512"},
}

var shapeSigningAlgorithmSpecList = api.Shape{
	Name: "SigningAlgorithmSpecList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeSigningAlgorithmSpec},
}

var shapeTag = api.Shape{
	Name: "Tag",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "TagKey", Wire: "TagKey", Path: "tagKey", Shape: &shapeTagKeyType, Required: true},
		{Name: "TagValue", Wire: "TagValue", Path: "tagValue", Shape: &shapeTagValueType, Required: true},
	},
}

var shapeTagException = api.Shape{
	Name: "TagException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "TagException",
	},
}

var shapeTagKeyList = api.Shape{
	Name: "TagKeyList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeTagKeyType},
}

var shapeTagKeyType = api.Shape{
	Name: "TagKeyType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
}

var shapeTagList = api.Shape{
	Name: "TagList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeTag},
}

var shapeTagResourceRequest = api.Shape{
	Name: "TagResourceRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagList, Required: true},
	},
}

var shapeTagValueType = api.Shape{
	Name: "TagValueType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 256},
}

var shapeUnsupportedOperationException = api.Shape{
	Name: "UnsupportedOperationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "UnsupportedOperationException",
	},
}

var shapeUntagResourceRequest = api.Shape{
	Name: "UntagResourceRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "TagKeys", Wire: "TagKeys", Path: "tagKeys", Shape: &shapeTagKeyList, Required: true},
	},
}

var shapeUpdateAliasRequest = api.Shape{
	Name: "UpdateAliasRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AliasName", Wire: "AliasName", Path: "aliasName", Shape: &shapeAliasNameType, Required: true},
		{Name: "TargetKeyId", Wire: "TargetKeyId", Path: "targetKeyId", Shape: &shapeKeyIdType, Required: true},
	},
}

var shapeUpdateKeyDescriptionRequest = api.Shape{
	Name: "UpdateKeyDescriptionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyIdType, Required: true},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapeDescriptionType, Required: true},
	},
}

var shapeXksKeyAlreadyInUseException = api.Shape{
	Name: "XksKeyAlreadyInUseException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "XksKeyAlreadyInUseException",
	},
}

var shapeXksKeyConfigurationType = api.Shape{
	Name: "XksKeyConfigurationType",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Id", Wire: "Id", Path: "id", Shape: &shapeXksKeyIdType},
	},
}

var shapeXksKeyIdType = api.Shape{
	Name: "XksKeyIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "^[a-zA-Z0-9-_.]+$",
	},
}

var shapeXksKeyInvalidConfigurationException = api.Shape{
	Name: "XksKeyInvalidConfigurationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "XksKeyInvalidConfigurationException",
	},
}

var shapeXksKeyNotFoundException = api.Shape{
	Name: "XksKeyNotFoundException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessageType},
	},
	Error: &api.Error{
		Code: "XksKeyNotFoundException",
	},
}
