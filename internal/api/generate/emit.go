package main

import (
	"errors"
	"fmt"
	"go/format"
	"sort"
	"strings"

	"github.com/shardwell/shardwell/internal/api"
)

// suffix ends the names of all generated files.
const suffix = "_gen.go"

// maxFileLines is where a new file is begun.
const maxFileLines = 900

type generator struct {
	model *model
	facts *overrides
	names *namer
	pkg   string
	late  map[reference]string // references that init sets
}

// generate gives the content of all files of the package, by name.
func generate(m *model, facts *overrides, pkg string) (map[string][]byte, error) {
	if err := facts.apply(m); err != nil {
		return nil, err
	}
	g := &generator{model: m, facts: facts, names: newNamer(m), pkg: pkg, late: closing(m)}
	shapes := append([]string(nil), m.Shapes.Names...)
	sort.Strings(shapes)

	var types, tables, enums []string
	var refused []error
	for _, name := range shapes {
		s := m.Shapes.Values[name]
		if len(s.Members.Names) > api.MaxMembers {
			return nil, fmt.Errorf("%s has %d members, api.Present has room for %d", name, len(s.Members.Names), api.MaxMembers)
		}
		if decl := g.typeDecl(name, s); decl != "" {
			types = append(types, decl)
		}
		if len(s.Enum) > 0 {
			enums = append(enums, g.enumDecl(name, s))
		}
		table, err := g.tableDecl(name, s)
		if err != nil {
			refused = append(refused, fmt.Errorf("shape %s: %w", name, err))
		}
		tables = append(tables, table)
	}
	if err := errors.Join(refused...); err != nil {
		return nil, err
	}
	if cycles := g.cyclesDecl(); cycles != "" {
		tables = append(tables, cycles)
	}
	files := map[string][]byte{}
	for _, part := range []struct {
		name  string
		decls []string
	}{{"types", types}, {"enums", enums}, {"shapes", tables}, {"service", []string{g.serviceDecl()}}} {
		if err := g.pack(files, part.name, part.decls); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// pack spreads declarations over files, and formats them.
func (g *generator) pack(files map[string][]byte, name string, decls []string) error {
	var groups [][]string
	lines := maxFileLines + 1
	for _, decl := range decls {
		n := strings.Count(decl, "\n") + 1
		if lines+n > maxFileLines {
			groups = append(groups, nil)
			lines = 0
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], decl)
		lines += n
	}
	for i, group := range groups {
		file := name + suffix
		if len(groups) > 1 {
			file = fmt.Sprintf("%s_%02d%s", name, i+1, suffix)
		}
		content, err := format.Source([]byte(g.header(group) + strings.Join(group, "\n")))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		files[file] = content
	}
	return nil
}

func (g *generator) header(decls []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "// Code generated from the %s API model %s (botocore %s). DO NOT EDIT.\n\npackage %s\n\n",
		g.model.Metadata.ServiceID, g.model.Metadata.APIVersion, wheelVersion, g.pkg)
	var imports []string
	for _, want := range []struct{ use, path string }{
		{"time.Time", `"time"`},
		{"api.", `"github.com/shardwell/shardwell/internal/api"`},
	} {
		for _, decl := range decls {
			if strings.Contains(decl, want.use) {
				imports = append(imports, want.path)
				break
			}
		}
	}
	if len(imports) > 0 {
		fmt.Fprintf(&b, "import (\n%s\n)\n\n", strings.Join(imports, "\n\n"))
	}
	return b.String()
}
