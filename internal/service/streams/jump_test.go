package streams

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// After a repair, or on a restored backup, every shard's log goes on far behind its
// end. Readers do not notice: iterators from before and sequence numbers that a
// consumer kept lead on to the next record, nobody is behind while there is
// none, and streams are made and deleted as ever, through restarts.
func TestLogsGoOnFarBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		first := m.put("a")
		last := m.put("b")
		newest := m.at(latest, time.Time{})
		jump := func() {
			t.Helper()
			if _, err := m.engine.(*embedded.Engine).Jump(context.Background(), 1<<40); err != nil {
				t.Fatal(err)
			}
		}
		jump() // under the running service
		m.reboot(0)
		jump()
		m.reboot(0)
		for name, token := range map[string]string{"the end": newest, "after the last": m.after(last), "after the first": m.after(first)} {
			out := m.read(token)
			want := map[string]string{"after the first": "b"}[name]
			if got := texts(out.Records); got != want {
				t.Errorf("from %s: %q", name, got)
			}
			out = m.read(out.NextShardIterator)
			if len(out.Records) != 0 || *out.MillisBehindLatest != 0 {
				t.Errorf("from %s and on: %q, %d ms behind", name, texts(out.Records), *out.MillisBehindLatest)
			}
		}
		number := m.put("c")
		if number <= last {
			t.Errorf("the next number is %s, after %s", number, last)
		}
		if got := texts(m.read(newest).Records); got != "c" {
			t.Errorf("from the end on: %q", got)
		}
		if got := m.all(); got != "a b" && got != "a b c" {
			t.Errorf("from the start: %q", got)
		}
		if got := texts(m.read(m.after(last)).Records); got != "c" {
			t.Errorf("after the last: %q", got)
		}
		m.create("t", 2)
		m.reboot(0)
		m.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "t"})
		pass(25 * time.Hour)
		if got := m.all(); got != "" {
			t.Errorf("past the retention: %q", got)
		}
	})
}
