package main

import (
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"

	"github.com/shardwell/shardwell/internal/gateway"
)

// limitFlags say how much clients may have of the machine.
type limitFlags struct {
	MaxConnections int64    `help:"Connections at once (default as many as the limit on open files allows, 16384 at most). One address gets nearly all of them if nobody else wants any." env:"SHARDWELL_MAX_CONNECTIONS" placeholder:"N"`
	MaxRequests    int64    `help:"Requests in flight at once, subscriptions included (default ${default})." default:"16384" env:"SHARDWELL_MAX_REQUESTS" placeholder:"N"`
	MaxMemory      sizeFlag `help:"Memory to stay below: what requests and answers may hold goes by it, and garbage is collected more often near it. Not with --memory." env:"SHARDWELL_MAX_MEMORY" placeholder:"SIZE"`
}

// sizeFlag is the value of --max-memory, in bytes; 0 if none is given.
type sizeFlag int64

// UnmarshalText reads a number of bytes, or of MiB or GiB.
func (m *sizeFlag) UnmarshalText(text []byte) error {
	number, shift := string(text), 0
	for unit, by := range map[string]int{"MiB": 20, "GiB": 30} {
		if before, found := strings.CutSuffix(number, unit); found {
			number, shift = strings.TrimSpace(before), by
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > 1<<62>>shift {
		return fmt.Errorf("%q is no size such as 512MiB", text)
	}
	*m = sizeFlag(n << shift)
	return nil
}

// leastMemory is as much as the longest request needs beside everything else: what
// requests hold is an eighth of it.
const leastMemory = 384 << 20

// checkLimits refuses limits that make no sense.
func (c *serveCommand) checkLimits() error {
	switch {
	case c.MaxConnections < 0 || c.MaxRequests < 1:
		return coded(exitUsage, "--max-connections and --max-requests must be positive")
	case c.MaxMemory != 0 && c.Memory:
		return coded(exitUsage, "--max-memory does not go with --memory, whose records are all in memory")
	case c.MaxMemory != 0 && c.MaxMemory < leastMemory:
		return coded(exitUsage, "--max-memory must be at least %d MiB, so that the longest request fits", leastMemory>>20)
	}
	return nil
}

// limited adds the limits to a gateway's configuration, and sets that of the collector of
// garbage.
func (c *serveCommand) limited(g gateway.Config) gateway.Config {
	g.MaxConnections, g.MaxRequestsInFlight = c.MaxConnections, c.MaxRequests
	if g.MaxConnections == 0 {
		g.MaxConnections = connectionsAllowed()
	}
	if m := int64(c.MaxMemory); m != 0 {
		g.MaxRequestBytesInFlight, g.MaxReplyBytesInFlight, g.MaxEventBytesInFlight = m/8, m/4, m/16
		debug.SetMemoryLimit(m)
	}
	return g
}

// connectionsAllowed is how many connections there may be so that a quarter of the
// files that the system lets the program have open is left for its data; 0, for the
// gateway's own limit, if the system allows more or does not tell.
func connectionsAllowed() int64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil || limit.Cur > 1<<20 {
		return 0
	}
	allowed := int64(limit.Cur) * 3 / 4
	if allowed >= gateway.DefaultMaxConnections {
		return 0
	}
	return max(allowed, 1)
}
