package service

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
)

// Handler carries out one operation for one tenant. in is of the operation's
// input type and has passed type and constraint checks. An error that is a
// *shardwell.Error reaches the client as it is; any other is logged and
// answered as InternalFailure. Handlers are called concurrently.
type Handler func(ctx context.Context, t shardwell.Tenant, in api.Struct) (Reply, error)

// Reply is what an operation answers.
type Reply struct {
	// Body is of the operation's output type; nil means an empty body.
	Body api.Struct
	// Release, if set, is called once after Body has been encoded. Body may
	// point into memory that is reused afterwards.
	Release func()
}
