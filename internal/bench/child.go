package bench

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// child is a server in a process of its own.
type child struct {
	url     *url.URL
	secure  *url.URL      // for TLS, if it has said so; nil if not
	started time.Duration // until it said where it listens, which is when it answers
	cmd     *exec.Cmd
	stderr  *bytes.Buffer
	drained chan struct{} // closed when its standard output has ended
	stopped bool
	socket  string // for profiles; "" if there is none
}

// What a server says about where it listens.
var (
	addressPattern = regexp.MustCompile(`http://([^\s/,]+)`)
	securePattern  = regexp.MustCompile(`https://([^\s/,]+)`)
)

// serve is how the program is told to serve data: as always, but without quotas
// and authentication unless more says so, and with profiles if they are wanted.
func (r *run) serve(data string, more ...string) []string {
	args := append([]string{"serve", "--listen", "127.0.0.1:0", "--data", data, "--log-level", "warn"}, more...)
	for _, flag := range []string{"--quotas", "--auth"} { // whatever the environment says
		if !slices.Contains(more, flag) {
			args = append(args, flag, "off")
		}
	}
	if r.Profiles != "" {
		r.sockets++ // servers may run at the same time
		args = append(args, socketFlag, filepath.Join(r.dir, fmt.Sprint("pprof", r.sockets)))
	}
	return args
}

// socketFlag says where a server serves its profiles.
const socketFlag = "--pprof-socket"

// startChild runs the program and waits for its address on standard output.
func startChild(ctx context.Context, binary string, args ...string) (*child, error) {
	c := &child{cmd: exec.CommandContext(ctx, binary, args...), stderr: new(bytes.Buffer), drained: make(chan struct{})}
	c.cmd.Stderr = c.stderr
	c.cmd.Cancel = func() error { return c.cmd.Process.Signal(syscall.SIGTERM) }
	c.cmd.WaitDelay = 10 * time.Second
	if at := slices.Index(args, socketFlag); at >= 0 {
		c.socket = args[at+1]
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	begin := time.Now()
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	reader := bufio.NewReader(out)
	line, _ := reader.ReadString('\n')
	c.started = time.Since(begin)
	go func() {
		defer close(c.drained)
		_, _ = io.Copy(io.Discard, reader)
	}()
	found := addressPattern.FindStringSubmatch(line)
	if found == nil {
		err := c.stop() // only then is all of stderr there
		return nil, errors.Join(fmt.Errorf("%s %s did not start: %s", binary, args[0], c.stderr), err)
	}
	c.url = &url.URL{Scheme: "http", Host: found[1], Path: "/"}
	if found = securePattern.FindStringSubmatch(line); found != nil {
		c.secure = &url.URL{Scheme: "https", Host: found[1], Path: "/"}
	}
	return c, nil
}

// stop ends the process in good order and waits for it. Only the first call
// does something.
func (c *child) stop() error {
	if c.stopped {
		return nil
	}
	c.stopped = true
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-c.drained
	// That its context has ended it is not the process's failure.
	if err := c.cmd.Wait(); err != nil && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("%s: %w\n%s", c.cmd.Path, err, c.stderr)
	}
	return nil
}

// cpu is the processor time used so far, or 0 where the system does not tell.
func (c *child) cpu() time.Duration {
	const tick = 10 * time.Millisecond // USER_HZ is 100 on every Linux
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	// The name, in parentheses, may hold anything; utime and stime are the
	// 12th and 13th fields after it.
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	if len(fields) < 13 {
		return 0
	}
	user, err1 := strconv.ParseInt(fields[11], 10, 64)
	system, err2 := strconv.ParseInt(fields[12], 10, 64)
	if err1 != nil || err2 != nil {
		return 0
	}
	return time.Duration(user+system) * tick
}

// memory is a field of the process's memory in bytes: VmRSS for what is in use,
// VmHWM for the most that ever was; 0 where the system does not tell.
func (c *child) memory(field string) int64 {
	kib, err := strconv.ParseInt(strings.TrimSuffix(c.proc("status", field), " kB"), 10, 64)
	if err != nil {
		return 0
	}
	return kib << 10
}

// written is how many bytes of writing the system has charged to the process,
// or 0 where it does not tell.
func (c *child) written() int64 {
	n, err := strconv.ParseInt(c.proc("io", "write_bytes"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// proc finds a field of a file of lines "field: value" about the process.
func (c *child) proc(file, field string) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", c.cmd.Process.Pid, file))
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && name == field {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
