package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/embedded"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
	"github.com/shardwell/shardwell/internal/vfs"
)

// repairCommand makes a damaged data directory usable again.
type repairCommand struct {
	Dir    string `arg:"" help:"Data directory." placeholder:"DIR"`
	Apply  bool   `help:"Do it. Without this nothing is written."`
	Accept bool   `help:"Have readers pass over what is lost from now on, instead of giving them an error." name:"accept-loss"`
	JSON   bool   `help:"Print one JSON object, and no progress." name:"json"`
}

// Help is the example shown by --help.
func (repairCommand) Help() string {
	return `Reads and verifies everything, and says what is damaged, what can be saved and what is lost: in
terms of streams, shards and sequence numbers. With --apply it saves what can be saved. Afterwards the
server takes records again, and sequence numbers of open shards go on 2^40 records later. Reading what is
lost gives an error, and health lists it, until it is past its retention or, with --accept-loss, at once
no more. Damaged files stay, with .damaged behind their names.

Make a copy of the directory first if you can, and stop the server: repair needs the directory for itself.

Exit codes: 0 there is nothing to repair, or it has been repaired; 1 there is something to repair and
--apply was not given, or repairing failed; 2 the command line makes no sense; 3 DIR cannot be used.

Example: shardwell repair ./shardwell-data --apply`
}

// repaired is what the command prints.
type repaired struct {
	*embedded.RepairReport
	Catalog string `json:"catalogProblem,omitempty"` // why the streams may not be complete
}

// Run prints what is damaged, and repairs it if that is asked for.
func (c *repairCommand) Run(ctx context.Context, std streams) (err error) {
	dir, err := vfs.OS(c.Dir)
	if err != nil {
		return directoryError(c.Dir, err)
	}
	defer func() { err = errors.Join(err, closeFS(dir)) }()
	var found repaired
	options := embedded.RepairOptions{
		Apply: c.Apply, AcceptLoss: c.Accept, Machine: machineLog, Log: newLogger(std.err, "warn"),
		Logs: func(report *embedded.RepairReport, engine log.Engine) error {
			survey, err := kinesisstreams.Look(ctx, engine, func(log.LogID) (records, bytes int64) { return 0, 0 })
			if err != nil {
				return err
			}
			found.Catalog = survey.Problem
			for _, some := range [][]embedded.Damage{report.Damage, report.Lost, report.Unsure} {
				for i := range some {
					if some[i].Log != 0 {
						some[i].Where = where(survey, some[i].Log, some[i].First, some[i].Last)
					}
				}
			}
			return nil
		},
	}
	if !c.JSON {
		options.Progress = progress(std.err)
	}
	if found.RepairReport, err = embedded.Repair(ctx, dir, options); err != nil {
		if ctx.Err() != nil {
			return err
		}
		return directoryError(c.Dir, err)
	}
	if c.JSON {
		err = printJSON(std.out, found)
	} else {
		err = found.WriteText(std.out, c.Dir)
	}
	if err == nil && len(found.Damage)+len(found.Lost) > 0 && !found.Applied {
		err = fmt.Errorf("nothing has been written; --apply does it: shardwell repair %s --apply", c.Dir)
	}
	return err
}

// WriteText prints the report for people, one fact a line.
func (r *repaired) WriteText(w io.Writer, path string) error {
	var text strings.Builder
	if len(r.Damage)+len(r.Lost) == 0 {
		fmt.Fprintf(&text, "there is nothing to repair in %s\n", path)
		_, err := io.WriteString(w, text.String())
		return err
	}
	for _, d := range r.Damage {
		fmt.Fprintf(&text, "damage: %v\n", d)
	}
	if r.Catalog != "" {
		fmt.Fprintf(&text, "the catalog of streams: %s\n", r.Catalog)
	}
	for _, d := range r.Lost {
		fmt.Fprintf(&text, "lost: %s\n", subject(d))
	}
	for _, d := range r.Unsure {
		fmt.Fprintf(&text, "nobody knows whether there was more: %s\n", subject(d))
	}
	will := "are kept under another name"
	if !r.Applied {
		will = "would be kept under another name"
	}
	for _, name := range r.Aside {
		fmt.Fprintf(&text, "damaged files %s: %s\n", will, name)
	}
	fmt.Fprintf(&text, "saved: %d entries of %d logs\n", r.Entries, r.Logs)
	if r.Applied {
		fmt.Fprintf(&text, "%s has been repaired; a server can be started on it\n", path)
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// subject says which entries a report is about.
func subject(d embedded.Damage) string {
	if d.Where != "" {
		return d.Where
	}
	return fmt.Sprintf("log %#x, positions %d to %d", uint64(d.Log), d.First, d.Last)
}
