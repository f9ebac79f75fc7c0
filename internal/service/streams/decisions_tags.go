package streams

import (
	"strings"

	"github.com/shardwell/shardwell"
)

// The texts and choices about tags and resources that no record of AWS's
// behaviour settles; see decisions.go.

// isReservedTag says that a key is AWS's own. That users cannot have such tags is
// documented, not the answer: they are refused as characters are that cannot be
// in a tag, when they are added and when they are removed.
func isReservedTag(key string) bool { return strings.HasPrefix(key, "aws:") }

// listedTags is how many tags a page of ListTagsForStream holds by default, and at
// most: as many as a stream can have on AWS, which is the most that can be asked
// for.
const listedTags = shardwell.MaxTagsPerResource

// errNotAResourceARN answers an ARN that passes the model's pattern, which is
// loose, and is none.
func errNotAResourceARN(arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "ResourceARN %s is invalid.", arn)
}
