package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// recovery is what reading the commit log from its beginning finds. It has two
// halves: survey only reads; adopt then makes the log fit to be written again.
type recovery struct {
	e       *Engine
	onBlock func(f *file, at int64, b segment.Block, header []byte, part Part) // for Inspect; may be nil

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
	at    int64 // file offset in the last segment
	block segment.Block
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
	for _, dir := range []string{".", commitDir} {
		if err := e.fs.SyncDir(dir); err != nil {
			return fmt.Errorf("sync the data directory: %w", err)
		}
	}
	r := &recovery{e: e}
	if err := r.survey(ctx); err != nil {
		return err
	}
	if len(e.damage) > 0 {
		e.state.readOnly = true
		e.report = "damage was found; the engine is read-only"
		for _, d := range e.damage {
			e.opt.Log.Error("the commit log is damaged", "file", d.File, "offset", d.Offset, "reason", d.Reason)
		}
		return nil
	}
	return r.adopt()
}

// survey reads the commit log and fills the engine's logs with what is known
// to be durable.
func (r *recovery) survey(ctx context.Context) error {
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
	return nil
}

// openSegments opens all segments and checks that they form a chain.
func (r *recovery) openSegments() error {
	entries, err := r.e.fs.ReadDir(commitDir)
	if err != nil {
		return fmt.Errorf("read the commit log: %w", err)
	}
	expect := uint64(1)
	for _, entry := range entries { // names sort by number
		seq, ok := parseSegmentName(entry.Name())
		if !ok {
			continue
		}
		for ; expect < seq; expect++ {
			r.damage(segmentName(expect), 0, "the file is missing")
		}
		expect++
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
	if len(r.files) == 0 && len(r.e.damage) == 0 {
		return fmt.Errorf("the data directory has lost its commit log: there is no file in %s: %w", commitDir, fs.ErrNotExist)
	}
	// Only segments that have a successor are ever shortened. What this one has
	// lost may have held the marks that would tell.
	if n := len(r.files); n > 0 && r.files[n-1].Seq == r.newest && r.files[n-1].held < r.files[n-1].Bytes {
		r.damage(r.files[n-1].name, r.files[n-1].held, fmt.Sprintf("the file has lost what was behind, up to byte %d", r.files[n-1].Bytes))
	}
	return nil
}

// openSegment opens one segment; nil if its header is damaged.
func (r *recovery) openSegment(name string) (*file, error) {
	h, err := r.e.fs.OpenRead(name)
	if err != nil {
		return nil, fmt.Errorf("open a segment: %w", err)
	}
	f := &file{name: name, f: h}
	page := make([]byte, segment.PageBytes)
	if f.held, err = h.Size(); err == nil {
		err = readFull(h, page, 0)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("read the header of %s: %w", name, err), h.Close())
	}
	f.Header, err = segment.DecodeHeader(page)
	if err == nil && segmentName(f.Seq) != name {
		err = fmt.Errorf("header of segment %d", f.Seq)
	}
	if files := *r.e.files.Load(); err == nil && len(files) > 0 {
		last := files[len(files)-1]
		if f.Seq == last.Seq+1 && f.Predecessor != last.ID || f.Start < last.Start || f.Start > last.Start+last.Bytes && f.Seq == last.Seq+1 {
			err = errors.New("does not follow the segment before it")
		}
	}
	if err != nil {
		r.damage(name, 0, err.Error())
		return nil, h.Close()
	}
	return f, nil
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
		r.tail = append(r.tail, tail{at, b})
		return nil
	})
	if err != nil {
		return err
	}
	r.tailEnd = f.GlobalOffset(end)
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
