package wire

import (
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// Validate checks a decoded input against its constraints and gives nil or one
// ValidationException that lists the first ten violations in AWS's words and
// order. It needs the presence sets that decoders leave, because AWS tells a
// member that is empty from one that is missing; in a structure built by hand
// what is empty counts as missing.
func Validate(in api.Struct) *shardwell.Error { return ValidateIn(Words{}, in) }

// ValidateIn is Validate in the words of a service that has its own.
func ValidateIn(words Words, in api.Struct) *shardwell.Error {
	v := violations{words: words, path: make([]step, 0, 8)}
	v.structure(in)
	return v.error()
}

// structure checks the members of x, which v.path leads to.
func (v *violations) structure(x api.Struct) {
	s, present := x.Shape(), x.Presence()
	for i := range s.Members {
		if v.full() {
			return
		}
		index := i
		if s.Order != nil {
			index = s.Order[i]
		}
		m := &s.Members[index]
		field := x.Field(index)
		v.enter(step{name: m.Path})
		if present.Has(index) || !isEmpty(field) {
			v.value(m.Shape, field)
		} else if m.Required {
			v.add(m.Shape, "null", "Member must not be null")
		}
		v.leave()
	}
}

// value checks one member, element or value of a map.
func (v *violations) value(s *api.Shape, field any) {
	switch field := field.(type) {
	case *string:
		v.text(s, *field)
	case *[]byte:
		v.length(s, len(*field), field)
	case api.Ref:
		if x := field.Get(); x != nil {
			v.structure(x)
		}
	case api.Struct:
		v.structure(field)
	case api.List:
		v.list(s, field)
	case *map[string]string:
		v.stringMap(s, field)
	case api.Map:
		v.dynamicMap(s, field)
	case *time.Time, *api.Document, *bool, **bool:
		// These kinds have no constraints beyond their type.
	default:
		v.number(s, field)
	}
}

// text checks a string: its set or pattern before its length.
func (v *violations) text(s *api.Shape, value string) {
	if len(s.Enum) > 0 && !contains(s.Enum, value) {
		v.add(s, quote(value), enumRule(s))
	}
	if s.Pattern != nil && !matches(s.Pattern, value) {
		v.unmatched(s, value)
	}
	if tooShort(s, value) {
		v.add(s, quote(value), minLengthRule(s))
	}
	if tooLong(s, value) {
		v.add(s, quote(value), maxLengthRule(s))
	}
}

// length checks the length n of a field that is not a string.
func (v *violations) length(s *api.Shape, n int, field any) {
	if s.Max.Set && int64(n) > s.Max.Int {
		v.add(s, quote(show(field)), maxLengthRule(s))
	}
	if s.Min.Set && int64(n) < s.Min.Int {
		v.add(s, quote(show(field)), minLengthRule(s))
	}
}

// list checks a list: its length, then its elements. Violations of strings in
// it are one violation of the list; other elements have paths of their own.
func (v *violations) list(s *api.Shape, list api.List) {
	v.length(s, list.Len(), list)
	elem := s.Elem.Shape
	if !constrained(elem) {
		return
	}
	if entries, ok := list.(*kinesis.PutRecordsRequestEntryList); ok && acceptableEntries(*entries) {
		return
	}
	for i := 0; i < list.Len() && !v.full(); i++ {
		if text, ok := list.At(i).(*string); !ok {
			v.enter(step{index: i + 1})
			v.value(elem, list.At(i))
			v.leave()
		} else if !acceptable(elem, *text) {
			v.add(s, quote(show(list)), "Member must satisfy constraint: "+v.words.ruleList(elem))
			return
		}
	}
}

// stringMap checks a map of strings. Violations of keys or values are one
// violation of the map each.
func (v *violations) stringMap(s *api.Shape, values *map[string]string) {
	v.length(s, len(*values), values)
	for key := range *values {
		if !acceptable(s.Key.Shape, key) {
			v.add(s, quote(show(values)), "Map keys must satisfy constraint: "+v.words.ruleList(s.Key.Shape))
			break
		}
	}
	for _, value := range *values {
		if !acceptable(s.Value.Shape, value) {
			v.add(s, quote(show(values)), "Map value must satisfy constraint: "+v.words.ruleList(s.Value.Shape))
			break
		}
	}
}

// dynamicMap checks a map of anything else. The paths of its values hold the
// key; keys are checked in sorted order, so that the answer is always the same.
func (v *violations) dynamicMap(s *api.Shape, values api.Map) {
	keys := sorted(values.Keys(nil))
	v.length(s, len(keys), values)
	for _, key := range keys {
		if !acceptable(s.Key.Shape, key) {
			v.add(s, quote(show(values)), "Map keys must satisfy constraint: "+v.words.ruleList(s.Key.Shape))
			break
		}
	}
	for _, key := range keys {
		if v.full() {
			return
		}
		v.enter(step{name: key + ".member"})
		v.value(s.Value.Shape, values.At(key))
		v.leave()
	}
}

// number checks the value of a number.
func (v *violations) number(s *api.Shape, field any) {
	n, ok := numberOf(field)
	if !ok {
		return
	}
	if over(n, s.Max) {
		v.add(s, quote(n.String()), "Member must have value less than or equal to "+limitText(s, s.Max))
	}
	if under(n, s.Min) {
		v.add(s, quote(n.String()), "Member must have value greater than or equal to "+limitText(s, s.Min))
	}
}
