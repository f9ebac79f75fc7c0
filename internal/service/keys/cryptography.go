package keys

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/blob"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

func (s *Service) cryptographyHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"Encrypt":                         handle(s, encrypt),
		"Decrypt":                         handle(s, decrypt),
		"ReEncrypt":                       handle(s, reEncrypt),
		"GenerateDataKey":                 handle(s, generateDataKey),
		"GenerateDataKeyWithoutPlaintext": handle(s, generateDataKeyWithoutPlaintext),
		"GenerateRandom":                  handle(s, generateRandom),
	}
}

// seal encrypts under a key, which must be usable.
func (s *Service) seal(k *keyring.Key, encryptionContext map[string]string, plain []byte) (sealed []byte, err error) {
	if refusal := usable(k); refusal != nil {
		return nil, refusal
	}
	var salt blob.Salt
	rand.Read(salt[:])
	newest := k.Newest()
	err = s.material(k, newest, func(material []byte) (err error) {
		sealed, err = blob.Seal(blob.From{KeyID: k.ID, Material: newest.Number}, material, salt, encryptionContext, plain)
		return err
	})
	return sealed, err
}

// sealedBy gives the key of a tenant's region that sealed a blob, for a caller's
// operation. What its errors say does not depend on whether there is a key.
func (s *Service) sealedBy(t shardwell.Tenant, caller *service.Caller, operation string, sealed []byte) (*keyring.Key, blob.From, *shardwell.Error) {
	if len(sealed) == 0 { // the model lets it be left out, for what dryRunModifiers have
		return nil, blob.From{}, &shardwell.Error{Code: shardwell.CodeValidation,
			Message: "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null"}
	}
	from, err := blob.Read(sealed)
	if err != nil {
		return nil, from, &shardwell.Error{Code: codeInvalidCiphertext}
	}
	k := s.ring.Key(from.KeyID)
	if k == nil || k.Region != t.Region || shardwell.Partition(k.Region) != shardwell.Partition(t.Region) {
		return nil, from, unseen(caller, operation, ofCiphertext)
	}
	return k, from, nil
}

// open decrypts what a key sealed, which must be usable.
func (s *Service) open(k *keyring.Key, from blob.From, encryptionContext map[string]string, sealed []byte) (plain []byte, err error) {
	if refusal := usable(k); refusal != nil {
		return nil, refusal
	}
	m := k.Material(from.Material)
	if m == nil {
		return nil, &shardwell.Error{Code: codeInvalidCiphertext}
	}
	err = s.material(k, m, func(material []byte) (err error) {
		plain, err = blob.Open(sealed, material, encryptionContext)
		return err
	})
	if errors.Is(err, blob.ErrOpen) || errors.Is(err, blob.ErrForm) {
		return nil, &shardwell.Error{Code: codeInvalidCiphertext}
	}
	return plain, err
}

// symmetric refuses algorithms that the keys that there are do not have.
func symmetric(algorithm string) error {
	if algorithm != "" && algorithm != kms.EncryptionAlgorithmSpecSymmetricDefault {
		return shardwell.Errorf(codeInvalidKeyUsage, "Algorithm %s is incompatible with key spec SYMMETRIC_DEFAULT.", algorithm)
	}
	return nil
}

// noEnclave refuses answers that only an enclave could read.
func noEnclave(r *kms.RecipientInfo) error {
	if r != nil {
		return unsupported("Recipient")
	}
	return nil
}

func encrypt(c *call, in *kms.EncryptRequest) (api.Struct, error) {
	if err := symmetric(in.EncryptionAlgorithm); err != nil {
		return nil, err
	}
	k, err := c.customers("Encrypt", in.KeyId)
	if err != nil {
		return nil, err
	}
	sealed, err := c.seal(k, in.EncryptionContext, in.Plaintext)
	if err != nil {
		return nil, err
	}
	return &kms.EncryptResponse{
		CiphertextBlob: sealed, KeyId: k.ARN(), EncryptionAlgorithm: kms.EncryptionAlgorithmSpecSymmetricDefault,
	}, dryRun(in.DryRun)
}

// opened decrypts for a call. keyID is the key that the caller expects, "" if any will
// do.
func (c *call) opened(operation, keyID string, sealed []byte, encryptionContext map[string]string) (*keyring.Key, blob.From, []byte, error) {
	k, from, refusal := c.sealedBy(c.tenant, c.caller, operation, sealed)
	if refusal != nil {
		return nil, from, nil, refusal
	}
	if keyID != "" {
		expected, err := c.key(operation, keyID)
		if err != nil {
			return nil, from, nil, err
		}
		if expected.ID != k.ID {
			return nil, from, nil, &shardwell.Error{Code: codeIncorrectKey,
				Message: "The key ID in the request does not identify a CMK that can perform this operation."}
		}
	}
	if !c.left(k, operation) {
		return nil, from, nil, unseen(c.caller, operation, ofCiphertext)
	}
	if err := c.mayUse(operation, k); err != nil {
		return nil, from, nil, err
	}
	plain, err := c.open(k, from, encryptionContext, sealed)
	return k, from, plain, err
}

func decrypt(c *call, in *kms.DecryptRequest) (api.Struct, error) {
	err := errors.Join(symmetric(in.EncryptionAlgorithm), noEnclave(in.Recipient), noModifiers(in.DryRunModifiers))
	if err != nil {
		return nil, err
	}
	k, from, plain, err := c.opened("Decrypt", in.KeyId, in.CiphertextBlob, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return &kms.DecryptResponse{
		KeyId: k.ARN(), Plaintext: plain, EncryptionAlgorithm: kms.EncryptionAlgorithmSpecSymmetricDefault, KeyMaterialId: materialID(k, from.Material),
	}, dryRun(in.DryRun)
}

// noModifiers refuses dry runs that do without a ciphertext.
func noModifiers(list kms.DryRunModifierList) error {
	if len(list) > 0 {
		return unsupported("DryRunModifiers")
	}
	return nil
}

func reEncrypt(c *call, in *kms.ReEncryptRequest) (api.Struct, error) {
	err := errors.Join(symmetric(in.SourceEncryptionAlgorithm), symmetric(in.DestinationEncryptionAlgorithm), noModifiers(in.DryRunModifiers))
	if err != nil {
		return nil, err
	}
	source, from, plain, err := c.opened("ReEncryptFrom", in.SourceKeyId, in.CiphertextBlob, in.SourceEncryptionContext)
	if err != nil {
		return nil, err
	}
	defer clear(plain)
	destination, err := c.customers("ReEncryptTo", in.DestinationKeyId)
	if err != nil {
		return nil, err
	}
	sealed, err := c.seal(destination, in.DestinationEncryptionContext, plain)
	if err != nil {
		return nil, err
	}
	const algorithm = kms.EncryptionAlgorithmSpecSymmetricDefault
	return &kms.ReEncryptResponse{
		CiphertextBlob: sealed, SourceKeyId: source.ARN(), KeyId: destination.ARN(),
		SourceEncryptionAlgorithm: algorithm, DestinationEncryptionAlgorithm: algorithm,
		SourceKeyMaterialId: materialID(source, from.Material), DestinationKeyMaterialId: materialID(destination, destination.Newest().Number),
	}, dryRun(in.DryRun)
}

// dataKey makes a data key as a request asks for it.
func (c *call) dataKey(operation, keyID, spec string, bytes *int32, encryptionContext map[string]string) (k *keyring.Key, plain, sealed []byte, err error) {
	size := map[string]int{kms.DataKeySpecAes256: 32, kms.DataKeySpecAes128: 16}[spec]
	if (spec == "") == (bytes == nil) {
		return nil, nil, nil, &shardwell.Error{Code: shardwell.CodeValidation, Message: "Please specify either number of bytes or key spec."}
	}
	if bytes != nil {
		size = int(*bytes)
	}
	if k, err = c.customers(operation, keyID); err != nil {
		return nil, nil, nil, err
	}
	plain = make([]byte, size)
	rand.Read(plain)
	sealed, err = c.seal(k, encryptionContext, plain)
	return k, plain, sealed, err
}

func generateDataKey(c *call, in *kms.GenerateDataKeyRequest) (api.Struct, error) {
	if err := noEnclave(in.Recipient); err != nil {
		return nil, err
	}
	k, plain, sealed, err := c.dataKey("GenerateDataKey", in.KeyId, in.KeySpec, in.NumberOfBytes, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return &kms.GenerateDataKeyResponse{
		KeyId: k.ARN(), Plaintext: plain, CiphertextBlob: sealed, KeyMaterialId: materialID(k, k.Newest().Number),
	}, dryRun(in.DryRun)
}

func generateDataKeyWithoutPlaintext(c *call, in *kms.GenerateDataKeyWithoutPlaintextRequest) (api.Struct, error) {
	k, plain, sealed, err := c.dataKey("GenerateDataKeyWithoutPlaintext", in.KeyId, in.KeySpec, in.NumberOfBytes, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	clear(plain)
	return &kms.GenerateDataKeyWithoutPlaintextResponse{
		KeyId: k.ARN(), CiphertextBlob: sealed, KeyMaterialId: materialID(k, k.Newest().Number),
	}, dryRun(in.DryRun)
}

func generateRandom(_ *call, in *kms.GenerateRandomRequest) (api.Struct, error) {
	switch {
	case in.CustomKeyStoreId != "":
		return nil, unsupported("CustomKeyStoreId")
	case in.Recipient != nil:
		return nil, unsupported("Recipient")
	case in.NumberOfBytes == nil:
		return nil, &shardwell.Error{Code: shardwell.CodeValidation, Message: "NumberOfBytes is required."}
	}
	plain := make([]byte, *in.NumberOfBytes)
	rand.Read(plain)
	return &kms.GenerateRandomResponse{Plaintext: plain}, nil
}

// Key implements service.Keys.
func (s *Service) Key(t shardwell.Tenant, ref string) (service.Key, error) {
	r, refusal := refer(t, ref)
	if refusal != nil {
		return service.Key{}, keyError(refusal)
	}
	k, account := s.find(r), service.Root(shardwell.Partition(t.Region), t.Account, "")
	switch {
	case r.tenant != t && (k == nil || k.Managed != "" || !s.leftTo(&account.Principal, k, "GenerateDataKey")):
		return service.Key{}, keyError(unseen(account, "GenerateDataKey", thisKey))
	case k != nil:
		return s.show(k).Key, nil
	case r.implicit():
		return service.Key{ARN: keyring.KeyARN(t, managedID(t, r.alias)), Account: t.Account, Managed: true}, nil
	}
	return service.Key{}, keyError(r.notFound())
}

// GenerateDataKey implements service.Keys.
func (s *Service) GenerateDataKey(ctx context.Context, t shardwell.Tenant, ref string, encryptionContext map[string]string) (service.DataKey, error) {
	if _, err := s.Key(t, ref); err != nil {
		return service.DataKey{}, err
	}
	r, _ := refer(t, ref)
	k, err := s.ensure(ctx, r)
	if err != nil {
		return service.DataKey{}, keyError(err)
	}
	plain := make([]byte, blob.MaterialBytes)
	rand.Read(plain)
	sealed, err := s.seal(k, encryptionContext, plain)
	if err != nil {
		return service.DataKey{}, keyError(err)
	}
	return service.DataKey{KeyARN: k.ARN(), Plain: plain, Sealed: sealed}, nil
}

// Decrypt implements service.Keys.
func (s *Service) Decrypt(_ context.Context, t shardwell.Tenant, sealed []byte, encryptionContext map[string]string) ([]byte, error) {
	from, err := blob.Read(sealed)
	if err != nil {
		return nil, keyError(&shardwell.Error{Code: codeInvalidCiphertext})
	}
	k := s.ring.Key(from.KeyID)
	if k == nil || k.Region != t.Region {
		return nil, keyError(keyring.NotFound(keyring.KeyARN(t, from.KeyID)))
	}
	plain, err := s.open(k, from, encryptionContext, sealed)
	if err != nil {
		return nil, keyError(err)
	}
	return plain, nil
}

// faults are the refusals of KMS as other services are told of them.
var faults = map[string]service.KeyFault{
	keyring.CodeNotFound: service.KeyNotFound, codeInvalidARN: service.KeyNotFound, keyring.CodeDisabled: service.KeyDisabled,
	shardwell.CodeAccessDenied: service.KeyDenied, keyring.CodeInvalidState: service.KeyInvalidState, codeInvalidCiphertext: service.KeyInvalidCiphertext,
}

// keyError gives a refusal as a *service.KeyError, and other errors as they are.
func keyError(err error) error {
	refusal, ok := errors.AsType[*shardwell.Error](err)
	if !ok {
		return err
	}
	fault, ok := faults[refusal.Code]
	if !ok {
		return fmt.Errorf("use a key: %w", err)
	}
	message := refusal.Message
	if message == "" {
		message = "The ciphertext is invalid."
	}
	return &service.KeyError{Kind: fault, Message: message}
}
