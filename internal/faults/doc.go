// Package faults decides what goes wrong by order: a table of rules, each of
// which says which calls it is about, how many or how often, and what is to
// become of them. The gateway and the data path ask the table and carry out
// what it says; they do so only where the test controls are on.
//
// It promises that the same rules and the same calls in the same order give the
// same faults: what looks like chance comes from the rule's seed. A nil *Table
// and one without rules cost one comparison or one atomic load a call.
//
// All methods of a Table are safe for concurrent use; there are no goroutines.
// Read rule.go for what can be ordered, then table.go.
package faults
