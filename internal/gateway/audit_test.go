package gateway

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/audit"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// Every decision is in the audit log, with who, what, on what and why, and every
// request that is not believed, without anything that might be a secret.
func TestAudit(t *testing.T) {
	disk := memfs.New()
	log, err := audit.Open(disk, "audit.log", audit.Config{})
	if err != nil {
		t.Fatal(err)
	}
	p := newPeople(t, `[{"Sid":"reads","Effect":"Allow","Action":"kinesis:DescribeStream","Resource":"*"},{"Effect":"Deny","Action":"kinesis:Put*","Resource":"*"}]`)
	_, g := newGuarded(t, p)
	g.config.Audit = log
	now := time.Now()
	swapped := sigv4.Credentials{AccessKeyID: "wJalrXUtnFEMI+K7MDENG+bPxRfiCYEXAMPLEKEY", SecretAccessKey: redact.New("AKIAIOSFODNN7EXAMPLE")}
	stranger := sigv4.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: redact.New("x")}
	record := `{"StreamName":"s","PartitionKey":"k","Data":"AAAA"}`
	for _, c := range []struct {
		by           sigv4.Credentials
		target, body string
	}{
		{aliceCredentials, "DescribeStream", `{"StreamName":"s"}`},
		{aliceCredentials, "PutRecord", record},
		{aliceCredentials, "DeleteStream", `{"StreamName":"s"}`},
		{rootCredentials, "PutRecord", record},
		{stranger, "PutRecord", record},
		{swapped, "PutRecord", record},
	} {
		signedCall(g, c.by, now, c.target, c.body, nil)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := disk.OpenRead("audit.log")
	if err != nil {
		t.Fatal(err)
	}
	size, err := f.Size()
	if err != nil {
		t.Fatal(err)
	}
	text := make([]byte, size)
	if _, err := f.ReadAt(text, 0); err != nil {
		t.Fatal(err)
	}
	stream := "arn:aws:kinesis:eu-west-1:111111111111:stream/s"
	alice, root := "arn:aws:iam::111111111111:user/alice", "arn:aws:iam::111111111111:root"
	want := []audit.Entry{
		{Outcome: audit.Allowed, Why: "identity-based policy", Policy: "alice's", Statement: "reads", Action: "kinesis:DescribeStream", Resource: stream, Principal: alice, AccessKeyID: "AKIAALICE"},
		{Outcome: audit.Denied, Why: "identity-based policy", Policy: "alice's", Statement: "2", Action: "kinesis:PutRecord", Resource: stream, Principal: alice, AccessKeyID: "AKIAALICE"},
		{Outcome: audit.Denied, Why: "identity-based policy", Action: "kinesis:DeleteStream", Resource: stream, Principal: alice, AccessKeyID: "AKIAALICE"},
		{Outcome: audit.Allowed, Why: "root of the account", Action: "kinesis:PutRecord", Resource: stream, Principal: root, AccessKeyID: "AKIAROOT"},
		{Outcome: audit.Refused, Why: "UnrecognizedClientException", AccessKeyID: "AKIAIOSFODNN7EXAMPLE"},
		{Outcome: audit.Refused, Why: "UnrecognizedClientException"},
	}
	i := 0
	for line := range bytes.Lines(text) {
		var e audit.Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		if e.Request == "" || e.Source == "" || e.Operation == "" || kinesis.Service.Operation(e.Operation) == nil {
			t.Errorf("%+v lacks something", e)
		}
		e = audit.Entry{Outcome: e.Outcome, Why: e.Why, Policy: e.Policy, Statement: e.Statement, Action: e.Action, Resource: e.Resource, Principal: e.Principal, AccessKeyID: e.AccessKeyID}
		if i >= len(want) || e != want[i] {
			t.Errorf("line %d is %+v", i, e)
		}
		i++
	}
	if i != len(want) || strings.Contains(string(text), "wJalr") {
		t.Errorf("the log is\n%s", text)
	}
}
