package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// listed is a record as put --json and tail --json print it.
type listed struct {
	SequenceNumber string
	Data           []byte
}

func listedIn(t *testing.T, out string) (records []listed) {
	t.Helper()
	for line := range strings.Lines(out) {
		var r listed
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		records = append(records, r)
	}
	return records
}

// A backup of a server at work holds every record that was acknowledged before
// it began, in order; a server that is started on it gives later sequence
// numbers than the original has given in all that time.
func TestBackup(t *testing.T) {
	root := t.TempDir()
	dir, target := filepath.Join(root, "data"), filepath.Join(root, "copy")
	s := serve(t, "--data", dir, "--stream", "a", "--quotas", "off")
	put := func(url, text string) listed {
		code, out, stderr := shell(t, "", "put", "--endpoint", url, "-s", "a", "-k", "k", "--json", text)
		if code != 0 {
			t.Fatal(stderr)
		}
		return listedIn(t, out)[0]
	}
	var before []string
	for i := range 40 {
		text := fmt.Sprintf("record %d", i)
		put(s.url, text)
		before = append(before, text)
	}
	var load sync.WaitGroup
	stop := make(chan struct{})
	for range 3 {
		load.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					shell(t, strings.Repeat("x\n", 400), "put", "--endpoint", s.url, "-s", "a", "-k", "k")
				}
			}
		})
	}
	code, out, stderr := shell(t, "", "backup", dir, target)
	close(stop)
	load.Wait()
	if code != 0 || !strings.Contains(out, "master.key and tls/ are not in it") {
		t.Fatalf("%d %s%s", code, out, stderr)
	}
	newest := put(s.url, "the original's newest")
	if code, _, stderr := shell(t, "", "backup", dir, target); code != exitDirectory || !strings.Contains(stderr, "not empty") {
		t.Errorf("into a directory that is not empty: %d %s", code, stderr)
	}
	s.end()

	if code, _, stderr := shell(t, "", "serve", "--listen", "127.0.0.1:0", "--data", target); code != exitDirectory || !strings.Contains(stderr, "master.key is missing") {
		t.Errorf("without the key: %d %s", code, stderr)
	}
	key, err := os.ReadFile(filepath.Join(dir, masterKeyName))
	if err == nil {
		err = os.WriteFile(filepath.Join(target, masterKeyName), key, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if code, out, stderr := shell(t, "", "verify", target); code != 0 {
		t.Errorf("verify: %d %s%s", code, out, stderr)
	}
	c := serve(t, "--data", target)
	_, out, _ = shell(t, "", "tail", "--endpoint", c.url, "-s", "a", "--from", "trim-horizon", "-n", fmt.Sprint(len(before)), "--json")
	var got []string
	for _, r := range listedIn(t, out) {
		got = append(got, string(r.Data))
	}
	if strings.Join(got, ",") != strings.Join(before, ",") {
		t.Errorf("the copy begins with %q", got)
	}
	if next := put(c.url, "the copy's first"); next.SequenceNumber <= newest.SequenceNumber {
		t.Errorf("the copy goes on with %s, the original was at %s", next.SequenceNumber, newest.SequenceNumber)
	}
	_, out, _ = shell(t, "", "inspect", target)
	if !strings.Contains(out, "stream/a: ACTIVE") {
		t.Errorf("%s", out)
	}
}
