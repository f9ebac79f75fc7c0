//go:build interop

package interop

import (
	"os"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// TestMain ends with what the search for secrets has come to.
func TestMain(m *testing.M) {
	code := m.Run()
	blackbox.WriteCanaries(os.Stdout)
	os.Exit(code)
}
