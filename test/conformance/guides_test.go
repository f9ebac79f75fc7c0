package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// What docs/guides/testing.md shows in Go can be copied: it is a test that
// compiles, passes, and needs nothing but a server.
func TestGuide_TestingInGo(t *testing.T) {
	covers(t)
	h := serve(t, "--test-controls", "--state-delay", "0s", "--auth", "off") // what it shows does not sign
	for i, example := range blackbox.Examples(t, "guides/testing.md", "go") {
		dir := t.TempDir()
		for name, text := range map[string]string{"go.mod": "module orders\n\ngo 1.26\n", "orders_test.go": example} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("go", "test", "-count=1", "-v", ".")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "AWS_ENDPOINT_URL="+h.URL, "GOWORK=off", "GOFLAGS=", "GOPROXY=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("example %d: %v\n%s", i+1, err, out)
		}
	}
}

// The commands of docs/guides/testing.md do what it says, one after the other.
func TestGuide_TestingInTheShell(t *testing.T) {
	covers(t)
	for _, program := range []string{"bash", "curl"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s here: %v", program, err)
		}
	}
	h := serve(t, "--test-controls", "--state-delay", "0s", "--stream", "orders:2")
	bin := t.TempDir()
	if err := os.Symlink(blackbox.Binary(t), filepath.Join(bin, "shardwell")); err != nil {
		t.Fatal(err)
	}
	for i, example := range blackbox.Examples(t, "guides/testing.md", "sh run") {
		cmd := exec.Command("bash", "-euo", "pipefail", "-c", example)
		cmd.Env = append(withoutEndpoints(os.Environ()), "PATH="+bin+":"+os.Getenv("PATH"), "AWS_ENDPOINT_URL="+h.URL)
		out, err := cmd.CombinedOutput()
		if err != nil || len(out) == 0 {
			t.Errorf("example %d: %v\n%s", i+1, err, out)
		}
		t.Logf("%s", out)
	}
	want(t, "the clock", h.order(t, "GET", "clock", "")["offset"], any("24h5m0s"))
	want(t, "rules", len(h.order(t, "GET", "faults", "")["rules"].([]any)), 0)
}

// withoutEndpoints is an environment without what would lead to another server.
func withoutEndpoints(env []string) []string {
	return slices.DeleteFunc(env, func(v string) bool { return strings.HasPrefix(v, "AWS_ENDPOINT_URL") })
}
