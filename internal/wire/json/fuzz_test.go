package json_test

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// fuzzed are the operations whose inputs, together, have every kind of member;
// outputs are added for clients.
var fuzzed = []string{"PutRecords", "PutRecord", "GetShardIterator", "CreateStream", "AddTagsToStream", "ListShards", "DeleteStream", "GetRecords"}

// targets gives new values to decode into.
func targets() []api.Struct {
	var values []api.Struct
	for _, name := range fuzzed {
		op := kinesis.Service.Operation(name)
		values = append(values, op.NewInput())
		if out := op.NewOutput(); out != nil {
			values = append(values, out)
		}
	}
	return append(values, new(api.Empty))
}

// Properties, for any bytes and every structure: decoding does not panic and
// gives a serialization error or nothing; it takes nothing that is not JSON in
// UTF-8 and knows no type error in what is none; what it takes encodes to
// valid JSON that decodes and encodes to the same again, and decodes to the
// same value unless required members were missing, which are written as empty
// ones; the constraint check does not panic either.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{`, `null`, `{"StreamName":"a","Records":[{"Data":"QUJD","PartitionKey":"k","ExplicitHashKey":"0"},null]}`,
		`{"StreamName":"\ud800\u0041\/","Data":"\/\/8=","Limit":1e3,"DryRun":"yes","DryRun":0.5}`,
		`{"Tags":{"a":"b","c":null},"StreamModeDetails":{"StreamMode":"x"},"ShardCount":1.5}`,
		`{"Timestamp":1548118964.772,"Timestamp":-1.5E9,"StreamCreationTimestamp":0}`,
		`{"ShardFilter":{"Type":"AT_TIMESTAMP","Timestamp":1e400}}`,
		`{"Records":[{"Data":"=+/=","SequenceNumber":"1","ApproximateArrivalTimestamp":0.001}],"ChildShards":[{"ParentShards":["a"],"HashKeyRange":{"StartingHashKey":"0"}}]}`,
		`{"MillisBehindLatest":9223372036854775808,"EnforceConsumerDeletion":"HELLO"}`,
		`{"Data":"QUJD\n\n\n\n","Data":"QUJD"}`, `{"a":[[[[{"b":[]}]]]]}`, "{\"StreamName\":\"\xff\"}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		valid := stdjson.Valid(body) && utf8.Valid(body)
		for _, v := range targets() {
			err := wirejson.Decode(body, v)
			var refused *wire.SerializationError
			if err != nil && !errors.As(err, &refused) {
				t.Fatalf("%T: error %v of another type", v, err)
			}
			if (err == nil || refused.Message != "") && !valid {
				t.Fatalf("%T: took %q, which is not JSON (%v)", v, body, err)
			}
			if err != nil {
				continue
			}
			complete := wire.Validate(v) == nil
			encoded := wirejson.Append(nil, v)
			if !stdjson.Valid(encoded) {
				t.Fatalf("%T: %q was encoded as %q", v, body, encoded)
			}
			back := reflect.New(reflect.TypeOf(v).Elem()).Interface().(api.Struct)
			if err := wirejson.Decode(encoded, back); err != nil {
				t.Fatalf("%T: %q: %v", v, encoded, err)
			}
			if complete && !reflect.DeepEqual(v, back) {
				t.Fatalf("%T: %q became %q:\n%+v\n%+v", v, body, encoded, v, back)
			}
			if again := wirejson.Append(nil, back); !bytes.Equal(again, encoded) {
				t.Fatalf("%T: %q became %q, then %q", v, body, encoded, again)
			}
		}
	})
}

// Property: every string survives encoding and decoding, with U+FFFD for what
// is not UTF-8, and so do errors.
func FuzzString(f *testing.F) {
	f.Add("a\"\\\x00\x1f\u2028é😀\xff\xed\xa0\x80")
	f.Fuzz(func(t *testing.T, s string) {
		var back kinesis.DescribeStreamInput
		if err := wirejson.Decode(wirejson.Append(nil, &kinesis.DescribeStreamInput{StreamName: s}), &back); err != nil {
			t.Fatal(err)
		}
		if want := string([]rune(s)); back.StreamName != want {
			t.Fatalf("%q came back as %q", want, back.StreamName)
		}
		var body map[string]string
		if err := stdjson.Unmarshal(wirejson.AppendError(nil, "c", s), &body); err != nil || body["message"] != string([]rune(s)) {
			t.Fatalf("message %q came back as %q (%v)", s, body["message"], err)
		}
	})
}
