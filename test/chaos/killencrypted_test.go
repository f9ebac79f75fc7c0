package chaos

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/shardwell/shardwell/test/blackbox"
)

// TestKillEncrypted is TestKill for a stream that is encrypted, whose data keys each
// life makes anew: what was acknowledged is read back, and nothing of it is in any
// file that is left.
func TestKillEncrypted(t *testing.T) {
	cycles := number(t, "CHAOS_CYCLES", level(2, 15, 200))
	seed := uint64(number(t, "CHAOS_SEED", int(time.Now().UnixNano()%1e9)))
	t.Logf("replay: CHAOS_SEED=%d CHAOS_CYCLES=%d go test ./test/chaos -run TestKillEncrypted", seed, cycles)
	rng := rand.New(rand.NewPCG(seed, 0))
	l, admin := newLedger(), &administrator{told: map[string]bool{}}
	writers := make([]*writer, 4)
	for i := range writers {
		writers[i] = &writer{id: i, rng: rand.New(rand.NewPCG(seed, uint64(i+1))), mark: keyMark}
	}
	data := filepath.Join(t.TempDir(), "data")
	args := []string{"--data", data, "--quotas", "off", "--state-delay", "0", "--stream", stream + ":4", "--log-level", "error"}
	s := blackbox.Start(t, args...)
	s.MustCall(t, "StartStreamEncryption", map[string]string{"StreamName": stream, "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}, nil)
	for range cycles {
		runUntilKilled(t, s, l, writers, admin, time.Duration(50+rng.IntN(200))*time.Millisecond)
		if t.Failed() {
			return
		}
		s = blackbox.Start(t, args...)
	}
	read := verify(t, s, l)
	if code, err := s.Stop(); err != nil || code != 0 {
		t.Errorf("server ended with %d, %v on SIGTERM", code, err)
	}
	if l.acked == 0 {
		t.Error("the run proved nothing: nothing was acknowledged")
	}
	searched := search(t, data, l)
	if !t.Failed() {
		t.Logf("proof: %d kill -9 cycles of an encrypted stream, %d records acknowledged, %d read back, none of their keys in %d KiB of files", cycles, l.acked, read, searched>>10)
	}
}

// keyMark is what partition keys begin with, long enough not to be anywhere by chance.
const keyMark = "kept-in-the-clear-"

// search fails if the partition key of any record is in a file below a directory. It
// gives how many bytes there are.
func search(t *testing.T, dir string, l *ledger) (bytesThere int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		bytesThere += len(content)
		if bytes.Contains(content, []byte(keyMark)) {
			t.Errorf("a partition key is in %s", path)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return bytesThere
}
