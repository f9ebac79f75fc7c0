package streams

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

const awsKey = "alias/aws/kinesis"

func startEncryption(key string) api.Struct {
	return &kinesis.StartStreamEncryptionInput{StreamName: "s", EncryptionType: "KMS", KeyId: key}
}

func stopEncryption(key string) api.Struct {
	return &kinesis.StopStreamEncryptionInput{StreamName: "s", EncryptionType: "KMS", KeyId: key}
}

// Check 32: records put while the stream is encrypted say so when they are put
// and whenever they are read, restarts and a stop later or not; others never
// do. The key is told as it was given.
func TestCheck32Encryption(t *testing.T) {
	kms := newFakeKMS()
	s := newServer(t, Config{Keys: kms})
	s.create("s", 1)
	put := func(data, want string) {
		t.Helper()
		one := call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(data)})
		two := call[*kinesis.PutRecordsOutput](s, "PutRecords", &kinesis.PutRecordsInput{StreamName: "s",
			Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "k", Data: []byte(data)}}})
		if one.EncryptionType != want || two.EncryptionType != want {
			t.Errorf("put %s: encryption %q and %q, want %q", data, one.EncryptionType, two.EncryptionType, want)
		}
	}
	wantKey := func(encryption, key string) {
		t.Helper()
		d, sum := s.describe("s"), s.summary("s")
		if d.EncryptionType != encryption || d.KeyId != key || sum.EncryptionType != encryption || sum.KeyId != key {
			t.Errorf("described as %s %q and %s %q, want %s %q", d.EncryptionType, d.KeyId, sum.EncryptionType, sum.KeyId, encryption, key)
		}
	}
	wantKey("NONE", "")
	put("plain", "")
	s.run("StartStreamEncryption", startEncryption(awsKey))
	wantKey("KMS", awsKey)
	put("aws", "KMS")
	other := kms.add("1234abcd-12ab-34cd-56ef-1234567890ab")
	s.run("StartStreamEncryption", startEncryption(other))
	wantKey("KMS", other)
	put("other", "KMS")
	s.restart()
	s.run("StopStreamEncryption", stopEncryption(awsKey))
	wantKey("NONE", "")
	put("after", "")
	got := []string{}
	for _, r := range s.read("s", "0") {
		got = append(got, string(r.Data)+":"+r.EncryptionType)
	}
	if want := "plain: plain: aws:KMS aws:KMS other:KMS other:KMS after: after:"; strings.Join(got, " ") != want {
		t.Errorf("records are %v, want %s", got, want)
	}
}

// What the API model lets pass is refused, after the stream is found to be named
// and before it is looked for; every form of a key's id is taken, if
// there is such a key.
func TestEncryptionRefused(t *testing.T) {
	kms := newFakeKMS()
	s := newServer(t, Config{Keys: kms})
	s.create("s", 1)
	for _, op := range []string{"StartStreamEncryption", "StopStreamEncryption"} {
		in := func(name, kind, key string) api.Struct {
			if op == "StartStreamEncryption" {
				return &kinesis.StartStreamEncryptionInput{StreamName: name, EncryptionType: kind, KeyId: key}
			}
			return &kinesis.StopStreamEncryptionInput{StreamName: name, EncryptionType: kind, KeyId: key}
		}
		s.refused(op, in("", "KMS", awsKey), shardwell.CodeInvalidArgument, "Either StreamName or StreamARN should be provided.")
		s.refused(op, in("none", "KMS", awsKey), shardwell.CodeResourceNotFound, "Stream none under account 000000000000 not found.")
		s.refused(op, in("s", "NONE", awsKey), shardwell.CodeInvalidArgument, "EncryptionType must be KMS.")
		for _, bad := range []string{"alias/", "alias/a b", "key/1", "arn:aws:kms:us-east-1:1:key/1", "a_b", "arn:aws:s3:::bucket", "\n"} {
			s.refused(op, in("s", "KMS", bad), shardwell.CodeKMSNotFound, "Invalid keyId '"+bad+"'")
		}
		if sum := s.summary("s"); sum.EncryptionType != "NONE" || sum.KeyId != "" {
			t.Errorf("refused calls have set %s %s", sum.EncryptionType, sum.KeyId)
		}
	}
	for _, good := range []string{"1234abcd-12ab-34cd-56ef-1234567890ab", "mrk-1234abcd12ab34cd56ef1234567890ab", "alias/a/b-c_d",
		"arn:aws-cn:kms:cn-north-1:000000000000:alias/x", "arn:aws:kms:us-east-1:000000000000:key/mrk-1"} {
		s.refused("StartStreamEncryption", startEncryption(good), shardwell.CodeKMSNotFound, "Invalid keyId "+good)
		kms.add(good, good)
		s.run("StartStreamEncryption", startEncryption(good))
		if got := s.summary("s").KeyId; got != good {
			t.Errorf("key %s is told as %s", good, got)
		}
	}
}

// Encryption can be started and stopped 25 times each in any 24 hours.
func TestEncryptionPerDay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kms := newFakeKMS()
		for i := range 25 {
			kms.add(fmt.Sprint("key-", i))
		}
		s := newServer(t, Config{StateDelay: time.Second, Keys: kms})
		s.create("s", 1)
		pass(time.Minute)
		for i := range 25 {
			s.run("StartStreamEncryption", startEncryption(fmt.Sprint("key-", i)))
			s.refused("StopStreamEncryption", stopEncryption(awsKey), shardwell.CodeResourceInUse,
				"Stream s under account 000000000000 not ACTIVE, instead in state UPDATING")
			pass(time.Minute)
		}
		s.refused("StartStreamEncryption", startEncryption(awsKey), shardwell.CodeLimitExceeded,
			"Encryption of stream s under account 000000000000 cannot be started more than 25 times in 24 hours.")
		for range 25 {
			s.run("StopStreamEncryption", stopEncryption(awsKey))
			pass(time.Minute)
		}
		s.refused("StopStreamEncryption", stopEncryption(awsKey), shardwell.CodeLimitExceeded,
			"Encryption of stream s under account 000000000000 cannot be stopped more than 25 times in 24 hours.")
		pass(24*time.Hour - 50*time.Minute - time.Second)
		s.restart()
		s.refused("StartStreamEncryption", startEncryption(awsKey), shardwell.CodeLimitExceeded,
			"Encryption of stream s under account 000000000000 cannot be started more than 25 times in 24 hours.")
		pass(time.Second)
		s.run("StartStreamEncryption", startEncryption(awsKey))
	})
}
