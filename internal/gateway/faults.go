package gateway

import (
	"context"
	"net/http"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
)

// Faults by order: what the test controls have ordered to go wrong happens to a
// call that has passed all checks of the front door, as it would on AWS.

// codeDropped is what the log and the metrics have as the code of a call whose
// connection was ended by order.
const codeDropped = "ConnectionDropped"

// fault gives what is to go wrong with the call, if anything is.
func (x *exchange) fault() (faults.Fault, bool) {
	table := x.gateway.config.Faults
	if !table.Armed() {
		return faults.Fault{}, false
	}
	call := faults.Call{Operation: x.route.operation.Name}
	if x.route.service.Aim != nil {
		call.Stream, call.Shard = x.route.service.Aim(x.tenant, call.Operation, x.input)
	}
	return table.Next(call)
}

// suffer carries out a call that a fault was ordered for.
func (x *exchange) suffer(f faults.Fault) {
	var reply service.Reply
	var err error
	if f.Afterwards {
		reply, err = x.carryOut()
	}
	switch f.Action {
	case faults.Delay:
		if !x.pause(f.Delay) {
			discard(reply)
			x.drop()
			return
		}
		if !f.Afterwards {
			reply, err = x.carryOut()
		}
		x.answer(reply, err)
		return
	case faults.DropConnection:
		discard(reply)
		x.drop()
		return
	}
	discard(reply)
	switch f.Action {
	case faults.Throttle:
		x.fail(x.throttled())
	case faults.Unavailable:
		x.refuse(&shardwell.Error{Code: shardwell.CodeServiceUnavailable,
			Message: "The request has failed due to a temporary failure of the server."})
	default:
		x.refuse(&shardwell.Error{Code: shardwell.CodeInternalFailure})
	}
}

// discard gives back all that a reply holds which nobody will see. A stream of
// events gets its one call, as if its client had gone at once.
func discard(reply service.Reply) {
	release(reply)
	if reply.Stream != nil {
		ctx, gone := context.WithCancel(context.Background())
		gone()
		// What it makes of that is nobody's concern any more.
		_ = reply.Stream(ctx, nobody{})
	}
}

// nobody takes no events.
type nobody struct{}

// TryReserve implements service.Events.
func (nobody) TryReserve(int) bool { return false }

// Reserve implements service.Events.
func (nobody) Reserve(context.Context, int) error { return errGone }

// Send implements service.Events.
func (nobody) Send(_ wire.Event, encoded func()) error {
	encoded()
	return errGone
}

// throttled is how the operation refuses what comes too often.
func (x *exchange) throttled() error {
	if x.route.service.Throttled == nil {
		return &shardwell.Error{Code: shardwell.CodeLimitExceeded}
	}
	return x.route.service.Throttled(x.tenant, x.route.operation.Name, x.input)
}

// pause waits for d, and reports whether the client has waited, too.
func (x *exchange) pause(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-x.r.Context().Done():
	case <-x.gateway.serving.Done():
	}
	return false
}

// drop ends the exchange without an answer, and its connection; of HTTP/2 the
// stream alone.
func (x *exchange) drop() { x.code, x.dropped = codeDropped, true }

// hangUp is the end of a dropped exchange: net/http ends the connection of a
// handler that panics so, and says nothing.
func (x *exchange) hangUp() {
	if x.dropped {
		panic(http.ErrAbortHandler)
	}
}
