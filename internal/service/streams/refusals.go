package streams

import (
	"fmt"
	"time"

	"github.com/shardwell/shardwell"
)

// The refusals of the data operations whose texts were recorded from AWS.
// Texts that nobody has recorded are in decisions.go.

// javaDate is how AWS prints an instant in its texts.
const javaDate = "Mon Jan 02 15:04:05 UTC 2006"

// internalServiceFailure is the text beside InternalFailure in an entry of
// PutRecords (API model).
const internalServiceFailure = "Internal Service Failure"

func errInvalidIterator() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "Invalid ShardIterator."}
}

func errExpiredIterator(issued, now time.Time) error {
	return shardwell.Errorf(shardwell.CodeExpiredIterator,
		"Iterator expired. The iterator was created at time %s while right now it is %s"+
			" which is further in the future than the tolerated delay of %d milliseconds.",
		issued.UTC().Format(javaDate), now.UTC().Format(javaDate), shardwell.IteratorLife.Milliseconds())
}

// rateExceededText refuses a call, or a record of PutRecords, for its shard's
// quotas.
func rateExceededText(shardID, stream, account string) string {
	return "Rate exceeded for shard " + shardID + " in stream " + stream + " under account " + account + "."
}

// errUnknownShard refuses a shard id that cannot be read as one.
func errUnknownShard(id, stream, account string) error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound,
		"Could not find shard %s in stream %s under account %s.", id, stream, account)
}

// errNoSuchShard refuses to read a shard that is not there, or its stream.
func errNoSuchShard(id, stream, account string) error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound,
		"Shard %s in stream %s under account %s does not exist", id, stream, account)
}

func errExplicitHashKey(text string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was %s", text)
}

// errMember refuses one member of a put as a constraint check would. value is
// "Value", or "Value null" for one that is missing; entry counts the records
// of a PutRecords from 1 and is 0 for PutRecord.
func errMember(value string, entry int, member, must string) error {
	path := member
	if entry > 0 {
		path = fmt.Sprintf("records.%d.member.%s", entry, member)
	}
	return shardwell.Errorf(shardwell.CodeValidation,
		"1 validation error detected: %s at '%s' failed to satisfy constraint: Member must %s", value, path, must)
}

// errListShardsNamesNothing refuses a ListShards of no stream.
func errListShardsNamesNothing() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "Either NextToken or StreamName should be provided."}
}

// errBesideNextToken refuses a member of ListShards that its NextToken already
// settles. The text was recorded for StreamName; the others follow it.
func errBesideNextToken(member string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "NextToken and %s cannot be provided together.", member)
}
