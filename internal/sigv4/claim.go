package sigv4

import (
	"bytes"
	"strings"
	"time"
)

// claim is what a request says of its signature, in either form.
type claim struct {
	presigned     bool
	algorithm     string
	credential    string
	signedHeaders string
	signature     string
	stamp         string // the time of signing, in ISO 8601's basic form once checked
	dated         bool   // stamp comes from a Date header
	token         string
	payload       string // X-Amz-Content-SHA256, "" if absent
	expires       string
	hasExpires    bool
	lifetime      time.Duration // of expires, once checked
}

// readClaim takes headers and query apart, and finds out which form a signature
// has and whether all of its parts are there.
func (s *scratch) readClaim(r *Received) (claim, *Refusal) {
	var c claim
	var authorization, date string
	var twice bool
	s.readHeaders(r.Headers)
	for i := range s.headers {
		h := &s.headers[i]
		name := s.nameOf(h)
		again := i > 0 && bytes.Equal(name, s.nameOf(&s.headers[i-1]))
		switch string(name) {
		case "authorization":
			joinTo(&authorization, h.value, again)
			twice = again
		case "x-amz-date":
			joinTo(&c.stamp, h.value, again)
		case "date":
			joinTo(&date, h.value, again)
		case "x-amz-security-token":
			joinTo(&c.token, h.value, again)
		case "x-amz-content-sha256":
			joinTo(&c.payload, h.value, again)
		}
	}
	whole := s.readQuery(r.Query)
	c.presigned = s.queryHas("X-Amz-Algorithm")
	switch {
	case authorization != "" && c.presigned:
		return c, &Refusal{Reason: BothForms, Presigned: true,
			Message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."}
	case authorization == "" && !c.presigned:
		return c, &Refusal{Reason: NoSignature, Message: "Missing Authentication Token"}
	case !whole:
		return c, &Refusal{Reason: MalformedQuery, Presigned: c.presigned,
			Message: "The query string contains a syntax error: a % that begins no escape."}
	case c.presigned:
		return c, s.readQueryClaim(&c)
	case twice:
		return c, &Refusal{Reason: IncompleteHeader, Message: "There must be one Authorization header. Authorization=" + authorization}
	}
	if c.stamp == "" {
		c.stamp, c.dated = date, true
	}
	return c, c.readHeaderClaim(authorization)
}

// joinTo sets a header's value, or adds one of a header that is there again: of
// those that matter none has a value with a comma, so that two, even if one of
// them is empty, are as good as none.
func joinTo(to *string, value string, again bool) {
	value = strings.TrimSpace(value)
	if again {
		value = *to + "," + value
	}
	*to = value
}

// readHeaderClaim takes an Authorization header apart.
func (c *claim) readHeaderClaim(header string) *Refusal {
	algorithm, rest, _ := strings.Cut(header, " ")
	c.algorithm = algorithm
	for rest != "" {
		end := strings.IndexAny(rest, ", ")
		part := rest
		if end >= 0 {
			part, rest = rest[:end], rest[end+1:]
		} else {
			rest = ""
		}
		if part == "" {
			continue
		}
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			return &Refusal{Reason: IncompleteHeader, Message: "'" + part +
				"' not a valid key=value pair (missing equal-sign) in Authorization header: '" + header + "'."}
		}
		var to *string
		switch name {
		case "Credential":
			to = &c.credential
		case "SignedHeaders":
			to = &c.signedHeaders
		case "Signature":
			to = &c.signature
		default:
			continue
		}
		if *to != "" {
			return &Refusal{Reason: IncompleteHeader, Message: "Authorization header requires one '" + name + "' parameter. Authorization=" + header}
		}
		*to = value
	}
	if c.credential != "" && c.signature != "" && c.signedHeaders != "" && c.stamp != "" {
		return nil
	}
	return &Refusal{Reason: IncompleteHeader, Message: lack("Authorization header requires '", "' parameter. ",
		part{"Credential", c.credential}, part{"Signature", c.signature}, part{"SignedHeaders", c.signedHeaders}) +
		lack("Authorization header requires existence of either a '", "' header. ", part{"X-Amz-Date' or a 'Date", c.stamp}) +
		"Authorization=" + header}
}

// part is a parameter that a signature must have.
type part struct{ name, value string }

// lack says which parts are empty.
func lack(before, after string, parts ...part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.value == "" {
			b.WriteString(before + p.name + after)
		}
	}
	return b.String()
}

// readQueryClaim reads the parameters of a presigned request.
func (s *scratch) readQueryClaim(c *claim) *Refusal {
	c.stamp, c.token = "", ""
	var twice string
	for _, p := range []struct {
		name string
		to   *string
	}{
		{"X-Amz-Algorithm", &c.algorithm}, {"X-Amz-Credential", &c.credential}, {"X-Amz-Signature", &c.signature},
		{"X-Amz-SignedHeaders", &c.signedHeaders}, {"X-Amz-Date", &c.stamp}, {"X-Amz-Expires", &c.expires},
		{"X-Amz-Security-Token", &c.token},
	} {
		times := s.queryValue(p.name, p.to)
		if times > 1 && twice == "" {
			twice = p.name
		}
		if p.to == &c.expires {
			c.hasExpires = times > 0
		}
	}
	text := lack("AWS query-string parameters must include '", "'. ", part{"X-Amz-Algorithm", c.algorithm},
		part{"X-Amz-Credential", c.credential}, part{"X-Amz-Signature", c.signature},
		part{"X-Amz-SignedHeaders", c.signedHeaders}, part{"X-Amz-Date", c.stamp})
	if twice != "" {
		text += "AWS query-string parameters must include '" + twice + "' once. "
	}
	if text != "" {
		return &Refusal{Reason: IncompleteQuery, Presigned: true, Message: text + "Re-examine the query-string parameters."}
	}
	return nil
}

// checkAlgorithm refuses what is not Signature Version 4 with one region.
func (c *claim) checkAlgorithm() *Refusal {
	if c.algorithm == Algorithm {
		return nil
	}
	text := "Unsupported AWS 'algorithm': '" + c.algorithm + "' (only " + Algorithm + " for now). "
	if c.algorithm == "AWS4-ECDSA-P256-SHA256" {
		text += "This is Signature Version 4A, for several regions at once: sign for one region with Signature Version 4. "
	}
	return &Refusal{Reason: WrongAlgorithm, Message: text}
}

// checkScope checks that a signature is for this service, here, on its day.
// All that is wrong is told at once.
func (c *claim) checkScope(rules *Rules) (Credential, *Refusal) {
	var elements [5]string
	rest, more := c.credential, true
	for i := range elements {
		elements[i], rest, more = strings.Cut(rest, "/")
		if !more && i < len(elements)-1 || more && i == len(elements)-1 {
			reason := IncompleteHeader
			if c.presigned {
				reason = IncompleteQuery
			}
			return Credential{}, &Refusal{Reason: reason, Message: "Credential must have exactly 5 slash-delimited elements, " +
				"e.g. keyid/date/region/service/term, got '" + c.credential + "'"}
		}
	}
	scope := Credential{AccessKeyID: elements[0], Date: elements[1], Region: elements[2], Service: elements[3]}
	goodRegion := scope.Region != "" && (rules.Region == nil || rules.Region(scope.Region))
	if goodRegion && scope.Service == rules.Service && elements[4] == terminator && scope.Date == c.stamp[:8] {
		return scope, nil
	}
	text := ""
	if !goodRegion {
		text += "Credential should be scoped to a valid region, not '" + scope.Region + "'. "
	}
	if scope.Service != rules.Service {
		text += "Credential should be scoped to correct service: '" + rules.Service + "'. "
	}
	if elements[4] != terminator {
		text += "Credential should be scoped with a valid terminator: '" + terminator + "', not '" + elements[4] + "'. "
	}
	if scope.Date != c.stamp[:8] {
		text += "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
			scope.Date + "' != '" + c.stamp[:8] + "', from '" + c.stamp + "'."
	}
	return Credential{}, &Refusal{Reason: WrongScope, Message: text}
}
