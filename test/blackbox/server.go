package blackbox

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Binary builds ./cmd/shardwell once for this test process, into the clone's
// bin/, and returns its path. SHARDWELL_BINARY names a ready one instead.
func Binary(tb testing.TB) string {
	tb.Helper()
	if path := os.Getenv("SHARDWELL_BINARY"); path != "" {
		return path
	}
	path, err := build()
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

// build builds beside the place and moves the program there: other test processes
// may be starting the one that is there.
var build = sync.OnceValues(func() (_ string, err error) {
	bin := filepath.Join(Root(), "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(bin, "under-test-")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	built, path := filepath.Join(dir, "shardwell"), filepath.Join(bin, "shardwell-under-test")
	cmd := exec.Command("go", "build", "-o", built, "./cmd/shardwell")
	cmd.Dir = Root()
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build ./cmd/shardwell: %w\n%s", err, out)
	}
	return path, os.Rename(built, path)
})

// Root is the module's directory.
func Root() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..")
}

// Server is a running shardwell process.
type Server struct {
	URL string // http://127.0.0.1:PORT

	cmd    *exec.Cmd
	stderr *lockedBuffer
	exited chan struct{} // closed when the process is gone

	security *security // nil without authentication
}

// Start runs `shardwell serve` with args on a free port and returns when it
// answers. The process is killed at the end of the test if it still runs. In a
// secure run (see Secure) it is StartSecure, unless args say who may call.
func Start(tb testing.TB, args ...string) *Server {
	tb.Helper()
	if Secure() && !slices.Contains(args, "--auth") {
		return StartSecure(tb, args...)
	}
	s := &Server{}
	if err := s.start(Binary(tb), FreeAddress(tb), args); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(s.Kill)
	return s
}

// KillAtStart runs `shardwell serve` with args and kills it after a while,
// however far its start has got.
func KillAtStart(tb testing.TB, after time.Duration, args ...string) {
	tb.Helper()
	s := &Server{}
	if err := s.launch(Binary(tb), FreeAddress(tb), args); err != nil {
		tb.Fatal(err)
	}
	<-time.After(after)
	s.Kill()
}

// start launches the program and returns when it answers.
func (s *Server) start(binary, address string, args []string) error {
	if err := s.launch(binary, address, args); err != nil {
		return err
	}
	if err := s.waitHealthy(); err != nil {
		s.Kill()
		return err
	}
	return nil
}

func (s *Server) launch(binary, address string, args []string) error {
	s.URL, s.stderr, s.exited = "http://"+address, &lockedBuffer{}, make(chan struct{})
	s.cmd = exec.Command(binary, append([]string{"serve", "--listen", address}, args...)...)
	s.cmd.Stderr = s.stderr
	s.cmd.Stdout = s.stderr
	s.cmd.Env = append(os.Environ(), s.security.environment()...)
	if err := s.cmd.Start(); err != nil {
		return err
	}
	go func() {
		// The exit status is of no interest here: most servers are killed.
		_ = s.cmd.Wait()
		close(s.exited)
	}()
	return nil
}

// waitHealthy polls, because a process that is starting offers nothing to wait on.
func (s *Server) waitHealthy() error {
	deadline := time.After(30 * time.Second)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-s.exited:
			return fmt.Errorf("server ended at start:\n%s", s.stderr)
		case <-deadline:
			return fmt.Errorf("server did not answer within 30 s:\n%s", s.stderr)
		case <-tick.C:
			resp, err := http.Get(s.URL + "/_shardwell/health")
			if err != nil {
				continue
			}
			resp.Body.Close()
			return nil
		}
	}
}

// Kill ends the process at once (SIGKILL) and waits until it is gone.
func (s *Server) Kill() {
	_ = s.cmd.Process.Kill()
	<-s.exited
}

// Stop asks the process to end (SIGTERM), waits, and returns its exit code.
func (s *Server) Stop() (int, error) {
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return 0, err
	}
	<-s.exited
	return s.cmd.ProcessState.ExitCode(), nil
}

// Output is everything the process has printed so far.
func (s *Server) Output() string { return s.stderr.String() }

// PID is the process id, for tests that look at its memory or processor time.
func (s *Server) PID() int { return s.cmd.Process.Pid }

// FreeAddress finds a loopback address that nobody listens on.
func FreeAddress(tb testing.TB) string {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
