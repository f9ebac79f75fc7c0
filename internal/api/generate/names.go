package main

import (
	"fmt"
	"strings"
	"unicode"
)

// taken are the names a structure's fields cannot have, because api.Struct's
// methods and the embedded set have them.
var taken = map[string]bool{"Shape": true, "Field": true, "Presence": true, "Present": true}

// namer turns the model's names into Go's, each given out once.
type namer struct {
	types  map[string]string
	issued map[string]bool
}

func newNamer(m *model) *namer {
	n := &namer{types: map[string]string{}, issued: map[string]bool{"Service": true}}
	for _, name := range m.Shapes.Names {
		n.types[name] = n.issue(exported(name))
	}
	return n
}

// issue makes a name unique by appending underscores.
func (n *namer) issue(name string) string {
	for n.issued[name] {
		name += "_"
	}
	n.issued[name] = true
	return name
}

// table is the variable that describes a shape.
func (n *namer) table(shape string) string { return "shape" + n.types[shape] }

// fields gives the Go names of a structure's members.
func fields(s *shape) []string {
	used := map[string]bool{}
	names := make([]string, len(s.Members.Names))
	for i, member := range s.Members.Names {
		name := exported(member)
		for taken[name] || used[name] {
			name += "_"
		}
		used[name] = true
		names[i] = name
	}
	return names
}

// exported turns a model's name into an exported identifier.
func exported(name string) string {
	var b strings.Builder
	upper := true
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			upper = true
			continue
		}
		if upper {
			r = unicode.ToUpper(r)
		}
		upper = false
		b.WriteRune(r)
	}
	if s := b.String(); s != "" && unicode.IsLetter(rune(s[0])) {
		return s
	}
	return "X" + b.String()
}

// enumName is the constant of an enum value: AT_LATEST becomes AtLatest, other
// spellings stay.
func enumName(value string) string {
	if value == strings.ToUpper(value) {
		value = strings.ToLower(value)
	}
	name := exported("x " + value)
	return strings.TrimPrefix(name, "X")
}

// path is a member's name in constraint messages.
func path(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToLower(name[:1]) + name[1:]
}

// goType is the Go type of a value of the shape; structures are values here.
func (g *generator) goType(name string) string {
	s := g.model.Shapes.Values[name]
	switch s.Type {
	case "string":
		return "string"
	case "blob":
		return "[]byte"
	case "timestamp":
		return "time.Time"
	case "boolean":
		return "bool"
	case "integer":
		return "int32"
	case "long":
		return "int64"
	case "float", "double":
		return "float64"
	case "map":
		if g.isStringMap(s) {
			return "map[string]string"
		}
	case "structure":
		if s.Document {
			return "api.Document"
		}
	}
	return g.names.types[name]
}

// fieldType is the Go type of a structure's member.
func (g *generator) fieldType(u *use, required bool) string {
	s := g.model.Shapes.Values[u.Shape]
	t := g.goType(u.Shape)
	switch s.Type {
	case "structure":
		if s.Document {
			return t
		}
		return "*" + t
	case "boolean", "integer", "long", "float", "double":
		if !required {
			return "*" + t
		}
	}
	return t
}

func (g *generator) isStringMap(s *shape) bool {
	return g.model.Shapes.Values[s.Value.Shape].Type == "string"
}

// kind is the api.Kind constant of a shape.
func kind(s *shape) (string, error) {
	switch s.Type {
	case "structure":
		if s.Document {
			return "api.KindDocument", nil
		}
		return "api.KindStructure", nil
	case "list", "map", "string", "blob", "boolean", "integer", "long", "float", "double", "timestamp":
		return "api.Kind" + exported(s.Type), nil
	}
	return "", fmt.Errorf("unknown type %q", s.Type)
}
