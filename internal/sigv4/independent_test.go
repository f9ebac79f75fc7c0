package sigv4

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"slices"
	"strings"
)

// This file says a second time, by other means and without regard to speed,
// what of a request is signed. It shares nothing with the package but types.

// reading is what a request says of itself.
type reading struct {
	canonical                                        string
	algorithm, credential, signature, stamp, payload string
}

// independent reads a request; ok is false where it cannot have been signed.
func independent(r Received, rule PathRule) (out reading, ok bool) {
	values := make(map[string][]string)
	for _, h := range r.Headers {
		name := strings.ToLower(h.Name)
		values[name] = append(values[name], collapse(h.Value))
	}
	values[":authority"] = append(values[":authority"], values["host"]...)
	query, ok := independentQuery(r.Query)
	if !ok {
		return out, false
	}
	var signed string
	auth := strings.Join(values["authorization"], ",")
	ok = ok && len(values["authorization"]) <= 1
	presigned := len(query["X-Amz-Algorithm"]) > 0
	if presigned {
		for name, to := range map[string]*string{"X-Amz-Algorithm": &out.algorithm, "X-Amz-Credential": &out.credential,
			"X-Amz-Signature": &out.signature, "X-Amz-Date": &out.stamp, "X-Amz-SignedHeaders": &signed} {
			if len(query[name]) != 1 {
				return out, false
			}
			*to = query[name][0]
		}
		delete(query, "X-Amz-Signature")
		ok = ok && auth == ""
	} else {
		out.algorithm, _, _ = strings.Cut(auth, " ")
		out.stamp = strings.Join(values["x-amz-date"], ",")
		for name, to := range map[string]*string{"Credential=": &out.credential, "Signature=": &out.signature, "SignedHeaders=": &signed} {
			words := strings.Split(strings.ReplaceAll(auth, ",", " "), " ")[1:]
			words = slices.DeleteFunc(words, func(word string) bool { return !strings.HasPrefix(word, name) })
			if len(words) != 1 {
				return out, false
			}
			*to = strings.TrimPrefix(words[0], name)
		}
	}
	headers, names, allThere := independentHeaders(values, strings.ToLower(signed))
	escapedPath, pathOK := independentPath(r.Path, rule)
	hash := sha256.Sum256(r.Body)
	out.payload = hex.EncodeToString(hash[:])
	out.canonical = strings.Join([]string{r.Method, escapedPath, sortedQuery(query), headers, names, out.payload}, "\n")
	return out, ok && allThere && pathOK && !strings.ContainsAny(r.Method, " \n")
}

// collapse trims and collapses the white space of ASCII.
func collapse(value string) string {
	return strings.Join(strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" \t\n\v\f\r", r) }), " ")
}

// escapeAll is RFC 3986's escape of everything that is not unreserved.
func escapeAll(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

func independentQuery(raw string) (map[string][]string, bool) {
	query := make(map[string][]string)
	for pair := range strings.SplitSeq(raw, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		n, err1 := url.QueryUnescape(name)
		v, err2 := url.QueryUnescape(value)
		if err1 != nil || err2 != nil {
			return nil, false
		}
		query[n] = append(query[n], v)
	}
	return query, true
}

func sortedQuery(query map[string][]string) string {
	var names []string
	for name := range query {
		names = append(names, escapeAll(name))
	}
	slices.Sort(names)
	var pairs []string
	for _, name := range names {
		plain, _ := url.QueryUnescape(name)
		var values []string
		for _, v := range query[plain] {
			values = append(values, escapeAll(v))
		}
		slices.Sort(values)
		for _, v := range values {
			pairs = append(pairs, name+"="+v)
		}
	}
	return strings.Join(pairs, "&")
}

func independentHeaders(values map[string][]string, signed string) (block, list string, ok bool) {
	names := strings.Split(signed, ";")
	slices.Sort(names)
	ok = len(slices.Compact(slices.Clone(names))) == len(names) && (slices.Contains(names, "host") || slices.Contains(names, ":authority"))
	for _, name := range names {
		ok = ok && len(values[name]) > 0
		block += name + ":" + strings.Join(values[name], ",") + "\n"
	}
	for name := range values {
		if strings.HasPrefix(name, "x-amz-") && name != "x-amz-user-agent" && !slices.Contains(names, name) {
			ok = false
		}
	}
	return block, strings.Join(names, ";"), ok
}

func independentPath(p string, rule PathRule) (string, bool) {
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	if rule == PathTwice {
		slash := strings.HasSuffix(p, "/")
		if p = path.Clean(p); slash && p != "/" {
			p += "/"
		}
	}
	segments := strings.Split(p, "/")
	for i, segment := range segments {
		if rule == PathOnce {
			plain, err := url.PathUnescape(segment)
			if err != nil {
				return "", false
			}
			segment = plain
		}
		segments[i] = escapeAll(segment)
	}
	return strings.Join(segments, "/"), true
}

// sign is the signature of a reading.
func (r reading) sign(secret string) string {
	scope := strings.SplitN(r.credential, "/", 2)[1]
	sum := sha256.Sum256([]byte(r.canonical))
	key := []byte("AWS4" + secret)
	for part := range strings.SplitSeq(scope, "/") {
		key = hmacOf(key, part)
	}
	return hex.EncodeToString(hmacOf(key, r.algorithm+"\n"+r.stamp+"\n"+scope+"\n"+hex.EncodeToString(sum[:])))
}

func hmacOf(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}
