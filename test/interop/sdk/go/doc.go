// Command go takes the AWS SDK for Go v2 through the steps of the matrix, as
// test/interop/sdk_test.go says, driven by its environment alone.
//
// It is a module of its own, so that the product's does not get the SDK. One
// goroutine calls the steps; the step subscribe has a second one, which it
// waits for. Read main.go first, then steps.go and fanout.go.
package main
