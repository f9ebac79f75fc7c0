package streams

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// The texts and choices about queues; see decisions.go. Queues are the newest
// part of the API, and no record of AWS's behaviour exists yet: codes are those
// that the API model lists for the operation. Those of the catalog are in
// catalog/decisions_queues.go.

// maxListedQueues is how many queues a page holds at most, and without
// MaxResults: as many as of consumers.
const maxListedQueues = shardwell.MaxListedConsumers

// errNotAQueueARN answers an ARN that passes the model's pattern, which is loose,
// and is none.
func errNotAQueueARN(arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "QueueARN %s is invalid.", arn)
}

// errOneStreamForQueue refuses a queue on several streams. The model's list has
// room for many, its documentation says that there must be exactly one.
func errOneStreamForQueue(given int) error {
	return shardwell.Errorf(shardwell.CodeValidation, "StreamConfigurationList must contain exactly 1 stream. It contains %d.", given)
}

// errQueueStartWithoutTime is worded like the refusal for iterators, which is
// recorded.
func errQueueStartWithoutTime() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "Must specify Timestamp for StartingPosition of type AT_TIMESTAMP. Current request has no Timestamp."}
}

// errQueueStartWithTime refuses a time where the position says where it is, since
// one of the two must be a mistake.
func errQueueStartWithTime(kind string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "Timestamp cannot be specified for StartingPosition of type %s.", kind)
}

// errReceiveCountMissing refuses dead letters without a number; the model's
// documentation says that it is required then.
func errReceiveCountMissing() error {
	return &shardwell.Error{Code: shardwell.CodeValidation, Message: "MaxReceiveCount is required when TargetType is BUILT_IN."}
}

// errReceiveCountWithoutTarget refuses a number of receipts after which nothing
// would happen, since one of the two must be a mistake.
func errReceiveCountWithoutTarget() error {
	return &shardwell.Error{Code: shardwell.CodeValidation, Message: "MaxReceiveCount cannot be specified when TargetType is NONE."}
}

// errNoQueueAttributes refuses an UpdateQueue that would change nothing.
func errNoQueueAttributes() error {
	return &shardwell.Error{Code: shardwell.CodeValidation, Message: "QueueAttributes must contain at least one attribute to update."}
}

// errQueueNotReceivable refuses to receive or settle records while a queue is
// CREATING or DELETING: to workers it is not there, as a stream is not there to
// its writers. The API model has no other code for it.
func errQueueNotReceivable(t shardwell.Tenant, q *catalog.Queue) error {
	return catalog.QueueNotFound(t.QueueARN(q.ID), t.Account)
}

// errTooManyReceives refuses a receive while too many wait for the same queue.
// How many AWS takes is not known.
func errTooManyReceives() error {
	return &shardwell.Error{Code: shardwell.CodeThrottling, Message: "Rate exceeded"}
}

// errInvalidHandle is about a receipt handle that was not issued here, or for
// another queue or the other side of it.
func errInvalidHandle() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "ReceiptHandle is invalid."}
}

// errStaleHandle is about a receipt that no longer counts: the record has been
// received again, acknowledged or restored, has become a dead letter or is past
// its retention. A handle whose visibility has run out is good until then.
func errStaleHandle() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "ReceiptHandle has expired."}
}
