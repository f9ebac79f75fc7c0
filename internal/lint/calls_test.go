package lint

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// call is a function of the standard library that the house does not call.
type call struct {
	Package string // import path
	Names   []string
	Where   func(*source) bool // files in which it is forbidden
	Instead string
}

func everywhere(*source) bool { return true }

// outsideTests spares tests and what only tests import.
func outsideTests(s *source) bool {
	return !s.Test && !strings.HasPrefix(s.Package, "test/") && s.Package != "internal/log/logtest"
}

// outsideBubbles spares tests that bring their own clock: in a bubble of
// testing/synctest a sleep is how time passes, and takes none.
func outsideBubbles(s *source) bool {
	return !s.Test || !slices.Contains(slices.Collect(maps.Values(importNames(s.File))), "testing/synctest")
}

// outsideDigest spares tests and the package whose work is cheaper for several at a
// time, so that it lets others come; it is right whether they do or not.
func outsideDigest(s *source) bool { return outsideTests(s) && s.Package != "internal/digest" }

// outsidePrograms spares programs, whose standard output is theirs.
func outsidePrograms(s *source) bool { return outsideTests(s) && s.File.Name.Name != "main" }

// forbiddenCalls lists them, each with what to use.
var forbiddenCalls = []call{
	{"time", []string{"Sleep"}, outsideBubbles, "wait for the thing itself: a channel, a condition, a timer in a select; in tests also testing/synctest"},
	{"context", []string{"TODO"}, everywhere, "pass the caller's context on"},
	{"log", []string{"Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln", "Print", "Printf", "Println"}, everywhere, "return an error; report it through log/slog"},
	{"fmt", []string{"Print", "Printf", "Println"}, outsidePrograms, "take an io.Writer, or report through log/slog"},
	{"os", []string{"Exit"}, outsidePrograms, "return an error: only main ends the process"},
	{"math/rand", nil, everywhere, "use math/rand/v2 with a seed that the test prints"},
	{"math/rand/v2", []string{"Int", "IntN", "Int32", "Int32N", "Int64", "Int64N", "Uint32", "Uint32N", "Uint64", "Uint64N", "N", "Float32", "Float64", "Perm", "Shuffle", "NormFloat64", "ExpFloat64"}, outsideTests, "take a seeded *rand.Rand as an argument: a run must be repeatable"},
	{"io/ioutil", nil, everywhere, "use io and os"},
	{"runtime", []string{"GC", "LockOSThread"}, outsideTests, "no scheduler or collector is asked to behave"},
	{"runtime", []string{"Gosched"}, outsideDigest, "no scheduler is asked to behave"},
}

// builtinOutput are the language's own printing functions, for bootstrapping.
var builtinOutput = []string{"print", "println"}

// checkCalls finds forbidden calls in a file. A function that is only named,
// not called, counts too.
func checkCalls(s *source) []finding {
	imports := importNames(s.File)
	var found []finding
	for _, spec := range s.File.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		for _, c := range forbiddenCalls {
			if c.Names == nil && c.Package == name && c.Where(s) {
				found = append(found, finding{s.at(spec), fmt.Sprintf("no %s here: %s", name, c.Instead)})
			}
		}
	}
	ast.Inspect(s.File, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			pkg, ok := n.X.(*ast.Ident)
			if !ok {
				return true
			}
			for _, c := range forbiddenCalls {
				if imports[pkg.Name] == c.Package && slices.Contains(c.Names, n.Sel.Name) && c.Where(s) {
					found = append(found, finding{s.at(n), fmt.Sprintf("no %s.%s here: %s", pkg.Name, n.Sel.Name, c.Instead)})
				}
			}
		case *ast.CallExpr:
			if fn, ok := n.Fun.(*ast.Ident); ok && slices.Contains(builtinOutput, fn.Name) && outsideTests(s) {
				found = append(found, finding{s.at(n), fmt.Sprintf("no %s here: take an io.Writer, or report through log/slog", fn.Name)})
			}
		}
		return true
	})
	return found
}

// importNames maps the name by which a file calls a package to its path.
func importNames(file *ast.File) map[string]string {
	names := make(map[string]string)
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := path[strings.LastIndexByte(path, '/')+1:]
		if name == "v2" {
			name = strings.TrimSuffix(path, "/v2")
			name = name[strings.LastIndexByte(name, '/')+1:]
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = path
	}
	return names
}

// panicsIn gives the functions of a file that panic, as "file function", each once.
func panicsIn(s *source) []string {
	var names []string
	for _, decl := range s.File.Decls {
		where := "package"
		var body ast.Node = decl
		if fn, ok := decl.(*ast.FuncDecl); ok {
			where = functionName(fn)
			if fn.Body == nil {
				continue
			}
			body = fn.Body
		}
		ast.Inspect(body, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok {
				if fn, ok := c.Fun.(*ast.Ident); ok && fn.Name == "panic" {
					if name := s.Name + " " + where; !slices.Contains(names, name) {
						names = append(names, name)
					}
				}
			}
			return true
		})
	}
	return names
}

// functionName gives F for a function and T.F for a method.
func functionName(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	receiver := fn.Recv.List[0].Type
	if star, ok := receiver.(*ast.StarExpr); ok {
		receiver = star.X
	}
	switch t := receiver.(type) {
	case *ast.IndexExpr:
		receiver = t.X
	case *ast.IndexListExpr:
		receiver = t.X
	}
	if name, ok := receiver.(*ast.Ident); ok {
		return name.Name + "." + fn.Name.Name
	}
	return fn.Name.Name
}

// checkGoroutines finds goroutines started in an init function or a package
// variable: they have no owner that waits for them.
func checkGoroutines(s *source) []finding {
	var found []finding
	for _, decl := range s.File.Decls {
		fn, isFunc := decl.(*ast.FuncDecl)
		if isFunc && fn.Name.Name != "init" {
			continue
		}
		if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok != token.VAR {
			continue
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				found = append(found, finding{s.at(g), "a goroutine started at package level has no owner: start it where something waits for it"})
			}
			return true
		})
	}
	return found
}

// Property: nobody calls what the house has something better for.
func TestCalls(t *testing.T) {
	for _, s := range tree(t) {
		report(t, checkCalls(s))
		report(t, checkGoroutines(s))
	}
}

// Property: outside tests, functions that panic are those listed in
// panics.txt, each with the invariant that has to be broken for it.
func TestPanics(t *testing.T) {
	listed := make(map[string]bool)
	for _, row := range table(t, "panics.txt", 2) {
		if row[1] == "" {
			t.Errorf("panics.txt: %s has no reason", row[0])
		}
		listed[row[0]] = false
	}
	for _, s := range tree(t) {
		if !outsideTests(s) || s.Generated {
			continue
		}
		for _, name := range panicsIn(s) {
			if _, ok := listed[name]; !ok {
				t.Errorf("%s panics: return an error; if only a broken invariant can lead there, add a row to panics.txt that says which", name)
			}
			listed[name] = true
		}
	}
	for name, used := range listed {
		if !used {
			t.Errorf("panics.txt: %s does not panic: remove its row", name)
		}
	}
}

// The rules bite: each forbidden thing is found, under another name too, and
// the same in a place where it is allowed is not.
func TestCallRulesFind(t *testing.T) {
	text := `package x
import (
	"fmt"
	. "strings"
	clock "time"
	"math/rand"
	random "math/rand/v2"
	"context"
	"log"
	"os"
)
func f() {
	clock.Sleep(1)
	_ = context.TODO()
	log.Fatal("x")
	fmt.Println("x")
	os.Exit(1)
	random.IntN(3)
	_ = random.New
	println("x")
}`
	wantFindings(t, checkCalls(mustParse(t, "internal/x/x.go", text)),
		"no math/rand here", "no clock.Sleep", "no context.TODO", "no log.Fatal", "no fmt.Println", "no os.Exit", "no random.IntN", "no println")
	program := strings.Replace(text, "package x", "package main", 1)
	wantFindings(t, checkCalls(mustParse(t, "cmd/x/x.go", program)),
		"no math/rand here", "no clock.Sleep", "no context.TODO", "no log.Fatal", "no random.IntN", "no println")
	wantFindings(t, checkCalls(mustParse(t, "internal/x/x_test.go", text)),
		"no math/rand here", "no clock.Sleep", "no context.TODO", "no log.Fatal")
	bubble := strings.Replace(text, `"os"`, `"testing/synctest"`, 1)
	wantFindings(t, checkCalls(mustParse(t, "internal/x/x_test.go", bubble)),
		"no math/rand here", "no context.TODO", "no log.Fatal")

	panics := mustParse(t, "a/x.go", `package a
func (t *T[K]) m() { panic("x"); panic("y") }
var v = func() int { panic("z") }()
func fine() {}`)
	if got := strings.Join(panicsIn(panics), ","); got != "a/x.go T.m,a/x.go package" {
		t.Errorf("panics found: %s", got)
	}
	wantFindings(t, checkGoroutines(mustParse(t, "a/x.go", `package a
func init() { go fine() }
func fine() { go fine() }`)), "no owner")
}
