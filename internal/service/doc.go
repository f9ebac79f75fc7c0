// Package service holds the two types by which the gateway calls a service: a
// Handler per operation, and the Reply it gives back. Services live in the
// packages below it and never import each other.
//
// A Handler is called by many goroutines at once. A Reply belongs to its
// caller alone until Release is called. Read service.go.
package service
