package streams

import (
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// listPage gives a page of what a tenant has, by name, and the token of the next
// one. walk offers all that comes after a name, in order, until take reports that
// the page is full; it is called while the catalog does not change.
func listPage[S any](s *Service, kind byte, t shardwell.Tenant, token string, limit int,
	walk func(after string, take func(name string, item S) (more bool))) (page []S, next string, err error) {
	now := s.data.clock.now()
	after := ""
	if token != "" {
		payload, err := s.tokens.openPage(kind, t, now, token)
		if err != nil {
			return nil, "", err
		}
		after = string(payload)
	}
	page, last, full := []S{}, "", false
	s.runner.View(func() {
		walk(after, func(name string, item S) bool {
			if full = len(page) == limit; !full {
				page, last = append(page, item), name
			}
			return !full
		})
	})
	if full {
		next = s.tokens.sealPage(kind, t, now, []byte(last))
	}
	return page, next, nil
}

// streamFilter is what a list of queues or channels is narrowed by.
type streamFilter = struct {
	api.Present

	StreamARN               string
	StreamCreationTimestamp time.Time
}

// selected says whether a filter takes what hangs on a stream. One without
// streams takes everything.
func selected[F interface{ ~streamFilter }](filter []F, st *catalog.Stream) bool {
	for i := range filter {
		if f := streamFilter(filter[i]); f.StreamARN == st.ARN() && madeAt(st, f.StreamCreationTimestamp) {
			return true
		}
	}
	return len(filter) == 0
}
