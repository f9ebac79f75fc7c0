package streams

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// files gives the content of every file of a disk.
func files(t *testing.T, disk vfs.FS, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	entries, err := disk.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if entry.IsDir() {
			for name, content := range files(t, disk, name) {
				all[name] = content
			}
			continue
		}
		f, err := disk.OpenRead(name)
		if err != nil {
			t.Fatal(err)
		}
		size, err := f.Size()
		content := make([]byte, size)
		if err == nil && size > 0 {
			_, err = f.ReadAt(content, 0)
		}
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		all[name] = content
	}
	return all
}

// output is what is written to a log. Safe for concurrent use.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

// Nothing that was put into an encrypted stream is in any file of the directory or of
// a backup, sorted or not, catalog and queues included, nor is a data key, nor is any
// of it in the log, whatever goes wrong meanwhile; but what was put into another
// stream is found there.
func TestNoPlaintextAnywhere(t *testing.T) { synctest.Test(t, testNoPlaintextAnywhere) }

func testNoPlaintextAnywhere(t *testing.T) {
	kms, said := newFakeKMS(), new(output)
	m := newMachine(t, Config{Keys: kms, Quotas: quota.Of(quota.Off), Log: slog.New(slog.NewTextHandler(said, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	m.create("plain", 1)
	m.onDemand("s")
	m.run("StartStreamEncryption", startEncryption(awsKey))
	queue := m.queue("work", "s", func(in *kinesis.CreateQueueInput) {
		in.StreamConfigurationList[0].StartingPosition.Type = trimHorizon
	})
	put := func(stream, canary string, n int) {
		for i := range n {
			in := &kinesis.PutRecordsInput{StreamName: stream}
			for j := range 20 {
				in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{
					PartitionKey: fmt.Sprint(canary, "-key-", j), Data: []byte(strings.Repeat(fmt.Sprint(canary, "-data-", i), 10)),
					ExplicitHashKey: "123456789" + canary[len(canary)-1:] + "87654321",
				})
			}
			call[*kinesis.PutRecordsOutput](&m.server, "PutRecords", in)
		}
	}
	for life := range 3 {
		put("plain", "open0", 5)
		put("s", "canary7", 60)
		m.acknowledge(queue, m.receive(queue))
		kms.set("managed", service.KeyDisabled)
		if _, err := m.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "canary7-key", Data: []byte("canary7-data")}); err == nil {
			t.Error("put under a disabled key")
		}
		kms.set("managed", 0)
		if life == 1 {
			m.run("SplitShard", &kinesis.SplitShardInput{StreamName: "plain", ShardToSplit: "0", NewStartingHashKey: half})
		}
		m.stop()
		m.start()
	}
	m.stop()
	backup := memfs.New()
	if _, err := embedded.Backup(context.Background(), m.fs, backup, embedded.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	kept := map[string][]byte{"the log": said.text.Bytes()}
	for name, content := range files(t, m.fs, ".") {
		kept["the directory's "+name] = content
	}
	for name, content := range files(t, backup, ".") {
		kept["the backup's "+name] = content
	}
	secrets := map[string][]byte{"data or key": []byte("canary7"), "an explicit hash key": []byte("123456789787654321")}
	for i, key := range kms.made {
		secrets[fmt.Sprint("data key ", i)] = key
	}
	plain, sorted := 0, 0
	for name, content := range kept {
		for what, secret := range secrets {
			if bytes.Contains(content, secret) {
				t.Errorf("%s of an encrypted stream is in %s", what, name)
			}
		}
		if bytes.Contains(content, []byte("open0-data")) {
			plain++
		}
		if strings.Contains(name, "sorted/") {
			sorted++
		}
	}
	if plain < 2 || sorted < 2 || len(kms.made) < 3 {
		t.Errorf("of %d files %d have what was not encrypted and %d are sorted; %d data keys", len(kept), plain, sorted, len(kms.made))
	}
}
