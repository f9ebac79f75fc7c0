package streams

import "github.com/shardwell/shardwell"

// Texts and choices about settings that no record of AWS's behaviour settles;
// those that the catalog decides on are in catalog/decisions_settings.go.

// errNoStreamARN answers a request that can name its stream by ARN only, and
// does not: the API model does not require it. The code and the words are
// those for requests that take names, too.
func errNoStreamARN() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "StreamARN should be provided."}
}
