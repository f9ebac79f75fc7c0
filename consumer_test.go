package shardwell_test

import (
	"testing"

	"github.com/shardwell/shardwell"
)

// A consumer's ARN is read back as its parts; what is not written so is refused.
func TestConsumerARN(t *testing.T) {
	const stream = "arn:aws:kinesis:eu-west-1:000000000000:stream/s"
	arn := shardwell.ConsumerARN{Stream: stream, Name: "app.1", CreatedAt: 1795176001}
	if got, want := arn.String(), stream+"/consumer/app.1:1795176001"; got != want {
		t.Errorf("ARN is %q, want %q", got, want)
	}
	if got, ok := shardwell.ParseConsumerARN(arn.String()); !ok || got != arn {
		t.Errorf("parsed %+v, %v", got, ok)
	}
	for _, wrong := range []string{"", stream, stream + "/consumer/", stream + "/consumer/a", stream + "/consumer/a:", stream + "/consumer/:1",
		stream + "/consumer/a:01", stream + "/consumer/a:-1", stream + "/consumer/a:1:2", stream + "/consumer/a:99999999999999999999"} {
		if got, ok := shardwell.ParseConsumerARN(wrong); ok {
			t.Errorf("%q is taken as %+v", wrong, got)
		}
	}
}

// FuzzParseConsumerARN: what is taken as an ARN is written as it was read.
func FuzzParseConsumerARN(f *testing.F) {
	f.Add("arn:aws:kinesis:eu-west-1:000000000000:stream/s/consumer/c:1795176001")
	f.Add("/consumer/consumer/c:0")
	f.Fuzz(func(t *testing.T, s string) {
		if a, ok := shardwell.ParseConsumerARN(s); ok && a.String() != s {
			t.Errorf("%q is read as %+v, which is %q", s, a, a)
		}
	})
}
