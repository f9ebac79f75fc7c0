package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// phrase is text that does not belong into the repository.
type phrase struct {
	Pattern *regexp.Regexp
	Why     string
}

// The patterns are put together from pieces so that this file does not contain
// what it looks for.
var phrases = []phrase{
	{regexp.MustCompile(`(?:^|[\s"'(=:` + "`" + `])/(?:wo` + `rk|ro` + `ot|ho` + `me|Us` + `ers)/`), "a path of one machine: nobody else has it"},
	{regexp.MustCompile(`/tm` + `p/(?:bc|h\d|brief|bash_jobs)`), "a path of one machine: nobody else has it"},
	{regexp.MustCompile(`(?i)https?://(?:[a-z0-9.-]*\.)?(?:py` + `pi\.org|python` + `hosted\.org|registry\.` + `npmjs\.org|proxy\.` + `golang\.org|sum\.` + `golang\.org|repo1?\.` + `maven(?:\.apache)?\.org)`), "a registry's host: the ordinary client knows where to go, and a user's mirror stays in force"},
	{regexp.MustCompile(`(?i)\b(?:agent` + ` session|next` + ` session|this` + ` issue|other` + ` engineers?|engineer` + ` [ab]\b|an? (?:ai|llm)` + ` (?:agent|model|assistant)|sub` + `agent)`), "how the code came to be is not the reader's business: say what it does"},
	{regexp.MustCompile(`(?i)\bissue` + ` #?\d+\b`), "an issue number tells the reader nothing: say the reason"},
	{regexp.MustCompile(`(?i)\b(?:spec|design|engine\.md|tutorials?|models?\.md|recipes?) §` + ``), "a section of a document the reader does not have: state the fact and where it is from (API model, recorded from AWS, AWS docs)"},
	{regexp.MustCompile(`(?://|/\*|#|<!--|^)\s*(?:TO` + `DO|FIX` + `ME|XX` + `X)\b`), "do it, or describe what is missing where users read it"},
}

// binaryNames are files whose bytes are not text.
var binaryNames = regexp.MustCompile(`\.(?:gz|zip|bin|png|ico|golden)$|/testdata/`)

// checkText finds what a file's text must not say.
func checkText(name string, text []byte) []finding {
	var found []finding
	for i, line := range bytes.Split(text, []byte("\n")) {
		for _, p := range phrases {
			if m := p.Pattern.Find(line); m != nil {
				found = append(found, finding{fmt.Sprintf("%s:%d", name, i+1), fmt.Sprintf("%q: %s", bytes.TrimSpace(m), p.Why)})
			}
		}
	}
	return found
}

// Property: the repository speaks to its users, of the product.
func TestText(t *testing.T) {
	err := walkFiles(func(name string) error {
		if binaryNames.MatchString(name) || path.Base(name) == "go.sum" {
			return nil
		}
		text, err := os.ReadFile(filepath.Join(repoRoot, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if !bytes.ContainsRune(text, 0) {
			report(t, checkText(name, text))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// programs are what files begin with that a compiler has made: ELF, Mach-O, PE.
var programs = []string{"\x7fELF", "\xcf\xfa\xed\xfe", "MZ"}

// checkBuilt finds a program among what is committed.
func checkBuilt(name string, begin []byte) []finding {
	for _, magic := range programs {
		if bytes.HasPrefix(begin, []byte(magic)) {
			return []finding{{name, "a built program: everybody builds their own (git rm --cached)"}}
		}
	}
	return nil
}

// Property: what is committed was written, not built.
func TestNothingBuilt(t *testing.T) {
	names, err := committed(repoRoot)
	if err != nil {
		t.Skipf("git does not say what is committed: %v", err)
	}
	if len(names) < 2 {
		t.Fatalf("git lists %q", names)
	}
	for _, name := range names {
		begin, err := firstBytes(filepath.Join(repoRoot, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted, and not committed yet
		}
		if err != nil {
			t.Fatal(err)
		}
		report(t, checkBuilt(name, begin))
	}
}

// committed lists the files of the repository at dir. It is an error if there is none,
// or if dir is only a part of one: sources that were unpacked in somebody else's.
func committed(dir string) ([]string, error) {
	git := func(args ...string) (string, error) {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		out, err := cmd.Output()
		return string(out), err
	}
	below, err := git("rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	if below = strings.TrimSpace(below); below != "" {
		return nil, fmt.Errorf("it keeps %s of another repository", below)
	}
	listed, err := git("ls-files", "-z")
	return strings.Split(strings.TrimSuffix(listed, "\x00"), "\x00"), err
}

// Property: what is unpacked in another repository is not asked about: git lists none
// of its files, or another's.
func TestCommitted(t *testing.T) {
	for _, variable := range os.Environ() {
		// A hook's point to the repository that it is of, which is not to be touched.
		if name, value, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "GIT_") {
			t.Setenv(name, value) // so that it comes back
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	dir := t.TempDir()
	for _, args := range [][]string{{"init", "--quiet", dir}, {"-C", dir, "add", "x"}} {
		if err := os.WriteFile(filepath.Join(dir, "x"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Skipf("git %s: %v, %s", args[0], err, out)
		}
	}
	part := filepath.Join(dir, "part")
	if err := os.Mkdir(part, 0o755); err != nil {
		t.Fatal(err)
	}
	if names, err := committed(part); err == nil {
		t.Errorf("a part of another repository has %q", names)
	}
	if names, err := committed(dir); err != nil || len(names) != 1 || names[0] != "x" {
		t.Errorf("the repository has %q, %v", names, err)
	}
}

// firstBytes gives a file's first bytes, fewer of a short one.
func firstBytes(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	begin := make([]byte, 4)
	n, err := io.ReadFull(f, begin)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return begin[:n], err
}

// The rule bites on this test's own program and not on its source.
func TestBuiltRuleFinds(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := firstBytes(self)
	if err != nil {
		t.Fatal(err)
	}
	wantFindings(t, checkBuilt("bin/x", program), "a built program")
	source, err := firstBytes("repository_test.go")
	if err != nil {
		t.Fatal(err)
	}
	wantFindings(t, checkBuilt("repository_test.go", source))
}

// Property: the licence is there, whole.
func TestLicence(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repoRoot, "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS"} {
		if !bytes.Contains(text, []byte(part)) {
			t.Errorf("LICENSE lacks %q", part)
		}
	}
}

// maxDependencies is how many modules go.mod may require directly.
const maxDependencies = 10

// module is what a go.mod of the repository says.
type module struct {
	Require []struct {
		Path     string
		Version  string
		Indirect bool
	}
	Replace []struct{ Old, New struct{ Path string } }
}

// direct gives the paths of the modules that it requires itself.
func (m module) direct() map[string]bool {
	required := map[string]bool{}
	for _, r := range m.Require {
		if !r.Indirect {
			required[r.Path] = true
		}
	}
	return required
}

// modules reads every go.mod of the repository, by directory: "." is the
// product's, others are programs that only tests run.
func modules(t *testing.T) map[string]module {
	t.Helper()
	found := map[string]module{}
	err := walkFiles(func(name string) error {
		if path.Base(name) != "go.mod" {
			return nil
		}
		cmd := exec.Command("go", "mod", "edit", "-json")
		cmd.Dir = filepath.Join(repoRoot, filepath.FromSlash(path.Dir(name)))
		out, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		var m module
		if err := json.Unmarshal(out, &m); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		found[path.Dir(name)] = m
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// moduleOf gives the directory of the module that a package belongs to.
func moduleOf[M any](all map[string]M, dir string) string {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, ok := all[dir]; ok {
			return dir
		}
	}
	return "."
}

// Property: dependencies are few, and docs/dependencies.md says of each one why.
// A module of its own, for a program that tests run, has its own and is not
// counted; its rows are needed too.
func TestDependencies(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repoRoot, "docs", "dependencies.md"))
	if err != nil {
		t.Fatal(err)
	}
	all := modules(t)
	for dir, m := range all {
		for _, r := range m.Require {
			if !r.Indirect && (!strings.Contains(string(page), r.Path) || !strings.Contains(string(page), r.Version)) {
				t.Errorf("docs/dependencies.md has no row for %s %s of module %s: licence, release, who uses it, what it drags in, why", r.Path, r.Version, dir)
			}
		}
		for _, r := range m.Replace {
			t.Errorf("%s/go.mod replaces %s: `go install` of a release would not see it", dir, r.Old.Path)
		}
	}
	if n := len(all["."].direct()); n > maxDependencies {
		t.Errorf("%d direct dependencies, the limit is %d", n, maxDependencies)
	}
	for _, s := range tree(t) {
		for _, imported := range foreign(s) {
			if !requiredBy(all[moduleOf(all, s.Package)].direct(), imported) {
				t.Errorf("%s imports %s, which its go.mod does not require directly: run go mod tidy", s.Name, imported)
			}
		}
	}
}

// foreign gives a file's imports that are neither ours nor the standard library's.
func foreign(s *source) []string {
	var paths []string
	for _, spec := range s.File.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		host, _, _ := strings.Cut(imported, "/")
		if strings.Contains(host, ".") && imported != modulePath && !strings.HasPrefix(imported, modulePath+"/") {
			paths = append(paths, imported)
		}
	}
	return paths
}

// requiredBy says whether a required module holds an import path.
func requiredBy(required map[string]bool, imported string) bool {
	for p := imported; p != "."; p = path.Dir(p) {
		if required[p] {
			return true
		}
	}
	return false
}

// The rules bite: each kind of phrase is found, ordinary prose is not.
func TestTextRuleFinds(t *testing.T) {
	bad := strings.Join([]string{
		"see /wo" + "rk/main", "in /ro" + "ot/x", "under /tm" + "p/bc/1", "https://py" + "pi.org/simple", "as this" + " issue says",
		"issue" + " #3", "see spec" + " §2.1", "// TO" + "DO: later",
	}, "\n")
	wantFindings(t, checkText("x", []byte(bad)), "x:1", "x:2", "x:3", "x:4", "x:5", "x:6", "x:7", "x:8")
	fine := "the worker's /workers path, a t.Helper() call, issues a token, homework/x, sections §3 of RFC 8949, /metrics"
	wantFindings(t, checkText("x", []byte(fine)))
}

// A package belongs to the nearest module above it.
func TestModuleOf(t *testing.T) {
	all := map[string]bool{".": true, "test/p": true}
	for dir, want := range map[string]string{".": ".", "internal/x": ".", "test": ".", "test/p": "test/p", "test/p/q": "test/p"} {
		if got := moduleOf(all, dir); got != want {
			t.Errorf("%s belongs to %s, want %s", dir, got, want)
		}
	}
}

// The rule bites: a module's packages are its own, a longer name is not.
func TestForeignImports(t *testing.T) {
	s := mustParse(t, "a/x.go", `package a
import ("fmt"; "net/http"; "`+modulePath+`"; "`+modulePath+`/internal/api"; "example.com/m/sub"; "example.com/mm")`)
	paths := foreign(s)
	if strings.Join(paths, " ") != "example.com/m/sub example.com/mm" {
		t.Fatalf("foreign imports: %v", paths)
	}
	required := map[string]bool{"example.com/m": true}
	if !requiredBy(required, paths[0]) || requiredBy(required, paths[1]) {
		t.Errorf("required: %v %v", requiredBy(required, paths[0]), requiredBy(required, paths[1]))
	}
}
