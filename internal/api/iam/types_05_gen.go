// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

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

// ServiceFailureException is the structure ServiceFailureException.
type ServiceFailureException struct {
	api.Present

	Message string // serviceFailureExceptionMessage
}

// Shape describes the structure.
func (*ServiceFailureException) Shape() *api.Shape { return &shapeServiceFailureException }

// Field gives access to member i.
func (x *ServiceFailureException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of ServiceFailureException")
}

// ServiceNotSupportedException is the structure ServiceNotSupportedException.
type ServiceNotSupportedException struct {
	api.Present

	Message string // serviceNotSupportedMessage
}

// Shape describes the structure.
func (*ServiceNotSupportedException) Shape() *api.Shape { return &shapeServiceNotSupportedException }

// Field gives access to member i.
func (x *ServiceNotSupportedException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of ServiceNotSupportedException")
}

// ServiceSpecificCredentialMetadata is the structure ServiceSpecificCredentialMetadata.
type ServiceSpecificCredentialMetadata struct {
	api.Present

	UserName                    string    // userNameType, required
	Status                      string    // statusType, required
	ServiceUserName             string    // serviceUserName
	ServiceCredentialAlias      string    // serviceCredentialAlias
	CreateDate                  time.Time // dateType, required
	ExpirationDate              time.Time // dateType
	ServiceSpecificCredentialId string    // serviceSpecificCredentialId, required
	ServiceName                 string    // serviceName, required
}

// Shape describes the structure.
func (*ServiceSpecificCredentialMetadata) Shape() *api.Shape {
	return &shapeServiceSpecificCredentialMetadata
}

// Field gives access to member i.
func (x *ServiceSpecificCredentialMetadata) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Status
	case 2:
		return &x.ServiceUserName
	case 3:
		return &x.ServiceCredentialAlias
	case 4:
		return &x.CreateDate
	case 5:
		return &x.ExpirationDate
	case 6:
		return &x.ServiceSpecificCredentialId
	case 7:
		return &x.ServiceName
	}
	panic("iam: no such member of ServiceSpecificCredentialMetadata")
}

// ServiceSpecificCredentialsListType is a list of ServiceSpecificCredentialMetadata.
type ServiceSpecificCredentialsListType []ServiceSpecificCredentialMetadata

// Len is the number of elements.
func (x *ServiceSpecificCredentialsListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ServiceSpecificCredentialsListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ServiceSpecificCredentialsListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ServiceSpecificCredentialsListType) Append() any {
	var zero ServiceSpecificCredentialMetadata
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ServiceSpecificCredentialsListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ServiceSpecificCredentialsListType) Make(capacity int) {
	*x = make(ServiceSpecificCredentialsListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ServiceSpecificCredentialsListType) Grow(n int) {
	*x = append(make(ServiceSpecificCredentialsListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ServiceSpecificCredentialsListType) Clear() { *x = nil }

// SetDefaultPolicyVersionRequest is the structure SetDefaultPolicyVersionRequest.
type SetDefaultPolicyVersionRequest struct {
	api.Present

	PolicyArn string // arnType, required
	VersionId string // policyVersionIdType, required
}

// Shape describes the structure.
func (*SetDefaultPolicyVersionRequest) Shape() *api.Shape {
	return &shapeSetDefaultPolicyVersionRequest
}

// Field gives access to member i.
func (x *SetDefaultPolicyVersionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.VersionId
	}
	panic("iam: no such member of SetDefaultPolicyVersionRequest")
}

// SigningCertificate is the structure SigningCertificate.
type SigningCertificate struct {
	api.Present

	UserName        string    // userNameType, required
	CertificateId   string    // certificateIdType, required
	CertificateBody string    // certificateBodyType, required
	Status          string    // statusType, required
	UploadDate      time.Time // dateType
}

// Shape describes the structure.
func (*SigningCertificate) Shape() *api.Shape { return &shapeSigningCertificate }

// Field gives access to member i.
func (x *SigningCertificate) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.CertificateId
	case 2:
		return &x.CertificateBody
	case 3:
		return &x.Status
	case 4:
		return &x.UploadDate
	}
	panic("iam: no such member of SigningCertificate")
}

// SimulateCustomPolicyRequest is the structure SimulateCustomPolicyRequest.
type SimulateCustomPolicyRequest struct {
	api.Present

	PolicyInputList                    SimulationPolicyListType   // SimulationPolicyListType, required
	PermissionsBoundaryPolicyInputList SimulationPolicyListType   // SimulationPolicyListType
	OrderedOrganizationPolicyInputList OrganizationPolicyListType // OrganizationPolicyListType
	ActionNames                        ActionNameListType         // ActionNameListType, required
	ResourceArns                       ResourceNameListType       // ResourceNameListType
	ResourcePolicy                     string                     // policyDocumentType
	ResourceOwner                      string                     // ResourceNameType
	CallerArn                          string                     // ResourceNameType
	ContextEntries                     ContextEntryListType       // ContextEntryListType
	ResourceHandlingOption             string                     // ResourceHandlingOptionType
	MaxItems                           *int32                     // maxItemsType
	Marker                             string                     // markerType
}

// Shape describes the structure.
func (*SimulateCustomPolicyRequest) Shape() *api.Shape { return &shapeSimulateCustomPolicyRequest }

// Field gives access to member i.
func (x *SimulateCustomPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyInputList
	case 1:
		return &x.PermissionsBoundaryPolicyInputList
	case 2:
		return &x.OrderedOrganizationPolicyInputList
	case 3:
		return &x.ActionNames
	case 4:
		return &x.ResourceArns
	case 5:
		return &x.ResourcePolicy
	case 6:
		return &x.ResourceOwner
	case 7:
		return &x.CallerArn
	case 8:
		return &x.ContextEntries
	case 9:
		return &x.ResourceHandlingOption
	case 10:
		return &x.MaxItems
	case 11:
		return &x.Marker
	}
	panic("iam: no such member of SimulateCustomPolicyRequest")
}

// SimulatePolicyResponse is the structure SimulatePolicyResponse.
type SimulatePolicyResponse struct {
	api.Present

	EvaluationResults EvaluationResultsListType // EvaluationResultsListType
	IsTruncated       *bool                     // booleanType
	Marker            string                    // responseMarkerType
}

// Shape describes the structure.
func (*SimulatePolicyResponse) Shape() *api.Shape { return &shapeSimulatePolicyResponse }

// Field gives access to member i.
func (x *SimulatePolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.EvaluationResults
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of SimulatePolicyResponse")
}

// SimulatePrincipalPolicyRequest is the structure SimulatePrincipalPolicyRequest.
type SimulatePrincipalPolicyRequest struct {
	api.Present

	PolicySourceArn                    string                   // arnType, required
	PolicyInputList                    SimulationPolicyListType // SimulationPolicyListType
	PermissionsBoundaryPolicyInputList SimulationPolicyListType // SimulationPolicyListType
	PolicyExclusionList                PolicyExclusionsListType // PolicyExclusionsListType
	ActionNames                        ActionNameListType       // ActionNameListType, required
	ResourceArns                       ResourceNameListType     // ResourceNameListType
	ResourcePolicy                     string                   // policyDocumentType
	ResourceOwner                      string                   // ResourceNameType
	CallerArn                          string                   // ResourceNameType
	ContextEntries                     ContextEntryListType     // ContextEntryListType
	ResourceHandlingOption             string                   // ResourceHandlingOptionType
	MaxItems                           *int32                   // maxItemsType
	Marker                             string                   // markerType
}

// Shape describes the structure.
func (*SimulatePrincipalPolicyRequest) Shape() *api.Shape {
	return &shapeSimulatePrincipalPolicyRequest
}

// Field gives access to member i.
func (x *SimulatePrincipalPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicySourceArn
	case 1:
		return &x.PolicyInputList
	case 2:
		return &x.PermissionsBoundaryPolicyInputList
	case 3:
		return &x.PolicyExclusionList
	case 4:
		return &x.ActionNames
	case 5:
		return &x.ResourceArns
	case 6:
		return &x.ResourcePolicy
	case 7:
		return &x.ResourceOwner
	case 8:
		return &x.CallerArn
	case 9:
		return &x.ContextEntries
	case 10:
		return &x.ResourceHandlingOption
	case 11:
		return &x.MaxItems
	case 12:
		return &x.Marker
	}
	panic("iam: no such member of SimulatePrincipalPolicyRequest")
}
