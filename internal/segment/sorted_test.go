package segment

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"
)

// sampleSorted is a whole sorted file: one block, which two logs share.
func sampleSorted() (p []byte, file SortedFile) {
	file = SortedFile{Number: 7, ID: id, Generation: 1, From: 3 * PageBytes, To: 9 * PageBytes}
	h := SortedHeader{Number: file.Number, ID: id, Generation: 1, From: file.From, To: file.To, Clock: 1_700_000_000_009}
	p = make([]byte, 2*PageBytes)
	h.Encode(p)
	var s Summer
	size := EntryBytes(4, 3)
	frames := make([]byte, 2*FrameBytes(size))
	one := frames[:FrameBytes(size)]
	two := frames[len(one):]
	PutEntry(one[FrameHeaderBytes:], []byte("head"), []byte("abc"))
	s.Finish(one, 300, 5, 1, 1_700_000_000_001, size)
	PutEntry(two[FrameHeaderBytes:], []byte("HEAD"), []byte("ABC"))
	s.Finish(two, 301, 1, 1, 1_700_000_000_002, size)
	b := Block{Segment: id, Offset: PageBytes, Clock: 1_700_000_000_002, Frames: 2, BodyBytes: len(frames)}
	block := p[PageBytes:]
	PutFrame(block, 0, Frame{Log: 300, First: 5, Count: 1, Bytes: uint32(len(one))})
	PutFrame(block, 1, Frame{Log: 301, First: 1, Count: 1, Bytes: uint32(len(two))})
	b.Seal(block)
	copy(block[b.HeaderBytes():], frames)
	runs := []LogRun{
		{Log: 300, First: 5, Next: 6, FirstArrival: 1_700_000_000_001, LastArrival: 1_700_000_000_001, Bytes: int64(len(one)), Frames: 1, Refs: 1},
		{Log: 301, First: 1, Next: 2, FirstArrival: 1_700_000_000_002, LastArrival: 1_700_000_000_002, Bytes: int64(len(two)), Frames: 1, Ref: 1, Refs: 1},
	}
	refs := []BlockRef{{5, 1_700_000_000_001, PageBytes, PageBytes}, {1, 1_700_000_000_002, PageBytes, PageBytes}}
	p = AppendFooter(p, id, int64(len(p)), runs, refs)
	file.Bytes, file.TrailerSum = int64(len(p)), binary.LittleEndian.Uint32(p[len(p)-4:])
	return p, file
}

func sampleCheckpoint() *Checkpoint {
	_, file := sampleSorted()
	return &Checkpoint{
		Seq: 12, ID: id, End: 20 * PageBytes, Clock: 1_700_000_000_020, ControlNext: 33,
		SortedThrough: 9 * PageBytes, NextNumber: 8, Files: []SortedFile{file}, Kept: []uint64{3, 12},
		Logs: []LogState{
			{Log: 1, Kind: 2, First: 1, Next: 1},
			{Log: 300, Kind: 1, Sealed: true, First: 5, Next: 1 << 41, LastArrival: 1_700_000_000_001, Absent: []Absent{
				{First: 6, Last: 9, Lost: true, File: "commit/0000000003.log", Offset: 4096},
				{First: 10, Last: 1 << 40},
			}},
		},
		Deleted: []IDRange{{2, 2}, {4, 299}},
	}
}

func sampleFiles() Control {
	_, file := sampleSorted()
	return Control{Op: OpFiles, Files: FilesReplaced{Old: []uint64{5, 6}, New: []SortedFile{file}, SortedThrough: 9 * PageBytes}}
}

// golden compares bytes with those of a released version.
func golden(t *testing.T, name string, p []byte) {
	t.Helper()
	var text bytes.Buffer
	for at, row := range slices.Collect(slices.Chunk(p, 16)) {
		if !bytes.Equal(row, make([]byte, len(row))) {
			fmt.Fprintf(&text, "%08x  % x\n", at*16, row)
		}
	}
	if *update {
		if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(text.Bytes(), want) {
		t.Errorf("%s has changed; now it is\n%s", name, text.Bytes())
	}
}

// The bytes of format 2 on disk are the ones that released versions wrote.
func TestGoldenSorted(t *testing.T) {
	p, _ := sampleSorted()
	golden(t, "testdata/v2-sorted.hex", p)
	golden(t, "testdata/v2-checkpoint.hex", AppendCheckpoint(nil, sampleCheckpoint()))
	control := AppendControl(AppendControl(nil, sampleFiles()), Control{Op: OpJump, Items: []Item{{300, 1 << 40}}})
	golden(t, "testdata/v2-control.hex", control)
}

// tables reads all tables of a sorted file, of which p is what stands from a
// file offset on, as a reader would.
func tables(p []byte, from int64, file SortedFile) (runs []LogRun, refs [][]BlockRef, err error) {
	t, err := DecodeTrailer(p[len(p)-TrailerBytes:])
	if err != nil {
		return nil, nil, err
	}
	if t.ID != file.ID || t.Bytes != file.Bytes || t.Sum != file.TrailerSum {
		return nil, nil, ErrTrailer
	}
	offset, n := t.RunsBytes()
	if runs, err = DecodeRuns(p[offset-from:][:n], t); err != nil {
		return nil, nil, err
	}
	for _, run := range runs {
		offset, n := t.RefsBytes(run)
		r, err := DecodeRefs(p[offset-from:][:n], run)
		if err != nil {
			return nil, nil, err
		}
		refs = append(refs, r)
	}
	return runs, refs, nil
}

// Random tables come back as they were, and fill the file to its last byte.
func TestFooterRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var runs []LogRun
		var refs []BlockRef
		var want [][]BlockRef
		log, offset := uint64(0), int64(PageBytes)
		for range 1 + rng.IntN(20) {
			log += 1 + rng.Uint64N(1000)
			first := 1 + rng.Uint64N(1<<40)
			run := LogRun{Log: log, First: first, FirstArrival: rng.Int64(), LastArrival: rng.Int64(), Bytes: 1 + rng.Int64N(1<<40), Ref: uint32(len(refs))}
			for range 1 + rng.IntN(300) {
				refs = append(refs, BlockRef{First: first, Arrival: rng.Int64(), Offset: offset, Bytes: PageBytes * uint32(1+rng.IntN(20))})
				first += 1 + rng.Uint64N(100)
				offset += int64(refs[len(refs)-1].Bytes)
			}
			run.Next, run.Refs = first, uint32(len(refs))-run.Ref
			run.Frames = run.Refs
			runs, want = append(runs, run), append(want, refs[run.Ref:])
		}
		footer := PageUp(offset)
		p := AppendFooter([]byte("kept"), id, footer, runs, refs)[4:]
		gotRuns, gotRefs, err := tables(p, footer, SortedFile{ID: id, Bytes: footer + int64(len(p)), TrailerSum: binary.LittleEndian.Uint32(p[len(p)-4:])})
		if err != nil || !reflect.DeepEqual(gotRuns, runs) || !reflect.DeepEqual(gotRefs, want) {
			t.Fatalf("%v\n%+v\n%+v", err, gotRuns, runs)
		}
	}
}

// What was encoded is decoded: header, checkpoint, the two new operations.
func TestStateRoundTrip(t *testing.T) {
	p, file := sampleSorted()
	h, err := DecodeSortedHeader(p)
	if err != nil || h.Number != file.Number || h.ID != file.ID || h.Generation != 1 || h.From != file.From || h.To != file.To || h.Clock == 0 {
		t.Errorf("%+v, %v", h, err)
	}
	if b, err := DecodeBlock(p[PageBytes:], file.ID, PageBytes); err != nil || b.Frames != 2 {
		t.Errorf("%+v, %v", b, err)
	}
	c, err := DecodeCheckpoint(AppendCheckpoint([]byte("kept"), sampleCheckpoint())[4:])
	if err != nil || !reflect.DeepEqual(c, sampleCheckpoint()) {
		t.Errorf("%+v, %v", c, err)
	}
	empty := &Checkpoint{Seq: 1, ControlNext: 1, Files: []SortedFile{}, Kept: []uint64{}, Logs: []LogState{}, Deleted: []IDRange{}}
	if c, err := DecodeCheckpoint(AppendCheckpoint(nil, empty)); err != nil || !reflect.DeepEqual(c, empty) {
		t.Errorf("%+v, %v", c, err)
	}
	for _, want := range []Control{
		{Op: OpJump, Items: []Item{{300, 1 << 40}}, Files: FilesReplaced{}},
		{Op: OpFiles, Items: []Item{}, Files: sampleFiles().Files},
	} {
		if got, err := DecodeControl(AppendControl(nil, want)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

// No single flipped bit of a sorted file's header page or footer passes, nor
// one of a checkpoint; nor does a footer that belongs to another file.
func TestEveryBitOfSorted(t *testing.T) {
	p, file := sampleSorted()
	passes := func() bool {
		_, headerErr := DecodeSortedHeader(p)
		_, _, err := tables(p, 0, file)
		return headerErr == nil && err == nil
	}
	tablesEnd := 2*PageBytes + 2*LogRunBytes + 2*BlockRefBytes
	for bit := range 8 * len(p) {
		at := bit / 8
		if at >= PageBytes && at < 2*PageBytes || at >= tablesEnd && at < len(p)-TrailerBytes {
			continue // blocks have tests of their own, padding counts for nothing
		}
		p[at] ^= 1 << (bit % 8)
		if passes() {
			t.Errorf("bit %d of byte %d", bit%8, at)
		}
		p[at] ^= 1 << (bit % 8)
	}
	if !passes() {
		t.Error("the sample itself does not pass")
	}
	file.TrailerSum++
	if passes() {
		t.Error("the footer of another file passes")
	}
	state := AppendCheckpoint(nil, sampleCheckpoint())
	for bit := range 8 * len(state) {
		state[bit/8] ^= 1 << (bit % 8)
		if _, err := DecodeCheckpoint(state); err == nil {
			t.Errorf("bit %d of byte %d of the checkpoint", bit%8, bit/8)
		}
		state[bit/8] ^= 1 << (bit % 8)
	}
}

// What breaks a promise of Checkpoint is refused even with the right checksum.
func TestCheckpointPromises(t *testing.T) {
	for name, spoil := range map[string]func(*Checkpoint){
		"segment 0":                    func(c *Checkpoint) { c.Seq = 0 },
		"sorted beyond the end":        func(c *Checkpoint) { c.SortedThrough = c.End + 1 },
		"a file beyond what is sorted": func(c *Checkpoint) { c.SortedThrough = c.Files[0].To - 1 },
		"files that overlap":           func(c *Checkpoint) { c.Files = append(c.Files, c.Files[0]) },
		"a number not given yet":       func(c *Checkpoint) { c.NextNumber = c.Files[0].Number },
		"a kept segment to come":       func(c *Checkpoint) { c.Kept[1] = c.Seq + 1 },
		"logs out of order":            func(c *Checkpoint) { slices.Reverse(c.Logs) },
		"a log twice":                  func(c *Checkpoint) { c.Logs[1].Log = c.Logs[0].Log },
		"position 0":                   func(c *Checkpoint) { c.Logs[0].First = 0 },
		"an end before the first":      func(c *Checkpoint) { c.Logs[1].Next = c.Logs[1].First - 1 },
		"an absent range at the end":   func(c *Checkpoint) { c.Logs[1].Absent[1].Last = c.Logs[1].Next },
		"absent ranges that overlap":   func(c *Checkpoint) { c.Logs[1].Absent[1].First = 9 },
		"neighbouring deleted ranges":  func(c *Checkpoint) { c.Deleted[1].First = 3 },
		"log 0 deleted":                func(c *Checkpoint) { c.Deleted[0].First = 0 },
	} {
		c := sampleCheckpoint()
		spoil(c)
		if _, err := DecodeCheckpoint(AppendCheckpoint(nil, c)); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

// A header that is accepted encodes to something that means the same.
func FuzzDecodeSortedHeader(f *testing.F) {
	p, _ := sampleSorted()
	f.Add(p[:PageBytes])
	f.Fuzz(func(t *testing.T, p []byte) {
		p = resealPage(p)
		h, err := DecodeSortedHeader(p)
		if err != nil {
			return
		}
		again := make([]byte, PageBytes)
		h.Encode(again)
		if got, err := DecodeSortedHeader(again); err != nil || got != h {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

// resealPage puts the right checksum at the end of a page, which the fuzzer
// could not guess.
func resealPage(p []byte) []byte {
	if len(p) < PageBytes {
		return p
	}
	p = bytes.Clone(p)
	binary.LittleEndian.PutUint32(p[headerSumAt:], crc32.Checksum(p[:headerSumAt], castagnoli))
	return p
}

// The tables of a trailer that is accepted lie in the file it describes.
func FuzzDecodeTrailer(f *testing.F) {
	p, _ := sampleSorted()
	f.Add(p[len(p)-TrailerBytes:])
	f.Fuzz(func(t *testing.T, p []byte) {
		trailer, err := DecodeTrailer(resealPage(p))
		if err != nil {
			return
		}
		offset, n := trailer.RunsBytes()
		refs, m := trailer.RefsBytes(LogRun{Refs: trailer.Refs})
		if offset < PageBytes || refs != offset+n || refs+m > trailer.Bytes-TrailerBytes {
			t.Errorf("%+v", trailer)
		}
	})
}

// Any bytes can stand where the tables should: what is accepted is ordered,
// and every run's refs lie inside the table of refs.
func FuzzDecodeTables(f *testing.F) {
	p, _ := sampleSorted()
	p = p[2*PageBytes:]
	f.Add(p[:2*LogRunBytes], p[2*LogRunBytes:][:2*BlockRefBytes])
	f.Fuzz(func(t *testing.T, p, q []byte) {
		trailer := Trailer{Footer: PageBytes, Runs: uint32(len(p) / LogRunBytes), Refs: uint32(len(q) / BlockRefBytes), RunsSum: crc32.Checksum(p, castagnoli)}
		runs, err := DecodeRuns(p, trailer)
		if err != nil {
			return
		}
		begin, _ := trailer.RefsBytes(LogRun{})
		for _, run := range runs {
			offset, n := trailer.RefsBytes(run)
			if offset < begin || offset+n-begin > int64(len(q)) {
				t.Fatalf("%+v reaches beyond %d bytes of refs", run, len(q))
			}
			part := q[offset-begin:][:n]
			run.RefsSum = crc32.Checksum(part, castagnoli)
			refs, err := DecodeRefs(part, run)
			if err != nil {
				continue
			}
			for i, r := range refs {
				if r.First < run.First || r.First >= run.Next || i > 0 && (r.First <= refs[i-1].First || r.Offset < refs[i-1].Offset+int64(refs[i-1].Bytes)) {
					t.Errorf("%+v of %+v", refs, run)
				}
			}
		}
	})
}

// A checkpoint that is accepted holds no more than its bytes can, and encodes
// to something that means the same.
func FuzzDecodeCheckpoint(f *testing.F) {
	f.Add(AppendCheckpoint(nil, sampleCheckpoint()))
	f.Fuzz(func(t *testing.T, p []byte) {
		if len(p) >= checkpointHeaderBytes+checkpointSumBytes {
			p = bytes.Clone(p)
			le, end := binary.LittleEndian, len(p)-checkpointSumBytes
			le.PutUint64(p[16:], uint64(len(p)))
			le.PutUint32(p[end:], crc32.Checksum(p[:end], castagnoli))
		}
		c, err := DecodeCheckpoint(p)
		if err != nil {
			return
		}
		if n := len(c.Files)*minSortedFileBytes + len(c.Logs)*minLogStateBytes + len(c.Deleted)*minIDRangeBytes; n > len(p) {
			t.Errorf("%d bytes of contents in %d", n, len(p))
		}
		if again, err := DecodeCheckpoint(AppendCheckpoint(nil, c)); err != nil || !reflect.DeepEqual(again, c) {
			t.Errorf("%+v became %+v, %v", c, again, err)
		}
	})
}
