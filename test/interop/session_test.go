//go:build interop

package interop

import (
	"testing"
	"time"
)

// Commands of a session share variables, and report output and exit code apart.
func TestSession(t *testing.T) {
	s, err := NewSession(t.TempDir(), []string{"PATH=/usr/bin:/bin"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Run("X=$(echo 5)", time.Minute); err != nil {
		t.Fatal(err)
	}
	out, err := s.Run("echo $X; echo e >&2; (exit 3)", time.Minute)
	if err != nil || out != (Output{Stdout: "5\n", Stderr: "e\n", Code: 3}) {
		t.Errorf("got %+v, %v", out, err)
	}
}
