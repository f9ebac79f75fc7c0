package shardwell_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/shardwell/shardwell"
)

// Shard ids are read as leniently as AWS reads them, and written in one form.
func TestParseShardIndex(t *testing.T) {
	for id, want := range map[string]uint32{
		"0": 0, "x-0": 0, "shardId-000000000000": 0, "foo-000": 0, "shard-7": 7,
		"shardId-000000003076": 3076, "2147483647": 1<<31 - 1, "-5": 5,
	} {
		if got, ok := shardwell.ParseShardIndex(id); !ok || got != want {
			t.Errorf("%q is read as %d, %v, want %d", id, got, ok, want)
		}
	}
	for _, id := range []string{"", "ABC", "-", "x-", "x-y-1", "1.0", "2147483648", "shardId-99999999999999999999999", "x--1", "+1"} {
		if got, ok := shardwell.ParseShardIndex(id); ok {
			t.Errorf("%q is taken as %d", id, got)
		}
	}
	for index, want := range map[uint32]string{0: "shardId-000000000000", 3076: "shardId-000000003076", 1<<31 - 1: "shardId-002147483647"} {
		if got := shardwell.FormatShardID(index); got != want {
			t.Errorf("shard %d is written %q, want %q", index, got, want)
		}
	}
}

// A stream's ARN is read back as its parts; anything else is refused.
func TestStreamARN(t *testing.T) {
	tenant := shardwell.Tenant{Account: "000000000000", Region: "ap-northeast-1"}
	arn := tenant.StreamARN("test-stream1")
	if want := "arn:aws:kinesis:ap-northeast-1:000000000000:stream/test-stream1"; arn != want {
		t.Errorf("ARN is %q, want %q", arn, want)
	}
	got, ok := shardwell.ParseStreamARN(arn)
	if want := (shardwell.StreamARN{Partition: "aws", Tenant: tenant, Name: "test-stream1"}); !ok || got != want {
		t.Errorf("ARN is read as %+v, %v, want %+v", got, ok, want)
	}
	for region, want := range map[string]string{"us-east-1": "aws", "cn-north-1": "aws-cn", "us-gov-west-1": "aws-us-gov"} {
		if got := shardwell.Partition(region); got != want {
			t.Errorf("region %s is in partition %s, want %s", region, got, want)
		}
	}
	for _, bad := range []string{"", "arn", "arn:aws:kinesis:r:1:stream/", "arn:aws:kinesis:r:1:other/x", "arn:aws:sqs:r:1:stream/x", "x:aws:kinesis:r:1:stream/x"} {
		if got, ok := shardwell.ParseStreamARN(bad); ok {
			t.Errorf("%q is taken as %+v", bad, got)
		}
	}
}

// An error travels with its code, its text and the status AWS gives it, and is
// found through wrapping.
func TestError(t *testing.T) {
	err := shardwell.Errorf(shardwell.CodeResourceNotFound, "Stream %s under account %s not found.", "s", "1")
	var found *shardwell.Error
	if !errors.As(fmt.Errorf("describe: %w", err), &found) || found.Message != "Stream s under account 1 not found." {
		t.Errorf("unwrapped to %v", found)
	}
	for code, want := range map[string]int{
		shardwell.CodeResourceNotFound: 400, shardwell.CodeAccessDenied: 400,
		shardwell.CodeInternalFailure: 500, shardwell.CodeInternalFailureException: 500,
		shardwell.CodeServiceUnavailable: 503,
	} {
		if got := (&shardwell.Error{Code: code}).Status(); got != want {
			t.Errorf("%s travels with %d, want %d", code, got, want)
		}
	}
}

// Whatever is taken for a shard is one that can be: its canonical id is read
// as the same shard.
func FuzzParseShardIndex(f *testing.F) {
	f.Add("shardId-000000003076")
	f.Add("x-0")
	f.Fuzz(func(t *testing.T, s string) {
		index, ok := shardwell.ParseShardIndex(s)
		if !ok {
			return
		}
		if again, ok := shardwell.ParseShardIndex(shardwell.FormatShardID(index)); !ok || again != index || index > shardwell.MaxShardIndex {
			t.Errorf("%q is shard %d, whose id is read as %d, %v", s, index, again, ok)
		}
	})
}

// Whatever is taken for an ARN is written back the same.
func FuzzParseStreamARN(f *testing.F) {
	f.Add("arn:aws:kinesis:us-east-1:000000000000:stream/s")
	f.Fuzz(func(t *testing.T, s string) {
		if a, ok := shardwell.ParseStreamARN(s); ok && a.String() != s {
			t.Errorf("%q is read as %+v, written %q", s, a, a)
		}
	})
}
