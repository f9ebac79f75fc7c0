package keys_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

const account, other = "111122223333", "999988887777"

var home = shardwell.Tenant{Account: account, Region: "us-east-1"}

// server is KMS on an engine in memory.
type server struct {
	*keys.Service
	t      *testing.T
	engine log.Engine
	clock  *clock.Clock
	tenant shardwell.Tenant
	caller *service.Caller
	logged *bytes.Buffer
	// believed is the time that deadlines go by, in milliseconds; 0: the clock's.
	believed atomic.Int64
}

func newServer(t *testing.T) *server {
	s := &server{
		t: t, engine: memory.New(memory.Config{}), clock: clock.New(nil), tenant: home, caller: service.Root("aws", account, ""), logged: new(bytes.Buffer),
	}
	s.open()
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), s.engine.Close()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *server) open() {
	s.t.Helper()
	var err error
	s.Service, err = keys.Open(s.t.Context(), s.engine, keys.Config{
		MasterKey: envelope.Key{1}, Clock: s.clock, Log: slog.New(slog.NewTextHandler(s.logged, nil)),
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.KeepDeadlines(func() time.Time {
		if at := s.believed.Load(); at != 0 {
			return time.UnixMilli(at)
		}
		return s.clock.Now()
	})
}

func (s *server) restart() {
	s.t.Helper()
	if err := s.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.open()
}

func (s *server) call(operation string, in api.Struct) (api.Struct, error) {
	s.t.Helper()
	reply, err := s.Handlers()[operation](service.WithCaller(context.Background(), s.caller), s.tenant, in)
	return reply.Body, err
}

func run[O any](s *server, operation string, in api.Struct) *O {
	s.t.Helper()
	out, err := s.call(operation, in)
	if err != nil {
		s.t.Fatalf("%s: %v", operation, err)
	}
	if out == nil {
		return nil
	}
	return out.(any).(*O)
}

func (s *server) refused(operation string, in api.Struct, code, text string) {
	s.t.Helper()
	_, err := s.call(operation, in)
	refusal, ok := errors.AsType[*shardwell.Error](err)
	if !ok || refusal.Code != code || !strings.Contains(refusal.Message, text) {
		s.t.Errorf("%s: got %v, want %s with %q", operation, err, code, text)
	}
}

func (s *server) create() *kms.KeyMetadata {
	s.t.Helper()
	return run[kms.CreateKeyResponse](s, "CreateKey", &kms.CreateKeyRequest{}).KeyMetadata
}

func (s *server) describe(ref string) *kms.KeyMetadata {
	s.t.Helper()
	return run[kms.DescribeKeyResponse](s, "DescribeKey", &kms.DescribeKeyRequest{KeyId: ref}).KeyMetadata
}

func (s *server) encrypt(ref, plain string, about map[string]string) []byte {
	s.t.Helper()
	return run[kms.EncryptResponse](s, "Encrypt", &kms.EncryptRequest{KeyId: ref, Plaintext: []byte(plain), EncryptionContext: about}).CiphertextBlob
}

func (s *server) decrypt(sealed []byte, about map[string]string) string {
	s.t.Helper()
	return string(run[kms.DecryptResponse](s, "Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed, EncryptionContext: about}).Plaintext)
}

func (s *server) rotation(ref string) *kms.GetKeyRotationStatusResponse {
	s.t.Helper()
	return run[kms.GetKeyRotationStatusResponse](s, "GetKeyRotationStatus", &kms.GetKeyRotationStatusRequest{KeyId: ref})
}

// advance moves the clock and waits until what is due then has been done. The test is
// in a bubble.
func (s *server) advance(days int) {
	s.t.Helper()
	if err := s.clock.Advance(time.Duration(days) * 24 * time.Hour); err != nil {
		s.t.Fatal(err)
	}
	synctest.Wait()
}

// materials opens the material that the keyring's commands carry, and gives all that is
// in them as text.
func (s *server) materials() (materials [][]byte, stored string) {
	s.t.Helper()
	var buf log.Buffer
	page, err := s.engine.Read(s.t.Context(), keyring.CommandLog, 1, log.Limit{Records: 1000, Bytes: 1 << 20}, &buf)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := range page.Records {
		stored += string(page.Records[i].Data)
		var c struct {
			Op   string
			With struct {
				ID     string
				Newest uint32
				Sealed []byte
			}
		}
		if err := json.Unmarshal(page.Records[i].Data, &c); err != nil {
			s.t.Fatal(err)
		}
		if len(c.With.Sealed) == 0 {
			continue
		}
		material, err := envelope.Open(envelope.Key{1}, fmt.Sprintf("kms key %s material %d", c.With.ID, c.With.Newest+1), c.With.Sealed)
		if err != nil {
			s.t.Fatalf("%s: %v", c.Op, err)
		}
		materials = append(materials, material)
	}
	return materials, stored
}

// Property: a key is found by its id, its ARN, its aliases and their ARNs, and what it
// encrypts by any of them opens, for the same context only, before and after a restart;
// its material, 32 bytes that are no other key's, is sealed where it is stored, and in
// no log line.
func TestCryptography(t *testing.T) {
	s := newServer(t)
	made := s.create()
	run[any](s, "CreateAlias", &kms.CreateAliasRequest{AliasName: "alias/app", TargetKeyId: made.KeyId})
	about := map[string]string{"stream": "orders", "n": ""}
	names := []string{made.KeyId, made.Arn, "alias/app", "arn:aws:kms:us-east-1:" + account + ":alias/app"}
	for range 2 {
		for _, name := range names {
			sealed := s.encrypt(name, "secret", about)
			if bytes.Contains(sealed, []byte("secret")) || s.decrypt(sealed, about) != "secret" {
				t.Errorf("by %s it opens to something else", name)
			}
			s.refused("Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed}, "InvalidCiphertextException", "")
			s.refused("Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed[1:], EncryptionContext: about}, "InvalidCiphertextException", "")
			if got := s.describe(name); got.Arn != made.Arn || got.KeyState != kms.KeyStateEnabled || !*got.Enabled || got.KeyManager != "CUSTOMER" {
				t.Errorf("described by %s: %+v", name, got)
			}
		}
		s.restart()
	}
	sealed := s.encrypt("alias/app", "secret", nil)
	second := s.create()
	s.refused("Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed, KeyId: second.KeyId}, "IncorrectKeyException", "")
	moved := run[kms.ReEncryptResponse](s, "ReEncrypt", &kms.ReEncryptRequest{
		CiphertextBlob: sealed, DestinationKeyId: second.Arn, DestinationEncryptionContext: about,
	})
	if moved.KeyId != second.Arn || moved.SourceKeyId != made.Arn || s.decrypt(moved.CiphertextBlob, about) != "secret" {
		t.Errorf("encrypted anew: %+v", moved)
	}
	run[kms.RotateKeyOnDemandResponse](s, "RotateKeyOnDemand", &kms.RotateKeyOnDemandRequest{KeyId: made.KeyId})
	materials, stored := s.materials()
	if len(materials) != 3 || bytes.Equal(materials[0], materials[1]) || bytes.Equal(materials[0], materials[2]) {
		t.Errorf("material %x", materials)
	}
	for _, m := range materials {
		for _, text := range []string{string(m), base64.StdEncoding.EncodeToString(m), hex.EncodeToString(m)} {
			if len(m) != 32 || strings.Contains(stored, text) || strings.Contains(s.logged.String(), text) {
				t.Errorf("%q is seen, or short", text)
			}
		}
	}
	s.tenant.Region = "eu-west-1"
	s.refused("Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed}, "AccessDeniedException", "the resource does not exist in this Region")
	s.refused("DescribeKey", &kms.DescribeKeyRequest{KeyId: made.Arn}, "NotFoundException", "Invalid arn us-east-1")
	s.refused("DescribeKey", &kms.DescribeKeyRequest{KeyId: made.KeyId}, "NotFoundException", "Key 'arn:aws:kms:eu-west-1:"+account+":key/"+made.KeyId+"' does not exist")
}

// Property: data keys are as long as asked for and open to themselves; a dry run gives
// nothing.
func TestDataKeys(t *testing.T) {
	s := newServer(t)
	made := s.create()
	for _, in := range []*kms.GenerateDataKeyRequest{{KeySpec: "AES_256"}, {KeySpec: "AES_128"}, {NumberOfBytes: new(int32(7))}} {
		in.KeyId = made.KeyId
		want := map[string]int{"AES_256": 32, "AES_128": 16, "": 7}[in.KeySpec]
		out := run[kms.GenerateDataKeyResponse](s, "GenerateDataKey", in)
		if len(out.Plaintext) != want || s.decrypt(out.CiphertextBlob, nil) != string(out.Plaintext) || out.KeyId != made.Arn {
			t.Errorf("%+v gave %+v", in, out)
		}
	}
	without := run[kms.GenerateDataKeyWithoutPlaintextResponse](s, "GenerateDataKeyWithoutPlaintext",
		&kms.GenerateDataKeyWithoutPlaintextRequest{KeyId: made.KeyId, KeySpec: "AES_256"})
	if len(s.decrypt(without.CiphertextBlob, nil)) != 32 {
		t.Error("the data key has another length")
	}
	s.refused("GenerateDataKey", &kms.GenerateDataKeyRequest{KeyId: made.KeyId}, "ValidationException", "Please specify either number of bytes or key spec.")
	s.refused("GenerateDataKey", &kms.GenerateDataKeyRequest{KeyId: made.KeyId, KeySpec: "AES_256", DryRun: new(true)}, "DryRunOperationException", "would have succeeded")
	s.refused("GenerateRandom", &kms.GenerateRandomRequest{}, "ValidationException", "NumberOfBytes is required.")
	if out := run[kms.GenerateRandomResponse](s, "GenerateRandom", &kms.GenerateRandomRequest{NumberOfBytes: new(int32(9))}); len(out.Plaintext) != 9 {
		t.Errorf("random bytes: %v", out.Plaintext)
	}
}

// Property: a key that is disabled, or about to go, neither encrypts nor decrypts and
// says why, to clients and to other services, with another version for every change;
// enabled again it does; and when its day has come it is gone, restarts or not.
func TestStates(t *testing.T) { synctest.Test(t, testStates) }

func testStates(t *testing.T) {
	s := newServer(t)
	made := s.create()
	sealed := s.encrypt(made.KeyId, "x", nil)
	data, err := s.GenerateDataKey(t.Context(), home, made.Arn, nil)
	if err != nil {
		t.Fatal(err)
	}
	versions := map[uint64]string{}
	check := func(code, text string, kind service.KeyFault) {
		t.Helper()
		s.refused("Encrypt", &kms.EncryptRequest{KeyId: made.KeyId, Plaintext: []byte("x")}, code, text)
		s.refused("Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed}, code, text)
		k, err := s.Key(home, made.KeyId)
		if err != nil || k.Err == nil || k.Err.Kind != kind || versions[k.Version] != "" && versions[k.Version] != code {
			t.Errorf("the key is %+v, %v", k, err)
		}
		versions[k.Version] = code
		_, err = s.Service.GenerateDataKey(t.Context(), home, made.KeyId, nil)
		_, err2 := s.Service.Decrypt(t.Context(), home, data.Sealed, nil)
		for _, err := range []error{err, err2} {
			if fault, ok := errors.AsType[*service.KeyError](err); !ok || fault.Kind != kind || !strings.Contains(fault.Message, text) {
				t.Errorf("other services get %v", err)
			}
		}
	}
	run[any](s, "DisableKey", &kms.DisableKeyRequest{KeyId: made.KeyId})
	check("DisabledException", made.Arn+" is disabled.", service.KeyDisabled)
	run[any](s, "EnableKey", &kms.EnableKeyRequest{KeyId: made.KeyId})
	if s.decrypt(sealed, nil) != "x" {
		t.Error("enabled again, it opens to something else")
	}
	s.refused("ScheduleKeyDeletion", &kms.ScheduleKeyDeletionRequest{KeyId: made.KeyId, PendingWindowInDays: new(int32(6))}, "ValidationException", "")
	out := run[kms.ScheduleKeyDeletionResponse](s, "ScheduleKeyDeletion", &kms.ScheduleKeyDeletionRequest{KeyId: made.KeyId, PendingWindowInDays: new(int32(7))})
	if left := out.DeletionDate.Sub(s.clock.Now()); left > 7*24*time.Hour || left < 7*24*time.Hour-time.Minute || out.KeyState != kms.KeyStatePendingDeletion {
		t.Errorf("it is to go in %v: %+v", left, out)
	}
	check("KMSInvalidStateException", made.Arn+" is pending deletion.", service.KeyInvalidState)
	held := run[kms.GetKeyPolicyResponse](s, "GetKeyPolicy", &kms.GetKeyPolicyRequest{KeyId: made.KeyId}).Policy
	run[any](s, "PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, Policy: held}) // it may be what lets somebody cancel
	run[kms.CancelKeyDeletionResponse](s, "CancelKeyDeletion", &kms.CancelKeyDeletionRequest{KeyId: made.KeyId})
	check("DisabledException", "is disabled", service.KeyDisabled)
	run[kms.ScheduleKeyDeletionResponse](s, "ScheduleKeyDeletion", &kms.ScheduleKeyDeletionRequest{KeyId: made.KeyId})
	s.restart()
	s.advance(29)
	check("KMSInvalidStateException", "is pending deletion", service.KeyInvalidState)
	s.believed.Store(s.clock.Now().UnixMilli()) // and the clock is not, from here on
	s.restart()
	s.advance(30)
	check("KMSInvalidStateException", "is pending deletion", service.KeyInvalidState)
	s.believed.Store(0)
	s.restart()
	s.advance(0)
	s.refused("DescribeKey", &kms.DescribeKeyRequest{KeyId: made.KeyId}, "NotFoundException", "Key '"+made.Arn+"' does not exist")
	s.refused("Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed}, "AccessDeniedException", "")
	if _, err := s.Service.Decrypt(t.Context(), home, data.Sealed, nil); err == nil {
		t.Error("what a key that is gone had sealed still opens")
	}
}

// Property: a rotated key, by order or because it is time, opens what it sealed before
// and seals with something else.
func TestRotation(t *testing.T) { synctest.Test(t, testRotation) }

func testRotation(t *testing.T) {
	s := newServer(t)
	made := s.create()
	sealed := [][]byte{s.encrypt(made.KeyId, "0", nil)}
	run[kms.RotateKeyOnDemandResponse](s, "RotateKeyOnDemand", &kms.RotateKeyOnDemandRequest{KeyId: made.KeyId})
	sealed = append(sealed, s.encrypt(made.KeyId, "1", nil))
	run[any](s, "EnableKeyRotation", &kms.EnableKeyRotationRequest{KeyId: made.KeyId, RotationPeriodInDays: new(int32(90))})
	status := s.rotation(made.KeyId)
	if !*status.KeyRotationEnabled || *status.RotationPeriodInDays != 90 || status.NextRotationDate.Before(s.clock.Now()) {
		t.Errorf("status %+v", status)
	}
	run[kms.ScheduleKeyDeletionResponse](s, "ScheduleKeyDeletion", &kms.ScheduleKeyDeletionRequest{KeyId: made.KeyId})
	if going := s.rotation(made.KeyId); *going.KeyRotationEnabled || going.RotationPeriodInDays != nil || !going.NextRotationDate.IsZero() {
		t.Errorf("about to go, its status is %+v", going)
	}
	run[kms.CancelKeyDeletionResponse](s, "CancelKeyDeletion", &kms.CancelKeyDeletionRequest{KeyId: made.KeyId})
	run[any](s, "EnableKey", &kms.EnableKeyRequest{KeyId: made.KeyId})
	if again := s.rotation(made.KeyId); !*again.KeyRotationEnabled || again.NextRotationDate != status.NextRotationDate {
		t.Errorf("it stays, and its status is %+v", again)
	}
	s.advance(91)
	rotations := func() kms.RotationsList {
		return run[kms.ListKeyRotationsResponse](s, "ListKeyRotations", &kms.ListKeyRotationsRequest{KeyId: made.KeyId}).Rotations
	}
	if n := len(rotations()); n != 2 {
		t.Fatalf("%d rotations", n)
	}
	sealed = append(sealed, s.encrypt(made.KeyId, "2", nil))
	s.restart()
	ids := map[string]bool{}
	for i, blob := range sealed {
		out := run[kms.DecryptResponse](s, "Decrypt", &kms.DecryptRequest{CiphertextBlob: blob})
		if string(out.Plaintext) != fmt.Sprint(i) || ids[out.KeyMaterialId] {
			t.Errorf("blob %d opened to %+v", i, out)
		}
		ids[out.KeyMaterialId] = true
	}
	if list := rotations(); list[0].RotationType != "ON_DEMAND" || list[1].RotationType != "AUTOMATIC" || list[1].KeyMaterialState != "CURRENT" {
		t.Errorf("rotations %+v", list)
	}
	run[any](s, "DisableKeyRotation", &kms.DisableKeyRotationRequest{KeyId: made.KeyId})
	if status := s.rotation(made.KeyId); *status.KeyRotationEnabled {
		t.Errorf("status %+v", status)
	}
	for n := len(rotations()); n <= 25; n++ { // one of them was not by order
		run[kms.RotateKeyOnDemandResponse](s, "RotateKeyOnDemand", &kms.RotateKeyOnDemandRequest{KeyId: made.KeyId})
	}
	s.refused("RotateKeyOnDemand", &kms.RotateKeyOnDemandRequest{KeyId: made.KeyId}, "LimitExceededException", "The on-demand rotations limit has been reached "+
		"for the given keyId. No more on-demand rotations can be performed for this key: "+made.Arn)
}

// Property: a key that belongs to AWS is rotated every year, whatever users want, and what
// it sealed before opens still.
func TestManagedKeysRotate(t *testing.T) { synctest.Test(t, testManagedKeysRotate) }

func testManagedKeysRotate(t *testing.T) {
	s := newServer(t)
	data, err := s.GenerateDataKey(t.Context(), home, "alias/aws/kinesis", nil)
	if err != nil {
		t.Fatal(err)
	}
	if status := s.rotation(data.KeyARN); !*status.KeyRotationEnabled || *status.RotationPeriodInDays != 365 {
		t.Errorf("status %+v", status)
	}
	before := s.describe(data.KeyARN).CurrentKeyMaterialId
	for _, operation := range []string{"EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand"} {
		in := map[string]api.Struct{
			"EnableKeyRotation": &kms.EnableKeyRotationRequest{KeyId: data.KeyARN}, "DisableKeyRotation": &kms.DisableKeyRotationRequest{KeyId: data.KeyARN},
			"RotateKeyOnDemand": &kms.RotateKeyOnDemandRequest{KeyId: data.KeyARN},
		}[operation]
		s.refused(operation, in, "AccessDeniedException", "")
	}
	s.advance(364)
	if s.describe(data.KeyARN).CurrentKeyMaterialId != before {
		t.Error("it was rotated within the year")
	}
	s.advance(2)
	if s.describe(data.KeyARN).CurrentKeyMaterialId == before {
		t.Error("it was not rotated after a year")
	}
	if plain, err := s.Service.Decrypt(t.Context(), home, data.Sealed, nil); err != nil || !bytes.Equal(plain, data.Plain) {
		t.Errorf("opened to %x, %v", plain, err)
	}
}

// Property: of calls that come at once every one is answered in KMS's words, and counts
// if it is answered with success: rotations have numbers of their own, and the key of an
// alias of AWS is made once.
func TestAtOnce(t *testing.T) {
	s := newServer(t)
	made := s.create()
	var rotated atomic.Int32
	var calls sync.WaitGroup
	arns := make([]string, 8)
	for i := range arns {
		calls.Go(func() {
			_, err := s.call("RotateKeyOnDemand", &kms.RotateKeyOnDemandRequest{KeyId: made.KeyId})
			if refusal, ok := errors.AsType[*shardwell.Error](err); err == nil {
				rotated.Add(1)
			} else if !ok || refusal.Code != "ConflictException" {
				t.Error(err)
			}
			data, err := s.GenerateDataKey(t.Context(), home, "alias/aws/kinesis", nil)
			if err != nil {
				t.Error(err)
			}
			arns[i] = data.KeyARN
		})
	}
	calls.Wait()
	rotations := run[kms.ListKeyRotationsResponse](s, "ListKeyRotations", &kms.ListKeyRotationsRequest{KeyId: made.KeyId}).Rotations
	if len(rotations) != int(rotated.Load()) || len(rotations) == 0 || len(slices.Compact(arns)) != 1 {
		t.Errorf("%d calls succeeded, rotations are %+v; keys %q", rotated.Load(), rotations, arns)
	}
}

// Property: alias/aws/kinesis is there for everybody, its key is made by its first use
// and stays the one that was told of before; users look at it and do nothing else with
// it; services seal and open with it.
func TestManagedKeys(t *testing.T) {
	s := newServer(t)
	const alias = "alias/aws/kinesis"
	before, err := s.Key(home, alias)
	if err != nil || !before.Managed || before.Err != nil {
		t.Fatalf("%+v, %v", before, err)
	}
	listed := run[kms.ListAliasesResponse](s, "ListAliases", &kms.ListAliasesRequest{}).Aliases
	if len(listed) != 2 || listed[1].AliasName != alias || listed[1].TargetKeyId != "" {
		t.Errorf("aliases %+v", listed)
	}
	if keys := run[kms.ListKeysResponse](s, "ListKeys", &kms.ListKeysRequest{}).Keys; len(keys) != 0 {
		t.Errorf("keys %+v", keys)
	}
	about := map[string]string{"aws:kinesis:arn": "x"}
	data, err := s.GenerateDataKey(t.Context(), home, alias, about)
	if err != nil || data.KeyARN != before.ARN || len(data.Plain) != 32 {
		t.Fatalf("%+v, %v", data, err)
	}
	s.restart()
	if plain, err := s.Service.Decrypt(t.Context(), home, data.Sealed, about); err != nil || !bytes.Equal(plain, data.Plain) {
		t.Errorf("opened to %x, %v", plain, err)
	}
	if _, err := s.Service.Decrypt(t.Context(), home, data.Sealed, nil); err == nil {
		t.Error("opened without its context")
	}
	if got := s.describe(alias); got.Arn != before.ARN || got.KeyManager != "AWS" {
		t.Errorf("described %+v", got)
	}
	for operation, in := range map[string]api.Struct{
		"Encrypt": &kms.EncryptRequest{KeyId: alias, Plaintext: []byte("x")}, "DisableKey": &kms.DisableKeyRequest{KeyId: before.ARN},
		"ScheduleKeyDeletion": &kms.ScheduleKeyDeletionRequest{KeyId: before.ARN}, "PutKeyPolicy": &kms.PutKeyPolicyRequest{KeyId: before.ARN, Policy: "{}"},
		"Decrypt": &kms.DecryptRequest{CiphertextBlob: data.Sealed, EncryptionContext: about},
	} {
		s.refused(operation, in, "AccessDeniedException", "because no resource-based policy allows the kms:"+operation+" action")
	}
	s.refused("CreateAlias", &kms.CreateAliasRequest{AliasName: "alias/aws/mine", TargetKeyId: before.ARN}, "NotAuthorizedException", "")
	s.refused("DescribeKey", &kms.DescribeKeyRequest{KeyId: "alias/aws/none"}, "NotFoundException", "Alias arn:aws:kms:us-east-1:"+account+":alias/aws/none is not found.")
	if _, err := s.Key(shardwell.Tenant{Account: other, Region: home.Region}, before.ARN); err == nil {
		t.Error("another account finds it")
	}
}

// Property: what names no key of ours, or asks for what is not there, is refused in
// KMS's words.
func TestRefusals(t *testing.T) {
	s := newServer(t)
	made := s.create()
	run[any](s, "CreateAlias", &kms.CreateAliasRequest{AliasName: "alias/a", TargetKeyId: made.KeyId})
	for _, r := range []struct {
		operation  string
		in         api.Struct
		code, text string
	}{
		{"DescribeKey", &kms.DescribeKeyRequest{KeyId: "fake-key-id"}, "NotFoundException", "Invalid keyId 'fake-key-id'"},
		{"DescribeKey", &kms.DescribeKeyRequest{KeyId: "alias/b"}, "NotFoundException", "Alias arn:aws:kms:us-east-1:" + account + ":alias/b is not found."},
		{"DescribeKey", &kms.DescribeKeyRequest{KeyId: "arn:aws:s3:::x"}, "InvalidArnException", ""},
		{"DescribeKey", &kms.DescribeKeyRequest{KeyId: strings.Replace(made.Arn, "us-east-1", "eu-west-1", 1)}, "NotFoundException", "Invalid arn eu-west-1"},
		{"DescribeKey", &kms.DescribeKeyRequest{KeyId: strings.Replace(made.Arn, "aws", "aws-cn", 1)}, "InvalidArnException", ""},
		{"DisableKey", &kms.DisableKeyRequest{KeyId: "alias/a"}, "NotFoundException", "Invalid keyId 'alias/a'"},
		{"GetKeyRotationStatus", &kms.GetKeyRotationStatusRequest{KeyId: "alias/a"}, "NotFoundException", "Invalid keyId 'alias/a'"},
		{"CreateGrant", &kms.CreateGrantRequest{KeyId: "alias/a", GranteePrincipal: "arn:aws:iam::" + account + ":root"}, "NotFoundException", "Invalid keyId 'alias/a'"},
		{"CreateGrant", &kms.CreateGrantRequest{KeyId: made.KeyId}, "ValidationException", "You must specify either GranteePrincipal or"},
		{"ListGrants", &kms.ListGrantsRequest{KeyId: "alias/a"}, "NotFoundException", "Invalid keyId 'alias/a'"},
		{"ListRetirableGrants", &kms.ListRetirableGrantsRequest{}, "ValidationException", "You must specify either RetiringPrincipal or"},
		{"RevokeGrant", &kms.RevokeGrantRequest{KeyId: "alias/a", GrantId: "g"}, "NotFoundException", "Invalid keyId 'alias/a'"},
		{"CreateAlias", &kms.CreateAliasRequest{AliasName: "b", TargetKeyId: made.KeyId}, "ValidationException", `Alias must start with the prefix "alias/".`},
		{"CreateAlias", &kms.CreateAliasRequest{AliasName: "alias/b:c", TargetKeyId: made.KeyId}, "ValidationException", "alias/b:c contains invalid characters for an alias"},
		{"CreateAlias", &kms.CreateAliasRequest{AliasName: "alias/b", TargetKeyId: "alias/a"}, "ValidationException", "Aliases must refer to keys. Not aliases"},
		{"CreateAlias", &kms.CreateAliasRequest{AliasName: "alias/a", TargetKeyId: made.KeyId}, "AlreadyExistsException", "An alias with the name"},
		{"CreateKey", &kms.CreateKeyRequest{KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY"}, "UnsupportedOperationException", "KeySpec RSA_2048"},
		{"CreateKey", &kms.CreateKeyRequest{KeyUsage: "SIGN_VERIFY"}, "ValidationException", "KeyUsage SIGN_VERIFY is not compatible with KeySpec SYMMETRIC_DEFAULT"},
		{"CreateKey", &kms.CreateKeyRequest{KeySpec: "RSA_2048", KeyUsage: "KEY_AGREEMENT"}, "ValidationException", "KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048"},
		{"CreateKey", &kms.CreateKeyRequest{KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT"}, "UnsupportedOperationException", "KeySpec ECC_NIST_P256"},
		{"CreateKey", &kms.CreateKeyRequest{KeySpec: "HMAC_256"}, "ValidationException", "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."},
		{"CreateKey", &kms.CreateKeyRequest{Origin: "EXTERNAL"}, "UnsupportedOperationException", ""},
		{"CreateKey", &kms.CreateKeyRequest{MultiRegion: new(true)}, "UnsupportedOperationException", ""},
		{"CreateKey", &kms.CreateKeyRequest{Policy: "my policy"}, "MalformedPolicyDocumentException", ""},
		{"CreateKey", &kms.CreateKeyRequest{Tags: kms.TagList{{TagKey: "a"}, {TagKey: "a"}}}, "TagException", "Duplicate tag keys"},
		{"CreateKey", &kms.CreateKeyRequest{Tags: make(kms.TagList, 51)}, "TagException", "Too many tags"},
		{"TagResource", &kms.TagResourceRequest{KeyId: made.KeyId, Tags: kms.TagList{{TagKey: "AWS:a"}}}, "TagException", "Tags beginning with aws: are reserved"},
		{"Decrypt", &kms.DecryptRequest{}, "ValidationException", "Value null at 'ciphertextBlob' failed"},
		{"Decrypt", &kms.DecryptRequest{CiphertextBlob: []byte("x")}, "InvalidCiphertextException", ""},
		{"GetKeyPolicy", &kms.GetKeyPolicyRequest{KeyId: made.KeyId, PolicyName: "x"}, "NotFoundException", "No such policy exists"},
		{"GetKeyPolicy", &kms.GetKeyPolicyRequest{KeyId: made.KeyId, PolicyName: "AWS_RAM"}, "NotFoundException", ""},
		{"PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, PolicyName: "AWS_RAM", Policy: "{}"}, "ValidationException", "The AWS_RAM policy can only be managed by the RAM service"},
		{"Encrypt", &kms.EncryptRequest{KeyId: made.KeyId, EncryptionAlgorithm: "RSAES_OAEP_SHA_1"}, "InvalidKeyUsageException", ""},
		{"ListKeys", &kms.ListKeysRequest{Marker: "!"}, "InvalidMarkerException", ""},
		{"RevokeGrant", &kms.RevokeGrantRequest{KeyId: made.KeyId, GrantId: "g"}, "NotFoundException", ""},
		{"RetireGrant", &kms.RetireGrantRequest{GrantToken: "?"}, "InvalidGrantTokenException", ""},
	} {
		s.refused(r.operation, r.in, r.code, r.text)
	}
}

// Property: lists give everything once, page by page.
func TestPages(t *testing.T) {
	s := newServer(t)
	want := map[string]bool{}
	for i := range 5 {
		made := s.create()
		want[made.KeyId] = true
		run[any](s, "CreateAlias", &kms.CreateAliasRequest{AliasName: fmt.Sprint("alias/", i), TargetKeyId: made.KeyId})
	}
	got, marker := map[string]bool{}, ""
	for pages := 0; pages == 0 || marker != ""; pages++ {
		out := run[kms.ListKeysResponse](s, "ListKeys", &kms.ListKeysRequest{Limit: new(int32(2)), Marker: marker})
		for _, k := range out.Keys {
			if got[k.KeyId] || !want[k.KeyId] {
				t.Errorf("key %s", k.KeyId)
			}
			got[k.KeyId] = true
		}
		if marker = out.NextMarker; *out.Truncated != (marker != "") || len(out.Keys) > 2 || pages > 3 {
			t.Fatalf("page %d: %+v", pages, out)
		}
	}
	aliases := run[kms.ListAliasesResponse](s, "ListAliases", &kms.ListAliasesRequest{Limit: new(int32(3))})
	if len(got) != 5 || len(aliases.Aliases) != 3 || !*aliases.Truncated {
		t.Errorf("%d keys, aliases %+v", len(got), aliases)
	}
	var id string
	for id = range want {
		break
	}
	if of := run[kms.ListAliasesResponse](s, "ListAliases", &kms.ListAliasesRequest{KeyId: id}); len(of.Aliases) != 1 || of.Aliases[0].TargetKeyId != id {
		t.Errorf("aliases of a key: %+v", of)
	}
}

// may asks what a call asks for, and whether a caller is allowed all of it, whose own
// policies are given.
func (s *server) may(c *service.Caller, operation string, in api.Struct, identity ...string) bool {
	s.t.Helper()
	into := service.Access{Caller: c}
	tenant := shardwell.Tenant{Account: c.Account, Region: home.Region}
	if err := s.Access(tenant, operation, in, &into); err != nil {
		return false
	}
	var own []*policy.Policy
	for _, text := range identity {
		p, err := policy.Parse(policy.UserInline, "own", text)
		if err != nil {
			s.t.Fatal(err)
		}
		own = append(own, p)
	}
	for _, ask := range into.Asks {
		request := policy.Request{Principal: &c.Principal, Action: ask.Action, Resource: ask.Resource, ResourceAccount: ask.Account,
			Context: &policy.Facts{ResourceTags: ask.Tags, RequestTags: into.RequestTags, TagKeys: into.TagKeys, More: ask.Keys}}
		if !policy.Decide(&request, &policy.Policies{Identity: own, Resource: ask.Policy, ResourceDecides: ask.Decides}).Allowed {
			return false
		}
	}
	return len(into.Asks) > 0
}

func user(account, name string) *service.Caller {
	return &service.Caller{Principal: policy.Principal{
		Kind: policy.User, Account: account, ARN: "arn:aws:iam::" + account + ":user/" + name, Name: name, ID: "AIDA" + name,
	}}
}

func allow(action, resource string) string {
	return `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"` + action + `","Resource":"` + resource + `"}}`
}

// keyPolicy leaves the key to root, and lets a user do something, if a condition holds.
func keyPolicy(arn, action, condition string) string {
	return `{"Version":"2012-10-17","Statement":[` +
		`{"Sid":"root only","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::` + account + `:root"},"Action":["kms:PutKeyPolicy","kms:DescribeKey"],"Resource":"*"},` +
		`{"Effect":"Allow","Principal":{"AWS":"` + arn + `"},"Action":"` + action + `","Resource":"*"` + condition + `}]}`
}

// Property: the key's policy decides. That of a new key leaves it to the account's own
// policies; one that does not leaves out even the account's root; one that names
// somebody is enough in the account, and across accounts together with that one's own;
// conditions on the encryption context hold.
func TestKeyPolicies(t *testing.T) {
	s := newServer(t)
	made := s.create()
	ann, eve, root := user(account, "ann"), user(other, "eve"), service.Root("aws", account, "")
	encrypt := &kms.EncryptRequest{KeyId: made.Arn, Plaintext: []byte("x"), EncryptionContext: map[string]string{"Team": "a"}}
	all := allow("kms:*", "*")
	check := func(what string, got, want bool) {
		t.Helper()
		if got != want {
			t.Errorf("%s: allowed is %v", what, got)
		}
	}
	check("root", s.may(root, "Encrypt", encrypt), true)
	check("a user without policies", s.may(ann, "Encrypt", encrypt), false)
	check("a user with policies", s.may(ann, "Encrypt", encrypt, all), true)
	check("a user with a policy on the key", s.may(ann, "Encrypt", encrypt, allow("kms:Encrypt", made.Arn)), true)
	check("a user with a policy on another", s.may(ann, "Encrypt", encrypt, allow("kms:Encrypt", made.Arn[:len(made.Arn)-1]+"x")), false)
	check("another account's user", s.may(eve, "Encrypt", encrypt, all), false)

	put := func(text string) {
		t.Helper()
		run[any](s, "PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, Policy: text})
		if got := run[kms.GetKeyPolicyResponse](s, "GetKeyPolicy", &kms.GetKeyPolicyRequest{KeyId: made.KeyId}); got.Policy != text {
			t.Errorf("the policy is %s", got.Policy)
		}
	}
	put(keyPolicy(ann.ARN, "kms:Encrypt", `,"Condition":{"StringEquals":{"kms:EncryptionContext:team":"a","kms:CallerAccount":"`+account+`"}}`))
	check("root, left out", s.may(root, "Encrypt", encrypt), false)
	check("the user who is named", s.may(ann, "Encrypt", encrypt), true)
	check("another user", s.may(user(account, "bob"), "Encrypt", encrypt, all), false)
	check("the user who is named, for another context", s.may(ann, "Encrypt", &kms.EncryptRequest{KeyId: made.KeyId, EncryptionContext: map[string]string{"Team": "b"}}), false)
	check("the user who is named, without a context", s.may(ann, "Encrypt", &kms.EncryptRequest{KeyId: made.KeyId}), false)
	check("the user who is named, something else", s.may(ann, "DescribeKey", &kms.DescribeKeyRequest{KeyId: made.KeyId}), false)

	put(keyPolicy(eve.ARN, "kms:Encrypt", ""))
	check("another account's user who is named", s.may(eve, "Encrypt", encrypt), false)
	check("and allowed at home", s.may(eve, "Encrypt", encrypt, all), true)

	s.refused("PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, Policy: strings.Replace(keyPolicy(ann.ARN, "kms:*", ""), "kms:PutKeyPolicy", "kms:Encrypt", 1)},
		"MalformedPolicyDocumentException", "The new key policy will not allow you to update the key policy in the future.")
	locked := strings.Replace(keyPolicy(ann.ARN, "kms:*", ""), "kms:PutKeyPolicy", "kms:Encrypt", 1)
	run[any](s, "PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, Policy: locked, BypassPolicyLockoutSafetyCheck: new(true)})
	check("a key that is not there, without policies", s.may(ann, "DescribeKey", &kms.DescribeKeyRequest{KeyId: "01234567-89ab-cdef-0123-456789abcdef"}), false)
	check("a key that is not there", s.may(ann, "DescribeKey", &kms.DescribeKeyRequest{KeyId: "01234567-89ab-cdef-0123-456789abcdef"}, all), true)
}

// Property: policies may ask what a request says, and what counts where it does not say,
// to deny it as well as to allow it.
func TestConditionsOnRequests(t *testing.T) {
	s := newServer(t)
	made, another := s.create(), s.create()
	sealed := s.encrypt(made.KeyId, "x", nil)
	ann := user(account, "ann")
	grant := func(operations ...string) api.Struct {
		return &kms.CreateGrantRequest{KeyId: made.KeyId, GranteePrincipal: ann.ARN, Operations: operations,
			Constraints: &kms.GrantConstraints{EncryptionContextSubset: map[string]string{"a": "b"}}}
	}
	for _, c := range []struct {
		operation string
		in        api.Struct
		condition string
		holds     bool
	}{
		{"ScheduleKeyDeletion", &kms.ScheduleKeyDeletionRequest{KeyId: made.KeyId, PendingWindowInDays: new(int32(7))}, `"NumericLessThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":"30"}`, true},
		{"ScheduleKeyDeletion", &kms.ScheduleKeyDeletionRequest{KeyId: made.KeyId}, `"NumericLessThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":"30"}`, false},
		{"EnableKeyRotation", &kms.EnableKeyRotationRequest{KeyId: made.KeyId}, `"NumericEquals":{"kms:RotationPeriodInDays":"365"}`, true},
		{"EnableKeyRotation", &kms.EnableKeyRotationRequest{KeyId: made.KeyId, RotationPeriodInDays: new(int32(90))}, `"NumericEquals":{"kms:RotationPeriodInDays":"365"}`, false},
		{"PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, BypassPolicyLockoutSafetyCheck: new(true)}, `"Bool":{"kms:BypassPolicyLockoutSafetyCheck":"true"}`, true},
		{"PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId}, `"Bool":{"kms:BypassPolicyLockoutSafetyCheck":"true"}`, false},
		{"GetKeyPolicy", &kms.GetKeyPolicyRequest{KeyId: made.KeyId}, `"StringEquals":{"kms:PolicyName":"default"}`, true},
		{"PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, PolicyName: "AWS_RAM"}, `"StringEquals":{"kms:PolicyName":"default"}`, false},
		{"CreateKey", &kms.CreateKeyRequest{KeySpec: "RSA_2048"}, `"StringNotEquals":{"kms:KeySpec":"SYMMETRIC_DEFAULT"}`, true},
		{"CreateKey", &kms.CreateKeyRequest{}, `"StringNotEquals":{"kms:KeySpec":"SYMMETRIC_DEFAULT"}`, false},
		{"CreateKey", &kms.CreateKeyRequest{MultiRegion: new(true)}, `"Bool":{"kms:MultiRegion":"true"}`, true},
		{"DescribeKey", &kms.DescribeKeyRequest{KeyId: made.KeyId}, `"StringEquals":{"kms:KeyUsage":"ENCRYPT_DECRYPT","kms:KeyOrigin":"AWS_KMS"}`, true},
		{"Encrypt", &kms.EncryptRequest{KeyId: made.KeyId}, `"StringEquals":{"kms:EncryptionAlgorithm":"SYMMETRIC_DEFAULT"}`, true},
		{"Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed}, `"StringEquals":{"kms:EncryptionAlgorithm":"SYMMETRIC_DEFAULT"}`, true},
		{"ReEncrypt", &kms.ReEncryptRequest{CiphertextBlob: sealed, DestinationKeyId: made.KeyId}, `"Bool":{"kms:ReEncryptOnSameKey":"true"}`, true},
		{"ReEncrypt", &kms.ReEncryptRequest{CiphertextBlob: sealed, DestinationKeyId: another.KeyId}, `"Bool":{"kms:ReEncryptOnSameKey":"true"}`, false},
		{"CreateGrant", grant("Decrypt"), `"ForAllValues:StringEquals":{"kms:GrantOperations":["Decrypt","Encrypt"]}`, true},
		{"CreateGrant", grant("Decrypt", "RetireGrant"), `"ForAllValues:StringEquals":{"kms:GrantOperations":["Decrypt","Encrypt"]}`, false},
		{"CreateGrant", grant("Decrypt"), `"StringEquals":{"kms:GranteePrincipal":"` + ann.ARN + `","kms:GrantConstraintType":"EncryptionContextSubset"}`, true},
		{"CreateGrant", grant("Decrypt"), `"Bool":{"kms:GrantIsForAWSResource":"false"}`, true},
		{"RevokeGrant", &kms.RevokeGrantRequest{KeyId: made.KeyId, GrantId: "g"}, `"Bool":{"kms:GrantIsForAWSResource":"true"}`, false},
	} {
		statement := `{"Effect":"%s","Action":"kms:*","Resource":"*","Condition":{` + c.condition + `}}`
		if got := s.may(ann, c.operation, c.in, `{"Version":"2012-10-17","Statement":`+fmt.Sprintf(statement, "Allow")+`}`); got != c.holds {
			t.Errorf("%s: allowed if %s: %v", c.operation, c.condition, got)
		}
		if got := s.may(ann, c.operation, c.in, allow("kms:*", "*"), `{"Version":"2012-10-17","Statement":`+fmt.Sprintf(statement, "Deny")+`}`); got == c.holds {
			t.Errorf("%s: denied if %s: %v", c.operation, c.condition, !got)
		}
	}
}

// Property: where nobody's signature is verified, a key is still its own account's, but
// for what its policy leaves to another.
func TestKeysOfOthers(t *testing.T) {
	s := newServer(t)
	made := s.create()
	sealed := s.encrypt(made.KeyId, "x", nil)
	s.tenant.Account, s.caller = other, service.Root("aws", other, "")
	const veil = " because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"
	none := strings.Replace(made.Arn, made.KeyId, "01234567-89ab-cdef-0123-456789abcdef", 1)
	for _, ref := range []string{made.Arn, none, "arn:aws:kms:us-east-1:" + account + ":alias/aws/kinesis", "arn:aws:kms:us-east-1:" + account + ":alias/none"} {
		who := "User: arn:aws:iam::" + other + ":root is not authorized to perform: kms:"
		s.refused("DescribeKey", &kms.DescribeKeyRequest{KeyId: ref}, "AccessDeniedException", who+"DescribeKey on this resource"+veil)
		s.refused("Encrypt", &kms.EncryptRequest{KeyId: ref, Plaintext: []byte("x")}, "AccessDeniedException", who+"Encrypt on this resource"+veil)
		_, err := s.Key(s.tenant, ref)
		fault, ok := errors.AsType[*service.KeyError](err)
		if !ok || fault.Kind != service.KeyDenied || fault.Message != who+"GenerateDataKey on this resource"+veil {
			t.Errorf("other services of the account get %v for %s", err, ref)
		}
	}
	s.refused("Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed}, "AccessDeniedException", "kms:Decrypt on the resource associated with this ciphertext"+veil)
	s.tenant.Account, s.caller = account, service.Root("aws", account, "")
	run[any](s, "PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, Policy: keyPolicy("arn:aws:iam::"+other+":root", "kms:Decrypt", "")})
	s.tenant.Account, s.caller = other, service.Root("aws", other, "")
	if got := s.decrypt(sealed, nil); got != "x" {
		t.Errorf("opened to %q", got)
	}
	s.refused("DisableKey", &kms.DisableKeyRequest{KeyId: made.Arn}, "AccessDeniedException", veil)
}

// Property: where policies decide, a denial does not tell another account's key from one
// that is not there, nor which key sealed a ciphertext.
func TestDenialsTellNothing(t *testing.T) {
	s := newServer(t)
	made := s.create()
	none := strings.Replace(made.Arn, made.KeyId, "01234567-89ab-cdef-0123-456789abcdef", 1)
	sealed := s.encrypt(made.KeyId, "x", nil)
	var identity []*policy.Policy
	denial := func(c *service.Caller, operation string, in api.Struct) string {
		t.Helper()
		into := service.Access{Caller: c}
		if err := s.Access(shardwell.Tenant{Account: c.Account, Region: home.Region}, operation, in, &into); err != nil {
			t.Fatal(err)
		}
		ask := &into.Asks[0]
		r := policy.Request{Principal: &c.Principal, Action: ask.Action, Resource: ask.Resource, ResourceAccount: ask.Account, Called: ask.Called, Veiled: ask.Veiled}
		d := policy.Decide(&r, &policy.Policies{Identity: identity, Resource: ask.Policy, ResourceDecides: ask.Decides})
		if d.Allowed {
			t.Fatalf("%s may %s", c.ARN, operation)
		}
		r.Resource = cmp.Or(ask.Told, r.Resource)
		return d.Denial(&r)
	}
	eve, ann := user(other, "eve"), user(account, "ann")
	one, two := denial(eve, "DescribeKey", &kms.DescribeKeyRequest{KeyId: made.Arn}), denial(eve, "DescribeKey", &kms.DescribeKeyRequest{KeyId: none})
	if one != two || !strings.Contains(one, "kms:DescribeKey on this resource because the resource does not exist in this Region, ") {
		t.Errorf("one that is there: %s\none that is not: %s", one, two)
	}
	if got := denial(ann, "DescribeKey", &kms.DescribeKeyRequest{KeyId: made.KeyId}); !strings.HasSuffix(got, " on resource: "+made.Arn+
		" because no identity-based policy allows the kms:DescribeKey action") {
		t.Error(got)
	}
	for _, c := range []*service.Caller{eve, ann} {
		got := denial(c, "Decrypt", &kms.DecryptRequest{CiphertextBlob: sealed})
		if !strings.Contains(got, "kms:Decrypt on the resource associated with this ciphertext because ") || strings.Contains(got, made.KeyId) {
			t.Error(got)
		}
	}
	run[any](s, "CreateAlias", &kms.CreateAliasRequest{AliasName: "alias/there", TargetKeyId: made.KeyId})
	deny, err := policy.Parse(policy.Managed, "p", `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"kms:*","Resource":"*"}}`)
	if err != nil {
		t.Fatal(err)
	}
	identity = append(identity, deny)
	alias := "arn:aws:kms:" + home.Region + ":" + home.Account + ":alias/"
	one, two = denial(eve, "DescribeKey", &kms.DescribeKeyRequest{KeyId: alias + "there"}), denial(eve, "DescribeKey", &kms.DescribeKeyRequest{KeyId: alias + "none"})
	if one != strings.Replace(two, "/none", "/there", 1) || strings.Contains(one, made.KeyId) {
		t.Errorf("an alias that is there: %s\none that is not: %s", one, two)
	}
}

// Property: keys that cannot be read refuse everything as such, so that nothing is
// stored in the clear for want of them.
func TestUnavailable(t *testing.T) {
	var none service.Keys = keys.Unavailable{}
	_, err1 := none.Key(home, "alias/aws/kinesis")
	_, err2 := none.GenerateDataKey(t.Context(), home, "alias/aws/kinesis", nil)
	_, err3 := none.Decrypt(t.Context(), home, nil, nil)
	for _, err := range []error{err1, err2, err3} {
		if fault, ok := errors.AsType[*service.KeyError](err); !ok || fault.Kind != service.KeyInvalidState {
			t.Errorf("got %v", err)
		}
	}
}

// What it costs to ask for a key, by alias, as is done for every request of an encrypted
// stream.
func BenchmarkKey(b *testing.B) {
	engine := memory.New(memory.Config{})
	s, err := keys.Open(b.Context(), engine, keys.Config{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = errors.Join(s.Close(), engine.Close()) }()
	if _, err := s.GenerateDataKey(b.Context(), home, "alias/aws/kinesis", nil); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Key(home, "alias/aws/kinesis"); err != nil {
			b.Fatal(err)
		}
	}
}

// Property: a grant allows its operations to its grantee, in the encryption contexts
// that it is for, without any policy; it counts at once and ends when it is revoked or
// retired, which those may do whom it says.
func TestGrants(t *testing.T) {
	s := newServer(t)
	made := s.create()
	ann, bob := user(account, "ann"), user(account, "bob")
	encrypt := func(about map[string]string) api.Struct {
		return &kms.EncryptRequest{KeyId: made.KeyId, Plaintext: []byte("x"), EncryptionContext: about}
	}
	grant := func(c *kms.GrantConstraints, operations ...string) *kms.CreateGrantResponse {
		t.Helper()
		return run[kms.CreateGrantResponse](s, "CreateGrant", &kms.CreateGrantRequest{
			KeyId: made.KeyId, GranteePrincipal: ann.ARN, RetiringPrincipal: bob.ARN, Operations: operations, Constraints: c,
		})
	}
	one := grant(nil, "Encrypt", "Decrypt")
	if !s.may(ann, "Encrypt", encrypt(nil)) || s.may(bob, "Encrypt", encrypt(nil)) || s.may(ann, "DescribeKey", &kms.DescribeKeyRequest{KeyId: made.KeyId}) {
		t.Error("the grant does not allow what it says")
	}
	if !s.may(bob, "RetireGrant", &kms.RetireGrantRequest{GrantToken: one.GrantToken}) || s.may(ann, "RetireGrant", &kms.RetireGrantRequest{GrantToken: one.GrantToken}) {
		t.Error("others may retire it than it says")
	}
	list := run[kms.ListGrantsResponse](s, "ListGrants", &kms.ListGrantsRequest{KeyId: made.KeyId}).Grants
	if len(list) != 1 || list[0].GrantId != one.GrantId || !slices.Equal(list[0].Operations, kms.GrantOperationList{"Decrypt", "Encrypt"}) {
		t.Errorf("grants %+v", list)
	}
	if name := list[0].Shape().Index("Name", 0); list[0].Name != "" || !list[0].Has(name) {
		t.Error("a grant without a name does not show that it has none")
	}
	retirable := run[kms.ListGrantsResponse](s, "ListRetirableGrants", &kms.ListRetirableGrantsRequest{RetiringPrincipal: bob.ARN}).Grants
	if len(retirable) != 1 || retirable[0].GrantId != one.GrantId {
		t.Errorf("retirable grants %+v", retirable)
	}
	s.refused("RetireGrant", &kms.RetireGrantRequest{GrantToken: one.GrantToken, DryRun: new(true)}, "DryRunOperationException", "")
	run[any](s, "RetireGrant", &kms.RetireGrantRequest{GrantToken: one.GrantToken})
	if s.may(ann, "Encrypt", encrypt(nil)) {
		t.Error("it still counts")
	}
	nothing := grant(&kms.GrantConstraints{EncryptionContextEquals: map[string]string{}}, "Encrypt")
	s.restart()
	if !s.may(ann, "Encrypt", encrypt(nil)) || s.may(ann, "Encrypt", encrypt(map[string]string{"a": "b"})) {
		t.Error("a grant for no context at all does not allow what it says")
	}
	run[any](s, "RevokeGrant", &kms.RevokeGrantRequest{KeyId: made.KeyId, GrantId: nothing.GrantId})
	equals := grant(&kms.GrantConstraints{EncryptionContextEquals: map[string]string{"a": "b"}}, "Encrypt")
	for _, c := range []struct {
		about map[string]string
		want  bool
	}{{nil, false}, {map[string]string{"a": "b"}, true}, {map[string]string{"a": "b", "c": "d"}, false}, {map[string]string{"A": "b"}, false}} {
		if got := s.may(ann, "Encrypt", encrypt(c.about)); got != c.want {
			t.Errorf("for %v it allows: %v", c.about, got)
		}
	}
	grant(&kms.GrantConstraints{EncryptionContextSubset: map[string]string{"a": "b"}}, "Encrypt")
	run[any](s, "RevokeGrant", &kms.RevokeGrantRequest{KeyId: made.KeyId, GrantId: equals.GrantId})
	s.restart()
	if !s.may(ann, "Encrypt", encrypt(map[string]string{"a": "b", "c": "d"})) || s.may(ann, "Encrypt", encrypt(map[string]string{"c": "d"})) {
		t.Error("a grant of part of a context does not allow what it says")
	}
	s.refused("CreateGrant", &kms.CreateGrantRequest{KeyId: made.KeyId, GranteePrincipal: "x\"", Operations: kms.GrantOperationList{"Encrypt"}}, "InvalidArnException", "")
	s.refused("CreateGrant", &kms.CreateGrantRequest{KeyId: made.KeyId, GranteePrincipal: ann.ARN, Operations: kms.GrantOperationList{"CreateGrant"}}, "UnsupportedOperationException", "")
}

// Property: the longest policy that a key may have still counts beside the most grants.
func TestGrantsBesideLongPolicy(t *testing.T) {
	s := newServer(t)
	made := s.create()
	long := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::` + account + `:root"},"Action":"kms:*","Resource":"*"},` +
		`{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"aws:UserAgent":"%"}}}]}`
	long = strings.Replace(long, "%", strings.Repeat("<", 32<<10-len(long)+1), 1)
	run[any](s, "PutKeyPolicy", &kms.PutKeyPolicyRequest{KeyId: made.KeyId, Policy: long})
	in := &kms.EncryptRequest{KeyId: made.KeyId, Plaintext: []byte("x")}
	ann := user(account, "ann")
	for i := range 100 {
		who := fmt.Sprintf("arn:aws:iam::%s:role/%s/r%d", account, strings.Repeat("p", 200), i)
		if i == 99 {
			who = ann.ARN
		}
		run[kms.CreateGrantResponse](s, "CreateGrant", &kms.CreateGrantRequest{KeyId: made.KeyId, GranteePrincipal: who, Operations: kms.GrantOperationList{
			"Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"}})
	}
	if !s.may(ann, "Encrypt", in) {
		t.Error("a grant does not count")
	}
	if !s.may(user(account, "bob"), "Encrypt", in, `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}`) {
		t.Error("the policy does not count")
	}
}

// Property: every operation that is served asks for something, so that none is open.
func TestEveryOperationAsks(t *testing.T) {
	s := newServer(t)
	made := s.create()
	sealed := s.encrypt(made.KeyId, "x", nil)
	for i := range kms.Service.Operations {
		op := &kms.Service.Operations[i]
		in := op.NewInput()
		for j := range in.Shape().Members {
			switch field := in.Field(j).(type) {
			case *string:
				if name := in.Shape().Members[j].Name; strings.HasSuffix(name, "KeyId") && name != "CustomKeyStoreId" {
					*field = made.KeyId
				} else if name == "AliasName" {
					*field = "alias/x"
				} else if name == "GrantId" {
					*field = "g"
				}
			case *[]byte:
				*field = sealed
			}
		}
		var into service.Access
		if err := s.Access(home, op.Name, in, &into); err != nil || len(into.Asks) == 0 || s.Handlers()[op.Name] == nil {
			t.Errorf("%s asks for %+v, %v", op.Name, into.Asks, err)
			continue
		}
		for _, ask := range into.Asks {
			if !strings.HasPrefix(ask.Action.String(), "kms:") || ask.Resource == "" {
				t.Errorf("%s asks for %+v", op.Name, ask)
			}
		}
	}
	if len(s.Handlers()) != len(kms.Service.Operations) {
		t.Errorf("%d operations are served, the table has %d", len(s.Handlers()), len(kms.Service.Operations))
	}
}
