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

// AccessKeyLastUsed is the structure AccessKeyLastUsed.
type AccessKeyLastUsed struct {
	api.Present

	LastUsedDate time.Time // dateType
	ServiceName  string    // stringType, required
	Region       string    // stringType, required
}

// Shape describes the structure.
func (*AccessKeyLastUsed) Shape() *api.Shape { return &shapeAccessKeyLastUsed }

// Field gives access to member i.
func (x *AccessKeyLastUsed) Field(i int) any {
	switch i {
	case 0:
		return &x.LastUsedDate
	case 1:
		return &x.ServiceName
	case 2:
		return &x.Region
	}
	panic("iam: no such member of AccessKeyLastUsed")
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

// ActionNameListType is a list of ActionNameType.
type ActionNameListType []string

// Len is the number of elements.
func (x *ActionNameListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ActionNameListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ActionNameListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ActionNameListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ActionNameListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ActionNameListType) Make(capacity int) { *x = make(ActionNameListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ActionNameListType) Grow(n int) { *x = append(make(ActionNameListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *ActionNameListType) Clear() { *x = nil }

// AddRoleToInstanceProfileRequest is the structure AddRoleToInstanceProfileRequest.
type AddRoleToInstanceProfileRequest struct {
	api.Present

	InstanceProfileName string // instanceProfileNameType, required
	RoleName            string // roleNameType, required
}

// Shape describes the structure.
func (*AddRoleToInstanceProfileRequest) Shape() *api.Shape {
	return &shapeAddRoleToInstanceProfileRequest
}

// Field gives access to member i.
func (x *AddRoleToInstanceProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	case 1:
		return &x.RoleName
	}
	panic("iam: no such member of AddRoleToInstanceProfileRequest")
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

// ContextEntry is the structure ContextEntry.
type ContextEntry struct {
	api.Present

	ContextKeyName   string                  // ContextKeyNameType
	ContextKeyValues ContextKeyValueListType // ContextKeyValueListType
	ContextKeyType   string                  // ContextKeyTypeEnum
}

// Shape describes the structure.
func (*ContextEntry) Shape() *api.Shape { return &shapeContextEntry }

// Field gives access to member i.
func (x *ContextEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ContextKeyName
	case 1:
		return &x.ContextKeyValues
	case 2:
		return &x.ContextKeyType
	}
	panic("iam: no such member of ContextEntry")
}

// ContextEntryListType is a list of ContextEntry.
type ContextEntryListType []ContextEntry

// Len is the number of elements.
func (x *ContextEntryListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ContextEntryListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ContextEntryListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ContextEntryListType) Append() any {
	var zero ContextEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ContextEntryListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ContextEntryListType) Make(capacity int) { *x = make(ContextEntryListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ContextEntryListType) Grow(n int) {
	*x = append(make(ContextEntryListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ContextEntryListType) Clear() { *x = nil }

// ContextKeyNamesResultListType is a list of ContextKeyNameType.
type ContextKeyNamesResultListType []string

// Len is the number of elements.
func (x *ContextKeyNamesResultListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ContextKeyNamesResultListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ContextKeyNamesResultListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ContextKeyNamesResultListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ContextKeyNamesResultListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ContextKeyNamesResultListType) Make(capacity int) {
	*x = make(ContextKeyNamesResultListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ContextKeyNamesResultListType) Grow(n int) {
	*x = append(make(ContextKeyNamesResultListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ContextKeyNamesResultListType) Clear() { *x = nil }

// ContextKeyValueListType is a list of ContextKeyValueType.
type ContextKeyValueListType []string

// Len is the number of elements.
func (x *ContextKeyValueListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ContextKeyValueListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ContextKeyValueListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ContextKeyValueListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ContextKeyValueListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ContextKeyValueListType) Make(capacity int) { *x = make(ContextKeyValueListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ContextKeyValueListType) Grow(n int) {
	*x = append(make(ContextKeyValueListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ContextKeyValueListType) Clear() { *x = nil }

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

// CreateAccountAliasRequest is the structure CreateAccountAliasRequest.
type CreateAccountAliasRequest struct {
	api.Present

	AccountAlias string // accountAliasType, required
}

// Shape describes the structure.
func (*CreateAccountAliasRequest) Shape() *api.Shape { return &shapeCreateAccountAliasRequest }

// Field gives access to member i.
func (x *CreateAccountAliasRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.AccountAlias
	}
	panic("iam: no such member of CreateAccountAliasRequest")
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

// CreateInstanceProfileRequest is the structure CreateInstanceProfileRequest.
type CreateInstanceProfileRequest struct {
	api.Present

	InstanceProfileName string      // instanceProfileNameType, required
	Path                string      // pathType
	Tags                TagListType // tagListType
}

// Shape describes the structure.
func (*CreateInstanceProfileRequest) Shape() *api.Shape { return &shapeCreateInstanceProfileRequest }

// Field gives access to member i.
func (x *CreateInstanceProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	case 1:
		return &x.Path
	case 2:
		return &x.Tags
	}
	panic("iam: no such member of CreateInstanceProfileRequest")
}

// CreateInstanceProfileResponse is the structure CreateInstanceProfileResponse.
type CreateInstanceProfileResponse struct {
	api.Present

	InstanceProfile *InstanceProfile // InstanceProfile, required
}

// Shape describes the structure.
func (*CreateInstanceProfileResponse) Shape() *api.Shape { return &shapeCreateInstanceProfileResponse }

// Field gives access to member i.
func (x *CreateInstanceProfileResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.InstanceProfile)
	}
	panic("iam: no such member of CreateInstanceProfileResponse")
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

// DeleteAccountAliasRequest is the structure DeleteAccountAliasRequest.
type DeleteAccountAliasRequest struct {
	api.Present

	AccountAlias string // accountAliasType, required
}

// Shape describes the structure.
func (*DeleteAccountAliasRequest) Shape() *api.Shape { return &shapeDeleteAccountAliasRequest }

// Field gives access to member i.
func (x *DeleteAccountAliasRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.AccountAlias
	}
	panic("iam: no such member of DeleteAccountAliasRequest")
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

// DeleteInstanceProfileRequest is the structure DeleteInstanceProfileRequest.
type DeleteInstanceProfileRequest struct {
	api.Present

	InstanceProfileName string // instanceProfileNameType, required
}

// Shape describes the structure.
func (*DeleteInstanceProfileRequest) Shape() *api.Shape { return &shapeDeleteInstanceProfileRequest }

// Field gives access to member i.
func (x *DeleteInstanceProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	}
	panic("iam: no such member of DeleteInstanceProfileRequest")
}

// DeleteLoginProfileRequest is the structure DeleteLoginProfileRequest.
type DeleteLoginProfileRequest struct {
	api.Present

	UserName string // userNameType
}

// Shape describes the structure.
func (*DeleteLoginProfileRequest) Shape() *api.Shape { return &shapeDeleteLoginProfileRequest }

// Field gives access to member i.
func (x *DeleteLoginProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	}
	panic("iam: no such member of DeleteLoginProfileRequest")
}
