package streams

import (
	"strings"
	"unicode"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// checkNewTags refuses tags that a new stream cannot have: too many, or of
// characters that AWS does not take. Their lengths are checked against the API
// model before.
func checkNewTags(k catalog.Key, tags map[string]string) error {
	percent := false
	for key, value := range tags {
		if !strings.ContainsFunc(key+value, isNoTagRune) && !strings.HasPrefix(key, "aws:") {
			percent = percent || strings.Contains(key+value, "%")
			continue
		}
		return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "Some tags contain invalid characters." +
			" Valid characters: Unicode letters, digits, white space, _ . / = + - % @."}
	}
	if percent {
		// AWS's first check lets it pass and its second does not (recorded).
		return shardwell.Errorf(shardwell.CodeInvalidArgument,
			"Failed to add tags to stream %s under account %s because some tags contained illegal characters."+
				" The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.", k.Name, k.Account)
	}
	if len(tags) > shardwell.MaxTagsPerResource {
		return errTooManyTags(k)
	}
	return nil
}

// isNoTagRune says that a character cannot be in a tag. The colon is in one of
// the two sets that AWS documents, so it is taken.
func isNoTagRune(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" _./=+-%@:", r)
}
