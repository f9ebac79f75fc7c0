package sigv4

import "strings"

// Authorization is what an Authorization header carries. Fields are "" when
// the header lacks them.
type Authorization struct {
	Algorithm     string
	Credential    string
	SignedHeaders string
	Signature     string
}

// ParseAuthorization takes an Authorization header apart. It is as lenient as
// AWS about what separates the parameters: commas, spaces or both.
func ParseAuthorization(value string) Authorization {
	var a Authorization
	a.Algorithm, value, _ = strings.Cut(strings.TrimSpace(value), " ")
	for part := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ' ' }) {
		name, v, _ := strings.Cut(part, "=")
		switch name {
		case "Credential":
			a.Credential = v
		case "SignedHeaders":
			a.SignedHeaders = v
		case "Signature":
			a.Signature = v
		}
	}
	return a
}

// Credential is an access key and the scope its signature is valid in.
type Credential struct {
	AccessKeyID string
	Date        string // yyyymmdd
	Region      string
	Service     string
}

// ParseCredential takes a Credential parameter apart:
// key/date/region/service/aws4_request. An access key may contain slashes.
// ok is false when the scope is malformed; AccessKeyID is then what stands
// before the first slash.
func ParseCredential(s string) (c Credential, ok bool) {
	rest := s
	var parts [4]string // the last four, from the end
	for i := range parts {
		at := strings.LastIndexByte(rest, '/')
		if at < 0 {
			key, _, _ := strings.Cut(s, "/")
			return Credential{AccessKeyID: key}, false
		}
		rest, parts[i] = rest[:at], rest[at+1:]
	}
	c = Credential{AccessKeyID: rest, Date: parts[3], Region: parts[2], Service: parts[1]}
	ok = parts[0] == terminator && c.AccessKeyID != "" && c.Date != "" && c.Region != "" && c.Service != ""
	return c, ok
}
