package gateway

import (
	"bytes"
	"net/http"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/query"
)

// isQueryGet says whether a request is a GET of the Query protocol, for a gateway
// that has such services.
//
// A GET needs no permission of a browser, so that any web page can make one. While
// signatures are not verified only such are taken as no page can make, or none that
// is not of this machine: with a header to sign, and for a Host that is our own.
func (x *exchange) isQueryGet() bool {
	if x.r.Method != http.MethodGet || len(x.gateway.queries) == 0 || !x.r.URL.Query().Has("Action") {
		return false
	}
	return x.gateway.config.Auth != nil || x.r.Header.Get("Authorization") != "" && x.gateway.isAdminHost(x.r.Host)
}

// isQueryForm says whether a request whose body has been read is one of the Query
// protocol: a form that names an action, and no target.
func (x *exchange) isQueryForm() bool {
	contentType, _, _ := strings.Cut(x.r.Header.Get("Content-Type"), ";")
	return len(x.gateway.queries) > 0 && strings.EqualFold(strings.TrimSpace(contentType), "application/x-www-form-urlencoded") &&
		x.r.Header.Get("X-Amz-Target") == "" && (bytes.HasPrefix(x.body, action) || bytes.Contains(x.body, slices.Concat([]byte("&"), action)))
}

// action is how the parameter begins that says what is called.
var action = []byte("Action=")

// serveQuery goes on with a request of the Query protocol: what is called stands in
// its form.
func (x *exchange) serveQuery(text string) {
	x.protocol = protocolQuery
	form, err := query.Parse(text)
	if err != nil {
		x.refuse(queryRefusal(err))
		return
	}
	name, version := form.Get("Action"), form.Get("Version")
	x.route = x.gateway.queries[version+"."+name]
	if x.route == nil {
		if version == "" {
			version = "NO_VERSION_SPECIFIED"
		}
		x.refuse(shardwell.Errorf("InvalidAction", "Could not find operation %s for version %s", wire.Shown(name), wire.Shown(version)))
		return
	}
	if !x.believed() {
		return
	}
	x.input = x.route.operation.NewInput()
	if err := query.Decode(form, x.input); err != nil {
		x.refuse(queryRefusal(err))
		return
	}
	if err := wire.ValidateIn(x.route.service.Words, x.input); err != nil {
		x.refuse(err)
		return
	}
	x.callIfAllowed()
}

// queryRefusal is a form that cannot be read, as an answer.
func queryRefusal(err error) *shardwell.Error {
	return &shardwell.Error{Code: query.CodeMalformed, Message: strings.TrimPrefix(err.Error(), query.CodeMalformed+": ")}
}

// queryCodes are what the Query protocol calls refusals of the front door, and
// their statuses (API reference, "Common errors").
var queryCodes = map[string]struct {
	code   string
	status int
}{
	shardwell.CodeValidation:            {"ValidationError", http.StatusBadRequest},
	shardwell.CodeAccessDenied:          {"AccessDenied", http.StatusForbidden},
	"AccessDenied":                      {"AccessDenied", http.StatusForbidden},
	shardwell.CodeMissingAuthentication: {"MissingAuthenticationToken", http.StatusForbidden},
	shardwell.CodeIncompleteSignature:   {"IncompleteSignature", http.StatusBadRequest},
	shardwell.CodeInvalidSignature:      {"SignatureDoesNotMatch", http.StatusForbidden},
	shardwell.CodeUnrecognizedClient:    {"InvalidClientTokenId", http.StatusForbidden},
	shardwell.CodeExpiredToken:          {"ExpiredToken", http.StatusForbidden},
	"MalformedQueryString":              {"MalformedQueryString", http.StatusNotFound},
	shardwell.CodeThrottling:            {"Throttling", http.StatusBadRequest},
}

// queryError gives an error's code and status in the Query protocol: the front
// door's by the table above, an operation's by its API.
func (x *exchange) queryError(e *shardwell.Error) (code string, status int) {
	if known, ok := queryCodes[e.Code]; ok {
		return known.code, known.status
	}
	if x.route != nil {
		for _, s := range x.route.service.API.Errors {
			if s.Error != nil && s.Error.Code == e.Code && s.Error.HTTPStatus != 0 {
				return e.Code, s.Error.HTTPStatus
			}
		}
	}
	return e.Code, e.Status()
}

// refuseQuery answers with an error in the Query protocol.
func (x *exchange) refuseQuery(e *shardwell.Error) {
	code, status := x.queryError(e)
	x.code, x.message = e.Code, e.Message // as the log knows it
	x.setErrorType(code)
	body := query.AppendError(nil, x.queryNamespace(), x.id, code, e.Message, status >= http.StatusInternalServerError)
	x.send(status, x.protocol.contentType(), body)
}

// queryNamespace is that of the service that is called, or of any if that is not
// known: clients do not look.
func (x *exchange) queryNamespace() string {
	if x.route != nil {
		return x.route.service.API.XMLNamespace
	}
	return "https://iam.amazonaws.com/doc/2010-05-08/"
}

// encodeQuery writes an operation's answer in the Query protocol.
func (x *exchange) encodeQuery(dst []byte, reply service.Reply) []byte {
	var out api.Struct
	if reply.Body != nil {
		out = reply.Body
	}
	return query.AppendResult(dst, x.route.operation, x.queryNamespace(), x.id, out)
}
