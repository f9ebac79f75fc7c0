package embedded

import (
	"os"
	"testing"
)

// campaign is how much of something a test does: less with -short, and much
// more with CHAOS=long in the environment.
func campaign(short, usual, long int) int {
	switch {
	case os.Getenv("CHAOS") == "long":
		return long
	case testing.Short():
		return short
	}
	return usual
}

// proof is the same for what make chaos runs and counts: an ordinary go test
// does a little of it only.
func proof(quick, usual, long int) int {
	if os.Getenv("CHAOS") == "" {
		return quick
	}
	return campaign(quick, usual, long)
}

// proves says whether a test must reach the numbers that make chaos prints.
func proves() bool { return os.Getenv("CHAOS") != "" && !testing.Short() }
