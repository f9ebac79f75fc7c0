package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/gateway"
	storelog "github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys"
	"github.com/shardwell/shardwell/internal/state"
)

// openKeys opens KMS. Where its data cannot be read or written, and nobody's signature
// is verified anyway, the server does without it and gives nil: that is better than not
// to serve the streams that need no key.
func (c *serveCommand) openKeys(ctx context.Context, store *storage, clk *clock.Clock, log *slog.Logger) (*keys.Service, error) {
	held, err := keys.Open(ctx, store.engine, keys.Config{MasterKey: store.key, Clock: clk, Enforced: c.verifies(), Log: log})
	if err == nil {
		return held, nil
	}
	if newer, ok := errors.AsType[*state.UnknownVersion](err); ok {
		return nil, coded(exitDirectory, "cannot use the data directory %s: %w", c.Data, newer)
	}
	if onlyReading(err) && !c.verifies() {
		log.Warn("KMS cannot be served while its data cannot be read or written, nor records of encrypted streams", "error", err)
		return nil, nil
	}
	if damage, ok := errors.AsType[*storelog.CorruptError](err); ok {
		return nil, coded(exitDirectory, "the keys of KMS in %s cannot be read, since %s is damaged at byte %d (%s): "+
			"see with shardwell inspect %s what is lost, and with shardwell repair %s what can be saved",
			c.Data, damage.File, damage.Offset, damage.Reason, c.Data, c.Data)
	}
	return nil, err
}

// streamKeys are the keys that streams are encrypted with.
func streamKeys(held *keys.Service) service.Keys {
	if held == nil {
		return keys.Unavailable{}
	}
	return held
}

// keyServices are KMS as the gateway knows it; none of nil.
func keyServices(held *keys.Service) []gateway.Service {
	if held == nil {
		return nil
	}
	return []gateway.Service{{API: kms.Service, Handlers: held.Handlers(), Access: held.Access, Partial: true}}
}
