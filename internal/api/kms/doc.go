// Package kms holds the types and tables of those operations of AWS Key Management Service
// that are served, generated from the public API model (version 2014-11-01).
//
// It promises the conventions of package api, and no behaviour. Field comments
// name the shape, whose constraints are in the table shape<Name>.
//
// Concurrency: the tables are read-only; values belong to their owner.
//
// Start at service_gen.go, which lists the operations; then the file of types.
package kms

//go:generate go run ../generate -service kms -version 2014-11-01 -operations CancelKeyDeletion,CreateAlias,CreateGrant,CreateKey,Decrypt,DeleteAlias,DescribeKey,DisableKey,DisableKeyRotation,EnableKey,EnableKeyRotation,Encrypt,GenerateDataKey,GenerateDataKeyWithoutPlaintext,GenerateRandom,GetKeyPolicy,GetKeyRotationStatus,ListAliases,ListGrants,ListKeyPolicies,ListKeyRotations,ListKeys,ListResourceTags,ListRetirableGrants,PutKeyPolicy,ReEncrypt,RetireGrant,RevokeGrant,RotateKeyOnDemand,ScheduleKeyDeletion,TagResource,UntagResource,UpdateAlias,UpdateKeyDescription -out .
