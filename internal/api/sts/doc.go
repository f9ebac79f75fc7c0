// Package sts holds the types and tables of those operations of AWS Security Token Service
// that are served, generated from the public API model (version 2011-06-15).
//
// It promises the conventions of package api, and no behaviour. Field comments
// name the shape, whose constraints are in the table shape<Name>.
//
// Concurrency: the tables are read-only; values belong to their owner.
//
// Start at service_gen.go, which lists the operations; then the file of types.
package sts

//go:generate go run ../generate -service sts -version 2011-06-15 -operations AssumeRole,GetCallerIdentity,GetSessionToken -out .
