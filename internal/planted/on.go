//go:build planted

package planted

import "os"

// Enabled says whether this program was built with planted bugs.
const Enabled = true

var chosen = Bug(os.Getenv("SHARDWELL_PLANTED"))

// On says whether a bug is switched on.
func On(b Bug) bool { return b == chosen }
