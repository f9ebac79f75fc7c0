package embedded

import (
	"math"
	"sync/atomic"
)

// pins counts who is using a file, so that it is closed, unlinked or used for
// something else only when nobody does. The zero value is a file without
// users. Safe for concurrent use.
type pins struct {
	// state is the number of users; retired is added to it when the file is
	// given up.
	state  atomic.Int64
	onIdle func() // written before retired is added, called once
}

const retired = math.MinInt64 / 2

// pin adds a user, who must call unpin. false: the file has been given up.
func (p *pins) pin() bool {
	for {
		n := p.state.Load()
		if n < 0 {
			return false
		}
		if p.state.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

func (p *pins) unpin() {
	switch n := p.state.Add(-1); {
	case n == retired:
		p.onIdle()
	case n == -1:
		panic("embedded: a file is unpinned more often than pinned")
	}
}

// retire gives the file up: there will be no new users, and when the last one
// has gone onIdle is called, by that user; at once if there is none. Call it
// once.
func (p *pins) retire(onIdle func()) {
	p.onIdle = onIdle
	if p.state.Add(retired) == retired {
		onIdle()
	}
}
