package shardwell

import "strings"

// ResourceKind is what a ResourceARN names.
type ResourceKind string

// The kinds of things that have an ARN, as messages speak of them.
const (
	KindStream   ResourceKind = "stream"
	KindConsumer ResourceKind = "consumer"
	KindChannel  ResourceKind = "channel"
	KindQueue    ResourceKind = "queue"
)

// ResourceARN is the parts of the ARN of anything that has one.
type ResourceARN struct {
	Partition string
	Tenant
	Kind ResourceKind
	// Name is the stream's, also of a consumer; of a channel and a queue its id.
	Name     string
	Consumer ConsumerARN // of KindConsumer only
}

// ParseResourceARN splits an ARN that has passed the API model's pattern
// arn:aws.*:kinesis:.*:\d{12}:.*(stream|channel|queue)/\S+; ok is false for
// anything that cannot be one of ours.
func ParseResourceARN(arn string) (a ResourceARN, ok bool) {
	parts, ok := splitARN(arn)
	if !ok {
		return ResourceARN{}, false
	}
	kind, name, _ := strings.Cut(parts[5], "/")
	a = ResourceARN{Partition: parts[1], Tenant: Tenant{parts[4], parts[3]}, Kind: ResourceKind(kind), Name: name}
	switch a.Kind {
	case KindStream:
		if stream, _, of := strings.Cut(name, "/consumer/"); of {
			a.Kind, a.Name = KindConsumer, stream
			if a.Consumer, ok = ParseConsumerARN(arn); !ok {
				return ResourceARN{}, false
			}
		}
	case KindChannel, KindQueue:
	default:
		return ResourceARN{}, false
	}
	if a.Name == "" || strings.Contains(a.Name, "/") {
		return ResourceARN{}, false
	}
	return a, true
}

// ChannelARN names a channel of the tenant by its id.
func (t Tenant) ChannelARN(id string) string {
	return "arn:" + Partition(t.Region) + ":kinesis:" + t.Region + ":" + t.Account + ":channel/" + id
}
