package streams

import (
	"time"

	"github.com/shardwell/shardwell"
)

// The refusals of the data operations whose texts were recorded from AWS.
// Texts that nobody has recorded are in decisions.go.

// javaDate is how AWS prints an instant in its texts.
const javaDate = "Mon Jan 02 15:04:05 UTC 2006"

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
