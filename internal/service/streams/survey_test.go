package streams

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// A survey shows the streams of every tenant with the records that clients
// see, and says of positions which shard's sequence numbers they are.
func TestSurvey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		s.create("s", 2)
		put := func() *kinesis.PutRecordOutput {
			return call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("x")})
		}
		oldest, newest := put(), put()
		found, err := Look(t.Context(), s.engine, func(log.LogID) (records, bytes int64) { return 7, 8 })
		if err != nil || found.Problem != "" || len(found.Streams) != 1 || len(found.Streams[0].Shards) != 2 {
			t.Fatalf("%v, %+v", err, found)
		}
		st := found.Streams[0]
		if st.Name != "s" || st.Status != "ACTIVE" || !strings.HasSuffix(st.ARN, ":stream/s") || st.RetentionHours != 24 {
			t.Errorf("%+v", st)
		}
		for _, sh := range st.Shards {
			if sh.ID != oldest.ShardId {
				if sh.First != "" || sh.Last != "" || sh.Problem != "" {
					t.Errorf("empty shard: %+v", sh)
				}
				continue
			}
			if sh.First != oldest.SequenceNumber || sh.Last != newest.SequenceNumber || sh.Records != 7 || sh.Bytes != 8 || sh.FirstArrival == 0 {
				t.Errorf("%+v, want %s to %s", sh, oldest.SequenceNumber, newest.SequenceNumber)
			}
			words, ok := found.Where(sh.Log, 1, 2)
			from, to, _ := strings.Cut(words[strings.Index(words, "from ")+len("from "):], " to ")
			if !ok || !strings.HasPrefix(words, sh.ID+" of "+st.ARN) || from > oldest.SequenceNumber || to < newest.SequenceNumber {
				t.Errorf("%q", words)
			}
		}
		if words, ok := found.Where(log.Owner(9, 9), 1, 1); ok {
			t.Errorf("a log of nobody is %q", words)
		}
	})
}
