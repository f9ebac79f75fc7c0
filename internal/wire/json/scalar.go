package json

import (
	"math"
	"strconv"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// scalar reads a value that must be a scalar into a field.
func (d *decoder) scalar(field any, m *api.Member) error {
	switch c := d.peek(); {
	case c == '[':
		return d.refuse(fields.UnexpectedList)
	case c == '{':
		return d.refuse(fields.UnexpectedObject)
	case c == '"':
		return d.fromString(field, m)
	case c == 't' || c == 'f':
		return d.fromBoolean(field, m)
	case c == '-' || '0' <= c && c <= '9':
		return d.fromNumber(field, m)
	}
	return wire.ErrSyntax
}

func (d *decoder) fromBoolean(field any, m *api.Member) error {
	if m.Shape.Kind != api.KindBoolean {
		return d.refuse(fields.ClassBoolean + fields.Expected(m.Shape.Kind))
	}
	value := d.peek() == 't'
	fields.SetBool(field, value)
	if value {
		return d.literal("true")
	}
	return d.literal("false")
}

func (d *decoder) fromNumber(field any, m *api.Member) error {
	text, err := d.number()
	if err != nil {
		return err
	}
	switch kind := m.Shape.Kind; kind {
	case api.KindInteger:
		fields.SetInt32(field, fields.Int32(integer(text)))
	case api.KindLong:
		fields.SetInt64(field, integer(text))
	case api.KindFloat, api.KindDouble:
		fields.SetFloat(field, float(text))
	case api.KindTimestamp:
		*field.(*time.Time) = time.UnixMilli(milliseconds(text)).UTC()
	case api.KindBoolean:
		if !fractional(text) {
			d.Complain(fields.ClassNumber + fields.Expected(kind))
		}
		fields.SetBool(field, float(text) != 0) // AWS takes fractions (recorded)
	default:
		d.Complain(fields.ClassNumber + fields.Expected(kind))
	}
	return nil
}

func (d *decoder) fromString(field any, m *api.Member) error {
	switch kind := m.Shape.Kind; kind {
	case api.KindString:
		value, err := d.str()
		*field.(*string) = value
		return err
	case api.KindBlob:
		return d.blob(field.(*[]byte))
	case api.KindBoolean:
		value, err := d.str()
		if err == nil {
			d.BooleanText(field, value)
		}
		return err
	case api.KindTimestamp:
		if format := formatOf(m); format == api.TimestampISO8601 || format == api.TimestampRFC822 {
			return d.dateText(field.(*time.Time), format)
		}
		return d.refuse(fields.ClassString + fields.Expected(kind))
	case api.KindFloat, api.KindDouble:
		value, err := d.str()
		if f, ok := notFinite(value); ok {
			fields.SetFloat(field, f)
		} else {
			d.Complain(fields.ClassString + fields.Expected(kind))
		}
		return err
	default:
		return d.refuse(fields.ClassString + fields.Expected(kind))
	}
}

// formatOf gives the timestamp format of a member.
func formatOf(m *api.Member) api.TimestampFormat {
	if m.TimestampFormat != api.TimestampDefault {
		return m.TimestampFormat
	}
	return m.Shape.TimestampFormat
}

// The layouts of timestamps that a model wants as text.
const (
	layoutISO8601 = "2006-01-02T15:04:05.999Z07:00"
	layoutRFC822  = "Mon, 02 Jan 2006 15:04:05.999 GMT"
)

func (d *decoder) dateText(field *time.Time, format api.TimestampFormat) error {
	layout := layoutISO8601
	if format == api.TimestampRFC822 {
		layout = layoutRFC822
	}
	value, err := d.str()
	if err != nil {
		return err
	}
	at, err := time.Parse(layout, value)
	if err != nil {
		d.Complain(fields.ClassString + fields.Expected(api.KindTimestamp))
		return nil
	}
	*field = at.UTC().Truncate(time.Millisecond)
	return nil
}

// notFinite reads the words for numbers that JSON cannot write.
func notFinite(value string) (float64, bool) {
	switch value {
	case "NaN":
		return math.NaN(), true
	case "Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	return 0, false
}

// fractional tells whether a number is written with a fraction or an exponent.
func fractional(text []byte) bool {
	for _, c := range text {
		if c == '.' || c == 'e' || c == 'E' {
			return true
		}
	}
	return false
}

// integer gives the whole part of a number, clamped to what 64 bits hold.
func integer(text []byte) int64 {
	if fractional(text) {
		return fields.Truncate(float(text))
	}
	negative := text[0] == '-'
	if negative {
		text = text[1:]
	}
	var n uint64
	for _, c := range text {
		if n > (math.MaxInt64-9)/10 {
			// The next digit may be too much: leave it to the library.
			return clampDigits(text, negative)
		}
		n = n*10 + uint64(c-'0')
	}
	if negative {
		return -int64(n)
	}
	return int64(n)
}

// clampDigits reads an integer near or beyond the limits of 64 bits.
func clampDigits(digits []byte, negative bool) int64 {
	n, err := strconv.ParseUint(string(digits), 10, 64)
	switch {
	case negative && (err != nil || n > math.MaxInt64):
		return math.MinInt64
	case negative:
		return -int64(n)
	case err != nil || n > math.MaxInt64:
		return math.MaxInt64
	}
	return int64(n)
}

// float gives the nearest float, infinite if the number is out of range.
func float(text []byte) float64 {
	f, _ := strconv.ParseFloat(string(text), 64) // the only error is of range
	return f
}

// milliseconds reads a number of seconds, rounded to the millisecond.
func milliseconds(text []byte) int64 {
	if ms, ok := plainMillis(text); ok {
		return fields.Millis(ms)
	}
	ms := math.Round(float(text) * 1000)
	return fields.Millis(fields.Truncate(ms))
}

// plainMillis reads seconds exactly where they have no exponent and at most 13
// digits before the point (more are out of range).
func plainMillis(text []byte) (int64, bool) {
	negative := text[0] == '-'
	if negative {
		text = text[1:]
	}
	var ms int64
	decimals := -1
	for i, c := range text {
		switch {
		case c == '.':
			decimals = 0
		case c < '0' || c > '9' || decimals < 0 && i >= 13:
			return 0, false
		case decimals == 3:
			if c >= '5' {
				ms++
			}
			decimals++
		case decimals < 3:
			ms = ms*10 + int64(c-'0')
			if decimals >= 0 {
				decimals++
			}
		}
	}
	for decimals = max(decimals, 0); decimals < 3; decimals++ {
		ms *= 10
	}
	if negative {
		ms = -ms
	}
	return ms, true
}
