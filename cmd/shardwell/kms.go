package main

import (
	"context"
	"log/slog"

	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/gateway"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys"
)

// openKeys opens KMS. Where its data cannot be read or written, and nobody's signature
// is verified anyway, the server does without it and gives nil: that is better than not
// to serve the streams that need no key.
func (c *serveCommand) openKeys(ctx context.Context, store *storage, clk *clock.Clock, log *slog.Logger) (*keys.Service, error) {
	held, err := keys.Open(ctx, store.engine, keys.Config{MasterKey: store.key, Clock: clk, Enforced: c.verifies(), Log: log})
	if err == nil {
		return held, nil
	}
	if onlyReading(err) && !c.verifies() {
		log.Warn("KMS cannot be served while its data cannot be read or written, nor records of encrypted streams", "error", err)
		return nil, nil
	}
	return nil, c.openError("the keys of KMS", err)
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
