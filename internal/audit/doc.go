// Package audit keeps the audit log: who wanted to do what to what, whether they
// were allowed, and why, one line of JSON for each decision.
//
// It promises that lines are whole and in the order of recording; that nothing is
// lost silently: whoever records waits up to a second for room in a bounded queue,
// and what is lost then, or to the disk, is counted, shown by Health, and told by a
// line of its own as soon as there can be one; that a line that was recorded a second
// ago is durable unless the disk is slower than that; and that files do not grow for
// ever: one that is full is renamed, and the oldest removed. It writes what it is
// given: that there is no secret in an Entry is for the caller to see to.
//
// A Log may be used by any number of goroutines. It owns one, which Close waits for.
//
// Read log.go; file.go has the files.
package audit
