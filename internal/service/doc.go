// Package service holds the types by which the gateway calls a service: a
// Handler per operation, the Reply it gives back, and Events for a Reply that
// goes on for a while; the Caller that a handler finds in its context, and the
// Access that a call asks of its caller; Keys, by which a service that encrypts
// asks one that has keys; Propose, by which a service changes its machine; and
// TokenKeys, which keeps the keys of what a service seals for its clients.
// Services live in the packages below it and never import each other.
//
// A Handler is called by many goroutines at once. A Reply belongs to its
// caller alone until Release is called. Read service.go, then caller.go.
package service
