// Package quota is the one table of the limits on use: what AWS sets for an
// account, stream, shard or consumer, what each profile makes of it, and what a
// user may set instead. Beside it are the token buckets that rates are held to.
//
// It promises that every limit of that kind is a row of the table, under the
// name that users type; that a Set, once made, never changes; and that asking
// it for a value is an index into a slice, so that the hot path may. Limits of
// the API model itself (500 records in a PutRecords, pages, lengths of names)
// are no quotas: nobody can change them, and they stay with the model.
//
// A Set and the table may be used by any goroutine; a Bucket belongs to whoever
// holds its lock. Time is an argument: the package has no clock.
//
// Read table.go first, then set.go.
package quota
