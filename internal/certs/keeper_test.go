package certs

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// Keep renews within an hour of the time, and ends when it is told to.
func TestKeep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k, err := Local(memfs.New(), Config{Names: names(t)})
		if err != nil {
			t.Fatal(err)
		}
		first, _ := k.Certificate(nil)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			k.Keep(ctx)
		}()
		time.Sleep(time.Until(renewal(first)) - time.Minute)
		synctest.Wait()
		if c, _ := k.Certificate(nil); c != first {
			t.Error("renewed too early")
		}
		time.Sleep(checkLocalEvery + time.Minute)
		synctest.Wait()
		if c, _ := k.Certificate(nil); c == first || time.Until(c.Leaf.NotAfter) < 396*day {
			t.Error("not renewed")
		}
		cancel()
		<-ended
	})
}

// Whatever moment the power goes at, the next start has an authority that is
// trusted by those who have been told to trust the one that was there, and a
// certificate of it.
func TestCrashAnywhere(t *testing.T) {
	disk := memfs.New()
	if _, err := Local(disk, Config{Names: names(t)}); err != nil {
		t.Fatal(err)
	}
	operations := disk.Ops()
	if operations < 20 {
		t.Fatalf("only %d operations", operations)
	}
	for at := 1; at <= operations; at++ {
		for seed := range uint64(4) {
			disk := memfs.New()
			var crashed *memfs.FS
			disk.OnOp(func(n int, _ vfs.Op) {
				if n == at {
					crashed = disk.Crash(memfs.RandomCut(seed))
				}
			})
			// A disk that has crashed goes on without us.
			if _, err := Local(disk, Config{Names: names(t)}); err != nil {
				t.Fatal(err)
			}
			if crashed == nil {
				t.Fatalf("no crash at %d", at)
			}
			before, caErr := ReadCA(crashed)
			k, err := Local(crashed, Config{Names: names(t)})
			if err != nil {
				t.Fatalf("crash at %d, cut %d: %v", at, seed, err)
			}
			after, err := ReadCA(crashed)
			if err != nil || caErr == nil && !before.Equal(after) {
				t.Fatalf("crash at %d, cut %d: another authority, %v", at, seed, err)
			}
			if c, _ := k.Certificate(nil); c.Leaf.CheckSignatureFrom(after) != nil {
				t.Fatalf("crash at %d, cut %d: not of the authority", at, seed)
			}
		}
	}
}

// Servers that start at the same time on one directory agree on the authority,
// and leave files that go together.
func TestStartAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tls")
	var wg sync.WaitGroup
	keepers := make([]*Keeper, 4)
	for i := range keepers {
		dir := opened(t, path)
		wg.Go(func() {
			k, err := Local(dir, Config{Names: []string{"localhost", strings.Repeat("x", i+1)}})
			if err != nil {
				t.Error(err)
			}
			keepers[i] = k
		})
	}
	wg.Wait()
	ca, err := ReadCA(opened(t, path))
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range keepers {
		if c, _ := k.Certificate(nil); c.Leaf.CheckSignatureFrom(ca) != nil || c.Leaf.VerifyHostname(strings.Repeat("x", i+1)) != nil {
			t.Errorf("server %d has a certificate of another authority or for other names", i)
		}
	}
	if _, c := start(t, path, Config{Names: names(t)}); c.Leaf.CheckSignatureFrom(ca) != nil {
		t.Error("the next start has another authority")
	}
}

// lockedLog is what has been logged.
type lockedLog struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// brought is a directory with a certificate cert.pem and its key key.pem.
func brought(t *testing.T) (path string) {
	t.Helper()
	ca, err := issueCA(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	c, err := issueServer(ca, []string{"localhost"}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	path = t.TempDir()
	if err := os.Chmod(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := (&local{dir: opened(t, path)}).write(c, "cert.pem", "key.pem"); err != nil {
		t.Fatal(err)
	}
	return path
}

// A certificate that is brought is taken up when its files change; a pair that
// does not go together, is damaged or gone leaves the one in force, and is
// complained about once.
func TestFiles(t *testing.T) {
	synctest.Test(t, testFiles)
}

func testFiles(t *testing.T) {
	dir := t.TempDir()
	// The files are links, as Kubernetes and certbot have them.
	target, cert, key := filepath.Join(dir, "a"), filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	link := func(to string) {
		// In one step, as they do it.
		if err := os.Symlink(to, target+".new"); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(target+".new", target); err != nil {
			t.Fatal(err)
		}
	}
	first := brought(t)
	link(first)
	for from, to := range map[string]string{cert: "a/cert.pem", key: "a/key.pem"} {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	var log lockedLog
	k, err := Files(cert, key, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	go k.Keep(t.Context())
	current, _ := k.Certificate(nil)
	changed := func(want bool, complaints int) {
		t.Helper()
		time.Sleep(3 * checkFilesEvery)
		synctest.Wait()
		c, _ := k.Certificate(nil)
		if (c != current) != want {
			t.Errorf("changed: %v", c != current)
		}
		if n := strings.Count(log.String(), "cannot be used"); n != complaints {
			t.Errorf("%d complaints, want %d:\n%s", n, complaints, log.String())
		}
		current = c
	}
	changed(false, 0)
	second := brought(t)
	link(second)
	changed(true, 0)
	if err := os.WriteFile(filepath.Join(second, "cert.pem"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	changed(false, 1)
	if err := os.Remove(filepath.Join(second, "key.pem")); err != nil {
		t.Fatal(err)
	}
	changed(false, 2)
	link(first)
	changed(true, 2)
	if err := os.Chmod(filepath.Join(first, "key.pem"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Files(cert, key, nil); err == nil || !strings.Contains(err.Error(), "chmod 600 "+key) {
		t.Errorf("a key for everybody: %v", err)
	}
}

// While another program is at work in the directory a start waits, and gives up
// in the end.
func TestLockedDirectory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := memfs.New()
		lock, err := disk.Lock(lockName)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Local(disk, Config{Names: names(t)}); err == nil || !strings.Contains(err.Error(), "another program") {
			t.Errorf("got %v", err)
		}
		time.AfterFunc(time.Second, func() {
			if err := lock.Close(); err != nil {
				t.Error(err)
			}
		})
		if _, err := Local(disk, Config{Names: names(t)}); err != nil {
			t.Error(err)
		}
	})
}

// A trust store holds the authority, is made in another way each time, and is
// known for what it is.
func TestTrustStore(t *testing.T) {
	var cas [2][]byte
	ca, err := issueCA(time.Now())
	other, otherErr := issueCA(time.Now())
	if err = errors.Join(err, otherErr); err != nil {
		t.Fatal(err)
	}
	for i := range cas {
		if cas[i], err = TrustStore(ca.Leaf, "changeit"); err != nil {
			t.Fatal(err)
		}
	}
	if string(cas[0]) == string(cas[1]) || !IsTrustStore(cas[0], ca.Leaf, "changeit") {
		t.Error("no trust store")
	}
	if IsTrustStore(cas[0], ca.Leaf, "other") || IsTrustStore(cas[0], other.Leaf, "changeit") || IsTrustStore([]byte("x"), ca.Leaf, "") {
		t.Error("taken for another")
	}
}
