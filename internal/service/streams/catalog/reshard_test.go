package catalog_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

const half = "170141183460469231731687303715884105728" // 2^127

// complete carries out the stream's plan to its end, at one time.
func complete(t testing.TB, m *catalog.Machine, at time.Time, s *catalog.Stream) *catalog.Stream {
	t.Helper()
	for s.Plan != nil {
		ends := make([]log.Position, len(s.Plan.Rounds[0].Parents()))
		for i := range ends {
			ends[i] = log.Position(i + 1)
		}
		next, _ := m.Apply(at, catalog.Swapped{Key: s.Key, UID: s.UID, Round: s.Plan.Done, Ends: ends}.Encode()).(*catalog.Stream)
		if next == nil {
			t.Fatalf("round %d of %s was not carried out", s.Plan.Done, s.Name)
		}
		checkCover(t, next)
		s = next
	}
	return s
}

// checkCover fails unless the open shards cover the hash space once, as do those
// open at every instant since the stream was made, and numbers rise from parents
// to children.
func checkCover(t testing.TB, s *catalog.Stream) {
	t.Helper()
	cover(t, s, "open", s.Open())
	var instants []log.Millis
	for i := range s.Shards {
		sh := &s.Shards[i]
		instants = append(instants, sh.OpenedAt)
		for _, index := range sh.Parents {
			parent := s.Shard(index)
			if parent == nil {
				continue // it has aged out
			}
			if parent.ClosedAt != sh.OpenedAt {
				t.Fatalf("%s opens at %d, its parent closes at %d", sh.ID(), sh.OpenedAt, parent.ClosedAt)
			}
			if sh.First().Compare(parent.Last()) <= 0 {
				t.Fatalf("%s starts at %v, below the end of its parent %v", sh.ID(), sh.First(), parent.Last())
			}
		}
	}
	for _, at := range instants {
		var open []*catalog.Shard
		for i := range s.Shards {
			if sh := &s.Shards[i]; sh.OpenedAt <= at && (!sh.Closed() || at < sh.ClosedAt) {
				open = append(open, sh)
			}
		}
		slices.SortFunc(open, func(a, b *catalog.Shard) int { return a.Range.Start.Compare(b.Range.Start) })
		cover(t, s, fmt.Sprint("open at ", at), open)
	}
}

func cover(t testing.TB, s *catalog.Stream, what string, shards []*catalog.Shard) {
	t.Helper()
	next := shardwell.HashKey{}
	for i, sh := range shards {
		if sh.Range.Start != next || sh.Range.End.Compare(sh.Range.Start) < 0 || i > 0 && next == (shardwell.HashKey{}) {
			t.Fatalf("%s of %s: %s begins at %v, not at %v", what, s.Name, sh.ID(), sh.Range.Start, next)
		}
		next = sh.Range.End.Next()
	}
	if len(shards) == 0 || next != (shardwell.HashKey{}) {
		t.Fatalf("%s of %s: %d shards end before %v", what, s.Name, len(shards), next)
	}
}

// planned applies a change of shards that must be planned.
func planned(t testing.TB, m *catalog.Machine, at time.Time, command interface{ Encode() []byte }) *catalog.Stream {
	t.Helper()
	reply := m.Apply(at, command.Encode())
	s, ok := reply.(*catalog.Stream)
	if !ok {
		t.Fatalf("%+v: %v", command, reply)
	}
	if s.Status != catalog.Updating || s.Plan == nil {
		t.Fatalf("%+v: the stream is %s with plan %v", command, s.Status, s.Plan)
	}
	return s
}

// A split keeps the old map until it is complete, then closes the parent and
// opens both children at one instant after every record of the parent, with
// numbers above all of the parent's.
func TestSplit(t *testing.T) {
	m := catalog.New()
	active(t, m, begin, create(home, "s", 1))
	s := planned(t, m, begin.Add(time.Second), catalog.Split{Key: key(home, "s"), Before: half, DelayMillis: 500})
	if len(s.Shards) != 1 || s.Shards[0].Closed() || !s.Writable() || s.Deadline.Time() != begin.Add(1500*time.Millisecond) {
		t.Errorf("planned: %+v", s)
	}
	if reply := m.Apply(begin, catalog.Updated{Key: s.Key, UID: s.UID}.Encode()); reply.(*catalog.Stream) != nil {
		t.Error("a change of settings was ended, and there is none")
	}
	for what, c := range map[string]catalog.Swapped{
		"another stream": {Key: s.Key, UID: "other", Ends: []log.Position{7}},
		"another round":  {Key: s.Key, UID: s.UID, Round: 1, Ends: []log.Position{7}},
	} {
		if reply := m.Apply(begin, c.Encode()); reply.(*catalog.Stream) != nil {
			t.Errorf("%s was carried out", what)
		}
	}
	if reply := m.Apply(begin, catalog.Swapped{Key: s.Key, UID: s.UID}.Encode()); !errors.Is(reply.(error), catalog.ErrMalformed) {
		t.Errorf("no ends for a parent: %v", reply)
	}
	newest := log.Millis(begin.Add(10 * time.Second).UnixMilli())
	swap := catalog.Swapped{Key: s.Key, UID: s.UID, Ends: []log.Position{7}, Newest: newest}
	s = m.Apply(begin.Add(2*time.Second), swap.Encode()).(*catalog.Stream)
	checkCover(t, s)
	parent, low, high := s.Shards[0], s.Shards[1], s.Shards[2]
	if s.Status != catalog.Active || s.Plan != nil || s.Deadline != 0 || s.NextShard != 3 {
		t.Errorf("complete: %+v", s)
	}
	if parent.ClosedAt != newest+1 || parent.End != 7 {
		t.Errorf("the parent is %+v", parent)
	}
	if low.Index != 1 || low.Range.End.Next().String() != half || high.Index != 2 || high.Range.Start.String() != half ||
		!slices.Equal(low.Parents, []uint32{0}) || !slices.Equal(high.Parents, []uint32{0}) || low.Log == high.Log ||
		low.NumberEpoch != int64(newest+1)/1000+1 || high.NumberEpoch != low.NumberEpoch {
		t.Errorf("the children are %+v and %+v", low, high)
	}
	if reply := m.Apply(begin, swap.Encode()); reply.(*catalog.Stream) != nil {
		t.Error("the change was carried out twice")
	}
}

// A merge's child has both parents, the first one named first, and their range.
func TestMerge(t *testing.T) {
	m := catalog.New()
	active(t, m, begin, create(home, "s", 3))
	s := complete(t, m, begin, planned(t, m, begin, catalog.Merge{Key: key(home, "s"), Shard: 1, Adjacent: 2}))
	child := s.Shard(3)
	if len(s.Open()) != 2 || !slices.Equal(child.Parents, []uint32{1, 2}) ||
		child.Range.Start != s.Shard(1).Range.Start || child.Range.End != shardwell.MaxHashKey {
		t.Errorf("the child is %+v", child)
	}
}

// What cannot be split or merged is refused in AWS's words, and a refusal
// changes nothing.
func TestReshardRefusals(t *testing.T) {
	m := catalog.New()
	k := key(home, "s")
	active(t, m, begin, create(home, "s", 2))
	complete(t, m, begin, planned(t, m, begin, catalog.Split{Key: k, Shard: 1, Before: "255211775190703847597530955573826158592"}))
	demand := create(home, "demand", 4)
	demand.Mode = catalog.OnDemand
	active(t, m, begin, demand)
	active(t, m, begin, create(home, "busy", 1))
	planned(t, m, begin, catalog.Split{Key: key(home, "busy"), Before: half})
	begins := "ResourceNotFoundException: Stream none under account 000000000000 not found."
	inMode := "ValidationException: Request is invalid. Stream demand under account 000000000000 is in On-Demand mode."
	inUse := "ResourceInUseException: Stream busy under account 000000000000 not ACTIVE, instead in state UPDATING"
	missing := "ResourceNotFoundException: Could not find shard shardId-000000000009 in stream s under account 000000000000."
	closed := "InvalidArgumentException: Shard shardId-000000000001 in stream s under account 000000000000 has already been merged or split, and thus is not eligible for merging or splitting."
	badKey := func(k string) string {
		return "InvalidArgumentException: NewStartingHashKey " + k + " used in SplitShard() on shard shardId-000000000000 in stream s under account 000000000000" +
			" is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey 170141183460469231731687303715884105727."
	}
	apart := func(a, b int) string {
		return fmt.Sprintf("InvalidArgumentException: Shards shardId-%012d and shardId-%012d in stream s under account 000000000000 are not an adjacent pair of shards eligible for merging", a, b)
	}
	const tooLarge = "340282366920938463463374607431768211456" // 2^128
	before := snapshot(t, m)
	for _, row := range []struct {
		command interface{ Encode() []byte }
		want    string
	}{
		{catalog.Split{Key: key(home, "none"), Before: half}, begins},
		{catalog.Split{Key: key(home, "demand"), Before: half}, inMode},
		{catalog.Split{Key: key(home, "busy"), Shard: 9, Before: "0"}, inUse},
		{catalog.Split{Key: k, Shard: 9, Before: "0", Limits: catalog.ReshardLimits{AccountShards: 1}}, missing},
		// Four are open, and a fifth will be when busy is split.
		{catalog.Split{Key: k, Before: "0", Limits: catalog.ReshardLimits{AccountShards: 5}}, "LimitExceededException: This request would exceed the shard limit for the account 000000000000 in us-east-1." +
			" Current shard count for the account: 5. Limit: 5. Number of additional shards that would have resulted from this request: 1." +
			" Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits."},
		{catalog.Split{Key: k, Before: "0"}, badKey("0")},
		{catalog.Split{Key: k, Before: "1"}, badKey("1")},
		{catalog.Split{Key: k, Before: "170141183460469231731687303715884105727"}, badKey("170141183460469231731687303715884105727")},
		{catalog.Split{Key: k, Before: tooLarge}, badKey(tooLarge)},
		{catalog.Split{Key: k, Shard: 1, Before: "255211775190703847597530955573826158592"}, closed},
		{catalog.Merge{Key: key(home, "none"), Adjacent: 1}, begins},
		{catalog.Merge{Key: key(home, "demand"), Adjacent: 1}, inMode},
		{catalog.Merge{Key: key(home, "busy"), Adjacent: 1}, inUse},
		{catalog.Merge{Key: k, Shard: 9, Adjacent: 0}, missing},
		{catalog.Merge{Key: k, Shard: 0, Adjacent: 9}, missing},
		{catalog.Merge{Key: k, Shard: 2, Adjacent: 0}, apart(2, 0)},
		{catalog.Merge{Key: k, Shard: 3, Adjacent: 0}, apart(3, 0)},
		{catalog.Merge{Key: k, Shard: 0, Adjacent: 0}, apart(0, 0)},
		{catalog.Merge{Key: k, Shard: 0, Adjacent: 3}, apart(0, 3)},
		{catalog.Merge{Key: k, Shard: 0, Adjacent: 1}, closed},
		{catalog.Scale{Key: key(home, "none"), Target: 2}, begins},
		{catalog.Scale{Key: key(home, "demand"), Target: 2}, inMode},
		{catalog.Scale{Key: key(home, "busy"), Target: 2}, inUse},
	} {
		if got := fmt.Sprint(m.Apply(begin, row.command.Encode())); got != row.want {
			t.Errorf("%+v:\n got %s\nwant %s", row.command, got, row.want)
		}
	}
	if !bytes.Equal(before, snapshot(t, m)) {
		t.Error("a refusal has changed the state")
	}
}

// A shard of the whole hash space is no neighbour of itself.
func TestMergeWithItself(t *testing.T) {
	m := catalog.New()
	active(t, m, begin, create(home, "s", 1))
	if reply := m.Apply(begin, catalog.Merge{Key: key(home, "s")}.Encode()); code(reply) != shardwell.CodeInvalidArgument {
		t.Errorf("the only shard was merged with itself: %v", reply)
	}
}

// The edges of a split: the lower child has two hash keys at least, so has the
// upper one.
func TestSplitAtTheEdges(t *testing.T) {
	for _, before := range []string{"2", "340282366920938463463374607431768211454"} {
		m := catalog.New()
		active(t, m, begin, create(home, "s", 1))
		s := complete(t, m, begin, planned(t, m, begin, catalog.Split{Key: key(home, "s"), Before: before}))
		if got := s.Shards[2].Range.Start.String(); got != before {
			t.Errorf("split before %s: the upper child begins at %s", before, got)
		}
	}
}

// UpdateShardCount leaves as many shards, open and closed, as was recorded from
// AWS; twice and half the number are exact halves and unions.
func TestScaleTotals(t *testing.T) {
	for _, row := range []struct{ from, to, total int }{
		{2, 4, 6}, {4, 5, 15}, {10, 13, 37}, {4, 2, 6}, {5, 3, 7}, {1, 2, 3}, {2, 1, 3}, {1, 10, 37}, {16, 1, 31},
	} {
		m := catalog.New()
		active(t, m, begin, create(home, "s", row.from))
		s := complete(t, m, begin, planned(t, m, begin, catalog.Scale{Key: key(home, "s"), Target: row.to}))
		if len(s.Open()) != row.to || len(s.Shards) != row.total || int(s.NextShard) != row.total || s.Status != catalog.Active {
			t.Errorf("%d to %d: %d open, %d in all", row.from, row.to, len(s.Open()), len(s.Shards))
		}
		if row.to == 2*row.from || row.from == 2*row.to {
			for i, want := range shardwell.InitialRanges(row.to) {
				if got := s.Open()[i].Range; got != want {
					t.Errorf("%d to %d: shard %d is %v, want %v", row.from, row.to, i, got, want)
				}
			}
		}
	}
}

// UpdateShardCount is refused in AWS's words; only successes count for the 24
// hours.
func TestScaleRefusals(t *testing.T) {
	m := catalog.New()
	active(t, m, begin, create(home, "s", 5))
	active(t, m, begin, create(home, "others", 3))
	limits := catalog.ReshardLimits{AccountShards: 12, StreamShards: 7, Factor: 2, PerDay: 2}
	counts := func(target int) string {
		return fmt.Sprintf(" Current open shard count: 5, Target shard count: %d", target)
	}
	scale := func(target int, limits catalog.ReshardLimits) any {
		return m.Apply(begin, catalog.Scale{Key: key(home, "s"), Target: target, Limits: limits}.Encode())
	}
	wide := limits
	wide.StreamShards = 100
	roomy := catalog.ReshardLimits{AccountShards: 14, StreamShards: 11, Factor: 2}
	triple := catalog.ReshardLimits{Factor: 3}
	before := snapshot(t, m)
	for _, row := range []struct {
		target int
		limits catalog.ReshardLimits
		want   string
	}{
		{11, roomy, "LimitExceededException: UpdateShardCount cannot scale up over double your current open shard count." + counts(11)},
		// AWS speaks of the quota where both are passed.
		{11, limits, "LimitExceededException: Target shard count or number of open shards cannot be greater than 7." + counts(11)},
		{11, wide, "LimitExceededException: Target shard count or number of open shards cannot be greater than 12." + counts(11)},
		{2, limits, "LimitExceededException: UpdateShardCount cannot scale down below half your current open shard count." + counts(2)},
		{16, triple, "LimitExceededException: UpdateShardCount cannot scale up over 3 times your current open shard count." + counts(16)},
		{1, triple, "LimitExceededException: UpdateShardCount cannot scale down below 1/3 of your current open shard count." + counts(1)},
		{8, limits, "LimitExceededException: Target shard count or number of open shards cannot be greater than 7." + counts(8)},
		// Five shards become ten on their way to six; with the three others there
		// would be thirteen.
		{6, wide, "LimitExceededException: Target shard count or number of open shards cannot be greater than 12." + counts(6)},
		{5, limits, "InvalidArgumentException: TargetShardCount must differ from the current open shard count." + counts(5)},
	} {
		if got := fmt.Sprint(scale(row.target, row.limits)); got != row.want {
			t.Errorf("to %d:\n got %s\nwant %s", row.target, got, row.want)
		}
	}
	if reply := scale(0, limits); !errors.Is(reply.(error), catalog.ErrMalformed) {
		t.Errorf("to none: %v", reply)
	}
	if !bytes.Equal(before, snapshot(t, m)) {
		t.Error("a refusal has changed the state")
	}
	at := begin
	for i, target := range []int{3, 5} {
		at = begin.Add(time.Duration(i) * time.Hour)
		complete(t, m, at, planned(t, m, at, catalog.Scale{Key: key(home, "s"), Target: target, Limits: catalog.ReshardLimits{PerDay: 2}}))
	}
	third := catalog.Scale{Key: key(home, "s"), Target: 4, Limits: catalog.ReshardLimits{PerDay: 2}}.Encode()
	if got, want := fmt.Sprint(m.Apply(at, third)), "LimitExceededException: UpdateShardCount cannot be called more than 2 times in 24 hours for stream s under account 000000000000."; got != want {
		t.Errorf("the third call:\n got %s\nwant %s", got, want)
	}
	if reply, ok := m.Apply(begin.Add(24*time.Hour), third).(*catalog.Stream); !ok {
		t.Errorf("a day after the first: %v", reply)
	}
}

// Changes under way are entitled to their shards: what begins beside them is
// held to the account's limit as if they were complete.
func TestLimitCountsWhatIsPlanned(t *testing.T) {
	m := catalog.New()
	active(t, m, begin, create(home, "a", 4))
	active(t, m, begin, create(home, "b", 4))
	limits := catalog.ReshardLimits{AccountShards: 12}
	growing := planned(t, m, begin, catalog.Scale{Key: key(home, "a"), Target: 8, Limits: limits})
	third := create(home, "c", 1)
	third.Limits = catalog.Limits{Shards: 12}
	for name, command := range map[string][]byte{
		"scale":  catalog.Scale{Key: key(home, "b"), Target: 5, Limits: limits}.Encode(),
		"split":  catalog.Split{Key: key(home, "b"), Before: "5", Limits: limits}.Encode(),
		"create": third.Encode(),
	} {
		var refusal *shardwell.Error
		if err, _ := m.Apply(begin, command).(error); !errors.As(err, &refusal) || refusal.Code != shardwell.CodeLimitExceeded {
			t.Errorf("%s beside it: %v", name, err)
		}
	}
	complete(t, m, begin, growing)
	if has := m.Usage(home).ProvisionedShards; has != 12 {
		t.Errorf("%d shards are open", has)
	}
	planned(t, m, begin, catalog.Scale{Key: key(home, "a"), Target: 4, Limits: limits})
	if err, refused := m.Apply(begin, third.Encode()).(error); !refused {
		t.Errorf("shards that are not closed yet do not count: %v", err)
	}
}

// A stream with a shard of a single hash key cannot be halved, and says so.
func TestScaleTooSmall(t *testing.T) {
	m := catalog.New()
	active(t, m, begin, create(home, "s", 1))
	s := complete(t, m, begin, planned(t, m, begin, catalog.Split{Key: key(home, "s"), Before: "2"}))
	s = complete(t, m, begin, planned(t, m, begin, catalog.Scale{Key: s.Key, Target: 4}))
	before := snapshot(t, m)
	reply := m.Apply(begin, catalog.Scale{Key: s.Key, Target: 5}.Encode())
	want := "InvalidArgumentException: Stream s under account 000000000000 cannot have 5 shards by uniform scaling: shardId-000000000003: shard has a single hash key"
	if got := fmt.Sprint(reply); got != want || !bytes.Equal(before, snapshot(t, m)) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Reshape halves and merges many shards of an on-demand stream at one instant,
// and refuses shards that are not as it says.
func TestReshape(t *testing.T) {
	m := catalog.New()
	c := create(home, "s", 5)
	c.Mode = catalog.OnDemand
	s := active(t, m, begin, c)
	active(t, m, begin, create(home, "provisioned", 2))
	before := snapshot(t, m)
	for _, wrong := range []catalog.Reshape{
		{Key: s.Key, UID: "other", Splits: []uint32{0}},
		{Key: key(home, "none"), Splits: []uint32{0}},
		{Key: key(home, "provisioned"), UID: "uid-provisioned", Splits: []uint32{0}},
		{Key: s.Key, UID: s.UID, Splits: []uint32{0, 0}},
		{Key: s.Key, UID: s.UID, Splits: []uint32{9}},
		{Key: s.Key, UID: s.UID, Splits: []uint32{1}, Merges: [][2]uint32{{1, 2}}},
		{Key: s.Key, UID: s.UID, Merges: [][2]uint32{{0, 2}}},
		{Key: s.Key, UID: s.UID, Merges: [][2]uint32{{4, 0}}},
	} {
		if reply := m.Apply(begin, wrong.Encode()); !errors.Is(reply.(error), catalog.ErrStaleShards) {
			t.Errorf("%+v: %v", wrong, reply)
		}
	}
	if reply := m.Apply(begin, catalog.Reshape{Key: s.Key, UID: s.UID}.Encode()); !errors.Is(reply.(error), catalog.ErrMalformed) {
		t.Errorf("no change: %v", reply)
	}
	if !bytes.Equal(before, snapshot(t, m)) {
		t.Error("a refusal has changed the state")
	}
	right := catalog.Reshape{Key: s.Key, UID: s.UID, Splits: []uint32{0, 3}, Merges: [][2]uint32{{1, 2}}}
	s = complete(t, m, begin, planned(t, m, begin, right))
	if len(s.Open()) != 6 || len(s.Shards) != 10 || !slices.Equal(s.Shard(9).Parents, []uint32{1, 2}) {
		t.Errorf("%d open of %d", len(s.Open()), len(s.Shards))
	}
	if reply := m.Apply(begin, right.Encode()); !errors.Is(reply.(error), catalog.ErrStaleShards) {
		t.Errorf("closed shards: %v", reply)
	}
}

// A stream that is deleted while its shards are being changed keeps the plan,
// whose logs have to go too, and the change is over.
func TestDeleteWhileResharding(t *testing.T) {
	m := catalog.New()
	active(t, m, begin, create(home, "s", 1))
	s := planned(t, m, begin, catalog.Split{Key: key(home, "s"), Before: half})
	swap := catalog.Swapped{Key: s.Key, UID: s.UID, Ends: []log.Position{1}}
	s = m.Apply(begin, catalog.Delete{Key: s.Key}.Encode()).(*catalog.Stream)
	if s.Status != catalog.Deleting || s.Plan == nil {
		t.Errorf("the stream is %s with plan %v", s.Status, s.Plan)
	}
	if reply := m.Apply(begin, swap.Encode()); reply.(*catalog.Stream) != nil {
		t.Error("the shards of a deleted stream were swapped")
	}
}

// However shards are split, merged and scaled, at one moment or over days, with
// the engine's arrivals ahead or not: the open shards cover the hash space once
// at every instant, epochs rise, refusals change nothing, and a snapshot in the
// middle of it all gives the same state, which goes on alike.
func TestReshardAtRandom(t *testing.T) {
	for seed := range uint64(10) {
		random := rand.New(rand.NewPCG(seed, 5))
		m := catalog.New()
		s := active(t, m, begin, create(home, "s", 1+random.IntN(5)))
		at := begin
		for range 60 {
			at = at.Add(time.Duration(random.IntN(3)) * time.Duration(random.IntN(2000)) * time.Millisecond)
			before := snapshot(t, m)
			m = restored(t, before)
			reply := m.Apply(at, randomChange(random, s))
			if _, refused := reply.(error); refused {
				if got := snapshot(t, m); !bytes.Equal(got, before) {
					t.Fatalf("seed %d: refused with %v, and changed the state", seed, reply)
				}
				continue
			}
			s = reply.(*catalog.Stream)
			for s.Plan != nil {
				m = restored(t, snapshot(t, m))
				ends := make([]log.Position, len(s.Plan.Rounds[0].Parents()))
				s = m.Apply(at, catalog.Swapped{
					Key: s.Key, UID: s.UID, Round: s.Plan.Done, Ends: ends, Newest: log.Millis(at.UnixMilli() + random.Int64N(3) - 1),
				}.Encode()).(*catalog.Stream)
				cover(t, s, "open", s.Open())
			}
			if k := (shardwell.HashKey{Hi: random.Uint64(), Lo: random.Uint64()}); !s.Route(k).Range.Contains(k) {
				t.Fatalf("seed %d: %v is routed to %v", seed, k, s.Route(k).Range)
			}
		}
		checkCover(t, s)
		if len(s.Shards) < 20 {
			t.Errorf("seed %d: only %d shards came of it", seed, len(s.Shards))
		}
	}
}

// randomChange is a change that is possible more often than not.
func randomChange(random *rand.Rand, s *catalog.Stream) []byte {
	open := s.Open()
	some := open[random.IntN(len(open))]
	switch random.IntN(3) {
	case 0:
		before := some.Range.Start
		if middle, ok := some.Range.Middle(); ok && random.IntN(8) > 0 {
			before = middle
		}
		return catalog.Split{Key: s.Key, Shard: some.Index, Before: before.String(), Limits: catalog.ReshardLimits{AccountShards: 40}}.Encode()
	case 1:
		i := random.IntN(len(open))
		return catalog.Merge{Key: s.Key, Shard: open[i].Index, Adjacent: open[(i+1)%len(open)].Index}.Encode()
	}
	return catalog.Scale{Key: s.Key, Target: 1 + random.IntN(2*len(open)+1), Limits: catalog.ReshardLimits{AccountShards: 40, Factor: 2}}.Encode()
}

// reshardCommands meets every operation of this file and every field.
func reshardCommands() []goldenLine {
	at := begin.UnixMilli()
	c := create(home, "orders", 2)
	c.UID = "a1"
	demand := create(other, "events", 4)
	demand.UID, demand.Mode = "b2", catalog.OnDemand
	k := c.Key
	limits := catalog.ReshardLimits{AccountShards: 20000, StreamShards: 10000, Factor: 2, PerDay: 10}
	return []goldenLine{
		{at, c.Encode()},
		{at, catalog.Activate{Key: k, UID: "a1"}.Encode()},
		{at, demand.Encode()},
		{at, catalog.Activate{Key: demand.Key, UID: "b2"}.Encode()},
		{at + 1, catalog.Split{Key: k, Shard: 1, Before: "255211775190703847597530955573826158592", DelayMillis: 5, Limits: limits}.Encode()},
		{at + 6, catalog.Swapped{Key: k, UID: "a1", Ends: []log.Position{12}, Newest: log.Millis(at + 7)}.Encode()},
		{at + 10, catalog.Merge{Key: k, Shard: 0, Adjacent: 2, DelayMillis: 5}.Encode()},
		{at + 16, catalog.Swapped{Key: k, UID: "a1", Ends: []log.Position{3, 4}}.Encode()},
		{at + 20, catalog.Scale{Key: k, Target: 3, DelayMillis: 5, Limits: limits}.Encode()},
		{at + 26, catalog.Swapped{Key: k, UID: "a1", Ends: []log.Position{5, 6}}.Encode()},
		{at + 30, catalog.Reshape{Key: demand.Key, UID: "b2", Splits: []uint32{3}, Merges: [][2]uint32{{0, 1}}, DelayMillis: 5}.Encode()},
	}
}
