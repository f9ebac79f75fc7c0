package blackbox

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Property: a secret is found in each form in which programs show things, wherever
// it stands, and what was found is told without it; nothing is found in what has only
// a part of it.
func TestSearch(t *testing.T) {
	t.Parallel()
	const secret = "wJalr+XUtnFEMI/K7MDENG\"bPxRfi\nCYEXAMPLEKEY"
	var c canaries
	c.plant("a key", secret)
	record := func(before string) string {
		return base64.StdEncoding.EncodeToString([]byte(before + secret + "after"))
	}
	for name, text := range map[string]string{
		"plain": "x" + secret, "hex": "x" + hex.EncodeToString([]byte(secret)), "url": url.QueryEscape("a=" + secret),
		"quoted": fmt.Sprintf("%q", secret), "bytes": fmt.Sprint([]byte("ab" + secret)), "base64": record(""), "base64 after 1": record("1"),
		"base64 after 2": record("22"), "base64 after 3": record("333"), "URL's base64": base64.URLEncoding.EncodeToString([]byte("?>" + secret)),
	} {
		hits := c.search("the log", []byte(text))
		if len(hits) == 0 || !strings.HasPrefix(hits[0], "the log holds a key, ") || strings.Contains(fmt.Sprint(hits), secret) {
			t.Errorf("%s: %q", name, hits)
		}
	}
	for _, text := range []string{"", "wJalr", secret[:30], secret[1:], record("")[:20]} {
		if hits := c.search("the log", []byte(text)); len(hits) != 0 {
			t.Errorf("in %q: %q", text, hits)
		}
	}
}

// Property: what the API shows once is planted, and is no find in the answer that
// shows it, but is one in the next.
func TestTakeShown(t *testing.T) {
	t.Parallel()
	var c canaries
	answer := []byte(`{"AccessKey": {"SecretAccessKey": "abcdefghijklmnopqrstuvwxyz/+0123456789"}}`)
	if hits := c.search("the answer", c.takeShown("a user", answer)); len(hits) != 0 {
		t.Error(hits)
	}
	if hits := c.search("the next", answer); len(hits) != 1 {
		t.Errorf("%q", hits)
	}
}

// recorder is a test that is told of failures.
type recorder struct {
	testing.TB
	said []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

// Property: a server with authentication shows none of its secrets; and a leak, in
// its log, its data directory, its answers or its audit log, is found where it is, and
// fails the test without being shown.
func TestLeaks(t *testing.T) {
	t.Parallel()
	// Planted as secrets, though they are none: the server shows them.
	const stream, agent = "canary-of-the-stream", "canary-of-the-agent"
	data := filepath.Join(t.TempDir(), "data")
	s := StartSecure(t, "--data", data, "--stream", stream, "--log-level", "debug")
	if strings.Count(fmt.Sprintf("%q", s.security.canaries.names), "key") < 4 {
		t.Errorf("planted: %q", s.security.canaries.names)
	}
	req := s.NewRequest("ListStreams", []byte(`{}`))
	req.Header.Set("User-Agent", agent)
	resp, err := s.Do(req)
	if err != nil || resp.Status != 200 {
		t.Fatalf("%v, %d %s", err, resp.Status, resp.Body)
	}
	s.ClientOutput("the client", resp.Body)
	s.searchPages(t)
	if code, err := s.Stop(); code != 0 || err != nil {
		t.Fatalf("ended with %d, %v", code, err)
	}
	if hits, err := s.leaks(); len(hits) != 0 || err != nil {
		t.Fatalf("%q, %v", hits, err)
	}
	planted := s.security.canaries
	s.security.canaries = new(canaries)
	s.Plant("the stream's name", stream)
	s.Plant("the agent's name", agent)
	hits, err := s.leaks()
	for _, want := range []string{"the client holds the stream's name", "the file commit/", "the audit log holds the agent's name"} {
		if err != nil || !slices.ContainsFunc(hits, func(hit string) bool { return strings.HasPrefix(hit, want) }) {
			t.Errorf("%q not in %q, %v", want, hits, err)
		}
	}
	var told recorder
	s.searchFiles(&told)
	if len(told.said) != len(hits) || strings.Contains(strings.Join(told.said, " "), stream) {
		t.Errorf("of %d finds the test is told %q", len(hits), told.said)
	}
	s.security.canaries = planted
}
