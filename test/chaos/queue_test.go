package chaos

import (
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shardwell/shardwell/test/blackbox"
)

const (
	queueVisibility  = 2 // seconds
	queueMaxReceives = 6
	queuePatience    = 5 * time.Minute
)

// TestQueue holds the promise that work on a queue is done once: three workers
// receive and acknowledge, one of them dies with records in its hands, and the
// server is killed in between. By the workers' own books every record has been
// acknowledged once, except those whose acknowledgement was under way when the
// server died; records that nobody acknowledges are dead letters after their
// sixth receipt, and those that are restored are delivered again.
func TestQueue(t *testing.T) {
	records := number(t, "CHAOS_QUEUE_RECORDS", level(2000, 10_000, 100_000))
	args := []string{"--data", filepath.Join(t.TempDir(), "data"), "--quotas", "off", "--log-level", "error"}
	s := blackbox.Start(t, args...)
	b := &queueBooks{
		t: t, arn: makeQueue(t, s), records: records,
		acknowledged: map[int]int{}, unsure: map[int]bool{},
	}
	b.server.Store(s)
	fillQueue(t, s, records)

	var workers sync.WaitGroup
	held, killed := make(chan int, 1), make(chan struct{})
	for id := range 3 {
		workers.Go(func() {
			if id == 0 {
				held <- b.work(func() bool { return b.done() >= records/3 }, true)
				return
			}
			b.work(func() bool { return false }, false) // until the server dies
			<-killed
			b.drain()
		})
	}
	inHands := <-held
	if err := await(queuePatience, func() (bool, error) { return b.done() >= records*2/3, nil }); err != nil {
		t.Error(err)
	}
	s.Kill()
	s = blackbox.Start(t, args...)
	b.server.Store(s)
	close(killed)
	workers.Wait()
	restored, discarded := b.deadLetters()
	b.drain()
	b.conclude(inHands, restored, discarded)
}

// queueBooks is what the workers know.
type queueBooks struct {
	t       *testing.T
	server  atomic.Pointer[blackbox.Server]
	arn     string
	records int

	mu           sync.Mutex
	acknowledged map[int]int  // how often, by record
	unsure       map[int]bool // acknowledgements that were not answered
	cured        bool         // those are acknowledged now
}

// poisoned says whether a record is one that nobody can work on.
func (b *queueBooks) poisoned(record int) bool { return record%(b.records/10) == 7 }

type queueRecord struct {
	ReceiptHandle string
	Data          []byte
	ReceiveCount  int
}

func (r queueRecord) number(t *testing.T) int {
	n, err := strconv.Atoi(string(r.Data))
	if err != nil {
		t.Error(err)
	}
	return n
}

func makeQueue(t *testing.T, s *blackbox.Server) (arn string) {
	s.MustCall(t, "CreateStream", map[string]any{"StreamName": stream, "StreamModeDetails": map[string]any{"StreamMode": "ON_DEMAND"}}, nil)
	if err := awaitActive(s); err != nil {
		t.Fatal(err)
	}
	type description struct {
		QueueDescription struct{ QueueARN, QueueStatus string }
	}
	var made description
	s.MustCall(t, "CreateQueue", map[string]any{
		"QueueName":               "work",
		"StreamConfigurationList": []any{map[string]any{"StreamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream}},
		"QueueAttributes": map[string]any{
			"VisibilityTimeoutSeconds": queueVisibility,
			"DeadLetterConfiguration":  map[string]any{"TargetType": "BUILT_IN", "MaxReceiveCount": queueMaxReceives},
		},
	}, &made)
	arn = made.QueueDescription.QueueARN
	if err := await(queuePatience, func() (bool, error) {
		var now description
		err := s.Call("DescribeQueue", map[string]any{"QueueARN": arn}, &now)
		return now.QueueDescription.QueueStatus == "ACTIVE", err
	}); err != nil {
		t.Fatal(err)
	}
	return arn
}

func fillQueue(t *testing.T, s *blackbox.Server, records int) {
	for i := 0; i < records; {
		var batch []any
		for ; i < records && len(batch) < 500; i++ {
			batch = append(batch, map[string]any{"Data": []byte(strconv.Itoa(i)), "PartitionKey": strconv.Itoa(i)})
		}
		var out struct{ FailedRecordCount int }
		s.MustCall(t, "PutRecords", map[string]any{"StreamName": stream, "Records": batch}, &out)
		if out.FailedRecordCount != 0 {
			t.Fatalf("%d records failed", out.FailedRecordCount)
		}
	}
}

// done counts the records that have been acknowledged.
func (b *queueBooks) done() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.acknowledged)
}

// work receives and acknowledges until it is enough or the server dies. With dying
// it ends with records received that it does not acknowledge, and gives how many.
func (b *queueBooks) work(enough func() bool, dying bool) (held int) {
	for !enough() && !b.t.Failed() {
		records, alive := b.receive("ReceiveQueueRecords", 1)
		if !alive {
			break
		}
		b.settle(records)
	}
	for dying && held == 0 && !b.t.Failed() {
		records, _ := b.receive("ReceiveQueueRecords", 1)
		held = len(records)
	}
	return held
}

// receive receives up to ten records; alive is false if the server has died.
func (b *queueBooks) receive(op string, wait int) (records []queueRecord, alive bool) {
	var out struct{ QueueRecords []queueRecord }
	err := b.server.Load().Call(op, map[string]any{"QueueARN": b.arn, "WaitTimeSeconds": wait}, &out)
	alive = err == nil
	if err = unlessKilled(err); err != nil {
		b.t.Errorf("%s: %v", op, err)
	}
	return out.QueueRecords, alive
}

// settle acknowledges records, but gives back at once those that are poisoned.
func (b *queueBooks) settle(records []queueRecord) {
	var good, bad []any
	handles := map[string]int{}
	b.mu.Lock()
	for _, r := range records {
		n := r.number(b.t)
		if b.poisoned(n) && !b.cured {
			bad = append(bad, map[string]any{"ReceiptHandle": r.ReceiptHandle, "VisibilityTimeoutSeconds": 0})
			continue
		}
		handles[r.ReceiptHandle] = n
		good = append(good, map[string]any{"ReceiptHandle": r.ReceiptHandle})
		b.unsure[n] = true
	}
	b.mu.Unlock()
	if len(bad) > 0 {
		b.entries("UpdateQueueRecordsVisibility", bad, func(string, bool) {})
	}
	if len(good) > 0 {
		b.entries("AcknowledgeQueueRecords", good, func(handle string, done bool) {
			delete(b.unsure, handles[handle])
			if done {
				b.acknowledged[handles[handle]]++
			}
		})
	}
}

// entries calls an operation on receipt handles and tells what came of each, with
// mu held; nothing if the server has died meanwhile.
func (b *queueBooks) entries(op string, entries []any, tell func(handle string, done bool)) {
	type entry struct{ ReceiptHandle, ErrorCode string }
	var out struct{ Successful, Failed []entry }
	err := b.server.Load().Call(op, map[string]any{"QueueARN": b.arn, "Entries": entries}, &out)
	if err = unlessKilled(err); err != nil {
		b.t.Errorf("%s: %v", op, err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range out.Successful {
		tell(e.ReceiptHandle, true)
	}
	for _, e := range out.Failed {
		// Its visibility has run out, and somebody else has it.
		if e.ErrorCode != "InvalidArgumentException" {
			b.t.Errorf("%s: an entry fails with %s", op, e.ErrorCode)
		}
		tell(e.ReceiptHandle, false)
	}
}

// drain works until nothing comes for longer than visibility lasts: then all that
// is left are dead letters. The books cannot tell that sooner, as receipts whose
// answers were lost with the server count too.
func (b *queueBooks) drain() {
	for !b.t.Failed() {
		got, _ := b.receive("ReceiveQueueRecords", queueVisibility+2)
		if len(got) == 0 {
			return
		}
		b.settle(got)
	}
}

// deadLetters receives the dead letters, restores one half and discards the other.
func (b *queueBooks) deadLetters() (restored, discarded int) {
	for !b.t.Failed() {
		got, _ := b.receive("ReceiveDeadLetterQueueRecords", 1)
		if len(got) == 0 {
			break
		}
		var restore, discard []any
		numbers := map[string]int{}
		for i, r := range got {
			if r.ReceiveCount != queueMaxReceives+1 {
				b.t.Errorf("record %s is a dead letter after %d receipts", r.Data, r.ReceiveCount-1)
			}
			numbers[r.ReceiptHandle] = r.number(b.t)
			if handle := map[string]any{"ReceiptHandle": r.ReceiptHandle}; i%2 == 0 || !b.poisoned(numbers[r.ReceiptHandle]) {
				restore = append(restore, handle)
			} else {
				discard = append(discard, handle)
			}
		}
		b.entries("RestoreDeadLetterQueueRecords", restore, func(string, bool) { restored++ })
		if len(discard) > 0 {
			b.entries("AcknowledgeDeadLetterQueueRecords", discard, func(handle string, _ bool) {
				discarded++
				b.acknowledged[numbers[handle]]++
			})
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cured = true
	return restored, discarded
}

// conclude holds the books against the promise.
func (b *queueBooks) conclude(inHands, restored, discarded int) {
	t, unsure := b.t, 0
	for record := range b.records {
		n, open := b.acknowledged[record], b.unsure[record]
		switch {
		case n > 1:
			t.Errorf("record %d was acknowledged %d times", record, n)
		case n == 0 && !open:
			t.Errorf("record %d was never acknowledged", record)
		case n == 0:
			unsure++
		}
	}
	// Three workers have ten records in their hands at most.
	if unsure > 30 {
		t.Errorf("%d acknowledgements were under way when the server died", unsure)
	}
	if inHands == 0 || restored == 0 || discarded == 0 || restored+discarded < 10 {
		t.Errorf("the run proved nothing: %d held by the dead worker, %d restored, %d discarded", inHands, restored, discarded)
	}
	if !t.Failed() {
		t.Logf("proof: %d records, each acknowledged once by the books of 3 workers, but for %d whose acknowledgement was under way at a kill -9;"+
			" %d in the hands of a worker that died were received by others; %d dead letters after %d receipts, %d restored and delivered again, %d discarded",
			b.records, unsure, inHands, restored+discarded, queueMaxReceives, restored, discarded)
	}
}
