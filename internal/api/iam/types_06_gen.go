// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

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

// SimulationPolicyListType is a list of policyDocumentType.
type SimulationPolicyListType []string

// Len is the number of elements.
func (x *SimulationPolicyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *SimulationPolicyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *SimulationPolicyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *SimulationPolicyListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *SimulationPolicyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *SimulationPolicyListType) Make(capacity int) {
	*x = make(SimulationPolicyListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *SimulationPolicyListType) Grow(n int) {
	*x = append(make(SimulationPolicyListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *SimulationPolicyListType) Clear() { *x = nil }

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

// Statement is the structure Statement.
type Statement struct {
	api.Present

	SourcePolicyId   string    // PolicyIdentifierType
	SourcePolicyType string    // PolicySourceType
	StartPosition    *Position // Position
	EndPosition      *Position // Position
}

// Shape describes the structure.
func (*Statement) Shape() *api.Shape { return &shapeStatement }

// Field gives access to member i.
func (x *Statement) Field(i int) any {
	switch i {
	case 0:
		return &x.SourcePolicyId
	case 1:
		return &x.SourcePolicyType
	case 2:
		return api.Of(&x.StartPosition)
	case 3:
		return api.Of(&x.EndPosition)
	}
	panic("iam: no such member of Statement")
}

// StatementListType is a list of Statement.
type StatementListType []Statement

// Len is the number of elements.
func (x *StatementListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *StatementListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *StatementListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *StatementListType) Append() any {
	var zero Statement
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *StatementListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *StatementListType) Make(capacity int) { *x = make(StatementListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *StatementListType) Grow(n int) { *x = append(make(StatementListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *StatementListType) Clear() { *x = nil }

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

// TagInstanceProfileRequest is the structure TagInstanceProfileRequest.
type TagInstanceProfileRequest struct {
	api.Present

	InstanceProfileName string      // instanceProfileNameType, required
	Tags                TagListType // tagListType, required
}

// Shape describes the structure.
func (*TagInstanceProfileRequest) Shape() *api.Shape { return &shapeTagInstanceProfileRequest }

// Field gives access to member i.
func (x *TagInstanceProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	case 1:
		return &x.Tags
	}
	panic("iam: no such member of TagInstanceProfileRequest")
}

// TagPolicyRequest is the structure TagPolicyRequest.
type TagPolicyRequest struct {
	api.Present

	PolicyArn string      // arnType, required
	Tags      TagListType // tagListType, required
}

// Shape describes the structure.
func (*TagPolicyRequest) Shape() *api.Shape { return &shapeTagPolicyRequest }

// Field gives access to member i.
func (x *TagPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.Tags
	}
	panic("iam: no such member of TagPolicyRequest")
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

// UntagInstanceProfileRequest is the structure UntagInstanceProfileRequest.
type UntagInstanceProfileRequest struct {
	api.Present

	InstanceProfileName string         // instanceProfileNameType, required
	TagKeys             TagKeyListType // tagKeyListType, required
}

// Shape describes the structure.
func (*UntagInstanceProfileRequest) Shape() *api.Shape { return &shapeUntagInstanceProfileRequest }

// Field gives access to member i.
func (x *UntagInstanceProfileRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.InstanceProfileName
	case 1:
		return &x.TagKeys
	}
	panic("iam: no such member of UntagInstanceProfileRequest")
}

// UntagPolicyRequest is the structure UntagPolicyRequest.
type UntagPolicyRequest struct {
	api.Present

	PolicyArn string         // arnType, required
	TagKeys   TagKeyListType // tagKeyListType, required
}

// Shape describes the structure.
func (*UntagPolicyRequest) Shape() *api.Shape { return &shapeUntagPolicyRequest }

// Field gives access to member i.
func (x *UntagPolicyRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.PolicyArn
	case 1:
		return &x.TagKeys
	}
	panic("iam: no such member of UntagPolicyRequest")
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

// UpdateGroupRequest is the structure UpdateGroupRequest.
type UpdateGroupRequest struct {
	api.Present

	GroupName    string // groupNameType, required
	NewPath      string // pathType
	NewGroupName string // groupNameType
}

// Shape describes the structure.
func (*UpdateGroupRequest) Shape() *api.Shape { return &shapeUpdateGroupRequest }

// Field gives access to member i.
func (x *UpdateGroupRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.GroupName
	case 1:
		return &x.NewPath
	case 2:
		return &x.NewGroupName
	}
	panic("iam: no such member of UpdateGroupRequest")
}

// UpdateRoleDescriptionRequest is the structure UpdateRoleDescriptionRequest.
type UpdateRoleDescriptionRequest struct {
	api.Present

	RoleName    string // roleNameType, required
	Description string // roleDescriptionType, required
}

// Shape describes the structure.
func (*UpdateRoleDescriptionRequest) Shape() *api.Shape { return &shapeUpdateRoleDescriptionRequest }

// Field gives access to member i.
func (x *UpdateRoleDescriptionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Description
	}
	panic("iam: no such member of UpdateRoleDescriptionRequest")
}

// UpdateRoleDescriptionResponse is the structure UpdateRoleDescriptionResponse.
type UpdateRoleDescriptionResponse struct {
	api.Present

	Role *Role // Role
}

// Shape describes the structure.
func (*UpdateRoleDescriptionResponse) Shape() *api.Shape { return &shapeUpdateRoleDescriptionResponse }

// Field gives access to member i.
func (x *UpdateRoleDescriptionResponse) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Role)
	}
	panic("iam: no such member of UpdateRoleDescriptionResponse")
}

// UpdateRoleRequest is the structure UpdateRoleRequest.
type UpdateRoleRequest struct {
	api.Present

	RoleName           string // roleNameType, required
	Description        string // roleDescriptionType
	MaxSessionDuration *int32 // roleMaxSessionDurationType
}

// Shape describes the structure.
func (*UpdateRoleRequest) Shape() *api.Shape { return &shapeUpdateRoleRequest }

// Field gives access to member i.
func (x *UpdateRoleRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.RoleName
	case 1:
		return &x.Description
	case 2:
		return &x.MaxSessionDuration
	}
	panic("iam: no such member of UpdateRoleRequest")
}

// UpdateRoleResponse is the structure UpdateRoleResponse.
type UpdateRoleResponse struct {
	api.Present
}

// Shape describes the structure.
func (*UpdateRoleResponse) Shape() *api.Shape { return &shapeUpdateRoleResponse }

// Field gives access to member i.
func (x *UpdateRoleResponse) Field(i int) any {
	panic("iam: no such member of UpdateRoleResponse")
}

// UpdateUserRequest is the structure UpdateUserRequest.
type UpdateUserRequest struct {
	api.Present

	UserName    string // existingUserNameType, required
	NewPath     string // pathType
	NewUserName string // userNameType
}

// Shape describes the structure.
func (*UpdateUserRequest) Shape() *api.Shape { return &shapeUpdateUserRequest }

// Field gives access to member i.
func (x *UpdateUserRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.UserName
	case 1:
		return &x.NewPath
	case 2:
		return &x.NewUserName
	}
	panic("iam: no such member of UpdateUserRequest")
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

// UserDetail is the structure UserDetail.
type UserDetail struct {
	api.Present

	Path                    string                       // pathType
	UserName                string                       // userNameType
	UserId                  string                       // idType
	Arn                     string                       // arnType
	CreateDate              time.Time                    // dateType
	UserPolicyList          PolicyDetailListType         // policyDetailListType
	GroupList               GroupNameListType            // groupNameListType
	AttachedManagedPolicies AttachedPoliciesListType     // attachedPoliciesListType
	PermissionsBoundary     *AttachedPermissionsBoundary // AttachedPermissionsBoundary
	Tags                    TagListType                  // tagListType
}

// Shape describes the structure.
func (*UserDetail) Shape() *api.Shape { return &shapeUserDetail }

// Field gives access to member i.
func (x *UserDetail) Field(i int) any {
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
		return &x.UserPolicyList
	case 6:
		return &x.GroupList
	case 7:
		return &x.AttachedManagedPolicies
	case 8:
		return api.Of(&x.PermissionsBoundary)
	case 9:
		return &x.Tags
	}
	panic("iam: no such member of UserDetail")
}
