// Package chaos kills a real server at random moments, over and over on one
// data directory, while clients write and read, and then checks every record
// that was ever acknowledged or shown.
//
// TestVolume tests do the same on a small volume that fills up and is freed.
//
// TestFanOutSoak kills nobody: it has every record pushed to consumers over every
// transport, by a clock that is moved or, with SOAK=10m, by the real one for so long.
//
// The tests print their seed and their counts. They do little unless CHAOS is
// set to short, as make chaos does, to brief (half of that) or to long. CHAOS_CYCLES sets how often the
// server is killed, CHAOS_SEED repeats a run's choices (not its timing, which
// is the machine's). Read kill_test.go first.
package chaos
