package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// Options say what to run.
type Options struct {
	Binary      string        // the shardwell program
	Dir         string        // where to keep data meanwhile; on the disk to be measured
	Each        time.Duration // how long each measurement lasts
	Connections int
	Shards      int
	Version     string // of Binary, for the report
	// Progress is told what is about to be measured.
	Progress func(what string)
}

// Report is the result of a run.
type Report struct {
	Version string `json:"version"`
	System  string `json:"system"`
	CPUs    int    `json:"cpus"`
	Setting string `json:"setting"`

	Disk Disk   `json:"disk"`
	Work []Work `json:"work"`

	StartSeconds   float64 `json:"startSeconds"`   // program to first answer, new directory
	RestartSeconds float64 `json:"restartSeconds"` // the same with everything written before
	WrittenBytes   int64   `json:"writtenBytes"`   // size of that directory
	IdleBytes      int64   `json:"idleBytes"`      // resident memory after the start; 0 if unknown
	WritingBytes   int64   `json:"writingBytes"`   // ... after all writing
	ReadingBytes   int64   `json:"readingBytes"`   // ... after large pages were read on all connections
}

// Work is one kind of work, on Shardwell and on the baselines. Rates count
// records; a rate of 0 was not measured.
type Work struct {
	Name         string  `json:"name"`
	HTTP         float64 `json:"httpPerSecond"`  // net/http, MD5 of the keys, body discarded
	Codec        float64 `json:"codecPerSecond"` // the same with JSON, base64 and a full reply
	Shardwell    float64 `json:"shardwellPerSecond"`
	DataBytes    float64 `json:"dataBytesPerSecond"` // of Shardwell, the records' own bytes
	OfHTTP       float64 `json:"ofHTTP"`
	OfCodec      float64 `json:"ofCodec"`
	CPUMicros    float64 `json:"cpuMicrosPerRecord"` // of the server's process; 0 if unknown
	MedianMillis float64 `json:"medianMillis"`       // of a request
	P99Millis    float64 `json:"p99Millis"`
}

// Run measures everything. It leaves nothing behind.
func Run(ctx context.Context, o Options) (_ *Report, err error) {
	dir, err := os.MkdirTemp(o.Dir, "shardwell-bench-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	report := &Report{
		Version: o.Version, CPUs: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH + " " + runtime.Version(),
		Setting: fmt.Sprintf("%d connections, %d shards, %v each, HTTP/1.1, sync before acknowledgement", o.Connections, o.Shards, o.Each),
	}
	o.Progress("the disk")
	if report.Disk, err = measureDisk(ctx, dir, o.Each); err != nil {
		return nil, fmt.Errorf("measure the disk: %w", err)
	}
	report.Work = make([]Work, len(puts)+1)
	if err := o.runBaselines(ctx, report); err != nil {
		return nil, fmt.Errorf("measure net/http: %w", err)
	}
	if err := o.runServer(ctx, filepath.Join(dir, "data"), report); err != nil {
		return nil, fmt.Errorf("measure shardwell: %w", err)
	}
	for i := range report.Work {
		report.Work[i].compare()
	}
	return report, nil
}

func (w *Work) compare() {
	if w.HTTP > 0 {
		w.OfHTTP = w.Shardwell / w.HTTP
	}
	if w.Codec > 0 {
		w.OfCodec = w.Shardwell / w.Codec
	}
}

// runBaselines does the work on net/http alone.
func (o Options) runBaselines(ctx context.Context, report *Report) (err error) {
	child, err := startChild(ctx, o.Binary, "bench-baseline")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, child.stop()) }()
	for i, p := range puts {
		o.Progress("net/http with " + p.name)
		bare, err := o.load(ctx, child, p.requests(baselineDiscard, p.records))
		if err != nil {
			return err
		}
		o.Progress("net/http and JSON with " + p.name)
		full, err := o.load(ctx, child, p.requests(baselineCodec, p.records))
		if err != nil {
			return err
		}
		report.Work[i].HTTP, report.Work[i].Codec = bare.rate(p.records), full.rate(p.records)
	}
	o.Progress("net/http with base64 replies")
	read, err := o.load(ctx, child, []request{{head: "POST " + baselineRead, check: nil}})
	if err != nil {
		return err
	}
	report.Work[len(puts)].HTTP = read.rate(drainPageRecords)
	return nil
}

// runServer does the work on Shardwell.
func (o Options) runServer(ctx context.Context, data string, report *Report) (err error) {
	args := []string{"serve", "--listen", "127.0.0.1:0", "--data", data, "--quotas", "off", "--log-level", "warn",
		"--stream", fmt.Sprintf("%s:%d", streamName, o.Shards)}
	o.Progress("the start")
	child, err := startChild(ctx, o.Binary, args...)
	if err != nil {
		return err
	}
	running := child
	defer func() { err = errors.Join(err, running.stop()) }()
	report.StartSeconds, report.IdleBytes = child.started.Seconds(), child.residentBytes()
	var written int
	for i, p := range puts {
		o.Progress("Shardwell with " + p.name)
		before := child.cpu()
		result, err := o.load(ctx, child, p.requests("/", p.records))
		if err != nil {
			return err
		}
		w := &report.Work[i]
		w.Name, w.Shardwell, w.DataBytes = p.name, result.rate(p.records), result.rate(p.records)*float64(p.size)
		w.CPUMicros = perRecord(child.cpu()-before, result.allRequests*p.records)
		w.MedianMillis, w.P99Millis = result.percentile(0.5), result.percentile(0.99)
		if i == 0 {
			written = result.allRequests * p.records
		}
	}
	report.WritingBytes = child.residentBytes()
	o.Progress("Shardwell reading it all")
	if err := o.drain(ctx, child, written, &report.Work[len(puts)]); err != nil {
		return err
	}
	report.ReadingBytes = child.residentBytes()
	if err := child.stop(); err != nil {
		return err
	}
	o.Progress("the restart")
	report.WrittenBytes = directoryBytes(data)
	if running, err = startChild(ctx, o.Binary, args...); err != nil {
		running = child
		return err
	}
	report.RestartSeconds = running.started.Seconds()
	return nil
}

func perRecord(cpu time.Duration, records int) float64 {
	if records == 0 {
		return 0
	}
	return float64(cpu.Microseconds()) / float64(records)
}

func directoryBytes(dir string) (total int64) {
	// What cannot be read is not counted.
	_ = filepath.WalkDir(dir, func(_ string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil {
				total += info.Size()
			}
		}
		return nil
	})
	return total
}
