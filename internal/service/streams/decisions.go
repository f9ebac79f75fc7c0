package streams

import (
	"fmt"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// This file holds every text and choice that no record of AWS's behaviour
// settles. Each row says why it is as it is; a recording replaces it. Those that
// the catalog decides on are in catalog/refusals.go.

// errInvalidNextToken answers a page token that was not issued here. The code
// is what AWS answers for malformed arguments; the wording follows the one for
// iterators.
func errInvalidNextToken() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "Invalid NextToken."}
}

// errExpiredNextToken is worded like the text for expired iterators, which is
// recorded.
func errExpiredNextToken(issued, now time.Time) error {
	return shardwell.Errorf(shardwell.CodeExpiredNextToken,
		"NextToken expired. The token was created at time %s while right now it is %s"+
			" which is further in the future than the tolerated delay of %d milliseconds.",
		issued.UTC().Format(javaDate), now.UTC().Format(javaDate), shardwell.IteratorLife.Milliseconds())
}

// checkRecordSize holds the sum of data and partition key to the stream's
// maximum. AWS documents the sum as the limit; the recorded text, for data that
// is too large by itself, serves the case where the key tips it over as well.
// entry is as for errMember.
func checkRecordSize(stream *catalog.Stream, bytes int64, entry int) error {
	most := stream.MaxRecordBytes()
	if bytes <= int64(most) {
		return nil
	}
	return errMember("Value", entry, "data", fmt.Sprintf("have length less than or equal to %d", most))
}

// errRecordsTooLarge is the text recorded when the limit was 5 MB, with the
// limit of today.
func errRecordsTooLarge() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "Records size exceeds 10 MB limit"}
}

// errOrderingWithAuto refuses SequenceNumberForOrdering where the stream
// chooses the shard (API model); the text is ours.
func errOrderingWithAuto() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "SequenceNumberForOrdering cannot be used while RecordDistributionStrategy is AUTO."}
}

// errDryRun answers a call that would have succeeded, DryRun aside. The code
// is in the API model; the text is like that of EC2, where DryRun comes from.
func errDryRun(operation string) error {
	return &shardwell.Error{Code: shardwell.CodeDryRunOperation,
		Message: operation + " would have succeeded, but DryRun is set."}
}

// errUnavailable answers a call that the engine cannot take now. Clients retry
// on its HTTP status; the text is the one AWS documents for all services.
func errUnavailable() error {
	return &shardwell.Error{Code: shardwell.CodeServiceUnavailable,
		Message: "The request has failed due to a temporary failure of the server."}
}

// errLostRecords answers a read of records that are lost to a damaged file. AWS
// has no such answer. As an InternalFailure it makes clients try again and then
// report an error, instead of going on as if nothing were missing; the text names
// nothing that is the operator's business alone.
func errLostRecords() error {
	return &shardwell.Error{Code: shardwell.CodeInternalFailure,
		Message: "The records at this position cannot be read, because the storage below them is damaged. The operator of the server has been told."}
}

// checkIteratorOwner refuses an iterator that another account was given, and a
// StreamARN that names another stream than the iterator reads. To the first,
// an iterator of another account is none; the second is what AWS's clients
// send for routing only, so that a mismatch is a mistake worth an answer.
func checkIteratorOwner(t shardwell.Tenant, it iterator, arn string) error {
	if it.account != t.Account {
		return errInvalidIterator()
	}
	if arn == "" {
		return nil
	}
	named, ok := shardwell.ParseStreamARN(arn)
	if !ok || named.Account != it.account || named.Region != t.Region || named.Name != it.stream {
		return shardwell.Errorf(shardwell.CodeInvalidArgument,
			"ShardIterator is not of the stream with StreamARN %s.", arn)
	}
	return nil
}

// errNoStreamNamed answers a request that names no stream. Since ARNs came,
// the API model requires neither member; the code is that of other arguments
// that do not go together.
func errNoStreamNamed() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "Either StreamName or StreamARN should be provided."}
}

// errNameAndARNDisagree answers a request whose two names are of two streams.
func errNameAndARNDisagree(name, arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "StreamName %s and StreamARN %s do not identify the same stream.", name, arn)
}

// errNotAStreamARN answers an ARN that passes the model's pattern, which is
// loose, and is none.
func errNotAStreamARN(arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "StreamARN %s is invalid.", arn)
}

// modeByDefault is the mode of a stream created with neither mode nor shard
// count. That it has four shards was recorded, and on-demand streams do.
const modeByDefault = catalog.OnDemand

// errShardCountMissing refuses a provisioned stream of no size. AWS documents
// that the count is required then, not the answer.
func errShardCountMissing() error {
	return &shardwell.Error{Code: shardwell.CodeValidation, Message: "ShardCount is required when StreamMode is PROVISIONED."}
}

// errShardCountOnDemand refuses a size where the stream chooses its own: to
// ignore it would surprise whoever sent it.
func errShardCountOnDemand() error {
	return &shardwell.Error{Code: shardwell.CodeValidation, Message: "ShardCount cannot be set when StreamMode is ON_DEMAND."}
}

// errAutoNeedsOnDemand has the code of the API model; the text is ours.
func errAutoNeedsOnDemand() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "RecordDistributionStrategy AUTO can only be set when StreamMode is ON_DEMAND."}
}

// openShardCount counts what DescribeStream shows: nothing while the stream is
// being made or deleted.
func openShardCount(st *catalog.Stream) int32 {
	if !st.Writable() {
		return 0
	}
	return int32(len(st.Open()))
}

// errShardFilterMember refuses a filter whose members do not go with its type.
// verb is "must" or "cannot".
func errShardFilterMember(filter, verb, member string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "%s %s be specified in a ShardFilter of type %s.", member, verb, filter)
}

// errTimestampInFuture is worded like the recorded text for iterators.
func errTimestampInFuture(at, now time.Time) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: %d, currentTimestampInMillis: %d",
		at.UnixMilli(), now.UnixMilli())
}
