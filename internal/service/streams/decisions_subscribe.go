package streams

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// The texts and choices about SubscribeToShard that no record of AWS's behaviour
// settles; see decisions.go.

// errActiveSubscription refuses a subscription while another one is young, and
// ends one that is taken over: its text was recorded for the former, and serves
// the latter as the frame that it ends with, which AWS may leave out.
func errActiveSubscription(k catalog.Key, consumer string, shard uint32) error {
	return shardwell.Errorf(shardwell.CodeResourceInUse,
		"Another active subscription exists for this consumer: %s:%s:%s:%s", k.Account, k.Name, shardwell.FormatShardID(shard), consumer)
}

// errTooManySubscribes refuses more than one call a second for a consumer and a
// shard. The code is documented; the text is worded like that for streams. All
// calls count that get as far as this check, those for which another
// subscription is too young included, so that whoever tries without a pause is
// told so.
func errTooManySubscribes(k catalog.Key, consumer string, shard uint32) error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"Rate exceeded for consumer %s of shard %s in stream %s under account %s.", consumer, shardwell.FormatShardID(shard), k.Name, k.Account)
}
