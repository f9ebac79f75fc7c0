package shardwell_test

import (
	"testing"

	"github.com/shardwell/shardwell"
)

// An ARN says what it names and whose it is; what is no ARN of ours is refused.
func TestParseResourceARN(t *testing.T) {
	tenant := shardwell.Tenant{Account: "000000000000", Region: "eu-west-1"}
	const prefix = "arn:aws:kinesis:eu-west-1:000000000000:"
	for rest, want := range map[string]shardwell.ResourceARN{
		"stream/s":  {Kind: shardwell.KindStream, Name: "s"},
		"channel/c": {Kind: shardwell.KindChannel, Name: "c"},
		"queue/q":   {Kind: shardwell.KindQueue, Name: "q"},
		"stream/s/consumer/c:17": {Kind: shardwell.KindConsumer, Name: "s",
			Consumer: shardwell.ConsumerARN{Stream: prefix + "stream/s", Name: "c", CreatedAt: 17}},
	} {
		want.Partition, want.Tenant = "aws", tenant
		if got, ok := shardwell.ParseResourceARN(prefix + rest); !ok || got != want {
			t.Errorf("%s is read as %+v, %v, want %+v", rest, got, ok, want)
		}
	}
	for _, wrong := range []string{"", "stream/s", prefix, prefix + "stream", prefix + "stream/", prefix + "xstream/s", prefix + "queue/",
		prefix + "channel/a/b", prefix + "stream/a/b", prefix + "stream/s/consumer/c", "arn:aws:sqs:eu-west-1:000000000000:queue/q"} {
		if got, ok := shardwell.ParseResourceARN(wrong); ok {
			t.Errorf("%q is taken as %+v", wrong, got)
		}
	}
}

// FuzzParseResourceARN: whatever is taken has a name, and a stream's ARN is read
// as ParseStreamARN reads it.
func FuzzParseResourceARN(f *testing.F) {
	f.Add("arn:aws:kinesis:eu-west-1:000000000000:stream/s")
	f.Add("arn:aws:kinesis:eu-west-1:000000000000:stream/s/consumer/c:1")
	f.Add("arn:aws-cn:kinesis:cn-north-1:000000000000:channel/abc")
	f.Fuzz(func(t *testing.T, s string) {
		a, ok := shardwell.ParseResourceARN(s)
		if !ok {
			return
		}
		if a.Name == "" {
			t.Errorf("%q is read as %+v", s, a)
		}
		if stream, isStream := shardwell.ParseStreamARN(s); a.Kind == shardwell.KindStream && (!isStream || stream.Name != a.Name) {
			t.Errorf("%q is read as %+v, as a stream's as %+v", s, a, stream)
		}
	})
}
