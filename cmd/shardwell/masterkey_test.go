package main

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// A power cut at any moment of a first start leaves a directory in which the
// next start finds the whole key or makes one; a key that was returned is the
// one found. Method: crash at every disk operation, several ways each.
func TestMasterKeyCrash(t *testing.T) {
	disk := memfs.New()
	var cut []*memfs.FS
	disk.OnOp(func(n int, _ vfs.Op) {
		for seed := range uint64(4) {
			cut = append(cut, disk.Crash(memfs.RandomCut(uint64(n)*4+seed)))
		}
	})
	key, err := loadMasterKey(t.Context(), disk, memory.New(memory.Config{}))
	if err != nil {
		t.Fatal(err)
	}
	disk.OnOp(nil)
	for i, after := range cut {
		again, err := loadMasterKey(t.Context(), after, memory.New(memory.Config{}))
		if err != nil {
			t.Fatalf("crash %d: %v", i, err)
		}
		if found, err := readMasterKey(after); err != nil || found != again {
			t.Fatalf("crash %d: the key made is not the key kept: %v", i, err)
		}
	}
	if len(cut) < 20 {
		t.Errorf("only %d crash points", len(cut))
	}
	after := disk.Crash(memfs.RandomCut(1))
	if found, err := readMasterKey(after); err != nil || found != key {
		t.Errorf("a key that was in use is lost: %v", err)
	}
}

// A key is never made up where data is, and a damaged one is refused.
func TestMasterKeyRefusals(t *testing.T) {
	engine := memory.New(memory.Config{})
	if err := engine.Create(t.Context(), log.Control, catalog.CommandLog); err != nil {
		t.Fatal(err)
	}
	if _, err := loadMasterKey(t.Context(), memfs.New(), engine); err == nil || !strings.Contains(err.Error(), "is missing") {
		t.Errorf("missing: %v", err)
	}
	for _, text := range []string{"", "00", strings.Repeat("0", 2*envelope.KeyBytes+2), strings.Repeat("x", 2*envelope.KeyBytes)} {
		disk := memfs.New()
		f, err := disk.Create(masterKeyName)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt([]byte(text), 0); err != nil {
			t.Fatal(err)
		}
		if _, err := loadMasterKey(t.Context(), disk, engine); err == nil || !strings.Contains(err.Error(), "is damaged") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
