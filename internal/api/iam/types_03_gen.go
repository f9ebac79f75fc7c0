// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

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

// ListMFADevicesResponse is the structure ListMFADevicesResponse.
type ListMFADevicesResponse struct {
	api.Present

	MFADevices  MfaDeviceListType // mfaDeviceListType, required
	IsTruncated *bool             // booleanType
	Marker      string            // responseMarkerType
}

// Shape describes the structure.
func (*ListMFADevicesResponse) Shape() *api.Shape { return &shapeListMFADevicesResponse }

// Field gives access to member i.
func (x *ListMFADevicesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.MFADevices
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListMFADevicesResponse")
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

// ListPolicyTagsRequest is the structure ListPolicyTagsRequest.
type ListPolicyTagsRequest struct {
	api.Present

	PolicyArn string // arnType, required
	Marker    string // markerType
	MaxItems  *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListPolicyTagsRequest) Shape() *api.Shape { return &shapeListPolicyTagsRequest }

// Field gives access to member i.
func (x *ListPolicyTagsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListPolicyTagsRequest")
}

// ListPolicyTagsResponse is the structure ListPolicyTagsResponse.
type ListPolicyTagsResponse struct {
	api.Present

	Tags        TagListType // tagListType, required
	IsTruncated *bool       // booleanType
	Marker      string      // responseMarkerType
}

// Shape describes the structure.
func (*ListPolicyTagsResponse) Shape() *api.Shape { return &shapeListPolicyTagsResponse }

// Field gives access to member i.
func (x *ListPolicyTagsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListPolicyTagsResponse")
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
