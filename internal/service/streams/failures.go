package streams

import (
	"errors"
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// engineAnswers is what a client is told when the log engine refuses: the
// first row that fits. What no row names is an InternalFailure, which clients
// retry; ErrUnknown, ErrPoisoned and damage are among them on purpose.
var engineAnswers = []struct {
	err    error
	answer func(*catalog.Stream, *catalog.Shard) error
}{
	{log.ErrFull, unavailable},
	{log.ErrBusy, unavailable},
	{log.ErrClosed, unavailable},
	// The stream was deleted while the call was under way.
	{log.ErrNotFound, gone},
	{log.ErrDeleted, gone},
}

func unavailable(*catalog.Stream, *catalog.Shard) error { return errUnavailable() }

func gone(stream *catalog.Stream, shard *catalog.Shard) error {
	return errNoSuchShard(shard.ID(), stream.Name, stream.Account)
}

// engineFailure turns an error of the engine, met in doing what was asked of
// shard, into the answer for the client.
func engineFailure(doing string, stream *catalog.Stream, shard *catalog.Shard, err error) error {
	for _, row := range engineAnswers {
		if errors.Is(err, row.err) {
			return row.answer(stream, shard)
		}
	}
	return fmt.Errorf("%s %s of stream %s in account %s: %w", doing, shard.ID(), stream.Name, stream.Account, err)
}
