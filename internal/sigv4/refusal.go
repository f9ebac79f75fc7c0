package sigv4

// Reason is why a request was refused.
type Reason uint8

// The reasons, in the order in which they are looked for (recorded from AWS's
// JSON services by dynalite), except for those that only some services know.
const (
	// BothForms: signed in the Authorization header and in the query.
	BothForms Reason = iota + 1
	// NoSignature: signed in neither.
	NoSignature
	// MalformedQuery: a % in the query that begins no escape.
	MalformedQuery
	// IncompleteHeader: the Authorization header lacks parameters, or a date
	// cannot be read, or the credential does not have five elements.
	IncompleteHeader
	// IncompleteQuery: the same of a presigned request.
	IncompleteQuery
	// TooOld: signed before the window, or a presigned request has expired.
	TooOld
	// TooEarly: signed after the window.
	TooEarly
	// UnsignedHeader: Host or an X-Amz-* header is not signed.
	UnsignedHeader
	// WrongAlgorithm: not AWS4-HMAC-SHA256.
	WrongAlgorithm
	// WrongScope: signed for another region, service or date.
	WrongScope
	// NoPayloadHash: X-Amz-Content-SHA256 is missing where it is required.
	NoPayloadHash
	// WrongPayloadHash: X-Amz-Content-SHA256 is nothing that the service takes.
	WrongPayloadHash
	// UnknownKey: no such access key, an inactive one, or a session token that
	// does not belong to it.
	UnknownKey
	// Mismatch: the signature is not that of this request.
	Mismatch
	// ExpiredSession: the signature is right and its session is over.
	ExpiredSession
	// BrokenChunks: the body does not have the form of signed chunks.
	BrokenChunks

	reasons
)

// Refusal is why a request, or a chunk of its body, is not believed. Message is
// AWS's text for JSON services.
type Refusal struct {
	Reason    Reason
	Message   string
	Presigned bool
}

func (r *Refusal) Error() string { return r.Message }

// Protocol is how a service speaks, on which the outside of a refusal depends.
type Protocol uint8

// The protocols.
const (
	JSON     Protocol = iota // awsJson1.0 and 1.1: Kinesis, DynamoDB, KMS
	RESTJSON                 // Lambda
	Query                    // IAM, STS, CloudWatch
	RESTXML                  // S3

	protocols
)

// Answer is what a client is told.
type Answer struct {
	Code    string
	Status  int // of HTTP
	Message string
}

// In gives the refusal in a protocol's words.
func (r *Refusal) In(p Protocol) Answer {
	a := answers[r.Reason][p]
	if r.Presigned && p == RESTXML {
		if special, ok := presignedXML[r.Reason]; ok {
			a = special
		}
	}
	if a.Message == "" {
		a.Message = r.Message
	}
	return a
}

const (
	invalidSignature = "InvalidSignatureException"
	incomplete       = "IncompleteSignatureException"
	unrecognised     = "UnrecognizedClientException"
	doesNotMatch     = "SignatureDoesNotMatch"
	malformedHeader  = "AuthorizationHeaderMalformed"
	accessDenied     = "AccessDenied"
)

// unlike is the row of refusals that JSON services call an invalid signature:
// all but S3 differ in code and status only.
func unlike(xml Answer) [protocols]Answer {
	return [protocols]Answer{{invalidSignature, 400, ""}, {invalidSignature, 403, ""}, {doesNotMatch, 403, ""}, xml}
}

func lacking(xml Answer) [protocols]Answer {
	return [protocols]Answer{{incomplete, 400, ""}, {incomplete, 403, ""}, {"IncompleteSignature", 400, ""}, xml}
}

// answers has the codes and statuses of each reason by protocol; a message
// stands here where it is not that of JSON services. JSON: recorded from AWS by
// kinesalite and dynalite. Query: the common errors of its API reference. S3:
// its list of error codes. REST-JSON: those of JSON with 403, as Lambda answers.
var answers = [reasons][protocols]Answer{
	BothForms: unlike(Answer{"InvalidArgument", 400, "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, " +
		"Signature query string parameter or the Authorization header should be specified"}),
	NoSignature: {
		{"MissingAuthenticationTokenException", 400, ""}, {"MissingAuthenticationTokenException", 403, ""},
		{"MissingAuthenticationToken", 403, "Request is missing Authentication Token"}, {accessDenied, 403, "Access Denied"},
	},
	MalformedQuery: {
		{"MalformedQueryString", 400, ""}, {"MalformedQueryString", 400, ""}, {"MalformedQueryString", 404, ""},
		{"InvalidURI", 400, "Couldn't parse the specified URI."},
	},
	IncompleteHeader: lacking(Answer{malformedHeader, 400, ""}),
	IncompleteQuery:  lacking(Answer{"AuthorizationQueryParametersError", 400, ""}),
	TooOld:           unlike(Answer{"RequestTimeTooSkewed", 403, tooSkewed}),
	TooEarly:         unlike(Answer{"RequestTimeTooSkewed", 403, tooSkewed}),
	UnsignedHeader:   unlike(Answer{accessDenied, 403, "There were headers present in the request which were not signed"}),
	WrongAlgorithm:   lacking(Answer{"InvalidRequest", 400, ""}),
	WrongScope:       unlike(Answer{malformedHeader, 400, ""}),
	NoPayloadHash:    unlike(Answer{"InvalidRequest", 400, ""}),
	WrongPayloadHash: unlike(Answer{"InvalidArgument", 400, ""}),
	UnknownKey: {
		{unrecognised, 400, ""}, {unrecognised, 403, ""}, {"InvalidClientTokenId", 403, ""},
		{"InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."},
	},
	Mismatch: unlike(Answer{doesNotMatch, 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method."}),
	ExpiredSession: {
		{"ExpiredTokenException", 400, ""}, {"ExpiredTokenException", 403, ""}, {"ExpiredToken", 403, ""},
		{"ExpiredToken", 400, "The provided token has expired."},
	},
	BrokenChunks: unlike(Answer{"IncompleteBody", 400, ""}),
}

// presignedXML is what S3 calls differently when a request is presigned.
var presignedXML = map[Reason]Answer{
	TooOld:     {accessDenied, 403, "Request has expired"},
	TooEarly:   {accessDenied, 403, "Request is not valid yet"},
	WrongScope: {"AuthorizationQueryParametersError", 400, ""},
}

const tooSkewed = "The difference between the request time and the current time is too large."
