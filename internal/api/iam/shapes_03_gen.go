// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeResourceSpecificResult = api.Shape{
	Name: "ResourceSpecificResult",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "EvalResourceName", Wire: "EvalResourceName", Path: "evalResourceName", Shape: &shapeResourceNameType, Required: true},
		{Name: "EvalResourceDecision", Wire: "EvalResourceDecision", Path: "evalResourceDecision", Shape: &shapePolicyEvaluationDecisionType, Required: true},
		{Name: "MatchedStatements", Wire: "MatchedStatements", Path: "matchedStatements", Shape: &shapeStatementListType},
		{Name: "MissingContextValues", Wire: "MissingContextValues", Path: "missingContextValues", Shape: &shapeContextKeyNamesResultListType},
		{Name: "EvalDecisionDetails", Wire: "EvalDecisionDetails", Path: "evalDecisionDetails", Shape: &shapeEvalDecisionDetailsType},
		{Name: "PermissionsBoundaryDecisionDetail", Wire: "PermissionsBoundaryDecisionDetail", Path: "permissionsBoundaryDecisionDetail", Shape: &shapePermissionsBoundaryDecisionDetail},
	},
}

var shapeResourceSpecificResultListType = api.Shape{
	Name: "ResourceSpecificResultListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeResourceSpecificResult},
}

var shapeRole = api.Shape{
	Name: "Role",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType, Required: true},
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "RoleId", Wire: "RoleId", Path: "roleId", Shape: &shapeIdType, Required: true},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType, Required: true},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType, Required: true},
		{Name: "AssumeRolePolicyDocument", Wire: "AssumeRolePolicyDocument", Path: "assumeRolePolicyDocument", Shape: &shapePolicyDocumentType},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapeRoleDescriptionType},
		{Name: "MaxSessionDuration", Wire: "MaxSessionDuration", Path: "maxSessionDuration", Shape: &shapeRoleMaxSessionDurationType},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeAttachedPermissionsBoundary},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
		{Name: "RoleLastUsed", Wire: "RoleLastUsed", Path: "roleLastUsed", Shape: &shapeRoleLastUsed},
		{Name: "SourceRoleTemplate", Wire: "SourceRoleTemplate", Path: "sourceRoleTemplate", Shape: &shapeSourceRoleTemplate},
	},
}

var shapeRoleDetail = api.Shape{
	Name: "RoleDetail",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType},
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType},
		{Name: "RoleId", Wire: "RoleId", Path: "roleId", Shape: &shapeIdType},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType},
		{Name: "AssumeRolePolicyDocument", Wire: "AssumeRolePolicyDocument", Path: "assumeRolePolicyDocument", Shape: &shapePolicyDocumentType},
		{Name: "InstanceProfileList", Wire: "InstanceProfileList", Path: "instanceProfileList", Shape: &shapeInstanceProfileListType},
		{Name: "RolePolicyList", Wire: "RolePolicyList", Path: "rolePolicyList", Shape: &shapePolicyDetailListType},
		{Name: "AttachedManagedPolicies", Wire: "AttachedManagedPolicies", Path: "attachedManagedPolicies", Shape: &shapeAttachedPoliciesListType},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeAttachedPermissionsBoundary},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
		{Name: "RoleLastUsed", Wire: "RoleLastUsed", Path: "roleLastUsed", Shape: &shapeRoleLastUsed},
	},
}

var shapeRoleLastUsed = api.Shape{
	Name: "RoleLastUsed",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "LastUsedDate", Wire: "LastUsedDate", Path: "lastUsedDate", Shape: &shapeDateType},
		{Name: "Region", Wire: "Region", Path: "region", Shape: &shapeStringType},
	},
}

var shapeSSHPublicKeyListType = api.Shape{
	Name: "SSHPublicKeyListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeSSHPublicKeyMetadata},
}

var shapeSSHPublicKeyMetadata = api.Shape{
	Name: "SSHPublicKeyMetadata",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "SSHPublicKeyId", Wire: "SSHPublicKeyId", Path: "sSHPublicKeyId", Shape: &shapePublicKeyIdType, Required: true},
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeStatusType, Required: true},
		{Name: "UploadDate", Wire: "UploadDate", Path: "uploadDate", Shape: &shapeDateType, Required: true},
	},
}

var shapeServiceFailureException = api.Shape{
	Name: "ServiceFailureException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeServiceFailureExceptionMessage},
	},
	Error: &api.Error{
		Code:       "ServiceFailure",
		HTTPStatus: 500,
	},
}

var shapeServiceNotSupportedException = api.Shape{
	Name: "ServiceNotSupportedException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeServiceNotSupportedMessage},
	},
	Error: &api.Error{
		Code:        "NotSupportedService",
		HTTPStatus:  404,
		SenderFault: true,
	},
}

var shapeServiceSpecificCredentialMetadata = api.Shape{
	Name: "ServiceSpecificCredentialMetadata",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeStatusType, Required: true},
		{Name: "ServiceUserName", Wire: "ServiceUserName", Path: "serviceUserName", Shape: &shapeServiceUserName},
		{Name: "ServiceCredentialAlias", Wire: "ServiceCredentialAlias", Path: "serviceCredentialAlias", Shape: &shapeServiceCredentialAlias},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType, Required: true},
		{Name: "ExpirationDate", Wire: "ExpirationDate", Path: "expirationDate", Shape: &shapeDateType},
		{Name: "ServiceSpecificCredentialId", Wire: "ServiceSpecificCredentialId", Path: "serviceSpecificCredentialId", Shape: &shapeServiceSpecificCredentialId, Required: true},
		{Name: "ServiceName", Wire: "ServiceName", Path: "serviceName", Shape: &shapeServiceName, Required: true},
	},
}

var shapeServiceSpecificCredentialsListType = api.Shape{
	Name: "ServiceSpecificCredentialsListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeServiceSpecificCredentialMetadata},
}

var shapeSetDefaultPolicyVersionRequest = api.Shape{
	Name: "SetDefaultPolicyVersionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "VersionId", Wire: "VersionId", Path: "versionId", Shape: &shapePolicyVersionIdType, Required: true},
	},
}

var shapeSigningCertificate = api.Shape{
	Name: "SigningCertificate",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "CertificateId", Wire: "CertificateId", Path: "certificateId", Shape: &shapeCertificateIdType, Required: true},
		{Name: "CertificateBody", Wire: "CertificateBody", Path: "certificateBody", Shape: &shapeCertificateBodyType, Required: true},
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeStatusType, Required: true},
		{Name: "UploadDate", Wire: "UploadDate", Path: "uploadDate", Shape: &shapeDateType},
	},
}

var shapeSimulateCustomPolicyRequest = api.Shape{
	Name: "SimulateCustomPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyInputList", Wire: "PolicyInputList", Path: "policyInputList", Shape: &shapeSimulationPolicyListType, Required: true},
		{Name: "PermissionsBoundaryPolicyInputList", Wire: "PermissionsBoundaryPolicyInputList", Path: "permissionsBoundaryPolicyInputList", Shape: &shapeSimulationPolicyListType},
		{Name: "OrderedOrganizationPolicyInputList", Wire: "OrderedOrganizationPolicyInputList", Path: "orderedOrganizationPolicyInputList", Shape: &shapeOrganizationPolicyListType},
		{Name: "ActionNames", Wire: "ActionNames", Path: "actionNames", Shape: &shapeActionNameListType, Required: true},
		{Name: "ResourceArns", Wire: "ResourceArns", Path: "resourceArns", Shape: &shapeResourceNameListType},
		{Name: "ResourcePolicy", Wire: "ResourcePolicy", Path: "resourcePolicy", Shape: &shapePolicyDocumentType},
		{Name: "ResourceOwner", Wire: "ResourceOwner", Path: "resourceOwner", Shape: &shapeResourceNameType},
		{Name: "CallerArn", Wire: "CallerArn", Path: "callerArn", Shape: &shapeResourceNameType},
		{Name: "ContextEntries", Wire: "ContextEntries", Path: "contextEntries", Shape: &shapeContextEntryListType},
		{Name: "ResourceHandlingOption", Wire: "ResourceHandlingOption", Path: "resourceHandlingOption", Shape: &shapeResourceHandlingOptionType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
	},
}

var shapeSimulatePolicyResponse = api.Shape{
	Name: "SimulatePolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "EvaluationResults", Wire: "EvaluationResults", Path: "evaluationResults", Shape: &shapeEvaluationResultsListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeSimulatePrincipalPolicyRequest = api.Shape{
	Name: "SimulatePrincipalPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicySourceArn", Wire: "PolicySourceArn", Path: "policySourceArn", Shape: &shapeArnType, Required: true},
		{Name: "PolicyInputList", Wire: "PolicyInputList", Path: "policyInputList", Shape: &shapeSimulationPolicyListType},
		{Name: "PermissionsBoundaryPolicyInputList", Wire: "PermissionsBoundaryPolicyInputList", Path: "permissionsBoundaryPolicyInputList", Shape: &shapeSimulationPolicyListType},
		{Name: "PolicyExclusionList", Wire: "PolicyExclusionList", Path: "policyExclusionList", Shape: &shapePolicyExclusionsListType},
		{Name: "ActionNames", Wire: "ActionNames", Path: "actionNames", Shape: &shapeActionNameListType, Required: true},
		{Name: "ResourceArns", Wire: "ResourceArns", Path: "resourceArns", Shape: &shapeResourceNameListType},
		{Name: "ResourcePolicy", Wire: "ResourcePolicy", Path: "resourcePolicy", Shape: &shapePolicyDocumentType},
		{Name: "ResourceOwner", Wire: "ResourceOwner", Path: "resourceOwner", Shape: &shapeResourceNameType},
		{Name: "CallerArn", Wire: "CallerArn", Path: "callerArn", Shape: &shapeResourceNameType},
		{Name: "ContextEntries", Wire: "ContextEntries", Path: "contextEntries", Shape: &shapeContextEntryListType},
		{Name: "ResourceHandlingOption", Wire: "ResourceHandlingOption", Path: "resourceHandlingOption", Shape: &shapeResourceHandlingOptionType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
	},
}

var shapeSimulationPolicyListType = api.Shape{
	Name: "SimulationPolicyListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyDocumentType},
}

var shapeSourceRoleTemplate = api.Shape{
	Name: "SourceRoleTemplate",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "TemplateArn", Wire: "TemplateArn", Path: "templateArn", Shape: &shapeArnType, Required: true},
		{Name: "TemplateMinorVersion", Wire: "TemplateMinorVersion", Path: "templateMinorVersion", Shape: &shapeIntegerType, Required: true},
	},
}

var shapeStatement = api.Shape{
	Name: "Statement",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "SourcePolicyId", Wire: "SourcePolicyId", Path: "sourcePolicyId", Shape: &shapePolicyIdentifierType},
		{Name: "SourcePolicyType", Wire: "SourcePolicyType", Path: "sourcePolicyType", Shape: &shapePolicySourceType},
		{Name: "StartPosition", Wire: "StartPosition", Path: "startPosition", Shape: &shapePosition},
		{Name: "EndPosition", Wire: "EndPosition", Path: "endPosition", Shape: &shapePosition},
	},
}

var shapeStatementListType = api.Shape{
	Name: "StatementListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeStatement},
}

var shapeTag = api.Shape{
	Name: "Tag",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Key", Wire: "Key", Path: "key", Shape: &shapeTagKeyType, Required: true},
		{Name: "Value", Wire: "Value", Path: "value", Shape: &shapeTagValueType, Required: true},
	},
}

var shapeTagInstanceProfileRequest = api.Shape{
	Name: "TagInstanceProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
	},
}

var shapeTagPolicyRequest = api.Shape{
	Name: "TagPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
	},
}

var shapeTagRoleRequest = api.Shape{
	Name: "TagRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
	},
}

var shapeTagUserRequest = api.Shape{
	Name: "TagUserRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
	},
}

var shapeUnmodifiableEntityException = api.Shape{
	Name: "UnmodifiableEntityException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeUnmodifiableEntityMessage},
	},
	Error: &api.Error{
		Code:        "UnmodifiableEntity",
		HTTPStatus:  400,
		SenderFault: true,
	},
}

var shapeUntagInstanceProfileRequest = api.Shape{
	Name: "UntagInstanceProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
		{Name: "TagKeys", Wire: "TagKeys", Path: "tagKeys", Shape: &shapeTagKeyListType, Required: true},
	},
}

var shapeUntagPolicyRequest = api.Shape{
	Name: "UntagPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "TagKeys", Wire: "TagKeys", Path: "tagKeys", Shape: &shapeTagKeyListType, Required: true},
	},
}

var shapeUntagRoleRequest = api.Shape{
	Name: "UntagRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "TagKeys", Wire: "TagKeys", Path: "tagKeys", Shape: &shapeTagKeyListType, Required: true},
	},
}

var shapeUntagUserRequest = api.Shape{
	Name: "UntagUserRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "TagKeys", Wire: "TagKeys", Path: "tagKeys", Shape: &shapeTagKeyListType, Required: true},
	},
}

var shapeUpdateAccessKeyRequest = api.Shape{
	Name: "UpdateAccessKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
		{Name: "AccessKeyId", Wire: "AccessKeyId", Path: "accessKeyId", Shape: &shapeAccessKeyIdType, Required: true},
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeStatusType, Required: true},
	},
}

var shapeUpdateAssumeRolePolicyRequest = api.Shape{
	Name: "UpdateAssumeRolePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
	},
}

var shapeUpdateGroupRequest = api.Shape{
	Name: "UpdateGroupRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "NewPath", Wire: "NewPath", Path: "newPath", Shape: &shapePathType},
		{Name: "NewGroupName", Wire: "NewGroupName", Path: "newGroupName", Shape: &shapeGroupNameType},
	},
}

var shapeUpdateRoleDescriptionRequest = api.Shape{
	Name: "UpdateRoleDescriptionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapeRoleDescriptionType, Required: true},
	},
}

var shapeUpdateRoleDescriptionResponse = api.Shape{
	Name: "UpdateRoleDescriptionResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Role", Wire: "Role", Path: "role", Shape: &shapeRole},
	},
}

var shapeUpdateRoleRequest = api.Shape{
	Name: "UpdateRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapeRoleDescriptionType},
		{Name: "MaxSessionDuration", Wire: "MaxSessionDuration", Path: "maxSessionDuration", Shape: &shapeRoleMaxSessionDurationType},
	},
}

var shapeUpdateRoleResponse = api.Shape{
	Name: "UpdateRoleResponse",
	Kind: api.KindStructure,
}

var shapeUpdateUserRequest = api.Shape{
	Name: "UpdateUserRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "NewPath", Wire: "NewPath", Path: "newPath", Shape: &shapePathType},
		{Name: "NewUserName", Wire: "NewUserName", Path: "newUserName", Shape: &shapeUserNameType},
	},
}

var shapeUser = api.Shape{
	Name: "User",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType, Required: true},
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "UserId", Wire: "UserId", Path: "userId", Shape: &shapeIdType, Required: true},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType, Required: true},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType, Required: true},
		{Name: "PasswordLastUsed", Wire: "PasswordLastUsed", Path: "passwordLastUsed", Shape: &shapeDateType},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeAttachedPermissionsBoundary},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeUserDetail = api.Shape{
	Name: "UserDetail",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType},
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType},
		{Name: "UserId", Wire: "UserId", Path: "userId", Shape: &shapeIdType},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType},
		{Name: "UserPolicyList", Wire: "UserPolicyList", Path: "userPolicyList", Shape: &shapePolicyDetailListType},
		{Name: "GroupList", Wire: "GroupList", Path: "groupList", Shape: &shapeGroupNameListType},
		{Name: "AttachedManagedPolicies", Wire: "AttachedManagedPolicies", Path: "attachedManagedPolicies", Shape: &shapeAttachedPoliciesListType},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeAttachedPermissionsBoundary},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeVirtualMFADevice = api.Shape{
	Name: "VirtualMFADevice",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "SerialNumber", Wire: "SerialNumber", Path: "serialNumber", Shape: &shapeSerialNumberType, Required: true},
		{Name: "Base32StringSeed", Wire: "Base32StringSeed", Path: "base32StringSeed", Shape: &shapeBootstrapDatum},
		{Name: "QRCodePNG", Wire: "QRCodePNG", Path: "qRCodePNG", Shape: &shapeBootstrapDatum},
		{Name: "User", Wire: "User", Path: "user", Shape: &shapeUser},
		{Name: "EnableDate", Wire: "EnableDate", Path: "enableDate", Shape: &shapeDateType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeAccessKeyIdType = api.Shape{
	Name: "accessKeyIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 16},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w]+",
	},
}

var shapeAccessKeyMetadataListType = api.Shape{
	Name: "accessKeyMetadataListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAccessKeyMetadata},
}

var shapeAccessKeySecretType = api.Shape{
	Name:      "accessKeySecretType",
	Kind:      api.KindString,
	Sensitive: true,
}

var shapeAccountAliasListType = api.Shape{
	Name: "accountAliasListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAccountAliasType},
}

var shapeAccountAliasType = api.Shape{
	Name: "accountAliasType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 3},
	Max:  api.Limit{Set: true, Int: 63},
	Pattern: &api.Pattern{
		Source: "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
		Go:     "[a-z0-9](-?[a-z0-9])*",
	},
}

var shapeAllUsers = api.Shape{
	Name: "allUsers",
	Kind: api.KindBoolean,
	Box:  true,
}

var shapeArnType = api.Shape{
	Name: "arnType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 20},
	Max:  api.Limit{Set: true, Int: 2048},
}

var shapeAssignmentStatusType = api.Shape{
	Name:    "assignmentStatusType",
	Kind:    api.KindString,
	Enum:    []string{"Assigned", "Unassigned", "Any"},
	EnumSet: []string{"Unassigned", "Any", "Assigned"},
}

var shapeAttachedPoliciesListType = api.Shape{
	Name: "attachedPoliciesListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAttachedPolicy},
}

var shapeAttachmentCountType = api.Shape{
	Name: "attachmentCountType",
	Kind: api.KindInteger,
}

var shapeBooleanType = api.Shape{
	Name: "booleanType",
	Kind: api.KindBoolean,
}

var shapeCertificateBodyType = api.Shape{
	Name: "certificateBodyType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 16384},
	Pattern: &api.Pattern{
		Source: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
		Go:     "[\\x{0009}\\x{000A}\\x{000D}\\x{0020}-\\x{00FF}]+",
	},
}

var shapeCertificateIdType = api.Shape{
	Name: "certificateIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 24},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w]+",
	},
}

var shapeCertificateListType = api.Shape{
	Name: "certificateListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeSigningCertificate},
}

var shapeDateType = api.Shape{
	Name: "dateType",
	Kind: api.KindTimestamp,
}

var shapeDeleteConflictMessage = api.Shape{
	Name: "deleteConflictMessage",
	Kind: api.KindString,
}

var shapeEntityAlreadyExistsMessage = api.Shape{
	Name: "entityAlreadyExistsMessage",
	Kind: api.KindString,
}

var shapeEntityListType = api.Shape{
	Name: "entityListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeEntityType},
}

var shapeEntityTemporarilyUnmodifiableMessage = api.Shape{
	Name: "entityTemporarilyUnmodifiableMessage",
	Kind: api.KindString,
}

var shapeExistingUserNameType = api.Shape{
	Name: "existingUserNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapeGroupDetailListType = api.Shape{
	Name: "groupDetailListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeGroupDetail},
}

var shapeGroupListType = api.Shape{
	Name: "groupListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeGroup},
}

var shapeGroupNameListType = api.Shape{
	Name: "groupNameListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeGroupNameType},
}

var shapeGroupNameType = api.Shape{
	Name: "groupNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapeIdType = api.Shape{
	Name: "idType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 16},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w]+",
	},
}

var shapeInstanceProfileListType = api.Shape{
	Name: "instanceProfileListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeInstanceProfile},
}

var shapeInstanceProfileNameType = api.Shape{
	Name: "instanceProfileNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapeIntegerType = api.Shape{
	Name: "integerType",
	Kind: api.KindInteger,
}

var shapeInvalidInputMessage = api.Shape{
	Name: "invalidInputMessage",
	Kind: api.KindString,
}

var shapeLimitExceededMessage = api.Shape{
	Name: "limitExceededMessage",
	Kind: api.KindString,
}

var shapeMalformedPolicyDocumentMessage = api.Shape{
	Name: "malformedPolicyDocumentMessage",
	Kind: api.KindString,
}

var shapeMarkerType = api.Shape{
	Name: "markerType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 320},
	Pattern: &api.Pattern{
		Source: "[\\u0020-\\u00FF]+",
		Go:     "[\\x{0020}-\\x{00FF}]+",
	},
}

var shapeMaxItemsType = api.Shape{
	Name: "maxItemsType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1000},
}

var shapeMfaDeviceListType = api.Shape{
	Name: "mfaDeviceListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeMFADevice},
}

var shapeNoSuchEntityMessage = api.Shape{
	Name: "noSuchEntityMessage",
	Kind: api.KindString,
}

var shapePathPrefixType = api.Shape{
	Name: "pathPrefixType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "\\u002F[\\u0021-\\u007F]*",
		Go:     "\\x{002F}[\\x{0021}-\\x{007F}]*",
	},
}

var shapePathType = api.Shape{
	Name: "pathType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
		Go:     "(\\x{002F})|(\\x{002F}[\\x{0021}-\\x{007E}]+\\x{002F})",
	},
}

var shapePolicyDescriptionType = api.Shape{
	Name: "policyDescriptionType",
	Kind: api.KindString,
	Max:  api.Limit{Set: true, Int: 1000},
}

var shapePolicyDetailListType = api.Shape{
	Name: "policyDetailListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyDetail},
}

var shapePolicyDocumentType = api.Shape{
	Name: "policyDocumentType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 131072},
	Pattern: &api.Pattern{
		Source: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
		Go:     "[\\x{0009}\\x{000A}\\x{000D}\\x{0020}-\\x{00FF}]+",
	},
}

var shapePolicyDocumentVersionListType = api.Shape{
	Name: "policyDocumentVersionListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyVersion},
}

var shapePolicyEvaluationErrorMessage = api.Shape{
	Name: "policyEvaluationErrorMessage",
	Kind: api.KindString,
}

var shapePolicyListType = api.Shape{
	Name: "policyListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicy},
}

var shapePolicyNameListType = api.Shape{
	Name: "policyNameListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyNameType},
}

var shapePolicyNameType = api.Shape{
	Name: "policyNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapePolicyNotAttachableMessage = api.Shape{
	Name: "policyNotAttachableMessage",
	Kind: api.KindString,
}

var shapePolicyPathType = api.Shape{
	Name: "policyPathType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
	},
}

var shapePolicyScopeType = api.Shape{
	Name:    "policyScopeType",
	Kind:    api.KindString,
	Enum:    []string{"All", "AWS", "Local"},
	EnumSet: []string{"All", "Local", "AWS"},
}

var shapePolicyVersionIdType = api.Shape{
	Name: "policyVersionIdType",
	Kind: api.KindString,
	Pattern: &api.Pattern{
		Source: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
	},
}

var shapePublicKeyIdType = api.Shape{
	Name: "publicKeyIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 20},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w]+",
	},
}

var shapeResponseMarkerType = api.Shape{
	Name: "responseMarkerType",
	Kind: api.KindString,
}

var shapeRoleDescriptionType = api.Shape{
	Name: "roleDescriptionType",
	Kind: api.KindString,
	Max:  api.Limit{Set: true, Int: 1000},
	Pattern: &api.Pattern{
		Source: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
		Go:     "[\\x{0009}\\x{000A}\\x{000D}\\x{0020}-\\x{007E}\\x{00A1}-\\x{00FF}]*",
	},
}

var shapeRoleDetailListType = api.Shape{
	Name: "roleDetailListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeRoleDetail},
}

var shapeRoleListType = api.Shape{
	Name: "roleListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeRole},
}

var shapeRoleMaxSessionDurationType = api.Shape{
	Name: "roleMaxSessionDurationType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 3600},
	Max:  api.Limit{Set: true, Int: 43200},
}

var shapeRoleNameType = api.Shape{
	Name: "roleNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 64},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapeSerialNumberType = api.Shape{
	Name: "serialNumberType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 9},
	Max:  api.Limit{Set: true, Int: 256},
	Pattern: &api.Pattern{
		Source: "[\\w+=/:,.@-]+",
	},
}

var shapeServiceCredentialAlias = api.Shape{
	Name: "serviceCredentialAlias",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 200},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapeServiceFailureExceptionMessage = api.Shape{
	Name: "serviceFailureExceptionMessage",
	Kind: api.KindString,
}

var shapeServiceName = api.Shape{
	Name: "serviceName",
	Kind: api.KindString,
}

var shapeServiceNotSupportedMessage = api.Shape{
	Name: "serviceNotSupportedMessage",
	Kind: api.KindString,
}

var shapeServiceSpecificCredentialId = api.Shape{
	Name: "serviceSpecificCredentialId",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 20},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w]+",
	},
}

var shapeServiceUserName = api.Shape{
	Name: "serviceUserName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 200},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]*",
	},
}
