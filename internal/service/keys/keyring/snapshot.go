package keyring

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/shardwell/shardwell/internal/state"
)

// form is that of snapshots: one line for the machine, then one for each key and
// alias, each in order.
var form = state.Form{Machine: machineName, First: 1, Version: 1}

type snapshotHead struct {
	V       int    `json:"v"`
	Changes uint64 `json:"changes"`
	Keys    int    `json:"keys"`
	Aliases int    `json:"aliases"`
}

// Snapshot writes the whole state; see state.Machine.
func (m *Machine) Snapshot(w io.Writer) error {
	return form.Write(w, snapshotHead{form.Version, m.changes, len(m.keys), len(m.aliases)},
		state.Lines(slices.SortedFunc(maps.Values(m.keys), compareKeys)),
		state.Lines(slices.SortedFunc(maps.Values(m.aliases), func(a, b *Alias) int { return a.compare(b.AliasKey) })))
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
	m.changes = head.Changes
	var bad error
	err = state.Each(in, head.Keys, func(k *Key) {
		if len(k.Materials) == 0 {
			bad = fmt.Errorf("read keys snapshot: key %q has no material", k.ID)
			return
		}
		m.putKey(k)
	})
	if err == nil {
		err = state.Each(in, head.Aliases, m.putAlias)
	}
	if err == nil {
		err = bad
	}
	return err
}
