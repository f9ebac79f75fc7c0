// Package logtest is the one contract suite for every log.Engine.
//
// Run holds an engine to each promise of package log in a test of its own,
// and then lets RunRandom compare it with log.Model, operation by operation.
// An engine's own tests are for what only it has: its files, its faults, its
// bounds.
//
// Three more tests are about many goroutines at once: RunLinear has a checker
// search an order that explains small histories, RunOrdered judges a large one
// by sorting, RunWaiters counts who is woken.
//
// The suite asks for no more than the contract promises. It reads no clock
// but to make arrivals differ, and a wait that does not end fails after a
// while instead of hanging.
//
// A test calls the Run functions from its own goroutine; several tests may do
// so concurrently, each with an engine of its own.
//
// Read suite.go first (Harness and Run), then random.go.
package logtest
