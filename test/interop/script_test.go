package interop

import (
	"strings"
	"testing"
)

// A script parses into steps, and each kind of check accepts what it should
// and refuses what it should not, saying what came.
func TestScript(t *testing.T) {
	steps, err := ParseScript("# c\n== S1 first step\n$ echo '{\"a\":[1,{\"b\":\"x\"}]}'\n< out ~ b\n$(one) false\n> true\n< exit nonzero\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) != 1 || steps[0].ID != "S1" || steps[0].Title != "first step" || len(steps[0].Commands) != 2 ||
		steps[0].Commands[1].Client != "one" || steps[0].Commands[1].Text != "false\ntrue" {
		t.Fatalf("parsed %+v", steps)
	}
	for _, bad := range []string{"$ early", "== S\n< early", "== S\n$ x\nnonsense"} {
		if _, err := ParseScript(bad); err == nil {
			t.Errorf("%q parsed", bad)
		}
	}
	out := Output{Stdout: `{"a":[1,{"b":"x"}],"n":null}`, Stderr: "oh\n", Code: 2}
	for check, ok := range map[string]bool{
		"exit 2": true, "exit 0": false, "exit nonzero": true, "out empty": false, "err ~ ^oh$": true, "err ~ no": false,
		"json a.0 = 1": true, "json a.0 = 2": false, "json a.1.b ~ ^x$": true, "json a.# = 2": true, "json a.1 = {\"b\":\"x\"}": true,
		"json a.2 absent": true, "json a absent": false, "json z present": false, "json n present": true, "nonsense": false,
	} {
		if got, met := meets(check, out); met != ok {
			t.Errorf("%q on %+v: %v, got %q", check, out, met, got)
		}
	}
	if err := (Command{}).Check(out); err == nil || !strings.Contains(err.Error(), "exit 2") {
		t.Errorf("an exit code nobody expected: %v", err)
	}
}
