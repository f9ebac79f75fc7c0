package catalog

import "github.com/shardwell/shardwell"

// The refusals of commands, in AWS's words (recorded unless said otherwise).

// NotFound refuses an operation on a stream that is not there.
func NotFound(k Key) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound, "Stream %s under account %s not found.", k.Name, k.Account)
}

// NotActive refuses an operation that the stream's state does not allow.
func NotActive(s *Stream) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Stream %s under account %s not ACTIVE, instead in state %s",
		s.Name, s.Account, s.Status)
}

func nameTaken(k Key) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Stream %s under account %s already exists.", k.Name, k.Account)
}

// tooManyInFlight is AWS's sentence to the letter: Terraform looks for a part of it.
func tooManyInFlight(k Key, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"This request would have exceed the limit on the number  of streams that can simultaneously be in CREATING or DELETING"+
			" for the account %s. Limit: %d.", k.Account, most)
}

func tooManyShards(k Key, current, more, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"This request would exceed the shard limit for the account %s in %s. Current shard count for the account: %d. Limit: %d."+
			" Number of additional shards that would have resulted from this request: %d."+
			" Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"+
			" for current limits and how to request higher limits.",
		k.Account, k.Region, current, most, more)
}

func tooManyOnDemand(k Key, current, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"This request would exceed the limit on the number of On-Demand streams for the account %s in %s."+
			" Current On-Demand streams count: %d. Limit: %d.",
		k.Account, k.Region, current, most)
}

// hasConsumers refuses to delete a stream that somebody reads.
func hasConsumers(s *Stream) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse,
		"DeleteStream can't delete %[1]s:%[2]s because there are consumers associated with this data stream."+
			" To delete %[2]s anyway, set the EnforceConsumerDeletion parameter to true to force the deletion"+
			" of all the consumers that are associated with it.", s.Account, s.Name)
}

// ConsumerNotFound refuses an operation on the consumer of an ARN, of the stream k,
// that is not there (recorded).
func ConsumerNotFound(k Key, id ConsumerID) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound,
		"Consumer %s with creation timestamp %d under stream: %s, account %s not found.",
		id.Consumer, id.CreatedAt, k.Name, k.Account)
}

// ConsumerNameNotFound is ConsumerNotFound where a request gives a name, and so no
// time of creation. It has not been recorded; the words are those other servers
// of this API answer with.
func ConsumerNameNotFound(name, account string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound, "Consumer %s, account %s not found.", name, account)
}

// ConsumerNotActive refuses a change of what belongs to a consumer, its policy
// and tags, that the consumer's state does not allow (recorded of a policy).
func ConsumerNotActive(s *Stream, c *Consumer) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse,
		"Consumer %s with creation timestamp %d under stream %s and account %s is not in ACTIVE status.",
		c.Name, c.CreatedAt, s.Name, s.Account)
}

// ConsumerNotSubscribable is ConsumerNotActive for SubscribeToShard, which words it
// in another way (recorded).
func ConsumerNotSubscribable(s *Stream, c *Consumer) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse,
		"Consumer %s with creation timestamp %d under stream: %s, account %s is not in ACTIVE status.",
		c.Name, c.CreatedAt, s.Name, s.Account)
}

// consumerTaken has not been recorded, but for its code, which KCL needs; it is
// worded like the text for streams.
func consumerTaken(s *Stream, name string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse,
		"Consumer %s under stream %s and account %s already exists.", name, s.Name, s.Account)
}

// tooManyConsumers has not been recorded; it is worded like the others.
func tooManyConsumers(s *Stream, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"This request would exceed the consumer limit for the stream %s under account %s. Limit: %d", s.Name, s.Account, most)
}

// tooManyConsumersCreating has not been recorded; it is worded like the text for
// streams.
func tooManyConsumersCreating(s *Stream, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"Limit exceeded for the consumers of stream %s under account %s that can simultaneously be in CREATING state. Limit: %d",
		s.Name, s.Account, most)
}

// TooManyTags is the text recorded when the limit was 10, with the limit of
// today. It speaks of other things that have tags as it does of streams.
func TooManyTags(kind shardwell.ResourceKind, name, account string, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"Failed to add tags to %[1]s %[2]s under account %[3]s because a given %[1]s cannot have more than %[4]d tags associated with it.",
		kind, name, account, most)
}
