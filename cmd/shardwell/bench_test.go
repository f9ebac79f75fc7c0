package main

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/bench"
)

// measure runs bench as briefly as it can.
func measure(t *testing.T, args ...string) bench.Report {
	t.Helper()
	if testing.Short() {
		t.Skip("starts servers and writes for seconds")
	}
	t.Setenv("SHARDWELL_TEST_IS_PROGRAM", "1")
	dir := t.TempDir()
	code, out, stderr := shell(t, "", append(args, "--json", "--quick", "--each", "20ms", "--longest", "5m", "--dir", dir, "--connections", "4", "--shards", "3", "--retained", "0.01", "--many", "20")...)
	if code != 0 {
		t.Fatal(stderr)
	}
	var report bench.Report
	decoder := json.NewDecoder(strings.NewReader(out))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&report); err != nil {
		t.Fatal(err)
	}
	if left := listing(t, dir); left != dir+"\n" {
		t.Errorf("left behind:\n%s", left)
	}
	for _, w := range append(report.Writes, report.Reads...) {
		if w.Name == "" || w.Measured.RecordsPerSecond <= 0 || w.Bare.DataBytesPerSecond <= 0 || w.OfBare <= 0 || w.OfCodec <= 0 || w.Measured.P999Millis <= 0 {
			t.Errorf("not measured: %+v", w)
		}
	}
	for _, w := range report.Writes {
		if w.PayloadBytes <= 0 {
			t.Errorf("not measured: %+v", w)
		}
	}
	if len(report.Writes) != 3 || len(report.Reads) < 4 || report.Disk.BytesPerSecond <= 0 || report.Open == nil || report.Open.P99OfSync <= 0 ||
		len(report.Scale.Points) != 4 || report.Scale.WorstOfBest <= 0 || report.Retained == nil || report.Retained.OfEmpty <= 0 {
		t.Errorf("not measured: %+v; %q", report, report.NotMeasured)
	}
	return report
}

// bench measures every kind of work, each with success, and leaves nothing
// behind.
func TestBench(t *testing.T) {
	report := measure(t, "bench")
	if s := report.Server; s == nil || s.StartSeconds <= 0 || s.RestartSeconds <= 0 || s.DirectoryBytes <= 0 || s.PayloadBytes <= 0 ||
		s.BinaryBytes <= 0 || s.DirectoryFiles <= 0 || report.Overload == nil || report.Overload.OfPeak <= 0 {
		t.Errorf("not measured: %+v", s)
	}
	if report.Quotas == nil || report.Quotas.OfOff <= 0 {
		t.Errorf("not measured: %+v", report.Quotas)
	}
	if c := report.Security; c == nil || c.OfOff <= 0 || c.SignatureMicros <= 0 || c.DecisionMicros <= 0 || c.HashManyBytesPerSecond <= 0 {
		t.Errorf("not measured: %+v", c)
	}
	if c := report.Encryption; c == nil || c.OfOff <= 0 {
		t.Errorf("not measured: %+v", c)
	}
	for _, p := range report.ControlPlane {
		if p.Streams*p.ShardsEach != 20 || p.CreatesPerSecond <= 0 || p.ActiveSeconds <= 0 || p.RestartSeconds <= 0 || p.ListStreams.P99Millis <= 0 ||
			p.DescribeStream.P99Millis <= 0 || p.DescribeStreamSummary.P99Millis <= 0 || p.ListShards.P99Millis <= 0 {
			t.Errorf("not measured: %+v", p)
		}
	}
	if len(report.ControlPlane) != 2 {
		t.Errorf("%d shapes of the control plane", len(report.ControlPlane))
	}
	if runtime.GOOS == "linux" && len(report.Reads) != 6 {
		t.Errorf("%d kinds of reading, want 6: %v", len(report.Reads), report.NotMeasured)
	}
	var table strings.Builder
	if err := report.Table(&table); err != nil || !strings.Contains(table.String(), "GetRecords 1 KiB, one shard") {
		t.Errorf("table: %v\n%s", err, &table)
	}
}

// bench --against measures the same on a server that runs already, also on one that
// verifies signatures, says what it cannot see there, and deletes the streams it has
// made.
func TestBenchAgainst(t *testing.T) {
	for _, name := range []string{rootKeyIDVariable, "AWS_ACCESS_KEY_ID"} {
		t.Setenv(name, "AKIAIOSFODNN7EXAMPLE")
	}
	for _, name := range []string{rootKeySecretVariable, "AWS_SECRET_ACCESS_KEY"} {
		t.Setenv(name, "a secret of the root's, for this test")
	}
	t.Setenv("AWS_SESSION_TOKEN", "")
	s := serve(t, "--memory", "--quotas", "off", "--auth", "sigv4")
	report := measure(t, "bench", "--against", s.url)
	if report.Queues == nil || report.Queues.PairsPerSecond <= 0 {
		t.Errorf("not measured: %+v, %v", report.Queues, report.NotMeasured)
	}
	if report.Target != s.url || report.Server != nil || !strings.Contains(strings.Join(report.NotMeasured, "\n"), "memory") {
		t.Errorf("%+v", report)
	}
	caller, err := endpointFlags{Endpoint: s.url, Region: "us-east-1"}.client()
	if err != nil {
		t.Fatal(err)
	}
	var streams kinesis.ListStreamsOutput
	if err := caller.call(t.Context(), "ListStreams", &kinesis.ListStreamsInput{}, &streams); err != nil {
		t.Fatal(err)
	}
	for _, stream := range streams.StreamSummaries {
		if stream.StreamStatus != kinesis.StreamStatusDeleting {
			t.Errorf("left behind: %+v", stream)
		}
	}
}

// Flags that make no sense are refused in one line.
func TestBenchFails(t *testing.T) {
	for _, args := range [][]string{{"--against", "nonsense"}, {"--against", "ftp://x"}, {"--shards", "0"}, {"--connections", "-1"}} {
		if code, _, stderr := shell(t, "", append([]string{"bench"}, args...)...); code != exitUsage || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: %d %s", args, code, stderr)
		}
	}
}
