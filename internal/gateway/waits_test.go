package gateway

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// An operation that may wait has its time on top of what all have, and its wait
// ends when the client goes or the server shuts down; the others go on.
func TestWaits(t *testing.T) {
	for _, c := range []struct {
		operation  string
		end        func(g *Gateway, leave func())
		want       time.Duration
		wantReason error
	}{
		{"ListStreams", func(_ *Gateway, leave func()) { leave() }, 10 * time.Second, context.DeadlineExceeded},
		{"ListStreams", func(g *Gateway, _ func()) { g.EndStreams() }, 10 * time.Second, context.DeadlineExceeded},
		{"ListQueues", func(*Gateway, func()) {}, 30 * time.Second, context.DeadlineExceeded},
		{"ListQueues", func(_ *Gateway, leave func()) { leave() }, time.Second, context.Canceled},
		{"ListQueues", func(g *Gateway, _ func()) { g.EndStreams() }, time.Second, context.Canceled},
	} {
		synctest.Test(t, func(t *testing.T) {
			var took time.Duration
			var reason error
			wait := func(ctx context.Context, _ shardwell.Tenant, _ api.Struct) (service.Reply, error) {
				began := time.Now()
				<-ctx.Done()
				took, reason = time.Since(began), ctx.Err()
				return service.Reply{}, nil
			}
			g := New(Config{Services: []Service{{
				API: kinesis.Service, Handlers: map[string]service.Handler{"ListStreams": wait, "ListQueues": wait},
				Waits: map[string]time.Duration{"ListQueues": 20 * time.Second},
			}}})
			ctx, leave := context.WithCancel(t.Context())
			defer leave()
			time.AfterFunc(time.Second, func() { c.end(g, leave) })
			r := httptest.NewRequestWithContext(ctx, "POST", "/", strings.NewReader("{}"))
			r.Header.Set("Content-Type", json11)
			r.Header.Set("X-Amz-Target", "Kinesis_20131202."+c.operation)
			r.Header.Set("X-Amz-Date", "20261101T000000Z")
			r.Header.Set("Authorization", signed)
			g.ServeHTTP(httptest.NewRecorder(), r)
			if took != c.want || reason != c.wantReason {
				t.Errorf("%s: %v after %v, want %v after %v", c.operation, reason, took, c.wantReason, c.want)
			}
		})
	}
}
