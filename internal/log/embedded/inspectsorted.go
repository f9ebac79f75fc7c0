package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// SortedReport describes one live sorted file.
type SortedReport struct {
	File       string  `json:"file"`
	Generation uint32  `json:"generation"` // how often its oldest part has been rewritten
	From       int64   `json:"from"`       // global offsets of the commit log that it covers
	To         int64   `json:"to"`
	Bytes      int64   `json:"bytes"`
	Logs       int     `json:"logs"`
	Frames     int64   `json:"frames"`
	Trimmed    float64 `json:"trimmed"` // about how much of it nobody can read any more, 0 to 1
}

// CheckpointReport describes one checkpoint.
type CheckpointReport struct {
	File  string `json:"file"`
	Bytes int64  `json:"bytes"`
	Used  bool   `json:"used"` // a start would begin there
}

// listing is what tells whether a server works on a directory: the names in it.
func listing(dir vfs.FS) ([]string, error) {
	var names []string
	for _, d := range []string{commitDir, sortedDir, catalogDir} {
		entries, err := dir.ReadDir(d)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read the data directory: %w", err)
		}
		for _, entry := range entries {
			names = append(names, d+"/"+entry.Name())
		}
	}
	return names, nil
}

// concludeFiles describes checkpoints and sorted files.
func (in *Inspection) concludeFiles(ctx context.Context, r *recovery, opt InspectOptions) error {
	names, err := listing(r.e.fs)
	if err != nil {
		return err
	}
	for _, name := range names {
		if seq, ok := parseNumbered(name, segmentTail, segmentName); ok && r.base != nil && seq <= r.base.Seq {
			in.ObsoleteSegments++
		}
		if seq, ok := parseNumbered(name, checkpointTail, checkpointName); ok {
			c := CheckpointReport{File: name, Used: r.base != nil && r.base.Seq == seq}
			if info, err := r.e.fs.Stat(name); err == nil {
				c.Bytes = info.Size()
			}
			in.Checkpoints = append(in.Checkpoints, c)
		}
	}
	for _, f := range r.set.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := in.sortedFile(r.e, f, opt); err != nil {
			return err
		}
	}
	return nil
}

// sortedFile describes a sorted file, and verifies it if that was asked for.
func (in *Inspection) sortedFile(e *Engine, f *sortedFile, opt InspectOptions) error {
	report := SortedReport{File: f.name, Generation: f.Generation, From: f.From, To: f.To, Bytes: f.Bytes}
	known := slices.ContainsFunc(in.Damage, func(d Damage) bool { return d.File == f.name })
	if _, err := e.fs.Stat(f.name); errors.Is(err, fs.ErrNotExist) && !known {
		in.ReplacedFiles++ // it was there a moment ago
		return nil
	}
	table, err := f.runs()
	if d, ok := errors.AsType[*log.CorruptError](err); ok {
		if !known && !opt.Verify {
			in.Damage = append(in.Damage, Damage{File: d.File, Offset: d.Offset, Reason: d.Reason})
		}
	} else if err != nil {
		return err
	}
	bytes, trimmed := int64(0), float64(0)
	for _, run := range table {
		gone := e.trimmedShare(run)
		bytes, trimmed = bytes+run.Bytes, trimmed+gone*float64(run.Bytes)
		report.Frames += int64(run.Frames)
		in.inRuns[log.LogID(run.Log)] = addSize(in.inRuns[log.LogID(run.Log)], run, gone)
	}
	if report.Logs = len(table); bytes > 0 {
		report.Trimmed = trimmed / float64(bytes)
	}
	in.SortedFiles = append(in.SortedFiles, report)
	if !opt.Verify || known {
		return nil
	}
	check := sortedCheck{
		f:    newSortedFile(e.fs, f.SortedFile),
		bad:  func(d Damage) { in.Damage = append(in.Damage, d) },
		read: func(bytes int64) { in.verified(opt, bytes) },
	}
	return check.run()
}

// runSize is what sorted files hold of a log that can still be read.
type runSize struct {
	frames int
	bytes  int64
}

func addSize(s runSize, run segment.LogRun, gone float64) runSize {
	left := 1 - gone
	return runSize{s.frames + int(left*float64(run.Frames)+0.5), s.bytes + int64(left*float64(run.Bytes)+0.5)}
}

// trimmedShare is how much of a run has been trimmed, by positions.
func (e *Engine) trimmedShare(run segment.LogRun) float64 {
	st, err := e.lookup(log.LogID(run.Log))
	if err != nil {
		return 1
	}
	st.mu.RLock()
	defer st.mu.RUnlock()
	switch first := uint64(st.first); {
	case st.deleted || first >= run.Next:
		return 1
	case first <= run.First:
		return 0
	default:
		return float64(first-run.First) / float64(run.Next-run.First)
	}
}
