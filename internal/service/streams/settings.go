package streams

import (
	"context"

	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// set has the catalog carry out a command that changes a setting of stream k,
// and gives its reply and its stream. With no delay of state changes the stream
// is ACTIVE again then.
func set[R any](ctx context.Context, s *Service, doing string, k catalog.Key, command []byte, changed func(R) *catalog.Stream) (reply R, st *catalog.Stream, err error) {
	answer, err := s.propose(ctx, command)
	if err != nil {
		return reply, nil, controlFailure(doing, k, err)
	}
	reply = answer.(R)
	if st = changed(reply); st.Status != catalog.Updating {
		return reply, st, nil // nothing had to change
	}
	return reply, st, s.settled(ctx, s.tasks.settle(st))
}

// setStream is set for commands whose reply is the stream.
func (s *Service) setStream(ctx context.Context, doing string, k catalog.Key, command []byte) error {
	_, _, err := set(ctx, s, doing, k, command, func(st *catalog.Stream) *catalog.Stream { return st })
	return err
}

// delayMillis is how long a state change takes at least.
func (s *Service) delayMillis() int64 { return s.stateDelay(catalog.Updating).Milliseconds() }

// most is what a quota allows that is the same in every region; 0 for no limit.
func (s *Service) most(n quota.Name) int { return int(s.cfg.Quotas.Value(n)) }
