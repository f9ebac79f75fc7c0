package policy

import (
	"encoding/base64"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// condition is an operator, a key and values, ready to be compared.
type condition struct {
	operator
	key     string // as canonicalKey has it
	written string // the key as it is written

	// One of these has the values, by the operator.
	patterns []pattern // of strings and ARNs
	texts    []string  // of booleans, in lower case, and bytes
	numbers  []float64
	dates    []time.Time
	prefixes []netip.Prefix

	// varies is set if there are variables in patterns.
	varies bool
	// unclear says which value means nothing to its operator, if one does. It
	// matches nothing; where not matching lets the condition hold, the condition is
	// in doubt.
	unclear string
}

// newCondition compiles a clause. The operator is known.
func newCondition(c clause, op operator, variables bool) condition {
	compiled := condition{operator: op, key: canonicalKey(c.key), written: c.key}
	for _, v := range c.values {
		if !compiled.add(v, variables) {
			compiled.unclear = c.operator + " cannot be compared with " + strconv.Quote(v)
		}
	}
	return compiled
}

// add compiles one value; false if it means nothing to the operator. Variables are
// looked for in strings and ARNs only.
func (c *condition) add(v string, variables bool) bool {
	switch c.test {
	case testEquals, testFold, testLike, testARN:
		p, ok := newPattern(v, c.test == testLike || c.test == testARN, variables)
		if ok {
			c.patterns = append(c.patterns, p)
			c.varies = c.varies || len(p.variables) > 0
		}
		return ok
	case testNumber:
		n, ok := parseNumber(v)
		if ok {
			c.numbers = append(c.numbers, n)
		}
		return ok
	case testDate:
		t, ok := parseDate(v)
		if ok {
			c.dates = append(c.dates, t)
		}
		return ok
	case testIP:
		p, ok := parsePrefix(v)
		if ok {
			c.prefixes = append(c.prefixes, p)
		}
		return ok
	case testBinary:
		b, err := base64.StdEncoding.DecodeString(v)
		if err == nil {
			c.texts = append(c.texts, string(b))
		}
		return err == nil
	default:
		if v = strings.ToLower(v); v != "true" && v != "false" {
			return false
		}
		c.texts = append(c.texts, v)
		return true
	}
}

// holds says whether the condition is met. Values of the policy are alternatives;
// a negated operator asks that none of them match. A key without a value meets
// negated operators, IfExists and ForAllValues (documented).
func (c *condition) holds(e *evaluation) bool {
	values := e.lookup(c.key)
	if c.varies { // to look up its variables may take the place of these
		kept := *values
		values = &kept
	}
	n := values.n
	if c.test == testNull {
		for _, t := range c.texts {
			if (n == 0) == (t == "true") {
				return true
			}
		}
		return false
	}
	if n == 0 {
		return c.ifExists || c.set == allValues || c.set == oneValue && c.negated
	}
	if n == 1 && c.set != allValues {
		return c.matches(e, values.at(0)) != c.negated
	}
	switch c.set {
	case allValues:
		for i := range n {
			// An empty string is as good as no value (documented).
			if v := values.at(i); c.matches(e, v) == c.negated && (v != "" || n > 1) {
				return false
			}
		}
		return true
	case anyValue:
		for i := range n {
			if c.matches(e, values.at(i)) != c.negated {
				return true
			}
		}
		return false
	}
	for i := range n {
		if c.matches(e, values.at(i)) {
			return !c.negated
		}
	}
	return c.negated
}

// matches says whether a value of the request matches one of the policy's.
func (c *condition) matches(e *evaluation, value string) bool {
	switch c.test {
	case testEquals, testFold, testLike, testARN:
		return c.matchesText(e, value)
	case testNumber:
		v, ok := e.read.number(value)
		for _, n := range c.numbers {
			if ok && c.order.holds(compareNumbers(v, n)) {
				return true
			}
		}
	case testDate:
		t, ok := e.read.date(value)
		for _, d := range c.dates {
			if ok && c.order.holds(t.Compare(d)) {
				return true
			}
		}
	case testIP:
		address, ok := e.read.address(value)
		for _, p := range c.prefixes {
			if ok && p.Contains(address) {
				return true
			}
		}
	case testBinary:
		for _, t := range c.texts {
			if t == value {
				return true
			}
		}
	case testBool:
		for _, t := range c.texts {
			if strings.EqualFold(t, value) {
				return true
			}
		}
	}
	return false
}

func (c *condition) matchesText(e *evaluation, value string) bool {
	for i := range c.patterns {
		p := &c.patterns[i]
		matches := false
		switch {
		case c.test == testLike:
			matches = p.matches(e, value)
		case len(p.variables) == 0 && c.test == testEquals:
			matches = p.text == value
		case len(p.variables) == 0 && c.test == testFold:
			matches = strings.EqualFold(p.text, value)
		case len(p.variables) == 0:
			matches = globARN(p.text, value)
		default:
			text, ok := p.resolve(e)
			matches = ok && (c.test == testEquals && string(text) == value ||
				c.test == testFold && strings.EqualFold(string(text), value) || c.test == testARN && globARN(text, value))
		}
		if matches {
			return true
		}
	}
	return false
}

// holds says whether a comparison, below, at or above 0, is of the order.
func (o order) holds(comparison int) bool {
	switch o {
	case less:
		return comparison < 0
	case lessOrSame:
		return comparison <= 0
	case more:
		return comparison > 0
	case moreOrSame:
		return comparison >= 0
	}
	return comparison == 0
}

func compareNumbers(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// parseNumber reads an integer or a decimal number.
func parseNumber(text string) (float64, bool) {
	if strings.Trim(text, "0123456789+-.eE") != "" { // not what only Go takes for a number
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// parsePrefix reads a range of addresses, or one address.
func parsePrefix(text string) (netip.Prefix, bool) {
	if p, err := netip.ParsePrefix(text); err == nil {
		if a := p.Addr(); a.Is4In6() && p.Bits() >= 96 { // as the IPv4 addresses that it is
			p = netip.PrefixFrom(a.Unmap(), p.Bits()-96)
		}
		return p.Masked(), true
	}
	a, err := netip.ParseAddr(text)
	if err != nil || a.Zone() != "" {
		return netip.Prefix{}, false
	}
	a = a.Unmap()
	return netip.PrefixFrom(a, a.BitLen()), true
}

// readings are the values of a request that were read last, since statements tend to
// compare the same. The zero value is ready.
type readings struct {
	numberOf, dateOf, addressOf string

	lastNumber  float64
	lastDate    time.Time
	lastAddress netip.Addr
	isNumber    bool
	isDate      bool
	isAddress   bool
}

func (p *readings) number(text string) (float64, bool) {
	if text != p.numberOf {
		p.numberOf = text
		p.lastNumber, p.isNumber = parseNumber(text)
	}
	return p.lastNumber, p.isNumber
}

func (p *readings) date(text string) (time.Time, bool) {
	if text != p.dateOf {
		p.dateOf = text
		p.lastDate, p.isDate = parseDate(text)
	}
	return p.lastDate, p.isDate
}

// address reads an address, an IPv4 one as such whatever it is wrapped in.
func (p *readings) address(text string) (netip.Addr, bool) {
	if text != p.addressOf {
		p.addressOf = text
		a, err := netip.ParseAddr(text)
		p.lastAddress, p.isAddress = a.Unmap().WithZone(""), err == nil
	}
	return p.lastAddress, p.isAddress
}
