package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// copyOnce copies the state at one instant: a checkpoint, the commit log from
// there on up to what is whole now, and the sorted files that go with it.
func (b *backup) copyOnce(ctx context.Context) error {
	b.report = BackupReport{Bytes: b.report.Bytes}
	r := &recovery{e: newEngine(b.from, Options{})}
	if err := r.loadCheckpoints(); err != nil {
		return err
	}
	c := r.base
	if c != nil {
		if err := writeFile(b.to, checkpointName(c.Seq), segment.AppendCheckpoint(nil, c)); err != nil {
			return err
		}
	}
	if err := b.copySegments(ctx, c); err != nil {
		return err
	}
	return b.copySorted(ctx, c)
}

// copySegments copies the segments behind a checkpoint.
func (b *backup) copySegments(ctx context.Context, c *segment.Checkpoint) (err error) {
	files, err := b.openSegments(c)
	defer func() {
		for _, f := range files {
			err = errors.Join(err, f.f.Close())
		}
	}()
	if err != nil {
		return err
	}
	for i, f := range files {
		if i+1 < len(files) {
			err = b.copySealed(ctx, f, files[i+1].Start)
		} else {
			err = b.copyLast(ctx, f)
		}
		if err != nil {
			return err
		}
		b.report.Segments++
	}
	return nil
}

// openSegments opens the segments behind a checkpoint, which must form a chain.
func (b *backup) openSegments(c *segment.Checkpoint) (files []*file, err error) {
	entries, err := b.from.ReadDir(commitDir)
	if err != nil {
		return nil, fmt.Errorf("read the commit log: %w", err)
	}
	at := segment.Header{}
	if c != nil {
		at.Seq, at.ID, at.Start = c.Seq, c.ID, c.End
	}
	for _, entry := range entries { // names sort by number
		seq, ok := parseSegmentName(entry.Name())
		if !ok || c != nil && seq <= c.Seq {
			continue
		}
		f, err := openSealed(b.from, seq)
		if err != nil {
			return files, err
		}
		files = append(files, f)
		first := len(files) == 1
		if f.Seq != at.Seq+1 || f.Predecessor != at.ID || f.Start < at.Start || first && f.Start != at.Start {
			return files, &log.CorruptError{File: f.name, Reason: "does not follow what is before it"}
		}
		at = f.Header
		b.total += min(f.held, f.Bytes)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no segment of the commit log: %w", errMoved)
	}
	return files, nil
}

// copySealed copies a segment that has a successor, which begins at a global
// offset.
func (b *backup) copySealed(ctx context.Context, f *file, end int64) error {
	to, err := b.copyBytes(ctx, f.f, f.name, f.FileOffset(end))
	if err != nil {
		return err
	}
	return errors.Join(to.Close(), unchanged(f))
}

// unchanged says errMoved if a segment has been taken for another use while it
// was read: that begins with its header.
func unchanged(f *file) error {
	page, want := make([]byte, segment.PageBytes), make([]byte, segment.PageBytes)
	if err := readFull(f.f, page, 0); err != nil {
		return fmt.Errorf("read the header of %s: %w", f.name, err)
	}
	f.Header.Encode(want)
	if !bytes.Equal(page, want) {
		return fmt.Errorf("%s: %w", f.name, errMoved)
	}
	return nil
}

// copyLast copies what is whole of the newest segment, and makes one behind it
// that says so: everything before its Start is durable in the copy.
func (b *backup) copyLast(ctx context.Context, f *file) error {
	r := &recovery{e: newEngine(b.from, Options{})}
	sc := newScanner(f)
	// A mark is written over by what comes behind it, but nothing before the
	// offset that it tells ever is.
	durable, err := r.highestMark(sc)
	if err != nil {
		return err
	}
	to, err := b.copyBytes(ctx, f.f, f.name, f.FileOffset(durable))
	if err != nil {
		return err
	}
	end, err := b.copyWhole(r, sc, to, durable)
	if err == nil {
		err = to.Sync()
	}
	if err = errors.Join(err, to.Close()); err != nil {
		return fmt.Errorf("copy %s: %w", f.name, err)
	}
	if err := unchanged(f); err != nil {
		return err
	}
	b.report.Through = end
	return b.endSegments(f, end, r)
}

// copyWhole copies the blocks behind a global offset up to the first that is
// not whole. Whoever was acknowledged before has a whole block here, and so
// has everybody before him.
func (b *backup) copyWhole(r *recovery, sc *scanner, to io.WriterAt, from int64) (end int64, err error) {
	f, at := sc.file, sc.file.FileOffset(from)
	for at < sc.size() {
		block, _, ok, err := sc.block(at, sc.size())
		if err != nil || !ok {
			return f.GlobalOffset(at), err
		}
		// What is written is what has been verified: the file may change.
		p := make([]byte, block.Bytes())
		if err := readFull(f.f, p, at); err != nil {
			return 0, err
		}
		again, err := segment.DecodeBlock(p, f.ID, f.GlobalOffset(at))
		if err != nil || again != block || !r.pass(again, p, p[again.HeaderBytes():]) {
			break
		}
		if _, err := to.WriteAt(p, at); err != nil {
			return 0, err
		}
		r.e.clock = max(r.e.clock, log.Millis(block.Clock))
		at += block.Bytes()
		b.copied(len(p))
	}
	return f.GlobalOffset(at), nil
}

// endSegments makes the copy's last segment, an empty one.
func (b *backup) endSegments(last *file, start int64, r *recovery) error {
	f := &file{held: segment.MinBytes}
	f.assign(last.Seq+1, last.ID, start)
	f.Clock = max(last.Clock, int64(r.e.clock))
	content := make([]byte, f.held)
	f.Header.Encode(content)
	return writeFile(b.to, segmentName(f.Seq), content)
}

// copySorted copies the sorted files that the copy's commit log names.
func (b *backup) copySorted(ctx context.Context, c *segment.Checkpoint) (err error) {
	live, err := b.liveFiles(c)
	if err != nil {
		return err
	}
	// All are opened before the first is copied: a file that a server replaces
	// can be read as long as it is open.
	handles := make([]*sortedFile, 0, len(live))
	defer func() {
		for _, f := range handles {
			err = errors.Join(err, f.close())
		}
	}()
	for _, meta := range live {
		f := newSortedFile(b.from, meta)
		handles = append(handles, f)
		if err := f.open(); err != nil {
			return err
		}
		b.total += f.Bytes
	}
	for _, f := range handles {
		if err := b.copyOneSorted(ctx, f); err != nil {
			return err
		}
		b.report.SortedFiles++
	}
	return err
}

// liveFiles are the sorted files as of the end of what has been copied of the
// commit log.
func (b *backup) liveFiles(c *segment.Checkpoint) ([]segment.SortedFile, error) {
	state := newFold(c)
	for range b.report.Segments {
		s, err := readContents(b.to, state.at.Seq+1)
		if err != nil {
			return nil, err
		}
		if err := errors.Join(state.segment(s), s.close()); err != nil {
			return nil, err
		}
	}
	return state.at.Files, nil
}

// copyOneSorted copies a sorted file unless an earlier attempt has.
func (b *backup) copyOneSorted(ctx context.Context, f *sortedFile) error {
	if slices.Contains(b.have, f.SortedFile) {
		return nil
	}
	if err := b.to.Remove(f.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	to, err := b.copyBytes(ctx, f.f, f.name, f.Bytes)
	if err != nil {
		return err
	}
	b.have = append(b.have, f.SortedFile)
	return to.Close()
}
