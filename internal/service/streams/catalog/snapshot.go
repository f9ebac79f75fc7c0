package catalog

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
)

// snapshotVersion is the version of the snapshot's form that is written: one line
// of JSON for the machine, then one for each stream, by key. Every earlier one is
// read: 1 had neither heldAt nor what streams have since 3, which are all
// settings but retention and size, consumers, policies and lineage; 2 had heldAt.
const (
	snapshotVersion = 3
	firstVersion    = 1
)

type snapshotHead struct {
	V           int          `json:"v"`
	NextLog     uint64       `json:"nextLog"`
	Keys        []TokenKey   `json:"tokenKeys,omitempty"`
	Epochs      []epoch      `json:"epochs,omitempty"`
	HeldAt      log.Millis   `json:"heldAt,omitempty"`
	Commitments []commitment `json:"commitments,omitempty"`
	Streams     int          `json:"streams"`
}

type epoch struct {
	Key
	Epoch int64 `json:"epoch"`
}

type commitment struct {
	shardwell.Tenant
	Commitment
}

// Snapshot writes the whole state; see state.Machine.
func (m *Machine) Snapshot(w io.Writer) error {
	head := snapshotHead{V: snapshotVersion, NextLog: m.nextLog, Keys: m.keys, HeldAt: m.heldAt, Streams: len(m.streams)}
	for k, e := range m.epochs {
		head.Epochs = append(head.Epochs, epoch{k, e})
	}
	slices.SortFunc(head.Epochs, func(a, b epoch) int { return a.compare(b.Key) })

	for t, c := range m.commitments {
		head.Commitments = append(head.Commitments, commitment{t, c})
	}
	slices.SortFunc(head.Commitments, func(a, b commitment) int { return Key{Tenant: a.Tenant}.compare(Key{Tenant: b.Tenant}) })

	buffered := bufio.NewWriter(w)
	lines := json.NewEncoder(buffered)
	if err := lines.Encode(head); err != nil {
		return fmt.Errorf("write streams snapshot: %w", err)
	}
	for _, s := range m.Sorted() {
		if err := lines.Encode(s); err != nil {
			return fmt.Errorf("write streams snapshot: stream %s: %w", s.Name, err)
		}
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write streams snapshot: %w", err)
	}
	return nil
}

// Restore replaces the state; see state.Machine. After an error the state is
// undefined.
func (m *Machine) Restore(r io.Reader) error {
	m.reset()
	lines := json.NewDecoder(bufio.NewReader(r))
	var head snapshotHead
	if err := lines.Decode(&head); err != nil {
		return fmt.Errorf("read streams snapshot: %w", err)
	}
	if head.V > snapshotVersion {
		return &state.UnknownVersion{Machine: "streams", Version: head.V, Known: snapshotVersion}
	}
	if head.V < firstVersion || head.NextLog < firstShardLog {
		return fmt.Errorf("read streams snapshot: version %d, next log %d", head.V, head.NextLog)
	}
	m.nextLog, m.keys, m.heldAt = head.NextLog, head.Keys, head.HeldAt
	for _, e := range head.Epochs {
		m.epochs[e.Key] = e.Epoch
	}
	for _, c := range head.Commitments {
		m.commitments[c.Tenant] = c.Commitment
	}
	for i := range head.Streams {
		s := &Stream{}
		if err := lines.Decode(s); err != nil {
			return fmt.Errorf("read streams snapshot: stream %d of %d: %w", i+1, head.Streams, err)
		}
		m.put(s)
	}
	return nil
}
