package eventstream

import "encoding/binary"

// ContentType is that of a reply made of frames.
const ContentType = "application/vnd.amazon.eventstream"

// The names of headers, and the values of MessageType, that AWS's clients tell
// frames apart by.
const (
	MessageType   = ":message-type"
	EventType     = ":event-type"
	ExceptionType = ":exception-type"
	ContentHeader = ":content-type"
	ErrorCode     = ":error-code"
	ErrorMessage  = ":error-message"

	Event     = "event"     // EventType says which
	Exception = "exception" // one of the API model; ExceptionType says which
	Error     = "error"     // any other; ErrorCode and ErrorMessage say what
)

// InitialResponse is the EventType of the frame that comes first: it carries
// the members of the operation's output that are no events. Some clients wait
// for it, others fail without it.
const InitialResponse = "initial-response"

// Headers are a frame's headers as they go over the wire.
type Headers []byte

const typeText = 7

// Limits of the form: lengths are written in one and two bytes.
const (
	maxName  = 1<<8 - 1
	maxValue = 1<<15 - 1 // AWS's clients read it as signed
)

// And gives h and one header more; h stays as it is. A name or value that is
// too long for the form is cut off.
func (h Headers) And(name, value string) Headers {
	name, value = name[:min(len(name), maxName)], value[:min(len(value), maxValue)]
	out := append(make(Headers, 0, len(h)+len(name)+len(value)+4), h...)
	out = append(append(out, byte(len(name))), name...)
	out = append(out, typeText)
	out = binary.BigEndian.AppendUint16(out, uint16(len(value)))
	return append(out, value...)
}

// EventHeaders are the headers of an event of a type, with a payload of a
// content type.
func EventHeaders(eventType, contentType string) Headers {
	return Headers(nil).And(MessageType, Event).And(EventType, eventType).And(ContentHeader, contentType)
}

// ExceptionHeaders are the headers of an exception that the API model lists for
// the stream. It is the last frame.
func ExceptionHeaders(exception, contentType string) Headers {
	return Headers(nil).And(MessageType, Exception).And(ExceptionType, exception).And(ContentHeader, contentType)
}

// ErrorHeaders are the headers of an error that the API model does not list; its
// frame has no payload and is the last one.
func ErrorHeaders(code, message string) Headers {
	return Headers(nil).And(MessageType, Error).And(ErrorCode, code).And(ErrorMessage, message)
}
