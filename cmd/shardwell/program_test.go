package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestMain lets this binary be the program, for commands that start it again.
func TestMain(m *testing.M) {
	if os.Getenv("SHARDWELL_TEST_IS_PROGRAM") != "" {
		main()
	}
	os.Exit(m.Run())
}

// program is one subcommand running in this process.
type program struct {
	url    string
	stop   context.CancelFunc
	exited chan int
	err    *bytes.Buffer // to be read after the end
}

var servesOn = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// serve starts a server on a free port and returns when it is listening.
func serve(t *testing.T, args ...string) *program {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	p := &program{stop: stop, exited: make(chan int, 1), err: &bytes.Buffer{}}
	go func() {
		p.exited <- run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...), streams{strings.NewReader(""), in, p.err})
		in.Close()
	}()
	first, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve %v ended with %d: %s", args, <-p.exited, p.err)
	}
	go io.Copy(io.Discard, out)
	p.url = servesOn.FindString(first)
	t.Cleanup(func() { p.end() })
	return p
}

// end asks the program to stop and returns its exit code.
func (p *program) end() int {
	p.stop()
	code := <-p.exited
	p.exited <- code
	return code
}

// shell runs a subcommand to its end.
func shell(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	var out, complaints bytes.Buffer
	code = run(ctx, args, streams{strings.NewReader(stdin), &out, &complaints})
	return code, out.String(), complaints.String()
}

// What is put is what tail prints, for arguments and for lines of input, in
// both output forms; and a server ends in good order.
func TestPutAndTail(t *testing.T) {
	s := serve(t, "--memory", "--stream", "a:2")
	if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", "one", "two"); code != 0 {
		t.Fatal(stderr)
	}
	code, out, stderr := shell(t, "three\n\nfour", "put", "--endpoint", s.url, "-s", "b", "-k", "k", "--create", "--json")
	if code != 0 || strings.Count(out, `"ShardId":"shardId-000000000000"`) != 3 {
		t.Fatalf("%d %s%s", code, out, stderr)
	}
	code, out, stderr = shell(t, "", "tail", "--endpoint", s.url, "-s", "a", "--from", "trim-horizon", "-n", "2")
	if code != 0 || !strings.Contains(out, " k one\n") || !strings.Contains(out, " k two\n") || strings.Count(out, "\n") != 2 {
		t.Errorf("%d %q %s", code, out, stderr)
	}
	_, out, _ = shell(t, "", "tail", "--endpoint", s.url, "-s", "b", "--from", "trim-horizon", "-n", "3", "--json")
	var data []string
	for line := range strings.Lines(out) {
		var r struct{ Data []byte }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		data = append(data, string(r.Data))
	}
	if got := strings.Join(data, ","); got != "three,,four" {
		t.Errorf("tail --json gave %q", got)
	}
	if code := s.end(); code != 0 {
		t.Errorf("server ended with %d: %s", code, s.err)
	}
}

// What was put is there after a restart on the same directory, which holds
// nothing that others could read.
func TestRestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--stream", "a")
	if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", "kept"); code != 0 {
		t.Fatal(stderr)
	}
	if code := s.end(); code != 0 {
		t.Fatalf("server ended with %d: %s", code, s.err)
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s = serve(t, "--data", dir)
	_, out, stderr := shell(t, "", "tail", "--endpoint", s.url, "-s", "a", "--from", "trim-horizon", "-n", "1")
	if !strings.Contains(out, " k kept\n") {
		t.Errorf("%q %s", out, stderr)
	}

	if code, _, stderr := shell(t, "", "serve", "--listen", "127.0.0.1:0", "--data", dir); code != exitDirectory || !strings.Contains(stderr, "in use by another process") {
		t.Errorf("second server: %d %s", code, stderr)
	}
	s.end()
	if err := os.Remove(filepath.Join(dir, masterKeyName)); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := shell(t, "", "serve", "--listen", "127.0.0.1:0", "--data", dir); code != exitDirectory || !strings.Contains(stderr, "master.key is missing") {
		t.Errorf("without its key: %d %s", code, stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, masterKeyName)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a key has been made up: %v", err)
	}
}

// Everything the program refuses has its exit code and one sentence, and
// leaves no trace on the disk.
func TestRefusals(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	root := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("foreign/notes.txt", "x")
	write("newer/FORMAT", "Shardwell data directory\nmin-reader 99\nmin-writer 99\n")
	write("file", "x")
	before := listing(t, root)
	free := []string{"serve", "--listen", "127.0.0.1:0", "--data"}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"nonsense"}, exitUsage, "See shardwell --help"},
		{[]string{"serve", "--nonsense"}, exitUsage, "unknown flag --nonsense"},
		{[]string{"serve", "--quotas", "some"}, exitUsage, "must be one of"},
		{[]string{"serve", "--stream", "a:0"}, exitUsage, "no number of shards"},
		{[]string{"serve", "--stream", "a/b"}, exitUsage, "no stream name"},
		{[]string{"serve", "--stream", "a:1", "--stream", "a:2"}, exitUsage, "1 shards and with 2"},
		{[]string{"serve", "--account", "1"}, exitUsage, "12 digits"},
		{[]string{"serve", "--region", "No Where"}, exitUsage, "--region"},
		{[]string{"serve", "--memory", "--listen", "0.0.0.0:0"}, exitUsage, "--insecure"},
		{[]string{"serve", "--memory", "--listen", ":0"}, exitUsage, "--insecure"},
		{[]string{"serve", "--memory", "--listen", "0.0.0.0:0", "--tls", "--tls-dir", "tls"}, exitUsage, "--auth sigv4 and --tls"},
		{[]string{"serve", "--memory", "--listen", "0.0.0.0:0", "--auth", "sigv4"}, exitUsage, "--auth sigv4 and --tls"},
		{[]string{"serve", "--memory", "--listen", "127.0.0.1:0", "--auth", "sigv4"}, exitUsage, "no root key"},
		{[]string{"serve", "--memory", "--audit-log", "a"}, exitUsage, "--audit-log makes sense only with --auth sigv4"},
		{append(free, filepath.Join(root, "file"), "--auth", "sigv4"), exitDirectory, "is no directory"},
		{[]string{"serve", "--memory", "--listen", "127.0.0.1:0", "--auth", "sigv4", "--root-key-file", filepath.Join(root, "newer", "FORMAT")}, exitUsage, "--root-key-file"},
		{[]string{"serve", "--memory", "--listen", "nonsense"}, exitAddress, "no address"},
		{[]string{"serve", "--data", filepath.Join(root, "new"), "--listen", busy.Addr().String()}, exitAddress, "in use by another program"},
		{append(free, filepath.Join(root, "foreign")), exitDirectory, `not a Shardwell data directory (it holds "notes.txt")`},
		{append(free, filepath.Join(root, "newer")), exitDirectory, "written by a newer release"},
		{append(free, filepath.Join(root, "file")), exitDirectory, "is no directory"},
		{append(free, filepath.Join(root, "no", "where")), exitDirectory, "does not exist"},
		{[]string{"put", "--endpoint", "nonsense", "-s", "a", "x"}, exitUsage, "--endpoint must be a URL"},
		{[]string{"put", "--endpoint", "http://127.0.0.1:1", "-s", "a", "x"}, exitFailed, "is `shardwell serve` running there?"},
	} {
		code, out, stderr := shell(t, "", c.args...)
		if code != c.code || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") != 1 || out != "" {
			t.Errorf("%v: exit code %d and %q%s, want %d and one line with %q", c.args, code, stderr, out, c.code, c.says)
		}
	}
	if after := listing(t, root); after != before {
		t.Errorf("the disk changed from\n%s\nto\n%s", before, after)
	}
	denied := &fs.PathError{Op: "open", Path: "FORMAT", Err: fs.ErrPermission}
	if err := directoryError("d", denied); !strings.Contains(err.Error(), "no permission to use the data directory d: FORMAT") {
		t.Errorf("permission: %v", err)
	}
}

func listing(t *testing.T, root string) string {
	t.Helper()
	var names strings.Builder
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		names.WriteString(path + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names.String()
}

// Every command's help has an example, and the version is one line.
func TestHelp(t *testing.T) {
	for _, name := range []string{"serve", "put", "tail", "inspect", "verify", "backup", "repair", "bench", "version",
		"test", "test clock", "test advance", "test delay", "test fault add", "test fault list", "test fault clear"} {
		code, out, stderr := shell(t, "", append(strings.Fields(name), "--help")...)
		if code != 0 || !strings.Contains(out, "shardwell "+name) || !strings.Contains(out, "Example: ") {
			t.Errorf("%s --help: %d %s%s", name, code, out, stderr)
		}
	}
	if code, out, _ := shell(t, ""); code != 0 || !strings.Contains(out, "Exit codes:") {
		t.Errorf("no arguments: %d %s", code, out)
	}
	if code, out, _ := shell(t, "", "version"); code != 0 || !strings.HasPrefix(out, "shardwell ") || strings.Count(out, "\n") != 1 {
		t.Errorf("version: %d %q", code, out)
	}
}

// Metrics of the gateway, the engine and the streams are on one page.
func TestMetricsPage(t *testing.T) {
	for _, where := range [][]string{{"--memory"}, {"--data", filepath.Join(t.TempDir(), "data")}} {
		s := serve(t, append(where, "--stream", "a")...)
		if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "12345", "1"); code != 0 {
			t.Fatal(stderr)
		}
		resp, err := http.Get(s.url + "/_shardwell/metrics")
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			`shardwell_requests_total{operation="PutRecords",code=""} 1`,
			`shardwell_stream_IncomingRecords_total{account="000000000000",region="us-east-1",stream="a"} 2`,
			"# TYPE shardwell_engine_",
		} {
			if !strings.Contains(string(page), want) {
				t.Errorf("%v: no %s in\n%s", where, want, page)
			}
		}
		s.end()
	}
}

// inspect describes a directory without changing it, also beside a running
// server, and its exit code tells damage.
func TestInspect(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--stream", "a")
	if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", "needle"); code != 0 {
		t.Fatal(stderr)
	}
	if code, out, stderr := shell(t, "", "inspect", dir); code != 0 || out == "" {
		t.Errorf("beside a server: %d %s%s", code, out, stderr)
	}
	s.end()
	before := listing(t, dir)
	code, out, stderr := shell(t, "", "inspect", dir, "--blocks", "--verify")
	if code != 0 || !strings.Contains(out, "1 entries from position 1") {
		t.Errorf("%d %s%s", code, out, stderr)
	}
	if !strings.Contains(out, "\nhealthy\n") || !strings.Contains(out, "shardId-000000000000: 1 records") {
		t.Errorf("%s", out)
	}
	if code, out, stderr := shell(t, "", "verify", dir); code != 0 || !strings.Contains(out, "every checksum is right") {
		t.Errorf("verify: %d %s%s", code, out, stderr)
	}
	code, out, stderr = shell(t, "", "inspect", dir, "--json", "--blocks")
	var found struct {
		Segments []struct{ File string }
		Blocks   []struct{ Bytes int64 }
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil || code != 0 || len(found.Segments) == 0 || len(found.Blocks) == 0 {
		t.Fatalf("%d %v %s%s", code, err, out, stderr)
	}
	if after := listing(t, dir); after != before {
		t.Errorf("files changed from\n%s\nto\n%s", before, after)
	}
	path := filepath.Join(dir, found.Segments[0].File)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(content, []byte("needle"))
	content[at] ^= 1
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"inspect", dir, "--verify"}, {"verify", dir}} {
		code, out, stderr := shell(t, "", args...)
		if code != exitFailed || !strings.Contains(stderr, "is damaged") || !strings.Contains(out, found.Segments[0].File) ||
			!strings.Contains(out, "it costs shardId-000000000000 of arn:aws:kinesis:us-east-1:000000000000:stream/a, sequence numbers from ") {
			t.Errorf("%v, damaged: %d %s%s", args, code, out, stderr)
		}
	}
	if code, _, stderr := shell(t, "", "inspect", t.TempDir()); code != 0 {
		t.Errorf("empty directory: %d %s", code, stderr)
	}
	if code, out, stderr := shell(t, "", "verify", t.TempDir()); code != exitDirectory || out != "" || !strings.Contains(stderr, "no data") {
		t.Errorf("verifying an empty directory: %d %s%s", code, out, stderr)
	}
	if code, _, stderr := shell(t, "", "inspect", filepath.Join(dir, "nowhere")); code != exitDirectory || strings.Count(stderr, "\n") != 1 {
		t.Errorf("no directory: %d %s", code, stderr)
	}
}
