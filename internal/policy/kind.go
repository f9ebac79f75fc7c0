package policy

import "unicode"

// Kind is what a policy is attached to, which says what may be in it and how long
// it may be.
type Kind uint8

// The kinds of policies. The first five are identity policies: they speak of
// whoever they are attached to, so they name no principal. A resource policy and
// a trust policy, which is the resource policy of a role, name principals, and so does
// that of a key of KMS.
const (
	Managed Kind = iota
	UserInline
	GroupInline
	RoleInline
	Session
	Resource
	Trust
	Key
	kinds
)

// maxDocumentBytes is how long any document may be before it is looked at: the API
// model of IAM lets policyDocumentType have 131,072 characters.
const maxDocumentBytes = 131_072

// limits are AWS's quotas. White space does not count in IAM (documented); inline
// policies are counted together for their user, group or role, which Size is for.
var limits = [kinds]struct {
	max   int
	bytes bool // and not characters that are no white space
}{
	Managed:     {max: 6_144},
	UserInline:  {max: 2_048},
	GroupInline: {max: 5_120},
	RoleInline:  {max: 10_240},
	Session:     {max: 2_048},
	Resource:    {max: 20 << 10, bytes: true},
	Trust:       {max: 2_048},
	Key:         {max: 32 << 10, bytes: true},
}

// Limit is how large a policy may be, as Size counts it. For inline policies it is
// for all of one user, group or role together.
func (k Kind) Limit() int { return limits[k].max }

// Size is how large a document is, as AWS counts it for the kind: characters that
// are no white space, or bytes for a policy of a resource or key.
func (k Kind) Size(document string) int {
	if limits[k].bytes {
		return len(document)
	}
	n := 0
	for _, c := range document {
		if !unicode.IsSpace(c) {
			n++
		}
	}
	return n
}

func (k Kind) hasPrincipals() bool { return k == Resource || k == Trust || k == Key }
func (k Kind) hasResources() bool  { return k != Trust }

// String names the kind, as for messages.
func (k Kind) String() string {
	return [kinds]string{"managed policy", "user policy", "group policy", "role policy", "session policy", "resource policy", "trust policy", "key policy"}[k]
}
