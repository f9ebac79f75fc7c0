// Package hostile runs the built program and treats it badly, over raw sockets:
// requests that are no HTTP, bodies that never end or never come, readers that
// do not read, web pages of other origins.
//
// It promises that every one of them is refused in the way clients expect,
// that others are served meanwhile, and that memory, descriptors and budgets
// are free again afterwards. What a well-behaved client sees is the business of
// package conformance.
//
// Every test starts a server of its own; the tests are for one goroutine each.
// Read victim_test.go first.
package hostile
