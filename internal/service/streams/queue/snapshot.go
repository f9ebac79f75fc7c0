package queue

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
)

// A snapshot is a byte with its version and then varints: whether the queue has
// begun, the receipts that make a dead letter, the number of shards, and for
// each shard, ascending: its index as a step from the last, the first position
// never received, the number of entries and these. An entry is the step from
// the last position, until as a signed step from the last entry's, first
// likewise, the receipt's number, and twice the count of receipts, plus one for
// a dead letter.
const snapshotVersion = 1

// errSnapshot says that bytes are no snapshot.
var errSnapshot = errors.New("read queue snapshot: it is malformed")

// Snapshot writes the whole state; see state.Machine.
func (m *Machine) Snapshot(w io.Writer) error {
	out := bufio.NewWriterSize(w, 32<<10)
	b := make([]byte, 0, 6*binary.MaxVarintLen64)
	b = append(b, snapshotVersion, 0)
	if m.begun {
		b[1] = 1
	}
	b = binary.AppendUvarint(b, uint64(m.maxReceive))
	b = binary.AppendUvarint(b, uint64(len(m.shards)))
	out.Write(b)
	last := uint32(0)
	for _, index := range m.Shards() {
		s := m.shards[index]
		b = binary.AppendUvarint(b[:0], uint64(index-last))
		b = binary.AppendUvarint(b, uint64(s.next))
		b = binary.AppendUvarint(b, uint64(s.set.len()))
		out.Write(b)
		last = index
		var prev entry
		for _, c := range s.set.chunks {
			for i := range c.entries {
				b = c.entries[i].append(b[:0], &prev)
				out.Write(b)
				prev = c.entries[i]
			}
		}
	}
	// The writer keeps the first error.
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write queue snapshot: %w", err)
	}
	return nil
}

func (e *entry) append(b []byte, prev *entry) []byte {
	b = binary.AppendUvarint(b, uint64(e.position-prev.position))
	b = binary.AppendVarint(b, int64(e.until-prev.until))
	b = binary.AppendVarint(b, int64(e.first-prev.first))
	b = binary.AppendUvarint(b, uint64(e.receipt))
	counted := uint64(e.count()) << 1
	if e.dead() {
		counted |= 1
	}
	return binary.AppendUvarint(b, counted)
}

func (s *set) len() (n int) {
	for _, c := range s.chunks {
		n += len(c.entries)
	}
	return n
}

// Restore replaces the state; see state.Machine. After an error the state is
// undefined.
func (m *Machine) Restore(r io.Reader) error {
	*m = *New()
	all, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read queue snapshot: %w", err)
	}
	in := reader{b: all}
	if v := in.byte(); v != snapshotVersion {
		if v > snapshotVersion {
			return &state.UnknownVersion{Machine: machineName, Version: int(v), Known: snapshotVersion}
		}
		return errSnapshot
	}
	m.begun = in.upTo(1) == 1
	m.maxReceive = in.maxReceiveCount()
	last := uint32(0)
	for i := range in.count(3) {
		index := last + in.uint32()
		if i > 0 && index <= last {
			return errSnapshot
		}
		last = index
		s := &shard{next: in.position()}
		if !m.restoreSet(&in, s) {
			return errSnapshot
		}
		m.shards[index] = s
	}
	if !in.whole() {
		return errSnapshot
	}
	m.configure(m.maxReceive)
	return nil
}

// restoreSet reads the entries of a shard.
func (m *Machine) restoreSet(in *reader, s *shard) bool {
	var prev entry
	for range in.count(5) {
		step := in.position()
		position := prev.position + step
		until, first := prev.until+log.Millis(in.signed()), prev.first+log.Millis(in.signed())
		receipt, counted := in.uint32(), in.upTo(countMask<<1|1)
		if in.bad || step == 0 || position >= s.next || until < 0 || until == never || first < 0 {
			return false
		}
		_, e := s.set.add(position)
		*e = entry{position, until, first, receipt, uint32(counted >> 1)}
		if counted&1 != 0 {
			e.counted |= deadMark
			m.dead++
		} else {
			m.live++
		}
		prev = *e
	}
	return s.next > 0
}
