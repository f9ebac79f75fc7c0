package directory

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/state"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// form is that of snapshots: one line for the machine, then one for each entity,
// policy and access key, each in order.
var form = state.Form{Machine: machineName, First: 1, Version: 1}

type snapshotHead struct {
	V        int            `json:"v"`
	Tokens   tokenkeys.Keys `json:"tokenKeys,omitempty"`
	Entities int            `json:"entities"`
	Policies int            `json:"policies"`
	Keys     int            `json:"accessKeys"`
}

// Snapshot writes the whole state; see state.Machine.
func (m *Machine) Snapshot(w io.Writer) error {
	return form.Write(w, snapshotHead{form.Version, m.tokens, len(m.entities), len(m.policies), len(m.keys)},
		state.Lines(slices.SortedFunc(maps.Values(m.entities), func(a, b *Entity) int { return a.compare(b.Key) })),
		state.Lines(slices.SortedFunc(maps.Values(m.policies), comparePolicies)),
		state.Lines(slices.SortedFunc(maps.Values(m.keys), func(a, b *AccessKey) int { return strings.Compare(a.ID, b.ID) })))
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
	m.tokens = head.Tokens
	err = state.Each(in, head.Entities, m.putEntity)
	if err == nil {
		err = state.Each(in, head.Policies, m.putPolicy)
	}
	if err == nil {
		err = state.Each(in, head.Keys, m.putKey)
	}
	m.version.Add(1)
	return err
}
