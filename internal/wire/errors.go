package wire

// SerializationError is what decoders give for a message they cannot turn into
// the expected structure. AWS calls both kinds SerializationException.
type SerializationError struct {
	// Message is AWS's text for a member of the wrong type. It is empty when
	// the body is no message of the protocol at all; AWS answers that before
	// it looks at anything else, and without a text.
	Message string
}

// Error describes the error for logs.
func (e *SerializationError) Error() string {
	if e.Message == "" {
		return "body cannot be parsed"
	}
	return e.Message
}

// ErrSyntax is given for every body that is no message of the protocol, or is
// nested too deeply to be one. It is told from type errors by its empty text.
var ErrSyntax = &SerializationError{}
