// Code generated from the KMS API model 2014-11-01 (botocore 1.44.5). DO NOT EDIT.

package kms

import (
	"github.com/shardwell/shardwell/internal/api"
)

// UnsupportedOperationException is the structure UnsupportedOperationException.
type UnsupportedOperationException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*UnsupportedOperationException) Shape() *api.Shape { return &shapeUnsupportedOperationException }

// Field gives access to member i.
func (x *UnsupportedOperationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of UnsupportedOperationException")
}

// UntagResourceRequest is the structure UntagResourceRequest.
type UntagResourceRequest struct {
	api.Present

	KeyId   string     // KeyIdType, required
	TagKeys TagKeyList // TagKeyList, required
}

// Shape describes the structure.
func (*UntagResourceRequest) Shape() *api.Shape { return &shapeUntagResourceRequest }

// Field gives access to member i.
func (x *UntagResourceRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.TagKeys
	}
	panic("kms: no such member of UntagResourceRequest")
}

// UpdateAliasRequest is the structure UpdateAliasRequest.
type UpdateAliasRequest struct {
	api.Present

	AliasName   string // AliasNameType, required
	TargetKeyId string // KeyIdType, required
}

// Shape describes the structure.
func (*UpdateAliasRequest) Shape() *api.Shape { return &shapeUpdateAliasRequest }

// Field gives access to member i.
func (x *UpdateAliasRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.AliasName
	case 1:
		return &x.TargetKeyId
	}
	panic("kms: no such member of UpdateAliasRequest")
}

// UpdateKeyDescriptionRequest is the structure UpdateKeyDescriptionRequest.
type UpdateKeyDescriptionRequest struct {
	api.Present

	KeyId       string // KeyIdType, required
	Description string // DescriptionType, required
}

// Shape describes the structure.
func (*UpdateKeyDescriptionRequest) Shape() *api.Shape { return &shapeUpdateKeyDescriptionRequest }

// Field gives access to member i.
func (x *UpdateKeyDescriptionRequest) Field(i int) any {
	switch i {
	case 0:
		return &x.KeyId
	case 1:
		return &x.Description
	}
	panic("kms: no such member of UpdateKeyDescriptionRequest")
}

// XksKeyAlreadyInUseException is the structure XksKeyAlreadyInUseException.
type XksKeyAlreadyInUseException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*XksKeyAlreadyInUseException) Shape() *api.Shape { return &shapeXksKeyAlreadyInUseException }

// Field gives access to member i.
func (x *XksKeyAlreadyInUseException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of XksKeyAlreadyInUseException")
}

// XksKeyConfigurationType is the structure XksKeyConfigurationType.
type XksKeyConfigurationType struct {
	api.Present

	Id string // XksKeyIdType
}

// Shape describes the structure.
func (*XksKeyConfigurationType) Shape() *api.Shape { return &shapeXksKeyConfigurationType }

// Field gives access to member i.
func (x *XksKeyConfigurationType) Field(i int) any {
	switch i {
	case 0:
		return &x.Id
	}
	panic("kms: no such member of XksKeyConfigurationType")
}

// XksKeyInvalidConfigurationException is the structure XksKeyInvalidConfigurationException.
type XksKeyInvalidConfigurationException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*XksKeyInvalidConfigurationException) Shape() *api.Shape {
	return &shapeXksKeyInvalidConfigurationException
}

// Field gives access to member i.
func (x *XksKeyInvalidConfigurationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of XksKeyInvalidConfigurationException")
}

// XksKeyNotFoundException is the structure XksKeyNotFoundException.
type XksKeyNotFoundException struct {
	api.Present

	Message string // ErrorMessageType
}

// Shape describes the structure.
func (*XksKeyNotFoundException) Shape() *api.Shape { return &shapeXksKeyNotFoundException }

// Field gives access to member i.
func (x *XksKeyNotFoundException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kms: no such member of XksKeyNotFoundException")
}
