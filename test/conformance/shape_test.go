package conformance

import (
	"bytes"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// withoutOutput are the operations that answer with no bytes (API model).
var withoutOutput = []string{
	"AddTagsToStream", "CreateStream", "DecreaseStreamRetentionPeriod", "DeleteChannel", "DeleteQueue", "DeleteResourcePolicy",
	"DeleteStream", "DeregisterStreamConsumer", "IncreaseStreamRetentionPeriod", "MergeShards", "PutResourcePolicy",
	"RemoveTagsFromStream", "SplitShard", "StartStreamEncryption", "StopStreamEncryption", "TagResource", "UntagResource",
	"UpdateMaxRecordSize", "UpdateStreamMode", "UpdateStreamRecordDistributionStrategy",
}

// wantShape checks what holds of every answer, and is asked of every answer in
// this package: both request ids, a length, no StreamId, no body where the
// operation has no output, and errors that have a bare code, that code in a
// header, and one text at most.
func (a answer) wantShape(t *testing.T, req *http.Request) {
	t.Helper()
	_, operation, _ := strings.Cut(req.Header.Get("X-Amz-Target"), ".")
	wrong := func(what string) {
		t.Helper()
		t.Errorf("%s: %s; status %d, header %v, body %s", operation, what, a.Status, a.Header, brief(string(a.Body)))
	}
	if !uuid.MatchString(a.Header.Get("x-amzn-RequestId")) || a.Header.Get("x-amz-id-2") == "" {
		wrong("an answer without its ids")
	}
	if length := a.Header.Get("Content-Length"); length != strconv.Itoa(len(a.Body)) && a.Header.Get("Content-Type") != eventStream {
		wrong("an answer without its length")
	}
	if bytes.Contains(a.Body, []byte("StreamId")) {
		wrong("an answer with a StreamId")
	}
	if a.Status == http.StatusOK {
		if slices.Contains(withoutOutput, operation) && len(a.Body) > 0 {
			wrong("an output where the model has none")
		}
		return
	}
	if a.JSON == nil {
		return // XML or CBOR, or a wrapper: the test knows
	}
	if code, ok := a.JSON["__type"]; ok {
		if strings.ContainsAny(text(code), "#.") || a.Header.Get("X-Amzn-ErrorType") != code {
			wrong("a code that is not bare, or not in the header")
		}
		_, lower := a.JSON["message"]
		_, upper := a.JSON["Message"]
		if lower && upper || upper && code != "SerializationException" || len(a.JSON) > 2 {
			wrong("an error with other members than AWS's")
		}
	}
}

// eventStream is the content type of SubscribeToShard's answer, which has no
// length.
const eventStream = "application/vnd.amazon.eventstream"
