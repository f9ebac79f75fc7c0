package fields

// Indexes of the members of what carries records, as in the generated Field
// methods, for codecs that go round the tables.
const (
	PutRecordStreamName = iota
	PutRecordData
	PutRecordPartitionKey
	PutRecordExplicitHashKey
	PutRecordSequenceNumberForOrdering
	PutRecordStreamARN
	PutRecordStreamId
)

// Members of PutRecordsInput.
const (
	PutRecordsRecords = iota
	PutRecordsStreamName
	PutRecordsStreamARN
	PutRecordsStreamId
)

// Members of PutRecordsRequestEntry.
const (
	EntryData = iota
	EntryExplicitHashKey
	EntryPartitionKey
)

// Members of GetRecordsOutput.
const (
	GetRecordsRecords = iota
	GetRecordsNextShardIterator
	GetRecordsMillisBehindLatest
	GetRecordsChildShards
)

// Members of SubscribeToShardEvent.
const (
	EventContinuation = 1
	EventChildShards  = 3
)

// PutRecordsEncryptionType is a member of PutRecordsOutput.
const PutRecordsEncryptionType = 2
