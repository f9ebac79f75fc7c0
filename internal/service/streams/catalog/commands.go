package catalog

import (
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// Commands are JSON, {"v":1,"op":"create","with":{...}}, so that a log of them
// can be read by people. v is the version of the command's rule: a rule that
// changes gets a new version, and the old one stays in rules.go, because the
// log replays it. The golden files in testdata hold every version that was
// released.

// The operations, as they are named in the log.
const (
	opCreate   = "create"
	opActivate = "activate"
	opUpdated  = "updated"
	opDelete   = "delete"
	opRemoved  = "removed"
	opTokenKey = "tokenKey"
	opHold     = "holdRetention"

	opRegister       = "registerConsumer"
	opDeregister     = "deregisterConsumer"
	opSettleConsumer = "settleConsumer"
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
	Limits             Limits            `json:"limits"`
}

// Limits is what a tenant may have. 0 stands for no limit.
type Limits struct {
	InFlight        int `json:"inFlight,omitempty"`        // streams CREATING or DELETING
	OnDemandStreams int `json:"onDemandStreams,omitempty"` // on-demand streams
	Shards          int `json:"shards,omitempty"`          // open shards of provisioned streams
	WarmMiBps       int `json:"warmMiBps,omitempty"`       // warm throughput of a stream
}

// createV1 is Create as it was when the limits were AWS's or, but for the shard
// limit, none.
type createV1 struct {
	Create
	Unlimited bool `json:"unlimited,omitempty"`
}

func (c createV1) now() Create {
	c.Create.Limits = Limits{Shards: shardsV1(c.Region)}
	if !c.Unlimited {
		c.Create.Limits.InFlight, c.Create.Limits.OnDemandStreams = inFlightV1, onDemandStreamsV1
	}
	return c.Create
}

// Activate ends a stream's creation: its logs are there. The reply is its
// *Stream, or nil if there is nothing to end (any more).
type Activate struct {
	Key
	UID string `json:"uid"`
}

// Updated ends a stream's UPDATING whose change needed nothing of the world. The
// reply is its *Stream, or nil if there is nothing to end (any more).
type Updated struct {
	Key
	UID string `json:"uid"`
}

// Delete takes a stream to DELETING, and its consumers with it. The reply is its
// *Stream. It is refused if there is no such stream, it is being deleted already
// or it has consumers that are not to be deleted.
type Delete struct {
	Key
	EnforceConsumers bool  `json:"enforceConsumers,omitempty"` // consumers do not keep it
	DelayMillis      int64 `json:"delayMillis,omitempty"`      // how long it stays DELETING at least
}

// Removed forgets a stream that was DELETING: its logs are gone. The reply is
// nil.
type Removed struct {
	Key
	UID string `json:"uid"`
}

// AddTokenKey adds a key of iterators and page tokens; see tokenkeys.Keys.
type AddTokenKey tokenkeys.Add

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
func (c Updated) Encode() []byte { return encode(opUpdated, c) }

// Encode gives the command's bytes.
func (c Delete) Encode() []byte { return encode(opDelete, c) }

// Encode gives the command's bytes.
func (c Removed) Encode() []byte { return encode(opRemoved, c) }

// Encode gives the command's bytes.
func (c AddTokenKey) Encode() []byte { return encode(opTokenKey, c) }

// Encode gives the command's bytes.
func (c HoldRetention) Encode() []byte { return encode(opHold, c) }
