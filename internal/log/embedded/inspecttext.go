package embedded

import (
	"fmt"
	"io"
)

// WriteText prints the inspection for people, one fact a line.
func (in *Inspection) WriteText(w io.Writer) error {
	p := &printer{w: w}
	p.line("format %d, %d bytes on disk, %d of them a spare segment", in.Format, in.DiskBytes, in.SpareBytes)
	for _, s := range in.Segments {
		p.line("segment %s: %d bytes from offset %d, %d blocks (%d of them marks), %d frames, id %s", s.File, s.Bytes, s.Start, s.Blocks, s.Marks, s.Frames, s.ID)
	}
	if in.ObsoleteSegments > 0 {
		p.line("%d segments that are not needed any more", in.ObsoleteSegments)
	}
	for _, f := range in.SortedFiles {
		p.line("sorted %s: %d bytes, offsets %d to %d, generation %d, %d logs, %d frames, %.0f %% trimmed", f.File, f.Bytes, f.From, f.To, f.Generation, f.Logs, f.Frames, 100*f.Trimmed)
	}
	if in.ReplacedFiles > 0 {
		p.line("%d sorted files have been replaced meanwhile and were not read", in.ReplacedFiles)
	}
	for _, c := range in.Checkpoints {
		used := ""
		if c.Used {
			used = ", the one that a start begins at"
		}
		p.line("checkpoint %s: %d bytes%s", c.File, c.Bytes, used)
	}
	for _, l := range in.Logs {
		state := ""
		if l.Sealed {
			state = ", sealed"
		}
		if l.Deleted {
			state = ", deleted"
		}
		p.line("log %#x: positions %d up to %d, %d entries in %d frames of %d bytes%s", uint64(l.ID), l.First, l.End, l.Records, l.Frames, l.Bytes, state)
	}
	p.line("known to be durable up to offset %d", in.DurableThrough)
	p.line("recovery would keep %d blocks with %d frames behind that, and cut %d blocks", in.KeptBlocks, in.KeptFrames, in.CutBlocks)
	for _, d := range in.Damage {
		p.line("damage: %s", d)
	}
	for _, d := range in.Lost {
		where := d.Where
		if where == "" {
			where = fmt.Sprintf("log %#x, positions %d to %d", uint64(d.Log), d.First, d.Last)
		}
		p.line("lost earlier, with %s: %s", d.File, where)
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
