package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"syscall"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// recovery is what reading the newest checkpoint and the commit log behind it
// finds. It has two halves: survey only reads; adopt then makes the log fit to
// be written again.
type recovery struct {
	e       *Engine
	onBlock func(f *file, at int64, b segment.Block, header []byte, part Part) // for Inspect; may be nil

	rebuild   func() error                       // for Repair: makes a base where no checkpoint can be used; may be nil
	guess     func(f *file) (ok bool, err error) // for Repair: finds out what a damaged header said; may be nil
	base      *segment.Checkpoint                // where recovery begins; nil: with the first segment
	spoiled   []*log.CorruptError                // checkpoints that cannot be used
	set       *fileSet                           // the sorted files, as of the entries read so far
	tailFiles bool                               // the tail's entries about them have been carried out

	files   []*file
	newest  uint64 // the highest number of a segment, readable or not
	durable int64  // everything before is known to be durable
	tail    []tail // blocks behind it that are whole, in order
	tailEnd int64
	cut     int64 // blocks with frames behind the tail
	summer  segment.Summer
	memory  []byte // of one frame that is being verified
}

// tail is a block that may have been acknowledged, though nothing says so.
type tail struct {
	at     int64 // file offset in the last segment
	block  segment.Block
	header []byte
}

// Part says how a block counts.
type Part string

// The parts of a commit log.
const (
	Durable Part = "durable" // known to be durable
	Tail    Part = "tail"    // whole, but not known to be durable: kept
	Cut     Part = "cut"     // behind something missing: never acknowledged
)

// recover brings back what the directory holds.
func (e *Engine) recover(ctx context.Context) error {
	// What a killed process renamed may not be durable yet, but what follows
	// builds on it.
	for _, dir := range []string{".", commitDir, sortedDir, catalogDir} {
		err := e.fs.SyncDir(dir)
		if errors.Is(err, fs.ErrNotExist) && dir != commitDir {
			continue // as in format 1
		}
		if err != nil {
			return fmt.Errorf("sync the data directory: %w", err)
		}
	}
	v, err := readFormat(e.fs)
	if err != nil {
		return err
	}
	e.format = v.MinWriter
	r := &recovery{e: e}
	if err := r.survey(ctx); err != nil {
		return err
	}
	for _, d := range append(e.damagedFiles(), r.spoiled...) {
		e.opt.Log.Error("a file is damaged", "file", d.File, "offset", d.Offset, "reason", d.Reason)
	}
	if len(e.damage) > 0 {
		e.state.readOnly = true
		e.report = "damage was found; the engine is read-only"
		for _, d := range e.damage {
			e.opt.Log.Error("the commit log is damaged", "file", d.File, "offset", d.Offset, "reason", d.Reason)
		}
		return nil
	}
	if err := r.adopt(); err != nil {
		return err
	}
	e.fold = newFold(r.base)
	return r.tidy()
}

// tidy readies the directory for what the engine will write: nothing of it is
// needed to read what is there.
func (r *recovery) tidy() error {
	e := r.e
	if err := r.removeOrphans(); err != nil {
		e.opt.Log.Warn("files that are not needed stay until the next start", "error", err)
	}
	err := e.upgradeFormat()
	if errors.Is(err, syscall.ENOSPC) {
		e.opt.Log.Warn("the data directory keeps its format until there is space", "error", err)
		return nil
	}
	return err
}

// survey reads checkpoint and commit log and fills the engine's logs with what
// is known to be durable.
func (r *recovery) survey(ctx context.Context) error {
	r.set = r.e.sorted.Load()
	if err := r.loadCheckpoints(); err != nil {
		return err
	}
	if r.base == nil && r.rebuild != nil {
		if err := r.rebuild(); err != nil {
			return err
		}
	}
	if err := r.openSegments(); err != nil {
		return err
	}
	for i, f := range r.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.e.clock = max(r.e.clock, log.Millis(f.Clock))
		sc, err := newScanner(f), error(nil)
		switch {
		case f.Seq == r.newest:
			err = r.readLast(sc)
		case i+1 < len(r.files) && r.files[i+1].Seq == f.Seq+1:
			err = r.readDurable(sc, r.files[i+1].Start)
		default:
			err = r.readWidowed(sc)
		}
		if err != nil {
			return err
		}
	}
	r.showSorted()
	return nil
}

// openSegments opens all segments behind the checkpoint and checks that they
// form a chain. Those that it covers do not matter any more.
func (r *recovery) openSegments() error {
	entries, err := r.e.fs.ReadDir(commitDir)
	if err != nil {
		return fmt.Errorf("read the commit log: %w", err)
	}
	first := uint64(1)
	if r.base != nil {
		first = r.base.Seq + 1
	}
	expect := first
	for _, entry := range entries { // names sort by number
		seq, ok := parseSegmentName(entry.Name())
		if !ok || seq < first {
			continue
		}
		if expect < seq {
			r.damage(segmentName(expect), 0, missingFiles(seq-expect))
		}
		expect = seq + 1
		r.newest = seq
		f, err := r.openSegment(segmentName(seq))
		if err != nil {
			return err
		}
		if f != nil {
			r.e.addFile(f)
		}
	}
	r.files = *r.e.files.Load()
	switch {
	case r.base != nil && r.newest == 0:
		r.damage(segmentName(first), 0, missingFiles(1))
	case r.base == nil && len(r.e.damage) > 0:
		r.e.damage = append(r.e.damage, r.spoiled...) // one of them might have told what is missing
	case len(r.files) == 0 && len(r.e.damage) == 0:
		return fmt.Errorf("the data directory has lost its commit log: there is no file in %s: %w", commitDir, fs.ErrNotExist)
	}
	// Only segments that have a successor are ever shortened. What this one has
	// lost may have held the marks that would tell.
	if n := len(r.files); n > 0 && r.files[n-1].Seq == r.newest && r.files[n-1].held < r.files[n-1].Bytes {
		r.damage(r.files[n-1].name, r.files[n-1].held, fmt.Sprintf("the file has lost what was behind, up to byte %d", r.files[n-1].Bytes))
	}
	return nil
}

func missingFiles(n uint64) string {
	if n == 1 {
		return "the file is missing"
	}
	return fmt.Sprintf("the file is missing, and %d behind it", n-1)
}

// openSegment opens one segment; nil if its header is damaged.
func (r *recovery) openSegment(name string) (*file, error) {
	f, damage, err := openSegment(r.e.fs, name)
	if err != nil {
		return nil, err
	}
	if damage == nil && !r.follows(f) {
		damage = errors.New("does not follow the segment before it")
	}
	if damage != nil {
		r.damage(name, 0, damage.Error())
		return r.guessed(f)
	}
	return f, nil
}

// guessed gives a segment with a damaged header to Repair, which may find out
// what the header said; nil if it does not.
func (r *recovery) guessed(f *file) (*file, error) {
	if r.guess != nil {
		ok, err := r.guess(f)
		if err != nil {
			return nil, errors.Join(err, f.f.Close())
		}
		if ok {
			return f, nil
		}
	}
	return nil, f.f.Close()
}

// follows says whether a segment can stand behind what has been opened so far.
func (r *recovery) follows(f *file) bool {
	if files := *r.e.files.Load(); len(files) > 0 {
		last := files[len(files)-1]
		if f.Seq != last.Seq+1 {
			return f.Start >= last.Start
		}
		return f.Predecessor == last.ID && f.Start >= last.Start && f.Start <= last.Start+last.Bytes
	}
	if r.base == nil || f.Seq != r.base.Seq+1 {
		return true
	}
	return f.Predecessor == r.base.ID && f.Start == r.base.End
}

func (r *recovery) damage(name string, offset int64, reason string) {
	r.e.damage = append(r.e.damage, &log.CorruptError{File: name, Offset: offset, Reason: reason})
}

// readDurable takes in the blocks of a segment up to a global offset. All of
// them were durable: whatever is missing is damage.
func (r *recovery) readDurable(sc *scanner, to int64) error {
	f := sc.file
	bad := func(from, to int64) {
		r.damage(f.name, from, fmt.Sprintf("%d bytes of acknowledged data have no valid block header", to-from))
	}
	return sc.walk(segment.PageBytes, f.FileOffset(to), func(at int64, b segment.Block, header []byte) error {
		r.see(f, at, b, header, Durable)
		return r.take(f, b, header)
	}, bad)
}

func (r *recovery) see(f *file, at int64, b segment.Block, header []byte, part Part) {
	r.e.clock = max(r.e.clock, log.Millis(b.Clock))
	if r.onBlock != nil {
		r.onBlock(f, at, b, header, part)
	}
}

// readWidowed reads a segment whose successor cannot be read: nothing tells
// where it ended. Blocks behind something missing may have been cut by a
// recovery and their positions given to other entries, so they do not count.
func (r *recovery) readWidowed(sc *scanner) error {
	durable, err := r.highestMark(sc)
	if err != nil {
		return err
	}
	if err := r.readDurable(sc, durable); err != nil {
		return err
	}
	f := sc.file
	end, err := r.walkWhole(sc, f.FileOffset(durable), func(at int64, b segment.Block, header []byte) error {
		r.see(f, at, b, header, Durable)
		return r.take(f, b, header)
	})
	r.durable = f.GlobalOffset(end)
	return err
}

// readLast reads the last segment, which alone can have a tail.
func (r *recovery) readLast(sc *scanner) (err error) {
	if r.durable, err = r.highestMark(sc); err != nil {
		return err
	}
	if err := r.readDurable(sc, r.durable); err != nil {
		return err
	}
	f := sc.file
	end, err := r.walkWhole(sc, f.FileOffset(r.durable), func(at int64, b segment.Block, header []byte) error {
		r.see(f, at, b, header, Tail)
		r.tail = append(r.tail, tail{at, b, header})
		return nil
	})
	if err != nil {
		return err
	}
	r.tailEnd = f.GlobalOffset(end)
	if err := r.takeTailFiles(f); err != nil {
		return err
	}
	return sc.walk(end, sc.size(), func(at int64, b segment.Block, header []byte) error {
		r.see(f, at, b, header, Cut)
		if b.Frames > 0 {
			r.cut++
		}
		return nil
	}, nothing)
}

// nothing is for walks that pass over what is no block.
func nothing(int64, int64) {}

// highestMark is what a segment itself says is durable, wherever it says so.
func (r *recovery) highestMark(sc *scanner) (durable int64, err error) {
	durable = sc.file.Start
	err = sc.walk(segment.PageBytes, sc.size(), func(_ int64, b segment.Block, _ []byte) error {
		durable = max(durable, b.DurableThrough)
		return nil
	}, nothing)
	return durable, err
}

// walkWhole calls found for every block from a file offset on, up to the first
// that is not there in full. It returns where that is.
func (r *recovery) walkWhole(sc *scanner, at int64, found func(at int64, b segment.Block, header []byte) error) (end int64, err error) {
	for at < sc.size() {
		b, header, ok, err := sc.block(at, sc.size())
		if err != nil {
			return at, err
		}
		if !ok {
			break
		}
		header = slices.Clone(header)
		if ok, err = r.whole(sc.file, at, b, header); err != nil {
			return at, err
		}
		if !ok {
			break
		}
		if err := found(at, b, header); err != nil {
			return at, err
		}
		at += b.Bytes()
	}
	return at, nil
}

// whole verifies all frames of a block.
func (r *recovery) whole(f *file, at int64, b segment.Block, header []byte) (bool, error) {
	body := make([]byte, b.BodyBytes)
	if err := readFull(f.f, body, at+int64(b.HeaderBytes())); err != nil {
		return false, fmt.Errorf("read %s at byte %d: %w", f.name, at, err)
	}
	return r.pass(b, header, body), nil
}

// pass verifies all frames of a block that has been read.
func (r *recovery) pass(b segment.Block, header, body []byte) bool {
	for i := range b.Frames {
		fr := segment.FrameAt(header, i)
		entries, err := r.summer.Check(body[:fr.Bytes], fr.Log, fr.First)
		if err != nil || entries.Count != fr.Count {
			return false
		}
		body = body[fr.Bytes:]
	}
	return true
}
