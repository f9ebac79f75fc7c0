package conformance

import (
	"os"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// TestMain ends with what the search for secrets has come to, if there was one.
func TestMain(m *testing.M) {
	code := m.Run()
	blackbox.WriteCanaries(os.Stdout)
	os.Exit(code)
}
