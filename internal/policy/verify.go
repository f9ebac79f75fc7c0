package policy

import (
	"strings"
)

// verify holds a document of the right shape against AWS's rules, in the order in
// which IAM was seen to look: version, what it calls legacy parsing, Sids, actions,
// resources, the form of resources, the form of actions.
func verify(kind Kind, d document) *Error {
	if e := verifyPrincipals(kind, d); e != nil {
		return e
	}
	if kind == Managed && d.version != newVersion {
		return refuse(textVersion, "inline, resource and trust policies may be older")
	}
	if e := verifyEffects(d); e != nil {
		return e
	}
	form, e := verifyResourceForms(d)
	if e != nil {
		return e
	}
	for _, check := range []func(Kind, document) *Error{verifySids, verifyActions, verifyResources} {
		if e := check(kind, d); e != nil {
			return e
		}
	}
	if form != nil {
		return form
	}
	return verifyActionForms(kind, d)
}

// verifyEffects is the part of legacy parsing that is about effects, which have a
// case, and dates.
func verifyEffects(d document) *Error {
	for _, s := range d.statements {
		if s.effect != "Allow" && s.effect != "Deny" {
			return refuse(textLegacy, "statement %d: its Effect is neither Allow nor Deny", s.number)
		}
		for _, c := range s.conditions {
			op, ok := parseOperator(c.operator)
			if !ok || op.test != testDate {
				continue
			}
			for _, v := range c.values {
				if _, ok := parseDate(v); !ok {
					return refuse(textLegacy, "statement %d: %q is no date", s.number, v)
				}
			}
		}
	}
	return nil
}

func verifySids(kind Kind, d document) *Error {
	seen := make(map[string]bool)
	for _, s := range d.statements {
		if s.sid == "" {
			continue
		}
		if seen[s.sid] {
			return refuse(textSidsDiffer, "statement %d: %s is an earlier one's Sid", s.number, s.sid)
		}
		seen[s.sid] = true
		if kind != Resource && kind != Key && strings.ContainsFunc(s.sid, notAlphanumeric) {
			return refuse(textSidCharacters, "statement %d", s.number)
		}
	}
	return nil
}

func notAlphanumeric(c rune) bool {
	return !('0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z')
}

func verifyActions(_ Kind, d document) *Error {
	for _, s := range d.statements {
		if len(s.actions.texts) == 0 {
			return refuse(textNoActions, "statement %d", s.number)
		}
	}
	return nil
}

func verifyResources(kind Kind, d document) *Error {
	for _, s := range d.statements {
		switch {
		case !kind.hasResources() && s.resources.not:
			return refuse(textNotResourceInTrust, "statement %d", s.number)
		case !kind.hasResources() && s.resources.there:
			return refuse(textResourceInTrust, "statement %d", s.number)
		case kind.hasResources() && len(s.resources.texts) == 0:
			return refuse(textNoResources, "statement %d", s.number)
		}
	}
	return nil
}

// verifyActionForms refuses actions that are not VENDOR:NAME or *, and in trust
// policies those that are not about assuming the role.
func verifyActionForms(kind Kind, d document) *Error {
	for _, not := range []bool{false, true} { // IAM looks at every Action before any NotAction
		for _, s := range d.statements {
			if s.actions.not != not {
				continue
			}
			for _, action := range s.actions.texts {
				if e := verifyActionForm(action); e != nil {
					return e
				}
				if kind == Trust && !ofTrust(action) {
					return refuse(textTrustActions, "statement %d: %s", s.number, action)
				}
			}
		}
	}
	return nil
}

func verifyActionForm(action string) *Error {
	vendor, name, has := strings.Cut(action, ":")
	switch {
	case !has && vendor != "*":
		return refuse(textVendorMissing, "%q", action)
	case strings.Contains(name, ":"):
		return refuse(textColons, "%q", action)
	case vendor != "*" && strings.ContainsFunc(vendor, func(c rune) bool { return notAlphanumeric(c) && c != '-' && c != '.' }):
		return refuse("Vendor "+vendor+" is not valid", "%q", action)
	}
	return nil
}

// ofTrust says whether an action is one of those that a trust policy is about.
func ofTrust(action string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(action), "sts:")
	return ok && (name == "*" || strings.HasPrefix(name, "assumerole") || name == "tagsession" || name == "setsourceidentity" || name == "setcontext")
}

func verifyPrincipals(kind Kind, d document) *Error {
	for _, s := range d.statements {
		switch {
		case s.principal.there && !kind.hasPrincipals():
			return refuse(textPrincipal, "statement %d", s.number)
		case !s.principal.there && kind.hasPrincipals():
			return refuse(textNoPrincipal, "statement %d", s.number)
		case s.principal.there && len(s.principals) == 0 && kind == Trust:
			return refuse(textEmptyPrincipal, "statement %d", s.number)
		case s.principal.there && len(s.principals) == 0:
			return syntax("statement %d: its Principal or NotPrincipal names nobody", s.number)
		case s.principal.not && strings.EqualFold(s.effect, "Allow") && kind == Trust:
			return refuse(textAllowNot, "statement %d", s.number)
		case s.principal.not && strings.EqualFold(s.effect, "Allow"):
			return syntax("statement %d: NotPrincipal is for Deny only", s.number)
		}
		for _, w := range s.principals {
			if w.kind == "" && kind == Trust {
				return refuse(textTrustStar, "statement %d", s.number)
			}
			if w.kind == "AWS" && !isPrincipal(w.name) {
				return refuse(`Invalid principal in policy: "AWS":"`+w.name+`"`, "statement %d", s.number)
			}
		}
	}
	return nil
}

// isPrincipal says whether a name is *, an account's number, or the ARN of one
// who can act: the root of an account, a user, a role or a session.
func isPrincipal(name string) bool {
	if name == "*" || isAccount(name) {
		return true
	}
	parts := strings.SplitN(name, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" || parts[3] != "" || !isAccount(parts[4]) || strings.ContainsAny(name, "*?") {
		return false
	}
	kind, rest, _ := strings.Cut(parts[5], "/")
	switch parts[2] + ":" + kind {
	case "iam:root":
		return rest == ""
	case "iam:user", "iam:role", "sts:assumed-role", "sts:federated-user":
		return rest != ""
	}
	return false
}

// isAccount says whether text is the number of an account.
func isAccount(text string) bool {
	return len(text) == 12 && strings.Trim(text, "0123456789") == ""
}
