package logtest

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
)

// The model wakes everybody for everything, inside Wait where nobody sees it:
// the count finds that.
func TestCrowdIsFound(t *testing.T) {
	faults := wakeUps(t, func(t *testing.T) Harness {
		return Harness{Engine: &log.Model{Now: func() log.Millis { return 1 }}}
	}, 10, 3)
	if len(faults) == 0 || !strings.Contains(faults[0], "an append at log 0: contexts were looked at 30 times, want 3") {
		t.Error(faults)
	}
}
