// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapePolicyVersion = api.Shape{
	Name: "PolicyVersion",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Document", Wire: "Document", Path: "document", Shape: &shapePolicyDocumentType},
		{Name: "VersionId", Wire: "VersionId", Path: "versionId", Shape: &shapePolicyVersionIdType},
		{Name: "IsDefaultVersion", Wire: "IsDefaultVersion", Path: "isDefaultVersion", Shape: &shapeBooleanType},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType},
	},
}

var shapePutGroupPolicyRequest = api.Shape{
	Name: "PutGroupPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
	},
}

var shapePutRolePolicyRequest = api.Shape{
	Name: "PutRolePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
	},
}

var shapePutUserPolicyRequest = api.Shape{
	Name: "PutUserPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
	},
}

var shapeRemoveUserFromGroupRequest = api.Shape{
	Name: "RemoveUserFromGroupRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
	},
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

var shapeRoleLastUsed = api.Shape{
	Name: "RoleLastUsed",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "LastUsedDate", Wire: "LastUsedDate", Path: "lastUsedDate", Shape: &shapeDateType},
		{Name: "Region", Wire: "Region", Path: "region", Shape: &shapeStringType},
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

var shapeSetDefaultPolicyVersionRequest = api.Shape{
	Name: "SetDefaultPolicyVersionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "VersionId", Wire: "VersionId", Path: "versionId", Shape: &shapePolicyVersionIdType, Required: true},
	},
}

var shapeSourceRoleTemplate = api.Shape{
	Name: "SourceRoleTemplate",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "TemplateArn", Wire: "TemplateArn", Path: "templateArn", Shape: &shapeArnType, Required: true},
		{Name: "TemplateMinorVersion", Wire: "TemplateMinorVersion", Path: "templateMinorVersion", Shape: &shapeIntegerType, Required: true},
	},
}

var shapeTag = api.Shape{
	Name: "Tag",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Key", Wire: "Key", Path: "key", Shape: &shapeTagKeyType, Required: true},
		{Name: "Value", Wire: "Value", Path: "value", Shape: &shapeTagValueType, Required: true},
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

var shapeArnType = api.Shape{
	Name: "arnType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 20},
	Max:  api.Limit{Set: true, Int: 2048},
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

var shapeExistingUserNameType = api.Shape{
	Name: "existingUserNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapeGroupListType = api.Shape{
	Name: "groupListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeGroup},
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

var shapeServiceFailureExceptionMessage = api.Shape{
	Name: "serviceFailureExceptionMessage",
	Kind: api.KindString,
}

var shapeStatusType = api.Shape{
	Name:    "statusType",
	Kind:    api.KindString,
	Enum:    []string{"Active", "Inactive", "Expired"},
	EnumSet: []string{"Expired", "Active", "Inactive"},
}

var shapeStringType = api.Shape{
	Name: "stringType",
	Kind: api.KindString,
}

var shapeTagKeyListType = api.Shape{
	Name: "tagKeyListType",
	Kind: api.KindList,
	Max:  api.Limit{Set: true, Int: 50},
	Elem: &api.Member{Shape: &shapeTagKeyType},
}

var shapeTagKeyType = api.Shape{
	Name: "tagKeyType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
	},
}

var shapeTagListType = api.Shape{
	Name: "tagListType",
	Kind: api.KindList,
	Max:  api.Limit{Set: true, Int: 50},
	Elem: &api.Member{Shape: &shapeTag},
}

var shapeTagValueType = api.Shape{
	Name: "tagValueType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 256},
	Pattern: &api.Pattern{
		Source: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
	},
}

var shapeUnmodifiableEntityMessage = api.Shape{
	Name: "unmodifiableEntityMessage",
	Kind: api.KindString,
}

var shapeUserListType = api.Shape{
	Name: "userListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeUser},
}

var shapeUserNameType = api.Shape{
	Name: "userNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 64},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}
