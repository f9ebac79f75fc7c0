//go:build interop

package interop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// Property: boto3, unmodified, carries out every operation of the API and sees
// the exceptions of its model, and its waiters, paginators and event streams
// work. The page docs/parity.md counts these steps.
func TestOperations(t *testing.T) {
	s := blackbox.Start(t, inMemory...)
	strict := blackbox.Start(t, append([]string{"--quotas", "aws"}, inMemory...)...)
	env := append(environment(t, s, "", ""), "STRICT_ENDPOINT_URL="+strict.Endpoint())
	if s.CA() != "" {
		env = append(env, "AWS_CA_BUNDLE="+bundle(t, s.CA(), strict.CA()))
	}
	runSteps(t, s, "every_operation.py", env)
}

// Property: whatever breaks a type or a constraint of the public model that
// comes with boto3 is refused in AWS's words, at every member of every
// operation; and what is just allowed is not.
func TestConstraints(t *testing.T) {
	s := blackbox.Start(t, append([]string{"--quotas", "off"}, inMemory...)...)
	runSteps(t, s, "every_constraint.py", environment(t, s, "", ""))
}

// bundle is a file with the certificates of several.
func bundle(t *testing.T, files ...string) string {
	t.Helper()
	var all []byte
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	path := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(path, all, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var inMemory = []string{"--memory", "--region", region, "--log-level", "error", "--state-delay", "50ms"}

// runSteps runs a script with boto3's interpreter, a subtest for each step.
func runSteps(t *testing.T, s *blackbox.Server, name string, env []string) {
	t.Helper()
	python, err := InstallBoto3("requirements", filepath.Join(blackbox.Root(), ".interop"))
	if err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs(filepath.Join("scripts", name))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range runPython(t, s, python, script, env) {
		t.Run(r.ID, func(t *testing.T) {
			t.Logf("covers: %s", strings.Join(r.Covers, " "))
			if !r.OK {
				t.Errorf("%s: %s\n%s", r.ID, r.Title, r.Error)
			}
		})
	}
}
