package main

import (
	"fmt"
	"strings"
)

// typeDecl declares the Go type of a shape with its methods; it is empty for
// shapes whose Go type is predeclared.
func (g *generator) typeDecl(name string, s *shape) string {
	switch {
	case s.Type == "structure" && !s.Document:
		return g.structDecl(name, s)
	case s.Type == "list":
		return g.listDecl(name, s)
	case s.Type == "map" && !g.isStringMap(s):
		return g.mapDecl(name, s)
	}
	return ""
}

func (g *generator) structDecl(name string, s *shape) string {
	required := map[string]bool{}
	for _, member := range s.Required {
		required[member] = true
	}
	goName, goFields := g.names.types[name], fields(s)
	var b strings.Builder
	fmt.Fprintf(&b, "// %s is the structure %s.\ntype %s struct {\n\tapi.Present\n\n", goName, name, goName)
	for i, member := range s.Members.Names {
		u := s.Members.Values[member]
		note := u.Shape
		if required[member] {
			note += ", required"
		}
		fmt.Fprintf(&b, "\t%s %s // %s\n", goFields[i], g.fieldType(u, required[member]), note)
	}
	fmt.Fprintf(&b, "}\n\n// Shape describes the structure.\nfunc (*%s) Shape() *api.Shape { return &%s }\n\n", goName, g.names.table(name))
	fmt.Fprintf(&b, "// Field gives access to member i.\nfunc (x *%s) Field(i int) any {\n", goName)
	if len(goFields) > 0 {
		b.WriteString("\tswitch i {\n")
		for i, member := range s.Members.Names {
			access := "&x." + goFields[i]
			if target := g.model.Shapes.Values[s.Members.Values[member].Shape]; target.Type == "structure" && !target.Document {
				access = "api.Of(" + access + ")"
			}
			fmt.Fprintf(&b, "\tcase %d:\n\t\treturn %s\n", i, access)
		}
		b.WriteString("\t}\n")
	}
	fmt.Fprintf(&b, "\tpanic(\"%s: no such member of %s\")\n}\n", g.pkg, goName)
	return b.String()
}

func (g *generator) listDecl(name string, s *shape) string {
	elem := g.goType(s.Member.Shape)
	return expand(`// NAME is a list of ELEMSHAPE.
type NAME []ELEM

// Len is the number of elements.
func (x *NAME) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *NAME) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *NAME) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *NAME) Append() any {
	var zero ELEM
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *NAME) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *NAME) Make(capacity int) { *x = make(NAME, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *NAME) Grow(n int) { *x = append(make(NAME, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *NAME) Clear() { *x = nil }
`, "NAME", g.names.types[name], "ELEMSHAPE", s.Member.Shape, "ELEM", elem)
}

func (g *generator) mapDecl(name string, s *shape) string {
	return expand(`// NAME is a map of KEYSHAPE to ELEMSHAPE.
type NAME map[string]ELEM

// Len is the number of entries.
func (x *NAME) Len() int { return len(*x) }

// Nil tells whether the map is absent.
func (x *NAME) Nil() bool { return *x == nil }

// Keys appends the keys to dst, in no order.
func (x *NAME) Keys(dst []string) []string {
	for key := range *x {
		dst = append(dst, key)
	}
	return dst
}

// At gives a pointer to a copy of the value under key.
func (x *NAME) At(key string) any {
	value := (*x)[key]
	return &value
}

// Put has fill make a value and stores it under key.
func (x *NAME) Put(key string, fill func(value any) error) error {
	var value ELEM
	if err := fill(&value); err != nil {
		return err
	}
	(*x)[key] = value
	return nil
}

// Make empties the map and reserves capacity.
func (x *NAME) Make(capacity int) { *x = make(NAME, capacity) }

// Clear makes the map absent.
func (x *NAME) Clear() { *x = nil }
`, "NAME", g.names.types[name], "ELEMSHAPE", s.Value.Shape, "KEYSHAPE", s.Key.Shape, "ELEM", g.goType(s.Value.Shape))
}

// expand replaces placeholders, the longer ones of a common prefix first.
func expand(text string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(text)
}

func (g *generator) enumDecl(name string, s *shape) string {
	var b strings.Builder
	fmt.Fprintf(&b, "// The values of %s.\nconst (\n", name)
	for _, value := range s.Enum {
		fmt.Fprintf(&b, "\t%s = %q\n", g.names.issue(g.names.types[name]+enumName(value)), value)
	}
	b.WriteString(")\n")
	return b.String()
}
