// Package conformance holds the built program against what AWS answers: black
// box, over HTTP, with raw requests, sharing no code with the server.
//
// A test's name carries the number of its check; the sentence over it says
// what AWS does, and covers, its first statement, names the operations it is
// about. All three are shown on the parity page, whose numbers are stable;
// checks that need a later day (an iterator of five minutes, a record of
// yesterday) are tested with a simulated clock beside the service instead.
// What is expected comes from the API model, from answers recorded from AWS
// and from its documentation.
//
// With SHARDWELL_CONFORMANCE_PAYLOAD=cbor in the environment the same tests call
// in CBOR (cborcodec_test.go) and expect the same answers; make conformance does
// both.
//
// Every test starts a server of its own and they run in parallel; a host is
// safe for concurrent use. Read host_test.go first, then wire_test.go,
// streams_test.go, writes_test.go, reads_test.go.
package conformance
