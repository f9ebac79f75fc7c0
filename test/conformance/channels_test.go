package conformance

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
)

// toBucket asks for a channel from a stream to a bucket.
func toBucket(name, stream string) object {
	bucket := object{"BucketARN": "arn:aws:s3:::some-bucket", "ExpectedBucketOwner": account}
	storage := object{"BucketARN": "arn:aws:s3:::some-bucket", "ExpectedBucketOwner": account, "CompressionType": "ZSTD"}
	return object{
		"ChannelName": name, "ServiceExecutionRoleARN": "arn:aws:iam::" + account + ":role/delivery",
		"StreamConfigurationList":    []any{object{"StreamARN": arnOf(stream), "RecordConfiguration": object{"RecordFormatType": "JSON"}}},
		"S3DestinationConfiguration": object{"StorageConfiguration": storage, "DeadLetterQueueS3Configuration": bucket},
	}
}

// A channel belongs to one on-demand stream and has one destination; its name is
// taken until it is gone.
func TestChannels(t *testing.T) {
	covers(t, "CreateChannel", "DescribeChannel", "ListChannels", "UpdateChannel", "DeleteChannel", "DeleteStream")
	h := serve(t, "--stream", "provisioned")
	h.must(t, "CreateStream", `{"StreamName":"s","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`)
	h.await(t, "s")
	made, _ := h.must(t, "CreateChannel", toBucket("c", "s"))["ChannelDescription"].(object)
	arn := text(made["ChannelARN"])
	if !regexp.MustCompile(`^arn:aws:kinesis:` + region + `:` + account + `:channel/[a-z0-9]{17}$`).MatchString(arn) {
		t.Fatalf("ChannelARN %q", arn)
	}
	want(t, "status", made["ChannelStatus"], any("CREATING"))
	want(t, "id", "channel/"+text(made["ChannelId"]), arn[len(arn)-len("channel/")-17:])
	want(t, "freshness by default", fmt.Sprint(at(made, "S3DestinationConfiguration.DataFreshnessInSeconds")), "300")
	h.call(t, "CreateChannel", toBucket("c", "s")).wantErrorWith(t, "ResourceInUseException", "")
	h.call(t, "CreateChannel", toBucket("d", "missing")).wantErrorWith(t, "ResourceNotFoundException", "Stream missing under account "+account+" not found.")
	h.call(t, "CreateChannel", toBucket("d", "provisioned")).wantErrorWith(t, "ValidationException", "")
	nowhere := toBucket("d", "s")
	delete(nowhere, "S3DestinationConfiguration")
	h.call(t, "CreateChannel", nowhere).wantErrorWith(t, "InvalidArgumentException", "")

	describe := func() object {
		description, _ := h.must(t, "DescribeChannel", object{"ChannelARN": arn})["ChannelDescription"].(object)
		return description
	}
	h.eventually(t, "the channel says that nothing is delivered", func() bool {
		return describe()["ChannelStatus"] == "FAILED" && text(describe()["ChannelStatusReason"]) != ""
	})
	want(t, "stream", at(describe(), "StreamConfigurationList.0.StreamARN"), any(arnOf("s")))
	want(t, "compression", at(describe(), "S3DestinationConfiguration.StorageConfiguration.CompressionType"), any("ZSTD"))
	want(t, "count", fmt.Sprint(h.summaryOf(t, "s")["ChannelCount"]), "1")
	for stream, n := range map[string]int{"s": 1, "provisioned": 0} {
		list, _ := h.must(t, "ListChannels", object{"StreamFilter": []any{object{"StreamARN": arnOf(stream)}}})["ChannelSummaries"].([]any)
		want(t, "channels of "+stream, len(list), n)
	}
	h.must(t, "UpdateChannel", object{"ChannelARN": arn, "S3DestinationConfiguration": object{"DataFreshnessInSeconds": 900}})
	want(t, "freshness", fmt.Sprint(at(describe(), "S3DestinationConfiguration.DataFreshnessInSeconds")), "900")

	h.eventually(t, "the channel is deleted", func() bool {
		return h.call(t, "DeleteChannel", object{"ChannelARN": arn}).Status == http.StatusOK
	})
	h.eventually(t, "the channel is gone", func() bool {
		return h.call(t, "DescribeChannel", object{"ChannelARN": arn}).JSON["__type"] == "ResourceNotFoundException"
	})
	h.must(t, "DeleteStream", `{"StreamName":"s"}`)
}
