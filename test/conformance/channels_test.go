package conformance

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
)

// channelTo is a request for a channel of stream od that delivers strings to a
// bucket.
func channelTo(name string) object {
	return object{
		"ChannelName": name, "ServiceExecutionRoleARN": "arn:aws:iam::" + account + ":role/deliver",
		"StreamConfigurationList": []any{object{"StreamARN": arnOf("od"), "RecordConfiguration": object{"RecordFormatType": "STRING"}}},
		"S3DestinationConfiguration": object{"StorageConfiguration": object{
			"BucketARN": "arn:aws:s3:::bucket", "ExpectedBucketOwner": account, "CompressionType": "NONE"}},
	}
}

// onDemand makes an on-demand stream and waits until it is ACTIVE.
func (h host) onDemand(t *testing.T, name string) {
	t.Helper()
	h.must(t, "CreateStream", object{"StreamName": name, "StreamModeDetails": object{"StreamMode": "ON_DEMAND"}})
	h.await(t, name)
}

// A channel is made, described, listed, changed and deleted. It says that it
// delivers nothing: it is FAILED as soon as it is made, with the reason.
func TestChannels(t *testing.T) {
	covers(t, "CreateChannel", "DescribeChannel", "UpdateChannel", "DeleteChannel", "ListChannels", "DeleteStream", "DescribeStreamSummary")
	h := serve(t)
	h.onDemand(t, "od")
	made := h.must(t, "CreateChannel", channelTo("c"))["ChannelDescription"].(object)
	id, arn := text(made["ChannelId"]), text(made["ChannelARN"])
	if !regexp.MustCompile(`^[a-z0-9]{17}$`).MatchString(id) || arn != "arn:aws:kinesis:"+region+":"+account+":channel/"+id {
		t.Fatalf("made %v", made)
	}
	want(t, "status", made["ChannelStatus"], any("CREATING"))
	want(t, "freshness", fmt.Sprint(at(made, "S3DestinationConfiguration.DataFreshnessInSeconds")), "300")
	want(t, "dead letters", at(made, "S3DestinationConfiguration.DeadLetterQueueS3Configuration.BucketARN"), any("arn:aws:s3:::bucket"))
	failed := func() object {
		t.Helper()
		var c object
		h.eventually(t, "the channel is FAILED", func() bool {
			c = h.must(t, "DescribeChannel", object{"ChannelARN": arn})["ChannelDescription"].(object)
			return c["ChannelStatus"] == "FAILED"
		})
		return c
	}
	if reason := text(failed()["ChannelStatusReason"]); !regexp.MustCompile(`does not deliver .* yet\.$`).MatchString(reason) {
		t.Errorf("the channel is FAILED because %q", reason)
	}
	h.call(t, "CreateChannel", channelTo("c")).wantErrorWith(t, "ResourceInUseException", "Channel c under account "+account+" already exists.")
	changed := h.must(t, "UpdateChannel", object{"ChannelARN": arn, "S3DestinationConfiguration": object{"DataFreshnessInSeconds": 60},
		"LoggingConfiguration": object{"CloudWatchLogs": object{"Enabled": true}}})["ChannelDescription"].(object)
	want(t, "status", changed["ChannelStatus"], any("UPDATING"))
	c := failed()
	want(t, "freshness", fmt.Sprint(at(c, "S3DestinationConfiguration.DataFreshnessInSeconds")), "60")
	want(t, "logs", at(c, "LoggingConfiguration.CloudWatchLogs"),
		any(object{"Enabled": true, "LogGroupName": "/aws/kinesis/c/" + id, "LogStreamName": "DestinationDelivery"}))
	want(t, "channels of the stream", fmt.Sprint(h.summaryOf(t, "od")["ChannelCount"]), "1")
	h.call(t, "DeleteStream", object{"StreamName": "od"}).wantErrorWith(t, "ResourceInUseException", "channel")
	h.must(t, "DeleteChannel", object{"ChannelARN": arn})
	h.eventually(t, "the channel is gone", func() bool {
		return h.call(t, "DescribeChannel", object{"ChannelARN": arn}).JSON["__type"] == "ResourceNotFoundException"
	})
	want(t, "list", h.must(t, "ListChannels", object{}), object{"ChannelSummaries": []any{}})
	h.must(t, "DeleteStream", object{"StreamName": "od"})
}

// Channels are listed by name, page by page, and by stream.
func TestChannelLists(t *testing.T) {
	covers(t, "ListChannels", "CreateChannel")
	h := serve(t)
	h.onDemand(t, "od")
	for _, name := range []string{"c", "a", "b"} {
		h.must(t, "CreateChannel", channelTo(name))
	}
	first := h.must(t, "ListChannels", object{"MaxResults": 2})
	rest := h.must(t, "ListChannels", object{"NextToken": first["NextToken"]})
	got := []any{at(first, "ChannelSummaries.0.ChannelName"), at(first, "ChannelSummaries.1.ChannelName"), at(rest, "ChannelSummaries.0.ChannelName"), rest["NextToken"]}
	want(t, "names", got, []any{"a", "b", "c", nil})
	want(t, "destination", at(first, "ChannelSummaries.0.ChannelDestinationType"), any("S3"))
	want(t, "stream", at(first, "ChannelSummaries.0.Streams.0.StreamARN"), any(arnOf("od")))
	of := func(stream string) int {
		t.Helper()
		list, _ := h.must(t, "ListChannels", object{"StreamFilter": []any{object{"StreamARN": arnOf(stream)}}})["ChannelSummaries"].([]any)
		return len(list)
	}
	want(t, "of the stream", of("od"), 3)
	want(t, "of another", of("other"), 0)
	h.call(t, "ListChannels", object{"NextToken": "garbage"}).wantErrorWith(t, "InvalidArgumentException", "")
}

// What cannot be a channel is refused and leaves none.
func TestChannelRefusals(t *testing.T) {
	covers(t, "CreateChannel", "DescribeChannel", "UpdateChannel", "DeleteChannel", "ListChannels")
	h := serve(t, "--stream", "provisioned")
	h.onDemand(t, "od")
	with := func(member string, value any) object {
		in := channelTo("c")
		in[member] = value
		return in
	}
	streams := func(names ...string) any {
		var list []any
		for _, name := range names {
			list = append(list, object{"StreamARN": arnOf(name), "RecordConfiguration": object{"RecordFormatType": "JSON"}})
		}
		return list
	}
	for _, c := range []struct {
		in         object
		code, part string
	}{
		{with("StreamConfigurationList", streams("provisioned")), "ValidationException", "Stream provisioned under account " + account},
		{with("StreamConfigurationList", streams("missing")), "ResourceNotFoundException", "Stream missing under account " + account + " not found."},
		{with("StreamConfigurationList", streams("od", "od")), "InvalidArgumentException", "StreamConfigurationList"},
		{with("S3DestinationConfiguration", nil), "InvalidArgumentException", "S3DestinationConfiguration"},
		{with("EncryptionConfiguration", object{"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}), "InvalidArgumentException", "alias/aws/kinesis"},
		{with("Tags", object{"a%": "b"}), "InvalidArgumentException", "Failed to add tags to channel c under account "},
		{with("ChannelName", "a/b"), "ValidationException", "channelName"},
		{with("ServiceExecutionRoleARN", nil), "ValidationException", "serviceExecutionRoleARN"},
	} {
		h.call(t, "CreateChannel", c.in).wantErrorWith(t, c.code, c.part)
	}
	want(t, "channels", h.must(t, "ListChannels", object{}), object{"ChannelSummaries": []any{}})
	missing := object{"ChannelARN": "arn:aws:kinesis:" + region + ":" + account + ":channel/missing"}
	for _, op := range []string{"DescribeChannel", "UpdateChannel", "DeleteChannel"} {
		h.call(t, op, missing).wantErrorWith(t, "ResourceNotFoundException", "channel/missing")
	}
}

// Everything that has an ARN has tags: a stream, a consumer, a queue and a
// channel; other ARNs are refused.
func TestTagsOfResources(t *testing.T) {
	covers(t, "TagResource", "UntagResource", "ListTagsForResource")
	h := serve(t)
	h.onDemand(t, "od")
	consumer := h.consumer(t, "od", "c")
	channel := text(at(h.must(t, "CreateChannel", channelTo("c")), "ChannelDescription.ChannelARN"))
	queue := text(at(h.must(t, "CreateQueue", object{"QueueName": "q", "StreamConfigurationList": []any{object{"StreamARN": arnOf("od")}}}), "QueueDescription.QueueARN"))
	list := func(arn string) any {
		t.Helper()
		return h.must(t, "ListTagsForResource", object{"ResourceARN": arn})["Tags"]
	}
	for _, arn := range []string{arnOf("od"), consumer, channel, queue} {
		want(t, "no tags", list(arn), any([]any{}))
		tag := object{"ResourceARN": arn, "Tags": object{"b": "1", "a": "", "of": arn[len(arn)-5:]}}
		h.eventually(t, "it can be tagged", func() bool {
			a := h.call(t, "TagResource", tag)
			return a.Status == http.StatusOK || a.JSON["__type"] != "ResourceInUseException"
		})
		want(t, "tags", list(arn), any([]any{object{"Key": "a", "Value": ""}, object{"Key": "b", "Value": "1"}, object{"Key": "of", "Value": arn[len(arn)-5:]}}))
		h.must(t, "UntagResource", object{"ResourceARN": arn, "TagKeys": []string{"a", "b", "none"}})
		want(t, "tags left", list(arn), any([]any{object{"Key": "of", "Value": arn[len(arn)-5:]}}))
	}
	for _, missing := range []string{"stream/x", "stream/od/consumer/c:17", "channel/x", "queue/x"} {
		in := object{"ResourceARN": "arn:aws:kinesis:" + region + ":" + account + ":" + missing}
		h.call(t, "ListTagsForResource", in).wantErrorWith(t, "ResourceNotFoundException", account+" not found.")
	}
	h.call(t, "ListTagsForResource", object{"ResourceARN": "arn:aws:kinesis:" + region + ":" + account + ":topic/x"}).
		wantErrorWith(t, "ValidationException", "resourceARN")
}
