package cbor

// The implementations that the tests compare.
var (
	DecodeByTables = decodeByTables
	DecodeFast     = decodeFast
)
