package api

// Struct is a value of a structure shape. The generated structures implement
// it on their pointers.
type Struct interface {
	// Shape describes the structure.
	Shape() *Shape
	// Field gives access to the member with that index in Shape().Members. It
	// allocates nothing. The dynamic type follows from the member's kind:
	//
	//	string     *string             blob       *[]byte
	//	timestamp  *time.Time          document   *Document
	//	integer    **int32 (required: *int32), likewise long, boolean, double
	//	list       List                structure  Ref
	//	map        *map[string]string, else Map
	//
	// Elements of lists and maps are handed out in the same way, but numbers
	// and booleans as the plain pointer and structures as Struct.
	Field(i int) any
	// Presence tells which members were in the decoded message.
	Presence() *Present
}

// Present is the set of a structure's members that a decoder met with a value
// other than null. Structures built by hand leave it empty.
type Present uint64

// MaxMembers is the number of members that Present has room for.
const MaxMembers = 64

// Presence gives the set itself; it makes structures that embed Present
// implement that method of Struct.
func (p *Present) Presence() *Present { return p }

// Has tells whether member i is in the set.
func (p *Present) Has(i int) bool { return *p&(1<<uint(i)) != 0 }

// Set adds member i.
func (p *Present) Set(i int) { *p |= 1 << uint(i) }

// Clear removes member i.
func (p *Present) Clear(i int) { *p &^= 1 << uint(i) }

// List is a value of a list shape, by reference.
type List interface {
	// Len is the number of elements.
	Len() int
	// Nil tells whether the list is absent.
	Nil() bool
	// At gives a pointer to element i, valid until the next Append.
	At(i int) any
	// Append adds a zero element and gives a pointer to it.
	Append() any
	// Drop removes the last element.
	Drop()
	// Make empties the list, makes it present and reserves capacity.
	Make(capacity int)
	// Grow reserves capacity for n more elements.
	Grow(n int)
	// Clear makes the list absent.
	Clear()
}

// Map is a value of a map shape other than string to string, by reference.
type Map interface {
	// Len is the number of entries.
	Len() int
	// Nil tells whether the map is absent.
	Nil() bool
	// Keys appends the keys to dst, in no order.
	Keys(dst []string) []string
	// At gives a pointer to a copy of the value under key.
	At(key string) any
	// Put calls fill with a pointer to a zero value, then stores that value
	// under key, unless fill gives an error, which it returns.
	Put(key string, fill func(value any) error) error
	// Make empties the map, makes it present and reserves capacity.
	Make(capacity int)
	// Clear makes the map absent.
	Clear()
}

// Ref is a structure member, which may be nil, by reference.
type Ref interface {
	// Get gives the structure, or nil if it is absent.
	Get() Struct
	// New replaces the member with an empty structure and gives it.
	New() Struct
	// Clear makes the member absent.
	Clear()
}

type ref[T any, P interface {
	*T
	Struct
}] struct{ at **T }

// Of gives access to a structure member, for use by generated code. It
// allocates nothing: a Ref is one pointer.
func Of[T any, P interface {
	*T
	Struct
}](at **T) Ref {
	return ref[T, P]{at}
}

func (r ref[T, P]) Get() Struct {
	if *r.at == nil {
		return nil
	}
	return P(*r.at)
}

func (r ref[T, P]) New() Struct {
	*r.at = new(T)
	return P(*r.at)
}

func (r ref[T, P]) Clear() { *r.at = nil }

// Document is a value whose type is the sender's choice, as raw JSON.
type Document []byte

// Empty is the structure without members.
type Empty struct{ Present }

var shapeEmpty = Shape{Name: "Empty", Kind: KindStructure}

// Shape describes the structure.
func (*Empty) Shape() *Shape { return &shapeEmpty }

// Field panics: there are no members.
func (*Empty) Field(int) any { panic("api: Empty has no members") }
