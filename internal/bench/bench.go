package bench

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Options say what to run.
type Options struct {
	Binary      string        // the shardwell program
	Dir         string        // where to keep data meanwhile; on the disk to be measured
	Each        time.Duration // how long each measurement lasts
	Longest     time.Duration // how long the whole run may last; what is left then is not measured
	Connections int
	Shards      int
	Version     string   // of Binary, for the report
	Against     *url.URL // another server to measure instead of Shardwell; nil for Shardwell
	Account     Account
	Many        int    // how many streams, and shards of one, make the control plane's rows; 0 leaves them out
	Retained    int64  // how much data to write before writing is measured once more
	Only        string // measure only what has this in its name; "" for everything
	Profiles    string // directory to put CPU profiles of the server in, one for each row; "" for none
	// Progress is told what is about to be measured.
	Progress func(what string)
}

var (
	errTimeUp  = errors.New("the time was up") // it ends a run that takes too long
	errNotOurs = errors.New("not our process")
)

// Run measures everything. It leaves nothing behind: neither files, nor
// streams on a server that is not ours. With such a server what fails is noted
// in the report; with Shardwell any failure ends the run.
func Run(ctx context.Context, o Options) (_ *Report, err error) {
	dir, err := os.MkdirTemp(o.Dir, "shardwell-bench-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	begin := time.Now()
	within, cancel := context.WithTimeoutCause(ctx, o.Longest, errTimeUp)
	defer cancel()
	r := &run{Options: o, dir: dir, report: &Report{
		Format: ReportFormat, Target: "shardwell", Version: o.Version, CPUs: runtime.NumCPU(),
		System:      runtime.GOOS + "/" + runtime.GOARCH + " " + runtime.Version(),
		Connections: o.Connections, Shards: o.Shards, EachSeconds: o.Each.Seconds(),
		Writes: []Work{}, Reads: []Work{}, NotMeasured: []string{},
	}}
	err = r.all(within)
	if err != nil && ctx.Err() == nil && within.Err() != nil {
		if !errors.Is(err, errTimeUp) {
			// What was under way when it was may say so in words of its own.
			err = fmt.Errorf("%w: %w", errTimeUp, err)
		}
		r.note("the rest", err)
		err = nil
	}
	r.report.TotalSeconds = time.Since(begin).Seconds()
	return r.report, err
}

// run is a run under way.
type run struct {
	Options
	dir      string
	report   *Report
	baseline *target  // net/http alone
	server   *target  // what is measured
	stream   string   // with Options.Shards shards
	device   string   // the counters of the disk
	begun    counters // before the second part of the run
	sockets  int      // how many there are for profiles
}

// all measures from the disk to the restart.
func (r *run) all(ctx context.Context) (err error) {
	r.Progress("the disk")
	if r.report.Disk, err = measureDisk(ctx, r.dir, r.Each); err != nil {
		return fmt.Errorf("measure the disk: %w", err)
	}
	child, err := startChild(ctx, r.Binary, "bench-baseline", r.dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, child.stop()) }()
	r.baseline = &target{url: child.url, account: r.Account, child: child}
	if r.Against != nil {
		return r.against(ctx)
	}
	return r.shardwell(ctx)
}

// against measures a server that is not ours.
func (r *run) against(ctx context.Context) (err error) {
	r.report.Target = r.Against.String()
	r.server = &target{url: r.Against, account: r.Account}
	defer func() { err = errors.Join(err, r.server.deleteStreams(ctx)) }()
	r.note("start, restart, CPU, memory and write amplification", errNotOurs)
	return r.work(ctx)
}

// shardwell measures Shardwell in a process of its own.
func (r *run) shardwell(ctx context.Context) (err error) {
	data := r.data()
	args := r.serve(data)
	r.Progress("the start")
	child, err := startChild(ctx, r.Binary, args...)
	if err != nil {
		return err
	}
	running := child
	defer func() { err = errors.Join(err, running.stop()) }()
	r.server = &target{url: child.url, account: r.Account, child: child}
	seen := &Server{StartSeconds: child.started.Seconds(), IdleBytes: child.memory("VmRSS"), BinaryBytes: r.binaryBytes()}
	r.report.Server = seen
	if r.device = blockDevice(r.dir); r.device != "" {
		r.report.WrittenFrom = writtenDevice
	} else if child.written() > 0 {
		r.report.WrittenFrom = writtenProcess
	}
	if err := r.work(ctx); err != nil {
		return err
	}
	r.look(child)
	if r.wanted(overloadName) {
		if err := r.overload(ctx); err != nil {
			return fmt.Errorf("measure %s: %w", overloadName, err)
		}
	}
	if err := child.stop(); err != nil {
		return err
	}
	if r.wanted(pushName) {
		if err := r.push(ctx); err != nil {
			return fmt.Errorf("measure %s: %w", pushName, err)
		}
	}
	if err := r.transports(ctx); err != nil {
		return fmt.Errorf("measure %s: %w", transportsName, err)
	}
	if r.wanted(quotasName) {
		if err := r.quotaCost(ctx); err != nil {
			return fmt.Errorf("measure %s: %w", quotasName, err)
		}
	}
	if r.wanted(securityName) {
		if err := r.security(ctx); err != nil {
			return fmt.Errorf("measure %s: %w", securityName, err)
		}
	}
	if r.wanted(encryptionName) {
		if err := r.encryption(ctx); err != nil {
			return fmt.Errorf("measure %s: %w", encryptionName, err)
		}
	}
	if r.Many > 0 && r.wanted(controlName) {
		if err := r.controlPlane(ctx); err != nil {
			return err
		}
	}
	r.Progress("the restart")
	seen.DirectoryBytes, seen.DirectoryFiles = directorySize(data)
	if running, err = startChild(ctx, r.Binary, args...); err != nil {
		running = child
		return err
	}
	seen.RestartSeconds = running.started.Seconds()
	seen.RestartSeconds100GiB = seen.StartSeconds +
		max(0, seen.RestartSeconds-seen.StartSeconds)*over(100<<30, float64(seen.DirectoryBytes))
	return nil
}

// look notes what the system has counted for the server at the end, before it
// stops, and says what the system does not tell.
func (r *run) look(child *child) {
	seen := r.report.Server
	seen.ReadingBytes, seen.PeakBytes = child.memory("VmRSS"), child.memory("VmHWM")
	now := r.count()
	seen.ProcessWrittenBytes = now.charged - r.begun.charged
	seen.WrittenBytes = now.written - r.begun.written
	seen.WriteAmplification = over(float64(seen.WrittenBytes), float64(seen.PayloadBytes))
	if seen.IdleBytes == 0 {
		r.note("memory and CPU", errors.New("the system has no /proc/PID/status"))
	}
	if seen.WrittenBytes == 0 {
		r.note("write amplification", errors.New("the system counts neither for the disk nor in /proc/PID/io"))
	}
}

// work does all kinds of work on the server.
func (r *run) work(ctx context.Context) (err error) {
	if r.stream, err = r.server.createStream(ctx, r.Shards); err != nil {
		return fmt.Errorf("make a stream of %d shards: %w", r.Shards, err)
	}
	for _, p := range []put{putSmall, putLarge, putSingle} {
		if !r.wanted(p.name) {
			continue
		}
		work, err := r.write(ctx, p)
		if err := r.tolerate(ctx, p.name, err); err != nil {
			return err
		}
		r.report.Writes = append(r.report.Writes, work)
	}
	if r.wanted(openName) {
		if err := r.tolerate(ctx, openName, r.open(ctx)); err != nil {
			return err
		}
	}
	r.begun = r.count()
	if r.wanted(scaleName) {
		if err := r.scale(ctx); err != nil {
			return err
		}
	}
	if r.server.child != nil {
		r.report.Server.WritingBytes = r.server.child.memory("VmRSS")
	}
	if err := r.reads(ctx); err != nil {
		return err
	}
	if r.wanted(queueName) {
		if err := r.tolerate(ctx, queueName, r.queues(ctx)); err != nil {
			return err
		}
	}
	if !r.wanted(retainedName) {
		return nil
	}
	return r.tolerate(ctx, retainedName, r.retained(ctx))
}

// data is the data directory of the server that is measured.
func (r *run) data() string { return filepath.Join(r.dir, "data") }

// wanted says whether a row is to be measured.
func (r *run) wanted(name string) bool { return strings.Contains(name, r.Only) }

// tolerate notes an error of a server that is not ours and lets the run go on.
func (r *run) tolerate(ctx context.Context, what string, err error) error {
	if err == nil || r.server.child != nil || ctx.Err() != nil {
		if err != nil {
			return fmt.Errorf("measure %s: %w", what, err)
		}
		return nil
	}
	r.note(what, err)
	return nil
}

// note says in the report what was not measured.
func (r *run) note(what string, why error) {
	r.report.NotMeasured = append(r.report.NotMeasured, fmt.Sprintf("%s: %v", what, why))
}

func directorySize(dir string) (bytes int64, files int) {
	// What cannot be read is not counted.
	_ = filepath.WalkDir(dir, func(_ string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil {
				bytes += info.Size()
				files++
			}
		}
		return nil
	})
	return bytes, files
}
