package wiretest

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
)

// PageWriter is what a codec writes a page with.
type PageWriter interface {
	Bytes() int
	Append(dst []byte) ([]byte, bool)
	AppendAll(dst []byte) []byte
}

// Codec is the codec under test.
type Codec struct {
	Decode         func(body []byte, into api.Struct) error
	Append         func(dst []byte, v api.Struct) []byte
	AppendResults  func(dst []byte, r wire.Results) []byte
	NewPageWriter  func(p wire.Page) PageWriter
	NewEventWriter func(e wire.Event) PageWriter
}

// comparePage wants the bytes of Append, as many as were announced, in pieces
// that are no longer than they may be.
func (c Codec) comparePage(t *testing.T, out *kinesis.GetRecordsOutput, pieceBytes int) {
	t.Helper()
	p := Tell(out)
	w := c.NewPageWriter(p)
	announced := w.Bytes()
	piece, got := make([]byte, 0, pieceBytes), []byte(nil)
	for more := true; more; {
		before := len(got)
		if piece, more = w.Append(piece[:0]); len(piece) == 0 {
			t.Fatal("an empty piece")
		}
		got = append(got, piece...)
		// What is not divided: a little data and a key, of which each byte may become six,
		// or the end.
		if longest := max(pieceBytes, 2<<10+6*longestKey(out)); more && len(got)-before > longest {
			t.Fatalf("a piece of %d bytes, into room for %d", len(got)-before, pieceBytes)
		}
		piece = piece[:0:pieceBytes]
	}
	if want := c.Append(nil, out); !bytes.Equal(got, want) {
		t.Fatalf("pieces of %d bytes of %+v:\ngot  %q\nwant %q", pieceBytes, out, got, want)
	}
	whole := c.NewPageWriter(p)
	if all := whole.AppendAll(make([]byte, 0, announced)); !bytes.Equal(all, got) {
		t.Fatalf("written at once it is %d bytes, in pieces %d", len(all), len(got))
	}
	if len(got) != announced {
		t.Fatalf("%d bytes announced, %d written", announced, len(got))
	}
	c.compareEvent(t, p)
}

// compareEvent wants the bytes of Append, as many as were announced, for an event
// that has what a page has.
func (c Codec) compareEvent(t *testing.T, p Told) {
	t.Helper()
	e := toldEvent{Told: p, rest: kinesis.SubscribeToShardEvent{ContinuationSequenceNumber: p.NextShardIterator, ChildShards: p.ChildShards}}
	if p.MillisBehindLatest != nil {
		e.rest.MillisBehindLatest = *p.MillisBehindLatest
	}
	whole := e.rest
	whole.Records = p.Records
	w := c.NewEventWriter(e)
	announced := w.Bytes()
	if got, want := w.AppendAll(nil), c.Append(nil, &whole); !bytes.Equal(got, want) || len(got) != announced {
		t.Fatalf("event, %d bytes announced:\ngot  %q\nwant %q", announced, got, want)
	}
}

// compareResults wants the bytes of Append for results that succeeded or, every
// third, failed.
func (c Codec) compareResults(t *testing.T, out *kinesis.PutRecordsOutput, a, b string) {
	t.Helper()
	p := Results{PutRecordsOutput: out}
	for i := range out.Records {
		n := shardwell.SequenceNumber{Created: 1548118964, Index: uint64(i) << (i % 50), Time: 1548118964 + int64(i)}
		p.Numbers = append(p.Numbers, n)
		out.Records[i] = kinesis.PutRecordsResultEntry{SequenceNumber: n.String(), ShardId: "s" + a}
		if i%3 == 2 {
			out.Records[i] = kinesis.PutRecordsResultEntry{ErrorCode: "e" + b, ErrorMessage: "m" + a}
		}
	}
	if got, want := c.AppendResults([]byte("x"), p), c.Append([]byte("x"), out); !bytes.Equal(got, want) {
		t.Fatalf("%+v:\ngot  %q\nwant %q", out, got, want)
	}
}

// TestRows: pages and results are written as Append writes the structures,
// whatever is in them, and pages however small the pieces.
func (c Codec) TestRows(t *testing.T) {
	texts := []string{"", "a", "shardId-000000000000", "12345678", "1234567\"", "é", "\x00", "a\\b", "1234567\xff", "\u2028<>&", "\x7f", strings.Repeat("long ", 100), strings.Repeat("\x01", 500)}
	for i, text := range texts {
		get := &kinesis.GetRecordsOutput{NextShardIterator: text, Records: kinesis.RecordList{}}
		for j, key := range texts {
			encrypted := [...]string{"", "KMS"}[j/2%2]
			get.Records = append(get.Records, kinesis.Record{PartitionKey: key, EncryptionType: encrypted, Data: []byte(text), ApproximateArrivalTimestamp: time.UnixMilli(1548118964000 + int64(j/2)*31)})
		}
		if i%2 == 0 {
			get.MillisBehindLatest = new(int64(i) << 40)
			get.ChildShards = kinesis.ChildShardList{{ShardId: text, ParentShards: kinesis.ShardIdList{text}, HashKeyRange: &kinesis.HashKeyRange{StartingHashKey: text}}, {}}
		}
		for _, pieceBytes := range []int{0, 1, 100, 1000, 4096, 1 << 20} {
			c.comparePage(t, get, pieceBytes)
		}
		put := &kinesis.PutRecordsOutput{Records: make(kinesis.PutRecordsResultEntryList, i), EncryptionType: text}
		if i%2 == 0 {
			put.FailedRecordCount = new(int32(i))
		}
		c.compareResults(t, put, text, texts[(i+1)%len(texts)])
	}
	c.comparePage(t, GetRecords(1000, 100), 4096)
	c.comparePage(t, GetRecords(3, 100_000), 4096)
	c.comparePage(t, &kinesis.GetRecordsOutput{Records: kinesis.RecordList{}}, 10)
	c.compareResults(t, PutResults(500), "", "")
}

// longestKey is how many bytes the longest partition key has.
func longestKey(out *kinesis.GetRecordsOutput) (longest int) {
	for i := range out.Records {
		longest = max(longest, len(out.Records[i].PartitionKey))
	}
	return longest
}

// TestBlobs: data of every length is written as the library writes it, across
// pieces too.
func (c Codec) TestBlobs(t *testing.T) {
	random := rand.NewChaCha8([32]byte{2})
	for size := range 300 {
		data := make([]byte, size*13)
		random.Read(data)
		c.comparePage(t, &kinesis.GetRecordsOutput{Records: kinesis.RecordList{
			{Data: data, ApproximateArrivalTimestamp: time.UnixMilli(1)}, {Data: data[:size], ApproximateArrivalTimestamp: time.UnixMilli(1)},
		}}, 100+size)
	}
}

// TestAllocations: encoding 1,000 records into a buffer that is large enough makes no
// garbage for a record, nor does telling how long the result will be.
func (c Codec) TestAllocations(t *testing.T) {
	page := Tell(GetRecords(1000, 100))
	w := c.NewPageWriter(page)
	buffer := make([]byte, 0, w.Bytes())
	if got := testing.AllocsPerRun(20, func() {
		w := c.NewPageWriter(page)
		w.Bytes()
		buffer = w.AppendAll(buffer[:0])
	}); got > 16 {
		t.Errorf("%v allocations", got)
	}
	put := Results{PutRecordsOutput: PutResults(500), Numbers: make([]shardwell.SequenceNumber, 500)}
	if got := testing.AllocsPerRun(20, func() { buffer = c.AppendResults(buffer[:0], put) }); got > 8 {
		t.Errorf("%v allocations for results", got)
	}
}

// FuzzRows: both encoders agree on any output, and what they write is read
// back as it was, but for bytes that are not UTF-8.
func (c Codec) FuzzRows(f *testing.F) {
	f.Add("49680419034815235340790193353517782374872746851158720514", "partition key", []byte("data"), int64(1548118964772), uint64(0))
	f.Add("\xc8", "\xa5", []byte("0"), int64(1), uint64(158))
	f.Add("\"\\\n\xff", "é\x00", []byte(nil), int64(-1), uint64(math.MaxUint64))
	f.Add(strings.Repeat("\xb5", 2000), "", []byte(nil), int64(1), uint64(122)) // longer than a key may be
	f.Fuzz(func(t *testing.T, a, b string, data []byte, n int64, bits uint64) {
		if time.UnixMilli(n).IsZero() {
			return // which is no time to a structure
		}
		get := &kinesis.GetRecordsOutput{NextShardIterator: b, MillisBehindLatest: &n, Records: kinesis.RecordList{
			{PartitionKey: a, Data: data, ApproximateArrivalTimestamp: time.UnixMilli(n)},
			{PartitionKey: b, EncryptionType: "KMS", Data: []byte(a), ApproximateArrivalTimestamp: time.UnixMilli(n)},
		}}
		c.comparePage(t, get, int(bits%(64<<10)))
		failed := int32(n)
		put := &kinesis.PutRecordsOutput{FailedRecordCount: &failed, EncryptionType: a, Records: make(kinesis.PutRecordsResultEntryList, bits%7)}
		c.compareResults(t, put, a, b)
		var back kinesis.GetRecordsOutput
		if err := c.Decode(c.Append(nil, get), &back); err != nil {
			t.Fatal(err)
		}
		if got := back.Records[0]; got.PartitionKey != string([]rune(a)) || !bytes.Equal(got.Data, data) {
			t.Fatalf("%q, %q came back as %+v", a, data, got)
		}
	})
}
