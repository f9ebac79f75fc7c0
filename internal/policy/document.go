package policy

import (
	"slices"
	"strings"
)

// document is a policy as it is written: of the right shape, nothing more.
type document struct {
	version    string // "" if it has none
	statements []written
}

// written is a statement as it is written.
type written struct {
	number     int // from 1, for messages
	sid        string
	effect     string
	actions    list
	resources  list
	principals []who
	principal  presence
	conditions []clause
	from, to   Place
}

// list is an Action or Resource, or its opposite.
type list struct {
	presence
	texts []string
}

// presence says which of X and NotX a statement has, if any.
type presence struct{ there, not bool }

// who is one principal: its kind (AWS, Service ...) and name, or "" and "*".
type who struct{ kind, name string }

// clause is an operator, a key and the values it is compared with.
type clause struct {
	operator string
	key      string
	values   []string
}

var (
	documentMembers  = []string{"Version", "Id", "Statement"}
	statementMembers = []string{"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"}
	principalKinds   = []string{"AWS", "Service", "Federated", "CanonicalUser"}
)

// oldVersion and newVersion are the versions of the language there are. A document
// without one is of the old version (documented).
const (
	oldVersion = "2008-10-17"
	newVersion = "2012-10-17"
)

// readDocument reads a document's shape. What is wrong with it is a syntax error,
// whatever it is, but that of trust policies IAM says a little more.
func readDocument(kind Kind, text string) (document, *Error) {
	root, err := readJSON(text)
	if err != nil && kind == Trust {
		return document{}, refuse(textTrustJSON, "%v", err)
	}
	if err != nil {
		return document{}, syntax("%v", err)
	}
	if e := checkMembers(root, documentMembers, "the document"); e != nil {
		return document{}, e
	}
	var d document
	if version, has := root.member("Version"); has {
		if version.kind != textNode || version.text != oldVersion && version.text != newVersion {
			return document{}, syntax("its Version is neither %s nor %s", newVersion, oldVersion)
		}
		d.version = version.text
	}
	if id, has := root.member("Id"); has && id.kind != textNode {
		return document{}, syntax("its Id is not a string")
	}
	statements, has := root.member("Statement")
	if has && len(statements.list()) == 0 && kind == Trust {
		return document{}, refuse(textTrustEmpty, "it has no Statement")
	}
	if !has || len(statements.list()) == 0 {
		return document{}, syntax("it has no Statement")
	}
	at := places{text: text}
	for i, n := range statements.list() {
		s, e := readStatement(n, i+1)
		if e != nil {
			return document{}, e
		}
		s.from, s.to = at.of(n.from), at.of(n.to)
		d.statements = append(d.statements, s)
	}
	return d, nil
}

// checkMembers refuses what is no object, or one with members that it cannot have.
func checkMembers(n node, known []string, what string) *Error {
	if n.kind != objectNode {
		return syntax("%s is not a JSON object", what)
	}
	for _, name := range n.names {
		if !slices.Contains(known, name) {
			return syntax("%s cannot have the member %q", what, name)
		}
	}
	return nil
}

func readStatement(n node, number int) (written, *Error) {
	s := written{number: number}
	wrong := func(what string) (written, *Error) { return s, syntax("statement %d: %s", number, what) }
	if n.kind != objectNode {
		return wrong("it is not a JSON object")
	}
	for _, name := range n.names {
		if !slices.Contains(statementMembers, name) {
			return wrong("it cannot have the member " + name)
		}
	}
	effect, has := n.member("Effect")
	if !has || effect.kind != textNode || !strings.EqualFold(effect.text, "Allow") && !strings.EqualFold(effect.text, "Deny") {
		return wrong("its Effect is neither Allow nor Deny")
	}
	s.effect = effect.text
	if sid, has := n.member("Sid"); has {
		if sid.kind != textNode {
			return wrong("its Sid is not a string")
		}
		s.sid = sid.text
	}
	var ok bool
	if s.actions, ok = readTexts(n, "Action"); !ok {
		return wrong("Action and NotAction are strings or lists of strings, and there is one of the two")
	}
	if s.resources, ok = readTexts(n, "Resource"); !ok {
		return wrong("Resource and NotResource are strings or lists of strings, and there is one of the two")
	}
	if s.principals, s.principal, ok = readPrincipals(n); !ok {
		return wrong("Principal and NotPrincipal are * or objects of AWS, Service, Federated and CanonicalUser, and there is one of the two")
	}
	if s.conditions, ok = readConditions(n); !ok {
		return wrong("its Condition is not an object of operators with objects of keys and values")
	}
	return s, nil
}

// one gives the member X or NotX; false if there are both.
func (n node) one(name string) (value node, p presence, ok bool) {
	value, p.there = n.member(name)
	if opposite, has := n.member("Not" + name); has {
		if p.there {
			return value, p, false
		}
		return opposite, presence{true, true}, true
	}
	return value, p, true
}

// readTexts reads an Action or a Resource, or its opposite; false if it is neither
// strings nor missing.
func readTexts(n node, name string) (l list, ok bool) {
	value, p, ok := n.one(name)
	if !ok || !p.there {
		return list{}, ok
	}
	texts, ok := value.texts()
	return list{p, texts}, ok
}

// readPrincipals reads a Principal or NotPrincipal, which may name nobody so far; false
// if it is of no such shape.
func readPrincipals(n node) (all []who, p presence, ok bool) {
	value, p, ok := n.one("Principal")
	if !ok || !p.there {
		return nil, p, ok
	}
	if value.kind == textNode {
		return []who{{"", value.text}}, p, value.text == "*"
	}
	if value.kind != objectNode {
		return nil, p, false
	}
	for i, kind := range value.names {
		names, ok := value.items[i].texts()
		if !ok || len(names) == 0 || !slices.Contains(principalKinds, kind) {
			return nil, p, false
		}
		for _, name := range names {
			all = append(all, who{kind, name})
		}
	}
	return all, p, true
}

// readConditions reads a Condition into its clauses. Values may be numbers and
// booleans without quotes (documented).
func readConditions(n node) ([]clause, bool) {
	condition, has := n.member("Condition")
	if !has {
		return nil, true
	}
	if condition.kind != objectNode {
		return nil, false
	}
	var all []clause
	for i, operator := range condition.names {
		keys := condition.items[i]
		if keys.kind != objectNode {
			return nil, false
		}
		for j, key := range keys.names {
			values, ok := scalars(keys.items[j])
			if !ok {
				return nil, false
			}
			all = append(all, clause{operator, key, values})
		}
	}
	return all, true
}

// scalars gives strings, numbers and booleans as text.
func scalars(n node) ([]string, bool) {
	items := n.list()
	all := make([]string, len(items))
	for i, item := range items {
		switch item.kind {
		case textNode, numberNode, boolNode:
			all[i] = item.text
		default:
			return nil, false
		}
	}
	return all, true
}
