package main

import (
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// caller makes signed requests to a server.
type caller struct {
	t    *testing.T
	url  string
	keys sigv4.Credentials
}

// ask makes a request of a service in a region and gives status and body.
func (c caller) ask(service, region, body string, headers ...sigv4.Pair) (int, string) {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), "POST", c.url+"/", strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	all := append([]sigv4.Pair{{Name: "Host", Value: r.URL.Host}}, headers...)
	added := sigv4.Sign(sigv4.Request{Method: "POST", Path: "/", Headers: all, Body: []byte(body)}, c.keys, region, service, time.Now())
	for _, h := range append(all[1:], added...) {
		r.Header.Set(h.Name, h.Value)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return resp.StatusCode, string(answer)
}

// kinesis calls an operation of Data Streams.
func (c caller) kinesis(region, operation, body string) (int, string) {
	return c.ask("kinesis", region, body, sigv4.Pair{Name: "Content-Type", Value: "application/x-amz-json-1.1"},
		sigv4.Pair{Name: "X-Amz-Target", Value: "Kinesis_20131202." + operation})
}

// iam calls an operation of IAM, which must succeed.
func (c caller) iam(operation string, parameters ...string) string {
	c.t.Helper()
	form := url.Values{"Action": {operation}, "Version": {"2010-05-08"}}
	for i := 0; i < len(parameters); i += 2 {
		form.Set(parameters[i], parameters[i+1])
	}
	status, answer := c.ask("iam", "us-east-1", form.Encode(), sigv4.Pair{Name: "Content-Type", Value: "application/x-www-form-urlencoded; charset=utf-8"})
	if status != 200 {
		c.t.Fatalf("%s: %d %s", operation, status, answer)
	}
	return answer
}

// newKey makes an access key for a user.
func (c caller) newKey(user string) sigv4.Credentials {
	c.t.Helper()
	var made struct {
		ID     string `xml:"CreateAccessKeyResult>AccessKey>AccessKeyId"`
		Secret string `xml:"CreateAccessKeyResult>AccessKey>SecretAccessKey"`
	}
	if err := xml.Unmarshal([]byte(c.iam("CreateAccessKey", "UserName", user)), &made); err != nil {
		c.t.Fatal(err)
	}
	return sigv4.Credentials{AccessKeyID: made.ID, SecretAccessKey: redact.New(made.Secret)}
}

// rootCredentials are the root's, from its file.
func rootCredentials(t *testing.T, dir string) sigv4.Credentials {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, rootKeyName))
	if err != nil {
		t.Fatal(err)
	}
	key, err := parseRootKey("", string(text))
	if err != nil {
		t.Fatal(err)
	}
	return sigv4.Credentials{AccessKeyID: key.id, SecretAccessKey: key.secret}
}

// A user who has a policy of five actions on one stream can do the five there, and
// each other operation, on each other stream and in each other region, is denied in
// AWS's words; and nothing at all once the key is inactive. (The tutorial of AWS's
// documentation.)
func TestTutorialPolicy(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--auth", "sigv4", "--stream", "trades", "--stream", "other")
	root := caller{t, s.url, rootCredentials(t, dir)}
	arn := "arn:aws:kinesis:us-east-1:000000000000:stream/"
	root.iam("CreatePolicy", "PolicyName", "five", "PolicyDocument", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",`+
		`"Action":["kinesis:DescribeStream","kinesis:PutRecord","kinesis:PutRecords","kinesis:GetShardIterator","kinesis:GetRecords"],"Resource":"`+arn+`trades"}]}`)
	root.iam("CreateUser", "UserName", "alice")
	root.iam("AttachUserPolicy", "UserName", "alice", "PolicyArn", "arn:aws:iam::000000000000:policy/five")
	alice := caller{t, s.url, root.newKey("alice")}

	five := map[string]string{
		"DescribeStream": `{"StreamName":"NAME"}`, "PutRecord": `{"StreamName":"NAME","PartitionKey":"k","Data":"AAAA"}`,
		"PutRecords":       `{"StreamARN":"ARN","Records":[{"PartitionKey":"k","Data":"AAAA"}]}`,
		"GetShardIterator": `{"StreamName":"NAME","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"}`,
	}
	named := func(body, stream string) string {
		return strings.NewReplacer(`"NAME"`, `"`+stream+`"`, `"ARN"`, `"`+arn+stream+`"`).Replace(body)
	}
	denied := func(region, operation, body, resource string) {
		t.Helper()
		want := `{"__type":"AccessDeniedException","message":"User: arn:aws:iam::000000000000:user/alice is not authorized to perform: kinesis:` + operation +
			` on resource: ` + resource + ` because no identity-based policy allows the kinesis:` + operation + ` action"}`
		if status, answer := alice.kinesis(region, operation, body); status != 400 || answer != want {
			t.Errorf("%s %s in %s: %d %s\nwant %s", operation, body, region, status, answer, want)
		}
	}
	for operation, body := range five {
		if status, answer := alice.kinesis("us-east-1", operation, named(body, "trades")); status != 200 {
			t.Errorf("%s: %d %s", operation, status, answer)
		}
		denied("us-east-1", operation, named(body, "other"), arn+"other")
		denied("us-east-1", operation, named(body, "none"), arn+"none")
		if operation != "PutRecords" { // which names the region itself
			denied("eu-west-1", operation, named(body, "trades"), "arn:aws:kinesis:eu-west-1:000000000000:stream/trades")
		}
	}
	iterator := func(c caller, stream string) string {
		_, answer := c.kinesis("us-east-1", "GetShardIterator", named(five["GetShardIterator"], stream))
		return answer // whose one member is GetRecords' too
	}
	if status, answer := alice.kinesis("us-east-1", "GetRecords", iterator(alice, "trades")); status != 200 || strings.Count(answer, `"Data"`) != 2 {
		t.Errorf("GetRecords: %d %s", status, answer)
	}
	denied("us-east-1", "GetRecords", iterator(root, "other"), arn+"other")
	for operation, body := range map[string]string{
		"AddTagsToStream": `{"StreamName":"NAME","Tags":{"a":"b"}}`, "DecreaseStreamRetentionPeriod": `{"StreamName":"NAME","RetentionPeriodHours":24}`,
		"DeleteStream": `{"StreamName":"NAME"}`, "DescribeStreamSummary": `{"StreamName":"NAME"}`, "CreateStream": `{"StreamName":"NAME","ShardCount":1}`,
		"IncreaseStreamRetentionPeriod": `{"StreamName":"NAME","RetentionPeriodHours":48}`, "ListShards": `{"StreamName":"NAME"}`,
		"ListStreamConsumers": `{"StreamARN":"ARN"}`, "ListTagsForStream": `{"StreamName":"NAME"}`, "PutResourcePolicy": `{"ResourceARN":"ARN","Policy":"{}"}`,
		"MergeShards":            `{"StreamName":"NAME","ShardToMerge":"shardId-000000000000","AdjacentShardToMerge":"shardId-000000000001"}`,
		"RegisterStreamConsumer": `{"StreamARN":"ARN","ConsumerName":"c"}`, "RemoveTagsFromStream": `{"StreamName":"NAME","TagKeys":["a"]}`,
		"SplitShard": `{"StreamName":"NAME","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1"}`, "TagResource": `{"ResourceARN":"ARN","Tags":{"a":"b"}}`,
		"UpdateShardCount": `{"StreamName":"NAME","TargetShardCount":2,"ScalingType":"UNIFORM_SCALING"}`, "GetResourcePolicy": `{"ResourceARN":"ARN"}`,
		"UpdateStreamMode": `{"StreamARN":"ARN","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`, "DeleteResourcePolicy": `{"ResourceARN":"ARN"}`,
	} {
		denied("us-east-1", operation, named(body, "trades"), arn+"trades")
	}
	denied("us-east-1", "ListStreams", `{}`, "*")

	root.iam("UpdateAccessKey", "UserName", "alice", "AccessKeyId", alice.keys.AccessKeyID, "Status", "Inactive")
	if status, answer := alice.kinesis("us-east-1", "DescribeStream", `{"StreamName":"trades"}`); status != 400 || !strings.Contains(answer, "UnrecognizedClientException") {
		t.Errorf("with an inactive key: %d %s", status, answer)
	}
	if code := s.end(); code != 0 || strings.Contains(s.err.String(), alice.keys.SecretAccessKey.Reveal()) {
		t.Errorf("ended with %d, or the log has alice's secret", code)
	}
}
