// Command notices writes the licences of everything that is linked into the
// program: a binary that is handed on must have them with it.
//
// It promises that of each module linked on any platform the licences and notices
// are there, those of single directories too, and of the Go standard library; that
// each text is there once; and that a module without a licence, or under one that
// is not permissive, is an error. The same modules give the same output.
//
//	go generate ./internal/notices                      writes docs/licences.txt
//	GENERATE_CHECK=1 go generate ./internal/notices     compares only
//
// Concurrency: none. Read main.go; there is nothing else.
package main

//go:generate go run . -out ../../docs/licences.txt github.com/shardwell/shardwell/cmd/shardwell
