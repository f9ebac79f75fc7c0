package policy

import "strings"

// gate is what a statement asks that is cheap to find out: most statements fail it, so
// that the rest of them is not looked at. It only ever turns away what the statement
// itself would; the zero gate nobody.
type gate struct {
	// tail is what the resource ends with. In front of it is the value of the variable
	// of, if there is one, and in front of that lead.
	tail, lead, of string
	// key is a condition key that must have the value equal, or, if that is only a part,
	// one with it in it.
	key, equal string
	part       bool
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
		if c.negated || c.ifExists || c.set == allValues || len(c.patterns) != 1 {
			continue
		}
		switch p := &c.patterns[0]; {
		case c.test == testEquals && len(p.variables) == 0:
			g.key, g.equal, g.part = c.key, p.text, false
			return g
		case (c.test == testLike || c.test == testARN) && g.key == "":
			if g.equal = p.literal(); g.equal != "" {
				g.key, g.part = c.key, true
			}
		}
	}
	if len(s.conditions) > 0 && g.key == "" {
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

// literal gives the longest text without a wildcard that is in every name the pattern
// stands for, as far as its first variable.
func (p *pattern) literal() (longest string) {
	for rest := p.text; rest != ""; {
		n := firstWildcard(rest)
		if n > len(longest) {
			longest = rest[:n]
		}
		rest = rest[min(n+1, len(rest)):]
	}
	return longest
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
		return !e.lookup(g.key).has(g.equal, g.part)
	}
	return g.first != nil && !g.first.holds(e)
}

// has says whether a value is among them, or one that it is part of.
func (v *Values) has(value string, part bool) bool {
	for i := range v.n {
		if has := v.at(i); has == value || part && strings.Contains(has, value) {
			return true
		}
	}
	return false
}
