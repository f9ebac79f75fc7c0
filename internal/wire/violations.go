package wire

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
)

// maxViolations is how many violations AWS lists.
const maxViolations = 10

// violations collects the items of one ValidationException.
type violations struct {
	words Words
	items []string
	path  []step // to the value that is being checked
	// instead is what is said, in the service's own words, if there are no items.
	instead string
}

// step is one part of a path: a member's name, or the index of an element,
// counted from 1. It is written out only when there is something to complain
// of.
type step struct {
	name  string
	index int
}

func (v *violations) enter(s step) { v.path = append(v.path, s) }

func (v *violations) leave() { v.path = v.path[:len(v.path)-1] }

// at writes out the path.
func (v *violations) at() string {
	parts := make([]string, len(v.path))
	for i, s := range v.path {
		parts[i] = s.name
		if s.index > 0 {
			parts[i] = itoa(s.index) + ".member"
		}
	}
	return strings.Join(parts, ".")
}

func (v *violations) full() bool { return len(v.items) >= maxViolations }

// add notes that the value at hand breaks a rule. value is as it is to be
// shown: quoted, or null.
func (v *violations) add(s *api.Shape, value, rule string) {
	if v.full() {
		return
	}
	if v.words.Bare || value != "null" && hidden(s) {
		value = ""
	} else {
		value = " " + value
	}
	v.items = append(v.items, "Value"+value+" at '"+v.at()+"' failed to satisfy constraint: "+rule)
}

func (v *violations) error() *shardwell.Error {
	switch n := len(v.items); n {
	case 0:
		if v.instead != "" {
			return &shardwell.Error{Code: shardwell.CodeValidation, Message: v.instead}
		}
		return nil
	case 1:
		return &shardwell.Error{Code: shardwell.CodeValidation, Message: "1 validation error detected: " + v.items[0]}
	default:
		return &shardwell.Error{Code: shardwell.CodeValidation, Message: itoa(n) + " validation errors detected: " + strings.Join(v.items, "; ")}
	}
}

// hidden tells whether AWS leaves out values of the shape: sensitive ones, and
// lists that hold something sensitive. Lists of structures are left out too,
// because AWS shows Java object names that cannot be reproduced.
func hidden(s *api.Shape) bool {
	if s.Sensitive {
		return true
	}
	for _, part := range []*api.Member{s.Elem, s.Key, s.Value} {
		if part != nil && (part.Shape.Sensitive || part.Shape.Kind == api.KindStructure) {
			return true
		}
	}
	return false
}

func quote(s string) string { return "'" + Shown(s) + "'" }

// maxShown is how many bytes of a value an answer repeats.
const maxShown = 64 << 10

// Shown is what an answer repeats of a value: all of it, or its beginning if it
// is so long that answers would be many times the size of their requests. It is
// not known where AWS stops.
func Shown[T string | []byte](value T) string {
	if len(value) <= maxShown {
		return string(value)
	}
	return strings.ToValidUTF8(string(value[:maxShown]), "") + "..."
}

func itoa(n int) string { return strconv.Itoa(n) }

func sorted(keys []string) []string {
	sort.Strings(keys)
	return keys
}

// show gives a value as Java's toString has it, but for the order of maps,
// which are sorted.
func show(field any) string {
	var parts []string
	switch x := field.(type) {
	case *string:
		return *x
	case *[]byte:
		return "java.nio.HeapByteBuffer[pos=0 lim=" + itoa(len(*x)) + " cap=" + itoa(len(*x)) + "]"
	case *map[string]string:
		for key, value := range *x {
			parts = append(parts, key+"="+value)
		}
		return "{" + strings.Join(sorted(parts), ", ") + "}"
	case api.Map:
		return "{" + strings.Join(sorted(x.Keys(nil)), ", ") + "}"
	case api.List:
		for i := 0; i < x.Len(); i++ {
			parts = append(parts, show(x.At(i)))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	n, _ := numberOf(field)
	return n.String()
}

func minLengthRule(s *api.Shape) string {
	return "Member must have length greater than or equal to " + strconv.FormatInt(s.Min.Int, 10)
}

func maxLengthRule(s *api.Shape) string {
	return "Member must have length less than or equal to " + strconv.FormatInt(s.Max.Int, 10)
}

func patternRule(s *api.Shape) string {
	return "Member must satisfy regular expression pattern: " + s.Pattern.Source
}

func enumRule(s *api.Shape) string {
	return "Member must satisfy enum value set: [" + strings.Join(s.EnumSet, ", ") + "]"
}

// acceptable tells whether a string keeps all rules of its shape.
func acceptable(s *api.Shape, value string) bool {
	return !tooShort(s, value) && !tooLong(s, value) &&
		(len(s.Enum) == 0 || contains(s.Enum, value)) &&
		(s.Pattern == nil || matches(s.Pattern, value))
}

// tooShort and tooLong count code points only where bytes do not decide.
func tooShort(s *api.Shape, value string) bool {
	return s.Min.Set && (int64(len(value)) < s.Min.Int ||
		int64(len(value)) < s.Min.Int*utf8.UTFMax && int64(utf8.RuneCountInString(value)) < s.Min.Int)
}

func tooLong(s *api.Shape, value string) bool {
	return s.Max.Set && int64(len(value)) > s.Max.Int && int64(utf8.RuneCountInString(value)) > s.Max.Int
}

func contains(values []string, value string) bool {
	for _, v := range values {
		if v == value {
			return true
		}
	}
	return false
}

// constrained tells whether values of the shape can break a rule of their own.
func constrained(s *api.Shape) bool {
	switch s.Kind {
	case api.KindTimestamp, api.KindBoolean, api.KindDocument:
		return false
	case api.KindStructure, api.KindList, api.KindMap:
		return true
	}
	return s.Min.Set || s.Max.Set || s.Pattern != nil || len(s.Enum) > 0
}
