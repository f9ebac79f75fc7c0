package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/controls"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/service/keys"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
)

// testControls are what --test-controls adds to a server. Without it both fields
// are nil, which is the system's clock and no faults.
type testControls struct {
	clock  *clock.Clock
	faults *faults.Table
}

func (c *serveCommand) testControls(log *slog.Logger) testControls {
	if !c.TestControls {
		return testControls{}
	}
	log.Warn("test controls are on: whoever reaches this server can move its clock and make calls fail; keep nothing in it that you need")
	return testControls{clock.New(nil), new(faults.Table)}
}

// handler serves the controls; nil without them.
func (t testControls) handler(service *kinesisstreams.Service, held *keys.Service, log *slog.Logger) http.Handler {
	if t.clock == nil {
		return nil
	}
	return controls.New(controls.Config{
		Clock: t.clock,
		CatchUp: func(ctx context.Context) error {
			return errors.Join(service.CatchUp(ctx), held.CatchUp(ctx, service.BelievedTime()))
		},
		Faults:      t.faults,
		IsOperation: func(name string) bool { return kinesis.Service.Operation(name) != nil },
		Delays:      func() controls.Delays { return controls.Delays(service.Delays()) },
		SetDelays:   func(d controls.Delays) { service.SetDelays(kinesisstreams.Delays(d)) },
		Log:         log,
	})
}
