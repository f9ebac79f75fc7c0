package catalog_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// onDemand makes an active on-demand stream.
func onDemand(t *testing.T, m *catalog.Machine, tenant shardwell.Tenant, name string) *catalog.Stream {
	t.Helper()
	c := create(tenant, name, 4)
	c.Mode, c.Distribution = catalog.OnDemand, catalog.DistributeByKey
	return active(t, m, begin, c)
}

func createQueue(k catalog.Key, id, name string) catalog.CreateQueue {
	return catalog.CreateQueue{
		Key: k, ID: id, Queue: name, Start: catalog.StartLatest,
		QueueAttributes: catalog.QueueAttributes{VisibilityTimeoutSeconds: 30, MaxReceiveCount: 6},
	}
}

// queueCommands meets every operation on queues and every field.
func queueCommands() []goldenLine {
	at := begin.UnixMilli()
	orders := create(home, "orders", 2)
	orders.UID, orders.Mode = "a1", catalog.OnDemand
	full := createQueue(orders.Key, "id1", "work")
	full.Start, full.StartAt, full.DelayMillis, full.Limits = catalog.StartAtTimestamp, log.Millis(at-5000), 500, catalog.ConsumerLimits{Consumers: 20}
	full.Tags, full.MaxReceiveCount = map[string]string{"team": "a"}, 0
	settle := func(id string, status catalog.Status, deadline int64) []byte {
		return catalog.SettleQueue{Key: orders.Key, UID: "a1", ID: id, Status: status, Deadline: log.Millis(deadline)}.Encode()
	}
	oldest := createQueue(orders.Key, "id0", "audit")
	oldest.Start = catalog.StartTrimHorizon
	return []goldenLine{
		{at, orders.Encode()},
		{at + 1, catalog.Activate{Key: orders.Key, UID: "a1"}.Encode()},
		{at + 2, full.Encode()},
		{at + 3, oldest.Encode()},
		{at + 4, createQueue(orders.Key, "id2", "brief").Encode()},
		{at + 502, settle("id1", catalog.Creating, at+502)},
		{at + 502, settle("id2", catalog.Creating, at+4)},
		{at + 503, catalog.UpdateQueue{Key: orders.Key, ID: "id1", VisibilityTimeoutSeconds: new(int32(60)), MaxReceiveCount: new(int32(3)), DelayMillis: 9}.Encode()},
		{at + 504, catalog.SetTags{Key: orders.Key, Part: catalog.Part{Queue: "id1"}, Set: map[string]string{"env": "test"}, Most: 50}.Encode()},
		{at + 505, catalog.DeleteQueue{Key: orders.Key, ID: "id2", DelayMillis: 20}.Encode()},
		{at + 525, settle("id2", catalog.Deleting, at+525)},
		{at + 526, catalog.DeleteQueue{Key: orders.Key, ID: "id0", DelayMillis: 20}.Encode()},
	}
}

// A queue is refused where it cannot be, and what it is on cannot be taken away
// under it; refusals change nothing.
func TestQueueRefusals(t *testing.T) {
	m := catalog.New()
	s := onDemand(t, m, home, "s")
	onDemand(t, m, other, "s")
	provisioned := active(t, m, begin, create(home, "p", 1))
	making := create(home, "making", 1)
	making.Mode = catalog.OnDemand
	m.Apply(begin, making.Encode())
	m.Apply(begin, catalog.RegisterConsumer{Key: s.Key, Consumer: "c"}.Encode())
	if _, ok := m.Apply(begin, createQueue(s.Key, "q1", "work").Encode()).(*catalog.Stream); !ok {
		t.Fatal("the queue was not made")
	}
	crowded := createQueue(s.Key, "q2", "more")
	crowded.Limits.Consumers = 2
	before := snapshot(t, m)
	for _, c := range []struct {
		what    string
		command interface{ Encode() []byte }
		code    string
	}{
		{"a name that is taken", createQueue(s.Key, "q2", "work"), shardwell.CodeResourceInUse},
		{"a stream that is not there", createQueue(key(home, "none"), "q2", "w"), shardwell.CodeResourceNotFound},
		{"a provisioned stream", createQueue(provisioned.Key, "q2", "w"), shardwell.CodeValidation},
		{"a stream that is being made", createQueue(making.Key, "q2", "w"), shardwell.CodeResourceInUse},
		{"too many beside consumers", crowded, shardwell.CodeLimitExceeded},
		{"an update while CREATING", catalog.UpdateQueue{Key: s.Key, ID: "q1"}, shardwell.CodeResourceInUse},
		{"an update of none", catalog.UpdateQueue{Key: s.Key, ID: "q9"}, shardwell.CodeResourceNotFound},
		{"deleting none", catalog.DeleteQueue{Key: s.Key, ID: "q9"}, shardwell.CodeResourceNotFound},
		{"deleting the stream", catalog.Delete{Key: s.Key, EnforceConsumers: true}, shardwell.CodeResourceInUse},
		{"making it provisioned", catalog.SetMode{Key: s.Key, Mode: catalog.Provisioned}, shardwell.CodeResourceInUse},
		{"tags while CREATING", catalog.SetTags{Key: s.Key, Part: catalog.Part{Queue: "q1"}, Set: map[string]string{"a": "b"}}, shardwell.CodeResourceInUse},
	} {
		if got := code(m.Apply(begin.Add(time.Second), c.command.Encode())); got != c.code {
			t.Errorf("%s is answered with %s, want %s", c.what, got, c.code)
		}
	}
	if string(before) != string(snapshot(t, m)) {
		t.Error("a refusal has changed something")
	}
	elsewhere := key(other, "s")
	if _, ok := m.Apply(begin, createQueue(elsewhere, "q1", "work").Encode()).(*catalog.Stream); !ok {
		t.Error("another account cannot have a queue of that name and id")
	}
}

// A state ends once, by the command that has its deadline.
func TestQueueStates(t *testing.T) {
	m := catalog.New()
	s := onDemand(t, m, home, "s")
	status := func() catalog.Status {
		_, q := m.Queue(home, "q")
		if q == nil {
			return "gone"
		}
		return q.Status
	}
	settle := func(status catalog.Status, deadline time.Time) {
		m.Apply(begin.Add(time.Hour), catalog.SettleQueue{Key: s.Key, UID: s.UID, ID: "q", Status: status, Deadline: log.Millis(deadline.UnixMilli())}.Encode())
	}
	step := func(want catalog.Status) {
		t.Helper()
		if got := status(); got != want {
			t.Errorf("the queue is %s, want %s", got, want)
		}
	}
	m.Apply(begin, createQueue(s.Key, "q", "work").Encode())
	step(catalog.Creating)
	settle(catalog.Deleting, begin)
	settle(catalog.Creating, begin.Add(time.Millisecond))
	settle(catalog.Creating, begin.Add(time.Second))
	step(catalog.Creating)
	settle(catalog.Creating, begin)
	step(catalog.Active)
	m.Apply(begin, catalog.UpdateQueue{Key: s.Key, ID: "q", MaxReceiveCount: new(int32(2))}.Encode())
	step(catalog.Updating)
	m.Apply(begin, catalog.DeleteQueue{Key: s.Key, ID: "q", DelayMillis: 1000}.Encode())
	m.Apply(begin, catalog.DeleteQueue{Key: s.Key, ID: "q", DelayMillis: 9000}.Encode())
	settle(catalog.Updating, begin)
	step(catalog.Deleting)
	settle(catalog.Deleting, begin.Add(time.Second))
	step("gone")
	if _, ok := m.Apply(begin, catalog.Delete{Key: s.Key}.Encode()).(*catalog.Stream); !ok {
		t.Error("the stream cannot be deleted when its queue is gone")
	}
}

// However queues come and go, looking them up by id and listing them by name
// agree with what streams say, also after a restart.
func TestQueueIndex(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	m := catalog.New()
	for _, tenant := range []shardwell.Tenant{home, other} {
		for i := range 3 {
			onDemand(t, m, tenant, fmt.Sprint("s", i))
		}
	}
	for i := range 400 {
		tenant := []shardwell.Tenant{home, other}[random.IntN(2)]
		k := key(tenant, fmt.Sprint("s", random.IntN(3)))
		id := fmt.Sprint("id", random.IntN(30))
		switch random.IntN(3) {
		case 0:
			c := createQueue(k, id, fmt.Sprint("queue", random.IntN(12)))
			c.Limits.Consumers = 6
			m.Apply(begin, c.Encode())
		case 1:
			m.Apply(begin, catalog.DeleteQueue{Key: k, ID: id}.Encode())
		default:
			s := m.Stream(k.Tenant, k.Name)
			m.Apply(begin, catalog.SettleQueue{Key: k, UID: s.UID, ID: id, Status: catalog.Deleting, Deadline: log.Millis(begin.UnixMilli())}.Encode())
		}
		if i%50 == 0 {
			m = restored(t, snapshot(t, m))
		}
		checkQueues(t, m)
	}
}

func checkQueues(t *testing.T, m *catalog.Machine) {
	t.Helper()
	for _, tenant := range []shardwell.Tenant{home, other} {
		var want, got []string
		for s := range m.All() {
			for i := range s.Queues {
				q := &s.Queues[i]
				if s.Tenant == tenant {
					want = append(want, q.Name)
				}
				if found, is := m.Queue(s.Tenant, q.ID); found != s || is != q {
					t.Fatalf("queue %s is not found by its id", q.ID)
				}
			}
		}
		slices.Sort(want)
		m.ListQueues(tenant, "", func(s *catalog.Stream, q *catalog.Queue) bool {
			got = append(got, q.Name)
			return true
		})
		if !slices.Equal(got, want) || len(slices.Compact(want)) != len(got) {
			t.Fatalf("listed are %v, want %v", got, want)
		}
		if len(got) > 2 {
			var rest []string
			m.ListQueues(tenant, got[0], func(_ *catalog.Stream, q *catalog.Queue) bool {
				rest = append(rest, q.Name)
				return len(rest) < 2
			})
			if !slices.Equal(rest, got[1:3]) {
				t.Fatalf("after %s: %v, want %v", got[0], rest, got[1:3])
			}
		}
	}
	for i := range 30 {
		if s, q := m.Queue(home, fmt.Sprint("id", i)); q != nil && s.Queue(q.ID) != q {
			t.Fatalf("a queue is found that is not there: %s", q.ID)
		}
	}
}
