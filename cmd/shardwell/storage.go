package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"

	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/masterkey"
	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/vfs"
)

// storage is where the server keeps its logs, and the key that seals secrets
// in them.
type storage struct {
	engine  log.Engine
	key     envelope.Key
	dir     vfs.FS // nil in memory
	where   string // in words for people
	health  func() (ok bool, detail any)
	collect func(*meter.Collection)
	close   func() error
	// arrivals tells the newest arrival in the logs; nil if that is not kept.
	arrivals func() log.Millis
	// damage lists what was found damaged; nil if there is nothing to damage.
	damage func() []*log.CorruptError
}

// openStorage opens what --memory or --data ask for. Arrivals go by clk.
func (c *serveCommand) openStorage(ctx context.Context, clk *clock.Clock, logger *slog.Logger) (*storage, error) {
	if c.Memory {
		return openMemory(clk), nil
	}
	p, err := c.provider(ctx)
	if err != nil {
		return nil, err
	}
	s, err := openDirectory(ctx, c.Data, clk, p, logger)
	if err != nil {
		return nil, directoryError(c.Data, err)
	}
	return s, nil
}

func openMemory(clk *clock.Clock) *storage {
	engine := memory.New(memory.Config{Now: clk.Now})
	return &storage{
		engine: engine,
		key:    newMasterKey(),
		where:  "in memory only: it is lost when this program ends",
		health: func() (bool, any) {
			return true, map[string]any{"kind": "memory", "used_bytes": engine.UsedBytes()}
		},
		collect: func(m *meter.Collection) {
			m.Gauge("shardwell_engine_memory_bytes", "Memory taken for records.", float64(engine.UsedBytes()))
		},
		close: engine.Close,
	}
}

// openDirectory opens a data directory, making it if need be. A directory that
// cannot be used is left as it is. p seals the master key, unless it is nil.
func openDirectory(ctx context.Context, path string, clk *clock.Clock, p *masterkey.Provider, logger *slog.Logger) (_ *storage, err error) {
	if err := vfs.MakeDir(path); err != nil {
		return nil, err
	}
	dir, err := vfs.OS(path)
	if err != nil {
		return nil, err
	}
	engine, err := embedded.Open(ctx, dir, embedded.Options{Now: clk.Now, Log: logger})
	if err != nil {
		return nil, errors.Join(err, closeFS(dir))
	}
	closeAll := func() error { return errors.Join(engine.Close(), closeFS(dir)) }
	key, err := loadMasterKey(ctx, dir, engine, p)
	if err != nil {
		return nil, errors.Join(err, closeAll())
	}
	return &storage{
		engine: engine,
		key:    key,
		dir:    dir,
		where:  "in " + path,
		health: func() (bool, any) {
			h := engine.Health()
			return h.OK, h
		},
		collect:  func(m *meter.Collection) { collectEngine(m, engine.Health(), engine.Metrics()) },
		close:    closeAll,
		arrivals: engine.Clock,
		damage:   engine.Damage,
	}, nil
}

func closeFS(dir vfs.FS) error {
	if c, ok := dir.(interface{ Close() error }); ok {
		return c.Close()
	}
	return nil
}

// directoryError says in one sentence why a data directory cannot be used.
func directoryError(path string, err error) error {
	var newer *embedded.VersionError
	var foreign *embedded.ForeignError
	switch asked, waited := errors.AsType[*masterkey.Refusal](err); {
	case errors.Is(err, context.Canceled) && waited:
		return coded(exitFailed, "interrupted while %s was asked to %s the master key of %s; "+
			"if it takes long, see that it can be reached from here, and give the command again", asked.URI, asked.Verb, path)
	case errors.Is(err, context.Canceled):
		return coded(exitFailed, "interrupted before the data directory %s was open; give the command again", path)
	case errors.Is(err, vfs.ErrLocked):
		return coded(exitDirectory, "the data directory %s is in use by another process; stop it or choose another directory with --data", path)
	case errors.As(err, &newer):
		return coded(exitDirectory, "cannot use %s: %w", path, newer)
	case errors.As(err, &foreign):
		return coded(exitDirectory, "cannot use %s: %w", path, foreign)
	case errors.Is(err, fs.ErrPermission):
		return coded(exitDirectory, "no permission to use the data directory %s: %w", path, onlyCause(err))
	case errors.Is(err, fs.ErrNotExist) && !exists(filepath.Dir(filepath.Clean(path))):
		return coded(exitDirectory, "cannot make the data directory %s because %s does not exist", path, filepath.Dir(filepath.Clean(path)))
	case errors.Is(err, fs.ErrNotExist) && !exists(path):
		return coded(exitDirectory, "there is no directory %s", path)
	case errors.Is(err, fs.ErrExist):
		return coded(exitDirectory, "%s is no directory; choose another one with --data", path)
	}
	return coded(exitDirectory, "cannot use the data directory %s: %w", path, err)
}

// onlyCause is the innermost error that names a file.
func onlyCause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}
