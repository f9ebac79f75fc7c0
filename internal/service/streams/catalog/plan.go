package catalog

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Plan is what a stream's shards are to become, while it is UPDATING. It is
// made at once, with every id there will be, so that whoever carries it out may
// die anywhere and the next one goes on. Until a round is complete clients see,
// and write to, the shards from before it.
type Plan struct {
	Done   int     `json:"done,omitempty"` // how many rounds are complete
	Rounds []Round `json:"rounds"`         // those that are left
}

// Round is the changes that take effect at one instant. No shard is in two of
// them.
type Round []Change

// Change closes parents and opens their children in their place: one and two
// for a split, two and one for a merge.
type Change struct {
	Parents  []uint32  `json:"parents"`
	Children []Planned `json:"children"`
}

// Planned is a shard that does not exist yet.
type Planned struct {
	Index uint32              `json:"index"`
	Log   log.LogID           `json:"log"`
	Range shardwell.HashRange `json:"range"`
}

// Parents gives the indices of the shards that the round closes, in its order.
func (r Round) Parents() []uint32 {
	var all []uint32
	for i := range r {
		all = append(all, r[i].Parents...)
	}
	return all
}

// Logs gives the logs of the shards that the round opens, in its order.
func (r Round) Logs() []log.LogID {
	var all []log.LogID
	for i := range r {
		for k := range r[i].Children {
			all = append(all, r[i].Children[k].Log)
		}
	}
	return all
}

// ErrStaleShards is the reply to a Reshape of shards that are not there, are
// closed, or do not lie as it says: the stream has changed meanwhile.
var ErrStaleShards = errors.New("the stream's shards have changed meanwhile")

// errTooSmall says that a shard has one hash key only and cannot be halved.
var errTooSmall = errors.New("shard has a single hash key")

// planner makes a plan. It numbers shards and logs on its own, so that a
// refusal in the middle of it has changed nothing.
type planner struct {
	nextShard uint32
	nextLog   uint64
	rounds    []Round
	open      []span // when all rounds are complete, in hash order
}

// span is an open shard to the planner.
type span struct {
	index uint32
	shardwell.HashRange
}

func (m *Machine) newPlanner(s *Stream) *planner {
	p := &planner{nextShard: s.NextShard, nextLog: m.nextLog, open: make([]span, len(s.open))}
	for i, sh := range s.open {
		p.open[i] = span{sh.Index, sh.Range}
	}
	return p
}

// commit gives the plan to s, which must be a clone.
func (p *planner) commit(m *Machine, s *Stream) {
	s.Plan, s.NextShard, m.nextLog = &Plan{Rounds: p.rounds}, p.nextShard, p.nextLog
}

// child plans one shard.
func (p *planner) child(r shardwell.HashRange) Planned {
	c := Planned{Index: p.nextShard, Log: log.Owner(Owner, p.nextLog), Range: r}
	p.nextShard++
	p.nextLog++
	return c
}

// split is a split in front of a hash key inside the shard's range.
func (p *planner) split(sh span, at shardwell.HashKey) Change {
	return Change{Parents: []uint32{sh.index}, Children: []Planned{
		p.child(shardwell.HashRange{Start: sh.Start, End: at.Prev()}),
		p.child(shardwell.HashRange{Start: at, End: sh.End}),
	}}
}

// merge is a merge of two shards that lie side by side.
func (p *planner) merge(low, high span) Change {
	return Change{Parents: []uint32{low.index, high.index}, Children: []Planned{
		p.child(shardwell.HashRange{Start: low.Start, End: high.End}),
	}}
}

// scale plans the rounds that lead to a number of open shards, as AWS's
// recorded numbers of shards have it: every shard is halved until there are
// enough, then pairs are merged, the lowest first, until there are not too many.
func (p *planner) scale(target int) error {
	for len(p.open) < target {
		if err := p.halveAll(); err != nil {
			return err
		}
	}
	for len(p.open) > target {
		p.mergePairs(len(p.open) - target)
	}
	return nil
}

// halveAll plans a round that halves every shard.
func (p *planner) halveAll() error {
	round, open := make(Round, 0, len(p.open)), make([]span, 0, 2*len(p.open))
	for _, sh := range p.open {
		middle, ok := sh.Middle()
		if !ok {
			return fmt.Errorf("%s: %w", shardwell.FormatShardID(sh.index), errTooSmall)
		}
		c := p.split(sh, middle)
		round = append(round, c)
		for _, child := range c.Children {
			open = append(open, span{child.Index, child.Range})
		}
	}
	p.rounds, p.open = append(p.rounds, round), open
	return nil
}

// besides says whether high begins where low ends. After the last hash key
// there is none.
func besides(low, high shardwell.HashRange) bool {
	return low.End != shardwell.MaxHashKey && low.End.Next() == high.Start
}

// reshape plans one round that halves some shards and merges some pairs.
func (p *planner) reshape(s *Stream, splits []uint32, merges [][2]uint32) error {
	taken := map[uint32]bool{}
	take := func(index uint32) (span, error) {
		sh := s.Shard(index)
		if sh == nil || sh.Closed() || taken[index] {
			return span{}, fmt.Errorf("%s: %w", shardwell.FormatShardID(index), ErrStaleShards)
		}
		taken[index] = true
		return span{index, sh.Range}, nil
	}
	var round Round
	for _, index := range splits {
		sh, err := take(index)
		if err != nil {
			return err
		}
		middle, ok := sh.Middle()
		if !ok {
			return fmt.Errorf("%s: %w", shardwell.FormatShardID(index), errTooSmall)
		}
		round = append(round, p.split(sh, middle))
	}
	for _, pair := range merges {
		low, err := take(pair[0])
		if err != nil {
			return err
		}
		high, err := take(pair[1])
		if err != nil {
			return err
		}
		if !besides(low.HashRange, high.HashRange) {
			return fmt.Errorf("%v are not side by side: %w", pair, ErrStaleShards)
		}
		round = append(round, p.merge(low, high))
	}
	p.rounds = []Round{round}
	return nil
}

// carryOut closes the parents of the plan's next round and opens their
// children. s must be a clone; ends are of the parents' logs, in the round's
// order, and newest is the latest arrival in them. The instant is after every
// arrival in the parents, and after every earlier change of the shards: so a
// time tells one set of open shards, and all their records are from then on.
func (s *Stream) carryOut(at log.Millis, ends []log.Position, newest log.Millis) {
	s.ownShards()
	round := s.Plan.Rounds[0]
	instant, epoch := max(at, newest+1), int64(0)
	for i := range s.Shards {
		instant = max(instant, s.Shards[i].OpenedAt+1)
	}
	for i := range round {
		for _, index := range round[i].Parents {
			parent := s.Shard(index)
			parent.ClosedAt, parent.End = instant, ends[0]
			epoch, ends = max(epoch, parent.NumberEpoch), ends[1:]
		}
	}
	// A second that is above that of every number the parents have issued, and
	// of their EndingSequenceNumbers (recorded from AWS).
	epoch = max(epoch, int64(instant)/1000) + 1
	for i := range round {
		for _, c := range round[i].Children {
			s.Shards = append(s.Shards, Shard{
				Index: c.Index, Log: c.Log, Range: c.Range, Parents: slices.Clone(round[i].Parents),
				NumberEpoch: epoch, OpenedAt: instant,
			})
		}
	}
	s.Plan = &Plan{Done: s.Plan.Done + 1, Rounds: s.Plan.Rounds[1:]}
}

// growth is how many more open shards than now s has at most while its plan is
// carried out. A stream on its way to be deleted gets none of them.
func (s *Stream) growth() int {
	if s.Plan == nil || s.Status != Updating {
		return 0
	}
	most, more := 0, 0
	for _, round := range s.Plan.Rounds {
		for i := range round {
			more += len(round[i].Children) - len(round[i].Parents)
		}
		most = max(most, more)
	}
	return most
}
