// Package json is the JSON codec: it turns bodies into the structures of the
// API tables and back, for every shape and in both directions. (Import it as
// wirejson.)
//
// Decoding promises
//
//   - strict JSON in valid UTF-8, at most 1,000 levels deep, nothing after the
//     object: anything else is wire.ErrSyntax, even after a type error, because
//     AWS reads the whole body before it looks at types;
//   - AWS's texts for members of the wrong type (recorded from AWS, most of
//     them by kinesalite's tests); the first one in the body counts;
//   - that unknown members and nulls count as absent, that the last of two
//     equal keys wins (as in Jackson), that fractions of integers are cut off
//     and integers out of range clamped (recorded from AWS);
//   - U+FFFD for a lone surrogate (\ud800), which has no UTF-8;
//   - memory in proportion to the body: strings are parts of one copy of it, or
//     of a few pieces that hold nothing else, blobs of one arena; a list or map
//     with a maximum keeps 100 elements more than that (enough to be refused by
//     the constraint check) and drops the rest, whose types are still checked.
//     Null elements of lists are zero values, null values of maps are dropped.
//
// Encoding promises one spelling for each value: members in the model's order,
// map keys sorted, timestamps in seconds with up to three decimals and no
// exponent. A member is left out if it is absent (see package api), unless its
// presence bit is set or it is a required scalar, blob, list or map. Members
// that travel outside the body and event streams are left out.
//
// Each direction is written twice. The code driven by the tables is the
// reference: it knows every structure and every odd case. Beside it stand fast
// paths for what carries records; Decode chooses its own by type:
//
//   - PutRecordsInput and PutRecordInput are decoded in one scan if the body is
//     an object of known members, each there once, no name escaped, with
//     strings without escapes for values, and at most 500 records. White space
//     and any UTF-8 are fine. Anything else (null, DryRun, unknown members,
//     escapes, empty lists and records, every kind of error) makes Decode begin
//     again with the tables, so each error has one author.
//   - The answers of GetRecords and PutRecords and the events of
//     SubscribeToShard are written from wire.Page, wire.Results and wire.Event,
//     record by record, into the bytes that Append would give for
//     the structures: by PageWriter, which knows the length beforehand and
//     writes a page in pieces, and by AppendResults. Strings that need escapes
//     are left to the reference.
//
// Fuzz tests hold both to the same values, presence bits, errors and bytes.
// Whoever changes a member of these structures, or what the reference promises,
// changes the fast path too; the tests tell.
//
// Neither direction uses reflection or makes garbage per record. Bodies and
// structures stay the caller's; decoded values do not point into the body.
//
// DecodeInto is for those who decode one request after the other: the list and the
// data of records are then decoded into the same memory again and again.
//
// Concurrency: pure functions, but for PageWriter; they may be called
// concurrently for different values.
//
// Read decode.go first, then scan.go; encode.go stands alone. The fast paths are
// fast_put.go (decoding) and fast_get.go (encoding).
package json
