package controls

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/faults"
)

// server is the controls of nothing.
type server struct {
	Config
	http.Handler
	mu       sync.Mutex
	caughtUp int
	delays   Delays
}

func newServer() *server {
	s := &server{Config: Config{Clock: clock.New(nil), Faults: new(faults.Table), Log: slog.New(slog.DiscardHandler)}}
	s.CatchUp = func(ctx context.Context) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.caughtUp++
		return ctx.Err()
	}
	s.IsOperation = func(name string) bool { return name == "PutRecord" }
	s.Delays = func() Delays {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.delays
	}
	s.SetDelays = func(d Delays) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.delays = d
	}
	s.Handler = New(s.Config)
	return s
}

func (s *server) ask(method, page, body string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(method, Prefix+page, strings.NewReader(body)))
	return w
}

// Every page does what it says, once, and answers in JSON.
func TestPages(t *testing.T) {
	s := newServer()
	for _, c := range []struct {
		method, page, body string
		status             int
		answer             string // a part of it
	}{
		{"GET", "clock", "", 200, `"offset":"0s"`},
		{"POST", "clock", `{"advance":"1h30m"}`, 200, `"offset":"1h30m0s","offsetMillis":5400000`},
		{"POST", "clock", `{"advanceMillis":1}`, 200, `"offsetMillis":5400001`},
		{"POST", "clock", `{"advance":"0s"}`, 200, `"offsetMillis":5400001`},
		{"POST", "delays", `{"stateChange":"2s","deleting":"0s"}`, 200, `{"creating":"2s","updating":"2s","deleting":"0s"}`},
		{"GET", "delays", "", 200, `{"creating":"2s","updating":"2s","deleting":"0s"}`},
		{"GET", "faults", "", 200, `{"rules":[]}`},
		{"POST", "faults", `{"action":"throttle","operation":"PutRecord"}`, 200, `{"id":1}`},
		{"GET", "faults/1", "", 200, `"id":1,"operation":"PutRecord","action":"throttle","seen":0,"fired":0,"spent":false`},
		{"POST", "faults", `{"action":"throttle","operation":"GetRecord"}`, 400, `{"error":"there is no operation GetRecord"}`},
		{"DELETE", "faults/1", "", 200, `{"deleted":1}`},
		{"GET", "faults/1", "", 404, `there is no rule 1`},
		{"DELETE", "faults", "", 200, `{"deleted":0}`},
		{"PATCH", "faults", "", 405, `"error"`},
		{"GET", "", "", 404, `"error"`},
	} {
		w := s.ask(c.method, c.page, c.body)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.answer) || w.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s %s %s: %d %s", c.method, c.page, c.body, w.Code, w.Body)
		}
	}
	if s.caughtUp != 3 || s.delays != (Delays{2 * time.Second, 2 * time.Second, 0}) {
		t.Errorf("caught up %d times, delays %+v", s.caughtUp, s.delays)
	}
}

// A move whose consequences do not come in time says so: the clock has moved.
func TestCatchUpFails(t *testing.T) {
	s := newServer()
	s.CatchUp = func(context.Context) error { return errors.New("stuck") }
	s.Handler = New(s.Config)
	if w := s.ask("POST", "clock", `{"advance":"1h"}`); w.Code != 503 || !strings.Contains(w.Body.String(), "stuck") || s.Clock.Offset() != time.Hour {
		t.Errorf("%d %s, moved by %v", w.Code, w.Body, s.Clock.Offset())
	}
}

// Requests from many sides at once all count.
func TestConcurrentRequests(t *testing.T) {
	s := newServer()
	var all sync.WaitGroup
	for _, request := range [][3]string{
		{"POST", "clock", `{"advance":"1s"}`}, {"POST", "clock", `{"advanceMillis":1000}`},
		{"POST", "delays", `{"creating":"5s"}`}, {"POST", "delays", `{"deleting":"7s"}`},
		{"POST", "faults", `{"action":"throttle"}`}, {"GET", "faults", ""},
	} {
		all.Go(func() {
			for range 50 {
				if w := s.ask(request[0], request[1], request[2]); w.Code != 200 {
					t.Errorf("%v: %d %s", request, w.Code, w.Body)
				}
			}
		})
	}
	all.Wait()
	if s.Clock.Offset() != 100*time.Second || s.delays != (Delays{Creating: 5 * time.Second, Deleting: 7 * time.Second}) || len(s.Faults.List()) != 50 {
		t.Errorf("moved by %v, delays %+v, %d rules", s.Clock.Offset(), s.delays, len(s.Faults.List()))
	}
}
