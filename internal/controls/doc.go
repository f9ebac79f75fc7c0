// Package controls is the HTTP interface by which a test suite moves the clock
// of a server, orders faults and says how long state changes take. The gateway
// serves it below /_shardwell/test/, and only on servers that were started for
// tests.
//
// It promises that a request either does all it says or nothing, that what makes
// no sense is refused with 400 and one sentence in {"error": ...}, and that when
// a move of the clock is answered, everything has happened that it made due.
//
//	GET    clock         {"now", "nowMillis", "offset", "offsetMillis"}
//	POST   clock         {"advance": "5m"} or {"advanceMillis": 300000}; answers like GET
//	GET    faults        {"rules": [...]}
//	POST   faults        a rule (package faults); {"id": 1}
//	GET    faults/1      the rule
//	DELETE faults/1      {"deleted": 1}
//	DELETE faults        {"deleted": how many}
//	GET    delays        {"creating": "500ms", "updating": ..., "deleting": ...}
//	POST   delays        those, or {"stateChange": "2s"} for all; answers like GET
//
// A handler is safe for concurrent use and has no goroutines. Read controls.go.
package controls
