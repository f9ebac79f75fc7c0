package digest

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
)

// textOf is n bytes that differ from one seed to the next.
func textOf(n int, seed uint64) []byte {
	text := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), byte(seed >> 16)}).Read(text) // it never fails
	return text
}

// batchOf is a batch of these texts.
func batchOf(texts ...[]byte) *batch {
	b := new(batch)
	for _, text := range texts {
		b.add(text, nil)
	}
	return b
}

// check compares hashes with crypto/sha256's.
func (b *batch) check(t *testing.T) {
	t.Helper()
	for i, text := range b.texts[:b.n] {
		if want := sha256.Sum256(text); b.sums[i] != want || !b.done[i] {
			t.Fatalf("text %d of %d, %d bytes: %x, want %x", i, b.n, len(text), b.sums[i], want)
		}
	}
}

// Eight texts at once have the hashes of crypto/sha256 whatever their lengths: all
// that there are around the edges of blocks, together and beside others. Where the
// processor lacks the instructions the program has nothing of it.
func TestLengths(t *testing.T) {
	if !vectors {
		return
	}
	for n := range 4*blockBytes + 2 {
		var texts [][]byte
		for i := range lanes {
			texts = append(texts, textOf((n*(i+1))%(5*blockBytes), uint64(n*lanes+i)))
		}
		texts[n%lanes] = textOf(n, uint64(n))
		b := new(batch)
		for from := range lanes {
			b.reset()
			for _, text := range texts[from:] {
				b.add(text, nil)
			}
			b.sumTogether()
			b.check(t)
		}
	}
}

// Whether texts are hashed together or one by one does not show.
func TestSumAll(t *testing.T) {
	if !vectors {
		return
	}
	for _, lengths := range [][]int{{1 << 20, 1, 1}, {1 << 20, 1 << 19, 1 << 18, 0}, {0}, {0, 0}, {100_000, 99_999, 3, 2, 1}, {64}, {65, 64}, {1 << 16, 1 << 16, 1 << 16, 1 << 16, 1 << 16, 1 << 16, 1 << 16, 1 << 16}} {
		b := new(batch)
		for i, n := range lengths {
			b.add(textOf(n, uint64(i)), nil)
		}
		b.sumAll()
		b.check(t)
	}
}

// Any number of goroutines get the hash of their own text, and all of them get one.
func TestCombiner(t *testing.T) {
	var c Combiner
	var running sync.WaitGroup
	for g := range 40 {
		running.Go(func() {
			for i := range 20 {
				text := textOf((g*7919+i*104729)%(4*leastBytes)+g%10/9*300_000, uint64(g*100+i)) // some much longer
				if got, want := c.Sum256(text), sha256.Sum256(text); got != want {
					t.Errorf("%d bytes: %x, want %x", len(text), got, want)
				}
			}
		})
	}
	running.Wait()
	if len(c.waiting) > 0 || c.led {
		t.Errorf("%d still wait", len(c.waiting))
	}
}

// A hash leaves no garbage.
func TestNoGarbage(t *testing.T) {
	var c Combiner
	text := textOf(2*leastBytes, 1)
	c.Sum256(text)
	if n := testing.AllocsPerRun(100, func() { c.Sum256(text) }); n >= 1 { // a pool may be emptied now and then
		t.Errorf("%v allocations", n)
	}
}

// Whatever the texts, their hashes are crypto/sha256's.
func FuzzSums(f *testing.F) {
	f.Add([]byte("abc"), uint16(1), uint16(2))
	f.Add(bytes.Repeat([]byte{0x80, 0}, 500), uint16(64), uint16(119))
	f.Fuzz(func(t *testing.T, all []byte, first, step uint16) {
		if !vectors {
			return
		}
		b := new(batch)
		for at := int(first); b.n < lanes && at <= len(all); at += 1 + int(step)%257 {
			b.add(all[at:], nil)
		}
		b.sumTogether()
		b.check(t)
	})
}

// What so many texts cost together, beside each alone.
func BenchmarkSums(b *testing.B) {
	for _, n := range []int{1, 2, 4, 8} {
		var texts [][]byte
		for i := range n {
			texts = append(texts, textOf(93<<10, uint64(i)))
		}
		if vectors {
			b.Run(fmt.Sprintf("together %d", n), func(b *testing.B) {
				all := batchOf(texts...)
				b.SetBytes(int64(n * 93 << 10))
				for b.Loop() {
					all.done = [lanes]bool{}
					all.sumTogether()
				}
			})
		}
		b.Run(fmt.Sprintf("alone %d", n), func(b *testing.B) {
			b.SetBytes(int64(n * 93 << 10))
			for b.Loop() {
				for _, text := range texts {
					sha256.Sum256(text)
				}
			}
		})
	}
}
