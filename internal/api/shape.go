package api

// Kind is the type of a shape.
type Kind uint8

// The kinds of the API models. An enum is a KindString whose shape has Enum.
const (
	KindStructure Kind = iota + 1
	KindList
	KindMap
	KindString
	KindBlob
	KindBoolean
	KindInteger
	KindLong
	KindFloat
	KindDouble
	KindTimestamp
	KindDocument
)

// String gives the kind's name in the API models.
func (k Kind) String() string {
	names := [...]string{
		"unknown", "structure", "list", "map", "string", "blob", "boolean",
		"integer", "long", "float", "double", "timestamp", "document",
	}
	if int(k) >= len(names) {
		return names[0]
	}
	return names[k]
}

// Location says where a member travels in protocols that use more than a body.
type Location uint8

// The locations of the API models; InBody is the default.
const (
	InBody Location = iota
	InHeader
	InHeaders // a map whose keys share the prefix LocationName
	InURI
	InQuery
	InStatusCode
)

// TimestampFormat is how a timestamp is written when the model departs from
// its protocol's default.
type TimestampFormat uint8

// The timestamp formats of the API models.
const (
	TimestampDefault TimestampFormat = iota
	TimestampISO8601
	TimestampRFC822
	TimestampUnix
)

// Limit is an inclusive bound of a length (code points, bytes or elements) or
// of a value.
type Limit struct {
	// Set is false where the model gives no bound.
	Set bool
	// Int is the bound of everything but floats and doubles.
	Int int64
	// Float is the bound of floats and doubles.
	Float float64
}

// Shape describes a type of a service's API model.
type Shape struct {
	// Name is the shape's name in the model.
	Name string
	// Kind is its type.
	Kind Kind

	// Min and Max bound the length of strings, blobs, lists and maps, and the
	// value of numbers.
	Min, Max Limit
	// Pattern is the expression a string must match as a whole, or nil.
	Pattern *Pattern
	// Enum holds the legal values in the model's order, or is empty.
	Enum []string
	// EnumSet holds the same values in the order in which AWS prints them.
	EnumSet []string

	// Members are a structure's members in the model's order; Struct.Field
	// and Present count them in this order.
	Members []Member
	// Order lists the members' indexes in the order in which AWS checks their
	// constraints; nil means the model's order.
	Order []int
	// Payload is 1 + the index of the member that alone makes up the body; 0
	// means that all members do.
	Payload int
	// Elem is what a list holds.
	Elem *Member
	// Key and Value are what a map holds.
	Key, Value *Member

	// Error is set on exceptions.
	Error *Error
	// LocationName is the wire name of the shape itself, if it has one.
	LocationName string
	// XMLNamespace and XMLPrefix are the shape's own, if it has one.
	XMLNamespace, XMLPrefix string
	// TimestampFormat is set where it departs from the protocol's default.
	TimestampFormat TimestampFormat

	// Sensitive values are left out of messages and logs.
	Sensitive bool
	// Union structures have exactly one member set.
	Union bool
	// EventStream marks the union of the events of a stream.
	EventStream bool
	// Event marks a member of such a union.
	Event bool
	// Flattened lists and maps have no wrapper element.
	Flattened bool
	// Streaming blobs are read and written as streams.
	Streaming bool
	// RequiresLength goes with Streaming.
	RequiresLength bool
	// Wrapper structures have an element of their own in XML.
	Wrapper bool
	// Sparse lists and maps may hold nulls.
	Sparse bool
	// Box marks numbers that are nullable in the model's own terms.
	Box bool
	// Synthetic shapes carry an exception that the service does not model.
	Synthetic bool
	// Deprecated is the model's own mark.
	Deprecated bool
}

// Error describes an exception shape.
type Error struct {
	// Code is what the wire calls the error; the shape's name unless the
	// model says otherwise.
	Code string
	// HTTPStatus is the modelled status, or 0.
	HTTPStatus int
	// Fault is true for errors of the server, false for those of the client.
	Fault bool
	// SenderFault is the model's own flag of protocols that send it.
	SenderFault bool
	// Retryable and Throttling repeat the model's retry hints.
	Retryable, Throttling bool
}

// Member is a named use of a shape: in a structure, or as the element, key or
// value of a list or map (then Name is the model's locationName or empty).
type Member struct {
	// Name is the member's name in the model.
	Name string
	// Wire is its name in messages: the model's locationName, else Name.
	Wire string
	// Path is its name in AWS's constraint messages: camelCase.
	Path string
	// Shape is its type.
	Shape *Shape
	// Required members must not be null in requests.
	Required bool

	// Location is where the member travels.
	Location Location
	// TimestampFormat overrides the shape's.
	TimestampFormat TimestampFormat
	// QueryName overrides Wire in the ec2 flavour of the query protocol.
	QueryName string
	// XMLNamespace and XMLPrefix are the member's own, if it has one.
	XMLNamespace, XMLPrefix string

	// Flattened is the member's own mark, beside the shape's.
	Flattened bool
	// XMLAttribute members are attributes of their structure's element.
	XMLAttribute bool
	// IdempotencyToken members are filled by clients when absent.
	IdempotencyToken bool
	// HostLabel members are part of the endpoint's name.
	HostLabel bool
	// JSONValue strings hold JSON, base64-encoded in headers.
	JSONValue bool
	// EventPayload members alone make up an event's body.
	EventPayload bool
	// EventHeader members travel in an event's headers.
	EventHeader bool
	// Streaming is the member's own mark, beside the shape's.
	Streaming bool
	// Box is the member's own mark, beside the shape's.
	Box bool
	// Deprecated is the model's own mark.
	Deprecated bool
}

// Index gives the index of the member with the given wire name, or -1. hint
// is where it is looked for first: the member after the last one found makes
// in-order messages cheap.
func (s *Shape) Index(wire string, hint int) int {
	if hint < len(s.Members) && s.Members[hint].Wire == wire {
		return hint
	}
	for i := range s.Members {
		if s.Members[i].Wire == wire {
			return i
		}
	}
	return -1
}
