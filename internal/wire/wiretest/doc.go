// Package wiretest holds what the tests of every codec need: records as services
// hand them over, and the checks that a codec's fast encoders write what its
// reference does.
//
// Concurrency: none; values are their test's. Read rows.go first, then told.go.
package wiretest
