package gateway

import (
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// Authority knows who has which access key, and what the policies of callers allow
// them. It is called by many goroutines at once and does not wait.
type Authority interface {
	// Key finds an access key, as a sigv4.Lookup does: it should take the same time
	// for keys that exist and for others. The Holder of an Active key is a
	// *service.Caller.
	Key(accessKeyID, sessionToken string) sigv4.Key
	// Decide says whether a caller is allowed what r asks. p has the resource's own
	// policy; the authority adds those of the caller. r.Principal is the caller's.
	Decide(c *service.Caller, r *policy.Request, p policy.Policies) policy.Decision
}
