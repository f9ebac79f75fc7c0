package service_test

import (
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/service"
)

// The last use is that of the last note, to the minute. A note of what is known
// already makes no garbage.
func TestKeyUse(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC)
	use := service.NewKeyUse(func() time.Time { return now })
	if use.Last() != nil {
		t.Errorf("before any use: %+v", use.Last())
	}
	minute := now.Truncate(time.Minute)
	for _, c := range []struct {
		after   time.Duration
		service string
		region  string
		want    time.Time
	}{
		{0, "kinesis", "eu-west-1", minute},
		{30 * time.Second, "kinesis", "eu-west-1", minute},
		{0, "iam", "eu-west-1", minute},
		{0, "iam", "us-east-1", minute},
		{time.Minute, "iam", "us-east-1", minute.Add(time.Minute)},
	} {
		now = now.Add(c.after)
		use.Note(c.service, c.region, now)
		if last := use.Last(); last == nil || *last != (service.Use{At: c.want, Service: c.service, Region: c.region}) {
			t.Errorf("after %s in %s: %+v", c.service, c.region, last)
		}
	}
	if made := testing.AllocsPerRun(100, func() { use.Note("iam", "us-east-1", now) }); made > 0 {
		t.Errorf("a note of what is known allocates %v times", made)
	}
	var nobodys *service.KeyUse
	nobodys.Note("iam", "us-east-1", now)
}

// What every request pays.
func BenchmarkKeyUse(b *testing.B) {
	use := service.NewKeyUse(time.Now)
	start := time.Now() // which the request has read
	b.ReportAllocs()
	for b.Loop() {
		use.Note("kinesis", "us-east-1", start)
	}
}
