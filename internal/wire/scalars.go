package wire

import (
	"strconv"
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// isEmpty tells whether a member holds nothing, which without a presence bit
// means that it was not sent.
func isEmpty(field any) bool {
	switch x := field.(type) {
	case *string:
		return *x == ""
	case *[]byte:
		return *x == nil
	case *time.Time:
		return x.IsZero()
	case *api.Document:
		return *x == nil
	case *map[string]string:
		return *x == nil
	case api.List:
		return x.Nil()
	case api.Map:
		return x.Nil()
	case api.Ref:
		return x.Get() == nil
	case *bool:
		return !*x
	case **bool:
		return *x == nil
	}
	n, ok := numberOf(field)
	return !ok || (!n.optional && n.int == 0 && n.float == 0)
}

// number is a value of any of the numeric kinds.
type number struct {
	int      int64
	float    float64
	isFloat  bool
	optional bool // a nullable member that is not null
}

// numberOf reads a numeric member; it gives false for null.
func numberOf(field any) (number, bool) {
	switch x := field.(type) {
	case *int32:
		return number{int: int64(*x)}, true
	case *int64:
		return number{int: *x}, true
	case *float64:
		return number{float: *x, isFloat: true}, true
	case **int32:
		if *x != nil {
			return number{int: int64(**x), optional: true}, true
		}
	case **int64:
		if *x != nil {
			return number{int: **x, optional: true}, true
		}
	case **float64:
		if *x != nil {
			return number{float: **x, isFloat: true, optional: true}, true
		}
	}
	return number{}, false
}

// String shows the number as Java does, but for the exponents of very large
// and very small fractions.
func (n number) String() string {
	if !n.isFloat {
		return strconv.FormatInt(n.int, 10)
	}
	return floatText(n.float)
}

func floatText(f float64) string {
	text := strconv.FormatFloat(f, 'f', -1, 64)
	for i := range text {
		if text[i] == '.' || text[i] == 'N' || text[i] == 'I' {
			return text
		}
	}
	return text + ".0"
}

func limitText(s *api.Shape, l api.Limit) string {
	if s.Kind == api.KindFloat || s.Kind == api.KindDouble {
		return floatText(l.Float)
	}
	return strconv.FormatInt(l.Int, 10)
}

func over(n number, l api.Limit) bool {
	return l.Set && (n.isFloat && n.float > l.Float || !n.isFloat && n.int > l.Int)
}

func under(n number, l api.Limit) bool {
	return l.Set && (n.isFloat && n.float < l.Float || !n.isFloat && n.int < l.Int)
}
