package embedded

import (
	"fmt"

	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// scanner finds the blocks of one segment, through a window on the file.
type scanner struct {
	file   *file
	window []byte
	from   int64 // file offset of the window
	memory []byte
}

const windowBytes = 64 << 10

func newScanner(f *file) *scanner { return &scanner{file: f} }

// size is where the file ends, which is all that a scan may be long: how long
// the header says that it was is only a claim.
func (s *scanner) size() int64 { return s.file.held }

// bytes returns n bytes at a file offset. Beyond the end of the file are zeros.
func (s *scanner) bytes(offset int64, n int) ([]byte, error) {
	if offset >= s.from && offset+int64(n) <= s.from+int64(len(s.window)) {
		return s.window[offset-s.from:][:n], nil
	}
	if want := max(n, windowBytes); cap(s.memory) < want {
		s.memory = make([]byte, want)
	}
	s.window, s.from = s.memory[:max(n, windowBytes)], offset
	if err := readFull(s.file.f, s.window, offset); err != nil {
		s.window = nil
		return nil, fmt.Errorf("read %s at byte %d: %w", s.file.name, offset, err)
	}
	return s.window[:n], nil
}

// block decodes the block at a file offset. ok is false if there is none that
// ends at limit or before. header is valid until the next call.
func (s *scanner) block(at, limit int64) (b segment.Block, header []byte, ok bool, err error) {
	p, err := s.bytes(at, segment.BlockHeaderBytes)
	if err != nil {
		return b, nil, false, err
	}
	need := segment.HeaderNeeds(p, s.file.ID)
	if need == 0 || at+int64(need) > limit {
		return b, nil, false, nil
	}
	if header, err = s.bytes(at, need); err != nil {
		return b, nil, false, err
	}
	b, decodeErr := segment.DecodeBlock(header, s.file.ID, s.file.GlobalOffset(at))
	return b, header, decodeErr == nil && at+b.Bytes() <= limit, nil
}

// walk calls found for every block from one file offset up to another, and bad
// for every stretch between them where there is none. It goes on past zeros
// and garbage, page by page: what lies behind tells whether they are damage.
func (s *scanner) walk(from, to int64, found func(at int64, b segment.Block, header []byte) error, bad func(from, to int64)) error {
	gap, at := from, from
	for end := min(to, s.size()); at < end; {
		b, header, ok, err := s.block(at, to)
		if err != nil {
			return err
		}
		if !ok {
			if planted.On(planted.StopAtZeros) {
				return nil
			}
			at += segment.PageBytes
			continue
		}
		if gap < at {
			bad(gap, at)
		}
		if err := found(at, b, header); err != nil {
			return err
		}
		at += b.Bytes()
		gap = at
	}
	if gap < to {
		bad(gap, to)
	}
	return nil
}
