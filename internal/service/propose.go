package service

import (
	"context"
	"errors"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Proposer carries out commands on a machine, as state.Runner does.
type Proposer interface {
	Propose(ctx context.Context, command []byte) (reply any, err error)
}

// Propose gives a machine's reply to a command, which is durable then. What the
// machine refuses is the error, and so is that storage takes nothing, in the words for
// a client; any other failure tells that what was to be changed.
func Propose(ctx context.Context, machine Proposer, what string, command []byte) (any, error) {
	reply, err := machine.Propose(ctx, command)
	for _, full := range []error{log.ErrFull, log.ErrReadOnly, log.ErrPoisoned} {
		if errors.Is(err, full) {
			return nil, &shardwell.Error{Code: shardwell.CodeServiceUnavailable, Message: "Nothing can be written at the moment."}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("change %s: %w", what, err)
	}
	if refusal, ok := reply.(error); ok {
		return nil, refusal
	}
	return reply, nil
}

// ReplyOf gives the reply to a command that is answered with a T, out of what Propose
// has given.
func ReplyOf[T any](reply any, err error) (T, error) {
	if err != nil {
		var none T
		return none, err
	}
	t, ok := reply.(T)
	if !ok {
		return t, fmt.Errorf("command was answered with a %T", reply)
	}
	return t, nil
}
