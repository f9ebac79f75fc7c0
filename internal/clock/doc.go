// Package clock is the time that the program goes by. It is the system's,
// unless the test controls are on: then it can be moved ahead by order, and
// whoever waits for a time of it is woken.
//
// It promises that a moved clock looks like one on which the time has passed:
// Now, the differences between two readings and everything that waits agree
// about it, and nothing ever goes back. What is not a matter of the service's
// time, such as the patience of a connection, stays with the time package.
//
// A nil *Clock is the system's clock: it cannot be moved and costs no more than
// time.Now. All methods are safe for concurrent use; there are no goroutines.
// Read clock.go.
package clock
