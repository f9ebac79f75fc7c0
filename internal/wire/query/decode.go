package query

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// maxElements is the highest number that an element of a list, or an entry of a
// map, may have.
const maxElements = 10_000

// Decode fills an empty input from a form. Its error is an *Error for a value
// that is not of its member's type.
func Decode(f *Form, into api.Struct) error {
	return structure(&f.root, into)
}

func structure(n *node, into api.Struct) error {
	s := into.Shape()
	for i := range s.Members {
		m := &s.Members[i]
		below := n.below[m.Wire]
		if below == nil {
			continue
		}
		if err := member(below, m, into.Field(i)); err != nil {
			return err
		}
		into.Presence().Set(i)
	}
	return nil
}

// member reads what stands at a member, an element or a value of a map.
func member(n *node, m *api.Member, field any) error {
	switch x := field.(type) {
	case api.Ref:
		return structure(n, x.New())
	case api.Struct:
		return structure(n, x)
	case api.List:
		return list(n, m, x)
	case *map[string]string:
		return stringMap(n, m, x)
	case api.Map:
		return anyMap(n, m, x)
	}
	if !n.set {
		return wrongType(m)
	}
	if !scalar(n.value, m, field) {
		return wrongType(m)
	}
	return nil
}

func wrongType(m *api.Member) error {
	return malformed("A value is not of the type " + m.Shape.Kind.String() + ".")
}

// scalar reads a value that is no structure, and says whether it could.
func scalar(text string, m *api.Member, field any) bool {
	switch x := field.(type) {
	case *string:
		*x = text
		return true
	case *[]byte:
		raw, err := base64.StdEncoding.DecodeString(text)
		*x = append([]byte{}, raw...)
		return err == nil
	case *time.Time:
		at, err := time.Parse(time.RFC3339, text)
		*x = at
		return err == nil
	case *bool:
		return boolean(text, x)
	case **bool:
		*x = new(bool)
		return boolean(text, *x)
	}
	return number(text, field)
}

// boolean reads what AWS takes for one.
func boolean(text string, into *bool) bool {
	switch strings.ToLower(text) {
	case "true", "1":
		*into = true
	case "false", "0":
		*into = false
	default:
		return false
	}
	return true
}

// number reads a number: a plus and leading zeros do no harm.
func number(text string, field any) bool {
	switch x := field.(type) {
	case *int32:
		n, err := strconv.ParseInt(text, 10, 32)
		*x = int32(n)
		return err == nil
	case **int32:
		*x = new(int32)
		return number(text, *x)
	case *int64:
		n, err := strconv.ParseInt(text, 10, 64)
		*x = n
		return err == nil
	case **int64:
		*x = new(int64)
		return number(text, *x)
	case *float64:
		n, err := strconv.ParseFloat(text, 64)
		*x = n
		return err == nil
	case **float64:
		*x = new(float64)
		return number(text, *x)
	}
	return false
}

// list reads NAME.member.N, or NAME.N of a flattened list. What clients send for
// an empty list is NAME= and nothing else.
func list(n *node, m *api.Member, into api.List) error {
	elem := m.Shape.Elem
	if !m.Flattened && !m.Shape.Flattened {
		if n.below == nil {
			return emptyOnly(n, m, func() { into.Make(0) })
		}
		n = n.below[wireOr(elem, "member")]
	}
	elements, err := numbered(n, m)
	if err != nil {
		return err
	}
	into.Make(len(elements))
	for _, e := range elements {
		if err := member(e, elem, into.Append()); err != nil {
			return err
		}
	}
	return nil
}

func wireOr(m *api.Member, otherwise string) string {
	if m.Wire != "" {
		return m.Wire
	}
	return otherwise
}

// emptyOnly takes NAME= for a list or map without anything in it.
func emptyOnly(n *node, m *api.Member, empty func()) error {
	if n.value != "" {
		return wrongType(m)
	}
	empty()
	return nil
}

// numbered gives what stands below numbers, by number; there may be gaps.
func numbered(n *node, m *api.Member) ([]*node, error) {
	if n == nil {
		return nil, wrongType(m)
	}
	numbers := make([]int, 0, len(n.below))
	for name := range n.below {
		i, err := strconv.Atoi(name)
		if err != nil || i < 1 || i > maxElements || strconv.Itoa(i) != name {
			return nil, wrongType(m)
		}
		numbers = append(numbers, i)
	}
	slices.Sort(numbers)
	found := make([]*node, len(numbers))
	for at, i := range numbers {
		found[at] = n.below[strconv.Itoa(i)]
	}
	return found, nil
}

// entries gives the keys and values of a map, which stand at NAME.entry.N.
func entries(n *node, m *api.Member) (keys []string, values []*node, err error) {
	if !m.Flattened && !m.Shape.Flattened {
		n = n.below["entry"]
	}
	pairs, err := numbered(n, m)
	if err != nil {
		return nil, nil, err
	}
	for _, pair := range pairs {
		key, value := pair.below[wireOr(m.Shape.Key, "key")], pair.below[wireOr(m.Shape.Value, "value")]
		if key == nil || !key.set || value == nil || slices.Contains(keys, key.value) {
			return nil, nil, wrongType(m)
		}
		keys, values = append(keys, key.value), append(values, value)
	}
	return keys, values, nil
}

func stringMap(n *node, m *api.Member, into *map[string]string) error {
	if n.below == nil {
		return emptyOnly(n, m, func() { *into = map[string]string{} })
	}
	keys, values, err := entries(n, m)
	if err != nil {
		return err
	}
	*into = make(map[string]string, len(keys))
	for i, key := range keys {
		if !values[i].set {
			return wrongType(m)
		}
		(*into)[key] = values[i].value
	}
	return nil
}

func anyMap(n *node, m *api.Member, into api.Map) error {
	if n.below == nil {
		return emptyOnly(n, m, func() { into.Make(0) })
	}
	keys, values, err := entries(n, m)
	if err != nil {
		return err
	}
	into.Make(len(keys))
	for i, key := range keys {
		err := into.Put(key, func(value any) error { return member(values[i], m.Shape.Value, value) })
		if err != nil {
			return err
		}
	}
	return nil
}
