package streams

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/service/streams/scaling"
	"github.com/shardwell/shardwell/internal/state"
)

// Service is Data Streams on one engine. All methods are safe for concurrent
// use. It owns goroutines, which Close waits for; it does not own the engine.
type Service struct {
	engine log.Engine
	cfg    Config
	log    *slog.Logger

	catalog   *catalog.Machine // through runner, but for catalog.Stream
	runner    *state.Runner
	tokens    *sealer
	tokenKeys *service.TokenKeys
	data      dataPath
	fanout    fanout
	tasks     reconciler
	scaler    scaler
	queues    queueTable
	rates     callRates
	chores    []*chore // fixed after Open
	delays    delays

	// background ends the goroutines in running.
	background context.Context
	stop       context.CancelFunc
	running    sync.WaitGroup
}

// Open starts the service: it reads the catalog, finishes what an earlier
// process left unfinished (in the background) and sees to the keys of tokens.
// ctx bounds Open alone. An error that is a *state.UnknownVersion says that
// the data was written by a newer release. Where the catalog is damaged the
// service takes no writes; see Damaged. Open fails with a *log.CorruptError if
// nothing is left of it.
func Open(ctx context.Context, engine log.Engine, cfg Config) (*Service, error) {
	if cfg.Keys == nil {
		return nil, errors.New("open streams: there are no keys to encrypt with")
	}
	if cfg.Quotas == nil {
		cfg.Quotas = quota.Of(quota.Local)
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	s := &Service{engine: engine, cfg: cfg, log: cfg.Log, catalog: catalog.New()}
	s.background, s.stop = context.WithCancel(context.Background())
	s.tasks.service = s
	s.SetDelays(Delays{cfg.StateDelay, cfg.StateDelay, cfg.StateDelay})
	stored := s.newestArrival()
	var err error
	s.runner, err = state.Open(ctx, engine, s.catalog, state.Config{
		Name: "streams", Commands: catalog.CommandLog, Snapshots: catalog.SnapshotLog, Partial: true, Log: cfg.Log,
	})
	if err != nil {
		s.stop()
		return nil, fmt.Errorf("open streams: %w", err)
	}
	s.data = dataPath{
		engine: engine, started: cfg.Clock.Steady(), logger: cfg.Log, faults: cfg.Faults,
		streamNamed: s.catalog.Stream, watch: s.catalog.Watch, allStreams: s.allStreams, readOnly: s.runner.Damaged(),
	}
	s.data.keys.kms, s.data.keys.propose = cfg.Keys, s.propose
	s.data.limitTo(cfg.Quotas)
	s.fanout = fanout{
		data: &s.data, limits: fanoutLimitsOf(cfg.Quotas), consumer: s.consumerByARN, watch: s.catalog.Watch,
		feeds: feedTable{engine: engine, ctx: s.background},
	}
	// Before anything is written that carries the clock's time.
	s.data.clock.begin(cfg.Clock, cfg.AcceptClock, stored, s.heldAt())
	if s.Damaged() == nil {
		s.keepHold(ctx)
	}
	if s.tokens, err = newSealer(rand.Reader); err == nil {
		s.tokenKeys = s.newTokenKeys()
		err = s.takeTokenKeys(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open streams: %w", err), s.Close())
	}
	s.data.sealer = s.tokens
	if err := s.Damaged(); err != nil {
		s.log.Error("the catalog of streams is damaged: what it says before the damage can be read, and nothing is written", "error", err)
		return s, nil
	}
	s.tend(watchEvery, s.watchClock)
	s.tend(0, s.tasks.sweep)
	s.tend(s.untilNextTokenKey(), s.rotateTokenKeys)
	s.tend(trimEvery, s.data.trim)
	s.tend(trimEvery, s.expireShards)
	s.scaler.windows = map[string]*scaling.Window{}
	s.tend(scaleEvery, s.scaleStreams)
	s.tend(queueIdleEvery, s.closeIdleQueues)
	s.tend(tendKeysEvery, s.data.tendKeys)
	return s, nil
}

// Damaged is why the service only reads: its catalog is damaged, and what it
// knows of the streams may be out of date. nil if all is well.
func (s *Service) Damaged() error { return s.data.readOnly }

// Close ends the service and waits for its goroutines. What it was finishing
// is finished by the next one. Calls in flight fail.
func (s *Service) Close() error {
	s.queues.close()
	s.tasks.stop()
	s.running.Wait()
	s.fanout.feeds.wait()
	var failed error
	for _, run := range s.queues.all() {
		failed = errors.Join(failed, run.close())
	}
	return errors.Join(failed, s.runner.Close())
}

// propose has the catalog carry out a command. A refusal is the error.
func (s *Service) propose(ctx context.Context, command []byte) (any, error) {
	reply, err := s.runner.Propose(ctx, command)
	if err != nil {
		return nil, err
	}
	if refusal, ok := reply.(error); ok {
		return nil, refusal
	}
	return reply, nil
}

// allStreams gives every stream of every tenant, in no particular order.
func (s *Service) allStreams() (all []*catalog.Stream) {
	s.runner.View(func() { all = slices.Collect(s.catalog.All()) })
	return all
}

// Elsewhere gives the tenants other than t that have a stream of that name.
func (s *Service) Elsewhere(t shardwell.Tenant, name string) (tenants []shardwell.Tenant) {
	s.runner.View(func() { tenants = s.catalog.Elsewhere(t, name) })
	return tenants
}

// newUID gives what tells a new stream from every other of its name.
func newUID() string {
	var random [8]byte
	rand.Read(random[:])
	return hex.EncodeToString(random[:])
}

// settled waits until a task has done all that it can do now, if there are
// state changes that take no time here. Then such a change is complete, unless
// it has failed once.
func (s *Service) settled(ctx context.Context, t *task) error {
	if d := s.Delays(); min(d.Creating, d.Updating, d.Deleting) > 0 {
		return nil
	}
	select {
	case <-s.tasks.ask(t):
		return nil
	case <-s.background.Done():
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
