package streams

import "github.com/shardwell/shardwell"

// The texts and choices about channels; see decisions.go. Of AWS's channels there
// is the API model and its documentation, and no recording.

// noDelivery is why a channel is FAILED as soon as it is made: channels are kept
// and described, and nothing is delivered. A client that waits for ACTIVE gets an
// end and a reason, instead of records that never arrive.
const noDelivery = "This release of Shardwell keeps channels and does not deliver records to Amazon S3 yet."

// defaultErrorPrefix is where a bucket gets the records that cannot be delivered,
// if no other place is named. That it is the destination bucket under an error
// prefix is documented, the prefix is not.
const defaultErrorPrefix = "errors/"

// defaultFreshnessSeconds is documented.
const defaultFreshnessSeconds = 300

// checkFreshness refuses what is no age. The model has no bounds.
func checkFreshness(seconds int32) error {
	if seconds >= 1 {
		return nil
	}
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "DataFreshnessInSeconds must be at least 1. Specified value was %d", seconds)
}

// serviceKeyAlias is the end of every name of the key that a channel cannot have.
const serviceKeyAlias = "alias/aws/kinesis"

// errChannelServiceKey refuses the service's own key (documented; the text is
// ours).
func errChannelServiceKey(keyID string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"KeyId %s cannot be used for a channel. Specify a customer managed key.", keyID)
}

// errOneStreamPerChannel refuses a channel of several streams. The model's list
// has room for them, its documentation has not.
func errOneStreamPerChannel(given int) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "StreamConfigurationList must have exactly one element. It has %d.", given)
}

// errOneTablePerChannel refuses a channel to several tables, likewise.
func errOneTablePerChannel(given int) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "S3TablesConfigurationList must have exactly one element. It has %d.", given)
}

// errOneDestination refuses a channel to nowhere, or to both kinds of destination
// (documented; the code is that of other arguments that do not go together).
func errOneDestination() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "Either S3DestinationConfiguration or S3TablesDestinationConfiguration must be specified, but not both."}
}

// errOtherDestination refuses to update a destination that the channel does not
// have.
func errOtherDestination(member string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "%s cannot be updated, because the channel has another destination.", member)
}

// errNothingToUpdate refuses an UpdateChannel that would change nothing.
func errNothingToUpdate() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "At least one of S3DestinationConfiguration, S3TablesDestinationConfiguration and LoggingConfiguration must be specified."}
}

// errRecordFormat refuses records that a destination does not take (documented;
// the text is ours).
func errRecordFormat(format, destination string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "RecordFormatType %s is not supported with %s.", format, destination)
}

// errSchemaMissing refuses a table without a schema (documented; the text is ours).
func errSchemaMissing() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "GSRSchemaARN is required with S3TablesDestinationConfiguration."}
}

// errNotAChannelARN answers an ARN that passes the model's pattern, which is
// loose, and is none.
func errNotAChannelARN(arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "ChannelARN %s is invalid.", arn)
}
