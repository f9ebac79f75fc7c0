package gateway

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
	"github.com/shardwell/shardwell/internal/wire"
)

// queryGateway serves two operations of IAM: CreateUser answers who called, or with
// an error whose code is the user's path between its slashes; DeleteUser says nothing.
func queryGateway() *Gateway { return queryGatewayThatKnows(nil) }

func queryGatewayThatKnows(known func(accessKeyID, sessionToken string) *service.Caller) *Gateway {
	return New(Config{Known: known, Services: []Service{{API: iam.Service, Words: wire.IAM, Handlers: map[string]service.Handler{
		"CreateUser": func(ctx context.Context, _ shardwell.Tenant, in api.Struct) (service.Reply, error) {
			user := in.(*iam.CreateUserRequest)
			if code := strings.Trim(user.Path, "/"); code != "" {
				return service.Reply{}, &shardwell.Error{Code: code, Message: "a < b"}
			}
			return service.Reply{Body: &iam.CreateUserResponse{User: &iam.User{UserName: user.UserName, Arn: service.CallerOf(ctx).ARN}}}, nil
		},
		"DeleteUser": func(context.Context, shardwell.Tenant, api.Struct) (service.Reply, error) {
			return service.Reply{}, nil
		},
	}}}})
}

const form = "application/x-www-form-urlencoded; charset=utf-8"

// askQuery makes a request with the headers given, by name and value.
func askQuery(g *Gateway, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = "localhost:4567"
	r.Header.Set("Content-Type", form)
	r.Header.Set("Authorization", signed)
	r.Header.Set("X-Amz-Date", "20261101T000000Z")
	for i := 0; i < len(headers); i += 2 {
		if r.Header.Del(headers[i]); headers[i+1] != "" {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	g.ServeHTTP(w, r)
	return w
}

// Property: forms and GETs are answered in XML with the request's id, and refusals
// with the code, the status and the words of the Query protocol.
func TestQuery(t *testing.T) {
	g := queryGateway()
	const call = "Version=2010-05-08&UserName=u&Action="
	for _, c := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		want                       string
	}{
		{"form", "POST", "/", call + "CreateUser", nil, 200, "<CreateUserResult><User><Path></Path><UserName>u</UserName>"},
		{"caller", "POST", "/", call + "CreateUser", nil, 200, "<Arn>arn:aws:iam::000000000000:root</Arn>"},
		{"GET", "GET", "/?" + call + "CreateUser", "", []string{"Content-Type", ""}, 200, "<UserName>u</UserName>"},
		{"no output", "POST", "/", call + "DeleteUser", nil, 200,
			`<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>`},
		{"unknown action", "POST", "/", call + "Nothing", nil, 400, "<Code>InvalidAction</Code><Message>Could not find operation Nothing for version 2010-05-08</Message>"},
		{"no version", "POST", "/", "Action=CreateUser", nil, 400, "for version NO_VERSION_SPECIFIED"},
		{"unsigned", "POST", "/", call + "CreateUser", []string{"Authorization", ""}, 403, "<Code>MissingAuthenticationToken</Code>"},
		{"no date", "POST", "/", call + "CreateUser", []string{"X-Amz-Date", ""}, 400, "<Code>IncompleteSignature</Code>"},
		{"missing member", "POST", "/", "Version=2010-05-08&Action=CreateUser", nil, 400,
			"<Code>ValidationError</Code><Message>1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must not be null</Message>"},
		{"malformed", "POST", "/", call + "CreateUser&UserName=v", nil, 400, "<Code>MalformedInput</Code>"},
		{"modelled error", "POST", "/", call + "CreateUser&Path=/NoSuchEntity/", nil, 404,
			"<Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>a &lt; b</Message></Error>"},
		{"conflict", "POST", "/", call + "CreateUser&Path=/EntityAlreadyExists/", nil, 409, "<Code>EntityAlreadyExists</Code>"},
		{"denied", "POST", "/", call + "CreateUser&Path=/AccessDeniedException/", nil, 403, "<Code>AccessDenied</Code>"},
		{"our fault", "POST", "/", call + "CreateUser&Path=/InternalFailure/", nil, 500, "<Type>Receiver</Type><Code>InternalFailure</Code>"},
	} {
		w := askQuery(g, c.method, c.target, c.body, c.headers...)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) || w.Header().Get("Content-Type") != "text/xml" {
			t.Errorf("%s: %d %s\nwant %d with %s", c.name, w.Code, w.Body, c.status, c.want)
		}
		if id := raw(w, headerRequestID); id == "" || !strings.Contains(w.Body.String(), "<RequestId>"+id+"</RequestId>") {
			t.Errorf("%s: the answer does not have the request's id", c.name)
		}
	}
}

// Property: what is no Query request is answered as before: forms that name no
// action or have a target, operations of Query services by target, and GETs that a
// web page could make while signatures are not verified.
func TestNoQuery(t *testing.T) {
	const call = "Version=2010-05-08&UserName=u&Action=DeleteUser"
	presigned := "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/20261101/us-east-1/iam/aws4_request&X-Amz-Signature=00&X-Amz-SignedHeaders=host&X-Amz-Date=20261101T000000Z"
	for _, c := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
	}{
		{"no action", "POST", "/", "a=b", nil, 403},
		{"a target", "POST", "/", call, []string{"X-Amz-Target", "Kinesis_20131202.ListStreams"}, 404},
		{"JSON", "POST", "/", "{}", []string{"Content-Type", json11, "X-Amz-Target", ".DeleteUser"}, 400},
		{"presigned without verification", "GET", "/?" + call + presigned, "", []string{"Authorization", ""}, 403},
		{"another method", "DELETE", "/?" + call, "", nil, 403},
		{"form of a foreign page", "POST", "/", call, []string{"Origin", "https://example.com"}, 403},
	} {
		w := askQuery(queryGateway(), c.method, c.target, c.body, c.headers...)
		if w.Code != c.status || strings.Contains(w.Body.String(), "ResponseMetadata") {
			t.Errorf("%s: %d %s", c.name, w.Code, w.Body)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/?"+call, nil)
	r.Host = "rebound.example.com"
	r.Header.Set("Authorization", signed)
	r.Header.Set("X-Amz-Date", "20261101T000000Z")
	w := httptest.NewRecorder()
	if queryGateway().ServeHTTP(w, r); w.Code != http.StatusForbidden {
		t.Errorf("a foreign host: %d %s", w.Code, w.Body)
	}
	if w := askQuery(New(Config{}), "POST", "/", call); w.Code != http.StatusForbidden {
		t.Errorf("without such services: %d %s", w.Code, w.Body)
	}
}

// Whatever is wrong with a signature, a client of the Query protocol is told what
// package sigv4 has for that protocol.
func TestQueryRefusalsOfSignatures(t *testing.T) {
	for reason := sigv4.BothForms; reason <= sigv4.BrokenChunks; reason++ {
		refusal := sigv4.Refusal{Reason: reason, Message: "what is wrong"}
		want := refusal.In(sigv4.Query)
		code, status := new(exchange).queryError(&shardwell.Error{Code: refusal.In(sigv4.JSON).Code})
		if code != want.Code || status != want.Status {
			t.Errorf("reason %d: %s with %d, want %s with %d", reason, code, status, want.Code, want.Status)
		}
	}
	g := New(Config{Auth: new(people), Services: []Service{{API: iam.Service, Words: wire.IAM, Handlers: map[string]service.Handler{"CreateUser": nil}}}})
	w := askQuery(g, "POST", "/", "Action=CreateUser&Version=2010-05-08&UserName=u", "Authorization", "")
	if body := w.Body.String(); w.Code != http.StatusForbidden || !strings.Contains(body, "<Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message>") {
		t.Errorf("%d %s", w.Code, body)
	}
}

// Property: while no signature is verified, whoever names an access key that was made
// here is its owner, in the owner's account, by header or query; others are the root of
// the account that they say, and are not looked for.
func TestKnownKeys(t *testing.T) {
	ann := service.Root("aws", "222222222222", "")
	ann.ARN = "arn:aws:iam::222222222222:user/ann"
	var asked []string
	g := queryGatewayThatKnows(func(id, token string) *service.Caller {
		asked = append(asked, id+token)
		if id+token != "AKIAKNOWN" && id+token != "ASIAKNOWNtoken" {
			return nil
		}
		return ann
	})
	const call = "Version=2010-05-08&UserName=u&Action=CreateUser"
	by := func(id string) string {
		return "AWS4-HMAC-SHA256 Credential=" + id + "/20261101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=a"
	}
	for id, want := range map[string]string{
		"AKIAKNOWN": ann.ARN, "AKIANOBODY": "arn:aws:iam::000000000000:root", "333333333333": "arn:aws:iam::333333333333:root", "test": "arn:aws:iam::000000000000:root",
	} {
		if w := askQuery(g, "POST", "/", call, "Authorization", by(id)); !strings.Contains(w.Body.String(), "<Arn>"+want+"</Arn>") {
			t.Errorf("%s: %s", id, w.Body)
		}
	}
	if w := askQuery(g, "POST", "/", call, "Authorization", by("ASIAKNOWN"), "X-Amz-Security-Token", "token"); !strings.Contains(w.Body.String(), ann.ARN) {
		t.Errorf("with a token: %s", w.Body)
	}
	target := "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAKNOWN/20261101/us-east-1/iam/aws4_request&X-Amz-Signature=00&X-Amz-SignedHeaders=host&X-Amz-Date=20261101T000000Z&X-Amz-Security-Token=token"
	if w := askQuery(g, "POST", target, call, "Authorization", ""); !strings.Contains(w.Body.String(), ann.ARN) {
		t.Errorf("presigned: %s", w.Body)
	}
	slices.Sort(asked)
	if want := []string{"AKIAKNOWN", "AKIANOBODY", "ASIAKNOWNtoken", "ASIAKNOWNtoken"}; !slices.Equal(asked, want) {
		t.Errorf("looked for %v", asked)
	}
}
