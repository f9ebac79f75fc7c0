package catalog_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/state"
	"github.com/shardwell/shardwell/internal/state/statetest"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

var (
	home  = shardwell.Tenant{Account: "000000000000", Region: "us-east-1"}
	other = shardwell.Tenant{Account: "111111111111", Region: "eu-north-1"}
	begin = time.Date(2026, 11, 20, 12, 0, 0, 500e6, time.UTC)
)

// AWS's limits of a tenant.
const maxInFlight, maxOnDemand, maxShards = 5, 50, 20000

func create(t shardwell.Tenant, name string, shards int) catalog.Create {
	return catalog.Create{
		Key: catalog.Key{Tenant: t, Name: name}, UID: "uid-" + name, Mode: catalog.Provisioned, Shards: shards,
		RetentionHours: 24, MaxRecordSizeInKiB: 1024, Limits: most(t),
	}
}

func most(t shardwell.Tenant) catalog.Limits {
	limits := catalog.Limits{InFlight: maxInFlight, OnDemandStreams: maxOnDemand, Shards: maxShards}
	if t == other {
		limits.Shards = 6000
	}
	return limits
}

func key(t shardwell.Tenant, name string) catalog.Key { return catalog.Key{Tenant: t, Name: name} }

// active makes a stream and activates it, all at one moment.
func active(t *testing.T, m *catalog.Machine, at time.Time, c catalog.Create) *catalog.Stream {
	t.Helper()
	if _, ok := m.Apply(at, c.Encode()).(*catalog.Stream); !ok {
		t.Fatalf("stream %s was not created", c.Name)
	}
	s, _ := m.Apply(at, catalog.Activate{Key: c.Key, UID: c.UID}.Encode()).(*catalog.Stream)
	if s == nil {
		t.Fatalf("stream %s was not activated", c.Name)
	}
	return s
}

var snapshot = statetest.Snapshot

func code(reply any) string {
	if e, ok := reply.(*shardwell.Error); ok {
		return e.Code
	}
	return fmt.Sprintf("%T", reply)
}

// A stream goes from CREATING to ACTIVE to DELETING to gone, keeps its
// deadlines, and is published at every step.
func TestLifecycle(t *testing.T) {
	m := catalog.New()
	c := create(home, "orders", 3)
	c.DelayMillis, c.Tags = 500, map[string]string{"team": "a"}
	s := m.Apply(begin, c.Encode()).(*catalog.Stream)
	if s.Status != catalog.Creating || s.Readable() || s.Writable() || s.Deadline.Time() != begin.Add(500*time.Millisecond) {
		t.Errorf("after create: %s, readable %v, writable %v, deadline %v", s.Status, s.Readable(), s.Writable(), s.Deadline.Time())
	}
	if s.ARN() != "arn:aws:kinesis:us-east-1:000000000000:stream/orders" || s.Tags["team"] != "a" || s.CreatedAt.Time() != begin {
		t.Errorf("after create: %+v", s)
	}
	for i := range s.Shards {
		sh := &s.Shards[i]
		if sh.ID() != shardwell.FormatShardID(uint32(i)) || sh.NumberEpoch != begin.Unix() || sh.Closed() ||
			sh.First() != (shardwell.SequenceNumber{Created: begin.Unix(), Shard: uint32(i), Time: begin.Unix()}) {
			t.Errorf("shard %d is %+v, starts at %+v", i, sh, sh.First())
		}
	}
	if m.Stream(home, "orders") != s || m.Stream(other, "orders") != nil {
		t.Error("the stream is not published where it belongs")
	}
	if reply := m.Apply(begin, catalog.Activate{Key: c.Key, UID: "another"}.Encode()); reply.(*catalog.Stream) != nil {
		t.Error("a stream of another uid was activated")
	}
	s = m.Apply(begin.Add(time.Second), catalog.Activate{Key: c.Key, UID: c.UID}.Encode()).(*catalog.Stream)
	if s.Status != catalog.Active || !s.Readable() || !s.Writable() || s.Deadline != 0 {
		t.Errorf("after activate: %+v", s)
	}
	if reply := m.Apply(begin, catalog.Activate{Key: c.Key, UID: c.UID}.Encode()); reply.(*catalog.Stream) != nil {
		t.Error("an active stream was activated")
	}
	if m.Apply(begin, catalog.Removed{Key: c.Key, UID: c.UID}.Encode()); m.Stream(home, "orders") != s {
		t.Error("an active stream was removed")
	}
	s = m.Apply(begin.Add(2*time.Second), catalog.Delete{Key: c.Key, DelayMillis: 100}.Encode()).(*catalog.Stream)
	if s.Status != catalog.Deleting || s.Writable() || s.Deadline.Time() != begin.Add(2100*time.Millisecond) {
		t.Errorf("after delete: %+v", s)
	}
	reply := m.Apply(begin, catalog.Delete{Key: c.Key}.Encode())
	if got, want := fmt.Sprint(reply), "ResourceInUseException: Stream orders under account 000000000000 not ACTIVE, instead in state DELETING"; got != want {
		t.Errorf("second delete: %q, want %q", got, want)
	}
	m.Apply(begin, catalog.Removed{Key: c.Key, UID: c.UID}.Encode())
	if m.Stream(home, "orders") != nil {
		t.Error("the removed stream is still published")
	}
	reply = m.Apply(begin, catalog.Delete{Key: c.Key}.Encode())
	if got, want := fmt.Sprint(reply), "ResourceNotFoundException: Stream orders under account 000000000000 not found."; got != want {
		t.Errorf("delete of nothing: %q, want %q", got, want)
	}
}

// A stream in hand never changes.
func TestStreamsAreImmutable(t *testing.T) {
	m := catalog.New()
	s := m.Apply(begin, create(home, "s", 2).Encode()).(*catalog.Stream)
	before := *s
	before.Shards = slices.Clone(s.Shards)
	m.Apply(begin, catalog.Activate{Key: s.Key, UID: s.UID}.Encode())
	m.Apply(begin, catalog.Delete{Key: s.Key}.Encode())
	m.Apply(begin, catalog.Removed{Key: s.Key, UID: s.UID}.Encode())
	if s.Status != before.Status || !reflect.DeepEqual(s.Shards, before.Shards) {
		t.Errorf("the stream is now %+v, was %+v", s, before)
	}
}

// Every limit refuses exactly what passes it, in AWS's order: name, streams in
// flight, shards; and what is refused changes nothing.
func TestLimits(t *testing.T) {
	m := catalog.New()
	refused := func(c catalog.Create, want, fragment string) {
		t.Helper()
		before := snapshot(t, m)
		reply := m.Apply(begin, c.Encode())
		if code(reply) != want || !strings.Contains(fmt.Sprint(reply), fragment) {
			t.Errorf("create %s: %v, want %s with %q", c.Name, reply, want, fragment)
		}
		if !bytes.Equal(snapshot(t, m), before) {
			t.Errorf("create %s was refused and changed the state", c.Name)
		}
	}
	for i := range maxInFlight {
		if reply := m.Apply(begin, create(home, fmt.Sprint("s", i), 1).Encode()); code(reply) != "*catalog.Stream" {
			t.Fatalf("stream %d: %v", i, reply)
		}
	}
	refused(create(home, "s1", 30000), shardwell.CodeResourceInUse, "Stream s1 under account 000000000000 already exists.")
	refused(create(home, "sixth", 30000), shardwell.CodeLimitExceeded,
		"This request would have exceed the limit on the number  of streams that can simultaneously be in CREATING or DELETING for the account 000000000000. Limit: 5.")
	if reply := m.Apply(begin, create(other, "sixth", 1).Encode()); code(reply) != "*catalog.Stream" {
		t.Errorf("another tenant's first stream: %v", reply)
	}
	unlimited := create(home, "sixth", 1)
	unlimited.Limits = catalog.Limits{Shards: maxShards}
	if reply := m.Apply(begin, unlimited.Encode()); code(reply) != "*catalog.Stream" {
		t.Errorf("without limits: %v", reply)
	}
	m = catalog.New()
	active(t, m, begin, create(home, "big", 19999))
	refused(create(home, "two", 2), shardwell.CodeLimitExceeded,
		"This request would exceed the shard limit for the account 000000000000 in us-east-1. Current shard count for the account: 19999. Limit: 20000. Number of additional shards that would have resulted from this request: 2. Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.")
	active(t, m, begin, create(home, "one", 1))
	unlimited = create(home, "more", 1)
	unlimited.Limits = catalog.Limits{Shards: maxShards}
	refused(unlimited, shardwell.CodeLimitExceeded, "shard limit")
	onDemand := create(home, "od", 4)
	onDemand.Mode = catalog.OnDemand
	active(t, m, begin, onDemand)
	m.Apply(begin, catalog.Delete{Key: key(home, "big")}.Encode())
	m.Apply(begin, catalog.Removed{Key: key(home, "big"), UID: "uid-big"}.Encode())
	active(t, m, begin, create(home, "again", 19999))
}

// There are at most maxOnDemand on-demand streams.
func TestOnDemandLimit(t *testing.T) {
	m := catalog.New()
	for i := range maxOnDemand {
		c := create(home, fmt.Sprint("s", i), 4)
		c.Mode = catalog.OnDemand
		active(t, m, begin, c)
	}
	c := create(home, "last", 4)
	c.Mode = catalog.OnDemand
	if reply := m.Apply(begin, c.Encode()); code(reply) != shardwell.CodeLimitExceeded {
		t.Errorf("one too many: %v", reply)
	}
}

// A stream made within the second after another of its name numbers its
// records above all of the other's.
func TestEpochsDoNotRepeat(t *testing.T) {
	m := catalog.New()
	last := int64(0)
	for i := range 5 {
		c := create(home, "s", 2)
		c.UID = fmt.Sprint("uid", i)
		s := active(t, m, begin, c)
		if s.Shards[0].NumberEpoch <= last {
			t.Fatalf("stream %d has epoch %d after %d", i, s.Shards[0].NumberEpoch, last)
		}
		last = s.Shards[0].NumberEpoch
		m.Apply(begin, catalog.Delete{Key: s.Key}.Encode())
		m.Apply(begin, catalog.Removed{Key: s.Key, UID: s.UID}.Encode())
		if i == 2 {
			m = restored(t, snapshot(t, m))
		}
	}
	later := time.Unix(last+1, 0)
	if s := active(t, m, later, create(home, "s", 1)); s.Shards[0].NumberEpoch != later.Unix() {
		t.Errorf("a second later the epoch is %d, want the clock's %d", s.Shards[0].NumberEpoch, later.Unix())
	}
}

func restored(t testing.TB, from []byte) *catalog.Machine {
	t.Helper()
	return statetest.Restored(t, catalog.New(), from)
}

// The two newest token keys are kept; a key whose id is not the next is
// refused.
func TestTokenKeys(t *testing.T) {
	m := catalog.New()
	for id := uint32(1); id <= 3; id++ {
		if reply := m.Apply(begin, catalog.AddTokenKey{ID: id, Sealed: []byte{byte(id)}}.Encode()); code(reply) != "tokenkeys.Key" {
			t.Fatalf("key %d: %v", id, reply)
		}
		for _, stale := range []uint32{0, id, id + 2} {
			reply := m.Apply(begin, catalog.AddTokenKey{ID: stale}.Encode())
			if err, _ := reply.(error); !errors.Is(err, tokenkeys.ErrStale) {
				t.Errorf("key %d after key %d: %v", stale, id, reply)
			}
		}
	}
	keys := restored(t, snapshot(t, m)).TokenKeys()
	if len(keys) != 2 || keys[0].ID != 2 || keys[1].ID != 3 || !bytes.Equal(keys[1].Sealed, []byte{3}) || keys[1].AddedAt.Time() != begin {
		t.Errorf("keys are %+v", keys)
	}
}

// What a newer release wrote stops the node; what nobody wrote changes
// nothing.
func TestUnknownAndMalformed(t *testing.T) {
	m := catalog.New()
	before := snapshot(t, m)
	var unknown *state.UnknownVersion
	for _, command := range []string{`{"v":3,"op":"create","with":{}}`, `{"v":1,"op":"nobody","with":{}}`} {
		if err, _ := m.Apply(begin, []byte(command)).(error); !errors.As(err, &unknown) {
			t.Errorf("%s: %v", command, err)
		}
	}
	for _, command := range []string{"", "{}", "x", `{"v":0,"op":"create"}`, `{"v":1,"op":"create"}`,
		`{"v":1,"op":"create","with":{"name":"x","uid":"u","mode":"SOME","shards":1,"retentionHours":24,"maxRecordSizeInKiB":1024}}`,
		`{"v":1,"op":"create","with":{"name":"x","uid":"u","mode":"PROVISIONED","shards":0,"retentionHours":24,"maxRecordSizeInKiB":1024}}`} {
		if err, _ := m.Apply(begin, []byte(command)).(error); !errors.Is(err, catalog.ErrMalformed) {
			t.Errorf("%s: %v", command, err)
		}
	}
	if !bytes.Equal(snapshot(t, m), before) {
		t.Error("the state changed")
	}
	if err := catalog.New().Restore(strings.NewReader(`{"v":4,"nextLog":1024,"streams":0}`)); !errors.As(err, &unknown) {
		t.Errorf("newer snapshot: %v", err)
	}
	for _, bad := range []string{"", "{}", `{"v":1,"nextLog":1024,"streams":1}`} {
		if err := catalog.New().Restore(strings.NewReader(bad)); err == nil {
			t.Errorf("snapshot %q was restored", bad)
		}
	}
}

// Under random commands: replay and restore give the same state, no log is
// ever given twice, open shards cover the hash space once, and listing agrees
// with looking up.
func TestRandomCommands(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 0))
		m, copied := catalog.New(), catalog.New()
		given := map[log.LogID]string{}
		at := begin
		for i := range 300 {
			at = at.Add(time.Duration(r.IntN(3)) * 400 * time.Millisecond)
			command := randomCommand(r, m, i)
			got, want := m.Apply(at, command), copied.Apply(at, command)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: %s: replies differ: %v and %v", seed, command, got, want)
			}
			for s := range m.All() {
				for j := range s.Shards {
					if owner, taken := given[s.Shards[j].Log]; taken && owner != s.UID {
						t.Fatalf("seed %d: log %x belongs to %s and %s", seed, s.Shards[j].Log, owner, s.UID)
					}
					given[s.Shards[j].Log] = s.UID
				}
			}
			if i%50 == 49 {
				state := snapshot(t, m)
				copied = restored(t, state)
				if again := snapshot(t, copied); !bytes.Equal(state, again) {
					t.Fatalf("seed %d: snapshot changed by restoring:\n%s\n%s", seed, state, again)
				}
				checkStreams(t, m)
			}
		}
	}
}

func randomCommand(r *rand.Rand, m *catalog.Machine, i int) []byte {
	k := key([]shardwell.Tenant{home, other}[r.IntN(2)], fmt.Sprint("s", r.IntN(8)))
	uid := fmt.Sprint("uid", i)
	if s := m.Stream(k.Tenant, k.Name); s != nil && r.IntN(10) > 0 {
		uid = s.UID
	}
	switch r.IntN(5) {
	case 0, 1:
		c := create(k.Tenant, k.Name, 1+r.IntN(5))
		c.UID = fmt.Sprint("uid", i)
		if r.IntN(3) == 0 {
			c.Mode = catalog.OnDemand
		}
		return c.Encode()
	case 2:
		return catalog.Activate{Key: k, UID: uid}.Encode()
	case 3:
		return catalog.Delete{Key: k, DelayMillis: r.Int64N(100)}.Encode()
	}
	return catalog.Removed{Key: k, UID: uid}.Encode()
}

func checkStreams(t *testing.T, m *catalog.Machine) {
	t.Helper()
	total := 0
	for _, tenant := range []shardwell.Tenant{home, other} {
		after, more := "", true
		for more {
			var page []*catalog.Stream
			page, more = m.List(tenant, after, 2)
			for _, s := range page {
				if s.Name <= after || m.Stream(tenant, s.Name) != s {
					t.Errorf("%s listed after %q, published %v", s.Name, after, m.Stream(tenant, s.Name))
				}
				after = s.Name
				total++
			}
		}
	}
	for s := range m.All() {
		total--
		next := shardwell.HashKey{}
		for _, sh := range s.Open() {
			if sh.Range.Start != next || s.Shard(sh.Index) != sh || s.Route(sh.Range.Start) != sh || s.Route(sh.Range.End) != sh {
				t.Errorf("stream %s: shard %s is out of place", s.Name, sh.ID())
			}
			next = sh.Range.End.Next()
		}
		if next != (shardwell.HashKey{}) || s.Shard(s.NextShard) != nil {
			t.Errorf("stream %s: the hash space is not covered", s.Name)
		}
	}
	if total != 0 {
		t.Errorf("listing and ranging differ by %d streams", total)
	}
}

// A name that exists for another tenant is found there.
func TestElsewhere(t *testing.T) {
	m := catalog.New()
	m.Apply(begin, create(other, "s", 1).Encode())
	if got := m.Elsewhere(home, "s"); !slices.Equal(got, []shardwell.Tenant{other}) {
		t.Errorf("found in %v", got)
	}
	if got := m.Elsewhere(other, "s"); len(got) != 0 {
		t.Errorf("found in %v", got)
	}
}

// Finding a stream and routing a key make no garbage but the lookup's key.
func TestLookupAllocations(t *testing.T) {
	m := catalog.New()
	s := active(t, m, begin, create(home, "s", 100))
	hash := shardwell.HashOf("key")
	if got := testing.AllocsPerRun(100, func() { s.Route(hash) }); got != 0 {
		t.Errorf("routing makes %v allocations", got)
	}
	if got := testing.AllocsPerRun(100, func() { m.Stream(home, "s") }); got > 1 {
		t.Errorf("looking up makes %v allocations", got)
	}
}

// FuzzApply: no bytes make Apply panic, and a reply that is an error means
// that nothing has changed.
func FuzzApply(f *testing.F) {
	f.Add(create(home, "x", 3).Encode())
	f.Add(catalog.Delete{Key: key(home, "s")}.Encode())
	f.Add(catalog.AddTokenKey{ID: 1, Sealed: []byte("k")}.Encode())
	f.Fuzz(func(t *testing.T, command []byte) {
		m := catalog.New()
		m.Apply(begin, create(home, "s", 1).Encode())
		before := snapshot(t, m)
		if err, refused := m.Apply(begin, command).(error); refused && !bytes.Equal(snapshot(t, m), before) {
			t.Errorf("%q was refused (%v) and changed the state", command, err)
		}
	})
}

// FuzzRestore: no bytes make Restore panic.
func FuzzRestore(f *testing.F) {
	m := catalog.New()
	m.Apply(begin, create(home, "s", 2).Encode())
	f.Add(snapshot(f, m))
	f.Fuzz(func(t *testing.T, from []byte) {
		m := catalog.New()
		if m.Restore(bytes.NewReader(from)) == nil {
			snapshot(t, m)
		}
	})
}

// BenchmarkRestore is what a restart costs for 1,000 streams of 20 shards.
func BenchmarkRestore(b *testing.B) {
	m := catalog.New()
	for i := range 1000 {
		c := create(home, fmt.Sprint("s", i), 20)
		c.Limits = catalog.Limits{}
		m.Apply(begin, c.Encode())
	}
	from := snapshot(b, m)
	b.SetBytes(int64(len(from)))
	for b.Loop() {
		if err := catalog.New().Restore(bytes.NewReader(from)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkApply is what replay costs for each stream of 4 shards that was
// made and removed.
func BenchmarkApply(b *testing.B) {
	m := catalog.New()
	c := create(home, "s", 4)
	steps := [][]byte{c.Encode(), catalog.Activate{Key: c.Key, UID: c.UID}.Encode(),
		catalog.Delete{Key: c.Key}.Encode(), catalog.Removed{Key: c.Key, UID: c.UID}.Encode()}
	for b.Loop() {
		for _, command := range steps {
			m.Apply(begin, command)
		}
	}
}

// Whoever watches a stream is told of every change, and that it is gone.
func TestWatch(t *testing.T) {
	m := catalog.New()
	told := func(replaced <-chan struct{}) bool {
		select {
		case <-replaced:
			return true
		default:
			return false
		}
	}
	c := create(home, "s", 1)
	steps := [][]byte{c.Encode(), catalog.Activate{Key: c.Key, UID: c.UID}.Encode(),
		catalog.Delete{Key: c.Key}.Encode(), catalog.Removed{Key: c.Key, UID: c.UID}.Encode()}
	var replaced <-chan struct{}
	for i, command := range steps {
		m.Apply(begin, command)
		if i > 0 && !told(replaced) {
			t.Errorf("nobody was told of step %d", i)
		}
		var s *catalog.Stream
		if s, replaced = m.Watch(c.Key); (s == nil) != (i == 3) || told(replaced) {
			t.Errorf("after step %d: stream %v, replaced %v", i, s, told(replaced))
		}
	}
}
