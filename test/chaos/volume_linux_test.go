package chaos

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/shardwell/shardwell/test/blackbox"
)

// ownVolume is set in a process that may mount a volume of its own.
const ownVolume = "CHAOS_OWN_VOLUME"

// withVolume calls f with a directory on a small volume, in memory. Mounting
// one takes rights that ordinary users have in a user namespace of their own
// only, so the test is run once more, by itself, in such a namespace; the
// volume vanishes with that process. Where neither works the test fails: a
// full disk is too common a fault to go untested.
func withVolume(t *testing.T, bytes int, f func(t *testing.T, dir string)) {
	if os.Getenv(ownVolume) != "" {
		dir := t.TempDir()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+strconv.Itoa(bytes)); err != nil {
			t.Fatalf("mount a small volume: %v", err)
		}
		t.Cleanup(func() {
			if err := syscall.Unmount(dir, 0); err != nil {
				t.Errorf("unmount the small volume: %v", err)
			}
		})
		f(t, dir)
		return
	}
	// As a user of its own in a namespace first; as root without one, where
	// containers forbid the former.
	own := &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	err := again(t, own)
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EINVAL) {
		err = again(t, &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS})
	}
	if err != nil {
		t.Errorf("in a namespace with a volume of its own: %v", err)
	}
}

// again runs the current test in another process. An error number says that
// there can be no such process.
func again(t *testing.T, attributes *syscall.SysProcAttr) error {
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v", "-test.timeout", "5m")
	c.Env = append(os.Environ(), ownVolume+"=1", "SHARDWELL_BINARY="+blackbox.Binary(t))
	c.SysProcAttr = attributes
	out, err := c.CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if _, what, ok := strings.Cut(line, "proof: "); ok {
			t.Logf("proof: %s", strings.TrimSpace(what))
		}
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return err
}

// A volume that others fill up refuses records with a 503, which clients
// repeat; health is red and says why; everything taken is read, also by a
// server that starts on the full volume. When the others give space back,
// records are taken again without anybody doing anything.
func TestVolumeFilledByOthers(t *testing.T) {
	withVolume(t, 160<<20, func(t *testing.T, dir string) {
		others := filepath.Join(dir, "others")
		if err := os.WriteFile(others, make([]byte, 64<<20), 0o600); err != nil {
			t.Fatal(err)
		}
		v := volume{t: t, ledger: newLedger(), args: []string{"--data", filepath.Join(dir, "data"), "--quotas", "off", "--stream", stream + ":2", "--stream", "other:1"}}
		v.start()
		taken := v.fill(stream)
		v.isFull()
		verify(t, v.Server, v.ledger)
		v.delete("other")
		v.Kill()
		v.start()
		verify(t, v.Server, v.ledger)
		if err := os.Remove(others); err != nil {
			t.Fatal(err)
		}
		v.recovers()
		verify(t, v.Server, v.ledger)
		if !t.Failed() {
			t.Logf("proof: 1 full volume that others gave back, %d MiB taken until it was full", taken>>20)
		}
	})
}

// When a full volume is full of the server's own records, deleting a stream
// gives the space back: records are taken again without anybody doing anything,
// and those of other streams are still there.
func TestVolumeFreedByDeleting(t *testing.T) {
	withVolume(t, 224<<20, func(t *testing.T, dir string) {
		v := volume{t: t, ledger: newLedger(), args: []string{"--data", filepath.Join(dir, "data"), "--quotas", "off", "--stream", stream + ":2", "--stream", "large:2"}}
		v.start()
		for range 20 {
			if _, err := v.put(stream); err != nil {
				t.Fatal(err)
			}
		}
		others := v.ledger
		v.ledger = newLedger() // of what will be deleted
		taken := v.fill("large")
		v.isFull()
		v.ledger = others
		verify(t, v.Server, v.ledger)
		v.delete("large")
		v.recovers()
		verify(t, v.Server, v.ledger)
		v.Kill()
		v.start()
		verify(t, v.Server, v.ledger)
		if again := v.fill(stream); again < taken/2 {
			t.Errorf("%d bytes were taken until the volume was full, %d after all that was deleted", taken, again)
		}
		verify(t, v.Server, v.ledger)
		if !t.Failed() {
			t.Logf("proof: 1 volume that was full of its own and freed by deleting a stream, %d MiB taken until it was full", taken>>20)
		}
	})
}

// volume is a server on a small volume, and what it has acknowledged.
type volume struct {
	*blackbox.Server
	t      *testing.T
	ledger *ledger
	args   []string
	sent   int
}

func (v *volume) start() {
	v.t.Helper()
	v.Server = blackbox.Start(v.t, v.args...)
}

// put puts one record of some 200 kB and returns its size.
func (v *volume) put(stream string) (int, error) {
	rng := rand.New(rand.NewPCG(uint64(v.sent), 3))
	size := 150_000 + rng.IntN(100_000)
	from := rng.IntN(len(noise) - size)
	v.sent++
	e := putEntry{Data: noise[from : from+size], PartitionKey: strconv.Itoa(v.sent)}
	v.ledger.attempt(0, []putEntry{e})
	return size, putOne(v.Server, v.ledger, stream, e)
}

// fill puts records until they are refused as they have to be.
func (v *volume) fill(stream string) (taken int) {
	v.t.Helper()
	for range 5000 {
		size, err := v.put(stream)
		if err == nil {
			taken += size
			continue
		}
		var refusal *blackbox.Error
		if !errors.As(err, &refusal) || refusal.Status != http.StatusServiceUnavailable || refusal.Code != "ServiceUnavailable" {
			v.t.Fatalf("refused with %v, want 503 ServiceUnavailable", err)
		}
		return taken
	}
	v.t.Fatalf("%d bytes were taken, and the volume is not full", taken)
	return 0
}

// delete deletes a stream and waits until it is gone.
func (v *volume) delete(name string) {
	v.t.Helper()
	v.MustCall(v.t, "DeleteStream", map[string]string{"StreamName": name}, nil)
	v.eventually(name+" is deleted", func() bool {
		var refusal *blackbox.Error
		return errors.As(v.Call("DescribeStreamSummary", map[string]string{"StreamName": name}, nil), &refusal) &&
			refusal.Code == "ResourceNotFoundException"
	})
}

func (v *volume) health() (status int, body string) {
	v.t.Helper()
	resp, err := http.Get(v.URL + "/_shardwell/health")
	if err != nil {
		v.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

func (v *volume) isFull() {
	v.t.Helper()
	if status, body := v.health(); status != http.StatusServiceUnavailable || !strings.Contains(body, `"status": "red"`) || !strings.Contains(body, "no space left") {
		v.t.Errorf("on a full volume health is %d %s", status, body)
	}
	if !strings.Contains(v.Output(), "no space left") {
		v.t.Errorf("the log does not say why records are refused:\n%s", v.Output())
	}
}

// recovers waits until records are taken again and health is green.
func (v *volume) recovers() {
	v.t.Helper()
	v.eventually("records are taken again", func() bool {
		_, err := v.put(stream)
		return err == nil
	})
	v.eventually("health is green", func() bool {
		status, _ := v.health()
		return status == http.StatusOK
	})
	v.eventually("the log says that it is over", func() bool { return strings.Contains(v.Output(), "records are taken") })
}

// eventually polls: what happens in another process offers nothing to wait on.
func (v *volume) eventually(what string, so func() bool) {
	v.t.Helper()
	deadline := time.After(30 * time.Second)
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !so() {
		select {
		case <-tick.C:
		case <-deadline:
			_, body := v.health()
			v.t.Fatalf("not in time: %s\n%s\n%s", what, body, v.Output())
		}
	}
}
