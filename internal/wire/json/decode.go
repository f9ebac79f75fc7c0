package json

import (
	"unicode/utf8"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// Decode reads a body, which must be an object, into a structure. The error is
// nil or a *wire.SerializationError; after one, what the structure holds is
// not defined.
func Decode(body []byte, into api.Struct) error {
	return DecodeInto(new(fields.Memory), body, into)
}

// DecodeInto is Decode into this memory: what into gets is valid until the
// memory's Release. It may be called once before that.
func DecodeInto(m *fields.Memory, body []byte, into api.Struct) error {
	if decodeFast(m, body, into) {
		return nil
	}
	return decodeByTables(body, into)
}

// decodeByTables is Decode for every body and structure.
func decodeByTables(body []byte, into api.Struct) error {
	if !utf8.Valid(body) {
		return wire.ErrSyntax
	}
	d := decoder{scanner: scanner{body: body}}
	if d.peek() != '{' {
		return wire.ErrSyntax
	}
	if err := d.structure(into); err != nil {
		return err
	}
	if d.peek() != 0 || d.pos != len(body) {
		return wire.ErrSyntax
	}
	return d.Err()
}

// decoder fills values. Its methods give an error only for bad syntax; the
// first type error is kept aside and the value skipped.
type decoder struct {
	scanner
	fields.Complaint
	arena []byte // blobs are cut from it
}

// refuse notes a type error and skips the value.
func (d *decoder) refuse(message string) error {
	d.Complain(message)
	return d.skip()
}

// structure reads an object into x. The opening brace comes next.
func (d *decoder) structure(x api.Struct) error {
	if err := d.open(); err != nil {
		return err
	}
	s, present := x.Shape(), x.Presence()
	hint := 0
	for first := true; ; first = false {
		more, err := d.more(first, '}')
		if err != nil || !more {
			return err
		}
		key, err := d.key()
		if err != nil {
			return err
		}
		i := s.Index(key, hint)
		if i < 0 {
			if err := d.skip(); err != nil {
				return err
			}
			continue
		}
		hint = i + 1
		field := x.Field(i)
		if d.peek() == 'n' {
			if err := d.literal("null"); err != nil {
				return err
			}
			fields.Forget(field)
			present.Clear(i)
			continue
		}
		if err := d.value(field, &s.Members[i]); err != nil {
			return err
		}
		present.Set(i)
	}
}

// value reads a value other than null into a field.
func (d *decoder) value(field any, m *api.Member) error {
	switch s := m.Shape; s.Kind {
	case api.KindStructure:
		return d.nested(field)
	case api.KindList:
		return d.list(field.(api.List), s)
	case api.KindMap:
		return d.dictionary(field, s)
	case api.KindDocument:
		return d.document(field.(*api.Document))
	}
	return d.scalar(field, m)
}

// nested reads a structure within another value.
func (d *decoder) nested(field any) error {
	switch d.peek() {
	case '[':
		return d.refuse(fields.UnexpectedList)
	case '{':
	default:
		return d.refuse(fields.ExpectedStructure)
	}
	if ref, ok := field.(api.Ref); ok {
		return d.structure(ref.New())
	}
	return d.structure(field.(api.Struct))
}

func (d *decoder) list(list api.List, s *api.Shape) error {
	switch d.peek() {
	case '{':
		return d.refuse(fields.UnexpectedObject)
	case '[':
	default:
		return d.refuse(fields.ExpectedList)
	}
	if err := d.open(); err != nil {
		return err
	}
	list.Make(0)
	limit := fields.Keep(s)
	for first := true; ; first = false {
		more, err := d.more(first, ']')
		if err != nil || !more {
			return err
		}
		if list.Len() == limit {
			list.Drop()
		}
		start := d.pos
		if err := d.element(list.Append(), s.Elem); err != nil {
			return err
		}
		if first && d.peek() == ',' {
			left := (len(d.body) - d.pos) / (d.pos - start + 1)
			list.Grow(min(left+left/8, limit, fields.MaxReserve))
		}
	}
}

// element reads a value that may be null into a zero element.
func (d *decoder) element(element any, m *api.Member) error {
	if d.peek() == 'n' {
		return d.literal("null")
	}
	return d.value(element, m)
}

func (d *decoder) dictionary(field any, s *api.Shape) error {
	switch d.peek() {
	case '[':
		return d.refuse(fields.UnexpectedList)
	case '{':
	default:
		return d.refuse(fields.ExpectedMap)
	}
	if err := d.open(); err != nil {
		return err
	}
	if m, ok := field.(*map[string]string); ok {
		return d.stringMap(m, s)
	}
	return d.dynamicMap(field.(api.Map), s)
}

func (d *decoder) stringMap(m *map[string]string, s *api.Shape) error {
	*m = map[string]string{}
	limit := fields.Keep(s)
	for first := true; ; first = false {
		more, err := d.more(first, '}')
		if err != nil || !more {
			return err
		}
		key, err := d.key()
		if err != nil {
			return err
		}
		if d.peek() == 'n' {
			if err := d.literal("null"); err != nil {
				return err
			}
			delete(*m, key)
			continue
		}
		var value string
		if err := d.scalar(&value, s.Value); err != nil {
			return err
		}
		if _, known := (*m)[key]; known || len(*m) < limit {
			(*m)[key] = value
		}
	}
}

func (d *decoder) dynamicMap(m api.Map, s *api.Shape) error {
	m.Make(0)
	limit := fields.Keep(s)
	for first := true; ; first = false {
		more, err := d.more(first, '}')
		if err != nil || !more {
			return err
		}
		key, err := d.key()
		if err != nil {
			return err
		}
		if d.peek() == 'n' || m.Len() >= limit {
			if err := d.skip(); err != nil {
				return err
			}
			continue
		}
		if err := m.Put(key, func(value any) error { return d.value(value, s.Value) }); err != nil {
			return err
		}
	}
}

func (d *decoder) document(document *api.Document) error {
	d.peek()
	start := d.pos
	if err := d.skip(); err != nil {
		return err
	}
	*document = append(api.Document{}, d.body[start:d.pos]...)
	return nil
}
