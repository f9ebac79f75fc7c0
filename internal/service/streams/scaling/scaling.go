package scaling

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// What the decisions go by. AWS documents that capacity is twice the peak of 30
// days, about how much makes a shard hot, and that streams shrink over time; the
// rest is chosen here, to act within a minute and never to go to and fro.
const (
	// HotBytes and HotRecords are how much a shard takes in a second at most
	// before it is halved: about half of what its quotas let through.
	HotBytes   = 500 << 10
	HotRecords = 500
	// Sustained is for how long, on average.
	Sustained = time.Minute

	// A shard takes this much in a second.
	shardBytes   = 1 << 20
	shardRecords = 1000
	// headroom is how many times its peak a stream must be able to take.
	headroom = 2

	// Two neighbours that take less than this part of a hot shard are idle.
	idlePart = 4
	// QuietFor is how long no shard has been hot or has changed before idle ones
	// are merged.
	QuietFor = time.Hour
	// Least is how many shards merging leaves at least: what a new stream has.
	Least = 4

	// One partition key that is hot stays hot however often its shard is halved.
	// So a stream has at most so many times the shards that all it takes calls
	// for, and some more.
	spreadFactor = 4
	spreadMore   = 4
)

// Rate is what a shard or a stream takes in a second.
type Rate struct {
	Bytes   float64
	Records float64
}

func (r Rate) plus(o Rate) Rate { return Rate{r.Bytes + o.Bytes, r.Records + o.Records} }

func (r Rate) above(bytes, records float64) bool { return r.Bytes > bytes || r.Records > records }

func (r Rate) hot() bool { return r.above(HotBytes, HotRecords) }

// load orders shards by how close to their limits they are.
func (r Rate) load() float64 { return max(r.Bytes/HotBytes, r.Records/HotRecords) }

// Shards is how many shards a stream must have that takes so much at its peak.
func (r Rate) Shards() int {
	return int(math.Ceil(headroom * max(r.Bytes/shardBytes, r.Records/shardRecords)))
}

// WarmShards is how many shards warm throughput needs.
func WarmShards(mibps int32) int { return int(mibps) }

// Shard is one open shard.
type Shard struct {
	Index  uint32
	Rate   Rate
	Width  float64 // of its range of hash keys, in any unit
	Single bool    // it has one hash key, and cannot be halved
}

// Stream is what a decision is about.
type Stream struct {
	Open []Shard // in the order of their hash keys
	Need int     // how many shards it must be given: for its peaks, to be warm
	Most int     // it may have
	// Quiet says that it may shrink: nothing has been hot or has changed lately.
	Quiet bool
}

// Change is what is to be done at once. The first of a pair is the lower one.
type Change struct {
	Splits []uint32
	Merges [][2]uint32
}

// None says that nothing is to be done.
func (c Change) None() bool { return len(c.Splits)+len(c.Merges) == 0 }

// Total is what the stream takes.
func (s Stream) Total() (total Rate) {
	for i := range s.Open {
		total = total.plus(s.Open[i].Rate)
	}
	return total
}

// Hot says whether a shard takes too much.
func (s Stream) Hot() bool {
	return slices.ContainsFunc(s.Open, func(sh Shard) bool { return sh.Rate.hot() })
}

// Decide says what to change now. A stream that must double more than once is
// decided on again when that is done.
func (s Stream) Decide() Change {
	if splits := s.splits(); len(splits) > 0 {
		return Change{Splits: splits}
	}
	if s.Quiet && !s.Hot() {
		return Change{Merges: s.merges()}
	}
	return Change{}
}

// splits gives hot shards, as far as there is a point in it, and others while
// the stream has fewer than it needs: those that take most, then the widest.
func (s Stream) splits() (indices []uint32) {
	need := max(s.Need, s.Total().Shards())
	forHeat := min(s.Most, spreadFactor*need+spreadMore)
	order := slices.Clone(s.Open)
	slices.SortStableFunc(order, func(a, b Shard) int {
		return cmp.Or(cmp.Compare(b.Rate.load(), a.Rate.load()), cmp.Compare(b.Width, a.Width))
	})
	for _, sh := range order {
		count := len(s.Open) + len(indices)
		if !sh.Single && (sh.Rate.hot() && count < forHeat || count < min(need, s.Most)) {
			indices = append(indices, sh.Index)
		}
	}
	return indices
}

// merges gives pairs of idle neighbours, the narrowest first, as long as the
// stream keeps what it needs.
func (s Stream) merges() [][2]uint32 {
	spare := len(s.Open) - max(Least, s.Need, s.Total().Shards())
	var pairs []int // of the lower ones in s.Open
	for i := 0; i+1 < len(s.Open); i++ {
		if !s.Open[i].Rate.plus(s.Open[i+1].Rate).above(HotBytes/idlePart, HotRecords/idlePart) {
			pairs = append(pairs, i)
		}
	}
	slices.SortStableFunc(pairs, func(a, b int) int {
		return cmp.Compare(s.Open[a].Width+s.Open[a+1].Width, s.Open[b].Width+s.Open[b+1].Width)
	})
	taken := make([]bool, len(s.Open))
	var merges [][2]uint32
	for _, i := range pairs {
		if len(merges) >= spare || taken[i] || taken[i+1] {
			continue
		}
		taken[i], taken[i+1] = true, true
		merges = append(merges, [2]uint32{s.Open[i].Index, s.Open[i+1].Index})
	}
	return merges
}
