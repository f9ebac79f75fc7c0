package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// program is the compiled tests of one package, instrumented for fuzzing.
type program struct {
	path string
	dir  string // of the package, where its seeds are
	// inputs is where the go command keeps what it has found interesting, so that
	// one run goes on where another has ended, whichever of the two it was.
	inputs string
}

// minimize keeps fuzzing from spending its short time on making interesting inputs
// shorter, which is a minute each unless it is said.
const minimize = "-test.fuzzminimizetime=10x"

// build compiles the tests of each target's package into dir.
func build(dir string, targets []target) (map[string]program, error) {
	cache, err := output("go", "env", "GOCACHE")
	if err != nil {
		return nil, err
	}
	programs := map[string]program{}
	for _, t := range targets {
		if _, done := programs[t.Package]; done {
			continue
		}
		source, err := output("go", "list", "-f", "{{.Dir}}", t.Package)
		if err != nil {
			return nil, err
		}
		p := program{
			path:   filepath.Join(dir, strings.ReplaceAll(t.Package, "/", "-")+".test"),
			dir:    source,
			inputs: filepath.Join(cache, "fuzz", filepath.FromSlash(t.Package)),
		}
		if _, err := output("go", "test", "-c", "-fuzz=.", "-o", p.path, t.Package); err != nil {
			return nil, err
		}
		programs[t.Package] = p
	}
	return programs, nil
}

// fuzz runs one target on one processor, once more if only the clock ended it, and
// for longer if that was over before all kept inputs had been gone through. It gives
// how often the target was executed; the error holds the output, which says how to
// replay.
func (p program) fuzz(t target, each time.Duration) (int, error) {
	var out []byte
	var err error
	for range 3 {
		cmd := exec.Command(p.path, "-test.run=^$", "-test.fuzz=^"+t.Name+"$", "-test.fuzztime="+each.String(),
			"-test.parallel=1", "-test.fuzzcachedir="+p.inputs, minimize)
		cmd.Dir = p.dir
		out, err = cmd.CombinedOutput()
		if n := executions(out); err == nil && n > 0 {
			return n, nil
		}
		if err == nil {
			err = errors.New("it was never executed")
			each *= 4
			continue
		}
		if !outOfTime(out) {
			break
		}
	}
	return 0, fmt.Errorf("%w\n%s", err, out)
}

// output runs a program and gives the line that it prints.
func output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s%s", cmd, err, out, &stderr)
	}
	return strings.TrimSpace(string(out)), nil
}
