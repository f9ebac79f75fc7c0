package gateway

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/service"
)

// ordered is a gateway whose faults are given as rules.
func ordered(t *testing.T, rules ...faults.Rule) (*fake, *Gateway, *faults.Table) {
	t.Helper()
	table := new(faults.Table)
	for _, r := range rules {
		if _, err := table.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	f, g := newFake(t, Config{Faults: table})
	for _, r := range g.routes {
		r.service.Aim = func(_ shardwell.Tenant, operation string, in api.Struct) (string, string) {
			return streamOf(in), "shardId-000000000003"
		}
		r.service.Throttled = func(_ shardwell.Tenant, operation string, in api.Struct) error {
			return &shardwell.Error{Code: shardwell.CodeLimitExceeded, Message: operation + " " + streamOf(in)}
		}
	}
	return f, g, table
}

const deleteTarget = "Kinesis_20131202.DeleteStream"

// A fault by order refuses in the operation's words, before it is carried out or
// after, for the calls it is about; and whatever the front door refuses costs no
// fault.
func TestFaultsRefuse(t *testing.T) {
	const body = `{"StreamName":"s"}`
	for _, c := range []struct {
		rule    faults.Rule
		status  int
		code    string
		message string
		done    int
	}{
		{faults.Rule{Action: faults.Throttle}, 400, shardwell.CodeLimitExceeded, "DeleteStream s", 0},
		{faults.Rule{Action: faults.InternalFailure}, 500, shardwell.CodeInternalFailure, "", 0},
		{faults.Rule{Action: faults.InternalFailure, Afterwards: true}, 500, shardwell.CodeInternalFailure, "", 1},
		{faults.Rule{Action: faults.Unavailable}, 503, shardwell.CodeServiceUnavailable, "temporary failure", 0},
		{faults.Rule{Action: faults.Throttle, Operation: "ListStreams"}, 200, "", "", 1},
		{faults.Rule{Action: faults.Throttle, Stream: "other"}, 200, "", "", 1},
		{faults.Rule{Action: faults.Throttle, Shard: "3"}, 400, shardwell.CodeLimitExceeded, "", 0},
		{faults.Rule{Action: faults.Throttle, Shard: "4"}, 200, "", "", 1},
	} {
		f, g, table := ordered(t, c.rule)
		call(g, "POST", "/", `{"StreamName":`, "X-Amz-Target", deleteTarget)
		call(g, "POST", "/", `{"StreamName":"!"}`, "X-Amz-Target", deleteTarget)
		call(g, "POST", "/", body, "X-Amz-Target", deleteTarget, "Authorization", "-")
		if n := table.List()[0].Seen; n != 0 {
			t.Fatalf("%+v has seen %d calls that were refused before", c.rule, n)
		}
		w := call(g, "POST", "/", body, "X-Amz-Target", deleteTarget)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.code) || !strings.Contains(w.Body.String(), c.message) || len(f.inputs) != c.done {
			t.Errorf("%+v: %d %s, carried out %d times", c.rule, w.Code, w.Body, len(f.inputs))
		}
	}
}

// A dropped connection gives no answer on HTTP/1.1 and HTTP/2, whether or not the
// operation was carried out; what the reply holds is released, and the server
// goes on.
func TestFaultsDropConnections(t *testing.T) {
	f, g, table := ordered(t)
	released := 0
	f.describe = func(context.Context) (service.Reply, error) {
		return service.Reply{Release: func() { released++ }}, nil
	}
	ln := listen(t)
	s := NewServer(g, slog.New(slog.DiscardHandler), TLS{})
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	for _, http2 := range []bool{false, true} {
		protocols := new(http.Protocols)
		protocols.SetHTTP1(!http2)
		protocols.SetUnencryptedHTTP2(http2)
		client := &http.Client{Transport: &http.Transport{Protocols: protocols}}
		ask := func() (int, error) {
			r, err := http.NewRequest("POST", "http://"+ln.Addr().String(), strings.NewReader(`{"StreamName":"s"}`))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Content-Type", json11)
			r.Header.Set("X-Amz-Target", "Kinesis_20131202.DescribeStream")
			r.Header.Set("X-Amz-Date", "20261101T000000Z")
			r.Header.Set("Authorization", signed)
			resp, err := client.Do(r)
			if err != nil {
				return 0, err
			}
			defer resp.Body.Close()
			_, err = io.Copy(io.Discard, resp.Body)
			return resp.StatusCode, err
		}
		for _, afterwards := range []bool{false, true} {
			if _, err := table.Add(faults.Rule{Action: faults.DropConnection, Count: 1, Afterwards: afterwards}); err != nil {
				t.Fatal(err)
			}
			before := f.calls()
			if status, err := ask(); err == nil {
				t.Errorf("HTTP/2 %v, afterwards %v: status %d", http2, afterwards, status)
			}
			if carried := f.calls() > before; carried != afterwards {
				t.Errorf("HTTP/2 %v, afterwards %v: carried out %v", http2, afterwards, carried)
			}
			if status, err := ask(); err != nil || status != 200 {
				t.Errorf("the next call: %d, %v", status, err)
			}
		}
		client.CloseIdleConnections()
	}
	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	if released != len(f.inputs) {
		t.Errorf("%d replies released of %d", released, len(f.inputs))
	}
}

// A delay lasts as long as it says, before the operation or after, and ends at
// once when the client goes.
func TestFaultsDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, afterwards := range []bool{false, true} {
			f, g, _ := ordered(t, faults.Rule{Action: faults.Delay, Delay: faults.Duration(time.Minute), Afterwards: afterwards, Count: 1})
			began, carried := time.Now(), time.Duration(0)
			f.describe = func(context.Context) (service.Reply, error) {
				carried = time.Since(began)
				return service.Reply{}, nil
			}
			w := call(g, "POST", "/", `{"StreamName":"s"}`, "X-Amz-Target", "Kinesis_20131202.DescribeStream")
			if took := time.Since(began); w.Code != 200 || took != time.Minute || (carried == 0) != afterwards {
				t.Errorf("afterwards %v: %d after %v, carried out after %v", afterwards, w.Code, took, carried)
			}
		}

		f, g, _ := ordered(t, faults.Rule{Action: faults.Delay, Delay: faults.Duration(time.Minute)})
		ctx, leave := context.WithCancel(t.Context())
		gone := make(chan any)
		go func() {
			defer func() { gone <- recover() }()
			r, err := http.NewRequestWithContext(ctx, "POST", "/", strings.NewReader(`{"StreamName":"s"}`))
			if err != nil {
				t.Error(err)
			}
			r.Header.Set("Content-Type", json11)
			r.Header.Set("X-Amz-Target", deleteTarget)
			r.Header.Set("X-Amz-Date", "20261101T000000Z")
			r.Header.Set("Authorization", signed)
			g.ServeHTTP(deaf{}, r)
		}()
		synctest.Wait()
		began := time.Now()
		leave()
		if p := <-gone; !errors.Is(asError(p), http.ErrAbortHandler) || time.Since(began) != 0 || len(f.inputs) != 0 {
			t.Errorf("the client has gone: %v after %v, carried out %d times", p, time.Since(began), len(f.inputs))
		}
	})
}

// The stream of a reply that gets lost is told that its client has gone, so that
// it holds nothing any more.
func TestFaultsDropStreams(t *testing.T) {
	for _, action := range []faults.Action{faults.DropConnection, faults.InternalFailure} {
		f, g, _ := ordered(t, faults.Rule{Action: action, Afterwards: true})
		ran := 0
		f.describe = func(context.Context) (service.Reply, error) {
			return service.Reply{Stream: func(ctx context.Context, to service.Events) error {
				if ran++; ctx.Err() == nil || to.Reserve(ctx, 1) == nil {
					t.Error("the client has not gone")
				}
				return ctx.Err()
			}}, nil
		}
		func() {
			defer func() { _ = recover() }() // how a dropped exchange ends
			call(g, "POST", "/", `{"StreamName":"s"}`, "X-Amz-Target", "Kinesis_20131202.DescribeStream")
		}()
		if ran != 1 {
			t.Errorf("%s: the stream was called %d times", action, ran)
		}
	}
}

func asError(p any) error {
	err, _ := p.(error)
	return err
}

// deaf is the other end of a client that has gone.
type deaf struct{}

func (deaf) Header() http.Header         { return http.Header{} }
func (deaf) Write(p []byte) (int, error) { return len(p), nil }
func (deaf) WriteHeader(int)             {}

// Below /_shardwell/test/ there is what the program put there, and nothing
// without it, for every method; never for another origin or name.
func TestControlsPath(t *testing.T) {
	answer := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(299) })
	for _, c := range []struct {
		controls http.Handler
		headers  []string
		host     string
		status   int
	}{
		{nil, nil, "127.0.0.1", 404},
		{answer, nil, "127.0.0.1", 299},
		{answer, []string{"Origin", "http://elsewhere.example"}, "127.0.0.1", 403},
		{answer, nil, "elsewhere.example", 403},
	} {
		_, g := newFake(t, Config{Controls: c.controls})
		for _, method := range []string{"GET", "POST", "DELETE"} {
			if w := call(g, method, "http://"+c.host+"/_shardwell/test/clock", "", c.headers...); w.Code != c.status {
				t.Errorf("%s, %v, controls %v: %d, want %d", method, c, c.controls != nil, w.Code, c.status)
			}
		}
	}
}
