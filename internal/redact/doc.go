// Package redact holds text that must never be shown, such as a secret access
// key, in a type that prints as stars.
//
// It promises that a Secret shows nothing of its text, not even the length,
// through fmt with any verb, through JSON, XML and other encodings of text, or
// through log/slog; and that this holds for a Secret inside other values, in
// fields that are not exported too. Only Reveal gives the text.
//
// A Secret is a value that does not change: it may be copied and used by
// several goroutines. Comparing two with == does not compare their texts.
//
// Read secret.go; there is nothing else.
package redact
