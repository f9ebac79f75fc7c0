// Package log says what a log engine is: many ordered, durable, append-only
// logs addressed by id, and nothing of Kinesis.
//
// The promise, in two sentences: never acknowledge what a crash could lose;
// never show a reader what could not have been acknowledged. Every engine
// passes the contract suite in logtest, which compares it with the reference
// Model in this package, operation by operation.
//
// Positions start at 1, strictly increase and are never reused. Entries of
// one Append are independent of each other. Nothing above this package may
// rely on more than Capabilities says.
//
// Engines are safe for concurrent use; the reference Model too, one call at a
// time.
//
// Read log.go first (the contract), then model.go (the same in executable
// form), then the engines: memory, embedded.
package log
