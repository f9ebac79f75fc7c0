package catalog

import (
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Failed is the state of a channel that does not deliver.
const Failed Status = "FAILED"

// Channel is a channel that is to deliver a stream's records, at one moment;
// immutable like its Stream.
type Channel struct {
	ID        string     `json:"id"` // random; the last part of its ARN
	Name      string     `json:"name"`
	Status    Status     `json:"status"`
	Reason    string     `json:"reason,omitempty"`   // why it has Failed
	Deadline  log.Millis `json:"deadline,omitempty"` // when a passing Status may end
	CreatedAt log.Millis `json:"createdAt"`

	ChannelSettings
	ChannelChanges
	Tags map[string]string `json:"tags,omitempty"`
}

// ChannelSettings is what a channel is made with and keeps.
type ChannelSettings struct {
	Role         string             `json:"role"`
	RecordFormat string             `json:"recordFormat"`
	SchemaARN    string             `json:"schemaArn,omitempty"`
	S3           *ChannelBucket     `json:"s3,omitempty"` // either this
	Table        *ChannelTable      `json:"table,omitempty"`
	DeadLetters  ChannelDeadLetters `json:"deadLetters"`
	KeyID        string             `json:"keyId,omitempty"` // of the encryption, "" for none
}

// ChannelChanges is what UpdateChannel changes.
type ChannelChanges struct {
	FreshnessSeconds int32       `json:"freshnessSeconds"`
	Logs             ChannelLogs `json:"logs"`
}

// ChannelBucket is a bucket as the destination of a channel.
type ChannelBucket struct {
	ARN          string `json:"arn"`
	Owner        string `json:"owner"`
	KeyTemplate  string `json:"keyTemplate,omitempty"`
	StorageClass string `json:"storageClass"`
	Compression  string `json:"compression"`
}

// ChannelTable is a table as the destination of a channel.
type ChannelTable struct {
	BucketARN   string             `json:"bucketArn"`
	Namespace   string             `json:"namespace"`
	Name        string             `json:"name"`
	Compression string             `json:"compression"`
	Partitions  []ChannelPartition `json:"partitions,omitempty"`
}

// ChannelPartition is one of the fields that a table is partitioned by.
type ChannelPartition struct {
	Source    string `json:"source"`
	Transform string `json:"transform"`
}

// ChannelDeadLetters is where records go that cannot be delivered.
type ChannelDeadLetters struct {
	ARN    string `json:"arn"`
	Owner  string `json:"owner"`
	Prefix string `json:"prefix,omitempty"`
}

// ChannelLogs is where a channel logs what it does.
type ChannelLogs struct {
	Enabled bool   `json:"enabled,omitempty"`
	Group   string `json:"group,omitempty"`
	Stream  string `json:"stream,omitempty"`
}

// ChannelARN is the ARN of one of the stream's channels.
func (s *Stream) ChannelARN(c *Channel) string { return s.Tenant.ChannelARN(c.ID) }

// Channel gives the stream's channel with an id, or nil.
func (s *Stream) Channel(id string) *Channel {
	at, found := s.channelAt(id)
	if !found {
		return nil
	}
	return &s.Channels[at]
}

func (s *Stream) channelAt(id string) (int, bool) {
	return slices.BinarySearchFunc(s.Channels, id, func(c Channel, id string) int { return strings.Compare(c.ID, id) })
}

// Channel gives the channel of a tenant with an id, and its stream; or nils. Any
// goroutine may call it.
func (m *Machine) Channel(t shardwell.Tenant, id string) (*Stream, *Channel) {
	if name, known := m.channelStreams.Load(Key{t, id}); known {
		if s := m.Stream(t, name.(string)); s != nil {
			if c := s.Channel(id); c != nil {
				return s, c
			}
		}
	}
	return nil, nil
}

// ListChannels gives a tenant's channels by name, strictly after a name, for as
// long as take wants more.
func (m *Machine) ListChannels(t shardwell.Tenant, after string, take func(*Stream, *Channel) bool) {
	owned := m.tenants[t]
	if owned == nil {
		return
	}
	for _, place := range owned.channels.after(after) {
		s := m.streams[Key{t, place.stream}]
		if !take(s, s.Channel(place.id)) {
			return
		}
	}
}
