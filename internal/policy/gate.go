package policy

import "strings"

// gate is what a statement asks that is cheap to find out: most statements fail it, so
// that the rest of them is not looked at. It only ever turns away what the statement
// itself would; the zero gate nobody.
type gate struct {
	// tail is what the resource ends with. In front of it is the value of the variable
	// of, if there is one, and in front of that lead.
	tail, lead, of string
	// key is a condition key that must have the value equal.
	key, equal string
	// first is a condition that must hold, where there is none such.
	first *condition
}

// newGate finds the gate of a statement.
func newGate(s *statement) (g gate) {
	if !s.notResources && len(s.resources) > 0 {
		g.tail, g.of, g.lead = s.resources[0].ending()
		for i := range s.resources[1:] {
			other, _, _ := s.resources[i+1].ending()
			g.tail, g.of, g.lead = commonSuffix(g.tail, other), "", ""
		}
	}
	for i := range s.conditions {
		c := &s.conditions[i]
		plain := c.test == testEquals && !c.negated && !c.ifExists && c.set != allValues
		if plain && len(c.patterns) == 1 && len(c.patterns[0].variables) == 0 {
			g.key, g.equal = c.key, c.patterns[0].text
			return g
		}
	}
	if len(s.conditions) > 0 {
		g.first = &s.conditions[0]
	}
	return g
}

// ending gives what every name ends with that the pattern stands for: lead, the value of
// the variable of, and tail; of is "" where no variable is in what is known.
func (p *pattern) ending() (tail, of, lead string) {
	if len(p.variables) == 0 {
		return afterWildcards(p.text), "", ""
	}
	last := &p.variables[len(p.variables)-1]
	tail = afterWildcards(last.after)
	if len(tail) < len(last.after) || last.hasDefault {
		return tail, "", ""
	}
	before := p.text
	if n := len(p.variables); n > 1 {
		before = p.variables[n-2].after
	}
	return tail, last.key, afterWildcards(before)
}

// afterWildcards is what of a compiled text comes after its last wildcard.
func afterWildcards(text string) string {
	i := len(text)
	for i > 0 && text[i-1] < anyChar {
		i--
	}
	return text[i:]
}

func commonSuffix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return a[len(a)-n:]
}

// shut says whether the gate turns a request away.
func (g *gate) shut(e *evaluation) bool {
	name := e.request.Resource
	if !strings.HasSuffix(name, g.tail) {
		return true
	}
	if g.of != "" {
		value, ok := e.single(g.of)
		name = name[:len(name)-len(g.tail)]
		if !ok || !strings.HasSuffix(name, value) || !strings.HasSuffix(name[:len(name)-len(value)], g.lead) {
			return true
		}
	}
	if g.key != "" {
		return !e.lookup(g.key).has(g.equal)
	}
	return g.first != nil && !g.first.holds(e)
}

// has says whether a value is among them.
func (v *Values) has(value string) bool {
	for i := range v.n {
		if v.at(i) == value {
			return true
		}
	}
	return false
}
