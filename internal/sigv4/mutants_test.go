package sigv4

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// placeholder is what a request has for a signature before it is signed.
var placeholder = strings.Repeat("0", 64)

// signedOriginal is a valid request that mutants are made of.
type signedOriginal struct {
	name    string
	rules   *Rules
	request Received
}

// originals are signed by the independent reading: both forms, a session,
// repeated headers, folded and spaced values, and paths and queries with every
// kind of character that has two spellings.
func originals(t testing.TB) []signedOriginal {
	t.Helper()
	object := testRules()
	object.Path = PathOnce
	authorization := func(id, signed string) Pair {
		return Pair{"Authorization", "AWS4-HMAC-SHA256 Credential=" + id + "/20260102/eu-west-1/kinesis/aws4_request, SignedHeaders=" + signed + ", Signature=" + placeholder}
	}
	const presigned = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIATEST%2F20260102%2Feu-west-1%2Fkinesis%2Faws4_request&X-Amz-Date=20260102T030405Z"
	all := []signedOriginal{
		{"header", testRules(), Received{Method: "POST", Path: "/", Body: []byte(`{"StreamName":"s"}`), Headers: []Pair{
			{"Host", "kinesis.eu-west-1.amazonaws.com"}, {"Content-Type", "application/x-amz-json-1.1"}, {"X-Amz-Target", "Kinesis_20131202.PutRecord"},
			{"User-Agent", "sdk"}, {"X-Amz-User-Agent", "sdk"}, {"X-Amz-Date", "20260102T030405Z"}, authorization(testKey, "content-type;host;x-amz-date;x-amz-target"),
		}}},
		{"session", testRules(), Received{Method: "GET", Path: "/a%20b/./../é/%2f+/~x//y/", Query: "b=2&a=%c3%a9&a=+&empty&b=1&%41=%2B&=", Headers: []Pair{
			{"Host", "h:4567"}, {"My-Header", "  a \t b "}, {"My-Header", "\"c  d\""}, {"my-header", ""}, {"X-Amz-Security-Token", "alive"},
			{"X-Amz-Date", "20260102T030405Z"}, authorization("ASIATEST", "host;my-header;x-amz-date;x-amz-security-token"),
		}}},
		{"presigned", testRules(), Received{Method: "POST", Path: "/", Query: "z=%7E&" + presigned +
			"&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-amz-target&X-Amz-Signature=" + placeholder, Headers: []Pair{{"Host", "h"}, {"X-Amz-Target", "T"}}, Body: []byte("{}")}},
		{"object", object, Received{Method: "PUT", Path: "/bucket/%61%2fb/../c+d/é%20/", Query: "list-type=2&prefix=%2F&" + presigned +
			"&X-Amz-SignedHeaders=%3Aauthority%3Bcontent-length&X-Amz-Signature=" + placeholder, Headers: []Pair{{"Host", "h"}, {"Content-Length", "0"}}}},
		{"form", testRules(), Received{Method: "POST", Path: "", Headers: []Pair{
			{"Host", "iam.amazonaws.com"}, {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}, {"Content-Length", "71"},
			{"Amz-Sdk-Invocation-Id", "8a30ef2a-8fc2-41a7-b70a-7ed4a4e39e64"}, {"X-Amz-Security-Token", "alive"}, {"x-amz-date", "20260102T030405Z"},
			{"X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD"},
			authorization("ASIATEST", "amz-sdk-invocation-id;content-length;content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token"),
		}, Body: []byte("Action=PutUserPolicy&Version=2010-05-08&UserName=a+b&PolicyDocument=%7B%7D")}},
	}
	v := NewVerifier(testKeys, 10)
	for i := range all {
		o := &all[i]
		r, ok := independent(o.request, o.rules.Path)
		if !ok {
			t.Fatalf("%s cannot be signed", o.name)
		}
		o.request = signWith(o.request, r.sign(testSecret))
		if _, refusal := v.Verify(&o.request, o.rules, testNow); refusal != nil {
			t.Fatalf("%s is refused: %s", o.name, refusal)
		}
	}
	return all
}

func signWith(r Received, signature string) Received {
	r.Query = strings.Replace(r.Query, placeholder, signature, 1)
	r.Headers = slices.Clone(r.Headers)
	for i := range r.Headers {
		if r.Headers[i].Name == "Authorization" {
			r.Headers[i].Value = strings.Replace(r.Headers[i].Value, placeholder, signature, 1)
		}
	}
	return r
}

// textMutants are the texts one change away: a byte or a part lost, doubled,
// added, exchanged, in the other case or in another spelling.
func textMutants(text string) []string {
	var all []string
	add := func(s string) { all = append(all, s) }
	for i := range len(text) {
		c := text[i]
		add(text[:i])
		add(text[:i] + text[i+1:])
		add(text[:i] + text[i:i+1] + text[i:])
		add(text[:i] + fmt.Sprintf("%%%02X", c) + text[i+1:])
		add(text[:i] + fmt.Sprintf("%%%02x", c) + text[i+1:])
		for _, other := range []byte{'a', '0', ' ', '/', '.', '+', '&', '=', ';', ',', '%', '\n', ':', '-', '"', c ^ 0x20, c ^ 1, c | 0x80} {
			add(text[:i] + string([]byte{other}) + text[i:])
			if other != c {
				add(text[:i] + string([]byte{other}) + text[i+1:])
			}
		}
		if i > 0 {
			add(text[:i-1] + text[i:i+1] + text[i-1:i] + text[i+1:])
		}
	}
	for _, separator := range []string{"&", ";", ", ", "/", " "} {
		parts := strings.Split(text, separator)
		for i := range parts {
			add(strings.Join(slices.Delete(slices.Clone(parts), i, i+1), separator))
			add(strings.Join(slices.Insert(slices.Clone(parts), i, parts[i]), separator))
			for j := range i {
				swapped := slices.Clone(parts)
				swapped[i], swapped[j] = swapped[j], swapped[i]
				add(strings.Join(swapped, separator))
			}
		}
	}
	return append(all, text+"x", text+" ", " "+text, strings.ToUpper(text), strings.ToLower(text))
}

// mutantsOf gives every mutant of a request to try.
func mutantsOf(r Received, try func(Received)) {
	for _, part := range []func(m *Received) *string{
		func(m *Received) *string { return &m.Method }, func(m *Received) *string { return &m.Path }, func(m *Received) *string { return &m.Query },
	} {
		for _, text := range textMutants(*part(&r)) {
			m := r
			*part(&m) = text
			try(m)
		}
	}
	for _, text := range textMutants(string(r.Body)) {
		m := r
		m.Body = []byte(text)
		try(m)
	}
	headers := func(edit func([]Pair) []Pair) {
		m := r
		m.Headers = edit(slices.Clone(r.Headers))
		try(m)
	}
	for i := range r.Headers {
		for _, text := range textMutants(r.Headers[i].Value) {
			headers(func(h []Pair) []Pair { h[i].Value = text; return h })
			headers(func(h []Pair) []Pair { return slices.Insert(h, i, Pair{h[i].Name, text}) })
		}
		for _, text := range textMutants(r.Headers[i].Name) {
			headers(func(h []Pair) []Pair { h[i].Name = text; return h })
		}
		headers(func(h []Pair) []Pair { return slices.Delete(h, i, i+1) })
		headers(func(h []Pair) []Pair { return slices.Insert(h, i, h[i]) })
		for j := range i {
			headers(func(h []Pair) []Pair { h[i], h[j] = h[j], h[i]; return h })
			headers(func(h []Pair) []Pair { h[i].Value, h[j].Value = h[j].Value, h[i].Value; return h })
		}
		for _, added := range []Pair{{"X-Amz-Acl", "public"}, {"x-amz-target", "Kinesis_20131202.DeleteStream"}, {"X-Amz-Security-Token", "alive"},
			{"Date", "Fri, 02 Jan 2026 03:04:05 GMT"}, {"Content-Type", "text/plain"}, {"X-Amz-Content-Sha256", unsignedPayload}} {
			headers(func(h []Pair) []Pair { return slices.Insert(h, i, added) })
		}
	}
	for _, added := range []string{"X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Signature=0", "X-Amz-Security-Token=alive", "x=y", "="} {
		for _, query := range []string{added + "&" + r.Query, r.Query + "&" + added} {
			m := r
			m.Query = strings.Trim(query, "&")
			try(m)
		}
	}
}

// Property: whatever is changed in a signed request, it is refused, unless what
// is signed has stayed the same by the independent reading; then it is still
// the same signer's. With -short one mutant in ten is tried.
func TestMutants(t *testing.T) {
	tried, refused, same := 0, 0, 0
	for _, o := range originals(t) {
		v := NewVerifier(testKeys, 100)
		want, _ := v.Verify(&o.request, o.rules, testNow)
		original, _ := independent(o.request, o.rules.Path)
		mutantsOf(o.request, func(m Received) {
			if tried++; testing.Short() && tried%10 != 0 {
				return
			}
			got, refusal := v.Verify(&m, o.rules, testNow)
			if refusal != nil && refusal.Reason != Mismatch {
				refused++ // what it says is not looked at again
				return
			}
			r, ok := independent(m, o.rules.Path)
			equal := ok && r == original
			switch {
			case refusal != nil && !equal:
				refused++
			case refusal != nil:
				t.Errorf("%s: refused (%s) though the same is signed: %q", o.name, refusal, m)
			case !equal:
				t.Errorf("%s: accepted: %q", o.name, m)
			case got != want:
				t.Errorf("%s: signed by %+v: %q", o.name, got, m)
			default:
				same++
			}
		})
	}
	t.Logf("proof: mutants: %d refused, 0 accepted; %d more are the same request in another spelling", refused, same)
	if !testing.Short() && (refused < 100_000 || same < 100) {
		t.Errorf("only %d mutants were refused and %d were the same request", refused, same)
	}
}

// FuzzVerify: no request makes Verify panic, and it accepts exactly those whose
// signature is that of the independent reading, which is put in for a zero
// signature so that the fuzzer can find them.
func FuzzVerify(f *testing.F) {
	for _, o := range originals(f) {
		var headers strings.Builder
		for _, h := range o.request.Headers {
			headers.WriteString(h.Name + ":" + h.Value + "\x00")
		}
		f.Add(o.request.Method, o.request.Path, o.request.Query, headers.String(), o.request.Body, o.rules.Path == PathOnce)
	}
	v := NewVerifier(testKeys, 10)
	f.Fuzz(func(t *testing.T, method, path, query, headers string, body []byte, once bool) {
		r := Received{Method: method, Path: path, Query: query, Body: body}
		for header := range strings.SplitSeq(strings.TrimSuffix(headers, "\x00"), "\x00") {
			name, value, _ := strings.Cut(header, ":")
			r.Headers = append(r.Headers, Pair{name, value})
		}
		rules := testRules()
		if once {
			rules.Path = PathOnce
		}
		_, refusal := v.Verify(&r, rules, testNow)
		read, ok := independent(r, rules.Path)
		if refusal != nil && refusal.Reason != Mismatch {
			return
		}
		if want := ok && strings.Count(read.credential, "/") == 4 && read.signature == read.sign(testSecret); want != (refusal == nil) {
			t.Fatalf("refused with %v; independently %v, %+v", refusal, ok, read)
		}
	})
}

// FuzzSpelling: whatever a client puts into path, query and a header, its
// signature is accepted, and what is sent in another's place is not.
func FuzzSpelling(f *testing.F) {
	f.Add("/a b/%2f/../é", "a=+&b&a=%zz", " x  y ", []byte("{}"), false)
	f.Add("//./x%", "%C3=&&=1", "\ta,b", []byte{}, true)
	v := NewVerifier(testKeys, 10)
	f.Fuzz(func(t *testing.T, path, query, value string, body []byte, once bool) {
		rules := testRules()
		if once {
			rules.Path = PathOnce
		}
		r := Received{Method: "POST", Path: path, Query: query, Body: body, Headers: []Pair{{"Host", "h"}, {"X-Value", value}, {"X-Amz-Date", "20260102T030405Z"},
			{"Authorization", "AWS4-HMAC-SHA256 Credential=AKIATEST/20260102/eu-west-1/kinesis/aws4_request,SignedHeaders=host;x-amz-date;x-value,Signature=" + placeholder}}}
		read, ok := independent(r, rules.Path)
		if !ok {
			return
		}
		r = signWith(r, read.sign(testSecret))
		if _, refusal := v.Verify(&r, rules, testNow); refusal != nil {
			t.Fatalf("a signed request is refused: %s", refusal)
		}
		other := r
		other.Body = append(bytes.Clone(body), 'x')
		if _, refusal := v.Verify(&other, rules, testNow); refusal == nil {
			t.Fatal("another body is accepted")
		}
	})
}
