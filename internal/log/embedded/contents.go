package embedded

import (
	"errors"
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// contents is what one sealed segment holds, up to its end, in the order of the
// log. A sealed segment has a successor, so all of it is durable, and whatever
// is missing in it is damage.
type contents struct {
	file     *file // for reading, and not the engine's
	end      int64 // global offset where the successor begins
	frames   []contentFrame
	controls []contentControl
	clock    int64
	// arrivals are those of each log's newest frame that can be read.
	arrivals map[uint64]int64
}

// contentFrame is one frame of a log that is not the control log.
type contentFrame struct {
	log   uint64
	ref   ref
	count uint32
}

func (s *contentFrame) first() uint64 { return uint64(s.ref.first) }
func (s *contentFrame) next() uint64  { return uint64(s.ref.first) + uint64(s.count) }

// contentControl is one frame of the control log.
type contentControl struct {
	before int // how many of the other frames come before it
	first  uint64
	ops    []segment.Control
	at     int64 // file offset
}

// readContents reads the block headers and the control entries of a sealed
// segment. A *log.CorruptError says that it is damaged; other errors are the
// disk's. The caller closes the contents.
func readContents(fs vfs.FS, seq uint64) (*contents, error) {
	next, err := openSealed(fs, seq+1)
	if err != nil {
		return nil, err
	}
	if err := next.f.Close(); err != nil {
		return nil, fmt.Errorf("close %s: %w", next.name, err)
	}
	f, err := openSealed(fs, seq)
	if err != nil {
		return nil, err
	}
	s := &contents{file: f, end: next.Start, clock: f.Clock, arrivals: map[uint64]int64{}}
	if next.Predecessor != f.ID || s.end < f.Start || s.end > f.Start+f.Bytes {
		return nil, errors.Join(&log.CorruptError{File: next.name, Reason: "does not follow the segment before it"}, f.f.Close())
	}
	if err := s.read(); err != nil {
		return nil, errors.Join(err, f.f.Close())
	}
	return s, nil
}

func (s *contents) close() error { return s.file.f.Close() }

// openSealed opens a segment that is there, for reading.
func openSealed(fs vfs.FS, seq uint64) (*file, error) {
	f, damage, err := openSegment(fs, segmentName(seq))
	if err != nil {
		return nil, err
	}
	if damage != nil {
		return nil, errors.Join(&log.CorruptError{File: f.name, Reason: damage.Error()}, f.f.Close())
	}
	return f, nil
}

func (s *contents) read() error {
	f := s.file
	var damage *log.CorruptError
	err := newScanner(f).walk(segment.PageBytes, f.FileOffset(s.end), func(at int64, b segment.Block, header []byte) error {
		s.clock = max(s.clock, b.Clock)
		return s.block(b, header)
	}, func(from, to int64) {
		if damage == nil {
			damage = &log.CorruptError{File: f.name, Offset: from, Reason: fmt.Sprintf("%d bytes of acknowledged data have no valid block header", to-from)}
		}
	})
	if err != nil {
		return err
	}
	if damage != nil {
		return damage
	}
	return s.readArrivals()
}

func (s *contents) block(b segment.Block, header []byte) error {
	global := b.Offset + int64(b.HeaderBytes())
	for i := range b.Frames {
		fr := segment.FrameAt(header, i)
		r := makeRef(log.Position(fr.First), global, int(fr.Bytes))
		if fr.Log != segment.ControlLog {
			s.frames = append(s.frames, contentFrame{fr.Log, r, fr.Count})
		} else if err := s.control(fr, r); err != nil {
			return err
		}
		global += int64(fr.Bytes)
	}
	return nil
}

// frame reads one frame into memory, which it returns, grown if need be.
func (s *contents) frame(r ref, memory []byte) ([]byte, error) {
	if cap(memory) < r.bytes() {
		memory = make([]byte, r.bytes())
	}
	memory = memory[:r.bytes()]
	at := s.file.FileOffset(r.global())
	if err := readFull(s.file.f, memory, at); err != nil {
		return memory, fmt.Errorf("read %s at byte %d: %w", s.file.name, at, err)
	}
	return memory, nil
}

func (s *contents) control(fr segment.Frame, r ref) error {
	c := contentControl{before: len(s.frames), first: fr.First, at: s.file.FileOffset(r.global())}
	frame, err := s.frame(r, nil)
	if err != nil {
		return err
	}
	var summer segment.Summer
	entries, err := summer.Check(frame, fr.Log, fr.First)
	if err == nil && entries.Count != fr.Count {
		err = segment.ErrFrame
	}
	for i := uint32(0); i < fr.Count && err == nil; i++ {
		var data []byte
		if _, data, err = entries.Next(); err == nil {
			var op segment.Control
			op, err = segment.DecodeControl(data)
			c.ops = append(c.ops, op)
		}
	}
	if err != nil {
		return &log.CorruptError{File: s.file.name, Offset: c.at, Reason: "control entry: " + err.Error()}
	}
	s.controls = append(s.controls, c)
	return nil
}

// readArrivals finds each log's newest frame that can be read.
func (s *contents) readArrivals() error {
	var memory []byte
	var summer segment.Summer
	for i := len(s.frames) - 1; i >= 0; i-- {
		f := &s.frames[i]
		if _, known := s.arrivals[f.log]; known {
			continue
		}
		var err error
		if memory, err = s.frame(f.ref, memory); err != nil {
			return err
		}
		if entries, err := summer.Check(memory, f.log, f.first()); err == nil {
			s.arrivals[f.log] = entries.Arrival
		}
	}
	return nil
}
