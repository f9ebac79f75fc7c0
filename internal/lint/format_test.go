package lint

import (
	"bytes"
	"go/format"
	"os"
	"path/filepath"
	"testing"
)

// checkFormat finds text that gofmt would write differently.
func checkFormat(name string, text []byte) []finding {
	formatted, err := format.Source(text)
	if err != nil {
		return []finding{{name, err.Error()}}
	}
	if !bytes.Equal(formatted, text) {
		return []finding{{name, "not as gofmt writes it: run gofmt -w"}}
	}
	return nil
}

// Property: every Go file is as gofmt writes it.
func TestFormat(t *testing.T) {
	for _, s := range tree(t) {
		text, err := os.ReadFile(filepath.Join(repoRoot, filepath.FromSlash(s.Name)))
		if err != nil {
			t.Fatal(err)
		}
		report(t, checkFormat(s.Name, text))
	}
}

// The rule bites on a space too many.
func TestFormatRuleFinds(t *testing.T) {
	wantFindings(t, checkFormat("x.go", []byte("package  x\n")), "gofmt")
	wantFindings(t, checkFormat("x.go", []byte("package x\n")))
}
