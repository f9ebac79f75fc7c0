package log

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Model is the reference: what an Engine means, in maps and slices, under one
// lock. It is the executable specification that the suite in logtest compares
// engines with; it frees no memory and survives nothing. The zero value with
// a clock is ready.
type Model struct {
	// Now gives each new entry its arrival; the model holds it from stepping
	// back. It is called once for every entry that is stored, in order.
	Now func() Millis

	mu      sync.Mutex
	closed  bool
	logs    map[LogID]*modelLog
	changed chan struct{} // closed by every change, for Wait
}

type modelLog struct {
	entries         []Record // all there ever were; position p is entries[p-1]
	first           Position
	sealed, deleted bool
}

var _ Engine = (*Model)(nil)

func (l *modelLog) end() Position { return Position(len(l.entries)) + 1 }

// find returns the log or why it cannot be used. The caller holds mu.
func (m *Model) find(id LogID) (*modelLog, error) {
	l := m.logs[id]
	switch {
	case m.closed:
		return nil, ErrClosed
	case l == nil:
		return nil, ErrNotFound
	case l.deleted:
		return nil, ErrDeleted
	}
	return l, nil
}

// touch wakes all that wait.
func (m *Model) touch() {
	if m.changed != nil {
		close(m.changed)
	}
	m.changed = make(chan struct{})
}

// Create implements Engine.
func (m *Model) Create(ctx context.Context, kind Kind, ids ...LogID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, id := range ids {
		if _, err := m.find(id); err != nil && err != ErrNotFound {
			return err
		}
	}
	if m.logs == nil {
		m.logs = make(map[LogID]*modelLog)
	}
	for _, id := range ids {
		if m.logs[id] == nil {
			m.logs[id] = &modelLog{first: 1}
		}
	}
	return nil
}

// Append implements Engine.
func (m *Model) Append(ctx context.Context, entries []Entry, out []Appended) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, e := range entries {
		out[i] = m.append(e)
	}
	m.touch()
	if m.closed {
		return ErrClosed
	}
	return nil
}

func (m *Model) append(e Entry) Appended {
	l, err := m.find(e.Log)
	switch {
	case err != nil:
		return Appended{Err: err}
	case l.sealed:
		return Appended{Err: ErrSealed}
	case len(e.Head)+len(e.Data) > MaxEntryBytes:
		return Appended{Err: ErrTooLarge}
	}
	now := m.Now()
	if n := len(l.entries); n > 0 {
		now = max(now, l.entries[n-1].Arrival)
	}
	l.entries = append(l.entries, Record{l.end(), now, slices.Clone(e.Head), slices.Clone(e.Data)})
	return Appended{Position: l.end() - 1, Arrival: now}
}

// Seal implements Engine. When one of the logs does not exist, none is sealed.
func (m *Model) Seal(ctx context.Context, ids ...LogID) ([]Position, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	ends := make([]Position, len(ids))
	for i, id := range ids {
		l, err := m.find(id)
		if err != nil {
			return nil, err
		}
		ends[i] = l.end()
	}
	for _, id := range ids {
		m.logs[id].sealed = true
	}
	m.touch()
	return ends, nil
}

// Read implements Engine.
func (m *Model) Read(ctx context.Context, id LogID, from Position, limit Limit, buf *Buffer) (Page, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, err := m.find(id)
	switch {
	case err != nil:
		return Page{}, err
	case from < l.first:
		return Page{}, &TrimmedError{First: l.first}
	case from > l.end():
		return Page{}, ErrBeyondEnd
	}
	page := Page{Next: from, End: l.end()}
	for size := 0; page.Next < page.End; page.Next++ {
		e := l.entries[page.Next-1]
		size += len(e.Head) + len(e.Data)
		if n := len(page.Records); n > 0 && (n >= limit.Records || size > limit.Bytes) {
			break
		}
		e.Head, e.Data = slices.Clone(e.Head), slices.Clone(e.Data)
		page.Records = append(page.Records, e)
	}
	return page, nil
}

// Seek implements Engine.
func (m *Model) Seek(ctx context.Context, id LogID, t time.Time) (Position, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, err := m.find(id)
	if err != nil {
		return 0, err
	}
	p := l.first
	for p < l.end() && l.entries[p-1].Arrival.Time().Before(t) {
		p++
	}
	return p, nil
}

// Bounds implements Engine.
func (m *Model) Bounds(ctx context.Context, id LogID) (Bounds, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, err := m.find(id)
	if err != nil {
		return Bounds{}, err
	}
	b := Bounds{First: l.first, End: l.end(), Sealed: l.sealed}
	if n := len(l.entries); n > 0 {
		b.LastArrival = l.entries[n-1].Arrival
	}
	return b, nil
}

// Wait implements Engine.
func (m *Model) Wait(ctx context.Context, id LogID, from Position) error {
	for {
		m.mu.Lock()
		if m.changed == nil {
			m.touch()
		}
		changed := m.changed
		l, err := m.find(id)
		ready := err != nil || l.sealed || from < l.end()
		m.mu.Unlock()
		if ready {
			return err
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Trim implements Engine.
func (m *Model) Trim(ctx context.Context, id LogID, before Position) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, err := m.find(id)
	if err == nil {
		l.first = max(l.first, min(before, l.end()))
	}
	return err
}

// Delete implements Engine.
func (m *Model) Delete(ctx context.Context, id LogID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, err := m.find(id)
	switch err {
	case nil:
		l.deleted, l.entries = true, nil
		m.touch()
	case ErrDeleted:
		return nil
	}
	return err
}

// Capabilities implements Engine.
func (m *Model) Capabilities() Capabilities { return Capabilities{Dense: true, Nodes: 1} }

// Close implements Engine.
func (m *Model) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	m.touch()
	return nil
}
