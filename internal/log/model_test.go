package log_test

import (
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/logtest"
)

// The reference itself keeps the contract that it is the measure of.
func TestModelKeepsTheContract(t *testing.T) {
	logtest.Run(t, func(t *testing.T) logtest.Harness {
		m := &log.Model{Now: func() log.Millis { return log.Millis(time.Now().UnixMilli()) }}
		return logtest.Harness{Engine: m, Reopen: func() log.Engine { return m }}
	})
}
