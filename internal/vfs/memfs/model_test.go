package memfs

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/vfs"
)

// naive is a file as plain bytes: what reads show, and for every byte of it
// the values that a power cut may leave.
type naive struct {
	now  []byte
	safe []byte
	// since holds the unsynced changes: the bytes written, or a new size.
	since []naiveChange
}

type naiveChange struct {
	offset int
	data   []byte // nil for a truncation to offset
}

func (n *naive) do(c naiveChange, b []byte) []byte {
	size := c.offset + len(c.data)
	if c.data != nil {
		size = max(size, len(b))
	}
	out := make([]byte, size)
	copy(out, b)
	copy(out[c.offset:], c.data)
	return out
}

func (n *naive) change(c naiveChange) {
	n.now = n.do(c, n.now)
	n.since = append(n.since, c)
}

func (n *naive) sync() {
	for _, c := range n.since {
		n.safe = n.do(c, n.safe)
	}
	n.since = nil
}

// Property: whatever is done to a file, reads and Kill show what a byte slice
// would hold, a cut that keeps nothing leaves what was synced, one that keeps
// everything what is pending as well, and clones do not change with the file.
func TestFileAgainstModel(t *testing.T) {
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 1))
		fsys := New()
		f := mustCreate(t, fsys, "f")
		check(t, fsys.SyncDir("."))
		var m naive
		var clones []*FS
		var wants [][]byte
		for step := range 60 {
			randomStep(t, r, f, &m)
			failure := fmt.Sprintf("seed %d step %d", seed, step)
			same(t, failure+" now", read(t, fsys, "f"), m.now)
			if r.IntN(4) > 0 {
				continue
			}
			all := naive{safe: m.safe, since: m.since}
			all.sync()
			clones = append(clones, fsys.Kill(), fsys.Crash(Cut{}), fsys.Crash(Cut{Data: Everything, Entries: Everything}), fsys.Kill().Crash(Cut{}))
			wants = append(wants, m.now, m.safe, all.safe, m.safe)
		}
		for i, c := range clones {
			failure := fmt.Sprintf("seed %d clone %d", seed, i)
			same(t, failure, read(t, c, "f"), wants[i])
			scribble(t, c)
		}
		same(t, fmt.Sprintf("seed %d after its clones changed", seed), read(t, fsys, "f"), m.now)
		same(t, fmt.Sprintf("seed %d safe after its clones changed", seed), read(t, fsys.Crash(Cut{}), "f"), m.safe)
	}
}

func randomStep(t *testing.T, r *rand.Rand, f vfs.File, m *naive) {
	offset := r.IntN(40_000)
	switch r.IntN(10) {
	case 0, 1:
		check(t, f.Sync())
		m.sync()
	case 2:
		f.(*file).DropUnsynced()
		m.since = nil
	case 3:
		check(t, f.Truncate(int64(offset)))
		m.change(naiveChange{offset: offset})
	default:
		data := make([]byte, 1+r.IntN(9000))
		if r.IntN(3) > 0 { // else zeros
			for i := range data {
				data[i] = byte(r.Uint32())
			}
		}
		if r.IntN(2) == 0 {
			offset -= offset % pageBytes
		}
		_, err := f.WriteAt(data, int64(offset))
		check(t, err)
		m.change(naiveChange{offset, data})
	}
}

// scribble overwrites the whole file of a clone.
func scribble(t *testing.T, fsys *FS) {
	f, err := fsys.Open("f")
	check(t, err)
	_, err = f.WriteAt(bytes.Repeat([]byte{0xAA}, 60_000), 0)
	check(t, err)
	check(t, f.Sync())
}

// Property: after a random cut every sector of a file is what some subset of
// the unsynced writes, applied in order, would have left; and cuts of many
// seeds reach every such value of a sector written twice.
func TestRandomCutTearsSectors(t *testing.T) {
	const sectors = 20
	fsys := New()
	f := mustCreate(t, fsys, "f")
	check(t, fsys.SyncDir("."))
	fill := func(value byte, from, to int) {
		_, err := f.WriteAt(bytes.Repeat([]byte{value}, to-from), int64(from))
		check(t, err)
	}
	fill('0', 0, sectors*sectorBytes)
	check(t, f.Sync())
	fill('1', 0, sectors*sectorBytes)
	fill('2', 100, 5*sectorBytes+100)
	seen := map[string]bool{}
	torn, holes := 0, 0
	for seed := range uint64(500) {
		got := read(t, fsys.Crash(RandomCut(seed)), "f")
		same(t, "the same seed", read(t, fsys.Crash(RandomCut(seed)), "f"), got)
		if len(got) != sectors*sectorBytes {
			t.Fatalf("seed %d: %d bytes", seed, len(got))
		}
		values := map[byte]bool{}
		for s := range sectors {
			sector := got[s*sectorBytes : (s+1)*sectorBytes]
			shape := squeeze(sector)
			values[sector[0]] = true
			seen[fmt.Sprint(s, shape)] = true
			allowed := map[string]bool{"0": true, "1": true}
			switch {
			case s == 0:
				allowed["02"], allowed["12"] = true, true
			case s < 5:
				allowed["2"] = true
			case s == 5:
				allowed["20"], allowed["21"] = true, true
			}
			if !allowed[shape] {
				t.Fatalf("seed %d sector %d is %q", seed, s, shape)
			}
		}
		if values['0'] && values['1'] {
			torn++
		}
		if strings.Contains(squeeze(got), "01") {
			holes++
		}
	}
	if want := 4 + 4*3 + 4 + 14*2; len(seen) != want || torn == 0 || holes == 0 {
		t.Errorf("reached %d of %d sector states, %d torn writes, %d with holes", len(seen), want, torn, holes)
	}
}

// squeeze leaves one of each run of equal bytes.
func squeeze(p []byte) string {
	var out []byte
	for i, b := range p {
		if i == 0 || b != p[i-1] {
			out = append(out, b)
		}
	}
	return string(out)
}

// Property: a file that had grown without a sync has, after a random cut, any
// length up to the new one, and holds zeros where a lost write would have been.
func TestRandomCutLength(t *testing.T) {
	fsys := New()
	f := mustCreate(t, fsys, "f")
	check(t, fsys.SyncDir("."))
	_, err := f.WriteAt(bytes.Repeat([]byte{'x'}, 2000), 0)
	check(t, err)
	lengths := map[int]bool{}
	zeros := false
	for seed := range uint64(200) {
		got := read(t, fsys.Crash(RandomCut(seed)), "f")
		lengths[len(got)] = true
		zeros = zeros || len(got) == 2000 && got[1999] == 0
		if rest := bytes.Trim(bytes.ReplaceAll(got, []byte{0}, nil), "x"); len(rest) > 0 {
			t.Fatalf("seed %d invented %q", seed, rest)
		}
	}
	for _, want := range []int{0, 512, 1024, 1536, 2000} {
		if !lengths[want] {
			t.Errorf("never %d bytes long: %v", want, lengths)
		}
	}
	if !zeros {
		t.Error("a lost write never left a longer file of zeros")
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustCreate(t *testing.T, fsys vfs.FS, name string) vfs.File {
	t.Helper()
	f, err := fsys.Create(name)
	check(t, err)
	return f
}

func read(t *testing.T, fsys vfs.FS, name string) []byte {
	t.Helper()
	f, err := fsys.OpenRead(name)
	check(t, err)
	defer f.Close()
	size, err := f.Size()
	check(t, err)
	p := make([]byte, size)
	_, err = f.ReadAt(p, 0)
	check(t, err)
	return p
}

func same(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	t.Fatalf("%s: %d bytes, want %d; they differ from %d on", what, len(got), len(want), at)
}
