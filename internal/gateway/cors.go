package gateway

import (
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/shardwell/shardwell"
)

// CORS says which web pages may call the API.
type CORS string

// The CORS modes.
const (
	// CORSLocal lets pages from the loopback interface in. A page from
	// anywhere else could otherwise read and delete local streams, even
	// without preflight, by having its host name resolve to 127.0.0.1.
	CORSLocal CORS = "local"
	// CORSAWS lets every page in, as AWS does.
	CORSAWS CORS = "aws"
	// CORSOff lets no page in.
	CORSOff CORS = "off"
)

// exposedHeaders are what scripts may read of a response (recorded from AWS).
const exposedHeaders = "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date"

// crossOrigin deals with requests of web pages: it sets the headers that let
// the page see the answer, answers preflight requests, and refuses origins
// that are not let in. It returns false when it has answered.
func (x *exchange) crossOrigin() bool {
	origin := x.r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	h := x.w.Header()
	switch mode := x.gateway.config.CORS; {
	case mode == CORSAWS:
		h.Set("Access-Control-Allow-Origin", "*")
	case mode == CORSLocal && isLoopbackOrigin(origin):
		h.Set("Access-Control-Allow-Origin", origin)
		h.Set("Vary", "Origin")
	default:
		x.hint = "a web page of " + origin + " called the API and was refused; --cors aws lets every page in"
		x.code = shardwell.CodeAccessDenied
		x.message = "Requests from web pages of this origin are not allowed by this server."
		x.setErrorType(x.code)
		x.send(http.StatusForbidden, x.protocol.contentType(), x.protocol.encodeError(nil, x.code, x.message))
		return false
	}
	if x.r.Method != http.MethodOptions {
		h.Set("Access-Control-Expose-Headers", exposedHeaders)
		return true
	}
	x.preflight()
	return false
}

// preflight answers a browser's question before it sends the real request. AWS
// answers without x-amz-id-2.
func (x *exchange) preflight() {
	h := x.w.Header()
	delete(h, headerExtendedID)
	h.Set("Access-Control-Max-Age", "172800")
	if v := x.r.Header.Get("Access-Control-Request-Headers"); v != "" {
		h.Set("Access-Control-Allow-Headers", v)
	}
	if v := x.r.Header.Get("Access-Control-Request-Method"); v != "" {
		h.Set("Access-Control-Allow-Methods", v)
	}
	x.send(http.StatusOK, "", nil)
}

// isLoopbackOrigin says whether an Origin header names this machine.
func isLoopbackOrigin(origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && isLoopbackHost(u.Hostname())
}

// isLoopbackHost says whether a name or address can only mean this machine.
func isLoopbackHost(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback()
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}
