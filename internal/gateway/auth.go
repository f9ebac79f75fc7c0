package gateway

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// checkAuth makes AWS's checks of what a request says about its signer, in
// AWS's words (recorded from AWS), and returns the Credential parameter. Only
// the form is checked: the signature itself is not verified.
func checkAuth(r *http.Request) (credential string, refusal *shardwell.Error) {
	header := r.Header.Get("Authorization")
	query := r.URL.Query()
	inQuery := query.Has("X-Amz-Algorithm")
	switch {
	case header != "" && inQuery:
		return "", &shardwell.Error{Code: shardwell.CodeInvalidSignature,
			Message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."}
	case header == "" && !inQuery:
		return "", &shardwell.Error{Code: shardwell.CodeMissingAuthentication, Message: "Missing Authentication Token"}
	case inQuery:
		return checkQueryAuth(query.Get)
	}
	return checkHeaderAuth(header, r.Header.Get("X-Amz-Date") != "" || r.Header.Get("Date") != "")
}

// checkHeaderAuth checks an Authorization header.
func checkHeaderAuth(header string, dated bool) (string, *shardwell.Error) {
	a := sigv4.ParseAuthorization(header)
	var missing strings.Builder
	for _, p := range []struct{ name, value string }{
		{"Credential", a.Credential}, {"Signature", a.Signature}, {"SignedHeaders", a.SignedHeaders},
	} {
		if p.value == "" {
			missing.WriteString("Authorization header requires '" + p.name + "' parameter. ")
		}
	}
	if !dated {
		missing.WriteString("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ")
	}
	if missing.Len() > 0 {
		return "", &shardwell.Error{Code: shardwell.CodeIncompleteSignature,
			Message: missing.String() + "Authorization=" + header}
	}
	return a.Credential, nil
}

// checkQueryAuth checks a presigned request's parameters.
func checkQueryAuth(get func(string) string) (string, *shardwell.Error) {
	var missing strings.Builder
	for _, name := range []string{"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"} {
		if get(name) == "" {
			missing.WriteString("AWS query-string parameters must include '" + name + "'. ")
		}
	}
	if missing.Len() > 0 {
		return "", &shardwell.Error{Code: shardwell.CodeIncompleteSignature,
			Message: missing.String() + "Re-examine the query-string parameters."}
	}
	return get("X-Amz-Credential"), nil
}

// tenantOf tells whose resources a request means: the region of its credential
// scope, and the account that its access key is, if it is twelve digits. What
// a credential does not say is taken from the default.
func tenantOf(credential, host string, t shardwell.Tenant) shardwell.Tenant {
	c, ok := sigv4.ParseCredential(credential)
	if ok {
		t.Region = regionOf(c.Region, host, t.Region)
	}
	if isAccount(c.AccessKeyID) {
		t.Account = c.AccessKeyID
	}
	return t
}

// rootOf is the root of a tenant's account, who everybody is taken for when
// signatures are not verified.
func (g *Gateway) rootOf(t shardwell.Tenant) *service.Caller {
	if t.Account == g.config.Account && shardwell.Partition(t.Region) == shardwell.Partition(g.config.Region) {
		return g.root
	}
	return service.Root(shardwell.Partition(t.Region), t.Account, "")
}

// regionOf chooses between the region that a request was signed for, the one
// that its Host names, and the default. A client that derives the region from
// the address it connects to signs for "0" at 127.0.0.1, while its Host still
// names the endpoint it believes to speak to (boto 2.49 does both).
func regionOf(signed, host, otherwise string) string {
	if isRegionName(signed) {
		return signed
	}
	if m := endpointName.FindStringSubmatch(host); m != nil {
		return m[1]
	}
	if looseRegion.MatchString(signed) {
		return signed
	}
	return otherwise
}

// A region becomes part of names that are kept, so that only what can be one is
// believed: looseRegion is any word with a letter, such as "local".
var (
	looseRegion  = regexp.MustCompile(`^[0-9-]{0,32}[a-z][a-z0-9-]{0,31}$`)
	endpointName = regexp.MustCompile(`^[a-z.-]*\.([a-z]{2,9}(?:-[a-z]{1,20}){1,3}-[0-9]{1,3})\.amazonaws\.com(?:\.cn)?(?::[0-9]+)?$`)
)

// isRegionName says whether a text has the form of AWS's regions, as endpointName has it
// too: words of letters with hyphens between them, and a number. Every request asks, so
// it is no regular expression.
func isRegionName(s string) bool {
	word, rest, more := strings.Cut(s, "-")
	if !more || len(word) < 2 || len(word) > 9 || !isAll(word, 'a', 'z') {
		return false
	}
	for words := 0; more; words++ {
		word, rest, more = strings.Cut(rest, "-")
		switch {
		case !more:
			return words > 0 && len(word) > 0 && len(word) <= 3 && isAll(word, '0', '9')
		case words == 3 || len(word) == 0 || len(word) > 20 || !isAll(word, 'a', 'z'):
			return false
		}
	}
	return false
}

// isAll says whether all characters of a text are between two.
func isAll(s string, least, most byte) bool {
	for i := range len(s) {
		if s[i] < least || s[i] > most {
			return false
		}
	}
	return true
}

func isAccount(s string) bool {
	return len(s) == 12 && isAll(s, '0', '9')
}
