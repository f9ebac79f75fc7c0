package api

import "sort"

// Service is the table of one AWS service.
type Service struct {
	// ID is the model's serviceId, for example "Kinesis".
	ID string
	// FullName is the model's serviceFullName.
	FullName string
	// APIVersion is the model's version, a date.
	APIVersion string
	// EndpointPrefix is the first label of AWS's endpoint names.
	EndpointPrefix string
	// SigningName is the service's name in credential scopes.
	SigningName string
	// SignatureVersion is the model's signature version, for example "v4".
	SignatureVersion string
	// Protocol is the model's preferred protocol.
	Protocol string
	// Protocols are all protocols it is offered in.
	Protocols []string
	// JSONVersion is the version in the JSON protocol's content type.
	JSONVersion string
	// TargetPrefix is what precedes the operation in X-Amz-Target.
	TargetPrefix string
	// XMLNamespace is the default namespace of the XML protocols.
	XMLNamespace string
	// GlobalEndpoint is the host name that serves all regions, if any.
	GlobalEndpoint string
	// QueryCompatible services also send the codes of the query protocol.
	QueryCompatible bool
	// Operations are sorted by name.
	Operations []Operation
	// Errors are all exceptions, sorted by name.
	Errors []*Shape
}

// Operation gives the operation of that name, or nil.
func (s *Service) Operation(name string) *Operation {
	i := sort.Search(len(s.Operations), func(i int) bool { return s.Operations[i].Name >= name })
	if i < len(s.Operations) && s.Operations[i].Name == name {
		return &s.Operations[i]
	}
	return nil
}

// Operation describes one call of a service.
type Operation struct {
	// Name is the operation's name.
	Name string
	// Method and URI are the HTTP method and the request's URI template.
	Method, URI string
	// ResponseCode is the modelled HTTP status of success, or 0 for 200.
	ResponseCode int
	// Input is the shape of the input, or nil if it has none.
	Input *Shape
	// Output is the shape of the output, or nil if it has none.
	Output *Shape
	// MakeInput and MakeOutput give new, empty values, and are nil where the
	// shape is; see NewInput and NewOutput.
	MakeInput, MakeOutput func() Struct
	// InputName is the root element of an XML input.
	InputName string
	// InputNamespace is the namespace of that element.
	InputNamespace string
	// ResultWrapper is the element around the output in the query protocol.
	ResultWrapper string
	// Errors are the modelled exceptions.
	Errors []*Shape
	// HostPrefix precedes the endpoint's name, with labels in braces.
	HostPrefix string
	// AuthType is set where the operation departs from the signature version,
	// for example "none".
	AuthType string
	// Idempotent, ReadOnly and Deprecated are the model's own marks.
	Idempotent, ReadOnly, Deprecated bool
	// UnsignedPayload requests do not cover their body in the signature.
	UnsignedPayload bool
	// ChecksumRequired requests carry a checksum of their body.
	ChecksumRequired bool
}

// NewInput gives a new, empty input; operations without one take [Empty].
func (o *Operation) NewInput() Struct {
	if o.MakeInput == nil {
		return new(Empty)
	}
	return o.MakeInput()
}

// NewOutput gives a new, empty output, or nil if the operation has none.
func (o *Operation) NewOutput() Struct {
	if o.MakeOutput == nil {
		return nil
	}
	return o.MakeOutput()
}
