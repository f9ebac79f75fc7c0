package json_test

import (
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
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// typeError decodes a body as an operation's input and gives the text of the
// type error, or "" if there is none.
func typeError(t *testing.T, operation, body string) string {
	t.Helper()
	err := wirejson.Decode([]byte(body), kinesis.Service.Operation(operation).NewInput())
	var refused *wire.SerializationError
	if err == nil {
		return ""
	}
	if !errors.As(err, &refused) || refused.Message == "" {
		t.Fatalf("%s %.100s: %v, want a type error or none", operation, body, err)
	}
	return refused.Message
}

const (
	number = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to "
	object = "Start of structure or map found where not expected."
	list   = "Start of list found where not expected"
)

// Property: a member of the wrong type is refused with AWS's text (all but the
// numbers as timestamps recorded from AWS by kinesalite's tests), wherever it
// stands. Check 14 is the first row.
func TestTypeErrors(t *testing.T) {
	for _, c := range []struct{ operation, body, values string }{
		{"DescribeStream", `{"StreamName": true}`, `class java.lang.Boolean can not be converted to an String`},
		{"DescribeStream", `{"StreamName":23}`, number + `an String`},
		{"DescribeStream", `{"StreamName":-2147483648}`, number + `an String`},
		{"DescribeStream", `{"StreamName":34.56}`, number + `an String`},
		{"DescribeStream", `{"StreamName":[]}`, list},
		{"DescribeStream", `{"StreamName":{}}`, object},
		{"DescribeStream", `{"Limit":"23"}`, `class java.lang.String can not be converted to an Integer`},
		{"DescribeStream", `{"Limit":true}`, `class java.lang.Boolean can not be converted to an Integer`},
		{"DescribeStream", `{"Limit":[]}`, list},
		{"DescribeStream", `{"Limit":{}}`, object},
		{"DeleteStream", `{"EnforceConsumerDeletion":"23"}`, `'23' can not be converted to an Boolean`},
		{"DeleteStream", `{"EnforceConsumerDeletion":"hello"}`, `'HELLO' can not be converted to an Boolean`},
		{"DeleteStream", `{"EnforceConsumerDeletion":23}`, number + `an Boolean`},
		{"DeleteStream", `{"EnforceConsumerDeletion":34.56}`, ``},
		{"DeleteStream", `{"EnforceConsumerDeletion":"yes"}`, ``},
		{"DeleteStream", `{"EnforceConsumerDeletion":[]}`, list},
		{"GetShardIterator", `{"Timestamp":"2015"}`, `class java.lang.String can not be converted to milliseconds since epoch`},
		{"GetShardIterator", `{"Timestamp":false}`, `class java.lang.Boolean can not be converted to milliseconds since epoch`},
		{"GetShardIterator", `{"Timestamp":1e9}`, ``},
		{"PutRecord", `{"Data":true}`, `class java.lang.Boolean can not be converted to a Blob`},
		{"PutRecord", `{"Data":23}`, number + `a Blob`},
		{"PutRecord", `{"Data":[]}`, list},
		{"PutRecord", `{"Data":{}}`, object},
		{"PutRecord", `{"Data":"23456"}`, `'23456' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 5`},
		{"PutRecord", `{"Data":"=+/="}`, `'=+/=' can not be converted to a Blob: Invalid Base64 character: '='`},
		{"PutRecord", `{"Data":"+/+="}`, `'+/+=' can not be converted to a Blob: Invalid last non-pad Base64 character dectected`},
		{"PutRecord", `{"Data":"QUJD\n\n\n\n"}`, "'QUJD\n\n\n\n' can not be converted to a Blob: Invalid Base64 character: '\n'"},
		{"PutRecord", `{"Data":"QQ=\n="}`, "'QQ=\n=' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 5"},
		{"PutRecord", `{"Data":"üaa"}`, `'üaa' can not be converted to a Blob: Invalid Base64 character: 'ü'`},
		{"PutRecord", `{"Data":"A==="}`, `'A===' can not be converted to a Blob: Invalid Base64 character: '='`},
		{"PutRecords", `{"Records":"23"}`, `Expected list or null`},
		{"PutRecords", `{"Records":true}`, `Expected list or null`},
		{"PutRecords", `{"Records":34.56}`, `Expected list or null`},
		{"PutRecords", `{"Records":{}}`, object},
		{"PutRecords", `{"Records":["23"]}`, `Expected null`},
		{"PutRecords", `{"Records":[true]}`, `Expected null`},
		{"PutRecords", `{"Records":[23]}`, `Expected null`},
		{"PutRecords", `{"Records":[[]]}`, list},
		{"PutRecords", `{"Records":[{"PartitionKey":[]}]}`, list},
		{"AddTagsToStream", `{"Tags":"23"}`, `Expected map or null`},
		{"AddTagsToStream", `{"Tags":false}`, `Expected map or null`},
		{"AddTagsToStream", `{"Tags":23}`, `Expected map or null`},
		{"AddTagsToStream", `{"Tags":[]}`, list},
		{"AddTagsToStream", `{"Tags":{"a":23}}`, number + `an String`},
		{"AddTagsToStream", `{"Tags":{"a":{}}}`, object},
		{"PutRecord", `{"Data":true,"PartitionKey":true}`, `class java.lang.Boolean can not be converted to a Blob`},
		{"PutRecords", `{"Records":[` + strings.Repeat(`{},`, 5000) + `7]}`, `Expected null`},
	} {
		if got := typeError(t, c.operation, c.body); got != c.values {
			t.Errorf("%s %.60s\n got %q\nwant %q", c.operation, c.body, got, c.values)
		}
	}
}

// Property: what is no JSON object in UTF-8 is a syntax error without a text,
// also where a type error comes first, and never a panic.
func TestSyntaxErrors(t *testing.T) {
	deep := strings.Repeat("[", 1e5)
	for _, body := range []string{
		"", " ", "{", "}", "[]", "null", `"a"`, "7", "{}x", "{} {}", "{},", "\x00", "{}\x00", "\ufeff{}",
		`{"StreamName"}`, `{"StreamName":}`, `{"StreamName":"a",}`, `{,}`, `{StreamName:"a"}`, `{'a':1}`, `{"a":1 "b":2}`,
		`{"StreamName":"a`, `{"StreamName":"a\"}`, `{"StreamName":"\x"}`, `{"StreamName":"\u12"}`, `{"StreamName":"\uZZZZ"}`,
		"{\"StreamName\":\"a\nb\"}", "{\"StreamName\":\"\xff\"}", "{\"x\xff\":1}", "{\"a\tb\":1}",
		`{"Limit":01}`, `{"Limit":1.}`, `{"Limit":.5}`, `{"Limit":+1}`, `{"Limit":1e}`, `{"Limit":-}`, `{"Limit":0x1}`, `{"Limit":NaN}`, `{"Limit":1e+}`,
		`{"StreamName":tru}`, `{"StreamName":nul}`, `{"StreamName":nullx}`, `{"EnforceConsumerDeletion":falsey}`,
		`{"StreamName":true`, `{"StreamName":true,}`, `{"StreamName":true}x`,
		`{"a":[1,]}`, `{"a":[,1]}`, `{"a":[1 2]}`, `{"a":{"b":1,}}`, `{"a":[1}`, `{"a":{"b":1]}`,
		`{"a":` + deep, `{"a":` + deep + strings.Repeat("]", 1e5) + `}`, strings.Repeat(`{"a":`, 1e5),
		`{"Records":[` + strings.Repeat(`[`, 2000) + strings.Repeat(`]`, 2000) + `]}`,
		"{\"Data\":\"QQ=\n=\"}", `{"Data":"QQ==`, `{"Data":"\q"}`,
		"{/**/}", "{\"a\":1}//",
	} {
		for _, op := range []string{"DescribeStream", "PutRecord", "PutRecords", "DeleteStream"} {
			err := wirejson.Decode([]byte(body), kinesis.Service.Operation(op).NewInput())
			var refused *wire.SerializationError
			if !errors.As(err, &refused) || refused.Message != "" {
				t.Errorf("%s %.60q: got %v, want a syntax error", op, body, err)
			}
		}
	}
}

// Property: bodies decode to the values and presence bits they say.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, body string
		into, want api.Struct
	}{
		{"check 16: unknown members and nulls are ignored",
			`{"Unknown":{"a":[1,{"b":null}],"c":"\ud83d\ude00"},"StreamName":"a","Limit":null,"StreamARN":null}`,
			&kinesis.DescribeStreamInput{}, &kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName"), StreamName: "a"}},
		{"names are exact", `{"streamname":"a","STREAMNAME":"b"}`, &kinesis.DescribeStreamInput{}, &kinesis.DescribeStreamInput{}},
		{"escaped keys and values, any white space", "\t{ \"Stream\\u004eame\" \r\n:\n\"a\\/\\\"\\\\\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\" } ",
			&kinesis.DescribeStreamInput{}, &kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName"), StreamName: "a/\"\\\b\f\n\r\té😀"}},
		{"lone surrogates", `{"StreamName":"\ud800a\udc00\ud800\ud83d\ude00\ud800\u0041"}`,
			&kinesis.DescribeStreamInput{}, &kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName"), StreamName: "\uFFFDa\uFFFD\uFFFD😀\uFFFDA"}},
		{"the last of equal keys wins", `{"StreamName":"a","StreamName":"b","Limit":1,"Limit":null}`,
			&kinesis.DescribeStreamInput{}, &kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName"), StreamName: "b"}},
		{"the last of equal lists wins", `{"TagKeys":["a","b"],"TagKeys":["c"]}`,
			&kinesis.RemoveTagsFromStreamInput{}, &kinesis.RemoveTagsFromStreamInput{Present: bits(&kinesis.RemoveTagsFromStreamInput{}, "TagKeys"), TagKeys: kinesis.TagKeyList{"c"}}},
		{"null clears a list", `{"TagKeys":["a"],"TagKeys":null}`, &kinesis.RemoveTagsFromStreamInput{}, &kinesis.RemoveTagsFromStreamInput{}},
		{"maps: nulls dropped, last wins", `{"Tags":{"a":"1","b":null,"a":"2","c":""}}`,
			&kinesis.AddTagsToStreamInput{}, &kinesis.AddTagsToStreamInput{Present: bits(&kinesis.AddTagsToStreamInput{}, "Tags"), Tags: map[string]string{"a": "2", "c": ""}}},
		{"empty values are present", `{"Data":"","PartitionKey":""}`,
			&kinesis.PutRecordInput{}, &kinesis.PutRecordInput{Present: bits(&kinesis.PutRecordInput{}, "Data", "PartitionKey"), Data: []byte{}}},
		{"base64 with escapes", `{"Data":"\/\/8\u003d"}`,
			&kinesis.PutRecordInput{}, &kinesis.PutRecordInput{Present: bits(&kinesis.PutRecordInput{}, "Data"), Data: []byte{0xff, 0xff}}},
		{"nested structure", `{"StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`,
			&kinesis.CreateStreamInput{}, &kinesis.CreateStreamInput{Present: bits(&kinesis.CreateStreamInput{}, "StreamModeDetails"),
				StreamModeDetails: &kinesis.StreamModeDetails{Present: 1, StreamMode: "ON_DEMAND"}}},
		{"null elements", `{"Records":[null,{"PartitionKey":"a"}]}`,
			&kinesis.PutRecordsInput{}, &kinesis.PutRecordsInput{Present: bits(&kinesis.PutRecordsInput{}, "Records"),
				Records: kinesis.PutRecordsRequestEntryList{{}, {Present: bits(&kinesis.PutRecordsRequestEntry{}, "PartitionKey"), PartitionKey: "a"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := wirejson.Decode([]byte(c.body), c.into); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(c.into, c.want) {
				t.Errorf("got  %+v\nwant %+v", c.into, c.want)
			}
		})
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

// Property: integers given with fractions lose them, integers out of range are
// clamped (both recorded from AWS), and no spelling costs more than its length.
func TestIntegers(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int32
	}{
		{"0", 0}, {"-0", 0}, {"7", 7}, {"7.9", 7}, {"-7.9", -7}, {"1e3", 1000}, {"1.5E1", 15}, {"12e-1", 1},
		{"2147483647", math.MaxInt32}, {"2147483648", math.MaxInt32}, {"99999999999999999999999999", math.MaxInt32},
		{"-2147483649", math.MinInt32}, {"-99999999999999999999999999", math.MinInt32},
		{"9223372036854775807", math.MaxInt32}, {"1e400", math.MaxInt32}, {"-1e400", math.MinInt32}, {"1e-400", 0},
		{"1e999999999", math.MaxInt32}, {strings.Repeat("9", 1<<20), math.MaxInt32}, {"0." + strings.Repeat("9", 1<<20), 1},
	} {
		var in kinesis.DescribeStreamInput
		if err := wirejson.Decode([]byte(`{"Limit":`+c.text+`}`), &in); err != nil {
			t.Fatalf("%.40s: %v", c.text, err)
		}
		if *in.Limit != c.limit {
			t.Errorf("%.40s: got %d, want %d", c.text, *in.Limit, c.limit)
		}
	}
}

// Property: 64-bit integers are exact to their limits and clamped beyond.
func TestLongs(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "9223372036854775807": math.MaxInt64, "9223372036854775808": math.MaxInt64, "18446744073709551616": math.MaxInt64,
		"-9223372036854775807": -math.MaxInt64, "-9223372036854775808": math.MinInt64, "-9223372036854775809": math.MinInt64,
		"922337203685477580": 922337203685477580, "1e30": math.MaxInt64, "-1e30": math.MinInt64,
		"000": -1, // leading zeros are bad syntax
	} {
		var out kinesis.GetRecordsOutput
		err := wirejson.Decode([]byte(`{"MillisBehindLatest":`+text+`}`), &out)
		if want == -1 {
			if err != error(wire.ErrSyntax) {
				t.Errorf("%s: got %v, want a syntax error", text, err)
			}
			continue
		}
		if err != nil || *out.MillisBehindLatest != want {
			t.Errorf("%s: got %v, %v, want %d", text, out.MillisBehindLatest, err, want)
		}
	}
}

// Property: timestamps are read to the nearest millisecond in every spelling
// of a number.
func TestTimestamps(t *testing.T) {
	for text, ms := range map[string]int64{
		"0": 0, "1": 1000, "-1": -1000, "1.5": 1500, "-1.5": -1500, "1656773892.592": 1656773892592, "1.548118964772E9": 1548118964772,
		"1548118964.7720001": 1548118964772, "1e0": 1000, "1e-3": 1, "1e-4": 0, "253402300799.999": 253402300799999,
		"0.0005": 1, "0.00049999": 0, "1.9995": 2000, "9007199254740.991": 1<<53 - 1, "9007199254739.990499": 9007199254739990, "-9007199254740.992": -(1<<53 - 1), "0.0004": 0, "0.1": 100, "0.01": 10, "1e400": 1<<53 - 1, "-1e400": -(1<<53 - 1),
		"999999999999": 999999999999000, "99999999999999999999": 1<<53 - 1,
	} {
		var in kinesis.GetShardIteratorInput
		if err := wirejson.Decode([]byte(`{"Timestamp":`+text+`}`), &in); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got := in.Timestamp.UnixMilli(); got != ms {
			t.Errorf("%s: got %d ms, want %d", text, got, ms)
		}
	}
}

// Property: a timestamp of whole milliseconds survives encoding and decoding
// over 280,000 years either way.
func TestTimestampsRoundTrip(t *testing.T) {
	check := func(ms int64) {
		t.Helper()
		in := kinesis.GetShardIteratorInput{Timestamp: time.UnixMilli(ms).UTC()}
		body := wirejson.Append(nil, &in)
		var back kinesis.GetShardIteratorInput
		if err := wirejson.Decode(body, &back); err != nil {
			t.Fatalf("%s: %v", body, err)
		}
		if !back.Timestamp.Equal(in.Timestamp) {
			t.Fatalf("%s: got %d ms, want %d", body, back.Timestamp.UnixMilli(), ms)
		}
	}
	const most = 1<<53 - 1
	for ms := int64(1); ms > 0 && ms <= most; ms = ms*3 + ms%7 {
		for d := int64(-1000); d <= 1000; d += 37 {
			if at := ms + d; at >= -most && at <= most {
				check(at)
				check(-at)
			}
		}
	}
	for ms := int64(most); ms > most-5000; ms-- {
		check(ms)
		check(-ms)
	}
	for ms := int64(1700000000000); ms < 1700000002000; ms++ {
		check(ms)
	}
}

// putRecords gives a PutRecords body.
func putRecords(records, size int) []byte {
	in := &kinesis.PutRecordsInput{StreamName: "stream"}
	for i := range records {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: make([]byte, size), PartitionKey: fmt.Sprintf("partition-key-%d", i)})
	}
	return wirejson.Append(nil, in)
}

// Property: decoding 500 records makes no garbage per record.
func TestDecodeAllocations(t *testing.T) {
	body := putRecords(500, 100)
	got := testing.AllocsPerRun(20, func() {
		var in kinesis.PutRecordsInput
		if err := wirejson.Decode(body, &in); err != nil {
			t.Fatal(err)
		}
	})
	if got > 8 {
		t.Errorf("%v allocations for 500 records, want at most 8", got)
	}
}

// Property: memory stays in proportion to the body for the shapes that would
// blow up most: lists of empty elements, maps of empty values.
func TestDecodeBounded(t *testing.T) {
	var records kinesis.PutRecordsInput
	if err := wirejson.Decode([]byte(`{"Records":[{}`+strings.Repeat(`,{}`, 1<<20)+`]}`), &records); err != nil {
		t.Fatal(err)
	}
	if n := len(records.Records); n <= 500 || cap(records.Records) > 4096 {
		t.Errorf("kept %d elements in room for %d", n, cap(records.Records))
	}
	var tags kinesis.AddTagsToStreamInput
	var body strings.Builder
	body.WriteString(`{"Tags":{"a":""`)
	for i := range 10000 {
		fmt.Fprintf(&body, `,"%d":""`, i)
	}
	if err := wirejson.Decode([]byte(body.String()+`}}`), &tags); err != nil {
		t.Fatal(err)
	}
	if n := len(tags.Tags); n <= 200 || n > 1000 {
		t.Errorf("kept %d tags", n)
	}
}

// Property: decoded values do not change when the body's buffer is reused.
func TestDecodeCopies(t *testing.T) {
	body := []byte(`{"StreamName":"abc","Records":[{"Data":"QUJD","PartitionKey":"key"}]}`)
	var in kinesis.PutRecordsInput
	if err := wirejson.Decode(body, &in); err != nil {
		t.Fatal(err)
	}
	for i := range body {
		body[i] = 'x'
	}
	if in.StreamName != "abc" || string(in.Records[0].Data) != "ABC" || in.Records[0].PartitionKey != "key" {
		t.Errorf("got %+v", in)
	}
	if appended := append(in.Records[0].Data, 'z'); cap(in.Records[0].Data) != 3 || len(appended) != 4 {
		t.Errorf("a blob has room to grow into its neighbour")
	}
}

func BenchmarkDecodePutRecords(b *testing.B) {
	for _, c := range []struct{ records, size int }{{500, 100}, {100, 1024}} {
		b.Run(fmt.Sprintf("%dx%d", c.records, c.size), func(b *testing.B) {
			body := putRecords(c.records, c.size)
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				var in kinesis.PutRecordsInput
				if err := wirejson.Decode(body, &in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
