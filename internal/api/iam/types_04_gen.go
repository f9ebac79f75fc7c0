// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

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

// ListSSHPublicKeysRequest is the structure ListSSHPublicKeysRequest.
type ListSSHPublicKeysRequest struct {
	api.Present

	UserName string // userNameType
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListSSHPublicKeysRequest) Shape() *api.Shape { return &shapeListSSHPublicKeysRequest }

// Field gives access to member i.
func (x *ListSSHPublicKeysRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListSSHPublicKeysRequest")
}

// ListSSHPublicKeysResponse is the structure ListSSHPublicKeysResponse.
type ListSSHPublicKeysResponse struct {
	api.Present

	SSHPublicKeys SSHPublicKeyListType // SSHPublicKeyListType
	IsTruncated   *bool                // booleanType
	Marker        string               // responseMarkerType
}

// Shape describes the structure.
func (*ListSSHPublicKeysResponse) Shape() *api.Shape { return &shapeListSSHPublicKeysResponse }

// Field gives access to member i.
func (x *ListSSHPublicKeysResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.SSHPublicKeys
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListSSHPublicKeysResponse")
}

// ListServiceSpecificCredentialsRequest is the structure ListServiceSpecificCredentialsRequest.
type ListServiceSpecificCredentialsRequest struct {
	api.Present

	UserName    string // userNameType
	ServiceName string // serviceName
	AllUsers    *bool  // allUsers
	Marker      string // markerType
	MaxItems    *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListServiceSpecificCredentialsRequest) Shape() *api.Shape {
	return &shapeListServiceSpecificCredentialsRequest
}

// Field gives access to member i.
func (x *ListServiceSpecificCredentialsRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.ServiceName
	case 2:
		return &x.AllUsers
	case 3:
		return &x.Marker
	case 4:
		return &x.MaxItems
	}
	panic("iam: no such member of ListServiceSpecificCredentialsRequest")
}

// ListServiceSpecificCredentialsResponse is the structure ListServiceSpecificCredentialsResponse.
type ListServiceSpecificCredentialsResponse struct {
	api.Present

	ServiceSpecificCredentials ServiceSpecificCredentialsListType // ServiceSpecificCredentialsListType
	Marker                     string                             // responseMarkerType
	IsTruncated                *bool                              // booleanType
}

// Shape describes the structure.
func (*ListServiceSpecificCredentialsResponse) Shape() *api.Shape {
	return &shapeListServiceSpecificCredentialsResponse
}

// Field gives access to member i.
func (x *ListServiceSpecificCredentialsResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.ServiceSpecificCredentials
	case 1:
		return &x.Marker
	case 2:
		return &x.IsTruncated
	}
	panic("iam: no such member of ListServiceSpecificCredentialsResponse")
}

// ListSigningCertificatesRequest is the structure ListSigningCertificatesRequest.
type ListSigningCertificatesRequest struct {
	api.Present

	UserName string // existingUserNameType
	Marker   string // markerType
	MaxItems *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListSigningCertificatesRequest) Shape() *api.Shape {
	return &shapeListSigningCertificatesRequest
}

// Field gives access to member i.
func (x *ListSigningCertificatesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListSigningCertificatesRequest")
}

// ListSigningCertificatesResponse is the structure ListSigningCertificatesResponse.
type ListSigningCertificatesResponse struct {
	api.Present

	Certificates CertificateListType // certificateListType, required
	IsTruncated  *bool               // booleanType
	Marker       string              // responseMarkerType
}

// Shape describes the structure.
func (*ListSigningCertificatesResponse) Shape() *api.Shape {
	return &shapeListSigningCertificatesResponse
}

// Field gives access to member i.
func (x *ListSigningCertificatesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.Certificates
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListSigningCertificatesResponse")
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

// ListVirtualMFADevicesRequest is the structure ListVirtualMFADevicesRequest.
type ListVirtualMFADevicesRequest struct {
	api.Present

	AssignmentStatus string // assignmentStatusType
	Marker           string // markerType
	MaxItems         *int32 // maxItemsType
}

// Shape describes the structure.
func (*ListVirtualMFADevicesRequest) Shape() *api.Shape { return &shapeListVirtualMFADevicesRequest }

// Field gives access to member i.
func (x *ListVirtualMFADevicesRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.AssignmentStatus
	case 1:
		return &x.Marker
	case 2:
		return &x.MaxItems
	}
	panic("iam: no such member of ListVirtualMFADevicesRequest")
}

// ListVirtualMFADevicesResponse is the structure ListVirtualMFADevicesResponse.
type ListVirtualMFADevicesResponse struct {
	api.Present

	VirtualMFADevices VirtualMFADeviceListType // virtualMFADeviceListType, required
	IsTruncated       *bool                    // booleanType
	Marker            string                   // responseMarkerType
}

// Shape describes the structure.
func (*ListVirtualMFADevicesResponse) Shape() *api.Shape { return &shapeListVirtualMFADevicesResponse }

// Field gives access to member i.
func (x *ListVirtualMFADevicesResponse) Field(i int) any {
	switch i {
	case 0:
		return &x.VirtualMFADevices
	case 1:
		return &x.IsTruncated
	case 2:
		return &x.Marker
	}
	panic("iam: no such member of ListVirtualMFADevicesResponse")
}

// LoginProfile is the structure LoginProfile.
type LoginProfile struct {
	api.Present

	UserName              string    // userNameType, required
	CreateDate            time.Time // dateType, required
	PasswordResetRequired *bool     // booleanType
}

// Shape describes the structure.
func (*LoginProfile) Shape() *api.Shape { return &shapeLoginProfile }

// Field gives access to member i.
func (x *LoginProfile) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.CreateDate
	case 2:
		return &x.PasswordResetRequired
	}
	panic("iam: no such member of LoginProfile")
}

// MFADevice is the structure MFADevice.
type MFADevice struct {
	api.Present

	UserName     string    // userNameType, required
	SerialNumber string    // serialNumberType, required
	EnableDate   time.Time // dateType, required
}

// Shape describes the structure.
func (*MFADevice) Shape() *api.Shape { return &shapeMFADevice }

// Field gives access to member i.
func (x *MFADevice) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.SerialNumber
	case 2:
		return &x.EnableDate
	}
	panic("iam: no such member of MFADevice")
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

// ManagedPolicyDetail is the structure ManagedPolicyDetail.
type ManagedPolicyDetail struct {
	api.Present

	PolicyName                    string                        // policyNameType
	PolicyId                      string                        // idType
	Arn                           string                        // arnType
	Path                          string                        // policyPathType
	DefaultVersionId              string                        // policyVersionIdType
	AttachmentCount               *int32                        // attachmentCountType
	PermissionsBoundaryUsageCount *int32                        // attachmentCountType
	IsAttachable                  *bool                         // booleanType
	Description                   string                        // policyDescriptionType
	CreateDate                    time.Time                     // dateType
	UpdateDate                    time.Time                     // dateType
	PolicyVersionList             PolicyDocumentVersionListType // policyDocumentVersionListType
}

// Shape describes the structure.
func (*ManagedPolicyDetail) Shape() *api.Shape { return &shapeManagedPolicyDetail }

// Field gives access to member i.
func (x *ManagedPolicyDetail) Field(i int) any {
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
		return &x.PolicyVersionList
	}
	panic("iam: no such member of ManagedPolicyDetail")
}

// ManagedPolicyDetailListType is a list of ManagedPolicyDetail.
type ManagedPolicyDetailListType []ManagedPolicyDetail

// Len is the number of elements.
func (x *ManagedPolicyDetailListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ManagedPolicyDetailListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ManagedPolicyDetailListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ManagedPolicyDetailListType) Append() any {
	var zero ManagedPolicyDetail
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ManagedPolicyDetailListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ManagedPolicyDetailListType) Make(capacity int) {
	*x = make(ManagedPolicyDetailListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ManagedPolicyDetailListType) Grow(n int) {
	*x = append(make(ManagedPolicyDetailListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ManagedPolicyDetailListType) Clear() { *x = nil }

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

// OrderedOrganizationPolicyType is the structure OrderedOrganizationPolicyType.
type OrderedOrganizationPolicyType struct {
	api.Present

	ServiceControlPolicyInputList SimulationPolicyListType // SimulationPolicyListType
}

// Shape describes the structure.
func (*OrderedOrganizationPolicyType) Shape() *api.Shape { return &shapeOrderedOrganizationPolicyType }

// Field gives access to member i.
func (x *OrderedOrganizationPolicyType) Field(i int) any {
	switch i {
	case 0:
		return &x.ServiceControlPolicyInputList
	}
	panic("iam: no such member of OrderedOrganizationPolicyType")
}
