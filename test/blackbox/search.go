package blackbox

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Plant tells of a secret that no output of the server may show, nor of its clients
// beyond the answer that gives it: at the end of the test the test fails if one does,
// saying where and never what. The server's own secrets are planted at its start. It
// must be 16 bytes at least. A server that is not secure ignores it.
func (s *Server) Plant(what, secret string) {
	if s.security != nil {
		s.security.canaries.plant(what, secret)
	}
}

// ClientOutput has what a client has printed searched at the end of the test, too.
// Secrets that the API gives in it are planted.
func (s *Server) ClientOutput(what string, text []byte) {
	if s.security == nil {
		return
	}
	rest := s.security.canaries.takeShown(what, text)
	s.security.mu.Lock()
	defer s.security.mu.Unlock()
	s.security.outputs = append(s.security.outputs, output{what, rest})
}

// output is what something has put out.
type output struct {
	what string
	text []byte
}

// searchPages searches what the server answers, while it is there.
func (s *Server) searchPages(tb testing.TB) {
	tb.Helper()
	select {
	case <-s.exited:
		return
	default:
	}
	for _, p := range s.pages(tb) {
		resp, err := s.Do(p.request)
		if err != nil {
			continue // it is stopping, or not to be reached at the end of some tests
		}
		s.ClientOutput("the answer to "+p.what, slices.Concat([]byte(fmt.Sprint(resp.Header)), resp.Body))
	}
}

// page is a request for something that tells of the server.
type page struct {
	what    string
	request *http.Request
}

// pages are our own pages, as far as they are there, and requests that are refused,
// of a client that has got something wrong.
func (s *Server) pages(tb testing.TB) (all []page) {
	root := s.security.root
	add := func(what string, change func(*http.Request)) {
		req := s.NewRequest("ListStreams", []byte(`{}`))
		if err := root.Sign(req, "us-east-1", "kinesis"); err != nil {
			tb.Fatal(err)
		}
		change(req)
		all = append(all, page{what, req})
	}
	for _, name := range []string{"health", "metrics", "test/clock", "test/faults", "test/delays", "nothing"} {
		for what, authorization := range map[string]string{"": "", " with the token": "Bearer " + s.security.adminToken} {
			req, err := http.NewRequestWithContext(tb.Context(), http.MethodGet, s.URL+"/_shardwell/"+name, nil)
			if err != nil {
				tb.Fatal(err)
			}
			req.Header.Set("Authorization", authorization)
			all = append(all, page{"GET " + name + what, req})
		}
	}
	add("a wrong signature", func(r *http.Request) { r.Header.Set("X-Amz-Date", "20260101T000000Z") })
	add("no date", func(r *http.Request) { r.Header.Del("X-Amz-Date") })
	add("another operation than was signed", func(r *http.Request) { r.Header.Set("X-Amz-Target", "Kinesis_20131202.DescribeLimits") })
	add("a token of no session", func(r *http.Request) { r.Header.Set("X-Amz-Security-Token", "none") })
	add("a GET", func(r *http.Request) { r.Method = http.MethodGet })
	// Who mistakes the secret for the key's id must not find it in a log; that the
	// answer quotes what it was asked is none.
	add("", func(r *http.Request) {
		r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), root.AccessKeyID, root.SecretAccessKey, 1))
	})
	return slices.DeleteFunc(all, func(p page) bool {
		if p.what == "" {
			_, _ = s.Do(p.request) // of no interest but for what is logged
		}
		return p.what == ""
	})
}

// searchFiles fails the test if a secret is where it must not be. The server has
// ended.
func (s *Server) searchFiles(tb testing.TB) {
	tb.Helper()
	hits, err := s.leaks()
	if err != nil {
		tb.Errorf("searching for secrets: %v", err)
	}
	for _, hit := range hits {
		tb.Errorf("canary: %s", hit)
	}
	total.end(s.security.canaries, len(hits))
}

// leaks looks for every secret in what the server and its clients have put out, in
// the audit logs, and in the data directory but for the files that keep them.
func (s *Server) leaks() (hits []string, err error) {
	sec := s.security
	hits = sec.canaries.search("the server's output", []byte(s.Output()))
	sec.mu.Lock()
	for _, o := range sec.outputs {
		hits = append(hits, sec.canaries.search(o.what, o.text)...)
	}
	sec.mu.Unlock()
	logs, err := filepath.Glob(sec.audit + "*")
	if err != nil {
		return nil, err
	}
	for _, path := range slices.DeleteFunc(logs, func(path string) bool { return strings.HasSuffix(path, ".token") }) {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		hits = append(hits, sec.canaries.search("the audit log", text)...)
	}
	if sec.data == "" {
		return hits, nil
	}
	more, err := sec.searchDirectory(sec.data)
	return append(hits, more...), err
}

// keepers are the files of a data directory that must hold secrets.
var keepers = []string{"root.key", "admin.token", "master.key", "tls/ca.key", "tls/server.key"}

func (sec *security) searchDirectory(dir string) (hits []string, err error) {
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || slices.Contains(keepers, filepath.ToSlash(name)) {
			return err
		}
		text, err := os.ReadFile(path)
		// What is reserved on the disk and not written yet is zeros.
		hits = append(hits, sec.canaries.search("the file "+name, bytes.TrimRight(text, "\x00"))...)
		return err
	})
	return hits, err
}
