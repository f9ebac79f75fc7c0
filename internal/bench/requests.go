package bench

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// streamName is the stream that is written and read.
const streamName = "bench"

// put is a kind of writing.
type put struct {
	name    string
	records int // in a request
	size    int // of a record's data
}

// puts are the kinds measured. The last is one record a request.
var puts = []put{
	{"PutRecords 500 x 100 B", 500, 100},
	{"PutRecords 100 x 1 KiB", 100, 1 << 10},
	{"PutRecord 1 KiB", 1, 1 << 10},
}

// variants is how many different requests there are of each kind, so that the
// records of one request scatter differently from those of the next.
const variants = 16

// requests builds the requests of a kind for a path.
func (p put) requests(path string, records int) []request {
	var out []request
	for v := range variants {
		operation, check := "PutRecords", []byte(`"FailedRecordCount":0`)
		in := &kinesis.PutRecordsInput{StreamName: streamName}
		for i := range p.records {
			in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: p.data(v, i), PartitionKey: partitionKey(v, i)})
		}
		var body api.Struct = in
		if p.records == 1 {
			operation, check = "PutRecord", []byte(`"SequenceNumber":"`)
			body = &kinesis.PutRecordInput{StreamName: streamName, Data: p.data(v, 0), PartitionKey: partitionKey(v, 0)}
		}
		if path == baselineDiscard {
			check = nil
		}
		out = append(out, request{
			raw:   httpRequest(path, operation, wirejson.Append(nil, body), "X-Records: "+strconv.Itoa(records)+"\r\n"),
			check: check,
		})
	}
	return out
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

// httpRequest writes a request to the API as an SDK would, with a signature
// that has the right form.
func httpRequest(path, operation string, body []byte, more string) []byte {
	return append(fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-amz-json-1.1\r\n"+
		"X-Amz-Target: %s.%s\r\nX-Amz-Date: 20261101T000000Z\r\n"+
		"Authorization: AWS4-HMAC-SHA256 Credential=bench/20261101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=%064d\r\n"+
		"%sContent-Length: %d\r\n\r\n", path, kinesis.Service.TargetPrefix, operation, 0, more, len(body)), body...)
}
