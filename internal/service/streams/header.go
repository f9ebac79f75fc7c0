package streams

import (
	"encoding/binary"
	"errors"
)

// The record header is what a shard's log keeps in front of a record's data
// (docs/formats/record.md):
//
//	byte 0     version, 1
//	byte 1     flags
//	bytes 2-3  length of the partition key, big-endian
//	rest       the partition key, UTF-8
//
// The explicit hash key is not kept: it only chose the shard. Sequence number
// and arrival time are the log's position and arrival.
const (
	headerVersion = 1
	headerFixed   = 4

	// headerHasKey says that the producer gave a partition key; without it the
	// length is 0 and the record is read back without a PartitionKey.
	headerHasKey = 1 << 0
	// headerKMS says that the stream was encrypted when the record was written,
	// which clients are told for ever.
	headerKMS     = 1 << 1
	headerAllBits = headerHasKey | headerKMS
)

// errHeader says that a log entry is not a record this release can read.
var errHeader = errors.New("record header is not of a known form")

// appendHeader appends the header of a record to dst. partitionKey must be
// shorter than 64 KiB; keys of the API are at most 1 KiB, and none is empty.
// kms is headerKMS or 0.
func appendHeader(dst []byte, partitionKey string, kms byte) []byte {
	flags := kms
	if partitionKey != "" {
		flags |= headerHasKey
	}
	dst = append(dst, headerVersion, flags, byte(len(partitionKey)>>8), byte(len(partitionKey)))
	return append(dst, partitionKey...)
}

// parseHeader gives the partition key, which points into head, and headerKMS or
// 0. Without a key it is empty.
func parseHeader(head []byte) (partitionKey []byte, kms byte, err error) {
	if len(head) < headerFixed || head[0] != headerVersion || head[1]&^headerAllBits != 0 {
		return nil, 0, errHeader
	}
	partitionKey = head[headerFixed:]
	hasKey := head[1]&headerHasKey != 0
	if int(binary.BigEndian.Uint16(head[2:])) != len(partitionKey) || hasKey != (len(partitionKey) > 0) {
		return nil, 0, errHeader
	}
	return partitionKey, head[1] & headerKMS, nil
}
