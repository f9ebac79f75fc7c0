package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// policyFile writes a policy and gives its path.
func policyFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "five.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const onePolicy = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"arn:aws:kinesis:*:*:stream/orders",
 "Condition":{"StringEquals":{"k:any":["a","b"]}}}]}`

const ordersARN = "arn:aws:kinesis:us-east-1:000000000000:stream/orders"

// A simulation of files needs no server, tells each decision with the statement that
// made it, and ends with 0, with 6 if something is denied, or with another code.
func TestPolicySimulateFiles(t *testing.T) {
	path := policyFile(t, onePolicy)
	args := []string{"policy", "simulate", "kinesis:PutRecord", "--policy", path, "--resource", ordersARN}
	code, stdout, _ := shell(t, "", args...)
	if lines := strings.Split(stdout, "\n"); code != exitDenied || len(lines) != 3 || strings.Join(strings.Fields(lines[1]), " ") != "implicitDeny kinesis:PutRecord "+ordersARN+" k:any" {
		t.Errorf("without context: %d\n%s", code, stdout)
	}
	args = append(args, "--context", "K:any=x=y", "--context", "K:any=b", "--json")
	code, stdout, stderr := shell(t, "", append(args, "--context", "K:any=b")...)
	var got []simulated
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || len(got) != 1 || code != 0 {
		t.Fatalf("%d %s%s", code, stdout, stderr)
	}
	if s := got[0]; s.Decision != "allowed" || s.Action != "kinesis:PutRecord" || s.Resource != ordersARN || len(s.Statements) != 1 ||
		s.Statements[0] != (matchedStatement{path, 1, 38}) || s.Missing == nil {
		t.Errorf("%s", stdout)
	}
	if code, stdout, _ := shell(t, onePolicy, "policy", "simulate", "kinesis:GetRecords", "--policy", "-", "--json"); code != exitDenied || !strings.Contains(stdout, `"statements": []`) {
		t.Errorf("from standard input: %d %s", code, stdout)
	}
	for _, c := range []struct {
		args []string
		code int
		text string
	}{
		{[]string{"kinesis:PutRecord"}, exitUsage, "say whose policies count"},
		{[]string{"kinesis:PutRecord", "--policy", path, "--context", "x"}, exitUsage, "KEY=VALUE"},
		{[]string{"kinesis:PutRecord", "--policy", path + "x"}, exitUsage, "no such file"},
		{[]string{"PutRecord", "--policy", path}, exitFailed, "InvalidInput: Invalid action name: PutRecord"},
	} {
		if code, _, stderr := shell(t, "", append([]string{"policy", "simulate"}, c.args...)...); code != c.code || !strings.Contains(stderr, c.text) {
			t.Errorf("%v: %d %s", c.args, code, stderr)
		}
	}
}

// A simulation of a user or role is the server's, by name or ARN, and files count
// beside its policies.
func TestPolicySimulateServer(t *testing.T) {
	s := serve(t, "--memory")
	t.Setenv("AWS_ENDPOINT_URL", s.url)
	anybody := sigv4.Credentials{AccessKeyID: "a", SecretAccessKey: redact.New("a")}
	const role = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}`
	for _, call := range [][]string{
		{"CreateUser", "UserName", "u", "Path", "/a/"}, {"PutUserPolicy", "UserName", "u", "PolicyName", "p", "PolicyDocument", strings.Replace(onePolicy, "k:any", "aws:username", 1)},
		{"CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", role}, {"AttachRolePolicy", "RoleName", "r", "PolicyArn", "arn:aws:iam::aws:policy/AmazonKinesisFullAccess"},
	} {
		if got := query(t, s.url, anybody, "iam", call[0], call[1:]...); got.Code != "" {
			t.Fatal(call, got)
		}
	}
	allowAll := policyFile(t, `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`)
	for _, c := range []struct {
		args []string
		code int
		text string
	}{
		{[]string{"--user", "u"}, exitDenied, "implicitDeny"},
		{[]string{"--user", "u", "--context", "aws:username=a"}, 0, "user_u_p:1:38"},
		{[]string{"--user", "u", "--policy", allowAll}, 0, allowAll + ":1:37"},
		{[]string{"--role", "r"}, 0, "AmazonKinesisFullAccess:1:38"},
		{[]string{"--principal", "arn:aws:iam::000000000000:role/r"}, 0, "AmazonKinesisFullAccess:1:38"},
		{[]string{"--user", "v"}, exitFailed, ""},
	} {
		code, stdout, stderr := shell(t, "", append([]string{"policy", "simulate", "kinesis:PutRecord", "--resource", ordersARN}, c.args...)...)
		if code != c.code || !strings.Contains(stdout, c.text) {
			t.Errorf("%v: %d %s%s", c.args, code, stdout, stderr)
		}
	}
}

// A check tells of each file whether it is a policy, in IAM's words and where it is
// not.
func TestPolicyCheck(t *testing.T) {
	good, bad := policyFile(t, onePolicy), policyFile(t, strings.Replace(onePolicy, "]}}}", "]}}},", 1))
	code, stdout, _ := shell(t, "", "policy", "check", good, bad)
	want := good + ": a managed policy of 1 statements, 182 of 6144 characters\n" + bad + ": MalformedPolicyDocument: Syntax errors in policy. (line 2, column 52: it is not JSON)\n"
	if code != exitFailed || stdout != want {
		t.Errorf("%d %s, want %s", code, stdout, want)
	}
	if code, stdout, _ := shell(t, "", "policy", "check", "--kind", "trust", good); code != exitFailed || !strings.Contains(stdout, "Missing required field Principal") {
		t.Errorf("%d %s", code, stdout)
	}
	long := policyFile(t, `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::`+strings.Repeat("x", 6144)+`"}}`)
	if code, stdout, _ := shell(t, "", "policy", "check", long); code != exitFailed || !strings.Contains(stdout, ": LimitExceeded: the managed policy is 62") {
		t.Errorf("%d %s", code, stdout)
	}
	if code, _, stderr := shell(t, "", "policy", "check", good); code != 0 {
		t.Errorf("%d %s", code, stderr)
	}
}
