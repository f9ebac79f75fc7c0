package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// Inspection is what a data directory holds, found without writing to it.
type Inspection struct {
	Segments       []SegmentReport `json:"segments"`
	Logs           []LogReport     `json:"logs"`
	DurableThrough int64           `json:"durableThrough"` // everything before this global offset is known to be durable
	KeptBlocks     int             `json:"keptBlocks"`     // whole blocks behind it, which recovery would keep
	KeptFrames     int             `json:"keptFrames"`
	CutBlocks      int             `json:"cutBlocks"` // blocks behind something missing, which recovery would cut
	Damage         []string        `json:"damage"`    // what recovery would report; not empty: it would open read-only
	BadFrames      []FrameReport   `json:"badFrames"` // frames that do not pass, if they were asked for
}

// SegmentReport describes one file of the commit log.
type SegmentReport struct {
	File   string `json:"file"`
	ID     string `json:"id"`
	Start  int64  `json:"start"` // global offset of the first block
	Bytes  int64  `json:"bytes"` // that the file takes
	Blocks int    `json:"blocks"`
	Marks  int    `json:"marks"` // blocks without frames
	Frames int    `json:"frames"`
}

// BlockReport describes one block.
type BlockReport struct {
	File           string        `json:"file"`
	FileOffset     int64         `json:"fileOffset"`
	Offset         int64         `json:"offset"` // global
	Bytes          int64         `json:"bytes"`
	DurableThrough int64         `json:"durableThrough"`
	Clock          log.Millis    `json:"clockMillis"`
	Part           Part          `json:"part"`
	Frames         []FrameReport `json:"frames"` // none: a mark
}

// FrameReport describes one frame.
type FrameReport struct {
	File       string       `json:"file"`
	FileOffset int64        `json:"fileOffset"`
	Log        log.LogID    `json:"log"` // 0: the control log
	First      log.Position `json:"first"`
	Count      uint32       `json:"count"`
	Bytes      uint32       `json:"bytes"`
}

// LogReport describes one log as it is known to be durable.
type LogReport struct {
	ID      log.LogID    `json:"id"`
	Kind    log.Kind     `json:"kind"`
	First   log.Position `json:"first"`
	End     log.Position `json:"end"`
	Frames  int          `json:"frames"`
	Bytes   int64        `json:"bytes"`
	Sealed  bool         `json:"sealed"`
	Deleted bool         `json:"deleted"`
}

// InspectOptions say how closely Inspect looks.
type InspectOptions struct {
	Verify bool              // read and verify every frame
	Block  func(BlockReport) // called for every block, in file order; may be nil
}

// Inspect reads a data directory as recovery would, writes nothing, and takes
// no lock: beside a running server it may see a moment in the middle of
// things. Errors are those of Open.
func Inspect(ctx context.Context, fs vfs.FS, opt InspectOptions) (*Inspection, error) {
	fresh, err := checkDirectory(fs)
	if err != nil {
		return nil, err
	}
	in := &Inspection{}
	if fresh {
		return in, nil
	}
	e := newEngine(fs, Options{})
	r := &recovery{e: e}
	r.onBlock = func(f *file, at int64, b segment.Block, header []byte, part Part) {
		in.block(r, opt, f, at, b, header, part)
	}
	err = r.survey(ctx)
	if err == nil {
		in.conclude(r)
	}
	return in, errors.Join(err, e.closeFiles())
}

func (in *Inspection) block(r *recovery, opt InspectOptions, f *file, at int64, b segment.Block, header []byte, part Part) {
	if n := len(in.Segments); n == 0 || in.Segments[n-1].File != f.name {
		in.Segments = append(in.Segments, SegmentReport{File: f.name, ID: fmt.Sprintf("%x", f.ID), Start: f.Start, Bytes: f.held})
	}
	s := &in.Segments[len(in.Segments)-1]
	s.Blocks++
	s.Frames += b.Frames
	if b.Frames == 0 {
		s.Marks++
	}
	report := BlockReport{
		File: f.name, FileOffset: at, Offset: b.Offset, Bytes: b.Bytes(), DurableThrough: b.DurableThrough,
		Clock: log.Millis(b.Clock), Part: part,
	}
	from := at + int64(b.HeaderBytes())
	for i := range b.Frames {
		fr := segment.FrameAt(header, i)
		fp := FrameReport{File: f.name, FileOffset: from, Log: log.LogID(fr.Log), First: log.Position(fr.First), Count: fr.Count, Bytes: fr.Bytes}
		report.Frames = append(report.Frames, fp)
		if opt.Verify && !r.passes(f, fp) {
			in.BadFrames = append(in.BadFrames, fp)
		}
		from += int64(fr.Bytes)
	}
	if part == Tail && b.Frames > 0 {
		in.KeptBlocks++
		in.KeptFrames += b.Frames
	}
	if opt.Block != nil {
		opt.Block(report)
	}
}

// passes reads a frame and verifies it; one that cannot be read does not pass.
func (r *recovery) passes(f *file, fr FrameReport) bool {
	p := make([]byte, fr.Bytes)
	if readFull(f.f, p, fr.FileOffset) != nil {
		return false
	}
	entries, err := r.summer.Check(p, uint64(fr.Log), uint64(fr.First))
	return err == nil && entries.Count == fr.Count
}

func (in *Inspection) conclude(r *recovery) {
	in.DurableThrough, in.CutBlocks = r.durable, int(r.cut)
	for _, f := range r.files {
		if !slices.ContainsFunc(in.Segments, func(s SegmentReport) bool { return s.File == f.name }) {
			in.Segments = append(in.Segments, SegmentReport{File: f.name, ID: fmt.Sprintf("%x", f.ID), Start: f.Start, Bytes: f.held})
		}
	}
	slices.SortFunc(in.Segments, func(a, b SegmentReport) int { return int(a.Start - b.Start) })
	for _, d := range r.e.damage {
		in.Damage = append(in.Damage, sentence(d))
	}
	for id, st := range r.e.logs {
		l := LogReport{ID: id, Kind: st.kind, First: st.first, End: st.end, Frames: st.index.len(), Sealed: st.sealed, Deleted: st.deleted}
		for i := range l.Frames {
			l.Bytes += int64(st.index.at(i).bytes())
		}
		in.Logs = append(in.Logs, l)
	}
	slices.SortFunc(in.Logs, func(a, b LogReport) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
}

// WriteText prints the inspection for people, one fact a line.
func (in *Inspection) WriteText(w io.Writer) error {
	p := &printer{w: w}
	for _, s := range in.Segments {
		p.line("segment %s: %d bytes from offset %d, %d blocks (%d of them marks), %d frames, id %s", s.File, s.Bytes, s.Start, s.Blocks, s.Marks, s.Frames, s.ID)
	}
	for _, l := range in.Logs {
		state := ""
		if l.Sealed {
			state = ", sealed"
		}
		if l.Deleted {
			state = ", deleted"
		}
		p.line("log %#x: positions %d up to %d in %d frames of %d bytes%s", uint64(l.ID), l.First, l.End, l.Frames, l.Bytes, state)
	}
	p.line("known to be durable up to offset %d", in.DurableThrough)
	p.line("recovery would keep %d blocks with %d frames behind that, and cut %d blocks", in.KeptBlocks, in.KeptFrames, in.CutBlocks)
	for _, f := range in.BadFrames {
		p.line("bad frame: %s at byte %d, log %#x, positions %d up to %d", f.File, f.FileOffset, uint64(f.Log), f.First, f.First+log.Position(f.Count))
	}
	for _, d := range in.Damage {
		p.line("damage: %s", d)
	}
	return p.err
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// sentence says what was found damaged, for people.
func sentence(d *log.CorruptError) string {
	if d.Log != 0 {
		return d.Error()
	}
	return fmt.Sprintf("%s is damaged at byte %d: %s", d.File, d.Offset, d.Reason)
}
