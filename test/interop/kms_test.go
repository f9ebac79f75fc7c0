//go:build interop

package interop

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// Property: what docs/guides/kms.md shows can be copied, with the AWS CLI as it is.
func TestKMSGuide(t *testing.T) {
	t.Parallel()
	clients, err := Install("requirements", interopDir(t))
	if err != nil {
		t.Fatal(err)
	}
	s := blackbox.Start(t, inMemory...)
	out := runShellGuide(t, s, environment(t, s, clients.CLIv2, ""), "guides/kms.md", "")
	for _, want := range []string{"secret", "arn:aws:kms:" + region + ":000000000000:key/", `"PendingDeletion"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

// Property: boto3, unmodified, makes keys, uses them, sees the exceptions of its model,
// and has a stream under a key of its own.
func TestKMS(t *testing.T) {
	t.Parallel()
	s := blackbox.Start(t, inMemory...)
	runSteps(t, s, "use_kms.py", environment(t, s, "", ""))
}
