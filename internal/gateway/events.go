package gateway

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
)

// A reply that goes on for a while is a stream of events, each a frame that is
// written and flushed by itself, in chunks on HTTP/1.1. Everything that is refused
// before the first frame is an ordinary error.

// errGone says that the client of a stream has gone, or takes nothing.
var errGone = errors.New("the client of the stream has gone")

// How long the client of a stream may take for an event. While streams that
// wait for their clients hold more than half of the memory for events, those who
// come next have less time: a client that is gone for good must not cost the
// others long.
const (
	eventTimeout      = writeTimeout
	tightEventTimeout = 2 * time.Second
	// spareTimeout is added to eventTimeout, so that the deadline need not be set
	// for every event: with HTTP/2 that costs as much as sending one.
	spareTimeout = 15 * time.Second
)

// freeEventBytes is the longest event that is not paid for.
const freeEventBytes = 16 << 10

// eventSink takes the events of one stream to its client. It belongs to the
// goroutine that serves the request, but for what hurry sets.
type eventSink struct {
	x       *exchange
	control *http.ResponseController
	event   eventstream.Headers // of the events; nil before the first one
	paid    int64               // of the budget of events
	until   time.Time           // the deadline for writing; zero if there is none
	broken  bool                // nothing can be sent any more

	mu   sync.Mutex
	last time.Time // no deadline is later; zero until the server shuts down
}

// stream answers with events until there are no more, the client has gone, or
// the server shuts down. What the request has held is free by then.
func (x *exchange) stream(run service.Stream) {
	ctx, cancel := context.WithCancel(x.r.Context())
	defer cancel()
	x.release()
	x.gateway.metrics.streams.Add(1)
	defer x.gateway.metrics.streams.Add(-1)

	to := &eventSink{x: x, control: http.NewResponseController(x.w)}
	x.sink = to
	defer to.endAtShutdown(cancel)()
	defer to.end()
	// The time for reading a request is over long before its stream is. A
	// connection without deadlines has those of its server.
	_ = to.control.SetReadDeadline(time.Time{})
	x.w.Header()["Content-Type"] = []string{eventstream.ContentType}
	x.status = http.StatusOK
	first := eventstream.EventHeaders(eventstream.InitialResponse, x.protocol.eventContentType())
	if to.write(eventstream.Append(nil, first, x.protocol.encodeMessage(""))) != nil {
		cancel() // run is called all the same, to let go of what it holds
	}
	err := run(ctx, to)
	if err != nil && !errors.Is(err, errGone) && ctx.Err() == nil {
		to.fail(err)
	}
}

// release gives back what a request holds that is being answered for long.
func (x *exchange) release() {
	x.streamName = strings.Clone(streamOf(x.input))
	x.dropInput()
	x.freeInput()
}

// TryReserve implements service.Events.
func (s *eventSink) TryReserve(n int) bool {
	budget := s.x.gateway.events
	n64 := min(int64(n), budget.max)
	budget.release(s.x.place, s.paid)
	s.paid = 0
	if budget.reserve(s.x.place, n64) {
		s.paid = n64
	}
	return s.paid > 0
}

// Reserve implements service.Events.
func (s *eventSink) Reserve(ctx context.Context, n int) error {
	budget := s.x.gateway.events
	budget.release(s.x.place, s.paid)
	s.paid = 0
	n64 := min(int64(n), budget.max)
	if !budget.await(ctx, s.x.place, n64, eventTimeout) {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.x.gateway.metrics.refusedForMemory.Add(1)
		return &shardwell.Error{Code: shardwell.CodeServiceUnavailable, Message: "Too many bytes of events are in flight. Try again."}
	}
	s.paid = n64
	return nil
}

// Send implements service.Events.
func (s *eventSink) Send(e wire.Event, encoded func()) error {
	if s.event == nil {
		s.event = eventstream.EventHeaders(e.Rest().Shape().Name, s.x.protocol.eventContentType())
	}
	frame := s.x.protocol.frameEvent(s.event, e)
	encoded()
	s.settle(int64(cap(frame)))
	err := s.write(frame)
	buffers.put(frame)
	s.settle(0)
	return err
}

// settle pays for a frame that holds n bytes: mostly less than was reserved.
func (s *eventSink) settle(n int64) {
	if n <= freeEventBytes {
		n = 0
	}
	if n < s.paid {
		s.x.gateway.events.release(s.x.place, s.paid-n)
		s.paid = n
	}
}

// write writes a frame and flushes it. An error means that the client has gone,
// or has not taken the frame in time.
func (s *eventSink) write(frame []byte) error {
	if s.broken {
		return errGone
	}
	tight := s.x.gateway.events.tight()
	now := time.Now()
	if tight {
		s.deadline(now.Add(tightEventTimeout))
	} else if s.until.Sub(now) < eventTimeout {
		s.deadline(now.Add(eventTimeout + spareTimeout))
	}
	_, err := s.x.w.Write(frame)
	if err == nil {
		err = s.control.Flush()
	}
	if tight {
		s.deadline(now.Add(eventTimeout + spareTimeout))
	}
	if err != nil {
		s.broken = true
		return errGone
	}
	s.x.bytesOut += len(frame)
	return nil
}

// deadline is until when what is being written must be taken. Deadlines end streams
// of HTTP/2 even if nothing is being written, so there is always one further away
// than the longest silence of a stream; see service.Stream.
func (s *eventSink) deadline(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.last.IsZero() && at.After(s.last) {
		at = s.last
	}
	// A connection without deadlines has those of its server.
	_ = s.control.SetWriteDeadline(at)
	s.until = at
}

// endAtShutdown cancels the stream when the server shuts down, and sees to it that
// a client that takes nothing does not hold the server up. It must be called off
// before the request is over, after which nobody may use its connection.
func (s *eventSink) endAtShutdown(cancel context.CancelFunc) (callOff func()) {
	done := make(chan struct{})
	stop := context.AfterFunc(s.x.gateway.serving, func() {
		defer close(done)
		cancel()
		s.hurry()
	})
	return func() {
		if !stop() {
			<-done
		}
	}
}

// hurry gives what is being written, and all that follows, little time from now
// on. Any goroutine may call it while the request lasts.
func (s *eventSink) hurry() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = time.Now().Add(tightEventTimeout)
	_ = s.control.SetWriteDeadline(s.last) // as above
}

// fail ends the stream with a frame that says why: an exception if the API model
// has it for the stream, which clients know by its type, else an error.
func (s *eventSink) fail(err error) {
	refusal, ok := errors.AsType[*shardwell.Error](err)
	if !ok {
		refusal = &shardwell.Error{Code: shardwell.CodeInternalFailure}
	}
	if refusal.Status() == http.StatusInternalServerError {
		s.x.cause = err
	}
	s.x.code, s.x.message = refusal.Code, refusal.Message
	frame := eventstream.Append(nil, eventstream.ErrorHeaders(refusal.Code, refusal.Message), nil)
	for _, name := range []string{refusal.Code, refusal.Code + "Exception"} {
		if slices.Contains(s.x.route.exceptions, name) {
			frame = eventstream.Append(nil, eventstream.ExceptionHeaders(name, s.x.protocol.eventContentType()), s.x.protocol.encodeMessage(refusal.Message))
			break
		}
	}
	_ = s.write(frame) // an error means that there is nobody to tell
}

// end lets go of what the stream holds. What is left to be written, the end of
// the body, gets a deadline as other answers have one.
func (s *eventSink) end() {
	s.settle(0)
	s.deadline(time.Now().Add(tightEventTimeout))
}

// streamExceptions are the exceptions that an operation's stream of events has
// in the API model; nil if it has no such stream.
func streamExceptions(o *api.Operation) (names []string) {
	if o.Output == nil {
		return nil
	}
	for i := range o.Output.Members {
		if events := o.Output.Members[i].Shape; events.EventStream {
			for j := range events.Members {
				names = append(names, events.Members[j].Name)
			}
		}
	}
	return names
}
