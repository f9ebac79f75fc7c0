// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

// The values of AttachmentType.
const (
	AttachmentTypeUser  = "user"
	AttachmentTypeGroup = "group"
	AttachmentTypeRole  = "role"
)

// The values of ContextKeyTypeEnum.
const (
	ContextKeyTypeEnumString      = "string"
	ContextKeyTypeEnumStringList  = "stringList"
	ContextKeyTypeEnumNumeric     = "numeric"
	ContextKeyTypeEnumNumericList = "numericList"
	ContextKeyTypeEnumBoolean     = "boolean"
	ContextKeyTypeEnumBooleanList = "booleanList"
	ContextKeyTypeEnumIp          = "ip"
	ContextKeyTypeEnumIpList      = "ipList"
	ContextKeyTypeEnumBinary      = "binary"
	ContextKeyTypeEnumBinaryList  = "binaryList"
	ContextKeyTypeEnumDate        = "date"
	ContextKeyTypeEnumDateList    = "dateList"
)

// The values of EntityType.
const (
	EntityTypeUser               = "User"
	EntityTypeRole               = "Role"
	EntityTypeGroup              = "Group"
	EntityTypeLocalManagedPolicy = "LocalManagedPolicy"
	EntityTypeAWSManagedPolicy   = "AWSManagedPolicy"
)

// The values of PermissionsBoundaryAttachmentType.
const (
	PermissionsBoundaryAttachmentTypePermissionsBoundaryPolicy = "PermissionsBoundaryPolicy"
)

// The values of PolicyEvaluationDecisionType.
const (
	PolicyEvaluationDecisionTypeAllowed      = "allowed"
	PolicyEvaluationDecisionTypeExplicitDeny = "explicitDeny"
	PolicyEvaluationDecisionTypeImplicitDeny = "implicitDeny"
)

// The values of PolicyIdentifierPolicyType.
const (
	PolicyIdentifierPolicyTypeInline             = "inline"
	PolicyIdentifierPolicyTypeAwsManaged         = "aws-managed"
	PolicyIdentifierPolicyTypeUserManaged        = "user-managed"
	PolicyIdentifierPolicyTypePermissionBoundary = "permission-boundary"
	PolicyIdentifierPolicyTypeScp                = "scp"
	PolicyIdentifierPolicyTypeRcp                = "rcp"
)

// The values of PolicySourceType.
const (
	PolicySourceTypeUser        = "user"
	PolicySourceTypeGroup       = "group"
	PolicySourceTypeRole        = "role"
	PolicySourceTypeAwsManaged  = "aws-managed"
	PolicySourceTypeUserManaged = "user-managed"
	PolicySourceTypeResource    = "resource"
	PolicySourceTypeNone        = "none"
)

// The values of PolicyUsageType.
const (
	PolicyUsageTypePermissionsPolicy   = "PermissionsPolicy"
	PolicyUsageTypePermissionsBoundary = "PermissionsBoundary"
)

// The values of assignmentStatusType.
const (
	AssignmentStatusTypeAssigned   = "Assigned"
	AssignmentStatusTypeUnassigned = "Unassigned"
	AssignmentStatusTypeAny        = "Any"
)

// The values of policyScopeType.
const (
	PolicyScopeTypeAll   = "All"
	PolicyScopeTypeAws   = "AWS"
	PolicyScopeTypeLocal = "Local"
)

// The values of statusType.
const (
	StatusTypeActive   = "Active"
	StatusTypeInactive = "Inactive"
	StatusTypeExpired  = "Expired"
)

// The values of summaryKeyType.
const (
	SummaryKeyTypeUsers                             = "Users"
	SummaryKeyTypeUsersQuota                        = "UsersQuota"
	SummaryKeyTypeGroups                            = "Groups"
	SummaryKeyTypeGroupsQuota                       = "GroupsQuota"
	SummaryKeyTypeServerCertificates                = "ServerCertificates"
	SummaryKeyTypeServerCertificatesQuota           = "ServerCertificatesQuota"
	SummaryKeyTypeUserPolicySizeQuota               = "UserPolicySizeQuota"
	SummaryKeyTypeGroupPolicySizeQuota              = "GroupPolicySizeQuota"
	SummaryKeyTypeGroupsPerUserQuota                = "GroupsPerUserQuota"
	SummaryKeyTypeSigningCertificatesPerUserQuota   = "SigningCertificatesPerUserQuota"
	SummaryKeyTypeAccessKeysPerUserQuota            = "AccessKeysPerUserQuota"
	SummaryKeyTypeMFADevices                        = "MFADevices"
	SummaryKeyTypeMFADevicesInUse                   = "MFADevicesInUse"
	SummaryKeyTypeAccountMFAEnabled                 = "AccountMFAEnabled"
	SummaryKeyTypeAccountAccessKeysPresent          = "AccountAccessKeysPresent"
	SummaryKeyTypeAccountPasswordPresent            = "AccountPasswordPresent"
	SummaryKeyTypeAccountSigningCertificatesPresent = "AccountSigningCertificatesPresent"
	SummaryKeyTypeAttachedPoliciesPerGroupQuota     = "AttachedPoliciesPerGroupQuota"
	SummaryKeyTypeAttachedPoliciesPerRoleQuota      = "AttachedPoliciesPerRoleQuota"
	SummaryKeyTypeAttachedPoliciesPerUserQuota      = "AttachedPoliciesPerUserQuota"
	SummaryKeyTypePolicies                          = "Policies"
	SummaryKeyTypePoliciesQuota                     = "PoliciesQuota"
	SummaryKeyTypePolicySizeQuota                   = "PolicySizeQuota"
	SummaryKeyTypePolicyVersionsInUse               = "PolicyVersionsInUse"
	SummaryKeyTypePolicyVersionsInUseQuota          = "PolicyVersionsInUseQuota"
	SummaryKeyTypeVersionsPerPolicyQuota            = "VersionsPerPolicyQuota"
	SummaryKeyTypeGlobalEndpointTokenVersion        = "GlobalEndpointTokenVersion"
	SummaryKeyTypeAssumeRolePolicySizeQuota         = "AssumeRolePolicySizeQuota"
	SummaryKeyTypeInstanceProfiles                  = "InstanceProfiles"
	SummaryKeyTypeInstanceProfilesQuota             = "InstanceProfilesQuota"
	SummaryKeyTypeProviders                         = "Providers"
	SummaryKeyTypeRolePolicySizeQuota               = "RolePolicySizeQuota"
	SummaryKeyTypeRoles                             = "Roles"
	SummaryKeyTypeRolesQuota                        = "RolesQuota"
)
