package fields

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// Forget makes a member absent that an earlier key of the same name has set.
func Forget(field any) {
	switch x := field.(type) {
	case *string:
		*x = ""
	case *[]byte:
		*x = nil
	case *time.Time:
		*x = time.Time{}
	case *api.Document:
		*x = nil
	case *map[string]string:
		*x = nil
	case api.List:
		x.Clear()
	case api.Map:
		x.Clear()
	case api.Ref:
		x.Clear()
	case *bool:
		*x = false
	case **bool:
		*x = nil
	case *int32:
		*x = 0
	case **int32:
		*x = nil
	case *int64:
		*x = 0
	case **int64:
		*x = nil
	case *float64:
		*x = 0
	case **float64:
		*x = nil
	}
}

// Wanted tells whether a member is written: it is, unless it is absent and has
// neither its presence bit nor to be there.
func Wanted(field any, m *api.Member, present bool) bool {
	switch x := field.(type) {
	case *string:
		return *x != "" || present || m.Required
	case *[]byte:
		return *x != nil || present || m.Required
	case *time.Time:
		return !x.IsZero() || present
	case *api.Document:
		return len(*x) > 0
	case *map[string]string:
		return *x != nil || m.Required
	case api.List:
		return !x.Nil() || m.Required
	case api.Map:
		return !x.Nil() || m.Required
	case api.Ref:
		return x.Get() != nil
	case **bool:
		return *x != nil
	case **int32:
		return *x != nil
	case **int64:
		return *x != nil
	case **float64:
		return *x != nil
	}
	return true // a required number or boolean
}
