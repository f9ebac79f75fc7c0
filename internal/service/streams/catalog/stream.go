package catalog

import (
	"cmp"
	"math/bits"
	"slices"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Status is a StreamStatus of the API.
type Status string

// The states a stream goes through.
const (
	Creating Status = "CREATING"
	Active   Status = "ACTIVE"
	Updating Status = "UPDATING"
	Deleting Status = "DELETING"
)

// passing says whether the state ends by itself.
func (s Status) passing() bool { return s == Creating || s == Updating || s == Deleting }

// Mode is a StreamMode of the API.
type Mode string

// The two ways of deciding on a stream's capacity.
const (
	Provisioned Mode = "PROVISIONED"
	OnDemand    Mode = "ON_DEMAND"
)

// Values of the API's EncryptionType and RecordDistributionStrategy.
const (
	EncryptionNone = "NONE"
	EncryptionKMS  = "KMS"

	DistributeAuto  = "AUTO"
	DistributeByKey = "USER_PARTITION_KEY"
)

// Key is what a stream is found by.
type Key struct {
	shardwell.Tenant
	Name string `json:"name"`
}

func (k Key) compare(o Key) int {
	return cmp.Or(cmp.Compare(k.Account, o.Account), cmp.Compare(k.Region, o.Region), cmp.Compare(k.Name, o.Name))
}

// Stream is one stream at one moment. It is immutable: a change makes another
// Stream. Fields and what they point to must not be written to.
type Stream struct {
	Key
	UID       string     `json:"uid"` // tells streams of one name apart, for ever
	Status    Status     `json:"status"`
	Deadline  log.Millis `json:"deadline,omitempty"` // when a passing Status may end
	CreatedAt log.Millis `json:"createdAt"`
	Mode      Mode       `json:"mode"`

	RetentionHours     int32             `json:"retentionHours"`
	MaxRecordSizeInKiB int32             `json:"maxRecordSizeInKiB"`
	EncryptionType     string            `json:"encryptionType"`
	KeyID              string            `json:"keyId,omitempty"`
	Distribution       string            `json:"distribution,omitempty"` // RecordDistributionStrategy; "" for provisioned streams
	WarmMiBps          int32             `json:"warmMiBps,omitempty"`    // warm throughput, 0 if none was asked for
	Tags               map[string]string `json:"tags,omitempty"`
	ShardMetrics       []string          `json:"shardMetrics,omitempty"` // enhanced monitoring, in AWS's order

	// DataKeys are what its records are encrypted with, by id; LastDataKey is the id
	// that was given last.
	DataKeys    []DataKey `json:"dataKeys,omitempty"`
	LastDataKey uint32    `json:"lastDataKey,omitempty"`

	// Peaks are the shards that an on-demand stream has needed lately, by day.
	Peaks []Peak `json:"peaks,omitempty"`

	// HiddenTo is the last arrival that an earlier retention has hidden for good.
	HiddenTo log.Millis `json:"hiddenTo,omitempty"`

	// Recent holds when changes succeeded that may be made only so often in 24
	// hours, oldest first; see the Recent constants.
	Recent map[string][]log.Millis `json:"recent,omitempty"`

	// Policy is the resource policy as it was put, "" if there is none.
	Policy string `json:"policy,omitempty"`

	// Consumers are the registered consumers, by name. GoneConsumers says when
	// those were made, in seconds, whose name must not be given that second again.
	Consumers     []Consumer       `json:"consumers,omitempty"`
	GoneConsumers map[string]int64 `json:"goneConsumers,omitempty"`

	// Queues are the queues on the stream, by id.
	Queues []Queue `json:"queues,omitempty"`

	// Channels are the channels of the stream, by id.
	Channels []Channel `json:"channels,omitempty"`

	// Shards are all shards that have not expired, by index; NextShard is the
	// index that the next one gets. Clients see them from ACTIVE on.
	Shards    []Shard `json:"shards"`
	NextShard uint32  `json:"nextShard"`
	// Doomed are the logs of expired shards that are still to be deleted.
	Doomed []log.LogID `json:"doomed,omitempty"`
	// Plan is what becomes of the shards while they are being changed; nil if
	// they are not. A stream that is deleted meanwhile keeps it, for its logs.
	Plan *Plan `json:"plan,omitempty"`

	// Derived by publish.
	arn  string
	open []*Shard // in hash order
}

// Shard is one shard at one moment; immutable like its Stream.
type Shard struct {
	Index uint32              `json:"index"`
	Log   log.LogID           `json:"log"`
	Range shardwell.HashRange `json:"range"`
	// Parents are the shards this one was made of: none, one (split), or two
	// (merge; the second is the API's AdjacentParentShardId).
	Parents []uint32 `json:"parents,omitempty"`
	// NumberEpoch is the creation time in the shard's sequence numbers, in
	// seconds: above that of every parent, and of every earlier stream's shard
	// that clients could take for this one.
	NumberEpoch int64 `json:"numberEpoch"`
	// OpenedAt and ClosedAt bound when the shard took records; ClosedAt is 0
	// while it does. Children open at the instant their parents close.
	OpenedAt log.Millis `json:"openedAt"`
	ClosedAt log.Millis `json:"closedAt,omitempty"`
	// End is the end of a closed shard's log.
	End log.Position `json:"end,omitempty"`

	id string // derived by publish
}

// ARN is the stream's ARN.
func (s *Stream) ARN() string { return s.arn }

// Readable says whether clients may read the stream's shards: they do not see
// them before the stream has become active once.
func (s *Stream) Readable() bool { return s.Status != Creating }

// Writable says whether the stream takes records.
func (s *Stream) Writable() bool { return s.Status == Active || s.Status == Updating }

// Passing says whether something of the stream is in a state that ends by
// itself.
func (s *Stream) Passing() bool {
	return s.Status.passing() || len(s.Doomed) > 0 ||
		slices.ContainsFunc(s.Consumers, func(c Consumer) bool { return c.Status.passing() }) ||
		slices.ContainsFunc(s.Queues, func(q Queue) bool { return q.Status.passing() }) ||
		slices.ContainsFunc(s.Channels, func(c Channel) bool { return c.Status.passing() })
}

// Retention is how long a record can be read after it has arrived.
func (s *Stream) Retention() time.Duration { return time.Duration(s.RetentionHours) * time.Hour }

// Horizon is the last arrival that the stream no longer serves: a record can be
// read while it arrived after it. now is the time that retention goes by.
func (s *Stream) Horizon(now log.Millis) log.Millis {
	return max(s.HiddenTo, now-log.Millis(s.Retention().Milliseconds()))
}

// MaxRecordBytes bounds a record's data and partition key together.
func (s *Stream) MaxRecordBytes() int { return int(s.MaxRecordSizeInKiB) << 10 }

// Open gives the shards that take records, in hash order; they cover the hash
// space. The slice must not be written to.
func (s *Stream) Open() []*Shard { return s.open }

// Route gives the open shard whose range holds the hash key. It allocates
// nothing.
func (s *Stream) Route(k shardwell.HashKey) *Shard {
	// The shards that a stream was made with are of equal size: there the place
	// follows from the key, but for rounding. Others are searched.
	guess, _ := bits.Mul64(k.Hi, uint64(len(s.open)))
	if sh := s.open[guess]; sh.Range.Contains(k) {
		return sh
	}
	lo, hi := 0, len(s.open)-1
	for lo < hi {
		mid := int(uint(lo+hi+1) / 2)
		if s.open[mid].Range.Start.Compare(k) <= 0 {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return s.open[lo]
}

// Shard gives the shard with an index, or nil if there is none (any more).
func (s *Stream) Shard(index uint32) *Shard {
	at, found := slices.BinarySearchFunc(s.Shards, index, func(sh Shard, i uint32) int { return cmp.Compare(sh.Index, i) })
	if !found {
		return nil
	}
	return &s.Shards[at]
}

// Children gives the shards made of the shard with an index, by index.
func (s *Stream) Children(index uint32) []*Shard {
	var children []*Shard
	for i := range s.Shards {
		if slices.Contains(s.Shards[i].Parents, index) {
			children = append(children, &s.Shards[i])
		}
	}
	return children
}

// ID is the shard's id, as clients see it.
func (s *Shard) ID() string { return s.id }

// Closed says whether the shard has stopped taking records.
func (s *Shard) Closed() bool { return s.ClosedAt != 0 }

// First is the shard's StartingSequenceNumber.
func (s *Shard) First() shardwell.SequenceNumber {
	return shardwell.FirstNumber(s.Index, s.NumberEpoch)
}

// Last is the EndingSequenceNumber of a closed shard.
func (s *Shard) Last() shardwell.SequenceNumber {
	return shardwell.LastNumber(s.Index, s.NumberEpoch, int64(s.ClosedAt)/1000)
}

// clone gives a copy to change before it is published. It shares what the
// fields point to: whoever changes a map or a slice makes another.
func (s *Stream) clone() *Stream {
	c := *s
	return &c
}

// ownShards makes s's shards its own, to be changed.
func (s *Stream) ownShards() {
	s.Shards = slices.Clone(s.Shards)
	s.open = nil
}

// derive fills in what follows from the rest. A stream may have 10,000 shards,
// so what a clone shares with its original stays as it is.
func (s *Stream) derive() {
	if s.open != nil {
		return
	}
	s.arn = s.StreamARN(s.Name)
	s.open = make([]*Shard, 0, len(s.Shards))
	for i := range s.Shards {
		sh := &s.Shards[i]
		if sh.id == "" {
			sh.id = shardwell.FormatShardID(sh.Index)
		}
		if !sh.Closed() {
			s.open = append(s.open, sh)
		}
	}
	slices.SortFunc(s.open, func(a, b *Shard) int { return a.Range.Start.Compare(b.Range.Start) })
}
