package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// A page is read in rounds of three steps: fill plans which bytes of which files
// to read, load reads them, and parse verifies them and makes records of them.
// One round does unless a sorted file holds less in its blocks than it seemed.

// pageScratch is the memory of one Read that is not the caller's.
type pageScratch struct {
	refs   []ref // of all spans of segments, in order
	spans  []span
	pinned []*pins
	summer segment.Summer
	view   view
}

// use keeps a file from being given up until release. It gives errReplaced if
// that has happened already.
func (sc *pageScratch) use(p *pins) error {
	if n := len(sc.pinned); n > 0 && sc.pinned[n-1] == p {
		return nil
	}
	if !p.pin() {
		return errReplaced
	}
	sc.pinned = append(sc.pinned, p)
	return nil
}

// release lets go of what the page has used.
func (sc *pageScratch) release() {
	for _, p := range sc.pinned {
		p.unpin()
	}
	clear(sc.pinned)
	clear(sc.spans)
	sc.refs, sc.spans, sc.pinned = sc.refs[:0], sc.spans[:0], sc.pinned[:0]
}

// view is what a reader goes by: a log as it was at one instant, and the sorted
// files that have what its index has not. None of it changes any more.
type view struct {
	st          *stream
	first, end  log.Position
	lastArrival log.Millis
	sealed      bool
	holes       []hole
	index       index
	set         *fileSet
}

// look takes a view of a log.
func (e *Engine) look(st *stream) (view, error) {
	st.mu.RLock()
	defer st.mu.RUnlock()
	if st.deleted {
		return view{}, log.ErrDeleted
	}
	// The set is loaded under mu: what the index has lost by now is in it.
	return view{st, st.first, st.end, st.lastArrival, st.sealed, st.holes, st.index, e.sorted.Load()}, nil
}

// looking calls read with a view of a log in v, and again with a newer one for
// as long as it meets files that were given up in the meantime.
func (e *Engine) looking(st *stream, v *view, read func() error) error {
	var before *fileSet
	for same := 0; ; same++ {
		var err error
		if *v, err = e.look(st); err != nil {
			return err
		}
		if err = read(); !errors.Is(err, errReplaced) {
			return err
		}
		// Files are given up in steps behind a new set, so the same one may be
		// met more than once, but not for ever.
		if now := e.sorted.Load(); now != before {
			before, same = now, 0
		} else if same > 3 {
			return fmt.Errorf("log %#x has entries in a file that has been given up", uint64(st.id))
		}
	}
}

// Read implements log.Engine. Every frame it touches is verified.
func (e *Engine) Read(ctx context.Context, id log.LogID, from log.Position, limit log.Limit, buf *log.Buffer) (log.Page, error) {
	if limit.Records <= 0 || limit.Bytes <= 0 {
		return log.Page{}, fmt.Errorf("read: limit of %d records and %d bytes", limit.Records, limit.Bytes)
	}
	if err := ctx.Err(); err != nil {
		return log.Page{}, err
	}
	if err := e.enterFiles(); err != nil {
		return log.Page{}, err
	}
	defer e.life.RUnlock()
	st, err := e.lookup(id)
	if err != nil {
		return log.Page{}, err
	}
	sc := e.pages.Get().(*pageScratch)
	var page log.Page
	err = e.looking(st, &sc.view, func() error {
		page, err = e.readPage(&sc.view, from, limit, sc, buf)
		return err
	})
	sc.release()
	sc.view = view{} // it keeps memory that the log may have let go
	e.pages.Put(sc)
	return page, err
}

// readPage reads one page of a view.
func (e *Engine) readPage(v *view, from log.Position, limit log.Limit, sc *pageScratch, buf *log.Buffer) (log.Page, error) {
	from, stop, err := v.begin(from)
	page := log.Page{Next: from, End: v.end}
	if err != nil || from == v.end {
		return page, err
	}
	limit.Bytes = min(limit.Bytes, 1<<40) // more than that overflows below
	m := pageMemory{buf: buf, left: 2*int64(limit.Bytes) + slackBytes}
	b := builder{e: e, v: v, stop: stop, limit: limit, summer: &sc.summer, records: buf.Records[:0], next: from}
	for err == nil && !b.full && m.left > 0 {
		sc.release()
		p := pagePlan{e: e, v: v, sc: sc, stop: stop, records: uint64(limit.Records - len(b.records)), bytes: int64(limit.Bytes-b.bytes) + 1, raw: m.left}
		if err = p.fill(b.next); err != nil {
			break
		}
		var read []byte
		if read, err = e.load(sc, &m); err == nil {
			err = b.parse(sc, read)
		}
	}
	buf.Records = b.records
	page.Records, page.Next = b.records, b.next
	if len(page.Records) > 0 && err != errReplaced {
		return page, nil // damage behind them is told when it is reached
	}
	return page, err
}

// readFull reads all of p; what lies beyond the end of the file reads as zero,
// so that a file cut short shows as damage to the frames that it lost.
func readFull(f io.ReaderAt, p []byte, offset int64) error {
	n, err := f.ReadAt(p, offset)
	clear(p[n:])
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
