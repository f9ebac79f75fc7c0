package bench

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
)

// Table writes the report for people.
func (r *Report) Table(w io.Writer) error {
	fmt.Fprintf(w, "%s measured by Shardwell %s, %s, %d CPUs shared with the load generator\n", r.Target, r.Version, r.System, r.CPUs)
	fmt.Fprintf(w, "%d connections, %d shards, %.1f s each, %.0f s in all; HTTP/1.1, JSON\n\n", r.Connections, r.Shards, r.EachSeconds, r.TotalSeconds)
	fmt.Fprintf(w, "a: bare write + fdatasync: %s in 1 MiB blocks; %s syncs/s of 4 KiB, p50 %s ms, p99 %s ms\n",
		megabytes(r.Disk.BytesPerSecond), grouped(r.Disk.SyncsPerSecond), figure(r.Disk.P50Millis), figure(r.Disk.P99Millis))
	r.server(w)
	if err := r.rates(w); err != nil {
		return err
	}
	if err := r.latencies(w); err != nil {
		return err
	}
	r.openLoop(w)
	r.scale(w)
	r.pressure(w)
	r.push(w)
	if err := r.transports(w); err != nil {
		return err
	}
	if err := r.control(w); err != nil {
		return err
	}
	for _, note := range r.NotMeasured {
		fmt.Fprintf(w, "not measured: %s\n", note)
	}
	_, err := fmt.Fprint(w, footnotes, writtenNotes[r.WrittenFrom])
	return err
}

// writtenNotes say what is counted as written.
var writtenNotes = map[string]string{
	writtenDevice:  "written  bytes that reached the disk meanwhile, those of other programs too, beside the records' data\n",
	writtenProcess: "written  bytes charged to the server's process, beside the records' data; many times too much with large folios\n",
}

const footnotes = `
b    net/http reads the same requests, hashes their keys and discards them, no disk; for GetRecords: answers with
     as many bytes of data, base64-encoded, and nothing else
b"   net/http reads the same requests, scans the JSON, decodes the base64, hashes the keys and answers as fully, while
     the same data is written bare to the disk and synced (a), for which no request waits; for GetRecords: answers
     with pages of the same form and size, of which only the data is encoded anew
CPU  of the server's process, user and system, of b"'s, and of the load generator's; of a  data written beside a's MB/s
`

func (r *Report) server(w io.Writer) {
	if s := r.Server; s != nil {
		fmt.Fprintf(w, "program %s; start %.3f s, restart on %s in %d files %.3f s, on 100 GiB at that cost %.1f s;\n  memory %s idle, %s after writing, %s after reading, %s at most\n",
			mebibytes(s.BinaryBytes), s.StartSeconds, mebibytes(s.DirectoryBytes), s.DirectoryFiles, s.RestartSeconds, s.RestartSeconds100GiB, mebibytes(s.IdleBytes), mebibytes(s.WritingBytes),
			mebibytes(s.ReadingBytes), mebibytes(s.PeakBytes))
		fmt.Fprintf(w, "written from the stream sizes to the end %s for %s of data: %s\n", mebibytes(s.WrittenBytes), mebibytes(s.PayloadBytes), figure(s.WriteAmplification))
	}
}

// rates is the table of speeds and ratios.
func (r *Report) rates(w io.Writer) error {
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "records/s\tb\tb\"\tmeasured\tof b\tof b\"\tdata\tof a\tCPU µs/record\tb\"\tclient\twritten\t")
	for _, row := range r.all() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", row.Name, grouped(row.Bare.RecordsPerSecond),
			grouped(row.Codec.RecordsPerSecond), grouped(row.Measured.RecordsPerSecond), figure(row.OfBare), figure(row.OfCodec),
			megabytes(row.Measured.DataBytesPerSecond), figure(row.OfDisk), figure(row.CPUMicros),
			figure(row.CodecCPUMicros), figure(row.ClientCPUMicros), figure(row.WriteAmplification))
	}
	return t.Flush()
}

// latencies is the table of what one request takes.
func (r *Report) latencies(w io.Writer) error {
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "ms a request, p50 p99 p99.9\tb\tb\"\tmeasured\tconnections\t")
	for _, row := range r.all() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t\n", row.Name, row.Bare.spread(), row.Codec.spread(), row.Measured.spread(), row.Connections)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

func (r *Report) openLoop(w io.Writer) {
	if o := r.Open; o != nil {
		fmt.Fprintf(w, "%s at half of the peak, open loop, %s of %s a second: p50 %s ms, p99 %s ms, p99.9 %s ms;\n"+
			"  bare sync beside as many bytes: p50 %s ms; p99 is %s times that\n"+
			"  b\" at the same rate: p50 %s ms, p99 %s ms; p99 is %s times that\n", putSingle.name, grouped(o.AnsweredPerSecond), grouped(o.DuePerSecond),
			figure(o.P50Millis), figure(o.P99Millis), figure(o.P999Millis), figure(o.SyncP50Millis), figure(o.P99OfSync),
			figure(o.CodecP50Millis), figure(o.CodecP99Millis), figure(o.P99OfCodec))
	}
}

func (r *Report) scale(w io.Writer) {
	if s := r.Scale; s != nil {
		fmt.Fprintf(w, "%s by shards:", s.Name)
		for _, p := range s.Points {
			fmt.Fprintf(w, " %d: %s;", p.Shards, grouped(p.RecordsPerSecond))
		}
		fmt.Fprintf(w, " worst of best %s\n", figure(s.WorstOfBest))
	}
}

// control is the table of the control plane.
func (r *Report) control(w io.Writer) error {
	if len(r.ControlPlane) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "streams x shards\tCreateStream/s\tp50 p99 ms\tall ACTIVE\tListStreams\tDescribeStreamSummary\tDescribeStream\tListShards\tB/shard\tafter restart\trestart\t")
	for _, p := range r.ControlPlane {
		fmt.Fprintf(t, "%s x %s\t%s\t%s\t%.1f s\t%s\t%s\t%s\t%s\t%s\t%s\t%.3f s\t\n", grouped(float64(p.Streams)), grouped(float64(p.ShardsEach)),
			grouped(p.CreatesPerSecond), p.Create.spread(), p.ActiveSeconds, p.ListStreams.spread(), p.DescribeStreamSummary.spread(),
			p.DescribeStream.spread(), p.ListShards.spread(), grouped(float64(p.BytesPerShard)), grouped(float64(p.RestartedBytesPerShard)), p.RestartSeconds)
	}
	return t.Flush()
}

func (l Latency) spread() string { return figure(l.P50Millis) + " " + figure(l.P99Millis) }

// pressure is what much data and too many clients do.
func (r *Report) pressure(w io.Writer) {
	if k := r.Retained; k != nil {
		fmt.Fprintf(w, "%s with %s more retained: %s records/s, %s of that at the beginning\n", k.Name, mebibytes(k.Bytes), grouped(k.RecordsPerSecond), figure(k.OfEmpty))
	}
	if q := r.Queues; q != nil {
		fmt.Fprintf(w, "%s and acknowledge, %d connections: %s pairs/s, p50 %s ms, p99 %s ms; CPU %s µs a pair, client %s; %s times PutRecord\n",
			q.Name, q.Connections, grouped(q.PairsPerSecond), figure(q.P50Millis), figure(q.P99Millis), figure(q.CPUMicros), figure(q.ClientCPUMicros), figure(q.OfPutRecord))
	}
	if q := r.Quotas; q != nil {
		fmt.Fprintf(w, "%s with quotas off: %s records/s; with quotas out of reach: %s, %s of that; CPU %s and %s µs/record\n",
			q.Name, grouped(q.OffRecordsPerSecond), grouped(q.OnRecordsPerSecond), figure(q.OfOff), figure(q.OffCPUMicros), figure(q.OnCPUMicros))
	}
	if c := r.Security; c != nil {
		fmt.Fprintf(w, "%s with --auth off: %s records/s; with --auth sigv4 and %d statements: %s, %s of that; CPU %s and %s µs/request, %s times that, client %s and %s;\n"+
			"  SHA-256 of one body at a time %s, so %s µs a request, of many %s; a signature beyond that %s µs, a decision %s µs\n",
			c.Name, grouped(c.OffRecordsPerSecond), c.Statements, grouped(c.OnRecordsPerSecond), figure(c.OfOff), grouped(c.OffCPUMicros), grouped(c.OnCPUMicros),
			figure(c.CPUOfOff), grouped(c.OffClientCPUMicros), grouped(c.OnClientCPUMicros), megabytes(c.HashBytesPerSecond), grouped(c.HashMicros), megabytes(c.HashManyBytesPerSecond), figure(c.SignatureMicros), figure(c.DecisionMicros))
	}
	if c := r.Encryption; c != nil {
		fmt.Fprintf(w, "%s to a stream not encrypted: %s records/s; encrypted: %s, %s of that; CPU %s and %s µs/record\n",
			c.Name, grouped(c.OffRecordsPerSecond), grouped(c.OnRecordsPerSecond), figure(c.OfOff), figure(c.OffCPUMicros), figure(c.OnCPUMicros))
	}
	if o := r.Overload; o != nil {
		fmt.Fprintf(w, "%s from %d connections: %s records/s stored, %s of what a fifth of them have stored; %d requests refused with 503 (%d);\n"+
			"  p99 until stored %s ms; memory %s at most\n", o.Name, o.Connections, grouped(o.RecordsPerSecond), figure(o.OfPeak), o.Refused, o.RefusedAtPeak,
			figure(o.P99Millis), mebibytes(o.PeakBytes))
	}
}

// push is what consumers get.
func (r *Report) push(w io.Writer) {
	if r.Push == nil {
		return
	}
	for _, p := range r.Push.Points {
		fmt.Fprintf(w, "%s, %d consumers of %d shards, PutRecord 100 B: at most %s records/s put; at half of that %s put, %s pushed;\n"+
			"  put to push p50 %s ms, p99 %s ms, p99.9 %s ms; put p50 %s ms, p99 %s ms; CPU %s µs a push, client %s\n",
			pushName, p.Consumers, p.Shards, grouped(p.PeakPutsPerSecond), grouped(p.PutsPerSecond), grouped(p.PushedPerSecond),
			figure(p.P50Millis), figure(p.P99Millis), figure(p.P999Millis), figure(p.PutP50Millis), figure(p.PutP99Millis),
			figure(p.CPUMicros), figure(p.ClientCPUMicros))
	}
	fmt.Fprintf(w, "%d idle subscriptions: memory %s, %s B each\n", r.Push.Idle, mebibytes(r.Push.IdleBytes), grouped(float64(r.Push.IdleBytesEach)))
}

// all is the rows of writing and reading.
func (r *Report) all() []Work { return append(append([]Work(nil), r.Writes...), r.Reads...) }

// spread is a row's percentiles.
func (s Speed) spread() string {
	if s.Requests == 0 {
		return "-"
	}
	return figure(s.P50Millis) + " " + figure(s.P99Millis) + " " + figure(s.P999Millis)
}

// figure writes a ratio or a time; 0 was not measured.
func figure(v float64) string {
	if v == 0 {
		return "-"
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

func megabytes(v float64) string {
	if v == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f MB/s", v/1e6)
}

func mebibytes(v int64) string {
	if v == 0 {
		return "unknown"
	}
	return fmt.Sprintf("%.0f MiB", float64(v)/(1<<20))
}

// grouped writes a whole number with thousands parted.
func grouped(v float64) string {
	if v == 0 {
		return "-"
	}
	s := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
