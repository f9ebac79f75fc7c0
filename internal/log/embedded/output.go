package embedded

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// stepBytes is how much of a sorted file is written between syncs: one long
// sync would hold up the commits beside it.
const stepBytes = 1 << 20

// output writes one sorted file. Frames come in the order of the file: by log,
// then by position. The file is made when the first one comes. Not safe for
// concurrent use.
type output struct {
	fs         vfs.FS
	temp       string // its name until it is whole
	blockBytes int    // of a block's body, about
	stepBytes  int    // written between syncs
	step       func() error
	// alone says whether a log shares no block with another: those of machines,
	// which must not be lost with damage to somebody's records.
	alone func(log uint64) bool

	header segment.SortedHeader
	f      vfs.File
	buf    []byte // what comes next in the file
	at     int64  // file offset of buf

	memory []byte // of the open block: room for its header, then its body
	body   int
	frames []segment.Frame
	newest int64 // arrival in the open block
	shared int   // refs before this one are those of finished blocks

	runs []segment.LogRun
	refs []segment.BlockRef
}

// add puts a frame into the file. arrival is negative if it cannot be known:
// the frame then counts as arriving with the one before it.
func (o *output) add(fr segment.Frame, frame []byte, arrival int64) error {
	if o.f == nil {
		if err := o.begin(); err != nil {
			return err
		}
	}
	if o.full(len(frame)) || o.parts(fr.Log) {
		if err := o.endBlock(); err != nil {
			return err
		}
	}
	run := o.run(fr, arrival)
	arrival = max(arrival, run.LastArrival)
	if n := len(o.refs); n == o.shared || run.Refs == 0 || int(run.Ref+run.Refs) <= o.shared {
		o.refs = append(o.refs, segment.BlockRef{First: fr.First, Arrival: arrival})
		run.Refs++
	}
	run.Next, run.LastArrival = fr.First+uint64(fr.Count), arrival
	run.Frames++
	run.Bytes += int64(len(frame))
	o.newest = max(o.newest, arrival)
	o.frames = append(o.frames, fr)
	o.memory = append(o.memory[:segment.MaxBlockHeaderBytes+o.body], frame...)
	o.body += len(frame)
	return nil
}

// run is the run of a frame's log.
func (o *output) run(fr segment.Frame, arrival int64) *segment.LogRun {
	if n := len(o.runs); n == 0 || o.runs[n-1].Log != fr.Log {
		o.runs = append(o.runs, segment.LogRun{Log: fr.Log, First: fr.First, FirstArrival: max(arrival, 0), Ref: uint32(len(o.refs))})
	}
	return &o.runs[len(o.runs)-1]
}

// full says whether a frame of n bytes should begin another block. A block
// that is not three quarters full takes it nevertheless: large frames would
// else leave much of the file to padding.
func (o *output) full(n int) bool {
	if len(o.frames) == 0 {
		return false
	}
	return len(o.frames) == segment.MaxFrames || o.body+n > segment.MaxBodyBytes-segment.MaxBlockHeaderBytes ||
		o.body+n > o.blockBytes && o.body >= o.blockBytes*3/4
}

// parts says whether a log must not share the open block.
func (o *output) parts(log uint64) bool {
	n := len(o.frames)
	if n == 0 || o.frames[n-1].Log == log {
		return false
	}
	return o.alone(log) || o.alone(o.frames[n-1].Log)
}

func (o *output) begin() error {
	if err := o.fs.Remove(o.temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove an unfinished sorted file: %w", err)
	}
	f, err := o.fs.Create(o.temp)
	if err != nil {
		return fmt.Errorf("create a sorted file: %w", err)
	}
	o.f = f
	rand.Read(o.header.ID[:])
	o.buf = append(o.buf, make([]byte, segment.PageBytes)...)
	o.header.Encode(o.buf)
	o.memory = append(o.memory, make([]byte, segment.MaxBlockHeaderBytes)...)
	return nil
}

// endBlock writes the open block, if there is one.
func (o *output) endBlock() error {
	if len(o.frames) == 0 {
		return nil
	}
	b := segment.Block{
		Segment: o.header.ID, Offset: o.at + int64(len(o.buf)), Clock: o.newest,
		Frames: len(o.frames), BodyBytes: o.body,
	}
	p := o.memory[segment.MaxBlockHeaderBytes-b.HeaderBytes() : segment.MaxBlockHeaderBytes+o.body]
	for i := range o.frames {
		segment.PutFrame(p, i, o.frames[i])
	}
	b.Seal(p)
	for i := o.shared; i < len(o.refs); i++ {
		o.refs[i].Offset, o.refs[i].Bytes = b.Offset, uint32(b.Bytes())
	}
	o.buf = append(o.buf, p...)
	o.buf = append(o.buf, zeros[:int(b.Bytes())-len(p)]...)
	o.shared, o.body, o.newest, o.frames = len(o.refs), 0, 0, o.frames[:0]
	return o.flush(o.stepBytes)
}

// flush writes while there are so many bytes, step by step.
func (o *output) flush(least int) error {
	p := o.buf
	for len(p) > 0 && len(p) >= least {
		n := min(len(p), o.stepBytes)
		if err := o.step(); err != nil {
			return err
		}
		if _, err := o.f.WriteAt(p[:n], o.at); err != nil {
			return fmt.Errorf("write %s: %w", o.temp, err)
		}
		if err := o.f.Sync(); err != nil {
			return syncError{fmt.Errorf("sync %s: %w", o.temp, err)}
		}
		p, o.at = p[n:], o.at+int64(n)
	}
	o.buf = o.buf[:copy(o.buf, p)]
	return nil
}

// finish completes the file and gives it its name, durably. ok is false if
// there were no frames, and hence is no file.
func (o *output) finish(name string) (file segment.SortedFile, ok bool, err error) {
	if o.f == nil {
		return file, false, nil
	}
	if err := o.endBlock(); err != nil {
		return file, false, err
	}
	o.buf = segment.AppendFooter(o.buf, o.header.ID, o.at+int64(len(o.buf)), o.runs, o.refs)
	trailer, err := segment.DecodeTrailer(o.buf[len(o.buf)-segment.TrailerBytes:])
	if err != nil {
		return file, false, fmt.Errorf("end %s: %w", o.temp, err)
	}
	if err := o.flush(1); err != nil {
		return file, false, err
	}
	err = o.f.Close()
	o.f = nil
	if err != nil {
		return file, false, fmt.Errorf("close %s: %w", o.temp, err)
	}
	if err := o.fs.Rename(o.temp, name); err != nil {
		return file, false, fmt.Errorf("name %s: %w", name, err)
	}
	if err := o.fs.SyncDir(sortedDir); err != nil {
		return file, false, syncError{fmt.Errorf("sync the name of %s: %w", name, err)}
	}
	h := &o.header
	return segment.SortedFile{
		Number: h.Number, ID: h.ID, Generation: h.Generation, From: h.From, To: h.To, Bytes: o.at, TrailerSum: trailer.Sum,
	}, true, nil
}

// discard gives up an unfinished file.
func (o *output) discard() error {
	if o.f == nil {
		return nil
	}
	err := errors.Join(o.f.Close(), o.fs.Remove(o.temp))
	o.f = nil
	return err
}

// arrivalOfFrame is the arrival of a frame that has been verified, and -1 of
// one that does not pass.
func arrivalOfFrame(summer *segment.Summer, fr segment.Frame, frame []byte) int64 {
	entries, err := summer.Check(frame, fr.Log, fr.First)
	if err != nil || entries.Count != fr.Count {
		return -1
	}
	return entries.Arrival
}

// damagedFrame says where a frame is that does not pass.
func damagedFrame(name string, at int64, fr segment.Frame) *log.CorruptError {
	return &log.CorruptError{
		File: name, Offset: at, Log: log.LogID(fr.Log),
		First: log.Position(fr.First), Last: log.Position(fr.First + uint64(fr.Count) - 1), Reason: "frame checksum",
	}
}
