package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"time"

	"github.com/shardwell/shardwell/internal/bench"
)

// benchCommand measures.
type benchCommand struct {
	Quick       bool          `help:"Measure each thing for a moment only, less than a minute in all: a first impression."`
	JSON        bool          `help:"Print JSON." name:"json"`
	Against     string        `help:"Measure another Kinesis endpoint instead; streams are made there and deleted at the end." placeholder:"URL"`
	Region      string        `help:"Region to sign requests for." default:"us-east-1" env:"AWS_REGION,AWS_DEFAULT_REGION"`
	Dir         string        `help:"Directory on the disk to measure; a temporary one is made in it." default:"." placeholder:"DIR"`
	Each        time.Duration `help:"How long each measurement lasts (default 4s, with --quick 400ms)." placeholder:"DURATION"`
	Connections int           `help:"Connections that send at once." default:"64"`
	Shards      int           `help:"Shards of the stream." default:"256"`
	Retained    float64       `help:"GiB of data to write before writing is measured once more (default 2, with --quick 0.125)." placeholder:"GIB" default:"-1"`
	Many        int           `help:"How many streams, and shards of one stream, for the rows of the control plane (default 10000, with --quick 1000; 0 for none)." placeholder:"NUMBER" default:"-1"`
	Longest     time.Duration `help:"End the run after this long and say what was not measured (default 9m30s, with --quick 50s)." placeholder:"DURATION"`
	Only        string        `help:"Measure only the rows that have this in their names." placeholder:"TEXT"`
	Profiles    string        `help:"Existing directory to put a CPU profile of the server in for every row; read them with go tool pprof." placeholder:"DIR"`
}

// Help is the example shown by --help.
func (benchCommand) Help() string { return "Example: shardwell bench --quick" }

// How long one measurement lasts, and the whole run at most.
const (
	benchEach         = 4 * time.Second
	benchLongest      = 9*time.Minute + 30*time.Second
	quickBenchEach    = 400 * time.Millisecond
	quickBenchLongest = 50 * time.Second

	benchRetained, quickBenchRetained = 2.0, 0.125 // GiB
	benchMany, quickBenchMany         = 10_000, 1000
)

// Run measures and prints the table.
func (c *benchCommand) Run(ctx context.Context, std streams) error {
	o, err := c.options(std)
	if err != nil {
		return err
	}
	report, err := bench.Run(ctx, o)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(std.out, report)
	}
	return report.Table(std.out)
}

// options are the flags, checked.
func (c *benchCommand) options(std streams) (o bench.Options, err error) {
	if c.Connections < 1 || c.Shards < 1 {
		return o, coded(exitUsage, "--connections and --shards must be at least 1")
	}
	o = bench.Options{
		Dir: c.Dir, Each: benchEach, Longest: benchLongest, Connections: c.Connections, Shards: c.Shards, Version: versionText(),
		Only: c.Only, Profiles: c.Profiles,
		Account:  bench.Account{Credentials: environmentCredentials(), Region: c.Region},
		Progress: func(what string) { fmt.Fprintln(std.err, "measuring", what) },
	}
	retained := benchRetained
	if c.Quick {
		o.Each, o.Longest, retained = quickBenchEach, quickBenchLongest, quickBenchRetained
	}
	if c.Retained >= 0 {
		retained = c.Retained
	}
	o.Many = benchMany
	if c.Quick {
		o.Many = quickBenchMany
	}
	if c.Many >= 0 {
		o.Many = c.Many
	}
	o.Retained = int64(retained * (1 << 30))
	if c.Each > 0 {
		o.Each = c.Each
	}
	if c.Longest > 0 {
		o.Longest = c.Longest
	}
	if c.Against != "" {
		if o.Against, err = url.Parse(c.Against); err != nil || o.Against.Host == "" || o.Against.Scheme != "http" && o.Against.Scheme != "https" {
			return o, coded(exitUsage, "--against must be a URL such as http://127.0.0.1:4567, not %q", c.Against)
		}
	}
	o.Binary, err = os.Executable()
	return o, err
}

// baselineCommand is the other side of a measurement of net/http alone.
type baselineCommand struct {
	Dir string `arg:"" help:"Directory to write in beside."`
}

// Run serves until ctx ends.
func (c *baselineCommand) Run(ctx context.Context, std streams) error {
	return bench.Baseline(ctx, c.Dir, std.out)
}
