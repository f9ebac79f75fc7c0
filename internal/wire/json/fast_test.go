package json_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
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
	used := &wirejson.Memory{Lend: dirty} // what failed before leaves nothing behind
	for i := range got {
		gotErr, wantErr := wirejson.Decode(bytes.Clone(body), got[i]), wirejson.DecodeByTables(body, want[i])
		if !sameError(gotErr, wantErr) {
			t.Fatalf("%T: %.200q: error %v, the tables say %v", got[i], body, gotErr, wantErr)
		}
		if wantErr == nil && !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("%T: %.200q:\nfast   %+v\ntables %+v", got[i], body, got[i], want[i])
		}
		took := used.DecodeFast(body, tried[i])
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
	m := &wirejson.Memory{Lend: func(n int) []byte { return lent }}
	returned := 0
	again := func() {
		var in kinesis.PutRecordsInput
		if err := m.Decode(body, &in); err != nil || len(in.Records) != 500 || &in.Records[0].Data[0] != &lent[:1][0] {
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
	if err := m.Decode([]byte(`{"Records":[{"Data":"QUJD","PartitionKey":"a"},`), new(kinesis.PutRecordsInput)); err == nil {
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
		memory := new(wirejson.Memory)
		fast := testing.AllocsPerRun(20, func() {
			memory.DecodeFast(c.body, c.into())
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

// told is a structure with records, told one by one.
type told struct {
	keys [][]byte
	*kinesis.GetRecordsOutput
	rest    kinesis.GetRecordsOutput
	numbers []shardwell.SequenceNumber
}

// tell makes a page of an output, whose sequence numbers it sets.
func tell(out *kinesis.GetRecordsOutput) told {
	p := told{GetRecordsOutput: out, rest: *out}
	p.rest.Records = nil
	for i := range out.Records {
		n := shardwell.SequenceNumber{Created: 1548118964, Shard: uint32(i % 5), Index: uint64(i) << (i % 50), Time: 1548118964 + int64(i)}
		p.numbers, p.keys = append(p.numbers, n), append(p.keys, []byte(out.Records[i].PartitionKey))
		out.Records[i].SequenceNumber = n.String()
	}
	return p
}

func (p told) Len() int                        { return len(p.Records) }
func (p told) Rest() *kinesis.GetRecordsOutput { return &p.rest }
func (p told) Record(i int, r *wire.Record) {
	x := &p.Records[i]
	*r = wire.Record{Number: p.numbers[i], ArrivalMillis: x.ApproximateArrivalTimestamp.UnixMilli(), Data: x.Data, PartitionKey: p.keys[i], Encrypted: x.EncryptionType == "KMS"}
}

// comparePage wants the bytes of Append, as many as were announced, in pieces
// that are no longer than they may be.
func comparePage(t *testing.T, out *kinesis.GetRecordsOutput, pieceBytes int) {
	t.Helper()
	p := tell(out)
	w := wirejson.NewPageWriter(p)
	announced := w.Bytes()
	piece, got := make([]byte, 0, pieceBytes), []byte(nil)
	for more := true; more; {
		before := len(got)
		if piece, more = w.Append(piece[:0]); len(piece) == 0 {
			t.Fatal("an empty piece")
		}
		got = append(got, piece...)
		// What is not divided: a little data and a key, or the end.
		if longest := max(pieceBytes, 8<<10); more && len(got)-before > longest {
			t.Fatalf("a piece of %d bytes, into room for %d", len(got)-before, pieceBytes)
		}
		piece = piece[:0:pieceBytes]
	}
	if want := wirejson.Append(nil, out); !bytes.Equal(got, want) {
		t.Fatalf("pieces of %d bytes of %+v:\ngot  %s\nwant %s", pieceBytes, out, got, want)
	}
	whole := wirejson.NewPageWriter(p)
	if all := whole.AppendAll(make([]byte, 0, announced)); !bytes.Equal(all, got) {
		t.Fatalf("written at once it is %d bytes, in pieces %d", len(all), len(got))
	}
	if len(got) != announced {
		t.Fatalf("%d bytes announced, %d written", announced, len(got))
	}
	compareEvent(t, p)
}

// toldEvent is an event with the records of a page.
type toldEvent struct {
	told
	rest kinesis.SubscribeToShardEvent
}

func (e toldEvent) Rest() *kinesis.SubscribeToShardEvent { return &e.rest }

// compareEvent wants the bytes of Append, as many as were announced, for an event
// that has what a page has.
func compareEvent(t *testing.T, p told) {
	t.Helper()
	e := toldEvent{told: p, rest: kinesis.SubscribeToShardEvent{ContinuationSequenceNumber: p.NextShardIterator, ChildShards: p.ChildShards}}
	if p.MillisBehindLatest != nil {
		e.rest.MillisBehindLatest = *p.MillisBehindLatest
	}
	whole := e.rest
	whole.Records = p.Records
	w := wirejson.NewEventWriter(e)
	announced := w.Bytes()
	if got, want := w.AppendAll(nil), wirejson.Append(nil, &whole); !bytes.Equal(got, want) || len(got) != announced {
		t.Fatalf("event, %d bytes announced:\ngot  %s\nwant %s", announced, got, want)
	}
}

// results is an output of PutRecords, told one by one.
type results struct {
	*kinesis.PutRecordsOutput
	numbers []shardwell.SequenceNumber
}

func (p results) Len() int { return len(p.Records) }
func (p results) Rest() *kinesis.PutRecordsOutput {
	rest := *p.PutRecordsOutput
	rest.Records = nil
	return &rest
}
func (p results) Result(i int, r *wire.Result) {
	x := &p.Records[i]
	*r = wire.Result{Number: p.numbers[i], ShardID: x.ShardId, ErrorCode: x.ErrorCode, Message: x.ErrorMessage}
}

// compareResults wants the bytes of Append for results that succeeded or, every
// third, failed.
func compareResults(t *testing.T, out *kinesis.PutRecordsOutput, a, b string) {
	t.Helper()
	p := results{PutRecordsOutput: out}
	for i := range out.Records {
		n := shardwell.SequenceNumber{Created: 1548118964, Index: uint64(i) << (i % 50), Time: 1548118964 + int64(i)}
		p.numbers = append(p.numbers, n)
		out.Records[i] = kinesis.PutRecordsResultEntry{SequenceNumber: n.String(), ShardId: "s" + a}
		if i%3 == 2 {
			out.Records[i] = kinesis.PutRecordsResultEntry{ErrorCode: "e" + b, ErrorMessage: "m" + a}
		}
	}
	if got, want := wirejson.AppendResults([]byte("x"), p), wirejson.Append([]byte("x"), out); !bytes.Equal(got, want) {
		t.Fatalf("%+v:\ngot  %s\nwant %s", out, got, want)
	}
}

// Property: pages and results are written as Append writes the structures,
// whatever is in them, and pages however small the pieces.
func TestAppendRows(t *testing.T) {
	texts := []string{"", "a", "shardId-000000000000", "12345678", "1234567\"", "é", "\x00", "a\\b", "1234567\xff", "\u2028<>&", "\x7f", strings.Repeat("long ", 100), strings.Repeat("\x01", 500)}
	for i, text := range texts {
		get := &kinesis.GetRecordsOutput{NextShardIterator: text, Records: kinesis.RecordList{}}
		for j, key := range texts {
			encrypted := [...]string{"", "KMS"}[j/2%2]
			get.Records = append(get.Records, kinesis.Record{PartitionKey: key, EncryptionType: encrypted, Data: []byte(text), ApproximateArrivalTimestamp: time.UnixMilli(1548118964000 + int64(j/2)*31)})
		}
		if i%2 == 0 {
			get.MillisBehindLatest = of(int64(i) << 40)
			get.ChildShards = kinesis.ChildShardList{{ShardId: text, ParentShards: kinesis.ShardIdList{text}, HashKeyRange: &kinesis.HashKeyRange{StartingHashKey: text}}, {}}
		}
		for _, pieceBytes := range []int{0, 1, 100, 1000, 4096, 1 << 20} {
			comparePage(t, get, pieceBytes)
		}
		put := &kinesis.PutRecordsOutput{Records: make(kinesis.PutRecordsResultEntryList, i), EncryptionType: text}
		if i%2 == 0 {
			put.FailedRecordCount = of(int32(i))
		}
		compareResults(t, put, text, texts[(i+1)%len(texts)])
	}
	comparePage(t, getRecords(1000, 100), 4096)
	comparePage(t, getRecords(3, 100_000), 4096)
	comparePage(t, &kinesis.GetRecordsOutput{Records: kinesis.RecordList{}}, 10)
	compareResults(t, putResults(500), "", "")
}

// Property: data of every length is written as the library writes it, across
// pieces too.
func TestAppendBlobs(t *testing.T) {
	random := rand.NewChaCha8([32]byte{2})
	for size := range 300 {
		data := make([]byte, size*13)
		random.Read(data)
		comparePage(t, &kinesis.GetRecordsOutput{Records: kinesis.RecordList{
			{Data: data, ApproximateArrivalTimestamp: time.UnixMilli(1)}, {Data: data[:size], ApproximateArrivalTimestamp: time.UnixMilli(1)},
		}}, 100+size)
	}
}

// Property: both encoders agree on any output, and what they write is read
// back as it was, but for bytes that are not UTF-8.
func FuzzAppendFast(f *testing.F) {
	f.Add("49680419034815235340790193353517782374872746851158720514", "partition key", []byte("data"), int64(1548118964772), uint64(0))
	f.Add("\xc8", "\xa5", []byte("0"), int64(1), uint64(158))
	f.Add("\"\\\n\xff", "é\x00", []byte(nil), int64(-1), uint64(math.MaxUint64))
	f.Fuzz(func(t *testing.T, a, b string, data []byte, n int64, bits uint64) {
		if time.UnixMilli(n).IsZero() {
			return // which is no time to a structure
		}
		get := &kinesis.GetRecordsOutput{NextShardIterator: b, MillisBehindLatest: &n, Records: kinesis.RecordList{
			{PartitionKey: a, Data: data, ApproximateArrivalTimestamp: time.UnixMilli(n)},
			{PartitionKey: b, EncryptionType: "KMS", Data: []byte(a), ApproximateArrivalTimestamp: time.UnixMilli(n)},
		}}
		comparePage(t, get, int(bits%(64<<10)))
		failed := int32(n)
		put := &kinesis.PutRecordsOutput{FailedRecordCount: &failed, EncryptionType: a, Records: make(kinesis.PutRecordsResultEntryList, bits%7)}
		compareResults(t, put, a, b)
		var back kinesis.GetRecordsOutput
		if err := wirejson.Decode(wirejson.Append(nil, get), &back); err != nil {
			t.Fatal(err)
		}
		if got := back.Records[0]; got.PartitionKey != string([]rune(a)) || !bytes.Equal(got.Data, data) {
			t.Fatalf("%q, %q came back as %+v", a, data, got)
		}
	})
}
