// Command parity holds the program against AWS, operation by operation, and
// writes down what came of it.
//
//	go run ./test/parity           # run every check, print the table, write docs/parity.md
//	go run ./test/parity -check    # the same, but docs/parity.md has to be as it would be written
//	go run ./test/parity -auth     # all servers with --auth sigv4 --tls; docs/parity.md is left alone
//
// The checks are the raw HTTP tests of test/conformance, the tests named
// TestCheck of other packages (which have a simulated clock) and the steps of
// boto3 in test/interop; each says which operations it covers. The program
// exits 1 if a check fails, if an operation is not covered or if a numbered
// check has no test, and 2 if it could not do its work.
//
// Read run.go for how checks are run, sources.go for what is read out of the
// sources, page.go for the page. differences.txt is kept by hand.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// checkNumbers is how many numbered checks there are.
const checkNumbers = 74

const pagePath = "docs/parity.md"

func main() {
	check := flag.Bool("check", false, "do not write "+pagePath+", but fail if it is not what would be written")
	auth := flag.Bool("auth", false, "have every server verify signatures and speak TLS, and every request signed")
	verbose := flag.Bool("v", false, "print a line for each check, as go test does")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if *auth {
		if err := os.Setenv("SHARDWELL_TEST_AUTH", "sigv4"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	complaints, err := run(ctx, os.Stdout, options{check: *check, verbose: *verbose, leave: *auth})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if len(complaints) > 0 {
		os.Exit(1)
	}
}

// options are what flags say.
type options struct {
	check   bool // the page has to be up to date
	verbose bool // a line for each check
	leave   bool // the page has nothing to do with it
}

// run carries everything out and gives what is wrong, which it has printed.
func run(ctx context.Context, w io.Writer, o options) (complaints []string, err error) {
	facts, err := readSources()
	if err != nil {
		return nil, err
	}
	results, err := runChecks(ctx, facts)
	if err != nil {
		return nil, err
	}
	operations := make([]string, 0, len(kinesis.Service.Operations))
	for _, op := range kinesis.Service.Operations {
		operations = append(operations, op.Name)
	}
	report := newReport(operations, facts, results)
	for _, r := range results {
		if r.Outcome != "pass" {
			fmt.Fprintf(w, "== %s %s%s: %s\n%s\n", r.Package, r.Test, r.payload(), r.Outcome, r.Output)
		} else if o.verbose {
			fmt.Fprintf(w, "--- PASS: %s\n", r.Test)
		}
	}
	complaints = report.complaints()
	if len(complaints) == 0 && !o.leave {
		if err := settlePage(report.page(), o.check, &complaints); err != nil {
			return nil, err
		}
	}
	report.print(w)
	for _, c := range complaints {
		fmt.Fprintln(w, c)
	}
	return complaints, nil
}

// settlePage writes the page, or complains that it is not up to date.
func settlePage(page []byte, check bool, complaints *[]string) error {
	if !check {
		return os.WriteFile(filepath.FromSlash(pagePath), page, 0o644)
	}
	now, err := os.ReadFile(filepath.FromSlash(pagePath))
	if err != nil {
		return err
	}
	if !slices.Equal(now, page) {
		*complaints = append(*complaints, pagePath+" is out of date: run make conformance and commit it")
	}
	return nil
}

// row is an operation and its checks.
type row struct {
	Operation   string
	Passed      int
	Checks      []result
	Differences []string
}

func (r row) answered() bool { return r.Passed > 0 }

// report is everything that is printed and written.
type report struct {
	facts   facts
	rows    []row
	results []result
	unknown []string // operations that tests cover and the API does not have
}

func newReport(operations []string, f facts, results []result) *report {
	p := &report{facts: f, results: results}
	at := map[string]int{}
	for i, op := range operations {
		at[op] = i
		p.rows = append(p.rows, row{Operation: op, Differences: f.differences.Operations[op]})
	}
	for _, r := range results {
		for _, op := range r.Covers {
			i, ok := at[op]
			if !ok {
				p.unknown = append(p.unknown, r.Test+" covers "+op+", which is no operation")
				continue
			}
			p.rows[i].Checks = append(p.rows[i].Checks, r)
			if r.Outcome == "pass" {
				p.rows[i].Passed++
			}
		}
	}
	return p
}

// answered counts the operations that at least one passed check covers.
func (p *report) answered() (n int) {
	for _, r := range p.rows {
		if r.answered() {
			n++
		}
	}
	return n
}

// passed counts the checks that have passed.
func (p *report) passed() (n int) {
	for _, r := range p.results {
		if r.Outcome == "pass" {
			n++
		}
	}
	return n
}

// complaints is everything that keeps the run from being a success.
func (p *report) complaints() (all []string) {
	all = append(all, p.unknown...)
	for _, r := range p.results {
		if r.Outcome != "pass" {
			all = append(all, "failed: "+r.Package+" "+r.Test+r.payload())
		}
	}
	for _, r := range p.rows {
		if len(r.Checks) == 0 {
			all = append(all, "no check covers "+r.Operation)
		}
	}
	proved := map[int]bool{}
	for _, c := range p.facts.checks {
		proved[c.Number] = true
	}
	for n := 1; n <= checkNumbers; n++ {
		_, excused := p.facts.differences.Checks[n]
		switch {
		case !proved[n] && !excused:
			all = append(all, fmt.Sprintf("check %d has no test TestCheck%02d_...", n, n))
		case proved[n] && excused:
			all = append(all, fmt.Sprintf("check %d has a test: take it out of differences.txt", n))
		}
	}
	return all
}

// print prints the table of operations.
func (p *report) print(w io.Writer) {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(columns, "\noperation\tpassed/total\n")
	for _, r := range p.rows {
		fmt.Fprintf(columns, "%s\t%d/%d\n", r.Operation, r.Passed, len(r.Checks))
	}
	columns.Flush()
	fmt.Fprintf(w, "%d of %d operations answered, %d of %d checks passed, %d failing\n",
		p.answered(), len(p.rows), p.passed(), len(p.results), len(p.results)-p.passed())
}
