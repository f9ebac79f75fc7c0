package gateway

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// fakeEvent has records of one size.
type fakeEvent struct {
	fakePage
	rest kinesis.SubscribeToShardEvent
}

func (e *fakeEvent) Rest() *kinesis.SubscribeToShardEvent { return &e.rest }

func someEvent(records, size int, continuation string) *fakeEvent {
	return &fakeEvent{fakePage{records: records, size: size}, kinesis.SubscribeToShardEvent{ContinuationSequenceNumber: continuation}}
}

func ignore() {}

// subscribing is a gateway whose SubscribeToShard answers with run.
func subscribing(c Config, run service.Stream) *Gateway {
	c.Services = []Service{{API: kinesis.Service, Handlers: map[string]service.Handler{
		"SubscribeToShard": func(_ context.Context, _ shardwell.Tenant, in api.Struct) (service.Reply, error) {
			if in.(*kinesis.SubscribeToShardInput).ShardId == "refused" {
				return service.Reply{}, &shardwell.Error{Code: shardwell.CodeResourceNotFound, Message: "no"}
			}
			return service.Reply{Stream: run}, nil
		},
	}}}
	return New(c)
}

const subscribeBody = `{"ConsumerARN":"arn:aws:kinesis:us-east-1:000000000000:stream/orders/consumer/c:1","ShardId":"%s","StartingPosition":{"Type":"LATEST"}}`

func subscribeRequest(url, shard string) *http.Request {
	r, err := http.NewRequest(http.MethodPost, url, strings.NewReader(fmt.Sprintf(subscribeBody, shard)))
	if err != nil {
		panic(err) // the URL is ours
	}
	r.Header.Set("Content-Type", json11)
	r.Header.Set("X-Amz-Target", "Kinesis_20131202.SubscribeToShard")
	r.Header.Set("X-Amz-Date", "20261101T000000Z")
	r.Header.Set("Authorization", signed)
	return r
}

// listening serves a gateway on a port of its own.
func listening(t *testing.T, g *Gateway) (url string, s *Server) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s = NewServer(g, slog.New(slog.DiscardHandler), TLS{})
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return "http://" + ln.Addr().String(), s
}

// httpClients are both versions of the protocol, with connections of their own.
func httpClients(t *testing.T) map[string]*http.Client {
	two := new(http.Protocols)
	two.SetUnencryptedHTTP2(true)
	clients := map[string]*http.Client{
		"HTTP/1.1": {Transport: &http.Transport{}},
		"HTTP/2.0": {Transport: &http.Transport{Protocols: two}},
	}
	for _, c := range clients {
		t.Cleanup(c.CloseIdleConnections)
	}
	return clients
}

func ask(t *testing.T, c *http.Client, r *http.Request) *http.Response {
	t.Helper()
	resp, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	return resp
}

// frame reads the next frame as "type/name payload".
func frame(t *testing.T, r *eventstream.Reader) string {
	t.Helper()
	f, err := r.Next()
	if err != nil {
		return err.Error()
	}
	name := f.Header(eventstream.EventType) + f.Header(eventstream.ExceptionType) + f.Header(eventstream.ErrorCode)
	return f.Header(eventstream.MessageType) + "/" + name + " " + string(f.Payload) + f.Header(eventstream.ErrorMessage)
}

const initialFrame = "event/initial-response {}"

// A stream begins with the initial response; each event reaches its client as
// soon as it is sent, whole, without any following it, and after the time that an
// operation has; nil ends it cleanly. Over both versions of HTTP.
func TestEvents(t *testing.T) {
	for name, c := range httpClients(t) {
		t.Run(name, func(t *testing.T) {
			next := make(chan *fakeEvent)
			ended := make(chan error, 1)
			g := subscribing(Config{HandlerTimeout: time.Millisecond}, func(ctx context.Context, to service.Events) error {
				for e := range next {
					if err := to.Reserve(ctx, 256<<10); err != nil {
						return err
					}
					if err := to.Send(e, ignore); err != nil {
						ended <- err
						return err
					}
				}
				ended <- ctx.Err()
				return nil
			})
			url, _ := listening(t, g)
			resp := ask(t, c, subscribeRequest(url, "0"))
			if resp.Proto != name || resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "application/vnd.amazon.eventstream" || resp.ContentLength != -1 ||
				resp.Header.Get("x-amzn-RequestId") == "" || resp.Header.Get("x-amz-id-2") == "" {
				t.Errorf("%s %d %d %v", resp.Proto, resp.StatusCode, resp.ContentLength, resp.Header)
			}
			r := eventstream.NewReader(resp.Body)
			if got := frame(t, r); got != initialFrame {
				t.Errorf("first frame: %s", got)
			}
			for i, e := range []*fakeEvent{someEvent(0, 0, "1"), someEvent(3, 100, "2"), someEvent(1, 3<<20, ""), someEvent(5000, 10, "4")} {
				next <- e
				w := wirejson.NewEventWriter(e)
				if got, want := frame(t, r), "event/SubscribeToShardEvent "+string(w.AppendAll(nil)); got != want {
					t.Errorf("event %d: got %.300s, %d bytes\nwant %.300s, %d bytes", i, got, len(got), want, len(want))
				}
			}
			close(next)
			if err := <-ended; err != nil {
				t.Error(err)
			}
			if _, err := r.Next(); err != io.EOF {
				t.Errorf("the end is %v", err)
			}
			if used := g.events.total() + g.budget.total(); used != 0 {
				t.Errorf("%d bytes stay reserved", used)
			}
		})
	}
}

// What ends a stream reaches its client as a frame of the right kind and then the
// end; what is refused beforehand is an ordinary error.
func TestEndsOfStreams(t *testing.T) {
	for _, c := range []struct {
		name string
		run  func() error
		want string
		code string
	}{
		{"clean", func() error { return nil }, "EOF", ""},
		{"modelled", func() error { return &shardwell.Error{Code: shardwell.CodeResourceInUse, Message: "taken \"over\""} }, `exception/ResourceInUseException {"message":"taken \"over\""}`, "ResourceInUseException"},
		{"not modelled", func() error { return &shardwell.Error{Code: shardwell.CodeServiceUnavailable, Message: "later"} }, "error/ServiceUnavailable later", "ServiceUnavailable"},
		{"of ours", func() error { return errors.New("secret") }, "exception/InternalFailureException {}", "InternalFailure"},
		{"told failure", func() error { return &shardwell.Error{Code: shardwell.CodeInternalFailure, Message: "lost"} }, `exception/InternalFailureException {"message":"lost"}`, "InternalFailure"},
		{"panic", func() error { panic("boom") }, "exception/InternalFailureException {}", "InternalFailure"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log bytes.Buffer
			g := subscribing(Config{Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))},
				func(context.Context, service.Events) error { return c.run() })
			w := httptest.NewRecorder()
			g.ServeHTTP(w, subscribeRequest("/", "0"))
			r := eventstream.NewReader(w.Body)
			if got := frame(t, r); got != initialFrame || w.Code != 200 {
				t.Errorf("first: %d %s", w.Code, got)
			}
			if got := frame(t, r); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if _, err := r.Next(); err != io.EOF {
				t.Errorf("the end is %v", err)
			}
			if text := log.String(); !strings.Contains(text, "stream=orders") || c.code != "" && !strings.Contains(text, "code="+c.code) ||
				(c.code == "InternalFailure") != strings.Contains(text, "level=ERROR") {
				t.Errorf("logged: %s", text)
			}
		})
	}
	w := httptest.NewRecorder()
	subscribing(Config{}, nil).ServeHTTP(w, subscribeRequest("/", "refused"))
	if w.Code != 400 || w.Header().Get("Content-Type") != json11 || w.Body.String() != `{"__type":"ResourceNotFoundException","message":"no"}` {
		t.Errorf("refused: %d %v %s", w.Code, w.Header(), w.Body)
	}
}

// A stream ends when its client goes, and when the server shuts down: then its
// client sees a clean end. Over both versions of HTTP.
func TestStreamsAreEnded(t *testing.T) {
	for name, c := range httpClients(t) {
		t.Run(name, func(t *testing.T) {
			ended := make(chan struct{})
			g := subscribing(Config{}, func(ctx context.Context, to service.Events) error {
				<-ctx.Done()
				ended <- struct{}{}
				return ctx.Err()
			})
			url, s := listening(t, g)
			ctx, leave := context.WithCancel(context.Background())
			resp := ask(t, c, subscribeRequest(url, "0").WithContext(ctx))
			if got := frame(t, eventstream.NewReader(resp.Body)); got != initialFrame {
				t.Fatal(got)
			}
			leave()
			<-ended

			resp = ask(t, c, subscribeRequest(url, "0"))
			r := eventstream.NewReader(resp.Body)
			if got := frame(t, r); got != initialFrame {
				t.Fatal(got)
			}
			down := make(chan error, 1)
			go func() { down <- s.Shutdown(context.Background()) }()
			<-ended
			if _, err := r.Next(); err != io.EOF {
				t.Errorf("at shutdown the stream ends with %v", err)
			}
			if err := <-down; err != nil {
				t.Error(err)
			}
		})
	}
}

// deadlines notes when writing has to be over, and does not write.
type deadlines struct {
	*httptest.ResponseRecorder
	patience []time.Duration // 0: none
	err      error
}

func (d *deadlines) SetWriteDeadline(at time.Time) error {
	if at.IsZero() {
		d.patience = append(d.patience, 0)
	} else {
		d.patience = append(d.patience, time.Until(at))
	}
	return nil
}

func (d *deadlines) SetReadDeadline(time.Time) error { return nil }

func (d *deadlines) Write(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	return d.ResponseRecorder.Write(p)
}

// Every frame has a minute at least, less while memory is short, and between frames
// the deadline, which would end streams of HTTP/2, is no nearer than that. It is set
// when it has come nearer, not for every frame. A client that takes nothing is given
// up once.
func TestEventDeadlines(t *testing.T) { synctest.Test(t, testEventDeadlines) }

func testEventDeadlines(t *testing.T) {
	d := &deadlines{ResponseRecorder: httptest.NewRecorder()}
	g := subscribing(Config{MaxEventBytesInFlight: 1000}, func(ctx context.Context, to service.Events) error {
		if err := to.Reserve(ctx, 600); err != nil {
			return err
		}
		if err := to.Send(someEvent(1, 10, "1"), ignore); err != nil {
			return err
		}
		for range 9 { // as signs of life go
			time.Sleep(4500 * time.Millisecond)
			if err := to.Send(someEvent(0, 0, "1"), ignore); err != nil {
				return err
			}
		}
		d.err = errors.New("deadline exceeded")
		for range 2 {
			if err := to.Send(someEvent(0, 0, "1"), ignore); !errors.Is(err, errGone) {
				t.Errorf("a client that has gone: %v", err)
			}
		}
		return errGone
	})
	g.ServeHTTP(d, subscribeRequest("/", "0"))
	want := []time.Duration{75 * time.Second, 75 * time.Second, 75 * time.Second, 2 * time.Second} // at 0, 18, 36 seconds
	if fmt.Sprint(d.patience) != fmt.Sprint(want) {
		t.Errorf("deadlines %v, want %v", d.patience, want)
	}

	g.events.reserve("others", 600)
	d = &deadlines{ResponseRecorder: httptest.NewRecorder()}
	subscribed := subscribing(Config{}, func(context.Context, service.Events) error { return nil })
	subscribed.events = g.events
	subscribed.ServeHTTP(d, subscribeRequest("/", "0"))
	want = []time.Duration{2 * time.Second, 75 * time.Second, 2 * time.Second}
	if fmt.Sprint(d.patience) != fmt.Sprint(want) {
		t.Errorf("while memory is short: %v, want %v", d.patience, want)
	}
}

// A stream whose client has gone before the first frame is called all the same, as
// it holds something already; it finds that its time is over.
func TestStreamOfNobody(t *testing.T) {
	calls := 0
	g := subscribing(Config{}, func(ctx context.Context, to service.Events) error {
		calls++
		if err := to.Send(someEvent(0, 0, "1"), ignore); ctx.Err() == nil || !errors.Is(err, errGone) {
			t.Errorf("the context ended with %v, sending with %v", ctx.Err(), err)
		}
		return nil
	})
	g.ServeHTTP(&deadlines{ResponseRecorder: httptest.NewRecorder(), err: errors.New("connection reset")}, subscribeRequest("/", "0"))
	if calls != 1 {
		t.Errorf("called %d times", calls)
	}
}

// Memory for events is given to one after the other; who waits gets it when it is
// free, and nobody holds it longer than an event takes.
func TestEventMemory(t *testing.T) {
	reserved, sending := make(chan struct{}), make(chan struct{})
	g := subscribing(Config{MaxEventBytesInFlight: 1 << 20}, func(ctx context.Context, to service.Events) error {
		reserved <- struct{}{}
		if err := to.Reserve(ctx, 1<<20); err != nil {
			return err
		}
		reserved <- struct{}{}
		return to.Send(someEvent(100, 1000, "1"), func() { <-sending })
	})
	done := make(chan int, 2)
	subscribe := func() {
		w := httptest.NewRecorder()
		g.ServeHTTP(w, subscribeRequest("/", "0"))
		done <- w.Body.Len()
	}
	go subscribe()
	<-reserved
	<-reserved
	go subscribe()
	<-reserved
	if g.events.reserve("others", 1) {
		t.Error("there is memory left")
	}
	select {
	case <-reserved:
		t.Error("memory was given twice")
	case sending <- struct{}{}:
	}
	<-reserved
	sending <- struct{}{}
	if a, b := <-done, <-done; a != b || a < 100000 || g.events.total() != 0 {
		t.Errorf("%d and %d bytes sent, %d stay reserved", a, b, g.events.total())
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := &eventSink{x: &exchange{gateway: g}}
	g.events.reserve("others", 1<<20)
	if err := s.Reserve(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("a wait that was called off: %v", err)
	}
}

var _ wire.Event = (*fakeEvent)(nil)
