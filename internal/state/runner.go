package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// DefaultSnapshotBytes is Config.SnapshotBytes when that is zero.
const DefaultSnapshotBytes = 1 << 20

// commandVersion is the only byte in the Head of a command's entry. It is the
// version of the entry's format; versions of commands are the machine's own.
const commandVersion = 1

// readLimit bounds one read of the command log.
var readLimit = log.Limit{Records: 1024, Bytes: 1 << 20}

// Config says where a machine lives.
type Config struct {
	Name      string    // the machine's name, for errors and log lines: "streams"
	Commands  log.LogID // its commands; created as a control log if absent
	Snapshots log.LogID // its snapshots; likewise
	// SnapshotBytes of commands since the last snapshot ask for the next one.
	// A state larger than that waits for as many bytes as it has itself, so
	// that snapshots never cost more than the commands do. 0: DefaultSnapshotBytes.
	SnapshotBytes int64
	// Partial asks for what can be had where the command log is damaged: a
	// runner that stands before the damage and takes no commands. See Damaged.
	Partial bool
	Log     *slog.Logger // nil: slog.Default()
}

// A Runner runs one Machine on its logs. All methods are safe for concurrent
// use. It owns two goroutines, which Close waits for; it does not own the engine.
type Runner struct {
	engine  log.Engine
	machine Machine
	cfg     Config

	// view guards the machine: Apply holds it exclusively.
	view sync.RWMutex
	at   time.Time    // of the last command applied; guarded by view
	done log.Position // the last position applied; guarded by view

	replies replies

	snapshots snapshots
	cancel    context.CancelFunc
	running   sync.WaitGroup
	damaged   error // set by Open
	// lostSnapshot is the damage that newest met, if any.
	lostSnapshot error
}

// Open brings machine to the state at the end of its command log – the newest
// complete snapshot, then the commands after it – and keeps it there. machine
// must be new and belongs to the Runner from now on. A command or snapshot of
// a newer release gives an error that is an *UnknownVersion. ctx bounds Open
// alone.
func Open(ctx context.Context, engine log.Engine, machine Machine, cfg Config) (*Runner, error) {
	if cfg.SnapshotBytes <= 0 {
		cfg.SnapshotBytes = DefaultSnapshotBytes
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	r := &Runner{engine: engine, machine: machine, cfg: cfg}
	r.snapshots.wanted = make(chan struct{}, 1)
	r.snapshots.turn = make(chan struct{}, 1)
	r.replies.next = 1
	if err := engine.Create(ctx, log.Control, cfg.Commands, cfg.Snapshots); err != nil {
		return nil, r.wrap("create logs", err)
	}
	if err := r.restore(ctx); err != nil {
		return nil, r.wrap("restore snapshot", err)
	}
	running, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	if err := r.replay(ctx); err != nil {
		err = r.wrap("replay commands", err)
		if _, damaged := errors.AsType[*log.CorruptError](err); !damaged || !cfg.Partial {
			cancel()
			return nil, err
		}
		r.damaged = err
		r.replies.stop(err)
		return r, nil
	}
	r.running.Go(func() { r.follow(running) })
	r.running.Go(func() { r.snapshotWhenWanted(running) })
	return r, nil
}

// Damaged is why the runner stands before the end of its commands, if it was
// opened so with Config.Partial: an error that is a *log.CorruptError.
func (r *Runner) Damaged() error { return r.damaged }

// Propose appends command to the machine's log, waits until it has been
// applied here, and returns the machine's reply to it. The runner keeps no
// reference to command.
//
// An error that Is log.ErrUnknown means that the command may have been or may
// yet be applied. Any other error of the engine means that it never will be.
// After the runner has stopped, its reason is the error: an *UnknownVersion,
// log.ErrClosed, or what made the command log unreadable.
func (r *Runner) Propose(ctx context.Context, command []byte) (any, error) {
	p, err := r.replies.begin()
	if err != nil {
		return nil, err
	}
	entries := [1]log.Entry{{Log: r.cfg.Commands, Head: commandHead, Data: command}}
	var out [1]log.Appended
	err = r.engine.Append(ctx, entries[:], out[:])
	if err == nil {
		err = out[0].Err
	}
	if err != nil {
		r.replies.abandon(p)
		return nil, r.wrap("append command", err)
	}
	r.replies.claim(p, out[0].Position)
	select {
	case <-p.ready:
	case <-ctx.Done():
		if !r.replies.abandon(p) {
			return nil, r.wrap("wait for reply", fmt.Errorf("%w: %w", log.ErrUnknown, ctx.Err()))
		}
	}
	return p.reply, p.err
}

var commandHead = []byte{commandVersion}

// View calls read while nothing is applied, so that it sees one state: at
// least that after every Propose and Barrier that has returned. Views may run
// together; read must only read, must not call the Runner, and must be short,
// because commands wait for it.
func (r *Runner) View(read func()) {
	r.view.RLock()
	defer r.view.RUnlock()
	read()
}

// Barrier returns when every command that was durable at the call has been
// applied here. It writes nothing.
func (r *Runner) Barrier(ctx context.Context) error {
	if err := r.replies.stopped(); err != nil {
		return err
	}
	bounds, err := r.engine.Bounds(ctx, r.cfg.Commands)
	if err != nil {
		return r.wrap("find end of commands", err)
	}
	return r.replies.await(ctx, bounds.End)
}

// Close stops the runner and waits for its goroutines. Proposals whose command
// is durable but not applied get an error that Is log.ErrUnknown. Idempotent.
func (r *Runner) Close() error {
	r.replies.stop(r.wrap("stopped", log.ErrClosed))
	r.cancel()
	r.running.Wait()
	return nil
}

// replay applies what is durable now. Positions that were never given are passed
// over: where they are, the engine says so by reading on behind them.
func (r *Runner) replay(ctx context.Context) error {
	var buf log.Buffer
	for {
		from := r.replies.position()
		page, err := r.engine.Read(ctx, r.cfg.Commands, from, readLimit, &buf)
		if _, trimmed := errors.AsType[*log.TrimmedError](err); trimmed && r.lostSnapshot != nil {
			err = fmt.Errorf("%w; the snapshot that covered it is lost: %w", err, r.lostSnapshot)
		}
		if err != nil {
			return err
		}
		if err := r.applyPage(page); err != nil {
			return err
		}
		if page.Next >= page.End {
			return nil
		}
		if page.Next <= from {
			return fmt.Errorf("nothing to read at position %d of a log that ends at %d", from, page.End)
		}
	}
}

// follow applies commands as they become durable, until it is told to stop or
// cannot go on.
func (r *Runner) follow(ctx context.Context) {
	err := r.engine.Wait(ctx, r.cfg.Commands, r.replies.position())
	for err == nil {
		if err = r.replay(ctx); err == nil {
			err = r.engine.Wait(ctx, r.cfg.Commands, r.replies.position())
		}
	}
	if ctx.Err() != nil {
		return
	}
	if !errors.Is(err, log.ErrClosed) {
		r.cfg.Log.Error("state machine has stopped", "machine", r.cfg.Name, "error", err)
	}
	r.replies.stop(r.wrap("stopped", err))
}

// applyPage applies records in order and hands out their replies.
func (r *Runner) applyPage(page log.Page) error {
	for i := range page.Records {
		rec := &page.Records[i]
		reply, err := r.apply(rec)
		if err != nil {
			return err
		}
		r.replies.deliver(rec.Position, reply)
		r.snapshots.count(len(rec.Head)+len(rec.Data), r.cfg.SnapshotBytes)
	}
	r.replies.advance(page.Next)
	return nil
}

func (r *Runner) apply(rec *log.Record) (any, error) {
	if len(rec.Head) == 0 {
		return nil, fmt.Errorf("entry %d has no version", rec.Position)
	}
	if v := rec.Head[0]; v != commandVersion {
		return nil, &UnknownVersion{Machine: r.cfg.Name, Version: int(v), Known: commandVersion}
	}
	// A machine may keep what it is given; rec lives only until the next read.
	command := bytes.Clone(rec.Data)
	r.view.Lock()
	defer r.view.Unlock()
	if at := rec.Arrival.Time(); at.After(r.at) {
		r.at = at
	}
	reply := r.machine.Apply(r.at, command)
	if unknown, ok := reply.(*UnknownVersion); ok {
		return nil, unknown
	}
	r.done = rec.Position
	return reply, nil
}

// wrap adds the machine and what was being done. The sentence of an
// UnknownVersion already says all that a person needs.
func (r *Runner) wrap(doing string, err error) error {
	if _, ok := errors.AsType[*UnknownVersion](err); ok {
		return err
	}
	return fmt.Errorf("state machine %s: %s: %w", r.cfg.Name, doing, err)
}
