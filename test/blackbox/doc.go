// Package blackbox builds the shardwell binary once per test process, runs it
// on free ports, and speaks to it over HTTP, so that tests see only what a user
// sees.
//
// A server is plain, or secure: one that verifies signatures and speaks TLS, of
// StartSecure or of any Start while SHARDWELL_TEST_AUTH=sigv4. The requests of Do are
// signed then. When it has ended, its secrets are searched for in all that it and
// its clients have put out, which fails the test if one is found.
//
// Functions that take a testing.TB fail the test on any error. A Server is
// safe for concurrent calls; Start, Kill and Stop are for one goroutine.
// Read server.go first, then client.go; secure.go, sign.go, canaries.go and search.go
// are for secure servers.
package blackbox
