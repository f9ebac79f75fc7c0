package chaos

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/test/blackbox"
)

// followers read a stream as the Kinesis Client Library does: a shard when all
// its parents are over, page by page, and at its end the children that its last
// page names. Several work at once; a shard is with one of them at a time. What
// they know outlives the server. Safe for concurrent use.
type followers struct {
	mu     sync.Mutex
	leases map[string]*lease // by shard
	order  []*lease          // in turn
	steps  []history.Step    // as they were given
	round  int               // how often what was found at the tip has been put in doubt
}

// lease is how far a shard has been read.
type lease struct {
	shard    string
	parents  []string
	iterator string // where to go on; "" after its loss
	after    string // the last number that was read
	taken    bool
	over     bool // its end was reached
	asked    int  // the round in which it was taken last
	idle     int  // the round in which a page was asked for that was empty and at the tip
}

// begin leases the shards that the stream was made with.
func (f *followers) begin(shards []listedShard) {
	f.leases = map[string]*lease{}
	for _, sh := range shards {
		f.add(sh.ShardId, nil)
	}
}

// add leases a shard. f.mu is held, or nobody else knows f.
func (f *followers) add(shard string, parents []string) {
	if f.leases[shard] == nil {
		l := &lease{shard: shard, parents: parents, idle: -1}
		f.leases[shard] = l
		f.order = append(f.order, l)
	}
}

// take gives a shard to read a page of, nil if none can be read now.
func (f *followers) take() *lease {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, l := range f.order {
		if l.taken || l.over || slices.ContainsFunc(l.parents, func(p string) bool { return f.leases[p] == nil || !f.leases[p].over }) {
			continue
		}
		f.order = append(slices.Delete(f.order, i, i+1), l)
		l.taken, l.asked = true, f.round
		return l
	}
	return nil
}

// run reads until ctx ends or the server is gone. Now and then it forgets an
// iterator and goes on by the last number, as after a restart of its own.
func (f *followers) run(ctx context.Context, s *blackbox.Server, rng *rand.Rand) error {
	pause := time.NewTicker(2 * time.Millisecond)
	defer pause.Stop()
	for ctx.Err() == nil {
		if l := f.take(); l != nil {
			if rng.IntN(50) == 0 {
				l.iterator = ""
			}
			err := f.page(s, l)
			f.mu.Lock()
			l.taken = false
			f.mu.Unlock()
			if err != nil {
				return unlessKilled(err)
			}
		}
		select {
		case <-pause.C:
		case <-ctx.Done():
		}
	}
	return nil
}

// page reads one page of a shard that has been taken.
func (f *followers) page(s *blackbox.Server, l *lease) error {
	if l.iterator == "" {
		in := map[string]any{"StreamName": stream, "ShardId": l.shard, "ShardIteratorType": "TRIM_HORIZON"}
		if l.after != "" {
			in["ShardIteratorType"], in["StartingSequenceNumber"] = "AFTER_SEQUENCE_NUMBER", l.after
		}
		var out struct{ ShardIterator string }
		if err := s.Call("GetShardIterator", in, &out); err != nil {
			return err
		}
		l.iterator = out.ShardIterator
	}
	p, err := read(s, l.iterator)
	if err != nil {
		return err
	}
	var steps []history.Step
	for _, r := range p.Records {
		one, err := r.read(l.shard)
		if err != nil {
			return err
		}
		turn, err := turnOf(r)
		if err != nil {
			return err
		}
		steps = append(steps, history.Step{Read: one, Key: r.PartitionKey, Turn: turn})
		l.after = r.SequenceNumber
	}
	l.iterator = p.NextShardIterator
	f.mu.Lock()
	defer f.mu.Unlock()
	f.steps = append(f.steps, steps...)
	l.idle = -1
	if len(p.Records) == 0 && *p.MillisBehindLatest == 0 {
		l.idle = l.asked
	}
	return f.end(l, p)
}

// end notes the end of a shard, if the page says so, and holds it to the rule by
// which clients believe it: there is nothing to go on with if and only if there
// are children, and each names the shard among its parents.
func (f *followers) end(l *lease, p page) error {
	if (p.NextShardIterator == "") != (len(p.ChildShards) > 0) {
		return fmt.Errorf("a page of %s goes on: %v, and has %d children", l.shard, p.NextShardIterator != "", len(p.ChildShards))
	}
	if p.NextShardIterator != "" {
		return nil
	}
	l.over = true
	for _, child := range p.ChildShards {
		if !slices.Contains(child.ParentShards, l.shard) {
			return fmt.Errorf("%s is listed as a child of %s and has the parents %v", child.ShardId, l.shard, child.ParentShards)
		}
		f.add(child.ShardId, child.ParentShards)
	}
	return nil
}

// doubt has every shard asked again before it counts as read: what was at the
// tip before the server came back may have been closed since.
func (f *followers) doubt() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.round++
}

// upToDate says whether there is nothing left to read, by pages that were asked
// for since the last doubt.
func (f *followers) upToDate() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for l := range maps.Values(f.leases) {
		if !l.over && l.idle != f.round {
			return false
		}
	}
	return true
}
