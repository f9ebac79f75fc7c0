package conformance

import (
	"fmt"
	"net/http"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"
)

// queue makes an on-demand stream "work" and a queue on it from its horizon.
func (h host) queue(t *testing.T, attributes object) (arn string) {
	t.Helper()
	h.must(t, "CreateStream", `{"StreamName":"work","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`)
	h.await(t, "work")
	in := object{"QueueName": "jobs", "StreamConfigurationList": []any{object{"StreamARN": arnOf("work"), "StartingPosition": object{"Type": "TRIM_HORIZON"}}}}
	if attributes != nil {
		in["QueueAttributes"] = attributes
	}
	description, _ := h.must(t, "CreateQueue", in)["QueueDescription"].(object)
	arn = text(description["QueueARN"])
	if !regexp.MustCompile(`^arn:aws:kinesis:` + region + `:` + account + `:queue/[a-z0-9]{17}$`).MatchString(arn) {
		t.Fatalf("QueueARN %q", arn)
	}
	h.queueActive(t, arn)
	return arn
}

func (h host) queueActive(t *testing.T, arn string) {
	t.Helper()
	h.eventually(t, "the queue is ACTIVE", func() bool {
		return at(h.must(t, "DescribeQueue", object{"QueueARN": arn}), "QueueDescription.QueueStatus") == "ACTIVE"
	})
}

// receive takes records, until there are n if n is not 0.
func (h host) receive(t *testing.T, op, arn string, n int, more object) (got []any) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for first := true; first || len(got) < n && time.Now().Before(deadline); first = false {
		in := object{"QueueARN": arn, "WaitTimeSeconds": 1}
		for k, v := range more {
			in[k] = v
		}
		records, ok := h.must(t, op, in)["QueueRecords"].([]any)
		if !ok {
			t.Fatal("QueueRecords is no list")
		}
		got = append(got, records...)
	}
	want(t, op+": records", len(got), n)
	return got
}

// entries makes the entries of a call from records.
func entries(records []any, more object) []any {
	var list []any
	for _, r := range records {
		e := object{"ReceiptHandle": at(r, "ReceiptHandle")}
		for k, v := range more {
			e[k] = v
		}
		list = append(list, e)
	}
	return list
}

// settle carries out an operation on records, all of which have to succeed.
func (h host) settle(t *testing.T, op, arn string, records []any, more object) {
	t.Helper()
	out := h.must(t, op, object{"QueueARN": arn, "Entries": entries(records, more)})
	want(t, op+": failed", out["Failed"], any([]any{}))
	successful, _ := out["Successful"].([]any)
	want(t, op+": successful", len(successful), len(records))
}

func keysOf(records []any) string {
	var keys []string
	for _, r := range records {
		keys = append(keys, text(at(r, "PartitionKey")))
	}
	sort.Strings(keys)
	return strings.Join(keys, " ")
}

// A record is given to one worker at a time; acknowledged it never comes back,
// and unacknowledged it does, with the same id and another handle.
func TestQueueDelivery(t *testing.T) {
	covers(t, "CreateQueue", "ReceiveQueueRecords", "AcknowledgeQueueRecords", "UpdateQueueRecordsVisibility")
	h := serveMovable(t, "--quotas", "off")
	arn := h.queue(t, nil)
	for _, key := range []string{"a", "b", "c"} {
		h.put(t, "work", key, "data of "+key)
	}
	first := h.receive(t, "ReceiveQueueRecords", arn, 3, object{"VisibilityTimeoutSeconds": 60})
	want(t, "keys", keysOf(first), "a b c")
	ids := map[string]any{}
	for _, r := range first {
		ids[text(at(r, "PartitionKey"))] = at(r, "RecordId")
		want(t, "count", fmt.Sprint(at(r, "ReceiveCount")), "1")
		want(t, "data", data(t, []any{r}), "data of "+text(at(r, "PartitionKey")))
		for _, name := range []string{"ApproximateArrivalTimestamp", "FirstReceiveTimestamp"} {
			if at(r, name) == nil {
				t.Errorf("no %s in %v", name, r)
			}
		}
	}
	h.receive(t, "ReceiveQueueRecords", arn, 0, nil)
	h.settle(t, "AcknowledgeQueueRecords", arn, first[:1], nil)
	h.settle(t, "UpdateQueueRecordsVisibility", arn, first[1:2], object{"VisibilityTimeoutSeconds": 0})
	second := h.receive(t, "ReceiveQueueRecords", arn, 1, object{"VisibilityTimeoutSeconds": 600})
	want(t, "made visible", keysOf(second), keysOf(first[1:2]))
	want(t, "its id", at(second[0], "RecordId"), ids[keysOf(second)])
	want(t, "its count", fmt.Sprint(at(second[0], "ReceiveCount")), "2")
	if at(second[0], "ReceiptHandle") == at(first[1], "ReceiptHandle") {
		t.Error("the same handle again")
	}
	h.advance(t, 61*time.Second)
	third := h.receive(t, "ReceiveQueueRecords", arn, 1, object{"VisibilityTimeoutSeconds": 600})
	want(t, "timed out", keysOf(third), keysOf(first[2:]))
	stale := h.must(t, "AcknowledgeQueueRecords", object{"QueueARN": arn, "Entries": entries([]any{first[0], first[1], third[0]}, nil)})
	failed, _ := stale["Failed"].([]any)
	want(t, "stale handles", len(failed), 2)
	for _, f := range failed {
		want(t, "code", at(f, "ErrorCode"), any("InvalidArgumentException"))
	}
	h.settle(t, "AcknowledgeQueueRecords", arn, second, nil)
	h.advance(t, time.Hour)
	h.receive(t, "ReceiveQueueRecords", arn, 0, nil)
	total := 0
	for _, s := range h.shardsOf(t, "work") {
		records, _ := h.records(t, h.iterator(t, "work", text(at(s, "ShardId")), "TRIM_HORIZON", nil))
		total += len(records)
	}
	want(t, "the stream still has", total, 3)
}

// What is received too often is a dead letter: it comes no more among the
// others, until it is restored.
func TestQueueDeadLetters(t *testing.T) {
	covers(t, "ReceiveDeadLetterQueueRecords", "UpdateDeadLetterQueueRecordsVisibility", "RestoreDeadLetterQueueRecords", "AcknowledgeDeadLetterQueueRecords", "UpdateQueue")
	h := serveMovable(t, "--quotas", "off")
	arn := h.queue(t, nil)
	h.put(t, "work", "k", "x")
	for i := range 6 {
		got := h.receive(t, "ReceiveQueueRecords", arn, 1, object{"VisibilityTimeoutSeconds": 10})
		want(t, "count", fmt.Sprint(at(got[0], "ReceiveCount")), fmt.Sprint(i+1))
		h.advance(t, 11*time.Second)
	}
	h.receive(t, "ReceiveQueueRecords", arn, 0, nil)
	dead := h.receive(t, "ReceiveDeadLetterQueueRecords", arn, 1, nil)
	want(t, "dead letter", keysOf(dead), "k")
	h.settle(t, "UpdateDeadLetterQueueRecordsVisibility", arn, dead, object{"VisibilityTimeoutSeconds": 0})
	dead = h.receive(t, "ReceiveDeadLetterQueueRecords", arn, 1, nil)
	h.settle(t, "RestoreDeadLetterQueueRecords", arn, dead, nil)
	got := h.receive(t, "ReceiveQueueRecords", arn, 1, object{"VisibilityTimeoutSeconds": 10})
	want(t, "count after it was restored", fmt.Sprint(at(got[0], "ReceiveCount")), "1")
	h.must(t, "UpdateQueue", object{"QueueARN": arn, "QueueAttributes": object{"DeadLetterConfiguration": object{"TargetType": "BUILT_IN", "MaxReceiveCount": 1}}})
	h.queueActive(t, arn)
	h.advance(t, 11*time.Second)
	h.receive(t, "ReceiveQueueRecords", arn, 0, nil)
	dead = h.receive(t, "ReceiveDeadLetterQueueRecords", arn, 1, object{"VisibilityTimeoutSeconds": 10})
	h.settle(t, "AcknowledgeDeadLetterQueueRecords", arn, dead, nil)
	h.advance(t, time.Minute)
	h.receive(t, "ReceiveDeadLetterQueueRecords", arn, 0, nil)
	h.receive(t, "ReceiveQueueRecords", arn, 0, nil)
}

// A queue belongs to one on-demand stream, which it keeps from being deleted and
// from changing its mode; its name is taken until it is gone.
func TestQueueLife(t *testing.T) {
	covers(t, "CreateQueue", "DescribeQueue", "ListQueues", "UpdateQueue", "DeleteQueue")
	h := serve(t, "--stream", "provisioned")
	arn := h.queue(t, object{"VisibilityTimeoutSeconds": 45})
	in := func(name, stream string) object {
		return object{"QueueName": name, "StreamConfigurationList": []any{object{"StreamARN": arnOf(stream)}}}
	}
	h.call(t, "CreateQueue", in("jobs", "work")).wantErrorWith(t, "ResourceInUseException", "")
	h.call(t, "CreateQueue", in("other", "missing")).wantErrorWith(t, "ResourceNotFoundException", "")
	h.call(t, "CreateQueue", in("other", "provisioned")).wantErrorWith(t, "ValidationException", "")
	h.call(t, "DeleteStream", object{"StreamName": "work", "EnforceConsumerDeletion": true}).wantErrorWith(t, "ResourceInUseException", "")
	h.call(t, "UpdateStreamMode", object{"StreamARN": arnOf("work"), "StreamModeDetails": object{"StreamMode": "PROVISIONED"}}).wantErrorWith(t, "ResourceInUseException", "")
	description, _ := h.must(t, "DescribeQueue", object{"QueueARN": arn})["QueueDescription"].(object)
	want(t, "name", description["QueueName"], any("jobs"))
	want(t, "stream", at(description, "StreamConfigurationList.0.StreamARN"), any(arnOf("work")))
	want(t, "timeout", fmt.Sprint(at(description, "QueueAttributes.VisibilityTimeoutSeconds")), "45")
	want(t, "dead letters", at(description, "QueueAttributes.DeadLetterConfiguration.TargetType"), any("BUILT_IN"))
	want(t, "after receipts", fmt.Sprint(at(description, "QueueAttributes.DeadLetterConfiguration.MaxReceiveCount")), "6")
	want(t, "count", fmt.Sprint(h.summaryOf(t, "work")["QueueCount"]), "1")
	h.must(t, "UpdateQueue", object{"QueueARN": arn, "QueueAttributes": object{"VisibilityTimeoutSeconds": 50}})
	h.queueActive(t, arn)
	description, _ = h.must(t, "DescribeQueue", object{"QueueARN": arn})["QueueDescription"].(object)
	want(t, "changed", fmt.Sprint(at(description, "QueueAttributes.VisibilityTimeoutSeconds")), "50")
	want(t, "unchanged", fmt.Sprint(at(description, "QueueAttributes.DeadLetterConfiguration.MaxReceiveCount")), "6")
	for stream, n := range map[string]int{"work": 1, "provisioned": 0} {
		list, _ := h.must(t, "ListQueues", object{"StreamFilter": []any{object{"StreamARN": arnOf(stream)}}})["QueueSummaries"].([]any)
		want(t, "queues of "+stream, len(list), n)
	}
	h.must(t, "DeleteQueue", object{"QueueARN": arn})
	h.eventually(t, "the queue is gone", func() bool {
		a := h.call(t, "DescribeQueue", object{"QueueARN": arn})
		return a.Status == http.StatusBadRequest && a.JSON["__type"] == "ResourceNotFoundException"
	})
	for _, op := range []string{"ReceiveQueueRecords", "ReceiveDeadLetterQueueRecords"} {
		h.call(t, op, object{"QueueARN": arn}).wantErrorWith(t, "ResourceNotFoundException", "")
	}
	h.must(t, "DeleteStream", `{"StreamName":"work"}`)
}
