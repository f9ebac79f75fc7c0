package conformance

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// A key is described as it was named, and must be there; NONE is no encryption to
// start.
func TestKeysAsNamed(t *testing.T) {
	covers(t, "StartStreamEncryption", "StopStreamEncryption")
	h := serve(t, "--stream", "s", "--state-delay", "0")
	id, arn := h.key(t, "alias/mine")
	for _, key := range []string{"alias/aws/kinesis", "alias/mine", id, arn, "arn:aws:kms:us-east-1:000000000000:alias/mine"} {
		h.change(t, "s", "StartStreamEncryption", object{"StreamName": "s", "EncryptionType": "KMS", "KeyId": key})
		want(t, "key", h.summaryOf(t, "s")["KeyId"], any(key))
	}
	for _, op := range []string{"StartStreamEncryption", "StopStreamEncryption"} {
		h.call(t, op, object{"StreamName": "s", "EncryptionType": "NONE", "KeyId": "alias/mine"}).wantErrorWith(t, "InvalidArgumentException", "")
	}
	for _, none := range []string{"alias/none", "1234abcd-12ab-34cd-56ef-1234567890ab"} {
		h.call(t, "StartStreamEncryption", object{"StreamName": "s", "EncryptionType": "KMS", "KeyId": none}).wantErrorWith(t, "KMSNotFoundException", "")
	}
	want(t, "type", h.summaryOf(t, "s")["EncryptionType"], any("KMS"))
}

// What was put under a key cannot be read, and nothing be put under it, while the key
// is disabled or waits for its deletion; with another key of the stream puts go on,
// and all is there again when the first one is.
func TestKeysOutOfOrder(t *testing.T) {
	covers(t, "StartStreamEncryption", "PutRecord", "PutRecords", "GetRecords")
	h := serve(t, "--stream", "s", "--state-delay", "0")
	id, _ := h.key(t, "alias/mine")
	h.change(t, "s", "StartStreamEncryption", object{"StreamName": "s", "EncryptionType": "KMS", "KeyId": "alias/mine"})
	h.put(t, "s", "k", "one")
	record := object{"PartitionKey": "k", "Data": []byte("refused")}
	for _, change := range []struct {
		away, back, code string
		in               object
	}{
		{"DisableKey", "EnableKey", "KMSDisabledException", object{"KeyId": id}},
		{"ScheduleKeyDeletion", "CancelKeyDeletion", "KMSInvalidStateException", object{"KeyId": id}},
	} {
		h.kms(t, change.away, change.in)
		h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "Data": []byte("refused")}).wantErrorWith(t, change.code, "")
		h.call(t, "PutRecords", object{"StreamName": "s", "Records": []any{record, record}}).wantErrorWith(t, change.code, "")
		h.call(t, "GetRecords", object{"ShardIterator": h.iterator(t, "s", "shardId-000000000000", "TRIM_HORIZON", nil)}).wantErrorWith(t, change.code, "")
		h.call(t, "StartStreamEncryption", object{"StreamName": "s", "EncryptionType": "KMS", "KeyId": id}).wantErrorWith(t, change.code, "")
		h.kms(t, change.back, change.in)
	}
	h.kms(t, "EnableKey", object{"KeyId": id}) // which CancelKeyDeletion leaves disabled
	h.put(t, "s", "k", "two")
	h.change(t, "s", "StartStreamEncryption", object{"StreamName": "s", "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"})
	h.kms(t, "DisableKey", object{"KeyId": id})
	h.put(t, "s", "k", "three")
	h.kms(t, "EnableKey", object{"KeyId": id})
	var datas []string
	for _, r := range h.must(t, "GetRecords", object{"ShardIterator": h.iterator(t, "s", "shardId-000000000000", "TRIM_HORIZON", nil)})["Records"].([]any) {
		datas = append(datas, text(at(r, "Data")))
	}
	for i, data := range []string{"one", "two", "three"} {
		want(t, fmt.Sprint("record ", i), datas[i], base64.StdEncoding.EncodeToString([]byte(data)))
	}
}

// kms carries out an operation of KMS that has to succeed.
func (h host) kms(t *testing.T, op string, in object) (out object) {
	t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	req := h.NewRequest(op, body)
	req.Header.Set("X-Amz-Target", "TrentService."+op)
	req.Header.Set("Authorization", strings.Replace(req.Header.Get("Authorization"), "/kinesis/", "/kms/", 1))
	resp, err := h.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if resp.Status != http.StatusOK {
		t.Fatalf("%s: status %d, %s", op, resp.Status, resp.Body)
	}
	if len(resp.Body) > 0 {
		if err := json.Unmarshal(resp.Body, &out); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// key makes a key of KMS with an alias.
func (h host) key(t *testing.T, alias string) (id, arn string) {
	t.Helper()
	made := h.kms(t, "CreateKey", object{})
	id, arn = text(at(made, "KeyMetadata.KeyId")), text(at(made, "KeyMetadata.Arn"))
	h.kms(t, "CreateAlias", object{"AliasName": alias, "TargetKeyId": id})
	return id, arn
}
