package embedded

import (
	"slices"

	"github.com/shardwell/shardwell/internal/segment"
)

// salvage is what the blocks of a sorted file tell when its own tables are
// damaged: each says which frames it holds, under a checksum of its own. So a
// few bad bytes in the tables cost time, once, and no entries. Only readers use
// it: what is missing of it cannot be known, so nothing is made of it.
type salvage struct {
	runs []segment.LogRun
	refs []segment.BlockRef
}

// of returns the blocks of a log.
func (s *salvage) of(id uint64) []segment.BlockRef {
	for _, r := range s.runs {
		if r.Log == id {
			return s.refs[r.Ref : r.Ref+r.Refs]
		}
	}
	return nil
}

// readable is runs for readers: what can be found of a file with damaged tables.
func (f *sortedFile) readable() ([]segment.LogRun, error) {
	runs, err := f.runs()
	if !isCorrupt(err) {
		return runs, err
	}
	if !f.pin() {
		return nil, errReplaced
	}
	defer f.unpin()
	s, salvageErr := f.salvaged()
	if salvageErr != nil {
		return nil, salvageErr
	}
	if s == nil {
		return nil, err
	}
	return s.runs, nil
}

// readableRefs is refs for readers. The caller has pinned the file.
func (f *sortedFile) readableRefs(run segment.LogRun) ([]segment.BlockRef, error) {
	refs, err := f.refs(run)
	if !isCorrupt(err) {
		return refs, err
	}
	s, salvageErr := f.salvaged()
	if salvageErr != nil {
		return nil, salvageErr
	}
	if s != nil {
		if refs := s.of(run.Log); len(refs) > 0 {
			return refs, nil
		}
	}
	return nil, err
}

// salvaged reads the whole file, once; nil if there is nothing to read. The
// caller has pinned the file.
func (f *sortedFile) salvaged() (*salvage, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.saved != nil || f.f == nil {
		return f.saved, nil
	}
	size, err := f.f.Size()
	if err != nil {
		return nil, err
	}
	var s salvage
	var summer segment.Summer
	// Offsets in a sorted file are its own: as in a segment that begins at the
	// offset of its first block.
	sc := newScanner(&file{Header: segment.Header{ID: f.ID, Start: segment.PageBytes}, name: f.name, f: f.f, held: size})
	err = sc.walk(segment.PageBytes, size, func(at int64, b segment.Block, header []byte) error {
		header = slices.Clone(header) // the frames are read with the same memory
		offset := at + int64(b.HeaderBytes())
		for i := range b.Frames {
			fr := segment.FrameAt(header, i)
			frame, err := sc.bytes(offset, int(fr.Bytes))
			if err != nil {
				return err
			}
			offset += int64(fr.Bytes)
			arrival := int64(0) // a damaged frame arrived with the one before it
			if entries, err := summer.Check(frame, fr.Log, fr.First); err == nil {
				arrival = entries.Arrival
			}
			s.add(fr, arrival, segment.BlockRef{First: fr.First, Arrival: arrival, Offset: at, Bytes: uint32(b.Bytes())})
		}
		return nil
	}, nothing)
	if err == nil && len(s.runs) > 0 {
		f.saved = &s
	}
	return f.saved, err
}

// add takes in the next frame of the file, which block holds.
func (s *salvage) add(fr segment.Frame, arrival int64, block segment.BlockRef) {
	if n := len(s.runs); n == 0 || s.runs[n-1].Log != fr.Log {
		s.runs = append(s.runs, segment.LogRun{Log: fr.Log, First: fr.First, FirstArrival: arrival, Ref: uint32(len(s.refs))})
	}
	r := &s.runs[len(s.runs)-1]
	if r.Refs == 0 || s.refs[len(s.refs)-1].Offset != block.Offset {
		block.Arrival = max(block.Arrival, r.LastArrival)
		s.refs = append(s.refs, block)
		r.Refs++
	}
	r.Next, r.LastArrival = fr.First+uint64(fr.Count), max(r.LastArrival, arrival)
	r.Frames++
	r.Bytes += int64(fr.Bytes)
}
