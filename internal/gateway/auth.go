package gateway

import (
	"net/http"
	"strings"

	"github.com/shardwell/shardwell"
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
	case header == "" && !inQuery, header != "" && !strings.HasPrefix(strings.TrimSpace(header), "AWS4-"):
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
func tenantOf(credential string, t shardwell.Tenant) shardwell.Tenant {
	c, ok := sigv4.ParseCredential(credential)
	if ok {
		t.Region = c.Region
	}
	if isAccount(c.AccessKeyID) {
		t.Account = c.AccessKeyID
	}
	return t
}

func isAccount(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 12
}
