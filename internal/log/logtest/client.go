package logtest

import (
	"context"
	"encoding/binary"
	"errors"
	"hash/maphash"
	"math/rand/v2"
	"runtime"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// A client is one of those that make a history. Its goroutine alone uses it.
type client struct {
	*recording
	id   int
	rng  *rand.Rand
	next log.Position            // where to read on
	hash uint64                  // running, over all before next
	at   map[uint64]log.Position // of each entry, for the last client
	buf  log.Buffer
	made uint64 // payloads
}

var payloadSeed = maphash.MakeSeed()

// run does n operations. Client 0 is also the one that restarts and crashes
// the engine, client 1 seals the log in two histories of three.
func (c *client) run(seed uint64, n int) {
	sealed := seed%3 == 0
	for i := range n {
		switch {
		case c.id == 0 && seed%4 == 1 && c.harness.Reopen != nil && (i == n/3 || i == n/2):
			c.restart()
		case c.id == 0 && seed%4 >= 2 && c.harness.Crash != nil && i == n/2:
			c.crash()
		}
		if c.id == 1 && !sealed && i >= n*9/10 {
			sealed = c.seal()
			continue
		}
		if c.rng.IntN(2) == 0 {
			runtime.Gosched() // or an engine that never waits has one client after the other
		}
		switch k := c.rng.IntN(100); {
		case k < 45:
			c.append()
		case k < 70:
			c.read(c.next)
		case k < 72:
			c.read(1)
		case k < 90:
			c.bounds()
		default:
			c.seek()
		}
	}
}

// worth judges an answer by its error. want is one that holds.
func (c *client) worth(err, want error) worth {
	switch {
	case err == nil || want != nil && errors.Is(err, want):
		return told
	case errors.Is(err, log.ErrUnknown):
		return uncertain
	case errors.Is(err, log.ErrClosed), errors.Is(err, log.ErrBusy), errors.Is(err, context.Canceled):
		return refused
	}
	c.faulty("client %d: %v", c.id, err)
	return refused
}

// append appends one entry with a payload that nobody else has.
func (c *client) append() {
	c.made++
	data := binary.BigEndian.AppendUint64(nil, uint64(c.id)<<32|c.made)
	padding := c.rng.IntN(200)
	if c.rng.IntN(40) == 0 {
		padding = 2000
	}
	data = append(data, make([]byte, padding)...)
	ctx, gone := c.t.Context(), func() {}
	if c.rng.IntN(40) == 0 && c.cancels.Add(1) <= linearCancels {
		ctx, gone = c.ends()
	}
	c.do(c.id, func(e log.Engine) (operation, worth) {
		out := make([]log.Appended, 1)
		err := e.Append(ctx, []log.Entry{{Log: linearLog, Head: data[:3], Data: data}}, out)
		if err == nil {
			err = out[0].Err
		}
		op := operation{Action: appends, Hash: maphash.Bytes(payloadSeed, data), Sealed: errors.Is(err, log.ErrSealed)}
		if err == nil {
			op.End = out[0].Position + 1
		}
		return op, c.worth(err, log.ErrSealed)
	})
	gone()
}

// ends makes a context that has ended or is about to.
func (c *client) ends() (ctx context.Context, gone func()) {
	ctx, cancel := context.WithCancel(c.t.Context())
	if c.rng.IntN(2) == 0 {
		cancel()
		return ctx, func() {}
	}
	done := elsewhere(func() error { cancel(); return nil })
	return ctx, func() { <-done }
}

// read reads from a position to the end: 1, or where the client is. What it
// has read it knows, but only if the answer holds.
func (c *client) read(from log.Position) {
	next, hash, at := c.next, c.hash, map[uint64]log.Position{}
	if from == 1 {
		next, hash = 1, 0
	}
	known := c.do(c.id, func(e log.Engine) (operation, worth) {
		page, err := e.Read(c.t.Context(), linearLog, from, wholePage, &c.buf)
		for _, r := range page.Records {
			if r.Position != next || len(r.Data) < 8 || string(r.Head) != string(r.Data[:3]) {
				c.faulty("client %d: position %d, head %q, %d bytes, want position %d", c.id, r.Position, r.Head, len(r.Data), next)
			}
			entry := maphash.Bytes(payloadSeed, r.Data)
			if c.at != nil {
				if at[entry] != 0 {
					c.faulty("what is at %d is at %d again", at[entry], r.Position)
				}
				at[entry] = r.Position
			}
			next, hash = r.Position+1, running(hash, entry)
		}
		op := operation{Action: reads, Hash: hash, End: page.End}
		if next != page.End {
			op = operation{Action: looks, End: page.End}
		}
		return op, c.worth(err, nil)
	})
	if known {
		c.next, c.hash = next, hash
		if c.at != nil {
			c.at = at
		}
	}
}

func (c *client) bounds() {
	c.do(c.id, func(e log.Engine) (operation, worth) {
		b, err := e.Bounds(c.t.Context(), linearLog)
		if c.at != nil {
			c.sealed = b.Sealed
		}
		return operation{Action: bounded, End: b.End, Sealed: b.Sealed}, c.worth(err, nil)
	})
}

// seek asks for the end by a time that no entry has.
func (c *client) seek() {
	c.do(c.id, func(e log.Engine) (operation, worth) {
		end, err := e.Seek(c.t.Context(), linearLog, time.Now().Add(time.Hour))
		return operation{Action: looks, End: end}, c.worth(err, nil)
	})
}

// seal seals the log and reports whether that is certain.
func (c *client) seal() bool {
	return c.do(c.id, func(e log.Engine) (operation, worth) {
		ends, err := e.Seal(c.t.Context(), linearLog)
		op := operation{Action: seals}
		if err == nil {
			op.End = ends[0]
		}
		return op, c.worth(err, nil)
	})
}
