package cbor_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
	"github.com/shardwell/shardwell/internal/wire/wiretest"
)

// member is a body of one member, whose name has fewer than 24 bytes.
func member(name, value string) []byte {
	return []byte("\xa1" + string(rune(0x60+len(name))) + name + value)
}

// Property: a member of the wrong type is refused with the text that AWS has for
// it in JSON, and a byte string by the class of AWS's constraint errors, wherever
// it stands. (What JSON can say, too, is compared with it by FuzzSameAsJSON.)
func TestTypeErrors(t *testing.T) {
	const number = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to "
	for _, c := range []struct{ operation, name, value, want string }{
		{"DescribeStream", "StreamName", "\xf5", "class java.lang.Boolean can not be converted to an String"},
		{"DescribeStream", "StreamName", "\x05", number + "an String"},
		{"DescribeStream", "StreamName", "\x20", number + "an String"},
		{"DescribeStream", "StreamName", "\xf9\x3c\x00", number + "an String"},
		{"DescribeStream", "StreamName", "\xc2\x05", number + "an String"},
		{"DescribeStream", "StreamName", "\x41a", "class java.nio.HeapByteBuffer can not be converted to an String"},
		{"DescribeStream", "StreamName", "\x5f\x41a\x41b\xff", "class java.nio.HeapByteBuffer can not be converted to an String"},
		{"DescribeStream", "StreamName", "\x9f\xff", "Start of list found where not expected"},
		{"DescribeStream", "StreamName", "\xa0", "Start of structure or map found where not expected."},
		{"DescribeStream", "Limit", "\x41\x05", "class java.nio.HeapByteBuffer can not be converted to an Integer"},
		{"DescribeStream", "Limit", "\x7f\x615\xff", "class java.lang.String can not be converted to an Integer"},
		{"GetShardIterator", "Timestamp", "\xc1\x615", "class java.lang.String can not be converted to milliseconds since epoch"},
		{"GetShardIterator", "Timestamp", "\xc0\x415", "class java.nio.HeapByteBuffer can not be converted to milliseconds since epoch"},
		{"PutRecord", "Data", "\x64QUJD", "class java.lang.String can not be converted to a Blob"},
		{"PutRecord", "Data", "\xf4", "class java.lang.Boolean can not be converted to a Blob"},
		{"PutRecord", "Data", "\x01", number + "a Blob"},
		{"PutRecords", "Records", "\x41a", "Expected list or null"},
		{"PutRecords", "Records", "\xa0", "Start of structure or map found where not expected."},
		{"PutRecords", "Records", "\x81\x41a", "Expected null"},
		{"PutRecords", "Records", "\x81\x80", "Start of list found where not expected"},
		{"PutRecords", "Records", "\x99\x13\x89" + strings.Repeat("\xa0", 5000) + "\x07", "Expected null"},
		{"AddTagsToStream", "Tags", "\x41a", "Expected map or null"},
		{"AddTagsToStream", "Tags", "\xa1\x61a\x41b", "class java.nio.HeapByteBuffer can not be converted to an String"},
		{"DeleteStream", "EnforceConsumerDeletion", "\x41a", "class java.nio.HeapByteBuffer can not be converted to an Boolean"},
		{"DeleteStream", "EnforceConsumerDeletion", "\x05", number + "an Boolean"},
		{"DeleteStream", "EnforceConsumerDeletion", "\x65hello", "'HELLO' can not be converted to an Boolean"},
		{"DeleteStream", "EnforceConsumerDeletion", "\x63yes", ""},
		{"DeleteStream", "EnforceConsumerDeletion", "\xf9\x38\x00", ""},
	} {
		body := member(c.name, c.value)
		err := cbor.Decode(body, kinesis.Service.Operation(c.operation).NewInput())
		if c.want == "" && err == nil {
			continue
		}
		if err == nil || err.Error() != c.want {
			t.Errorf("%s %s %.40x\n got %v\nwant %q", c.operation, c.name, c.value, err, c.want)
		}
	}
	// The first one counts.
	err := cbor.Decode([]byte("\xbf\x64Data\xf5\x6cPartitionKey\x01\xff"), new(kinesis.PutRecordInput))
	if want := "class java.lang.Boolean can not be converted to a Blob"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Property: what is no map of well-formed CBOR is a syntax error without a text,
// also where a type error comes first or the member is unknown, and never a panic.
func TestSyntaxErrors(t *testing.T) {
	for _, value := range []string{
		"", "\xff", "\x18", "\x19\x01", "\x1a\x00\x00\x00", "\x1b\x00", "\x1c", "\x1d\x00", "\x1e", "\x1f", "\x3f", "\x3c", // heads
		"\xdf\x00", "\xc1", "\xd8", "\xd9\xd9", "\xd9\xd9\xf7", "\xdc\x00", strings.Repeat("\xc1", 1000), // tags
		"\x61", "\x62a", "\x78\x05abcd", "\x7b\x7f\xff\xff\xff\xff\xff\xff\xff", "\x5b\xff\xff\xff\xff\xff\xff\xff\xff", "\x5a\xff\xff\xff\xff", // length bombs
		"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", "\x9a\x10\x00\x00\x00", "\xbb\x80\x00\x00\x00\x00\x00\x00\x00", "\x82\x01", "\xa1\x61a", "\xa1",
		"\x61\xff", "\x62\xc3\x28", "\x7f\x61\xc3\x61\xa9\xff", "\x7f\x61\xff\xff", "\x63\xed\xa0\x80", // text that is not UTF-8
		"\x7f", "\x7f\x61a", "\x7f\x41a\xff", "\x5f\x61a\xff", "\x7f\x7f\x61a\xff\xff", "\x5f\x5f\xff\xff", "\x7f\xc1\x61a\xff", "\x5f\x00\xff", "\x7f\xf6\xff", // pieces
		"\x9f", "\x9f\x01", "\x9f\x9f\xff", "\xbf", "\xbf\x61a\xff", "\xbf\x61a\x01", "\xbf\x61a\x01\x61b\xff", // indefinite lengths
		"\xa1\x01\x02", "\xa1\xf6\x02", "\xa1\x41a\x02", "\xa1\x80\x02", "\xbf\x9f\xff\x02\xff", "\xa1\xf5\x02", // keys that are not text
		"\xe0", "\xf3", "\xf8\x14", "\xf8\xff", "\xf9\x00", "\xfa\x00\x00\x00", "\xfb", "\xfc", "\xfd", "\xfe", // simple values and floats
		strings.Repeat("\x81", 1000) + "\x01", strings.Repeat("\x81", 1<<17), strings.Repeat("\x9f", 1<<17), strings.Repeat("\xa1\x61a", 1<<15), strings.Repeat("\xbf\x61a", 1000),
	} {
		for _, name := range []string{"StreamName", "Data", "Records", "Tags", "unknown"} {
			for _, op := range []string{"PutRecord", "PutRecords", "CreateStream"} {
				for _, body := range [][]byte{member(name, value), append([]byte("\xbf\x68DryRun__\x01"), member(name, value)[1:]...), append([]byte("\xa2\x64Data\xf5"), member(name, value)[1:]...)} {
					if err := cbor.Decode(body, kinesis.Service.Operation(op).NewInput()); err != error(wire.ErrSyntax) {
						t.Errorf("%s %.60x: got %v, want a syntax error", op, body, err)
					}
				}
			}
		}
	}
	for _, body := range []string{"", "\xf6", "\x80", "\x00", "\x61a", "{}", "\xa0\xa0", "\xbf\xff\x00", "\xbf\xff\xff", "\xd9\xd9\xf7", "\xd9\xd9\xf7\x80"} {
		if err := cbor.Decode([]byte(body), new(kinesis.PutRecordInput)); err != error(wire.ErrSyntax) {
			t.Errorf("%x: got %v, want a syntax error", body, err)
		}
	}
}

// Property: a level less than the most is read.
func TestDepth(t *testing.T) {
	for _, open := range []string{"\x81", "\x9f"} {
		body := member("unknown", strings.Repeat(open, 999)+"\x01")
		if open == "\x9f" {
			body = append(body, strings.Repeat("\xff", 999)...)
		}
		if err := cbor.Decode(body, new(kinesis.PutRecordInput)); err != nil {
			t.Errorf("999 levels of %x: %v", open, err)
		}
	}
}

// Property: bodies decode to the values and presence bits they say.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, body string
		into, want api.Struct
	}{
		{"self-describing, longer heads than need be, in pieces, unknown members, null and undefined",
			"\xd9\xd9\xf7\xbb\x00\x00\x00\x00\x00\x00\x00\x04\x78\x0aStreamName\x7f\x61a\x60\x79\x00\x01b\xff\x65Limit\xf6\x69StreamARN\xf7\x7f\x62No\x62pe\xff\x9f\xa1\x61x\xf6\xff",
			&kinesis.DescribeStreamInput{}, &kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName"), StreamName: "ab"}},
		{"the last of equal keys wins", "\xbf\x6aStreamName\x61a\x6aStreamName\x61b\x65Limit\x01\x65Limit\xf6\xff",
			&kinesis.DescribeStreamInput{}, &kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName"), StreamName: "b"}},
		{"undefined clears a list", "\xa2\x67TagKeys\x81\x61a\x67TagKeys\xf7", &kinesis.RemoveTagsFromStreamInput{}, &kinesis.RemoveTagsFromStreamInput{}},
		{"maps: nulls dropped, last wins", "\xa1\x64Tags\xbf\x61a\x611\x61b\xf6\x61a\x612\x61c\x60\xff",
			&kinesis.AddTagsToStreamInput{}, &kinesis.AddTagsToStreamInput{Present: bits(&kinesis.AddTagsToStreamInput{}, "Tags"), Tags: map[string]string{"a": "2", "c": ""}}},
		{"empty values are present", "\xa2\x64Data\x5f\xff\x6cPartitionKey\x7f\xff",
			&kinesis.PutRecordInput{}, &kinesis.PutRecordInput{Present: bits(&kinesis.PutRecordInput{}, "Data", "PartitionKey"), Data: []byte{}}},
		{"data in pieces", "\xbf\x64Data\x5f\x42\xff\x00\x40\x58\x01\xfe\xff\xff",
			&kinesis.PutRecordInput{}, &kinesis.PutRecordInput{Present: bits(&kinesis.PutRecordInput{}, "Data"), Data: []byte{0xff, 0, 0xfe}}},
		{"null elements, tagged ones", "\xa1\x67Records\x84\xf6\xd9\xd9\xf7\xa1\x6cPartitionKey\xc0\x61a\xf7\xa0",
			&kinesis.PutRecordsInput{}, &kinesis.PutRecordsInput{Present: bits(&kinesis.PutRecordsInput{}, "Records"),
				Records: kinesis.PutRecordsRequestEntryList{{}, {Present: bits(&kinesis.PutRecordsRequestEntry{}, "PartitionKey"), PartitionKey: "a"}, {}, {}}}},
	} {
		if err := cbor.Decode([]byte(c.body), c.into); err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if !reflect.DeepEqual(c.into, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", c.name, c.into, c.want)
		}
	}
}

// bits gives the presence set of the named members.
func bits(v api.Struct, members ...string) api.Present {
	var p api.Present
	for _, m := range members {
		p.Set(v.Shape().Index(m, 0))
	}
	return p
}

// Property: integers given as floats are truncated and clamped, 64 bits are exact
// to their limits, and what is no number is 0.
func TestNumbers(t *testing.T) {
	for value, want := range map[string]int64{
		"\x00": 0, "\x20": -1, "\x17": 23, "\x18\x18": 24, "\x19\x01\x00": 256, "\x39\x00\xff": -256, "\x1b\x00\x00\x00\x00\x00\x00\x00\x07": 7, "\xc1\x07": 7,
		"\x1b\x7f\xff\xff\xff\xff\xff\xff\xff": math.MaxInt64, "\x1b\x80\x00\x00\x00\x00\x00\x00\x00": math.MaxInt64, "\x1b\xff\xff\xff\xff\xff\xff\xff\xff": math.MaxInt64,
		"\x3b\x7f\xff\xff\xff\xff\xff\xff\xff": math.MinInt64, "\x3b\x7f\xff\xff\xff\xff\xff\xff\xfe": -math.MaxInt64, "\x3b\xff\xff\xff\xff\xff\xff\xff\xff": math.MinInt64,
		"\xf9\x3e\x00": 1, "\xf9\xbe\x00": -1, "\xf9\x7b\xff": 65504, "\xf9\x00\x01": 0, "\xf9\x7c\x00": math.MaxInt64, "\xf9\xfc\x00": math.MinInt64, "\xf9\x7e\x00": 0, "\xf9\x64\x00": 1024,
		"\xfa\x47\xc3\x50\x00": 100000, "\xfa\x7f\x80\x00\x00": math.MaxInt64, "\xfb\xc0\x10\x66\x66\x66\x66\x66\x66": -4, "\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c": math.MaxInt64,
	} {
		var out kinesis.GetRecordsOutput
		if err := cbor.Decode(append([]byte("\xa1\x72MillisBehindLatest"), value...), &out); err != nil || *out.MillisBehindLatest != want {
			t.Errorf("%x as a long: got %v, %v, want %d", value, out.MillisBehindLatest, err, want)
		}
		var in kinesis.DescribeStreamInput
		short := int32(max(math.MinInt32, min(math.MaxInt32, want)))
		if err := cbor.Decode(member("Limit", value), &in); err != nil || *in.Limit != short {
			t.Errorf("%x as an integer: got %v, %v, want %d", value, in.Limit, err, short)
		}
		var at kinesis.GetShardIteratorInput
		ms := max(-(1<<53 - 1), min(1<<53-1, want))
		if err := cbor.Decode(member("Timestamp", value), &at); err != nil || at.Timestamp.UnixMilli() != ms {
			t.Errorf("%x as a timestamp: got %v, %v, want %d ms", value, at.Timestamp, err, ms)
		}
	}
}

// Property: floats of 16 bits are read as RFC 8949 has them in its appendix.
func TestHalfFloats(t *testing.T) {
	for bits, want := range map[string]float64{
		"\x00\x00": 0, "\x3c\x00": 1, "\x3e\x00": 1.5, "\x7b\xff": 65504, "\x00\x01": 5.960464477539063e-8, "\x04\x00": 0.00006103515625, "\xc4\x00": -4, "\x7c\x00": math.Inf(1), "\xfc\x00": math.Inf(-1),
	} {
		var x wiretest.Node
		if err := cbor.Decode(member("Weight", "\xf9"+bits), &x); err != nil || x.Weight != want {
			t.Errorf("%x: got %v, %v, want %v", bits, x.Weight, err, want)
		}
	}
	var x wiretest.Node
	if err := cbor.Decode(member("Weight", "\xf9\x7e\x00"), &x); err != nil || !math.IsNaN(x.Weight) {
		t.Errorf("got %v, %v, want NaN", x.Weight, err)
	}
}

// Property: memory stays in proportion to the body for the shapes that would
// blow up most: lists of empty elements, maps of empty values, promises of length.
func TestDecodeBounded(t *testing.T) {
	var records kinesis.PutRecordsInput
	if err := cbor.Decode(append([]byte("\xa1\x67Records\x9a\x00\x10\x00\x00"), bytes.Repeat([]byte{0xa0}, 1<<20)...), &records); err != nil {
		t.Fatal(err)
	}
	if n := len(records.Records); n <= 500 || cap(records.Records) > 4096 {
		t.Errorf("kept %d elements in room for %d", n, cap(records.Records))
	}
	body := []byte("\xa1\x64Tags\xbf")
	for i := range 10000 {
		body = append(body, fmt.Sprintf("\x65%05d\x60", i)...)
	}
	var tags kinesis.AddTagsToStreamInput
	if err := cbor.Decode(append(body, 0xff), &tags); err != nil {
		t.Fatal(err)
	}
	if n := len(tags.Tags); n <= 200 || n > 1000 {
		t.Errorf("kept %d tags", n)
	}
	bomb := []byte("\xa1\x64Data\x5a\x7f\xff\xff\xff")
	if got := testing.AllocsPerRun(10, func() { _ = cbor.Decode(bomb, new(kinesis.PutRecordInput)) }); got > 10 {
		t.Errorf("%v allocations for a length that is not there", got)
	}
}

// Property: decoded values do not change when the body's buffer is reused, and no
// blob has room to grow into its neighbour, also where they come in pieces.
func TestDecodeCopies(t *testing.T) {
	for _, body := range [][]byte{
		[]byte("\xa2\x6aStreamName\x63abc\x67Records\x82\xa2\x64Data\x43ABC\x6cPartitionKey\x63key\xa1\x64Data\x41D"),
		[]byte("\xbf\x6aStreamName\x7f\x63abc\xff\x67Records\x9f\xbf\x64Data\x5f\x41A\x42BC\xff\x6cPartitionKey\x63key\xff\xbf\x64Data\x41D\xff\xff\xff"),
	} {
		var in kinesis.PutRecordsInput
		if err := cbor.Decode(body, &in); err != nil {
			t.Fatal(err)
		}
		clear(body)
		if in.StreamName != "abc" || string(in.Records[0].Data) != "ABC" || in.Records[0].PartitionKey != "key" || cap(in.Records[0].Data) != 3 || string(in.Records[1].Data) != "D" {
			t.Errorf("got %+v", in)
		}
	}
}

// Property: kinds that Kinesis lacks are read and written, too, as JSON has them;
// documents are left out.
func TestOtherKinds(t *testing.T) {
	x := wiretest.Node{Weight: 2.5, Date: time.UnixMilli(1500).UTC(), Expires: time.UnixMilli(-1).UTC(), Grid: wiretest.Grid{{1, math.Inf(1)}, {}}, Header: "x",
		Children: wiretest.Children{"b": {Weight: -1e300}, "a": {Children: wiretest.Children{}}}, Document: api.Document(`{"a":[1]}`)}
	encoded := cbor.Append(nil, &x)
	var back wiretest.Node
	if err := cbor.Decode(encoded, &back); err != nil {
		t.Fatal(err)
	}
	x.Document, x.Header = nil, ""
	if got, want := wirejson.Append(nil, &back), wirejson.Append(nil, &x); !bytes.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if err := cbor.Decode(member("Document", "\x9f\x01\x61a\xff"), &back); err != nil || back.Document != nil {
		t.Errorf("a document: %v, %s", err, back.Document)
	}
	var refused *wire.SerializationError
	if err := cbor.Decode(member("Children", "\xa1\x61a\x01"), &back); !errors.As(err, &refused) || refused.Message != "Expected null" {
		t.Errorf("got %v", err)
	}
	if err := cbor.Decode(member("Weight", "\x63NaN"), &back); !errors.As(err, &refused) || !strings.HasPrefix(refused.Message, "class java.lang.String") {
		t.Errorf("got %v", err)
	}
}

// Property: absent members are left out, empty ones are not, and every value has
// one spelling.
func TestAppend(t *testing.T) {
	for _, c := range []struct {
		value api.Struct
		want  string
	}{
		{&kinesis.PutRecordOutput{ShardId: "s", SequenceNumber: "1"}, "\xa2\x67ShardId\x61s\x6eSequenceNumber\x611"},
		{&kinesis.PutRecordOutput{}, "\xa2\x67ShardId\x60\x6eSequenceNumber\x60"},
		{&kinesis.GetRecordsOutput{MillisBehindLatest: new(int64(256)), Records: kinesis.RecordList{{SequenceNumber: "1", Data: []byte{0xff}, PartitionKey: "k", ApproximateArrivalTimestamp: time.UnixMilli(1548118964772)}}},
			"\xa2\x67Records\x81\xa4\x6eSequenceNumber\x611\x78\x1bApproximateArrivalTimestamp\xc1\x1b\x00\x00\x01\x68\x73\x14\xba\x24\x64Data\x41\xff\x6cPartitionKey\x61k\x72MillisBehindLatest\x19\x01\x00"},
		{&kinesis.EnhancedMetrics{ShardLevelMetrics: kinesis.MetricsNameList{}}, "\xa1\x71ShardLevelMetrics\x80"},
		{&kinesis.EnhancedMetrics{}, "\xa0"},
		{&kinesis.SubscribeToShardOutput{EventStream: &kinesis.SubscribeToShardEventStream{}}, "\xa0"},
		{&kinesis.AddTagsToStreamInput{StreamName: "s", Tags: map[string]string{"b": "2", "a": "1", "c": ""}}, "\xa2\x6aStreamName\x61s\x64Tags\xa3\x61a\x611\x61b\x612\x61c\x60"},
		{&kinesis.DescribeStreamInput{StreamName: "é\xff\xc3"}, "\xa1\x6aStreamName\x68é\uFFFD\uFFFD"},
		{&kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName"), Limit: new(int32(-500))}, "\xa2\x6aStreamName\x60\x65Limit\x39\x01\xf3"},
		{&kinesis.DeleteStreamInput{EnforceConsumerDeletion: new(false)}, "\xa1\x77EnforceConsumerDeletion\xf4"},
		{&kinesis.GetShardIteratorInput{Timestamp: time.UnixMilli(-1)}, "\xa3\x67ShardId\x60\x71ShardIteratorType\x60\x69Timestamp\xc1\x20"},
	} {
		if got := cbor.Append([]byte("x"), c.value); string(got) != "x"+c.want {
			t.Errorf("%T\n got %x\nwant 78%x", c.value, got, c.want)
		}
	}
}
