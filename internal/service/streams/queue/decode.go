package queue

import (
	"encoding/binary"
	"math"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// maxPosition is the last position that a record's sequence number can hold.
const maxPosition = shardwell.MaxSequenceIndex

// maxTimeout is more than any visibility timeout (12 hours) and keeps sums of
// times from running over.
const maxTimeout = log.Millis(1) << 40

// reader takes varints off bytes. After the first that is missing or out of
// range everything it gives is 0 and bad is set.
type reader struct {
	b   []byte
	bad bool
}

// upTo gives the next varint, which must not exceed most.
func (r *reader) upTo(most uint64) uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > most || r.bad {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) signed() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 || r.bad {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

// count gives the number of things that follow, each at least perBytes long.
func (r *reader) count(perBytes int) int { return int(r.upTo(uint64(len(r.b) / perBytes))) }

func (r *reader) byte() byte {
	if len(r.b) == 0 || r.bad {
		r.fail()
		return 0
	}
	v := r.b[0]
	r.b = r.b[1:]
	return v
}

func (r *reader) uint32() uint32 { return uint32(r.upTo(math.MaxUint32)) }

func (r *reader) timeout() log.Millis { return log.Millis(r.upTo(uint64(maxTimeout))) }

func (r *reader) position() log.Position { return log.Position(r.upTo(maxPosition)) }

func (r *reader) fail() { r.b, r.bad = nil, true }

// whole says whether all was well and nothing is left.
func (r *reader) whole() bool { return !r.bad && len(r.b) == 0 }

func (r *reader) begin(c *Begin) bool {
	c.MaxReceiveCount = r.maxReceiveCount()
	c.Starts = r.starts(c.Starts[:0])
	return r.whole()
}

func (r *reader) configure(c *Configure) bool {
	c.MaxReceiveCount = r.maxReceiveCount()
	return r.whole()
}

func (r *reader) maxReceiveCount() uint32 { return uint32(r.upTo(countMask)) }

func (r *reader) starts(dst []Start) []Start {
	for range r.count(2) {
		dst = append(dst, Start{r.uint32(), r.position()})
	}
	return dst
}

// receive reads into c, whose memory it uses again.
func (r *reader) receive(c *Receive) bool {
	c.MaxUnacknowledged = int(r.upTo(math.MaxInt32))
	c.MaxDeadLetters = int(r.upTo(math.MaxInt32))
	n := r.count(6)
	for len(c.Parts) < n {
		c.Parts = append(c.Parts, Part{})
	}
	c.Parts = c.Parts[:n]
	for i := range c.Parts {
		if r.part(&c.Parts[i]); r.bad {
			return false
		}
	}
	return r.whole()
}

func (r *reader) part(p *Part) {
	p.Side, p.Timeout, p.Shard = Side(r.byte()), r.timeout(), r.uint32()
	p.From = r.position()
	p.Next = p.From + r.position()
	p.Positions = p.Positions[:0]
	last := log.Position(0)
	for range r.count(1) {
		step := r.position()
		if step == 0 {
			r.fail() // not ascending
		}
		last += step
		if last > maxPosition {
			r.fail()
		}
		p.Positions = append(p.Positions, last)
	}
	fresh := p.From > 0
	if p.Side >= sides || p.Next > maxPosition || fresh && p.Side != Live || !fresh && p.Next > 0 || fresh && last >= p.Next {
		r.fail()
	}
}

// settle reads into c, whose memory it uses again.
func (r *reader) settle(c *Settle) bool {
	c.Items = c.Items[:0]
	last := log.Position(0)
	for range r.count(4) {
		var it Item
		kind := r.byte()
		it.Action, it.Side = Action(kind>>1), Side(kind&1)
		it.Shard = r.uint32()
		it.Position = last + log.Position(r.signed())
		it.Receipt = r.uint32()
		if it.Action == SetVisibility {
			it.Timeout = r.timeout()
		}
		if it.Action >= actions || it.Position > maxPosition || it.Action == Restore && it.Side != Dead {
			r.fail()
			return false
		}
		last = it.Position
		c.Items = append(c.Items, it)
	}
	return r.whole()
}

func (r *reader) expire(c *Expire) bool {
	c.Live = r.starts(c.Live[:0])
	c.Forget = c.Forget[:0]
	for range r.count(1) {
		c.Forget = append(c.Forget, r.uint32())
	}
	return r.whole()
}
