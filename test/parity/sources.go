package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// facts is what the sources say.
type facts struct {
	checks      []check
	decisions   []decision
	differences differences
}

// check is a test and what it proves.
type check struct {
	Number  int // 0 for a test without one
	Package string
	Test    string
	Says    string // its comment, in one line
}

// decision is a choice that no record of AWS settles.
type decision struct {
	File, Name string
	Says       string // its comment, in one line
	Text       string // what it answers, if that is a text
}

// elsewhere gives the packages other than test/conformance that have numbered
// checks.
func (f facts) elsewhere() (packages []string) {
	for _, c := range f.checks {
		if c.Package != conformance && !slices.Contains(packages, c.Package) {
			packages = append(packages, c.Package)
		}
	}
	return packages
}

// Where decisions are written down. Files of refusals have recorded texts, too,
// which are no decisions.
var decisionFiles = []string{
	"internal/service/streams/decisions*.go",
	"internal/service/streams/queue/decisions*.go",
	"internal/service/streams/catalog/decisions*.go",
	"internal/wire/cbor/decisions.go",
	"internal/service/streams/catalog/refusals*.go",
	"internal/gateway/decisions.go",
}

func readSources() (facts, error) {
	var f facts
	var err error
	if f.checks, err = readChecks(); err != nil {
		return f, err
	}
	for _, pattern := range decisionFiles {
		files, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			return f, err
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			some, err := readDecisions(file)
			if err != nil {
				return f, err
			}
			f.decisions = append(f.decisions, some...)
		}
	}
	f.differences, err = readDifferences("test/parity/differences.txt")
	return f, err
}

// numbered is the name of a test that proves a numbered check.
var numbered = regexp.MustCompile(`^TestCheck(\d+)(_|$)`)

// readChecks finds all tests of test/conformance and the numbered ones of every
// other package, in the order of their numbers.
func readChecks() (checks []check, err error) {
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		some, err := checksOf(path)
		checks = append(checks, some...)
		return err
	})
	sort.SliceStable(checks, func(i, j int) bool { return before(checks[i], checks[j]) })
	return checks, err
}

// before orders checks by number, the unnumbered ones last and by name.
func before(a, b check) bool {
	if (a.Number == 0) != (b.Number == 0) {
		return b.Number == 0
	}
	if a.Number != b.Number {
		return a.Number < b.Number
	}
	return a.Test < b.Test
}

func checksOf(path string) (checks []check, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	pkg := filepath.ToSlash(filepath.Dir(path))
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Recv != nil || !strings.HasPrefix(f.Name.Name, "Test") || f.Name.Name == "TestMain" {
			continue
		}
		c := check{Package: pkg, Test: f.Name.Name, Says: oneLine(f.Doc)}
		if m := numbered.FindStringSubmatch(c.Test); m != nil {
			if c.Number, err = strconv.Atoi(m[1]); err != nil {
				return nil, err
			}
		}
		if c.Number > 0 || pkg == conformance {
			checks = append(checks, c)
		}
	}
	return checks, nil
}

// oneLine gives a comment's text without its line breaks, and without the word
// that properties begin with.
func oneLine(doc *ast.CommentGroup) string {
	text := strings.Join(strings.Fields(doc.Text()), " ")
	return strings.TrimPrefix(text, "Property: ")
}

// ownWords is what comments say of texts that no record has.
var ownWords = regexp.MustCompile(`recorded|\bours\b|worded|chosen|choice|decide`)

// minText is the length from which a string in a function is an answer.
const minText = 20

// longestText gives the longest text that a function is made of, "" if it has
// none that can be an answer.
func longestText(f *ast.FuncDecl) (longest string) {
	ast.Inspect(f, func(n ast.Node) bool {
		expression, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		text, ok := literal(expression)
		if ok && len(text) > len(longest) {
			longest = text
		}
		return !ok
	})
	if len(longest) < minText {
		return ""
	}
	return longest
}

// literal gives the text of strings that are added up; what is no literal among
// them is an ellipsis.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return text, true
		}
	case *ast.BinaryExpr:
		x, isX := literal(e.X)
		y, isY := literal(e.Y)
		if e.Op != token.ADD || !isX && !isY {
			return "", false
		}
		if !isX {
			x = "…"
		}
		if !isY {
			y = "…"
		}
		return x + y, true
	}
	return "", false
}

// readDecisions gives the commented declarations of a file, but for types.
func readDecisions(path string) (decisions []decision, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	recorded := strings.HasPrefix(filepath.Base(path), "refusals")
	note := func(name string, doc *ast.CommentGroup, text string) {
		says := oneLine(doc)
		if says == "" || recorded && !ownWords.MatchString(says) {
			return
		}
		decisions = append(decisions, decision{File: filepath.ToSlash(path), Name: name, Says: says, Text: text})
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			note(decl.Name.Name, decl.Doc, longestText(decl))
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				value, ok := spec.(*ast.ValueSpec)
				if !ok {
					continue
				}
				doc := value.Doc
				if doc == nil && len(decl.Specs) == 1 {
					doc = decl.Doc
				}
				for _, name := range value.Names {
					note(name.Name, doc, "")
				}
			}
		}
	}
	return decisions, nil
}

// differences is what is known to be other than with AWS.
type differences struct {
	General    []string
	Operations map[string][]string
	Checks     map[int]string // without a test, and why
}

// readDifferences reads lines of the form "SUBJECT | text": the subject is an
// operation, "check N" or "all".
func readDifferences(path string) (differences, error) {
	d := differences{Operations: map[string][]string{}, Checks: map[int]string{}}
	file, err := os.Open(filepath.FromSlash(path))
	if err != nil {
		return d, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		subject, text, ok := strings.Cut(line, "|")
		subject, text = strings.TrimSpace(subject), strings.TrimSpace(text)
		if !ok || subject == "" || text == "" {
			return d, fmt.Errorf("%s:%d: want SUBJECT | text", path, n)
		}
		if number, ok := strings.CutPrefix(subject, "check "); ok {
			i, err := strconv.Atoi(number)
			if err != nil {
				return d, fmt.Errorf("%s:%d: %w", path, n, err)
			}
			d.Checks[i] = text
		} else if subject == "all" {
			d.General = append(d.General, text)
		} else {
			d.Operations[subject] = append(d.Operations[subject], text)
		}
	}
	return d, lines.Err()
}
