package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// Engine is a log.Engine on a directory. Make one with Open.
type Engine struct {
	fs   vfs.FS
	opt  Options
	lock io.Closer

	// life is held shared while files are read; Close takes it to close them.
	life   sync.RWMutex
	gone   bool // guarded by life
	closed chan struct{}

	logsMu sync.RWMutex
	logs   map[log.LogID]*stream
	files  atomic.Pointer[[]*file] // segments that the indexes refer to, by Start; replaced, never changed
	sorted atomic.Pointer[fileSet] // the live sorted files
	refs   refCache

	// What recovery has found; it does not change afterwards.
	deleted     []segment.IDRange // logs that were deleted before the checkpoint that recovery began at
	checkpoints []uint64          // segments whose checkpoints are on the disk and can be used, at most keptCheckpoints
	nextNumber  uint64            // above that of every sorted file there has been
	lost        []lostFile
	fold        *fold // the checkpoint's state; the sorter goes on with it

	formatMu sync.Mutex
	format   int // of the directory; guarded by formatMu

	mu       sync.Mutex
	state    admission
	creating map[log.LogID]*commit // creates that have their place
	clock    log.Millis
	control  *stream // the control log
	obsolete []*file // segments that no reader needs any more, closed, still on the disk

	work      sync.WaitGroup
	wakeWrite chan struct{}
	wakeSync  chan struct{}
	wakeSpare chan struct{}
	wakeSort  chan struct{}

	trimmed atomic.Bool // a log has been trimmed or deleted since the sorter last looked

	// Of their own: the runtime remembers a Pool for two collections, and would
	// keep a closed engine for as long if they were part of it.
	calls *sync.Pool
	pages *sync.Pool

	damage  []*log.CorruptError // found by recovery; never changes afterwards
	report  string              // what recovery did, for people
	metrics metrics
}

var _ log.Engine = (*Engine)(nil)

// Open opens the engine on fs, making the directory's content if it is empty.
//
// It fails with vfs.ErrLocked if another process has the directory open, with
// *ForeignError if it holds something else, with *VersionError if a newer
// release wrote it: then nothing has been written. Damage does not make Open
// fail unless nothing could be served: the engine is then read-only, and
// Health tells what is wrong.
func Open(ctx context.Context, fs vfs.FS, opt Options) (*Engine, error) {
	e := newEngine(fs, opt)
	lock, fresh, err := e.enterDirectory()
	if err != nil {
		return nil, err
	}
	e.lock = lock
	if fresh {
		err = e.initialise()
	} else {
		err = e.recover(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, e.closeFiles(), lock.Close())
	}
	if !e.state.readOnly {
		e.work.Add(3)
		go e.writeLoop()
		go e.syncLoop()
		go e.spareLoop()
		e.startSorting()
	}
	return e, nil
}

func newEngine(fs vfs.FS, opt Options) *Engine {
	e := &Engine{
		fs: fs, opt: opt.withDefaults(), closed: make(chan struct{}),
		logs: map[log.LogID]*stream{}, creating: map[log.LogID]*commit{},
		control:   newStream(0, log.Control),
		wakeWrite: make(chan struct{}, 1), wakeSync: make(chan struct{}, 1), wakeSpare: make(chan struct{}, 1),
		nextNumber: 1, wakeSort: make(chan struct{}, 1), fold: newFold(nil),
	}
	e.calls = &sync.Pool{New: func() any { return new(call) }}
	e.pages = &sync.Pool{New: func() any { return new(pageScratch) }}
	e.files.Store(new([]*file))
	e.sorted.Store(&fileSet{})
	e.state.room = make(chan struct{})
	return e
}

// Capabilities says that positions are dense and survive loss of power.
func (e *Engine) Capabilities() log.Capabilities {
	return log.Capabilities{Dense: true, SurvivesPowerCut: true, Nodes: 1}
}

// closeAfter is how often HangAfter Close waits for the disk.
const closeAfter = 4

// Close writes what is in flight, notes that all of it is durable, and
// releases the directory. It waits for reads to end.
//
// It does not wait for a disk that hangs: after four times HangAfter it gives
// what is in flight the error ErrUnknown and returns one itself. The directory
// then stays locked until the disk answers or the process ends, since what
// hangs may yet be written.
func (e *Engine) Close() error {
	e.mu.Lock()
	if e.state.closing {
		e.mu.Unlock()
		<-e.closed
		return nil
	}
	e.state.closing = true
	e.wakeRoom()
	e.mu.Unlock()
	poke(e.wakeWrite)
	poke(e.wakeSpare)
	poke(e.wakeSort)
	defer close(e.closed)
	released := make(chan error, 1)
	go func() { released <- e.release() }()
	limit := time.NewTimer(closeAfter * e.opt.HangAfter)
	defer limit.Stop()
	select {
	case err := <-released:
		return err
	case <-limit.C:
		err := fmt.Errorf("the disk has not answered for %v", closeAfter*e.opt.HangAfter)
		e.fail("close", commitDir, err)
		return fmt.Errorf("close the data directory: %w", err)
	}
}

// release waits for all work and all reads to end and lets go of the files.
func (e *Engine) release() error {
	e.work.Wait() // the writer stops when all is durable, then the syncer
	e.life.Lock()
	e.gone = true
	err := e.closeFiles()
	e.life.Unlock()
	if lockErr := e.lock.Close(); lockErr != nil {
		err = errors.Join(err, fmt.Errorf("release the data directory: %w", lockErr))
	}
	return err
}

// enterFiles begins reading files; the caller ends it with e.life.RUnlock.
func (e *Engine) enterFiles() error {
	e.life.RLock()
	if e.gone {
		e.life.RUnlock()
		return log.ErrClosed
	}
	return nil
}

func (e *Engine) isClosed() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.state.closing
}

// now is the arrival clock: milliseconds, never stepping back, across restarts
// too. mu is held.
func (e *Engine) now() log.Millis {
	e.clock = max(e.clock, log.Millis(e.opt.Now().UnixMilli()))
	return e.clock
}

// Clock is where the arrival clock stands: at the newest arrival, in the commit
// log or on its way there. Right after Open it is the newest that is stored; 0
// if there is none.
func (e *Engine) Clock() log.Millis {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.clock
}

// poke leaves a wake-up call for a goroutine that may be busy.
func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
