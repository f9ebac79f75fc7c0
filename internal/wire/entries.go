package wire

import (
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// Indexes of members, as in PutRecordsRequestEntry's generated Field method.
const (
	entryData = iota
	entryExplicitHashKey
	entryPartitionKey
)

// entryRules are the members of a record of PutRecords.
var entryRules = new(kinesis.PutRecordsRequestEntry).Shape().Members

// acceptableEntries tells whether all records of a PutRecords keep the rules,
// as nearly all do, without the detours that wording a refusal needs: there
// are up to 500 of them in a request. The tables word what it finds.
func acceptableEntries(entries kinesis.PutRecordsRequestEntryList) bool {
	data, hash, key := entryRules[entryData].Shape, entryRules[entryExplicitHashKey].Shape, entryRules[entryPartitionKey].Shape
	for i := range entries {
		x := &entries[i]
		if x.Data == nil && !x.Has(entryData) || !acceptableLength(data, len(x.Data)) ||
			(x.PartitionKey != "" || x.Has(entryPartitionKey)) && !acceptable(key, x.PartitionKey) ||
			(x.ExplicitHashKey != "" || x.Has(entryExplicitHashKey)) && !acceptable(hash, x.ExplicitHashKey) {
			return false
		}
	}
	return true
}

func acceptableLength(s *api.Shape, n int) bool {
	return !(s.Max.Set && int64(n) > s.Max.Int || s.Min.Set && int64(n) < s.Min.Int)
}
