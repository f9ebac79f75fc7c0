//go:build !linux && !darwin

package vfs

// The undefined name below is the message: a durable log needs fdatasync,
// flock and atomic rename as Linux and macOS have them.
var _ = shardwell_builds_on_Linux_and_macOS_only_see_the_README
