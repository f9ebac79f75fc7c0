package catalog

import "github.com/shardwell/shardwell"

// The refusals of queues. There is no recording of AWS's queues yet: the codes
// are in the API model, and the texts follow those of streams.

// QueueNotFound refuses an operation on a queue that is not there, or of another
// account or region, in the words of the refusal for consumers.
func QueueNotFound(arn, account string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound, "Queue %s, account %s not found.", arn, account)
}

// queueNotActive refuses a change of a queue that is changing already, in the
// words of the refusal for streams.
func queueNotActive(s *Stream, q *Queue) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Queue %s under account %s not ACTIVE, instead in state %s",
		q.Name, s.Account, q.Status)
}

// queueNameTaken refuses a second queue of one name in an account and region, as
// for streams.
func queueNameTaken(k Key, name string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Queue %s under account %s already exists.", name, k.Account)
}

// queueNeedsOnDemand refuses a queue on a provisioned stream with the code and
// the sentence that AWS has for the opposite case.
func queueNeedsOnDemand(s *Stream) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeValidation, "Request is invalid. Stream %s under account %s is in Provisioned mode.",
		s.Name, s.Account)
}

// hasQueues refuses to delete a stream that has queues, or to make it
// provisioned: the queues have to be deleted first, one by one, because what they
// have delivered goes with them.
func hasQueues(s *Stream) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Stream %s under account %s has %d queue(s). Delete them first.",
		s.Name, s.Account, len(s.Queues))
}
