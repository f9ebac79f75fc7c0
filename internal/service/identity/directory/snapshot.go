package directory

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/state"
)

// snapshotVersion is the version of the snapshot's form that is written: one line
// of JSON for the machine, then one for each entity, policy and access key, each in
// order.
const snapshotVersion = 1

type snapshotHead struct {
	V        int        `json:"v"`
	Tokens   []TokenKey `json:"tokenKeys,omitempty"`
	Entities int        `json:"entities"`
	Policies int        `json:"policies"`
	Keys     int        `json:"accessKeys"`
}

// Snapshot writes the whole state; see state.Machine.
func (m *Machine) Snapshot(w io.Writer) error {
	lines := []any{snapshotHead{snapshotVersion, m.tokens, len(m.entities), len(m.policies), len(m.keys)}}
	for _, e := range slices.SortedFunc(maps.Values(m.entities), func(a, b *Entity) int { return a.compare(b.Key) }) {
		lines = append(lines, e)
	}
	for _, p := range slices.SortedFunc(maps.Values(m.policies), comparePolicies) {
		lines = append(lines, p)
	}
	for _, k := range slices.SortedFunc(maps.Values(m.keys), func(a, b *AccessKey) int { return strings.Compare(a.ID, b.ID) }) {
		lines = append(lines, k)
	}
	buffered := bufio.NewWriter(w)
	encoder := json.NewEncoder(buffered)
	for _, line := range lines {
		if err := encoder.Encode(line); err != nil {
			return fmt.Errorf("write identity snapshot: %w", err)
		}
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write identity snapshot: %w", err)
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
		return fmt.Errorf("read identity snapshot: %w", err)
	}
	if head.V > snapshotVersion {
		return &state.UnknownVersion{Machine: "identity", Version: head.V, Known: snapshotVersion}
	}
	if head.V < 1 {
		return fmt.Errorf("read identity snapshot: version %d", head.V)
	}
	m.tokens = head.Tokens
	err := restore(lines, head.Entities, m.putEntity)
	if err == nil {
		err = restore(lines, head.Policies, m.putPolicy)
	}
	if err == nil {
		err = restore(lines, head.Keys, m.putKey)
	}
	if err != nil {
		return fmt.Errorf("read identity snapshot: %w", err)
	}
	m.version.Add(1)
	return nil
}

// restore reads n lines.
func restore[T any](lines *json.Decoder, n int, put func(*T)) error {
	for i := range n {
		v := new(T)
		if err := lines.Decode(v); err != nil {
			return fmt.Errorf("line %d of %d: %w", i+1, n, err)
		}
		put(v)
	}
	return nil
}
