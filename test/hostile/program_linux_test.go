package hostile

import (
	"bytes"
	"encoding/base64"
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// A full disk refuses records with 503, which clients repeat, shows in health
// and in the log, lets streams be deleted, and ends by itself when there is
// space again.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=60m"); errors.Is(err, syscall.EPERM) {
		t.Skip("no permission to mount a small file system")
	} else if err != nil {
		t.Fatal(err)
	}
	v := victim{blackbox.Start(t, "--data", filepath.Join(disk, "data"), "--quotas", "off", "--stream", "s:1", "--stream", "t:1")}
	t.Cleanup(func() {
		v.Kill()
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	put := map[string]string{"StreamName": "s", "PartitionKey": "k",
		"Data": base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("x"), 200_000))}
	var refusal *blackbox.Error
	for range 1000 {
		if err := v.Call("PutRecord", put, nil); err != nil {
			if !errors.As(err, &refusal) {
				t.Fatal(err)
			}
			break
		}
	}
	if refusal == nil || refusal.Status != 503 || refusal.Code != "ServiceUnavailable" {
		t.Fatalf("got %v, want 503 ServiceUnavailable", refusal)
	}
	health := "GET /_shardwell/health HTTP/1.1\r\nHost: " + v.address() + "\r\n\r\n"
	if a := v.send(t, health); a.status != 503 || !strings.Contains(a.body, `"status": "red"`) || !strings.Contains(a.body, "no space left") {
		t.Errorf("health is %s", a)
	}
	if !strings.Contains(v.Output(), "no space left") {
		t.Errorf("the log does not say why records are refused:\n%s", v.Output())
	}
	v.MustCall(t, "DeleteStream", map[string]string{"StreamName": "t"}, nil)
	eventually(t, "the stream is gone", func() bool {
		err := v.Call("DescribeStreamSummary", map[string]string{"StreamName": "t"}, nil)
		return errors.As(err, &refusal) && refusal.Code == "ResourceNotFoundException"
	})
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=200m"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "records are taken again", func() bool { return v.Call("PutRecord", put, nil) == nil })
	eventually(t, "health is green", func() bool { return v.send(t, health).status == 200 })
	if !strings.Contains(v.Output(), "records are taken") {
		t.Errorf("the log does not say that it is over:\n%s", v.Output())
	}
}

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
