package streams

import (
	"strings"
	"unicode"

	"github.com/shardwell/shardwell"
)

// tagged is what has tags, as AWS's texts speak of it.
type tagged struct{ kind, name, account string }

func (w tagged) String() string { return w.kind + " " + w.name + " under account " + w.account }

// checkNewTags refuses tags that something new cannot have: too many, or of
// characters that AWS does not take. Their lengths are checked against the API
// model before.
func checkNewTags(whose tagged, tags map[string]string) error {
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
			"Failed to add tags to %s because some tags contained illegal characters."+
				" The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.", whose)
	}
	if len(tags) > shardwell.MaxTagsPerResource {
		return errTooManyTags(whose)
	}
	return nil
}

// isNoTagRune says that a character cannot be in a tag. The colon is in one of
// the two sets that AWS documents, so it is taken.
func isNoTagRune(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" _./=+-%@:", r)
}
