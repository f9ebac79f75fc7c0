package gateway

import (
	"strings"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
	"github.com/shardwell/shardwell/internal/wire/fields"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
	"github.com/shardwell/shardwell/internal/wire/query"
)

// protocol is how a request's body is written, and so its answer.
type protocol uint8

const (
	protocolNone      protocol = iota // a content type that Kinesis does not know
	protocolJSON                      // application/x-amz-json-1.1
	protocolCBOR                      // application/x-amz-cbor-1.1
	protocolPlainJSON                 // application/json: recognised, never served
	protocolQuery                     // forms, which other services speak; see query.go
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
	switch p {
	case protocolCBOR:
		return "application/x-amz-cbor-1.1"
	case protocolQuery:
		return query.ContentType
	}
	return "application/x-amz-json-1.1"
}

// decode reads a body into an operation's input, which is valid until m's Release.
func (p protocol) decode(m *fields.Memory, body []byte, into api.Struct) error {
	if p == protocolCBOR {
		return cbor.DecodeInto(m, body, into)
	}
	return wirejson.DecodeInto(m, body, into)
}

// isMessage says whether body is a message of the protocol, whatever is in it.
func (p protocol) isMessage(body []byte) bool {
	return p.decode(new(fields.Memory), body, new(api.Empty)) == nil
}

// encode appends a reply that is no page.
func (p protocol) encode(dst []byte, reply service.Reply) []byte {
	switch {
	case p == protocolCBOR && reply.Results != nil:
		return cbor.AppendResults(dst, reply.Results)
	case p == protocolCBOR:
		return cbor.Append(dst, reply.Body)
	case reply.Results != nil:
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

// pageWriter writes records, and what follows them, piece by piece; see
// wirejson.PageWriter.
type pageWriter interface {
	Bytes() int
	Append(dst []byte) (_ []byte, more bool)
	AppendAll(dst []byte) []byte
}

// pageWriter is what writes a page.
func (p protocol) pageWriter(page wire.Page) pageWriter {
	if p == protocolCBOR {
		w := cbor.NewPageWriter(page)
		return &w
	}
	w := wirejson.NewPageWriter(page)
	return &w
}

// eventWriter is what writes an event of a stream.
func (p protocol) eventWriter(e wire.Event) pageWriter {
	if p == protocolCBOR {
		w := cbor.NewEventWriter(e)
		return &w
	}
	w := wirejson.NewEventWriter(e)
	return &w
}

// What follows are the parts of an event stream that depend on its protocol.

// eventContentType is that of the payload of a frame.
func (p protocol) eventContentType() string {
	if p == protocolCBOR {
		return p.contentType()
	}
	return "application/json"
}

// encodeMessage is the payload of an exception, and, of an empty message, that of
// a first frame, which has nothing to say.
func (p protocol) encodeMessage(message string) []byte {
	if p == protocolCBOR {
		return cbor.AppendMessage(nil, message)
	}
	return wirejson.AppendMessage(nil, message)
}

// eventSlack is what the encoder of an event wants beyond its length.
const eventSlack = 2 << 10

// frameEvent writes an event's frame into a pooled buffer.
func (p protocol) frameEvent(h eventstream.Headers, e wire.Event) []byte {
	w := p.eventWriter(e)
	frame := eventstream.Begin(buffers.get(eventstream.FrameBytes(h, w.Bytes())+eventSlack), h)
	return eventstream.Finish(w.AppendAll(frame), 0, h)
}
