package main

import "testing"

// Only a target that the end of its time has ended is run again; whatever has
// an input or a message of a test is a finding.
func TestOutOfTime(t *testing.T) {
	const head = "fuzz: elapsed: 3s, execs: 56337 (0/sec), new interesting: 0 (total: 14)\n--- FAIL: FuzzX (3.08s)\n"
	for out, want := range map[string]bool{
		head + "    context deadline exceeded\nFAIL\nexit status 1\n":                                        true,
		head + "    --- FAIL: FuzzX (0.00s)\n        x_test.go:20: context deadline exceeded\n":              false,
		head + "    context deadline exceeded\n    Failing input written to testdata/fuzz/FuzzX/88587f29a\n": false,
		head + "    fuzzing process hung or terminated unexpectedly: exit status 2\n":                        false,
		"# pkg\nno such package\n": false,
	} {
		if got := outOfTime([]byte(out)); got != want {
			t.Errorf("%v, want %v:\n%s", got, want, out)
		}
	}
}

// What counts is the last line of progress; without one nothing was executed.
func TestExecutions(t *testing.T) {
	for out, want := range map[string]int{
		"fuzz: elapsed: 0s, gathering baseline coverage: 4/4 completed, now fuzzing with 1 workers\n": 0,
		"fuzz: elapsed: 3s, execs: 1835 (612/sec), new interesting: 44 (total: 48)\n" +
			"fuzz: elapsed: 5s, execs: 11254 (0/sec), new interesting: 135 (total: 139)\nPASS\n": 11254,
		"": 0,
	} {
		if got := executions([]byte(out)); got != want {
			t.Errorf("%d, want %d:\n%s", got, want, out)
		}
	}
}
