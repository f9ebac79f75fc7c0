package keys

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// How long a key waits for its deletion where the request does not say (API
// reference).
const defaultPendingDays = 30

func (s *Service) lifecycleHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateKey":            handle(s, createKey),
		"DescribeKey":          handle(s, describeKey),
		"ListKeys":             handle(s, listKeys),
		"EnableKey":            handle(s, enableKey),
		"DisableKey":           handle(s, disableKey),
		"UpdateKeyDescription": handle(s, updateKeyDescription),
		"ScheduleKeyDeletion":  handle(s, scheduleKeyDeletion),
		"CancelKeyDeletion":    handle(s, cancelKeyDeletion),
	}
}

// metadata shows a key.
func metadata(k *keyring.Key) *kms.KeyMetadata {
	m := &kms.KeyMetadata{
		AWSAccountId: k.Account, KeyId: k.ID, Arn: k.ARN(), CreationDate: k.CreatedAt.Time(), Enabled: new(usable(k) == nil), Description: k.Description,
		KeyUsage: kms.KeyUsageTypeEncryptDecrypt, KeyState: stateOf(k), Origin: kms.OriginTypeAwsKms, KeyManager: kms.KeyManagerTypeCustomer,
		KeySpec: kms.KeySpecSymmetricDefault, CustomerMasterKeySpec: kms.CustomerMasterKeySpecSymmetricDefault, MultiRegion: new(false),
		EncryptionAlgorithms: kms.EncryptionAlgorithmSpecList{kms.EncryptionAlgorithmSpecSymmetricDefault},
		CurrentKeyMaterialId: materialID(k, k.Newest().Number),
	}
	m.Set(m.Shape().Index("Description", 0)) // AWS tells that there is none, too
	if k.Managed != "" {
		m.KeyManager = kms.KeyManagerTypeAws
	}
	if k.DeletesAt != 0 {
		m.DeletionDate = k.DeletesAt.Time()
	}
	return m
}

func stateOf(k *keyring.Key) string {
	switch {
	case k.DeletesAt != 0:
		return kms.KeyStatePendingDeletion
	case k.Disabled:
		return kms.KeyStateDisabled
	}
	return kms.KeyStateEnabled
}

// checkKind refuses keys of other kinds than there are.
func checkKind(in *kms.CreateKeyRequest) error {
	spec := cmp.Or(in.KeySpec, in.CustomerMasterKeySpec, kms.KeySpecSymmetricDefault)
	switch {
	case in.KeySpec != "" && in.CustomerMasterKeySpec != "":
		return &shardwell.Error{Code: shardwell.CodeValidation,
			Message: "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated."}
	case spec != kms.KeySpecSymmetricDefault && in.KeyUsage == "":
		return &shardwell.Error{Code: shardwell.CodeValidation, Message: "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."}
	case in.KeyUsage != "" && !slices.Contains(usages(spec), in.KeyUsage):
		return shardwell.Errorf(shardwell.CodeValidation, "KeyUsage %s is not compatible with KeySpec %s", in.KeyUsage, spec)
	case spec != kms.KeySpecSymmetricDefault:
		return unsupported("KeySpec " + spec)
	case in.Origin != "" && in.Origin != kms.OriginTypeAwsKms:
		return unsupported("Origin " + in.Origin)
	case in.CustomKeyStoreId != "" || in.XksKeyId != "":
		return unsupported("a custom key store")
	case in.MultiRegion != nil && *in.MultiRegion:
		return unsupported("MultiRegion")
	}
	return nil
}

// usages are what keys of a kind can be for (API reference).
func usages(spec string) []string {
	switch family, _, _ := strings.Cut(spec, "_"); {
	case spec == kms.KeySpecSymmetricDefault:
		return []string{kms.KeyUsageTypeEncryptDecrypt}
	case family == "HMAC":
		return []string{kms.KeyUsageTypeGenerateVerifyMac}
	case family == "RSA":
		return []string{kms.KeyUsageTypeEncryptDecrypt, kms.KeyUsageTypeSignVerify}
	case spec == kms.KeySpecEccNistP256 || spec == kms.KeySpecEccNistP384 || spec == kms.KeySpecEccNistP521:
		return []string{kms.KeyUsageTypeSignVerify, kms.KeyUsageTypeKeyAgreement}
	case strings.HasPrefix(spec, "ML_KEM"):
		return []string{kms.KeyUsageTypeEncapsulateDecapsulate}
	case spec == kms.KeySpecSm2:
		return []string{kms.KeyUsageTypeEncryptDecrypt, kms.KeyUsageTypeSignVerify, kms.KeyUsageTypeKeyAgreement}
	}
	return []string{kms.KeyUsageTypeSignVerify}
}

func createKey(c *call, in *kms.CreateKeyRequest) (api.Struct, error) {
	if err := checkKind(in); err != nil {
		return nil, err
	}
	tags, err := tagsOf(in.Tags)
	if err != nil {
		return nil, err
	}
	id := newID()
	document := cmp.Or(in.Policy, defaultPolicy(c.tenant))
	if err := c.checkPolicy(keyring.KeyARN(c.tenant, id), document, in.BypassPolicyLockoutSafetyCheck); err != nil {
		return nil, err
	}
	k, err := proposed[*keyring.Key](c.ctx, c.Service, keyring.Create{
		ID: id, Tenant: c.tenant, Description: in.Description, Policy: document, Tags: tags, Sealed: c.newMaterial(id, 1),
	}.Encode())
	if err != nil {
		return nil, err
	}
	return &kms.CreateKeyResponse{KeyMetadata: metadata(k)}, nil
}

func describeKey(c *call, in *kms.DescribeKeyRequest) (api.Struct, error) {
	k, err := c.key("DescribeKey", in.KeyId)
	if err != nil {
		return nil, err
	}
	return &kms.DescribeKeyResponse{KeyMetadata: metadata(k)}, nil
}

func listKeys(c *call, in *kms.ListKeysRequest) (api.Struct, error) {
	all := view(c.Service, func(m *keyring.Machine) []*keyring.Key { return m.Keys(c.tenant) })
	some, marker, err := page(all, func(k *keyring.Key) string { return k.ID }, in.Marker, in.Limit, 100)
	if err != nil {
		return nil, err
	}
	list := kms.KeyList{}
	for _, k := range some {
		list = append(list, kms.KeyListEntry{KeyId: k.ID, KeyArn: k.ARN()})
	}
	return &kms.ListKeysResponse{Keys: list, NextMarker: marker, Truncated: truncated(marker)}, nil
}

// change has the caller's own key changed.
func (c *call) change(operation, ref string, command func(k *keyring.Key) []byte) (*keyring.Key, error) {
	k, err := c.own(operation, ref)
	if err != nil {
		return nil, err
	}
	return proposed[*keyring.Key](c.ctx, c.Service, command(k))
}

func enableKey(c *call, in *kms.EnableKeyRequest) (api.Struct, error) {
	_, err := c.change("EnableKey", in.KeyId, func(k *keyring.Key) []byte { return keyring.SetState{ID: k.ID}.Encode() })
	return nil, err
}

func disableKey(c *call, in *kms.DisableKeyRequest) (api.Struct, error) {
	_, err := c.change("DisableKey", in.KeyId, func(k *keyring.Key) []byte { return keyring.SetState{ID: k.ID, Disabled: true}.Encode() })
	return nil, err
}

func updateKeyDescription(c *call, in *kms.UpdateKeyDescriptionRequest) (api.Struct, error) {
	_, err := c.change("UpdateKeyDescription", in.KeyId, func(k *keyring.Key) []byte {
		return keyring.SetDescription{ID: k.ID, Description: in.Description}.Encode()
	})
	return nil, err
}

func scheduleKeyDeletion(c *call, in *kms.ScheduleKeyDeletionRequest) (api.Struct, error) {
	days := int32(defaultPendingDays)
	if in.PendingWindowInDays != nil {
		days = *in.PendingWindowInDays
	}
	if days < 7 || days > 30 { // the model lets 1 pass
		return nil, shardwell.Errorf(shardwell.CodeValidation, "1 validation error detected: Value '%d' at 'pendingWindowInDays' "+
			"failed to satisfy constraint: Member must have value between 7 and 30", days)
	}
	k, err := c.change("ScheduleKeyDeletion", in.KeyId, func(k *keyring.Key) []byte { return keyring.Schedule{ID: k.ID, At: c.in(days)}.Encode() })
	if err != nil {
		return nil, err
	}
	return &kms.ScheduleKeyDeletionResponse{
		KeyId: k.ARN(), DeletionDate: k.DeletesAt.Time(), KeyState: stateOf(k), PendingWindowInDays: new(days),
	}, nil
}

func cancelKeyDeletion(c *call, in *kms.CancelKeyDeletionRequest) (api.Struct, error) {
	k, err := c.change("CancelKeyDeletion", in.KeyId, func(k *keyring.Key) []byte { return keyring.Cancel{ID: k.ID}.Encode() })
	if err != nil {
		return nil, err
	}
	return &kms.CancelKeyDeletionResponse{KeyId: k.ARN()}, nil
}
