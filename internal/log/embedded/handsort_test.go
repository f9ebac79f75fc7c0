package embedded

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// handSorter makes sorted files when a test says so, of an engine that does not
// sort by itself. It is a second, plain writer of the format, which no control
// entry knows of.
type handSorter struct {
	t          testing.TB
	e          *Engine
	number     uint64
	blockBytes int
}

// handFrame is a frame on its way into a sorted file.
type handFrame struct {
	segment.Frame
	bytes   []byte
	arrival int64
}

func newHandSorter(t testing.TB, e *Engine, blockBytes int) *handSorter {
	if err := e.fs.Mkdir(sortedDir); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	return &handSorter{t: t, e: e, blockBytes: blockBytes}
}

// unsorted is how many complete segments are in no sorted file.
func (h *handSorter) unsorted() int { return max(0, len(*h.e.files.Load())-1) }

// sort sorts the n oldest segments into one file.
func (h *handSorter) sort(n int) {
	files := *h.e.files.Load()
	var frames []handFrame
	for i, f := range files[:n] {
		err := newScanner(f).walk(segment.PageBytes, f.FileOffset(files[i+1].Start), func(at int64, b segment.Block, header []byte) error {
			p := make([]byte, b.Bytes())
			must(h.t, readFull(f.f, p, at))
			frames = h.collect(frames, b, p)
			return nil
		}, func(from, to int64) { h.t.Errorf("%s has no blocks from %d to %d", f.name, from, to) })
		must(h.t, err)
	}
	h.replace(nil, frames, files[0].Start, files[n].Start)
}

// merge makes one file of n that are next to each other.
func (h *handSorter) merge(from, n int) {
	old := h.e.sorted.Load().files[from : from+n]
	var frames []handFrame
	var numbers []uint64
	for _, f := range old {
		numbers = append(numbers, f.Number)
		p := readFile(h.t, h.e.fs, f.name)
		trailer, err := segment.DecodeTrailer(p[len(p)-segment.TrailerBytes:])
		must(h.t, err)
		for at := int64(segment.PageBytes); at < trailer.Footer; {
			b, err := segment.DecodeBlock(p[at:], f.ID, at)
			must(h.t, err)
			frames = h.collect(frames, b, p[at:at+b.Bytes()])
			at += b.Bytes()
		}
	}
	h.replace(numbers, frames, old[0].From, old[n-1].To)
}

// collect adds the frames of a block that count: those of logs, neither deleted
// nor trimmed.
func (h *handSorter) collect(frames []handFrame, b segment.Block, p []byte) []handFrame {
	at := b.HeaderBytes()
	for i := range b.Frames {
		fr := segment.FrameAt(p, i)
		bytes := p[at : at+int(fr.Bytes)]
		at += int(fr.Bytes)
		if fr.Log == segment.ControlLog {
			continue
		}
		// A segment can be complete before its entries are shown.
		st, err := h.e.lookup(log.LogID(fr.Log))
		if err == nil {
			st.mu.RLock()
			gone := st.deleted || st.first >= log.Position(fr.First+uint64(fr.Count))
			st.mu.RUnlock()
			if gone {
				continue
			}
		}
		entries, err := new(segment.Summer).Check(bytes, fr.Log, fr.First)
		must(h.t, err)
		frames = append(frames, handFrame{fr, bytes, entries.Arrival})
	}
	return frames
}

// replace writes a file of frames and makes readers use it instead of others.
func (h *handSorter) replace(old []uint64, frames []handFrame, from, to int64) {
	entry := segment.FilesReplaced{Old: old, SortedThrough: to}
	var opened []*sortedFile
	if len(frames) > 0 {
		entry.New = []segment.SortedFile{h.write(frames, from, to)}
		opened = append(opened, newSortedFile(h.e.fs, entry.New[0]))
	}
	next, gone, err := h.e.sorted.Load().with(entry, opened)
	must(h.t, err)
	h.e.switchFiles(next, gone)
}

func (h *handSorter) write(frames []handFrame, from, to int64) segment.SortedFile {
	slices.SortStableFunc(frames, func(a, b handFrame) int {
		return cmp.Or(cmp.Compare(a.Log, b.Log), cmp.Compare(a.First, b.First))
	})
	h.number++
	meta := segment.SortedFile{Number: h.number, From: from, To: to}
	rand.Read(meta.ID[:])
	page := make([]byte, segment.PageBytes)
	(&segment.SortedHeader{Number: meta.Number, ID: meta.ID, From: from, To: to}).Encode(page)
	file := page
	var runs []segment.LogRun
	var refs []segment.BlockRef
	for len(frames) > 0 {
		n, body := 0, 0
		for n < len(frames) && n < segment.MaxFrames && (n == 0 || body+len(frames[n].bytes) <= h.blockBytes) {
			body += len(frames[n].bytes)
			n++
		}
		b := segment.Block{Segment: meta.ID, Offset: int64(len(file)), Frames: n, BodyBytes: body}
		p := make([]byte, b.Bytes())
		at := b.HeaderBytes()
		for i, fr := range frames[:n] {
			segment.PutFrame(p, i, fr.Frame)
			at += copy(p[at:], fr.bytes)
			b.Clock = max(b.Clock, fr.arrival)
			if len(runs) == 0 || runs[len(runs)-1].Log != fr.Log {
				runs = append(runs, segment.LogRun{Log: fr.Log, First: fr.First, FirstArrival: fr.arrival, Ref: uint32(len(refs))})
			}
			r := &runs[len(runs)-1]
			if i == 0 || frames[i-1].Log != fr.Log {
				refs = append(refs, segment.BlockRef{First: fr.First, Arrival: fr.arrival, Offset: b.Offset, Bytes: uint32(len(p))})
				r.Refs++
			}
			r.Next, r.LastArrival = fr.First+uint64(fr.Count), fr.arrival
			r.Frames++
			r.Bytes += int64(len(fr.bytes))
		}
		b.Seal(p)
		file = append(file, p...)
		frames = frames[n:]
	}
	file = segment.AppendFooter(file, meta.ID, int64(len(file)), runs, refs)
	trailer, err := segment.DecodeTrailer(file[len(file)-segment.TrailerBytes:])
	must(h.t, err)
	meta.Bytes, meta.TrailerSum = int64(len(file)), trailer.Sum
	f, err := h.e.fs.Create(sortedName(meta.Number))
	must(h.t, err)
	_, err = f.WriteAt(file, 0)
	must(h.t, errors.Join(err, f.Sync(), f.Close()))
	return meta
}

// handEntry is the data of an entry that says which log and position it is of,
// as truth reads it.
func handEntry(id log.LogID, number, bytes int) string {
	return fmt.Sprintf("%d:%d:%0*d", id, number, bytes, 0)
}
