//go:build interop

package interop

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// Property: boto3, unmodified, carries out every operation of the API and sees
// the exceptions of its model, and its waiters, paginators and event streams
// work. The page docs/parity.md counts these steps.
func TestOperations(t *testing.T) {
	python, err := InstallBoto3("requirements", filepath.Join(blackbox.Root(), ".interop"))
	if err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs(filepath.Join("scripts", "every_operation.py"))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"--memory", "--region", region, "--log-level", "error"}
	s := blackbox.Start(t, args...)
	strict := blackbox.Start(t, append(args, "--quotas", "aws")...)
	env := append(environment(t, s, "", ""), "STRICT_ENDPOINT_URL="+strict.URL)
	for _, r := range runPython(t, python, script, env) {
		t.Run(r.ID, func(t *testing.T) {
			t.Logf("covers: %s", strings.Join(r.Covers, " "))
			if !r.OK {
				t.Errorf("%s: %s\n%s", r.ID, r.Title, r.Error)
			}
		})
	}
}
