// Package permission is the table of what may be asked of whoever calls an
// operation of Data Streams: which actions, on which resources.
//
// It promises a row for every operation of the API. It finds no resources: rows say
// how an input names them, and the service, which knows its streams, gives their
// ARNs; the gateway has them decided about.
//
// The table never changes; any goroutine may read it. It is pure.
//
// Read table.go.
package permission
