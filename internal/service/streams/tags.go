package streams

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// tagged is what has tags, as AWS's texts speak of it.
type tagged struct {
	kind          shardwell.ResourceKind
	name, account string
}

func (w tagged) String() string { return string(w.kind) + " " + w.name + " under account " + w.account }

// checkNewTags refuses tags that something new cannot have: of characters that AWS
// does not take, or too many. Their lengths are checked against the API model
// before.
func (s *Service) checkNewTags(whose tagged, tags map[string]string) error {
	if err := checkTagCharacters(whose, "add tags to", maps.All(tags)); err != nil {
		return err
	}
	if most := s.tagLimit(); most != 0 && len(tags) > most {
		return catalog.TooManyTags(whose.kind, whose.name, whose.account, most)
	}
	return nil
}

// tagLimit is how many tags a thing may have, 0 for any number.
func (s *Service) tagLimit() int { return s.most(quota.TagsPerResource) }

// checkTagCharacters refuses keys and values of tags that AWS does not take; doing
// is what is to be done with them.
func checkTagCharacters(whose tagged, doing string, tags func(yield func(key, value string) bool)) error {
	percent := false
	for key, value := range tags {
		if strings.ContainsFunc(key+value, isNoTagRune) || isReservedTag(key) {
			return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "Some tags contain invalid characters." +
				" Valid characters: Unicode letters, digits, white space, _ . / = + - % @."}
		}
		percent = percent || strings.Contains(key+value, "%")
	}
	if percent {
		// AWS's first check lets it pass and its second does not (recorded).
		return shardwell.Errorf(shardwell.CodeInvalidArgument,
			"Failed to %s %s because some tags contained illegal characters."+
				" The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.", doing, whose)
	}
	return nil
}

// setTags adds tags to something of a stream, in AWS's order of checks: it is
// there, characters, its state, how many there would be.
func (s *Service) setTags(ctx context.Context, r resource, tags map[string]string) error {
	if err := checkTagCharacters(r.tagged(), "add tags to", maps.All(tags)); err != nil {
		return err
	}
	_, err := s.propose(ctx, catalog.SetTags{Key: r.key, Part: r.part, Set: tags, Most: s.tagLimit()}.Encode())
	if err != nil {
		return controlFailure("add tags to "+string(r.kind)+" of stream", r.key, err)
	}
	return nil
}

// removeTags takes tags away from something of a stream, in the order of setTags.
func (s *Service) removeTags(ctx context.Context, r resource, keys kinesis.TagKeyList) error {
	alone := func(yield func(key, value string) bool) {
		for _, key := range keys {
			if !yield(key, "") {
				return
			}
		}
	}
	if err := checkTagCharacters(r.tagged(), "remove tags from", alone); err != nil {
		return err
	}
	_, err := s.propose(ctx, catalog.SetTags{Key: r.key, Part: r.part, Remove: keys}.Encode())
	if err != nil {
		return controlFailure("remove tags from "+string(r.kind)+" of stream", r.key, err)
	}
	return nil
}

// listTags gives up to limit tags by key, strictly after a key, and whether there
// are more.
func listTags(tags map[string]string, after string, limit int) (page kinesis.TagList, more bool) {
	page = kinesis.TagList{}
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		if key <= after {
			continue
		}
		if len(page) == limit {
			return page, true
		}
		page = append(page, tag(key, tags[key]))
	}
	return page, false
}

// isNoTagRune says that a character cannot be in a tag. The colon is in one of
// the two sets that AWS documents, so it is taken.
func isNoTagRune(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" _./=+-%@:", r)
}

// tagValue is the place of Value among the members of a Tag.
const tagValue = 1

// tag is a tag as it is told; an empty value is told as such.
func tag(key, value string) kinesis.Tag {
	t := kinesis.Tag{Key: key, Value: value}
	t.Set(tagValue)
	return t
}
