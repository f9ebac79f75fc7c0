// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

// The values of PermissionsBoundaryAttachmentType.
const (
	PermissionsBoundaryAttachmentTypePermissionsBoundaryPolicy = "PermissionsBoundaryPolicy"
)

// The values of PolicyUsageType.
const (
	PolicyUsageTypePermissionsPolicy   = "PermissionsPolicy"
	PolicyUsageTypePermissionsBoundary = "PermissionsBoundary"
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
