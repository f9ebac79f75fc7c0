package main

import (
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// queryAnswer is what the tests look at in answers of IAM and STS.
type queryAnswer struct {
	Code    string `xml:"Error>Code"`
	Message string `xml:"Error>Message"`
	Arn     string `xml:"GetCallerIdentityResult>Arn"`
	Key     struct {
		AccessKeyID     string `xml:"AccessKeyId"`
		SecretAccessKey string
	} `xml:"CreateAccessKeyResult>AccessKey"`
	Session sigv4Names `xml:"AssumeRoleResult>Credentials"`
	Given   sigv4Names `xml:"GetSessionTokenResult>Credentials"`
}

type sigv4Names struct {
	AccessKeyID     string `xml:"AccessKeyId"`
	SecretAccessKey string
	SessionToken    string
}

// query calls IAM or STS; parameters are by name and value.
func query(t *testing.T, endpoint string, c sigv4.Credentials, service, action string, parameters ...string) (answer queryAnswer) {
	t.Helper()
	form := url.Values{"Action": {action}, "Version": {map[string]string{"iam": "2010-05-08", "sts": "2011-06-15"}[service]}}
	for i := 0; i < len(parameters); i += 2 {
		form.Set(parameters[i], parameters[i+1])
	}
	body := form.Encode()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, endpoint+"/", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	const contentType = "application/x-www-form-urlencoded; charset=utf-8"
	signed := sigv4.Request{Method: "POST", Path: "/", Body: []byte(body), Headers: []sigv4.Pair{{Name: "Host", Value: r.Host}, {Name: "Content-Type", Value: contentType}}}
	r.Header.Set("Content-Type", contentType)
	for _, h := range sigv4.Sign(signed, c, "us-east-1", service, time.Now()) {
		r.Header.Set(h.Name, h.Value)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(text, &answer); err != nil {
		t.Fatalf("%s: %v: %s", action, err, text)
	}
	return answer
}

// With --auth sigv4 a user's key does what the user's policies allow and nothing else,
// before and after a restart; a role's session likewise; and nobody but root sets
// anything up. No secret is in what the server writes out.
func TestUsersAndRoles(t *testing.T) {
	root := sigv4.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: redact.New("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")}
	t.Setenv(rootKeyIDVariable, root.AccessKeyID)
	t.Setenv(rootKeySecretVariable, root.SecretAccessKey.Reveal())
	args := []string{"--data", filepath.Join(t.TempDir(), "data"), "--auth", "sigv4", "--stream", "a", "--stream", "b", "--log-level", "debug"}
	s := serve(t, args...)
	must := func(action string, parameters ...string) queryAnswer {
		t.Helper()
		answer := query(t, s.url, root, "iam", action, parameters...)
		if answer.Code != "" {
			t.Fatalf("%s: %s: %s", action, answer.Code, answer.Message)
		}
		return answer
	}
	const account, user, role = "arn:aws:iam::000000000000:", "arn:aws:iam::000000000000:user/u", "arn:aws:iam::000000000000:role/r"
	must("CreateUser", "UserName", "u")
	must("CreatePolicy", "PolicyName", "p", "PolicyDocument",
		`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kinesis:PutRecord*","Resource":"arn:aws:kinesis:us-east-1:000000000000:stream/a"}}`)
	must("AttachUserPolicy", "UserName", "u", "PolicyArn", account+"policy/p")
	must("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument",
		`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"`+user+`"},"Action":"sts:AssumeRole"}}`)
	must("AttachRolePolicy", "RoleName", "r", "PolicyArn", "arn:aws:iam::aws:policy/AmazonKinesisFullAccess")
	made := must("CreateAccessKey", "UserName", "u").Key
	worker := sigv4.Credentials{AccessKeyID: made.AccessKeyID, SecretAccessKey: redact.New(made.SecretAccessKey)}

	given := query(t, s.url, worker, "sts", "AssumeRole", "RoleArn", role, "RoleSessionName", "job").Session
	session := sigv4.Credentials{AccessKeyID: given.AccessKeyID, SecretAccessKey: redact.New(given.SecretAccessKey), SessionToken: given.SessionToken}
	put := func(c sigv4.Credentials, stream, complaint string) {
		t.Helper()
		t.Setenv("AWS_ACCESS_KEY_ID", c.AccessKeyID)
		t.Setenv("AWS_SECRET_ACCESS_KEY", c.SecretAccessKey.Reveal())
		t.Setenv("AWS_SESSION_TOKEN", c.SessionToken)
		code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", stream, "-k", "k", "x")
		if (code == 0) != (complaint == "") || !strings.Contains(stderr, complaint) {
			t.Errorf("put into %s: %d %s", stream, code, stderr)
		}
	}
	for range 2 {
		put(worker, "a", "")
		put(worker, "b", "User: "+user+" is not authorized to perform: kinesis:PutRecord")
		put(session, "b", "")
		for want, c := range map[string]sigv4.Credentials{account + "root": root, user: worker, "arn:aws:sts::000000000000:assumed-role/r/job": session} {
			if got := query(t, s.url, c, "sts", "GetCallerIdentity").Arn; got != want {
				t.Errorf("%s is %s", want, got)
			}
		}
		denied := query(t, s.url, worker, "iam", "CreateUser", "UserName", "v")
		if denied.Code != "AccessDenied" || denied.Message != "User: "+user+" is not authorized to perform: iam:CreateUser on resource: "+account+
			"user/v because no identity-based policy allows the iam:CreateUser action" {
			t.Errorf("%+v", denied)
		}
		if got := query(t, s.url, sigv4.Credentials{AccessKeyID: made.AccessKeyID, SecretAccessKey: redact.New("no")}, "sts", "GetCallerIdentity"); got.Code != "SignatureDoesNotMatch" {
			t.Errorf("another secret: %+v", got)
		}
		if code := s.end(); code != 0 {
			t.Errorf("ended with %d", code)
		}
		for _, secret := range []string{root.SecretAccessKey.Reveal(), made.SecretAccessKey, session.SecretAccessKey.Reveal(), session.SessionToken} {
			if strings.Contains(s.err.String(), secret) {
				t.Error("the log has a secret")
			}
		}
		s = serve(t, args...)
	}
	must("UpdateAccessKey", "UserName", "u", "AccessKeyId", made.AccessKeyID, "Status", "Inactive")
	if got := query(t, s.url, worker, "sts", "GetCallerIdentity"); got.Code != "InvalidClientTokenId" {
		t.Errorf("an inactive key: %+v", got)
	}
}

// What anybody was given with --auth off is not believed with --auth sigv4 if it is a
// session, and told to the operator if it is a key of root.
func TestAuthTurnedOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	anybody := sigv4.Credentials{AccessKeyID: "any", SecretAccessKey: redact.New("any")}
	s := serve(t, "--data", dir)
	given := query(t, s.url, anybody, "sts", "GetSessionToken").Given
	if given.SessionToken == "" {
		t.Fatal("no session was given")
	}
	s.end()
	s = serve(t, "--data", dir, "--auth", "sigv4")
	session := sigv4.Credentials{AccessKeyID: given.AccessKeyID, SecretAccessKey: redact.New(given.SecretAccessKey), SessionToken: given.SessionToken}
	if got := query(t, s.url, session, "sts", "GetCallerIdentity"); got.Code != "InvalidClientTokenId" {
		t.Errorf("a session that anybody was given: %+v", got)
	}
	s.end()
	const warning = "the root user has access keys beside the root key"
	if strings.Contains(s.err.String(), warning) {
		t.Error("there is a warning without such keys")
	}
	s = serve(t, "--data", dir)
	made := query(t, s.url, anybody, "iam", "CreateAccessKey").Key
	s.end()
	s = serve(t, "--data", dir, "--auth", "sigv4")
	s.end()
	if log := s.err.String(); made.AccessKeyID == "" || !strings.Contains(log, warning) || !strings.Contains(log, made.AccessKeyID) {
		t.Errorf("no warning of %s: %s", made.AccessKeyID, log)
	}
}

// keys makes, lists, deactivates, activates and deletes access keys, and shows a
// secret when it makes a key only.
func TestKeys(t *testing.T) {
	s := serve(t, "--memory")
	t.Setenv("AWS_ENDPOINT_URL", s.url)
	if got := query(t, s.url, sigv4.Credentials{AccessKeyID: "a", SecretAccessKey: redact.New("a")}, "iam", "CreateUser", "UserName", "u"); got.Code != "" {
		t.Fatal(got)
	}
	keys := func(args ...string) string {
		t.Helper()
		code, stdout, stderr := shell(t, "", append([]string{"keys"}, args...)...)
		if code != 0 {
			t.Fatalf("keys %v: %d %s", args, code, stderr)
		}
		return stdout
	}
	made := regexp.MustCompile(`^export AWS_ACCESS_KEY_ID=(AKIA[A-Z2-7]{16}) AWS_SECRET_ACCESS_KEY='?([A-Za-z0-9/+]{40})'?\n$`).FindStringSubmatch(keys("create", "--user", "u"))
	if made == nil {
		t.Fatal("no key was shown")
	}
	for _, step := range []struct{ do, want string }{{"", "Active"}, {"deactivate", "Inactive"}, {"activate", "Active"}, {"delete", ""}} {
		if step.do != "" {
			keys(step.do, made[1], "--user", "u")
		}
		list := keys("list", "--user", "u")
		if strings.Contains(list, made[1]) != (step.want != "") || !strings.Contains(list, step.want) || strings.Contains(list, made[2]) {
			t.Errorf("after %q: %s", step.do, list)
		}
	}
	if code, _, stderr := shell(t, "", "keys", "create", "--user", "nobody"); code != exitFailed || !strings.Contains(stderr, "NoSuchEntity: The user with name nobody cannot be found.") {
		t.Errorf("%d %s", code, stderr)
	}
	if got := keys("list", "--json"); got != "[]\n" {
		t.Errorf("no keys are %q", got)
	}
}

// Damage to what is known of users keeps the server from starting where signatures
// are verified, with the fix; where they are not, streams are served without IAM.
func TestDamagedIdentities(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	t.Setenv(rootKeyIDVariable, "AKIAIOSFODNN7EXAMPLE")
	t.Setenv(rootKeySecretVariable, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
	root := sigv4.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: redact.New("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")}
	s := serve(t, "--data", dir, "--stream", "a")
	for _, name := range []string{"spoilt-user", "another"} {
		if got := query(t, s.url, root, "iam", "CreateUser", "UserName", name); got.Code != "" {
			t.Fatal(got)
		}
	}
	s.end()
	spoil(t, dir, "spoilt-user")
	code, _, stderr := shell(t, "", "serve", "--listen", "127.0.0.1:0", "--data", dir, "--auth", "sigv4")
	if code != exitDirectory || !strings.Contains(stderr, "who may do what in "+dir+" cannot be read") || !strings.Contains(stderr, "shardwell repair "+dir) {
		t.Errorf("%d %s", code, stderr)
	}
	s = serve(t, "--data", dir)
	if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", "x"); code != 0 {
		t.Error(stderr)
	}
	s.end()
	if !strings.Contains(s.err.String(), "IAM and STS cannot be served") {
		t.Error(s.err.String())
	}
}
