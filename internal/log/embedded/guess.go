package embedded

import (
	"encoding/binary"
	"fmt"

	"github.com/shardwell/shardwell/internal/segment"
)

// guessHeader makes out from the blocks of a segment what its damaged header
// must have said. Each block tells the segment's id and its own place, under a
// checksum; of several uses of the file the newest counts. ok is false if there
// is no block, or the segment would not follow what is before it.
func (s *rescue) guessHeader(f *file) (ok bool, err error) {
	seq, ok := parseNumbered(f.name, segmentTail, segmentName)
	if !ok || f.held < segment.MinBytes || f.held > segment.MaxBytes || f.held%segment.PageBytes != 0 {
		return false, nil
	}
	h := segment.Header{Seq: seq, Bytes: f.held, Start: -1}
	p := make([]byte, segment.MaxBlockHeaderBytes)
	for at := int64(segment.PageBytes); at < f.held; at += segment.PageBytes {
		if err := readFull(f.f, p[:segment.BlockHeaderBytes], at); err != nil {
			return false, fmt.Errorf("read %s at byte %d: %w", f.name, at, err)
		}
		id := segment.ID(p[8:24])
		need := segment.HeaderNeeds(p, id)
		if need == 0 {
			continue
		}
		if err := readFull(f.f, p[:need], at); err != nil {
			return false, fmt.Errorf("read %s at byte %d: %w", f.name, at, err)
		}
		b, err := segment.DecodeBlock(p[:need], id, int64(binary.LittleEndian.Uint64(p[24:])))
		if start := b.Offset - at + segment.PageBytes; err == nil && start > h.Start {
			h.ID, h.Start, h.Clock = id, start, b.Clock
		}
	}
	if files := *s.e.files.Load(); len(files) > 0 {
		h.Predecessor = files[len(files)-1].ID
	} else if s.r.base != nil {
		h.Predecessor = s.r.base.ID
	}
	f.Header = h
	return h.Start >= 0 && s.r.follows(f), nil
}
