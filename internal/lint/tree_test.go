package lint

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// modulePath is the import path of the repository's root package.
const modulePath = "github.com/shardwell/shardwell"

// repoRoot is where the repository starts, seen from this package's tests.
const repoRoot = "../.."

// source is one parsed Go file. Build constraints are ignored: a file for
// another platform obeys the same rules.
type source struct {
	Name      string // slash-separated, relative to the repository
	Package   string // its directory; "." is the root package
	Test      bool   // a _test.go file
	Generated bool   // carries the "Code generated" mark of Go's convention
	Lines     int
	File      *ast.File
	Fset      *token.FileSet
}

// at gives the place of a node as file:line.
func (s *source) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", s.Name, s.Fset.Position(n.Pos()).Line)
}

// parseSource parses one file's text as a source called name.
func parseSource(name string, text []byte) (*source, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	return &source{
		Name:      name,
		Package:   path.Dir(name),
		Test:      strings.HasSuffix(name, "_test.go"),
		Generated: ast.IsGenerated(file),
		Lines:     strings.Count(string(text), "\n"),
		File:      file,
		Fset:      fset,
	}, nil
}

// mustParse is parseSource for the rules' own tests.
func mustParse(t *testing.T, name, text string) *source {
	t.Helper()
	s, err := parseSource(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// skipDirs are directories at the repository's root that no rule reads: git's
// own, and what building, running and testing leave behind.
var skipDirs = []string{".git", "bin", ".interop", "shardwell-data"}

// walkFiles calls visit for every regular file of the repository.
func walkFiles(visit func(name string) error) error {
	return filepath.WalkDir(repoRoot, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(repoRoot, p)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if d.IsDir() {
			if slices.Contains(skipDirs, name) {
				return filepath.SkipDir
			}
			return nil
		}
		// In a linked work tree git's own is a file.
		if !d.Type().IsRegular() || name == ".git" {
			return nil
		}
		return visit(name)
	})
}

// loadTree parses every Go file of the repository once.
var loadTree = sync.OnceValues(func() ([]*source, error) {
	var tree []*source
	err := walkFiles(func(name string) error {
		if path.Ext(name) != ".go" || strings.Contains(name, "/testdata/") {
			return nil
		}
		text, err := os.ReadFile(filepath.Join(repoRoot, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		s, err := parseSource(name, text)
		if err != nil {
			return err
		}
		tree = append(tree, s)
		return nil
	})
	return tree, err
})

// tree gives the parsed repository; a file that does not parse fails the test.
func tree(t *testing.T) []*source {
	t.Helper()
	sources, err := loadTree()
	if err != nil {
		t.Fatal(err)
	}
	if len(sources) == 0 {
		t.Fatal("no Go files found: the rules would all pass on nothing")
	}
	return sources
}

// byPackage groups the tree by directory.
func byPackage(sources []*source) map[string][]*source {
	packages := make(map[string][]*source)
	for _, s := range sources {
		packages[s.Package] = append(packages[s.Package], s)
	}
	return packages
}

// finding is one broken rule at one place.
type finding struct {
	At   string // file:line, or a package
	What string // what is wrong and what to do instead
}

// report fails the test once per finding.
func report(t *testing.T, findings []finding) {
	t.Helper()
	for _, f := range findings {
		t.Errorf("%s: %s", f.At, f.What)
	}
}

// wantFindings checks that a rule, run on text written to break it, finds
// exactly the expected things: one fragment per finding, in order.
func wantFindings(t *testing.T, got []finding, fragments ...string) {
	t.Helper()
	if len(got) != len(fragments) {
		t.Fatalf("found %d things %v, expected %d %q", len(got), got, len(fragments), fragments)
	}
	for i, f := range got {
		if !strings.Contains(f.At+": "+f.What, fragments[i]) {
			t.Errorf("finding %d is %q, expected it to contain %q", i, f, fragments[i])
		}
	}
}

// table reads a text table of this package: one row per line, columns parted
// by '|', '#' starting a comment line.
func table(t *testing.T, file string, columns int) [][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.SplitN(line, "|", columns)
		if len(cells) != columns {
			t.Fatalf("%s:%d: expected %d columns, got %d", file, i+1, columns, len(cells))
		}
		for c := range cells {
			cells[c] = strings.TrimSpace(cells[c])
		}
		rows = append(rows, cells)
	}
	return rows
}
