package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// result is what became of a check.
type result struct {
	Package string // relative to the repository
	Test    string
	CBOR    bool     // whether its requests were in CBOR
	Covers  []string // operations
	Outcome string   // pass, fail or skip, or "did not end"
	Output  string
}

// name is how a list names the check, without a number.
func (r result) name() string {
	switch {
	case r.Package != interop:
		return strings.TrimPrefix(r.Test, "Test")
	case strings.HasPrefix(r.Test, "TestConstraints/"):
		return "constraints"
	}
	return "boto3"
}

// payload tells a check in CBOR from the same one in JSON.
func (r result) payload() string {
	if r.CBOR {
		return " (in CBOR)"
	}
	return ""
}

// The packages that are run.
const (
	conformance = "test/conformance"
	interop     = "test/interop"
)

// runChecks runs every check, one package after the other: some of them measure
// what a shard takes within a second.
func runChecks(ctx context.Context, f facts) ([]result, error) {
	dir, err := os.MkdirTemp("", "shardwell-parity-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	server := filepath.Join(dir, "shardwell")
	build := exec.CommandContext(ctx, "go", "build", "-o", server, "./cmd/shardwell")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%v: %w\n%s", build, err, out)
	}
	if err := os.Setenv("SHARDWELL_BINARY", server); err != nil {
		return nil, err
	}
	all, err := runPackage(ctx, conformance, 0)
	if err != nil {
		return nil, err
	}
	inCBOR, err := runInCBOR(ctx)
	if err != nil {
		return nil, err
	}
	all = append(all, inCBOR...)
	for _, pkg := range f.elsewhere() {
		some, err := runPackage(ctx, pkg, 0, "-run", "^TestCheck[0-9]")
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	steps, err := runPackage(ctx, interop, 1, "-tags", "interop", "-run", "^Test(Operations|Constraints)$")
	return append(all, steps...), err
}

// runInCBOR runs the checks with raw requests again, in CBOR: no answer may differ.
func runInCBOR(ctx context.Context) ([]result, error) {
	const payload = "SHARDWELL_CONFORMANCE_PAYLOAD"
	if err := os.Setenv(payload, "cbor"); err != nil {
		return nil, err
	}
	results, err := runPackage(ctx, conformance, 0)
	for i := range results {
		results[i].CBOR = true
	}
	return results, errors.Join(err, os.Unsetenv(payload))
}

// event is a line of go test -json.
type event struct{ Action, Package, Test, Output string }

// covers is what a check prints about itself.
var covers = regexp.MustCompile(`(?m)covers: ?(.*)$`)

// runPackage runs a package's tests and gives those of one depth: 0 are the
// tests themselves, 1 the parts of a test. It is an error if there are none,
// whatever the reason.
func runPackage(ctx context.Context, pkg string, depth int, args ...string) ([]result, error) {
	args = append([]string{"test", "-json", "-count=1", "-timeout", "10m"}, append(args, "./"+pkg)...)
	command := exec.CommandContext(ctx, "go", args...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	// A failed test is an exit code and also in the output.
	out, failure := command.Output()
	tests := map[string]*result{}
	var order []string
	var rest strings.Builder
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil || e.Test == "" || strings.Count(e.Test, "/") < depth {
			rest.WriteString(e.Output)
			continue
		}
		name := upTo(e.Test, depth)
		r := tests[name]
		if r == nil {
			r = &result{Package: pkg, Test: name, Outcome: "did not end"}
			tests[name] = r
			order = append(order, name)
		}
		r.add(e, name)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	var results []result
	for _, name := range order {
		results = append(results, *tests[name])
	}
	if len(results) == 0 || failure != nil && !hasFailure(results) {
		return nil, fmt.Errorf("%v: %w\n%s%s", command, failure, stderr.String(), rest.String())
	}
	return results, nil
}

// add notes an event of a test, or of a part of it.
func (r *result) add(e event, name string) {
	r.Output += e.Output
	if e.Test != name {
		return
	}
	switch e.Action {
	case "pass", "fail", "skip":
		r.Outcome = e.Action
	case "output":
		if m := covers.FindStringSubmatch(e.Output); m != nil {
			r.Covers = strings.Fields(m[1])
		}
	}
}

// upTo cuts a test's name after so many slashes.
func upTo(test string, slashes int) string {
	parts := strings.SplitN(test, "/", slashes+2)
	return strings.Join(parts[:min(len(parts), slashes+1)], "/")
}

func hasFailure(results []result) bool {
	for _, r := range results {
		if r.Outcome != "pass" {
			return true
		}
	}
	return false
}
