package gateway

import (
	"strings"

	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// protocol is how a request's body is written, and so its answer.
type protocol uint8

const (
	protocolNone      protocol = iota // a content type that Kinesis does not know
	protocolJSON                      // application/x-amz-json-1.1
	protocolCBOR                      // application/x-amz-cbor-1.1
	protocolPlainJSON                 // application/json: recognised, never served
)

// protocolOf reads a Content-Type header. Parameters are ignored.
func protocolOf(contentType string) protocol {
	contentType, _, _ = strings.Cut(contentType, ";")
	switch strings.TrimSpace(contentType) {
	case "application/x-amz-json-1.1":
		return protocolJSON
	case "application/x-amz-cbor-1.1":
		return protocolCBOR
	case "application/json":
		return protocolPlainJSON
	}
	return protocolNone
}

// contentType is that of answers. Requests of no known protocol, where AWS
// answers at all, are answered as JSON.
func (p protocol) contentType() string {
	if p == protocolCBOR {
		return "application/x-amz-cbor-1.1"
	}
	return "application/x-amz-json-1.1"
}

// encode appends a reply that is no page. CBOR requests do not get that far.
func (p protocol) encode(dst []byte, reply service.Reply) []byte {
	if reply.Results != nil {
		return wirejson.AppendResults(dst, reply.Results)
	}
	return wirejson.Append(dst, reply.Body)
}

// encodeError appends an error's body.
func (p protocol) encodeError(dst []byte, code, message string) []byte {
	if p == protocolCBOR {
		return cbor.AppendError(dst, code, message)
	}
	return wirejson.AppendError(dst, code, message)
}

// What follows are the parts of an event stream that depend on its protocol.
// CBOR requests do not get that far.

// eventContentType is that of the payload of a frame.
func (p protocol) eventContentType() string {
	if p == protocolCBOR {
		return "application/x-amz-cbor-1.1"
	}
	return "application/json"
}

// emptyMessage is the payload of a first frame that has nothing to say.
func (p protocol) emptyMessage() []byte { return wirejson.AppendMessage(nil, "") }

// encodeMessage is the payload of an exception.
func (p protocol) encodeMessage(message string) []byte { return wirejson.AppendMessage(nil, message) }

// eventSlack is what the encoder of an event wants beyond its length.
const eventSlack = 2 << 10

// frameEvent writes an event's frame into a pooled buffer.
func (p protocol) frameEvent(h eventstream.Headers, e wire.Event) []byte {
	w := wirejson.NewEventWriter(e)
	frame := eventstream.Begin(buffers.get(eventstream.FrameBytes(h, w.Bytes())+eventSlack), h)
	return eventstream.Finish(w.AppendAll(frame), 0, h)
}
