package service

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/policy"
)

// Access is what a call asks of its caller: to be allowed all of Asks.
type Access struct {
	// Caller is who calls, said by the gateway before a service is asked. It may be
	// nil, and then what is the caller's own is not known.
	Caller *Caller
	// Owner is whose resources the call is about, if they are not the caller's own:
	// the handler is then called for that tenant.
	Owner shardwell.Tenant
	Asks  []Ask
	// RequestTags are the tags that the call sets, TagKeys the keys of those that it
	// sets or removes.
	RequestTags map[string]string
	TagKeys     []string
	// Keys has further condition keys that the call gives values to, written as
	// policy.Context is asked for them: in lower case.
	Keys map[string][]string
}

// SetKey gives a condition key, in lower case, one value; none if it is "".
func (a *Access) SetKey(key, value string) {
	if value == "" {
		return
	}
	if a.Keys == nil {
		a.Keys = make(map[string][]string)
	}
	a.Keys[key] = []string{value}
}

// Ask is one action on one resource.
type Ask struct {
	Action policy.Action
	// Resource is an ARN, of something that is there or not, or *.
	Resource string
	// Told, if set, is what a denial tells in place of Resource, which says more than
	// the call did: who is denied does not learn what is there.
	Told string
	// Called and Veiled are those of policy.Request.
	Called string
	Veiled bool
	// Account owns the resource. "" leaves it to the ARN, or to the caller's account
	// if there is none in it.
	Account string
	// Policy is the resource's own, nil if it has none.
	Policy *policy.Policy
	// Decides is for roles and KMS keys: see policy.Policies.ResourceDecides.
	Decides bool
	// Tags are the resource's.
	Tags map[string]string
	// Keys are condition keys of this ask, in place of those of the Access; nil leaves
	// it to those.
	Keys map[string][]string
	// Code is the error code of a denial; "" is AccessDeniedException.
	Code string
}
