// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// AccessKey is the structure AccessKey.
type AccessKey struct {
	api.Present

	UserName        string    // userNameType, required
	AccessKeyId     string    // accessKeyIdType, required
	Status          string    // statusType, required
	SecretAccessKey string    // accessKeySecretType, required
	CreateDate      time.Time // dateType
}

// Shape describes the structure.
func (*AccessKey) Shape() *api.Shape { return &shapeAccessKey }

// Field gives access to member i.
func (x *AccessKey) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.AccessKeyId
	case 2:
		return &x.Status
	case 3:
		return &x.SecretAccessKey
	case 4:
		return &x.CreateDate
	}
	panic("iam: no such member of AccessKey")
}

// AccessKeyMetadata is the structure AccessKeyMetadata.
type AccessKeyMetadata struct {
	api.Present

	UserName    string    // userNameType
	AccessKeyId string    // accessKeyIdType
	Status      string    // statusType
	CreateDate  time.Time // dateType
}

// Shape describes the structure.
func (*AccessKeyMetadata) Shape() *api.Shape { return &shapeAccessKeyMetadata }

// Field gives access to member i.
func (x *AccessKeyMetadata) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.AccessKeyId
	case 2:
		return &x.Status
	case 3:
		return &x.CreateDate
	}
	panic("iam: no such member of AccessKeyMetadata")
}

// AddUserToGroupRequest is the structure AddUserToGroupRequest.
type AddUserToGroupRequest struct {
	api.Present

	GroupName string // groupNameType, required
	UserName  string // existingUserNameType, required
}

// Shape describes the structure.
func (*AddUserToGroupRequest) Shape() *api.Shape { return &shapeAddUserToGroupRequest }

// Field gives access to member i.
func (x *AddUserToGroupRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.UserName
	}
	panic("iam: no such member of AddUserToGroupRequest")
}

// AttachGroupPolicyRequest is the structure AttachGroupPolicyRequest.
type AttachGroupPolicyRequest struct {
	api.Present

	GroupName string // groupNameType, required
	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*AttachGroupPolicyRequest) Shape() *api.Shape { return &shapeAttachGroupPolicyRequest }

// Field gives access to member i.
func (x *AttachGroupPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.PolicyArn
	}
	panic("iam: no such member of AttachGroupPolicyRequest")
}

// AttachRolePolicyRequest is the structure AttachRolePolicyRequest.
type AttachRolePolicyRequest struct {
	api.Present

	RoleName  string // roleNameType, required
	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*AttachRolePolicyRequest) Shape() *api.Shape { return &shapeAttachRolePolicyRequest }

// Field gives access to member i.
func (x *AttachRolePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.PolicyArn
	}
	panic("iam: no such member of AttachRolePolicyRequest")
}

// AttachUserPolicyRequest is the structure AttachUserPolicyRequest.
type AttachUserPolicyRequest struct {
	api.Present

	UserName  string // userNameType, required
	PolicyArn string // arnType, required
}

// Shape describes the structure.
func (*AttachUserPolicyRequest) Shape() *api.Shape { return &shapeAttachUserPolicyRequest }

// Field gives access to member i.
func (x *AttachUserPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.PolicyArn
	}
	panic("iam: no such member of AttachUserPolicyRequest")
}

// AttachedPermissionsBoundary is the structure AttachedPermissionsBoundary.
type AttachedPermissionsBoundary struct {
	api.Present

	PermissionsBoundaryType string // PermissionsBoundaryAttachmentType
	PermissionsBoundaryArn  string // arnType
}

// Shape describes the structure.
func (*AttachedPermissionsBoundary) Shape() *api.Shape { return &shapeAttachedPermissionsBoundary }

// Field gives access to member i.
func (x *AttachedPermissionsBoundary) Field(i int) any {
	switch i {
	case 0:
		return &x.PermissionsBoundaryType
	case 1:
		return &x.PermissionsBoundaryArn
	}
	panic("iam: no such member of AttachedPermissionsBoundary")
}

// AttachedPolicy is the structure AttachedPolicy.
type AttachedPolicy struct {
	api.Present

	PolicyName string // policyNameType
	PolicyArn  string // arnType
}

// Shape describes the structure.
func (*AttachedPolicy) Shape() *api.Shape { return &shapeAttachedPolicy }

// Field gives access to member i.
func (x *AttachedPolicy) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyName
	case 1:
		return &x.PolicyArn
	}
	panic("iam: no such member of AttachedPolicy")
}

// ConcurrentModificationException is the structure ConcurrentModificationException.
type ConcurrentModificationException struct {
	api.Present

	Message string // ConcurrentModificationMessage
}

// Shape describes the structure.
func (*ConcurrentModificationException) Shape() *api.Shape {
	return &shapeConcurrentModificationException
}

// Field gives access to member i.
func (x *ConcurrentModificationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of ConcurrentModificationException")
}

// CreateAccessKeyRequest is the structure CreateAccessKeyRequest.
type CreateAccessKeyRequest struct {
	api.Present

	UserName string // existingUserNameType
}

// Shape describes the structure.
func (*CreateAccessKeyRequest) Shape() *api.Shape { return &shapeCreateAccessKeyRequest }

// Field gives access to member i.
func (x *CreateAccessKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	}
	panic("iam: no such member of CreateAccessKeyRequest")
}

// CreateAccessKeyResponse is the structure CreateAccessKeyResponse.
type CreateAccessKeyResponse struct {
	api.Present

	AccessKey *AccessKey // AccessKey, required
}

// Shape describes the structure.
func (*CreateAccessKeyResponse) Shape() *api.Shape { return &shapeCreateAccessKeyResponse }

// Field gives access to member i.
func (x *CreateAccessKeyResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.AccessKey)
	}
	panic("iam: no such member of CreateAccessKeyResponse")
}

// CreateGroupRequest is the structure CreateGroupRequest.
type CreateGroupRequest struct {
	api.Present

	Path      string // pathType
	GroupName string // groupNameType, required
}

// Shape describes the structure.
func (*CreateGroupRequest) Shape() *api.Shape { return &shapeCreateGroupRequest }

// Field gives access to member i.
func (x *CreateGroupRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.GroupName
	}
	panic("iam: no such member of CreateGroupRequest")
}

// CreateGroupResponse is the structure CreateGroupResponse.
type CreateGroupResponse struct {
	api.Present

	Group *Group // Group, required
}

// Shape describes the structure.
func (*CreateGroupResponse) Shape() *api.Shape { return &shapeCreateGroupResponse }

// Field gives access to member i.
func (x *CreateGroupResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Group)
	}
	panic("iam: no such member of CreateGroupResponse")
}

// CreatePolicyRequest is the structure CreatePolicyRequest.
type CreatePolicyRequest struct {
	api.Present

	PolicyName     string      // policyNameType, required
	Path           string      // policyPathType
	PolicyDocument string      // policyDocumentType, required
	Description    string      // policyDescriptionType
	Tags           TagListType // tagListType
}

// Shape describes the structure.
func (*CreatePolicyRequest) Shape() *api.Shape { return &shapeCreatePolicyRequest }

// Field gives access to member i.
func (x *CreatePolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyName
	case 1:
		return &x.Path
	case 2:
		return &x.PolicyDocument
	case 3:
		return &x.Description
	case 4:
		return &x.Tags
	}
	panic("iam: no such member of CreatePolicyRequest")
}

// CreatePolicyResponse is the structure CreatePolicyResponse.
type CreatePolicyResponse struct {
	api.Present

	Policy *Policy // Policy
}

// Shape describes the structure.
func (*CreatePolicyResponse) Shape() *api.Shape { return &shapeCreatePolicyResponse }

// Field gives access to member i.
func (x *CreatePolicyResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Policy)
	}
	panic("iam: no such member of CreatePolicyResponse")
}

// CreatePolicyVersionRequest is the structure CreatePolicyVersionRequest.
type CreatePolicyVersionRequest struct {
	api.Present

	PolicyArn      string // arnType, required
	PolicyDocument string // policyDocumentType, required
	SetAsDefault   *bool  // booleanType
}

// Shape describes the structure.
func (*CreatePolicyVersionRequest) Shape() *api.Shape { return &shapeCreatePolicyVersionRequest }

// Field gives access to member i.
func (x *CreatePolicyVersionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.PolicyDocument
	case 2:
		return &x.SetAsDefault
	}
	panic("iam: no such member of CreatePolicyVersionRequest")
}

// CreatePolicyVersionResponse is the structure CreatePolicyVersionResponse.
type CreatePolicyVersionResponse struct {
	api.Present

	PolicyVersion *PolicyVersion // PolicyVersion
}

// Shape describes the structure.
func (*CreatePolicyVersionResponse) Shape() *api.Shape { return &shapeCreatePolicyVersionResponse }

// Field gives access to member i.
func (x *CreatePolicyVersionResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.PolicyVersion)
	}
	panic("iam: no such member of CreatePolicyVersionResponse")
}

// CreateRoleRequest is the structure CreateRoleRequest.
type CreateRoleRequest struct {
	api.Present

	Path                     string      // pathType
	RoleName                 string      // roleNameType, required
	AssumeRolePolicyDocument string      // policyDocumentType, required
	Description              string      // roleDescriptionType
	MaxSessionDuration       *int32      // roleMaxSessionDurationType
	PermissionsBoundary      string      // arnType
	Tags                     TagListType // tagListType
}

// Shape describes the structure.
func (*CreateRoleRequest) Shape() *api.Shape { return &shapeCreateRoleRequest }

// Field gives access to member i.
func (x *CreateRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.RoleName
	case 2:
		return &x.AssumeRolePolicyDocument
	case 3:
		return &x.Description
	case 4:
		return &x.MaxSessionDuration
	case 5:
		return &x.PermissionsBoundary
	case 6:
		return &x.Tags
	}
	panic("iam: no such member of CreateRoleRequest")
}

// CreateRoleResponse is the structure CreateRoleResponse.
type CreateRoleResponse struct {
	api.Present

	Role *Role // Role, required
}

// Shape describes the structure.
func (*CreateRoleResponse) Shape() *api.Shape { return &shapeCreateRoleResponse }

// Field gives access to member i.
func (x *CreateRoleResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Role)
	}
	panic("iam: no such member of CreateRoleResponse")
}

// CreateUserRequest is the structure CreateUserRequest.
type CreateUserRequest struct {
	api.Present

	Path                string      // pathType
	UserName            string      // userNameType, required
	PermissionsBoundary string      // arnType
	Tags                TagListType // tagListType
}

// Shape describes the structure.
func (*CreateUserRequest) Shape() *api.Shape { return &shapeCreateUserRequest }

// Field gives access to member i.
func (x *CreateUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.Path
	case 1:
		return &x.UserName
	case 2:
		return &x.PermissionsBoundary
	case 3:
		return &x.Tags
	}
	panic("iam: no such member of CreateUserRequest")
}

// CreateUserResponse is the structure CreateUserResponse.
type CreateUserResponse struct {
	api.Present

	User *User // User
}

// Shape describes the structure.
func (*CreateUserResponse) Shape() *api.Shape { return &shapeCreateUserResponse }

// Field gives access to member i.
func (x *CreateUserResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.User)
	}
	panic("iam: no such member of CreateUserResponse")
}

// DeleteAccessKeyRequest is the structure DeleteAccessKeyRequest.
type DeleteAccessKeyRequest struct {
	api.Present

	UserName    string // existingUserNameType
	AccessKeyId string // accessKeyIdType, required
}

// Shape describes the structure.
func (*DeleteAccessKeyRequest) Shape() *api.Shape { return &shapeDeleteAccessKeyRequest }

// Field gives access to member i.
func (x *DeleteAccessKeyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.AccessKeyId
	}
	panic("iam: no such member of DeleteAccessKeyRequest")
}

// DeleteConflictException is the structure DeleteConflictException.
type DeleteConflictException struct {
	api.Present

	Message string // deleteConflictMessage
}

// Shape describes the structure.
func (*DeleteConflictException) Shape() *api.Shape { return &shapeDeleteConflictException }

// Field gives access to member i.
func (x *DeleteConflictException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("iam: no such member of DeleteConflictException")
}

// DeleteGroupPolicyRequest is the structure DeleteGroupPolicyRequest.
type DeleteGroupPolicyRequest struct {
	api.Present

	GroupName  string // groupNameType, required
	PolicyName string // policyNameType, required
}

// Shape describes the structure.
func (*DeleteGroupPolicyRequest) Shape() *api.Shape { return &shapeDeleteGroupPolicyRequest }

// Field gives access to member i.
func (x *DeleteGroupPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.PolicyName
	}
	panic("iam: no such member of DeleteGroupPolicyRequest")
}

// DeleteGroupRequest is the structure DeleteGroupRequest.
type DeleteGroupRequest struct {
	api.Present

	GroupName string // groupNameType, required
}

// Shape describes the structure.
func (*DeleteGroupRequest) Shape() *api.Shape { return &shapeDeleteGroupRequest }

// Field gives access to member i.
func (x *DeleteGroupRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	}
	panic("iam: no such member of DeleteGroupRequest")
}

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
