package embedded

import (
	"testing"

	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// Whatever is written over part of a page of a segment, opening does not
// panic, and no read lies: see survey.
func FuzzOpen(f *testing.F) {
	disk, truth := written(f)
	names := segments(f, disk)
	for page := range uint16(8) {
		f.Add(uint8(page), page, uint16(page*40), []byte("SWBLOCK1"))
	}
	f.Add(uint8(0), uint16(1), uint16(0), make([]byte, segment.PageBytes))
	f.Fuzz(func(t *testing.T, file uint8, page, offset uint16, patch []byte) {
		name := names[int(file)%len(names)]
		at := int64(page%16)*segment.PageBytes + int64(offset%segment.PageBytes)
		patch = patch[:min(len(patch), segment.PageBytes-int(offset%segment.PageBytes))]
		damaged := disk.Crash(memfs.Cut{})
		overwrite(t, damaged, name, at, patch)
		if _, err := survey(t, damaged, truth, 9, limit(int(at))); err != nil {
			t.Errorf("%s at byte %d: %v", name, at, err)
		}
	})
}
