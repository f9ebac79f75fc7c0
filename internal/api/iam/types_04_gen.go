// Code generated from the IAM API model 2010-05-08 (botocore 1.44.5). DO NOT EDIT.

package iam

// PolicyListType is a list of Policy.
type PolicyListType []Policy

// Len is the number of elements.
func (x *PolicyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyListType) Append() any {
	var zero Policy
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyListType) Make(capacity int) { *x = make(PolicyListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyListType) Grow(n int) { *x = append(make(PolicyListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PolicyListType) Clear() { *x = nil }

// PolicyNameListType is a list of policyNameType.
type PolicyNameListType []string

// Len is the number of elements.
func (x *PolicyNameListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PolicyNameListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PolicyNameListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PolicyNameListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PolicyNameListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PolicyNameListType) Make(capacity int) { *x = make(PolicyNameListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PolicyNameListType) Grow(n int) { *x = append(make(PolicyNameListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PolicyNameListType) Clear() { *x = nil }

// RoleListType is a list of Role.
type RoleListType []Role

// Len is the number of elements.
func (x *RoleListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RoleListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RoleListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RoleListType) Append() any {
	var zero Role
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RoleListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RoleListType) Make(capacity int) { *x = make(RoleListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *RoleListType) Grow(n int) { *x = append(make(RoleListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *RoleListType) Clear() { *x = nil }

// TagKeyListType is a list of tagKeyType.
type TagKeyListType []string

// Len is the number of elements.
func (x *TagKeyListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagKeyListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagKeyListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagKeyListType) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagKeyListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagKeyListType) Make(capacity int) { *x = make(TagKeyListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagKeyListType) Grow(n int) { *x = append(make(TagKeyListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagKeyListType) Clear() { *x = nil }

// TagListType is a list of Tag.
type TagListType []Tag

// Len is the number of elements.
func (x *TagListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagListType) Append() any {
	var zero Tag
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagListType) Make(capacity int) { *x = make(TagListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagListType) Grow(n int) { *x = append(make(TagListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagListType) Clear() { *x = nil }

// UserListType is a list of User.
type UserListType []User

// Len is the number of elements.
func (x *UserListType) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UserListType) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UserListType) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UserListType) Append() any {
	var zero User
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UserListType) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UserListType) Make(capacity int) { *x = make(UserListType, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *UserListType) Grow(n int) { *x = append(make(UserListType, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *UserListType) Clear() { *x = nil }
