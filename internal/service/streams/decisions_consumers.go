package streams

import "github.com/shardwell/shardwell"

// The texts and choices about consumers that no record of AWS's behaviour settles;
// see decisions.go. Those of the catalog are in catalog/refusals.go.

// errNoConsumerNamed answers a request that names no consumer. The code is that
// of other arguments that do not go together; the text follows the one for
// streams.
func errNoConsumerNamed() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "Either ConsumerARN or both StreamARN and ConsumerName should be provided."}
}

// errConsumerNamesDisagree answers a request whose ConsumerARN is of another
// consumer than its StreamARN or ConsumerName.
func errConsumerNamesDisagree() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "ConsumerARN, StreamARN and ConsumerName do not identify the same consumer."}
}

// errNotAConsumerARN answers an ARN that passes the model's pattern, which is
// loose, and is none.
func errNotAConsumerARN(arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "ConsumerARN %s is invalid.", arn)
}
