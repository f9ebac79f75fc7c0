// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

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

// GetUserPolicyResponse is the structure GetUserPolicyResponse.
type GetUserPolicyResponse struct {
	api.Present

	UserName       string // existingUserNameType, required
	PolicyName     string // policyNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*GetUserPolicyResponse) Shape() *api.Shape { return &shapeGetUserPolicyResponse }

// Field gives access to member i.
func (x *GetUserPolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PolicyName
	case 2:
		return &x.PolicyDocument
	}
	panic("iam: no such member of GetUserPolicyResponse")
}

// GetUserRequest is the structure GetUserRequest.
type GetUserRequest struct {
	api.Present

	UserName string // existingUserNameType
}

// Shape describes the structure.
func (*GetUserRequest) Shape() *api.Shape { return &shapeGetUserRequest }

// Field gives access to member i.
func (x *GetUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	}
	panic("iam: no such member of GetUserRequest")
}

// GetUserResponse is the structure GetUserResponse.
type GetUserResponse struct {
	api.Present

	User *User // User, required
}

// Shape describes the structure.
func (*GetUserResponse) Shape() *api.Shape { return &shapeGetUserResponse }

// Field gives access to member i.
func (x *GetUserResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.User)
	}
	panic("iam: no such member of GetUserResponse")
}

// Group is the structure Group.
type Group struct {
	api.Present

	Path       string    // pathType, required
	GroupName  string    // groupNameType, required
	GroupId    string    // idType, required
	Arn        string    // arnType, required
	CreateDate time.Time // dateType, required
}

// Shape describes the structure.
func (*Group) Shape() *api.Shape { return &shapeGroup }

// Field gives access to member i.
func (x *Group) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.GroupName
	case 2:
		return &x.GroupId
	case 3:
		return &x.Arn
	case 4:
		return &x.CreateDate
	}
	panic("iam: no such member of Group")
}

// InvalidInputException is the structure InvalidInputException.
type InvalidInputException struct {
	api.Present

	Message string // invalidInputMessage
}

// Shape describes the structure.
func (*InvalidInputException) Shape() *api.Shape { return &shapeInvalidInputException }

// Field gives access to member i.
func (x *InvalidInputException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of InvalidInputException")
}

// LimitExceededException is the structure LimitExceededException.
type LimitExceededException struct {
	api.Present

	Message string // limitExceededMessage
}

// Shape describes the structure.
func (*LimitExceededException) Shape() *api.Shape { return &shapeLimitExceededException }

// Field gives access to member i.
func (x *LimitExceededException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of LimitExceededException")
}

// ListAccessKeysRequest is the structure ListAccessKeysRequest.
type ListAccessKeysRequest struct {
	api.Present

	UserName string // existingUserNameType
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListAccessKeysRequest) Shape() *api.Shape { return &shapeListAccessKeysRequest }

// Field gives access to member i.
func (x *ListAccessKeysRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListAccessKeysRequest")
}

// ListAccessKeysResponse is the structure ListAccessKeysResponse.
type ListAccessKeysResponse struct {
	api.Present

	AccessKeyMetadata AccessKeyMetadataListType // accessKeyMetadataListType, required
	IsTruncated       *bool                     // booleanType
	Marker            string                    // responseMarkerType
}

// Shape describes the structure.
func (*ListAccessKeysResponse) Shape() *api.Shape { return &shapeListAccessKeysResponse }

// Field gives access to member i.
func (x *ListAccessKeysResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.AccessKeyMetadata
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListAccessKeysResponse")
}

// ListAttachedGroupPoliciesRequest is the structure ListAttachedGroupPoliciesRequest.
type ListAttachedGroupPoliciesRequest struct {
	api.Present

	GroupName  string // groupNameType, required
	PathPrefix string // policyPathType
	Marker     string // markerType
	MaxItems   *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListAttachedGroupPoliciesRequest) Shape() *api.Shape {
	return &shapeListAttachedGroupPoliciesRequest
}

// Field gives access to member i.
func (x *ListAttachedGroupPoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.PathPrefix
	case 2:
		return &x.Marker
	case 3:
		return &x.MaxItems
	}
	panic("iam: no such member of ListAttachedGroupPoliciesRequest")
}

// ListAttachedGroupPoliciesResponse is the structure ListAttachedGroupPoliciesResponse.
type ListAttachedGroupPoliciesResponse struct {
	api.Present

	AttachedPolicies AttachedPoliciesListType // attachedPoliciesListType
	IsTruncated      *bool                    // booleanType
	Marker           string                   // responseMarkerType
}

// Shape describes the structure.
func (*ListAttachedGroupPoliciesResponse) Shape() *api.Shape {
	return &shapeListAttachedGroupPoliciesResponse
}

// Field gives access to member i.
func (x *ListAttachedGroupPoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.AttachedPolicies
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListAttachedGroupPoliciesResponse")
}

// ListAttachedRolePoliciesRequest is the structure ListAttachedRolePoliciesRequest.
type ListAttachedRolePoliciesRequest struct {
	api.Present

	RoleName   string // roleNameType, required
	PathPrefix string // policyPathType
	Marker     string // markerType
	MaxItems   *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListAttachedRolePoliciesRequest) Shape() *api.Shape {
	return &shapeListAttachedRolePoliciesRequest
}

// Field gives access to member i.
func (x *ListAttachedRolePoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PathPrefix
	case 2:
		return &x.Marker
	case 3:
		return &x.MaxItems
	}
	panic("iam: no such member of ListAttachedRolePoliciesRequest")
}

// ListAttachedRolePoliciesResponse is the structure ListAttachedRolePoliciesResponse.
type ListAttachedRolePoliciesResponse struct {
	api.Present

	AttachedPolicies AttachedPoliciesListType // attachedPoliciesListType
	IsTruncated      *bool                    // booleanType
	Marker           string                   // responseMarkerType
}

// Shape describes the structure.
func (*ListAttachedRolePoliciesResponse) Shape() *api.Shape {
	return &shapeListAttachedRolePoliciesResponse
}

// Field gives access to member i.
func (x *ListAttachedRolePoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.AttachedPolicies
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListAttachedRolePoliciesResponse")
}

// ListAttachedUserPoliciesRequest is the structure ListAttachedUserPoliciesRequest.
type ListAttachedUserPoliciesRequest struct {
	api.Present

	UserName   string // userNameType, required
	PathPrefix string // policyPathType
	Marker     string // markerType
	MaxItems   *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListAttachedUserPoliciesRequest) Shape() *api.Shape {
	return &shapeListAttachedUserPoliciesRequest
}

// Field gives access to member i.
func (x *ListAttachedUserPoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PathPrefix
	case 2:
		return &x.Marker
	case 3:
		return &x.MaxItems
	}
	panic("iam: no such member of ListAttachedUserPoliciesRequest")
}

// ListAttachedUserPoliciesResponse is the structure ListAttachedUserPoliciesResponse.
type ListAttachedUserPoliciesResponse struct {
	api.Present

	AttachedPolicies AttachedPoliciesListType // attachedPoliciesListType
	IsTruncated      *bool                    // booleanType
	Marker           string                   // responseMarkerType
}

// Shape describes the structure.
func (*ListAttachedUserPoliciesResponse) Shape() *api.Shape {
	return &shapeListAttachedUserPoliciesResponse
}

// Field gives access to member i.
func (x *ListAttachedUserPoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.AttachedPolicies
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListAttachedUserPoliciesResponse")
}

// ListGroupPoliciesRequest is the structure ListGroupPoliciesRequest.
type ListGroupPoliciesRequest struct {
	api.Present

	GroupName string // groupNameType, required
	Marker    string // markerType
	MaxItems  *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListGroupPoliciesRequest) Shape() *api.Shape { return &shapeListGroupPoliciesRequest }

// Field gives access to member i.
func (x *ListGroupPoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListGroupPoliciesRequest")
}

// ListGroupPoliciesResponse is the structure ListGroupPoliciesResponse.
type ListGroupPoliciesResponse struct {
	api.Present

	PolicyNames PolicyNameListType // policyNameListType, required
	IsTruncated *bool              // booleanType
	Marker      string             // responseMarkerType
}

// Shape describes the structure.
func (*ListGroupPoliciesResponse) Shape() *api.Shape { return &shapeListGroupPoliciesResponse }

// Field gives access to member i.
func (x *ListGroupPoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyNames
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListGroupPoliciesResponse")
}

// ListGroupsForUserRequest is the structure ListGroupsForUserRequest.
type ListGroupsForUserRequest struct {
	api.Present

	UserName string // existingUserNameType, required
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListGroupsForUserRequest) Shape() *api.Shape { return &shapeListGroupsForUserRequest }

// Field gives access to member i.
func (x *ListGroupsForUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListGroupsForUserRequest")
}

// ListGroupsForUserResponse is the structure ListGroupsForUserResponse.
type ListGroupsForUserResponse struct {
	api.Present

	Groups      GroupListType // groupListType, required
	IsTruncated *bool         // booleanType
	Marker      string        // responseMarkerType
}

// Shape describes the structure.
func (*ListGroupsForUserResponse) Shape() *api.Shape { return &shapeListGroupsForUserResponse }

// Field gives access to member i.
func (x *ListGroupsForUserResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Groups
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListGroupsForUserResponse")
}

// ListGroupsRequest is the structure ListGroupsRequest.
type ListGroupsRequest struct {
	api.Present

	PathPrefix string // pathPrefixType
	Marker     string // markerType
	MaxItems   *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListGroupsRequest) Shape() *api.Shape { return &shapeListGroupsRequest }

// Field gives access to member i.
func (x *ListGroupsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PathPrefix
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListGroupsRequest")
}

// ListGroupsResponse is the structure ListGroupsResponse.
type ListGroupsResponse struct {
	api.Present

	Groups      GroupListType // groupListType, required
	IsTruncated *bool         // booleanType
	Marker      string        // responseMarkerType
}

// Shape describes the structure.
func (*ListGroupsResponse) Shape() *api.Shape { return &shapeListGroupsResponse }

// Field gives access to member i.
func (x *ListGroupsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Groups
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListGroupsResponse")
}

// ListPoliciesRequest is the structure ListPoliciesRequest.
type ListPoliciesRequest struct {
	api.Present

	Scope             string // policyScopeType
	OnlyAttached      *bool  // booleanType
	PathPrefix        string // policyPathType
	PolicyUsageFilter string // PolicyUsageType
	Marker            string // markerType
	MaxItems          *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListPoliciesRequest) Shape() *api.Shape { return &shapeListPoliciesRequest }

// Field gives access to member i.
func (x *ListPoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Scope
	case 1:
		return &x.OnlyAttached
	case 2:
		return &x.PathPrefix
	case 3:
		return &x.PolicyUsageFilter
	case 4:
		return &x.Marker
	case 5:
		return &x.MaxItems
	}
	panic("iam: no such member of ListPoliciesRequest")
}

// ListPoliciesResponse is the structure ListPoliciesResponse.
type ListPoliciesResponse struct {
	api.Present

	Policies    PolicyListType // policyListType
	IsTruncated *bool          // booleanType
	Marker      string         // responseMarkerType
}

// Shape describes the structure.
func (*ListPoliciesResponse) Shape() *api.Shape { return &shapeListPoliciesResponse }

// Field gives access to member i.
func (x *ListPoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Policies
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListPoliciesResponse")
}

// ListPolicyVersionsRequest is the structure ListPolicyVersionsRequest.
type ListPolicyVersionsRequest struct {
	api.Present

	PolicyArn string // arnType, required
	Marker    string // markerType
	MaxItems  *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListPolicyVersionsRequest) Shape() *api.Shape { return &shapeListPolicyVersionsRequest }

// Field gives access to member i.
func (x *ListPolicyVersionsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListPolicyVersionsRequest")
}

// ListPolicyVersionsResponse is the structure ListPolicyVersionsResponse.
type ListPolicyVersionsResponse struct {
	api.Present

	Versions    PolicyDocumentVersionListType // policyDocumentVersionListType
	IsTruncated *bool                         // booleanType
	Marker      string                        // responseMarkerType
}

// Shape describes the structure.
func (*ListPolicyVersionsResponse) Shape() *api.Shape { return &shapeListPolicyVersionsResponse }

// Field gives access to member i.
func (x *ListPolicyVersionsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Versions
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListPolicyVersionsResponse")
}

// ListRolePoliciesRequest is the structure ListRolePoliciesRequest.
type ListRolePoliciesRequest struct {
	api.Present

	RoleName string // roleNameType, required
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListRolePoliciesRequest) Shape() *api.Shape { return &shapeListRolePoliciesRequest }

// Field gives access to member i.
func (x *ListRolePoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListRolePoliciesRequest")
}

// ListRolePoliciesResponse is the structure ListRolePoliciesResponse.
type ListRolePoliciesResponse struct {
	api.Present

	PolicyNames PolicyNameListType // policyNameListType, required
	IsTruncated *bool              // booleanType
	Marker      string             // responseMarkerType
}

// Shape describes the structure.
func (*ListRolePoliciesResponse) Shape() *api.Shape { return &shapeListRolePoliciesResponse }

// Field gives access to member i.
func (x *ListRolePoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyNames
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListRolePoliciesResponse")
}

// ListRoleTagsRequest is the structure ListRoleTagsRequest.
type ListRoleTagsRequest struct {
	api.Present

	RoleName string // roleNameType, required
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListRoleTagsRequest) Shape() *api.Shape { return &shapeListRoleTagsRequest }

// Field gives access to member i.
func (x *ListRoleTagsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListRoleTagsRequest")
}

// ListRoleTagsResponse is the structure ListRoleTagsResponse.
type ListRoleTagsResponse struct {
	api.Present

	Tags        TagListType // tagListType, required
	IsTruncated *bool       // booleanType
	Marker      string      // responseMarkerType
}

// Shape describes the structure.
func (*ListRoleTagsResponse) Shape() *api.Shape { return &shapeListRoleTagsResponse }

// Field gives access to member i.
func (x *ListRoleTagsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListRoleTagsResponse")
}

// ListRolesRequest is the structure ListRolesRequest.
type ListRolesRequest struct {
	api.Present

	PathPrefix string // pathPrefixType
	Marker     string // markerType
	MaxItems   *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListRolesRequest) Shape() *api.Shape { return &shapeListRolesRequest }

// Field gives access to member i.
func (x *ListRolesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PathPrefix
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListRolesRequest")
}
