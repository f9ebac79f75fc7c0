package bench

import (
	"context"
	"crypto/md5"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// Paths of the baseline server.
const (
	baselineDiscard = "/discard" // read the body, hash keys, answer shortly
	baselineCodec   = "/codec"   // decode the body, hash its keys, answer in full
	baselineRead    = "/read"    // answer with a page of records in base64
)

// A page of the baseline holds as many bytes of data as one of GetRecords.
const (
	drainPageRecords = 10000
	drainRecordBytes = 100
)

// Baseline serves what net/http can do without a server behind it, until ctx
// ends. It prints its address on out first.
func Baseline(ctx context.Context, out io.Writer) error {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	page := make([]byte, drainPageRecords*drainRecordBytes)
	mux := http.NewServeMux()
	mux.HandleFunc(baselineDiscard, answered(discard))
	mux.HandleFunc(baselineCodec, answered(codec))
	mux.HandleFunc(baselineRead, func(w http.ResponseWriter, r *http.Request) {
		reply := replies.Get().(*[]byte)
		*reply = base64.StdEncoding.AppendEncode((*reply)[:0], page)
		send(w, *reply)
		replies.Put(reply)
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	if _, err := fmt.Fprintf(out, "baseline on http://%s\n", ln.Addr()); err != nil {
		return errors.Join(err, ln.Close())
	}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

var replies = sync.Pool{New: func() any { return new([]byte) }}

// answered reads a request's body into a pooled buffer and sends the reply.
func answered(do func(r *http.Request, body, reply []byte) ([]byte, error)) http.HandlerFunc {
	bodies := sync.Pool{New: func() any { return new([]byte) }}
	return func(w http.ResponseWriter, r *http.Request) {
		body, reply := bodies.Get().(*[]byte), replies.Get().(*[]byte)
		defer bodies.Put(body)
		defer replies.Put(reply)
		if int64(cap(*body)) < r.ContentLength {
			*body = make([]byte, r.ContentLength)
		}
		*body = (*body)[:r.ContentLength]
		_, err := io.ReadFull(r.Body, *body)
		if err == nil {
			*reply, err = do(r, *body, (*reply)[:0])
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		send(w, *reply)
	}
}

func send(w http.ResponseWriter, reply []byte) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	w.Header().Set("Content-Length", strconv.Itoa(len(reply)))
	// An error here means that the client has gone, which it will report.
	_, _ = w.Write(reply)
}

// discard hashes as many keys as the request says it has records.
func discard(r *http.Request, body, reply []byte) ([]byte, error) {
	records, err := strconv.Atoi(r.Header.Get("X-Records"))
	if err != nil {
		return nil, err
	}
	for i := range records {
		sum := md5.Sum(body[i%16 : i%16+32])
		if sum[0] == 0 && sum[1] == 0 && sum[2] == 0 && sum[3] == 0 {
			reply = append(reply, ' ') // the sum is used
		}
	}
	return append(reply, "{}"...), nil
}

// A reply's shard and sequence number, as long as real ones.
const (
	anyShard  = "shardId-000000000000"
	anyNumber = "49680419034815235340790193353517782374872746851158720514"
)

// codec decodes, hashes and answers as if every record had been stored.
func codec(r *http.Request, body, reply []byte) ([]byte, error) {
	var out api.Struct
	if r.Header.Get("X-Records") == "1" {
		var in kinesis.PutRecordInput
		if err := wirejson.Decode(body, &in); err != nil {
			return nil, err
		}
		md5.Sum([]byte(in.PartitionKey))
		out = &kinesis.PutRecordOutput{ShardId: anyShard, SequenceNumber: anyNumber}
	} else {
		var in kinesis.PutRecordsInput
		if err := wirejson.Decode(body, &in); err != nil {
			return nil, err
		}
		failed := int32(0)
		results := make(kinesis.PutRecordsResultEntryList, len(in.Records))
		for i := range in.Records {
			md5.Sum([]byte(in.Records[i].PartitionKey))
			results[i].ShardId, results[i].SequenceNumber = anyShard, anyNumber
		}
		out = &kinesis.PutRecordsOutput{FailedRecordCount: &failed, Records: results}
	}
	return wirejson.Append(reply, out), nil
}
