package json_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
	"github.com/shardwell/shardwell/internal/wire/wiretest"
)

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
	got, want, untouched, tried := puts(), puts(), puts(), puts()
	used := &fields.Memory{Lend: dirty} // what failed before leaves nothing behind
	for i := range got {
		gotErr, wantErr := wirejson.Decode(bytes.Clone(body), got[i]), wirejson.DecodeByTables(body, want[i])
		if !sameError(gotErr, wantErr) {
			t.Fatalf("%T: %.200q: error %v, the tables say %v", got[i], body, gotErr, wantErr)
		}
		if wantErr == nil && !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("%T: %.200q:\nfast   %+v\ntables %+v", got[i], body, got[i], want[i])
		}
		took := wirejson.DecodeFastInto(used, body, tried[i])
		if took && wantErr != nil {
			t.Fatalf("%T: the fast path took %.200q", got[i], body)
		}
		if !took && !reflect.DeepEqual(tried[i], untouched[i]) {
			t.Fatalf("%T: the fast path left %.200q half decoded: %+v", got[i], body, tried[i])
		}
		if took && !reflect.DeepEqual(tried[i], want[i]) {
			t.Fatalf("%T: %.200q:\nin used memory %+v\ntables         %+v", tried[i], body, tried[i], want[i])
		}
		used.Release(func([]byte) {})
		fast = fast || took
	}
	return fast
}

// dirty lends memory that somebody has used.
func dirty(n int) []byte { return bytes.Repeat([]byte{0xa5}, n+7)[:0] }

// Property: memory is used again for the next request, and shows nothing of
// the last; what it has lent is given back.
func TestMemory(t *testing.T) {
	lent, body := make([]byte, 0, 1<<20), putRecords(500, 100)
	m := &fields.Memory{Lend: func(n int) []byte { return lent }}
	returned := 0
	again := func() {
		var in kinesis.PutRecordsInput
		if err := wirejson.DecodeInto(m, body, &in); err != nil || len(in.Records) != 500 || &in.Records[0].Data[0] != &lent[:1][0] {
			t.Fatalf("%v, %d records, not where they should be", err, len(in.Records))
		}
		m.Release(func(b []byte) { returned += cap(b) })
		if in.Records[499].Data != nil || in.Records[0].PartitionKey != "" {
			t.Fatal("the list still holds its records")
		}
	}
	again()
	if returned != cap(lent) {
		t.Errorf("%d bytes given back of %d", returned, cap(lent))
	}
	if got := testing.AllocsPerRun(20, again); got > 8 {
		t.Errorf("%v allocations for a request", got)
	}
	if err := wirejson.DecodeInto(m, []byte(`{"Records":[{"Data":"QUJD","PartitionKey":"a"},`), new(kinesis.PutRecordsInput)); err == nil {
		t.Fatal("a broken body was taken")
	}
	m.Release(func([]byte) {})
	again()
}

func sameError(a, b error) bool {
	var x, y *wire.SerializationError
	if !errors.As(a, &x) || !errors.As(b, &y) {
		return a == nil && b == nil
	}
	return x.Message == y.Message
}

// Property: the fast path takes the bodies that clients send, and gives what
// the tables give, presence bits included.
func TestDecodeFastTakes(t *testing.T) {
	for name, body := range map[string]string{
		"python":         `{"Records": [{"Data": "QUJD", "PartitionKey": "a b"}, {"Data": "QUI=", "PartitionKey": "k"}], "StreamName": "s"}`,
		"indented":       "\n{\r\n\t\"StreamName\" : \"s\" ,\n \"Records\" : [ { \"PartitionKey\" : \"k\" , \"Data\" : \"QQ==\" } ] }\n",
		"all members":    `{"StreamName":"s","StreamARN":"a","StreamId":"i","Records":[{"ExplicitHashKey":"0","PartitionKey":"k","Data":"QUJD"}]}`,
		"no strings":     `{"Records":[{"Data":""}],"StreamName":""}`,
		"UTF-8":          `{"Records":[{"Data":"QUJD","PartitionKey":"é😀` + "\x7f" + `"}],"StreamName":"日本語日本語日本語"}`,
		"brackets":       `{"Records":[{"Data":"QUJD","PartitionKey":"{[]},:{{{{"},{"Data":"QUJD","PartitionKey":"{"}]}`,
		"one record":     `{"StreamName":"s","Data":"QUJDREVGR0hJSktMTU5PUA==","PartitionKey":"k","ExplicitHashKey":"1","SequenceNumberForOrdering":"0","StreamARN":"a","StreamId":"i"}`,
		"one, no blob":   `{"PartitionKey":"k"}`,
		"500 records":    string(putRecords(500, 1)),
		"500 of a KiB":   string(spaced(putRecords(500, 1024))),
		"keys that grow": growing(400),
	} {
		if !compareDecoders(t, []byte(body)) {
			t.Errorf("%s: not taken", name)
		}
	}
}

// growing is a body whose keys are longer than the ones before them.
func growing(records int) string {
	var body strings.Builder
	body.WriteString(`{"Records":[{"Data":""}`)
	for i := range records {
		fmt.Fprintf(&body, `,{"PartitionKey":"%s"}`, strings.Repeat("k", i))
	}
	return body.String() + `]}`
}

// Property: bodies that are out of the ordinary or wrong are left to the
// tables, from their beginning.
func TestDecodeFastLeaves(t *testing.T) {
	bodies := []string{
		``, ` `, `{`, `{}`, `[]`, `null`, `"`, `{"`, `{"Records"`, `{"Records":`, `{"Records":[`, `{"Records":[{`, `{"Records":[{"Data":"`,
		`{"Records":[]}`, `{"Records":[{}]}`, `{"Records":[{"Data":"QUJD"},null]}`, `{"Records":null}`, `{"Records":{}}`, `{"Records":"a"}`, `{"Records":[[]]}`,
		`{"Records":[{"Data":"QUJD"}]`, `{"Records":[{"Data":"QUJD"}]}}`, `{"Records":[{"Data":"QUJD"}]},`, `{"Records":[{"Data":"QUJD"},]}`,
		`{"Records":[{"Data":"QUJD",}]}`, `{"Records":[{"Data":"QUJD"}],}`, `{"Records":[{"Data":"QUJD"}{"Data":"QUJD"}]}`, `{"Records":[{"Data":"QUJD"]}`,
		`{"Records":[{"Data" "QUJD"}]}`, `{"Records":[{"Data":"QUJD" "PartitionKey":"k"}]}`, `{,"Records":[{"Data":"QUJD"}]}`, `{"Records":[,{"Data":"QUJD"}]}`,
		`{"Records":[{"Data":"QUJD"}],"Records":[{"Data":"QUJE"}]}`, `{"Records":[{"Data":"QUJD","Data":"QUJE"}]}`, `{"StreamName":"a","StreamName":"b"}`,
		`{"StreamName":"a","StreamName":null}`, `{"Records":[{"PartitionKey":"a","PartitionKey":""}]}`, `{"Records":[{"PartitionKey":null,"Data":"QUJD"}]}`,
		`{"StreamName":null,"Data":null,"PartitionKey":null}`, `{"StreamName":1}`, `{"StreamName":true,"Records":[{"Data":1}]}`, `{"Data":["QUJD"],"PartitionKey":{}}`,
		`{"Records":[{"Data":"QUJD","Unknown":{"a":[1]}}],"Unknown":1}`, `{"unknown":{},"StreamName":"a"}`, `{"streamName":"a"}`, `{"StreamNames":"a"}`,
		`{"DryRun":true,"StreamName":"a"}`, `{"DryRun":"yes"}`, `{"StreamName":"a","Limit":1}`,
		`{"Stream\u004eame":"a"}`, `{"StreamName":"a\n"}`, `{"StreamName":"\u00e9"}`, `{"StreamName":"\ud800"}`, `{"StreamName":"é\""}`, `{"StreamName":"\"}`,
		"{\"StreamName\":\"a\x01\"}", "{\"StreamName\":\"abcdefgh\x1f\"}", "{\"StreamName\":\"é\x1f\"}", "{\"StreamName\":\"\xff\"}", "{\"StreamName\":\"a\xc3\"}",
		"{\"StreamName\":\"a\"}\x00", "{\x00\"StreamName\":\"a\"}", "{\v\"StreamName\":\"a\"}", "{\x01\"StreamName\":\"a\"}", "\ufeff{\"StreamName\":\"a\"}",
		`{"Data":"\/\/8="}`, `{"Data":"QUJD\n"}`, "{\"Data\":\"QUJ\nD\"}", "{\"Data\":\"QUJD\r\n\r\n\"}", `{"Data":"QUI"}`, `{"Data":"QUI=="}`, `{"Data":"Q==="}`, `{"Data":"===="}`,
		`{"Data":"QUJ="}`, `{"Data":"QR=="}`, `{"Data":"QQ=A"}`, `{"Data":"QQ==QUJD"}`, `{"Data":"QUJD="}`, `{"Data":"QU-_"}`, `{"Data":"QUJDQUJDQU D"}`, `{"Data":"QUJDQUJDQUJDé"}`, `{"Data":"Q"}`,
		`{"Data":"="}`, `{"Data":"=`, `{"Data":"QQ==`, `{"Data":"QUI=`, `{"Data":"QUJD`, `{"Data":"QQA="`, `{"Data":"QQ=="`,
		string(putRecords(501, 1)), string(putRecords(650, 1)),
	}
	for _, body := range bodies {
		if compareDecoders(t, []byte(body)) {
			t.Errorf("%.200q was taken", body)
		}
	}
}

// Property: a body cut short anywhere, or with one byte changed to anything,
// is decoded as the tables do it.
func TestDecodeFastDamaged(t *testing.T) {
	for _, body := range []string{
		`{"Records": [{"Data":"QUJDREVGR0g=","PartitionKey":"key é"},{"ExplicitHashKey":"1","Data":"QQ=="}],"StreamName":"stream"}`,
		`{"StreamName":"stream","Data":"QUJDREVGR0g=","PartitionKey":"partition-key"}`,
	} {
		for i := range body {
			compareDecoders(t, []byte(body[:i]))
			for c := range 256 {
				damaged := []byte(body)
				damaged[i] = byte(c)
				compareDecoders(t, damaged)
			}
		}
	}
}

// Property: blobs of every length, with every byte, survive; none has room to
// grow into its neighbour.
func TestDecodeFastBlobs(t *testing.T) {
	random := rand.NewChaCha8([32]byte{1})
	for size := range 200 {
		in := kinesis.PutRecordsInput{}
		for i := range 4 {
			data := make([]byte, size+i)
			random.Read(data)
			in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: data})
		}
		body := wirejson.Append(nil, &in)
		var out kinesis.PutRecordsInput
		if !wirejson.DecodeFast(body, &out) {
			t.Fatalf("%s was not taken", body)
		}
		for i, r := range out.Records {
			if !bytes.Equal(r.Data, in.Records[i].Data) || r.Data == nil || cap(r.Data) != len(r.Data) {
				t.Fatalf("%x became %x, with room for %d", in.Records[i].Data, r.Data, cap(r.Data))
			}
		}
	}
}

// Property: the fast path allocates no more often than the tables, also where
// its guess of how long the strings are in sum is wrong.
func TestDecodeFastAllocations(t *testing.T) {
	for _, c := range []struct {
		name string
		body []byte
		into func() api.Struct
	}{
		{"500 records", putRecords(500, 100), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"100 records", spaced(putRecords(100, 1024)), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"keys that grow", []byte(growing(400)), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"one record", putRecord(1024), func() api.Struct { return new(kinesis.PutRecordInput) }},
	} {
		memory := new(fields.Memory)
		fast := testing.AllocsPerRun(20, func() {
			wirejson.DecodeFastInto(memory, c.body, c.into())
			memory.Release(nil)
		})
		tables := testing.AllocsPerRun(20, func() { _ = wirejson.DecodeByTables(c.body, c.into()) })
		if fast > tables {
			t.Errorf("%s: %v allocations, the tables make %v", c.name, fast, tables)
		}
	}
}

// Property, for any bytes: both decoders agree on the value, the presence bits
// and the error.
func FuzzDecodeFast(f *testing.F) {
	f.Add([]byte(`{"Records": [{"Data":"QUJDREVGR0g=","PartitionKey":"key é"},{"ExplicitHashKey":"1","Data":"QQ=="}],"StreamName":"stream"}`))
	f.Add([]byte(`{"StreamName":"stream","Data":"QUJDREVGR0g=","PartitionKey":"partition-key","SequenceNumberForOrdering":"0"}`))
	f.Add([]byte("{\"StreamARN\":\"a\",\"StreamId\":\"\\u0041\",\"PartitionKey\":\"\x7f\xff\",\"Data\":\"\",\"DryRun\":true}"))
	f.Add([]byte(`{"Records""StreamName":""}`))
	f.Add([]byte(`{"Records":[{"Data" "PartitionKey":"k"}]}`))
	f.Add([]byte(`{"StreamName" "Data":"","PartitionKey":"k"}`))
	f.Add(putRecords(3, 5))
	f.Fuzz(func(t *testing.T, body []byte) { compareDecoders(t, body) })
}

// codec is what the tests of all codecs call.
var codec = wiretest.Codec{
	Decode: wirejson.Decode, Append: wirejson.Append, AppendResults: wirejson.AppendResults,
	NewPageWriter:  func(p wire.Page) wiretest.PageWriter { w := wirejson.NewPageWriter(p); return &w },
	NewEventWriter: func(e wire.Event) wiretest.PageWriter { w := wirejson.NewEventWriter(e); return &w },
}

// Property: pages and results are written as Append writes the structures,
// whatever is in them, and pages however small the pieces.
func TestAppendRows(t *testing.T) { codec.TestRows(t) }

// Property: data of every length is written as the library writes it, across
// pieces too.
func TestAppendBlobs(t *testing.T) { codec.TestBlobs(t) }

// Property: encoding 1,000 records into a buffer that is large enough makes no
// garbage for a record, nor does telling how long the result will be.
func TestAppendAllocations(t *testing.T) { codec.TestAllocations(t) }

// Property: both encoders agree on any output, and what they write is read
// back as it was, but for bytes that are not UTF-8.
func FuzzAppendFast(f *testing.F) { codec.FuzzRows(f) }
