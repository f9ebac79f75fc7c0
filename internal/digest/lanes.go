package digest

import (
	"crypto/sha256"
	"encoding/binary"
)

// lanes is how many texts are hashed at once.
const lanes = 8

// asOne is how many times as long as the longest of them alone several texts at once
// take: measured beside crypto/sha256's AVX2 code, 1.1.
const asOne = 1.25

// mostBlocks is how many blocks are hashed without a break in which the scheduler and
// the collector get a word in: a fifth of a millisecond or so.
const mostBlocks = 1 << 10

// initial is the state that SHA-256 begins with (FIPS 180-4, 5.3.3).
var initial = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}

// blockBytes is the length of SHA-256's blocks.
const blockBytes = sha256.BlockSize

// batch is up to as many texts as there are lanes, their hashes, and what computing
// them takes.
type batch struct {
	n     int
	texts [lanes][]byte
	jobs  [lanes]*job // who waits for them; nil for nobody
	sums  [lanes][sha256.Size]byte

	done  [lanes]bool
	rest  [lanes][]byte // whole blocks that are still to be hashed: of the text, then of tails
	ended [lanes]bool   // rest is of tails
	tails [lanes][2 * blockBytes]byte
	state [8][lanes]uint32
}

func (b *batch) add(text []byte, j *job) {
	b.texts[b.n], b.jobs[b.n] = text, j
	b.n++
}

// reset lets go of the texts.
func (b *batch) reset() {
	clear(b.texts[:])
	clear(b.jobs[:])
	clear(b.rest[:])
	b.done, b.n = [lanes]bool{}, 0
}

// sumAll hashes the texts, each with others where that pays: one that is much longer
// than the rest is left to who waits for it.
func (b *batch) sumAll() {
	for {
		total, longest := 0, -1
		for i, text := range b.texts[:b.n] {
			if !b.done[i] {
				total += len(text)
				if longest < 0 || len(text) > len(b.texts[longest]) {
					longest = i
				}
			}
		}
		switch {
		case longest < 0:
			return
		case float64(total) > asOne*float64(len(b.texts[longest])):
			b.sumTogether()
		default:
			b.sumAlone(longest)
		}
	}
}

// sumAlone has who waits for a text hash it.
func (b *batch) sumAlone(i int) {
	b.done[i] = true
	if j := b.jobs[i]; j != nil {
		j.wake <- alone
	} else {
		b.sums[i] = sha256.Sum256(b.texts[i])
	}
}

// sumTogether hashes at once the texts that are not done. Each turn goes as far as
// the lane with the least before it; lanes with nothing to do repeat another's work,
// and what comes of that is not looked at.
func (b *batch) sumTogether() {
	for i, text := range b.texts[:b.n] {
		if !b.done[i] {
			b.start(i, text)
		}
	}
	for {
		var from [lanes]*byte
		blocks, some := 0, -1
		for i := range b.n {
			if b.done[i] {
				continue
			}
			if n := len(b.rest[i]) / blockBytes; some < 0 || n < blocks {
				blocks = n
			}
			from[i], some = &b.rest[i][0], i
		}
		if some < 0 {
			return
		}
		for i := range from {
			if from[i] == nil {
				from[i] = from[some]
			}
		}
		blocks = min(blocks, mostBlocks)
		hashBlocks(&b.state, &from, blocks)
		for i := range b.n {
			if !b.done[i] {
				b.advance(i, blocks)
			}
		}
	}
}

// start prepares a lane for a text.
func (b *batch) start(i int, text []byte) {
	for word := range b.state {
		b.state[word][i] = initial[word]
	}
	whole := len(text) / blockBytes * blockBytes
	tail := &b.tails[i]
	n := copy(tail[:], text[whole:])
	tail[n] = 0x80
	clear(tail[n+1:])
	binary.BigEndian.PutUint64(tail[tailBytes(len(text))-8:], uint64(len(text))*8)
	b.rest[i], b.ended[i] = text[:whole], false
	if whole == 0 {
		b.end(i)
	}
}

// tailBytes is how long the end of a text of n bytes is with its padding.
func tailBytes(n int) int {
	if n%blockBytes+9 > blockBytes {
		return 2 * blockBytes
	}
	return blockBytes
}

// end has a lane go on with the end of its text.
func (b *batch) end(i int) {
	b.rest[i], b.ended[i] = b.tails[i][:tailBytes(len(b.texts[i]))], true
}

// advance notes that blocks of a lane have been hashed.
func (b *batch) advance(i, blocks int) {
	b.rest[i] = b.rest[i][blocks*blockBytes:]
	switch {
	case len(b.rest[i]) > 0:
	case !b.ended[i]:
		b.end(i)
	default:
		for word := range b.state {
			binary.BigEndian.PutUint32(b.sums[i][4*word:], b.state[word][i])
		}
		b.done[i] = true
		if j := b.jobs[i]; j != nil {
			j.sum = b.sums[i]
			j.wake <- done
		}
	}
}
