// Package wire holds what the codecs below it share: how a request that can
// be read but not accepted is refused. [Validate] checks a decoded input
// against the constraints of the API tables and words the refusal as AWS does;
// [SerializationError] is what decoders give. And it holds how records get to the
// encoders without becoming structures first: [Page], [Event] and [Results].
//
// It promises AWS's texts (recorded from AWS, most of them by kinesalite's
// tests): paths, order, the first ten violations, values of sensitive shapes
// left out. Lengths of strings are counted in Unicode code points; whether AWS
// counts UTF-16 units instead is not known, and the two differ only for
// characters beyond the basic plane. Lengths of blobs are bytes.
//
// Concurrency: pure functions; they may be called concurrently for different
// values.
//
// Read validate.go first, then violations.go, and words.go for what services say in
// their own way. entries.go is a short cut for the
// records of PutRecords, taken as long as they break no rule. rows.go is Page,
// Event and Results.
package wire
