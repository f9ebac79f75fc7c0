// Package upgrade opens data directories that earlier versions wrote.
//
// testdata holds one archive for each version, made by that version with
// "go test ./test/upgrade -write VERSION", and beside it what the directory
// must be found to hold. Archives are only ever added. It holds tests only;
// read upgrade_test.go.
package upgrade
