package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// The test controls can be worked from the command line, for people and for
// programs; what the server refuses, and a server without controls, is one
// sentence and exit code 1.
func TestControlsFromTheCommandLine(t *testing.T) {
	s := serve(t, "--memory", "--test-controls", "--state-delay", "0s", "--stream", "a")
	t.Setenv("AWS_ENDPOINT_URL", s.url)
	t.Setenv("AWS_ENDPOINT_URL_KINESIS", s.url)
	for _, c := range []struct {
		args []string
		code int
		out  string // a part of it
	}{
		{[]string{"clock"}, 0, ", 0s ahead of the machine"},
		{[]string{"advance", "25h"}, 0, ", 25h0m0s ahead of the machine"},
		{[]string{"advance", "25h", "--json"}, 0, `"offset":"50h0m0s"`},
		{[]string{"advance", "--", "-1s"}, 1, "time goes forward only"},
		{[]string{"advance", "soon"}, 2, "soon"},
		{[]string{"delay"}, 0, "creating 0s, updating 0s, deleting 0s"},
		{[]string{"delay", "1s", "--updating", "3s"}, 0, "creating 1s, updating 3s, deleting 1s"},
		{[]string{"fault", "add", "throttle", "--operation", "PutRecord", "--count", "2"}, 0, "rule 1"},
		{[]string{"fault", "add", "delay", "--for", "1s", "--rate", "0.5", "--seed", "9", "--afterwards", "--stream", "a", "--shard", "0"}, 0, "rule 2"},
		{[]string{"fault", "add", "failEntries", "--entries", "1,2", "--every", "2", "--partition-key", "k", "--code", "InternalFailure", "--json"}, 0, `{"id":3}`},
		{[]string{"fault", "add", "explode"}, 1, "action must be"},
		{[]string{"fault", "list"}, 0, `rule 2 was at work 0 times: {"stream":"a","shard":"0","rate":0.5,"seed":9,"action":"delay","delay":"1s","afterwards":true}`},
		{[]string{"fault", "list"}, 0, `rule 3 was at work 0 times: {"action":"failEntries","entries":[1,2],"every":2,"partitionKey":"k","code":"InternalFailure"}`},
		{[]string{"fault", "clear", "2"}, 0, "1 taken away"},
		{[]string{"fault", "clear", "2"}, 1, "there is no rule 2"},
		{[]string{"fault", "clear"}, 0, "2 taken away"},
	} {
		code, out, stderr := shell(t, "", append([]string{"test"}, c.args...)...)
		if code != c.code || !strings.Contains(out+stderr, c.out) || code != 0 && strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: %d %s%s", c.args, code, out, stderr)
		}
		if c.args[len(c.args)-1] == "--json" && !json.Valid([]byte(out)) {
			t.Errorf("%v prints no JSON: %s", c.args, out)
		}
	}
	plain := serve(t, "--memory")
	if code, _, stderr := shell(t, "", "test", "advance", "1h", "--endpoint", plain.url); code != 1 || !strings.Contains(stderr, "--test-controls") {
		t.Errorf("without controls: %d %s", code, stderr)
	}
	if code, _, stderr := shell(t, "", "test", "clock", "--endpoint", "nowhere"); code != exitUsage {
		t.Errorf("no endpoint: %d %s", code, stderr)
	}
}

// Controls are for this machine alone, whatever else is allowed; and delays are
// not negative.
func TestControlsAreRefused(t *testing.T) {
	for _, args := range [][]string{
		{"--test-controls", "--listen", "0.0.0.0:0", "--insecure"},
		{"--state-delay=-1s"},
	} {
		code, _, stderr := shell(t, "", append([]string{"serve", "--memory"}, args...)...)
		if code != exitUsage || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: %d %s", args, code, stderr)
		}
	}
}
