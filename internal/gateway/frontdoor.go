package gateway

import (
	"errors"
	"net/http"
	"strings"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
	"github.com/shardwell/shardwell/internal/wire/query"
)

// serve takes a request through the checks that AWS makes before an operation
// runs, in AWS's order (recorded from AWS), and then calls it. The first check
// that fails answers.
func (x *exchange) serve() {
	if !x.crossOrigin() {
		return
	}
	if x.isQueryGet() {
		x.serveQuery(x.r.URL.RawQuery)
		return
	}
	if x.r.Method != http.MethodPost {
		x.refuseUnroutable()
		return
	}
	if !x.readBody() {
		return
	}
	if x.isQueryForm() {
		// Of one that is too long, no more is copied than shows it.
		x.serveQuery(string(x.body[:min(len(x.body), query.MaxBytes+1)]))
		return
	}
	target := x.r.Header.Get("X-Amz-Target")
	x.route = x.gateway.routes[target]
	switch {
	case len(x.body) == 0:
		x.refuseEmpty()
	case x.protocol == protocolNone && !namesOperation(target):
		x.refuseUnroutable()
	case x.protocol == protocolNone:
		x.sendXML(http.StatusNotFound, shardwell.CodeUnknownOperation, "<UnknownOperationException/>\n")
	case x.protocol == protocolPlainJSON:
		x.refusePlainJSON()
	default:
		x.serveBody()
	}
}

// namesOperation says whether a target has AWS's form, if not its names.
func namesOperation(target string) bool {
	service, operation, _ := strings.Cut(target, ".")
	return service != "" && operation != ""
}

// serveBody goes on with a body that has one of the two protocols of AWS.
func (x *exchange) serveBody() {
	typeError, ok := x.decode()
	if !ok {
		x.refuse(&shardwell.Error{Code: shardwell.CodeSerialization})
		return
	}
	if x.route == nil {
		x.refuse(x.unknownOperation())
		return
	}
	if !x.believed() {
		return
	}
	if typeError != nil {
		x.refuse(typeError)
		return
	}
	if err := wire.ValidateIn(x.route.service.Words, x.input); err != nil {
		x.refuse(err)
		return
	}
	x.callIfAllowed()
}

// unknownOperation refuses a target that leads nowhere.
func (x *exchange) unknownOperation() *shardwell.Error {
	refusal := &shardwell.Error{Code: shardwell.CodeUnknownOperation}
	prefix, _, _ := strings.Cut(x.r.Header.Get("X-Amz-Target"), ".")
	if id := x.gateway.partial[prefix]; id != "" {
		refusal.Message = "This operation of " + id + " is not supported by this server."
	}
	return refusal
}

// decode parses the body into x.input. A body that is no message at all is not
// ok; one whose members have wrong types gives the error to answer with once
// the request has passed the checks in between.
func (x *exchange) decode() (typeError *shardwell.Error, ok bool) {
	if x.route == nil {
		return nil, x.protocol.isMessage(x.body)
	}
	x.input = x.route.operation.NewInput()
	x.memory = memories.Get().(*fields.Memory)
	err := x.protocol.decode(x.memory, x.body, x.input)
	if err == nil {
		return nil, true
	}
	var e *wire.SerializationError
	if !errors.As(err, &e) || e.Message == "" {
		return nil, false
	}
	return &shardwell.Error{Code: shardwell.CodeSerialization, Message: e.Message}, true
}

// memories are what requests are decoded into. What they lend is paid for with
// the body that it replaces.
var memories = sync.Pool{New: func() any { return &fields.Memory{Lend: buffers.get} }}

// dropInput gives the memory of the decoded input back.
func (x *exchange) dropInput() {
	if x.memory != nil {
		x.memory.Release(buffers.put)
		memories.Put(x.memory)
	}
	x.memory, x.input = nil, nil
}

// unroutable is the body of a 403 for what names no operation (recorded from
// AWS).
const unroutable = "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n"

func (x *exchange) refuseUnroutable() {
	x.sendXML(http.StatusForbidden, shardwell.CodeAccessDenied, unroutable)
}

// refuseEmpty answers an empty body. AWS falls back to CBOR here for
// everything that is not its own JSON.
func (x *exchange) refuseEmpty() {
	if x.protocol != protocolJSON {
		x.protocol = protocolCBOR
	}
	if x.route == nil {
		x.refuse(&shardwell.Error{Code: shardwell.CodeUnknownOperation})
		return
	}
	x.refuse(&shardwell.Error{Code: shardwell.CodeSerialization})
}

// refusePlainJSON answers application/json, which AWS recognises and never
// serves.
func (x *exchange) refusePlainJSON() {
	status, code := http.StatusNotFound, shardwell.CodeUnknownOperation
	if !protocolJSON.isMessage(x.body) {
		status, code = http.StatusBadRequest, shardwell.CodeSerialization
	}
	x.code = code
	x.setErrorType(code)
	x.send(status, "application/json",
		[]byte(`{"Output":{"__type":"com.amazon.coral.service#`+code+`"},"Version":"1.0"}`))
}
