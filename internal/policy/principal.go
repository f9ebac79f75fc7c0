package policy

import (
	"slices"
	"strings"
)

// PrincipalKind is what sort of identity acts.
type PrincipalKind uint8

// The sorts of identities. Anonymous is one that has not signed.
const (
	Anonymous PrincipalKind = iota
	Root
	User
	Role      // a session of one
	Federated // a session of a federated user
	Service   // a service of AWS, which has no account
)

// principalTypes are the values of aws:PrincipalType (documented).
var principalTypes = [...]string{Anonymous: "Anonymous", Root: "Account", User: "User", Role: "AssumedRole", Federated: "FederatedUser", Service: ""}

// Principal is who makes a request. It does not change while it is in use.
type Principal struct {
	Kind PrincipalKind
	// Account is the identity's own, 12 digits; "" for Service and Anonymous.
	Account string
	// ARN names the identity, or the session of a Role.
	ARN string
	// RoleARN is of the role that a session is of.
	RoleARN string
	// Name is the user's, or that of a service (lambda.amazonaws.com).
	Name string
	// ID is aws:userid: AIDA..., or of a session AROA...:NAME.
	ID string
	// SourceIdentity is what was said of a session, and the sessions that it came from,
	// of who is behind it; "" if nothing was.
	SourceIdentity string
	// Tags are the identity's and the session's.
	Tags map[string]string
}

// identityARN is the value of aws:PrincipalArn: of a session, its role; none of who
// has no account.
func (w *Principal) identityARN() string {
	switch w.Kind {
	case Role:
		return w.RoleARN
	case Service, Anonymous:
		return ""
	}
	return w.ARN
}

// roleID is the unique id of the role that a session is of.
func (w *Principal) roleID() string {
	id, _, _ := strings.Cut(w.ID, ":")
	return id
}

// standing is how a resource policy speaks of a principal.
type standing uint8

const (
	notNamed standing = iota
	// byAccount: the policy leaves it to the principal's account, whose identity
	// policies must allow it, too.
	byAccount
	// byRole: it allows what the boundary and the session do not limit. So do we
	// take *, of which the documentation does not say whether they limit it.
	byRole
	// byName: it allows, whatever boundary and session policies do not mention.
	byName
)

// principals are those that a statement is about.
type principals struct {
	everybody bool
	accounts  []string
	arns      []string
	services  []string
	ids       []string // in place of ARNs, see Bound
}

// PrincipalARNs gives the ARNs of users, roles and sessions that the policy names, each
// once, in order.
func (p *Policy) PrincipalARNs() []string {
	var all []string
	for i := range p.statements {
		if of := p.statements[i].principals; of != nil {
			all = append(all, of.arns...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Bound gives the policy with unique ids in place of ARNs of users and roles: one that
// was made anew is somebody else, one that has another name is the same. ids has them
// by ARN; what is not in it is still named by its ARN.
func (p *Policy) Bound(ids map[string]string) *Policy {
	if len(ids) == 0 {
		return p
	}
	bound := *p
	bound.statements = slices.Clone(p.statements)
	for i := range bound.statements {
		if s := &bound.statements[i]; s.principals != nil {
			of := *s.principals
			of.arns, s.principals = nil, &of
			for _, arn := range p.statements[i].principals.arns {
				if id := ids[arn]; id != "" {
					of.ids = append(of.ids, id)
				} else {
					of.arns = append(of.arns, arn)
				}
			}
		}
	}
	return &bound
}

// names says whether an identity is among those named.
func (p *principals) names(arn, id string) bool {
	return contains(p.arns, arn) || contains(p.ids, id)
}

func newPrincipals(all []who) *principals {
	p := new(principals)
	for _, w := range all {
		account, isRoot := rootOf(w.name)
		switch {
		case w.name == "*" && (w.kind == "" || w.kind == "AWS"):
			p.everybody = true
		case w.kind == "AWS" && isAccount(w.name):
			p.accounts = append(p.accounts, w.name)
		case w.kind == "AWS" && isRoot:
			p.accounts = append(p.accounts, account)
		case w.kind == "AWS":
			p.arns = append(p.arns, w.name)
		case w.kind == "Service":
			p.services = append(p.services, w.name)
		}
	}
	return p
}

// rootOf gives the account whose root an ARN names.
func rootOf(arn string) (account string, ok bool) {
	parts := strings.SplitN(arn, ":", arnParts)
	if len(parts) != arnParts || parts[0] != "arn" || parts[2] != "iam" || parts[5] != "root" {
		return "", false
	}
	return parts[4], true
}

// of says how the principals include one who acts.
func (p *principals) of(w *Principal) standing {
	best := notNamed
	if p.everybody {
		best = byRole
	}
	switch w.Kind {
	case Anonymous:
		return best
	case Service:
		if contains(p.services, w.Name) {
			return byName
		}
		return best
	}
	switch {
	case p.names(w.ARN, w.ID), w.Kind == Root && contains(p.accounts, w.Account):
		return byName
	case w.Kind == Role && p.names(w.RoleARN, w.roleID()):
		return byRole
	case best == notNamed && contains(p.accounts, w.Account):
		return byAccount
	}
	return best
}

// contains is slices.Contains, but never of an empty name.
func contains(all []string, name string) bool {
	for _, have := range all {
		if have == name && name != "" {
			return true
		}
	}
	return false
}
