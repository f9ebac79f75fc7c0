package streams

import (
	"context"
	"strings"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// callRates holds control operations to their rates: each has a bucket for
// every account or stream that calls it. Buckets that are full again are
// forgotten, so that what is kept is bounded by the calls of a second. Safe for
// concurrent use; the zero value is ready.
type callRates struct {
	mu      sync.Mutex
	buckets map[callKey]quota.Bucket
	sweepAt int // how many buckets there may be before the full ones are looked for
}

// callKey is who has a bucket to himself.
type callKey struct {
	rate   quota.Name
	tenant shardwell.Tenant
	stream string // "" for rates of accounts
}

// sweepFirst is how many buckets are kept without looking for full ones.
const sweepFirst = 1024

// admit takes one call's share and says whether there was room.
func (c *callRates) admit(now quota.Instant, key callKey, rate quota.Rate) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	bucket := c.buckets[key]
	cost := rate.Cost(1)
	if !bucket.Fits(now, rate, cost) {
		return false
	}
	bucket.Take(now, cost)
	if len(c.buckets) >= max(c.sweepAt, sweepFirst) {
		c.sweep(now)
	}
	if c.buckets == nil {
		c.buckets = map[callKey]quota.Bucket{}
	}
	c.buckets[key] = bucket
	return true
}

// sweep forgets full buckets. The map is made anew, because one that was large
// would stay so.
func (c *callRates) sweep(now quota.Instant) {
	kept := map[callKey]quota.Bucket{}
	for key, bucket := range c.buckets {
		if !bucket.Full(now) {
			kept[key] = bucket
		}
	}
	c.buckets, c.sweepAt = kept, 2*len(kept)
}

// limited gives the handlers, each held to the rate of its operation if it has
// one. A call that is refused has passed the constraints of the API model and
// nothing else has been looked at.
func (s *Service) limited(handlers map[string]service.Handler) map[string]service.Handler {
	for operation, handler := range handlers {
		name, ok := quota.RateOf(operation)
		if !ok || s.cfg.Quotas.Value(name) == quota.Unlimited {
			continue
		}
		rate := quota.NewRate(s.cfg.Quotas.Value(name)).HoldingAtLeast(1)
		perStream := name.Row().Scope == quota.PerStream
		naming := newNaming(kinesis.Service.Operation(operation).Input)
		handlers[operation] = func(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
			stream := s.streamNamedIn(t, in, naming)
			key := callKey{rate: name, tenant: t}
			if perStream {
				key.stream = stream
			}
			if !s.rates.admit(s.data.instant(), key, rate) {
				return service.Reply{}, errCallRate(stream, t.Account)
			}
			return handler(ctx, t, in)
		}
	}
	return handlers
}

// naming is where an operation's input names a stream: indices of its members,
// -1 for those it has not.
type naming struct {
	name, arn, consumer, resource, token int
}

func newNaming(input *api.Shape) naming {
	n := naming{-1, -1, -1, -1, -1}
	if input == nil {
		return n
	}
	for i := range input.Members {
		switch input.Members[i].Name {
		case "StreamName":
			n.name = i
		case "StreamARN":
			n.arn = i
		case "ConsumerARN":
			n.consumer = i
		case "ResourceARN":
			n.resource = i
		case "NextToken":
			n.token = i
		}
	}
	return n
}

// streamNamedIn gives the name of the tenant's stream that a request is about,
// "" if it names none. Whether there is such a stream is not its matter.
func (s *Service) streamNamedIn(t shardwell.Tenant, in api.Struct, n naming) string {
	text := func(i int) string {
		if i >= 0 {
			if value, ok := in.Field(i).(*string); ok {
				return *value
			}
		}
		return ""
	}
	if name := text(n.name); name != "" {
		return name
	}
	for _, i := range []int{n.arn, n.consumer, n.resource} {
		if arn := text(i); arn != "" {
			return streamInARN(t, arn)
		}
	}
	if token := text(n.token); token != "" {
		return s.streamInToken(t, token) // of ListStreams it is none, and names none
	}
	return ""
}

// streamInARN gives the name of the tenant's stream that an ARN is of, its own
// or one of something that belongs to it.
func streamInARN(t shardwell.Tenant, arn string) string {
	own, _, _ := strings.Cut(arn, "/consumer/")
	key, err := addressed(t, "", own)
	if err != nil {
		return ""
	}
	return key.Name
}

// streamInToken gives the stream that a page of ListShards goes on with.
func (s *Service) streamInToken(t shardwell.Tenant, token string) string {
	sel, err := s.openShardsPage(t, s.data.clock.now(), token)
	if err != nil || sel.Account != t.Account {
		return ""
	}
	return sel.Stream
}
