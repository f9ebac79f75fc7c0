// Package blackbox builds the shardwell binary once per test process, runs it
// on free ports, and speaks to it over plain HTTP, so that tests see only what
// a user sees.
//
// Functions that take a testing.TB fail the test on any error. A Server is
// safe for concurrent calls; Start, Kill and Stop are for one goroutine.
// Read server.go first, then client.go.
package blackbox
