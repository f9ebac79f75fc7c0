package gateway

import (
	"errors"
	"regexp"
	"strconv"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/audit"
	"github.com/shardwell/shardwell/internal/policy"
)

// audit records what became of a request for its caller: err is why it was not
// believed, or not allowed, nil if it goes on. Of several things that a call asks
// for, the one that is denied is told, or else the first.
func (x *exchange) audit(err error) {
	log := x.gateway.config.Audit
	if log == nil || x.gateway.verifier == nil {
		return
	}
	e := audit.Entry{
		Request: x.id, Operation: x.operationName(), Source: x.r.RemoteAddr, TLS: tlsOf(x.r), UserAgent: clip(x.r.UserAgent()),
		Region: x.tenant.Region,
	}
	if x.caller != nil {
		e.Principal, e.AccessKeyID = x.caller.ARN, x.caller.AccessKeyID
	} else {
		e.AccessKeyID = claimedKey(x)
	}
	d := &x.decision
	switch refusal := (*shardwell.Error)(nil); {
	case d.asked:
		e.Outcome, e.Why, e.Action, e.Resource, e.Unclear = audit.Denied, layerNames[d.By], d.action, clip(d.resource), d.Unclear
		if d.Allowed && err == nil {
			e.Outcome = audit.Allowed
		}
		if d.Policy != nil {
			e.Policy, e.Statement = d.Policy.Name(), d.Sid()
			if e.Statement == "" {
				e.Statement = strconv.Itoa(d.Statement + 1)
			}
		}
	case err == nil: // a root, of a service that asks for nothing
		e.Outcome, e.Why = audit.Allowed, layerNames[policy.NoLayer]
	case errors.As(err, &refusal):
		e.Outcome, e.Why = audit.Refused, refusal.Code
	default:
		e.Outcome, e.Why = audit.Refused, shardwell.CodeInternalFailure
	}
	log.Record(e)
}

// layerNames are what decides, in words.
var layerNames = [...]string{
	policy.NoLayer: "root of the account", policy.ResourceLayer: "resource-based policy", policy.IdentityLayer: "identity-based policy",
	policy.BoundaryLayer: "permissions boundary", policy.SessionLayer: "session policy",
}

// keyLike is what access keys look like. Secrets do not, so that one that was given
// for a key is not written down.
var keyLike = regexp.MustCompile(`^A[A-Z0-9]{15,31}$`)

// claimedKey is the access key that a request says it is signed with, "" if that
// might be something else.
func claimedKey(x *exchange) string {
	if name := namedKey(x.r); keyLike.MatchString(name) {
		return name
	}
	return ""
}
