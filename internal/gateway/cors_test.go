package gateway

import (
	"net/http/httptest"
	"testing"
)

// A web page gets in as its mode says; one that does not is refused, and sees
// no header that would let it read why.
func TestOrigins(t *testing.T) {
	for _, c := range []struct {
		mode    CORS
		origin  string
		status  int
		allowed string
	}{
		{CORSLocal, "", 200, ""},
		{CORSLocal, "http://localhost:3000", 200, "http://localhost:3000"},
		{CORSLocal, "https://127.0.0.1", 200, "https://127.0.0.1"},
		{CORSLocal, "http://[::1]:8080", 200, "http://[::1]:8080"},
		{CORSLocal, "http://app.localhost", 200, "http://app.localhost"},
		{CORSLocal, "https://example.com", 403, ""},
		{CORSLocal, "http://localhost.example.com", 403, ""},
		{CORSLocal, "http://127.0.0.1.example.com", 403, ""},
		{CORSLocal, "null", 403, ""},
		{CORSLocal, "file://localhost", 403, ""},
		{CORSAWS, "https://example.com", 200, "*"},
		{CORSAWS, "null", 200, "*"},
		{CORSOff, "", 200, ""},
		{CORSOff, "http://localhost:3000", 403, ""},
	} {
		_, g := newFake(t, Config{CORS: c.mode})
		headers := []string{"Origin", c.origin}
		if c.origin == "" {
			headers = nil
		}
		w := call(g, "POST", "/", "{}", headers...)
		if got := w.Header().Get("Access-Control-Allow-Origin"); w.Code != c.status || got != c.allowed {
			t.Errorf("%s %q: got %d allowing %q, want %d allowing %q", c.mode, c.origin, w.Code, got, c.status, c.allowed)
		}
		if got := w.Header().Get("Access-Control-Expose-Headers"); (got == exposedHeaders) != (c.allowed != "") {
			t.Errorf("%s %q: exposes %q", c.mode, c.origin, got)
		}
	}
}

// A preflight request is answered without authentication and as AWS does: the
// asked-for headers and method come back, and there is no x-amz-id-2.
func TestPreflight(t *testing.T) {
	_, g := newFake(t, Config{CORS: CORSAWS})
	w := call(g, "OPTIONS", "/", "", "Origin", "https://example.com", "Authorization", "-",
		"Access-Control-Request-Headers", "x-amz-target", "Access-Control-Request-Method", "POST")
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin":   "*",
		"Access-Control-Allow-Headers":  "x-amz-target",
		"Access-Control-Allow-Methods":  "POST",
		"Access-Control-Max-Age":        "172800",
		"Access-Control-Expose-Headers": "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if w.Code != 200 || w.Body.Len() != 0 || raw(w, headerExtendedID) != "" || len(raw(w, headerRequestID)) != 36 {
		t.Errorf("got %d %q %v", w.Code, w.Body, w.Header())
	}
	if w := call(g, "OPTIONS", "/", ""); w.Code != 403 {
		t.Errorf("OPTIONS without Origin: got %d, want the answer to any other method", w.Code)
	}
}

// Our own pages answer to loopback names and configured ones, to no page of
// another origin, and never with CORS headers.
func TestAdmin(t *testing.T) {
	red := false
	_, g := newFake(t, Config{CORS: CORSAWS, AdminHosts: []string{"kinesis.test"}, Checks: []Check{
		{Name: "engine", State: func() (bool, any) { return !red, map[string]int{"frames": 3} }},
	}})
	get := func(method, url, origin string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, url, nil)
		if origin != "" {
			r.Header.Set("Origin", origin)
		}
		w := httptest.NewRecorder()
		g.ServeHTTP(w, r)
		return w
	}
	for _, c := range []struct {
		method, url, origin string
		status              int
	}{
		{"GET", "http://localhost:4567/_shardwell/health", "", 200},
		{"GET", "http://127.0.0.1:4567/_shardwell/health", "http://127.0.0.1:4567", 200},
		{"GET", "http://[::1]:4567/_shardwell/health", "", 200},
		{"GET", "http://[::1]/_shardwell/health", "", 200},
		{"GET", "http://kinesis.test/_shardwell/metrics", "", 200},
		{"GET", "http://KINESIS.test:80/_shardwell/metrics", "", 200},
		{"GET", "http://evil.test/_shardwell/health", "", 403},
		{"GET", "http://127.0.0.1.evil.test:4567/_shardwell/health", "", 403},
		{"GET", "http://localhost:4567/_shardwell/health", "http://evil.test", 403},
		{"GET", "http://localhost:4567/_shardwell/health", "http://localhost:3000", 403},
		{"GET", "http://localhost:4567/_shardwell/health", "null", 403},
		{"POST", "http://localhost:4567/_shardwell/health", "", 405},
		{"OPTIONS", "http://localhost:4567/_shardwell/health", "", 405},
		{"GET", "http://localhost:4567/_shardwell/", "", 404},
	} {
		w := get(c.method, c.url, c.origin)
		if w.Code != c.status {
			t.Errorf("%s %s from %q: got %d, want %d", c.method, c.url, c.origin, w.Code, c.status)
		}
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != "" {
			t.Errorf("%s allows %q", c.url, got)
		}
	}
	const want = "{\n  \"status\": \"ok\",\n  \"services\": [\n    \"Kinesis\",\n    \"Part\"\n  ],\n  \"parts\": {\n    \"engine\": {\n      \"ok\": true,\n      \"detail\": {\n        \"frames\": 3\n      }\n    }\n  }\n}\n"
	if w := get("GET", "http://localhost/_shardwell/health", ""); w.Body.String() != want {
		t.Errorf("health is %s", w.Body)
	}
	red = true
	if w := get("GET", "http://localhost/_shardwell/health", ""); w.Code != 503 {
		t.Errorf("red health is %d", w.Code)
	}
}
