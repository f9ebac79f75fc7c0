// Package lint keeps the house rules, as tests: who may import whom, how long
// a file or a function may be, what must be documented, which calls are not
// made and what to use instead, what the repository's text must not say, and
// which decoders have a fuzz target.
//
// It promises that a rule broken anywhere in the tree fails `go test
// ./internal/lint` with the place, the rule and its reason; every rule has a
// test of its own that breaks it on purpose. There is no code to call:
// nothing imports this package, and its tests share only one parsed tree,
// read once and never written.
//
// Read imports.txt first: it is the map of the packages. tree_test.go loads the
// sources; each other file is one family of rules.
package lint
