package shardwell

import (
	"strconv"
	"strings"
)

// shardIDPrefix and shardIDDigits make up a shard id: shardId-000000000007.
const (
	shardIDPrefix = "shardId-"
	shardIDDigits = 12
)

// ParseShardIndex reads a shard id as leniently as AWS does (recorded): what
// follows the first '-', or all of it, must be a decimal number up to
// MaxShardIndex. So "0", "x-0" and "shardId-000000000000" are all shard 0.
func ParseShardIndex(id string) (index uint32, ok bool) {
	if _, after, found := strings.Cut(id, "-"); found {
		id = after
	}
	if id == "" {
		return 0, false
	}
	var n uint64
	for i := 0; i < len(id); i++ {
		c := id[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		if n = n*10 + uint64(c-'0'); n > MaxShardIndex {
			return 0, false
		}
	}
	return uint32(n), true
}

// FormatShardID gives the canonical id of a shard.
func FormatShardID(index uint32) string {
	return string(AppendShardID(make([]byte, 0, len(shardIDPrefix)+shardIDDigits), index))
}

// AppendShardID appends the canonical id of a shard to dst.
func AppendShardID(dst []byte, index uint32) []byte {
	var digits [shardIDDigits]byte
	number := strconv.AppendUint(digits[:0], uint64(index), 10)
	dst = append(dst, shardIDPrefix...)
	for range shardIDDigits - len(number) {
		dst = append(dst, '0')
	}
	return append(dst, number...)
}
