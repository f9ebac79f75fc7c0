package gateway

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"strconv"
	"time"

	"github.com/shardwell/shardwell"
)

// Headers as AWS spells them. They are set without canonicalisation, which
// would change their letter case on the wire.
const (
	headerRequestID  = "x-amzn-RequestId"
	headerExtendedID = "x-amz-id-2"
	headerErrorType  = "X-Amzn-ErrorType"
)

// setIDs gives the exchange its request ids: a random UUID, and 72 random
// bytes in base64, which the Java SDK calls the extended request id.
func (x *exchange) setIDs() {
	var random [16 + 72]byte
	// crypto/rand.Read never fails: it ends the process instead.
	rand.Read(random[:])
	x.id = formatUUID([16]byte(random[:16]))
	h := x.w.Header()
	h[headerRequestID] = []string{x.id}
	h[headerExtendedID] = []string{base64.StdEncoding.EncodeToString(random[16:])}
}

// formatUUID writes 16 random bytes as a version 4 UUID.
func formatUUID(b [16]byte) string {
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	var out [36]byte
	at := 0
	for i, v := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			out[at] = '-'
			at++
		}
		hex.Encode(out[at:], []byte{v})
		at += 2
	}
	return string(out[:])
}

// send answers, without Content-Type if contentType is empty. It is called once
// per exchange.
func (x *exchange) send(status int, contentType string, body []byte) {
	x.sendHead(status, contentType, len(body))
	// An error here means that the client has gone; there is nobody to tell.
	_, _ = x.w.Write(body)
}

// sendHead is send up to the body, which has n bytes and is the caller's.
func (x *exchange) sendHead(status int, contentType string, n int) {
	h := x.w.Header()
	if h["Content-Type"] = nil; contentType != "" { // nil keeps net/http from guessing
		h["Content-Type"] = []string{contentType}
	}
	h["Content-Length"] = []string{strconv.Itoa(n)}
	x.status, x.bytesOut = status, n
	if time.Since(x.start) > time.Second {
		// The time that the body took to arrive is not taken from the answer's.
		// A connection without deadlines has those of its server.
		_ = http.NewResponseController(x.w).SetWriteDeadline(time.Now().Add(writeTimeout))
	}
	x.w.WriteHeader(status)
}

// refuse answers with an error in the request's protocol.
func (x *exchange) refuse(e *shardwell.Error) {
	if x.protocol == protocolQuery {
		x.refuseQuery(e)
		return
	}
	x.code, x.message = e.Code, e.Message
	x.setErrorType(e.Code)
	body := x.protocol.encodeError(nil, e.Code, e.Message)
	x.send(e.Status(), x.protocol.contentType(), body)
}

// sendXML answers what cannot be told from a request to another kind of
// service. AWS does not say that it is XML (recorded).
func (x *exchange) sendXML(status int, code, body string) {
	x.code = code
	x.setErrorType(code)
	x.send(status, "", []byte(body))
}

func (x *exchange) setErrorType(code string) {
	x.w.Header()[headerErrorType] = []string{code}
}

// sendEmpty answers with a status alone and closes the connection, since the
// request's body has not been read.
func (x *exchange) sendEmpty(status int) {
	x.w.Header().Set("Connection", "close")
	x.send(status, "", nil)
}
