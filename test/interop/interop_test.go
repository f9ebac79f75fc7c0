//go:build interop

package interop

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
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

// region is where the tutorials keep their streams.
const region = "ap-northeast-1"

// commandLimit is how long one command of a script may take.
const commandLimit = 3 * time.Minute

// result is what a client made of a step.
type result struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Covers []string `json:"covers"` // operations, where the step is about any
	OK     bool     `json:"ok"`
	Error  string   `json:"error"`
}

// Property: real, unmodified clients see in every step of the tutorials what
// their readers must see. Each client has a server of its own, with quotas on
// and 12 MiB in each of two shards of the stream "full". A failed step shows
// the command, what was expected and what came; at the end stands a table of
// clients and steps.
func TestTutorials(t *testing.T) {
	t.Parallel()
	clients, err := Install("requirements", filepath.Join(blackbox.Root(), ".interop"))
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Abs("scripts")
	if err != nil {
		t.Fatal(err)
	}
	m := matrix{clients: []string{"cli-v1", "cli-v2", "boto3", "boto2"}, cells: map[string]map[string]string{}}
	t.Run("client", func(t *testing.T) { // returns when all clients are done
		commandLine := func(name, program, raw string) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				s := start(t)
				m.add(t, name, runScript(t, s, filepath.Join(scripts, "cli.txt"), name, environment(t, s, program, raw)))
			})
		}
		python := func(name, interpreter, script string) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				s := start(t)
				m.add(t, name, runPython(t, s, interpreter, filepath.Join(scripts, script), environment(t, s, "", "")))
			})
		}
		commandLine("cli-v1", clients.CLIv1, "")
		commandLine("cli-v2", clients.CLIv2, "--cli-binary-format raw-in-base64-out")
		python("boto3", clients.Boto3, "use_boto3.py")
		python("boto2", clients.Boto2, "use_boto2.py")
	})
	t.Log("\n" + m.String())
}

// start runs a server on a data directory that holds the stream "full": three
// shards, 12 records of 1 MiB in each of the first two.
func start(t *testing.T) *blackbox.Server {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	args := []string{"--data", dir, "--region", region, "--log-level", "error"}
	filler := blackbox.Start(t, append(args, "--stream", "full:3", "--quotas", "off")...)
	data := bytes.Repeat([]byte{'x'}, 1<<20-8)
	for i := range 24 {
		// One hash key of shard 0, one of shard 1.
		in := map[string]any{"StreamName": "full", "PartitionKey": "k", "Data": data,
			"ExplicitHashKey": []string{"0", "170141183460469231731687303715884105728"}[i%2]}
		body, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		req := filler.NewRequest("PutRecord", body)
		req.Header.Set("Authorization", strings.Replace(req.Header.Get("Authorization"), "us-east-1", region, 1))
		resp, err := filler.Do(req)
		if err != nil || resp.Status != http.StatusOK {
			t.Fatalf("filling: %v, status %d: %s", err, resp.Status, resp.Body)
		}
	}
	if code, err := filler.Stop(); code != 0 || err != nil {
		t.Fatalf("server ended with %d, %v:\n%s", code, err, filler.Output())
	}
	return blackbox.Start(t, args...)
}

// environment is what a reader of the tutorials has set, and nothing else: the
// settings of the machine that runs the tests must not help or harm.
func environment(t *testing.T, s *blackbox.Server, aws, raw string) []string {
	t.Helper()
	bin := t.TempDir()
	if aws != "" {
		if err := os.Symlink(aws, filepath.Join(bin, "aws")); err != nil {
			t.Fatal(err)
		}
	}
	home := t.TempDir()
	env := append(s.Environment(),
		"PATH="+bin+":"+os.Getenv("PATH"), "HOME="+home, "LANG=C.UTF-8", "RAW="+raw,
		"AWS_DEFAULT_REGION="+region, "AWS_REGION="+region, "AWS_EC2_METADATA_DISABLED=true", "AWS_PAGER=",
	)
	if s.CA() != "" {
		// Where the old boto reads whom to trust.
		text := "[Boto]\nca_certificates_file = " + s.CA() + "\n"
		if err := os.WriteFile(filepath.Join(home, ".boto"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return env
}

// runScript types a script's commands for one client.
func runScript(t *testing.T, s *blackbox.Server, path, client string, env []string) []result {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := ParseScript(string(text))
	if err != nil {
		t.Fatal(err)
	}
	session, err := NewSession(t.TempDir(), env)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	// Machines without jq have Python: enough for what the scripts ask of it.
	const jq = `command -v jq >/dev/null || jq() { python3 -c 'import json, sys
path, files = sys.argv[1].strip("."), sys.argv[2:]
v = json.load(open(files[0]) if files else sys.stdin)
print(json.dumps(v[path] if path else v, indent=2))' "$@"; }`
	if _, err := session.Run(jq, commandLimit); err != nil {
		t.Fatal(err)
	}
	var results []result
	for _, step := range steps {
		r := result{ID: step.ID, Title: step.Title, OK: true}
		for _, c := range step.Commands {
			if c.Client != "" && c.Client != client {
				continue
			}
			if err := runCommand(s, session, c); err != nil {
				r.OK, r.Error = false, err.Error()
				break
			}
		}
		results = append(results, r)
	}
	return results
}

// runCommand types one command. The error shows everything a person would see.
func runCommand(s *blackbox.Server, session *Session, c Command) error {
	out, err := session.Run(c.Text, commandLimit)
	if err != nil {
		return err
	}
	s.ClientOutput("the output of "+c.Text, []byte(out.Stdout+out.Stderr))
	if err := c.Check(out); err != nil {
		return fmt.Errorf("$ %s\n%w\noutput: %s\nerrors: %s", c.Text, err, out.Stdout, out.Stderr)
	}
	return nil
}

// runPython runs a Python script, which reports its steps itself.
func runPython(t *testing.T, s *blackbox.Server, interpreter, script string, env []string) []result {
	t.Helper()
	cmd := exec.Command(interpreter, "-B", script)
	cmd.Env = env
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%s: %v\n%s", script, err, stderr.String())
	}
	s.ClientOutput("the output of "+filepath.Base(script), slices.Concat(out, stderr.Bytes()))
	var results []result
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var r result
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Errorf("%s printed %q: %v", script, lines.Text(), err)
			continue
		}
		results = append(results, r)
	}
	if len(results) == 0 {
		t.Errorf("%s reported no step", script)
	}
	return results
}

// matrix is the table of clients and steps.
type matrix struct {
	clients []string

	mu    sync.Mutex
	steps []string
	cells map[string]map[string]string // client, step
}

// add reports a client's results as subtests and puts them into the table.
func (m *matrix) add(t *testing.T, client string, results []result) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.cells[client] = map[string]string{}
	for _, r := range results {
		if !slices.Contains(m.steps, r.ID) {
			m.steps = append(m.steps, r.ID)
		}
		m.cells[client][r.ID] = "FAIL"
		ok := t.Run(r.ID, func(t *testing.T) {
			if !r.OK {
				t.Errorf("%s %s\n%s", r.ID, r.Title, r.Error)
			}
		})
		if ok {
			m.cells[client][r.ID] = "ok"
		}
	}
}

// String writes the table, when all are done; a dash is a step that a client's tutorial lacks.
func (m *matrix) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-8s", "step")
	for _, client := range m.clients {
		fmt.Fprintf(&b, "%-8s", client)
	}
	slices.Sort(m.steps)
	passed, all := 0, 0
	for _, step := range m.steps {
		fmt.Fprintf(&b, "\n%-8s", step)
		for _, client := range m.clients {
			cell := m.cells[client][step]
			switch cell {
			case "":
				cell = "-"
			case "ok":
				passed++
				all++
			default:
				all++
			}
			fmt.Fprintf(&b, "%-8s", cell)
		}
	}
	fmt.Fprintf(&b, "\n%d of %d steps passed", passed, all)
	return b.String()
}
