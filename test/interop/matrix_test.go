//go:build interop

package interop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell/test/blackbox"
)

// programsAtOnce is how many programs of the matrix run beside each other. A
// program that is still being built takes no turn.
const programsAtOnce = 3

// programLimit is how long one program of the matrix may take.
const programLimit = 3 * time.Minute

// Property: every SDK, unmodified, on every transport that it can, carries out
// every step of the matrix: streams, records, pages, a subscription across a
// split, and its own exception classes. All programs share one server, or over
// TLS another, beside each other. At the end stands a table of SDKs, transports
// and steps.
func TestMatrix(t *testing.T) {
	t.Parallel()
	commands := prepareAll(t, interopDir(t))
	servers := startBoth(t)
	var table programTable
	var running sync.WaitGroup
	turns := make(chan struct{}, programsAtOnce)
	for _, library := range sdks {
		for _, v := range library.variants {
			running.Go(func() {
				command, err := commands[library.name]()
				turns <- struct{}{}
				defer func() { <-turns }()
				t.Run(fmt.Sprintf("%s/%s/%s", library.name, v.transport, v.payload), func(t *testing.T) {
					row := programRow{sdk: library, variant: v}
					defer table.add(&row)
					if err != nil {
						t.Fatal(err)
					}
					row.run(t, servers.of(v), command, servers.environment(t, library, v))
				})
			})
		}
	}
	running.Wait()
	t.Log("\n" + table.String())
}

// prepareAll starts to install and build every SDK at once and gives, by name,
// functions that wait for the command of each.
func prepareAll(t *testing.T, dir string) map[string]func() ([]string, error) {
	commands := map[string]func() ([]string, error){}
	var running sync.WaitGroup
	for _, library := range sdks {
		prepare := sync.OnceValues(func() ([]string, error) {
			command, err := library.prepare(dir)
			if err != nil {
				return nil, fmt.Errorf("preparing %s: %w", library.name, err)
			}
			return command, nil
		})
		commands[library.name] = prepare
		running.Go(func() { _, _ = prepare() }) // the error is the callers'
	}
	t.Cleanup(running.Wait)
	return commands
}

// bothServers are one server without TLS and one with it.
type bothServers struct {
	plain, secure  *blackbox.Server
	ca, trustStore string // files that make clients trust the latter
}

// of gives the server that programs of a variant call.
func (b bothServers) of(v variant) *blackbox.Server {
	if v.transport.secure() {
		return b.secure
	}
	return b.plain
}

// startBoth starts them, in memory.
func startBoth(t *testing.T) bothServers {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tls")
	secure := blackbox.Start(t, append([]string{"--tls", "--tls-dir", dir}, inMemory...)...)
	trustStore := filepath.Join(t.TempDir(), "trust.p12")
	out, err := exec.Command(blackbox.Binary(t), "cert", "--tls-dir", dir, "--pkcs12", trustStore).CombinedOutput()
	if err != nil {
		t.Fatalf("shardwell cert: %v\n%s", err, out)
	}
	return bothServers{
		plain: blackbox.Start(t, inMemory...), secure: secure,
		ca: filepath.Join(dir, "ca.pem"), trustStore: trustStore,
	}
}

// secureURL is where a server with TLS is reached by it, by name.
func secureURL(s *blackbox.Server) string {
	return "https://localhost" + s.URL[strings.LastIndex(s.URL, ":"):]
}

// environment is what a program of the matrix knows, and nothing else: the
// settings of the machine that runs the tests must not help or harm.
func (b bothServers) environment(t *testing.T, library sdk, v variant) []string {
	t.Helper()
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LANG=C.UTF-8",
		"AWS_EC2_METADATA_DISABLED=true",
		"AWS_DEFAULT_REGION=" + region, "AWS_REGION=" + region,
		"SHARDWELL_TRANSPORT=" + string(v.transport), "SHARDWELL_PAYLOAD=" + v.payload,
	}
	env = append(env, b.of(v).Root().Environment()...)
	if !v.transport.secure() {
		return append(env, "AWS_ENDPOINT_URL="+b.plain.URL, "SHARDWELL_ENDPOINT="+b.plain.URL)
	}
	secure := secureURL(b.secure)
	env = append(env, "AWS_ENDPOINT_URL="+secure, "SHARDWELL_ENDPOINT="+secure,
		"SHARDWELL_CA="+b.ca, "SHARDWELL_TRUST_STORE="+b.trustStore)
	if library.trust != nil {
		env = append(env, library.trust(b.ca, b.trustStore)...)
	}
	return env
}

// programRow is what one program made of its steps.
type programRow struct {
	sdk     sdk
	variant variant
	ok      map[string]bool // by step
	took    time.Duration
}

// run runs the program and reports every step as a subtest.
func (r *programRow) run(t *testing.T, s *blackbox.Server, command, env []string) {
	ctx, cancel := context.WithTimeout(t.Context(), programLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Env, cmd.Dir = env, t.TempDir()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	started := time.Now()
	out, err := cmd.Output()
	r.took = time.Since(started)
	s.ClientOutput("the output of "+r.sdk.name, slices.Concat(out, stderr.Bytes()))
	lines, malformed := parseProgram(string(out), r.sdk.steps())
	if malformed != nil || err != nil {
		t.Errorf("%s: %v, %v\noutput: %s\nerrors: %s", strings.Join(command, " "), err, malformed, out, stderr.String())
	}
	r.ok = map[string]bool{}
	for _, name := range r.sdk.steps() {
		why, reported := lines[name]
		r.ok[name] = t.Run(name, func(t *testing.T) {
			if !reported {
				t.Errorf("not reported\nerrors: %s", stderr.String())
			} else if why != "" {
				t.Errorf("%s", why)
			}
		})
	}
}

// parseProgram reads a program's lines: by step why it failed, "" for ok.
func parseProgram(out string, expected []string) (map[string]string, error) {
	steps := map[string]string{}
	var order []string
	for line := range strings.Lines(out) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		name, result, _ := strings.Cut(rest, " ")
		why, failed := strings.CutPrefix(result, "FAILED")
		if word != "step" || !slices.Contains(expected, name) || (result != "ok" && !failed) {
			return steps, fmt.Errorf("not a line of a step: %q", line)
		}
		if failed {
			steps[name] = strings.TrimSpace(why) + " (FAILED)"
		} else {
			steps[name] = ""
		}
		order = append(order, name)
	}
	if !slices.Equal(order, expected) {
		return steps, errors.New("steps " + strings.Join(order, " "))
	}
	return steps, nil
}

// programTable is the matrix of SDKs, transports and steps.
type programTable struct {
	mu   sync.Mutex
	rows []*programRow
}

func (m *programTable) add(r *programRow) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rows = append(m.rows, r)
}

// String writes the table, in the order of sdks.
func (m *programTable) String() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var b strings.Builder
	fmt.Fprintf(&b, "%-37s %-10s %-7s", "sdk", "transport", "payload")
	for _, step := range sdkSteps {
		fmt.Fprintf(&b, " %-9s", step)
	}
	passed, all := 0, 0
	for _, library := range sdks {
		for _, v := range library.variants {
			i := slices.IndexFunc(m.rows, func(r *programRow) bool { return r.sdk.name == library.name && r.variant == v })
			if i < 0 {
				continue // left out by -run
			}
			passed += m.rows[i].write(&b)
			all += len(library.steps())
		}
	}
	fmt.Fprintf(&b, "\nmatrix: %d rows, %d of %d steps ok", len(m.rows), passed, all)
	return b.String()
}

// write adds the row to a table and gives how many of its steps are ok. A dash
// is a step that the library has not.
func (r *programRow) write(b *strings.Builder) (passed int) {
	fmt.Fprintf(b, "\n%-37s %-10s %-7s", r.sdk.name+" "+r.sdk.version, r.variant.transport, r.variant.payload)
	for _, step := range sdkSteps {
		cell := "FAILED"
		switch {
		case r.ok[step]:
			cell, passed = "ok", passed+1
		case slices.Contains(r.sdk.lacks, step):
			cell = "-"
		}
		fmt.Fprintf(b, " %-9s", cell)
	}
	fmt.Fprintf(b, " %d of %d in %.1f s", passed, len(r.sdk.steps()), r.took.Seconds())
	return passed
}
