package sigv4

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/textproto"
	"slices"
	"strings"
)

// scratch is the memory that one verification takes. What is appended to text
// is referred to by where it begins and ends, as text moves when it grows.
type scratch struct {
	text    []byte      // names of headers in lower case, and the query in its escapes
	headers []headerRef // by name, those of one name in the order received
	signed  []extent    // names of signed headers, sorted
	query   []queryRef
	out     []byte // the canonical request
	toSign  []byte
	work    []byte // of mac

	bodyHash [2 * sha256.Size]byte
	ordered  bool // the list of signed headers is one

	did effort
}

// effort is what a verification has taken of what costs something. Tests compare
// it: a clock would show less, and at times what is not there.
type effort struct{ hashes, hashedBytes, derivations int }

// sum256 is SHA-256.
func (s *scratch) sum256(b []byte) [sha256.Size]byte {
	s.did.hashes++
	s.did.hashedBytes += len(b)
	return sha256.Sum256(b)
}

// bodySum is SHA-256 by a function that was given, if one was.
func (s *scratch) bodySum(body []byte, by func([]byte) [sha256.Size]byte) [sha256.Size]byte {
	if by == nil {
		return s.sum256(body)
	}
	s.did.hashes++
	s.did.hashedBytes += len(body)
	return by(body)
}

// extent is a part of scratch.text.
type extent struct{ from, to int }

type headerRef struct {
	name  extent
	value string
}

type queryRef struct{ name, value extent }

// keptScratch is how much memory is kept for the next verification.
const keptScratch = 64 << 10

// reset lets go of the request.
func (s *scratch) reset() {
	clear(s.headers)
	if cap(s.text)+cap(s.out) > keptScratch || cap(s.headers) > 256 || cap(s.query) > 256 || cap(s.signed) > 256 {
		*s = scratch{}
		return
	}
	s.text, s.headers, s.signed, s.query = s.text[:0], s.headers[:0], s.signed[:0], s.query[:0]
	s.out, s.toSign, s.did = s.out[:0], s.toSign[:0], effort{}
}

func (s *scratch) at(e extent) []byte         { return s.text[e.from:e.to] }
func (s *scratch) nameOf(h *headerRef) []byte { return s.at(h.name) }
func (s *scratch) lower(name string) (e extent) {
	e.from = len(s.text)
	for i := range len(name) {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		s.text = append(s.text, c)
	}
	e.to = len(s.text)
	return e
}

// authority is what HTTP/2 has in Host's place. The AWS SDK for JavaScript v3
// signs it under this name.
const authority = ":authority"

// readHeaders sorts the headers by name. Host is there under both its names.
func (s *scratch) readHeaders(headers []Pair) {
	for _, h := range headers {
		s.headers = append(s.headers, headerRef{s.lower(h.Name), h.Value})
		if string(s.nameOf(&s.headers[len(s.headers)-1])) == "host" {
			s.headers = append(s.headers, headerRef{s.lower(authority), h.Value})
		}
	}
	slices.SortStableFunc(s.headers, func(a, b headerRef) int { return bytes.Compare(s.at(a.name), s.at(b.name)) })
}

// checkSigned reads the list of signed headers and checks that what must be
// signed is: Host, and every X-Amz-* header (AWS docs). X-Amz-User-Agent is
// excepted, because the SDKs for PHP and Rust leave it out.
func (s *scratch) checkSigned(list string) *Refusal {
	for name := range strings.SplitSeq(list, ";") {
		s.signed = append(s.signed, s.lower(name))
	}
	compare := func(a, b extent) int { return bytes.Compare(s.at(a), s.at(b)) }
	slices.SortFunc(s.signed, compare)
	s.ordered = true
	host := false
	for i, e := range s.signed {
		name := s.at(e)
		isHost := string(name) == "host" || string(name) == authority
		host = host || isHost
		if i > 0 && compare(s.signed[i-1], e) == 0 || !isHost && !isName(name) {
			s.ordered = false
		}
	}
	if !host {
		return unsigned("'Host' or '" + authority + "'")
	}
	next := 0
	for i := range s.headers {
		name := s.nameOf(&s.headers[i])
		for next < len(s.signed) && bytes.Compare(s.at(s.signed[next]), name) < 0 {
			next++
		}
		if next < len(s.signed) && bytes.Equal(s.at(s.signed[next]), name) {
			continue
		}
		if bytes.HasPrefix(name, []byte("x-amz-")) && string(name) != "x-amz-user-agent" {
			return unsigned("'" + textproto.CanonicalMIMEHeaderKey(string(name)) + "'")
		}
	}
	return nil
}

func unsigned(name string) *Refusal {
	return &Refusal{Reason: UnsignedHeader, Message: name + " must be a 'SignedHeader' in the AWS Authorization."}
}

// isName says whether a header can have the name, so that none can pass for
// another and its value.
func isName(name []byte) bool {
	for _, c := range name {
		if c <= ' ' || c == ':' || c >= 0x7f {
			return false
		}
	}
	return len(name) > 0
}

// readQuery takes a query apart into names and values in the one spelling of
// escapes, and says whether every % in it begins an escape. A + is a space, and
// a name without = has an empty value.
func (s *scratch) readQuery(query string) (whole bool) {
	whole = true
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		var p queryRef
		var ok [2]bool
		p.name, ok[0] = s.escaped(name)
		p.value, ok[1] = s.escaped(value)
		whole = whole && ok[0] && ok[1]
		s.query = append(s.query, p)
	}
	return whole
}

func (s *scratch) escaped(text string) (e extent, ok bool) {
	e.from = len(s.text)
	s.text, ok = appendSpelled(s.text, text, inQuery)
	e.to = len(s.text)
	return e, ok
}

// queryHas and queryValue find a parameter that needs no escapes. queryValue
// says how often it is there.
func (s *scratch) queryHas(name string) bool { return s.queryValue(name, nil) > 0 }

func (s *scratch) queryValue(name string, to *string) (times int) {
	for _, p := range s.query {
		if string(s.at(p.name)) != name {
			continue
		}
		if times++; times == 1 && to != nil {
			*to = unescape(s.at(p.value))
		}
	}
	return times
}

// appendCanonical writes the canonical request (AWS docs). It says whether the
// request can have been signed that way: whether every signed header is there,
// once in the list, and nothing could pass for something else. payload is what
// stands for the body; "" is its hash.
func (s *scratch) appendCanonical(r *Received, c *claim, rule PathRule, payload string) (ok bool) {
	ok = s.ordered && isName([]byte(r.Method))
	s.out = append(append(s.out, r.Method...), '\n')
	var whole bool
	s.out, whole = appendPath(s.out, r.Path, rule)
	ok = ok && whole
	s.out = append(s.out, '\n')
	s.appendQuery(c.presigned)
	s.out = append(s.out, '\n')
	ok = s.appendHeaders() && ok
	s.out = append(s.out, '\n')
	for i, e := range s.signed {
		if i > 0 {
			s.out = append(s.out, ';')
		}
		s.out = append(s.out, s.at(e)...)
	}
	s.out = append(s.out, '\n')
	if payload == "" {
		s.out = append(s.out, s.bodyHash[:]...)
	} else {
		s.out = append(s.out, payload...)
	}
	return ok
}

// appendQuery writes the parameters sorted by name, then by value, but for the
// signature itself.
func (s *scratch) appendQuery(presigned bool) {
	slices.SortFunc(s.query, func(a, b queryRef) int {
		if c := bytes.Compare(s.at(a.name), s.at(b.name)); c != 0 {
			return c
		}
		return bytes.Compare(s.at(a.value), s.at(b.value))
	})
	first := true
	for _, p := range s.query {
		if presigned && string(s.at(p.name)) == "X-Amz-Signature" {
			continue
		}
		if !first {
			s.out = append(s.out, '&')
		}
		first = false
		s.out = append(s.out, s.at(p.name)...)
		s.out = append(s.out, '=')
		s.out = append(s.out, s.at(p.value)...)
	}
}

// appendHeaders writes the signed headers, the values of one name joined by
// commas. It says whether all of them are there.
func (s *scratch) appendHeaders() (all bool) {
	all = true
	next := 0
	for _, e := range s.signed {
		name := s.at(e)
		for next < len(s.headers) && bytes.Compare(s.nameOf(&s.headers[next]), name) < 0 {
			next++
		}
		s.out = append(append(s.out, name...), ':')
		found := false
		for next < len(s.headers) && bytes.Equal(s.nameOf(&s.headers[next]), name) {
			if found {
				s.out = append(s.out, ',')
			}
			found = true
			s.out = appendTrimmed(s.out, s.headers[next].value)
			next++
		}
		all = all && found
		s.out = append(s.out, '\n')
	}
	return all
}

// appendToSign writes the string to sign.
func (s *scratch) appendToSign(c *claim, v *Verified) {
	sum := s.sum256(s.out)
	for _, part := range [...]string{Algorithm, "\n", c.stamp, "\n", v.Date, "/", v.Region, "/", v.Service, "/", terminator, "\n"} {
		s.toSign = append(s.toSign, part...)
	}
	s.toSign = hex.AppendEncode(s.toSign, sum[:])
}
