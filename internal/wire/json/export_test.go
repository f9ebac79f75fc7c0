package json

// The implementations that the tests compare.
var (
	DecodeFast     = decodeFast
	DecodeByTables = decodeByTables
	AppendByTables = appendByTables
)
