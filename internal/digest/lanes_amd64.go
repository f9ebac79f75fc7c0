package digest

// vectors says whether this processor hashes several texts at once, and one alone
// only with its general instructions.
var vectors = hasVectors()

// hasVectors says whether the processor and the system have AVX-512F and AVX-512VL,
// and the processor no SHA instructions, with which one text is as fast as eight.
func hasVectors() bool {
	if leaf, _, _, _ := cpuid(0, 0); leaf < 7 {
		return false
	}
	const osxsave = 1 << 27
	if _, _, c, _ := cpuid(1, 0); c&osxsave == 0 {
		return false
	}
	// XMM, YMM, and all that AVX-512 adds to them are kept over switches of tasks
	// (Intel SDM, volume 1, 15.2).
	const kept = 0xe6
	if xgetbv()&kept != kept {
		return false
	}
	const avx512f, sha, avx512vl = 1 << 16, 1 << 29, 1 << 31
	_, b, _, _ := cpuid(7, 0)
	return b&(avx512f|avx512vl) == avx512f|avx512vl && b&sha == 0
}

// cpuid asks the processor what it can.
func cpuid(leaf, subleaf uint32) (a, b, c, d uint32)

// xgetbv gives which registers the system keeps.
func xgetbv() uint32

// hashBlocks hashes so many blocks of each lane, from is where each one's begin.
// It needs what hasVectors looks for but the lack of SHA.
//
//go:noescape
func hashBlocks(state *[8][lanes]uint32, from *[lanes]*byte, blocks int)
