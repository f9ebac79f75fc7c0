package conformance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// covers says which operations a check is about: docs/parity.md counts it among
// theirs. It is the first statement of every test, with no operation for checks
// of the protocol alone. The test fails unless it calls each of them.
func covers(t *testing.T, operations ...string) {
	t.Helper()
	t.Logf("covers: %s", strings.Join(operations, " "))
	t.Cleanup(func() {
		for _, op := range operations {
			if _, ok := calls.Load(root(t) + " " + op); !ok && !t.Failed() {
				t.Errorf("the test says that it covers %s, and never calls it", op)
			}
		}
	})
}

// calls holds "TestName Operation" for every request of a test.
var calls sync.Map

// called notes a request that does not go through host.send.
func called(t *testing.T, operation string) { calls.Store(root(t)+" "+operation, true) }

// noteCall notes a request by its target.
func noteCall(t *testing.T, req *http.Request) {
	_, operation, _ := strings.Cut(req.Header.Get("X-Amz-Target"), ".")
	called(t, operation)
}

// root is the name of the test that t is, or is a part of.
func root(t *testing.T) string {
	name, _, _ := strings.Cut(t.Name(), "/")
	return name
}

// Property: every test of this package begins with what it covers, and says in
// a comment what it proves; the parity page shows both.
func TestEveryTestSaysWhatItCovers(t *testing.T) {
	covers(t)
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !strings.HasPrefix(f.Name.Name, "Test") || f.Name.Name == "TestMain" {
				continue
			}
			found++
			if !beginsWithCovers(f) {
				t.Errorf("%s does not begin with covers(t, \"SomeOperation\", ...)", f.Name.Name)
			}
			if f.Doc == nil {
				t.Errorf("%s has no comment that says what it proves", f.Name.Name)
			}
		}
	}
	if found == 0 {
		t.Error("no tests found")
	}
}

// beginsWithCovers looks for the call among the first statements: a test may
// stand aside or make its own arguments first.
func beginsWithCovers(f *ast.FuncDecl) bool {
	return slices.ContainsFunc(f.Body.List[:min(3, len(f.Body.List))], func(s ast.Stmt) bool {
		expression, ok := s.(*ast.ExprStmt)
		if !ok {
			return false
		}
		call, ok := expression.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		name, ok := call.Fun.(*ast.Ident)
		return ok && name.Name == "covers"
	})
}
