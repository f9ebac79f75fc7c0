//go:build !amd64

package digest

// vectors says that texts are hashed one by one here.
const vectors = false

// hashBlocks is never called where vectors is false.
func hashBlocks(*[8][lanes]uint32, *[lanes]*byte, int) {
	panic("digest: this processor hashes one text at a time")
}
