package policy

import (
	"strings"
	"unicode/utf8"
)

// In a compiled pattern these bytes stand for the wildcards. Neither occurs in
// UTF-8, so that text of a document is never taken for one.
const (
	anyText = '\xff' // *: any characters or none
	anyChar = '\xfe' // ?: one character
)

// pattern is what a name is compared with: an action, a resource, or a value of a
// condition.
type pattern struct {
	source    string // as written
	text      string // up to the first variable
	prefix    int    // how many bytes of text come before its first wildcard
	chars     bool   // there is a ? in text
	variables []variable
	// What a name has behind the prefix if there is a *, but neither ? nor variable: runs
	// one after the other, with anything around them, and suffix at its end.
	runs   []string
	suffix string
}

// variable is a policy variable and what comes after it.
type variable struct {
	key        string // as canonicalKey has it
	fallback   string
	hasDefault bool
	after      string
}

// newPattern compiles a pattern. Where wildcards or variables are not looked for,
// they are text. false means that there is a ${ which begins no variable.
func newPattern(source string, wildcards, variables bool) (pattern, bool) {
	p := pattern{source: source}
	var b strings.Builder
	last := byte(0)
	put := func(c byte) {
		if c != anyText || last != anyText { // ** is *
			b.WriteByte(c)
		}
		last = c
	}
	flush := func() {
		if len(p.variables) == 0 {
			p.text = b.String()
		} else {
			p.variables[len(p.variables)-1].after = b.String()
		}
		b.Reset()
		last = 0
	}
	ok := true
	for rest := source; rest != ""; {
		c := rest[0]
		switch {
		case variables && strings.HasPrefix(rest, "${"):
			v, length, good := parseVariable(rest)
			if !good {
				ok = false
				break
			}
			if v.key == "*" || v.key == "?" || v.key == "$" { // the characters themselves
				put(v.key[0])
			} else {
				flush()
				p.variables = append(p.variables, v)
			}
			rest = rest[length:]
			continue
		case wildcards && c == '*':
			c = anyText
		case wildcards && c == '?':
			c = anyChar
		}
		put(c)
		rest = rest[1:]
	}
	flush()
	p.prefix, p.chars = firstWildcard(p.text), strings.IndexByte(p.text, anyChar) >= 0
	if len(p.variables) == 0 && !p.chars {
		p.split()
	}
	return p, ok
}

// split finds what there is between the stars of a pattern that has no other wildcard.
func (p *pattern) split() {
	rest := p.text[p.prefix:]
	for rest != "" {
		end := strings.IndexByte(rest[1:], anyText)
		if end < 0 {
			p.suffix = rest[1:]
			return
		}
		p.runs = append(p.runs, rest[1:end+1]) // not empty, since ** is *
		rest = rest[end+1:]
	}
}

// firstWildcard gives where the first wildcard is, or the length of the text.
func firstWildcard(text string) int {
	for i := range len(text) {
		if text[i] >= anyChar {
			return i
		}
	}
	return len(text)
}

// parseVariable reads ${key} or ${key, 'default'} at the beginning of text, and
// says how long it is.
func parseVariable(text string) (v variable, length int, ok bool) {
	end := strings.IndexAny(text, ",}")
	if end < 0 {
		return v, 0, false
	}
	v.key = canonicalKey(strings.TrimSpace(text[2:end]))
	if text[end] == ',' {
		rest := strings.TrimLeft(text[end+1:], " ")
		if !strings.HasPrefix(rest, "'") {
			return v, 0, false
		}
		value, rest, closed := strings.Cut(rest[1:], "'")
		rest = strings.TrimLeft(rest, " ")
		if !closed || !strings.HasPrefix(rest, "}") {
			return v, 0, false
		}
		v.fallback, v.hasDefault = value, true
		end = len(text) - len(rest)
	}
	return v, end + 1, v.key != ""
}

// canonicalKey is how a condition key is looked up: keys have no case, but what
// comes after the first slash, which names a tag, is kept as it is written.
func canonicalKey(key string) string {
	name, tag, has := strings.Cut(key, "/")
	if name = strings.ToLower(name); has {
		return name + "/" + tag
	}
	return name
}

// matches says whether a name is one that the pattern stands for. A pattern with a
// variable that the request has no single value for stands for none.
func (p *pattern) matches(e *evaluation, name string) bool {
	if !strings.HasPrefix(name, p.text[:p.prefix]) {
		return false
	}
	rest := name[p.prefix:]
	switch {
	case len(p.variables) > 0:
		text, ok := p.resolve(e)
		return ok && glob(text[p.prefix:], rest)
	case p.prefix == len(p.text):
		return rest == ""
	case p.chars:
		return glob(p.text[p.prefix:], rest)
	}
	return p.hasRuns(rest)
}

// hasRuns says whether what comes behind the prefix is as runs and suffix have it. Each
// run is taken where it comes first, which leaves the most to those after it.
func (p *pattern) hasRuns(rest string) bool {
	rest, ok := strings.CutSuffix(rest, p.suffix)
	if !ok {
		return false
	}
	for _, run := range p.runs {
		i := strings.Index(rest, run)
		if i < 0 {
			return false
		}
		rest = rest[i+len(run):]
	}
	return true
}

// resolve writes the pattern with the values of its variables, in memory that the
// next call uses again. Values are text, whatever is in them.
func (p *pattern) resolve(e *evaluation) ([]byte, bool) {
	b := append(e.scratch[:0], p.text...)
	for i := range p.variables {
		v := &p.variables[i]
		value, ok := e.single(v.key)
		if !ok {
			if !v.hasDefault {
				return nil, false
			}
			value = v.fallback
		}
		if firstWildcard(value) < len(value) { // no UTF-8: it would be taken for a wildcard
			return nil, false
		}
		b = append(append(b, value...), v.after...)
	}
	return b, true
}

// glob says whether a compiled pattern stands for a name. Only the last * is ever
// taken back, because what an earlier one took was the least possible.
func glob[T string | []byte](pattern T, name string) bool {
	for len(pattern) > 0 && pattern[len(pattern)-1] < anyChar { // ends differ more often than beginnings
		if name == "" || name[len(name)-1] != pattern[len(pattern)-1] {
			return false
		}
		pattern, name = pattern[:len(pattern)-1], name[:len(name)-1]
	}
	p, n, star, from := 0, 0, -1, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == anyText:
			if p++; p == len(pattern) {
				return true
			}
			star, from = p, skip(pattern[p], name, n)
			n = from
		case p < len(pattern) && pattern[p] == anyChar:
			p++
			n += width(name[n:])
		case p < len(pattern) && pattern[p] == name[n] && name[n] < anyChar:
			p++
			n++
		case star >= 0:
			from = skip(pattern[star], name, from+width(name[from:]))
			p, n = star, from
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == anyText {
		p++
	}
	return p == len(pattern)
}

// skip gives where, from a place on, a name goes on with what follows a *: its end if
// that is a character which does not occur.
func skip(c byte, name string, from int) int {
	if c >= anyChar {
		return from
	}
	if i := strings.IndexByte(name[from:], c); i >= 0 {
		return from + i
	}
	return len(name)
}

// width is how many bytes the first character of a name has.
func width(name string) int {
	if name[0] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeRuneInString(name)
	return n
}

// arnParts is how many parts an ARN has.
const arnParts = 6

// globARN says whether a compiled pattern stands for an ARN part by part: up to the
// fifth colon, wildcards do not go beyond one (documented of ArnLike). The pattern *
// stands for every ARN.
func globARN[T string | []byte](pattern T, arn string) bool {
	if len(pattern) == 1 && pattern[0] == anyText {
		return strings.Count(arn, ":") >= arnParts-1
	}
	for range arnParts - 1 {
		p, a := colon(pattern), strings.IndexByte(arn, ':')
		if p < 0 || a < 0 || !glob(pattern[:p], arn[:a]) {
			return false
		}
		pattern, arn = pattern[p+1:], arn[a+1:]
	}
	return glob(pattern, arn)
}

func colon[T string | []byte](text T) int {
	for i := range len(text) {
		if text[i] == ':' {
			return i
		}
	}
	return -1
}
