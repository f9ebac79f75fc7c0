// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"github.com/shardwell/shardwell/internal/api"
)

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

var shapeListAccountAliasesRequest = api.Shape{
	Name: "ListAccountAliasesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListAccountAliasesResponse = api.Shape{
	Name: "ListAccountAliasesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AccountAliases", Wire: "AccountAliases", Path: "accountAliases", Shape: &shapeAccountAliasListType, Required: true},
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

var shapeListEntitiesForPolicyRequest = api.Shape{
	Name: "ListEntitiesForPolicyRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "EntityFilter", Wire: "EntityFilter", Path: "entityFilter", Shape: &shapeEntityType},
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePathType},
		{Name: "PolicyUsageFilter", Wire: "PolicyUsageFilter", Path: "policyUsageFilter", Shape: &shapePolicyUsageType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListEntitiesForPolicyResponse = api.Shape{
	Name: "ListEntitiesForPolicyResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyGroups", Wire: "PolicyGroups", Path: "policyGroups", Shape: &shapePolicyGroupListType},
		{Name: "PolicyUsers", Wire: "PolicyUsers", Path: "policyUsers", Shape: &shapePolicyUserListType},
		{Name: "PolicyRoles", Wire: "PolicyRoles", Path: "policyRoles", Shape: &shapePolicyRoleListType},
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

var shapeListInstanceProfileTagsRequest = api.Shape{
	Name: "ListInstanceProfileTagsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListInstanceProfileTagsResponse = api.Shape{
	Name: "ListInstanceProfileTagsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListInstanceProfilesForRoleRequest = api.Shape{
	Name: "ListInstanceProfilesForRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListInstanceProfilesForRoleResponse = api.Shape{
	Name: "ListInstanceProfilesForRoleResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfiles", Wire: "InstanceProfiles", Path: "instanceProfiles", Shape: &shapeInstanceProfileListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListInstanceProfilesRequest = api.Shape{
	Name: "ListInstanceProfilesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PathPrefix", Wire: "PathPrefix", Path: "pathPrefix", Shape: &shapePathPrefixType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListInstanceProfilesResponse = api.Shape{
	Name: "ListInstanceProfilesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfiles", Wire: "InstanceProfiles", Path: "instanceProfiles", Shape: &shapeInstanceProfileListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListMFADevicesRequest = api.Shape{
	Name: "ListMFADevicesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListMFADevicesResponse = api.Shape{
	Name: "ListMFADevicesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "MFADevices", Wire: "MFADevices", Path: "mFADevices", Shape: &shapeMfaDeviceListType, Required: true},
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

var shapeListPolicyTagsRequest = api.Shape{
	Name: "ListPolicyTagsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType, Required: true},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListPolicyTagsResponse = api.Shape{
	Name: "ListPolicyTagsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType, Required: true},
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

var shapeListSSHPublicKeysRequest = api.Shape{
	Name: "ListSSHPublicKeysRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListSSHPublicKeysResponse = api.Shape{
	Name: "ListSSHPublicKeysResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "SSHPublicKeys", Wire: "SSHPublicKeys", Path: "sSHPublicKeys", Shape: &shapeSSHPublicKeyListType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeListServiceSpecificCredentialsRequest = api.Shape{
	Name: "ListServiceSpecificCredentialsRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType},
		{Name: "ServiceName", Wire: "ServiceName", Path: "serviceName", Shape: &shapeServiceName},
		{Name: "AllUsers", Wire: "AllUsers", Path: "allUsers", Shape: &shapeAllUsers},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListServiceSpecificCredentialsResponse = api.Shape{
	Name: "ListServiceSpecificCredentialsResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ServiceSpecificCredentials", Wire: "ServiceSpecificCredentials", Path: "serviceSpecificCredentials", Shape: &shapeServiceSpecificCredentialsListType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
	},
}

var shapeListSigningCertificatesRequest = api.Shape{
	Name: "ListSigningCertificatesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeExistingUserNameType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListSigningCertificatesResponse = api.Shape{
	Name: "ListSigningCertificatesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Certificates", Wire: "Certificates", Path: "certificates", Shape: &shapeCertificateListType, Required: true},
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

var shapeListVirtualMFADevicesRequest = api.Shape{
	Name: "ListVirtualMFADevicesRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AssignmentStatus", Wire: "AssignmentStatus", Path: "assignmentStatus", Shape: &shapeAssignmentStatusType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeMarkerType},
		{Name: "MaxItems", Wire: "MaxItems", Path: "maxItems", Shape: &shapeMaxItemsType},
	},
}

var shapeListVirtualMFADevicesResponse = api.Shape{
	Name: "ListVirtualMFADevicesResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "VirtualMFADevices", Wire: "VirtualMFADevices", Path: "virtualMFADevices", Shape: &shapeVirtualMFADeviceListType, Required: true},
		{Name: "IsTruncated", Wire: "IsTruncated", Path: "isTruncated", Shape: &shapeBooleanType},
		{Name: "Marker", Wire: "Marker", Path: "marker", Shape: &shapeResponseMarkerType},
	},
}

var shapeLoginProfile = api.Shape{
	Name: "LoginProfile",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "CreateDate", Wire: "CreateDate", Path: "createDate", Shape: &shapeDateType, Required: true},
		{Name: "PasswordResetRequired", Wire: "PasswordResetRequired", Path: "passwordResetRequired", Shape: &shapeBooleanType},
	},
}

var shapeMFADevice = api.Shape{
	Name: "MFADevice",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "SerialNumber", Wire: "SerialNumber", Path: "serialNumber", Shape: &shapeSerialNumberType, Required: true},
		{Name: "EnableDate", Wire: "EnableDate", Path: "enableDate", Shape: &shapeDateType, Required: true},
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

var shapeManagedPolicyDetail = api.Shape{
	Name: "ManagedPolicyDetail",
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
		{Name: "PolicyVersionList", Wire: "PolicyVersionList", Path: "policyVersionList", Shape: &shapePolicyDocumentVersionListType},
	},
}

var shapeManagedPolicyDetailListType = api.Shape{
	Name: "ManagedPolicyDetailListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeManagedPolicyDetail},
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

var shapeOrderedOrganizationPolicyType = api.Shape{
	Name: "OrderedOrganizationPolicyType",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ServiceControlPolicyInputList", Wire: "ServiceControlPolicyInputList", Path: "serviceControlPolicyInputList", Shape: &shapeSimulationPolicyListType},
	},
}

var shapeOrganizationPolicyListType = api.Shape{
	Name: "OrganizationPolicyListType",
	Kind: api.KindList,
	Max:  api.Limit{Set: true, Int: 7},
	Elem: &api.Member{Shape: &shapeOrderedOrganizationPolicyType},
}

var shapeOrganizationsDecisionDetail = api.Shape{
	Name: "OrganizationsDecisionDetail",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AllowedByOrganizations", Wire: "AllowedByOrganizations", Path: "allowedByOrganizations", Shape: &shapeBooleanType},
	},
}

var shapePermissionsBoundaryAttachmentType = api.Shape{
	Name:    "PermissionsBoundaryAttachmentType",
	Kind:    api.KindString,
	Enum:    []string{"PermissionsBoundaryPolicy"},
	EnumSet: []string{"PermissionsBoundaryPolicy"},
}

var shapePermissionsBoundaryDecisionDetail = api.Shape{
	Name: "PermissionsBoundaryDecisionDetail",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AllowedByPermissionsBoundary", Wire: "AllowedByPermissionsBoundary", Path: "allowedByPermissionsBoundary", Shape: &shapeBooleanType},
	},
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

var shapePolicyDetail = api.Shape{
	Name: "PolicyDetail",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyName", Wire: "PolicyName", Path: "policyName", Shape: &shapePolicyNameType},
		{Name: "PolicyDocument", Wire: "PolicyDocument", Path: "policyDocument", Shape: &shapePolicyDocumentType},
	},
}

var shapePolicyEvaluationDecisionType = api.Shape{
	Name:    "PolicyEvaluationDecisionType",
	Kind:    api.KindString,
	Enum:    []string{"allowed", "explicitDeny", "implicitDeny"},
	EnumSet: []string{"explicitDeny", "allowed", "implicitDeny"},
}

var shapePolicyEvaluationException = api.Shape{
	Name: "PolicyEvaluationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapePolicyEvaluationErrorMessage},
	},
	Error: &api.Error{
		Code:       "PolicyEvaluation",
		HTTPStatus: 500,
	},
}

var shapePolicyExclusionsListType = api.Shape{
	Name: "PolicyExclusionsListType",
	Kind: api.KindList,
	Max:  api.Limit{Set: true, Int: 256},
	Elem: &api.Member{Shape: &shapePolicyIdentifier},
}

var shapePolicyGroup = api.Shape{
	Name: "PolicyGroup",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "GroupName", Wire: "GroupName", Path: "groupName", Shape: &shapeGroupNameType},
		{Name: "GroupId", Wire: "GroupId", Path: "groupId", Shape: &shapeIdType},
	},
}

var shapePolicyGroupListType = api.Shape{
	Name: "PolicyGroupListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyGroup},
}

var shapePolicyIdentifier = api.Shape{
	Name: "PolicyIdentifier",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PolicyType", Wire: "PolicyType", Path: "policyType", Shape: &shapePolicyIdentifierPolicyType},
		{Name: "PolicyArn", Wire: "PolicyArn", Path: "policyArn", Shape: &shapeArnType},
		{Name: "InlinePolicyIdentifier", Wire: "InlinePolicyIdentifier", Path: "inlinePolicyIdentifier", Shape: &shapeInlinePolicyIdentifierType},
	},
	Union: true,
}

var shapePolicyIdentifierPolicyType = api.Shape{
	Name:    "PolicyIdentifierPolicyType",
	Kind:    api.KindString,
	Enum:    []string{"inline", "aws-managed", "user-managed", "permission-boundary", "scp", "rcp"},
	EnumSet: []string{"scp", "permission-boundary", "aws-managed", "inline", "user-managed", "rcp"},
}

var shapePolicyIdentifierType = api.Shape{
	Name: "PolicyIdentifierType",
	Kind: api.KindString,
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

var shapePolicyRole = api.Shape{
	Name: "PolicyRole",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType},
		{Name: "RoleId", Wire: "RoleId", Path: "roleId", Shape: &shapeIdType},
	},
}

var shapePolicyRoleListType = api.Shape{
	Name: "PolicyRoleListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyRole},
}

var shapePolicySourceType = api.Shape{
	Name:    "PolicySourceType",
	Kind:    api.KindString,
	Enum:    []string{"user", "group", "role", "aws-managed", "user-managed", "resource", "none"},
	EnumSet: []string{"user", "resource", "aws-managed", "role", "none", "user-managed", "group"},
}

var shapePolicyUsageType = api.Shape{
	Name:    "PolicyUsageType",
	Kind:    api.KindString,
	Enum:    []string{"PermissionsPolicy", "PermissionsBoundary"},
	EnumSet: []string{"PermissionsBoundary", "PermissionsPolicy"},
}

var shapePolicyUser = api.Shape{
	Name: "PolicyUser",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType},
		{Name: "UserId", Wire: "UserId", Path: "userId", Shape: &shapeIdType},
	},
}

var shapePolicyUserListType = api.Shape{
	Name: "PolicyUserListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyUser},
}

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

var shapePosition = api.Shape{
	Name: "Position",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Line", Wire: "Line", Path: "line", Shape: &shapeLineNumber},
		{Name: "Column", Wire: "Column", Path: "column", Shape: &shapeColumnNumber},
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

var shapePutRolePermissionsBoundaryRequest = api.Shape{
	Name: "PutRolePermissionsBoundaryRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeArnType, Required: true},
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

var shapePutUserPermissionsBoundaryRequest = api.Shape{
	Name: "PutUserPermissionsBoundaryRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserName", Wire: "UserName", Path: "userName", Shape: &shapeUserNameType, Required: true},
		{Name: "PermissionsBoundary", Wire: "PermissionsBoundary", Path: "permissionsBoundary", Shape: &shapeArnType, Required: true},
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

var shapeRemoveRoleFromInstanceProfileRequest = api.Shape{
	Name: "RemoveRoleFromInstanceProfileRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "InstanceProfileName", Wire: "InstanceProfileName", Path: "instanceProfileName", Shape: &shapeInstanceProfileNameType, Required: true},
		{Name: "RoleName", Wire: "RoleName", Path: "roleName", Shape: &shapeRoleNameType, Required: true},
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

var shapeResourceHandlingOptionType = api.Shape{
	Name: "ResourceHandlingOptionType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 64},
}

var shapeResourceNameListType = api.Shape{
	Name: "ResourceNameListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeResourceNameType},
}

var shapeResourceNameType = api.Shape{
	Name: "ResourceNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
}
