package main

import "fmt"

// keepOnly drops all operations but those named, and every shape that none of
// them leads to: a service of which little is served has small tables.
func (m *model) keepOnly(operations []string) error {
	var kept ordered[operation]
	kept.Values = map[string]*operation{}
	reached := map[string]bool{}
	for _, name := range operations {
		op := m.Operations.Values[name]
		if op == nil || kept.Values[name] != nil {
			return fmt.Errorf("operation %q is not in the model, or named twice", name)
		}
		kept.Names = append(kept.Names, name)
		kept.Values[name] = op
		m.reach(reached, op.Input, op.Output)
		for i := range op.Errors {
			m.reach(reached, &op.Errors[i])
		}
	}
	var shapes ordered[shape]
	shapes.Values = map[string]*shape{}
	for _, name := range m.Shapes.Names {
		if reached[name] {
			shapes.Names = append(shapes.Names, name)
			shapes.Values[name] = m.Shapes.Values[name]
		}
	}
	m.Operations, m.Shapes = kept, shapes
	return nil
}

// reach marks the shapes of some uses, and all that those use.
func (m *model) reach(reached map[string]bool, uses ...*use) {
	for _, u := range uses {
		if u == nil || reached[u.Shape] {
			continue
		}
		reached[u.Shape] = true
		s := m.Shapes.Values[u.Shape]
		m.reach(reached, s.Member, s.Key, s.Value)
		for _, name := range s.Members.Names {
			m.reach(reached, s.Members.Values[name])
		}
	}
}
