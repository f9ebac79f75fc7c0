package streams

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// A stream under constant load holds a bounded directory: it never takes much
// more than what two days of records take, restarts or not, and all records of
// the last day are read. When the stream is deleted its space is given back.
func TestDirectoryIsBounded(t *testing.T) {
	const (
		every       = 2 * time.Minute
		recordBytes = 1000
		perDay      = int64(24 * time.Hour / every)
		// Two days, and what is there whatever is stored: segments to be used
		// again, the current and the next one, checkpoints.
		bound = 2*perDay*(recordBytes+100) + 1<<20
	)
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)}, func(o *embedded.Options) {
			o.SegmentBytes, o.FirstSegmentBytes = 128<<10, 128<<10
			o.MergeFiles, o.MergedBytes = 4, 256<<10
		})
		m.create("s", 1)
		m.create("quiet", 1)
		most := int64(0)
		for day := range 10 {
			for range perDay {
				m.put(strings.Repeat("x", recordBytes))
				pass(every)
				if most = max(most, m.fs.Used()); most > bound {
					t.Fatalf("on day %d the directory takes %d bytes, more than %d: %+v", day+1, most, bound, m.engine.(*embedded.Engine).Health())
				}
			}
			if got := len(m.read(m.at(trimHorizon, time.Time{})).Records); int64(got) < perDay-2 || int64(got) > perDay {
				t.Errorf("after day %d there are %d records, of %d a day", day+1, got, perDay)
			}
			if day%4 == 3 {
				m.reboot(0)
			}
		}
		if written := 10 * perDay * recordBytes; written < 2*bound {
			t.Fatalf("%d bytes written prove nothing about a bound of %d", written, bound)
		}
		m.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
		pass(time.Hour)
		left := m.fs.Used()
		if left > bound/2 {
			t.Errorf("after the stream has been deleted the directory still takes %d bytes", left)
		}
		t.Logf("at most %d bytes for %d of records a day, %d after the stream was deleted", most, perDay*recordBytes, left)
	})
}
