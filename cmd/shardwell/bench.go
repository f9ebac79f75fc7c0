package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/shardwell/shardwell/internal/bench"
)

// benchCommand measures.
type benchCommand struct {
	Quick       bool   `help:"Measure each thing for half a second only: a first impression."`
	JSON        bool   `help:"Print JSON." name:"json"`
	Dir         string `help:"Directory on the disk to measure; a temporary one is made in it." default:"." placeholder:"DIR"`
	Connections int    `help:"Connections that send at once." default:"64"`
	Shards      int    `help:"Shards of the stream." default:"256"`
}

// Help is the example shown by --help.
func (benchCommand) Help() string { return "Example: shardwell bench --quick" }

// Run measures for a minute or so and prints the table.
func (c *benchCommand) Run(ctx context.Context, std streams) error {
	binary, err := os.Executable()
	if err != nil {
		return err
	}
	if c.Connections < 1 || c.Shards < 1 {
		return coded(exitUsage, "--connections and --shards must be at least 1")
	}
	each := 4 * time.Second
	if c.Quick {
		each = time.Second / 2
	}
	report, err := bench.Run(ctx, bench.Options{
		Binary: binary, Dir: c.Dir, Each: each, Connections: c.Connections, Shards: c.Shards, Version: versionText(),
		Progress: func(what string) { fmt.Fprintln(std.err, "measuring", what) },
	})
	if err != nil {
		return err
	}
	if c.JSON {
		encoder := json.NewEncoder(std.out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(report)
	}
	return report.Table(std.out)
}

// baselineCommand is the other side of a measurement of net/http alone.
type baselineCommand struct{}

// Run serves until ctx ends.
func (baselineCommand) Run(ctx context.Context, std streams) error {
	return bench.Baseline(ctx, std.out)
}
