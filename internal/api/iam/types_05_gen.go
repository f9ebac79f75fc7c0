// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// OrganizationPolicyListType is a list of OrderedOrganizationPolicyType.
type OrganizationPolicyListType []OrderedOrganizationPolicyType

// Len is the number of elements.
func (x *OrganizationPolicyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *OrganizationPolicyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *OrganizationPolicyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *OrganizationPolicyListType) Append() any {
	var zero OrderedOrganizationPolicyType
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *OrganizationPolicyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *OrganizationPolicyListType) Make(capacity int) {
	*x = make(OrganizationPolicyListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *OrganizationPolicyListType) Grow(n int) {
	*x = append(make(OrganizationPolicyListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *OrganizationPolicyListType) Clear() { *x = nil }

// OrganizationsDecisionDetail is the structure OrganizationsDecisionDetail.
type OrganizationsDecisionDetail struct {
	api.Present

	AllowedByOrganizations *bool // booleanType
}

// Shape describes the structure.
func (*OrganizationsDecisionDetail) Shape() *api.Shape { return &shapeOrganizationsDecisionDetail }

// Field gives access to member i.
func (x *OrganizationsDecisionDetail) Field(i int) any {
	switch i {
	case 0:
		return &x.AllowedByOrganizations
	}
	panic("iam: no such member of OrganizationsDecisionDetail")
}

// PermissionsBoundaryDecisionDetail is the structure PermissionsBoundaryDecisionDetail.
type PermissionsBoundaryDecisionDetail struct {
	api.Present

	AllowedByPermissionsBoundary *bool // booleanType
}

// Shape describes the structure.
func (*PermissionsBoundaryDecisionDetail) Shape() *api.Shape {
	return &shapePermissionsBoundaryDecisionDetail
}

// Field gives access to member i.
func (x *PermissionsBoundaryDecisionDetail) Field(i int) any {
	switch i {
	case 0:
		return &x.AllowedByPermissionsBoundary
	}
	panic("iam: no such member of PermissionsBoundaryDecisionDetail")
}

// Policy is the structure Policy.
type Policy struct {
	api.Present

	PolicyName                    string      // policyNameType
	PolicyId                      string      // idType
	Arn                           string      // arnType
	Path                          string      // policyPathType
	DefaultVersionId              string      // policyVersionIdType
	AttachmentCount               *int32      // attachmentCountType
	PermissionsBoundaryUsageCount *int32      // attachmentCountType
	IsAttachable                  *bool       // booleanType
	Description                   string      // policyDescriptionType
	CreateDate                    time.Time   // dateType
	UpdateDate                    time.Time   // dateType
	Tags                          TagListType // tagListType
}

// Shape describes the structure.
func (*Policy) Shape() *api.Shape { return &shapePolicy }

// Field gives access to member i.
func (x *Policy) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyName
	case 1:
		return &x.PolicyId
	case 2:
		return &x.Arn
	case 3:
		return &x.Path
	case 4:
		return &x.DefaultVersionId
	case 5:
		return &x.AttachmentCount
	case 6:
		return &x.PermissionsBoundaryUsageCount
	case 7:
		return &x.IsAttachable
	case 8:
		return &x.Description
	case 9:
		return &x.CreateDate
	case 10:
		return &x.UpdateDate
	case 11:
		return &x.Tags
	}
	panic("iam: no such member of Policy")
}

// PolicyDetail is the structure PolicyDetail.
type PolicyDetail struct {
	api.Present

	PolicyName     string // policyNameType
	PolicyDocument string // policyDocumentType
}

// Shape describes the structure.
func (*PolicyDetail) Shape() *api.Shape { return &shapePolicyDetail }

// Field gives access to member i.
func (x *PolicyDetail) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyName
	case 1:
		return &x.PolicyDocument
	}
	panic("iam: no such member of PolicyDetail")
}

// PolicyEvaluationException is the structure PolicyEvaluationException.
type PolicyEvaluationException struct {
	api.Present

	Message string // policyEvaluationErrorMessage
}

// Shape describes the structure.
func (*PolicyEvaluationException) Shape() *api.Shape { return &shapePolicyEvaluationException }

// Field gives access to member i.
func (x *PolicyEvaluationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of PolicyEvaluationException")
}

// PolicyExclusionsListType is a list of PolicyIdentifier.
type PolicyExclusionsListType []PolicyIdentifier

// Len is the number of elements.
func (x *PolicyExclusionsListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyExclusionsListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyExclusionsListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyExclusionsListType) Append() any {
	var zero PolicyIdentifier
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyExclusionsListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyExclusionsListType) Make(capacity int) {
	*x = make(PolicyExclusionsListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *PolicyExclusionsListType) Grow(n int) {
	*x = append(make(PolicyExclusionsListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PolicyExclusionsListType) Clear() { *x = nil }

// PolicyGroup is the structure PolicyGroup.
type PolicyGroup struct {
	api.Present

	GroupName string // groupNameType
	GroupId   string // idType
}

// Shape describes the structure.
func (*PolicyGroup) Shape() *api.Shape { return &shapePolicyGroup }

// Field gives access to member i.
func (x *PolicyGroup) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.GroupId
	}
	panic("iam: no such member of PolicyGroup")
}

// PolicyGroupListType is a list of PolicyGroup.
type PolicyGroupListType []PolicyGroup

// Len is the number of elements.
func (x *PolicyGroupListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyGroupListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyGroupListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyGroupListType) Append() any {
	var zero PolicyGroup
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyGroupListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyGroupListType) Make(capacity int) { *x = make(PolicyGroupListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyGroupListType) Grow(n int) {
	*x = append(make(PolicyGroupListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PolicyGroupListType) Clear() { *x = nil }

// PolicyIdentifier is the structure PolicyIdentifier.
type PolicyIdentifier struct {
	api.Present

	PolicyType             string                      // PolicyIdentifierPolicyType
	PolicyArn              string                      // arnType
	InlinePolicyIdentifier *InlinePolicyIdentifierType // InlinePolicyIdentifierType
}

// Shape describes the structure.
func (*PolicyIdentifier) Shape() *api.Shape { return &shapePolicyIdentifier }

// Field gives access to member i.
func (x *PolicyIdentifier) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyType
	case 1:
		return &x.PolicyArn
	case 2:
		return api.Of(&x.InlinePolicyIdentifier)
	}
	panic("iam: no such member of PolicyIdentifier")
}

// PolicyNotAttachableException is the structure PolicyNotAttachableException.
type PolicyNotAttachableException struct {
	api.Present

	Message string // policyNotAttachableMessage
}

// Shape describes the structure.
func (*PolicyNotAttachableException) Shape() *api.Shape { return &shapePolicyNotAttachableException }

// Field gives access to member i.
func (x *PolicyNotAttachableException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of PolicyNotAttachableException")
}

// PolicyRole is the structure PolicyRole.
type PolicyRole struct {
	api.Present

	RoleName string // roleNameType
	RoleId   string // idType
}

// Shape describes the structure.
func (*PolicyRole) Shape() *api.Shape { return &shapePolicyRole }

// Field gives access to member i.
func (x *PolicyRole) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.RoleId
	}
	panic("iam: no such member of PolicyRole")
}

// PolicyRoleListType is a list of PolicyRole.
type PolicyRoleListType []PolicyRole

// Len is the number of elements.
func (x *PolicyRoleListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyRoleListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyRoleListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyRoleListType) Append() any {
	var zero PolicyRole
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyRoleListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyRoleListType) Make(capacity int) { *x = make(PolicyRoleListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyRoleListType) Grow(n int) { *x = append(make(PolicyRoleListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PolicyRoleListType) Clear() { *x = nil }

// PolicyUser is the structure PolicyUser.
type PolicyUser struct {
	api.Present

	UserName string // userNameType
	UserId   string // idType
}

// Shape describes the structure.
func (*PolicyUser) Shape() *api.Shape { return &shapePolicyUser }

// Field gives access to member i.
func (x *PolicyUser) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.UserId
	}
	panic("iam: no such member of PolicyUser")
}

// PolicyUserListType is a list of PolicyUser.
type PolicyUserListType []PolicyUser

// Len is the number of elements.
func (x *PolicyUserListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyUserListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyUserListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyUserListType) Append() any {
	var zero PolicyUser
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyUserListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyUserListType) Make(capacity int) { *x = make(PolicyUserListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyUserListType) Grow(n int) { *x = append(make(PolicyUserListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PolicyUserListType) Clear() { *x = nil }

// PolicyVersion is the structure PolicyVersion.
type PolicyVersion struct {
	api.Present

	Document         string    // policyDocumentType
	VersionId        string    // policyVersionIdType
	IsDefaultVersion *bool     // booleanType
	CreateDate       time.Time // dateType
}

// Shape describes the structure.
func (*PolicyVersion) Shape() *api.Shape { return &shapePolicyVersion }

// Field gives access to member i.
func (x *PolicyVersion) Field(i int) any {
	switch i {
	case 0:
		return &x.Document
	case 1:
		return &x.VersionId
	case 2:
		return &x.IsDefaultVersion
	case 3:
		return &x.CreateDate
	}
	panic("iam: no such member of PolicyVersion")
}

// Position is the structure Position.
type Position struct {
	api.Present

	Line   *int32 // LineNumber
	Column *int32 // ColumnNumber
}

// Shape describes the structure.
func (*Position) Shape() *api.Shape { return &shapePosition }

// Field gives access to member i.
func (x *Position) Field(i int) any {
	switch i {
	case 0:
		return &x.Line
	case 1:
		return &x.Column
	}
	panic("iam: no such member of Position")
}

// PutGroupPolicyRequest is the structure PutGroupPolicyRequest.
type PutGroupPolicyRequest struct {
	api.Present

	GroupName      string // groupNameType, required
	PolicyName     string // policyNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*PutGroupPolicyRequest) Shape() *api.Shape { return &shapePutGroupPolicyRequest }

// Field gives access to member i.
func (x *PutGroupPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.PolicyName
	case 2:
		return &x.PolicyDocument
	}
	panic("iam: no such member of PutGroupPolicyRequest")
}

// PutRolePermissionsBoundaryRequest is the structure PutRolePermissionsBoundaryRequest.
type PutRolePermissionsBoundaryRequest struct {
	api.Present

	RoleName            string // roleNameType, required
	PermissionsBoundary string // arnType, required
}

// Shape describes the structure.
func (*PutRolePermissionsBoundaryRequest) Shape() *api.Shape {
	return &shapePutRolePermissionsBoundaryRequest
}

// Field gives access to member i.
func (x *PutRolePermissionsBoundaryRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PermissionsBoundary
	}
	panic("iam: no such member of PutRolePermissionsBoundaryRequest")
}

// PutRolePolicyRequest is the structure PutRolePolicyRequest.
type PutRolePolicyRequest struct {
	api.Present

	RoleName       string // roleNameType, required
	PolicyName     string // policyNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*PutRolePolicyRequest) Shape() *api.Shape { return &shapePutRolePolicyRequest }

// Field gives access to member i.
func (x *PutRolePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyName
	case 2:
		return &x.PolicyDocument
	}
	panic("iam: no such member of PutRolePolicyRequest")
}

// PutUserPermissionsBoundaryRequest is the structure PutUserPermissionsBoundaryRequest.
type PutUserPermissionsBoundaryRequest struct {
	api.Present

	UserName            string // userNameType, required
	PermissionsBoundary string // arnType, required
}

// Shape describes the structure.
func (*PutUserPermissionsBoundaryRequest) Shape() *api.Shape {
	return &shapePutUserPermissionsBoundaryRequest
}

// Field gives access to member i.
func (x *PutUserPermissionsBoundaryRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PermissionsBoundary
	}
	panic("iam: no such member of PutUserPermissionsBoundaryRequest")
}

// PutUserPolicyRequest is the structure PutUserPolicyRequest.
type PutUserPolicyRequest struct {
	api.Present

	UserName       string // existingUserNameType, required
	PolicyName     string // policyNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*PutUserPolicyRequest) Shape() *api.Shape { return &shapePutUserPolicyRequest }

// Field gives access to member i.
func (x *PutUserPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PolicyName
	case 2:
		return &x.PolicyDocument
	}
	panic("iam: no such member of PutUserPolicyRequest")
}

// RemoveRoleFromInstanceProfileRequest is the structure RemoveRoleFromInstanceProfileRequest.
type RemoveRoleFromInstanceProfileRequest struct {
	api.Present

	InstanceProfileName string // instanceProfileNameType, required
	RoleName            string // roleNameType, required
}

// Shape describes the structure.
func (*RemoveRoleFromInstanceProfileRequest) Shape() *api.Shape {
	return &shapeRemoveRoleFromInstanceProfileRequest
}

// Field gives access to member i.
func (x *RemoveRoleFromInstanceProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	case 1:
		return &x.RoleName
	}
	panic("iam: no such member of RemoveRoleFromInstanceProfileRequest")
}

// RemoveUserFromGroupRequest is the structure RemoveUserFromGroupRequest.
type RemoveUserFromGroupRequest struct {
	api.Present

	GroupName string // groupNameType, required
	UserName  string // existingUserNameType, required
}

// Shape describes the structure.
func (*RemoveUserFromGroupRequest) Shape() *api.Shape { return &shapeRemoveUserFromGroupRequest }

// Field gives access to member i.
func (x *RemoveUserFromGroupRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.UserName
	}
	panic("iam: no such member of RemoveUserFromGroupRequest")
}

// ResourceNameListType is a list of ResourceNameType.
type ResourceNameListType []string

// Len is the number of elements.
func (x *ResourceNameListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ResourceNameListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ResourceNameListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ResourceNameListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ResourceNameListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ResourceNameListType) Make(capacity int) { *x = make(ResourceNameListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ResourceNameListType) Grow(n int) {
	*x = append(make(ResourceNameListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ResourceNameListType) Clear() { *x = nil }

// ResourceSpecificResult is the structure ResourceSpecificResult.
type ResourceSpecificResult struct {
	api.Present

	EvalResourceName                  string                             // ResourceNameType, required
	EvalResourceDecision              string                             // PolicyEvaluationDecisionType, required
	MatchedStatements                 StatementListType                  // StatementListType
	MissingContextValues              ContextKeyNamesResultListType      // ContextKeyNamesResultListType
	EvalDecisionDetails               map[string]string                  // EvalDecisionDetailsType
	PermissionsBoundaryDecisionDetail *PermissionsBoundaryDecisionDetail // PermissionsBoundaryDecisionDetail
}

// Shape describes the structure.
func (*ResourceSpecificResult) Shape() *api.Shape { return &shapeResourceSpecificResult }

// Field gives access to member i.
func (x *ResourceSpecificResult) Field(i int) any {
	switch i {
	case 0:
		return &x.EvalResourceName
	case 1:
		return &x.EvalResourceDecision
	case 2:
		return &x.MatchedStatements
	case 3:
		return &x.MissingContextValues
	case 4:
		return &x.EvalDecisionDetails
	case 5:
		return api.Of(&x.PermissionsBoundaryDecisionDetail)
	}
	panic("iam: no such member of ResourceSpecificResult")
}

// ResourceSpecificResultListType is a list of ResourceSpecificResult.
type ResourceSpecificResultListType []ResourceSpecificResult

// Len is the number of elements.
func (x *ResourceSpecificResultListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ResourceSpecificResultListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ResourceSpecificResultListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ResourceSpecificResultListType) Append() any {
	var zero ResourceSpecificResult
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ResourceSpecificResultListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ResourceSpecificResultListType) Make(capacity int) {
	*x = make(ResourceSpecificResultListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ResourceSpecificResultListType) Grow(n int) {
	*x = append(make(ResourceSpecificResultListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ResourceSpecificResultListType) Clear() { *x = nil }

// Role is the structure Role.
type Role struct {
	api.Present

	Path                     string                       // pathType, required
	RoleName                 string                       // roleNameType, required
	RoleId                   string                       // idType, required
	Arn                      string                       // arnType, required
	CreateDate               time.Time                    // dateType, required
	AssumeRolePolicyDocument string                       // policyDocumentType
	Description              string                       // roleDescriptionType
	MaxSessionDuration       *int32                       // roleMaxSessionDurationType
	PermissionsBoundary      *AttachedPermissionsBoundary // AttachedPermissionsBoundary
	Tags                     TagListType                  // tagListType
	RoleLastUsed             *RoleLastUsed                // RoleLastUsed
	SourceRoleTemplate       *SourceRoleTemplate          // SourceRoleTemplate
}

// Shape describes the structure.
func (*Role) Shape() *api.Shape { return &shapeRole }

// Field gives access to member i.
func (x *Role) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.RoleName
	case 2:
		return &x.RoleId
	case 3:
		return &x.Arn
	case 4:
		return &x.CreateDate
	case 5:
		return &x.AssumeRolePolicyDocument
	case 6:
		return &x.Description
	case 7:
		return &x.MaxSessionDuration
	case 8:
		return api.Of(&x.PermissionsBoundary)
	case 9:
		return &x.Tags
	case 10:
		return api.Of(&x.RoleLastUsed)
	case 11:
		return api.Of(&x.SourceRoleTemplate)
	}
	panic("iam: no such member of Role")
}

// RoleDetail is the structure RoleDetail.
type RoleDetail struct {
	api.Present

	Path                     string                       // pathType
	RoleName                 string                       // roleNameType
	RoleId                   string                       // idType
	Arn                      string                       // arnType
	CreateDate               time.Time                    // dateType
	AssumeRolePolicyDocument string                       // policyDocumentType
	InstanceProfileList      InstanceProfileListType      // instanceProfileListType
	RolePolicyList           PolicyDetailListType         // policyDetailListType
	AttachedManagedPolicies  AttachedPoliciesListType     // attachedPoliciesListType
	PermissionsBoundary      *AttachedPermissionsBoundary // AttachedPermissionsBoundary
	Tags                     TagListType                  // tagListType
	RoleLastUsed             *RoleLastUsed                // RoleLastUsed
}

// Shape describes the structure.
func (*RoleDetail) Shape() *api.Shape { return &shapeRoleDetail }

// Field gives access to member i.
func (x *RoleDetail) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.RoleName
	case 2:
		return &x.RoleId
	case 3:
		return &x.Arn
	case 4:
		return &x.CreateDate
	case 5:
		return &x.AssumeRolePolicyDocument
	case 6:
		return &x.InstanceProfileList
	case 7:
		return &x.RolePolicyList
	case 8:
		return &x.AttachedManagedPolicies
	case 9:
		return api.Of(&x.PermissionsBoundary)
	case 10:
		return &x.Tags
	case 11:
		return api.Of(&x.RoleLastUsed)
	}
	panic("iam: no such member of RoleDetail")
}

// RoleLastUsed is the structure RoleLastUsed.
type RoleLastUsed struct {
	api.Present

	LastUsedDate time.Time // dateType
	Region       string    // stringType
}

// Shape describes the structure.
func (*RoleLastUsed) Shape() *api.Shape { return &shapeRoleLastUsed }

// Field gives access to member i.
func (x *RoleLastUsed) Field(i int) any {
	switch i {
	case 0:
		return &x.LastUsedDate
	case 1:
		return &x.Region
	}
	panic("iam: no such member of RoleLastUsed")
}

// SSHPublicKeyListType is a list of SSHPublicKeyMetadata.
type SSHPublicKeyListType []SSHPublicKeyMetadata

// Len is the number of elements.
func (x *SSHPublicKeyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *SSHPublicKeyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *SSHPublicKeyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *SSHPublicKeyListType) Append() any {
	var zero SSHPublicKeyMetadata
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *SSHPublicKeyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *SSHPublicKeyListType) Make(capacity int) { *x = make(SSHPublicKeyListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *SSHPublicKeyListType) Grow(n int) {
	*x = append(make(SSHPublicKeyListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *SSHPublicKeyListType) Clear() { *x = nil }

// SSHPublicKeyMetadata is the structure SSHPublicKeyMetadata.
type SSHPublicKeyMetadata struct {
	api.Present

	UserName       string    // userNameType, required
	SSHPublicKeyId string    // publicKeyIdType, required
	Status         string    // statusType, required
	UploadDate     time.Time // dateType, required
}

// Shape describes the structure.
func (*SSHPublicKeyMetadata) Shape() *api.Shape { return &shapeSSHPublicKeyMetadata }

// Field gives access to member i.
func (x *SSHPublicKeyMetadata) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.SSHPublicKeyId
	case 2:
		return &x.Status
	case 3:
		return &x.UploadDate
	}
	panic("iam: no such member of SSHPublicKeyMetadata")
}
