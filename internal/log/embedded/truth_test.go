package embedded

import (
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
)

// truth is what a run of an engine has promised so far: everything it has
// acknowledged, and everything it has shown to anybody who looked.
type truth struct {
	logs map[log.LogID]*trueLog
}

type trueLog struct {
	entries map[log.Position]string
	tried   int // entries handed to Append; they are numbered from 1
	end     log.Position
	first   log.Position
	sealed  bool
	deleted bool
	dying   bool // a delete has been asked for
}

func newTruth() *truth { return &truth{logs: map[log.LogID]*trueLog{}} }

func (t *truth) clone() *truth {
	c := newTruth()
	for id, l := range t.logs {
		copied := *l
		copied.entries = maps.Clone(l.entries)
		c.logs[id] = &copied
	}
	return c
}

// created notes that a log was acknowledged.
func (t *truth) created(id log.LogID) {
	if t.logs[id] == nil {
		t.logs[id] = &trueLog{entries: map[log.Position]string{}, end: 1, first: 1}
	}
}

// next makes the data of the next entry of a log.
func (t *truth) next(id log.LogID, bytes int) string {
	l := t.logs[id]
	l.tried++
	return fmt.Sprintf("%d:%d:%0*d", id, l.tried, bytes, 0)
}

// holds notes an entry that was acknowledged or shown. It returns an error if
// that breaks an earlier promise.
func (l *trueLog) holds(p log.Position, data string) error {
	if was, ok := l.entries[p]; ok && was != data {
		return fmt.Errorf("position %d held %.20q and now holds %.20q", p, was, data)
	}
	l.entries[p] = data
	l.end = max(l.end, p+1)
	return nil
}

// observe reads everything that e shows, checks it against what was promised,
// and makes it part of the promise.
func (t *truth) observe(tb testing.TB, e *Engine) error {
	for id, l := range t.logs {
		if err := l.observe(tb, e, id); err != nil {
			return fmt.Errorf("log %d: %w", id, err)
		}
	}
	return nil
}

func (l *trueLog) observe(tb testing.TB, e *Engine, id log.LogID) error {
	b, err := e.Bounds(tb.Context(), id)
	if errors.Is(err, log.ErrDeleted) && l.dying {
		l.deleted = true
		return nil
	}
	switch {
	case err != nil:
		return err
	case l.deleted:
		return errors.New("was deleted and is back")
	case b.First < l.first:
		return fmt.Errorf("began at %d and now at %d", l.first, b.First)
	case b.End < l.end:
		return fmt.Errorf("ended at %d and now at %d", l.end, b.End)
	case l.sealed && (!b.Sealed || b.End != l.end):
		return fmt.Errorf("was sealed at %d, now ends at %d, sealed %v", l.end, b.End, b.Sealed)
	}
	l.first, l.sealed = b.First, b.Sealed
	return l.observeEntries(tb, e, id, b)
}

func (l *trueLog) observeEntries(tb testing.TB, e *Engine, id log.LogID, b log.Bounds) error {
	var buf log.Buffer
	lastNumber, lastArrival := 0, log.Millis(0)
	for from := b.First; from < b.End; {
		page, err := e.Read(tb.Context(), id, from, log.Limit{Records: 1000, Bytes: 1 << 20}, &buf)
		var trimmed *log.TrimmedError
		switch {
		case errors.As(err, &trimmed) && trimmed.First > from:
			from = trimmed.First // meanwhile
			continue
		case errors.Is(err, log.ErrDeleted) && l.dying:
			return nil
		case err != nil:
			return fmt.Errorf("read from %d: %w", from, err)
		case page.Next <= from:
			return fmt.Errorf("read from %d: nothing before %d", from, b.End)
		}
		for _, r := range page.Records {
			number, ok := numberOf(id, string(r.Data))
			if !ok || number <= lastNumber || number > l.tried {
				return fmt.Errorf("position %d holds %.20q after number %d of %d", r.Position, r.Data, lastNumber, l.tried)
			}
			if r.Arrival < lastArrival {
				return fmt.Errorf("arrival of position %d steps back", r.Position)
			}
			lastNumber, lastArrival = number, r.Arrival
			if err := l.holds(r.Position, string(r.Data)); err != nil {
				return err
			}
		}
		from = page.Next
	}
	for p := b.First; p < l.end; p++ {
		if _, ok := l.entries[p]; !ok {
			return fmt.Errorf("position %d is missing", p)
		}
	}
	return nil
}

// numberOf returns the number that next gave to an entry of a log.
func numberOf(id log.LogID, data string) (number int, ok bool) {
	data, ok = strings.CutPrefix(data, strconv.Itoa(int(id))+":")
	text, _, whole := strings.Cut(data, ":")
	number, err := strconv.Atoi(text)
	return number, ok && whole && err == nil
}

// appendAll appends one entry to every log that takes one.
func (t *truth) appendAll(tb testing.TB, e *Engine) error {
	for id, l := range t.logs {
		if l.sealed || l.dying || l.deleted {
			continue
		}
		data := t.next(id, 10)
		var out [1]log.Appended
		if err := e.Append(tb.Context(), []log.Entry{{Log: id, Data: []byte(data)}}, out[:]); err != nil {
			if errors.Is(err, log.ErrSealed) {
				continue
			}
			return fmt.Errorf("append to log %d: %w", id, err)
		}
		if out[0].Position < l.end {
			return fmt.Errorf("log %d: position %d is given again, the end was %d", id, out[0].Position, l.end)
		}
		if err := l.holds(out[0].Position, data); err != nil {
			return fmt.Errorf("log %d: %w", id, err)
		}
	}
	return nil
}
