// Package chaos kills a real server at random moments, over and over on one
// data directory, while clients write and read, and then checks every record
// that was ever acknowledged or shown.
//
// The tests print their seed and their counts. CHAOS_CYCLES sets how often the
// server is killed, CHAOS_SEED repeats a run's choices (not its timing, which
// is the machine's). Read kill_test.go first.
package chaos
