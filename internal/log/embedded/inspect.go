package embedded

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// Inspection is what a data directory holds, found without writing to it.
type Inspection struct {
	Format        int             `json:"format"`     // version a program must know to write here; 0: nothing is there yet
	DiskBytes     int64           `json:"diskBytes"`  // that all files of the engine take
	SpareBytes    int64           `json:"spareBytes"` // of them for a segment that is ready for use
	VerifiedBytes int64           `json:"verifiedBytes,omitempty"`
	Segments      []SegmentReport `json:"segments"` // that a start would read
	// ObsoleteSegments is how many wait to be used again or removed.
	ObsoleteSegments int            `json:"obsoleteSegments"`
	SortedFiles      []SortedReport `json:"sortedFiles"`
	// ReplacedFiles is how many sorted files a server has replaced before they
	// could be read: what was in them is in others now.
	ReplacedFiles  int                `json:"replacedFiles,omitempty"`
	Checkpoints    []CheckpointReport `json:"checkpoints"`
	Logs           []LogReport        `json:"logs"`
	DurableThrough int64              `json:"durableThrough"` // everything before this global offset is known to be durable
	KeptBlocks     int                `json:"keptBlocks"`     // whole blocks behind it, which recovery would keep
	KeptFrames     int                `json:"keptFrames"`
	CutBlocks      int                `json:"cutBlocks"` // blocks behind something missing, which recovery would cut
	Damage         []Damage           `json:"damage"`    // what recovery would report, and what does not pass if that was asked for
	// Lost are ranges that an earlier start or a repair has found lost, for readers
	// to be told; they are not damage any more.
	Lost []Damage `json:"lost"`

	inRuns map[log.LogID]runSize
}

// Damage is one thing that is not as it was written.
type Damage struct {
	File   string       `json:"file"`
	Offset int64        `json:"offset"` // in the file
	Reason string       `json:"reason"`
	Log    log.LogID    `json:"log,omitempty"` // 0: not confined to one log
	First  log.Position `json:"first,omitempty"`
	Last   log.Position `json:"last,omitempty"` // the last position it costs
	// Where says for people what Log and the positions are; left empty here,
	// for whoever knows what the logs mean.
	Where string `json:"where,omitempty"`
}

// String is a sentence for people.
func (d Damage) String() string {
	words := fmt.Sprintf("%s is damaged at byte %d: %s", d.File, d.Offset, d.Reason)
	switch {
	case d.Where != "":
		words += "; it costs " + d.Where
	case d.Log != 0:
		words += fmt.Sprintf("; it costs log %#x positions %d to %d", uint64(d.Log), d.First, d.Last)
	}
	return words
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

// damage is what a frame that does not pass costs.
func (f *FrameReport) damage() Damage {
	return Damage{
		File: f.File, Offset: f.FileOffset, Reason: "frame checksum",
		Log: f.Log, First: f.First, Last: f.First + log.Position(f.Count) - 1,
	}
}

// LogReport describes one log as it is known to be durable.
type LogReport struct {
	ID      log.LogID    `json:"id"`
	Kind    log.Kind     `json:"kind"`
	First   log.Position `json:"first"`
	End     log.Position `json:"end"`
	Records int64        `json:"records"` // from First on, without those that are lost
	Frames  int          `json:"frames"`
	Bytes   int64        `json:"bytes"`
	Sealed  bool         `json:"sealed"`
	Deleted bool         `json:"deleted"`
}

// InspectOptions say how closely Inspect looks.
type InspectOptions struct {
	Verify bool              // read everything and verify every checksum
	Block  func(BlockReport) // called for every block, in file order; may be nil
	// Progress is called as bytes are read for Verify. May be nil.
	Progress func(done, total int64)
	// Logs is called at the end with what is known to be durable, as an engine
	// that refuses to write; what it returns is Inspect's error. May be nil.
	Logs func(*Inspection, log.Engine) error
}

// inspectAttempts bounds how often Inspect begins again.
const inspectAttempts = 10

// Inspect reads a data directory as recovery would, writes nothing, and takes
// no lock. If it finds damage while a server changes the directory it looks
// again, unless blocks have been told. Errors are those of Open.
func Inspect(ctx context.Context, dir vfs.FS, opt InspectOptions) (*Inspection, error) {
	fresh, err := checkDirectory(dir)
	if err != nil {
		return nil, err
	}
	for attempt := 1; !fresh; attempt++ {
		before, err := listing(dir)
		if err != nil {
			return nil, err
		}
		in, err := inspectOnce(ctx, dir, opt)
		if err == nil && len(in.Damage) == 0 || opt.Block != nil || attempt == inspectAttempts || ctx.Err() != nil {
			return in, err
		}
		after, listErr := listing(dir)
		if listErr != nil || slices.Equal(before, after) {
			return in, errors.Join(err, listErr)
		}
	}
	return newInspection(), nil
}

func newInspection() *Inspection {
	return &Inspection{
		Segments: []SegmentReport{}, SortedFiles: []SortedReport{}, Checkpoints: []CheckpointReport{},
		Logs: []LogReport{}, Damage: []Damage{}, Lost: []Damage{}, inRuns: map[log.LogID]runSize{},
	}
}

func inspectOnce(ctx context.Context, dir vfs.FS, opt InspectOptions) (*Inspection, error) {
	in := newInspection()
	if err := in.look(dir); err != nil {
		return nil, err
	}
	e := newEngine(dir, Options{})
	e.state.readOnly = true
	r := &recovery{e: e}
	r.onBlock = func(f *file, at int64, b segment.Block, header []byte, part Part) {
		in.block(r, opt, f, at, b, header, part)
	}
	err := r.survey(ctx)
	if err == nil {
		in.conclude(r)
		err = in.concludeFiles(ctx, r, opt)
	}
	if err == nil {
		in.concludeLogs(r)
		if opt.Logs != nil {
			err = opt.Logs(in, e)
		}
	}
	return in, errors.Join(err, e.closeFiles())
}

// look reads what the directory tells without opening the files of the log.
func (in *Inspection) look(dir vfs.FS) error {
	v, err := readFormat(dir)
	if err != nil {
		return err
	}
	in.Format = v.MinWriter
	for _, name := range []string{commitDir, sortedDir, catalogDir} {
		entries, err := dir.ReadDir(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("read the data directory: %w", err)
		}
		for _, entry := range entries {
			info, err := entry.Info()
			if errors.Is(err, fs.ErrNotExist) {
				continue // a running server has removed it
			}
			if err != nil {
				return fmt.Errorf("read the data directory: %w", err)
			}
			in.DiskBytes += info.Size()
			if name+"/"+entry.Name() == spareName {
				in.SpareBytes = info.Size()
			}
		}
	}
	return nil
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
			in.Damage = append(in.Damage, fp.damage())
		}
		from += int64(fr.Bytes)
	}
	if opt.Verify {
		in.verified(opt, b.Bytes())
	}
	if part == Tail && b.Frames > 0 {
		in.KeptBlocks++
		in.KeptFrames += b.Frames
	}
	if opt.Block != nil {
		opt.Block(report)
	}
}

// verified notes that bytes have been read and verified.
func (in *Inspection) verified(opt InspectOptions, bytes int64) {
	in.VerifiedBytes += bytes
	if opt.Progress != nil {
		opt.Progress(min(in.VerifiedBytes, in.DiskBytes), in.DiskBytes)
	}
}

// passes reads a frame and verifies it; one that cannot be read does not pass.
func (r *recovery) passes(f *file, fr FrameReport) bool {
	r.memory = slices.Grow(r.memory[:0], int(fr.Bytes))[:fr.Bytes]
	p := r.memory
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
	for _, d := range slices.Concat(r.e.damage, r.e.damagedFiles(), r.spoiled) {
		in.Damage = append(in.Damage, Damage{File: d.File, Offset: d.Offset, Reason: d.Reason, Log: d.Log, First: d.First, Last: d.Last})
	}
}

// concludeLogs describes the logs.
func (in *Inspection) concludeLogs(r *recovery) {
	for id, st := range r.e.logs {
		l := LogReport{ID: id, Kind: st.kind, First: st.first, End: st.end, Frames: st.index.len(), Sealed: st.sealed, Deleted: st.deleted}
		l.Records = st.records()
		for i := range l.Frames {
			l.Bytes += int64(st.index.at(i).bytes())
		}
		sorted := in.inRuns[id]
		l.Frames, l.Bytes = l.Frames+sorted.frames, l.Bytes+sorted.bytes
		in.Logs = append(in.Logs, l)
		in.lost(st)
	}
	slices.SortFunc(in.Logs, func(a, b LogReport) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(in.Lost, func(a, b Damage) int { return cmp.Or(cmp.Compare(a.Log, b.Log), cmp.Compare(a.First, b.First)) })
}

// lost lists what s has lost, but for what is trimmed or among the damage.
func (in *Inspection) lost(s *stream) {
	for _, h := range s.holes {
		known := slices.ContainsFunc(in.Damage, func(d Damage) bool { return d.Log == s.id && d.First <= h.first && d.Last >= h.last })
		if !h.jump && !s.deleted && h.last >= s.first && !known {
			in.Lost = append(in.Lost, Damage{File: h.file, Offset: h.offset, Reason: "lost", Log: s.id, First: h.first, Last: h.last})
		}
	}
}

// Size is what a log holds.
func (in *Inspection) Size(id log.LogID) (records, bytes int64) {
	at, found := slices.BinarySearchFunc(in.Logs, id, func(l LogReport, id log.LogID) int { return cmp.Compare(l.ID, id) })
	if !found {
		return 0, 0
	}
	return in.Logs[at].Records, in.Logs[at].Bytes
}

// records is how many entries the log has from its first on.
func (s *stream) records() int64 {
	if s.deleted {
		return 0
	}
	n := int64(s.end - s.first)
	for _, h := range s.holes {
		if h.last >= s.first {
			n -= int64(h.last - max(h.first, s.first) + 1)
		}
	}
	return n
}
