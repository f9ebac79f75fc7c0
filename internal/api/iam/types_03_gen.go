// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

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

// GroupDetail is the structure GroupDetail.
type GroupDetail struct {
	api.Present

	Path                    string                   // pathType
	GroupName               string                   // groupNameType
	GroupId                 string                   // idType
	Arn                     string                   // arnType
	CreateDate              time.Time                // dateType
	GroupPolicyList         PolicyDetailListType     // policyDetailListType
	AttachedManagedPolicies AttachedPoliciesListType // attachedPoliciesListType
}

// Shape describes the structure.
func (*GroupDetail) Shape() *api.Shape { return &shapeGroupDetail }

// Field gives access to member i.
func (x *GroupDetail) Field(i int) any {
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
	case 5:
		return &x.GroupPolicyList
	case 6:
		return &x.AttachedManagedPolicies
	}
	panic("iam: no such member of GroupDetail")
}

// InlinePolicyIdentifierType is the structure InlinePolicyIdentifierType.
type InlinePolicyIdentifierType struct {
	api.Present

	PolicyName     string // policyNameType, required
	AttachmentType string // AttachmentType, required
	AttachmentName string // AttachmentName, required
}

// Shape describes the structure.
func (*InlinePolicyIdentifierType) Shape() *api.Shape { return &shapeInlinePolicyIdentifierType }

// Field gives access to member i.
func (x *InlinePolicyIdentifierType) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyName
	case 1:
		return &x.AttachmentType
	case 2:
		return &x.AttachmentName
	}
	panic("iam: no such member of InlinePolicyIdentifierType")
}

// InstanceProfile is the structure InstanceProfile.
type InstanceProfile struct {
	api.Present

	Path                string       // pathType, required
	InstanceProfileName string       // instanceProfileNameType, required
	InstanceProfileId   string       // idType, required
	Arn                 string       // arnType, required
	CreateDate          time.Time    // dateType, required
	Roles               RoleListType // roleListType, required
	Tags                TagListType  // tagListType
}

// Shape describes the structure.
func (*InstanceProfile) Shape() *api.Shape { return &shapeInstanceProfile }

// Field gives access to member i.
func (x *InstanceProfile) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.InstanceProfileName
	case 2:
		return &x.InstanceProfileId
	case 3:
		return &x.Arn
	case 4:
		return &x.CreateDate
	case 5:
		return &x.Roles
	case 6:
		return &x.Tags
	}
	panic("iam: no such member of InstanceProfile")
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

// ListAccountAliasesRequest is the structure ListAccountAliasesRequest.
type ListAccountAliasesRequest struct {
	api.Present

	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListAccountAliasesRequest) Shape() *api.Shape { return &shapeListAccountAliasesRequest }

// Field gives access to member i.
func (x *ListAccountAliasesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Marker
	case 1:
		return &x.MaxItems
	}
	panic("iam: no such member of ListAccountAliasesRequest")
}

// ListAccountAliasesResponse is the structure ListAccountAliasesResponse.
type ListAccountAliasesResponse struct {
	api.Present

	AccountAliases AccountAliasListType // accountAliasListType, required
	IsTruncated    *bool                // booleanType
	Marker         string               // responseMarkerType
}

// Shape describes the structure.
func (*ListAccountAliasesResponse) Shape() *api.Shape { return &shapeListAccountAliasesResponse }

// Field gives access to member i.
func (x *ListAccountAliasesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.AccountAliases
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListAccountAliasesResponse")
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

// ListEntitiesForPolicyRequest is the structure ListEntitiesForPolicyRequest.
type ListEntitiesForPolicyRequest struct {
	api.Present

	PolicyArn         string // arnType, required
	EntityFilter      string // EntityType
	PathPrefix        string // pathType
	PolicyUsageFilter string // PolicyUsageType
	Marker            string // markerType
	MaxItems          *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListEntitiesForPolicyRequest) Shape() *api.Shape { return &shapeListEntitiesForPolicyRequest }

// Field gives access to member i.
func (x *ListEntitiesForPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.EntityFilter
	case 2:
		return &x.PathPrefix
	case 3:
		return &x.PolicyUsageFilter
	case 4:
		return &x.Marker
	case 5:
		return &x.MaxItems
	}
	panic("iam: no such member of ListEntitiesForPolicyRequest")
}

// ListEntitiesForPolicyResponse is the structure ListEntitiesForPolicyResponse.
type ListEntitiesForPolicyResponse struct {
	api.Present

	PolicyGroups PolicyGroupListType // PolicyGroupListType
	PolicyUsers  PolicyUserListType  // PolicyUserListType
	PolicyRoles  PolicyRoleListType  // PolicyRoleListType
	IsTruncated  *bool               // booleanType
	Marker       string              // responseMarkerType
}

// Shape describes the structure.
func (*ListEntitiesForPolicyResponse) Shape() *api.Shape { return &shapeListEntitiesForPolicyResponse }

// Field gives access to member i.
func (x *ListEntitiesForPolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyGroups
	case 1:
		return &x.PolicyUsers
	case 2:
		return &x.PolicyRoles
	case 3:
		return &x.IsTruncated
	case 4:
		return &x.Marker
	}
	panic("iam: no such member of ListEntitiesForPolicyResponse")
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

// ListInstanceProfileTagsRequest is the structure ListInstanceProfileTagsRequest.
type ListInstanceProfileTagsRequest struct {
	api.Present

	InstanceProfileName string // instanceProfileNameType, required
	Marker              string // markerType
	MaxItems            *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListInstanceProfileTagsRequest) Shape() *api.Shape {
	return &shapeListInstanceProfileTagsRequest
}

// Field gives access to member i.
func (x *ListInstanceProfileTagsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListInstanceProfileTagsRequest")
}

// ListInstanceProfileTagsResponse is the structure ListInstanceProfileTagsResponse.
type ListInstanceProfileTagsResponse struct {
	api.Present

	Tags        TagListType // tagListType, required
	IsTruncated *bool       // booleanType
	Marker      string      // responseMarkerType
}

// Shape describes the structure.
func (*ListInstanceProfileTagsResponse) Shape() *api.Shape {
	return &shapeListInstanceProfileTagsResponse
}

// Field gives access to member i.
func (x *ListInstanceProfileTagsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListInstanceProfileTagsResponse")
}

// ListInstanceProfilesForRoleRequest is the structure ListInstanceProfilesForRoleRequest.
type ListInstanceProfilesForRoleRequest struct {
	api.Present

	RoleName string // roleNameType, required
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListInstanceProfilesForRoleRequest) Shape() *api.Shape {
	return &shapeListInstanceProfilesForRoleRequest
}

// Field gives access to member i.
func (x *ListInstanceProfilesForRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListInstanceProfilesForRoleRequest")
}

// ListInstanceProfilesForRoleResponse is the structure ListInstanceProfilesForRoleResponse.
type ListInstanceProfilesForRoleResponse struct {
	api.Present

	InstanceProfiles InstanceProfileListType // instanceProfileListType, required
	IsTruncated      *bool                   // booleanType
	Marker           string                  // responseMarkerType
}

// Shape describes the structure.
func (*ListInstanceProfilesForRoleResponse) Shape() *api.Shape {
	return &shapeListInstanceProfilesForRoleResponse
}

// Field gives access to member i.
func (x *ListInstanceProfilesForRoleResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfiles
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListInstanceProfilesForRoleResponse")
}

// ListInstanceProfilesRequest is the structure ListInstanceProfilesRequest.
type ListInstanceProfilesRequest struct {
	api.Present

	PathPrefix string // pathPrefixType
	Marker     string // markerType
	MaxItems   *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListInstanceProfilesRequest) Shape() *api.Shape { return &shapeListInstanceProfilesRequest }

// Field gives access to member i.
func (x *ListInstanceProfilesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PathPrefix
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListInstanceProfilesRequest")
}

// ListInstanceProfilesResponse is the structure ListInstanceProfilesResponse.
type ListInstanceProfilesResponse struct {
	api.Present

	InstanceProfiles InstanceProfileListType // instanceProfileListType, required
	IsTruncated      *bool                   // booleanType
	Marker           string                  // responseMarkerType
}

// Shape describes the structure.
func (*ListInstanceProfilesResponse) Shape() *api.Shape { return &shapeListInstanceProfilesResponse }

// Field gives access to member i.
func (x *ListInstanceProfilesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfiles
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListInstanceProfilesResponse")
}

// ListMFADevicesRequest is the structure ListMFADevicesRequest.
type ListMFADevicesRequest struct {
	api.Present

	UserName string // existingUserNameType
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListMFADevicesRequest) Shape() *api.Shape { return &shapeListMFADevicesRequest }

// Field gives access to member i.
func (x *ListMFADevicesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListMFADevicesRequest")
}
