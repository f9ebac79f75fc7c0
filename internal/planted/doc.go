// Package planted holds the switches of bugs put in on purpose. They exist to
// show that the tests bite: each switch, turned on, must make a test fail.
//
// Without the build tag "planted" every switch is a constant false, which the
// compiler removes. With it, the environment variable SHARDWELL_PLANTED names
// the one bug that is on. The variable is read once, at start. Functions are
// safe for concurrent use. Read planted.go first.
package planted
