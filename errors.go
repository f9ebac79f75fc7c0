package shardwell

import "fmt"

// Error is a refusal in the words of the API: it reaches the client as it is.
// Code is the bare exception name that clients compare, Message the text
// beside it ("" sends none).
type Error struct {
	Code    string
	Message string
}

// Errorf builds an Error with a formatted message.
func Errorf(code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

func (e *Error) Error() string {
	if e.Message == "" {
		return e.Code
	}
	return e.Code + ": " + e.Message
}

// Status is the HTTP status the error travels with: 500 for faults of the
// server, 503 when it cannot take the call now, 400 for everything else,
// access refusals included (recorded from AWS).
func (e *Error) Status() int {
	switch e.Code {
	case CodeInternalFailure, CodeInternalFailureException:
		return 500
	case CodeServiceUnavailable:
		return 503
	}
	return 400
}

// Codes of errors that operations answer (API model).
const (
	CodeAccessDenied          = "AccessDeniedException"
	CodeDryRunOperation       = "DryRunOperationException"
	CodeExpiredIterator       = "ExpiredIteratorException"
	CodeExpiredNextToken      = "ExpiredNextTokenException"
	CodeInvalidArgument       = "InvalidArgumentException"
	CodeLimitExceeded         = "LimitExceededException"
	CodeProvisionedThroughput = "ProvisionedThroughputExceededException"
	CodeResourceInUse         = "ResourceInUseException"
	CodeResourceNotFound      = "ResourceNotFoundException"
	CodeThrottling            = "ThrottlingException"
	CodeValidation            = "ValidationException"
	CodeKMSAccessDenied       = "KMSAccessDeniedException"
	CodeKMSDisabled           = "KMSDisabledException"
	CodeKMSInvalidState       = "KMSInvalidStateException"
	CodeKMSNotFound           = "KMSNotFoundException"
	CodeKMSOptInRequired      = "KMSOptInRequired"
	CodeKMSThrottling         = "KMSThrottlingException"
	CodeInternalFailure       = "InternalFailure"
	CodeServiceUnavailable    = "ServiceUnavailable"

	// CodeInternalFailureException is the modelled form, used inside event streams.
	CodeInternalFailureException = "InternalFailureException"
)

// Codes that the front door answers before any operation runs (recorded from
// AWS).
const (
	CodeExpiredToken          = "ExpiredTokenException"
	CodeIncompleteSignature   = "IncompleteSignatureException"
	CodeInvalidSignature      = "InvalidSignatureException"
	CodeMissingAuthentication = "MissingAuthenticationTokenException"
	CodeSerialization         = "SerializationException"
	CodeUnknownOperation      = "UnknownOperationException"
	CodeUnrecognizedClient    = "UnrecognizedClientException"
)
