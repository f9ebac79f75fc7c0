package gateway

import (
	"cmp"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
)

// decided is a decision, and what was asked.
type decided struct {
	asked    bool // whether there was a decision at all
	action   string
	resource string
	policy.Decision
}

var accesses = sync.Pool{New: func() any { return new(service.Access) }}

// callIfAllowed makes the call if the caller may, and answers in any case.
func (x *exchange) callIfAllowed() {
	err := x.authorise()
	x.audit(err)
	if err != nil {
		x.fail(err)
		return
	}
	x.call()
}

// authorise has it decided whether the caller may make the call, which has passed
// all checks that need no more than the request. What is not allowed is refused;
// what is about another account's resources is then that account's call.
func (x *exchange) authorise() error {
	if x.gateway.verifier == nil {
		return nil
	}
	access := accesses.Get().(*service.Access)
	defer func() {
		clear(access.Asks)
		*access = service.Access{Asks: access.Asks[:0]}
		accesses.Put(access)
	}()
	access.Caller = x.caller
	if ask := x.route.service.Access; ask != nil {
		if err := ask(x.tenant, x.operationName(), x.input, access); err != nil {
			return err
		}
	}
	if len(access.Asks) == 0 && x.caller.Kind != policy.Root {
		// Nobody has said what it takes.
		x.decision = decided{asked: true, action: x.operationName(), resource: "*"}
		return &shardwell.Error{Code: shardwell.CodeAccessDenied,
			Message: "User: " + x.caller.ARN + " is not authorized to perform: " + x.operationName()}
	}
	facts := x.facts(access)
	for i := range access.Asks {
		facts.More = access.Keys
		if keys := access.Asks[i].Keys; keys != nil {
			facts.More = keys
		}
		if err := x.decide(&access.Asks[i], facts); err != nil {
			return err
		}
	}
	if access.Owner.Account != "" {
		x.tenant = access.Owner
	}
	return nil
}

// decide has one ask decided. What is remembered is the first, of the operation
// itself, or else the one that is denied.
func (x *exchange) decide(ask *service.Ask, facts *policy.Facts) error {
	facts.ResourceTags, facts.Service = ask.Tags, ask.Action.Service()
	request := policy.Request{
		Principal: &x.caller.Principal, Action: ask.Action, Resource: ask.Resource, ResourceAccount: ask.Account, Context: facts,
	}
	d := x.gateway.config.Auth.Decide(x.caller, &request, policy.Policies{Resource: ask.Policy, ResourceDecides: ask.Decides})
	if !x.decision.asked || !d.Allowed {
		x.decision = decided{true, ask.Action.String(), ask.Resource, d}
	}
	if d.Allowed {
		return nil
	}
	x.gateway.metrics.denied.Add(1)
	if ask.Told != "" {
		request.Resource = ask.Told
	}
	request.Called, request.Veiled = ask.Called, ask.Veiled
	if ask.Veiled {
		// Where the resource's policy does not allow it, a denial of the caller's own that
		// asks for what only a resource that is there has would tell that it is.
		if alone := policy.Decide(&request, &policy.Policies{Resource: ask.Policy, ResourceDecides: ask.Decides}); !alone.Allowed && alone.By == policy.ResourceLayer {
			d = alone
		}
	}
	return &shardwell.Error{Code: cmp.Or(ask.Code, shardwell.CodeAccessDenied), Message: d.Denial(&request)}
}

// facts are what policies may ask about the request.
func (x *exchange) facts(access *service.Access) *policy.Facts {
	return &policy.Facts{
		Now:          time.Now(),
		SourceIP:     sourceIP(x.r.RemoteAddr),
		TLS:          tlsOf(x.r) != "",
		UserAgent:    x.r.UserAgent(),
		Region:       x.tenant.Region,
		RequestTags:  access.RequestTags,
		TagKeys:      access.TagKeys,
		SessionSince: x.caller.SessionSince,
	}
}

// sourceIP is the address of a client without its port and zone.
func sourceIP(remote string) string {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		return ""
	}
	host, _, _ = strings.Cut(host, "%")
	return host
}
