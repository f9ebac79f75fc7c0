package shardwell

import "time"

// What the API model and the AWS documentation fix for everybody. Limits that
// depend on an account are in the streams catalog.
const (
	MaxNameLength       = 128 // of a stream, in characters
	MaxPartitionKey     = 256 // characters
	MaxPutRecords       = 500 // entries in one PutRecords
	MaxPutRecordsBytes  = 10 << 20
	MaxGetRecords       = 10000 // records in one page
	MaxGetRecordsBytes  = 10 << 20
	MaxTagsPerResource  = 50
	MaxListedStreams    = 100  // per ListStreams page; also its default
	MaxDescribedShards  = 100  // per DescribeStream page; also its default
	MaxListedShards     = 1000 // per ListShards page; also its default
	MaxListedConsumers  = 100  // per ListStreamConsumers page; also its default
	MaxReceivedRecords  = 10   // per receive from a queue; also its default
	MaxListedChannels   = 100  // per ListChannels page; also its default
	MaxShardIndex       = 1<<31 - 1
	MinRecordSizeKiB    = 1024 // smallest settable maximum record size, and the default
	MaxRecordSizeKiB    = 10240
	MinRetentionHours   = 24 // also the default
	MaxRetentionHours   = 8760
	OnDemandStartShards = 4 // shards of a new on-demand stream
)

// IteratorLife is how long a shard iterator can be used after it was issued,
// and a page token too.
const IteratorLife = 300 * time.Second
