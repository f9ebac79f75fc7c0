// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"github.com/shardwell/shardwell/internal/api"
)

// DeletePolicyRequest is the structure DeletePolicyRequest.
type DeletePolicyRequest struct {
	api.Present

	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*DeletePolicyRequest) Shape() *api.Shape { return &shapeDeletePolicyRequest }

// Field gives access to member i.
func (x *DeletePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	}
	panic("iam: no such member of DeletePolicyRequest")
}

// DeletePolicyVersionRequest is the structure DeletePolicyVersionRequest.
type DeletePolicyVersionRequest struct {
	api.Present

	PolicyArn string // arnType, required
	VersionId string // policyVersionIdType, required
}

// Shape describes the structure.
func (*DeletePolicyVersionRequest) Shape() *api.Shape { return &shapeDeletePolicyVersionRequest }

// Field gives access to member i.
func (x *DeletePolicyVersionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.VersionId
	}
	panic("iam: no such member of DeletePolicyVersionRequest")
}

// DeleteRolePermissionsBoundaryRequest is the structure DeleteRolePermissionsBoundaryRequest.
type DeleteRolePermissionsBoundaryRequest struct {
	api.Present

	RoleName string // roleNameType, required
}

// Shape describes the structure.
func (*DeleteRolePermissionsBoundaryRequest) Shape() *api.Shape {
	return &shapeDeleteRolePermissionsBoundaryRequest
}

// Field gives access to member i.
func (x *DeleteRolePermissionsBoundaryRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	}
	panic("iam: no such member of DeleteRolePermissionsBoundaryRequest")
}

// DeleteRolePolicyRequest is the structure DeleteRolePolicyRequest.
type DeleteRolePolicyRequest struct {
	api.Present

	RoleName   string // roleNameType, required
	PolicyName string // policyNameType, required
}

// Shape describes the structure.
func (*DeleteRolePolicyRequest) Shape() *api.Shape { return &shapeDeleteRolePolicyRequest }

// Field gives access to member i.
func (x *DeleteRolePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyName
	}
	panic("iam: no such member of DeleteRolePolicyRequest")
}

// DeleteRoleRequest is the structure DeleteRoleRequest.
type DeleteRoleRequest struct {
	api.Present

	RoleName string // roleNameType, required
}

// Shape describes the structure.
func (*DeleteRoleRequest) Shape() *api.Shape { return &shapeDeleteRoleRequest }

// Field gives access to member i.
func (x *DeleteRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	}
	panic("iam: no such member of DeleteRoleRequest")
}

// DeleteUserPermissionsBoundaryRequest is the structure DeleteUserPermissionsBoundaryRequest.
type DeleteUserPermissionsBoundaryRequest struct {
	api.Present

	UserName string // userNameType, required
}

// Shape describes the structure.
func (*DeleteUserPermissionsBoundaryRequest) Shape() *api.Shape {
	return &shapeDeleteUserPermissionsBoundaryRequest
}

// Field gives access to member i.
func (x *DeleteUserPermissionsBoundaryRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	}
	panic("iam: no such member of DeleteUserPermissionsBoundaryRequest")
}

// DeleteUserPolicyRequest is the structure DeleteUserPolicyRequest.
type DeleteUserPolicyRequest struct {
	api.Present

	UserName   string // existingUserNameType, required
	PolicyName string // policyNameType, required
}

// Shape describes the structure.
func (*DeleteUserPolicyRequest) Shape() *api.Shape { return &shapeDeleteUserPolicyRequest }

// Field gives access to member i.
func (x *DeleteUserPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PolicyName
	}
	panic("iam: no such member of DeleteUserPolicyRequest")
}

// DeleteUserRequest is the structure DeleteUserRequest.
type DeleteUserRequest struct {
	api.Present

	UserName string // existingUserNameType, required
}

// Shape describes the structure.
func (*DeleteUserRequest) Shape() *api.Shape { return &shapeDeleteUserRequest }

// Field gives access to member i.
func (x *DeleteUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	}
	panic("iam: no such member of DeleteUserRequest")
}

// DetachGroupPolicyRequest is the structure DetachGroupPolicyRequest.
type DetachGroupPolicyRequest struct {
	api.Present

	GroupName string // groupNameType, required
	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*DetachGroupPolicyRequest) Shape() *api.Shape { return &shapeDetachGroupPolicyRequest }

// Field gives access to member i.
func (x *DetachGroupPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.PolicyArn
	}
	panic("iam: no such member of DetachGroupPolicyRequest")
}

// DetachRolePolicyRequest is the structure DetachRolePolicyRequest.
type DetachRolePolicyRequest struct {
	api.Present

	RoleName  string // roleNameType, required
	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*DetachRolePolicyRequest) Shape() *api.Shape { return &shapeDetachRolePolicyRequest }

// Field gives access to member i.
func (x *DetachRolePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyArn
	}
	panic("iam: no such member of DetachRolePolicyRequest")
}

// DetachUserPolicyRequest is the structure DetachUserPolicyRequest.
type DetachUserPolicyRequest struct {
	api.Present

	UserName  string // userNameType, required
	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*DetachUserPolicyRequest) Shape() *api.Shape { return &shapeDetachUserPolicyRequest }

// Field gives access to member i.
func (x *DetachUserPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PolicyArn
	}
	panic("iam: no such member of DetachUserPolicyRequest")
}

// EntityAlreadyExistsException is the structure EntityAlreadyExistsException.
type EntityAlreadyExistsException struct {
	api.Present

	Message string // entityAlreadyExistsMessage
}

// Shape describes the structure.
func (*EntityAlreadyExistsException) Shape() *api.Shape { return &shapeEntityAlreadyExistsException }

// Field gives access to member i.
func (x *EntityAlreadyExistsException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of EntityAlreadyExistsException")
}

// EntityTemporarilyUnmodifiableException is the structure EntityTemporarilyUnmodifiableException.
type EntityTemporarilyUnmodifiableException struct {
	api.Present

	Message string // entityTemporarilyUnmodifiableMessage
}

// Shape describes the structure.
func (*EntityTemporarilyUnmodifiableException) Shape() *api.Shape {
	return &shapeEntityTemporarilyUnmodifiableException
}

// Field gives access to member i.
func (x *EntityTemporarilyUnmodifiableException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of EntityTemporarilyUnmodifiableException")
}

// EvaluationResult is the structure EvaluationResult.
type EvaluationResult struct {
	api.Present

	EvalActionName                    string                             // ActionNameType, required
	EvalResourceName                  string                             // ResourceNameType
	EvalDecision                      string                             // PolicyEvaluationDecisionType, required
	MatchedStatements                 StatementListType                  // StatementListType
	MissingContextValues              ContextKeyNamesResultListType      // ContextKeyNamesResultListType
	OrganizationsDecisionDetail       *OrganizationsDecisionDetail       // OrganizationsDecisionDetail
	PermissionsBoundaryDecisionDetail *PermissionsBoundaryDecisionDetail // PermissionsBoundaryDecisionDetail
	EvalDecisionDetails               map[string]string                  // EvalDecisionDetailsType
	ResourceSpecificResults           ResourceSpecificResultListType     // ResourceSpecificResultListType
}

// Shape describes the structure.
func (*EvaluationResult) Shape() *api.Shape { return &shapeEvaluationResult }

// Field gives access to member i.
func (x *EvaluationResult) Field(i int) any {
	switch i {
	case 0:
		return &x.EvalActionName
	case 1:
		return &x.EvalResourceName
	case 2:
		return &x.EvalDecision
	case 3:
		return &x.MatchedStatements
	case 4:
		return &x.MissingContextValues
	case 5:
		return api.Of(&x.OrganizationsDecisionDetail)
	case 6:
		return api.Of(&x.PermissionsBoundaryDecisionDetail)
	case 7:
		return &x.EvalDecisionDetails
	case 8:
		return &x.ResourceSpecificResults
	}
	panic("iam: no such member of EvaluationResult")
}

// EvaluationResultsListType is a list of EvaluationResult.
type EvaluationResultsListType []EvaluationResult

// Len is the number of elements.
func (x *EvaluationResultsListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *EvaluationResultsListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *EvaluationResultsListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *EvaluationResultsListType) Append() any {
	var zero EvaluationResult
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *EvaluationResultsListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *EvaluationResultsListType) Make(capacity int) {
	*x = make(EvaluationResultsListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *EvaluationResultsListType) Grow(n int) {
	*x = append(make(EvaluationResultsListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *EvaluationResultsListType) Clear() { *x = nil }

// GetAccessKeyLastUsedRequest is the structure GetAccessKeyLastUsedRequest.
type GetAccessKeyLastUsedRequest struct {
	api.Present

	AccessKeyId string // accessKeyIdType, required
}

// Shape describes the structure.
func (*GetAccessKeyLastUsedRequest) Shape() *api.Shape { return &shapeGetAccessKeyLastUsedRequest }

// Field gives access to member i.
func (x *GetAccessKeyLastUsedRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.AccessKeyId
	}
	panic("iam: no such member of GetAccessKeyLastUsedRequest")
}

// GetAccessKeyLastUsedResponse is the structure GetAccessKeyLastUsedResponse.
type GetAccessKeyLastUsedResponse struct {
	api.Present

	UserName          string             // existingUserNameType
	AccessKeyLastUsed *AccessKeyLastUsed // AccessKeyLastUsed
}

// Shape describes the structure.
func (*GetAccessKeyLastUsedResponse) Shape() *api.Shape { return &shapeGetAccessKeyLastUsedResponse }

// Field gives access to member i.
func (x *GetAccessKeyLastUsedResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return api.Of(&x.AccessKeyLastUsed)
	}
	panic("iam: no such member of GetAccessKeyLastUsedResponse")
}

// GetAccountAuthorizationDetailsRequest is the structure GetAccountAuthorizationDetailsRequest.
type GetAccountAuthorizationDetailsRequest struct {
	api.Present

	Filter   EntityListType // entityListType
	MaxItems *int32         // maxItemsType
	Marker   string         // markerType
}

// Shape describes the structure.
func (*GetAccountAuthorizationDetailsRequest) Shape() *api.Shape {
	return &shapeGetAccountAuthorizationDetailsRequest
}

// Field gives access to member i.
func (x *GetAccountAuthorizationDetailsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Filter
	case 1:
		return &x.MaxItems
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of GetAccountAuthorizationDetailsRequest")
}

// GetAccountAuthorizationDetailsResponse is the structure GetAccountAuthorizationDetailsResponse.
type GetAccountAuthorizationDetailsResponse struct {
	api.Present

	UserDetailList  UserDetailListType          // userDetailListType
	GroupDetailList GroupDetailListType         // groupDetailListType
	RoleDetailList  RoleDetailListType          // roleDetailListType
	Policies        ManagedPolicyDetailListType // ManagedPolicyDetailListType
	IsTruncated     *bool                       // booleanType
	Marker          string                      // responseMarkerType
}

// Shape describes the structure.
func (*GetAccountAuthorizationDetailsResponse) Shape() *api.Shape {
	return &shapeGetAccountAuthorizationDetailsResponse
}

// Field gives access to member i.
func (x *GetAccountAuthorizationDetailsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.UserDetailList
	case 1:
		return &x.GroupDetailList
	case 2:
		return &x.RoleDetailList
	case 3:
		return &x.Policies
	case 4:
		return &x.IsTruncated
	case 5:
		return &x.Marker
	}
	panic("iam: no such member of GetAccountAuthorizationDetailsResponse")
}

// GetAccountSummaryResponse is the structure GetAccountSummaryResponse.
type GetAccountSummaryResponse struct {
	api.Present

	SummaryMap SummaryMapType // summaryMapType
}

// Shape describes the structure.
func (*GetAccountSummaryResponse) Shape() *api.Shape { return &shapeGetAccountSummaryResponse }

// Field gives access to member i.
func (x *GetAccountSummaryResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.SummaryMap
	}
	panic("iam: no such member of GetAccountSummaryResponse")
}

// GetContextKeysForCustomPolicyRequest is the structure GetContextKeysForCustomPolicyRequest.
type GetContextKeysForCustomPolicyRequest struct {
	api.Present

	PolicyInputList SimulationPolicyListType // SimulationPolicyListType, required
}

// Shape describes the structure.
func (*GetContextKeysForCustomPolicyRequest) Shape() *api.Shape {
	return &shapeGetContextKeysForCustomPolicyRequest
}

// Field gives access to member i.
func (x *GetContextKeysForCustomPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyInputList
	}
	panic("iam: no such member of GetContextKeysForCustomPolicyRequest")
}

// GetContextKeysForPolicyResponse is the structure GetContextKeysForPolicyResponse.
type GetContextKeysForPolicyResponse struct {
	api.Present

	ContextKeyNames ContextKeyNamesResultListType // ContextKeyNamesResultListType
}

// Shape describes the structure.
func (*GetContextKeysForPolicyResponse) Shape() *api.Shape {
	return &shapeGetContextKeysForPolicyResponse
}

// Field gives access to member i.
func (x *GetContextKeysForPolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.ContextKeyNames
	}
	panic("iam: no such member of GetContextKeysForPolicyResponse")
}

// GetContextKeysForPrincipalPolicyRequest is the structure GetContextKeysForPrincipalPolicyRequest.
type GetContextKeysForPrincipalPolicyRequest struct {
	api.Present

	PolicySourceArn string                   // arnType, required
	PolicyInputList SimulationPolicyListType // SimulationPolicyListType
}

// Shape describes the structure.
func (*GetContextKeysForPrincipalPolicyRequest) Shape() *api.Shape {
	return &shapeGetContextKeysForPrincipalPolicyRequest
}

// Field gives access to member i.
func (x *GetContextKeysForPrincipalPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicySourceArn
	case 1:
		return &x.PolicyInputList
	}
	panic("iam: no such member of GetContextKeysForPrincipalPolicyRequest")
}

// GetGroupPolicyRequest is the structure GetGroupPolicyRequest.
type GetGroupPolicyRequest struct {
	api.Present

	GroupName  string // groupNameType, required
	PolicyName string // policyNameType, required
}

// Shape describes the structure.
func (*GetGroupPolicyRequest) Shape() *api.Shape { return &shapeGetGroupPolicyRequest }

// Field gives access to member i.
func (x *GetGroupPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.PolicyName
	}
	panic("iam: no such member of GetGroupPolicyRequest")
}

// GetGroupPolicyResponse is the structure GetGroupPolicyResponse.
type GetGroupPolicyResponse struct {
	api.Present

	GroupName      string // groupNameType, required
	PolicyName     string // policyNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*GetGroupPolicyResponse) Shape() *api.Shape { return &shapeGetGroupPolicyResponse }

// Field gives access to member i.
func (x *GetGroupPolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.PolicyName
	case 2:
		return &x.PolicyDocument
	}
	panic("iam: no such member of GetGroupPolicyResponse")
}

// GetGroupRequest is the structure GetGroupRequest.
type GetGroupRequest struct {
	api.Present

	GroupName string // groupNameType, required
	Marker    string // markerType
	MaxItems  *int32 // maxItemsType
}

// Shape describes the structure.
func (*GetGroupRequest) Shape() *api.Shape { return &shapeGetGroupRequest }

// Field gives access to member i.
func (x *GetGroupRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of GetGroupRequest")
}

// GetGroupResponse is the structure GetGroupResponse.
type GetGroupResponse struct {
	api.Present

	Group       *Group       // Group, required
	Users       UserListType // userListType, required
	IsTruncated *bool        // booleanType
	Marker      string       // responseMarkerType
}

// Shape describes the structure.
func (*GetGroupResponse) Shape() *api.Shape { return &shapeGetGroupResponse }

// Field gives access to member i.
func (x *GetGroupResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Group)
	case 1:
		return &x.Users
	case 2:
		return &x.IsTruncated
	case 3:
		return &x.Marker
	}
	panic("iam: no such member of GetGroupResponse")
}

// GetInstanceProfileRequest is the structure GetInstanceProfileRequest.
type GetInstanceProfileRequest struct {
	api.Present

	InstanceProfileName string // instanceProfileNameType, required
}

// Shape describes the structure.
func (*GetInstanceProfileRequest) Shape() *api.Shape { return &shapeGetInstanceProfileRequest }

// Field gives access to member i.
func (x *GetInstanceProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	}
	panic("iam: no such member of GetInstanceProfileRequest")
}

// GetInstanceProfileResponse is the structure GetInstanceProfileResponse.
type GetInstanceProfileResponse struct {
	api.Present

	InstanceProfile *InstanceProfile // InstanceProfile, required
}

// Shape describes the structure.
func (*GetInstanceProfileResponse) Shape() *api.Shape { return &shapeGetInstanceProfileResponse }

// Field gives access to member i.
func (x *GetInstanceProfileResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.InstanceProfile)
	}
	panic("iam: no such member of GetInstanceProfileResponse")
}

// GetLoginProfileRequest is the structure GetLoginProfileRequest.
type GetLoginProfileRequest struct {
	api.Present

	UserName string // userNameType
}

// Shape describes the structure.
func (*GetLoginProfileRequest) Shape() *api.Shape { return &shapeGetLoginProfileRequest }

// Field gives access to member i.
func (x *GetLoginProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	}
	panic("iam: no such member of GetLoginProfileRequest")
}

// GetLoginProfileResponse is the structure GetLoginProfileResponse.
type GetLoginProfileResponse struct {
	api.Present

	LoginProfile *LoginProfile // LoginProfile, required
}

// Shape describes the structure.
func (*GetLoginProfileResponse) Shape() *api.Shape { return &shapeGetLoginProfileResponse }

// Field gives access to member i.
func (x *GetLoginProfileResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.LoginProfile)
	}
	panic("iam: no such member of GetLoginProfileResponse")
}

// GetPolicyRequest is the structure GetPolicyRequest.
type GetPolicyRequest struct {
	api.Present

	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*GetPolicyRequest) Shape() *api.Shape { return &shapeGetPolicyRequest }

// Field gives access to member i.
func (x *GetPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	}
	panic("iam: no such member of GetPolicyRequest")
}

// GetPolicyResponse is the structure GetPolicyResponse.
type GetPolicyResponse struct {
	api.Present

	Policy *Policy // Policy
}

// Shape describes the structure.
func (*GetPolicyResponse) Shape() *api.Shape { return &shapeGetPolicyResponse }

// Field gives access to member i.
func (x *GetPolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Policy)
	}
	panic("iam: no such member of GetPolicyResponse")
}

// GetPolicyVersionRequest is the structure GetPolicyVersionRequest.
type GetPolicyVersionRequest struct {
	api.Present

	PolicyArn string // arnType, required
	VersionId string // policyVersionIdType, required
}

// Shape describes the structure.
func (*GetPolicyVersionRequest) Shape() *api.Shape { return &shapeGetPolicyVersionRequest }

// Field gives access to member i.
func (x *GetPolicyVersionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.VersionId
	}
	panic("iam: no such member of GetPolicyVersionRequest")
}

// GetPolicyVersionResponse is the structure GetPolicyVersionResponse.
type GetPolicyVersionResponse struct {
	api.Present

	PolicyVersion *PolicyVersion // PolicyVersion
}

// Shape describes the structure.
func (*GetPolicyVersionResponse) Shape() *api.Shape { return &shapeGetPolicyVersionResponse }

// Field gives access to member i.
func (x *GetPolicyVersionResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.PolicyVersion)
	}
	panic("iam: no such member of GetPolicyVersionResponse")
}

// GetRolePolicyRequest is the structure GetRolePolicyRequest.
type GetRolePolicyRequest struct {
	api.Present

	RoleName   string // roleNameType, required
	PolicyName string // policyNameType, required
}

// Shape describes the structure.
func (*GetRolePolicyRequest) Shape() *api.Shape { return &shapeGetRolePolicyRequest }

// Field gives access to member i.
func (x *GetRolePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyName
	}
	panic("iam: no such member of GetRolePolicyRequest")
}

// GetRolePolicyResponse is the structure GetRolePolicyResponse.
type GetRolePolicyResponse struct {
	api.Present

	RoleName       string // roleNameType, required
	PolicyName     string // policyNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*GetRolePolicyResponse) Shape() *api.Shape { return &shapeGetRolePolicyResponse }

// Field gives access to member i.
func (x *GetRolePolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyName
	case 2:
		return &x.PolicyDocument
	}
	panic("iam: no such member of GetRolePolicyResponse")
}

// GetRoleRequest is the structure GetRoleRequest.
type GetRoleRequest struct {
	api.Present

	RoleName string // roleNameType, required
}

// Shape describes the structure.
func (*GetRoleRequest) Shape() *api.Shape { return &shapeGetRoleRequest }

// Field gives access to member i.
func (x *GetRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	}
	panic("iam: no such member of GetRoleRequest")
}

// GetRoleResponse is the structure GetRoleResponse.
type GetRoleResponse struct {
	api.Present

	Role *Role // Role, required
}

// Shape describes the structure.
func (*GetRoleResponse) Shape() *api.Shape { return &shapeGetRoleResponse }

// Field gives access to member i.
func (x *GetRoleResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Role)
	}
	panic("iam: no such member of GetRoleResponse")
}

// GetUserPolicyRequest is the structure GetUserPolicyRequest.
type GetUserPolicyRequest struct {
	api.Present

	UserName   string // existingUserNameType, required
	PolicyName string // policyNameType, required
}

// Shape describes the structure.
func (*GetUserPolicyRequest) Shape() *api.Shape { return &shapeGetUserPolicyRequest }

// Field gives access to member i.
func (x *GetUserPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PolicyName
	}
	panic("iam: no such member of GetUserPolicyRequest")
}
