package main

import (
	"errors"
	"strings"
	"testing"
)

// A proof holds only if its tests passed, none was left out, and each line that it
// must count with is there and says what it must.
func TestVerdict(t *testing.T) {
	p := proof{Says: []string{`mutants: [1-9]\d{2,} refused, 0 accepted`}}
	const passed = "=== RUN   TestMutants\n    m_test.go:9: proof: mutants: 125 refused, 0 accepted; 3 more\n--- PASS: TestMutants (1.40s)\n"
	for out, want := range map[string]string{
		passed: held,
		strings.Replace(passed, "proof: ", "", 1):                              nothing,
		strings.Replace(passed, "125 refused, 0", "125 refused, 1", 1):         nothing,
		strings.Replace(passed, "125", "25", 1):                                nothing,
		strings.Replace(passed, "mutants: ", "mutants of chunks: ", 1):         nothing,
		passed + "    --- SKIP: TestMutants/some (0.00s)\n":                    nothing,
		"ok   github.com/shardwell/shardwell/internal/x FuzzX: 7 executions\n": nothing,
		"": nothing,
	} {
		if got := p.verdict(outcome{output: []byte(out)}); got != want {
			t.Errorf("%s, want %s:\n%s", got, want, out)
		}
	}
	if got := p.verdict(outcome{output: []byte(passed), err: errors.New("exit status 1")}); got != failed {
		t.Errorf("failed tests are %s", got)
	}
	if got := (proof{Says: []string{"internal/x FuzzX:", "FuzzY:"}}).verdict(outcome{
		output: []byte("ok   github.com/shardwell/shardwell/internal/x FuzzX: 7 executions\nok   github.com/shardwell/shardwell FuzzY: 1 executions\n")}); got != held {
		t.Errorf("fuzzed targets are %s", got)
	}
}
