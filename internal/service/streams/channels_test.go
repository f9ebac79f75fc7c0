package streams

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

const (
	roleARN   = "arn:aws:iam::000000000000:role/deliver"
	schemaARN = "arn:aws:glue:us-east-1:000000000000:schema/r/s"
)

// createOnDemand makes an on-demand stream.
func (s *server) createOnDemand(name string) {
	s.t.Helper()
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: name, StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}})
}

// toS3 is a request for a channel of stream s to a bucket, changed by change.
func toS3(name string, change ...func(*kinesis.CreateChannelInput)) *kinesis.CreateChannelInput {
	in := &kinesis.CreateChannelInput{
		ChannelName: name, ServiceExecutionRoleARN: roleARN,
		StreamConfigurationList: kinesis.ChannelStreamConfigurationList{{
			StreamARN: streamS, RecordConfiguration: &kinesis.RecordConfiguration{RecordFormatType: "STRING"},
		}},
		S3DestinationConfiguration: &kinesis.S3DestinationConfiguration{StorageConfiguration: &kinesis.S3StorageConfiguration{
			BucketARN: "arn:aws:s3:::bucket", ExpectedBucketOwner: "000000000000", CompressionType: "GZIP",
		}},
	}
	for _, c := range change {
		c(in)
	}
	return in
}

// toTables makes a request one for a channel to a table.
func toTables(in *kinesis.CreateChannelInput) {
	in.S3DestinationConfiguration = nil
	in.StreamConfigurationList[0].RecordConfiguration = &kinesis.RecordConfiguration{RecordFormatType: "GSR_JSON", GSRSchemaARN: schemaARN}
	in.S3TablesDestinationConfiguration = &kinesis.S3TablesDestinationConfiguration{
		DataFreshnessInSeconds:         ptr[int32](60),
		DeadLetterQueueS3Configuration: &kinesis.DeadLetterQueueS3Configuration{BucketARN: "arn:aws:s3:::dead", ExpectedBucketOwner: "000000000000", ErrorOutputPrefix: "e/"},
		S3TablesConfigurationList: kinesis.S3TablesConfigurationList{{
			TableBucketARN: "arn:aws:s3tables:us-east-1:000000000000:bucket/tables", Namespace: "n", TableName: "t", CompressionType: "ZSTD",
			PartitionSpec: &kinesis.PartitionSpec{PartitionFields: kinesis.PartitionFieldList{{SourceName: "at", Transform: "TIME_HOUR"}}},
		}},
	}
}

func (s *server) createChannel(in *kinesis.CreateChannelInput) *kinesis.ChannelDescription {
	s.t.Helper()
	if err := wire.Validate(in); err != nil {
		s.t.Fatalf("the request is none: %v", err)
	}
	return call[*kinesis.CreateChannelOutput](s, "CreateChannel", in).ChannelDescription
}

func (s *server) channel(arn string) *kinesis.ChannelDescription {
	s.t.Helper()
	return call[*kinesis.DescribeChannelOutput](s, "DescribeChannel", &kinesis.DescribeChannelInput{ChannelARN: arn}).ChannelDescription
}

// A channel is CREATING, then FAILED with a reason that says that nothing is
// delivered, UPDATING while it is changed, DELETING, gone; its stream stays ACTIVE
// and counts it.
func TestChannelLife(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.createOnDemand("s")
		pass(2 * time.Second)
		made := s.createChannel(toS3("c"))
		if made.ChannelStatus != "CREATING" || made.ChannelStatusReason != "" || made.ChannelCreationTimestamp.Unix() != time.Now().Unix() ||
			made.ChannelARN != "arn:aws:kinesis:us-east-1:000000000000:channel/"+made.ChannelId ||
			!regexp.MustCompile("^[a-z0-9]{17}$").MatchString(made.ChannelId) {
			t.Errorf("made %+v", made)
		}
		update := &kinesis.UpdateChannelInput{ChannelARN: made.ChannelARN, S3DestinationConfiguration: &kinesis.S3DestinationUpdateInput{DataFreshnessInSeconds: 900}}
		s.refused("UpdateChannel", update, shardwell.CodeResourceInUse, "Channel c under account 000000000000 not ACTIVE, instead in state CREATING")
		wantStatus := func(want string) {
			t.Helper()
			c := s.channel(made.ChannelARN)
			if c.ChannelStatus != want || (c.ChannelStatusReason == noDelivery) != (want == "FAILED") {
				t.Errorf("the channel is %s because %q, want %s", c.ChannelStatus, c.ChannelStatusReason, want)
			}
			if got := s.summary("s"); got.StreamStatus != "ACTIVE" || *got.ChannelCount != 1 {
				t.Errorf("its stream is %s with %d channels", got.StreamStatus, *got.ChannelCount)
			}
		}
		wantStatus("CREATING")
		pass(999 * time.Millisecond)
		wantStatus("CREATING")
		pass(2 * time.Millisecond)
		wantStatus("FAILED")
		changed := call[*kinesis.UpdateChannelOutput](s, "UpdateChannel", update).ChannelDescription
		if changed.ChannelStatus != "UPDATING" || changed.S3DestinationConfiguration.DataFreshnessInSeconds != 900 {
			t.Errorf("updated: %+v", changed)
		}
		wantStatus("UPDATING")
		pass(1001 * time.Millisecond)
		wantStatus("FAILED")
		for range 2 {
			s.run("DeleteChannel", &kinesis.DeleteChannelInput{ChannelARN: made.ChannelARN})
			wantStatus("DELETING")
		}
		s.refused("UpdateChannel", update, shardwell.CodeResourceInUse, "Channel c under account 000000000000 not ACTIVE, instead in state DELETING")
		s.refused("CreateChannel", toS3("c"), shardwell.CodeResourceInUse, "Channel c under account 000000000000 already exists.")
		pass(1001 * time.Millisecond)
		s.refused("DescribeChannel", &kinesis.DescribeChannelInput{ChannelARN: made.ChannelARN}, shardwell.CodeResourceNotFound,
			"Channel "+made.ChannelARN+", account 000000000000 not found.")
		if again := s.createChannel(toS3("c")); again.ChannelARN == made.ChannelARN {
			t.Errorf("another channel has the ARN %s too", again.ChannelARN)
		}
	})
}

// What a channel is made with is described as it is, with the defaults of the
// model, and outlasts a restart.
func TestChannelDescriptions(t *testing.T) {
	s := newServer(t, Config{})
	s.createOnDemand("s")
	bucket := s.createChannel(toS3("bucket"))
	full := s.createChannel(toS3("full", func(in *kinesis.CreateChannelInput) {
		in.S3DestinationConfiguration.DataFreshnessInSeconds = ptr[int32](60)
		in.S3DestinationConfiguration.DeadLetterQueueS3Configuration = &kinesis.DeadLetterQueueS3Configuration{BucketARN: "arn:aws:s3:::dead", ExpectedBucketOwner: "111111111111"}
		in.S3DestinationConfiguration.StorageConfiguration.StorageClass = "GLACIER_IR"
		in.S3DestinationConfiguration.StorageConfiguration.OutputKeyTemplate = "a/{b}"
		in.EncryptionConfiguration = &kinesis.ChannelEncryptionConfiguration{EncryptionType: "KMS", KeyId: "alias/mine"}
		in.LoggingConfiguration = &kinesis.ChannelLoggingConfiguration{CloudWatchLogs: &kinesis.CloudWatchLogs{Enabled: true, LogStreamName: "own"}}
	}))
	table := s.createChannel(toS3("table", toTables))
	s.restart()
	for _, c := range []struct {
		made, want string
	}{
		{bucket.ChannelARN, `{"ChannelName":"bucket",ID,"ChannelStatus":"FAILED",WHY,TIME,"ServiceExecutionRoleARN":"` + roleARN + `",` +
			`"StreamConfigurationList":[{"StreamARN":"` + streamS + `",TIME,"RecordConfiguration":{"RecordFormatType":"STRING"}}],` +
			`"S3DestinationConfiguration":{"DataFreshnessInSeconds":300,"DeadLetterQueueS3Configuration":{"BucketARN":"arn:aws:s3:::bucket","ExpectedBucketOwner":"000000000000","ErrorOutputPrefix":"errors/"},` +
			`"StorageConfiguration":{"BucketARN":"arn:aws:s3:::bucket","ExpectedBucketOwner":"000000000000","StorageClass":"STANDARD","CompressionType":"GZIP"}},` +
			`"LoggingConfiguration":{"CloudWatchLogs":{"Enabled":false}}}`},
		{full.ChannelARN, `{"ChannelName":"full",ID,"ChannelStatus":"FAILED",WHY,TIME,"ServiceExecutionRoleARN":"` + roleARN + `",` +
			`"StreamConfigurationList":[{"StreamARN":"` + streamS + `",TIME,"RecordConfiguration":{"RecordFormatType":"STRING"}}],` +
			`"S3DestinationConfiguration":{"DataFreshnessInSeconds":60,"DeadLetterQueueS3Configuration":{"BucketARN":"arn:aws:s3:::dead","ExpectedBucketOwner":"111111111111"},` +
			`"StorageConfiguration":{"BucketARN":"arn:aws:s3:::bucket","ExpectedBucketOwner":"000000000000","OutputKeyTemplate":"a/{b}","StorageClass":"GLACIER_IR","CompressionType":"GZIP"}},` +
			`"EncryptionConfiguration":{"EncryptionType":"KMS","KeyId":"alias/mine"},` +
			`"LoggingConfiguration":{"CloudWatchLogs":{"Enabled":true,"LogGroupName":"/aws/kinesis/full/` + full.ChannelId + `","LogStreamName":"own"}}}`},
		{table.ChannelARN, `{"ChannelName":"table",ID,"ChannelStatus":"FAILED",WHY,TIME,"ServiceExecutionRoleARN":"` + roleARN + `",` +
			`"StreamConfigurationList":[{"StreamARN":"` + streamS + `",TIME,"RecordConfiguration":{"RecordFormatType":"GSR_JSON","GSRSchemaARN":"` + schemaARN + `"}}],` +
			`"S3TablesDestinationConfiguration":{"DataFreshnessInSeconds":60,"DeadLetterQueueS3Configuration":{"BucketARN":"arn:aws:s3:::dead","ExpectedBucketOwner":"000000000000","ErrorOutputPrefix":"e/"},` +
			`"S3TablesConfigurationList":[{"TableBucketARN":"arn:aws:s3tables:us-east-1:000000000000:bucket/tables","Namespace":"n","TableName":"t","CompressionType":"ZSTD",` +
			`"PartitionSpec":{"PartitionFields":[{"Transform":"TIME_HOUR","SourceName":"at"}]}}]},` +
			`"LoggingConfiguration":{"CloudWatchLogs":{"Enabled":false}}}`},
	} {
		got := string(wirejson.Append(nil, s.channel(c.made)))
		got = regexp.MustCompile(`"ChannelARN":"[^"]*","ChannelId":"[^"]*"`).ReplaceAllString(got, "ID")
		got = regexp.MustCompile(`"(Channel|Stream)CreationTimestamp":[0-9]+(\.0)?`).ReplaceAllString(got, "TIME")
		got = strings.Replace(got, `"ChannelStatusReason":"`+noDelivery+`"`, "WHY", 1)
		if got != c.want {
			t.Errorf("described as\n%s\nwant\n%s", got, c.want)
		}
	}
}

// UpdateChannel changes what is named and leaves the rest.
func TestUpdateChannel(t *testing.T) {
	s := newServer(t, Config{})
	s.createOnDemand("s")
	table := s.createChannel(toS3("t", toTables)).ChannelARN
	update := func(in kinesis.UpdateChannelInput) *kinesis.ChannelDescription {
		t.Helper()
		in.ChannelARN = table
		call[*kinesis.UpdateChannelOutput](s, "UpdateChannel", &in)
		return s.channel(table)
	}
	logging := func(enabled bool, group string) *kinesis.ChannelLoggingUpdateInput {
		return &kinesis.ChannelLoggingUpdateInput{CloudWatchLogs: &kinesis.CloudWatchLogsUpdateInput{Enabled: enabled, LogGroupName: group}}
	}
	c := update(kinesis.UpdateChannelInput{LoggingConfiguration: logging(true, "g")})
	if l := c.LoggingConfiguration.CloudWatchLogs; !l.Enabled || l.LogGroupName != "g" || l.LogStreamName != "DestinationDelivery" ||
		c.S3TablesDestinationConfiguration.DataFreshnessInSeconds != 60 {
		t.Errorf("with logs: %+v", l)
	}
	c = update(kinesis.UpdateChannelInput{
		S3TablesDestinationConfiguration: &kinesis.S3TablesDestinationUpdateInput{DataFreshnessInSeconds: 120}, LoggingConfiguration: logging(false, "")})
	if l := c.LoggingConfiguration.CloudWatchLogs; l.Enabled || l.LogGroupName != "g" || c.S3TablesDestinationConfiguration.DataFreshnessInSeconds != 120 {
		t.Errorf("without logs: %+v, fresh in %d s", l, c.S3TablesDestinationConfiguration.DataFreshnessInSeconds)
	}
	const invalid = shardwell.CodeInvalidArgument
	s.refused("UpdateChannel", &kinesis.UpdateChannelInput{ChannelARN: table}, invalid,
		"At least one of S3DestinationConfiguration, S3TablesDestinationConfiguration and LoggingConfiguration must be specified.")
	s.refused("UpdateChannel", &kinesis.UpdateChannelInput{ChannelARN: table, S3DestinationConfiguration: &kinesis.S3DestinationUpdateInput{DataFreshnessInSeconds: 1}},
		invalid, "S3DestinationConfiguration cannot be updated, because the channel has another destination.")
	s.refused("UpdateChannel", &kinesis.UpdateChannelInput{ChannelARN: table, S3TablesDestinationConfiguration: &kinesis.S3TablesDestinationUpdateInput{}},
		invalid, "DataFreshnessInSeconds must be at least 1. Specified value was 0")
	bucket := s.createChannel(toS3("b")).ChannelARN
	s.refused("UpdateChannel", &kinesis.UpdateChannelInput{ChannelARN: bucket, S3TablesDestinationConfiguration: &kinesis.S3TablesDestinationUpdateInput{DataFreshnessInSeconds: 1}},
		invalid, "S3TablesDestinationConfiguration cannot be updated, because the channel has another destination.")
}

// What cannot be a channel is refused and leaves none.
func TestChannelsThatAreNot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second, Quotas: quota.Of(quota.Off)})
		s.createOnDemand("s")
		s.refused("CreateChannel", toS3("c"), shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state CREATING")
		s.create("provisioned", 1)
		pass(2 * time.Second)
		s.createChannel(toS3("taken"))
		of := func(arn string) func(*kinesis.CreateChannelInput) {
			return func(in *kinesis.CreateChannelInput) { in.StreamConfigurationList[0].StreamARN = arn }
		}
		const invalid = shardwell.CodeInvalidArgument
		for name, c := range map[string]struct {
			change        func(*kinesis.CreateChannelInput)
			code, message string
		}{
			"no destination": {func(in *kinesis.CreateChannelInput) { in.S3DestinationConfiguration = nil }, invalid,
				"Either S3DestinationConfiguration or S3TablesDestinationConfiguration must be specified, but not both."},
			"two destinations": {func(in *kinesis.CreateChannelInput) {
				s3 := in.S3DestinationConfiguration
				toTables(in)
				in.S3DestinationConfiguration = s3
			}, invalid, "Either S3DestinationConfiguration or S3TablesDestinationConfiguration must be specified, but not both."},
			"two streams": {func(in *kinesis.CreateChannelInput) {
				in.StreamConfigurationList = append(in.StreamConfigurationList, in.StreamConfigurationList[0])
			}, invalid, "StreamConfigurationList must have exactly one element. It has 2."},
			"two tables": {func(in *kinesis.CreateChannelInput) {
				toTables(in)
				list := &in.S3TablesDestinationConfiguration.S3TablesConfigurationList
				*list = append(*list, (*list)[0])
			}, invalid, "S3TablesConfigurationList must have exactly one element. It has 2."},
			"GSR_JSON to a bucket": {func(in *kinesis.CreateChannelInput) {
				in.StreamConfigurationList[0].RecordConfiguration.RecordFormatType = "GSR_JSON"
			}, invalid, "RecordFormatType GSR_JSON is not supported with S3DestinationConfiguration."},
			"STRING to a table": {func(in *kinesis.CreateChannelInput) {
				toTables(in)
				in.StreamConfigurationList[0].RecordConfiguration.RecordFormatType = "STRING"
			}, invalid, "RecordFormatType STRING is not supported with S3TablesDestinationConfiguration."},
			"BYTE_ARRAY to a table": {func(in *kinesis.CreateChannelInput) {
				toTables(in)
				in.StreamConfigurationList[0].RecordConfiguration.RecordFormatType = "BYTE_ARRAY"
			}, invalid, "RecordFormatType BYTE_ARRAY is not supported with S3TablesDestinationConfiguration."},
			"a table without schema": {func(in *kinesis.CreateChannelInput) {
				toTables(in)
				in.StreamConfigurationList[0].RecordConfiguration.GSRSchemaARN = ""
			}, invalid, "GSRSchemaARN is required with S3TablesDestinationConfiguration."},
			"no freshness": {func(in *kinesis.CreateChannelInput) {
				in.S3DestinationConfiguration.DataFreshnessInSeconds = ptr[int32](0)
			}, invalid,
				"DataFreshnessInSeconds must be at least 1. Specified value was 0"},
			"the service's key": {func(in *kinesis.CreateChannelInput) {
				in.EncryptionConfiguration = &kinesis.ChannelEncryptionConfiguration{EncryptionType: "KMS", KeyId: "alias/aws/kinesis"}
			}, invalid, "KeyId alias/aws/kinesis cannot be used for a channel. Specify a customer managed key."},
			"no stream": {of(streamS + "2"), shardwell.CodeResourceNotFound, "Stream s2 under account 000000000000 not found."},
			"a foreign stream": {of(strings.Replace(streamS, home.Account, abroad.Account, 1)), shardwell.CodeResourceNotFound,
				"Stream s under account 111111111111 not found."},
			"a provisioned stream": {of(home.StreamARN("provisioned")), shardwell.CodeValidation,
				"Request is invalid. Stream provisioned under account 000000000000 is in Provisioned mode."},
			"a wrong tag": {func(in *kinesis.CreateChannelInput) { in.Tags = map[string]string{"a%": "b"} }, invalid,
				"Failed to add tags to channel c under account 000000000000" + wrongTagPercent},
			"a name that is taken": {func(in *kinesis.CreateChannelInput) { in.ChannelName = "taken" }, shardwell.CodeResourceInUse,
				"Channel taken under account 000000000000 already exists."},
		} {
			s.refused("CreateChannel", toS3("c", c.change), c.code, c.message)
			if t.Failed() {
				t.Fatal(name)
			}
		}
		if got := call[*kinesis.ListChannelsOutput](s, "ListChannels", &kinesis.ListChannelsInput{}); len(got.ChannelSummaries) != 1 {
			t.Errorf("refused calls have left %d channels", len(got.ChannelSummaries)-1)
		}
	})
}

// An operation on a channel that is not there, or not ours, finds none.
func TestChannelsOfNobody(t *testing.T) {
	s := newServer(t, Config{})
	const prefix = "arn:aws:kinesis:us-east-1:000000000000:"
	for arn, message := range map[string]string{
		prefix + "channel/none":                            "Channel " + prefix + "channel/none, account 000000000000 not found.",
		"arn:aws:kinesis:us-east-1:111111111111:channel/x": "Channel arn:aws:kinesis:us-east-1:111111111111:channel/x, account 111111111111 not found.",
		"arn:aws:kinesis:eu-west-1:000000000000:channel/x": "Channel arn:aws:kinesis:eu-west-1:000000000000:channel/x, account 000000000000 not found.",
	} {
		s.refused("DescribeChannel", &kinesis.DescribeChannelInput{ChannelARN: arn}, shardwell.CodeResourceNotFound, message)
		s.refused("UpdateChannel", &kinesis.UpdateChannelInput{ChannelARN: arn}, shardwell.CodeResourceNotFound, message)
		s.refused("DeleteChannel", &kinesis.DeleteChannelInput{ChannelARN: arn}, shardwell.CodeResourceNotFound, message)
	}
	s.refused("DescribeChannel", &kinesis.DescribeChannelInput{ChannelARN: prefix + "channel/a/b"}, shardwell.CodeInvalidArgument, "ChannelARN "+prefix+"channel/a/b is invalid.")
}

// A stream with channels stays as it is: it is not deleted, nor provisioned.
func TestStreamWithChannelsStays(t *testing.T) {
	s := newServer(t, Config{})
	s.createOnDemand("s")
	channel := s.createChannel(toS3("c")).ChannelARN
	const message = "Stream s under account 000000000000 has 1 channel(s). Delete them first."
	s.refused("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s", EnforceConsumerDeletion: ptr(true)}, shardwell.CodeResourceInUse, message)
	provisioned := &kinesis.UpdateStreamModeInput{StreamARN: streamS, StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "PROVISIONED"}}
	s.refused("UpdateStreamMode", provisioned, shardwell.CodeResourceInUse, message)
	s.run("DeleteChannel", &kinesis.DeleteChannelInput{ChannelARN: channel})
	s.run("UpdateStreamMode", provisioned)
	s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
}

// Channels are listed by name across streams, those of some streams by filter, and
// page by page; a token lives 300 s.
func TestListChannels(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		for _, name := range []string{"s", "t"} {
			s.createOnDemand(name)
		}
		for i := range 103 {
			s.createChannel(toS3(fmt.Sprintf("c%03d", 102-i), func(in *kinesis.CreateChannelInput) {
				if i%2 == 0 { // the even names
					in.StreamConfigurationList[0].StreamARN = home.StreamARN("t")
				}
			}))
		}
		list := func(in kinesis.ListChannelsInput) *kinesis.ListChannelsOutput {
			t.Helper()
			return call[*kinesis.ListChannelsOutput](s, "ListChannels", &in)
		}
		first := list(kinesis.ListChannelsInput{MaxResults: ptr[int32](10000)})
		if n := len(first.ChannelSummaries); n != 100 || first.ChannelSummaries[99].ChannelName != "c099" {
			t.Errorf("the first page has %d", n)
		}
		c := first.ChannelSummaries[1]
		if d := s.channel(c.ChannelARN); c.ChannelName != "c001" || d.ChannelName != "c001" || d.ChannelId != c.ChannelId || c.ChannelStatus != "FAILED" ||
			c.ChannelStatusReason != noDelivery || c.ChannelDestinationType != "S3" || len(c.Streams) != 1 || c.Streams[0].StreamARN != streamS ||
			!c.Streams[0].StreamCreationTimestamp.Equal(s.summary("s").StreamCreationTimestamp) {
			t.Errorf("a channel is listed as %+v", c)
		}
		rest := list(kinesis.ListChannelsInput{NextToken: first.NextToken})
		if len(rest.ChannelSummaries) != 3 || rest.ChannelSummaries[2].ChannelName != "c102" || rest.NextToken != "" {
			t.Errorf("then there are %+v", rest)
		}
		filter := kinesis.StreamFilterList{{StreamARN: home.StreamARN("none")}, {StreamARN: streamS, StreamCreationTimestamp: c.Streams[0].StreamCreationTimestamp}}
		odd := list(kinesis.ListChannelsInput{StreamFilter: filter, MaxResults: ptr[int32](50)})
		more := list(kinesis.ListChannelsInput{StreamFilter: filter, NextToken: odd.NextToken})
		if len(odd.ChannelSummaries) != 50 || len(more.ChannelSummaries) != 1 || more.ChannelSummaries[0].ChannelName != "c101" || more.NextToken != "" {
			t.Errorf("of one stream: %d, then %+v", len(odd.ChannelSummaries), more)
		}
		filter[1].StreamCreationTimestamp = filter[1].StreamCreationTimestamp.Add(-time.Second)
		if none := list(kinesis.ListChannelsInput{StreamFilter: filter}); none.ChannelSummaries == nil || len(none.ChannelSummaries) != 0 {
			t.Errorf("of no stream: %+v", none)
		}
		s.refused("ListChannels", &kinesis.ListChannelsInput{NextToken: "x"}, shardwell.CodeInvalidArgument, "Invalid NextToken.")
		issued := time.Now()
		pass(301 * time.Second)
		s.refused("ListChannels", &kinesis.ListChannelsInput{NextToken: first.NextToken}, shardwell.CodeExpiredNextToken,
			errExpiredNextToken(issued, time.Now()).(*shardwell.Error).Message)
	})
}

// A channel has tags like everything that has an ARN.
func TestTagsOfAChannel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.createOnDemand("s")
		pass(2 * time.Second)
		arn := s.createChannel(toS3("c", func(in *kinesis.CreateChannelInput) { in.Tags = map[string]string{"a": "b"} })).ChannelARN
		add := &kinesis.TagResourceInput{ResourceARN: arn, Tags: map[string]string{"c": "d"}}
		s.refused("TagResource", add, shardwell.CodeResourceInUse, "Channel c under account 000000000000 not ACTIVE, instead in state CREATING")
		pass(2 * time.Second)
		s.run("TagResource", add)
		s.run("UntagResource", &kinesis.UntagResourceInput{ResourceARN: arn, TagKeys: kinesis.TagKeyList{"a"}})
		if got := s.tagsOf(arn); got != "c=d" || s.tagsOf(streamS) != "" {
			t.Errorf("the channel's tags are %q, its stream's %q", got, s.tagsOf(streamS))
		}
	})
}

// Wherever the process dies in the life of a channel, the next one finishes what
// was begun: channels end up FAILED or gone.
func TestChannelsAfterCrashAnywhere(t *testing.T) {
	deaths := 0
	for _, effect := range []bool{false, true} {
		for n, died := 0, true; died; n++ {
			synctest.Test(t, func(t *testing.T) {
				inner := memory.New(memory.Config{})
				defer inner.Close()
				m := &mortal{Engine: inner, left: n, effect: effect}
				channelsUntilDeath(m)
				if died = m.dead; died {
					deaths++
				}
				s := openServer(t, inner, Config{})
				pass(time.Hour)
				checkWorld(t, s, fmt.Sprintf("death at write %d, effect %v", n, effect))
			})
		}
	}
	// The stream's life, and create and settle of two channels, update and settle,
	// delete and settle, each by one write.
	if deaths < 2*(3+8) {
		t.Errorf("only %d deaths were tried", deaths)
	}
}

func channelsUntilDeath(m *mortal) {
	service, err := Open(context.Background(), m, Config{MasterKey: envelope.Key{7}, Keys: newFakeKMS(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return
	}
	defer service.Close()
	s := &server{engine: m, service: service}
	s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: "s"})
	for _, name := range []string{"gone", "kept"} {
		s.do(home, "CreateChannel", toS3(name))
	}
	st := service.catalog.Stream(home, "s")
	if st == nil {
		return
	}
	for i := range st.Channels {
		arn := st.ChannelARN(&st.Channels[i])
		if st.Channels[i].Name == "gone" {
			s.do(home, "DeleteChannel", &kinesis.DeleteChannelInput{ChannelARN: arn})
		} else {
			s.do(home, "UpdateChannel", &kinesis.UpdateChannelInput{ChannelARN: arn, S3DestinationConfiguration: &kinesis.S3DestinationUpdateInput{DataFreshnessInSeconds: 9}})
		}
	}
}
