package cbor_test

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	"github.com/shardwell/shardwell/internal/wire/fields"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// Property: bodies that the SDKs for Java have written, versions 1.12.797 and
// 2.52.0, decode to what their programs asked for, those with records by the fast
// path. Each file is named OPERATION.CLIENT.hex.
func TestRecorded(t *testing.T) {
	files, err := filepath.Glob("testdata/recorded/*.hex")
	if err != nil || len(files) != 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		encoded, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		body, err := hex.DecodeString(strings.Join(strings.Fields(string(encoded)), ""))
		if err != nil {
			t.Fatal(file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".hex")
		op, _, _ := strings.Cut(name, ".")
		in := kinesis.Service.Operation(op).NewInput()
		if err := cbor.Decode(body, in); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := map[string]string{
			"CreateStream.java-v1": `{"StreamName":"recorded-too","ShardCount":2}`,
			"CreateStream.java-v2": `{"StreamName":"recorded","ShardCount":2,"StreamModeDetails":{"StreamMode":"PROVISIONED"},"Tags":{"a":"b"}}`,
			"GetShardIterator":     `{"StreamName":"orders","ShardId":"shardId-000000000000","ShardIteratorType":"AT_TIMESTAMP","Timestamp":1700000000.123}`,
			"ListStreams":          `{}`,
			"PutRecord":            `{"StreamName":"orders","Data":"AAH/","PartitionKey":"k"}`,
			"PutRecords": `{"Records":[{"Data":"b25l","PartitionKey":"ké"},{"Data":"` + strings.Repeat("A", 400) +
				`","ExplicitHashKey":"7","PartitionKey":"b"}],"StreamName":"orders"}`,
		}
		if want[name] == "" {
			want[name] = want[op]
		}
		if got := string(wirejson.Append(nil, in)); got != want[name] {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want[name])
		}
		if again := kinesis.Service.Operation(op).NewInput(); strings.HasPrefix(op, "Put") && !cbor.DecodeFast(new(fields.Memory), body, again) {
			t.Errorf("%s: left to the tables", name)
		}
	}
}
