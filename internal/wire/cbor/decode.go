package cbor

import (
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// Decode reads a body, which must be a map, into a structure. The error is
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
	d := decoder{scanner: scanner{body: body}}
	h, err := d.head()
	if err != nil || h.major != majorMap {
		return wire.ErrSyntax
	}
	if err := d.structure(into, h); err != nil {
		return err
	}
	if d.left() > 0 {
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
func (d *decoder) refuse(h head, message string) error {
	d.Complain(message)
	return d.skip(h)
}

// structure reads a map into x. h is its head, as in the methods below.
func (d *decoder) structure(x api.Struct, h head) error {
	left, err := d.open(h)
	if err != nil {
		return err
	}
	s, present := x.Shape(), x.Presence()
	hint := 0
	for {
		more, err := d.more(&left)
		if err != nil || !more {
			return err
		}
		key, value, err := d.pair()
		if err != nil {
			return err
		}
		i := s.Index(string(key), hint)
		if i < 0 {
			if err := d.skip(value); err != nil {
				return err
			}
			continue
		}
		hint = i + 1
		field := x.Field(i)
		if value.isNull() {
			fields.Forget(field)
			present.Clear(i)
			continue
		}
		if err := d.value(field, &s.Members[i], value); err != nil {
			return err
		}
		present.Set(i)
	}
}

// value reads a value other than null into a field.
func (d *decoder) value(field any, m *api.Member, h head) error {
	switch s := m.Shape; s.Kind {
	case api.KindStructure:
		return d.nested(field, h)
	case api.KindList:
		return d.list(field.(api.List), s, h)
	case api.KindMap:
		return d.dictionary(field, s, h)
	case api.KindDocument:
		return d.skip(h) // see the package's documentation
	}
	return d.scalar(field, m.Shape.Kind, h)
}

// nested reads a structure within another value.
func (d *decoder) nested(field any, h head) error {
	switch h.major {
	case majorArray:
		return d.refuse(h, fields.UnexpectedList)
	case majorMap:
	default:
		return d.refuse(h, fields.ExpectedStructure)
	}
	if ref, ok := field.(api.Ref); ok {
		return d.structure(ref.New(), h)
	}
	return d.structure(field.(api.Struct), h)
}

func (d *decoder) list(list api.List, s *api.Shape, h head) error {
	switch h.major {
	case majorMap:
		return d.refuse(h, fields.UnexpectedObject)
	case majorArray:
	default:
		return d.refuse(h, fields.ExpectedList)
	}
	left, err := d.open(h)
	if err != nil {
		return err
	}
	limit := fields.Keep(s)
	list.Make(int(min(left.count, uint64(limit), fields.MaxReserve)))
	for {
		more, err := d.more(&left)
		if err != nil || !more {
			return err
		}
		if list.Len() == limit {
			list.Drop()
		}
		element, err := d.head()
		if err != nil {
			return err
		}
		into := list.Append()
		if element.isNull() {
			continue
		}
		if err := d.value(into, s.Elem, element); err != nil {
			return err
		}
	}
}

func (d *decoder) dictionary(field any, s *api.Shape, h head) error {
	switch h.major {
	case majorArray:
		return d.refuse(h, fields.UnexpectedList)
	case majorMap:
	default:
		return d.refuse(h, fields.ExpectedMap)
	}
	left, err := d.open(h)
	if err != nil {
		return err
	}
	if m, ok := field.(*map[string]string); ok {
		return d.stringMap(m, s, &left)
	}
	return d.dynamicMap(field.(api.Map), s, &left)
}

func (d *decoder) stringMap(m *map[string]string, s *api.Shape, left *items) error {
	*m = map[string]string{}
	limit := fields.Keep(s)
	for {
		more, err := d.more(left)
		if err != nil || !more {
			return err
		}
		key, value, err := d.pair()
		if err != nil {
			return err
		}
		if value.isNull() {
			delete(*m, string(key))
			continue
		}
		var text string
		if err := d.scalar(&text, s.Value.Shape.Kind, value); err != nil {
			return err
		}
		if _, known := (*m)[string(key)]; known || len(*m) < limit {
			(*m)[string(key)] = text
		}
	}
}

func (d *decoder) dynamicMap(m api.Map, s *api.Shape, left *items) error {
	m.Make(0)
	limit := fields.Keep(s)
	for {
		more, err := d.more(left)
		if err != nil || !more {
			return err
		}
		key, value, err := d.pair()
		if err != nil {
			return err
		}
		if value.isNull() || m.Len() >= limit {
			if err := d.skip(value); err != nil {
				return err
			}
			continue
		}
		if err := m.Put(string(key), func(into any) error { return d.value(into, s.Value, value) }); err != nil {
			return err
		}
	}
}

// pair consumes a key and the head of its value.
func (d *decoder) pair() (key []byte, value head, err error) {
	if key, err = d.key(); err == nil {
		value, err = d.head()
	}
	return key, value, err
}
