// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// VirtualMFADevice is the structure VirtualMFADevice.
type VirtualMFADevice struct {
	api.Present

	SerialNumber     string      // serialNumberType, required
	Base32StringSeed []byte      // BootstrapDatum
	QRCodePNG        []byte      // BootstrapDatum
	User             *User       // User
	EnableDate       time.Time   // dateType
	Tags             TagListType // tagListType
}

// Shape describes the structure.
func (*VirtualMFADevice) Shape() *api.Shape { return &shapeVirtualMFADevice }

// Field gives access to member i.
func (x *VirtualMFADevice) Field(i int) any {
	switch i {
	case 0:
		return &x.SerialNumber
	case 1:
		return &x.Base32StringSeed
	case 2:
		return &x.QRCodePNG
	case 3:
		return api.Of(&x.User)
	case 4:
		return &x.EnableDate
	case 5:
		return &x.Tags
	}
	panic("iam: no such member of VirtualMFADevice")
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

// AccountAliasListType is a list of accountAliasType.
type AccountAliasListType []string

// Len is the number of elements.
func (x *AccountAliasListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AccountAliasListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AccountAliasListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AccountAliasListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AccountAliasListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AccountAliasListType) Make(capacity int) { *x = make(AccountAliasListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *AccountAliasListType) Grow(n int) {
	*x = append(make(AccountAliasListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AccountAliasListType) Clear() { *x = nil }

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

// CertificateListType is a list of SigningCertificate.
type CertificateListType []SigningCertificate

// Len is the number of elements.
func (x *CertificateListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *CertificateListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *CertificateListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *CertificateListType) Append() any {
	var zero SigningCertificate
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *CertificateListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *CertificateListType) Make(capacity int) { *x = make(CertificateListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *CertificateListType) Grow(n int) {
	*x = append(make(CertificateListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *CertificateListType) Clear() { *x = nil }

// EntityListType is a list of EntityType.
type EntityListType []string

// Len is the number of elements.
func (x *EntityListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *EntityListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *EntityListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *EntityListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *EntityListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *EntityListType) Make(capacity int) { *x = make(EntityListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *EntityListType) Grow(n int) { *x = append(make(EntityListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *EntityListType) Clear() { *x = nil }

// GroupDetailListType is a list of GroupDetail.
type GroupDetailListType []GroupDetail

// Len is the number of elements.
func (x *GroupDetailListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GroupDetailListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GroupDetailListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GroupDetailListType) Append() any {
	var zero GroupDetail
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GroupDetailListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GroupDetailListType) Make(capacity int) { *x = make(GroupDetailListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GroupDetailListType) Grow(n int) {
	*x = append(make(GroupDetailListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *GroupDetailListType) Clear() { *x = nil }

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

// GroupNameListType is a list of groupNameType.
type GroupNameListType []string

// Len is the number of elements.
func (x *GroupNameListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *GroupNameListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *GroupNameListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *GroupNameListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *GroupNameListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *GroupNameListType) Make(capacity int) { *x = make(GroupNameListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *GroupNameListType) Grow(n int) { *x = append(make(GroupNameListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *GroupNameListType) Clear() { *x = nil }

// InstanceProfileListType is a list of InstanceProfile.
type InstanceProfileListType []InstanceProfile

// Len is the number of elements.
func (x *InstanceProfileListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *InstanceProfileListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *InstanceProfileListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *InstanceProfileListType) Append() any {
	var zero InstanceProfile
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *InstanceProfileListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *InstanceProfileListType) Make(capacity int) { *x = make(InstanceProfileListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *InstanceProfileListType) Grow(n int) {
	*x = append(make(InstanceProfileListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *InstanceProfileListType) Clear() { *x = nil }

// MfaDeviceListType is a list of MFADevice.
type MfaDeviceListType []MFADevice

// Len is the number of elements.
func (x *MfaDeviceListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *MfaDeviceListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *MfaDeviceListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *MfaDeviceListType) Append() any {
	var zero MFADevice
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *MfaDeviceListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *MfaDeviceListType) Make(capacity int) { *x = make(MfaDeviceListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *MfaDeviceListType) Grow(n int) { *x = append(make(MfaDeviceListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *MfaDeviceListType) Clear() { *x = nil }

// PolicyDetailListType is a list of PolicyDetail.
type PolicyDetailListType []PolicyDetail

// Len is the number of elements.
func (x *PolicyDetailListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyDetailListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyDetailListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyDetailListType) Append() any {
	var zero PolicyDetail
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyDetailListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyDetailListType) Make(capacity int) { *x = make(PolicyDetailListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyDetailListType) Grow(n int) {
	*x = append(make(PolicyDetailListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PolicyDetailListType) Clear() { *x = nil }

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

// PolicyListType is a list of Policy.
type PolicyListType []Policy

// Len is the number of elements.
func (x *PolicyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyListType) Append() any {
	var zero Policy
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyListType) Make(capacity int) { *x = make(PolicyListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyListType) Grow(n int) { *x = append(make(PolicyListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PolicyListType) Clear() { *x = nil }

// PolicyNameListType is a list of policyNameType.
type PolicyNameListType []string

// Len is the number of elements.
func (x *PolicyNameListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyNameListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyNameListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyNameListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyNameListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyNameListType) Make(capacity int) { *x = make(PolicyNameListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyNameListType) Grow(n int) { *x = append(make(PolicyNameListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PolicyNameListType) Clear() { *x = nil }

// RoleDetailListType is a list of RoleDetail.
type RoleDetailListType []RoleDetail

// Len is the number of elements.
func (x *RoleDetailListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RoleDetailListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RoleDetailListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RoleDetailListType) Append() any {
	var zero RoleDetail
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RoleDetailListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RoleDetailListType) Make(capacity int) { *x = make(RoleDetailListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *RoleDetailListType) Grow(n int) { *x = append(make(RoleDetailListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *RoleDetailListType) Clear() { *x = nil }

// RoleListType is a list of Role.
type RoleListType []Role

// Len is the number of elements.
func (x *RoleListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RoleListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RoleListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RoleListType) Append() any {
	var zero Role
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RoleListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RoleListType) Make(capacity int) { *x = make(RoleListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *RoleListType) Grow(n int) { *x = append(make(RoleListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *RoleListType) Clear() { *x = nil }

// SummaryMapType is a map of summaryKeyType to summaryValueType.
type SummaryMapType map[string]int32

// Len is the number of entries.
func (x *SummaryMapType) Len() int { return len(*x) }

// Nil tells whether the map is absent.
func (x *SummaryMapType) Nil() bool { return *x == nil }

// Keys appends the keys to dst, in no order.
func (x *SummaryMapType) Keys(dst []string) []string {
	for key := range *x {
		dst = append(dst, key)
	}
	return dst
}

// At gives a pointer to a copy of the value under key.
func (x *SummaryMapType) At(key string) any {
	value := (*x)[key]
	return &value
}

// Put has fill make a value and stores it under key.
func (x *SummaryMapType) Put(key string, fill func(value any) error) error {
	var value int32
	if err := fill(&value); err != nil {
		return err
	}
	(*x)[key] = value
	return nil
}

// Make empties the map and reserves capacity.
func (x *SummaryMapType) Make(capacity int) { *x = make(SummaryMapType, capacity) }

// Clear makes the map absent.
func (x *SummaryMapType) Clear() { *x = nil }

// TagKeyListType is a list of tagKeyType.
type TagKeyListType []string

// Len is the number of elements.
func (x *TagKeyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagKeyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagKeyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagKeyListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagKeyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagKeyListType) Make(capacity int) { *x = make(TagKeyListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagKeyListType) Grow(n int) { *x = append(make(TagKeyListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagKeyListType) Clear() { *x = nil }

// TagListType is a list of Tag.
type TagListType []Tag

// Len is the number of elements.
func (x *TagListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagListType) Append() any {
	var zero Tag
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagListType) Make(capacity int) { *x = make(TagListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagListType) Grow(n int) { *x = append(make(TagListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagListType) Clear() { *x = nil }

// UserDetailListType is a list of UserDetail.
type UserDetailListType []UserDetail

// Len is the number of elements.
func (x *UserDetailListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UserDetailListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UserDetailListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UserDetailListType) Append() any {
	var zero UserDetail
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UserDetailListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UserDetailListType) Make(capacity int) { *x = make(UserDetailListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *UserDetailListType) Grow(n int) { *x = append(make(UserDetailListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *UserDetailListType) Clear() { *x = nil }

// UserListType is a list of User.
type UserListType []User

// Len is the number of elements.
func (x *UserListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UserListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UserListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UserListType) Append() any {
	var zero User
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UserListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UserListType) Make(capacity int) { *x = make(UserListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *UserListType) Grow(n int) { *x = append(make(UserListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *UserListType) Clear() { *x = nil }

// VirtualMFADeviceListType is a list of VirtualMFADevice.
type VirtualMFADeviceListType []VirtualMFADevice

// Len is the number of elements.
func (x *VirtualMFADeviceListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *VirtualMFADeviceListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *VirtualMFADeviceListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *VirtualMFADeviceListType) Append() any {
	var zero VirtualMFADevice
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *VirtualMFADeviceListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *VirtualMFADeviceListType) Make(capacity int) {
	*x = make(VirtualMFADeviceListType, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *VirtualMFADeviceListType) Grow(n int) {
	*x = append(make(VirtualMFADeviceListType, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *VirtualMFADeviceListType) Clear() { *x = nil }
