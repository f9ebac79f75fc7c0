package bench

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// put is a kind of writing.
type put struct {
	name    string
	records int // in a request
	size    int // of a record's data
}

// The kinds of writing.
var (
	putSmall  = put{"PutRecords 500 x 100 B", 500, 100}
	putLarge  = put{"PutRecords 100 x 1 KiB", 100, 1 << 10}
	putSingle = put{"PutRecord 1 KiB", 1, 1 << 10}
)

// variants is how many different requests there are of each kind, so that the
// records of one request scatter differently from those of the next.
const variants = 16

// requests builds the requests of a kind for a server's path. Every variant is
// as long for one path as for another.
func (p put) requests(t *target, path, stream string, check func([]byte) bool) []request {
	var out []request
	operation := "PutRecords"
	if p.records == 1 {
		operation = "PutRecord"
	}
	for v := range p.variants() {
		out = append(out, t.build(path, operation, p.input(v, stream), check))
	}
	return out
}

// variants is how many different requests there are of the kind.
func (p put) variants() int {
	if p.dataBytes() > 1<<20 {
		return 2 // they are kept in memory
	}
	return variants
}

// input is what one of them asks for.
func (p put) input(variant int, stream string) api.Struct {
	if p.records == 1 {
		return &kinesis.PutRecordInput{StreamName: stream, Data: p.data(variant, 0), PartitionKey: partitionKey(variant, 0)}
	}
	in := &kinesis.PutRecordsInput{StreamName: stream}
	for i := range p.records {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: p.data(variant, i), PartitionKey: partitionKey(variant, i)})
	}
	return in
}

// dataBytes is the data of a request.
func (p put) dataBytes() float64 { return float64(p.records * p.size) }

// succeeded checks a reply: every record was stored.
func (p put) succeeded(body []byte) bool {
	if p.records == 1 {
		_, ok := member(body, "SequenceNumber")
		return ok
	}
	count, ok := member(body, "FailedRecordCount")
	return ok && string(count) == "0"
}

// data is one record's bytes: text that base64 and JSON treat as any other.
func (p put) data(variant, i int) []byte {
	data := make([]byte, 0, p.size+md5.Size*2)
	for n := 0; len(data) < p.size; n++ {
		sum := md5.Sum(fmt.Appendf(nil, "%d/%d/%d", variant, i, n))
		data = append(data, sum[:]...)
	}
	return data[:p.size]
}

func partitionKey(variant, i int) string {
	sum := md5.Sum(fmt.Appendf(nil, "key %d/%d", variant, i))
	return hex.EncodeToString(sum[:])
}

// member finds the last member of that name in JSON, and gives its text or
// number. A number that the end of the text may have cut is not found.
func member(body []byte, name string) (value []byte, ok bool) {
	key := `"` + name + `"`
	at := bytes.LastIndex(body, []byte(key))
	if at < 0 {
		return nil, false
	}
	rest := bytes.TrimLeft(body[at+len(key):], " \t\r\n")
	rest, ok = bytes.CutPrefix(rest, []byte(":"))
	if !ok {
		return nil, false
	}
	rest = bytes.TrimLeft(rest, " \t\r\n")
	end := bytes.IndexAny(rest, ",}] \t\r\n")
	if text, isText := bytes.CutPrefix(rest, []byte(`"`)); isText {
		rest, end = text, bytes.IndexByte(text, '"')
	}
	if end < 0 {
		return nil, false
	}
	return rest[:end], true
}
