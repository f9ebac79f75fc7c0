package streams

import (
	"errors"
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// engineAnswers is what clients are told when the log engine refuses, when
// they write and when they read: the first row that fits. What no row names is
// an InternalFailure, which clients retry; ErrUnknown, ErrPoisoned, ErrReadOnly
// and ErrSealed are among that on purpose. Damage has an answer of its own, in
// damage.go.
var engineAnswers = []struct {
	err         error
	write, read answer
}{
	{log.ErrFull, unavailable, unavailable},
	{log.ErrBusy, unavailable, unavailable},
	{log.ErrClosed, unavailable, unavailable},
	// The stream was deleted while the call was under way.
	{log.ErrNotFound, streamGone, shardGone},
	{log.ErrDeleted, streamGone, shardGone},
}

type answer func(*catalog.Stream, *catalog.Shard) error

func unavailable(*catalog.Stream, *catalog.Shard) error { return errUnavailable() }

func streamGone(stream *catalog.Stream, _ *catalog.Shard) error { return catalog.NotFound(stream.Key) }

func shardGone(stream *catalog.Stream, shard *catalog.Shard) error {
	return errNoSuchShard(shard.ID(), stream.Name, stream.Account)
}

// writeFailure turns an error of the engine, met in appending to shard, into
// the answer for the client.
func writeFailure(stream *catalog.Stream, shard *catalog.Shard, err error) error {
	for _, row := range engineAnswers {
		if errors.Is(err, row.err) {
			return row.write(stream, shard)
		}
	}
	if errors.Is(err, log.ErrSealed) {
		return &sealedError{stream, shard}
	}
	return fmt.Errorf("append to %s of stream %s in account %s: %w", shard.ID(), stream.Name, stream.Account, err)
}

// readFailure is writeFailure for everything but appending.
func (d *dataPath) readFailure(stream *catalog.Stream, shard *catalog.Shard, err error) error {
	if refusal := keyRefusalOf(err); refusal != nil {
		return refusal
	}
	if answer := d.damaged(stream, shard, err); answer != nil {
		return answer
	}
	for _, row := range engineAnswers {
		if errors.Is(err, row.err) {
			return row.read(stream, shard)
		}
	}
	return fmt.Errorf("read %s of stream %s in account %s: %w", shard.ID(), stream.Name, stream.Account, err)
}
