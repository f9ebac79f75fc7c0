package blackbox

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Property: whatever is asked of a server with authentication, and whatever goes wrong,
// no secret is in its log at the finest level, its audit log, its pages, its refusals,
// its answers but the one that gives it, its data directory, or a backup of it: not the
// keys of root, a user and the sessions of both kinds, nor a data key of KMS, the
// records of an encrypted stream, the token of its own pages, the keys of its
// certificates and the master key.
func TestCanaries(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	s := StartSecure(t, "--data", data, "--stream", "sealed", "--log-level", "debug", "--state-delay", "0s")
	user := s.makeUser(t)
	s.ask(t, user, "sts", "GetSessionToken")
	session := s.ask(t, user, "sts", "AssumeRole", "RoleArn", "arn:aws:iam::000000000000:role/r", "RoleSessionName", "job")
	for _, by := range []Credentials{user, session, s.Root()} {
		s.keepRecord(t, by)
	}
	s.refusals(t, user)
	backup := filepath.Join(t.TempDir(), "backup")
	if out, err := exec.Command(Binary(t), "backup", data, backup).CombinedOutput(); err != nil {
		t.Fatalf("backup: %v\n%s", err, out)
	}
	s.searchPages(t)
	if code, err := s.Stop(); code != 0 || err != nil {
		t.Fatalf("ended with %d, %v", code, err)
	}
	hits, err := s.leaks()
	inBackup, backupErr := s.security.searchDirectory(backup)
	if err := errors.Join(err, backupErr); err != nil {
		t.Fatal(err)
	}
	for _, hit := range inBackup {
		t.Errorf("canary: the backup: %s", hit)
	}
	if n := s.security.canaries.count(); n < 15 {
		t.Errorf("%d secrets were looked for", n)
	}
	t.Logf("proof: canaries: %d secrets, %d bytes searched, %d hits", s.security.canaries.count(), s.security.canaries.bytes(), len(hits)+len(inBackup))
}

// ask calls IAM or STS, has the answer searched, and gives the credentials that it
// gives.
func (s *Server) ask(t *testing.T, by Credentials, service, action string, parameters ...string) Credentials {
	t.Helper()
	form := url.Values{"Action": {action}, "Version": {map[string]string{"iam": "2010-05-08", "sts": "2011-06-15"}[service]}}
	for i := 0; i < len(parameters); i += 2 {
		form.Set(parameters[i], parameters[i+1])
	}
	resp := s.post(t, by, service, "", form.Encode())
	s.ClientOutput("the answer to "+action, resp.Body)
	if resp.Status != http.StatusOK {
		t.Fatalf("%s: %d %s", action, resp.Status, resp.Body)
	}
	element := func(name string) string {
		m := regexp.MustCompile("<" + name + ">([^<]*)<").FindSubmatch(resp.Body)
		if m == nil {
			return ""
		}
		return string(m[1])
	}
	return Credentials{element("AccessKeyId"), element("SecretAccessKey"), element("SessionToken")}
}

// post makes a signed request, of IAM and STS if there is no target.
func (s *Server) post(t *testing.T, by Credentials, service, target, body string) Response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	if target != "" {
		req.Header.Set("Content-Type", "application/x-amz-json-1.1")
		req.Header.Set("X-Amz-Target", target)
	}
	if err := by.Sign(req, "us-east-1", service); err != nil {
		t.Fatal(err)
	}
	resp, err := s.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

// makeUser makes a user who may do everything, and a role that the user may assume,
// and gives the user's key, of two.
func (s *Server) makeUser(t *testing.T) Credentials {
	t.Helper()
	root := s.Root()
	const all = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`
	s.ask(t, root, "iam", "CreateUser", "UserName", "u")
	s.ask(t, root, "iam", "PutUserPolicy", "UserName", "u", "PolicyName", "p", "PolicyDocument", all)
	s.ask(t, root, "iam", "CreateRole", "RoleName", "r", "AssumeRolePolicyDocument",
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/u"},"Action":"sts:AssumeRole"}]}`)
	s.ask(t, root, "iam", "PutRolePolicy", "RoleName", "r", "PolicyName", "p", "PolicyDocument", all)
	s.ask(t, root, "iam", "CreateAccessKey", "UserName", "u")
	key := s.ask(t, root, "iam", "CreateAccessKey", "UserName", "u")
	s.ask(t, root, "iam", "ListAccessKeys", "UserName", "u")
	return key
}

// keepRecord asks KMS for a data key, and puts a record into the encrypted stream and
// reads it back.
func (s *Server) keepRecord(t *testing.T, by Credentials) {
	t.Helper()
	call := func(operation, body string, out any) {
		t.Helper()
		service, target := "kinesis", "Kinesis_20131202."
		if operation == "CreateKey" || operation == "GenerateDataKey" {
			service, target = "kms", "TrentService."
		}
		resp := s.post(t, by, service, target+operation, body)
		if resp.Status != http.StatusOK {
			t.Fatalf("%s: %d %s", operation, resp.Status, resp.Body)
		}
		if out != nil {
			if err := json.Unmarshal(resp.Body, out); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.encrypt(t, call)
	var made struct{ KeyMetadata struct{ KeyId string } }
	call("CreateKey", `{}`, &made)
	var key struct{ Plaintext []byte }
	call("GenerateDataKey", `{"KeyId":"`+made.KeyMetadata.KeyId+`","KeySpec":"AES_256"}`, &key)
	s.Plant("a data key of KMS", string(key.Plaintext))
	secret := "the record of " + by.AccessKeyID + " " + time.Now().Format(time.RFC3339Nano)
	s.Plant("a record", secret)
	call("PutRecord", `{"StreamName":"sealed","PartitionKey":"k","Data":"`+base64.StdEncoding.EncodeToString([]byte(secret))+`"}`, nil)
	var at struct{ ShardIterator string }
	call("GetShardIterator", `{"StreamName":"sealed","ShardId":"0","ShardIteratorType":"TRIM_HORIZON"}`, &at)
	var page struct{ Records []struct{ Data []byte } }
	call("GetRecords", `{"ShardIterator":"`+at.ShardIterator+`"}`, &page)
	if n := len(page.Records); n == 0 || string(page.Records[n-1].Data) != secret {
		t.Fatalf("read back: %+v", page)
	}
}

// encrypt has the stream encrypted, once.
func (s *Server) encrypt(t *testing.T, call func(operation, body string, out any)) {
	t.Helper()
	var found struct {
		StreamDescriptionSummary struct{ StreamStatus, EncryptionType string }
	}
	// Over HTTP there is nothing to wait on.
	deadline, tick := time.After(30*time.Second), time.NewTicker(20*time.Millisecond)
	defer tick.Stop()
	for asked := false; ; {
		call("DescribeStreamSummary", `{"StreamName":"sealed"}`, &found)
		stream := found.StreamDescriptionSummary
		switch active := stream.StreamStatus == "ACTIVE"; {
		case active && stream.EncryptionType == "KMS":
			return
		case active && !asked:
			call("StartStreamEncryption", `{"StreamName":"sealed","EncryptionType":"KMS","KeyId":"alias/aws/kinesis"}`, nil)
			asked = true
			continue
		}
		select {
		case <-deadline:
			t.Fatalf("%+v", found)
		case <-tick.C:
		}
	}
}

// refusals are requests that are refused, of whoever has something to hide.
func (s *Server) refusals(t *testing.T, user Credentials) {
	t.Helper()
	for _, by := range []Credentials{
		{user.SecretAccessKey, user.AccessKeyID, ""}, {user.AccessKeyID, "not" + user.SecretAccessKey, ""},
		{user.AccessKeyID, user.SecretAccessKey, "no token"}, {"AKIAAAAAAAAAAAAAAAAA", user.SecretAccessKey, ""},
	} {
		for _, resp := range []Response{
			s.post(t, by, "kinesis", "Kinesis_20131202.ListStreams", "{}"), s.post(t, by, "iam", "", "Action=ListUsers&Version=2010-05-08"),
		} {
			if resp.Status == http.StatusOK {
				t.Errorf("%s is believed", by.AccessKeyID)
			}
			if by.AccessKeyID != user.SecretAccessKey { // an answer may quote what it was asked
				s.ClientOutput("a refusal", resp.Body)
			}
		}
	}
}
