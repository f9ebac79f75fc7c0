package permission

import "github.com/shardwell/shardwell/internal/policy"

// Resource is how the input of an operation names what is authorised.
type Resource uint8

// The ways. "New" resources are not there yet; a queue and a channel have no id then,
// so that their ARN is queue/* or channel/* with the star as it is.
const (
	// Nothing is about no resource: the resource is *.
	Nothing Resource = iota
	// Stream is the stream of StreamARN, StreamName or StreamId.
	Stream
	// NewStream is the stream that is going to have StreamName.
	NewStream
	// IteratorStream is the stream behind a ShardIterator.
	IteratorStream
	// Consumer is that of ConsumerARN, or of ConsumerName and StreamARN.
	Consumer
	// NewConsumer is the one that is going to have ConsumerName: its ARN ends in the
	// name, a colon and a star.
	NewConsumer
	// Named is whatever ResourceARN names.
	Named
	// Channel and Queue are those of ChannelARN and QueueARN.
	Channel
	NewChannel
	Queue
	NewQueue
	// QueueStreams are the streams of StreamConfigurationList.
	QueueStreams
	// Execution is the role of ServiceExecutionRoleARN.
	Execution
	// GivenKey is the KMS key of KeyId.
	GivenKey
	// StreamKey is the KMS key under which the stream that is read or written is
	// encrypted.
	StreamKey
)

// When is which inputs a need is there for.
type When uint8

// Every input; those that have Tags; those whose stream is encrypted under a key
// that is not AWS's own, alias/aws/kinesis, which everybody may use (documented).
const (
	Always When = iota
	WithTags
	Encrypted
)

// Need is an action that the caller must be allowed to do on a resource.
type Need struct {
	Action   policy.Action
	Resource Resource
	When     When
}

// Of gives what an operation needs; the first is the operation itself. The slice is
// not to be changed. false means that there is no such operation.
func Of(operation string) ([]Need, bool) {
	needs, ok := table[operation]
	return needs, ok
}

// further are the needs beyond the operation itself, as AWS documents them, but for
// the resource of AssociateStreamsWithQueue and the tags of queues and channels,
// which are as their names and those of consumers suggest.
var further = map[string][]Need{
	"CreateStream":                  {{policy.NewAction("kinesis:AddTagsToStream"), NewStream, WithTags}},
	"RegisterStreamConsumer":        {{policy.NewAction("kinesis:TagResource"), NewConsumer, WithTags}},
	"CreateQueue":                   {{policy.NewAction("kinesis:AssociateStreamsWithQueue"), QueueStreams, Always}, {policy.NewAction("kinesis:TagResource"), NewQueue, WithTags}},
	"CreateChannel":                 {{policy.NewAction("iam:PassRole"), Execution, Always}, {policy.NewAction("kinesis:TagResource"), NewChannel, WithTags}},
	"PutRecord":                     {{policy.NewAction("kms:GenerateDataKey"), StreamKey, Encrypted}},
	"PutRecords":                    {{policy.NewAction("kms:GenerateDataKey"), StreamKey, Encrypted}},
	"GetRecords":                    {{policy.NewAction("kms:Decrypt"), StreamKey, Encrypted}},
	"SubscribeToShard":              {{policy.NewAction("kms:Decrypt"), StreamKey, Encrypted}},
	"ReceiveQueueRecords":           {{policy.NewAction("kms:Decrypt"), StreamKey, Encrypted}},
	"ReceiveDeadLetterQueueRecords": {{policy.NewAction("kms:Decrypt"), StreamKey, Encrypted}},
	"StartStreamEncryption":         {{policy.NewAction("kms:DescribeKey"), GivenKey, Always}},
}

// on is what each operation itself is authorised on: its action has its name.
var on = map[Resource][]string{
	Nothing: {"DescribeAccountSettings", "DescribeLimits", "ListChannels", "ListQueues", "ListStreams", "UpdateAccountSettings"},
	Stream: {
		"AddTagsToStream", "DecreaseStreamRetentionPeriod", "DeleteStream", "DescribeStream", "DescribeStreamSummary", "DisableEnhancedMonitoring",
		"EnableEnhancedMonitoring", "GetShardIterator", "IncreaseStreamRetentionPeriod", "ListShards", "ListStreamConsumers", "ListTagsForStream", "MergeShards",
		"PutRecord", "PutRecords", "RegisterStreamConsumer", "RemoveTagsFromStream", "SplitShard", "StartStreamEncryption", "StopStreamEncryption",
		"UpdateMaxRecordSize", "UpdateShardCount", "UpdateStreamMode", "UpdateStreamRecordDistributionStrategy", "UpdateStreamWarmThroughput",
	},
	NewStream:      {"CreateStream"},
	IteratorStream: {"GetRecords"},
	Consumer:       {"DeregisterStreamConsumer", "DescribeStreamConsumer", "SubscribeToShard"},
	Named:          {"DeleteResourcePolicy", "GetResourcePolicy", "ListTagsForResource", "PutResourcePolicy", "TagResource", "UntagResource"},
	Channel:        {"DeleteChannel", "DescribeChannel", "UpdateChannel"},
	NewChannel:     {"CreateChannel"},
	Queue: {
		"AcknowledgeDeadLetterQueueRecords", "AcknowledgeQueueRecords", "DeleteQueue", "DescribeQueue", "ReceiveDeadLetterQueueRecords",
		"ReceiveQueueRecords", "RestoreDeadLetterQueueRecords", "UpdateDeadLetterQueueRecordsVisibility", "UpdateQueue", "UpdateQueueRecordsVisibility",
	},
	NewQueue: {"CreateQueue"},
}

var table = func() map[string][]Need {
	all := make(map[string][]Need)
	for resource, operations := range on {
		for _, op := range operations {
			all[op] = append([]Need{{policy.NewAction("kinesis:" + op), resource, Always}}, further[op]...)
		}
	}
	return all
}()
