// Command generate writes the tables and types of one AWS service from the
// public model of that service in botocore.
//
// It promises facts only (no prose of the model reaches the output), the same
// output for the same input, and to refuse what it does not understand: an
// unknown key of the model, a pattern Go cannot compile, more members than
// api.Present can hold. What the model lacks but AWS was seen to do comes from
// a checked-in overrides file beside the output, each fact with its source.
//
// The model is read from a botocore wheel whose SHA-256 is pinned in wheel.go.
// The wheel is taken from -wheel or $BOTOCORE_WHEEL, else pip downloads it;
// nothing else in the repository needs Python.
//
//	go generate ./internal/api/...                     writes
//	go run ./internal/api/generate -service kinesis \
//	   -out internal/api/kinesis -check                compares only
//
// With -operations only those operations are written, and the shapes they need.
//
// Concurrency: none. Read main.go first, then model.go and emit.go.
package main
