package streams

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// onDemand makes an active on-demand stream.
func (s *server) onDemand(name string) {
	s.t.Helper()
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: name, StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}})
}

// queueInput is a CreateQueue of what has no defaults.
func queueInput(name, stream, start string) *kinesis.CreateQueueInput {
	in := &kinesis.CreateQueueInput{QueueName: name, StreamConfigurationList: kinesis.QueueStreamConfigurationList{
		{StreamARN: home.StreamARN(stream)},
	}}
	if start != "" {
		in.StreamConfigurationList[0].StartingPosition = &kinesis.QueueStartingPosition{Type: start}
	}
	return in
}

// queue makes a queue that begins with the oldest record, and gives its ARN.
func (s *server) queue(name, stream string, change ...func(*kinesis.CreateQueueInput)) string {
	s.t.Helper()
	in := queueInput(name, stream, "TRIM_HORIZON")
	for _, c := range change {
		c(in)
	}
	return call[*kinesis.CreateQueueOutput](s, "CreateQueue", in).QueueDescription.QueueARN
}

// puts puts records with their numbers from first up to before end as data and
// key.
func (s *server) puts(stream string, first, end int) {
	s.t.Helper()
	for first < end {
		in := &kinesis.PutRecordsInput{StreamName: stream}
		for ; first < end && len(in.Records) < 500; first++ {
			text := fmt.Sprint(first)
			in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: []byte(text), PartitionKey: text})
		}
		if out := call[*kinesis.PutRecordsOutput](s, "PutRecords", in); *out.FailedRecordCount != 0 {
			s.t.Fatalf("%d records failed", *out.FailedRecordCount)
		}
	}
}

// receiveWith receives with other arguments than by default; those of 0 are not
// given, a visibility below 0 is 0.
func (s *server) receiveWith(arn string, limit, wait, visibility int32) kinesis.QueueRecordList {
	s.t.Helper()
	in := &kinesis.ReceiveQueueRecordsInput{QueueARN: arn}
	if limit != 0 {
		in.Limit = &limit
	}
	if wait != 0 {
		in.WaitTimeSeconds = &wait
	}
	if visibility != 0 {
		in.VisibilityTimeoutSeconds = ptr(max(0, visibility))
	}
	return call[*kinesis.ReceiveQueueRecordsOutput](s, "ReceiveQueueRecords", in).QueueRecords
}

func (s *server) receive(arn string) kinesis.QueueRecordList {
	s.t.Helper()
	return s.receiveWith(arn, 0, 1, 0)
}

func (s *server) receiveDead(arn string) kinesis.QueueRecordList {
	s.t.Helper()
	in := &kinesis.ReceiveDeadLetterQueueRecordsInput{QueueARN: arn, WaitTimeSeconds: ptr[int32](1)}
	return call[*kinesis.ReceiveDeadLetterQueueRecordsOutput](s, "ReceiveDeadLetterQueueRecords", in).QueueRecords
}

// acknowledge acknowledges records and gives how many that has failed for.
func (s *server) acknowledge(arn string, records kinesis.QueueRecordList) int {
	s.t.Helper()
	in := &kinesis.AcknowledgeQueueRecordsInput{QueueARN: arn}
	for i := range records {
		in.Entries = append(in.Entries, kinesis.AcknowledgeQueueRecordsRequestEntry{ReceiptHandle: records[i].ReceiptHandle})
	}
	out := call[*kinesis.AcknowledgeQueueRecordsOutput](s, "AcknowledgeQueueRecords", in)
	if len(out.Successful)+len(out.Failed) != len(records) {
		s.t.Errorf("%d entries are answered with %d and %d", len(records), len(out.Successful), len(out.Failed))
	}
	return len(out.Failed)
}

// datas gives the data of records, sorted.
func datas(records kinesis.QueueRecordList) (all []string) {
	for i := range records {
		all = append(all, string(records[i].Data))
	}
	slices.Sort(all)
	return all
}

// A worker gets every record once, with what it was put with, acknowledges it,
// and gets none again, also after a restart; another queue is not touched.
func TestReceiveAndAcknowledge(t *testing.T) {
	s := newServer(t, Config{})
	s.onDemand("s")
	arn, other := s.queue("work", "s"), s.queue("other", "s")
	s.puts("s", 0, 95)
	seen := map[string]bool{}
	ids := map[string]string{}
	for len(seen) < 95 {
		records := s.receive(arn)
		if len(records) == 0 || len(records) > 10 {
			t.Fatalf("%d records after %d", len(records), len(seen))
		}
		for _, r := range records {
			if seen[string(r.Data)] || r.PartitionKey != string(r.Data) || r.ReceiveCount != 1 || len(r.ReceiptHandle) > 1024 {
				t.Errorf("received %+v", r)
			}
			seen[string(r.Data)], ids[string(r.Data)] = true, r.RecordId
		}
		if failed := s.acknowledge(arn, records); failed != 0 {
			t.Errorf("%d of %d are not acknowledged", failed, len(records))
		}
		if failed := s.acknowledge(arn, records); failed != len(records) {
			t.Errorf("only %d of %d fail the second time", failed, len(records))
		}
		if len(seen) > 50 && len(seen) <= 60 {
			s.restart()
		}
	}
	if records := s.receive(arn); len(records) != 0 {
		t.Errorf("%d records are received again", len(records))
	}
	for n := 0; n < 95; {
		records := s.receive(other)
		for _, r := range records {
			if ids[string(r.Data)] != r.RecordId {
				t.Errorf("record %s has ids %s and %s", r.Data, ids[string(r.Data)], r.RecordId)
			}
		}
		if n += len(records); len(records) == 0 {
			t.Fatalf("the other queue has only %d records", n)
		}
	}
}

// A record that is not acknowledged comes back when its visibility has run out,
// to another receipt that the first one's handle does not count for; after the
// sixth it is a dead letter, which can be received, discarded and restored.
func TestVisibilityAndDeadLetters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.onDemand("s")
		arn := s.queue("work", "s")
		s.puts("s", 0, 2)
		first := s.receiveWith(arn, 2, 1, 5)
		if len(first) != 2 {
			t.Fatalf("received %d records", len(first))
		}
		began := time.Now()
		again := s.receiveWith(arn, 2, 20, 5) // waits for both
		if took := time.Since(began); len(again) != 2 || took < 5*time.Second || took > 5100*time.Millisecond {
			t.Fatalf("received %d records again after %v", len(again), took)
		}
		if again[0].ReceiveCount != 2 || !again[0].FirstReceiveTimestamp.Equal(first[0].FirstReceiveTimestamp) {
			t.Errorf("the second receipt is %+v", again[0])
		}
		if failed := s.acknowledge(arn, first); failed != 2 {
			t.Errorf("%d old handles fail, want 2", failed)
		}
		for range 4 {
			pass(5 * time.Second)
			if again = s.receiveWith(arn, 2, 1, 5); len(again) != 2 {
				t.Fatalf("received %d records", len(again))
			}
		}
		if dead := s.receiveDead(arn); len(dead) != 0 {
			t.Errorf("%d records in flight are dead letters", len(dead))
		}
		pass(5 * time.Second)
		if live := s.receive(arn); len(live) != 0 {
			t.Errorf("received %d records after the sixth receipt", len(live))
		}
		dead := s.receiveDead(arn)
		if !slices.Equal(datas(dead), []string{"0", "1"}) || dead[0].PartitionKey != string(dead[0].Data) {
			t.Fatalf("the dead letters are %v", datas(dead))
		}
		if failed := s.acknowledge(arn, dead); failed != 2 {
			t.Error("dead letters are acknowledged as if they were alive")
		}
		restore := call[*kinesis.RestoreDeadLetterQueueRecordsOutput](s, "RestoreDeadLetterQueueRecords", &kinesis.RestoreDeadLetterQueueRecordsInput{
			QueueARN: arn, Entries: kinesis.RestoreDeadLetterQueueRecordsRequestEntryList{{ReceiptHandle: dead[0].ReceiptHandle}, {ReceiptHandle: "x"}},
		})
		if len(restore.Successful) != 1 || len(restore.Failed) != 1 || restore.Failed[0].ErrorCode != shardwell.CodeInvalidArgument {
			t.Errorf("restored: %+v", restore)
		}
		discard := call[*kinesis.AcknowledgeDeadLetterQueueRecordsOutput](s, "AcknowledgeDeadLetterQueueRecords", &kinesis.AcknowledgeDeadLetterQueueRecordsInput{
			QueueARN: arn, Entries: kinesis.AcknowledgeDeadLetterQueueRecordsRequestEntryList{{ReceiptHandle: dead[1].ReceiptHandle}},
		})
		if len(discard.Successful) != 1 {
			t.Errorf("discarded: %+v", discard)
		}
		back := s.receive(arn)
		if len(back) != 1 || back[0].ReceiveCount != 1 || back[0].RecordId != dead[0].RecordId {
			t.Errorf("restored and received: %+v", back)
		}
		pass(time.Minute)
		if dead := s.receiveDead(arn); len(dead) != 0 {
			t.Errorf("%d dead letters are left", len(dead))
		}
	})
}

// A receive that waits gets what comes while it waits: a record that is put, one
// whose visibility is set to end, a shard that is new; and nothing in the time
// that it said when nothing comes. Its going away leaves nothing in flight.
func TestLongPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.onDemand("s")
		arn := s.queue("work", "s")
		began := time.Now()
		if got := s.receiveWith(arn, 0, 0, 0); len(got) != 0 || time.Since(began) != 9*time.Second {
			t.Errorf("received %d records after %v", len(got), time.Since(began))
		}
		if got := s.receiveWith(arn, 0, 20, 0); len(got) != 0 || time.Since(began) != 29*time.Second {
			t.Errorf("received %d records after %v", len(got), time.Since(began))
		}
		background := func(wait int32) chan kinesis.QueueRecordList {
			answer := make(chan kinesis.QueueRecordList, 1)
			go func() { answer <- s.receiveWith(arn, 0, wait, 40) }()
			synctest.Wait()
			return answer
		}
		waiting := background(20)
		pass(7 * time.Second)
		began = time.Now()
		s.puts("s", 0, 1)
		got := <-waiting
		if len(got) != 1 || time.Since(began) > 100*time.Millisecond {
			t.Fatalf("received %d records %v after the put", len(got), time.Since(began))
		}
		waiting = background(20)
		pass(time.Second)
		visible := call[*kinesis.UpdateQueueRecordsVisibilityOutput](s, "UpdateQueueRecordsVisibility", &kinesis.UpdateQueueRecordsVisibilityInput{
			QueueARN: arn, Entries: kinesis.UpdateQueueRecordsVisibilityRequestEntryList{{ReceiptHandle: got[0].ReceiptHandle, VisibilityTimeoutSeconds: 0}},
		})
		if again := <-waiting; len(visible.Successful) != 1 || len(again) != 1 || again[0].ReceiveCount != 2 {
			t.Errorf("%+v, then received %+v", visible, again)
		}
		ctx, leave := context.WithCancel(t.Context())
		left := make(chan error)
		go func() {
			_, err := s.service.Handlers()["ReceiveQueueRecords"](ctx, home, &kinesis.ReceiveQueueRecordsInput{QueueARN: arn})
			left <- err
		}()
		synctest.Wait()
		leave()
		if err := <-left; err != nil {
			t.Errorf("a client that has gone is answered %v", err)
		}
		s.puts("s", 1, 2)
		if got := s.receive(arn); len(got) != 1 || got[0].ReceiveCount != 1 {
			t.Errorf("after a client has gone: %+v", got)
		}
	})
}

// LATEST begins with what is put after the answer to CreateQueue, AT_TIMESTAMP
// with the time that is given, TRIM_HORIZON with all there is.
func TestStartingPositions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.onDemand("s")
		s.puts("s", 0, 8)
		pass(10 * time.Second)
		middle := time.Now()
		s.puts("s", 8, 16)
		starts := map[string][]string{}
		arns := map[string]string{}
		for _, kind := range []string{"LATEST", "TRIM_HORIZON", "AT_TIMESTAMP"} {
			in := queueInput(kind, "s", kind)
			if kind == "AT_TIMESTAMP" {
				in.StreamConfigurationList[0].StartingPosition.Timestamp = middle
			}
			out := call[*kinesis.CreateQueueOutput](s, "CreateQueue", in).QueueDescription
			arns[kind] = out.QueueARN
			position := out.StreamConfigurationList[0].StartingPosition
			want := map[string]time.Time{"LATEST": out.QueueCreationTimestamp, "AT_TIMESTAMP": middle}[kind]
			if position.Type != kind || !want.IsZero() && !position.Timestamp.Equal(want) || position.Timestamp.After(out.QueueCreationTimestamp) {
				t.Errorf("%s is described as %+v", kind, position)
			}
		}
		s.puts("s", 16, 20)
		s.restart()
		for kind, arn := range arns {
			for {
				got := s.receive(arn)
				if len(got) == 0 {
					break
				}
				starts[kind] = append(starts[kind], datas(got)...)
			}
		}
		for kind, first := range map[string]int{"LATEST": 16, "TRIM_HORIZON": 0, "AT_TIMESTAMP": 8} {
			var want []string
			for i := first; i < 20; i++ {
				want = append(want, fmt.Sprint(i))
			}
			slices.Sort(want)
			if slices.Sort(starts[kind]); !slices.Equal(starts[kind], want) {
				t.Errorf("%s gives %v, want %v", kind, starts[kind], want)
			}
		}
	})
}

func isRefusal(err error, code string) bool {
	refusal, ok := errors.AsType[*shardwell.Error](err)
	return ok && refusal.Code == code
}

// Resharding loses nothing and repeats nothing: what is in parents and what is in
// children is received once each, whether a shard was split before the queue
// looked at it, after, or in the middle of it; and across restarts.
func TestQueueFollowsReshards(t *testing.T) {
	s := newServer(t, Config{})
	s.onDemand("s")
	arn := s.queue("work", "s")
	seen := map[string]int{}
	work := func(most int) {
		t.Helper()
		for n := 0; n < most; {
			records := s.receiveWith(arn, 0, 1, 600)
			if len(records) == 0 {
				break
			}
			for i := range records {
				seen[string(records[i].Data)]++
			}
			if n += len(records); s.acknowledge(arn, records) != 0 {
				t.Fatal("records are not acknowledged")
			}
		}
	}
	put := 0
	for round := range 5 {
		s.puts("s", put, put+60)
		put += 60
		work(25)
		s.reshapeAll("s", round)
		s.puts("s", put, put+60)
		put += 60
		if round%2 == 1 {
			s.restart()
		}
		work(40)
	}
	work(1 << 20)
	if len(seen) != put {
		t.Errorf("%d records of %d were received", len(seen), put)
	}
	for data, n := range seen {
		if n != 1 {
			t.Errorf("record %s was received %d times", data, n)
		}
	}
}

// reshapeAll splits every open shard of an on-demand stream, or merges neighbours,
// by turns, as scaling does it.
func (s *server) reshapeAll(stream string, round int) {
	s.t.Helper()
	st := s.service.catalog.Stream(home, stream)
	c := catalog.Reshape{Key: st.Key, UID: st.UID}
	open := st.Open()
	for i, sh := range open {
		if round%2 == 0 {
			c.Splits = append(c.Splits, sh.Index)
		} else if i%2 == 1 {
			c.Merges = append(c.Merges, [2]uint32{open[i-1].Index, sh.Index})
		}
	}
	reply, err := s.service.propose(context.Background(), c.Encode())
	if err != nil {
		s.t.Fatal(err)
	}
	<-s.service.tasks.settle(reply.(*catalog.Stream)).done
}

// Every refusal has its code and text, and refuses nothing else.
func TestQueueRefusalTexts(t *testing.T) {
	s := newServer(t, Config{})
	now := time.Now()
	s.onDemand("s")
	s.create("p", 1)
	arn := s.queue("work", "s")
	missing := home.QueueARN("0123456789abcdefg")
	none := "Queue " + missing + ", account 000000000000 not found."
	two := queueInput("q", "s", "")
	two.StreamConfigurationList = append(two.StreamConfigurationList, two.StreamConfigurationList[0])
	timed := func(kind string, at time.Time) *kinesis.CreateQueueInput {
		in := queueInput("q", "s", kind)
		in.StreamConfigurationList[0].StartingPosition.Timestamp = at
		return in
	}
	with := func(a kinesis.QueueAttributes) *kinesis.CreateQueueInput {
		in := queueInput("q", "s", "")
		in.QueueAttributes = &a
		return in
	}
	letters := func(kind string, count *int32) kinesis.QueueAttributes {
		return kinesis.QueueAttributes{DeadLetterConfiguration: &kinesis.DeadLetterConfiguration{TargetType: kind, MaxReceiveCount: count}}
	}
	tagged := queueInput("q", "s", "")
	tagged.Tags = map[string]string{"a": "<"}
	in, argument, validation, found := shardwell.CodeResourceInUse, shardwell.CodeInvalidArgument, shardwell.CodeValidation, shardwell.CodeResourceNotFound
	for _, c := range []struct {
		op            string
		in            api.Struct
		code, message string
	}{
		{"CreateQueue", two, validation, "StreamConfigurationList must contain exactly 1 stream. It contains 2."},
		{"CreateQueue", queueInput("q", "none", ""), found, "Stream none under account 000000000000 not found."},
		{"CreateQueue", queueInput("q", "p", ""), validation, "Request is invalid. Stream p under account 000000000000 is in Provisioned mode."},
		{"CreateQueue", queueInput("work", "s", ""), in, "Queue work under account 000000000000 already exists."},
		{"CreateQueue", queueInput("q", "s", "AT_TIMESTAMP"), argument,
			"Must specify Timestamp for StartingPosition of type AT_TIMESTAMP. Current request has no Timestamp."},
		{"CreateQueue", timed("LATEST", now), argument, "Timestamp cannot be specified for StartingPosition of type LATEST."},
		{"CreateQueue", with(letters("BUILT_IN", nil)), validation, "MaxReceiveCount is required when TargetType is BUILT_IN."},
		{"CreateQueue", with(letters("NONE", ptr[int32](3))), validation, "MaxReceiveCount cannot be specified when TargetType is NONE."},
		{"CreateQueue", tagged, argument, "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @."},
		{"UpdateQueue", &kinesis.UpdateQueueInput{QueueARN: arn, QueueAttributes: &kinesis.QueueAttributes{}}, validation,
			"QueueAttributes must contain at least one attribute to update."},
		{"UpdateQueue", &kinesis.UpdateQueueInput{QueueARN: missing, QueueAttributes: &kinesis.QueueAttributes{}}, found, none},
		{"DeleteQueue", &kinesis.DeleteQueueInput{QueueARN: missing}, found, none},
		{"DescribeQueue", &kinesis.DescribeQueueInput{QueueARN: missing}, found, none},
		{"DescribeQueue", &kinesis.DescribeQueueInput{QueueARN: home.StreamARN("queue/x")}, argument, "QueueARN " + home.StreamARN("queue/x") + " is invalid."},
		{"DescribeQueue", &kinesis.DescribeQueueInput{QueueARN: abroad.QueueARN("x")}, found, "Queue " + abroad.QueueARN("x") + ", account 111111111111 not found."},
		{"ReceiveQueueRecords", &kinesis.ReceiveQueueRecordsInput{QueueARN: missing}, found, none},
		{"ReceiveDeadLetterQueueRecords", &kinesis.ReceiveDeadLetterQueueRecordsInput{QueueARN: missing}, found, none},
		{"AcknowledgeQueueRecords", &kinesis.AcknowledgeQueueRecordsInput{QueueARN: missing}, found, none},
		{"UpdateQueueRecordsVisibility", &kinesis.UpdateQueueRecordsVisibilityInput{QueueARN: missing}, found, none},
		{"RestoreDeadLetterQueueRecords", &kinesis.RestoreDeadLetterQueueRecordsInput{QueueARN: missing}, found, none},
		{"DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"}, in, "Stream s under account 000000000000 has 1 queue(s). Delete them first."},
		{"UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("s"), StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "PROVISIONED"}},
			in, "Stream s under account 000000000000 has 1 queue(s). Delete them first."},
		{"ListQueues", &kinesis.ListQueuesInput{NextToken: "x"}, argument, "Invalid NextToken."},
	} {
		s.refused(c.op, c.in, c.code, c.message)
	}
	_, err := s.do(home, "CreateQueue", timed("AT_TIMESTAMP", time.Now().Add(time.Minute)))
	wantRefusal(t, "a start in the future", err, argument, "")
	for i := range 19 {
		s.queue(fmt.Sprint("more", i), "s")
	}
	_, err = s.do(home, "CreateQueue", queueInput("many", "s", ""))
	wantRefusal(t, "too many queues", err, shardwell.CodeLimitExceeded, "")
	if n := call[*kinesis.DescribeStreamSummaryOutput](s, "DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: "s"}).StreamDescriptionSummary.QueueCount; *n != 20 {
		t.Errorf("the stream has %d queues", *n)
	}
}

// Records past their retention are not received any more, whether they are fresh,
// were received before or are dead letters, and the queue forgets them.
func TestQueueRetention(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.onDemand("s")
		arn := s.queue("work", "s", func(in *kinesis.CreateQueueInput) {
			in.QueueAttributes = &kinesis.QueueAttributes{DeadLetterConfiguration: &kinesis.DeadLetterConfiguration{TargetType: "BUILT_IN", MaxReceiveCount: ptr[int32](1)}}
		})
		s.puts("s", 0, 30)
		if got := s.receive(arn); len(got) != 10 {
			t.Fatalf("received %d records", len(got))
		}
		pass(time.Minute)
		if m := s.service.QueueMetrics(); len(m) != 1 || m[0].DeadLetters != 10 || m[0].Full || m[0].Queue != "work" {
			t.Errorf("the metrics say %+v", m)
		}
		pass(24 * time.Hour)
		s.puts("s", 30, 31)
		if got := datas(s.receive(arn)); !slices.Equal(got, []string{"30"}) {
			t.Errorf("received %v", got)
		}
		if got := s.receiveDead(arn); len(got) != 0 {
			t.Errorf("%d dead letters are left", len(got))
		}
		if m := s.service.QueueMetrics(); m[0].DeadLetters != 0 || m[0].InFlight != 1 {
			t.Errorf("the metrics say %+v", m)
		}
	})
}

// A queue that nobody uses is closed and opened again when it is used.
func TestIdleQueueIsClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.onDemand("s")
		arn := s.queue("work", "s")
		s.puts("s", 0, 12)
		first := s.receiveWith(arn, 0, 1, 43200)
		pass(2 * queueIdle)
		if open := s.service.queues.all(); len(open) != 0 {
			t.Errorf("%d queues are open", len(open))
		}
		if rest := s.receive(arn); len(first) != 10 || len(rest) != 2 {
			t.Errorf("received %d, then %d", len(first), len(rest))
		}
	})
}

// More receives than a queue has room for are refused, and the others wait on.
func TestTooManyReceives(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.onDemand("s")
		arn := s.queue("work", "s")
		answers := make(chan error, maxWaiting+1)
		for range maxWaiting + 1 {
			go func() {
				_, err := s.do(home, "ReceiveQueueRecords", &kinesis.ReceiveQueueRecordsInput{QueueARN: arn, WaitTimeSeconds: ptr[int32](20)})
				answers <- err
			}()
		}
		pass(30 * time.Second)
		refused := 0
		for range maxWaiting + 1 {
			if err := <-answers; isRefusal(err, shardwell.CodeThrottling) {
				refused++
			} else if err != nil {
				t.Error(err)
			}
		}
		if refused != 1 {
			t.Errorf("%d receives were refused", refused)
		}
	})
}

// Nothing is received from a queue that is being made or deleted, and a receive
// that waits ends when its queue goes.
func TestReceiveFromPassingQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.onDemand("s")
		pass(2 * time.Second)
		arn := s.queue("work", "s")
		in := &kinesis.ReceiveQueueRecordsInput{QueueARN: arn, WaitTimeSeconds: ptr[int32](20)}
		none := "Queue " + arn + ", account 000000000000 not found."
		s.refused("ReceiveQueueRecords", in, shardwell.CodeResourceNotFound, none)
		pass(2 * time.Second)
		s.puts("s", 0, 1)
		got := s.receive(arn)
		answer := make(chan error, 1)
		go func() {
			_, err := s.do(home, "ReceiveQueueRecords", in)
			answer <- err
		}()
		pass(time.Second)
		s.run("DeleteQueue", &kinesis.DeleteQueueInput{QueueARN: arn})
		wantRefusal(t, "a receive that waits", <-answer, shardwell.CodeResourceNotFound, none)
		s.refused("AcknowledgeQueueRecords", &kinesis.AcknowledgeQueueRecordsInput{QueueARN: arn,
			Entries: kinesis.AcknowledgeQueueRecordsRequestEntryList{{ReceiptHandle: got[0].ReceiptHandle}}}, shardwell.CodeResourceNotFound, none)
		pass(2 * time.Second)
		s.refused("DescribeQueue", &kinesis.DescribeQueueInput{QueueARN: arn}, shardwell.CodeResourceNotFound, none)
		again := s.queue("work", "s")
		pass(2 * time.Second)
		out := call[*kinesis.AcknowledgeQueueRecordsOutput](s, "AcknowledgeQueueRecords", &kinesis.AcknowledgeQueueRecordsInput{QueueARN: again,
			Entries: kinesis.AcknowledgeQueueRecordsRequestEntryList{{ReceiptHandle: got[0].ReceiptHandle}}})
		if len(out.Failed) != 1 {
			t.Errorf("a handle of another queue of that name is answered %+v", out)
		}
	})
}
