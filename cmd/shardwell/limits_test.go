package main

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/gateway"
)

// Sizes are bytes, MiB or GiB; what is none is refused.
func TestSizes(t *testing.T) {
	for text, want := range map[string]sizeFlag{"512MiB": 512 << 20, "2 GiB": 2 << 30, "1048576": 1 << 20} {
		var got sizeFlag
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%s: got %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "MiB", "-1MiB", "0", "1GB", "1.5GiB", "9223372036854775807GiB"} {
		var got sizeFlag
		if err := got.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is taken for %d", text, got)
		}
	}
}

// Limits that make no sense are refused in one sentence; the others reach the gateway,
// and connections leave files for the data.
func TestLimits(t *testing.T) {
	for want, flags := range map[string]limitFlags{
		"must be positive": {MaxRequests: 0},
		"at least 384 MiB": {MaxRequests: 1, MaxMemory: 383 << 20},
		"does not go with": {MaxRequests: 1, MaxMemory: 1 << 30},
	} {
		c := &serveCommand{limitFlags: flags, Memory: want == "does not go with"}
		if err := c.checkLimits(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	c := &serveCommand{limitFlags: limitFlags{MaxConnections: 7, MaxRequests: 8}}
	if g := c.limited(gateway.Config{}); g.MaxConnections != 7 || g.MaxRequestsInFlight != 8 {
		t.Errorf("got %d and %d", g.MaxConnections, g.MaxRequestsInFlight)
	}
	if n := connectionsAllowed(); n < 0 || n >= gateway.DefaultMaxConnections {
		t.Errorf("%d connections", n)
	}
}
