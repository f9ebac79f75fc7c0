//go:build interop

package interop

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/test/blackbox"
)

// Property: the tutorial's policy decides. What the AWS CLI sets up as the tutorial
// says, in both versions, lets the user's keys do five things on one stream; every
// other operation of the API, stream and region is refused in AWS's words.
func TestTutorialPolicy(t *testing.T) {
	t.Parallel()
	clients, err := Install("requirements", interopDir(t))
	if err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs("scripts/policy.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := matrix{clients: []string{"cli-v1", "cli-v2"}, cells: map[string]map[string]string{}}
	t.Run("client", func(t *testing.T) { // returns when both are done
		for name, x := range map[string]struct{ aws, raw string }{
			"cli-v1": {clients.CLIv1, ""}, "cli-v2": {clients.CLIv2, "--cli-binary-format raw-in-base64-out"},
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				data := filepath.Join(t.TempDir(), "data")
				s := blackbox.StartSecure(t, "--data", data, "--region", region, "--state-delay", "50ms", "--stream", "Test", "--stream", "Other")
				env := environment(t, s, x.aws, x.raw)
				m.add(t, name, runScript(t, s, script, name, env))
				analyst := profile(t, env, "analyst")
				s.Plant("the user's secret access key", analyst.SecretAccessKey)
				t.Run("operations", func(t *testing.T) {
					a := asked{s, analyst}
					a.keepRecord(t)
					a.all(t)
				})
			})
		}
	})
	t.Log("\n" + m.String())
}

// profile reads the credentials that the CLI has kept under a name.
func profile(t *testing.T, env []string, name string) blackbox.Credentials {
	t.Helper()
	home := ""
	for _, v := range env {
		if dir, ok := strings.CutPrefix(v, "HOME="); ok {
			home = dir
		}
	}
	text, err := os.ReadFile(filepath.Join(home, ".aws", "credentials"))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`\[` + name + `\]\naws_access_key_id = (\S+)\naws_secret_access_key = (\S+)\n`).FindSubmatch(text)
	if m == nil {
		t.Fatalf("no profile %s is kept", name)
	}
	return blackbox.Credentials{AccessKeyID: string(m[1]), SecretAccessKey: string(m[2])}
}

// asked is a server and who asks it.
type asked struct {
	*blackbox.Server
	by blackbox.Credentials
}

// call carries out an operation in a region, as somebody.
func (a asked) call(t *testing.T, by blackbox.Credentials, where, operation, body string, out any) error {
	t.Helper()
	req := a.NewRequest(operation, []byte(body))
	if err := by.Sign(req, where, "kinesis"); err != nil {
		t.Fatal(err)
	}
	resp, err := a.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	a.ClientOutput("the answer to "+operation, resp.Body)
	if resp.Status != http.StatusOK {
		return fmt.Errorf("%d %s", resp.Status, resp.Body)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(resp.Body, out)
}

// denied holds that an operation is denied on a resource, in exactly AWS's words.
func (a asked) denied(t *testing.T, where, operation, body, resource string) {
	t.Helper()
	want := fmt.Sprintf(`400 {"__type":"AccessDeniedException","message":"User: arn:aws:iam::000000000000:user/analyst is not authorized to perform: `+
		`kinesis:%s on resource: %s because no identity-based policy allows the kinesis:%[1]s action"}`, operation, resource)
	if err := a.call(t, a.by, where, operation, body, nil); err == nil || err.Error() != want {
		t.Errorf("%s %s in %s:\ngot  %v\nwant %s", operation, body, where, err, want)
	}
}

// keepRecord has the root encrypt the stream Other and keep a record in it that is
// found nowhere but where it is read.
func (a asked) keepRecord(t *testing.T) {
	t.Helper()
	if err := a.call(t, a.Root(), region, "StartStreamEncryption", `{"StreamName":"Other","EncryptionType":"KMS","KeyId":"alias/aws/kinesis"}`, nil); err != nil {
		t.Fatal(err)
	}
	a.await(t, region, "Other", "KMS")
	secret := "the record of " + rand.Text()
	a.Plant("a record of an encrypted stream", secret)
	body := `{"StreamName":"Other","PartitionKey":"k","Data":"` + base64.StdEncoding.EncodeToString([]byte(secret)) + `"}`
	if err := a.call(t, a.Root(), region, "PutRecord", body, nil); err != nil {
		t.Fatal(err)
	}
}

// all asks for every operation of the API, in two regions.
func (a asked) all(t *testing.T) {
	a.createElsewhere(t)
	done := 0
	for _, operation := range kinesis.Service.Operations {
		row, ok := operations[operation.Name]
		if !ok {
			t.Errorf("there is no row for %s", operation.Name)
		}
		for _, where := range []string{region, elsewhere} {
			for _, stream := range []string{"Test", "Other", "Nothing"} {
				body := a.filled(t, row.body, where, stream)
				switch {
				case body == "": // the stream is not there to read
				case five[operation.Name] && where == region && stream == "Test":
					done++
					if err := a.call(t, a.by, where, operation.Name, body, nil); err != nil {
						t.Errorf("%s: %v", operation.Name, err)
					}
				default:
					a.denied(t, where, operation.Name, body, a.filled(t, row.resource, where, stream))
				}
			}
		}
	}
	if done != len(five) || len(operations) != len(kinesis.Service.Operations) {
		t.Errorf("%d things were allowed, of %d operations", done, len(operations))
	}
}

// createElsewhere makes a stream of the same name in the other region.
func (a asked) createElsewhere(t *testing.T) {
	t.Helper()
	if err := a.call(t, a.Root(), elsewhere, "CreateStream", `{"StreamName":"Test","ShardCount":1}`, nil); err != nil {
		t.Fatal(err)
	}
	a.await(t, elsewhere, "Test", "NONE")
}

// await polls until a stream is ACTIVE and so encrypted: over HTTP there is nothing to
// wait on.
func (a asked) await(t *testing.T, where, stream, encryption string) {
	t.Helper()
	deadline, tick := time.After(30*time.Second), time.NewTicker(20*time.Millisecond)
	defer tick.Stop()
	for {
		var found struct {
			StreamDescriptionSummary struct{ StreamStatus, EncryptionType string }
		}
		err := a.call(t, a.Root(), where, "DescribeStreamSummary", `{"StreamName":"`+stream+`"}`, &found)
		if summary := found.StreamDescriptionSummary; err == nil && summary.StreamStatus == "ACTIVE" && summary.EncryptionType == encryption {
			return
		}
		select {
		case <-deadline:
			t.Fatalf("%+v, %v", found, err)
		case <-tick.C:
		}
	}
}

// filled puts a region and a stream into a body or an ARN; it is "" if the body needs
// an iterator of a stream that is not there. Whose iterator it is does not matter:
// what counts is the stream behind it.
func (a asked) filled(t *testing.T, text, where, stream string) string {
	t.Helper()
	if strings.Contains(text, "ITERATOR") {
		var answer struct{ ShardIterator string }
		body := a.filled(t, operations["GetShardIterator"].body, where, stream)
		if err := a.call(t, a.Root(), where, "GetShardIterator", body, &answer); err != nil {
			return ""
		}
		text = strings.Replace(text, "ITERATOR", answer.ShardIterator, 1)
	}
	return strings.NewReplacer("ARN:", "arn:aws:kinesis:"+where+":000000000000:", "NAME", stream).Replace(text)
}

// elsewhere is a region that the policy does not name.
const elsewhere = "us-east-2"

// five are the operations that the policy allows.
var five = map[string]bool{"DescribeStream": true, "GetShardIterator": true, "GetRecords": true, "PutRecord": true, "PutRecords": true}

// The ARNs of what operations are about, as AWS's reference of its actions has them.
const (
	onStream   = "ARN:stream/NAME"
	onConsumer = "ARN:stream/NAME/consumer/c:1700000000"
	onQueue    = "ARN:queue/0123456789abcdefg"
	onChannel  = "ARN:channel/0123456789abcdefg"
)

// operations are a body with as little as each operation takes, and the resource that
// a denial of it names. ARN: stands for an ARN up to the account, NAME for a stream.
var operations = map[string]struct{ body, resource string }{
	"AcknowledgeDeadLetterQueueRecords": {`{"QueueARN":"ARN:queue/0123456789abcdefg","Entries":[{"ReceiptHandle":"x"}]}`, onQueue},
	"AcknowledgeQueueRecords":           {`{"QueueARN":"ARN:queue/0123456789abcdefg","Entries":[{"ReceiptHandle":"x"}]}`, onQueue},
	"AddTagsToStream":                   {`{"StreamName":"NAME","Tags":{"a":"b"}}`, onStream},
	"CreateChannel": {`{"ChannelName":"c","ServiceExecutionRoleARN":"arn:aws:iam::000000000000:role/deliver",` +
		`"StreamConfigurationList":[{"StreamARN":"ARN:stream/NAME","RecordConfiguration":{"RecordFormatType":"STRING"}}],` +
		`"S3DestinationConfiguration":{"StorageConfiguration":{"BucketARN":"arn:aws:s3:::bucket","ExpectedBucketOwner":"000000000000","CompressionType":"NONE"}}}`, "ARN:channel/*"},
	"CreateQueue":                   {`{"QueueName":"q","StreamConfigurationList":[{"StreamARN":"ARN:stream/NAME"}]}`, "ARN:queue/*"},
	"CreateStream":                  {`{"StreamName":"NAME","ShardCount":1}`, onStream},
	"DecreaseStreamRetentionPeriod": {`{"StreamName":"NAME","RetentionPeriodHours":24}`, onStream},
	"DeleteChannel":                 {`{"ChannelARN":"ARN:channel/0123456789abcdefg"}`, onChannel},
	"DeleteQueue":                   {`{"QueueARN":"ARN:queue/0123456789abcdefg"}`, onQueue},
	"DeleteResourcePolicy":          {`{"ResourceARN":"ARN:stream/NAME"}`, onStream},
	"DeleteStream":                  {`{"StreamName":"NAME"}`, onStream},
	"DeregisterStreamConsumer":      {`{"ConsumerARN":"ARN:stream/NAME/consumer/c:1700000000"}`, onConsumer},
	"DescribeAccountSettings":       {`{}`, "*"},
	"DescribeChannel":               {`{"ChannelARN":"ARN:channel/0123456789abcdefg"}`, onChannel},
	"DescribeLimits":                {`{}`, "*"},
	"DescribeQueue":                 {`{"QueueARN":"ARN:queue/0123456789abcdefg"}`, onQueue},
	"DescribeStream":                {`{"StreamName":"NAME"}`, onStream},
	"DescribeStreamConsumer":        {`{"StreamARN":"ARN:stream/NAME","ConsumerName":"c"}`, "ARN:stream/NAME/consumer/c:*"},
	"DescribeStreamSummary":         {`{"StreamName":"NAME"}`, onStream},
	"DisableEnhancedMonitoring":     {`{"StreamName":"NAME","ShardLevelMetrics":["ALL"]}`, onStream},
	"EnableEnhancedMonitoring":      {`{"StreamName":"NAME","ShardLevelMetrics":["ALL"]}`, onStream},
	"GetRecords":                    {`{"ShardIterator":"ITERATOR"}`, onStream},
	"GetResourcePolicy":             {`{"ResourceARN":"ARN:stream/NAME"}`, onStream},
	"GetShardIterator":              {`{"StreamName":"NAME","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"}`, onStream},
	"IncreaseStreamRetentionPeriod": {`{"StreamName":"NAME","RetentionPeriodHours":48}`, onStream},
	"ListChannels":                  {`{}`, "*"},
	"ListQueues":                    {`{}`, "*"},
	"ListShards":                    {`{"StreamName":"NAME"}`, onStream},
	"ListStreamConsumers":           {`{"StreamARN":"ARN:stream/NAME"}`, onStream},
	"ListStreams":                   {`{}`, "*"},
	"ListTagsForResource":           {`{"ResourceARN":"ARN:stream/NAME"}`, onStream},
	"ListTagsForStream":             {`{"StreamName":"NAME"}`, onStream},
	"MergeShards":                   {`{"StreamName":"NAME","ShardToMerge":"shardId-000000000000","AdjacentShardToMerge":"shardId-000000000001"}`, onStream},
	"PutRecord":                     {`{"StreamName":"NAME","PartitionKey":"k","Data":"AAAA"}`, onStream},
	"PutRecords":                    {`{"StreamARN":"ARN:stream/NAME","Records":[{"PartitionKey":"k","Data":"AAAA"}]}`, onStream},
	"PutResourcePolicy":             {`{"ResourceARN":"ARN:stream/NAME","Policy":"{}"}`, onStream},
	"ReceiveDeadLetterQueueRecords": {`{"QueueARN":"ARN:queue/0123456789abcdefg"}`, onQueue},
	"ReceiveQueueRecords":           {`{"QueueARN":"ARN:queue/0123456789abcdefg"}`, onQueue},
	"RegisterStreamConsumer":        {`{"StreamARN":"ARN:stream/NAME","ConsumerName":"c"}`, onStream},
	"RemoveTagsFromStream":          {`{"StreamName":"NAME","TagKeys":["a"]}`, onStream},
	"RestoreDeadLetterQueueRecords": {`{"QueueARN":"ARN:queue/0123456789abcdefg","Entries":[{"ReceiptHandle":"x"}]}`, onQueue},
	"SplitShard":                    {`{"StreamName":"NAME","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"2"}`, onStream},
	"StartStreamEncryption":         {`{"StreamName":"NAME","EncryptionType":"KMS","KeyId":"alias/aws/kinesis"}`, onStream},
	"StopStreamEncryption":          {`{"StreamName":"NAME","EncryptionType":"KMS","KeyId":"alias/aws/kinesis"}`, onStream},
	"SubscribeToShard": {`{"ConsumerARN":"ARN:stream/NAME/consumer/c:1700000000","ShardId":"shardId-000000000000",` +
		`"StartingPosition":{"Type":"TRIM_HORIZON"}}`, onConsumer},
	"TagResource":                            {`{"ResourceARN":"ARN:stream/NAME","Tags":{"a":"b"}}`, onStream},
	"UntagResource":                          {`{"ResourceARN":"ARN:stream/NAME","TagKeys":["a"]}`, onStream},
	"UpdateAccountSettings":                  {`{"MinimumThroughputBillingCommitment":{"Status":"ENABLED"}}`, "*"},
	"UpdateChannel":                          {`{"ChannelARN":"ARN:channel/0123456789abcdefg","S3DestinationConfiguration":{"DataFreshnessInSeconds":60}}`, onChannel},
	"UpdateDeadLetterQueueRecordsVisibility": {`{"QueueARN":"ARN:queue/0123456789abcdefg","Entries":[{"ReceiptHandle":"x","VisibilityTimeoutSeconds":1}]}`, onQueue},
	"UpdateMaxRecordSize":                    {`{"StreamARN":"ARN:stream/NAME","MaxRecordSizeInKiB":2048}`, onStream},
	"UpdateQueue":                            {`{"QueueARN":"ARN:queue/0123456789abcdefg","QueueAttributes":{}}`, onQueue},
	"UpdateQueueRecordsVisibility":           {`{"QueueARN":"ARN:queue/0123456789abcdefg","Entries":[{"ReceiptHandle":"x","VisibilityTimeoutSeconds":1}]}`, onQueue},
	"UpdateShardCount":                       {`{"StreamName":"NAME","TargetShardCount":2,"ScalingType":"UNIFORM_SCALING"}`, onStream},
	"UpdateStreamMode":                       {`{"StreamARN":"ARN:stream/NAME","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`, onStream},
	"UpdateStreamRecordDistributionStrategy": {`{"StreamARN":"ARN:stream/NAME","RecordDistributionStrategy":"AUTO"}`, onStream},
	"UpdateStreamWarmThroughput":             {`{"StreamName":"NAME","WarmThroughputMiBps":2}`, onStream},
}
