package state

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sync/atomic"

	"github.com/shardwell/shardwell/internal/log"
)

// A snapshot is a row of entries in the Snapshots log: chunks, then an end.
// Their Head is {version, kind}. A chunk's Data is the machine's bytes; the
// end's is the fixed-size record of type trailer. A row without its end, or
// whose end does not match, was interrupted and counts for nothing.
const (
	snapshotVersion = 1

	kindFirst byte = 1 // the first chunk: what came before is not part of this row
	kindNext  byte = 2 // a further chunk
	kindEnd   byte = 3

	chunkBytes  = 256 << 10
	chunksATime = 4 // appended by one call
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// A trailer is what the end entry says about its snapshot.
type trailer struct {
	Covers log.Position // the last command whose effect is in it; 0: none
	At     log.Millis   // the time at which that was applied
	Length uint64       // of all chunks, in bytes
	CRC    uint32       // CRC32C of all chunks
}

// snapshots is the runner's side of taking them.
type snapshots struct {
	wanted chan struct{} // holds a token when the next one is due
	turn   chan struct{} // holds a token while one is being written
	since  atomic.Int64  // bytes of commands since the last
	size   atomic.Int64  // of the last
}

// count adds a command of n bytes, and asks for a snapshot when it is time.
func (s *snapshots) count(n int, every int64) {
	if s.since.Add(int64(n)) <= max(every, s.size.Load()) {
		return
	}
	select {
	case s.wanted <- struct{}{}:
	default:
	}
}

// Snapshot writes the present state to the Snapshots log, and trims what it
// makes superfluous once it is durable. Opening starts from it.
func (r *Runner) Snapshot(ctx context.Context) error {
	if err := r.replies.stopped(); err != nil {
		return err
	}
	select {
	case r.snapshots.turn <- struct{}{}:
		defer func() { <-r.snapshots.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	// Counted from here, so that one that cannot be written is tried again
	// after as many commands more, and not after each of them.
	r.snapshots.since.Store(0)
	state, end, err := r.capture()
	if err != nil {
		return r.wrap("take snapshot", err)
	}
	first, err := r.write(ctx, state, end)
	if err != nil {
		return r.wrap("write snapshot", err)
	}
	r.snapshots.size.Store(int64(len(state)))
	if err := r.trim(ctx, end.Covers, first); err != nil {
		return r.wrap("trim after snapshot", err)
	}
	return nil
}

// snapshotWhenWanted writes snapshots until ctx ends.
func (r *Runner) snapshotWhenWanted(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.snapshots.wanted:
		}
		err := r.Snapshot(ctx)
		if err != nil && ctx.Err() == nil && !errors.Is(err, log.ErrClosed) {
			r.cfg.Log.Warn("snapshot put off", "machine", r.cfg.Name, "error", err)
		}
	}
}

// capture takes the state and what it covers at one instant.
func (r *Runner) capture() ([]byte, trailer, error) {
	var state bytes.Buffer
	r.view.RLock()
	defer r.view.RUnlock()
	if err := r.machine.Snapshot(&state); err != nil {
		return nil, trailer{}, err
	}
	end := trailer{
		Covers: r.done,
		Length: uint64(state.Len()),
		CRC:    crc32.Checksum(state.Bytes(), castagnoli),
	}
	if !r.at.IsZero() {
		end.At = log.Millis(r.at.UnixMilli())
	}
	return state.Bytes(), end, nil
}

// write appends the chunks and, when they are durable, the end. It returns the
// position of the first chunk.
func (r *Runner) write(ctx context.Context, state []byte, end trailer) (first log.Position, err error) {
	entries := make([]log.Entry, 0, chunksATime)
	kind := kindFirst
	for rest := state; kind == kindFirst || len(rest) > 0; {
		entries = entries[:0]
		for len(entries) < chunksATime && (kind == kindFirst || len(rest) > 0) {
			n := min(len(rest), chunkBytes)
			entries = append(entries, r.snapshotEntry(kind, rest[:n]))
			rest, kind = rest[n:], kindNext
		}
		at, err := r.appendAll(ctx, entries)
		if err != nil {
			return 0, err
		}
		if first == 0 {
			first = at
		}
	}
	data, err := binary.Append(nil, binary.LittleEndian, end)
	if err != nil {
		return 0, err
	}
	_, err = r.appendAll(ctx, []log.Entry{r.snapshotEntry(kindEnd, data)})
	return first, err
}

func (r *Runner) snapshotEntry(kind byte, data []byte) log.Entry {
	return log.Entry{Log: r.cfg.Snapshots, Head: []byte{snapshotVersion, kind}, Data: data}
}

// appendAll appends entries or fails; it returns the first one's position.
func (r *Runner) appendAll(ctx context.Context, entries []log.Entry) (log.Position, error) {
	out := make([]log.Appended, len(entries))
	if err := r.engine.Append(ctx, entries, out); err != nil {
		return 0, err
	}
	for i := range out {
		if out[i].Err != nil {
			return 0, out[i].Err
		}
	}
	return out[0].Position, nil
}

// trim drops the commands that a durable snapshot covers, and the entries
// before that snapshot.
func (r *Runner) trim(ctx context.Context, covers, first log.Position) error {
	if err := r.engine.Trim(ctx, r.cfg.Commands, covers+1); err != nil {
		return err
	}
	return r.engine.Trim(ctx, r.cfg.Snapshots, first)
}

// restore brings the machine to its newest complete snapshot, if there is one,
// and finishes the trimming that a crash may have cut short.
func (r *Runner) restore(ctx context.Context) error {
	found, err := r.newest(ctx)
	if err != nil || found == nil {
		return err
	}
	if err := r.begin(found); err != nil {
		return err
	}
	if err := r.trim(ctx, found.end.Covers, found.first); err != nil {
		// Starting must be possible where writing is not; the next snapshot trims.
		r.cfg.Log.Warn("trimming put off", "machine", r.cfg.Name, "error", err)
	}
	return nil
}

// A row is a snapshot as it is read back.
type row struct {
	first log.Position
	state []byte
	end   trailer
}

// newest returns the last complete snapshot, or nil when there is none. Damage
// costs the snapshot that it is in: an older one will do, or none, if the
// commands since then are still there.
func (r *Runner) newest(ctx context.Context) (*row, error) {
	bounds, err := r.engine.Bounds(ctx, r.cfg.Snapshots)
	if err != nil {
		return nil, err
	}
	var buf log.Buffer
	var open, complete *row
	for from := bounds.First; from < bounds.End; {
		page, err := r.engine.Read(ctx, r.cfg.Snapshots, from, readLimit, &buf)
		if lost, ok := errors.AsType[*log.CorruptError](err); ok && lost.Last >= from {
			r.lostSnapshot, open, from = err, nil, lost.Last+1
			continue
		}
		if err != nil {
			return nil, err
		}
		if page.Next <= from {
			return nil, fmt.Errorf("nothing to read at position %d of a log that ends at %d", from, page.End)
		}
		for i := range page.Records {
			done, err := r.collect(&open, &page.Records[i])
			if err != nil {
				return nil, err
			}
			if done != nil {
				complete = done
			}
		}
		from = page.Next
	}
	return complete, nil
}

// collect adds one entry to the row that is being read. It returns the row
// when the entry completes it.
func (r *Runner) collect(open **row, rec *log.Record) (*row, error) {
	if len(rec.Head) != 2 {
		return nil, fmt.Errorf("entry %d is not part of a snapshot", rec.Position)
	}
	if v := rec.Head[0]; v != snapshotVersion {
		return nil, &UnknownVersion{Machine: r.cfg.Name, Version: int(v), Known: snapshotVersion}
	}
	switch cur := *open; {
	case rec.Head[1] == kindFirst:
		*open = &row{first: rec.Position, state: bytes.Clone(rec.Data)}
	case rec.Head[1] == kindNext && cur != nil:
		cur.state = append(cur.state, rec.Data...)
	case rec.Head[1] == kindEnd && cur != nil:
		*open = nil
		if _, err := binary.Decode(rec.Data, binary.LittleEndian, &cur.end); err != nil {
			return nil, fmt.Errorf("end of snapshot at entry %d: %w", rec.Position, err)
		}
		if cur.end.Length == uint64(len(cur.state)) && cur.end.CRC == crc32.Checksum(cur.state, castagnoli) {
			return cur, nil
		}
	}
	return nil, nil
}
