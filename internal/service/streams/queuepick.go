package streams

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// roundBytes is how much one round reads about, and roundRecords how much of one
// shard at a time.
const (
	roundBytes   = 32 << 20
	roundRecords = 1000
)

// picker chooses and reads what one round proposes to hand out. Shards take turns
// in coming first, and none gives more than its share while others have something;
// within a shard the oldest records come first.
type picker struct {
	run  *queueRun
	st   *catalog.Stream
	now  log.Millis // what is visible
	dead log.Millis // arrivals that are past retention
	most int        // limit on records in flight

	fills  []fill
	parts  []queue.Part
	owners []partOwner // of parts
	room   int         // for fresh records
	bytes  int         // read so far
	picked int         // records
	stale  bool        // something has expired and is still in the machine
	passed bool        // a shard's beginning moves on without a record
	// refusals are what keys of KMS keep from being read, by side.
	refusals [2]error
	buffer   *log.Buffer
}

// fill is what a receive is to get.
type fill struct {
	receive *receive
	records []delivery // data is set at the end
	arena   []byte     // the data of all of them
	ends    []int      // of each record's data in arena
	full    bool
	part    int // the last part that is about it, -1 if none
}

// partOwner says whose records a part is about: the fill's from first on.
type partOwner struct{ fill, first int }

// shardPick is how far a picker has got with one shard.
type shardPick struct {
	sh    *catalog.Shard
	again []log.Position // received before, and visible; the next one first
	next  log.Position   // of fresh records
	from  log.Position   // where the parts made so far have got to
	dry   bool           // has no fresh records for now
	part  int            // the last part made, -1 if none
}

// pick fills the receives of a batch, as far as there is something.
func (p *picker) pick(batch []*receive) {
	p.buffer = buffers.Get().(*log.Buffer)
	defer buffers.Put(p.buffer)
	p.fills = make([]fill, len(batch))
	for i, r := range batch {
		p.fills[i].receive, p.fills[i].part = r, -1
	}
	for side := range queue.Side(2) {
		if wanted := p.wanted(side); wanted > 0 {
			p.pickSide(side, wanted)
		}
	}
	for i := range p.fills {
		p.fills[i].settleData()
	}
	p.run.receives.turn++
}

// wanted is how many records the receives of a side want yet.
func (p *picker) wanted(side queue.Side) (n int) {
	for i := range p.fills {
		if f := &p.fills[i]; f.receive.side == side && !f.full {
			n += f.receive.limit - len(f.records)
		}
	}
	return n
}

func (p *picker) pickSide(side queue.Side, wanted int) {
	picks := p.look(side, wanted)
	ready := picks[:0]
	for i := range picks {
		pick := &picks[i]
		pick.dry = side == queue.Dead || !p.run.hasFresh(pick.sh, pick.next)
		if len(pick.again) > 0 || !pick.dry {
			ready = append(ready, *pick)
		}
	}
	if len(ready) == 0 {
		return
	}
	// First everybody's share, then what is left.
	share := max(shardwell.MaxReceivedRecords, (wanted+len(ready)-1)/len(ready))
	for _, most := range []int{share, wanted} {
		for i := range ready {
			if wanted = p.wanted(side); wanted == 0 || p.bytes >= roundBytes {
				break
			}
			p.draw(side, &ready[i], min(most, wanted))
		}
	}
	for i := range ready {
		p.passOver(&ready[i])
	}
}

// look asks the machine what every shard could give.
func (p *picker) look(side queue.Side, wanted int) []shardPick {
	d := &p.run.receives
	d.refreshLost()
	picks := make([]shardPick, 0, len(p.st.Shards))
	p.run.view(func(m *queue.Machine) {
		p.room = m.Room(p.now, p.most, p.most)
		for i := range p.st.Shards {
			sh := &p.st.Shards[(i+d.turn)%len(p.st.Shards)]
			again := m.Visible(nil, side, sh.Index, p.now, wanted+len(d.lost))
			next := m.Next(sh.Index)
			picks = append(picks, shardPick{sh: sh, again: again, next: next, from: next, part: -1})
		}
	})
	if len(d.lost) > 0 {
		for i := range picks {
			index := picks[i].sh.Index
			picks[i].again = slices.DeleteFunc(picks[i].again, func(at log.Position) bool {
				_, lost := d.lost[shardPosition{index, at}]
				return lost
			})
		}
	}
	return picks
}

// draw takes up to most records of a shard.
func (p *picker) draw(side queue.Side, pick *shardPick, most int) {
	before := p.picked
	for len(pick.again) > 0 && p.picked-before < most && p.bytes < roundBytes {
		if !p.drawAgain(side, pick, most-(p.picked-before)) {
			return
		}
	}
	for !pick.dry && p.picked-before < most && p.room > 0 && p.bytes < roundBytes {
		if !p.drawFresh(side, pick, min(p.room, most-(p.picked-before))) {
			return
		}
	}
}

// drawAgain takes records that were received before, as many as are side by side.
// It reports whether to go on.
func (p *picker) drawAgain(side queue.Side, pick *shardPick, most int) bool {
	n := 1
	for n < min(len(pick.again), most, roundRecords) && pick.again[n] == pick.again[n-1]+1 {
		n++
	}
	read, err := p.run.service.engine.Read(p.run.background, pick.sh.Log, pick.again[0], p.limit(n), p.buffer)
	if err == nil {
		err = p.run.service.data.open(p.run.background, p.st, pick.sh, &read)
	}
	var trimmed *log.TrimmedError
	var damaged *log.CorruptError
	switch refusal := keyRefusalOf(err); {
	case refusal != nil:
		p.refusals[side] = refusal
		pick.again, pick.dry = nil, true
		return true
	case errors.As(err, &trimmed):
		p.stale = true
		pick.skipAgain(trimmed.First)
		return true
	case errors.As(err, &damaged):
		p.run.readFailed(p.st, pick.sh, err)
		p.run.receives.lose(pick, damaged.Last+1)
		return true
	case err != nil:
		p.run.failShard(p.st, pick.sh, pick.next, err)
		pick.again, pick.dry = nil, true
		return true
	}
	for i := range read.Records {
		rec := &read.Records[i]
		p.run.receives.lose(pick, rec.Position) // those that are not there any more
		if len(pick.again) == 0 || pick.again[0] != rec.Position {
			return true
		}
		if rec.Arrival <= p.dead {
			p.stale = true
		} else if !p.add(side, pick, rec) {
			return false
		}
		pick.again = pick.again[1:]
	}
	if len(read.Records) == 0 {
		p.run.receives.lose(pick, max(read.Next, pick.again[0]+1))
	}
	return true
}

// drawFresh takes records that nobody has received. It reports whether to go on.
func (p *picker) drawFresh(side queue.Side, pick *shardPick, most int) bool {
	read, err := p.run.service.data.readLive(p.run.background, p.st, pick.sh, pick.next, p.dead, p.limit(min(most, roundRecords)), p.buffer)
	if refusal := keyRefusalOf(err); refusal != nil {
		p.refusals[side], pick.dry = refusal, true
		return true
	}
	if err != nil {
		p.run.failShard(p.st, pick.sh, pick.next, err)
		pick.dry = true
		return true
	}
	for i := range read.Records {
		rec := &read.Records[i]
		pick.next = rec.Position
		if !p.add(side, pick, rec) {
			return false
		}
		pick.next++
		p.room--
	}
	pick.next = max(pick.next, read.Next)
	pick.dry = pick.next >= read.End
	return true
}

// limit is that of one read of n records.
func (p *picker) limit(n int) log.Limit {
	return log.Limit{Records: n, Bytes: min(roundBytes-p.bytes, shardwell.MaxGetRecordsBytes) + n*headBytes(p.st)}
}

// add gives a record to the first receive of the side that has room for it, and
// reports whether there was one.
func (p *picker) add(side queue.Side, pick *shardPick, rec *log.Record) bool {
	key, _, err := parseHeader(rec.Head)
	if err != nil {
		p.run.failShard(p.st, pick.sh, pick.next, err)
		pick.again, pick.dry = nil, true
		return false
	}
	for i := range p.fills {
		f := &p.fills[i]
		if f.receive.side != side || f.full {
			continue
		}
		size := len(key) + len(rec.Data)
		if len(f.records) > 0 && len(f.arena)+size > shardwell.MaxGetRecordsBytes {
			f.full = true
			continue
		}
		f.records = append(f.records, delivery{shard: pick.sh, position: rec.Position, arrival: rec.Arrival, key: string(key)})
		f.arena = append(f.arena, rec.Data...)
		f.ends = append(f.ends, len(f.arena))
		f.full = len(f.records) == f.receive.limit
		p.bytes += size
		p.picked++
		p.note(pick, i, rec.Position)
		return true
	}
	return false
}

// note adds the record that fill i has got last to the parts.
func (p *picker) note(pick *shardPick, i int, at log.Position) {
	f := &p.fills[i]
	r := f.receive
	// A part is about records that follow each other, in the shard and in the fill.
	if pick.part < 0 || f.part != pick.part {
		pick.part, f.part = len(p.parts), len(p.parts)
		p.parts = append(p.parts, queue.Part{Side: r.side, Timeout: r.timeout, Shard: pick.sh.Index})
		p.owners = append(p.owners, partOwner{i, len(f.records) - 1})
	}
	part := &p.parts[pick.part]
	part.Positions = append(part.Positions, at)
	if at >= pick.from {
		if part.From == 0 {
			part.From = pick.from
		}
		part.Next = at + 1
		pick.from = part.Next
	}
}

// passOver moves the shard's beginning on over positions that hold no record to
// hand out.
func (p *picker) passOver(pick *shardPick) {
	if pick.next > pick.from {
		p.passed = true
		p.parts = append(p.parts, queue.Part{Shard: pick.sh.Index, From: pick.from, Next: pick.next})
		p.owners = append(p.owners, partOwner{})
	}
}

// granted tells each fill what the machine says of its records.
func (p *picker) granted(receipts []queue.Receipt) {
	for i := range p.parts {
		f, first := &p.fills[p.owners[i].fill], p.owners[i].first
		for j := range p.parts[i].Positions {
			f.records[first+j].receipt = receipts[j]
		}
		receipts = receipts[len(p.parts[i].Positions):]
	}
}

// settleData points the records at their data, which moves no more.
func (f *fill) settleData() {
	from := 0
	for i, end := range f.ends {
		f.records[i].data = f.arena[from:end:end]
		from = end
	}
}

// grantedRecords are those that the receive gets.
func (f *fill) grantedRecords() []delivery {
	return slices.DeleteFunc(f.records, func(d delivery) bool { return !d.receipt.Granted })
}

// skipAgain passes over records before a position.
func (pick *shardPick) skipAgain(before log.Position) {
	for len(pick.again) > 0 && pick.again[0] < before {
		pick.again = pick.again[1:]
	}
}

// lose passes over records before a position that cannot be read, and remembers
// them for a while, so that they do not stand in the way of others.
func (d *receiveDesk) lose(pick *shardPick, before log.Position) {
	for len(pick.again) > 0 && pick.again[0] < before {
		if d.lost == nil {
			d.lost = map[shardPosition]struct{}{}
		}
		d.lost[shardPosition{pick.sh.Index, pick.again[0]}] = struct{}{}
		pick.again = pick.again[1:]
	}
}

// lostFor is how long records are left alone that could not be read.
const lostFor = time.Minute

// refreshLost has records tried again that could not be read.
func (d *receiveDesk) refreshLost() {
	if len(d.lost) == 0 {
		d.lostFrom = time.Now()
	} else if time.Since(d.lostFrom) >= lostFor {
		d.lost, d.lostFrom = nil, time.Now()
	}
}

// hasFresh says whether a shard has records from a position on. If it has none
// yet, the round after the first one comes.
func (run *queueRun) hasFresh(sh *catalog.Shard, next log.Position) bool {
	if sh.Closed() && next >= sh.End {
		return false
	}
	if run.receives.isIdle(sh.Index, next) {
		return false
	}
	bounds, err := run.service.engine.Bounds(run.background, sh.Log)
	switch {
	case err != nil:
		run.receives.leaveAlone(sh.Index, next)
		return false
	case next < bounds.End:
		return true
	case !bounds.Sealed:
		run.watch(sh, next)
	}
	// A sealed log has no more: what comes next, the catalog will say.
	return false
}

// isIdle says whether it is known that a shard has nothing from a position on.
func (d *receiveDesk) isIdle(index uint32, from log.Position) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	idle := d.idle[index]
	return idle != nil && idle.from == from && (idle.watching || time.Now().Before(idle.until))
}

// leaveAlone keeps a shard from being tried for a while.
func (d *receiveDesk) leaveAlone(index uint32, from log.Position) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.idle[index] = &idleShard{from: from, until: time.Now().Add(retryRead)}
}

// watch waits in the background for a record from a position on.
func (run *queueRun) watch(sh *catalog.Shard, from log.Position) {
	d := &run.receives
	idle := &idleShard{from: from, watching: true}
	d.mu.Lock()
	d.idle[sh.Index] = idle
	d.mu.Unlock()
	run.running.Go(func() {
		err := run.service.engine.Wait(run.background, sh.Log, from)
		d.mu.Lock()
		idle.watching = false
		if err != nil {
			idle.until = time.Now().Add(retryRead)
		}
		d.mu.Unlock()
		d.wakeUp()
	})
}

// readFailed notes damage that a read has met.
func (run *queueRun) readFailed(st *catalog.Stream, sh *catalog.Shard, err error) {
	run.service.data.damaged(st, sh, err)
}

// failShard leaves a shard alone that cannot be read; the others go on.
func (run *queueRun) failShard(st *catalog.Stream, sh *catalog.Shard, next log.Position, err error) {
	run.receives.leaveAlone(sh.Index, next)
	gone := errors.Is(err, log.ErrDeleted) || errors.Is(err, log.ErrNotFound)
	if run.service.data.damaged(st, sh, err) == nil && !gone && run.background.Err() == nil {
		run.service.log.Warn("records for a queue cannot be read; trying again",
			"queue", run.id, "stream", st.ARN(), "shard", sh.ID(), "error", err)
	}
}

// sweepEveryQueue is how often a queue in use forgets what is past retention.
const sweepEveryQueue = time.Minute

// sweepExpired forgets, now and then, records that are past retention and shards
// that the stream has no more, and says whether it is such a time. What it cannot
// find out now, or write down, it will the next time.
func (run *queueRun) sweepExpired(ctx context.Context, st *catalog.Stream) (swept bool) {
	if time.Since(run.receives.swept) < sweepEveryQueue {
		return false
	}
	run.receives.swept = time.Now()
	oldest := map[uint32]log.Position{}
	run.view(func(m *queue.Machine) {
		for _, index := range m.Shards() {
			oldest[index] = m.Oldest(index)
		}
	})
	dead := horizon(st, run.service.data.clock.retention())
	var c queue.Expire
	for index, first := range oldest {
		sh := st.Shard(index)
		if sh == nil {
			c.Forget = append(c.Forget, index)
			continue
		}
		if first == 0 {
			continue
		}
		if live, err := run.service.engine.Seek(ctx, sh.Log, (dead + 1).Time()); err == nil && live > first {
			c.Live = append(c.Live, queue.Start{Shard: index, Position: live})
		}
	}
	if len(c.Live)+len(c.Forget) == 0 {
		return true
	}
	slices.Sort(c.Forget)
	slices.SortFunc(c.Live, func(a, b queue.Start) int { return int(int64(a.Shard) - int64(b.Shard)) })
	if _, err := run.propose(ctx, c.Encode()); err != nil && ctx.Err() == nil {
		run.service.log.Warn("a queue keeps records past their retention in mind for now", "queue", run.id, "error", err)
	}
	return true
}
