package streams

import (
	"github.com/shardwell/shardwell"
)

// errCallRate answers a control operation that is called too often. The text
// was recorded for operations on a stream; those that name none speak of the
// operation in its place, so that clients which look for "Rate exceeded for"
// find it.
func errCallRate(operation, stream, account string) error {
	what := "stream " + stream
	if stream == "" {
		what = "operation " + operation
	}
	return shardwell.Errorf(shardwell.CodeLimitExceeded, "Rate exceeded for %s under account %s.", what, account)
}
