package streams

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Records under which a file is damaged are refused, not skipped: whoever reads
// must learn that there is something missing. The refusal lasts until the
// records are past their retention or the operator has acknowledged the loss
// with shardwell repair; who cannot wait asks for an iterator AFTER the last
// number that is lost, which Service.Damage and the log name.

// Damage is a range of a shard's records that cannot be read.
type Damage struct {
	Stream string `json:"stream"` // its ARN; empty if the log is of no stream that is known
	Shard  string `json:"shard"`
	// From and To bound the sequence numbers of the lost records. They need not
	// be the numbers of any: when those arrived is lost with them. To can be
	// used to read on AFTER it.
	From   string `json:"fromSequenceNumber"`
	To     string `json:"toSequenceNumber"`
	File   string `json:"file"`   // below the data directory
	Offset int64  `json:"offset"` // in bytes
	Reason string `json:"reason"`
}

// maxDamage is how many places of damage are remembered. One who has more has
// lost a disk, and knows.
const maxDamage = 1000

// damageTable remembers the damage that reads have met. Safe for concurrent use.
type damageTable struct {
	mu  sync.Mutex
	met []*log.CorruptError
}

// add remembers damage, and says whether it was unknown.
func (t *damageTable) add(found *log.CorruptError) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, known := range t.met {
		if sameDamage(known, found) {
			known.First, known.Last = min(known.First, found.First), max(known.Last, found.Last)
			return false
		}
	}
	if len(t.met) == maxDamage {
		return false
	}
	t.met = append(t.met, new(*found))
	return true
}

// all gives copies of what is remembered.
func (t *damageTable) all() []log.CorruptError {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := make([]log.CorruptError, len(t.met))
	for i, found := range t.met {
		all[i] = *found
	}
	return all
}

// sameDamage says whether two errors are of one place. Their ranges differ,
// because an error speaks of what was asked for only.
// A record that its key does not open is a place of its own, in no file.
func sameDamage(a, b *log.CorruptError) bool {
	return a.Log == b.Log && a.File == b.File && a.Offset == b.Offset && (a.File != "" || a.First == b.First)
}

// damagedError is what a client is told about lost records, and what the log is.
type damagedError struct {
	stream *catalog.Stream
	shard  *catalog.Shard
	cause  *log.CorruptError
}

func (e *damagedError) Error() string {
	from, to := lostNumbers(e.shard, e.cause.First, e.cause.Last)
	return fmt.Sprintf("%s of %s has lost the records with sequence numbers from %v to %v: %v", e.shard.ID(), e.stream.ARN(), from, to, e.cause)
}

func (e *damagedError) Unwrap() []error { return []error{errLostRecords(), e.cause} }

// lostNumbers bounds the sequence numbers of records that are lost. When those
// arrived is lost with them, but the index decides before the time.
func lostNumbers(shard *catalog.Shard, first, last log.Position) (from, to shardwell.SequenceNumber) {
	from = shardwell.SequenceNumber{Created: shard.NumberEpoch, Shard: shard.Index, Index: uint64(first)}
	to = shardwell.SequenceNumber{Created: shard.NumberEpoch, Shard: shard.Index, Index: uint64(last), Time: 1<<36 - 1}
	return from, to
}

// damaged remembers that a read has met damage, if that is what err says, and
// gives the answer for the client; else nil.
func (d *dataPath) damaged(stream *catalog.Stream, shard *catalog.Shard, err error) error {
	found, ok := errors.AsType[*log.CorruptError](err)
	if !ok {
		return nil
	}
	answer := &damagedError{stream, shard, found}
	if d.damage.add(found) {
		d.logger.Error("records are lost", "stream", stream.ARN(), "shard", shard.ID(), "error", answer)
	}
	return answer
}

// Damage lists the records that are lost, as far as the engine or a read has
// met them: by stream, shard and number. What has been trimmed or deleted since
// is not listed.
func (s *Service) Damage(ctx context.Context) []Damage {
	found := s.data.damage.all()
	if s.cfg.Damage != nil {
		for _, known := range s.cfg.Damage() {
			if known.Log != 0 && !slices.ContainsFunc(found, func(met log.CorruptError) bool {
				return sameDamage(&met, known) && met.First <= known.First && met.Last >= known.Last
			}) {
				found = append(found, *known)
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	places := map[log.LogID]place{}
	for _, stream := range s.allStreams() {
		for i := range stream.Shards {
			places[stream.Shards[i].Log] = place{stream, &stream.Shards[i]}
		}
	}
	var all []Damage
	for _, c := range found {
		bounds, err := s.engine.Bounds(ctx, c.Log)
		if errors.Is(err, log.ErrDeleted) || err == nil && bounds.First > c.Last {
			continue
		}
		all = append(all, places[c.Log].describe(c))
	}
	slices.SortFunc(all, func(a, b Damage) int {
		return cmp.Or(cmp.Compare(a.Stream, b.Stream), cmp.Compare(a.Shard, b.Shard), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return all
}

// place is the shard that a log belongs to; zero if to none.
type place struct {
	stream *catalog.Stream
	shard  *catalog.Shard
}

func (p place) describe(c log.CorruptError) Damage {
	d := Damage{File: c.File, Offset: c.Offset, Reason: c.Reason}
	if p.shard != nil {
		from, to := lostNumbers(p.shard, c.First, c.Last)
		d.Stream, d.Shard, d.From, d.To = p.stream.ARN(), p.shard.ID(), from.String(), to.String()
	}
	return d
}
