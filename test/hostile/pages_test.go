package hostile

import (
	"strings"
	"testing"
)

// A page from another origin can neither read nor change streams: not with the
// simple requests that browsers send without asking, not with a preflight, not
// by having its own name resolve to this machine. Nor can it see our pages.
func TestOtherOrigins(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	create := func(name, host, origin, contentType string) answer {
		raw := v.request("CreateStream", `{"ShardCount":1,"StreamName":"`+name+`"}`)
		raw = strings.Replace(raw, "Host: "+v.address(), "Host: "+host+"\r\nOrigin: "+origin, 1)
		return v.send(t, strings.Replace(raw, "application/x-amz-json-1.1", contentType, 1))
	}
	for _, origin := range []string{"http://evil.example", "https://evil.example:4567", "null", "http://localhost.evil.example",
		"http://127.0.0.1.evil.example", "http://localhost@evil.example", "file://", "http://"} {
		for _, host := range []string{v.address(), "evil.example"} {
			for _, contentType := range []string{"application/x-amz-json-1.1", "text/plain", "application/x-www-form-urlencoded"} {
				a := create("x", host, origin, contentType)
				if a.status != 403 || a.header.Get("Access-Control-Allow-Origin") != "" {
					t.Errorf("origin %s, host %s, %s: got %s %v", origin, host, contentType, a, a.header)
				}
			}
			ask := "OPTIONS / HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin +
				"\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-amz-target\r\n\r\n"
			if a := v.send(t, ask); a.status != 403 || a.header.Get("Access-Control-Allow-Headers") != "" {
				t.Errorf("preflight from %s at %s: got %s %v", origin, host, a, a.header)
			}
			for _, path := range []string{"health", "metrics"} {
				page := "GET /_shardwell/" + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\n\r\n"
				if a := v.send(t, page); a.status != 403 {
					t.Errorf("%s from %s at %s: got %s", path, origin, host, a)
				}
			}
		}
	}
	for _, page := range []string{
		"GET /_shardwell/health HTTP/1.1\r\nHost: evil.example\r\n\r\n",
		"GET /_shardwell/health HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n",
		"GET http://evil.example/_shardwell/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
		"GET /_shardwell/health HTTP/1.0\r\n\r\n",
	} {
		if a := v.send(t, page); a.status != 403 {
			t.Errorf("%q: got %s", page, a)
		}
	}
	if a := v.send(t, v.request("ListStreams", "{}")); !strings.Contains(a.body, `"StreamNames":["s"]`) {
		t.Errorf("a page has changed something: %s", a)
	}
	if a := create("y", v.address(), "http://localhost:3000", "application/x-amz-json-1.1"); a.status != 200 {
		t.Errorf("a page of this machine got %s", a)
	}
}
