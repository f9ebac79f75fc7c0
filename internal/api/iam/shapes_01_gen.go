// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeAccessKey = api.Shape{
	Name: "AccessKey",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "AccessKeyId", Wire: "AccessKeyId", Path: "accessKeyId", Shape: &shapeAccessKeyIdType, Required: true},
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeStatusType, Required: true},
		{Name: "SecretAccessKey", Wire: "SecretAccessKey", Path: "secretAccessKey", Shape: &shapeAccessKeySecretType, Required: true},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType},
	},
}

var shapeAccessKeyLastUsed = api.Shape{
	Name: "AccessKeyLastUsed",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "LastUsedDate", Wire: "LastUsedDate", Path: "lastUsedDate", Shape: &shapeDateType},
		{Name: "ServiceName", Wire: "ServiceName", Path: "serviceName", Shape: &shapeStringType, Required: true},
		{Name: "Region", Wire: "Region", Path: "region", Shape: &shapeStringType, Required: true},
	},
}

var shapeAccessKeyMetadata = api.Shape{
	Name: "AccessKeyMetadata",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType},
		{Name: "AccessKeyId", Wire: "AccessKeyId", Path: "accessKeyId", Shape: &shapeAccessKeyIdType},
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeStatusType},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType},
	},
}

var shapeActionNameListType = api.Shape{
	Name: "ActionNameListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeActionNameType},
}

var shapeActionNameType = api.Shape{
	Name: "ActionNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 3},
	Max:  api.Limit{Set: true, Int: 128},
}

var shapeAddRoleToInstanceProfileRequest = api.Shape{
	Name: "AddRoleToInstanceProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
	},
}

var shapeAddUserToGroupRequest = api.Shape{
	Name: "AddUserToGroupRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
	},
}

var shapeAttachGroupPolicyRequest = api.Shape{
	Name: "AttachGroupPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeAttachRolePolicyRequest = api.Shape{
	Name: "AttachRolePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeAttachUserPolicyRequest = api.Shape{
	Name: "AttachUserPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeAttachedPermissionsBoundary = api.Shape{
	Name: "AttachedPermissionsBoundary",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PermissionsBoundaryType", Wire: "PermissionsBoundaryType", Path: "permissionsBoundaryType", Shape: &shapePermissionsBoundaryAttachmentType},
		{Name: "PermissionsBoundaryArn", Wire: "PermissionsBoundaryArn", Path: "permissionsBoundaryArn", Shape: &shapeArnType},
	},
}

var shapeAttachedPolicy = api.Shape{
	Name: "AttachedPolicy",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType},
	},
}

var shapeAttachmentName = api.Shape{
	Name: "AttachmentName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]+",
	},
}

var shapeAttachmentType = api.Shape{
	Name:    "AttachmentType",
	Kind:    api.KindString,
	Enum:    []string{"user", "group", "role"},
	EnumSet: []string{"user", "role", "group"},
}

var shapeBootstrapDatum = api.Shape{
	Name:      "BootstrapDatum",
	Kind:      api.KindBlob,
	Sensitive: true,
}

var shapeColumnNumber = api.Shape{
	Name: "ColumnNumber",
	Kind: api.KindInteger,
}

var shapeConcurrentModificationException = api.Shape{
	Name: "ConcurrentModificationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeConcurrentModificationMessage},
	},
	Error: &api.Error{
		Code:        "ConcurrentModification",
		HTTPStatus:  409,
		SenderFault: true,
	},
}

var shapeConcurrentModificationMessage = api.Shape{
	Name: "ConcurrentModificationMessage",
	Kind: api.KindString,
}

var shapeContextEntry = api.Shape{
	Name: "ContextEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ContextKeyName", Wire: "ContextKeyName", Path: "contextKeyName", Shape: &shapeContextKeyNameType},
		{Name: "ContextKeyValues", Wire: "ContextKeyValues", Path: "contextKeyValues", Shape: &shapeContextKeyValueListType},
		{Name: "ContextKeyType", Wire: "ContextKeyType", Path: "contextKeyType", Shape: &shapeContextKeyTypeEnum},
	},
}

var shapeContextEntryListType = api.Shape{
	Name: "ContextEntryListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeContextEntry},
}

var shapeContextKeyNameType = api.Shape{
	Name: "ContextKeyNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 5},
	Max:  api.Limit{Set: true, Int: 256},
}

var shapeContextKeyNamesResultListType = api.Shape{
	Name: "ContextKeyNamesResultListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeContextKeyNameType},
}

var shapeContextKeyTypeEnum = api.Shape{
	Name:    "ContextKeyTypeEnum",
	Kind:    api.KindString,
	Enum:    []string{"string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList", "date", "dateList"},
	EnumSet: []string{"binary", "ipList", "booleanList", "ip", "boolean", "numericList", "dateList", "numeric", "date", "stringList", "string", "binaryList"},
}

var shapeContextKeyValueListType = api.Shape{
	Name: "ContextKeyValueListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeContextKeyValueType},
}

var shapeContextKeyValueType = api.Shape{
	Name: "ContextKeyValueType",
	Kind: api.KindString,
}

var shapeCreateAccessKeyRequest = api.Shape{
	Name: "CreateAccessKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
	},
}

var shapeCreateAccessKeyResponse = api.Shape{
	Name: "CreateAccessKeyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AccessKey", Wire: "AccessKey", Path: "accessKey", Shape: &shapeAccessKey, Required: true},
	},
}

var shapeCreateAccountAliasRequest = api.Shape{
	Name: "CreateAccountAliasRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AccountAlias", Wire: "AccountAlias", Path: "accountAlias", Shape: &shapeAccountAliasType, Required: true},
	},
}

var shapeCreateGroupRequest = api.Shape{
	Name: "CreateGroupRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType},
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
	},
}

var shapeCreateGroupResponse = api.Shape{
	Name: "CreateGroupResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Group", Wire: "Group", Path: "group", Shape: &shapeGroup, Required: true},
	},
}

var shapeCreateInstanceProfileRequest = api.Shape{
	Name: "CreateInstanceProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeCreateInstanceProfileResponse = api.Shape{
	Name: "CreateInstanceProfileResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfile", Wire: "InstanceProfile", Path: "instanceProfile", Shape: &shapeInstanceProfile, Required: true},
	},
}

var shapeCreatePolicyRequest = api.Shape{
	Name: "CreatePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePolicyPathType},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapePolicyDescriptionType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeCreatePolicyResponse = api.Shape{
	Name: "CreatePolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapePolicy},
	},
}

var shapeCreatePolicyVersionRequest = api.Shape{
	Name: "CreatePolicyVersionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
		{Name: "SetAsDefault", Wire: "SetAsDefault", Path: "setAsDefault", Shape: &shapeBooleanType},
	},
}

var shapeCreatePolicyVersionResponse = api.Shape{
	Name: "CreatePolicyVersionResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyVersion", Wire: "PolicyVersion", Path: "policyVersion", Shape: &shapePolicyVersion},
	},
}

var shapeCreateRoleRequest = api.Shape{
	Name: "CreateRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType},
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "AssumeRolePolicyDocument", Wire: "AssumeRolePolicyDocument", Path: "assumeRolePolicyDocument", Shape: &shapePolicyDocumentType, Required: true},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapeRoleDescriptionType},
		{Name: "MaxSessionDuration", Wire: "MaxSessionDuration", Path: "maxSessionDuration", Shape: &shapeRoleMaxSessionDurationType},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeArnType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeCreateRoleResponse = api.Shape{
	Name: "CreateRoleResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Role", Wire: "Role", Path: "role", Shape: &shapeRole, Required: true},
	},
}

var shapeCreateUserRequest = api.Shape{
	Name: "CreateUserRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType},
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeArnType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeCreateUserResponse = api.Shape{
	Name: "CreateUserResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "User", Wire: "User", Path: "user", Shape: &shapeUser},
	},
}

var shapeDeleteAccessKeyRequest = api.Shape{
	Name: "DeleteAccessKeyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
		{Name: "AccessKeyId", Wire: "AccessKeyId", Path: "accessKeyId", Shape: &shapeAccessKeyIdType, Required: true},
	},
}

var shapeDeleteAccountAliasRequest = api.Shape{
	Name: "DeleteAccountAliasRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AccountAlias", Wire: "AccountAlias", Path: "accountAlias", Shape: &shapeAccountAliasType, Required: true},
	},
}

var shapeDeleteConflictException = api.Shape{
	Name: "DeleteConflictException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeDeleteConflictMessage},
	},
	Error: &api.Error{
		Code:        "DeleteConflict",
		HTTPStatus:  409,
		SenderFault: true,
	},
}

var shapeDeleteGroupPolicyRequest = api.Shape{
	Name: "DeleteGroupPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
	},
}

var shapeDeleteGroupRequest = api.Shape{
	Name: "DeleteGroupRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
	},
}

var shapeDeleteInstanceProfileRequest = api.Shape{
	Name: "DeleteInstanceProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
	},
}

var shapeDeleteLoginProfileRequest = api.Shape{
	Name: "DeleteLoginProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType},
	},
}

var shapeDeletePolicyRequest = api.Shape{
	Name: "DeletePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeDeletePolicyVersionRequest = api.Shape{
	Name: "DeletePolicyVersionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "VersionId", Wire: "VersionId", Path: "versionId", Shape: &shapePolicyVersionIdType, Required: true},
	},
}

var shapeDeleteRolePermissionsBoundaryRequest = api.Shape{
	Name: "DeleteRolePermissionsBoundaryRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
	},
}

var shapeDeleteRolePolicyRequest = api.Shape{
	Name: "DeleteRolePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
	},
}

var shapeDeleteRoleRequest = api.Shape{
	Name: "DeleteRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
	},
}

var shapeDeleteUserPermissionsBoundaryRequest = api.Shape{
	Name: "DeleteUserPermissionsBoundaryRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
	},
}

var shapeDeleteUserPolicyRequest = api.Shape{
	Name: "DeleteUserPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
	},
}

var shapeDeleteUserRequest = api.Shape{
	Name: "DeleteUserRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
	},
}

var shapeDetachGroupPolicyRequest = api.Shape{
	Name: "DetachGroupPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeDetachRolePolicyRequest = api.Shape{
	Name: "DetachRolePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeDetachUserPolicyRequest = api.Shape{
	Name: "DetachUserPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeEntityAlreadyExistsException = api.Shape{
	Name: "EntityAlreadyExistsException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeEntityAlreadyExistsMessage},
	},
	Error: &api.Error{
		Code:        "EntityAlreadyExists",
		HTTPStatus:  409,
		SenderFault: true,
	},
}

var shapeEntityTemporarilyUnmodifiableException = api.Shape{
	Name: "EntityTemporarilyUnmodifiableException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeEntityTemporarilyUnmodifiableMessage},
	},
	Error: &api.Error{
		Code:        "EntityTemporarilyUnmodifiable",
		HTTPStatus:  409,
		SenderFault: true,
	},
}

var shapeEntityType = api.Shape{
	Name:    "EntityType",
	Kind:    api.KindString,
	Enum:    []string{"User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"},
	EnumSet: []string{"LocalManagedPolicy", "User", "AWSManagedPolicy", "Role", "Group"},
}

var shapeEvalDecisionDetailsType = api.Shape{
	Name:  "EvalDecisionDetailsType",
	Kind:  api.KindMap,
	Key:   &api.Member{Shape: &shapeEvalDecisionSourceType},
	Value: &api.Member{Shape: &shapePolicyEvaluationDecisionType},
}

var shapeEvalDecisionSourceType = api.Shape{
	Name: "EvalDecisionSourceType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 3},
	Max:  api.Limit{Set: true, Int: 256},
}

var shapeEvaluationResult = api.Shape{
	Name: "EvaluationResult",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "EvalActionName", Wire: "EvalActionName", Path: "evalActionName", Shape: &shapeActionNameType, Required: true},
		{Name: "EvalResourceName", Wire: "EvalResourceName", Path: "evalResourceName", Shape: &shapeResourceNameType},
		{Name: "EvalDecision", Wire: "EvalDecision", Path: "evalDecision", Shape: &shapePolicyEvaluationDecisionType, Required: true},
		{Name: "MatchedStatements", Wire: "MatchedStatements", Path: "matchedStatements", Shape: &shapeStatementListType},
		{Name: "MissingContextValues", Wire: "MissingContextValues", Path: "missingContextValues", Shape: &shapeContextKeyNamesResultListType},
		{Name: "OrganizationsDecisionDetail", Wire: "OrganizationsDecisionDetail", Path: "organizationsDecisionDetail", Shape: &shapeOrganizationsDecisionDetail},
		{Name: "PermissionsBoundaryDecisionDetail", Wire: "PermissionsBoundaryDecisionDetail", Path: "permissionsBoundaryDecisionDetail", Shape: &shapePermissionsBoundaryDecisionDetail},
		{Name: "EvalDecisionDetails", Wire: "EvalDecisionDetails", Path: "evalDecisionDetails", Shape: &shapeEvalDecisionDetailsType},
		{Name: "ResourceSpecificResults", Wire: "ResourceSpecificResults", Path: "resourceSpecificResults", Shape: &shapeResourceSpecificResultListType},
	},
}

var shapeEvaluationResultsListType = api.Shape{
	Name: "EvaluationResultsListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeEvaluationResult},
}

var shapeGetAccessKeyLastUsedRequest = api.Shape{
	Name: "GetAccessKeyLastUsedRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AccessKeyId", Wire: "AccessKeyId", Path: "accessKeyId", Shape: &shapeAccessKeyIdType, Required: true},
	},
}

var shapeGetAccessKeyLastUsedResponse = api.Shape{
	Name: "GetAccessKeyLastUsedResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
		{Name: "AccessKeyLastUsed", Wire: "AccessKeyLastUsed", Path: "accessKeyLastUsed", Shape: &shapeAccessKeyLastUsed},
	},
}

var shapeGetAccountAuthorizationDetailsRequest = api.Shape{
	Name: "GetAccountAuthorizationDetailsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Filter", Wire: "Filter", Path: "filter", Shape: &shapeEntityListType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
	},
}

var shapeGetAccountAuthorizationDetailsResponse = api.Shape{
	Name: "GetAccountAuthorizationDetailsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserDetailList", Wire: "UserDetailList", Path: "userDetailList", Shape: &shapeUserDetailListType},
		{Name: "GroupDetailList", Wire: "GroupDetailList", Path: "groupDetailList", Shape: &shapeGroupDetailListType},
		{Name: "RoleDetailList", Wire: "RoleDetailList", Path: "roleDetailList", Shape: &shapeRoleDetailListType},
		{Name: "Policies", Wire: "Policies", Path: "policies", Shape: &shapeManagedPolicyDetailListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeGetAccountSummaryResponse = api.Shape{
	Name: "GetAccountSummaryResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "SummaryMap", Wire: "SummaryMap", Path: "summaryMap", Shape: &shapeSummaryMapType},
	},
}

var shapeGetContextKeysForCustomPolicyRequest = api.Shape{
	Name: "GetContextKeysForCustomPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyInputList", Wire: "PolicyInputList", Path: "policyInputList", Shape: &shapeSimulationPolicyListType, Required: true},
	},
}

var shapeGetContextKeysForPolicyResponse = api.Shape{
	Name: "GetContextKeysForPolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ContextKeyNames", Wire: "ContextKeyNames", Path: "contextKeyNames", Shape: &shapeContextKeyNamesResultListType},
	},
}

var shapeGetContextKeysForPrincipalPolicyRequest = api.Shape{
	Name: "GetContextKeysForPrincipalPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicySourceArn", Wire: "PolicySourceArn", Path: "policySourceArn", Shape: &shapeArnType, Required: true},
		{Name: "PolicyInputList", Wire: "PolicyInputList", Path: "policyInputList", Shape: &shapeSimulationPolicyListType},
	},
}

var shapeGetGroupPolicyRequest = api.Shape{
	Name: "GetGroupPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
	},
}

var shapeGetGroupPolicyResponse = api.Shape{
	Name: "GetGroupPolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
	},
}

var shapeGetGroupRequest = api.Shape{
	Name: "GetGroupRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeGetGroupResponse = api.Shape{
	Name: "GetGroupResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Group", Wire: "Group", Path: "group", Shape: &shapeGroup, Required: true},
		{Name: "Users", Wire: "Users", Path: "users", Shape: &shapeUserListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeGetInstanceProfileRequest = api.Shape{
	Name: "GetInstanceProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
	},
}

var shapeGetInstanceProfileResponse = api.Shape{
	Name: "GetInstanceProfileResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfile", Wire: "InstanceProfile", Path: "instanceProfile", Shape: &shapeInstanceProfile, Required: true},
	},
}

var shapeGetLoginProfileRequest = api.Shape{
	Name: "GetLoginProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType},
	},
}

var shapeGetLoginProfileResponse = api.Shape{
	Name: "GetLoginProfileResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "LoginProfile", Wire: "LoginProfile", Path: "loginProfile", Shape: &shapeLoginProfile, Required: true},
	},
}

var shapeGetPolicyRequest = api.Shape{
	Name: "GetPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
	},
}

var shapeGetPolicyResponse = api.Shape{
	Name: "GetPolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapePolicy},
	},
}

var shapeGetPolicyVersionRequest = api.Shape{
	Name: "GetPolicyVersionRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "VersionId", Wire: "VersionId", Path: "versionId", Shape: &shapePolicyVersionIdType, Required: true},
	},
}

var shapeGetPolicyVersionResponse = api.Shape{
	Name: "GetPolicyVersionResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyVersion", Wire: "PolicyVersion", Path: "policyVersion", Shape: &shapePolicyVersion},
	},
}

var shapeGetRolePolicyRequest = api.Shape{
	Name: "GetRolePolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
	},
}

var shapeGetRolePolicyResponse = api.Shape{
	Name: "GetRolePolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
	},
}

var shapeGetRoleRequest = api.Shape{
	Name: "GetRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
	},
}

var shapeGetRoleResponse = api.Shape{
	Name: "GetRoleResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Role", Wire: "Role", Path: "role", Shape: &shapeRole, Required: true},
	},
}

var shapeGetUserPolicyRequest = api.Shape{
	Name: "GetUserPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
	},
}

var shapeGetUserPolicyResponse = api.Shape{
	Name: "GetUserPolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType, Required: true},
	},
}

var shapeGetUserRequest = api.Shape{
	Name: "GetUserRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
	},
}

var shapeGetUserResponse = api.Shape{
	Name: "GetUserResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "User", Wire: "User", Path: "user", Shape: &shapeUser, Required: true},
	},
}

var shapeGroup = api.Shape{
	Name: "Group",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType, Required: true},
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "GroupId", Wire: "GroupId", Path: "groupId", Shape: &shapeIdType, Required: true},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType, Required: true},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType, Required: true},
	},
}

var shapeGroupDetail = api.Shape{
	Name: "GroupDetail",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType},
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType},
		{Name: "GroupId", Wire: "GroupId", Path: "groupId", Shape: &shapeIdType},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType},
		{Name: "GroupPolicyList", Wire: "GroupPolicyList", Path: "groupPolicyList", Shape: &shapePolicyDetailListType},
		{Name: "AttachedManagedPolicies", Wire: "AttachedManagedPolicies", Path: "attachedManagedPolicies", Shape: &shapeAttachedPoliciesListType},
	},
}

var shapeInlinePolicyIdentifierType = api.Shape{
	Name: "InlinePolicyIdentifierType",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType, Required: true},
		{Name: "AttachmentType", Wire: "AttachmentType", Path: "attachmentType", Shape: &shapeAttachmentType, Required: true},
		{Name: "AttachmentName", Wire: "AttachmentName", Path: "attachmentName", Shape: &shapeAttachmentName, Required: true},
	},
}

var shapeInstanceProfile = api.Shape{
	Name: "InstanceProfile",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePathType, Required: true},
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
		{Name: "InstanceProfileId", Wire: "InstanceProfileId", Path: "instanceProfileId", Shape: &shapeIdType, Required: true},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType, Required: true},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType, Required: true},
		{Name: "Roles", Wire: "Roles", Path: "roles", Shape: &shapeRoleListType, Required: true},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapeInvalidInputException = api.Shape{
	Name: "InvalidInputException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeInvalidInputMessage},
	},
	Error: &api.Error{
		Code:        "InvalidInput",
		HTTPStatus:  400,
		SenderFault: true,
	},
}

var shapeLimitExceededException = api.Shape{
	Name: "LimitExceededException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeLimitExceededMessage},
	},
	Error: &api.Error{
		Code:        "LimitExceeded",
		HTTPStatus:  409,
		SenderFault: true,
	},
}

var shapeLineNumber = api.Shape{
	Name: "LineNumber",
	Kind: api.KindInteger,
}
