// Command proofs runs the tests that attack Shardwell and prints one table of what
// they have counted: crashes, kills, damage, faults, full volumes and random
// operations, or with -set security signatures, policies, keys and whatever else
// hostile clients try.
//
//	go run ./test/proofs
//	CHAOS=long go run ./test/proofs -run 'crashes|damage'
//	go run ./test/proofs -set security
//
// Unless CHAOS says otherwise it takes a few minutes; CHAOS=brief does half of
// that, as CI does, and CHAOS=long takes hours. Fuzzing is not part of it when
// it is brief.
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
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
)

// timeouts bound a proof, by CHAOS.
var timeouts = map[string]string{"brief": "10m", "short": "10m", "long": "6h"}

func main() {
	set := flag.String("set", "chaos", "which proofs: chaos or security")
	only := flag.String("run", ".", "regular expression of the proofs to run, by name")
	verbose := flag.Bool("v", false, "print the result of each test as well, as go test does")
	flag.Parse()
	code, err := run(*set, *only, *verbose, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 2
	}
	os.Exit(code)
}

// run carries out the proofs, prints the table and returns the exit code.
func run(set, only string, verbose bool, w io.Writer) (code int, err error) {
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
	for _, p := range sets[set] {
		if pattern.MatchString(p.Name) && !(p.Fuzz && os.Getenv("CHAOS") == "brief") {
			chosen = append(chosen, p)
		}
	}
	if len(chosen) == 0 {
		return 0, fmt.Errorf("there is no proof %s of %s", only, set)
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
		if p.Fuzz {
			commands = append(commands, []string{"build", "-o", program(dir, "fuzz"), "./test/fuzz"})
		} else if !done[p.Package] {
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

// carryOut runs the proofs: those that must be alone one after the other, then the
// rest, as many at a time as there are processors.
func carryOut(ctx context.Context, dir string, chosen []proof) []outcome {
	outcomes := make([]outcome, len(chosen))
	carry := func(i int) {
		began := time.Now()
		out, err := chosen[i].command(ctx, dir).CombinedOutput()
		outcomes[i] = outcome{out, err, time.Since(began)}
	}
	for i, p := range chosen {
		if p.Alone {
			carry(i)
		}
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				carry(i)
			}
		})
	}
	for i, p := range chosen {
		if !p.Alone {
			next <- i
		}
	}
	close(next)
	workers.Wait()
	return outcomes
}

// command carries out one proof.
func (p proof) command(ctx context.Context, dir string) *exec.Cmd {
	if p.Fuzz {
		return exec.CommandContext(ctx, program(dir, "fuzz"), "-time", fuzzTime[os.Getenv("CHAOS")].String(), "-run", p.Tests)
	}
	tests, env := p.Tests, append(p.Env, "GOGC=300") // they open thousands of engines and keep none
	if os.Getenv("CHAOS") != "brief" {
		env = append(env, p.Full...)
	} else if p.Brief != "" {
		tests = p.Brief
	}
	c := exec.CommandContext(ctx, program(dir, p.Package), "-test.v", "-test.run", tests, "-test.timeout", timeouts[os.Getenv("CHAOS")])
	c.Dir = filepath.FromSlash(p.Package)
	c.Env = append(os.Environ(), env...)
	return c
}

var (
	// counted is the line by which a test, the fuzzing of a target, or the search for
	// secrets at the end of some tests, tells what it has counted.
	counted = regexp.MustCompile(`(?m)^(?:.*: proof: |ok +github\.com/shardwell/shardwell[/ ])(.*)$|^(?:.*_test\.go:\d+: )?((?:canaries|overload): .*)$`)
	// judged is the line by which the testing package tells of a test.
	judged = regexp.MustCompile(`(?m)^--- (PASS|FAIL|SKIP).*\n`)
)

// lines are what was counted.
func (o outcome) lines() (all []string) {
	for _, line := range counted.FindAllSubmatch(o.output, -1) {
		all = append(all, string(line[1])+string(line[2]))
	}
	return all
}

// The verdicts.
const (
	held    = "0 lost, 0 wrong"
	failed  = "FAILED"
	nothing = "NOTHING PROVED"
)

// verdict says what came of a proof. Tests that found nothing but counted nothing
// either, or not what was to be counted, or did not run, prove nothing.
func (p proof) verdict(o outcome) string {
	if o.err != nil {
		return failed
	}
	lines := o.lines()
	for _, want := range append([]string{""}, p.Says...) {
		says := regexp.MustCompile("^" + want)
		if !slices.ContainsFunc(lines, says.MatchString) {
			return nothing
		}
	}
	if bytes.Contains(o.output, []byte("--- SKIP")) {
		return nothing
	}
	return held
}

func report(w io.Writer, chosen []proof, outcomes []outcome, verbose bool) (code int) {
	bad := 0
	for i, o := range outcomes {
		if chosen[i].verdict(o) != held {
			bad++
			fmt.Fprintf(w, "== %s %s: %v\n%s\n", chosen[i].Package, chosen[i].Tests, o.err, o.output)
		} else if verbose {
			fmt.Fprintf(w, "%s", bytes.Join(judged.FindAll(o.output, -1), nil))
		}
	}
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(columns, "\nproof\tpromise\tfound\tseconds\tcounted\n")
	for i, o := range outcomes {
		fmt.Fprintf(columns, "%s\t%s\t%s\t%.0f", chosen[i].Name, chosen[i].Promise, chosen[i].verdict(o), o.took.Seconds())
		for k, line := range o.lines() {
			if k > 0 {
				fmt.Fprintf(columns, "\n\t\t\t")
			}
			fmt.Fprintf(columns, "\t%s", line)
		}
		fmt.Fprintln(columns)
	}
	columns.Flush()
	fmt.Fprintf(w, "%d proofs with CHAOS=%s, %d failed\n", len(chosen), os.Getenv("CHAOS"), bad)
	return min(bad, 1)
}
