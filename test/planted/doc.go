// Package planted shows that the tests of the storage engine bite: it builds
// them with each bug of internal/planted switched on and expects them to fail.
//
// It holds tests only. Read planted_test.go.
package planted
