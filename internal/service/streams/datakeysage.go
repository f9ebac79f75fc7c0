package streams

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

const (
	// dataKeyMargin is how long a data key stays after the last record that it opens
	// is past its retention.
	dataKeyMargin = time.Hour
	// tendKeysEvery is how often data keys are seen to.
	tendKeysEvery = time.Minute
)

// tendKeys drops opened data keys that have not been asked for lately, and has the
// catalog forget those of records that are past their retention.
func (d *dataPath) tendKeys(ctx context.Context) (again time.Duration) {
	d.keys.forget(d.clock.steady())
	for _, stream := range d.allStreams() {
		if len(stream.DataKeys) == 0 {
			continue
		}
		if err := d.settleKeys(ctx, stream.Key, &d.traffic.of(stream).keys, stream.UID); err != nil && ctx.Err() == nil {
			d.logger.Warn("data keys stay for now", "stream", stream.ARN(), "error", err)
		}
	}
	return tendKeysEvery
}

// settleKeys retires and drops data keys of a stream. While another one is being
// made there is another time.
func (d *dataPath) settleKeys(ctx context.Context, k catalog.Key, keys *streamKeys, uid string) error {
	select {
	case keys.turn <- struct{}{}:
		defer func() { <-keys.turn }()
	default:
		return nil
	}
	stream, _ := d.watch(k) // as it is since the turn is ours
	if stream == nil || stream.UID != uid || d.readOnly != nil {
		return nil
	}
	if w := keys.current.Load(); w != nil && (stream.EncryptionType != catalog.EncryptionKMS || !d.clock.steady().Before(w.until) || d.lost(stream, w)) {
		w.retired.Store(true)
		keys.current.CompareAndSwap(w, nil)
	}
	settle := catalog.SettleDataKeys{Key: k, UID: uid}
	dead := horizon(stream, d.clock.retention().Add(-dataKeyMargin))
	// By then the records are trimmed, which a queue may have asked for otherwise.
	free := d.instant() >= freeAfter+dataKeyMargin && d.clock.held() == 0
	for i := range stream.DataKeys {
		kept := &stream.DataKeys[i]
		w := keys.used[kept.ID]
		switch {
		case kept.RetiredAt == 0 && (w == nil || w.idle()):
			settle.Retired = append(settle.Retired, kept.ID)
		case kept.RetiredAt != 0 && kept.RetiredAt <= dead && free:
			settle.Dropped = append(settle.Dropped, kept.ID)
		}
	}
	if len(settle.Retired)+len(settle.Dropped) == 0 {
		return nil
	}
	var err error
	if settle.Newest, err = d.newestRecord(ctx, stream); err != nil {
		return err
	}
	if _, err = d.keys.propose(ctx, settle.Encode()); err != nil {
		return err
	}
	for _, id := range settle.Retired {
		delete(keys.used, id)
	}
	return nil
}

// lost says whether a data key cannot be written with as KMS's key is now.
func (d *dataPath) lost(stream *catalog.Stream, w *writingKey) bool {
	key, err := d.keys.usable(stream.Tenant, stream.KeyID)
	return err != nil || key.ARN != w.arn
}

// newestRecord gives the latest arrival in the shards of a stream.
func (d *dataPath) newestRecord(ctx context.Context, stream *catalog.Stream) (newest log.Millis, err error) {
	for i := range stream.Shards {
		bounds, err := d.engine.Bounds(ctx, stream.Shards[i].Log)
		if errors.Is(err, log.ErrNotFound) || errors.Is(err, log.ErrDeleted) {
			continue // it is being made or deleted
		}
		if err != nil {
			return 0, fmt.Errorf("newest record of %s: %w", stream.Shards[i].ID(), err)
		}
		newest = max(newest, bounds.LastArrival)
	}
	return newest, nil
}
