package cbor

import (
	"time"

	"github.com/shardwell/shardwell/internal/wire/fields"
)

// What AWS does is not known where this file decides.

// In CBOR a byte string where something else is expected is named by the Java class
// that constraint errors name. Text where data are expected is refused as any text
// is, whether it is base64 or not.
const classBytes = "class java.nio.HeapByteBuffer"

// A map of CBOR whose keys are not all text is no message.
const keyMajor = majorText

// A time in CBOR is milliseconds, with tag 1 or any other or none, and as a
// float, too, whose fraction is cut off.
func timeOf(ms int64) time.Time { return time.UnixMilli(fields.Millis(ms)).UTC() }

// Undefined counts as null in CBOR, and simple values other than true, false and
// these two make a body no message.
func (h head) isKnownSimple() bool {
	return h.info >= simpleFalse&31 && h.info != infoOneByte
}
