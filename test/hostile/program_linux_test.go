package hostile

import (
	"errors"
	"strings"
	"syscall"
	"testing"
)

// The first signal lets a request in flight have its time; the second one ends
// the program at once.
func TestSecondSignal(t *testing.T) {
	t.Parallel()
	v := start(t)
	c := v.dial(t)
	if _, err := c.Write([]byte(v.head("ListStreams") + "Content-Length: 100\r\n\r\n{")); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the request is being served", func() bool { return v.gauge(t, "shardwell_requests_in_flight") == 1 })
	if err := syscall.Kill(v.PID(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the program is stopping", func() bool { return strings.Contains(v.Output(), `"stopping"`) })
	// It gives up its signals just after it has said so.
	eventually(t, "the program is gone", func() bool { return errors.Is(syscall.Kill(v.PID(), syscall.SIGTERM), syscall.ESRCH) })
	// -1 is the exit code of a process that a signal ended.
	if code, err := v.Stop(); code != -1 || err != nil {
		t.Errorf("got exit code %d, %v; want to be ended by the signal", code, err)
	}
}
