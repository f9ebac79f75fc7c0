package bench

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
)

// Table writes the report for people.
func (r *Report) Table(w io.Writer) error {
	fmt.Fprintf(w, "Shardwell %s, %s, %d CPUs shared with the load generator\n%s\n\n", r.Version, r.System, r.CPUs, r.Setting)
	fmt.Fprintf(w, "Disk, bare write + fdatasync: %s in 1 MiB blocks; %s syncs/s of 4 KiB, median %.2f ms, p99 %.2f ms\n",
		megabytes(r.Disk.BytesPerSecond), grouped(r.Disk.SyncsPerSecond), r.Disk.MedianMillis, r.Disk.P99Millis)
	fmt.Fprintf(w, "Start %.3f s, restart on %s %.3f s; memory %s idle, %s after writing, %s after reading\n\n",
		r.StartSeconds, mebibytes(r.WrittenBytes), r.RestartSeconds, mebibytes(r.IdleBytes), mebibytes(r.WritingBytes), mebibytes(r.ReadingBytes))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "records/s\tb: net/http\tb\": +JSON\tShardwell\tof b\tof b\"\tdata\tof disk\tCPU µs/record\tmedian ms\tp99 ms\t")
	for _, row := range r.Work {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%.2f\t%.2f\t%s\t%s\t\n", row.Name, grouped(row.HTTP), grouped(row.Codec), grouped(row.Shardwell),
			ratio(row.OfHTTP), ratio(row.OfCodec), megabytes(row.DataBytes), row.DataBytes/r.Disk.BytesPerSecond, row.CPUMicros,
			ratio(row.MedianMillis), ratio(row.P99Millis))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprint(w, `
b    net/http reads the same requests, hashes their keys and discards them (for GetRecords: base64-encodes as many bytes)
b"   ... also decodes the JSON and base64, and answers as fully; neither b nor b" touches a disk
`)
	return err
}

func ratio(v float64) string {
	if v == 0 {
		return "-"
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

func megabytes(v float64) string { return fmt.Sprintf("%.0f MB/s", v/1e6) }

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
