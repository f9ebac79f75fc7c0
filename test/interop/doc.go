// Package interop runs real, unmodified clients against the built program:
// the AWS CLI in both versions, boto3 and the old boto. They do what the
// well-known Kinesis tutorials do, step by step, and each step says what a
// person must see.
//
// sdk/ holds one program for each SDK; they all go through the same steps, on
// every transport that the SDK can.
//
// Install puts the clients into a directory of the clone, pinned by hash;
// scripts/ holds the steps. A failed step prints the command, what was
// expected and what came. The tests carry the build tag interop, because they
// need Python and the network; run them with `make interop`. A Session is for
// one goroutine.
//
// With SHARDWELL_TEST_AUTH=sigv4 every server verifies signatures and speaks TLS,
// clients get keys and certificates by their own means, and nothing else changes;
// secrets are searched for in all that is put out (package blackbox).
//
// Read scripts/cli.txt first, then interop_test.go; for SDKs sdk_test.go, then
// matrix_test.go.
package interop
