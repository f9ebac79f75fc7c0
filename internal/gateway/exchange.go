package gateway

import (
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// exchange is one request to the API and its answer. It belongs to the
// goroutine that serves it.
type exchange struct {
	gateway  *Gateway
	w        http.ResponseWriter
	r        *http.Request
	id       string // x-amzn-RequestId
	start    time.Time
	place    string // where it comes from; see placeOf
	protocol protocol
	route    *route // nil until the target is known
	tenant   shardwell.Tenant
	caller   *service.Caller // nil until it is known
	decision decided
	input    api.Struct     // nil until decoded, and once there are events
	memory   *fields.Memory // of input

	body     []byte // the request's, in a pooled buffer
	arriving arrival
	reserved int64 // of the budget of request bytes

	// What of it is counted: it for its address, and it with so many bytes for its caller.
	entered    bool
	counted    string // the caller
	callerHeld int64

	replied int64 // of the budget of reply bytes

	sink    *eventSink // nil unless it is answered with events
	suspect *suspect   // where it comes from, if it is not believed
	long    *suspect   // where it comes from, if its long body is counted

	// What became of it, for the log and the metrics.
	streamName string // of the input, once that has been given back
	status     int
	code       string // of the error, "" on success
	message    string // of the error, as the client got it
	bytesIn    int
	bytesOut   int
	cause      error  // what the client was not told
	hint       string // for the operator
	dropped    bool   // by order, without an answer
}

func newExchange(g *Gateway, w http.ResponseWriter, r *http.Request) *exchange {
	g.metrics.inFlight.Add(1)
	x := &exchange{gateway: g, w: w, r: r, start: time.Now(), place: placeOfRequest(r), protocol: protocolOf(r.Header.Get("Content-Type"))}
	x.setIDs()
	return x
}

// finish releases what the exchange holds and records it. It is deferred, and
// turns a panic into an InternalFailure.
func (x *exchange) finish() {
	if p := recover(); p != nil {
		x.panicked(p)
		x.memory = nil // who knows who still has it
	}
	defer x.dropInput() // the log names what it asks for
	x.dropBody()
	x.freeInput()
	x.leave()
	x.gateway.replies.release(x.place, x.replied)
	x.gateway.metrics.inFlight.Add(-1)
	x.record()
	x.hangUp()
}

func (x *exchange) panicked(p any) {
	x.gateway.metrics.panics.Add(1)
	x.gateway.config.Log.Error("a request made the program panic; the request was refused and the server goes on",
		"request", x.id, "operation", x.operationName(), "panic", p, "stack", string(debug.Stack()))
	switch refusal := (&shardwell.Error{Code: shardwell.CodeInternalFailure}); {
	case x.status == 0:
		x.refuse(refusal)
	case x.sink != nil:
		x.sink.fail(refusal)
	}
}

// operationName is the operation, or "" while it is unknown.
func (x *exchange) operationName() string {
	if x.route == nil {
		return ""
	}
	return x.route.operation.Name
}

// call runs the operation and answers with its reply.
func (x *exchange) call() {
	if f, ordered := x.fault(); ordered {
		x.suffer(f)
		return
	}
	x.answer(x.carryOut())
}

// answer answers with what an operation has given.
func (x *exchange) answer(reply service.Reply, err error) {
	switch {
	case err != nil:
		release(reply)
		x.fail(err)
	case reply.Page != nil:
		x.sendPage(reply)
	case reply.Stream != nil:
		release(reply)
		x.stream(reply.Stream)
	default:
		x.sendWhole(x.encode(reply))
	}
}

// carryOut calls the operation's handler. The request's context ends as soon as
// its client has finished sending for good, which it may do and still read the
// answer; and what has been asked for is not left half done. An operation that
// waits for something has nothing to leave: it need not wait for one who may have
// gone.
func (x *exchange) carryOut() (service.Reply, error) {
	client := x.r.Context()
	if x.route.wait == 0 {
		client = context.WithoutCancel(client)
	}
	ctx, cancel := context.WithTimeout(client, x.gateway.config.HandlerTimeout+x.route.wait)
	defer cancel()
	if x.route.wait > 0 {
		defer context.AfterFunc(x.gateway.serving, cancel)()
	}
	return x.route.handler(service.WithCaller(ctx, x.caller), x.tenant, x.input)
}

// sendWhole answers with a body in a pooled buffer.
func (x *exchange) sendWhole(buf []byte) {
	if x.reserveReply(cap(buf)) {
		x.send(http.StatusOK, x.protocol.contentType(), buf)
	}
	buffers.put(buf)
}

// pieceBytes is how much of a long page is encoded at a time; pageSlack is what
// a page's encoder wants beyond a page's length.
const (
	pieceBytes = 256 << 10
	pageSlack  = 8 << 10
)

// sendPage answers with a page of records. A long one is encoded piece by piece
// while the client takes it: all of it has been read and verified, and its
// length is known. A short one that keeps much memory from being used again is
// encoded at once, so that a slow client holds no more than it is sent.
func (x *exchange) sendPage(reply service.Reply) {
	free := sync.OnceFunc(func() { release(reply) })
	defer free() // after a panic too
	w := x.protocol.pageWriter(reply.Page)
	n := w.Bytes()
	if n <= pieceBytes || n <= reply.HeldBytes/4 {
		buf := w.AppendAll(buffers.get(n + pageSlack))
		free()
		x.sendWhole(buf)
		return
	}
	if !x.reserveReply(reply.HeldBytes) {
		return
	}
	x.sendHead(http.StatusOK, x.protocol.contentType(), n)
	piece := buffers.get(pieceBytes)
	for more, err := true, error(nil); more && err == nil; {
		piece, more = w.Append(piece[:0])
		_, err = x.w.Write(piece) // an error means that the client has gone
	}
	buffers.put(piece)
}

// encode writes a reply's body into a pooled buffer and releases the reply.
func (x *exchange) encode(reply service.Reply) []byte {
	defer release(reply)
	if x.protocol == protocolQuery {
		return x.encodeQuery(buffers.get(x.route.metrics.replyHint()), reply)
	}
	if reply.Body == nil && reply.Results == nil {
		return nil
	}
	buf := x.protocol.encode(buffers.get(x.route.metrics.replyHint()), reply)
	x.route.metrics.sized(len(buf))
	if cap(buf) > longReply && len(buf) <= cap(buf)/4 {
		fitting := append(buffers.get(len(buf)), buf...)
		buffers.put(buf)
		return fitting
	}
	return buf
}

// longReply is the longest reply that is not paid for. No operation that
// changes anything answers as much, so none is refused after the fact.
const longReply = 256 << 10

// reserveReply takes n bytes from the budget of replies, or answers 503.
func (x *exchange) reserveReply(n int) bool {
	if n <= longReply {
		return true
	}
	if !x.gateway.replies.reserve(x.place, int64(n)) {
		x.gateway.metrics.refusedForMemory.Add(1)
		x.refuse(&shardwell.Error{Code: shardwell.CodeServiceUnavailable,
			Message: "Too many response bytes are in flight. Try again."})
		return false
	}
	x.replied = int64(n)
	return true
}

func release(reply service.Reply) {
	if reply.Release != nil {
		reply.Release()
	}
}

// fail answers with an operation's error.
func (x *exchange) fail(err error) {
	var refusal *shardwell.Error
	if !errors.As(err, &refusal) {
		x.cause = err
		refusal = &shardwell.Error{Code: shardwell.CodeInternalFailure}
	} else if refusal.Status() == http.StatusInternalServerError {
		x.cause = err // it may say more than the client is told
	}
	if refusal.Code == shardwell.CodeResourceNotFound {
		x.hint = x.elsewhere()
	}
	x.refuse(refusal)
}

// elsewhere tells the operator, never the client, where else the stream that
// was not found exists: asking in the wrong region is the commonest mistake.
func (x *exchange) elsewhere() string {
	name := streamOf(x.input)
	if name == "" || x.route.service.Elsewhere == nil {
		return ""
	}
	tenants := x.route.service.Elsewhere(x.tenant, name)
	if len(tenants) == 0 {
		return ""
	}
	var where []string
	for _, t := range tenants {
		where = append(where, "account "+t.Account+" in region "+t.Region)
	}
	return "this server has a stream " + name + " under " + strings.Join(where, " and ") +
		"; the request asked account " + x.tenant.Account + " in region " + x.tenant.Region
}
