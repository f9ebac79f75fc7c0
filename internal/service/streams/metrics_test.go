package streams

import (
	"slices"
	"testing"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// What clients do with a stream is counted by stream, data and keys together.
func TestMetrics(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 1)
	p.put("s", "key", "12345")
	if _, err := p.tryPuts(&kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{
		{PartitionKey: "k"}, {PartitionKey: "k", Data: []byte("1")},
	}}); err != nil {
		t.Fatal(err)
	}
	p.get(p.iterator("s", "0", trimHorizon), 0)

	want := []StreamMetrics{{
		Tenant: p.tenant, Stream: "s", IncomingBytes: 11, IncomingRecords: 3,
		PutRecord: CallMetrics{Calls: 1, Success: 1}, PutRecordBytes: 8,
		PutRecords: CallMetrics{Calls: 1, Success: 1}, PutRecordsBytes: 3, PutRecordsTotalRecords: 2, PutRecordsSuccessfulRecords: 2,
		GetRecords: CallMetrics{Calls: 1, Success: 1}, GetRecordsBytes: 11, GetRecordsRecords: 3,
	}}
	got := (&Service{data: dataPath{}}).Metrics()
	if len(got) != 0 {
		t.Errorf("an unused service counts %+v", got)
	}
	got = p.traffic.read()
	for i := range got {
		got[i].PutRecord.Latency, got[i].PutRecords.Latency, got[i].GetRecords.Latency = 0, 0, 0
	}
	if !slices.Equal(got, want) {
		t.Errorf("counted %+v\nwant    %+v", got, want)
	}
}

// An entry that is no record of ours is a fault of the server, not an empty
// page and not a wrong record.
func TestReadForeignEntry(t *testing.T) {
	p := newPlane(t, quota.Off)
	stream := p.stream("s", 1)
	p.put("s", "k", "fine")
	entry := []log.Entry{{Log: stream.Shards[0].Log, Head: []byte{9}, Data: []byte("foreign")}}
	if err := p.memory.Append(t.Context(), entry, make([]log.Appended, 1)); err != nil {
		t.Fatal(err)
	}
	if out, err := p.tryGet(p.iterator("s", "0", trimHorizon), 0); err == nil || code(err) != "" {
		t.Errorf("%+v, %v", out, err)
	}
}
