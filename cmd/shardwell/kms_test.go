package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/sigv4"
)

// Property: with signatures verified a key's policy decides about the records of a
// stream under it, too: who may use the stream and not the key puts and reads nothing,
// and is denied in AWS's words with KMS's code, until a policy of the account, the key's
// own, or a grant allows it; not even root may what the key's policy does not leave to
// it; and all that holds after a restart.
func TestKeysDecide(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	flags := []string{"--data", dir, "--auth", "sigv4", "--stream", "s", "--state-delay", "0"}
	s := serve(t, flags...)
	root := caller{t, s.url, rootCredentials(t, dir)}
	root.iam("CreateUser", "UserName", "ann")
	root.iam("PutUserPolicy", "UserName", "ann", "PolicyName", "streams", "PolicyDocument", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}}`)
	ann := caller{t, s.url, root.newKey("ann")}
	arn := root.kms("CreateKey", `{}`).KeyMetadata.Arn
	start := `{"StreamName":"s","EncryptionType":"KMS","KeyId":"` + arn + `"}`

	denied := func(by caller, operation, body, action string) {
		t.Helper()
		status, answer := by.kinesis("us-east-1", operation, body)
		want := "is not authorized to perform: " + action + " on resource: " + arn
		if status != http.StatusBadRequest || !strings.Contains(answer, `"KMSAccessDeniedException"`) || !strings.Contains(answer, want) {
			t.Errorf("%s: %d %s", operation, status, answer)
		}
	}
	done := func(by caller, operation, body string) string {
		t.Helper()
		status, answer := by.kinesis("us-east-1", operation, body)
		if status != http.StatusOK {
			t.Errorf("%s: %d %s", operation, status, answer)
		}
		return answer
	}
	const put = `{"StreamName":"s","PartitionKey":"k","Data":"eA=="}`
	denied(ann, "StartStreamEncryption", start, "kms:DescribeKey")
	done(root, "StartStreamEncryption", start)
	denied(ann, "PutRecord", put, "kms:GenerateDataKey")
	done(root, "PutRecord", put)

	const own = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"kinesis.us-east-1.amazonaws.com"}}}}`
	root.iam("PutUserPolicy", "UserName", "ann", "PolicyName", "keys", "PolicyDocument", own)
	done(ann, "PutRecord", put)
	root.iam("DeleteUserPolicy", "UserName", "ann", "PolicyName", "keys")
	root.kms("CreateGrant", fmt.Sprintf(`{"KeyId":%q,"GranteePrincipal":"arn:aws:iam::000000000000:user/ann","Operations":["GenerateDataKey"]}`, arn))
	done(ann, "PutRecord", put)
	iterator := done(ann, "GetShardIterator", `{"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"}`)
	denied(ann, "GetRecords", iterator, "kms:Decrypt")
	done(root, "GetRecords", iterator)
	grantFor := func(stream string) {
		root.kms("CreateGrant", fmt.Sprintf(`{"KeyId":%q,"GranteePrincipal":"arn:aws:iam::000000000000:user/ann","Operations":["Decrypt"],`+
			`"Constraints":{"EncryptionContextSubset":{"aws:kinesis:arn":"arn:aws:kinesis:us-east-1:000000000000:stream/%s"}}}`, arn, stream))
	}
	grantFor("other")
	denied(ann, "GetRecords", iterator, "kms:Decrypt")
	grantFor("s")
	done(ann, "GetRecords", iterator)

	const annAndPolicy = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/ann"},"Action":["kms:Decrypt"],"Resource":"*"},` +
		`{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"kms:PutKeyPolicy","Resource":"*"}]}`
	root.kms("PutKeyPolicy", fmt.Sprintf(`{"KeyId":%q,"Policy":%q}`, arn, annAndPolicy))
	s.end()
	s = serve(t, flags...)
	root.url, ann.url = s.url, s.url
	if got := done(ann, "GetRecords", iterator); strings.Count(got, `"Data":"eA=="`) != 3 {
		t.Errorf("ann reads %s", got)
	}
	denied(root, "GetRecords", iterator, "kms:Decrypt")
	status, answer := root.ask("kms", "us-east-1", fmt.Sprintf(`{"KeyId":%q}`, arn), sigv4.Pair{Name: "Content-Type", Value: "application/x-amz-json-1.1"},
		sigv4.Pair{Name: "X-Amz-Target", Value: "TrentService.DisableKey"})
	if status != http.StatusBadRequest || !strings.Contains(answer, "because no resource-based policy allows the kms:DisableKey action") {
		t.Errorf("DisableKey: %d %s", status, answer)
	}
}

// Property: where the keys cannot be read, streams that need none are served if
// nobody's signature is verified, what is encrypted is neither read nor added to, and
// with signatures verified the server does not start and says what to do.
func TestDamagedKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--stream", "s", "--stream", "plain", "--state-delay", "0")
	anybody := caller{t, s.url, anyCredentials}
	arn := anybody.kms("CreateKey", `{"Description":"spoilt-key"}`).KeyMetadata.Arn
	anybody.kms("CreateKey", `{}`)
	if status, answer := anybody.kinesis("us-east-1", "StartStreamEncryption", `{"StreamName":"s","EncryptionType":"KMS","KeyId":"`+arn+`"}`); status != http.StatusOK {
		t.Fatal(answer)
	}
	s.end()
	spoil(t, dir, "spoilt-key")
	code, _, stderr := shell(t, "", "serve", "--listen", "127.0.0.1:0", "--data", dir, "--auth", "sigv4")
	if code != exitDirectory || !strings.Contains(stderr, "the keys of KMS in "+dir+" cannot be read") || !strings.Contains(stderr, "shardwell repair "+dir) {
		t.Errorf("%d %s", code, stderr)
	}
	s = serve(t, "--data", dir, "--state-delay", "0")
	anybody.url = s.url
	if status, answer := anybody.kinesis("us-east-1", "PutRecord", `{"StreamName":"plain","PartitionKey":"k","Data":"eA=="}`); status != http.StatusOK {
		t.Error(answer)
	}
	status, answer := anybody.kinesis("us-east-1", "PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"eA=="}`)
	if status != http.StatusBadRequest || !strings.Contains(answer, "KMSInvalidStateException") {
		t.Errorf("a put into an encrypted stream: %d %s", status, answer)
	}
	s.end()
	if !strings.Contains(s.err.String(), "KMS cannot be served") {
		t.Error(s.err.String())
	}
}

// Property: when a test has moved the clock to where a key goes, it is gone.
func TestAdvanceDeletesKeys(t *testing.T) {
	s := serve(t, "--memory", "--test-controls")
	anybody := caller{t, s.url, anyCredentials}
	arn := anybody.kms("CreateKey", `{}`).KeyMetadata.Arn
	anybody.kms("ScheduleKeyDeletion", `{"KeyId":"`+arn+`","PendingWindowInDays":7}`)
	for _, step := range []struct {
		by   string
		want int
	}{{"167h", http.StatusOK}, {"1h", http.StatusBadRequest}} {
		if code, _, stderr := shell(t, "", "test", "advance", step.by, "--endpoint", s.url); code != 0 {
			t.Fatal(stderr)
		}
		status, answer := anybody.ask("kms", "us-east-1", `{"KeyId":"`+arn+`"}`, sigv4.Pair{Name: "Content-Type", Value: "application/x-amz-json-1.1"},
			sigv4.Pair{Name: "X-Amz-Target", Value: "TrentService.DescribeKey"})
		if status != step.want {
			t.Errorf("after %s: %d %s", step.by, status, answer)
		}
	}
}
