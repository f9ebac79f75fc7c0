// Command fuzz runs every fuzz target of the module for a short while, one per
// processor, because `go test -fuzz` takes one target at a time, and builds its
// package anew for each.
//
//	go run ./test/fuzz -time 10s
//
// It tells how often each was executed, ends with "N targets, N failed", and exits
// 1 if one failed or was not executed, 2 if the targets could not be listed. Targets
// are chosen by package and name: -run 'wire/json FuzzDecode$'.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// target is one fuzz test of one package.
type target struct{ Package, Name string }

func main() {
	each := flag.Duration("time", 10*time.Second, "how long to fuzz each target")
	only := flag.String("run", ".", "regular expression of the targets to run: package, space, name")
	flag.Parse()
	failed, err := run(regexp.MustCompile(*only), *each)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if failed {
		os.Exit(1)
	}
}

// run fuzzes the targets that match, tells of each, and says whether one failed.
func run(only *regexp.Regexp, each time.Duration) (failed bool, err error) {
	targets, err := list(only)
	if err != nil {
		return false, err
	}
	dir, err := os.MkdirTemp("", "shardwell-fuzz-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	programs, err := build(dir, targets)
	if err != nil {
		return false, err
	}
	bad := 0
	for r := range runAll(targets, programs, each) {
		if r.err != nil {
			bad++
			fmt.Printf("FAIL %s %s\n%v\n", r.Package, r.Name, r.err)
			continue
		}
		fmt.Printf("ok   %s %s: %d executions\n", r.Package, r.Name, r.executions)
	}
	fmt.Printf("%d targets, %d failed\n", len(targets), bad)
	return bad > 0 || len(targets) == 0, nil
}

// list asks the go command for the fuzz targets of all packages. Output of
// `go test -list` is names, then a line with the package's path.
func list(only *regexp.Regexp) ([]target, error) {
	out, err := exec.Command("go", "test", "-list", "^Fuzz", "./...").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("listing fuzz targets: %w\n%s", err, out)
	}
	var targets []target
	var names []string
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) == 1 && strings.HasPrefix(fields[0], "Fuzz"):
			names = append(names, fields[0])
		case len(fields) >= 2 && fields[0] == "ok":
			for _, name := range names {
				if t := (target{fields[1], name}); only.MatchString(t.Package + " " + t.Name) {
					targets = append(targets, t)
				}
			}
			names = nil
		}
	}
	return targets, nil
}

// result is what became of a target.
type result struct {
	target
	executions int
	err        error
}

// runAll fuzzes the targets, as many at a time as there are processors, and
// sends each result; it closes the channel after the last.
func runAll(targets []target, programs map[string]program, each time.Duration) <-chan result {
	results := make(chan result)
	next := make(chan target)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for t := range next {
				executions, err := programs[t.Package].fuzz(t, each)
				results <- result{t, executions, err}
			}
		})
	}
	go func() {
		for _, t := range targets {
			next <- t
		}
		close(next)
		workers.Wait()
		close(results)
	}()
	return results
}

// progress is the line by which the testing package tells how far it has come.
var progress = regexp.MustCompile(`(?m)^fuzz: elapsed: .*, execs: (\d+) `)

// executions is how often a target was executed by the last line about it.
func executions(out []byte) int {
	lines := progress.FindAllSubmatch(out, -1)
	if len(lines) == 0 {
		return 0
	}
	n, err := strconv.Atoi(string(lines[len(lines)-1][1]))
	if err != nil {
		return 0 // more than there can be
	}
	return n
}

// outOfTime says whether the go command calls a target failed for nothing but
// that its time was over, as it does now and then when that happens in the
// middle of an input. A finding is told with the input.
func outOfTime(out []byte) bool {
	over := false
	for line := range bytes.Lines(out) {
		switch text := string(bytes.TrimSpace(line)); {
		case text == "context deadline exceeded":
			over = true
		case strings.HasPrefix(text, "Failing input"), strings.HasPrefix(text, "panic"), strings.Contains(text, "_test.go:"):
			return false
		}
	}
	return over
}
