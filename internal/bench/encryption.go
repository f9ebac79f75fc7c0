package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// encryptionName is what Options.Only calls the row.
const encryptionName = "PutRecords, encrypted"

// encryption measures what it costs to encrypt records on the disk: two servers in
// turns, one with a stream as it is made, one with a stream encrypted under
// alias/aws/kinesis.
func (r *run) encryption(ctx context.Context) (err error) {
	off, err := r.startSide(ctx, "plain", r.Account)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, off.t.child.stop()) }()
	on, err := r.startSide(ctx, "encrypted", r.Account)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, on.t.child.stop()) }()
	for _, s := range []*side{off, on} {
		if err := s.puts(ctx, putSmall, r.Shards); err != nil {
			return err
		}
	}
	if err := on.encrypt(ctx); err != nil {
		return err
	}
	if err := r.takeTurns(ctx, encryptionName, off, on); err != nil {
		return err
	}
	for s, want := range map[*side]bool{off: true, on: false} {
		if found, err := holds(filepath.Join(r.dir, s.name), putSmall.data(0, 0)); err != nil || found != want {
			return errors.Join(err, fmt.Errorf("%w: in the data directory of the server called %s", errDisk, s.name))
		}
	}
	row := &EncryptionCost{
		Name: putSmall.name, OffRecordsPerSecond: off.recordsPerSecond(), OnRecordsPerSecond: on.recordsPerSecond(),
		OffCPUMicros: off.cpuMicros() / float64(putSmall.records), OnCPUMicros: on.cpuMicros() / float64(putSmall.records),
	}
	row.OfOff = over(row.OnRecordsPerSecond, row.OffRecordsPerSecond)
	r.report.Encryption = row
	return nil
}

var errDisk = errors.New("records are not on the disk as they should be")

// encrypt encrypts the side's stream from now on.
func (s *side) encrypt(ctx context.Context) error {
	stream := s.t.made[len(s.t.made)-1]
	in := &kinesis.StartStreamEncryptionInput{StreamName: stream, EncryptionType: kinesis.EncryptionTypeKms, KeyId: "alias/aws/kinesis"}
	if err := s.t.call(ctx, "StartStreamEncryption", in, nil); err != nil {
		return err
	}
	return s.t.awaitActive(ctx, stream)
}

// holds says whether any file of a directory has a text in it.
func holds(dir string, text []byte) (found bool, err error) {
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && !entry.Type().IsRegular() {
			return nil // a file may go away meanwhile
		}
		if err != nil || found {
			return err
		}
		content, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		found = found || bytes.Contains(content, text)
		return err
	})
	return found, err
}
