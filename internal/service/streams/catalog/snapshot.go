package catalog

import (
	"fmt"
	"io"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// form is that of snapshots: one line for the machine, then one for each stream,
// by key. Version 1 had neither heldAt nor what streams have since 3, which are
// all settings but retention and size, consumers, policies and lineage; 2 had
// heldAt.
var form = state.Form{Machine: machineName, First: 1, Version: 3}

type snapshotHead struct {
	V           int            `json:"v"`
	NextLog     uint64         `json:"nextLog"`
	Keys        tokenkeys.Keys `json:"tokenKeys,omitempty"`
	Epochs      []epoch        `json:"epochs,omitempty"`
	HeldAt      log.Millis     `json:"heldAt,omitempty"`
	Commitments []commitment   `json:"commitments,omitempty"`
	Streams     int            `json:"streams"`
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
	head := snapshotHead{V: form.Version, NextLog: m.nextLog, Keys: m.keys, HeldAt: m.heldAt, Streams: len(m.streams)}
	for k, e := range m.epochs {
		head.Epochs = append(head.Epochs, epoch{k, e})
	}
	slices.SortFunc(head.Epochs, func(a, b epoch) int { return a.compare(b.Key) })

	for t, c := range m.commitments {
		head.Commitments = append(head.Commitments, commitment{t, c})
	}
	slices.SortFunc(head.Commitments, func(a, b commitment) int { return Key{Tenant: a.Tenant}.compare(Key{Tenant: b.Tenant}) })

	return form.Write(w, head, state.Lines(m.Sorted()))
}

// Restore replaces the state; see state.Machine. After an error the state is
// undefined.
func (m *Machine) Restore(r io.Reader) error {
	m.reset()
	var head snapshotHead
	in, err := form.Read(r, &head)
	if err != nil {
		return err
	}
	if head.NextLog < firstShardLog {
		return fmt.Errorf("read streams snapshot: next log %d", head.NextLog)
	}
	m.nextLog, m.keys, m.heldAt = head.NextLog, head.Keys, head.HeldAt
	for _, e := range head.Epochs {
		m.epochs[e.Key] = e.Epoch
	}
	for _, c := range head.Commitments {
		m.commitments[c.Tenant] = c.Commitment
	}
	return state.Each(in, head.Streams, m.put)
}
