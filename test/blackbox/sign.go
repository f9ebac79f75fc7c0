package blackbox

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Credentials are an access key, and the token of its session if it is a session's.
type Credentials struct {
	AccessKeyID, SecretAccessKey, SessionToken string
}

// Environment is how AWS's clients are told of credentials.
func (c Credentials) Environment() []string {
	env := []string{"AWS_ACCESS_KEY_ID=" + c.AccessKeyID, "AWS_SECRET_ACCESS_KEY=" + c.SecretAccessKey}
	if c.SessionToken != "" {
		env = append(env, "AWS_SESSION_TOKEN="+c.SessionToken)
	}
	return env
}

// Sign signs a request whose body can be read again, in place of whatever
// signature it has: AWS's Signature Version 4, written down from its documentation
// and apart from the server's.
func (c Credentials) Sign(req *http.Request, region, service string) error {
	body := []byte{}
	if req.GetBody != nil {
		again, err := req.GetBody()
		if err != nil {
			return err
		}
		if body, err = io.ReadAll(again); err != nil {
			return err
		}
	}
	now := time.Now().UTC().Format("20060102T150405Z")
	req.Header.Set("X-Amz-Date", now)
	req.Header.Del("Authorization")
	if c.SessionToken != "" {
		req.Header.Set("X-Amz-Security-Token", c.SessionToken)
	}
	scope := now[:8] + "/" + region + "/" + service + "/aws4_request"
	canonical, names := canonicalRequest(req, body)
	key := []byte("AWS4" + c.SecretAccessKey)
	for _, part := range strings.Split(scope, "/") {
		key = keyed(key, part)
	}
	signature := hex.EncodeToString(keyed(key, "AWS4-HMAC-SHA256\n"+now+"\n"+scope+"\n"+digest([]byte(canonical))))
	req.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+c.AccessKeyID+"/"+scope+", SignedHeaders="+names+", Signature="+signature)
	return nil
}

// canonicalRequest is what is signed, and the names of the headers that are: the
// host, the type of the body and AWS's own.
func canonicalRequest(req *http.Request, body []byte) (text, names string) {
	headers := map[string]string{"host": req.URL.Host}
	if req.Host != "" {
		headers["host"] = req.Host
	}
	for name, values := range req.Header {
		name = strings.ToLower(name)
		if name == "content-type" || strings.HasPrefix(name, "x-amz-") {
			headers[name] = strings.Join(strings.Fields(strings.Join(values, ",")), " ")
		}
	}
	var sorted []string
	for name := range headers {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	lines := ""
	for _, name := range sorted {
		lines += name + ":" + headers[name] + "\n"
	}
	names = strings.Join(sorted, ";")
	return strings.Join([]string{req.Method, canonicalPath(req.URL), canonicalQuery(req.URL), lines, names, digest(body)}, "\n"), names
}

// canonicalPath escapes the path once more than it is sent.
func canonicalPath(u *url.URL) string {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = escape(part)
	}
	return strings.Join(parts, "/")
}

func canonicalQuery(u *url.URL) string {
	var pairs []string
	for name, values := range u.Query() {
		for _, value := range values {
			pairs = append(pairs, escape(name)+"="+escape(value))
		}
	}
	slices.Sort(pairs)
	return strings.Join(pairs, "&")
}

// escape escapes all but what RFC 3986 never escapes.
func escape(text string) string {
	return strings.NewReplacer("+", "%20", "%7E", "~").Replace(url.QueryEscape(text))
}

func keyed(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
