//go:build interop

package interop

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// Property: what docs/guides/testing.md shows with boto3 can be copied: every
// test function in it passes.
func TestGuides(t *testing.T) {
	t.Parallel()
	python, err := InstallBoto3("requirements", filepath.Join(blackbox.Root(), ".interop"))
	if err != nil {
		t.Fatal(err)
	}
	s := blackbox.Start(t, append([]string{"--test-controls", "--state-delay", "0s"}, inMemory...)...)
	for i, example := range blackbox.Examples(t, "guides/testing.md", "python") {
		script := filepath.Join(t.TempDir(), "example.py")
		// What a test runner would do.
		example += "\n\nran = [f() for name, f in list(globals().items()) if name.startswith('test_')]\nprint(len(ran), 'tests passed')\n"
		if err := os.WriteFile(script, []byte(example), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "-B", script)
		cmd.Env = environment(t, s, "", "")
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "3 tests passed") {
			t.Errorf("example %d: %v\n%s", i+1, err, out)
		}
	}
}
