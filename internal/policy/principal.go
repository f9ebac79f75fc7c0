package policy

import "strings"

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
	case contains(p.arns, w.ARN), w.Kind == Root && contains(p.accounts, w.Account):
		return byName
	case w.Kind == Role && contains(p.arns, w.RoleARN):
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
