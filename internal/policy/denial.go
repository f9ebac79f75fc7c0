package policy

import "cmp"

// Veil ends the denial of what a client is not told whether there is any (recorded from
// KMS about keys of other accounts).
const Veil = " because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"

// Denial is AWS's sentence for a client whose request is denied. Only one layer is
// told, and nothing of what its policies say.
func (d *Decision) Denial(r *Request) string {
	who := r.Principal.ARN
	if who == "" {
		who = "anonymous"
	}
	sentence := "User: " + who + " is not authorized to perform: " + r.Action.name + " on "
	if r.Veiled && d.By == ResourceLayer {
		return sentence + cmp.Or(r.Called, "this resource") + Veil
	}
	sentence += cmp.Or(r.Called, "resource: "+r.Resource)
	layer := layers[d.By]
	if d.trust && d.By == ResourceLayer {
		layer = trustLayer
	}
	switch {
	case d.By == NoLayer, d.trust && d.By == ResourceLayer && !d.Explicit:
		// AWS documents "because no role trust policy allows the sts:AssumeRole action",
		// and users' reports from 2022 to 2025 all end here.
		return sentence
	case d.Explicit:
		return sentence + " with an explicit deny in " + layer.article + " " + layer.name
	}
	return sentence + " because no " + layer.name + " allows the " + r.Action.name + " action"
}

// layers are named as AWS's messages do (documented).
var layers = [...]struct{ article, name string }{
	ResourceLayer: {"a", "resource-based policy"},
	IdentityLayer: {"an", "identity-based policy"},
	BoundaryLayer: {"a", "permissions boundary"},
	SessionLayer:  {"a", "session policy"},
}

var trustLayer = struct{ article, name string }{"the", "role trust policy"}
