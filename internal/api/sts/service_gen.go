// Code generated from the STS API model 2011-06-15 (botocore 1.44.5). DO NOT EDIT.

package sts

import (
	"github.com/shardwell/shardwell/internal/api"
)

// Service is the table of AWS Security Token Service.
var Service = &api.Service{
	ID:               "STS",
	FullName:         "AWS Security Token Service",
	APIVersion:       "2011-06-15",
	EndpointPrefix:   "sts",
	SigningName:      "sts",
	SignatureVersion: "v4",
	Protocol:         "query",
	Protocols:        []string{"query"},
	XMLNamespace:     "https://sts.amazonaws.com/doc/2011-06-15/",
	GlobalEndpoint:   "sts.amazonaws.com",
	Operations: []api.Operation{
		{
			Name:          "AssumeRole",
			Method:        "POST",
			URI:           "/",
			Input:         &shapeAssumeRoleRequest,
			MakeInput:     func() api.Struct { return new(AssumeRoleRequest) },
			Output:        &shapeAssumeRoleResponse,
			MakeOutput:    func() api.Struct { return new(AssumeRoleResponse) },
			ResultWrapper: "AssumeRoleResult",
			Errors: []*api.Shape{
				&shapeMalformedPolicyDocumentException,
				&shapePackedPolicyTooLargeException,
				&shapeRegionDisabledException,
				&shapeExpiredTokenException,
			},
		},
		{
			Name:          "GetCallerIdentity",
			Method:        "POST",
			URI:           "/",
			Input:         &shapeGetCallerIdentityRequest,
			MakeInput:     func() api.Struct { return new(GetCallerIdentityRequest) },
			Output:        &shapeGetCallerIdentityResponse,
			MakeOutput:    func() api.Struct { return new(GetCallerIdentityResponse) },
			ResultWrapper: "GetCallerIdentityResult",
		},
		{
			Name:          "GetSessionToken",
			Method:        "POST",
			URI:           "/",
			Input:         &shapeGetSessionTokenRequest,
			MakeInput:     func() api.Struct { return new(GetSessionTokenRequest) },
			Output:        &shapeGetSessionTokenResponse,
			MakeOutput:    func() api.Struct { return new(GetSessionTokenResponse) },
			ResultWrapper: "GetSessionTokenResult",
			Errors: []*api.Shape{
				&shapeRegionDisabledException,
			},
		},
	},
	Errors: []*api.Shape{
		&shapeExpiredTokenException,
		&shapeMalformedPolicyDocumentException,
		&shapePackedPolicyTooLargeException,
		&shapeRegionDisabledException,
	},
}
