package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/shardwell/shardwell/internal/log/embedded"
)

// verifyCommand reads everything in a data directory.
type verifyCommand struct {
	Dir  string `arg:"" help:"Data directory." placeholder:"DIR"`
	JSON bool   `help:"Print one JSON object, and no progress." name:"json"`
}

// Help is the example shown by --help.
func (verifyCommand) Help() string {
	return `Reads every file of a data directory and verifies every checksum. Nothing is written and no lock is
taken: it works beside a running server, which it slows down as any reader of the disk does.

Exit codes: 0 everything is as it was written; 1 something is damaged, each place is listed with the
streams and sequence numbers it costs; 2 the command line makes no sense; 3 DIR cannot be read or holds no data.

Example: shardwell verify ./shardwell-data`
}

// Run prints what is damaged.
func (c *verifyCommand) Run(ctx context.Context, std streams) error {
	options := embedded.InspectOptions{Verify: true}
	if !c.JSON {
		options.Progress = progress(std.err)
	}
	found, err := examine(ctx, c.Dir, options)
	if err != nil {
		return err
	}
	if found.Format == 0 { // perhaps the disk that should be mounted there is not
		return coded(exitDirectory, "there is no data in %s", c.Dir)
	}
	if c.JSON {
		err = printJSON(std.out, struct {
			Health        string            `json:"health"`
			VerifiedBytes int64             `json:"verifiedBytes"`
			Damage        []embedded.Damage `json:"damage"`
			Catalog       string            `json:"catalogProblem,omitempty"`
		}{found.Health, found.VerifiedBytes, found.Damage, found.Catalog})
	} else {
		err = found.writeDamage(std.out)
	}
	return errors.Join(err, found.verdict(c.Dir))
}

// writeDamage prints what is damaged and nothing else.
func (x *examination) writeDamage(w io.Writer) error {
	for _, d := range x.Damage {
		if _, err := fmt.Fprintln(w, d); err != nil {
			return err
		}
	}
	if x.Catalog != "" {
		if _, err := fmt.Fprintln(w, "the catalog of streams cannot be read:", x.Catalog); err != nil {
			return err
		}
	}
	if x.Health != healthy {
		return nil
	}
	_, err := fmt.Fprintf(w, "%s: %d bytes read, every checksum is right\n", x.Health, x.VerifiedBytes)
	return err
}

// progress tells people how far a long run is, a line for every tenth.
func progress(w io.Writer) func(done, total int64) {
	told := int64(0)
	return func(done, total int64) {
		if tenths := 10 * done / max(total, 1); tenths > told && total >= progressFrom {
			told = tenths
			fmt.Fprintf(w, "%d %% of %d MiB\n", 10*tenths, total>>20)
		}
	}
}

// progressFrom is how much there must be to read for progress to be told.
const progressFrom = 1 << 30
