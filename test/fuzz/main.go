// Command fuzz runs every fuzz target of the module for a short while, one
// after the other, because `go test -fuzz` takes one target at a time.
//
//	go run ./test/fuzz -time 10s
//
// It ends with "N targets, N failed" and exits 1 if one failed, 2 if the
// targets could not be listed.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// target is one fuzz test of one package.
type target struct{ Package, Name string }

func main() {
	each := flag.Duration("time", 10*time.Second, "how long to fuzz each target")
	only := flag.String("run", ".", "regular expression of the targets to run")
	flag.Parse()
	targets, err := list(regexp.MustCompile(*only))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	failed := 0
	for _, t := range targets {
		if err := fuzz(t, *each); err != nil {
			failed++
			fmt.Printf("FAIL %s %s\n%v\n", t.Package, t.Name, err)
			continue
		}
		fmt.Printf("ok   %s %s\n", t.Package, t.Name)
	}
	fmt.Printf("%d targets, %d failed\n", len(targets), failed)
	if failed > 0 || len(targets) == 0 {
		os.Exit(1)
	}
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
				if only.MatchString(name) {
					targets = append(targets, target{fields[1], name})
				}
			}
			names = nil
		}
	}
	return targets, nil
}

// fuzz runs one target. The error holds the output, which says how to replay.
func fuzz(t target, each time.Duration) error {
	cmd := exec.Command("go", "test", "-run", "^$", "-fuzz", "^"+t.Name+"$", "-fuzztime", each.String(), t.Package)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}
