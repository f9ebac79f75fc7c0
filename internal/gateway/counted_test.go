package gateway

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// However a request ends, nothing of it is counted or held any more: after a panic, an
// order to drop it, a body that stops, one that nobody believes and waits for its answer, a client that has
// gone, and a refusal for want of room.
func TestNothingStaysCounted(t *testing.T) {
	const body = `{"StreamName":"s"}`
	stranger := sigv4.Credentials{AccessKeyID: "AKIANOBODY", SecretAccessKey: redact.New("x")}
	for name, c := range map[string]struct {
		who      sigv4.Credentials
		describe func(ctx context.Context) (service.Reply, error)
		spoil    func(*http.Request)
		want     int
	}{
		"answered":  {aliceCredentials, nil, nil, 200},
		"panic":     {aliceCredentials, func(context.Context) (service.Reply, error) { panic("of a test") }, nil, 500},
		"error":     {aliceCredentials, func(context.Context) (service.Reply, error) { return service.Reply{}, errors.New("of a test") }, nil, 500},
		"stopped":   {aliceCredentials, nil, func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader(body[:5])) }, 400},
		"in pieces": {aliceCredentials, nil, func(r *http.Request) { r.ContentLength = -1 }, 200},
		"pieces stop": {aliceCredentials, nil, func(r *http.Request) {
			r.ContentLength, r.Body = -1, io.NopCloser(io.MultiReader(bytes.NewReader(make([]byte, 9000)), broken{}))
		}, 400},
		"too long": {aliceCredentials, nil, func(r *http.Request) {
			r.ContentLength, r.Body = 40_000, io.NopCloser(bytes.NewReader(make([]byte, 40_000)))
		}, 413},
		"no room": {aliceCredentials, nil, func(r *http.Request) {
			r.ContentLength, r.Body = -1, io.NopCloser(bytes.NewReader(make([]byte, 20_000)))
		}, 503},
		"unknown":            {stranger, nil, nil, 400},
		"unknown, in pieces": {stranger, nil, func(r *http.Request) { r.ContentLength = -1 }, 400},
		"gone": {stranger, nil, func(r *http.Request) {
			ctx, cancel := context.WithCancel(r.Context())
			cancel()
			*r = *r.WithContext(ctx)
		}, 400},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, from := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
				if c.describe != nil {
					f.describe = c.describe
				}
				config := from.config
				config.MaxBodyBytes, config.MaxRequestBytesInFlight = 32<<10, 64<<10
				config.Meter = nil
				g := New(config)
				for range freeFailures + 2 {
					r := httptest.NewRequest("POST", "http://kinesis.test/", strings.NewReader(body))
					sign(r, c.who, time.Now(), "DescribeStream", body)
					if c.spoil != nil {
						c.spoil(r)
					}
					w := httptest.NewRecorder()
					g.ServeHTTP(w, r)
					if w.Code != c.want {
						t.Fatalf("got %d %s, want %d", w.Code, w.Body, c.want)
					}
				}
				for name, b := range map[string]*budget{"requests": g.limits.requests, "callers": g.limits.callers, "bytes of callers": g.limits.callerBytes,
					"bytes of requests": g.budget, "bytes of replies": g.replies, "bytes of events": g.events} {
					held := b.total() + int64(b.waits)
					for _, h := range b.holders {
						held = max(held, h.held)
					}
					if held != 0 {
						t.Errorf("%d %s stay", held, name)
					}
				}
				for place, from := range g.failures.places {
					if from.long != 0 || from.slow != 0 {
						t.Errorf("of %s %d long and %d late ones stay", place, from.long, from.slow)
					}
				}
				if n := g.failures.slow; n != 0 || len(g.drains) != 0 || g.metrics.inFlight.Value() != 0 {
					t.Errorf("%d late refusals, %d drains and %d requests stay", n, len(g.drains), g.metrics.inFlight.Value())
				}
			})
		})
	}
}

// broken is a body that stops.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
