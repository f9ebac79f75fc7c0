package lint

import (
	"fmt"
	"go/ast"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room is one row of imports.txt.
type room struct {
	Package string
	Layer   int // layerTests for T
	Marks   []string
	Imports []string
	Reason  string
}

// layerTests is above every layer: only tests reach it.
const layerTests = 9

func (r room) has(mark string) bool { return slices.Contains(r.Marks, mark) }

// rooms reads imports.txt.
func rooms(t *testing.T) map[string]room {
	t.Helper()
	all := make(map[string]room)
	for _, row := range table(t, "imports.txt", 5) {
		r := room{Package: row[0], Marks: strings.Fields(row[2]), Imports: strings.Fields(row[3]), Reason: row[4]}
		if row[1] == "T" {
			r.Layer = layerTests
		} else {
			layer, err := strconv.Atoi(row[1])
			if err != nil {
				t.Fatalf("imports.txt: %s: layer %q is neither a number nor T", r.Package, row[1])
			}
			r.Layer = layer
		}
		if r.Reason == "" {
			t.Errorf("imports.txt: %s has no reason", r.Package)
		}
		if _, twice := all[r.Package]; twice {
			t.Errorf("imports.txt: %s is listed twice", r.Package)
		}
		all[r.Package] = r
	}
	return all
}

// doors are standard packages that only rooms with the mark may import; a name
// ending in "/" covers everything below it.
var doors = []struct{ Mark, Package, Instead string }{
	{"os", "os", "take an fs.FS, an io.Reader or internal/vfs"},
	{"os", "os/", "leave signals and users to cmd"},
	{"os", "io/ioutil", "use os or io"},
	{"os", "path/filepath", "names in the data directory are slash-separated: use path"},
	{"errno", "syscall", "go through internal/vfs"},
	{"exec", "os/exec", "only programs start programs"},
	{"net", "net", "only the edges own sockets"},
	{"net", "net/", "only the edges own sockets"},
	{"net", "crypto/tls", "only the edges own sockets"},
	{"rand", "crypto/rand", "take the random bytes or an io.Reader as an argument"},
	{"rand", "math/rand", "take a seeded *rand.Rand of math/rand/v2 as an argument"},
	{"unsafe", "unsafe", "write it in plain Go"},
	{"plugin", "plugin", "there are no plug-ins"},
}

// plainNet are packages below net that only parse values.
var plainNet = []string{"net/url", "net/netip", "net/textproto"}

// door finds the rule for a standard package, or none.
func door(pkg string) (mark, instead string, ok bool) {
	if slices.Contains(plainNet, pkg) {
		return "", "", false
	}
	if pkg == "os/exec" {
		return "exec", "only programs start programs", true
	}
	for _, d := range doors {
		if pkg == d.Package || strings.HasSuffix(d.Package, "/") && strings.HasPrefix(pkg, d.Package) {
			return d.Mark, d.Instead, true
		}
	}
	return "", "", false
}

// related says whether one directory lies on the way to the other.
func related(a, b string) bool {
	return strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}

// sidewaysFree says whether packages of a layer stay out of each other's way,
// so that any of them can be deleted by itself.
func sidewaysFree(layer int) bool { return layer >= 3 && layer != layerTests }

// checkImports finds a file's imports that its room does not allow. Test files
// may import what they like: they are how a room is shaken from outside.
func checkImports(all map[string]room, s *source) []finding {
	if s.Test {
		return nil
	}
	own := all[s.Package]
	var found []finding
	for _, spec := range s.File.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue // the compiler's business
		}
		if what := judgeImport(all, own, imported); what != "" {
			found = append(found, finding{s.at(spec), what})
		}
	}
	return found
}

// judgeImport says what is wrong with one import, or "".
func judgeImport(all map[string]room, own room, imported string) string {
	target := "."
	if imported != modulePath {
		rest, ours := strings.CutPrefix(imported, modulePath+"/")
		if !ours {
			mark, instead, guarded := door(imported)
			if guarded && !own.has(mark) {
				return fmt.Sprintf("%s must not import %q: %s (%s)", own.Package, imported, instead, own.Reason)
			}
			return ""
		}
		target = rest
	}
	other, known := all[target]
	switch {
	case !known:
		return fmt.Sprintf("%q is not in imports.txt", target)
	case other.has("main"):
		return fmt.Sprintf("%s is a program: nothing imports it", target)
	case other.Layer == layerTests && own.Layer != layerTests:
		return fmt.Sprintf("%s is for tests only (%s)", target, other.Reason)
	case other.Layer > own.Layer || other.Layer == own.Layer && sidewaysFree(own.Layer) && !related(own.Package, target):
		return fmt.Sprintf("%s (layer %d) must not import %s (layer %d): imports go down (%s)", own.Package, own.Layer, target, other.Layer, own.Reason)
	case !slices.Contains(own.Imports, "*") && !slices.Contains(own.Imports, target):
		return fmt.Sprintf("%s must not import %s: %s", own.Package, target, own.Reason)
	}
	return ""
}

// clockCalls are what a pure package does not call in package time.
var clockCalls = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}

// checkPure finds goroutines and clocks in a pure package's file. Files,
// sockets and randomness are already impossible without their imports.
func checkPure(own room, s *source) []finding {
	if s.Test || !own.has("pure") {
		return nil
	}
	var found []finding
	ast.Inspect(s.File, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = append(found, finding{s.at(n), fmt.Sprintf("a pure package starts no goroutine: %s", own.Reason)})
		case *ast.SelectorExpr:
			if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "time" && slices.Contains(clockCalls, n.Sel.Name) {
				found = append(found, finding{s.at(n), fmt.Sprintf("a pure package reads no clock (time.%s): take the time as an argument (%s)", n.Sel.Name, own.Reason)})
			}
		}
		return true
	})
	return found
}

// Property: every package has a row in imports.txt, every row a package, and
// every import is one that the importing room's row allows.
func TestRooms(t *testing.T) {
	all := rooms(t)
	packages := byPackage(tree(t))
	for name := range packages {
		if _, ok := all[name]; !ok {
			t.Errorf("package %s is not in imports.txt: add a row that says its layer, what it may import and why it exists", name)
		}
	}
	for name := range all {
		if _, ok := packages[name]; !ok {
			t.Errorf("imports.txt: package %s does not exist: remove its row", name)
		}
	}
	for _, s := range tree(t) {
		report(t, checkImports(all, s))
		report(t, checkPure(all[s.Package], s))
	}
}

// Property: names that tell nothing are not package names.
func TestPackageNames(t *testing.T) {
	forbidden := []string{"util", "utils", "common", "manager", "helper", "helpers", "misc", "base", "shared", "types", "lib"}
	for _, s := range tree(t) {
		name := strings.TrimSuffix(s.File.Name.Name, "_test")
		if slices.Contains(forbidden, name) {
			t.Errorf("%s: package %s: name it after what it holds, with one short noun", s.Name, name)
		}
		if strings.ToLower(name) != name || strings.Contains(name, "_") {
			t.Errorf("%s: package %s: one short lower-case noun", s.Name, name)
		}
	}
}

// The rules bite: an upward import, a sideways one, one missing from the row,
// a forbidden door, a clock and a goroutine in a pure package are each found.
func TestRoomRulesFind(t *testing.T) {
	all := map[string]room{
		"low":         {Package: "low", Layer: 0, Marks: []string{"pure"}, Reason: "facts"},
		"low2":        {Package: "low2", Layer: 0, Reason: "facts"},
		"high":        {Package: "high", Layer: 3, Imports: []string{"low", "sibling"}, Reason: "edge"},
		"sibling":     {Package: "sibling", Layer: 3, Reason: "edge"},
		"high/inside": {Package: "high/inside", Layer: 3, Imports: []string{"high"}, Reason: "part"},
		"judge":       {Package: "judge", Layer: layerTests, Reason: "judges"},
	}
	upward := mustParse(t, "low/x.go", `package low
import ("`+modulePath+`/high"; "net/http"; "os"; "crypto/rand"; "net/url"; "strings")`)
	wantFindings(t, checkImports(all, upward), "imports go down", "only the edges own sockets", "internal/vfs", "io.Reader as an argument")

	sideways := mustParse(t, "high/x.go", `package high
import ("`+modulePath+`/low"; "`+modulePath+`/low2"; "`+modulePath+`/sibling"; "`+modulePath+`/judge"; "`+modulePath+`/unknown")`)
	wantFindings(t, checkImports(all, sideways), "high must not import low2: edge", "imports go down", "for tests only", "not in imports.txt")

	inside := mustParse(t, "high/inside/x.go", `package inside
import "`+modulePath+`/high"`)
	wantFindings(t, checkImports(all, inside))

	impure := mustParse(t, "low/y.go", `package low
import "time"
func f(at time.Time) { go f(at); _ = time.Now(); _ = at.Add(time.Second) }`)
	wantFindings(t, checkPure(all["low"], impure), "no goroutine", "time.Now")
}
