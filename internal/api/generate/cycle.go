package main

import (
	"fmt"
	"sort"
	"strings"
)

// reference is a shape's mention of another one: of its element, key, value or
// i-th member.
type reference struct {
	from, slot string
}

// slots gives the references of a shape in a fixed order.
func slots(s *shape) (names []string, uses []*use) {
	for _, part := range []struct {
		slot string
		use  *use
	}{{"Elem", s.Member}, {"Key", s.Key}, {"Value", s.Value}} {
		if part.use != nil {
			names, uses = append(names, part.slot), append(uses, part.use)
		}
	}
	for i, member := range s.Members.Names {
		names, uses = append(names, fmt.Sprintf("Members[%d]", i)), append(uses, s.Members.Values[member])
	}
	return names, uses
}

// closing gives the references that close a cycle of shapes, and their targets.
// Go refuses variables that are initialised with each other, so these are set
// by an init function.
func closing(m *model) map[reference]string {
	found := map[reference]string{}
	state := map[string]int{} // 1 while the shape's references are followed, 2 afterwards
	var follow func(name string)
	follow = func(name string) {
		state[name] = 1
		names, uses := slots(m.Shapes.Values[name])
		for i, u := range uses {
			switch state[u.Shape] {
			case 0:
				follow(u.Shape)
			case 1:
				found[reference{name, names[i]}] = u.Shape
			}
		}
		state[name] = 2
	}
	for _, name := range m.Shapes.Names {
		if state[name] == 0 {
			follow(name)
		}
	}
	return found
}

// cyclesDecl declares the init function, or nothing.
func (g *generator) cyclesDecl() string {
	if len(g.late) == 0 {
		return ""
	}
	var lines []string
	for ref, target := range g.late {
		lines = append(lines, fmt.Sprintf("\t%s.%s.Shape = &%s\n", g.names.table(ref.from), ref.slot, g.names.table(target)))
	}
	sort.Strings(lines)
	return "// Shapes that contain themselves.\nfunc init() {\n" + strings.Join(lines, "") + "}\n"
}
