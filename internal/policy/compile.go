package policy

import (
	"slices"
	"strings"
)

// Policy is a document that has been read. It never changes.
type Policy struct {
	kind       Kind
	name       string
	statements []statement
	// allow and deny find the statements of either effect by the action.
	allow, deny index
}

// statement is one, ready to be compared with requests.
type statement struct {
	sid          string
	deny         bool
	actions      []pattern // in lower case
	notActions   bool
	resources    []pattern // none in a trust policy: its role is the resource
	notResources bool
	principals   *principals // of resource and trust policies only
	notPrincipal bool
	conditions   []condition
	// unclear says what in it cannot be understood, "" if all can.
	unclear string
	// from and to are where it stands in the document.
	from, to Place
}

// index finds what may match an action: by its full name, by its service where a
// pattern has wildcards in the name only, or else all the rest. Each has the gate of
// its statement beside it, so that to turn requests away takes no look at statements.
type index struct {
	exact   map[string][]hit
	service map[string][]hit
	rest    []hit
	size    int // of all three
}

// hit is a statement and which of its actions led to it; action is -1 if that is
// still to be found out.
type hit struct {
	statement, action int
	gate              gate
}

// Parse reads a document that is to be attached, and refuses what AWS refuses: the
// error is a *TooLong or an *Error. name is what a Decision will tell: an ARN or the
// name of an inline policy.
func Parse(kind Kind, name, text string) (*Policy, error) {
	if size := kind.Size(text); size > kind.Limit() && len(text) <= maxDocumentBytes {
		return nil, &TooLong{Kind: kind, Size: size, Limit: kind.Limit()}
	}
	return ParseInput(kind, name, text)
}

// ParseInput is Parse for a document that is not going to be attached to anything, so
// that it may be as long as any.
func ParseInput(kind Kind, name, text string) (*Policy, error) {
	if len(text) > maxDocumentBytes {
		return nil, &TooLong{Kind: kind, Size: len(text), Limit: maxDocumentBytes}
	}
	d, e := readDocument(kind, text)
	if e == nil {
		e = checkOperators(d)
	}
	if e == nil {
		e = verify(kind, d)
	}
	if e != nil {
		return nil, e
	}
	return compile(kind, name, d), nil
}

// ParseStored reads a document that was accepted before, perhaps by rules less
// strict, so that more of it may be in doubt; see the package's promise. The error
// is a *TooLong or an *Error, and what the document was attached to should then be
// kept from everybody.
func ParseStored(kind Kind, name, text string) (*Policy, error) {
	if len(text) > maxDocumentBytes {
		return nil, &TooLong{Kind: kind, Size: len(text), Limit: maxDocumentBytes}
	}
	d, e := readDocument(kind, text)
	if e != nil {
		return nil, e
	}
	for i := range d.statements {
		// An effect has a case, but a stored one in another must not be lost.
		s := &d.statements[i]
		s.effect = strings.ToUpper(s.effect[:1]) + strings.ToLower(s.effect[1:])
		if s.principal.there != (kind.hasPrincipals() && len(s.principals) > 0) || len(s.actions.texts) == 0 || kind.hasResources() && len(s.resources.texts) == 0 {
			return nil, syntax("statement %d: it lacks a Principal, Action or Resource, or has one too many", s.number)
		}
	}
	return compile(kind, name, d), nil
}

// checkOperators refuses operators that do not exist, unless they are asked
// nothing, which IAM was seen to take, and variables that are none.
func checkOperators(d document) *Error {
	for _, s := range d.statements {
		for _, c := range s.conditions {
			if _, ok := parseOperator(c.operator); !ok {
				return syntax("statement %d: there is no condition operator %s", s.number, c.operator)
			}
		}
		for _, r := range s.resources.texts {
			if _, ok := newPattern(r, true, d.version == newVersion); !ok {
				return syntax("statement %d: %q has a ${ without an end", s.number, r)
			}
		}
	}
	return nil
}

func compile(kind Kind, name string, d document) *Policy {
	p := &Policy{kind: kind, name: name, statements: make([]statement, len(d.statements))}
	for i, w := range d.statements {
		s := newStatement(kind, w, d.version == newVersion)
		p.statements[i] = s
		if s.deny {
			p.deny.add(i, &s)
		} else {
			p.allow.add(i, &s)
		}
	}
	return p
}

func newStatement(kind Kind, w written, variables bool) statement {
	s := statement{
		sid: w.sid, deny: w.effect == "Deny", from: w.from, to: w.to,
		notActions: w.actions.not, notResources: w.resources.not, notPrincipal: w.principal.not,
	}
	for _, a := range w.actions.texts {
		p, _ := newPattern(strings.ToLower(a), true, false)
		p.source = a
		s.actions = append(s.actions, p)
	}
	for _, r := range w.resources.texts {
		p, ok := newPattern(r, true, variables)
		if !ok {
			s.unclear = "the Resource " + r + " has a variable without an end"
			if s.deny && !s.notResources { // whatever it was meant to deny
				p, _ = newPattern("*", true, false)
				p.source = r
			}
		}
		s.resources = append(s.resources, p)
	}
	if kind.hasPrincipals() {
		s.principals = newPrincipals(w.principals)
		if s.notPrincipal && !s.deny {
			s.unclear = "NotPrincipal is for Deny only"
		}
	}
	for _, c := range w.conditions {
		op, ok := parseOperator(c.operator)
		if !ok {
			s.unclear = "there is no condition operator " + c.operator
			continue
		}
		compiled := newCondition(c, op, variables)
		if compiled.unclear != "" && (op.negated || op.test == testNull) {
			s.unclear = compiled.unclear
			continue
		}
		s.conditions = append(s.conditions, compiled)
	}
	return s
}

// add enters the i-th statement.
func (x *index) add(i int, s *statement) {
	g := newGate(s)
	if x.size++; s.notActions {
		x.rest = append(x.rest, hit{i, -1, g})
		return
	}
	x.size += len(s.actions) - 1
	for j := range s.actions {
		a := &s.actions[j]
		service, _, _ := strings.Cut(a.text, ":")
		switch {
		case a.prefix == len(a.text):
			put(&x.exact, a.text, hit{i, j, g})
		case a.prefix > len(service):
			put(&x.service, service, hit{i, j, g})
		default:
			x.rest = append(x.rest, hit{i, j, g})
		}
	}
}

func put(m *map[string][]hit, key string, h hit) {
	if *m == nil {
		*m = make(map[string][]hit)
	}
	(*m)[key] = append((*m)[key], h)
}

// Kind is what the policy is attached to.
func (p *Policy) Kind() Kind { return p.kind }

// Name is what the policy was given as a name.
func (p *Policy) Name() string { return p.name }

// Statements is how many statements the policy has.
func (p *Policy) Statements() int { return len(p.statements) }

// Sid gives the Sid of a statement, by its index from 0; "" if it has none.
func (p *Policy) Sid(i int) string { return p.statements[i].sid }

// Doubts tells what in the policy cannot be understood; none of a policy that Parse
// took, but for values that mean nothing to their operator.
func (p *Policy) Doubts() []string {
	var all []string
	for i := range p.statements {
		if u := p.statements[i].unclear; u != "" {
			all = append(all, u)
		}
	}
	return all
}

// ContextKeys gives the condition keys that the policy asks for, in order, as they
// are written; variables in lower case.
func (p *Policy) ContextKeys() []string {
	var all []string
	for i := range p.statements {
		all = p.statements[i].keys(all)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// keys adds the condition keys that the statement asks for.
func (s *statement) keys(all []string) []string {
	ofPatterns := func(patterns []pattern) {
		for _, p := range patterns {
			for _, v := range p.variables {
				all = append(all, v.key)
			}
		}
	}
	ofPatterns(s.resources)
	for i := range s.conditions {
		all = append(all, s.conditions[i].written)
		ofPatterns(s.conditions[i].patterns)
	}
	return all
}
