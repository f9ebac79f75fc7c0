package eventstream

import (
	"encoding/binary"
	"hash/crc32"
)

// The fixed parts of a frame.
const (
	preludeBytes  = 8                // both lengths
	headBytes     = preludeBytes + 4 // and their checksum
	trailerBytes  = 4
	overheadBytes = headBytes + trailerBytes
)

// FrameBytes is how long a frame with such headers is around a payload.
func FrameBytes(h Headers, payloadBytes int) int { return overheadBytes + len(h) + payloadBytes }

// Begin appends the head of a frame to dst, for the payload to be appended
// behind it. The frame is complete after Finish, which needs to know that it
// begins at len(dst).
func Begin(dst []byte, h Headers) []byte {
	dst = append(dst, make([]byte, headBytes)...)
	return append(dst, h...)
}

// Finish completes the frame that begins at byte at of buf, has headers h and
// ends where buf does. It appends four bytes.
func Finish(buf []byte, at int, h Headers) []byte {
	frame := buf[at:]
	binary.BigEndian.PutUint32(frame[0:], uint32(len(frame)+trailerBytes))
	binary.BigEndian.PutUint32(frame[4:], uint32(len(h)))
	binary.BigEndian.PutUint32(frame[preludeBytes:], crc32.ChecksumIEEE(frame[:preludeBytes]))
	return binary.BigEndian.AppendUint32(buf, crc32.ChecksumIEEE(frame))
}

// Append appends a whole frame.
func Append(dst []byte, h Headers, payload []byte) []byte {
	at := len(dst)
	return Finish(append(Begin(dst, h), payload...), at, h)
}
