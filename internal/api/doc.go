// Package api holds the types in which the public models of the AWS services
// are written down as Go tables: services, operations, shapes, members and
// their constraints. The packages below it (one per service) are generated
// from those models; this package is the hand-written vocabulary they use.
//
// It promises that a codec or a validator can walk any value of any service
// without reflection: every structure is a [Struct] that hands out typed
// pointers to its members, every list a [List], every map a map[string]string
// or a [Map]. It knows no protocol and has no behaviour beyond that access.
//
// Go types of the kinds, the same in every generated package:
//
//	string, enum    string           "" is absent
//	blob            []byte           nil is absent
//	timestamp       time.Time        zero is absent; milliseconds are kept
//	integer         *int32           nil is absent; int32 where required
//	long            *int64           likewise
//	boolean         *bool            likewise
//	float, double   *float64         likewise
//	list            named []Element  nil is absent; elements are values
//	map             map[string]string, else a named map[string]Element
//	structure       *Structure       nil is absent
//	document        Document         raw JSON; nil is absent
//
// Each structure also embeds [Present], which decoders fill, so that a
// required member that was sent empty can be told from one that was not sent.
//
// Concurrency: tables are never written after initialisation and may be read
// by anybody. Values belong to their owner, like any Go struct.
//
// Read shape.go first, then value.go.
package api
