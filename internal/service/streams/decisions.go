package streams

import (
	"time"

	"github.com/shardwell/shardwell"
)

// This file holds every text and choice that no record of AWS's behaviour
// settles. Each row says why it is as it is; a recording replaces it.

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
