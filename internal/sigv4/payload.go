package sigv4

import "strings"

// Payload is what of a request's body a signature covers.
type Payload uint8

// The payloads. All but the first must be allowed by a service's Rules.
const (
	// PayloadBody: the body's hash, which has been verified.
	PayloadBody Payload = iota
	// PayloadDeclared: the hash in X-Amz-Content-SHA256. The body must be
	// compared with Verified.DeclaredHash before it is believed. A service that
	// allows this requires the header of all but presigned requests.
	PayloadDeclared
	// PayloadUnsigned: nothing of the body.
	PayloadUnsigned
	// PayloadChunked: nothing yet. The body comes in chunks with signatures of
	// their own, for Verified.Seed to read.
	PayloadChunked
	// PayloadChunkedTrailer: the same, with signed headers behind the body.
	PayloadChunkedTrailer
	// PayloadUnsignedTrailer: nothing of the body, which comes in chunks with
	// headers behind it, for UnsignedChunks to read.
	PayloadUnsignedTrailer
)

// Payloads is a set of them. PayloadBody is in every set.
type Payloads uint8

// Allow makes a set.
func Allow(payloads ...Payload) Payloads {
	var set Payloads
	for _, p := range payloads {
		set |= 1 << p
	}
	return set
}

func (set Payloads) has(p Payload) bool { return set&(1<<p) != 0 }

// The values of X-Amz-Content-SHA256 that are no hash (AWS docs of S3).
const (
	unsignedPayload   = "UNSIGNED-PAYLOAD"
	streaming         = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
	streamingTrailer  = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
	streamingUnsigned = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
)

// payloadOf says what the signature covers of the body, by what the client
// declares and the service allows. A service that takes no declared hashes
// hashes the body whatever the header says, as AWS's JSON services do.
func (c *claim) payloadOf(allowed Payloads) (Payload, *Refusal) {
	for _, special := range [...]struct {
		value   string
		payload Payload
	}{
		{unsignedPayload, PayloadUnsigned}, {streaming, PayloadChunked},
		{streamingTrailer, PayloadChunkedTrailer}, {streamingUnsigned, PayloadUnsignedTrailer},
	} {
		if c.payload == special.value && allowed.has(special.payload) {
			return special.payload, nil
		}
	}
	switch {
	case !allowed.has(PayloadDeclared):
		return PayloadBody, nil
	case c.payload == "" && c.presigned && allowed.has(PayloadUnsigned):
		c.payload = unsignedPayload
		return PayloadUnsigned, nil
	case c.payload == "" && c.presigned:
		return PayloadBody, nil
	case c.payload == "":
		return 0, &Refusal{Reason: NoPayloadHash, Message: "Missing required header for this request: x-amz-content-sha256"}
	case !isHash(c.payload):
		return 0, &Refusal{Reason: WrongPayloadHash, Message: "x-amz-content-sha256 must be " +
			strings.Join([]string{unsignedPayload, streaming}, ", ") + ", or a valid sha256 value."}
	}
	return PayloadDeclared, nil
}

// isHash says whether s is a SHA-256 in lower-case hex.
func isHash(s string) bool {
	if len(s) != 64 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
