package streams

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

const years = 365 * 24 * time.Hour

// A machine that boots decades ahead takes nothing away, however often it is
// started and whatever is written meanwhile, until somebody says that the clock
// is right or it is set right.
func TestBootInAnotherDecade(t *testing.T) {
	for _, settled := range []string{"set right", "accepted"} {
		t.Run(settled, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
				m.create("s", 1)
				m.put("old")
				if problem := m.service.ClockProblem(); problem != "" {
					t.Errorf("from the start: %s", problem)
				}
				want := "old"
				for range 3 {
					m.reboot(73 * years)
					for range 3 {
						if got := m.all(); got != want {
							t.Fatalf("decades ahead: %q, want %q", got, want)
						}
						if at := m.kept(); at != 1 {
							t.Fatalf("trimmed to %d", at)
						}
						if problem := m.service.ClockProblem(); !strings.Contains(problem, "--accept-clock") {
							t.Fatalf("the clock is not doubted: %q", problem)
						}
						m.put("x")
						want += " x"
						pass(26 * time.Hour)
					}
				}
				if settled == "set right" {
					m.reboot(0)
					pass(2 * time.Hour)
					if got := m.all(); got != strings.TrimPrefix(want, "old ") {
						t.Errorf("set right after nine days: %q", got)
					}
					if problem := m.service.ClockProblem(); !strings.Contains(problem, "is over") {
						t.Errorf("nothing is said about records of the future: %q", problem)
					}
					return
				}
				m.cfg.AcceptClock = true
				m.reboot(73 * years)
				if got := m.all(); got != "" {
					t.Errorf("accepted: %q", got)
				}
				pass(freeAfter + trimEvery)
				if at, problem := m.kept(), m.service.ClockProblem(); at != 11 || problem != "" {
					t.Errorf("accepted: records from %d on are kept, %q", at, problem)
				}
				m.cfg.AcceptClock = false
				m.reboot(73 * years)
				m.put("new")
				if got, problem := m.all(), m.service.ClockProblem(); got != "new" || problem != "" {
					t.Errorf("afterwards: %q, %q", got, problem)
				}
			})
		})
	}
}

// A clock that jumps by more than a month while the server runs hides nothing,
// not even for a moment, and when it has come back nothing is left of it.
func TestClockJumpsWhileRunning(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		m.put("old")
		pass(2 * time.Hour)
		m.wall.Store(int64(clockDoubt + time.Hour))
		for range 20 {
			if got := m.all(); got != "old" {
				t.Fatalf("after the jump: %q", got)
			}
			pass(2 * watchEvery)
		}
		if m.service.ClockProblem() == "" || m.service.heldAt() == 0 {
			t.Error("the clock is not doubted")
		}
		m.wall.Store(0)
		pass(2 * watchEvery)
		if problem := m.service.ClockProblem(); strings.Contains(problem, "--accept-clock") || m.service.heldAt() != 0 {
			t.Errorf("after it has come back: %s", problem)
		}
		pass(24 * time.Hour)
		if got, at := m.all(), m.kept(); got != "" || at != 2 {
			t.Errorf("a day later: %q from %d", got, at)
		}
	})
}

// A clock that stays within a month is believed: a server without traffic for
// weeks, and one that was off as long, go on as if nothing had been.
func TestQuietWeeksAreNoDoubt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		m.put("old")
		pass(40 * 24 * time.Hour)
		m.reboot(29 * 24 * time.Hour)
		if got, problem := m.all(), m.service.ClockProblem(); got != "" || problem != "" {
			t.Errorf("%q, %q", got, problem)
		}
	})
}

// While the clock steps an hour back or forward, in a run or between two,
// records keep their order and arrivals never step back; every arrival can be
// asked for as a time and finds its record; streams are made in no more time
// than usual; and a record is shown for its retention, give or take the hour.
func TestClockStepsAnHour(t *testing.T) {
	for _, restart := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			m := newMachine(t, Config{Quotas: quota.Of(quota.Off), StateDelay: time.Second})
			m.create("s", 1)
			pass(time.Second)
			step := func(d time.Duration) {
				if restart {
					m.reboot(time.Duration(m.wall.Load()) + d)
				} else {
					m.wall.Add(int64(d))
				}
			}
			var want []string
			for i, d := range []time.Duration{0, -time.Hour, time.Hour, time.Hour, -time.Hour} {
				step(d)
				text := string(rune('a' + i))
				want = append(want, text)
				m.put(text)
				out := m.read(m.at(trimHorizon, time.Time{}))
				if got := texts(out.Records); got != strings.Join(want, " ") {
					t.Fatalf("after step %d: %q", i, got)
				}
				if !slices.IsSortedFunc(out.Records, func(a, b kinesis.Record) int {
					return a.ApproximateArrivalTimestamp.Compare(b.ApproximateArrivalTimestamp)
				}) {
					t.Errorf("arrivals step back: %+v", out.Records)
				}
				for k, r := range out.Records {
					at := texts(m.read(m.at(atTimestamp, r.ApproximateArrivalTimestamp)).Records)
					first := slices.IndexFunc(out.Records, func(o kinesis.Record) bool {
						return o.ApproximateArrivalTimestamp.Equal(r.ApproximateArrivalTimestamp)
					})
					if at != strings.Join(want[first:], " ") {
						t.Errorf("from the arrival of %s on: %q", want[k], at)
					}
				}
				if age := *m.read(m.at(trimHorizon, time.Time{})).MillisBehindLatest; age != 0 {
					t.Errorf("at the newest record, %d ms behind", age)
				}
				m.create("t", 1)
				pass(time.Second)
				if st := m.service.catalog.Stream(home, "t"); st.Status != catalog.Active {
					t.Errorf("after step %d a new stream is %s", i, st.Status)
				}
				m.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "t"})
				pass(time.Second)
			}
			pass(22 * time.Hour)
			if got := m.all(); got != strings.Join(want, " ") {
				t.Errorf("two hours before the end: %q", got)
			}
			pass(4 * time.Hour)
			if got := m.all(); got != "" {
				t.Errorf("two hours after the end: %q", got)
			}
		})
	}
}

// What is past its retention is hidden at once, and its space is given back by
// a process that has run for an hour, not by one that has just started.
func TestSpaceIsGivenBackLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		m.put("old")
		for range 3 {
			m.reboot(25 * time.Hour)
			pass(freeAfter - time.Minute)
			if got, at := m.all(), m.kept(); got != "" || at != 1 {
				t.Fatalf("before an hour: %q, kept from %d", got, at)
			}
		}
		pass(trimEvery)
		if at := m.kept(); at != 2 {
			t.Errorf("after an hour: kept from %d", at)
		}
	})
}
