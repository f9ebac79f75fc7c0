// Package query is the codec of AWS's Query protocol, in which IAM and STS
// speak: requests are forms, answers are XML.
//
// Parse takes a form apart into a Form, Decode fills an operation's input from
// it by the API tables: lists are NAME.member.N, maps NAME.entry.N.key and
// .value, structures NAME.MEMBER. AppendResult and AppendError write answers.
//
// It promises that a form costs memory in proportion to its length, and that
// its parameters, their depth and the lengths of lists are bounded; that what
// cannot be read is an *Error with AWS's code for it; and that parameters that
// no member has are ignored, as AWS does. A parameter that is there twice is
// refused: no order among them is believed.
//
// The package is pure. A Form is for one goroutine, and functions may be called
// by many at once for different values.
//
// Read form.go first, then decode.go and encode.go.
package query
