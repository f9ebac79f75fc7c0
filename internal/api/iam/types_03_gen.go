// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// ListRolesResponse is the structure ListRolesResponse.
type ListRolesResponse struct {
	api.Present

	Roles       RoleListType // roleListType, required
	IsTruncated *bool        // booleanType
	Marker      string       // responseMarkerType
}

// Shape describes the structure.
func (*ListRolesResponse) Shape() *api.Shape { return &shapeListRolesResponse }

// Field gives access to member i.
func (x *ListRolesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Roles
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListRolesResponse")
}

// ListUserPoliciesRequest is the structure ListUserPoliciesRequest.
type ListUserPoliciesRequest struct {
	api.Present

	UserName string // existingUserNameType, required
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListUserPoliciesRequest) Shape() *api.Shape { return &shapeListUserPoliciesRequest }

// Field gives access to member i.
func (x *ListUserPoliciesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListUserPoliciesRequest")
}

// ListUserPoliciesResponse is the structure ListUserPoliciesResponse.
type ListUserPoliciesResponse struct {
	api.Present

	PolicyNames PolicyNameListType // policyNameListType, required
	IsTruncated *bool              // booleanType
	Marker      string             // responseMarkerType
}

// Shape describes the structure.
func (*ListUserPoliciesResponse) Shape() *api.Shape { return &shapeListUserPoliciesResponse }

// Field gives access to member i.
func (x *ListUserPoliciesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyNames
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListUserPoliciesResponse")
}

// ListUserTagsRequest is the structure ListUserTagsRequest.
type ListUserTagsRequest struct {
	api.Present

	UserName string // existingUserNameType, required
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListUserTagsRequest) Shape() *api.Shape { return &shapeListUserTagsRequest }

// Field gives access to member i.
func (x *ListUserTagsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListUserTagsRequest")
}

// ListUserTagsResponse is the structure ListUserTagsResponse.
type ListUserTagsResponse struct {
	api.Present

	Tags        TagListType // tagListType, required
	IsTruncated *bool       // booleanType
	Marker      string      // responseMarkerType
}

// Shape describes the structure.
func (*ListUserTagsResponse) Shape() *api.Shape { return &shapeListUserTagsResponse }

// Field gives access to member i.
func (x *ListUserTagsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListUserTagsResponse")
}

// ListUsersRequest is the structure ListUsersRequest.
type ListUsersRequest struct {
	api.Present

	PathPrefix string // pathPrefixType
	Marker     string // markerType
	MaxItems   *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListUsersRequest) Shape() *api.Shape { return &shapeListUsersRequest }

// Field gives access to member i.
func (x *ListUsersRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PathPrefix
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListUsersRequest")
}

// ListUsersResponse is the structure ListUsersResponse.
type ListUsersResponse struct {
	api.Present

	Users       UserListType // userListType, required
	IsTruncated *bool        // booleanType
	Marker      string       // responseMarkerType
}

// Shape describes the structure.
func (*ListUsersResponse) Shape() *api.Shape { return &shapeListUsersResponse }

// Field gives access to member i.
func (x *ListUsersResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Users
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListUsersResponse")
}

// MalformedPolicyDocumentException is the structure MalformedPolicyDocumentException.
type MalformedPolicyDocumentException struct {
	api.Present

	Message string // malformedPolicyDocumentMessage
}

// Shape describes the structure.
func (*MalformedPolicyDocumentException) Shape() *api.Shape {
	return &shapeMalformedPolicyDocumentException
}

// Field gives access to member i.
func (x *MalformedPolicyDocumentException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of MalformedPolicyDocumentException")
}

// NoSuchEntityException is the structure NoSuchEntityException.
type NoSuchEntityException struct {
	api.Present

	Message string // noSuchEntityMessage
}

// Shape describes the structure.
func (*NoSuchEntityException) Shape() *api.Shape { return &shapeNoSuchEntityException }

// Field gives access to member i.
func (x *NoSuchEntityException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of NoSuchEntityException")
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

// SourceRoleTemplate is the structure SourceRoleTemplate.
type SourceRoleTemplate struct {
	api.Present

	TemplateArn          string // arnType, required
	TemplateMinorVersion int32  // integerType, required
}

// Shape describes the structure.
func (*SourceRoleTemplate) Shape() *api.Shape { return &shapeSourceRoleTemplate }

// Field gives access to member i.
func (x *SourceRoleTemplate) Field(i int) any {
	switch i {
	case 0:
		return &x.TemplateArn
	case 1:
		return &x.TemplateMinorVersion
	}
	panic("iam: no such member of SourceRoleTemplate")
}

// Tag is the structure Tag.
type Tag struct {
	api.Present

	Key   string // tagKeyType, required
	Value string // tagValueType, required
}

// Shape describes the structure.
func (*Tag) Shape() *api.Shape { return &shapeTag }

// Field gives access to member i.
func (x *Tag) Field(i int) any {
	switch i {
	case 0:
		return &x.Key
	case 1:
		return &x.Value
	}
	panic("iam: no such member of Tag")
}

// TagRoleRequest is the structure TagRoleRequest.
type TagRoleRequest struct {
	api.Present

	RoleName string      // roleNameType, required
	Tags     TagListType // tagListType, required
}

// Shape describes the structure.
func (*TagRoleRequest) Shape() *api.Shape { return &shapeTagRoleRequest }

// Field gives access to member i.
func (x *TagRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Tags
	}
	panic("iam: no such member of TagRoleRequest")
}

// TagUserRequest is the structure TagUserRequest.
type TagUserRequest struct {
	api.Present

	UserName string      // existingUserNameType, required
	Tags     TagListType // tagListType, required
}

// Shape describes the structure.
func (*TagUserRequest) Shape() *api.Shape { return &shapeTagUserRequest }

// Field gives access to member i.
func (x *TagUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Tags
	}
	panic("iam: no such member of TagUserRequest")
}

// UnmodifiableEntityException is the structure UnmodifiableEntityException.
type UnmodifiableEntityException struct {
	api.Present

	Message string // unmodifiableEntityMessage
}

// Shape describes the structure.
func (*UnmodifiableEntityException) Shape() *api.Shape { return &shapeUnmodifiableEntityException }

// Field gives access to member i.
func (x *UnmodifiableEntityException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of UnmodifiableEntityException")
}

// UntagRoleRequest is the structure UntagRoleRequest.
type UntagRoleRequest struct {
	api.Present

	RoleName string         // roleNameType, required
	TagKeys  TagKeyListType // tagKeyListType, required
}

// Shape describes the structure.
func (*UntagRoleRequest) Shape() *api.Shape { return &shapeUntagRoleRequest }

// Field gives access to member i.
func (x *UntagRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.TagKeys
	}
	panic("iam: no such member of UntagRoleRequest")
}

// UntagUserRequest is the structure UntagUserRequest.
type UntagUserRequest struct {
	api.Present

	UserName string         // existingUserNameType, required
	TagKeys  TagKeyListType // tagKeyListType, required
}

// Shape describes the structure.
func (*UntagUserRequest) Shape() *api.Shape { return &shapeUntagUserRequest }

// Field gives access to member i.
func (x *UntagUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.TagKeys
	}
	panic("iam: no such member of UntagUserRequest")
}

// UpdateAccessKeyRequest is the structure UpdateAccessKeyRequest.
type UpdateAccessKeyRequest struct {
	api.Present

	UserName    string // existingUserNameType
	AccessKeyId string // accessKeyIdType, required
	Status      string // statusType, required
}

// Shape describes the structure.
func (*UpdateAccessKeyRequest) Shape() *api.Shape { return &shapeUpdateAccessKeyRequest }

// Field gives access to member i.
func (x *UpdateAccessKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.AccessKeyId
	case 2:
		return &x.Status
	}
	panic("iam: no such member of UpdateAccessKeyRequest")
}

// UpdateAssumeRolePolicyRequest is the structure UpdateAssumeRolePolicyRequest.
type UpdateAssumeRolePolicyRequest struct {
	api.Present

	RoleName       string // roleNameType, required
	PolicyDocument string // policyDocumentType, required
}

// Shape describes the structure.
func (*UpdateAssumeRolePolicyRequest) Shape() *api.Shape { return &shapeUpdateAssumeRolePolicyRequest }

// Field gives access to member i.
func (x *UpdateAssumeRolePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyDocument
	}
	panic("iam: no such member of UpdateAssumeRolePolicyRequest")
}

// User is the structure User.
type User struct {
	api.Present

	Path                string                       // pathType, required
	UserName            string                       // userNameType, required
	UserId              string                       // idType, required
	Arn                 string                       // arnType, required
	CreateDate          time.Time                    // dateType, required
	PasswordLastUsed    time.Time                    // dateType
	PermissionsBoundary *AttachedPermissionsBoundary // AttachedPermissionsBoundary
	Tags                TagListType                  // tagListType
}

// Shape describes the structure.
func (*User) Shape() *api.Shape { return &shapeUser }

// Field gives access to member i.
func (x *User) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.UserName
	case 2:
		return &x.UserId
	case 3:
		return &x.Arn
	case 4:
		return &x.CreateDate
	case 5:
		return &x.PasswordLastUsed
	case 6:
		return api.Of(&x.PermissionsBoundary)
	case 7:
		return &x.Tags
	}
	panic("iam: no such member of User")
}

// AccessKeyMetadataListType is a list of AccessKeyMetadata.
type AccessKeyMetadataListType []AccessKeyMetadata

// Len is the number of elements.
func (x *AccessKeyMetadataListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AccessKeyMetadataListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AccessKeyMetadataListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AccessKeyMetadataListType) Append() any {
	var zero AccessKeyMetadata
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AccessKeyMetadataListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AccessKeyMetadataListType) Make(capacity int) {
	*x = make(AccessKeyMetadataListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AccessKeyMetadataListType) Grow(n int) {
	*x = append(make(AccessKeyMetadataListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AccessKeyMetadataListType) Clear() { *x = nil }

// AttachedPoliciesListType is a list of AttachedPolicy.
type AttachedPoliciesListType []AttachedPolicy

// Len is the number of elements.
func (x *AttachedPoliciesListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AttachedPoliciesListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AttachedPoliciesListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AttachedPoliciesListType) Append() any {
	var zero AttachedPolicy
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AttachedPoliciesListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AttachedPoliciesListType) Make(capacity int) {
	*x = make(AttachedPoliciesListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AttachedPoliciesListType) Grow(n int) {
	*x = append(make(AttachedPoliciesListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AttachedPoliciesListType) Clear() { *x = nil }

// GroupListType is a list of Group.
type GroupListType []Group

// Len is the number of elements.
func (x *GroupListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GroupListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GroupListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GroupListType) Append() any {
	var zero Group
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GroupListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GroupListType) Make(capacity int) { *x = make(GroupListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GroupListType) Grow(n int) { *x = append(make(GroupListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *GroupListType) Clear() { *x = nil }

// PolicyDocumentVersionListType is a list of PolicyVersion.
type PolicyDocumentVersionListType []PolicyVersion

// Len is the number of elements.
func (x *PolicyDocumentVersionListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyDocumentVersionListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyDocumentVersionListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyDocumentVersionListType) Append() any {
	var zero PolicyVersion
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyDocumentVersionListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyDocumentVersionListType) Make(capacity int) {
	*x = make(PolicyDocumentVersionListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *PolicyDocumentVersionListType) Grow(n int) {
	*x = append(make(PolicyDocumentVersionListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PolicyDocumentVersionListType) Clear() { *x = nil }
