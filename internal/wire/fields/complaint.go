package fields

import (
	"math"
	"strings"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire"
)

// AWS's texts for a list, or a structure or map, where something else was
// expected, and for something else where one of these was.
const (
	UnexpectedList    = "Start of list found where not expected"
	UnexpectedObject  = "Start of structure or map found where not expected."
	ExpectedList      = "Expected list or null"
	ExpectedMap       = "Expected map or null"
	ExpectedStructure = "Expected null"
)

// The Java classes by which AWS names values of the wrong type.
const (
	ClassBoolean = "class java.lang.Boolean"
	ClassNumber  = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber"
	ClassString  = "class java.lang.String"
)

// Expected ends AWS's complaint about a value of the wrong Java class, where a
// scalar of this kind was expected.
func Expected(kind api.Kind) string {
	switch kind {
	case api.KindString:
		return " can not be converted to an String"
	case api.KindBlob:
		return " can not be converted to a Blob"
	case api.KindBoolean:
		return " can not be converted to an Boolean"
	case api.KindInteger:
		return " can not be converted to an Integer"
	case api.KindLong:
		return " can not be converted to an Long"
	case api.KindFloat:
		return " can not be converted to an Float"
	case api.KindDouble:
		return " can not be converted to an Double"
	case api.KindTimestamp:
		return " can not be converted to milliseconds since epoch"
	}
	panic("fields: not a scalar kind")
}

// Complaint keeps the first type error of a body, whose rest is read all the
// same. The zero value has none.
type Complaint struct{ first string }

// Complain notes a type error, unless there has been one.
func (c *Complaint) Complain(message string) {
	if c.first == "" {
		c.first = message
	}
}

// Err is the type error noted first, or nil.
func (c *Complaint) Err() error {
	if c.first == "" {
		return nil
	}
	return &wire.SerializationError{Message: c.first}
}

// BooleanText sets a boolean to one of the words that AWS takes for it, or
// complains (recorded).
func (c *Complaint) BooleanText(field any, value string) {
	switch upper := strings.ToUpper(wire.Shown(value)); upper {
	case "TRUE", "YES", "1":
		SetBool(field, true)
	case "FALSE", "NO", "0":
		SetBool(field, false)
	default:
		c.Complain("'" + upper + "'" + Expected(api.KindBoolean))
	}
}

// Truncate gives the whole part of f, clamped to what 64 bits hold, and 0 for
// what is no number.
func Truncate(f float64) int64 {
	switch {
	case f != f:
		return 0
	case f >= math.MaxInt64:
		return math.MaxInt64
	case f <= math.MinInt64:
		return math.MinInt64
	}
	return int64(f)
}

// Int32 clamps n to what 32 bits hold.
func Int32(n int64) int32 { return int32(max(math.MinInt32, min(math.MaxInt32, n))) }

// Millis clamps a time to what MaxMillis allows.
func Millis(ms int64) int64 { return max(-MaxMillis, min(MaxMillis, ms)) }
