package embedded

import (
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// A directory to which 64 TiB have been written goes on: records before and
// behind that offset are read, sorted, and there after a restart.
func TestBeyondTheIndexedOffsets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e, err := Open(t.Context(), fs, tiny())
		must(t, err)
		must(t, e.Close())
		// A new directory's first segment is empty: it may begin anywhere.
		f, err := fs.Open(segmentName(1))
		must(t, err)
		page := make([]byte, segment.PageBytes)
		must(t, readFull(f, page, 0))
		h, err := segment.DecodeHeader(page)
		must(t, err)
		h.Start = eraBytes - 300<<10
		h.Encode(page)
		_, err = f.WriteAt(page, 0)
		must(t, err)
		must(t, f.Sync())
		must(t, f.Close())

		e, err = Open(t.Context(), fs, tiny())
		must(t, err)
		l := newSortLoad(t, e, 1)
		for range 4 {
			l.run(e, 100)
			must(t, l.truth.observe(t, e))
			must(t, e.Close())
			e, err = Open(t.Context(), fs, tiny())
			must(t, err)
			must(t, l.truth.observe(t, e))
		}
		rested(t, e)
		must(t, l.truth.observe(t, e))
		if at := e.Health().SortedThrough; at < eraBytes {
			t.Errorf("sorted through %d only", at)
		}
		must(t, e.Close())
	})
}
