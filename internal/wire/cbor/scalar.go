package cbor

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// scalar reads a value that must be a scalar into a field.
func (d *decoder) scalar(field any, kind api.Kind, h head) error {
	switch h.major {
	case majorArray:
		return d.refuse(h, fields.UnexpectedList)
	case majorMap:
		return d.refuse(h, fields.UnexpectedObject)
	case majorText:
		return d.fromText(field, kind, h)
	case majorBytes:
		if kind != api.KindBlob {
			return d.refuse(h, classBytes+fields.Expected(kind))
		}
		return d.blob(field.(*[]byte), h)
	case majorUnsigned, majorNegative:
		d.fromInteger(field, kind, h)
		return nil
	}
	if h.info == simpleFalse&31 || h.info == simpleTrue&31 {
		d.fromBoolean(field, kind, h.info == simpleTrue&31)
	} else {
		d.fromFloat(field, kind, h.float())
	}
	return nil
}

func (d *decoder) fromText(field any, kind api.Kind, h head) error {
	if kind != api.KindString && kind != api.KindBoolean {
		return d.refuse(h, fields.ClassString+fields.Expected(kind))
	}
	text, err := d.str(nil, h)
	if err != nil {
		return err
	}
	if kind == api.KindBoolean {
		d.BooleanText(field, string(text))
	} else {
		*field.(*string) = d.copied(text, h)
	}
	return nil
}

// blob reads a byte string into the arena, which has room for all there are.
func (d *decoder) blob(field *[]byte, h head) error {
	if d.arena == nil {
		d.arena = make([]byte, 0, d.left())
	}
	start := len(d.arena)
	data, err := d.str(d.arena[start:start], h)
	if err != nil {
		return err
	}
	d.arena = append(d.arena, data...)
	*field = d.arena[start:len(d.arena):len(d.arena)]
	return nil
}

func (d *decoder) fromBoolean(field any, kind api.Kind, value bool) {
	if kind != api.KindBoolean {
		d.Complain(fields.ClassBoolean + fields.Expected(kind))
		return
	}
	fields.SetBool(field, value)
}

func (d *decoder) fromInteger(field any, kind api.Kind, h head) {
	switch n := h.integer(); kind {
	case api.KindInteger:
		fields.SetInt32(field, fields.Int32(n))
	case api.KindLong:
		fields.SetInt64(field, n)
	case api.KindFloat, api.KindDouble:
		f := float64(h.arg)
		if h.major == majorNegative {
			f = -1 - f
		}
		fields.SetFloat(field, f)
	case api.KindTimestamp:
		*field.(*time.Time) = timeOf(n)
	default:
		d.Complain(fields.ClassNumber + fields.Expected(kind))
	}
}

func (d *decoder) fromFloat(field any, kind api.Kind, f float64) {
	switch n := fields.Truncate(f); kind {
	case api.KindInteger:
		fields.SetInt32(field, fields.Int32(n))
	case api.KindLong:
		fields.SetInt64(field, n)
	case api.KindFloat, api.KindDouble:
		fields.SetFloat(field, f)
	case api.KindTimestamp:
		*field.(*time.Time) = timeOf(n)
	case api.KindBoolean:
		fields.SetBool(field, f != 0) // AWS takes fractions (recorded for JSON)
	default:
		d.Complain(fields.ClassNumber + fields.Expected(kind))
	}
}
