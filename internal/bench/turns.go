package bench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// turns is how often servers that are compared take turns, so that all see the
// same machine; a turn is so much of a measurement.
const (
	turns    = 6
	turnPart = 4
)

// side is one of the servers that are compared: it differs from the others in
// nothing but its settings.
type side struct {
	name     string
	t        *target
	requests []request
	records  int // of a request
	total    loadResult
	cpu      time.Duration // of the server
	own      time.Duration // of the load generator
}

// startSide starts a server. Whoever starts it stops it.
func (r *run) startSide(ctx context.Context, name string, account Account, args ...string) (*side, error) {
	data := filepath.Join(r.dir, name)
	server, err := startChild(ctx, r.Binary, r.serve(data, args...)...)
	if err != nil {
		return nil, err
	}
	token, err := os.ReadFile(filepath.Join(data, "admin.token"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // there is none without authentication
		return nil, errors.Join(err, server.stop())
	}
	return &side{name: name, t: &target{url: server.url, account: account, child: server, token: strings.TrimSpace(string(token))}}, nil
}

// puts has a side put records into a stream of its own.
func (s *side) puts(ctx context.Context, p put, shards int) error {
	stream, err := s.t.createStream(ctx, shards)
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	s.requests, s.records = p.requests(s.t, "/", stream, p.succeeded), p.records
	return nil
}

// takeTurns has the sides do their work in turns.
func (r *run) takeTurns(ctx context.Context, row string, sides ...*side) error {
	before := r.server
	defer func() { r.server = before }()
	for range turns {
		for _, s := range sides {
			r.Progress(row + ": " + s.name)
			if err := r.turn(ctx, s, r.Each/turnPart); err != nil {
				return err
			}
		}
	}
	for _, s := range sides {
		slices.Sort(s.total.latencies)
		if r.Profiles == "" {
			continue
		}
		r.server = s.t // for the profile; what it does meanwhile does not count
		again := *s
		if err := r.profiled(ctx, row+", "+s.name, func() error { return r.turn(ctx, &again, r.Each) }); err != nil {
			return err
		}
	}
	return nil
}

// turn has a side do its work once more, and sort what it has written: else the next
// side would bear that, and nobody's processor time have it.
func (r *run) turn(ctx context.Context, s *side, each time.Duration) error {
	r.server = s.t
	cpu, own := s.t.child.cpu(), ownCPU()
	result, err := closedLoop(ctx, s.t.url, r.Connections, each, sending(s.requests))
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	s.own += ownCPU() - own
	if err := r.sorted(ctx); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	s.cpu += s.t.child.cpu() - cpu
	s.total.add(result)
	s.total.took += result.took
	return nil
}

// recordsPerSecond is the rate of all turns.
func (s *side) recordsPerSecond() float64 { return s.total.perSecond() * float64(s.records) }

// cpuMicros is the server's processor time for a request.
func (s *side) cpuMicros() float64 { return perRecord(s.cpu, s.total.allRequests) }

// ownMicros is the load generator's.
func (s *side) ownMicros() float64 { return perRecord(s.own, s.total.allRequests) }
