package wire_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// validate decodes a body as the input of an operation and checks it.
func validate(t *testing.T, operation, body string) *shardwell.Error {
	t.Helper()
	in := kinesis.Service.Operation(operation).NewInput()
	if err := wirejson.Decode([]byte(body), in); err != nil {
		t.Fatalf("%s %.100s: %v", operation, body, err)
	}
	return wire.Validate(in)
}

func repeat(item string, n int) string {
	return strings.TrimSuffix(strings.Repeat(item+",", n), ",")
}

const (
	notNull  = "Member must not be null"
	name     = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
	atLeast1 = "Member must have length greater than or equal to 1"
	atMost   = "Member must have length less than or equal to "
)

func item(value, path, rule string) string {
	return "Value" + value + " at '" + path + "' failed to satisfy constraint: " + rule
}

// Property: violations are worded, ordered and counted as AWS does. Texts are
// recorded from AWS (most by kinesalite's tests) where the comment says so.
func TestViolations(t *testing.T) {
	long := strings.Repeat("a", 129)
	for _, c := range []struct {
		name, operation, body string
		want                  []string
	}{
		{"check 15: empty stream name, pattern before length (recorded)", "DescribeStream", `{"StreamName":""}`,
			[]string{item(" ''", "streamName", name), item(" ''", "streamName", atLeast1)}},
		{"check 15: the same, null members left out", "DescribeStream", `{"StreamName":"","Limit":null,"ExclusiveStartShardId":null}`,
			[]string{item(" ''", "streamName", name), item(" ''", "streamName", atLeast1)}},
		{"long name (recorded)", "DescribeStream", `{"StreamName":"` + long + `"}`,
			[]string{item(" '"+long+"'", "streamName", atMost+"128")}},
		{"low number (recorded)", "DescribeStream", `{"StreamName":"a","Limit":0}`,
			[]string{item(" '0'", "limit", "Member must have value greater than or equal to 1")}},
		{"high number, clamped first (recorded)", "GetRecords", `{"ShardIterator":"a","Limit":99999999999}`,
			[]string{item(" '2147483647'", "limit", "Member must have value less than or equal to 10000")}},
		{"missing members (recorded, without the stream name)", "PutRecord", `{}`,
			[]string{item(" null", "data", notNull)}},
		{"order of PutRecord (recorded)", "PutRecord", `{"StreamName":"","PartitionKey":"","Data":"","ExplicitHashKey":"","SequenceNumberForOrdering":""}`,
			[]string{
				item(" ''", "sequenceNumberForOrdering", `Member must satisfy regular expression pattern: 0|([1-9]\d{0,128})`),
				item(" ''", "partitionKey", atLeast1),
				item(" ''", "explicitHashKey", `Member must satisfy regular expression pattern: 0|([1-9]\d{0,38})`),
				item(" ''", "streamName", name), item(" ''", "streamName", atLeast1),
			}},
		{"order of GetShardIterator and the enum set (recorded)", "GetShardIterator",
			`{"StreamName":"","ShardId":"","ShardIteratorType":"","StartingSequenceNumber":""}`,
			[]string{
				item(" ''", "shardId", name), item(" ''", "shardId", atLeast1),
				item(" ''", "shardIteratorType", "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]"),
				item(" ''", "startingSequenceNumber", `Member must satisfy regular expression pattern: 0|([1-9]\d{0,128})`),
				item(" ''", "streamName", name), item(" ''", "streamName", atLeast1),
			}},
		{"order of SplitShard (recorded)", "SplitShard", `{}`,
			[]string{item(" null", "newStartingHashKey", notNull), item(" null", "shardToSplit", notNull)}},
		{"order of MergeShards (recorded)", "MergeShards", `{}`,
			[]string{item(" null", "shardToMerge", notNull), item(" null", "adjacentShardToMerge", notNull)}},
		{"order of UpdateShardCount (recorded)", "UpdateShardCount", `{"StreamName":""}`,
			[]string{item(" null", "scalingType", notNull), item(" ''", "streamName", name), item(" ''", "streamName", atLeast1), item(" null", "targetShardCount", notNull)}},
		{"required integer that is zero is there", "UpdateShardCount", `{"StreamName":"a","ScalingType":"UNIFORM_SCALING","TargetShardCount":0}`,
			[]string{item(" '0'", "targetShardCount", "Member must have value greater than or equal to 1")}},
		{"empty list of a sensitive shape", "PutRecords", `{"Records":[],"StreamName":"a"}`,
			[]string{item("", "records", atLeast1)}},
		{"long list of a sensitive shape (recorded)", "PutRecords", `{"StreamName":"a","Records":[` + repeat(`{"Data":"","PartitionKey":"a"}`, 501) + `]}`,
			[]string{item("", "records", atMost+"500")}},
		{"a list beyond what is kept", "PutRecords", `{"StreamName":"a","Records":[` + repeat(`{"Data":"","PartitionKey":"a"}`, 5000) + `]}`,
			[]string{item("", "records", atMost+"500")}},
		{"element of a list (recorded)", "PutRecords", `{"StreamName":"a","Records":[{"Data":"","PartitionKey":"a"},{"Data":"","PartitionKey":""}]}`,
			[]string{item(" ''", "records.2.member.partitionKey", atLeast1)}},
		{"null element", "PutRecords", `{"StreamName":"a","Records":[null]}`,
			[]string{item(" null", "records.1.member.data", notNull)}},
		{"structure in a structure", "CreateStream", `{"StreamName":"a","StreamModeDetails":{"StreamMode":"x"}}`,
			[]string{item(" 'x'", "streamModeDetails.streamMode", "Member must satisfy enum value set: [ON_DEMAND, PROVISIONED]")}},
		{"empty map (recorded)", "AddTagsToStream", `{"StreamName":"","Tags":{}}`,
			[]string{item(" '{}'", "tags", atLeast1), item(" ''", "streamName", name), item(" ''", "streamName", atLeast1)}},
		{"map keys and values", "AddTagsToStream", `{"StreamName":"a","Tags":{"":"` + strings.Repeat("b", 257) + `"}}`,
			[]string{
				item(" '{="+strings.Repeat("b", 257)+"}'", "tags", "Map keys must satisfy constraint: ["+atMost+"128, "+atLeast1+"]"),
				item(" '{="+strings.Repeat("b", 257)+"}'", "tags", "Map value must satisfy constraint: ["+atMost+"256, Member must have length greater than or equal to 0]"),
			}},
		{"strings in a list (recorded)", "RemoveTagsFromStream", `{"StreamName":"a","TagKeys":["a","` + long + `","b"]}`,
			[]string{item(" '[a, "+long+", b]'", "tagKeys", "Member must satisfy constraint: ["+atMost+"128, "+atLeast1+"]")}},
		{"long list (recorded)", "RemoveTagsFromStream", `{"StreamName":"a","TagKeys":[` + repeat(`"1"`, 51) + `]}`,
			[]string{item(" '["+strings.TrimSuffix(strings.Repeat("1, ", 51), ", ")+"]'", "tagKeys", atMost+"50")}},
		{"nothing wrong", "PutRecord", `{"StreamName":"a","PartitionKey":"a","Data":"","ExplicitHashKey":"0"}`, nil},
		{"code points count, not bytes", "PutRecord", `{"StreamName":"a","PartitionKey":"` + strings.Repeat("ü", 256) + `","Data":""}`, nil},
		{"a pattern matches the whole string", "DescribeStream", `{"StreamName":"a\n"}`,
			[]string{item(" 'a\n'", "streamName", name)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, want := validate(t, c.operation, c.body), message(c.want)
			switch {
			case got == nil && want != "":
				t.Errorf("accepted, want %s", want)
			case got != nil && (got.Code != shardwell.CodeValidation || got.Message != want):
				t.Errorf("got  %v\nwant %s", got, want)
			}
		})
	}
}

func message(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return "1 validation error detected: " + items[0]
	}
	return string(rune('0'+len(items))) + " validation errors detected: " + strings.Join(items, "; ")
}

// Property: check 15 of the conformance list, letter by letter.
func TestCheck15(t *testing.T) {
	const want = `2 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1`
	if got := validate(t, "DescribeStream", `{"StreamName":""}`); got == nil || got.Message != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// Property: no more than ten violations are listed, and the count says ten.
func TestFirstTen(t *testing.T) {
	got := validate(t, "PutRecords", `{"StreamName":"a","Records":[`+repeat(`{"Data":"","PartitionKey":""}`, 12)+`]}`)
	if got == nil || !strings.HasPrefix(got.Message, "10 validation errors detected: ") {
		t.Fatalf("got %v", got)
	}
	if n := strings.Count(got.Message, "failed to satisfy"); n != 10 {
		t.Errorf("%d items, want 10", n)
	}
	if !strings.Contains(got.Message, "'records.10.member.partitionKey'") || strings.Contains(got.Message, "records.11.") {
		t.Errorf("not the first ten: %s", got.Message)
	}
}

// Property: every pattern of the tables gives the same answer through Validate
// as its expression does, whether or not there is a short cut for it.
func TestPatternsAgree(t *testing.T) {
	samples := []string{"", "0", "00", "01", "1", "9876543210", "a", "A.b-c_9", "a b", "a\n", "ü", "-1", " ", "1a",
		strings.Repeat("9", 39), strings.Repeat("9", 40), strings.Repeat("1", 129), strings.Repeat("1", 130),
		"arn:aws:kinesis:us-east-1:123456789012:stream/a", "arn:aws:kinesis:us-east-1:123456789012:stream/a b",
		"arn:aws:kinesis:us-east-1:123456789012:stream/a/consumer/b:1", strings.Repeat("a", 20) + "-abc"}
	checked := 0
	for _, op := range kinesis.Service.Operations {
		in := op.NewInput()
		for i, m := range in.Shape().Members {
			if m.Shape.Pattern == nil {
				continue
			}
			re := regexp.MustCompile(`^(?:` + strings.TrimSuffix(strings.TrimPrefix(m.Shape.Pattern.Source, "^"), "$") + `)$`)
			for _, sample := range samples {
				*in.Field(i).(*string) = sample
				in.Presence().Set(i)
				broken := violates(in, m)
				if want := !re.MatchString(sample); broken != want {
					t.Errorf("%s.%s %q: refused %v, want %v", op.Name, m.Name, sample, broken, want)
				}
				checked++
			}
		}
	}
	if checked == 0 {
		t.Fatal("no member has a pattern")
	}
}

// violates tells whether Validate complains of the pattern of member m.
func violates(in api.Struct, m api.Member) bool {
	err := wire.Validate(in)
	return err != nil && strings.Contains(err.Message, "at '"+m.Path+"' failed to satisfy constraint: Member must satisfy regular")
}

// Checking 500 valid records makes no garbage.
func BenchmarkValidatePutRecords(b *testing.B) {
	in := &kinesis.PutRecordsInput{StreamName: "a"}
	for range 500 {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: []byte("data"), PartitionKey: "key"})
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := wire.Validate(in); err != nil {
			b.Fatal(err)
		}
	}
}

// An answer repeats a value whole up to 64 KiB, and the beginning of a longer
// one, cut between characters.
func TestShown(t *testing.T) {
	const shownBytes = 64 << 10
	whole := strings.Repeat("v", shownBytes)
	if got := wire.Shown(whole); got != whole {
		t.Errorf("%d bytes became %d", len(whole), len(got))
	}
	long := strings.Repeat("v", shownBytes-1) + "é" + strings.Repeat("v", 1<<20)
	if got, want := wire.Shown([]byte(long)), strings.Repeat("v", shownBytes-1)+"..."; got != want {
		t.Errorf("got %d bytes that end with %q", len(got), got[len(got)-8:])
	}
}
