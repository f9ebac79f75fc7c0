package catalog_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// goldenConsumers meets every operation on consumers and every field, on the
// active stream orders.
func goldenConsumers(at int64) []goldenLine {
	orders := key(home, "orders")
	register := func(name string) catalog.RegisterConsumer {
		return catalog.RegisterConsumer{Key: orders, Consumer: name, DelayMillis: 300,
			Tags: map[string]string{"for": name}, Limits: catalog.ConsumerLimits{Consumers: 20, Creating: 5}}
	}
	id := func(name string) catalog.ConsumerID { return catalog.ConsumerID{Consumer: name, CreatedAt: at / 1000} }
	settle := func(name string, status catalog.Status) []byte {
		return catalog.SettleConsumer{Key: orders, UID: "a1", ConsumerID: id(name), Status: status}.Encode()
	}
	return []goldenLine{
		{at, register("audit").Encode()},
		{at + 1, register("billing").Encode()},
		{at + 2, register("copy").Encode()},
		{at + 3, register("dump").Encode()},
		{at + 4, settle("audit", catalog.Creating)},
		{at + 5, settle("dump", catalog.Creating)},
		{at + 6, catalog.DeregisterConsumer{Key: orders, ConsumerID: id("billing"), DelayMillis: 200}.Encode()},
		{at + 7, catalog.DeregisterConsumer{Key: orders, ConsumerID: id("dump")}.Encode()},
		{at + 8, settle("dump", catalog.Deleting)},
		{at + 9, catalog.SetTags{Key: orders, Set: map[string]string{"env": "prod", "cost": ""}, Most: 50}.Encode()},
		{at + 10, catalog.SetTags{Key: orders, Remove: []string{"team", "none"}}.Encode()},
		{at + 11, catalog.SetTags{Key: orders, Part: catalog.Part{Consumer: new(id("audit"))}, Set: map[string]string{"more": "tags"}, Most: 50}.Encode()},
		{at + 12, catalog.SetPolicy{Key: orders, Policy: "{\"a\": 1}"}.Encode()},
		{at + 13, catalog.SetPolicy{Key: orders, Part: catalog.Part{Consumer: new(id("audit"))}, Policy: "{}"}.Encode()},
		{at + 14, catalog.SetPolicy{Key: orders, Part: catalog.Part{Consumer: new(id("audit"))}}.Encode()},
	}
}

// However often a consumer comes and goes within a second, and whatever restarts
// between, no two of its name are made at one; a second later the clock decides.
func TestConsumersOfANameDiffer(t *testing.T) {
	m := catalog.New()
	s := active(t, m, begin, create(home, "s", 1))
	seen := map[int64]bool{}
	come := func(at time.Time) *catalog.Consumer {
		t.Helper()
		c := m.Apply(at, catalog.RegisterConsumer{Key: s.Key, Consumer: "c"}.Encode()).(*catalog.Stream).Consumer("c")
		if seen[c.CreatedAt] {
			t.Errorf("another consumer was made at %d", c.CreatedAt)
		}
		seen[c.CreatedAt] = true
		return c
	}
	for range 5 {
		c := come(begin)
		m.Apply(begin, catalog.DeregisterConsumer{Key: s.Key, ConsumerID: c.ID()}.Encode())
		m.Apply(begin, catalog.SettleConsumer{Key: s.Key, UID: s.UID, ConsumerID: c.ID(), Status: catalog.Deleting}.Encode())
		m = restored(t, snapshot(t, m))
	}
	m.Apply(begin, catalog.RegisterConsumer{Key: s.Key, Consumer: "other"}.Encode())
	if other := m.Stream(home, "s").Consumer("other"); other.CreatedAt != begin.Unix() {
		t.Errorf("another name's is made at %d, want the clock's %d", other.CreatedAt, begin.Unix())
	}
	later := begin.Add(10 * time.Second)
	c := come(later)
	if c.CreatedAt != later.Unix() {
		t.Errorf("later it is made at %d, want the clock's %d", c.CreatedAt, later.Unix())
	}
	later = later.Add(time.Second)
	m.Apply(later, catalog.DeregisterConsumer{Key: s.Key, ConsumerID: c.ID()}.Encode())
	m.Apply(later, catalog.SettleConsumer{Key: s.Key, UID: s.UID, ConsumerID: c.ID(), Status: catalog.Deleting}.Encode())
	if gone := m.Stream(home, "s").GoneConsumers; gone != nil {
		t.Errorf("remembered for no use: %v", gone)
	}
}

// A consumer's state ends only as it is meant to: not of another stream of the
// name, not another consumer's, not a state that it is not in.
func TestSettleConsumerOnce(t *testing.T) {
	m := catalog.New()
	s := active(t, m, begin, create(home, "s", 1))
	made := m.Apply(begin, catalog.RegisterConsumer{Key: s.Key, Consumer: "c"}.Encode()).(*catalog.Stream)
	right := catalog.SettleConsumer{Key: s.Key, UID: s.UID, ConsumerID: made.Consumer("c").ID(), Status: catalog.Creating}
	for name, change := range map[string]func(*catalog.SettleConsumer){
		"another stream":   func(c *catalog.SettleConsumer) { c.UID = "another" },
		"another consumer": func(c *catalog.SettleConsumer) { c.CreatedAt++ },
		"another state":    func(c *catalog.SettleConsumer) { c.Status = catalog.Deleting },
		"no stream":        func(c *catalog.SettleConsumer) { c.Name = "none" },
	} {
		wrong := right
		change(&wrong)
		if got, ok := m.Apply(begin, wrong.Encode()).(*catalog.Stream); !ok || got != nil || m.Stream(home, "s") != made {
			t.Errorf("%s: %v, and the stream is %+v", name, got, m.Stream(home, "s"))
		}
	}
	s = m.Apply(begin, right.Encode()).(*catalog.Stream)
	if c := s.Consumer("c"); c.Status != catalog.Active || c.Deadline != 0 || s.Passing() {
		t.Errorf("settled: %+v, passing %v", c, s.Passing())
	}
	if got := m.Apply(begin, right.Encode()).(*catalog.Stream); got != nil {
		t.Errorf("settled again: %+v", got)
	}
	gone := catalog.DeregisterConsumer{Key: s.Key, ConsumerID: catalog.ConsumerID{Consumer: "c", CreatedAt: 7}}
	if got, want := fmt.Sprint(m.Apply(begin, gone.Encode())), shardwell.CodeResourceNotFound+": Consumer c with creation timestamp 7 under stream: "+s.Name+", account 000000000000 not found."; got != want {
		t.Errorf("deregister another: %s, want %s", got, want)
	}
}
