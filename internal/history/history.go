package history

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shardwell/shardwell"
)

// A Place orders the entries of one log: by Epoch, then Index.
type Place struct {
	Epoch uint64 // 0 for an engine's log; a shard's creation in sequence numbers
	Index uint64
}

// At is the place of an engine's position.
func At(position uint64) Place { return Place{Index: position} }

// Of is the place that a sequence number names in its shard.
func Of(n shardwell.SequenceNumber) Place { return Place{Epoch: uint64(n.Created), Index: n.Index} }

// Compare orders places of one log.
func (p Place) Compare(o Place) int {
	return cmp.Or(cmp.Compare(p.Epoch, o.Epoch), cmp.Compare(p.Index, o.Index))
}

func (p Place) String() string {
	if p.Epoch == 0 {
		return fmt.Sprint(p.Index)
	}
	return fmt.Sprintf("%d.%d", p.Epoch, p.Index)
}

// Fate is what a client knows about its append.
type Fate uint8

const (
	Unknown Fate = iota // no answer, or one that leaves it open: it may be there
	Acked               // acknowledged at Log and Place: it must be there
	Refused             // refused for certain: it must not be anywhere
)

// An Append is one entry that a client tried to append. Each attempt should
// have a payload of its own; where several share one, it may come back as
// often as it was tried and not refused.
type Append struct {
	Log    string // the log or shard, as acknowledged
	Place  Place  // likewise
	Hash   uint64 // of the payload
	Writer int    // who, for reports
	Fate   Fate
	Start  int64 // when the call began, on the clock that End is on too
	End    int64 // when its answer was there; equal Start and End: not known
}

// A Read is one entry that came back.
type Read struct {
	Log   string
	Place Place
	Hash  uint64
}

// Options say what the logs promise.
type Options struct {
	// Dense: no index is skipped between the first and the last entry that is
	// read in an epoch of a log.
	Dense bool
	// First has the first place that can still be read, for logs that were
	// trimmed; appends before it count as gone for good.
	First map[string]Place
}

// Kind is a kind of violation.
type Kind string

const (
	Lost       Kind = "lost"       // acknowledged, and not there
	Altered    Kind = "altered"    // other bytes at a place than were acknowledged for it
	Duplicated Kind = "duplicated" // read more often than written, or two at one place
	Reordered  Kind = "reordered"  // read out of order, or placed before what had been answered earlier
	Gap        Kind = "gap"        // places skipped in a dense log
	Invented   Kind = "invented"   // written by nobody, or refused
)

// A Violation is one thing that must not be.
type Violation struct {
	Kind   Kind
	Log    string
	Place  Place
	Detail string // the rest of the sentence, for people
}

func (v Violation) String() string {
	return fmt.Sprintf("%s: %s at %s: %s", v.Kind, v.Log, v.Place, v.Detail)
}

// A Verdict is what Check found.
type Verdict struct {
	Acked      int // acknowledged appends that had to be there
	Read       int
	Violations []Violation // by log, and what concerns payloads last
}

// OK reports whether nothing was found.
func (v *Verdict) OK() bool { return len(v.Violations) == 0 }

// Count is the number of violations of one kind.
func (v *Verdict) Count(kind Kind) int {
	n := 0
	for i := range v.Violations {
		if v.Violations[i].Kind == kind {
			n++
		}
	}
	return n
}

// shownOfEach bounds what String prints of each kind.
const shownOfEach = 10

// String sums the verdict up, with the first few violations of each kind.
func (v *Verdict) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d acknowledged, %d read", v.Acked, v.Read)
	shown := make(map[Kind]int)
	for _, kind := range []Kind{Lost, Altered, Duplicated, Reordered, Gap, Invented} {
		fmt.Fprintf(&b, ", %d %s", v.Count(kind), kind)
	}
	for _, x := range v.Violations {
		if shown[x.Kind]++; shown[x.Kind] <= shownOfEach {
			fmt.Fprintf(&b, "\n%v", x)
		}
	}
	return b.String()
}
