package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func example() (facts, []result) {
	f := facts{
		checks:      []check{{Number: 1, Package: conformance, Test: "TestCheck01_A", Says: "One | two."}, {Package: conformance, Test: "TestB", Says: "B."}},
		decisions:   []decision{{File: "a.go", Name: "errA", Says: "A.", Text: "%s of a"}},
		differences: differences{Operations: map[string][]string{"Get": {"less"}}, Checks: map[int]string{}},
	}
	for n := 2; n <= checkNumbers; n++ {
		f.differences.Checks[n] = "later"
	}
	return f, []result{
		{Package: conformance, Test: "TestCheck01_A", Covers: []string{"Get", "Put"}, Outcome: "pass"},
		{Package: conformance, Test: "TestB", Covers: []string{"Get"}, Outcome: "pass"},
		{Package: interop, Test: "TestOperations/Put", Covers: []string{"Put"}, Outcome: "pass"},
	}
}

// Property: nothing is wrong with checks that have all passed and cover
// everything; and whatever is amiss is complained of.
func TestComplaints(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*facts, []result) []result
		want   string
	}{
		"all is well":          {func(_ *facts, r []result) []result { return r }, ""},
		"a failure":            {func(_ *facts, r []result) []result { r[1].Outcome = "fail"; return r }, "failed: test/conformance TestB"},
		"a skipped test":       {func(_ *facts, r []result) []result { r[1].Outcome = "skip"; return r }, "failed: test/conformance TestB"},
		"an operation too few": {func(_ *facts, r []result) []result { r[0].Covers = nil; return r[:2] }, "no check covers Put"},
		"an unknown operation": {func(_ *facts, r []result) []result { r[1].Covers = []string{"Gte"}; return r }, "TestB covers Gte, which is no operation"},
		"a number without a test": {func(f *facts, r []result) []result {
			delete(f.differences.Checks, 7)
			return r
		}, "check 7 has no test TestCheck07_..."},
		"a stale excuse": {func(f *facts, r []result) []result {
			f.differences.Checks[1] = "later"
			return r
		}, "check 1 has a test: take it out of differences.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			f, results := example()
			results = c.change(&f, results)
			got := strings.Join(newReport([]string{"Get", "Put"}, f, results).complaints(), "\n")
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Property: the page has a row for each operation, check and decision, whose
// text cannot break the tables.
func TestPage(t *testing.T) {
	f, results := example()
	page := string(newReport([]string{"Get", "Put"}, f, results).page())
	for _, line := range []string{
		"| Get | yes | 2 of 2 | 1, B | less |",
		"| Put | yes | 2 of 2 | 1, boto3 |  |",
		"| 1 | One \\| two. | test/conformance `TestCheck01_A` |",
		"| 2 | later | none |",
		"|  | B. | test/conformance `TestB` |",
		"- `errA`: A. Text: `%s of a`",
	} {
		if !slices.Contains(strings.Split(page, "\n"), line) {
			t.Errorf("no line %q in\n%s", line, page)
		}
	}
}

// Property: a page that is not what would be written is complained of, and is
// left as it is.
func TestSettlePage(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("docs", 0o700); err != nil {
		t.Fatal(err)
	}
	var complaints []string
	for _, step := range []struct {
		page  string
		check bool
		want  int
	}{{"a", false, 0}, {"a", true, 0}, {"b", true, 1}, {"a", true, 1}} {
		if err := settlePage([]byte(step.page), step.check, &complaints); err != nil {
			t.Fatal(err)
		}
		if len(complaints) != step.want {
			t.Errorf("%+v: complaints %q", step, complaints)
		}
	}
}

// Property: differences are read by subject, and a line that cannot be read is
// an error that names it.
func TestReadDifferences(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.txt")
	for text, want := range map[string]string{
		"# x\n\nall | a\nGet | b\ncheck 9 | c\n": "",
		"Get\n":                                  ":1: want SUBJECT | text",
		"\ncheck x | c\n":                        ":2: ",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := readDifferences(path)
		switch {
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: %v, want %s", text, err, want)
		case want == "" && (err != nil || len(d.General) != 1 || len(d.Operations["Get"]) != 1 || d.Checks[9] != "c"):
			t.Errorf("%q: %+v, %v", text, d, err)
		}
	}
}

// Property: this repository's own sources can be read.
func TestReadSources(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	f, err := readSources()
	if err != nil {
		t.Fatal(err)
	}
	if len(f.checks) < 40 || len(f.decisions) < 20 || len(f.differences.General) == 0 {
		t.Errorf("%d checks, %d decisions, %d differences", len(f.checks), len(f.decisions), len(f.differences.General))
	}
	for _, c := range f.checks {
		if c.Says == "" {
			t.Errorf("%s %s has no comment", c.Package, c.Test)
		}
	}
	if _, ok := f.differences.Checks[0]; ok {
		t.Error("check 0 does not exist")
	}
}
