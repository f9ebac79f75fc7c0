// Code generated from the STS API model 2011-06-15 (botocore 1.44.5). DO NOT EDIT.

package sts

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeAssumeRoleRequest = api.Shape{
	Name: "AssumeRoleRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RoleArn", Wire: "RoleArn", Path: "roleArn", Shape: &shapeArnType, Required: true},
		{Name: "RoleSessionName", Wire: "RoleSessionName", Path: "roleSessionName", Shape: &shapeRoleSessionNameType, Required: true},
		{Name: "PolicyArns", Wire: "PolicyArns", Path: "policyArns", Shape: &shapePolicyDescriptorListType},
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapeUnrestrictedSessionPolicyDocumentType},
		{Name: "DurationSeconds", Wire: "DurationSeconds", Path: "durationSeconds", Shape: &shapeRoleDurationSecondsType},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagListType},
		{Name: "TransitiveTagKeys", Wire: "TransitiveTagKeys", Path: "transitiveTagKeys", Shape: &shapeTagKeyListType},
		{Name: "ExternalId", Wire: "ExternalId", Path: "externalId", Shape: &shapeExternalIdType},
		{Name: "SerialNumber", Wire: "SerialNumber", Path: "serialNumber", Shape: &shapeSerialNumberType},
		{Name: "TokenCode", Wire: "TokenCode", Path: "tokenCode", Shape: &shapeTokenCodeType},
		{Name: "SourceIdentity", Wire: "SourceIdentity", Path: "sourceIdentity", Shape: &shapeSourceIdentityType},
		{Name: "ProvidedContexts", Wire: "ProvidedContexts", Path: "providedContexts", Shape: &shapeProvidedContextsListType},
		{Name: "MinimumSessionTokenSize", Wire: "MinimumSessionTokenSize", Path: "minimumSessionTokenSize", Shape: &shapeMinimumSessionTokenSizeType},
	},
}

var shapeAssumeRoleResponse = api.Shape{
	Name: "AssumeRoleResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Credentials", Wire: "Credentials", Path: "credentials", Shape: &shapeCredentials},
		{Name: "AssumedRoleUser", Wire: "AssumedRoleUser", Path: "assumedRoleUser", Shape: &shapeAssumedRoleUser},
		{Name: "PackedPolicySize", Wire: "PackedPolicySize", Path: "packedPolicySize", Shape: &shapeNonNegativeIntegerType, Deprecated: true},
		{Name: "SourceIdentity", Wire: "SourceIdentity", Path: "sourceIdentity", Shape: &shapeSourceIdentityType},
		{Name: "SessionTokenUtilization", Wire: "SessionTokenUtilization", Path: "sessionTokenUtilization", Shape: &shapeSessionTokenUtilizationType},
		{Name: "SessionTokenSize", Wire: "SessionTokenSize", Path: "sessionTokenSize", Shape: &shapeSessionTokenSizeType},
	},
}

var shapeAssumedRoleUser = api.Shape{
	Name: "AssumedRoleUser",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AssumedRoleId", Wire: "AssumedRoleId", Path: "assumedRoleId", Shape: &shapeAssumedRoleIdType, Required: true},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType, Required: true},
	},
}

var shapeCredentials = api.Shape{
	Name: "Credentials",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "AccessKeyId", Wire: "AccessKeyId", Path: "accessKeyId", Shape: &shapeAccessKeyIdType, Required: true},
		{Name: "SecretAccessKey", Wire: "SecretAccessKey", Path: "secretAccessKey", Shape: &shapeAccessKeySecretType, Required: true},
		{Name: "SessionToken", Wire: "SessionToken", Path: "sessionToken", Shape: &shapeTokenType, Required: true},
		{Name: "Expiration", Wire: "Expiration", Path: "expiration", Shape: &shapeDateType, Required: true},
	},
}

var shapeExpiredTokenException = api.Shape{
	Name: "ExpiredTokenException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeExpiredIdentityTokenMessage},
	},
	Error: &api.Error{
		Code:        "ExpiredTokenException",
		HTTPStatus:  400,
		SenderFault: true,
	},
}

var shapeGetCallerIdentityRequest = api.Shape{
	Name: "GetCallerIdentityRequest",
	Kind: api.KindStructure,
}

var shapeGetCallerIdentityResponse = api.Shape{
	Name: "GetCallerIdentityResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "UserId", Wire: "UserId", Path: "userId", Shape: &shapeUserIdType},
		{Name: "Account", Wire: "Account", Path: "account", Shape: &shapeAccountType},
		{Name: "Arn", Wire: "Arn", Path: "arn", Shape: &shapeArnType},
	},
}

var shapeGetSessionTokenRequest = api.Shape{
	Name: "GetSessionTokenRequest",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "DurationSeconds", Wire: "DurationSeconds", Path: "durationSeconds", Shape: &shapeDurationSecondsType},
		{Name: "SerialNumber", Wire: "SerialNumber", Path: "serialNumber", Shape: &shapeSerialNumberType},
		{Name: "TokenCode", Wire: "TokenCode", Path: "tokenCode", Shape: &shapeTokenCodeType},
		{Name: "MinimumSessionTokenSize", Wire: "MinimumSessionTokenSize", Path: "minimumSessionTokenSize", Shape: &shapeMinimumSessionTokenSizeType},
	},
}

var shapeGetSessionTokenResponse = api.Shape{
	Name: "GetSessionTokenResponse",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Credentials", Wire: "Credentials", Path: "credentials", Shape: &shapeCredentials},
		{Name: "SessionTokenUtilization", Wire: "SessionTokenUtilization", Path: "sessionTokenUtilization", Shape: &shapeSessionTokenUtilizationType},
		{Name: "SessionTokenSize", Wire: "SessionTokenSize", Path: "sessionTokenSize", Shape: &shapeSessionTokenSizeType},
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

var shapePackedPolicyTooLargeException = api.Shape{
	Name: "PackedPolicyTooLargeException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapePackedPolicyTooLargeMessage},
	},
	Error: &api.Error{
		Code:        "PackedPolicyTooLarge",
		HTTPStatus:  400,
		SenderFault: true,
	},
}

var shapePolicyDescriptorType = api.Shape{
	Name: "PolicyDescriptorType",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "arn", Wire: "arn", Path: "arn", Shape: &shapeArnType},
	},
}

var shapeProvidedContext = api.Shape{
	Name: "ProvidedContext",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ProviderArn", Wire: "ProviderArn", Path: "providerArn", Shape: &shapeArnType},
		{Name: "ContextAssertion", Wire: "ContextAssertion", Path: "contextAssertion", Shape: &shapeContextAssertionType},
	},
}

var shapeProvidedContextsListType = api.Shape{
	Name: "ProvidedContextsListType",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 5},
	Elem: &api.Member{Shape: &shapeProvidedContext},
}

var shapeRegionDisabledException = api.Shape{
	Name: "RegionDisabledException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeRegionDisabledMessage},
	},
	Error: &api.Error{
		Code:        "RegionDisabledException",
		HTTPStatus:  403,
		SenderFault: true,
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

var shapeAccessKeyIdType = api.Shape{
	Name: "accessKeyIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 16},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[\\w]*",
	},
}

var shapeAccessKeySecretType = api.Shape{
	Name:      "accessKeySecretType",
	Kind:      api.KindString,
	Sensitive: true,
}

var shapeAccountType = api.Shape{
	Name: "accountType",
	Kind: api.KindString,
}

var shapeArnType = api.Shape{
	Name: "arnType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 20},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+",
		Go:     "[\\x{0009}\\x{000A}\\x{000D}\\x{0020}-\\x{007E}\\x{0085}\\x{00A0}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{1000}0-\\x{10FF}FF]+",
	},
}

var shapeAssumedRoleIdType = api.Shape{
	Name: "assumedRoleIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 2},
	Max:  api.Limit{Set: true, Int: 193},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@:-]*",
	},
}

var shapeContextAssertionType = api.Shape{
	Name: "contextAssertionType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 4},
	Max:  api.Limit{Set: true, Int: 2048},
}

var shapeDateType = api.Shape{
	Name: "dateType",
	Kind: api.KindTimestamp,
}

var shapeDurationSecondsType = api.Shape{
	Name: "durationSecondsType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 900},
	Max:  api.Limit{Set: true, Int: 129600},
}

var shapeExpiredIdentityTokenMessage = api.Shape{
	Name: "expiredIdentityTokenMessage",
	Kind: api.KindString,
}

var shapeExternalIdType = api.Shape{
	Name: "externalIdType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 2},
	Max:  api.Limit{Set: true, Int: 1224},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@:\\/-]*",
	},
}

var shapeMalformedPolicyDocumentMessage = api.Shape{
	Name: "malformedPolicyDocumentMessage",
	Kind: api.KindString,
}

var shapeMinimumSessionTokenSizeType = api.Shape{
	Name: "minimumSessionTokenSizeType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 4096},
}

var shapeNonNegativeIntegerType = api.Shape{
	Name: "nonNegativeIntegerType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
}

var shapePackedPolicyTooLargeMessage = api.Shape{
	Name: "packedPolicyTooLargeMessage",
	Kind: api.KindString,
}

var shapePolicyDescriptorListType = api.Shape{
	Name: "policyDescriptorListType",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapePolicyDescriptorType},
}

var shapeRegionDisabledMessage = api.Shape{
	Name: "regionDisabledMessage",
	Kind: api.KindString,
}

var shapeRoleDurationSecondsType = api.Shape{
	Name: "roleDurationSecondsType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 900},
	Max:  api.Limit{Set: true, Int: 43200},
}

var shapeRoleSessionNameType = api.Shape{
	Name: "roleSessionNameType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 2},
	Max:  api.Limit{Set: true, Int: 64},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]*",
	},
}

var shapeSerialNumberType = api.Shape{
	Name: "serialNumberType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 9},
	Max:  api.Limit{Set: true, Int: 256},
	Pattern: &api.Pattern{
		Source: "[\\w+=/:,.@-]*",
	},
}

var shapeSessionTokenSizeType = api.Shape{
	Name: "sessionTokenSizeType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
}

var shapeSessionTokenUtilizationType = api.Shape{
	Name: "sessionTokenUtilizationType",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
}

var shapeSourceIdentityType = api.Shape{
	Name: "sourceIdentityType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 2},
	Max:  api.Limit{Set: true, Int: 64},
	Pattern: &api.Pattern{
		Source: "[\\w+=,.@-]*",
	},
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

var shapeTokenCodeType = api.Shape{
	Name: "tokenCodeType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 6},
	Max:  api.Limit{Set: true, Int: 6},
	Pattern: &api.Pattern{
		Source: "[\\d]*",
	},
}

var shapeTokenType = api.Shape{
	Name: "tokenType",
	Kind: api.KindString,
}

var shapeUnrestrictedSessionPolicyDocumentType = api.Shape{
	Name: "unrestrictedSessionPolicyDocumentType",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Pattern: &api.Pattern{
		Source: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
		Go:     "[\\x{0009}\\x{000A}\\x{000D}\\x{0020}-\\x{00FF}]+",
	},
}

var shapeUserIdType = api.Shape{
	Name: "userIdType",
	Kind: api.KindString,
}
