package conformance

import "testing"

// Every operation on queues refuses what it cannot do with its own code and
// text, and entries fail by themselves.
func TestQueueRefusals(t *testing.T) {
	covers(t, "CreateQueue", "UpdateQueue", "DeleteQueue", "DescribeQueue", "ListQueues", "ReceiveQueueRecords", "AcknowledgeQueueRecords",
		"UpdateQueueRecordsVisibility", "ReceiveDeadLetterQueueRecords", "AcknowledgeDeadLetterQueueRecords",
		"UpdateDeadLetterQueueRecordsVisibility", "RestoreDeadLetterQueueRecords")
	h := serve(t)
	queue := h.queue(t, nil)
	h.create(t, "provisioned", 1)
	missing := "arn:aws:kinesis:" + region + ":" + account + ":queue/0123456789abcdefg"
	none := "Queue " + missing + ", account " + account + " not found."
	on := func(stream string) []any { return []any{object{"StreamARN": arnOf(stream)}} }
	entries := []any{object{"ReceiptHandle": "x"}}
	timed := []any{object{"ReceiptHandle": "x", "VisibilityTimeoutSeconds": 1}}
	letters := func(of object) object {
		return object{"QueueName": "q", "StreamConfigurationList": on("work"), "QueueAttributes": object{"DeadLetterConfiguration": of}}
	}
	for _, c := range []struct {
		op            string
		in            object
		code, message string
	}{
		{"CreateQueue", object{"QueueName": "q", "StreamConfigurationList": append(on("work"), on("work")...)},
			"ValidationException", "StreamConfigurationList must contain exactly 1 stream. It contains 2."},
		{"CreateQueue", object{"QueueName": "q", "StreamConfigurationList": on("none")},
			"ResourceNotFoundException", "Stream none under account " + account + " not found."},
		{"CreateQueue", object{"QueueName": "q", "StreamConfigurationList": on("provisioned")},
			"ValidationException", "Request is invalid. Stream provisioned under account " + account + " is in Provisioned mode."},
		{"CreateQueue", object{"QueueName": "jobs", "StreamConfigurationList": on("work")},
			"ResourceInUseException", "Queue jobs under account " + account + " already exists."},
		{"CreateQueue", object{"QueueName": "a b", "StreamConfigurationList": on("work")}, "ValidationException",
			"1 validation error detected: Value 'a b' at 'queueName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
		{"CreateQueue", letters(object{"TargetType": "BUILT_IN"}), "ValidationException", "MaxReceiveCount is required when TargetType is BUILT_IN."},
		{"CreateQueue", letters(object{"TargetType": "NONE", "MaxReceiveCount": 2}), "ValidationException", "MaxReceiveCount cannot be specified when TargetType is NONE."},
		{"UpdateQueue", object{"QueueARN": queue, "QueueAttributes": object{}}, "ValidationException", "QueueAttributes must contain at least one attribute to update."},
		{"UpdateQueue", object{"QueueARN": missing, "QueueAttributes": object{}}, "ResourceNotFoundException", none},
		{"DeleteQueue", object{"QueueARN": missing}, "ResourceNotFoundException", none},
		{"DescribeQueue", object{"QueueARN": missing}, "ResourceNotFoundException", none},
		{"ListQueues", object{"NextToken": "x"}, "InvalidArgumentException", "Invalid NextToken."},
		{"ReceiveQueueRecords", object{"QueueARN": missing}, "ResourceNotFoundException", none},
		{"ReceiveQueueRecords", object{"QueueARN": queue, "Limit": 11}, "ValidationException",
			"1 validation error detected: Value '11' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10"},
		{"ReceiveQueueRecords", object{"QueueARN": queue, "WaitTimeSeconds": 0}, "ValidationException",
			"1 validation error detected: Value '0' at 'waitTimeSeconds' failed to satisfy constraint: Member must have value greater than or equal to 1"},
		{"ReceiveDeadLetterQueueRecords", object{"QueueARN": missing}, "ResourceNotFoundException", none},
		{"AcknowledgeQueueRecords", object{"QueueARN": missing, "Entries": entries}, "ResourceNotFoundException", none},
		{"AcknowledgeDeadLetterQueueRecords", object{"QueueARN": missing, "Entries": entries}, "ResourceNotFoundException", none},
		{"RestoreDeadLetterQueueRecords", object{"QueueARN": missing, "Entries": entries}, "ResourceNotFoundException", none},
		{"UpdateQueueRecordsVisibility", object{"QueueARN": missing, "Entries": timed}, "ResourceNotFoundException", none},
		{"UpdateDeadLetterQueueRecordsVisibility", object{"QueueARN": missing, "Entries": timed}, "ResourceNotFoundException", none},
	} {
		t.Run(c.op, func(t *testing.T) { h.call(t, c.op, c.in).wantError(t, c.code, c.message) })
	}
	for _, op := range []string{"AcknowledgeQueueRecords", "AcknowledgeDeadLetterQueueRecords", "RestoreDeadLetterQueueRecords",
		"UpdateQueueRecordsVisibility", "UpdateDeadLetterQueueRecordsVisibility"} {
		out := h.must(t, op, object{"QueueARN": queue, "Entries": timed})
		failed, _ := out["Failed"].([]any)
		if len(failed) != 1 || at(failed[0], "ErrorCode") != "InvalidArgumentException" || at(failed[0], "ReceiptHandle") != "x" {
			t.Errorf("%s of no handle: %v", op, out)
		}
		if done, ok := out["Successful"].([]any); !ok || len(done) != 0 {
			t.Errorf("%s of no handle: %v", op, out)
		}
	}
}

// Pages of ListQueues go by name, take a filter of streams, and end without a
// NextToken.
func TestQueuePages(t *testing.T) {
	covers(t, "CreateQueue", "ListQueues")
	h := serve(t)
	for _, stream := range []string{"one", "two"} {
		h.must(t, "CreateStream", object{"StreamName": stream, "StreamModeDetails": object{"StreamMode": "ON_DEMAND"}})
		h.await(t, stream)
	}
	for name, stream := range map[string]string{"a": "one", "b": "two", "c": "one", "d": "two", "e": "one"} {
		h.must(t, "CreateQueue", object{"QueueName": name, "StreamConfigurationList": []any{object{"StreamARN": arnOf(stream)}}})
	}
	for _, c := range []struct {
		filter []any
		pages  []string
	}{
		{nil, []string{"ab", "cd", "e"}},
		{[]any{object{"StreamARN": arnOf("one")}}, []string{"ac", "e"}},
		{[]any{object{"StreamARN": arnOf("two")}, object{"StreamARN": arnOf("none")}}, []string{"bd"}},
	} {
		in := object{"MaxResults": 2}
		if c.filter != nil {
			in["StreamFilter"] = c.filter
		}
		for i, wanted := range c.pages {
			out := h.must(t, "ListQueues", in)
			names := ""
			summaries, _ := out["QueueSummaries"].([]any)
			for _, s := range summaries {
				names += text(at(s, "QueueName"))
			}
			want(t, "names", names, any(wanted))
			token, more := out["NextToken"]
			if more != (i < len(c.pages)-1) {
				t.Errorf("page %d of %v has a NextToken: %v", i, c.pages, more)
			}
			in["NextToken"] = token
		}
	}
}
