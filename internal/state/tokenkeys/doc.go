// Package tokenkeys is the part of a machine that has the keys of tokens: a command
// that adds the next key, and the two newest, which are kept.
//
// Every machine whose service gives tokens to clients keeps Keys in its state and in
// its snapshots, and has a command with an Add as its body. What is sealed under the
// keys, and when there is another, is the service's business.
//
// It is pure, and Keys are never changed: Add makes others. So any goroutine may read
// what it has been given. Read tokenkeys.go; it is all there is.
package tokenkeys
