package streams

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// A call on a stream that is encrypted under a customer's key asks for the key, too,
// as KMS knows it, and is denied with KMS's code; under the key of AWS, or none, it
// asks for the stream alone. To read asks for every key that there are records under,
// whatever the stream is encrypted with by now. To start encryption asks for the key that is named, there
// or not.
func TestAccessToKeys(t *testing.T) {
	kms := newFakeKMS()
	mine := kms.add("1234abcd-12ab-34cd-56ef-1234567890ab", "alias/mine")
	s := newServer(t, Config{Keys: kms})
	s.create("s", 1)
	token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: "s", ShardId: s.describe("s").Shards[0].ShardId, ShardIteratorType: trimHorizon}).ShardIterator
	put, get := &kinesis.PutRecordInput{StreamName: "s"}, &kinesis.GetRecordsInput{ShardIterator: token}
	wants := func(operation string, in api.Struct, want ...string) *service.Ask {
		t.Helper()
		got, a, err := s.asked(home, operation, in)
		if err != nil || got != strings.Join(want, "\n") {
			t.Fatalf("%s asks %q, %v, want %q", operation, got, err, want)
		}
		return &a.Asks[len(a.Asks)-1]
	}
	wants("PutRecord", put, "kinesis:PutRecord on "+streamS)
	start := func(key string) *kinesis.StartStreamEncryptionInput {
		return &kinesis.StartStreamEncryptionInput{StreamName: "s", EncryptionType: "KMS", KeyId: key}
	}
	wants("StartStreamEncryption", start("alias/aws/kinesis"), "kinesis:StartStreamEncryption on "+streamS)
	wants("StartStreamEncryption", start("alias/none"), "kinesis:StartStreamEncryption on "+streamS, "kms:DescribeKey on arn:aws:kms:us-east-1:000000000000:alias/none")
	ask := wants("StartStreamEncryption", start("alias/mine"), "kinesis:StartStreamEncryption on "+streamS, "kms:DescribeKey on "+mine)
	if !ask.Decides || ask.Veiled || ask.Code != shardwell.CodeKMSAccessDenied || ask.Keys["kms:viaservice"][0] != "kinesis.us-east-1.amazonaws.com" ||
		ask.Keys["kms:encryptioncontext:aws:kinesis:arn"][0] != streamS {
		t.Errorf("it asks %+v", ask)
	}
	s.run("StartStreamEncryption", start("alias/aws/kinesis"))
	wants("PutRecord", put, "kinesis:PutRecord on "+streamS)
	s.run("StartStreamEncryption", start("alias/mine"))
	wants("PutRecord", put, "kinesis:PutRecord on "+streamS, "kms:GenerateDataKey on "+mine)
	wants("GetRecords", get, "kinesis:GetRecords on "+streamS, "kms:Decrypt on "+mine)
	s.put("under mine")
	other := kms.add("other")
	s.run("StartStreamEncryption", start(other))
	s.put("under the other")
	s.put("again")
	wants("PutRecord", put, "kinesis:PutRecord on "+streamS, "kms:GenerateDataKey on "+other)
	wants("GetRecords", get, "kinesis:GetRecords on "+streamS, "kms:Decrypt on "+other, "kms:Decrypt on "+mine)
	s.run("StopStreamEncryption", stopEncryption(other))
	wants("PutRecord", put, "kinesis:PutRecord on "+streamS)
	wants("GetRecords", get, "kinesis:GetRecords on "+streamS, "kms:Decrypt on "+mine, "kms:Decrypt on "+other)
	wants("DescribeStream", &kinesis.DescribeStreamInput{StreamName: "s"}, "kinesis:DescribeStream on "+streamS)
}

// Who names a key of another account by its alias is not told its id when denied.
func TestAliasesOfOthersAreToldAsNamed(t *testing.T) {
	kms := newFakeKMS()
	mine := kms.add("1234abcd-12ab-34cd-56ef-1234567890ab", "alias/mine")
	s := newServer(t, Config{Keys: kms})
	s.create("s", 1)
	in := &kinesis.StartStreamEncryptionInput{StreamARN: streamS, EncryptionType: "KMS", KeyId: "alias/mine"}
	for account, want := range map[string]string{home.Account: "", "111122223333": "arn:aws:kms:" + home.Region + ":" + home.Account + ":alias/mine"} {
		into := service.Access{Caller: service.Root("aws", account, "")}
		if err := s.service.Access(shardwell.Tenant{Account: account, Region: home.Region}, "StartStreamEncryption", in, &into); err != nil {
			t.Fatal(err)
		}
		if ask := into.Asks[len(into.Asks)-1]; ask.Resource != mine || ask.Told != want {
			t.Errorf("%s is told of %q: %+v", account, ask.Told, ask)
		}
	}
}

// Keys that AWS manages are for callers of the stream's account; those of another are
// left to the key's policy, which leaves them out.
func TestManagedKeysAreForTheirAccount(t *testing.T) {
	s := newServer(t, Config{Keys: newFakeKMS()})
	s.create("s", 1)
	s.run("StartStreamEncryption", startEncryption(awsKey))
	asks := func(account string) (keys int) {
		into := service.Access{Caller: service.Root("aws", account, "")}
		if err := s.service.Access(shardwell.Tenant{Account: account, Region: home.Region}, "PutRecord", &kinesis.PutRecordInput{StreamARN: streamS}, &into); err != nil {
			t.Fatal(err)
		}
		for _, ask := range into.Asks {
			if ask.Action.String() == "kms:GenerateDataKey" && ask.Decides && ask.Veiled && ask.Keys["kms:calleraccount"][0] == account {
				keys++
			}
		}
		return keys
	}
	if own, other := asks(home.Account), asks("111122223333"); own != 0 || other != 1 {
		t.Errorf("the own account is asked for %d keys, another for %d", own, other)
	}
}
