package service

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire"
)

// Handler carries out one operation for one tenant. in is of the operation's
// input type and has passed type and constraint checks; its lists and blobs are
// used for other requests once the handler has returned and its reply has been
// released, so it keeps none of them. An error that is a
// *shardwell.Error reaches the client as it is; any other is logged and
// answered as InternalFailure. Handlers are called concurrently.
type Handler func(ctx context.Context, t shardwell.Tenant, in api.Struct) (Reply, error)

// Reply is what an operation answers: one of Body, Page, Results and Stream, or
// nothing, which means an empty body.
type Reply struct {
	// Body is of the operation's output type.
	Body api.Struct
	// Page is the answer of a GetRecords.
	Page wire.Page
	// Results is the answer of a PutRecords.
	Results wire.Results
	// Stream answers with events, for as long as it likes.
	Stream Stream
	// Release, if set, is called once after the reply has been encoded. It may
	// point into memory that is reused afterwards.
	Release func()
	// HeldBytes is about how much memory Release frees, where that is much.
	HeldBytes int
}

// Stream sends events, and returns when there will be no more: it is called once,
// after the reply has begun, and may take minutes. ctx ends when the client has
// gone or the server shuts down, and the stream must then return. nil is the
// clean end, and so is any error after ctx has ended. An error that is a
// *shardwell.Error reaches the client as the last frame; any other is logged and
// told as InternalFailureException. A stream that says nothing for half a minute may
// be ended.
type Stream func(ctx context.Context, to Events) error

// Events takes the events of a Stream to its client. It is for the stream's
// goroutine only.
type Events interface {
	// Reserve waits until there is memory for an event of n bytes as it is
	// encoded; what was reserved before is given back first. The stream should
	// hold nothing large meanwhile. Events of a few kilobytes need not be
	// reserved. It fails with ctx's error, or with one that ends the stream.
	Reserve(ctx context.Context, n int) error
	// TryReserve is Reserve without waiting. If it gives false, nothing is reserved.
	TryReserve(n int) bool
	// Send encodes an event, calls encoded, which may free what the event points
	// to, and waits until the system has taken the event for the client. What was
	// reserved is given back. An error means that nothing can be sent any more,
	// and the stream should return it.
	Send(e wire.Event, encoded func()) error
}
