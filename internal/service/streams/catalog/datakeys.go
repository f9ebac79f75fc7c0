package catalog

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

const (
	opAddDataKey     = "addDataKey"
	opSettleDataKeys = "settleDataKeys"
)

// maxDataKeys bounds the data keys of a stream: one a day for the longest
// retention, with room for far more restarts than anybody should need.
const maxDataKeys = 100_000

// DataKey is a key that records of a stream are encrypted with, sealed under a key
// of KMS. Each is written with by one process only.
type DataKey struct {
	ID      uint32     `json:"id"`     // in the heads of records; never given twice in a stream
	KeyARN  string     `json:"keyArn"` // of the key that it is sealed under
	Sealed  []byte     `json:"sealed"`
	AddedAt log.Millis `json:"addedAt"`
	// RetiredAt is no earlier than the arrival of any record that is encrypted with
	// it; 0 while there may be more.
	RetiredAt log.Millis `json:"retiredAt,omitempty"`
}

// AddDataKey gives a stream that takes records a data key. The reply is a
// DataKeyAdded.
type AddDataKey struct {
	Key
	UID    string `json:"uid"`
	KeyARN string `json:"keyArn"`
	Sealed []byte `json:"sealed"`
}

// DataKeyAdded is the reply to AddDataKey.
type DataKeyAdded struct {
	Stream *Stream
	ID     uint32
}

// SettleDataKeys says that no record will be encrypted any more with Retired, where
// the newest of the stream's records has arrived at Newest, and that no record is
// left that was encrypted with Dropped. Ids that the stream has not are passed over.
// The reply is the *Stream, or nil if there is no such stream (any more).
type SettleDataKeys struct {
	Key
	UID     string     `json:"uid"`
	Retired []uint32   `json:"retired,omitempty"`
	Newest  log.Millis `json:"newest,omitempty"`
	Dropped []uint32   `json:"dropped,omitempty"`
}

// Encode gives the command's bytes.
func (c AddDataKey) Encode() []byte { return encode(opAddDataKey, c) }

// Encode gives the command's bytes.
func (c SettleDataKeys) Encode() []byte { return encode(opSettleDataKeys, c) }

// DataKey gives the data key with an id, or nil if the stream has none.
func (s *Stream) DataKey(id uint32) *DataKey {
	at, found := slices.BinarySearchFunc(s.DataKeys, id, func(k DataKey, id uint32) int { return cmp.Compare(k.ID, id) })
	if !found {
		return nil
	}
	return &s.DataKeys[at]
}

func (m *Machine) addDataKey(at log.Millis, c AddDataKey) any {
	s := m.streams[c.Key]
	switch {
	case len(c.Sealed) == 0 || c.KeyARN == "":
		return fmt.Errorf("%w: data key without a key", ErrMalformed)
	case s == nil || s.UID != c.UID || !s.Writable():
		return NotFound(c.Key)
	case len(s.DataKeys) >= maxDataKeys:
		return tooManyDataKeys(s)
	}
	s = s.clone()
	s.LastDataKey++
	s.DataKeys = append(slices.Clone(s.DataKeys), DataKey{ID: s.LastDataKey, KeyARN: c.KeyARN, Sealed: c.Sealed, AddedAt: at})
	m.put(s)
	return DataKeyAdded{s, s.LastDataKey}
}

func (m *Machine) settleDataKeys(at log.Millis, c SettleDataKeys) any {
	s := m.streams[c.Key]
	if s == nil || s.UID != c.UID {
		return (*Stream)(nil)
	}
	s = s.clone()
	s.DataKeys = slices.DeleteFunc(slices.Clone(s.DataKeys), func(k DataKey) bool { return slices.Contains(c.Dropped, k.ID) })
	for i := range s.DataKeys {
		if k := &s.DataKeys[i]; k.RetiredAt == 0 && slices.Contains(c.Retired, k.ID) {
			k.RetiredAt = max(at, c.Newest)
		}
	}
	if len(s.DataKeys) == 0 {
		s.DataKeys = nil // as a snapshot has it
	}
	m.put(s)
	return s
}

// tooManyDataKeys refuses a stream more data keys. AWS has no such limit that is
// known; the code is that of KMS for whoever asks too much of it.
func tooManyDataKeys(s *Stream) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeKMSThrottling,
		"Stream %s under account %s has more than %d data keys in use.", s.Name, s.Account, maxDataKeys)
}
