// Package kinesis holds the types and tables of Amazon Kinesis Data Streams,
// generated from the public API model (version 2013-12-02). overrides.json
// holds what that model lacks, each fact with its source.
//
// It promises the conventions of package api, and no behaviour. Field comments
// name the shape, whose constraints are in the table shape<Name>.
//
// Concurrency: the tables are read-only; values belong to their owner.
//
// Start at service_gen.go, which lists the operations; then types_*_gen.go.
package kinesis

//go:generate go run ../generate -service kinesis -version 2013-12-02 -out .
