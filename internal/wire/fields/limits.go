package fields

import "github.com/shardwell/shardwell/internal/api"

// MaxDepth is how many maps and lists of a body may be open at once; the default
// of Jackson, which reads JSON and CBOR.
const MaxDepth = 1000

// spare is how many elements beyond its maximum a list or map keeps.
const spare = 100

// Keep is how many elements of a list or map are kept.
func Keep(s *api.Shape) int {
	const unlimited = 1<<31 - 1
	if !s.Max.Set || s.Max.Int > unlimited-spare {
		return unlimited
	}
	return int(s.Max.Int) + spare
}

// MaxReserve bounds how many elements are reserved before they are read.
const MaxReserve = 1024

// MaxMillis bounds timestamps either way: what a double holds exactly.
const MaxMillis = 1<<53 - 1
