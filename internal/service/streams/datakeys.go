package streams

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Records of an encrypted stream are sealed with data keys. One is made by this
// process, is durable in the catalog, itself sealed under a key of KMS, before the
// first record is sealed with it, and is written with by this process alone: the
// numbers of its records are in memory, and a process that does not know how far
// they went must not go on with them. The next one comes with the next process,
// with another key of KMS, and when the limits below are reached.
//
// KMS is asked about its key for every call, which costs it a look into memory, so
// that a key that is disabled counts at once; data keys that were opened under an
// earlier state of it are opened anew.
const (
	// dataKeyLife bounds what one data key that became known gives away, and how
	// long those stay in memory that are written with. With the longest retention
	// a stream has 365 of them, of about 300 bytes in the catalog.
	dataKeyLife = 24 * time.Hour
	// dataKeyBytes bounds what is sealed with one: of 2^34 blocks, two that collide
	// are less likely than 2^-60. A call that is under way may go beyond it.
	dataKeyBytes = 256 << 30
	// dataKeyRecords bounds how many records: far below where numbers, of 64 bits,
	// end.
	dataKeyRecords = 1 << 32

	// readingKeyLife is how long an opened data key is read with before it is opened
	// anew, and readingKeysMost how many are held.
	readingKeyLife  = 5 * time.Minute
	readingKeysMost = 1000
)

// writingKey is a data key that this process seals with. Safe for concurrent use.
type writingKey struct {
	id     uint32
	arn    string // of the key of KMS
	sealed []byte
	gcm    cipher.AEAD
	until  time.Time // by the steady clock

	version atomic.Uint64 // of the key of KMS, when it was last asked
	records atomic.Uint64 // numbers that have been given
	bytes   atomic.Int64
	users   atomic.Int64 // calls that have entered and not left
	retired atomic.Bool  // nobody may enter
}

// enter gives numbers to records, the first of them, unless the key has been used
// enough. Who has entered must leave.
func (k *writingKey) enter(records int, bytes int64) (first uint64, ok bool) {
	k.users.Add(1)
	if !k.retired.Load() {
		end := k.records.Add(uint64(records))
		if end <= dataKeyRecords && k.bytes.Add(bytes) <= dataKeyBytes {
			return end - uint64(records), true
		}
	}
	k.users.Add(-1)
	return 0, false
}

func (k *writingKey) leave() { k.users.Add(-1) }

// idle says that nothing is sealed with the key any more, and what was is in the log.
func (k *writingKey) idle() bool { return k.retired.Load() && k.users.Load() == 0 }

// fits says whether the key may be written with, as far as KMS has a say.
func (k *writingKey) fits(key service.Key, now time.Time) bool {
	return k.arn == key.ARN && k.version.Load() == key.Version && now.Before(k.until) && !k.retired.Load()
}

// readingKey is an opened data key. It does not change.
type readingKey struct {
	gcm     cipher.AEAD
	arn     string    // of the key of KMS
	version uint64    // of that key, before this one was opened
	until   time.Time // by the steady clock
}

// streamKeys are the data keys of one stream that this process writes with.
type streamKeys struct {
	current atomic.Pointer[writingKey]
	// turn is held to make a data key, or to decide what becomes of those there are.
	turn chan struct{}
	used map[uint32]*writingKey // by id, those that this process has made; turn guards it
}

func newStreamKeys() streamKeys {
	return streamKeys{turn: make(chan struct{}, 1), used: map[uint32]*writingKey{}}
}

// dataKeys opens and makes data keys for all streams. Safe for concurrent use once
// kms and propose are set.
type dataKeys struct {
	kms     service.Keys
	propose func(ctx context.Context, command []byte) (reply any, err error)

	mu      sync.RWMutex
	reading map[dataKeyID]*readingKey
}

// dataKeyID names a data key.
type dataKeyID struct {
	uid string // of the stream
	id  uint32
}

// forget drops opened keys whose time is over.
func (k *dataKeys) forget(now time.Time) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for id, key := range k.reading {
		if !now.Before(key.until) {
			delete(k.reading, id)
		}
	}
}

// keep remembers an opened key, in the place of any other if there are too many.
func (k *dataKeys) keep(id dataKeyID, key *readingKey) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.reading == nil {
		k.reading = map[dataKeyID]*readingKey{}
	}
	for other := range k.reading {
		if len(k.reading) < readingKeysMost {
			break
		}
		delete(k.reading, other)
	}
	k.reading[id] = key
}

// keyContext is what is bound to a data key of a stream, as AWS does it.
func keyContext(stream *catalog.Stream) map[string]string {
	return map[string]string{"aws:kinesis:arn": stream.ARN()}
}

// usable asks KMS for a key that can be used now.
func (k *dataKeys) usable(t shardwell.Tenant, ref string) (service.Key, error) {
	key, err := k.kms.Key(t, ref)
	if err == nil && key.Err != nil {
		err = key.Err
	}
	return key, err
}

// keyRefusalOf is what a client is told about a key, nil if err is about none.
func keyRefusalOf(err error) error {
	bad, ok := errors.AsType[*service.KeyError](err)
	if !ok {
		return nil
	}
	code := shardwell.CodeKMSInvalidState
	switch bad.Kind {
	case service.KeyNotFound:
		code = shardwell.CodeKMSNotFound
	case service.KeyDisabled:
		code = shardwell.CodeKMSDisabled
	case service.KeyDenied:
		code = shardwell.CodeKMSAccessDenied
	case service.KeyInvalidState, service.KeyInvalidCiphertext:
	}
	return &shardwell.Error{Code: code, Message: bad.Message}
}

// keyFailure turns what kept a stream's key from being used into the answer for the
// client.
func keyFailure(stream *catalog.Stream, err error) error {
	if refusal := keyRefusalOf(err); refusal != nil {
		return refusal
	}
	return controlFailure("use the key of stream", stream.Key, err)
}

// newGCM makes a cipher of a data key, which it zeroes.
func newGCM(plain []byte) (cipher.AEAD, error) {
	defer clear(plain)
	if len(plain) != 32 {
		return nil, fmt.Errorf("data key has %d bytes, not 32", len(plain))
	}
	block, err := aes.NewCipher(plain)
	if err != nil {
		return nil, fmt.Errorf("data key: %w", err)
	}
	return cipher.NewGCM(block)
}

// beginSealing gets ready to seal records of a stream, if it is encrypted. The error
// is for the client. Afterwards the sealing must be ended.
func (d *dataPath) beginSealing(ctx context.Context, stream *catalog.Stream, tr *traffic, s *sealing, records int, bytes int64) error {
	if stream.EncryptionType != catalog.EncryptionKMS {
		return nil
	}
	for {
		key, err := d.writingKey(ctx, stream, &tr.keys)
		if err != nil {
			return err
		}
		if first, ok := key.enter(records, bytes); ok {
			s.begin(stream, key, first, records)
			return nil
		}
		key.retired.Store(true) // it has been used enough
		if ctx.Err() != nil {
			return errUnavailable()
		}
	}
}

// writingKey gives the data key that a stream is written with. The error is for the
// client.
func (d *dataPath) writingKey(ctx context.Context, stream *catalog.Stream, keys *streamKeys) (*writingKey, error) {
	key, err := d.keys.usable(stream.Tenant, stream.KeyID)
	if err != nil {
		return nil, keyFailure(stream, err)
	}
	now := d.clock.steady()
	if w := keys.current.Load(); w != nil && w.fits(key, now) {
		return w, nil
	}
	select {
	case keys.turn <- struct{}{}:
		defer func() { <-keys.turn }()
	case <-ctx.Done():
		return nil, errUnavailable()
	}
	// It may have changed while others had their turn.
	if key, err = d.keys.usable(stream.Tenant, stream.KeyID); err != nil {
		return nil, keyFailure(stream, err)
	}
	w := keys.current.Load()
	if w != nil && w.fits(key, now) { // somebody was faster
		return w, nil
	}
	if w != nil && w.arn == key.ARN && now.Before(w.until) && !w.retired.Load() {
		// The key of KMS has changed somehow, and perhaps does not open this one now.
		plain, err := d.keys.kms.Decrypt(ctx, stream.Tenant, w.sealed, keyContext(stream))
		if err != nil {
			return nil, keyFailure(stream, err)
		}
		clear(plain)
		w.version.Store(key.Version)
		return w, nil
	}
	if w != nil {
		w.retired.Store(true)
	}
	if w, err = d.newWritingKey(ctx, stream); err != nil {
		return nil, keyFailure(stream, err)
	}
	keys.used[w.id] = w
	keys.current.Store(w)
	return w, nil
}

// newWritingKey makes a data key, which is durable when it returns.
func (d *dataPath) newWritingKey(ctx context.Context, stream *catalog.Stream) (*writingKey, error) {
	made, err := d.keys.kms.GenerateDataKey(ctx, stream.Tenant, stream.KeyID, keyContext(stream))
	if err != nil {
		return nil, err
	}
	gcm, err := newGCM(made.Plain)
	if err != nil {
		return nil, err
	}
	// Its first use may have made the key of KMS.
	key, err := d.keys.usable(stream.Tenant, made.KeyARN)
	if err != nil {
		return nil, err
	}
	reply, err := d.keys.propose(ctx, catalog.AddDataKey{
		Key: stream.Key, UID: stream.UID, KeyARN: made.KeyARN, Sealed: made.Sealed,
	}.Encode())
	if err != nil {
		return nil, err
	}
	now := d.clock.steady()
	w := &writingKey{
		id: reply.(catalog.DataKeyAdded).ID, arn: made.KeyARN, sealed: made.Sealed, gcm: gcm, until: now.Add(dataKeyLife),
	}
	w.version.Store(key.Version)
	d.keys.keep(dataKeyID{stream.UID, w.id}, &readingKey{gcm: gcm, arn: w.arn, version: key.Version, until: now.Add(readingKeyLife)})
	return w, nil
}

// readingKey opens the data key of a stream with an id; nil if there is none. Errors
// about keys of KMS are those of service.Keys.
func (d *dataPath) readingKey(ctx context.Context, stream *catalog.Stream, id uint32) (*readingKey, error) {
	now := d.clock.steady()
	name := dataKeyID{stream.UID, id}
	d.keys.mu.RLock()
	known := d.keys.reading[name]
	d.keys.mu.RUnlock()
	if known != nil && now.Before(known.until) {
		key, err := d.keys.usable(stream.Tenant, known.arn)
		if err != nil {
			return nil, err
		}
		if key.Version == known.version {
			return known, nil
		}
	}
	kept := d.dataKey(stream, id)
	if kept == nil {
		return nil, nil
	}
	key, err := d.keys.usable(stream.Tenant, kept.KeyARN)
	if err != nil {
		return nil, err
	}
	plain, err := d.keys.kms.Decrypt(ctx, stream.Tenant, kept.Sealed, keyContext(stream))
	if err != nil {
		return nil, err
	}
	gcm, err := newGCM(plain)
	if err != nil {
		return nil, err
	}
	opened := &readingKey{gcm: gcm, arn: kept.KeyARN, version: key.Version, until: now.Add(readingKeyLife)}
	d.keys.keep(name, opened)
	return opened, nil
}

// dataKey gives a data key of a stream as the catalog has it: records may be newer
// than the stream that the caller has in hand.
func (d *dataPath) dataKey(stream *catalog.Stream, id uint32) *catalog.DataKey {
	if kept := stream.DataKey(id); kept != nil {
		return kept
	}
	if newest, _ := d.watch(stream.Key); newest != nil && newest.UID == stream.UID {
		return newest.DataKey(id)
	}
	return nil
}
