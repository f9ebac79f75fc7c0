package quota

// Name is a quota: an index into the table. Rates of control operations have
// names, too; see RateOf.
type Name int

// The quotas that code asks for by name. Each is what its row in the table says.
const (
	StreamsOnDemand Name = iota
	StreamsInFlight
	ShardsPerAccount
	ShardsPerStream
	ShardCountScaleFactor
	ShardCountUpdatesPerDay
	StreamModeSwitchesPerDay
	EncryptionStartsPerDay
	EncryptionStopsPerDay
	TagsPerResource
	ConsumersPerStream
	ConsumersPerStreamAdvantage
	ConsumersCreating
	QueueRecordsInFlight
	WarmThroughputMiBps
	WriteRecordsPerSecond
	WriteKiBPerSecond
	LargeRecordBurstKiB
	ReadCallsPerSecond
	ReadBytesPerSecond
	GetShardIteratorsPerSecond
	SubscribesPerSecond
	SubscribeBytesPerSecond
	OnDemandWriteMiBPerSecond
	OnDemandReadMiBPerSecond
	named // how many there are
)

// Scope is what has a quota to itself.
type Scope string

// What a quota may be counted for. Everything below an account is in one
// region, and so is an account's share.
const (
	PerAccount  Scope = "account"
	PerStream   Scope = "stream"
	PerShard    Scope = "shard"
	PerConsumer Scope = "consumer and shard"
	PerQueue    Scope = "queue"
	PerResource Scope = "resource"
)

// Where a value comes from.
const (
	documented = "AWS documentation"
	modelled   = "API model"
	assumed    = "assumed" // nobody has said: as similar quotas
	ours       = "ours"    // AWS tells nothing about it
)

// Codes of what a quota refuses, as the API has them. Breach of a row that is
// empty means that nothing is refused: the server goes more slowly.
const (
	limitExceeded   = "LimitExceededException"
	throughput      = "ProvisionedThroughputExceededException"
	invalidArgument = "InvalidArgumentException"
)

// Row describes a quota.
type Row struct {
	Name  string // as users type it
	Unit  string // of Value
	Scope Scope
	// Value is what AWS sets; 0 is no limit. Elsewhere is its value outside the
	// three largest regions, 0 if it is the same everywhere.
	Value, Elsewhere int64
	Breach           string // the error's code; "" if a breach only slows down
	About            string // what is limited
	Source           string // where Value comes from
	// Control rows are rates of control operations, which the profile Local lifts.
	Control bool
	// Bounds rows bound what one request can make the server do. The profile Off
	// keeps them, and Most is as far as they can be raised; "off" means Most.
	Bounds bool
	Most   int64
}

const (
	maxShards = 200_000 // of an account: some 100 MB in memory
	maxTags   = 1000
)

var namedRows = [named]Row{
	StreamsOnDemand: {Name: "streamsOnDemand", Unit: "streams", Scope: PerAccount, Value: 50,
		Breach: limitExceeded, About: "streams in mode ON_DEMAND", Source: documented},
	StreamsInFlight: {Name: "streamsInFlight", Unit: "streams", Scope: PerAccount, Value: 5,
		Breach: limitExceeded, About: "streams that are CREATING or DELETING at once", Source: documented},
	ShardsPerAccount: {Name: "shardsPerAccount", Unit: "shards", Scope: PerAccount, Value: 20_000, Elsewhere: 6_000,
		Breach: limitExceeded, About: "open shards of provisioned streams together, and of any one stream when it is made", Source: documented,
		Bounds: true, Most: maxShards},
	ShardsPerStream: {Name: "shardsPerStream", Unit: "shards", Scope: PerStream, Value: 10_000,
		Breach: limitExceeded, About: "open shards that UpdateShardCount may lead to", Source: documented,
		Bounds: true, Most: maxShards},
	ShardCountScaleFactor: {Name: "shardCountScaleFactor", Unit: "times", Scope: PerStream, Value: 2,
		Breach: limitExceeded, About: "how much larger or smaller one UpdateShardCount may make a stream", Source: documented},
	ShardCountUpdatesPerDay: {Name: "shardCountUpdatesPerDay", Unit: "calls in 24 h", Scope: PerStream, Value: 10,
		Breach: limitExceeded, About: "successful UpdateShardCount calls", Source: documented},
	StreamModeSwitchesPerDay: {Name: "streamModeSwitchesPerDay", Unit: "calls in 24 h", Scope: PerStream, Value: 2,
		Breach: limitExceeded, About: "successful UpdateStreamMode calls", Source: documented},
	EncryptionStartsPerDay: {Name: "encryptionStartsPerDay", Unit: "calls in 24 h", Scope: PerStream, Value: 25,
		Breach: limitExceeded, About: "successful StartStreamEncryption calls", Source: documented},
	EncryptionStopsPerDay: {Name: "encryptionStopsPerDay", Unit: "calls in 24 h", Scope: PerStream, Value: 25,
		Breach: limitExceeded, About: "successful StopStreamEncryption calls", Source: documented},
	TagsPerResource: {Name: "tagsPerResource", Unit: "tags", Scope: PerResource, Value: 50,
		Breach: invalidArgument, About: "tags of a stream, consumer, queue or channel", Source: documented,
		Bounds: true, Most: maxTags},
	ConsumersPerStream: {Name: "consumersPerStream", Unit: "consumers", Scope: PerStream, Value: 20,
		Breach: limitExceeded, About: "registered consumers and queues together", Source: documented},
	ConsumersPerStreamAdvantage: {Name: "consumersPerStreamAdvantage", Unit: "consumers", Scope: PerStream, Value: 50,
		Breach: limitExceeded, About: "the same for on-demand streams while the account has a billing commitment", Source: documented},
	ConsumersCreating: {Name: "consumersCreating", Unit: "consumers", Scope: PerStream, Value: 5,
		Breach: limitExceeded, About: "consumers that are CREATING at once", Source: documented},
	QueueRecordsInFlight: {Name: "queueRecordsInFlight", Unit: "records", Scope: PerQueue, Value: 120_000,
		About: "records received and not acknowledged yet; more are not given out", Source: ours,
		Bounds: true, Most: 1_000_000},
	WarmThroughputMiBps: {Name: "warmThroughputMiBps", Unit: "MiB/s", Scope: PerStream, Value: 10_240,
		Breach: invalidArgument, About: "warm throughput that can be asked for", Source: documented,
		Bounds: true, Most: maxShards},
	WriteRecordsPerSecond: {Name: "writeRecordsPerSecond", Unit: "records/s", Scope: PerShard, Value: 1000,
		Breach: throughput, About: "records written", Source: documented},
	WriteKiBPerSecond: {Name: "writeKiBPerSecond", Unit: "KiB/s", Scope: PerShard, Value: 1024,
		Breach: throughput, About: "data and partition keys written, rounded up to whole KiB a call; large records have a bucket of this rate to themselves", Source: documented},
	LargeRecordBurstKiB: {Name: "largeRecordBurstKiB", Unit: "KiB", Scope: PerShard, Value: 10_240,
		Breach: throughput, About: "what records above 1 MiB may draw at once", Source: documented},
	ReadCallsPerSecond: {Name: "readCallsPerSecond", Unit: "calls/s", Scope: PerShard, Value: 5,
		Breach: throughput, About: "GetRecords calls", Source: documented},
	ReadBytesPerSecond: {Name: "readBytesPerSecond", Unit: "bytes/s", Scope: PerShard, Value: 2 << 20,
		Breach: throughput, About: "read by GetRecords; a page above a second's worth stops the shard's reads until it is paid for (10 MiB: 5 s)", Source: documented},
	GetShardIteratorsPerSecond: {Name: "getShardIteratorsPerSecond", Unit: "calls/s", Scope: PerShard, Value: 5,
		Breach: throughput, About: "GetShardIterator calls, while the shard is open", Source: documented},
	SubscribesPerSecond: {Name: "subscribesPerSecond", Unit: "calls/s", Scope: PerConsumer, Value: 1,
		Breach: limitExceeded, About: "SubscribeToShard calls", Source: documented},
	SubscribeBytesPerSecond: {Name: "subscribeBytesPerSecond", Unit: "bytes/s", Scope: PerConsumer, Value: 2 << 20,
		About: "pushed by SubscribeToShard", Source: documented},
	OnDemandWriteMiBPerSecond: {Name: "onDemandWriteMiBPerSecond", Unit: "MiB/s", Scope: PerAccount, Value: 10_240, Elsewhere: 200,
		Breach: throughput, About: "written to on-demand streams together", Source: documented},
	OnDemandReadMiBPerSecond: {Name: "onDemandReadMiBPerSecond", Unit: "MiB/s", Scope: PerAccount, Value: 20_480, Elsewhere: 400,
		Breach: throughput, About: "read from on-demand streams together with GetRecords", Source: documented},
}

// table is all rows by Name: first those that have constants, then the rates.
var table = append(namedRows[:], rateRows()...)

// Names gives every quota, in the order of the table.
func Names() []Name {
	all := make([]Name, len(table))
	for i := range all {
		all[i] = Name(i)
	}
	return all
}

// Row describes the quota.
func (n Name) Row() Row { return table[n] }

// String is the name as users type it.
func (n Name) String() string { return table[n].Name }

// In gives the value that a profile has, 0 for no limit; elsewhere says that it
// is for a region other than the three largest.
func (r Row) In(p Profile, elsewhere bool) int64 {
	switch {
	case p == Off && !r.Bounds, p == Local && r.Control:
		return 0
	case elsewhere && r.Elsewhere != 0:
		return r.Elsewhere
	}
	return r.Value
}
