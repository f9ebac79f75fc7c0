package catalog_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

const keyARN = "arn:aws:kms:us-east-1:000000000000:key/1234"

// dataKeyCommands gives a stream data keys, retires two and drops one of them.
func dataKeyCommands() []goldenLine {
	orders := create(home, "orders", 1)
	orders.UID = "a1"
	at := begin.UnixMilli()
	add := func(sealed string) []byte {
		return catalog.AddDataKey{Key: orders.Key, UID: "a1", KeyARN: keyARN, Sealed: []byte(sealed)}.Encode()
	}
	return []goldenLine{
		{at, orders.Encode()},
		{at + 1, catalog.Activate{Key: orders.Key, UID: "a1"}.Encode()},
		{at + 2, catalog.SetEncryption{Key: orders.Key, KeyID: "alias/aws/kinesis"}.Encode()},
		{at + 3, add("one")},
		{at + 4, add("two")},
		{at + 5, add("three")},
		{at + 6, catalog.SettleDataKeys{Key: orders.Key, UID: "a1", Retired: []uint32{1, 2}, Newest: log.Millis(at + 700)}.Encode()},
		{at + 7, catalog.SettleDataKeys{Key: orders.Key, UID: "a1", Dropped: []uint32{1}}.Encode()},
	}
}

// A data key's id is never given twice, whatever was dropped; a key that is retired
// is so from when the newest record arrived, and stays so; no other stream of that
// name gets one.
func TestDataKeys(t *testing.T) {
	m := catalog.New()
	s := active(t, m, begin, create(home, "s", 1))
	add := func() uint32 {
		t.Helper()
		added, ok := m.Apply(begin, catalog.AddDataKey{Key: s.Key, UID: s.UID, KeyARN: keyARN, Sealed: []byte("k")}.Encode()).(catalog.DataKeyAdded)
		if !ok || added.Stream.DataKey(added.ID) == nil {
			t.Fatalf("added %+v", added)
		}
		return added.ID
	}
	settle := func(c catalog.SettleDataKeys) *catalog.Stream {
		t.Helper()
		c.Key, c.UID = s.Key, s.UID
		return m.Apply(begin, c.Encode()).(*catalog.Stream)
	}
	first, second := add(), add()
	newest := log.Millis(begin.UnixMilli() + 5000)
	settle(catalog.SettleDataKeys{Retired: []uint32{first, 99}, Newest: newest})
	now := settle(catalog.SettleDataKeys{Retired: []uint32{first}, Newest: 2 * newest})
	if got := now.DataKey(first).RetiredAt; got != newest || now.DataKey(second).RetiredAt != 0 {
		t.Errorf("retired at %d, want %d; the other %+v", got, newest, now.DataKey(second))
	}
	now = settle(catalog.SettleDataKeys{Dropped: []uint32{first, second}})
	if now.DataKey(second) != nil || len(now.DataKeys) != 0 {
		t.Errorf("%+v are left", now.DataKeys)
	}
	if third := add(); third <= second {
		t.Errorf("id %d after %d", third, second)
	}
	before := snapshot(t, m)
	for what, c := range map[string]catalog.AddDataKey{
		"another stream of that name": {Key: s.Key, UID: "other", KeyARN: keyARN, Sealed: []byte("k")},
		"no stream":                   {Key: key(home, "none"), UID: s.UID, KeyARN: keyARN, Sealed: []byte("k")},
	} {
		refusal, ok := errors.AsType[*shardwell.Error](m.Apply(begin, c.Encode()).(error))
		if !ok || refusal.Code != shardwell.CodeResourceNotFound {
			t.Errorf("%s: %v", what, refusal)
		}
	}
	if err, _ := m.Apply(begin, catalog.AddDataKey{Key: s.Key, UID: s.UID}.Encode()).(error); !errors.Is(err, catalog.ErrMalformed) {
		t.Errorf("a data key of nothing: %v", err)
	}
	if gone, ok := m.Apply(begin, catalog.SettleDataKeys{Key: s.Key, UID: "other", Dropped: []uint32{3}}.Encode()).(*catalog.Stream); !ok || gone != nil {
		t.Errorf("another stream's keys are settled: %v", gone)
	}
	if !bytes.Equal(before, snapshot(t, m)) {
		t.Error("what was refused has changed something")
	}
}
