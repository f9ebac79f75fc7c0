package json

import "github.com/shardwell/shardwell/internal/api"

// The implementations that the tests compare.
var DecodeByTables = decodeByTables

func DecodeFast(body []byte, into api.Struct) bool { return new(Memory).decodeFast(body, into) }

func (m *Memory) DecodeFast(body []byte, into api.Struct) bool { return m.decodeFast(body, into) }
