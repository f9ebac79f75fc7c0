// Package gateway is the HTTP edge: one handler that serves every service's
// API at "/" and our own pages below /_shardwell/, and a Server that listens.
//
// It promises AWS's order of checks and AWS's error bodies before any
// operation runs (frontdoor.go), that a body is bounded and paid for from a
// memory budget before it is read (body.go), and given up for others if it does
// not come (arrivals.go), that a panic in a handler costs
// one request and not the process, and that every answer carries the headers
// clients look for (reply.go). An answer may go on with events for as long as
// its operation likes: each is sent at once, from bounded memory, and a client
// that does not take them holds up itself (events.go).
//
// Addresses and callers share what there is, so that none keeps others out (budget.go,
// limits.go), and wrong signatures become slow where there are many (failures.go).
//
// One port takes plain HTTP and TLS, HTTP/1.1 and HTTP/2, HTTP/2 with ALPN and
// without it (conn.go); handshakes are bounded in time, bytes and number, and
// those that do not go on give way to others (handshakes.go).
//
// With an Authority, a request is believed only if its signature is right
// (authenticate.go), and carried out only if the policies of its caller, and of what
// it is about, allow all that its service says it takes (authorise.go). Without one,
// requests must carry authentication in the right form, and anybody's passes
// (auth.go): that is why the program listens on loopback unless told otherwise.
// Requests from web pages of other origins are refused by default (cors.go).
//
// JSON and CBOR requests differ in their codec alone (protocol.go): the checks, the
// errors and the events are the same, and each is answered in its own.
//
// Where tests have ordered faults, a call that has passed the front door may be
// refused, delayed or lost for them (faults.go).
//
// A Gateway is immutable after New and safe for concurrent use; one goroutine
// per request, none of its own. Handshakes run in their connections' goroutines.
// Read gateway.go first, then frontdoor.go; server.go and conn.go for connections.
package gateway
