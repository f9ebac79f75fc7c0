package lint

import (
	"go/ast"
	"regexp"
	"strings"
	"testing"
)

// decoderName matches functions that look like decoders.
var decoderName = regexp.MustCompile(`^(?:Decode|Parse|Unmarshal|Restore|Inspect|Open|Unseal|Scan)(?:[A-Z].*)?$`)

// plainOpen matches what opens a file by its name; opening sealed bytes is decoding.
var plainOpen = regexp.MustCompile(`^Open`)

// takesBytes says whether a function's parameters include bytes, text or a reader.
func takesBytes(fn *ast.FuncDecl) bool {
	names := plainOpen.MatchString(fn.Name.Name)
	for _, field := range fn.Type.Params.List {
		switch t := field.Type.(type) {
		case *ast.Ident:
			if t.Name == "string" && !names {
				return true
			}
		case *ast.ArrayType:
			if element, ok := t.Elt.(*ast.Ident); ok && t.Len == nil && element.Name == "byte" {
				return true
			}
		case *ast.SelectorExpr:
			if t.Sel.Name == "Reader" {
				return true
			}
		}
	}
	return false
}

// decodersIn gives the exported functions and methods of a file that look like
// decoders, as F or T.F.
func decodersIn(s *source) []string {
	var names []string
	if !outsideTests(s) || s.Generated || s.File.Name.Name == "main" {
		return nil
	}
	for _, decl := range s.File.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if ok && fn.Name.IsExported() && decoderName.MatchString(fn.Name.Name) && takesBytes(fn) {
			names = append(names, functionName(fn))
		}
	}
	return names
}

// Property: every decoder is listed in decoders.txt, and every fuzz target
// named there exists beside it.
func TestDecodersAreFuzzed(t *testing.T) {
	const none = "-"
	listed := make(map[string]string)
	for _, row := range table(t, "decoders.txt", 3) {
		listed[row[0]+" "+row[1]] = row[2]
	}
	targets := make(map[string]bool)
	seen := make(map[string]bool)
	for _, s := range tree(t) {
		for _, name := range decodersIn(s) {
			seen[s.Package+" "+name] = true
			if _, ok := listed[s.Package+" "+name]; !ok {
				t.Errorf("%s: %s reads what others wrote: give it a fuzz target and a row in decoders.txt", s.Name, name)
			}
		}
		for _, decl := range s.File.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && s.Test && strings.HasPrefix(fn.Name.Name, "Fuzz") {
				targets[s.Package+" "+fn.Name.Name] = true
			}
		}
	}
	for decoder, target := range listed {
		pkg, _, _ := strings.Cut(decoder, " ")
		switch {
		case !seen[decoder]:
			t.Errorf("decoders.txt: %s does not exist: remove its row", decoder)
		case strings.HasPrefix(target, none):
			if len(target) < 10 {
				t.Errorf("decoders.txt: %s has no fuzz target and no reason", decoder)
			}
		case !targets[pkg+" "+target]:
			t.Errorf("decoders.txt: %s: there is no fuzz target %s in that package", decoder, target)
		}
	}
}

// The rule bites: what looks like a decoder is seen, what does not is not.
func TestDecoderRuleFinds(t *testing.T) {
	s := mustParse(t, "a/x.go", `package a
func Decode(b []byte) {}
func ParseShardID(s string) {}
func (m *M) Restore(r io.Reader) {}
func Parsed(s string) {}
func OpenDoor(name string) {}
func Open(key, sealed []byte) {}
func decode(b []byte) {}
func Format(s string) {}`)
	if got := strings.Join(decodersIn(s), " "); got != "Decode ParseShardID M.Restore Open" {
		t.Errorf("decoders seen: %s", got)
	}
}
