package catalog

import (
	"encoding/json"
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
)

// Commands are JSON, {"v":1,"op":"create","with":{...}}, so that a log of them
// can be read by people. v is the version of the command's rule: a rule that
// changes gets a new version, and the old one stays, because the log replays
// it. The golden files in testdata hold every version that was released.

// version is the newest version of any command's rule.
const version = 1

// The operations, as they are named in the log.
const (
	opCreate   = "create"
	opActivate = "activate"
	opDelete   = "delete"
	opRemoved  = "removed"
	opTokenKey = "tokenKey"
	opHold     = "holdRetention"
)

// Create makes a stream in state CREATING and plans its shards. The reply is
// its *Stream. It is refused if the name is taken or a limit would be passed.
type Create struct {
	Key
	UID                string            `json:"uid"` // random
	Mode               Mode              `json:"mode"`
	Shards             int               `json:"shards"`
	RetentionHours     int32             `json:"retentionHours"`
	MaxRecordSizeInKiB int32             `json:"maxRecordSizeInKiB"`
	Distribution       string            `json:"distribution,omitempty"`
	WarmMiBps          int32             `json:"warmMiBps,omitempty"`
	Tags               map[string]string `json:"tags,omitempty"`
	DelayMillis        int64             `json:"delayMillis,omitempty"` // how long it stays CREATING at least
	// Unlimited lifts the limits on streams in flight and on-demand streams.
	// The shard limit stays: it bounds what one request can make.
	Unlimited bool `json:"unlimited,omitempty"`
}

// Activate ends a stream's creation: its logs are there. The reply is its
// *Stream, or nil if there is nothing to end (any more).
type Activate struct {
	Key
	UID string `json:"uid"`
}

// Delete takes a stream to DELETING. The reply is its *Stream. It is refused if
// there is no such stream or it is being deleted already.
type Delete struct {
	Key
	DelayMillis int64 `json:"delayMillis,omitempty"` // how long it stays DELETING at least
}

// Removed forgets a stream that was DELETING: its logs are gone. The reply is
// nil.
type Removed struct {
	Key
	UID string `json:"uid"`
}

// AddTokenKey makes a key the one that new tokens are sealed with; the one
// before it stays valid, older ones are dropped. ID must be one more than the
// newest key's (1 at first), else the reply is ErrStaleTokenKey: somebody else
// was faster. Else the reply is the TokenKey.
type AddTokenKey struct {
	ID     uint32 `json:"id"`
	Sealed []byte `json:"sealed"` // under the master key
}

// HoldRetention notes that retention stands still at a time, because the clock
// is in doubt, or with 0 that it goes on. The reply is nil. Where it stands
// still already it stays at the earlier time.
type HoldRetention struct {
	At log.Millis `json:"at,omitempty"`
}

// Encode gives the command's bytes.
func (c Create) Encode() []byte { return encode(opCreate, c) }

// Encode gives the command's bytes.
func (c Activate) Encode() []byte { return encode(opActivate, c) }

// Encode gives the command's bytes.
func (c Delete) Encode() []byte { return encode(opDelete, c) }

// Encode gives the command's bytes.
func (c Removed) Encode() []byte { return encode(opRemoved, c) }

// Encode gives the command's bytes.
func (c AddTokenKey) Encode() []byte { return encode(opTokenKey, c) }

// Encode gives the command's bytes.
func (c HoldRetention) Encode() []byte { return encode(opHold, c) }

type command struct {
	V    int             `json:"v"`
	Op   string          `json:"op"`
	With json.RawMessage `json:"with"`
}

func encode(op string, with any) []byte {
	body, err := json.Marshal(with)
	if err == nil {
		body, err = json.Marshal(command{V: version, Op: op, With: body})
	}
	if err != nil {
		// Only values that JSON cannot hold get here, and no command has one.
		panic(fmt.Sprintf("catalog: command %s cannot be encoded: %v", op, err))
	}
	return body
}
