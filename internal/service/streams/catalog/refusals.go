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

// tooManyInFlight contains the words that Terraform looks for; the rest of
// AWS's sentence has not been recorded.
func tooManyInFlight(k Key, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"Limit exceeded for the streams of account %s that can simultaneously be in CREATING or DELETING state. Limit: %d", k.Account, most)
}

func tooManyShards(k Key, current, more, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"This request would exceed the shard limit for the account %s in %s. Current shard count for the account: %d. Limit: %d."+
			" Number of additional shards that would have resulted from this request: %d."+
			" Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"+
			" for current limits and how to request higher limits.",
		k.Account, k.Region, current, most, more)
}

// tooManyOnDemand has not been recorded; it is worded like the others.
func tooManyOnDemand(k Key, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"This request would exceed the on-demand stream limit for the account %s in %s. Limit: %d",
		k.Account, k.Region, most)
}
