package query

import (
	"net/url"
	"strings"
)

// The bounds of a form. IAM's largest input is a policy of 131,072 characters,
// of which each may be nine bytes of a form.
const (
	// MaxBytes is how long a form may be.
	MaxBytes = 2 << 20
	// maxParameters is how many parameters a form may have.
	maxParameters = 4096
	// maxNames is how many different names, parted by dots, all parameters may have
	// together: each takes a hundred times the memory of its two bytes in a form.
	maxNames = 8192
	// maxDepth is how many names, parted by dots, a parameter may have.
	maxDepth = 12
)

// CodeMalformed is the code of a request that cannot be read (botocore's
// protocol tests and AWS's error reference).
const CodeMalformed = "MalformedInput"

// Error is why a form cannot be read. AWS answers it with status 400.
type Error struct {
	Code    string
	Message string
}

// Error gives both.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

func malformed(message string) *Error { return &Error{CodeMalformed, message} }

// Form is the parameters of a request, as a tree: A.member.1 is below A.
type Form struct {
	root  node
	names int // below root
}

// node is what stands at a name.
type node struct {
	value string
	set   bool // there is a parameter of just that name
	below map[string]*node
}

// Parse takes apart a form: a body, or the query of a GET. Parameters that
// belong to the signature are left out.
func Parse(text string) (*Form, error) {
	if len(text) > MaxBytes {
		return nil, malformed("The request has too many bytes.")
	}
	f := &Form{}
	for n := 0; text != ""; {
		var pair string
		pair, text, _ = strings.Cut(text, "&")
		if pair == "" {
			continue
		}
		if n++; n > maxParameters {
			return nil, malformed("The request has too many parameters.")
		}
		name, value, err := unescape(pair)
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(name, "X-Amz-") {
			continue
		}
		if err := f.put(name, value); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// unescape reads NAME=VALUE.
func unescape(pair string) (name, value string, err error) {
	name, value, _ = strings.Cut(pair, "=")
	if name, err = url.QueryUnescape(name); err == nil {
		value, err = url.QueryUnescape(value)
	}
	if err != nil {
		return "", "", malformed("A parameter has a % that begins no escape.")
	}
	return name, value, nil
}

// put notes a parameter.
func (f *Form) put(name, value string) error {
	at, rest := &f.root, name
	for depth, more := 0, true; more; depth++ {
		if depth == maxDepth {
			return malformed("A parameter's name has too many parts.")
		}
		var part string
		part, rest, more = strings.Cut(rest, ".")
		next := at.below[part]
		if next == nil {
			if at.below == nil {
				at.below = map[string]*node{}
			}
			if f.names++; f.names > maxNames {
				return malformed("The request has too many parameters.")
			}
			next = &node{}
			at.below[part] = next
		}
		at = next
	}
	if at.set {
		return malformed("A parameter is given more than once.")
	}
	at.value, at.set = value, true
	return nil
}

// Get gives the value of a parameter without dots, "" if it is not there.
func (f *Form) Get(name string) string {
	if n := f.root.below[name]; n != nil {
		return n.value
	}
	return ""
}
