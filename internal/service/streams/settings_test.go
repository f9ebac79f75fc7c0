package streams

import (
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// A setting is in force when its call is answered, the stream is UPDATING for
// the delay of state changes, takes records meanwhile and no second change; then
// it is ACTIVE. A change to what is there already leaves it ACTIVE.
func TestSettingsAreUpdating(t *testing.T) {
	arn := home.StreamARN("s")
	for op, change := range map[string]api.Struct{
		"IncreaseStreamRetentionPeriod": &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: 48},
		"DecreaseStreamRetentionPeriod": &kinesis.DecreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: 30},
		"EnableEnhancedMonitoring":      &kinesis.EnableEnhancedMonitoringInput{StreamName: "s", ShardLevelMetrics: kinesis.MetricsNameList{"ALL"}},
		"DisableEnhancedMonitoring":     &kinesis.DisableEnhancedMonitoringInput{StreamName: "s", ShardLevelMetrics: kinesis.MetricsNameList{"IncomingBytes"}},
		"UpdateMaxRecordSize":           &kinesis.UpdateMaxRecordSizeInput{StreamARN: arn, MaxRecordSizeInKiB: 2048},
		"UpdateStreamMode": &kinesis.UpdateStreamModeInput{StreamARN: arn,
			StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}},
	} {
		t.Run(op, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newServer(t, Config{StateDelay: time.Second})
				s.create("s", 2)
				pass(time.Minute)
				if op == "DecreaseStreamRetentionPeriod" {
					s.run("IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: 72})
				}
				if op == "DisableEnhancedMonitoring" {
					call[*kinesis.EnhancedMonitoringOutput](s, "EnableEnhancedMonitoring",
						&kinesis.EnableEnhancedMonitoringInput{StreamName: "s", ShardLevelMetrics: kinesis.MetricsNameList{"IncomingBytes"}})
				}
				pass(time.Minute)
				before := s.summary("s")
				if _, err := s.do(home, op, change); err != nil {
					t.Fatal(err)
				}
				during := s.summary("s")
				s.refused(op, change, shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state UPDATING")
				call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("d")})
				pass(999 * time.Millisecond)
				if got := s.summary("s").StreamStatus; during.StreamStatus != "UPDATING" || got != "UPDATING" {
					t.Errorf("the stream is %s at once and %s after 999 ms", during.StreamStatus, got)
				}
				pass(2 * time.Millisecond)
				after := s.summary("s")
				if after.StreamStatus != "ACTIVE" {
					t.Errorf("the stream is %s in the end", after.StreamStatus)
				}
				during.StreamStatus = "ACTIVE"
				if !reflect.DeepEqual(during, after) || reflect.DeepEqual(before, after) {
					t.Errorf("before\n%+v\nat once\n%+v\nin the end\n%+v", before, during, after)
				}
				if _, err := s.do(home, op, change); err != nil || s.summary("s").StreamStatus != "ACTIVE" {
					t.Errorf("a second time: %v, stream %s", err, s.summary("s").StreamStatus)
				}
			})
		})
	}
}

// Every refusal of a setting has AWS's code and words, comes in AWS's order, and
// changes nothing.
func TestSettingsRefused(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "auto", RecordDistributionStrategy: "AUTO"})
	s.run("IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: 48})
	before := s.summary("s")
	longer := func(name string, hours int32) api.Struct {
		return &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: name, RetentionPeriodHours: hours}
	}
	shorter := func(name string, hours int32) api.Struct {
		return &kinesis.DecreaseStreamRetentionPeriodInput{StreamName: name, RetentionPeriodHours: hours}
	}
	mode := func(name, mode string, warm *int32) api.Struct {
		return &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN(name), WarmThroughputMiBps: warm,
			StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: mode}}
	}
	missing := "Stream none under account 000000000000 not found."
	for _, c := range []struct {
		op            string
		in            api.Struct
		code, message string
	}{
		{"IncreaseStreamRetentionPeriod", longer("none", 1), shardwell.CodeResourceNotFound, missing},
		{"IncreaseStreamRetentionPeriod", longer("s", 23), shardwell.CodeInvalidArgument,
			"Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short."},
		{"IncreaseStreamRetentionPeriod", longer("s", -5), shardwell.CodeInvalidArgument,
			"Minimum allowed retention period is 24 hours. Requested retention period (-5 hours) is too short."},
		{"IncreaseStreamRetentionPeriod", longer("s", 8761), shardwell.CodeInvalidArgument,
			"Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long."},
		{"IncreaseStreamRetentionPeriod", longer("s", 47), shardwell.CodeInvalidArgument,
			"Requested retention period (47 hours) for stream s can not be shorter than existing retention period (48 hours). Use DecreaseRetentionPeriod API."},
		{"DecreaseStreamRetentionPeriod", shorter("none", 1), shardwell.CodeResourceNotFound, missing},
		{"DecreaseStreamRetentionPeriod", shorter("s", 23), shardwell.CodeInvalidArgument,
			"Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short."},
		{"DecreaseStreamRetentionPeriod", shorter("s", 8761), shardwell.CodeInvalidArgument,
			"Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long."},
		{"DecreaseStreamRetentionPeriod", shorter("s", 49), shardwell.CodeInvalidArgument,
			"Requested retention period (49 hours) for stream s can not be longer than existing retention period (48 hours). Use IncreaseRetentionPeriod API."},
		{"EnableEnhancedMonitoring", &kinesis.EnableEnhancedMonitoringInput{StreamName: "none", ShardLevelMetrics: kinesis.MetricsNameList{"ALL"}},
			shardwell.CodeResourceNotFound, missing},
		{"DisableEnhancedMonitoring", &kinesis.DisableEnhancedMonitoringInput{ShardLevelMetrics: kinesis.MetricsNameList{"ALL"}},
			shardwell.CodeInvalidArgument, "Either StreamName or StreamARN should be provided."},
		{"UpdateMaxRecordSize", &kinesis.UpdateMaxRecordSizeInput{MaxRecordSizeInKiB: 1024}, shardwell.CodeInvalidArgument, "StreamARN should be provided."},
		{"UpdateMaxRecordSize", &kinesis.UpdateMaxRecordSizeInput{StreamARN: home.StreamARN("none"), MaxRecordSizeInKiB: 1024},
			shardwell.CodeResourceNotFound, missing},
		{"UpdateStreamMode", mode("none", "ON_DEMAND", nil), shardwell.CodeResourceNotFound, missing},
		{"UpdateStreamMode", mode("s", "PROVISIONED", ptr[int32](1)), shardwell.CodeValidation,
			"WarmThroughputMiBps can only be set when StreamMode is ON_DEMAND."},
		{"UpdateStreamMode", mode("auto", "PROVISIONED", nil), shardwell.CodeInvalidArgument,
			"RecordDistributionStrategy AUTO can only be set when StreamMode is ON_DEMAND."},
	} {
		s.refused(c.op, c.in, c.code, c.message)
	}
	if after := s.summary("s"); !reflect.DeepEqual(before, after) {
		t.Errorf("refused calls made\n%+v\nof\n%+v", after, before)
	}
}

// Check 30: retention's ends are allowed, and what is there already; a shorter
// period hides older records at once, and a longer one never shows again what a
// shorter one has hidden, restarts or not, while it keeps the rest for longer.
func TestCheck30Retention(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 1)
		put := func(data string) {
			call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(data)})
		}
		longer := func(hours int32) {
			s.run("IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: hours})
		}
		shorter := func(hours int32) {
			s.run("DecreaseStreamRetentionPeriod", &kinesis.DecreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: hours})
		}
		wantRead := func(when, want string) {
			t.Helper()
			if got := texts(s.read("s", "0")); got != want || s.summary("s").RetentionPeriodHours == 0 {
				t.Errorf("%s: %q, want %q", when, got, want)
			}
		}
		longer(24)
		longer(8760)
		shorter(8760)
		shorter(24)
		longer(72)
		put("a")
		pass(30 * time.Hour)
		put("b")
		pass(30 * time.Hour)
		put("c")
		wantRead("within 72 hours", "a b c")
		shorter(40)
		wantRead("40 hours", "b c")
		longer(8760)
		wantRead("8760 hours after 40", "b c")
		s.restart()
		wantRead("after a restart", "b c")
		pass(1000 * time.Hour)
		wantRead("1000 hours later", "b c")
		shorter(24)
		wantRead("24 hours", "")
	})
}

// Records that outlived a retention period without a shorter one being asked for
// stay hidden when it is made longer.
func TestLongerRetentionBringsNothingBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 1)
		call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("old")})
		// Less than what makes the server free the space: the record is there, but hidden.
		pass(24*time.Hour + time.Second)
		s.run("IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: 100})
		if got := texts(s.read("s", "0")); got != "" {
			t.Errorf("%q is back", got)
		}
	})
}

// read reads a shard from its oldest record to the newest.
func (s *server) read(stream, shard string) (all kinesis.RecordList) {
	s.t.Helper()
	it := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: stream, ShardId: shard, ShardIteratorType: "TRIM_HORIZON"}).ShardIterator
	for {
		out := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: it})
		all = append(all, out.Records...)
		if out.NextShardIterator == "" || *out.MillisBehindLatest == 0 {
			return all
		}
		it = out.NextShardIterator
	}
}

// Check 31: monitoring answers what there was and what there is, ALL is never
// told, and nothing twice.
func TestCheck31Monitoring(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	all := "IncomingBytes OutgoingRecords IteratorAgeMilliseconds IncomingRecords" +
		" ReadProvisionedThroughputExceeded WriteProvisionedThroughputExceeded OutgoingBytes"
	for _, c := range []struct{ op, names, before, after string }{
		{"Enable", "OutgoingBytes", "", "OutgoingBytes"},
		{"Enable", "OutgoingBytes IncomingBytes", "OutgoingBytes", "IncomingBytes OutgoingBytes"},
		{"Disable", "OutgoingRecords", "IncomingBytes OutgoingBytes", "IncomingBytes OutgoingBytes"},
		{"Disable", "IncomingBytes", "IncomingBytes OutgoingBytes", "OutgoingBytes"},
		{"Enable", "IncomingRecords ALL", "OutgoingBytes", all},
		{"Disable", "ALL OutgoingBytes", all, ""},
		{"Enable", "ALL", "", all},
	} {
		names := strings.Fields(c.names)
		in := api.Struct(&kinesis.EnableEnhancedMonitoringInput{StreamARN: home.StreamARN("s"), ShardLevelMetrics: names})
		if c.op == "Disable" {
			in = &kinesis.DisableEnhancedMonitoringInput{StreamName: "s", ShardLevelMetrics: names}
		}
		out := call[*kinesis.EnhancedMonitoringOutput](s, c.op+"EnhancedMonitoring", in)
		if out.StreamName != "s" || out.StreamARN != home.StreamARN("s") || out.CurrentShardLevelMetrics == nil || out.DesiredShardLevelMetrics == nil ||
			strings.Join(out.CurrentShardLevelMetrics, " ") != c.before || strings.Join(out.DesiredShardLevelMetrics, " ") != c.after {
			t.Errorf("%s %s: %+v", c.op, c.names, out)
		}
		d := s.describe("s").EnhancedMonitoring
		if len(d) != 1 || strings.Join(d[0].ShardLevelMetrics, " ") != c.after || !reflect.DeepEqual(d, s.summary("s").EnhancedMonitoring) {
			t.Errorf("%s %s: described as %+v", c.op, c.names, d)
		}
	}
}

// Check 34: a mode can be switched twice in any 24 hours, however often it is
// set to what it is; the shards stay; the account's limits hold.
func TestCheck34StreamMode(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 3)
		shards := s.describe("s").Shards
		mode := func(mode string) api.Struct {
			return &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("s"), StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: mode}}
		}
		tooOften := func() {
			t.Helper()
			s.refused("UpdateStreamMode", mode("ON_DEMAND"), shardwell.CodeLimitExceeded,
				"Stream s under account 000000000000 cannot switch between capacity modes more than 2 times in 24 hours.")
		}
		s.run("UpdateStreamMode", mode("ON_DEMAND"))
		if sum := s.summary("s"); sum.StreamModeDetails.StreamMode != "ON_DEMAND" || sum.RecordDistributionStrategy != "USER_PARTITION_KEY" {
			t.Errorf("the stream is %+v", sum)
		}
		s.run("UpdateStreamMode", mode("ON_DEMAND"))
		pass(time.Hour)
		s.run("UpdateStreamMode", mode("PROVISIONED"))
		tooOften()
		s.run("UpdateStreamMode", mode("PROVISIONED"))
		s.restart()
		pass(23*time.Hour - time.Second)
		tooOften()
		pass(time.Second)
		s.run("UpdateStreamMode", mode("ON_DEMAND"))
		if got := s.describe("s").Shards; !reflect.DeepEqual(got, shards) {
			t.Errorf("the shards are %+v, were %+v", got, shards)
		}
	})
}

// A switch of mode keeps to what the account may have of the other kind.
func TestStreamModeLimits(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	for i := range quota.Of(quota.Local).Value(quota.StreamsOnDemand) {
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: string(rune('A'+i/10)) + string(rune('0'+i%10))})
	}
	s.refused("UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("s"),
		StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}}, shardwell.CodeLimitExceeded,
		"This request would exceed the limit on the number of On-Demand streams for the account 000000000000 in us-east-1. Current On-Demand streams count: 50. Limit: 50.")
	s.create("large", 19998)
	s.refused("UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("A0"),
		StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "PROVISIONED"}}, shardwell.CodeLimitExceeded,
		"This request would exceed the shard limit for the account 000000000000 in us-east-1. Current shard count for the account: 19999."+
			" Limit: 20000. Number of additional shards that would have resulted from this request: 4."+
			" Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"+
			" for current limits and how to request higher limits.")
	out := call[*kinesis.DescribeLimitsOutput](s, "DescribeLimits", &kinesis.DescribeLimitsInput{})
	if out.ShardLimit != 20000 || out.OpenShardCount != 19999 || out.OnDemandStreamCount != 50 || out.OnDemandStreamCountLimit != 50 {
		t.Errorf("limits are %+v", out)
	}
	empty, err := s.do(abroad, "DescribeLimits", &kinesis.DescribeLimitsInput{})
	if got := empty.(*kinesis.DescribeLimitsOutput); err != nil || got.ShardLimit != 20000 || got.OpenShardCount != 0 || got.OnDemandStreamCount != 0 {
		t.Errorf("limits of an empty account are %+v, %v", empty, err)
	}
}
