package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// overrides are facts that the model lacks or has wrong. Each says where it is
// known from; those without a source are refused.
type overrides struct {
	// Sensitive names shapes whose values AWS leaves out of messages.
	Sensitive []struct{ Shape, Source string }
	// Optional names required members, as Shape.Member, that AWS leaves out.
	Optional []struct{ Member, Source string }
	// Most gives the greatest value or length of a shape for which the model
	// has none.
	Most []struct {
		Shape  string
		Max    *json.Number
		Source string
	}
	// Order gives the order in which AWS checks a structure's members; those
	// not named follow in the model's order.
	Order []struct {
		Shape   string
		Members []string
		Source  string
	}
	// Patterns gives the text by which AWS's messages name an expression, and
	// Go's syntax for expressions that are Java's; each empty if no other.
	Patterns []struct{ Pattern, Text, Go, Source string }
}

// readOverrides reads the file at path; without a file there are none.
func readOverrides(path string) (*overrides, error) {
	o := new(overrides)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return o, nil
	}
	if err != nil {
		return nil, err
	}
	if err := strict(text).Decode(o); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return o, nil
}

// apply checks the facts against the model and changes it by them.
func (o *overrides) apply(m *model) error {
	for _, f := range o.Sensitive {
		s := m.Shapes.Values[f.Shape]
		if s == nil || f.Source == "" {
			return fmt.Errorf("overrides: sensitive %q: unknown shape or no source", f.Shape)
		}
		s.Sensitive = true
	}
	for _, f := range o.Optional {
		if !m.unrequire(f.Member) || f.Source == "" {
			return fmt.Errorf("overrides: optional %q: not a required member or no source", f.Member)
		}
	}
	for _, f := range o.Most {
		s := m.Shapes.Values[f.Shape]
		if s == nil || s.Max != nil || f.Max == nil || f.Source == "" {
			return fmt.Errorf("overrides: most of %q: unknown shape, known already, no number or no source", f.Shape)
		}
		s.Max = f.Max
	}
	for _, f := range o.Order {
		s := m.Shapes.Values[f.Shape]
		if s == nil || f.Source == "" {
			return fmt.Errorf("overrides: order of %q: unknown shape or no source", f.Shape)
		}
		for _, member := range f.Members {
			if s.Members.Values[member] == nil {
				return fmt.Errorf("overrides: order of %q: no member %q", f.Shape, member)
			}
		}
	}
	for _, f := range o.Patterns {
		if f.Source == "" {
			return fmt.Errorf("overrides: pattern %q has no source", f.Pattern)
		}
	}
	return nil
}

// order gives the check order of a structure's members, or nil.
func (o *overrides) order(shape string, s *shape) []int {
	for _, f := range o.Order {
		if f.Shape != shape {
			continue
		}
		var order []int
		named := map[string]bool{}
		for _, member := range f.Members {
			order = append(order, indexOf(s.Members.Names, member))
			named[member] = true
		}
		for i, member := range s.Members.Names {
			if !named[member] {
				order = append(order, i)
			}
		}
		return order
	}
	return nil
}

// unrequire makes Shape.Member optional and tells whether it was required.
func (m *model) unrequire(path string) bool {
	for name, s := range m.Shapes.Values {
		for i, member := range s.Required {
			if name+"."+member == path {
				s.Required = append(s.Required[:i:i], s.Required[i+1:]...)
				return true
			}
		}
	}
	return false
}

func indexOf(names []string, name string) int {
	for i := range names {
		if names[i] == name {
			return i
		}
	}
	return -1
}
