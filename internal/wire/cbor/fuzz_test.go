package cbor_test

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
	"github.com/shardwell/shardwell/internal/wire/cbor"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// targets gives new values to decode into: inputs and outputs that, together,
// have every kind of member.
func targets() []api.Struct {
	var values []api.Struct
	for _, name := range []string{"PutRecords", "PutRecord", "GetShardIterator", "CreateStream", "AddTagsToStream", "ListShards", "DeleteStream", "GetRecords"} {
		op := kinesis.Service.Operation(name)
		values = append(values, op.NewInput())
		if out := op.NewOutput(); out != nil {
			values = append(values, out)
		}
	}
	return append(values, new(api.Empty))
}

func like(v api.Struct) api.Struct {
	return reflect.New(reflect.TypeOf(v).Elem()).Interface().(api.Struct)
}

func sameError(a, b error) bool {
	var x, y *wire.SerializationError
	if !errors.As(a, &x) || !errors.As(b, &y) {
		return a == nil && b == nil
	}
	return x.Message == y.Message
}

// Properties, for any bytes and every structure: decoding does not panic and
// gives a serialization error or nothing; what it takes encodes to CBOR that
// decodes and encodes to the same again, and decodes to the same value unless
// required members were missing, which are written as empty ones.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"\xa0", "\xbf\xff", "\xbf", "\xf6", "\xd9\xd9\xf7\xa0", "\xff", "\xa1\x7f\x61a\x61b\xff\x5f\x41x\x40\xff",
		"\xbf\x6aStreamName\x61s\x67Records\x9f\xbf\x64Data\x43ABC\x6cPartitionKey\x61k\xff\xf6\xff\xff",
		"\xa2\x69Timestamp\xc1\x1b\x00\x00\x01\x68\x70\x9c\x7f\xe4\x69Timestamp\xfb\x42\x76\x87\x09\xc7\xfe\x40\x00",
		"\xa1\x69Timestamp\xf9\x7c\x01", "\xa1\x65Limit\x3b\xff\xff\xff\xff\xff\xff\xff\xff", "\xa1\x65Limit\xfa\x7f\x80\x00\x00",
		"\xa1\x64Tags\xa2\x61a\x61b\x61c\xf7", "\xa1\x67Records\x9b\x00\x00\x00\x00\x20\x00\x00\x00", "\xa1\x64Data\x5b\xff\xff\xff\xff\xff\xff\xff\xff",
		"\xa1\x77EnforceConsumerDeletion\x65HELLO", "\xa1\x01\x02", "\xa1\x61a\x9f\x9f\x9f\x81\xa1\x61b\x80\xff\xff\xff", "\xa1\x6aStreamName\x61\xff",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, v := range targets() {
			err := cbor.Decode(body, v)
			var refused *wire.SerializationError
			if err != nil && !errors.As(err, &refused) {
				t.Fatalf("%T: error %v of another type", v, err)
			}
			if err != nil {
				continue
			}
			complete := wire.Validate(v) == nil
			encoded, back := cbor.Append(nil, v), like(v)
			if err := cbor.Decode(encoded, back); err != nil {
				t.Fatalf("%T: %x: %v", v, encoded, err)
			}
			if complete && !reflect.DeepEqual(v, back) {
				t.Fatalf("%T: %x became %x:\n%+v\n%+v", v, body, encoded, v, back)
			}
			if again := cbor.Append(nil, back); !bytes.Equal(again, encoded) {
				t.Fatalf("%T: %x became %x, then %x", v, body, encoded, again)
			}
		}
	})
}

// Properties, for any JSON and every structure: the same body in CBOR, of
// definite lengths or not, decodes to the same value or the same error; and the
// value survives CBOR on its way from JSON to JSON.
func FuzzSameAsJSON(f *testing.F) {
	for _, seed := range []string{
		`{}`, `null`, `[]`, `{"StreamName":"a","Records":[{"Data":"QUJD","PartitionKey":"k","ExplicitHashKey":"0"},null]}`,
		`{"StreamName":"\ud800\u0041\/é","Data":"\/\/8=","Limit":1e3,"DryRun":"yes","DryRun":0.5}`,
		`{"Tags":{"a":"b","c":null,"a":"d"},"StreamModeDetails":{"StreamMode":"x"},"ShardCount":1.5}`,
		`{"Timestamp":1548118964.772,"Timestamp":-1.5E9,"StreamCreationTimestamp":0}`,
		`{"ShardFilter":{"Type":"AT_TIMESTAMP","Timestamp":1e400}}`,
		`{"Records":[{"Data":"QQ==","SequenceNumber":"1","ApproximateArrivalTimestamp":0.001}],"ChildShards":[{"ParentShards":["a"],"HashKeyRange":{"StartingHashKey":"0"}}]}`,
		`{"MillisBehindLatest":9223372036854775808,"EnforceConsumerDeletion":"HELLO"}`,
		`{"Records":true}`, `{"Records":{}}`, `{"Tags":[]}`, `{"StreamModeDetails":1}`, `{"StreamName":[]}`, `{"StreamName":{}}`, `{"Data":5}`, `{"Limit":"1"}`, `{"Timestamp":"x"}`,
		`{"a":[[[[{"b":[]}]]]],"StreamName":null,"TagKeys":["a"],"TagKeys":null}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if !stdjson.Valid(body) || !utf8.Valid(body) {
			return
		}
		for _, v := range targets() {
			want := wirejson.Decode(body, v)
			for _, indefinite := range []bool{false, true} {
				encoded, apart := fromJSON(t, body, v.Shape(), indefinite)
				if apart {
					continue
				}
				got := like(v)
				if err := cbor.Decode(encoded, got); !sameError(err, want) {
					t.Fatalf("%T: %q as %x: error %v, in JSON %v", v, body, encoded, err, want)
				}
				if want == nil && !reflect.DeepEqual(got, v) {
					t.Fatalf("%T: %q as %x:\n%+v, in JSON\n%+v", v, body, encoded, got, v)
				}
			}
			if want != nil {
				continue
			}
			back, before := like(v), wirejson.Append(nil, v)
			if err := cbor.Decode(cbor.Append(nil, v), back); err != nil {
				t.Fatalf("%T: %q: %v", v, body, err)
			}
			if after := wirejson.Append(nil, back); !bytes.Equal(before, after) {
				t.Fatalf("%T: %q came back from CBOR as %q", v, before, after)
			}
		}
	})
}
