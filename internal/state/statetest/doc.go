// Package statetest has what the tests of every state machine ask of it: that commands
// are carried out or refused without a trace, that snapshots give the state back, and
// that what was released once is read and written so for ever. Only machines' tests
// use it.
//
// Its functions are for the goroutine of a test. Read statetest.go; it is all there is.
package statetest
