package gateway

import (
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// rememberedKeys is how many access keys and scopes have their signing keys kept.
const rememberedKeys = 4096

// rulesOf is what a service expects of signatures. A region is any: which one is
// meant is decided by regionOf, with the Host, which is signed too.
func rulesOf(s *api.Service) sigv4.Rules { return sigv4.Rules{Service: s.SigningName} }

// believed says whether it is known who calls, and answers if not. The body has
// served its purpose then.
func (x *exchange) believed() bool {
	refusal := x.authenticate()
	x.dropBody()
	if refusal == nil {
		return x.gateway.verifier == nil || x.enterCaller()
	}
	x.audit(refusal)
	if x.suspect != nil {
		x.linger()
	}
	x.refuse(refusal)
	return false
}

// authenticate finds out who calls, or why the request is not believed. With
// authentication off it looks at the form of the signature alone.
func (x *exchange) authenticate() *shardwell.Error {
	g := x.gateway
	if g.verifier == nil {
		credential, refusal := checkAuth(x.r)
		if refusal == nil {
			x.tenant = tenantOf(credential, x.r.Host, g.defaultTenant())
			if x.caller = x.known(credential); x.caller != nil {
				x.tenant.Account = x.caller.Account
			} else {
				x.caller = g.rootOf(x.tenant)
			}
		}
		return refusal
	}
	verified, refusal := x.verify()
	if refusal != nil {
		answer := refusal.In(sigv4.JSON)
		x.noteFailure()
		g.metrics.unbelieved.With(answer.Code).Add(1)
		if x.protocol == protocolQuery { // which queryCodes names otherwise, too
			answer.Message = refusal.In(sigv4.Query).Message
		}
		return &shardwell.Error{Code: answer.Code, Message: answer.Message}
	}
	x.caller = verified.Holder.(*service.Caller)
	g.failures.believed(failure{x.place, x.caller.AccessKeyID}, x.start)
	x.tenant = shardwell.Tenant{Account: x.caller.Account, Region: regionOf(verified.Region, x.r.Host, g.config.Region)}
	x.caller.Use.Note(x.route.service.API.SigningName, x.tenant.Region, x.start)
	return nil
}

// known gives who has the access key that a request names, while nobody's signature is
// verified: nil for keys that were not made here.
func (x *exchange) known(credential string) *service.Caller {
	c, _ := sigv4.ParseCredential(credential)
	if x.gateway.config.Known == nil || !strings.HasPrefix(c.AccessKeyID, "AKIA") && !strings.HasPrefix(c.AccessKeyID, "ASIA") {
		return nil
	}
	token := x.r.Header.Get("X-Amz-Security-Token")
	if token == "" {
		token = x.r.URL.Query().Get("X-Amz-Security-Token")
	}
	return x.gateway.config.Known(c.AccessKeyID, token)
}

// receiveds are what requests are verified in.
var receiveds = sync.Pool{New: func() any { return new(sigv4.Received) }}

// verify verifies the request's signature over what has been received of it. The
// time is the machine's, whatever tests have done to the clock of the streams: it
// is their clients' time, too.
func (x *exchange) verify() (sigv4.Verified, *sigv4.Refusal) {
	r := receiveds.Get().(*sigv4.Received)
	defer func() {
		clear(r.Headers)
		*r = sigv4.Received{Headers: r.Headers[:0]}
		receiveds.Put(r)
	}()
	r.Method, r.Body = x.r.Method, x.body
	r.Path, r.Query = targetOf(x.r)
	r.Headers = append(r.Headers, sigv4.Pair{Name: "Host", Value: x.r.Host})
	// net/http takes the first of them out of the headers, and may the second.
	if n := x.r.ContentLength; n >= 0 && x.r.Header["Content-Length"] == nil {
		r.Headers = append(r.Headers, sigv4.Pair{Name: "Content-Length", Value: strconv.FormatInt(n, 10)})
	}
	for name, values := range x.r.Header {
		for _, value := range values {
			r.Headers = append(r.Headers, sigv4.Pair{Name: name, Value: value})
		}
	}
	return x.gateway.verifier.Verify(r, &x.route.rules, time.Now())
}

// targetOf gives path and query as they were on the request line, where a proxy's
// client may have written a whole URL.
func targetOf(r *http.Request) (path, query string) {
	if strings.HasPrefix(r.RequestURI, "/") {
		path, query, _ = strings.Cut(r.RequestURI, "?")
		return path, query
	}
	return r.URL.EscapedPath(), r.URL.RawQuery
}
