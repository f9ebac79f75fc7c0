package streams

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/service"
)

// fakeKMS is KMS for tests: the key of the service, and those that are made. Safe
// for concurrent use.
type fakeKMS struct {
	mu      sync.Mutex
	keys    map[string]*fakeKey // by ARN
	names   map[string]string   // of aliases and ids, to ARNs
	version uint64
	made    [][]byte // data keys
	opened  int      // calls of Decrypt
}

type fakeKey struct {
	secret envelope.Key
	key    service.Key
}

const homeKeyARN = "arn:aws:kms:us-east-1:000000000000:key/"

func newFakeKMS() *fakeKMS {
	k := &fakeKMS{keys: map[string]*fakeKey{}, names: map[string]string{}}
	k.add("managed", "alias/aws/kinesis")
	return k
}

// add makes a key and gives its ARN.
func (k *fakeKMS) add(id string, aliases ...string) (arn string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	arn = homeKeyARN + id
	made := &fakeKey{key: service.Key{ARN: arn, Account: home.Account, Managed: id == "managed"}}
	rand.Read(made.secret[:])
	k.version++
	made.key.Version = k.version
	k.keys[arn], k.names[id], k.names[arn] = made, arn, arn
	for _, alias := range aliases {
		k.names[alias] = arn
	}
	return arn
}

// set changes why a key cannot be used, nil if it can.
func (k *fakeKMS) set(id string, kind service.KeyFault) {
	k.mu.Lock()
	defer k.mu.Unlock()
	of := k.keys[k.names[id]]
	k.version++
	of.key.Version, of.key.Err = k.version, nil
	if kind != 0 {
		of.key.Err = &service.KeyError{Kind: kind, Message: fmt.Sprintf("%s is out of order", of.key.ARN)}
	}
}

// point has an alias name another key.
func (k *fakeKMS) point(alias, id string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.names[alias] = k.names[id]
}

func (k *fakeKMS) Key(_ shardwell.Tenant, ref string) (service.Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	of := k.keys[k.names[ref]]
	if of == nil {
		return service.Key{}, &service.KeyError{Kind: service.KeyNotFound, Message: "Invalid keyId " + ref}
	}
	return of.key, nil
}

// fakeSealed is a sealed data key.
type fakeSealed struct {
	ARN  string
	Body []byte
}

func purposeOf(context map[string]string) string { return fmt.Sprint(context) }

func (k *fakeKMS) GenerateDataKey(_ context.Context, t shardwell.Tenant, ref string, context map[string]string) (service.DataKey, error) {
	key, err := k.Key(t, ref)
	if err == nil && key.Err != nil {
		err = key.Err
	}
	if err != nil {
		return service.DataKey{}, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	plain, nonce := make([]byte, 32), envelope.Nonce{}
	rand.Read(plain)
	rand.Read(nonce[:])
	k.made = append(k.made, bytes.Clone(plain))
	sealed, err := json.Marshal(fakeSealed{key.ARN, envelope.Seal(k.keys[key.ARN].secret, nonce, purposeOf(context), plain)})
	return service.DataKey{KeyARN: key.ARN, Plain: plain, Sealed: sealed}, err
}

func (k *fakeKMS) Decrypt(_ context.Context, t shardwell.Tenant, sealed []byte, context map[string]string) ([]byte, error) {
	var parts fakeSealed
	if err := json.Unmarshal(sealed, &parts); err != nil || !strings.HasPrefix(parts.ARN, "arn:") {
		return nil, &service.KeyError{Kind: service.KeyInvalidCiphertext, Message: "not a ciphertext"}
	}
	key, err := k.Key(t, parts.ARN)
	if err == nil && key.Err != nil {
		err = key.Err
	}
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.opened++
	plain, err := envelope.Open(k.keys[parts.ARN].secret, purposeOf(context), parts.Body)
	if err != nil {
		return nil, &service.KeyError{Kind: service.KeyInvalidCiphertext, Message: "not for this"}
	}
	return plain, nil
}
