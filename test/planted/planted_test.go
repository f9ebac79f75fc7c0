package planted

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/planted"
)

// tests names, for each bug, the tests each of which must notice it.
var tests = map[planted.Bug][]string{
	planted.AckBeforeSync:      {"^TestCrashPoints$", "^TestLinearizable$"},
	planted.PublishBeforeSync:  {"^TestCrashPoints$", "^TestLinearizable$"},
	planted.ReuseTail:          {"^TestCrashPoints$"},
	planted.StopAtZeros:        {"^TestZeroedPages$"},
	planted.SkipCRC:            {"^TestFlippedBits$"},
	planted.ForgetDirSync:      {"^TestCrashPoints$", "^TestOptionsDoNotShow$"},
	planted.ReusePosition:      {"^TestContract$/^SmallSegments$", "^TestLinearizable$"},
	planted.TrimBeforeDurable:  {"^TestCrashPoints$"},
	planted.DropDurableThrough: {"^TestZeroedPages$"},
	planted.ResyncAfterFailure: {"^TestEveryOperationFails$/^FailedSync$"},
	planted.CountPositions:     {"^TestZeroedPages$"},
	planted.UnlinkBeforeEntry:  {"^TestUnlinkAfterEntry$", "^TestCrashPoints$"},
}

// Every planted bug makes the tests that are there for it fail, with a finding
// and not with a panic, and without a bug the same build passes. Unless CHAOS
// is set in the environment, the first of the tests has to do.
func TestPlantedBugsAreFound(t *testing.T) {
	program := filepath.Join(t.TempDir(), "embedded.test")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-tags", "planted", "-o", program, "../../internal/log/embedded")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", build, err, out)
	}
	if out, err := run(t, program, "", "^(TestZeroedPages|TestRestart)$"); err != nil {
		t.Fatalf("without a bug: %v\n%s", err, out)
	}
	found := 0
	for _, bug := range planted.All {
		named := tests[bug]
		if os.Getenv("CHAOS") == "" {
			named = named[:min(1, len(named))]
		}
		bad := len(named) == 0
		if bad {
			t.Errorf("%s: no test is named for it", bug)
		}
		for _, test := range named {
			out, err := run(t, program, bug, test)
			switch {
			case err == nil:
				t.Errorf("%s: %s passes", bug, test)
			case !strings.Contains(out, "--- FAIL") || strings.Contains(out, "panic:"):
				t.Errorf("%s: %s does not fail as a test should: %v\n%s", bug, test, err, out)
			default:
				continue
			}
			bad = true
		}
		if !bad {
			found++
		}
	}
	t.Logf("proof: %d of %d planted bugs found", found, len(planted.All))
}

func run(t *testing.T, program string, bug planted.Bug, tests string) (out string, err error) {
	c := exec.CommandContext(t.Context(), program, "-test.run", tests, "-test.failfast", "-test.timeout", "2m")
	c.Dir = filepath.Join("..", "..", "internal", "log", "embedded")
	c.Env = append(os.Environ(), "CHAOS=short", "SHARDWELL_PLANTED="+string(bug))
	text, err := c.CombinedOutput()
	return string(text), err
}
