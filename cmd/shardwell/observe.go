package main

import (
	"io"
	"log/slog"
	"math"
	"os"

	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/meter"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
)

// newLogger logs to w: text for a terminal, JSON for everything else.
func newLogger(w io.Writer, level string) *slog.Logger {
	options := &slog.HandlerOptions{Level: map[string]slog.Level{
		"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError,
	}[level]}
	if isTerminal(w) {
		return slog.New(slog.NewTextHandler(w, options))
	}
	return slog.New(slog.NewJSONHandler(w, options))
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// collectEngine reports what the embedded engine counts.
func collectEngine(c *meter.Collection, h embedded.Health, m embedded.Metrics) {
	up := 0.0
	if h.OK {
		up = 1
	}
	c.Gauge("shardwell_engine_ok", "1 while the engine takes records.", up)
	for _, g := range []struct {
		name, help string
		value      int64
	}{
		{"logs", "Logs that exist.", int64(h.Logs)},
		{"index_frames", "Frames in the index of the commit log.", h.Frames},
		{"index_bytes", "Memory of that index.", h.IndexBytes},
		{"segments", "Files of the commit log.", int64(h.Segments)},
		{"commit_log_bytes", "Length of the commit log.", h.CommitBytes},
		{"unsynced_bytes", "Bytes that have a place in the commit log and are not durable yet.", h.UnsyncedBytes},
		{"queued_blocks", "Blocks that are not durable yet.", int64(h.QueuedBlocks)},
		{"unsorted_segments", "Complete segments that have not been sorted yet.", int64(h.UnsortedSegments)},
		{"unsorted_bytes", "Bytes of the commit log that have not been sorted yet.", h.UnsortedBytes},
		{"sorted_files", "Sorted files.", int64(h.SortedFiles)},
		{"sorted_bytes", "Length of the sorted files.", h.SortedBytes},
	} {
		c.Gauge("shardwell_engine_"+g.name, g.help, float64(g.value))
	}
	for _, n := range []struct {
		name, help string
		value      int64
	}{
		{"blocks", "Blocks written.", m.Blocks},
		{"frames", "Frames written.", m.Frames},
		{"syncs", "Syncs of the commit log.", m.Syncs},
		{"buffer_waits", "Times an append waited for room in the commit buffer.", m.WaitedForBuffer},
		{"segment_waits", "Times an append waited for a new segment.", m.WaitedForSegment},
		{"spare_failures", "Attempts to make a segment that failed.", m.SpareFailures},
		{"corrupt_frames", "Frames read whose checksum was wrong.", m.CorruptFrames},
		{"sorts", "Segments sorted.", m.Sorts},
		{"sort_written_bytes", "Bytes written to sort segments.", m.SortedBytes},
		{"merges", "Rewritings of sorted files.", m.Merges},
		{"merge_written_bytes", "Bytes written to rewrite sorted files.", m.MergedBytes},
		{"sort_failures", "Attempts to sort or to rewrite that failed.", m.SortFailures},
		{"sort_waits", "Times an append waited for a segment to be sorted.", m.WaitedForSorter},
		{"segments_recycled", "Segments that were used again.", m.Recycled},
		{"checkpoints", "Checkpoints written.", m.Checkpoints},
	} {
		c.Counter("shardwell_engine_"+n.name+"_total", n.help, float64(n.value))
	}
	for _, r := range []struct {
		reason string
		value  int64
	}{{"busy", m.RefusedBusy}, {"full", m.RefusedFull}, {"poisoned", m.RefusedPoisoned}, {"read-only", m.RefusedReadOnly}} {
		c.Counter("shardwell_engine_refusals_total", "Appends refused, by reason.", float64(r.value), "reason", r.reason)
	}
	collectPowers(c, "shardwell_engine_commit_seconds", "From the call of an append to its durability.", m.CommitMicros, 1e-6)
	collectPowers(c, "shardwell_engine_sync_seconds", "Duration of a sync.", m.SyncMicros, 1e-6)
	collectPowers(c, "shardwell_engine_sort_seconds", "Duration of sorting a segment.", m.SortMicros, 1e-6)
	collectPowers(c, "shardwell_engine_merge_seconds", "Duration of rewriting sorted files, with the sorts in between.", m.MergeMicros, 1e-6)
	collectPowers(c, "shardwell_engine_checkpoint_seconds", "Duration of writing a checkpoint.", m.CheckpointMicros, 1e-6)
	collectPowers(c, "shardwell_engine_block_bytes", "Size of the blocks written.", m.BlockBytes, 1)
}

// collectPowers reports a histogram by powers of two, in units of scale.
func collectPowers(c *meter.Collection, name, help string, h embedded.Histogram, scale float64) {
	const shown = 31 // buckets; what is above 2^30 is not worth telling apart
	bounds := make([]float64, shown)
	counts := make([]uint64, shown+1)
	for i, n := range h.Buckets {
		counts[min(i, shown)] += uint64(n)
		if i < shown {
			bounds[i] = (math.Exp2(float64(i)) - 1) * scale
		}
	}
	c.Histogram(name, help, bounds, counts, float64(h.Sum)*scale)
}

// collectStreams reports each stream's counters under the names of the
// CloudWatch metrics that they are.
func collectStreams(c *meter.Collection, all []kinesisstreams.StreamMetrics) {
	for _, m := range all {
		labels := []string{"account", m.Tenant.Account, "region", m.Tenant.Region, "stream", m.Stream}
		for _, n := range []struct {
			name  string
			value int64
		}{
			{"IncomingBytes", m.IncomingBytes},
			{"IncomingRecords", m.IncomingRecords},
			{"PutRecord_Bytes", m.PutRecordBytes},
			{"PutRecord_Success", m.PutRecord.Success},
			{"PutRecord_Calls", m.PutRecord.Calls},
			{"PutRecords_Bytes", m.PutRecordsBytes},
			{"PutRecords_Success", m.PutRecords.Success},
			{"PutRecords_Calls", m.PutRecords.Calls},
			{"PutRecords_TotalRecords", m.PutRecordsTotalRecords},
			{"PutRecords_SuccessfulRecords", m.PutRecordsSuccessfulRecords},
			{"PutRecords_FailedRecords", m.PutRecordsFailedRecords},
			{"PutRecords_ThrottledRecords", m.PutRecordsThrottledRecords},
			{"GetRecords_Bytes", m.GetRecordsBytes},
			{"GetRecords_Records", m.GetRecordsRecords},
			{"GetRecords_Success", m.GetRecords.Success},
			{"GetRecords_Calls", m.GetRecords.Calls},
			{"WriteProvisionedThroughputExceeded", m.WriteProvisionedThroughputExceeded},
			{"ReadProvisionedThroughputExceeded", m.ReadProvisionedThroughputExceeded},
		} {
			c.Counter("shardwell_stream_"+n.name+"_total", "CloudWatch's metric of this name, counted up.", float64(n.value), labels...)
		}
		for _, n := range []struct {
			name  string
			value kinesisstreams.CallMetrics
		}{{"PutRecord", m.PutRecord}, {"PutRecords", m.PutRecords}, {"GetRecords", m.GetRecords}} {
			c.Counter("shardwell_stream_"+n.name+"_Latency_seconds_total", "Time spent in all calls together.", n.value.Latency.Seconds(), labels...)
		}
		c.Gauge("shardwell_stream_GetRecords_IteratorAgeMilliseconds", "Age of the last record that the last GetRecords returned.", float64(m.IteratorAgeMilliseconds), labels...)
	}
}

// collectConsumers reports each consumer's counters, likewise.
func collectConsumers(c *meter.Collection, all []kinesisstreams.ConsumerMetrics) {
	for _, m := range all {
		labels := []string{"account", m.Tenant.Account, "region", m.Tenant.Region, "stream", m.Stream, "consumer", m.Consumer}
		for _, n := range []struct {
			name  string
			value int64
		}{
			{"SubscribeToShard_Success", m.SubscribeToShardSuccess},
			{"SubscribeToShard_RateExceeded", m.SubscribeToShardRateExceeded},
			{"SubscribeToShardEvent_Success", m.SubscribeToShardEventSuccess},
			{"SubscribeToShardEvent_Bytes", m.SubscribeToShardEventBytes},
			{"SubscribeToShardEvent_Records", m.SubscribeToShardEventRecords},
		} {
			c.Counter("shardwell_consumer_"+n.name+"_total", "CloudWatch's metric of this name, counted up.", float64(n.value), labels...)
		}
		c.Gauge("shardwell_consumer_SubscribeToShardEvent_MillisBehindLatest", "That of the last event that was pushed to the consumer.",
			float64(m.SubscribeToShardEventMillisBehindLatest), labels...)
	}
}

// collectQueues adds what queues in use hold.
func collectQueues(c *meter.Collection, all []kinesisstreams.QueueMetrics) {
	for _, m := range all {
		labels := []string{"account", m.Tenant.Account, "region", m.Tenant.Region, "stream", m.Stream, "queue", m.Queue}
		for _, n := range []struct {
			state string
			value int
		}{{"inFlight", m.InFlight}, {"visibleAgain", m.Visible}, {"deadLetter", m.DeadLetters}} {
			c.Gauge("shardwell_queue_records", "Records that were received from the queue and not acknowledged, by state.",
				float64(n.value), append(labels, "state", n.state)...)
		}
		full := 0.0
		if m.Full {
			full = 1
		}
		c.Gauge("shardwell_queue_full", "1 while the queue hands out no fresh records, because too many are not acknowledged or dead letters.", full, labels...)
	}
}
