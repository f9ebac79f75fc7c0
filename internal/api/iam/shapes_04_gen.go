// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"github.com/shardwell/shardwell/internal/api"
)

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

var shapeSummaryKeyType = api.Shape{
	Name:    "summaryKeyType",
	Kind:    api.KindString,
	Enum:    []string{"Users", "UsersQuota", "Groups", "GroupsQuota", "ServerCertificates", "ServerCertificatesQuota", "UserPolicySizeQuota", "GroupPolicySizeQuota", "GroupsPerUserQuota", "SigningCertificatesPerUserQuota", "AccessKeysPerUserQuota", "MFADevices", "MFADevicesInUse", "AccountMFAEnabled", "AccountAccessKeysPresent", "AccountPasswordPresent", "AccountSigningCertificatesPresent", "AttachedPoliciesPerGroupQuota", "AttachedPoliciesPerRoleQuota", "AttachedPoliciesPerUserQuota", "Policies", "PoliciesQuota", "PolicySizeQuota", "PolicyVersionsInUse", "PolicyVersionsInUseQuota", "VersionsPerPolicyQuota", "GlobalEndpointTokenVersion", "AssumeRolePolicySizeQuota", "InstanceProfiles", "InstanceProfilesQuota", "Providers", "RolePolicySizeQuota", "Roles", "RolesQuota"},
	EnumSet: []string{"Providers", "PolicySizeQuota", "GroupPolicySizeQuota", "AccountSigningCertificatesPresent", "AccessKeysPerUserQuota", "AccountPasswordPresent", "PolicyVersionsInUse", "AccountAccessKeysPresent", "AttachedPoliciesPerRoleQuota", "RolesQuota", "Roles", "AttachedPoliciesPerGroupQuota", "PolicyVersionsInUseQuota", "AssumeRolePolicySizeQuota", "GroupsQuota", "GroupsPerUserQuota", "AttachedPoliciesPerUserQuota", "VersionsPerPolicyQuota", "AccountMFAEnabled", "Users", "PoliciesQuota", "MFADevicesInUse", "RolePolicySizeQuota", "UsersQuota", "Policies", "SigningCertificatesPerUserQuota", "Groups", "MFADevices", "GlobalEndpointTokenVersion", "ServerCertificatesQuota", "InstanceProfilesQuota", "UserPolicySizeQuota", "ServerCertificates", "InstanceProfiles"},
}

var shapeSummaryMapType = api.Shape{
	Name:  "summaryMapType",
	Kind:  api.KindMap,
	Key:   &api.Member{Shape: &shapeSummaryKeyType},
	Value: &api.Member{Shape: &shapeSummaryValueType},
}

var shapeSummaryValueType = api.Shape{
	Name: "summaryValueType",
	Kind: api.KindInteger,
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

var shapeUserDetailListType = api.Shape{
	Name: "userDetailListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeUserDetail},
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

var shapeVirtualMFADeviceListType = api.Shape{
	Name: "virtualMFADeviceListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeVirtualMFADevice},
}
