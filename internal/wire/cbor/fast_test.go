package cbor_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	"github.com/shardwell/shardwell/internal/wire/fields"
	"github.com/shardwell/shardwell/internal/wire/wiretest"
)

// codec is what the tests of all codecs call.
var codec = wiretest.Codec{
	Decode: cbor.Decode, Append: cbor.Append, AppendResults: cbor.AppendResults,
	NewPageWriter:  func(p wire.Page) wiretest.PageWriter { w := cbor.NewPageWriter(p); return &w },
	NewEventWriter: func(e wire.Event) wiretest.PageWriter { w := cbor.NewEventWriter(e); return &w },
}

// Property: pages and results are written as Append writes the structures,
// whatever is in them, and pages however small the pieces.
func TestAppendRows(t *testing.T) { codec.TestRows(t) }

// Property: data of every length is written whole, across pieces too.
func TestAppendBlobs(t *testing.T) { codec.TestBlobs(t) }

// Property: encoding 1,000 records into a buffer that is large enough makes no
// garbage for a record, nor does telling how long the result will be.
func TestAppendAllocations(t *testing.T) { codec.TestAllocations(t) }

// Property: both encoders agree on any output, and what they write is read
// back as it was, but for bytes that are not UTF-8.
func FuzzAppendFast(f *testing.F) { codec.FuzzRows(f) }

// puts gives new structures of the types whose decoding has a fast path, then
// the same with something in them already.
func puts() []api.Struct {
	yes := true
	return []api.Struct{
		new(kinesis.PutRecordsInput), new(kinesis.PutRecordInput),
		&kinesis.PutRecordsInput{Present: 1 << 4, StreamName: "old", StreamId: "old", DryRun: &yes,
			Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "old"}}},
		&kinesis.PutRecordInput{Present: 1<<7 | 1, StreamName: "old", Data: []byte("old"), PartitionKey: "old", DryRun: &yes},
	}
}

// compareDecoders wants the same value and the same error from Decode and from
// the tables, and tells whether the fast path took the body.
func compareDecoders(t *testing.T, body []byte) (fast bool) {
	t.Helper()
	got, want, untouched := puts(), puts(), puts()
	used := &fields.Memory{Lend: func(n int) []byte { return bytes.Repeat([]byte{0xa5}, n+7)[:0] }}
	for i := range want {
		wantErr := cbor.DecodeByTables(body, want[i])
		took := cbor.DecodeFast(used, bytes.Clone(body), got[i])
		switch {
		case took && wantErr != nil:
			t.Fatalf("%T: the fast path took %.200x: %v", got[i], body, wantErr)
		case took && !reflect.DeepEqual(got[i], want[i]):
			t.Fatalf("%T: %.200x:\nfast   %+v\ntables %+v", got[i], body, got[i], want[i])
		case !took && !reflect.DeepEqual(got[i], untouched[i]):
			t.Fatalf("%T: the fast path left %.200x half decoded: %+v", got[i], body, got[i])
		}
		used.Release(func([]byte) {})
		if err := cbor.Decode(body, puts()[i]); !sameError(err, wantErr) {
			t.Fatalf("%T: %.200x: error %v, the tables say %v", got[i], body, err, wantErr)
		}
		fast = fast || took
	}
	return fast
}

// putRecords gives an input of PutRecords.
func putRecords(records, size int) *kinesis.PutRecordsInput {
	in, data := &kinesis.PutRecordsInput{StreamName: "stream"}, wiretest.Noise(records*size)
	for i := range records {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: data[i*size:][:size], PartitionKey: fmt.Sprintf("partition-key-%d", i)})
	}
	return in
}

// jackson writes an input of PutRecords as the Java SDK does: maps and arrays of
// indefinite length, strings with the shortest heads.
func jackson(in *kinesis.PutRecordsInput) []byte {
	text := func(dst []byte, s string) []byte {
		if len(s) < 24 {
			return append(append(dst, 3<<5|byte(len(s))), s...)
		}
		return append(append(dst, 3<<5|24, byte(len(s))), s...)
	}
	body := append(text([]byte{0xbf}, "Records"), 0x9f)
	for _, r := range in.Records {
		body = append(text(append(body, 0xbf), "Data"), 2<<5|25, byte(len(r.Data)>>8), byte(len(r.Data)))
		body = append(text(text(append(body, r.Data...), "PartitionKey"), r.PartitionKey), 0xff)
	}
	return append(text(text(append(body, 0xff), "StreamName"), in.StreamName), 0xff)
}

// Property: the fast path takes the bodies that clients send, and gives what
// the tables give, presence bits included.
func TestDecodeFastTakes(t *testing.T) {
	growing := &kinesis.PutRecordsInput{}
	for i := range 400 {
		growing.Records = append(growing.Records, kinesis.PutRecordsRequestEntry{Data: []byte{}, PartitionKey: strings.Repeat("k", i)})
	}
	for name, body := range map[string][]byte{
		"definite":       cbor.Append(nil, putRecords(3, 5)),
		"Jackson":        jackson(putRecords(3, 5)),
		"500 of Jackson": jackson(putRecords(500, 100)),
		"500 records":    cbor.Append(nil, putRecords(500, 1)),
		"100 of a KiB":   jackson(putRecords(100, 1024)),
		"a large one":    cbor.Append(nil, putRecords(1, 100_000)),
		"keys that grow": cbor.Append(nil, growing),
		"one record": cbor.Append(nil, &kinesis.PutRecordInput{StreamName: "日本語", Data: []byte("x"), PartitionKey: "é", ExplicitHashKey: "1",
			SequenceNumberForOrdering: "0", StreamARN: "a", StreamId: "i"}),
		"nothing": []byte("\xbf\xff"),
	} {
		if !compareDecoders(t, body) {
			t.Errorf("%s: not taken", name)
		}
	}
}

// Property: bodies that are out of the ordinary or wrong are left to the
// tables, from their beginning.
func TestDecodeFastLeaves(t *testing.T) {
	for _, body := range []string{
		"", "\xbf", "\xa1", "\xa1\x67Records", "\xa1\x67Records\x80", "\xa1\x67Records\x9f\xff", "\xa1\x67Records\xf6", "\xa1\x67Records\x81\xf6",
		"\xa1\x67Records\x81\xa2\x64Data\x40\x64Data\x40", "\xa2\x6aStreamName\x61a\x6aStreamName\x61b", "\xa1\x6aStreamName\xf6", "\xa1\x6aStreamName\x01",
		"\xa1\x6aStreamName\x7f\x61a\xff", "\xa1\x6aStreamName\x61\xff", "\xa1\x6bstreamnames\x01", "\xa1\x66DryRun\xf5", "\xa1\x64Data\x5f\x41a\xff",
		"\xd9\xd9\xf7\xbf\xff", "\xbf\xff\xff", "\xa1\x67Records\x99\x01\xf5", "\xa1\x67Records\x9b\x00\x00\x00\x00\x00\x00\x00\x01\xa0",
		"\xa1\x64Data\x5a\xff\xff\xff\xff", "\xa1\x64Data\x58", "\xa1\x67Records\x9f\xbf\x64Data\x41", string(cbor.Append(nil, putRecords(501, 1))), string(jackson(putRecords(501, 1))),
	} {
		if compareDecoders(t, []byte(body)) {
			t.Errorf("%.200x was taken", body)
		}
	}
}

// Property: a body cut short anywhere, or with one byte changed to anything,
// is decoded as the tables do it.
func TestDecodeFastDamaged(t *testing.T) {
	for _, body := range [][]byte{
		jackson(putRecords(2, 9)), cbor.Append(nil, putRecords(2, 3)),
		cbor.Append(nil, &kinesis.PutRecordInput{StreamName: "stream", Data: []byte("data"), PartitionKey: "partition-key"}),
	} {
		for i := range body {
			compareDecoders(t, body[:i])
			for c := range 256 {
				damaged := bytes.Clone(body)
				damaged[i] = byte(c)
				compareDecoders(t, damaged)
			}
		}
	}
}

// Property: memory is used again for the next request, shows nothing of the
// last, and no record makes garbage; what it has lent is given back.
func TestMemory(t *testing.T) {
	for name, body := range map[string][]byte{"definite": cbor.Append(nil, putRecords(500, 100)), "Jackson": jackson(putRecords(500, 100))} {
		lent, returned := make([]byte, 0, 1<<20), 0
		m := &fields.Memory{Lend: func(int) []byte { return lent }}
		again := func() {
			var in kinesis.PutRecordsInput
			if err := cbor.DecodeInto(m, body, &in); err != nil || len(in.Records) != 500 || &in.Records[0].Data[0] != &lent[:1][0] {
				t.Fatalf("%s: %v, %d records, not where they should be", name, err, len(in.Records))
			}
			m.Release(func(b []byte) { returned += cap(b) })
			if in.Records[499].Data != nil || in.Records[0].PartitionKey != "" {
				t.Fatalf("%s: the list still holds its records", name)
			}
		}
		again()
		if returned != cap(lent) {
			t.Errorf("%s: %d bytes given back of %d", name, returned, cap(lent))
		}
		if got := testing.AllocsPerRun(20, again); got > 8 {
			t.Errorf("%s: %v allocations for a request", name, got)
		}
	}
}

// Property, for any bytes: both decoders agree on the value, the presence bits
// and the error.
func FuzzDecodeFast(f *testing.F) {
	f.Add(jackson(putRecords(2, 9)))
	f.Add(cbor.Append(nil, putRecords(3, 5)))
	f.Add(cbor.Append(nil, &kinesis.PutRecordInput{StreamName: "stream", Data: []byte("data"), PartitionKey: "partition-key", SequenceNumberForOrdering: "0"}))
	f.Add([]byte("\xa2\x66StreamId\x41a\x66DryRun\xf5"))
	f.Fuzz(func(t *testing.T, body []byte) { compareDecoders(t, body) })
}
