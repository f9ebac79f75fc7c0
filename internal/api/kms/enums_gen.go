// Code generated from the KMS API model 2014-11-01 (botocore 1.44.5). DO NOT EDIT.

package kms

// The values of CustomerMasterKeySpec.
const (
	CustomerMasterKeySpecRsa2048          = "RSA_2048"
	CustomerMasterKeySpecRsa3072          = "RSA_3072"
	CustomerMasterKeySpecRsa4096          = "RSA_4096"
	CustomerMasterKeySpecEccNistP256      = "ECC_NIST_P256"
	CustomerMasterKeySpecEccNistP384      = "ECC_NIST_P384"
	CustomerMasterKeySpecEccNistP521      = "ECC_NIST_P521"
	CustomerMasterKeySpecEccSecgP256k1    = "ECC_SECG_P256K1"
	CustomerMasterKeySpecSymmetricDefault = "SYMMETRIC_DEFAULT"
	CustomerMasterKeySpecHmac224          = "HMAC_224"
	CustomerMasterKeySpecHmac256          = "HMAC_256"
	CustomerMasterKeySpecHmac384          = "HMAC_384"
	CustomerMasterKeySpecHmac512          = "HMAC_512"
	CustomerMasterKeySpecSm2              = "SM2"
)

// The values of DataKeySpec.
const (
	DataKeySpecAes256 = "AES_256"
	DataKeySpecAes128 = "AES_128"
)

// The values of DryRunModifierType.
const (
	DryRunModifierTypeIgnoreCiphertext = "IGNORE_CIPHERTEXT"
)

// The values of EncapsulationAlgorithmSpec.
const (
	EncapsulationAlgorithmSpecMlKem = "ML_KEM"
)

// The values of EncryptionAlgorithmSpec.
const (
	EncryptionAlgorithmSpecSymmetricDefault = "SYMMETRIC_DEFAULT"
	EncryptionAlgorithmSpecRsaesOaepSha1    = "RSAES_OAEP_SHA_1"
	EncryptionAlgorithmSpecRsaesOaepSha256  = "RSAES_OAEP_SHA_256"
	EncryptionAlgorithmSpecSm2pke           = "SM2PKE"
)

// The values of ExpirationModelType.
const (
	ExpirationModelTypeKeyMaterialExpires       = "KEY_MATERIAL_EXPIRES"
	ExpirationModelTypeKeyMaterialDoesNotExpire = "KEY_MATERIAL_DOES_NOT_EXPIRE"
)

// The values of GrantOperation.
const (
	GrantOperationDecrypt                             = "Decrypt"
	GrantOperationEncrypt                             = "Encrypt"
	GrantOperationGenerateDataKey                     = "GenerateDataKey"
	GrantOperationGenerateDataKeyWithoutPlaintext     = "GenerateDataKeyWithoutPlaintext"
	GrantOperationReEncryptFrom                       = "ReEncryptFrom"
	GrantOperationReEncryptTo                         = "ReEncryptTo"
	GrantOperationSign                                = "Sign"
	GrantOperationVerify                              = "Verify"
	GrantOperationGetPublicKey                        = "GetPublicKey"
	GrantOperationCreateGrant                         = "CreateGrant"
	GrantOperationRetireGrant                         = "RetireGrant"
	GrantOperationDescribeKey                         = "DescribeKey"
	GrantOperationGenerateDataKeyPair                 = "GenerateDataKeyPair"
	GrantOperationGenerateDataKeyPairWithoutPlaintext = "GenerateDataKeyPairWithoutPlaintext"
	GrantOperationGenerateMac                         = "GenerateMac"
	GrantOperationVerifyMac                           = "VerifyMac"
	GrantOperationDeriveSharedSecret                  = "DeriveSharedSecret"
	GrantOperationEncapsulate                         = "Encapsulate"
	GrantOperationDecapsulate                         = "Decapsulate"
)

// The values of ImportState.
const (
	ImportStateImported      = "IMPORTED"
	ImportStatePendingImport = "PENDING_IMPORT"
)

// The values of IncludeKeyMaterial.
const (
	IncludeKeyMaterialAllKeyMaterial = "ALL_KEY_MATERIAL"
	IncludeKeyMaterialRotationsOnly  = "ROTATIONS_ONLY"
)

// The values of KeyAgreementAlgorithmSpec.
const (
	KeyAgreementAlgorithmSpecEcdh = "ECDH"
)

// The values of KeyEncryptionMechanism.
const (
	KeyEncryptionMechanismRsaesOaepSha256 = "RSAES_OAEP_SHA_256"
)

// The values of KeyManagerType.
const (
	KeyManagerTypeAws      = "AWS"
	KeyManagerTypeCustomer = "CUSTOMER"
)

// The values of KeyMaterialState.
const (
	KeyMaterialStateNonCurrent                          = "NON_CURRENT"
	KeyMaterialStateCurrent                             = "CURRENT"
	KeyMaterialStatePendingRotation                     = "PENDING_ROTATION"
	KeyMaterialStatePendingMultiRegionImportAndRotation = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"
)

// The values of KeySpec.
const (
	KeySpecRsa2048             = "RSA_2048"
	KeySpecRsa3072             = "RSA_3072"
	KeySpecRsa4096             = "RSA_4096"
	KeySpecEccNistP256         = "ECC_NIST_P256"
	KeySpecEccNistP384         = "ECC_NIST_P384"
	KeySpecEccNistP521         = "ECC_NIST_P521"
	KeySpecEccSecgP256k1       = "ECC_SECG_P256K1"
	KeySpecSymmetricDefault    = "SYMMETRIC_DEFAULT"
	KeySpecHmac224             = "HMAC_224"
	KeySpecHmac256             = "HMAC_256"
	KeySpecHmac384             = "HMAC_384"
	KeySpecHmac512             = "HMAC_512"
	KeySpecSm2                 = "SM2"
	KeySpecMlDsa44             = "ML_DSA_44"
	KeySpecMlDsa65             = "ML_DSA_65"
	KeySpecMlDsa87             = "ML_DSA_87"
	KeySpecEccNistEdwards25519 = "ECC_NIST_EDWARDS25519"
	KeySpecMlKem512            = "ML_KEM_512"
	KeySpecMlKem768            = "ML_KEM_768"
	KeySpecMlKem1024           = "ML_KEM_1024"
)

// The values of KeyState.
const (
	KeyStateCreating               = "Creating"
	KeyStateEnabled                = "Enabled"
	KeyStateDisabled               = "Disabled"
	KeyStatePendingDeletion        = "PendingDeletion"
	KeyStatePendingImport          = "PendingImport"
	KeyStatePendingReplicaDeletion = "PendingReplicaDeletion"
	KeyStateUnavailable            = "Unavailable"
	KeyStateUpdating               = "Updating"
)

// The values of KeyUsageType.
const (
	KeyUsageTypeSignVerify             = "SIGN_VERIFY"
	KeyUsageTypeEncryptDecrypt         = "ENCRYPT_DECRYPT"
	KeyUsageTypeGenerateVerifyMac      = "GENERATE_VERIFY_MAC"
	KeyUsageTypeKeyAgreement           = "KEY_AGREEMENT"
	KeyUsageTypeEncapsulateDecapsulate = "ENCAPSULATE_DECAPSULATE"
)

// The values of MacAlgorithmSpec.
const (
	MacAlgorithmSpecHmacSha224 = "HMAC_SHA_224"
	MacAlgorithmSpecHmacSha256 = "HMAC_SHA_256"
	MacAlgorithmSpecHmacSha384 = "HMAC_SHA_384"
	MacAlgorithmSpecHmacSha512 = "HMAC_SHA_512"
)

// The values of MultiRegionKeyType.
const (
	MultiRegionKeyTypePrimary = "PRIMARY"
	MultiRegionKeyTypeReplica = "REPLICA"
)

// The values of OriginType.
const (
	OriginTypeAwsKms           = "AWS_KMS"
	OriginTypeExternal         = "EXTERNAL"
	OriginTypeAwsCloudhsm      = "AWS_CLOUDHSM"
	OriginTypeExternalKeyStore = "EXTERNAL_KEY_STORE"
)

// The values of ResourceOwnerType.
const (
	ResourceOwnerTypeSelf                = "SELF"
	ResourceOwnerTypeOtherAccountsViaRam = "OTHER_ACCOUNTS_VIA_RAM"
)

// The values of RotationType.
const (
	RotationTypeAutomatic = "AUTOMATIC"
	RotationTypeOnDemand  = "ON_DEMAND"
)

// The values of SigningAlgorithmSpec.
const (
	SigningAlgorithmSpecRsassaPssSha256      = "RSASSA_PSS_SHA_256"
	SigningAlgorithmSpecRsassaPssSha384      = "RSASSA_PSS_SHA_384"
	SigningAlgorithmSpecRsassaPssSha512      = "RSASSA_PSS_SHA_512"
	SigningAlgorithmSpecRsassaPkcs1V15Sha256 = "RSASSA_PKCS1_V1_5_SHA_256"
	SigningAlgorithmSpecRsassaPkcs1V15Sha384 = "RSASSA_PKCS1_V1_5_SHA_384"
	SigningAlgorithmSpecRsassaPkcs1V15Sha512 = "RSASSA_PKCS1_V1_5_SHA_512"
	SigningAlgorithmSpecEcdsaSha256          = "ECDSA_SHA_256"
	SigningAlgorithmSpecEcdsaSha384          = "ECDSA_SHA_384"
	SigningAlgorithmSpecEcdsaSha512          = "ECDSA_SHA_512"
	SigningAlgorithmSpecSm2dsa               = "SM2DSA"
	SigningAlgorithmSpecMlDsaShake256        = "ML_DSA_SHAKE_256"
	SigningAlgorithmSpecEd25519Sha512        = "ED25519_SHA_512"
	SigningAlgorithmSpecEd25519PhSha512      = "ED25519_PH_SHA_512"
)
