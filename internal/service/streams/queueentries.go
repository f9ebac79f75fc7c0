package streams

import "github.com/shardwell/shardwell/internal/api"

// The operations that take receipt handles have the same members in types of
// their own each, so one conversion does for them all.
type (
	handleShape     interface{ ~handleEntry }
	visibilityShape interface{ ~visibilityEntry }
	failureShape    interface{ ~failureEntry }

	handleEntry = struct {
		api.Present

		ReceiptHandle string
	}
	visibilityEntry = struct {
		api.Present

		ReceiptHandle            string
		VisibilityTimeoutSeconds int32
	}
	failureEntry = struct {
		api.Present

		ReceiptHandle string
		ErrorCode     string
		ErrorMessage  string
	}
)

// handlesOf gives the entries of a request.
func handlesOf[E handleShape](request []E) []settleEntry {
	entries := make([]settleEntry, len(request))
	for i := range request {
		entries[i].handle = handleEntry(request[i]).ReceiptHandle
	}
	return entries
}

// visibilitiesOf is handlesOf for a request that sets when records become visible.
func visibilitiesOf[E visibilityShape](request []E) []settleEntry {
	entries := make([]settleEntry, len(request))
	for i := range request {
		e := visibilityEntry(request[i])
		entries[i].handle, entries[i].visibilitySeconds = e.ReceiptHandle, e.VisibilityTimeoutSeconds
	}
	return entries
}

// outcomes gives the entries of an answer: what was carried out and what failed,
// neither of them nil.
func outcomes[R handleShape, F failureShape](entries []settleEntry) (successful []R, failed []F) {
	successful, failed = []R{}, []F{}
	for i := range entries {
		if e := &entries[i]; e.failed == nil {
			successful = append(successful, R(handleEntry{ReceiptHandle: e.handle}))
		} else {
			failed = append(failed, F(failureEntry{ReceiptHandle: e.handle, ErrorCode: e.failed.Code, ErrorMessage: e.failed.Message}))
		}
	}
	return successful, failed
}
