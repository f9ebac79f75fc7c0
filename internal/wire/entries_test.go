package wire_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
)

// byTables is a PutRecords input whose records Validate does not recognise, so
// that it goes by the tables alone.
type byTables struct{ *kinesis.PutRecordsInput }

func (x byTables) Field(i int) any {
	field := x.PutRecordsInput.Field(i)
	if list, ok := field.(*kinesis.PutRecordsRequestEntryList); ok {
		return struct{ api.List }{list}
	}
	return field
}

// Property: the short cut for records refuses what the tables refuse, in the
// same words, for every combination of members at, below and above their
// limits, with and without presence bits.
func TestEntriesByTables(t *testing.T) {
	blobs := [][]byte{nil, {}, []byte("data"), make([]byte, 10<<20), make([]byte, 10<<20+1)}
	keys := []string{"", "k", strings.Repeat("k", 256), strings.Repeat("k", 257), strings.Repeat("é", 256), strings.Repeat("é", 257), "\xff"}
	hashes := []string{"", "0", "00", "1", "-1", strings.Repeat("9", 39), strings.Repeat("9", 40), "x"}
	good := kinesis.PutRecordsRequestEntry{Data: []byte("data"), PartitionKey: "k"}
	refused := 0
	for _, data := range blobs {
		for _, key := range keys {
			for _, hash := range hashes {
				for bits := range api.Present(8) {
					bad := kinesis.PutRecordsRequestEntry{Present: bits, Data: data, PartitionKey: key, ExplicitHashKey: hash}
					in := &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{good, bad, good}}
					got, want := wire.Validate(in), wire.Validate(byTables{in})
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("bits %b, %d bytes, key %q, hash %q: %v, the tables say %v", bits, len(data), key, hash, got, want)
					}
					if got != nil {
						refused++
					}
				}
			}
		}
	}
	if refused == 0 {
		t.Error("nothing was refused")
	}
	for _, n := range []int{0, 1, 500, 501} {
		in := &kinesis.PutRecordsInput{StreamName: "s", Records: make(kinesis.PutRecordsRequestEntryList, n)}
		for range 2 {
			if got, want := wire.Validate(in), wire.Validate(byTables{in}); !reflect.DeepEqual(got, want) {
				t.Fatalf("%d records: %v, the tables say %v", n, got, want)
			}
			for i := range in.Records {
				in.Records[i] = good
			}
		}
	}
}
