package json

import (
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// The implementations that the tests compare.
var (
	DecodeByTables = decodeByTables
	DecodeFastInto = decodeFast
)

func DecodeFast(body []byte, into api.Struct) bool {
	return decodeFast(new(fields.Memory), body, into)
}
