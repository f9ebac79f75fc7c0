package state

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// Form is how a machine whose snapshots are lines of JSON writes them: the head,
// an object with the member "v", then the lines that the head counts. It may be
// used by any goroutine.
type Form struct {
	Machine string // as in UnknownVersion
	First   int    // the first version that was ever written; every one since is read
	Version int    // the version that is written, which the head must say as v
}

// Write writes a snapshot: the head and then all lines of the parts in turn.
// Nothing is kept of them.
func (f Form) Write(w io.Writer, head any, parts ...iter.Seq[any]) error {
	buffered := bufio.NewWriter(w)
	lines := json.NewEncoder(buffered)
	if err := lines.Encode(head); err != nil {
		return f.wrap("write", err)
	}
	n := 0
	for _, part := range parts {
		for line := range part {
			n++
			if err := lines.Encode(line); err != nil {
				return f.wrap("write", fmt.Errorf("line %d: %w", n, err))
			}
		}
	}
	if err := buffered.Flush(); err != nil {
		return f.wrap("write", err)
	}
	return nil
}

// Lines gives values as lines to write.
func Lines[T any](values []T) iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, v := range values {
			if !yield(v) {
				return
			}
		}
	}
}

// Read reads the head of a snapshot into head and gives the lines after it.
// Before it looks at the rest of the head it refuses a version that is not known,
// with *UnknownVersion if it is a newer one.
func (f Form) Read(r io.Reader, head any) (*Reader, error) {
	in := &Reader{f, json.NewDecoder(bufio.NewReader(r))}
	var first json.RawMessage
	if err := in.lines.Decode(&first); err != nil {
		return nil, f.wrap("read", err)
	}
	var says struct {
		V int `json:"v"`
	}
	if err := json.Unmarshal(first, &says); err != nil {
		return nil, f.wrap("read", err)
	}
	if says.V > f.Version {
		return nil, &UnknownVersion{Machine: f.Machine, Version: says.V, Known: f.Version}
	}
	if says.V < f.First {
		return nil, f.wrap("read", fmt.Errorf("version %d", says.V))
	}
	if err := json.Unmarshal(first, head); err != nil {
		return nil, f.wrap("read", err)
	}
	return in, nil
}

func (f Form) wrap(verb string, err error) error {
	return fmt.Errorf("%s %s snapshot: %w", verb, f.Machine, err)
}

// Reader gives the lines of a snapshot after its head, in their order. One
// goroutine uses it.
type Reader struct {
	form  Form
	lines *json.Decoder
}

// Each reads the next n lines, each into a new T, and gives them to put.
func Each[T any](in *Reader, n int, put func(*T)) error {
	for i := range n {
		v := new(T)
		if err := in.lines.Decode(v); err != nil {
			return in.form.wrap("read", fmt.Errorf("line %d of %d: %w", i+1, n, err))
		}
		put(v)
	}
	return nil
}
