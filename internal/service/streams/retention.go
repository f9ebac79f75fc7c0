package streams

import (
	"context"
	"errors"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// horizon is the last arrival that stream no longer serves: a record is
// readable while it arrived after it. now is the time that retention goes by.
func horizon(stream *catalog.Stream, now time.Time) log.Millis {
	return stream.Horizon(millis(now))
}

// readLive reads entries of shard from a position on, like Engine.Read, but
// moves on over those that are trimmed or have outlived the stream's
// retention, damaged ones too, and over positions that were never given. Whatever is returned arrived after dead, or at least stands
// behind an entry that did.
func readLive(ctx context.Context, engine log.Engine, id log.LogID, from log.Position, dead log.Millis, limit log.Limit, buffer *log.Buffer) (log.Page, error) {
	for {
		page, err := engine.Read(ctx, id, from, limit, buffer)
		var trimmed *log.TrimmedError
		var damaged *log.CorruptError
		switch {
		case errors.As(err, &trimmed) && trimmed.First > from:
			from = trimmed.First
			continue
		case errors.As(err, &damaged):
			// When the lost records arrived nobody knows. They are dead if one
			// behind them is.
			live, seekErr := engine.Seek(ctx, id, (dead + 1).Time())
			if seekErr != nil || live <= damaged.Last+1 {
				return log.Page{}, err
			}
			from = live
			continue
		case err != nil:
			return log.Page{}, err
		case len(page.Records) == 0 && page.Next > from && page.Next < page.End:
			from = page.Next
			continue
		case len(page.Records) == 0 || page.Records[0].Arrival > dead:
			return page, nil
		}
		live, err := engine.Seek(ctx, id, (dead + 1).Time())
		if err != nil {
			return log.Page{}, err
		}
		// A seek that does not help must not go round for ever.
		from = max(live, page.Records[0].Position+1)
	}
}

// trimEvery is how often space of dead records is given back. Reads do not
// wait for it: they never show a dead record.
const trimEvery = 10 * time.Minute

// trim trims all streams, but leaves them alone while the process is young or
// the clock is in doubt.
func (d *dataPath) trim(ctx context.Context) (again time.Duration) {
	d.forgetGone()
	if d.instant() >= freeAfter && d.clock.held() == 0 {
		d.trimAll(ctx, d.clock.retention())
	}
	return trimEvery
}

// forgetGone forgets the counters of streams and consumers that are gone.
func (d *dataPath) forgetGone() {
	alive := make(map[string]*catalog.Stream)
	for _, stream := range d.allStreams() {
		alive[stream.UID] = stream
	}
	d.traffic.keep(alive)
}

// trimAll lets the engine free what no stream serves any more.
func (d *dataPath) trimAll(ctx context.Context, now time.Time) {
	for _, stream := range d.allStreams() {
		for i := range stream.Shards {
			shard := &stream.Shards[i]
			err := trimShard(ctx, d.engine, shard.Log, horizon(stream, now))
			if ctx.Err() != nil {
				return
			}
			if err != nil && !errors.Is(err, log.ErrNotFound) && !errors.Is(err, log.ErrDeleted) {
				if errors.Is(err, log.ErrReadOnly) || errors.Is(err, log.ErrPoisoned) {
					return // the engine has said so, and it is the same for all
				}
				d.logger.Warn("records past their retention stay on disk for now",
					"stream", stream.Name, "account", stream.Account, "shard", shard.ID(), "error", err)
			}
		}
	}
}

// trimShard hides the entries that arrived up to dead.
func trimShard(ctx context.Context, engine log.Engine, id log.LogID, dead log.Millis) error {
	live, err := engine.Seek(ctx, id, (dead + 1).Time())
	if err != nil {
		return err
	}
	bounds, err := engine.Bounds(ctx, id)
	if err != nil || live <= bounds.First {
		return err
	}
	return engine.Trim(ctx, id, live)
}
