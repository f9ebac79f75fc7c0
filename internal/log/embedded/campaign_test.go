package embedded

import (
	"os"
	"testing"
)

// campaign is how much of something a test does: less with -short, and much
// more with EMBEDDED_CAMPAIGN=long in the environment.
func campaign(short, usual, long int) int {
	switch {
	case os.Getenv("EMBEDDED_CAMPAIGN") == "long":
		return long
	case testing.Short():
		return short
	}
	return usual
}
