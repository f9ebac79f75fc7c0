package gateway

import (
	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
)

// limits are what addresses and callers share, beside bytes: see budget for how.
type limits struct {
	requests    *budget // in flight, by address
	callers     *budget // in flight, by caller
	callerBytes *budget // of those, what they hold for their input
	limited     *meter.Counters
}

// newLimits makes the limits of a gateway.
func newLimits(c Config, r *meter.Registry) *limits {
	// How many there are is told elsewhere.
	untold := func(limit int64) *budget { return newBudget(limit, new(meter.Gauge)) }
	return &limits{
		requests:    untold(c.MaxRequestsInFlight),
		callers:     untold(c.MaxRequestsInFlight),
		callerBytes: untold(c.MaxRequestBytesInFlight),
		limited: r.Counter("shardwell_requests_limited_total",
			"Requests refused so that others are served: too many in flight from their address (address) or of their caller (caller), too much memory held for their caller (memory), or too many refused signatures from their address (signatures).", "reason"),
	}
}

// Why a request is limited.
const (
	limitedAddress    = "address"
	limitedCaller     = "caller"
	limitedMemory     = "memory"
	limitedSignatures = "signatures"
)

// enter counts a request in flight for its address, or answers.
func (x *exchange) enter() bool {
	l := x.gateway.limits
	if !l.requests.reserve(x.place, 1) {
		l.limited.With(limitedAddress).Add(1)
		x.refuse(errTooManyHere())
		return false
	}
	x.entered = true
	return true
}

// enterCaller counts a request that is believed for its caller, with what it holds of
// memory, or answers. Nobody's word is taken for who calls: before a signature is
// verified, somebody else could be kept out in this way.
func (x *exchange) enterCaller() bool {
	l, name := x.gateway.limits, callerName(x.caller)
	if !l.callers.reserve(name, 1) {
		l.limited.With(limitedCaller).Add(1)
		x.refuse(errTooManyOfCaller())
		return false
	}
	x.counted = name
	if !l.callerBytes.reserve(name, x.reserved) {
		l.limited.With(limitedMemory).Add(1)
		x.refuse(errTooManyOfCaller())
		return false
	}
	x.callerHeld = x.reserved
	return true
}

// leave counts the request no more.
func (x *exchange) leave() {
	l := x.gateway.limits
	if x.counted != "" {
		l.callerBytes.release(x.counted, x.callerHeld)
		l.callers.release(x.counted, 1)
		x.counted = ""
	}
	x.leaveLong()
	if x.entered {
		l.requests.release(x.place, 1)
		x.entered = false
	}
}

// freeInput gives all back that is held for the request's body and what is decoded
// from it.
func (x *exchange) freeInput() {
	x.gateway.budget.release(x.place, x.reserved)
	x.reserved = 0
	if x.callerHeld > 0 {
		x.gateway.limits.callerBytes.release(x.counted, x.callerHeld)
		x.callerHeld = 0
	}
}

// callerName is whose share a request is of: a user's, a role's whatever its sessions
// are called, or the root's of an account.
func callerName(c *service.Caller) string {
	if c.Kind == policy.Role {
		return c.RoleARN
	}
	return c.ARN
}
