package embedded

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

var replayFlip = flag.Int64("flips.one", -1, "replay this flipped bit alone")

// region is a stretch of a file in which every byte has the same purpose.
type region struct {
	class    string
	file     string
	from, to int
	// costs says which positions damage here may cost; nil: none.
	costs func(log.LogID, log.Position) bool
	// stops: damage here may make the engine read-only, until it is repaired.
	stops bool
	// unbounded: then it may cost what lies behind it, too.
	unbounded bool
}

// Whatever single bit flips, in whatever file: nobody is shown wrong bytes, it
// costs no more than what that place holds, all that it costs is reported with
// file and positions, all else is read and written as before; and that stays
// so when the damaged directory is used, sorted, rewritten and opened again.
func TestFlippedBits(t *testing.T) {
	disk, truth := worn(t)
	regions := mapOf(t, disk)
	byClass := map[string][]region{}
	for _, r := range regions {
		byClass[r.class] = append(byClass[r.class], r)
	}
	t.Logf("%d kinds of bytes", len(byClass))
	flips, each := map[string]int{}, proof(20, 560, 7000)
	found, n := map[string]int{}, int64(0)
	for _, class := range slices.Sorted(maps.Keys(byClass)) {
		for range each {
			n++
			if *replayFlip >= 0 && n != *replayFlip {
				continue
			}
			rng := rand.New(rand.NewPCG(uint64(n), 8))
			r := byClass[class][rng.IntN(len(byClass[class]))]
			at := r.from + rng.IntN(r.to-r.from)
			f := flip{t: t, region: r, truth: truth, deep: n%32 == 0 || *replayFlip >= 0}
			lost, err := f.run(disk, at, 1<<rng.IntN(8))
			if err != nil {
				t.Fatalf("%s: %s, byte %d: %v\nreplay: CHAOS=%s go test -run '^TestFlippedBits$' ./internal/log/embedded -flips.one=%d",
					class, r.file, at, err, level(), n)
			}
			flips[class]++
			if lost {
				found[class]++
			}
		}
	}
	sum, summary := 0, []string{}
	for class, n := range flips {
		sum += n
		summary = append(summary, fmt.Sprintf("%s %d (cost something %d times)", class, n, found[class]))
	}
	slices.Sort(summary)
	t.Logf("proof: %d flipped bits in bytes of %d kinds: %s", sum, len(flips), strings.Join(summary, ", "))
	if *replayFlip >= 0 {
		return
	}
	for _, class := range []string{
		"segment header", "block header", "frame", "control entry", "sorted segment", "obsolete segment", "spare",
		"sorted header", "sorted block header", "sorted frame", "runs", "block references", "trailer",
		"newest checkpoint", "older checkpoint", "format",
	} {
		if flips[class] == 0 {
			t.Errorf("there is no %s to damage", class)
		}
	}
	for _, class := range []string{"segment header", "block header", "frame", "sorted block header", "sorted frame"} {
		if found[class] == 0 {
			t.Errorf("damage to %s never cost anything: too few to show anything", class)
		}
	}
}

// mapOf tells what every byte of a directory is for.
func mapOf(t testing.TB, disk *memfs.FS) (regions []region) {
	seqs := checkpointsOf(t, disk)
	for i, class := range []string{"older checkpoint", "newest checkpoint"} {
		name := checkpointName(seqs[i])
		regions = append(regions, region{class: class, file: name, to: len(readFile(t, disk, name))})
	}
	for _, name := range filesIn(t, disk, commitDir) {
		regions = append(regions, segmentMap(t, disk, name, seqs)...)
	}
	for _, name := range filesIn(t, disk, sortedDir) {
		regions = append(regions, sortedMap(t, disk, name)...)
	}
	format := readFile(t, disk, formatName)
	regions = append(regions, region{class: "format", file: formatName, to: len(format)})
	return slices.DeleteFunc(regions, func(r region) bool { return r.from >= r.to })
}

// checkpointsOf returns the segments that the two checkpoints of a directory
// stand behind.
func checkpointsOf(t testing.TB, disk vfs.FS) (seqs [2]uint64) {
	names := filesIn(t, disk, catalogDir)
	if len(names) != len(seqs) {
		t.Fatalf("checkpoints: %q", names)
	}
	for i, name := range names {
		c, err := segment.DecodeCheckpoint(readFile(t, disk, name))
		must(t, err)
		seqs[i] = c.Seq
	}
	return seqs
}

func filesIn(t testing.TB, disk vfs.FS, dir string) (names []string) {
	entries, err := disk.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		names = append(names, path.Join(dir, e.Name()))
	}
	slices.Sort(names)
	return names
}

func anyOf(refs ...segment.Frame) func(log.LogID, log.Position) bool {
	return func(id log.LogID, p log.Position) bool {
		return slices.ContainsFunc(refs, func(f segment.Frame) bool {
			return f.Log == uint64(id) && uint64(p) >= f.First && uint64(p) < f.First+uint64(f.Count)
		})
	}
}

// segmentMap tells what the bytes of a segment are for; seqs are those of the
// checkpoints.
func segmentMap(t testing.TB, disk *memfs.FS, name string, seqs [2]uint64) (regions []region) {
	p := readFile(t, disk, name)
	h, err := segment.DecodeHeader(p[:segment.PageBytes])
	switch {
	case name == spareName:
		return []region{{class: "spare", file: name, to: len(p)}}
	case err != nil:
		t.Fatalf("%s: %v", name, err)
	case h.Seq <= seqs[0]:
		return []region{{class: "obsolete segment", file: name, to: len(p)}}
	case h.Seq <= seqs[1]:
		return []region{{class: "sorted segment", file: name, to: len(p)}}
	}
	regions = append(regions, region{class: "segment header", file: name, to: segment.PageBytes, stops: true, unbounded: true})
	at := segment.PageBytes
	for at < len(p) {
		b, err := segment.DecodeBlock(p[at:], h.ID, h.Start+int64(at-segment.PageBytes))
		if err != nil {
			regions = append(regions, region{class: "unused", file: name, from: at, to: at + segment.PageBytes})
			at += segment.PageBytes
			continue
		}
		regions = append(regions, blockMap(name, at, p[at:], b, "")...)
		at += int(b.Bytes())
	}
	return regions
}

// blockMap tells what the bytes of a block are for.
func blockMap(name string, at int, p []byte, b segment.Block, prefix string) (regions []region) {
	var frames []segment.Frame
	from := at + b.HeaderBytes()
	for i := range b.Frames {
		f := segment.FrameAt(p, i)
		frames = append(frames, f)
		r := region{class: prefix + "frame", file: name, from: from, to: from + int(f.Bytes), costs: anyOf(f)}
		if f.Log == segment.ControlLog {
			r.class, r.stops, r.unbounded = "control entry", true, true
		}
		regions = append(regions, r)
		from += int(f.Bytes)
	}
	header := region{class: prefix + "block header", file: name, from: at, to: at + b.HeaderBytes(), costs: anyOf(frames...), stops: prefix == ""}
	header.unbounded = slices.ContainsFunc(frames, func(f segment.Frame) bool { return f.Log == segment.ControlLog })
	if b.Frames == 0 {
		header.class = "mark"
	}
	return append(regions, header,
		region{class: prefix + "padding", file: name, from: from, to: at + int(b.Bytes())})
}

// sortedMap tells what the bytes of a sorted file are for.
func sortedMap(t testing.TB, disk *memfs.FS, name string) (regions []region) {
	p := readFile(t, disk, name)
	h, err := segment.DecodeSortedHeader(p[:segment.PageBytes])
	must(t, err)
	trailer, err := segment.DecodeTrailer(p[len(p)-segment.TrailerBytes:])
	must(t, err)
	at, n := trailer.RunsBytes()
	runs, err := segment.DecodeRuns(p[at:at+n], trailer)
	must(t, err)
	var all []segment.Frame
	for _, run := range runs {
		whole := segment.Frame{Log: run.Log, First: run.First, Count: uint32(run.Next - run.First)}
		all = append(all, whole)
		from, n := trailer.RefsBytes(run)
		regions = append(regions, region{class: "block references", file: name, from: int(from), to: int(from + n), costs: anyOf(whole)})
	}
	regions = append(regions,
		region{class: "sorted header", file: name, to: segment.PageBytes, costs: anyOf(all...)},
		region{class: "runs", file: name, from: int(at), to: int(at + n), costs: anyOf(all...)},
		region{class: "trailer", file: name, from: len(p) - segment.TrailerBytes, to: len(p), costs: anyOf(all...)})
	for at := int64(segment.PageBytes); at < trailer.Footer; {
		b, err := segment.DecodeBlock(p[at:], h.ID, at)
		must(t, err)
		regions = append(regions, blockMap(name, int(at), p[at:], b, "sorted ")...)
		at += b.Bytes()
	}
	return regions
}

// flip is one flipped bit and what came of it.
type flip struct {
	t      *testing.T
	region region
	truth  *truth
	deep   bool // go on using the directory
}

func (f *flip) run(disk *memfs.FS, at int, mask byte) (lost bool, err error) {
	content := readFile(f.t, disk, f.region.file)
	damaged := disk.Crash(memfs.Cut{})
	overwrite(f.t, damaged, f.region.file, int64(at), []byte{content[at] ^ mask})
	synctest.Test(f.t, func(t *testing.T) {
		if f.region.class == "format" {
			lost, err = f.format(t, damaged)
			return
		}
		truth := f.truth
		for life := range 2 {
			var e *Engine
			if e, err = Open(t.Context(), damaged, hurried()); err != nil {
				err = fmt.Errorf("open: %w", err)
				return
			}
			var one bool
			one, err = f.use(t, e, &truth, f.deep && life == 0)
			lost = lost || one
			if err = errors.Join(err, e.Close()); err != nil || !f.deep {
				return
			}
		}
	})
	return lost, err
}

// format holds that a damaged FORMAT keeps the engine out, with one sentence,
// or means the same as before.
func (f *flip) format(t *testing.T, damaged *memfs.FS) (lost bool, err error) {
	e, err := Open(t.Context(), damaged, hurried())
	if _, ok := errors.AsType[*ForeignError](err); ok {
		return true, nil
	}
	if _, ok := errors.AsType[*VersionError](err); ok {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("open: %w", err)
	}
	lost, err = f.survey(t, e, f.truth)
	return lost, errors.Join(err, e.Close())
}

// use looks at all that there is, and goes on with it.
func (f *flip) use(t *testing.T, e *Engine, truth **truth, deep bool) (lost bool, err error) {
	if lost, err = f.survey(t, e, *truth); err != nil || !deep {
		return lost, err
	}
	rng := rand.New(rand.NewPCG(9, 9))
	grown := (*truth).clone()
	*truth = grown
	for range 30 {
		if e.state.readOnly {
			break
		}
		grown.grow(t, e, []log.LogID{1, 2, 3, 4}, rng)
		<-time.After(5 * time.Millisecond)
	}
	<-time.After(time.Second)
	again, err := f.survey(t, e, grown)
	if err != nil {
		return lost, fmt.Errorf("having been used: %w", err)
	}
	return lost || again, nil
}

// survey compares what an engine on the damaged directory shows with the
// truth. The error is a lie that it told, or a loss that should not be.
func (f *flip) survey(t *testing.T, e *Engine, truth *truth) (lost bool, err error) {
	h := e.Health()
	stopped := e.state.readOnly
	if stopped && (h.OK || len(h.Problems) == 0) {
		return false, fmt.Errorf("read-only, and health is %+v", h)
	}
	if stopped && !f.region.stops {
		return false, fmt.Errorf("damage to %s makes the engine read-only: %q", f.region.class, h.Problems)
	}
	for id, l := range truth.logs {
		right, corrupt, err := surveyLog(t, e, id, l)
		if err != nil {
			return false, fmt.Errorf("log %d: %w", id, err)
		}
		for p := range l.entries {
			switch {
			case right[p]:
				continue
			case stopped && f.region.unbounded:
			case !corrupt[p] && !stopped:
				return false, fmt.Errorf("log %d: position %d is gone without a word; health %+v", id, p, h)
			case f.region.costs == nil || !f.region.costs(id, p):
				return false, fmt.Errorf("log %d: damage to %s cost position %d, which is not there", id, f.region.class, p)
			}
			lost = true
		}
		if !stopped {
			if err := f.appends(t, e, id, l); err != nil {
				return false, fmt.Errorf("log %d: %w", id, err)
			}
		}
	}
	return lost || stopped, nil
}

// appends holds that a log still takes entries, in their place.
func (f *flip) appends(t *testing.T, e *Engine, id log.LogID, l *trueLog) error {
	var out [1]log.Appended
	if err := e.Append(t.Context(), []log.Entry{{Log: id}}, out[:]); err != nil {
		return fmt.Errorf("append: %w", err)
	}
	if out[0].Position < l.end {
		return fmt.Errorf("position %d is given again, the end was %d", out[0].Position, l.end)
	}
	return nil
}
