// Command proofs runs the tests that attack Shardwell (crashes, kills, damage,
// faults, full volumes, random operations) and prints one table of what they
// have counted.
//
//	go run ./test/proofs
//	CHAOS=long go run ./test/proofs -run 'crashes|damage'
//
// Unless CHAOS says otherwise it takes a few minutes; CHAOS=brief does half of
// that, as CI does, and CHAOS=long takes hours.
// A proof that fails is printed in full, with the line that replays it; the
// program then exits 1, and 2 if it could not do its work.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
)

// proof is a test, or several of one package, and the promise that it holds.
type proof struct {
	Name, Package string
	Tests         string // as for go test -run
	Promise       string // row of docs/promises.md
}

// proofs are begun in this order, so the costly ones come first.
var proofs = []proof{
	{"crashes", "internal/log/embedded", "^TestCrashPoints$", "R2"},
	{"kills", "test/chaos", "^TestKill$", "R1"},
	{"faults", "internal/log/embedded", "^TestEveryOperationFails$", "R4"},
	{"damage", "internal/log/embedded", "^TestFlippedBits$", "R3"},
	{"lost pages", "internal/log/embedded", "^TestZeroedPages$", "R3"},
	{"pairs of faults", "internal/log/embedded", "^TestPairsOfFaults$", "R4"},
	{"reshards", "test/chaos", "^TestReshard$", "R7"},
	{"queues", "test/chaos", "^TestQueue$", "R32"},
	{"fan-out", "test/chaos", "^TestFanOutSoak$", "R29"},
	{"full volumes", "test/chaos", "^TestVolume", "R4"},
	{"repairs", "internal/log/embedded", "^TestRepairAnything$", "R28"},
	{"backups", "internal/log/embedded", "^TestBackup$", "R27"},
	{"linearizable", "internal/log/embedded", "^TestLinearizable$", "R6"},
	{"... in memory", "internal/log/memory", "^TestLinearizable$", "R6"},
	{"order", "internal/log/embedded", "^TestOrderedLogs$", "R6"},
	{"... in memory", "internal/log/memory", "^TestOrderedLogs$", "R6"},
	{"options", "internal/log/embedded", "^TestOptionsDoNotShow$", "R21"},
	{"waiting", "internal/log/embedded", "^TestWaiters$", "R22"},
	{"... in memory", "internal/log/memory", "^TestWaiters$", "R22"},
	{"planted bugs", "test/planted", "^TestPlantedBugsAreFound$", "all"},
}

// timeouts bound a proof, by CHAOS.
var timeouts = map[string]string{"brief": "10m", "short": "10m", "long": "6h"}

func main() {
	only := flag.String("run", ".", "regular expression of the proofs to run, by name")
	verbose := flag.Bool("v", false, "print the result of each test as well, as go test does")
	flag.Parse()
	code, err := run(*only, *verbose, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 2
	}
	os.Exit(code)
}

// run carries out the proofs, prints the table and returns the exit code.
func run(only string, verbose bool, w io.Writer) (code int, err error) {
	pattern, err := regexp.Compile(only)
	if err != nil {
		return 0, err
	}
	if os.Getenv("CHAOS") == "" {
		if err := os.Setenv("CHAOS", "short"); err != nil {
			return 0, err
		}
	}
	if timeouts[os.Getenv("CHAOS")] == "" {
		return 0, fmt.Errorf("CHAOS must be brief, short or long, not %q", os.Getenv("CHAOS"))
	}
	var chosen []proof
	for _, p := range proofs {
		if pattern.MatchString(p.Name) {
			chosen = append(chosen, p)
		}
	}
	if len(chosen) == 0 {
		return 0, fmt.Errorf("there is no proof %s", only)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	dir, err := os.MkdirTemp("", "shardwell-proofs-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if err := build(ctx, dir, chosen); err != nil {
		return 0, err
	}
	return report(w, chosen, carryOut(ctx, dir, chosen), verbose), nil
}

// program is the path of a package's tests.
func program(dir, pkg string) string {
	return filepath.Join(dir, strings.ReplaceAll(pkg, "/", "-")+".test")
}

// build compiles the packages' tests, and the server, which they are told of.
func build(ctx context.Context, dir string, chosen []proof) error {
	server := filepath.Join(dir, "shardwell")
	commands := [][]string{{"build", "-o", server, "./cmd/shardwell"}}
	done := map[string]bool{}
	for _, p := range chosen {
		if !done[p.Package] {
			commands = append(commands, []string{"test", "-c", "-o", program(dir, p.Package), "./" + p.Package})
			done[p.Package] = true
		}
	}
	for _, args := range commands {
		c := exec.CommandContext(ctx, "go", args...)
		if out, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%v: %w\n%s", c, err, out)
		}
	}
	return os.Setenv("SHARDWELL_BINARY", server)
}

// outcome is what became of a proof.
type outcome struct {
	output []byte
	err    error
	took   time.Duration
}

// carryOut runs the proofs, as many at a time as there are processors.
func carryOut(ctx context.Context, dir string, chosen []proof) []outcome {
	outcomes := make([]outcome, len(chosen))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				p, began := chosen[i], time.Now()
				c := exec.CommandContext(ctx, program(dir, p.Package), "-test.v", "-test.run", p.Tests, "-test.timeout", timeouts[os.Getenv("CHAOS")])
				c.Dir = filepath.FromSlash(p.Package)
				c.Env = append(os.Environ(), "GOGC=300") // they open thousands of engines and keep none
				out, err := c.CombinedOutput()
				outcomes[i] = outcome{out, err, time.Since(began)}
			}
		})
	}
	for i := range chosen {
		next <- i
	}
	close(next)
	workers.Wait()
	return outcomes
}

var (
	// counted is the line by which a test tells what it has counted.
	counted = regexp.MustCompile(`(?m)^.*: proof: (.*)$`)
	// judged is the line by which the testing package tells of a test.
	judged = regexp.MustCompile(`(?m)^--- (PASS|FAIL|SKIP).*\n`)
)

// verdict says what a proof is worth. Tests that found nothing but counted
// nothing either, or did not run, prove nothing.
func (o outcome) verdict() string {
	switch {
	case o.err != nil:
		return "FAILED"
	case !counted.Match(o.output) || bytes.Contains(o.output, []byte("--- SKIP")):
		return "NOTHING PROVED"
	}
	return "0 lost, 0 wrong"
}

func report(w io.Writer, chosen []proof, outcomes []outcome, verbose bool) (code int) {
	failed := 0
	for i, o := range outcomes {
		if o.verdict() != "0 lost, 0 wrong" {
			failed++
			fmt.Fprintf(w, "== %s %s: %v\n%s\n", chosen[i].Package, chosen[i].Tests, o.err, o.output)
		} else if verbose {
			fmt.Fprintf(w, "%s", bytes.Join(judged.FindAll(o.output, -1), nil))
		}
	}
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(columns, "\nproof\tpromise\tfound\tseconds\tcounted\n")
	for i, o := range outcomes {
		fmt.Fprintf(columns, "%s\t%s\t%s\t%.0f", chosen[i].Name, chosen[i].Promise, o.verdict(), o.took.Seconds())
		for k, line := range counted.FindAllSubmatch(o.output, -1) {
			if k > 0 {
				fmt.Fprintf(columns, "\n\t\t\t")
			}
			fmt.Fprintf(columns, "\t%s", line[1])
		}
		fmt.Fprintln(columns)
	}
	columns.Flush()
	fmt.Fprintf(w, "%d proofs with CHAOS=%s, %d failed\n", len(chosen), os.Getenv("CHAOS"), failed)
	return min(failed, 1)
}
