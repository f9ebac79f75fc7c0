// Package service holds the types by which the gateway calls a service: a
// Handler per operation, the Reply it gives back, and Events for a Reply that
// goes on for a while. Services live in the
// packages below it and never import each other.
//
// A Handler is called by many goroutines at once. A Reply belongs to its
// caller alone until Release is called. Read service.go.
package service
