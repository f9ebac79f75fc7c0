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

var shapeListAccessKeysRequest = api.Shape{
	Name: "ListAccessKeysRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListAccessKeysResponse = api.Shape{
	Name: "ListAccessKeysResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AccessKeyMetadata", Wire: "AccessKeyMetadata", Path: "accessKeyMetadata", Shape: &shapeAccessKeyMetadataListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListAttachedGroupPoliciesRequest = api.Shape{
	Name: "ListAttachedGroupPoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePolicyPathType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListAttachedGroupPoliciesResponse = api.Shape{
	Name: "ListAttachedGroupPoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AttachedPolicies", Wire: "AttachedPolicies", Path: "attachedPolicies", Shape: &shapeAttachedPoliciesListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListAttachedRolePoliciesRequest = api.Shape{
	Name: "ListAttachedRolePoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePolicyPathType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListAttachedRolePoliciesResponse = api.Shape{
	Name: "ListAttachedRolePoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AttachedPolicies", Wire: "AttachedPolicies", Path: "attachedPolicies", Shape: &shapeAttachedPoliciesListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListAttachedUserPoliciesRequest = api.Shape{
	Name: "ListAttachedUserPoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePolicyPathType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListAttachedUserPoliciesResponse = api.Shape{
	Name: "ListAttachedUserPoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AttachedPolicies", Wire: "AttachedPolicies", Path: "attachedPolicies", Shape: &shapeAttachedPoliciesListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListGroupPoliciesRequest = api.Shape{
	Name: "ListGroupPoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListGroupPoliciesResponse = api.Shape{
	Name: "ListGroupPoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyNames", Wire: "PolicyNames", Path: "policyNames", Shape: &shapePolicyNameListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListGroupsForUserRequest = api.Shape{
	Name: "ListGroupsForUserRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListGroupsForUserResponse = api.Shape{
	Name: "ListGroupsForUserResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Groups", Wire: "Groups", Path: "groups", Shape: &shapeGroupListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListGroupsRequest = api.Shape{
	Name: "ListGroupsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePathPrefixType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListGroupsResponse = api.Shape{
	Name: "ListGroupsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Groups", Wire: "Groups", Path: "groups", Shape: &shapeGroupListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListPoliciesRequest = api.Shape{
	Name: "ListPoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Scope", Wire: "Scope", Path: "scope", Shape: &shapePolicyScopeType},
		{Name: "OnlyAttached", Wire: "OnlyAttached", Path: "onlyAttached", Shape: &shapeBooleanType},
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePolicyPathType},
		{Name: "PolicyUsageFilter", Wire: "PolicyUsageFilter", Path: "policyUsageFilter", Shape: &shapePolicyUsageType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListPoliciesResponse = api.Shape{
	Name: "ListPoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Policies", Wire: "Policies", Path: "policies", Shape: &shapePolicyListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListPolicyVersionsRequest = api.Shape{
	Name: "ListPolicyVersionsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListPolicyVersionsResponse = api.Shape{
	Name: "ListPolicyVersionsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Versions", Wire: "Versions", Path: "versions", Shape: &shapePolicyDocumentVersionListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListRolePoliciesRequest = api.Shape{
	Name: "ListRolePoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListRolePoliciesResponse = api.Shape{
	Name: "ListRolePoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyNames", Wire: "PolicyNames", Path: "policyNames", Shape: &shapePolicyNameListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListRoleTagsRequest = api.Shape{
	Name: "ListRoleTagsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListRoleTagsResponse = api.Shape{
	Name: "ListRoleTagsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListRolesRequest = api.Shape{
	Name: "ListRolesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePathPrefixType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListRolesResponse = api.Shape{
	Name: "ListRolesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Roles", Wire: "Roles", Path: "roles", Shape: &shapeRoleListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListUserPoliciesRequest = api.Shape{
	Name: "ListUserPoliciesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListUserPoliciesResponse = api.Shape{
	Name: "ListUserPoliciesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyNames", Wire: "PolicyNames", Path: "policyNames", Shape: &shapePolicyNameListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListUserTagsRequest = api.Shape{
	Name: "ListUserTagsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListUserTagsResponse = api.Shape{
	Name: "ListUserTagsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListUsersRequest = api.Shape{
	Name: "ListUsersRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePathPrefixType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListUsersResponse = api.Shape{
	Name: "ListUsersResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Users", Wire: "Users", Path: "users", Shape: &shapeUserListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeMalformedPolicyDocumentException = api.Shape{
	Name: "MalformedPolicyDocumentException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeMalformedPolicyDocumentMessage},
	},
	Error: &api.Error{
		Code:        "MalformedPolicyDocument",
		HTTPStatus:  400,
		SenderFault: true,
	},
}

var shapeNoSuchEntityException = api.Shape{
	Name: "NoSuchEntityException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeNoSuchEntityMessage},
	},
	Error: &api.Error{
		Code:        "NoSuchEntity",
		HTTPStatus:  404,
		SenderFault: true,
	},
}

var shapePermissionsBoundaryAttachmentType = api.Shape{
	Name:    "PermissionsBoundaryAttachmentType",
	Kind:    api.KindString,
	Enum:    []string{"PermissionsBoundaryPolicy"},
	EnumSet: []string{"PermissionsBoundaryPolicy"},
}

var shapePolicy = api.Shape{
	Name: "Policy",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType},
		{Name: "PolicyId", Wire: "PolicyId", Path: "policyId", Shape: &shapeIdType},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType},
		{Name: "Path", Wire: "Path", Path: "path", Shape: &shapePolicyPathType},
		{Name: "DefaultVersionId", Wire: "DefaultVersionId", Path: "defaultVersionId", Shape: &shapePolicyVersionIdType},
		{Name: "AttachmentCount", Wire: "AttachmentCount", Path: "attachmentCount", Shape: &shapeAttachmentCountType},
		{Name: "PermissionsBoundaryUsageCount", Wire: "PermissionsBoundaryUsageCount", Path: "permissionsBoundaryUsageCount", Shape: &shapeAttachmentCountType},
		{Name: "IsAttachable", Wire: "IsAttachable", Path: "isAttachable", Shape: &shapeBooleanType},
		{Name: "Description", Wire: "Description", Path: "description", Shape: &shapePolicyDescriptionType},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType},
		{Name: "UpdateDate", Wire: "UpdateDate", Path: "updateDate", Shape: &shapeDateType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
	},
}

var shapePolicyNotAttachableException = api.Shape{
	Name: "PolicyNotAttachableException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapePolicyNotAttachableMessage},
	},
	Error: &api.Error{
		Code:        "PolicyNotAttachable",
		HTTPStatus:  400,
		SenderFault: true,
	},
}

var shapePolicyUsageType = api.Shape{
	Name:    "PolicyUsageType",
	Kind:    api.KindString,
	Enum:    []string{"PermissionsPolicy", "PermissionsBoundary"},
	EnumSet: []string{"PermissionsBoundary", "PermissionsPolicy"},
}
