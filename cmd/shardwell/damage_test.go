package main

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// spoil changes a byte of every place below a directory where a text is.
func spoil(t *testing.T, dir, text string) {
	t.Helper()
	found := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(content, []byte(text)) {
			return err
		}
		found++
		spoilt := []byte(text)
		spoilt[0] ^= 1
		return os.WriteFile(path, bytes.ReplaceAll(content, []byte(text), spoilt), 0o600)
	})
	if err != nil || found == 0 {
		t.Fatalf("%q was found in %d files: %v", text, found, err)
	}
}

// health gives the status of the health page and its part about streams.
func (p *program) health(t *testing.T) (status int, streams map[string]json.RawMessage) {
	t.Helper()
	response, err := http.Get(p.url + "/_shardwell/health")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	var page struct {
		Parts map[string]struct {
			Detail map[string]json.RawMessage `json:"detail"`
		} `json:"parts"`
	}
	if err := json.Unmarshal(body, &page); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	return response.StatusCode, page.Parts["streams"].Detail
}

// Damage that a reader has met is on the health page, with stream, shard,
// numbers, file and offset, and turns it red. A damaged catalog is served for
// reading, whatever --stream asks for; one of which nothing is left is refused
// with the fix.
func TestDamagedDirectory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--stream", "a")
	for _, data := range []string{"kept", "spoilt-record"} {
		if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", data); code != 0 {
			t.Fatal(stderr)
		}
	}
	if status, detail := s.health(t); status != 200 || detail["damage"] != nil {
		t.Errorf("health before: %d %s", status, detail)
	}
	s.end()

	spoil(t, dir, "spoilt-record")
	s = serve(t, "--data", dir, "--stream", "later")
	code, out, stderr := shell(t, "", "tail", "--endpoint", s.url, "-s", "a", "--from", "trim-horizon", "-n", "2")
	if code == 0 || !strings.Contains(out, " k kept\n") || !strings.Contains(stderr, "InternalFailure") {
		t.Errorf("tail: %d %q %s", code, out, stderr)
	}
	status, detail := s.health(t)
	for _, word := range []string{`"stream": "arn:aws:kinesis:us-east-1:000000000000:stream/a"`, "shardId-000000000000", "fromSequenceNumber", "toSequenceNumber", `"file": "`, `"offset": `} {
		if !strings.Contains(string(detail["damage"]), word) {
			t.Errorf("health says nothing of %s: %s", word, detail["damage"])
		}
	}
	if status != 503 {
		t.Errorf("health with damage: %d", status)
	}
	s.end()

	spoil(t, dir, `"later"`)
	s = serve(t, "--data", dir, "--stream", "later")
	if status, detail := s.health(t); status != 503 || detail["readOnly"] == nil {
		t.Errorf("health with a damaged catalog: %d %s", status, detail)
	}
	_, out, stderr = shell(t, "", "tail", "--endpoint", s.url, "-s", "a", "--from", "trim-horizon", "-n", "1")
	if !strings.Contains(out, " k kept\n") {
		t.Errorf("a damaged catalog: %q %s", out, stderr)
	}
	s.end()

	spoil(t, dir, `"tokenKey"`)
	code, _, stderr = shell(t, "", "serve", "--listen", "127.0.0.1:0", "--data", dir)
	if code != exitDirectory || !strings.Contains(stderr, "shardwell repair "+dir) || !strings.Contains(stderr, "shardwell inspect "+dir) {
		t.Errorf("nothing left: %d %s", code, stderr)
	}
}

// Where the very beginning of the log is damaged, the catalog's logs are not
// known either: the refusal names the file and the fix just so. A directory
// whose FORMAT is damaged, and a backup that was not completed, are refused
// with words that fit them.
func TestNothingToServe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	serve(t, "--data", dir, "--stream", "a").end()
	first := filepath.Join("commit", "0000000001.log")
	content, err := os.ReadFile(filepath.Join(dir, first))
	if err != nil {
		t.Fatal(err)
	}
	content[0] ^= 1
	start := func(name string, content []byte, words ...string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
		code, _, stderr := shell(t, "", "serve", "--listen", "127.0.0.1:0", "--data", dir)
		for _, word := range words {
			if code != exitDirectory || !strings.Contains(stderr, word) {
				t.Errorf("%s: %d %s, want %q", name, code, stderr, word)
			}
		}
	}
	start(first, content, first+" is damaged at byte 0", "shardwell repair "+dir, "shardwell inspect "+dir)
	start("FORMAT", []byte("Shardwell datA directory"), "put FORMAT back")
	if err := os.Rename(filepath.Join(dir, "FORMAT"), filepath.Join(dir, "FORMAT.unfinished")); err != nil {
		t.Fatal(err)
	}
	start("FORMAT.unfinished", nil, "backup that was not completed")
}
