package streams

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// On a full disk records are refused with what every client retries, health
// says so, and reading and deleting streams go on; when there is space again
// records are taken again, without anybody doing anything.
func TestFullDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		m.create("doomed", 1)
		m.put("first")
		m.fs.SetCapacity(m.fs.Used() + 256<<10)
		record := &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(strings.Repeat("x", 2000))}
		entry := kinesis.PutRecordsRequestEntry{PartitionKey: "k", Data: record.Data}
		var err error
		for taken := 0; err == nil; taken++ {
			if taken > 1000 {
				t.Fatal("the disk does not become full")
			}
			_, err = m.do(home, "PutRecord", record)
			pass(time.Second)
		}
		for range 3 {
			wantUnavailable(t, err)
			_, err = m.do(home, "PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{entry, entry}})
			wantUnavailable(t, err)
			if h := m.engine.(*embedded.Engine).Health(); h.OK || h.State != "full" || len(h.Problems) == 0 {
				t.Errorf("health: %+v", h)
			}
			if got := m.all(); !strings.HasPrefix(got, "first x") {
				t.Errorf("reading gives %.20q", got)
			}
			pass(time.Minute)
			_, err = m.do(home, "PutRecord", record)
		}
		m.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "doomed"})
		if names := call[*kinesis.ListStreamsOutput](&m.server, "ListStreams", &kinesis.ListStreamsInput{}).StreamNames; len(names) != 1 {
			t.Errorf("after deleting: %v", names)
		}
		m.fs.SetCapacity(0)
		pass(10 * time.Second)
		m.put("last")
		if h := m.engine.(*embedded.Engine).Health(); !h.OK {
			t.Errorf("with space again: %+v", h)
		}
	})
}

func wantUnavailable(t *testing.T, err error) {
	t.Helper()
	var refusal *shardwell.Error
	if !errors.As(err, &refusal) || refusal.Code != shardwell.CodeServiceUnavailable || refusal.Status() != 503 {
		t.Errorf("on a full disk: %v", err)
	}
}
