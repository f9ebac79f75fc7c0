//go:build !planted

package planted

// Enabled says whether this program was built with planted bugs.
const Enabled = false

// On says whether a bug is switched on: never in this build.
func On(Bug) bool { return false }
