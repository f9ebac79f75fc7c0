package lint

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// minPackageDoc is the length below which a package comment cannot have said
// what the package is and promises.
const minPackageDoc = 160

var (
	saysConcurrency = regexp.MustCompile(`(?i)concurren|goroutine|single-threaded|never written|immutable|\bpure\b|holds no state`)
	namesFile       = regexp.MustCompile(`\b[a-z0-9_]+\.(?:go|txt)\b`)
)

// checkPackageDoc finds what a package's doc.go lacks: what it is and
// promises, its rule for concurrent use (unless it is tests only), and which
// file to read first (if it has more than two).
func checkPackageDoc(pkg string, sources []*source) []finding {
	var doc *source
	var files []string
	for _, s := range sources {
		if s.File.Name.Name == "main" {
			return nil
		}
		if path.Base(s.Name) == "doc.go" {
			doc = s
		} else if !s.Test || sourcesAreTests(sources) {
			files = append(files, path.Base(s.Name))
		}
	}
	if doc == nil || doc.File.Doc == nil {
		return []finding{{pkg, "no doc.go with a package comment: say what the package is, what it promises, its rule for concurrent use, and which file to read first"}}
	}
	var found []finding
	text := doc.File.Doc.Text()
	if len(text) < minPackageDoc {
		found = append(found, finding{doc.Name, "the package comment does not say what the package is and promises"})
	}
	if !saysConcurrency.MatchString(text) && !sourcesAreTests(sources) {
		found = append(found, finding{doc.Name, "the package comment does not say who may call concurrently"})
	}
	if len(files) > 2 && !slices.ContainsFunc(namesFile.FindAllString(text, -1), func(f string) bool { return slices.Contains(files, f) || strings.HasSuffix(f, ".txt") }) {
		found = append(found, finding{doc.Name, "the package comment does not say which file to read first"})
	}
	return found
}

// sourcesAreTests says whether a package is tests and a doc.go, nothing else.
func sourcesAreTests(sources []*source) bool {
	return !slices.ContainsFunc(sources, func(s *source) bool { return !s.Test && path.Base(s.Name) != "doc.go" })
}

// checkExported finds exported identifiers of a file without a comment: what
// is promised must be written down. Methods count when their type is exported.
func checkExported(s *source) []finding {
	if s.Test || s.Generated || s.File.Name.Name == "main" {
		return nil
	}
	var found []finding
	missing := func(n ast.Node, name string) {
		found = append(found, finding{s.at(n), fmt.Sprintf("%s is exported without a comment: say what it promises (shapes, units, errors, concurrency)", name)})
	}
	for _, decl := range s.File.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Doc == nil && decl.Name.IsExported() && exportedReceiver(decl) && !wellKnown(decl) {
				missing(decl, decl.Name.Name)
			}
		case *ast.GenDecl:
			if decl.Tok != token.IMPORT {
				for _, name := range undocumented(decl) {
					missing(name, name.Name)
				}
			}
		}
	}
	return found
}

// wellKnown says whether a function is a method whose meaning the standard
// library has fixed.
func wellKnown(fn *ast.FuncDecl) bool {
	return fn.Recv != nil && slices.Contains([]string{"Error", "String", "Unwrap", "Len", "Less", "Swap"}, fn.Name.Name)
}

// exportedReceiver says whether a function is none of an unexported type's.
func exportedReceiver(fn *ast.FuncDecl) bool {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return true
	}
	receiver := fn.Recv.List[0].Type
	for {
		switch t := receiver.(type) {
		case *ast.StarExpr:
			receiver = t.X
		case *ast.IndexExpr:
			receiver = t.X
		case *ast.IndexListExpr:
			receiver = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return true
		}
	}
}

// undocumented gives the exported names of a declaration without a comment of
// their own, behind them, or over their group.
func undocumented(decl *ast.GenDecl) []*ast.Ident {
	var names []*ast.Ident
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && spec.Doc == nil && decl.Doc == nil {
				names = append(names, spec.Name)
			}
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				if name.IsExported() && spec.Doc == nil && spec.Comment == nil && decl.Doc == nil {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// Property: every package says what it is, every exported name what it promises.
func TestDocs(t *testing.T) {
	sources := tree(t)
	for pkg, files := range byPackage(sources) {
		report(t, checkPackageDoc(pkg, files))
	}
	for _, s := range sources {
		report(t, checkExported(s))
	}
}

// The rules bite: a missing doc.go, an empty one, and each kind of exported
// name without a comment are found.
func TestDocRulesFind(t *testing.T) {
	bare := mustParse(t, "a/x.go", "package a")
	wantFindings(t, checkPackageDoc("a", []*source{bare}), "no doc.go")
	thin := mustParse(t, "a/doc.go", "// Package a is.\npackage a")
	testing := mustParse(t, "a/x_test.go", "package a")
	wantFindings(t, checkPackageDoc("a", []*source{thin, testing}), "what the package is")
	wantFindings(t, checkPackageDoc("a", []*source{thin, bare, bare, bare}), "what the package is", "concurrently", "read first")

	s := mustParse(t, "a/x.go", `package a
type T struct{}
func (T) M() {}
func (T) Error() string { return "" }
func (t *T) m() {}
type u struct{}
func (u) Fine() {}
func F() {}
const C = 1
var V, w = 1, 2
// Group.
const (
	D = 1
	E = 2
)
`)
	wantFindings(t, checkExported(s), "T is exported", "M is exported", "F is exported", "C is exported", "V is exported")
}
