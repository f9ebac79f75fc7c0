package policy

import "fmt"

// Error is why a document is no policy. IAM answers it as MalformedPolicyDocument.
type Error struct {
	// Message is AWS's text.
	Message string
	// Detail says what is wrong and where, which AWS's text often does not. It is
	// for people and may be empty.
	Detail string
}

// Error gives both texts.
func (e *Error) Error() string {
	if e.Detail == "" {
		return e.Message
	}
	return e.Message + " (" + e.Detail + ")"
}

// TooLong is why a document is refused before it is read. IAM answers it as
// LimitExceeded, in words that depend on what the policy is attached to.
type TooLong struct {
	Kind        Kind
	Size, Limit int // as Kind.Size counts, or bytes where a document is too long for any
}

// Error tells the numbers.
func (e *TooLong) Error() string {
	return fmt.Sprintf("the %s is %d long, the limit is %d", e.Kind, e.Size, e.Limit)
}

// AWS's texts, as recorded from IAM by the maintainers of moto (the versions, the
// order and those about resources and actions) or reported by users of IAM (those
// about principals, Sids and trust policies; of those the ones about JSON and resources
// are recorded from IAM, too).
const (
	textSyntax             = "Syntax errors in policy."
	textVersion            = "Policy document must be version 2012-10-17 or greater."
	textLegacy             = "The policy failed legacy parsing"
	textSidsDiffer         = "Statement IDs (SID) in a single policy must be unique."
	textSidCharacters      = "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"
	textNoActions          = "Policy statement must contain actions."
	textNoResources        = "Policy statement must contain resources."
	textVendorMissing      = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
	textColons             = "Actions/Condition can contain only one colon."
	textResourceVendor     = "Resource vendor must be fully qualified and cannot contain regexes."
	textPrincipal          = "Policy document should not specify a principal."
	textNoPrincipal        = "Missing required field Principal"
	textResourceInTrust    = "Has prohibited field Resource"
	textNotResourceInTrust = "AssumeRole policy must not contain resources."
	textTrustJSON          = "This policy contains invalid Json"
	textTrustEmpty         = "Could not parse the policy: Statement is empty!"
	textEmptyPrincipal     = "Missing required field Principal cannot be empty!"
	textAllowNot           = "Allow with NotPrincipal is not allowed."
	textTrustActions       = "AssumeRole policy may only specify STS AssumeRole actions."
	textTrustStar          = `AssumeRolepolicy contained an invalid principal: "STAR":"*".`
)

func refuse(message, detail string, args ...any) *Error {
	return &Error{Message: message, Detail: fmt.Sprintf(detail, args...)}
}

func syntax(detail string, args ...any) *Error { return refuse(textSyntax, detail, args...) }
