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

// Reply is what an operation answers: one of Body, Page and Results, or nothing,
// which means an empty body.
type Reply struct {
	// Body is of the operation's output type.
	Body api.Struct
	// Page is the answer of a GetRecords.
	Page wire.Page
	// Results is the answer of a PutRecords.
	Results wire.Results
	// Release, if set, is called once after the reply has been encoded. It may
	// point into memory that is reused afterwards.
	Release func()
	// HeldBytes is about how much memory Release frees, where that is much.
	HeldBytes int
}
