package memfs

import "bytes"

const (
	pageBytes   = 4096
	chunkPages  = 64
	sectorBytes = 512
	// maxBytes keeps a wrong offset from becoming a giant table.
	maxBytes = 1 << 38
)

// token is an owner's identity: pages and chunks carrying a tree's token
// belong to it alone and may be written in place.
type token struct{ _ byte }

type page struct {
	owner *token
	data  [pageBytes]byte
}

type chunk struct {
	owner *token
	pages [chunkPages]*page
}

// zeroPage stands for every page written full of zeros. It has no owner, so
// it is never written.
var zeroPage = new(page)

// tree is a file's content: a sparse array of pages, cloned in the time it
// takes to copy one pointer per chunk. A missing page reads as zero.
type tree struct {
	owner  *token
	chunks []*chunk
	size   int64
	pages  int // allocated, for the capacity
}

// clone shares everything. Both sides get a fresh token, so that neither
// writes a page which the other can see.
func (t *tree) clone() tree {
	t.owner = new(token)
	c := *t
	c.owner = new(token)
	c.chunks = append([]*chunk(nil), t.chunks...)
	return c
}

func (t *tree) page(index int64) *page {
	at := index / chunkPages
	if at >= int64(len(t.chunks)) || t.chunks[at] == nil {
		return nil
	}
	return t.chunks[at].pages[index%chunkPages]
}

// setPage puts p in place, making the chunk writable first. nil frees.
func (t *tree) setPage(index int64, p *page) {
	at := index / chunkPages
	for int64(len(t.chunks)) <= at {
		t.chunks = append(t.chunks, nil)
	}
	switch c := t.chunks[at]; {
	case c == nil:
		t.chunks[at] = &chunk{owner: t.owner}
	case c.owner != t.owner:
		t.chunks[at] = &chunk{owner: t.owner, pages: c.pages}
	}
	slot := &t.chunks[at].pages[index%chunkPages]
	if *slot == nil && p != nil {
		t.pages++
	} else if *slot != nil && p == nil {
		t.pages--
	}
	*slot = p
}

// writable returns the page for writing in place, copied if it is shared.
func (t *tree) writable(index int64) *page {
	old := t.page(index)
	if old != nil && old.owner == t.owner {
		return old
	}
	p := &page{owner: t.owner}
	if old != nil {
		p.data = old.data
	}
	t.setPage(index, p)
	return p
}

// read fills p from offset on; the caller has cut p to the size.
func (t *tree) read(p []byte, offset int64) {
	for len(p) > 0 {
		in := int(offset % pageBytes)
		n := min(len(p), pageBytes-in)
		if from := t.page(offset / pageBytes); from != nil {
			copy(p[:n], from.data[in:])
		} else {
			clear(p[:n])
		}
		p, offset = p[n:], offset+int64(n)
	}
}

// write puts p at offset and grows the size to its end.
func (t *tree) write(p []byte, offset int64) {
	t.size = max(t.size, offset+int64(len(p)))
	for len(p) > 0 {
		in := int(offset % pageBytes)
		n := min(len(p), pageBytes-in)
		if n == pageBytes && bytes.Equal(p[:n], zeroPage.data[:]) {
			t.setPage(offset/pageBytes, zeroPage)
		} else {
			copy(t.writable(offset / pageBytes).data[in:], p[:n])
		}
		p, offset = p[n:], offset+int64(n)
	}
}

// truncate sets the size. What is cut off must read as zero if the size ever
// grows again.
func (t *tree) truncate(size int64) {
	if size < t.size {
		if in := size % pageBytes; in != 0 && t.page(size/pageBytes) != nil {
			clear(t.writable(size / pageBytes).data[in:])
		}
		for i := (size + pageBytes - 1) / pageBytes; i*pageBytes < t.size; i++ {
			if t.page(i) != nil {
				t.setPage(i, nil)
			}
		}
	}
	t.size = size
}

// fits is how many of n bytes at offset can be written when room pages are
// left to allocate.
func (t *tree) fits(offset int64, n int, room int64) int {
	for done := 0; done < n; {
		if t.page((offset+int64(done))/pageBytes) == nil {
			if room--; room < 0 {
				return done
			}
		}
		done += pageBytes - int((offset+int64(done))%pageBytes)
	}
	return n
}
