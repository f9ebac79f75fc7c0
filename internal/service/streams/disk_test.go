package streams

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// machine is a server whose logs are in files of a disk in memory, and whose
// wall clock the test moves. It is for synctest bubbles.
type machine struct {
	server
	fs   *memfs.FS
	disk vfs.FS // what the engine sees; fs unless the test puts something between
	opt  embedded.Options
	// wall is how far the wall clock is ahead of the bubble's: a Duration.
	wall atomic.Int64
}

// newMachine makes a machine with an empty disk and starts it. change alters
// the options of its engine.
func newMachine(t testing.TB, cfg Config, change ...func(*embedded.Options)) *machine {
	t.Helper()
	fs := memfs.New()
	m := &machine{server: server{t: t, cfg: cfg}, fs: fs, disk: fs}
	m.opt = embedded.Options{SegmentBytes: 64 << 10, FirstSegmentBytes: 32 << 10, MinFreeBytes: 64 << 10}
	m.cfg.Clock = clock.New(m.now)
	m.opt.Now = m.cfg.Clock.Now
	for _, c := range change {
		c(&m.opt)
	}
	m.cfg.MasterKey = envelope.Key{7}
	if m.cfg.Keys == nil {
		m.cfg.Keys = newFakeKMS()
	}
	if m.cfg.Log == nil {
		m.cfg.Log = slog.New(slog.DiscardHandler)
	}
	m.start()
	t.Cleanup(m.stop)
	return m
}

func (m *machine) now() time.Time { return time.Now().Round(0).Add(time.Duration(m.wall.Load())) }

func (m *machine) start() {
	m.t.Helper()
	m.boot()
	m.open()
}

// boot starts the engine alone.
func (m *machine) boot() {
	m.t.Helper()
	engine, err := embedded.Open(context.Background(), m.disk, m.opt)
	if err != nil {
		m.t.Fatal(err)
	}
	m.engine, m.cfg.Arrivals, m.cfg.Damage = engine, engine.Clock, engine.Damage
}

// stop ends what runs.
func (m *machine) stop() {
	if m.service != nil {
		if err := m.service.Close(); err != nil {
			m.t.Error(err)
		}
	}
	if m.engine != nil {
		if err := m.engine.Close(); err != nil {
			m.t.Error(err)
		}
	}
	m.service, m.engine = nil, nil
}

// reboot stops the machine and starts it with its wall clock moved.
func (m *machine) reboot(wall time.Duration) {
	m.t.Helper()
	m.stop()
	m.wall.Store(int64(wall))
	m.start()
}

// put puts a record into stream s and gives its sequence number.
func (m *machine) put(data string) string {
	m.t.Helper()
	out := call[*kinesis.PutRecordOutput](&m.server, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(data)})
	return out.SequenceNumber
}

// spoil writes over every place of the disk where a text is, while the machine
// is off: over its first byte, or with page set over all of the pages it is on.
func (m *machine) spoil(text string, page bool) {
	m.t.Helper()
	const pageBytes = 4096
	found := 0
	for _, dir := range []string{"commit", "sorted"} {
		entries, err := m.fs.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			m.t.Fatal(err)
		}
		for _, entry := range entries {
			f, err := m.fs.Open(dir + "/" + entry.Name())
			if err != nil {
				m.t.Fatal(err)
			}
			size, err := f.Size()
			content := make([]byte, size)
			if err == nil {
				_, err = f.ReadAt(content, 0)
			}
			for at := 0; err == nil; found++ {
				next := bytes.Index(content[at:], []byte(text))
				if next < 0 {
					break
				}
				at += next
				spoilt, from := []byte{content[at] ^ 1}, at
				if page {
					spoilt, from = make([]byte, pageBytes), at&^(pageBytes-1)
				}
				_, err = f.WriteAt(spoilt, int64(from))
				at++
			}
			if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
				m.t.Fatal(err)
			}
		}
	}
	if found == 0 {
		m.t.Fatalf("%q is nowhere on the disk", text)
	}
}

// after gives an iterator behind a sequence number of stream s.
func (m *machine) after(number string) string {
	m.t.Helper()
	in := &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: afterSequenceNumber, StartingSequenceNumber: number}
	return call[*kinesis.GetShardIteratorOutput](&m.server, "GetShardIterator", in).ShardIterator
}

// at gives an iterator of the first shard of stream s.
func (m *machine) at(kind string, when time.Time) string {
	m.t.Helper()
	in := &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: kind, Timestamp: when}
	return call[*kinesis.GetShardIteratorOutput](&m.server, "GetShardIterator", in).ShardIterator
}

// read gives what the first shard of stream s has from an iterator on.
func (m *machine) read(token string) *kinesis.GetRecordsOutput {
	m.t.Helper()
	out, err := m.tryRead(token)
	if err != nil {
		m.t.Fatal(err)
	}
	return out
}

func (m *machine) tryRead(token string) (*kinesis.GetRecordsOutput, error) {
	reply, err := m.service.Handlers()["GetRecords"](context.Background(), home, &kinesis.GetRecordsInput{ShardIterator: token})
	if err != nil {
		return nil, err
	}
	defer reply.Release()
	body, err := bodyOf(reply)
	if err != nil {
		return nil, err
	}
	return body.(*kinesis.GetRecordsOutput), nil
}

// all gives the texts of all records that the first shard of stream s shows.
func (m *machine) all() string {
	m.t.Helper()
	return texts(m.read(m.at(trimHorizon, time.Time{})).Records)
}

// kept is the first position that the log of the first shard of stream s has.
func (m *machine) kept() log.Position {
	m.t.Helper()
	bounds, err := m.engine.Bounds(context.Background(), m.service.catalog.Stream(home, "s").Shards[0].Log)
	if err != nil {
		m.t.Fatal(err)
	}
	return bounds.First
}
