package embedded

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
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

// A clean stop, and an idle engine, tell that all is durable however full the
// segment is: damage to what was acknowledged last is never taken for a tail.
func TestMarkHasRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for blocks := 1; blocks <= 20; blocks++ {
			fs := memfs.New()
			e, err := Open(t.Context(), fs, unsorted())
			must(t, err)
			must(t, e.Create(t.Context(), log.Data, 1))
			for range blocks {
				add(t, e, 1, strings.Repeat("x", 3000)) // a page each
			}
			<-time.After(time.Second)
			idle := fs.Kill()
			must(t, e.Close())
			for how, left := range map[string]*memfs.FS{"idle": idle, "closed": fs} {
				in, err := Inspect(t.Context(), left, InspectOptions{})
				must(t, err)
				if in.KeptFrames != 0 || in.Logs[0].Records != int64(blocks) {
					t.Errorf("%s after %d blocks: %d frames are not known to be durable", how, blocks, in.KeptFrames)
				}
			}
		}
	})
}
