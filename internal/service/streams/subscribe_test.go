package streams

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// heard is an event and when it came.
type heard struct {
	*kinesis.SubscribeToShardEvent
	at time.Time
}

// subscriber is the client of a subscription: it keeps what it is sent. While
// slow is not nil it takes nothing until that is closed.
type subscriber struct {
	t     testing.TB
	leave context.CancelFunc
	ended chan struct{} // closed when the subscription is over, err set
	err   error

	mu     sync.Mutex
	events []heard
	slow   chan struct{}
	most   int // that has been reserved at once
}

func (c *subscriber) Reserve(ctx context.Context, n int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.most = max(c.most, n)
	return ctx.Err()
}

func (c *subscriber) TryReserve(n int) bool { return c.Reserve(context.Background(), n) == nil }

func (c *subscriber) Send(e wire.Event, encoded func()) error {
	w := wirejson.NewEventWriter(e)
	body := w.AppendAll(nil)
	encoded()
	var event kinesis.SubscribeToShardEvent
	if err := wirejson.Decode(body, &event); err != nil {
		c.t.Error(err)
	}
	c.mu.Lock()
	slow := c.slow
	c.mu.Unlock()
	if slow != nil {
		<-slow
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.events = append(c.events, heard{&event, time.Now()})
	return nil
}

// take gives what has come since the last take.
func (c *subscriber) take() []heard {
	c.mu.Lock()
	defer c.mu.Unlock()
	events := c.events
	c.events = nil
	return events
}

// stall makes the client take nothing, until what it gives is called.
func (c *subscriber) stall() (resume func()) {
	slow := make(chan struct{})
	set := func(to chan struct{}) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.slow = to
	}
	set(slow)
	return func() { set(nil); close(slow) }
}

// said joins the data of the records in events.
func said(events []heard) string {
	var all []string
	for _, e := range events {
		if len(e.Records) > 0 {
			all = append(all, texts(e.Records))
		}
	}
	return strings.Join(all, " ")
}

func from(kind string) *kinesis.StartingPosition { return &kinesis.StartingPosition{Type: kind} }

func after(number string) *kinesis.StartingPosition {
	return &kinesis.StartingPosition{Type: afterSequenceNumber, SequenceNumber: number}
}

// trySubscribe subscribes to a shard, or gives the refusal.
func (s *server) trySubscribe(arn, shard string, at *kinesis.StartingPosition) (*subscriber, error) {
	s.t.Helper()
	reply, err := s.service.Handlers()["SubscribeToShard"](context.Background(), home,
		&kinesis.SubscribeToShardInput{ConsumerARN: arn, ShardId: shard, StartingPosition: at})
	if err != nil {
		return nil, err
	}
	ctx, leave := context.WithCancel(context.Background())
	c := &subscriber{t: s.t, leave: leave, ended: make(chan struct{})}
	go func() {
		defer close(c.ended)
		c.err = reply.Stream(ctx, c)
	}()
	s.t.Cleanup(func() { leave(); <-c.ended })
	return c, nil
}

func (s *server) subscribe(arn, shard string, at *kinesis.StartingPosition) *subscriber {
	s.t.Helper()
	c, err := s.trySubscribe(arn, shard, at)
	if err != nil {
		s.t.Fatalf("subscribe: %v", err)
	}
	return c
}

func (s *server) put(data string) string {
	s.t.Helper()
	return call[*kinesis.PutRecordOutput](s, "PutRecord",
		&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(data)}).SequenceNumber
}

// newFanout opens a service with stream s and consumer c, whose ARN it gives.
func newFanout(t testing.TB, cfg Config, shards int32) (s *server, arn string) {
	t.Helper()
	s = newMovable(t, cfg)
	s.create("s", shards)
	return s, s.register("c").ConsumerARN
}

// ended wants a subscription to be over, with err's code or cleanly.
func (c *subscriber) wantEnd(code, text string) {
	c.t.Helper()
	synctest.Wait()
	select {
	case <-c.ended:
	default:
		c.t.Fatal("the subscription goes on")
	}
	if code == "" {
		if c.err != nil {
			c.t.Errorf("the subscription ends with %v", c.err)
		}
		return
	}
	wantRefusal(c.t, "the end of the subscription", c.err, code, text)
}

// Records reach a subscription in order as they arrive, without any time passing,
// from wherever it begins.
func TestSubscribe(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 1)
		one, two := s.put("1"), s.put("2")
		pass(2 * time.Second)
		later := time.Now()
		s.put("3")
		for name, c := range map[string]struct {
			at   *kinesis.StartingPosition
			want string
		}{
			"TRIM_HORIZON":          {from("TRIM_HORIZON"), "1 2 3 4 5"},
			"LATEST":                {from("LATEST"), "4 5"},
			"AT_SEQUENCE_NUMBER":    {&kinesis.StartingPosition{Type: "AT_SEQUENCE_NUMBER", SequenceNumber: two}, "2 3 4 5"},
			"AFTER_SEQUENCE_NUMBER": {after(one), "2 3 4 5"},
			"AT_TIMESTAMP":          {&kinesis.StartingPosition{Type: "AT_TIMESTAMP", Timestamp: later}, "3 4 5"},
		} {
			name := strings.ReplaceAll(name, "_", "-")
			c2 := s.subscribe(s.register(name).ConsumerARN, "0", c.at)
			synctest.Wait()
			before := time.Now()
			t.Cleanup(func() {
				events := c2.take()
				if got := said(events); got != c.want {
					t.Errorf("%s: got %q, want %q", name, got, c.want)
				}
				last := events[len(events)-1]
				if last.MillisBehindLatest != 0 || !last.at.Equal(before) || last.ChildShards != nil {
					t.Errorf("%s: last event %+v", name, last)
				}
			})
		}
		s.put("4")
		synctest.Wait()
		s.put("5")
		synctest.Wait()
		_ = arn
	})
}

// Check 67: a subscription that has nothing to say says so at once and every five
// seconds at least, with a number that grows and MillisBehindLatest 0. Each of
// those numbers is a position behind everything that was pushed and before
// everything else, AT it and AFTER it, for GetShardIterator and SubscribeToShard.
func TestCheck67Heartbeats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 1)
		c := s.subscribe(arn, "0", from("LATEST"))
		synctest.Wait()
		numbers := []string{}
		listen := func(want string) {
			t.Helper()
			events := c.take()
			if got := said(events); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			last := time.Time{}
			for _, e := range events {
				if e.MillisBehindLatest != 0 || e.Records == nil || e.ContinuationSequenceNumber == "" || !last.IsZero() && e.at.Sub(last) > 5*time.Second {
					t.Errorf("event %+v, %v after the one before", e, e.at.Sub(last))
				}
				if n := len(numbers); n > 0 && numbers[n-1] >= e.ContinuationSequenceNumber {
					t.Errorf("number %s follows %s", e.ContinuationSequenceNumber, numbers[n-1])
				}
				numbers, last = append(numbers, e.ContinuationSequenceNumber), e.at
			}
		}
		listen("")
		if len(numbers) != 1 {
			t.Errorf("%d events at the beginning", len(numbers))
		}
		pass(20 * time.Second)
		listen("")
		one := s.put("1")
		pass(10 * time.Second)
		listen("1")
		if numbers[len(numbers)-1] <= one {
			t.Errorf("number %s does not lie behind record %s", numbers[len(numbers)-1], one)
		}
		all := len(numbers)
		c.leave()
		<-c.ended
		s.put("2")
		for i, number := range numbers {
			want := "2"
			if number < one {
				want = "1 2"
			}
			for _, kind := range []string{"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"} {
				at := &kinesis.StartingPosition{Type: kind, SequenceNumber: number}
				pass(5 * time.Second)
				again := s.subscribe(arn, "0", at)
				synctest.Wait()
				if got := said(again.take()); got != want {
					t.Errorf("number %d of %d, %s: got %q, want %q", i, all, kind, got, want)
				}
				again.leave()
				token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator",
					&kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: kind, StartingSequenceNumber: number}).ShardIterator
				if got := texts(call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token}).Records); got != want {
					t.Errorf("number %d of %d, iterator %s: got %q, want %q", i, all, kind, got, want)
				}
			}
		}
	})
}

// Check 68: after five minutes a subscription ends cleanly, whether they pass or
// the clock is moved; going on AFTER the last number misses nothing and repeats
// nothing.
func TestCheck68FiveMinutes(t *testing.T) {
	for _, moved := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			s, arn := newFanout(t, Config{}, 1)
			at, want, got := from("TRIM_HORIZON"), []string{}, []string{}
			for round := range 3 {
				c := s.subscribe(arn, "0", at)
				for i := range 4 {
					want = append(want, fmt.Sprint(round, i))
					s.put(want[len(want)-1])
					if moved {
						s.advance(74 * time.Second)
						synctest.Wait()
					} else {
						pass(74 * time.Second)
					}
				}
				select {
				case <-c.ended:
					t.Error("ended after 296 seconds")
				default:
				}
				if moved {
					s.advance(4 * time.Second)
				} else {
					pass(4 * time.Second)
				}
				c.wantEnd("", "")
				for _, e := range c.take() {
					if len(e.Records) > 0 {
						got = append(got, texts(e.Records))
					}
					at = after(e.ContinuationSequenceNumber)
				}
				want = append(want, fmt.Sprint("between", round))
				s.put(want[len(want)-1])
			}
			want = want[:len(want)-1]
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("got %v\nwant %v", got, want)
			}
		})
	}
}

// Check 69: a second subscription within five seconds of the last success is
// refused, also if the first one is over by then; after that it takes over, and
// the first one ends with the same text. A call a second is allowed.
func TestCheck69TakeOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 2)
		const text = "Another active subscription exists for this consumer: 000000000000:s:shardId-000000000000:c"
		const rate = "Rate exceeded for consumer c of shard shardId-000000000000 in stream s under account 000000000000."
		first := s.subscribe(arn, "0", from("LATEST"))
		other := s.subscribe(arn, "1", from("LATEST"))
		_, err := s.trySubscribe(arn, "0", from("LATEST"))
		wantRefusal(t, "at once", err, shardwell.CodeResourceInUse, text)
		pass(4999 * time.Millisecond)
		_, err = s.trySubscribe(arn, "0", from("LATEST"))
		wantRefusal(t, "after 4,999 ms", err, shardwell.CodeResourceInUse, text)
		pass(2 * time.Millisecond)
		_, err = s.trySubscribe(arn, "0", from("LATEST"))
		wantRefusal(t, "a call 2 ms after another", err, shardwell.CodeLimitExceeded, rate)
		_, err = s.do(home, "SubscribeToShard", &kinesis.SubscribeToShardInput{ConsumerARN: arn, ShardId: "0", StartingPosition: from("LATEST"), DryRun: ptr(true)})
		wantRefusal(t, "a trial 2 ms after another", err, shardwell.CodeLimitExceeded, rate)
		s.advance(time.Second)
		_, err = s.do(home, "SubscribeToShard", &kinesis.SubscribeToShardInput{ConsumerARN: arn, ShardId: "0", StartingPosition: from("LATEST"), DryRun: ptr(true)})
		wantRefusal(t, "a trial", err, shardwell.CodeDryRunOperation, "SubscribeToShard would have succeeded, but DryRun is set.")
		second := s.subscribe(arn, "0", from("LATEST"))
		first.wantEnd(shardwell.CodeResourceInUse, text)
		second.leave()
		<-second.ended
		pass(3 * time.Second)
		_, err = s.trySubscribe(arn, "0", from("LATEST"))
		wantRefusal(t, "after the second one has left", err, shardwell.CodeResourceInUse, text)
		pass(2 * time.Second)
		third := s.subscribe(arn, "0", from("LATEST"))
		synctest.Wait()
		for _, c := range []*subscriber{other, third} {
			select {
			case <-c.ended:
				t.Errorf("ended: %v", c.err)
			default:
			}
		}
		if got := fmt.Sprint(s.service.ConsumerMetrics()); got != "[{{000000000000 us-east-1} s c 4 5 "+strings.SplitN(got, " c 4 5 ", 2)[1] {
			t.Errorf("metrics %s", got)
		}
	})
	synctest.Test(t, func(t *testing.T) { // quotas off: at once
		s, arn := newFanout(t, Config{Quotas: quota.Of(quota.Off)}, 1)
		first := s.subscribe(arn, "0", from("LATEST"))
		s.subscribe(arn, "0", from("LATEST"))
		first.wantEnd(shardwell.CodeResourceInUse, "")
	})
}

// Check 71: what is wrong with a call is said before anything is streamed, in
// AWS's order.
func TestCheck71Refusals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 2)
		s.service.SetDelays(Delays{Creating: time.Hour, Updating: time.Hour, Deleting: time.Hour})
		young := s.register("young")
		number := s.put("x")
		gone := strings.Replace(arn, "/c:", "/gone:", 1)
		bad := from("AT_SEQUENCE_NUMBER")
		for _, c := range []struct {
			name, arn, shard string
			at               *kinesis.StartingPosition
			code, text       string
		}{
			{"no consumer", gone, "x", bad, shardwell.CodeResourceNotFound, noConsumer(gone)},
			{"not active", young.ConsumerARN, "x", bad, shardwell.CodeResourceInUse,
				fmt.Sprintf("Consumer young with creation timestamp %d under stream: s, account 000000000000 is not in ACTIVE status.", time.Now().Unix())},
			{"no shard id", arn, "x", bad, shardwell.CodeResourceNotFound, "Could not find shard x in stream s under account 000000000000."},
			{"no shard", arn, "7", bad, shardwell.CodeResourceNotFound, "Shard shardId-000000000007 in stream s under account 000000000000 does not exist"},
			{"no number", arn, "0", bad, shardwell.CodeInvalidArgument, "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber."},
			{"no time", arn, "0", from("AT_TIMESTAMP"), shardwell.CodeInvalidArgument, "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter."},
			{"no such number", arn, "0", after("77"), shardwell.CodeInvalidArgument, ""},
			{"not issued", arn, "0", after(shardwell.SequenceNumber{Created: mustParse(number).Created, Index: 9, Time: 1 << 33}.String()), shardwell.CodeInvalidArgument, ""},
		} {
			_, err := s.trySubscribe(c.arn, c.shard, c.at)
			wantRefusal(t, c.name, err, c.code, c.text)
		}
		s.subscribe(arn, "0", from("LATEST")) // none of them has counted
	})
}

func mustParse(number string) shardwell.SequenceNumber {
	n, err := shardwell.ParseSequenceNumber(number)
	if err != nil {
		panic(err) // the server's own
	}
	return n
}

// A subscription ends with ResourceNotFoundException when its consumer or its
// stream goes, at once, and cleanly when the service closes.
func TestSubscriptionsLoseTheirObject(t *testing.T) {
	const hour = time.Hour
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 1)
		d := s.register("d").ConsumerARN
		c, stays := s.subscribe(arn, "0", from("LATEST")), s.subscribe(d, "0", from("LATEST"))
		s.service.SetDelays(Delays{Creating: hour, Updating: hour, Deleting: hour})
		s.run("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{ConsumerARN: arn})
		c.wantEnd(shardwell.CodeResourceNotFound, noConsumer(arn))
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s", EnforceConsumerDeletion: ptr(true)})
		stays.wantEnd(shardwell.CodeResourceNotFound, "Stream s under account 000000000000 not found.")
	})
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 1)
		c := s.subscribe(arn, "0", from("LATEST"))
		synctest.Wait()
		if err := s.service.Close(); err != nil {
			t.Error(err)
		}
		c.wantEnd("", "")
	})
}

// No more than 2 MB a second are pushed to one consumer of one shard, beside a
// second's worth at the beginning, and meanwhile it hears something all the same;
// other consumers do not share that. A record of any size comes, and alone.
func TestPacing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 1)
		s.run("UpdateMaxRecordSize", &kinesis.UpdateMaxRecordSizeInput{StreamARN: streamS, MaxRecordSizeInKiB: 10240})
		d := s.register("d").ConsumerARN
		large := bytes.Repeat([]byte("L"), 10<<20-1)
		s.put(string(large))
		pass(11 * time.Second)
		s.put(string(large))
		s.put("small")
		began := time.Now()
		for _, c := range []*subscriber{s.subscribe(arn, "0", from("TRIM_HORIZON")), s.subscribe(d, "0", from("TRIM_HORIZON"))} {
			t.Cleanup(func() {
				var got []string
				for _, e := range c.take() {
					what := fmt.Sprintf("%d records", len(e.Records))
					if len(e.Records) == 1 {
						what = fmt.Sprintf("%d bytes", len(e.Records[0].Data))
					}
					got = append(got, fmt.Sprintf("%s at %v, behind %v", what, e.at.Sub(began).Round(100*time.Millisecond), e.MillisBehindLatest > 0))
				}
				want := []string{
					"10485759 bytes at 0s, behind true", "10485759 bytes at 4s, behind true", "0 records at 8.5s, behind true",
					"5 bytes at 9s, behind false", "0 records at 13.5s, behind false",
				}
				if strings.Join(got, "; ") != strings.Join(want, "; ") {
					t.Errorf("got %s", strings.Join(got, "; "))
				}
				if c.most < len(large)*4/3 {
					t.Errorf("memory was taken for %d bytes", c.most)
				}
			})
		}
		pass(14 * time.Second)
	})
}

// A client that takes nothing holds up itself alone, and gets everything later;
// what was meant for it waits in the log, not in memory.
func TestSlowSubscriber(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{Quotas: quota.Of(quota.Off)}, 1)
		d := s.register("d").ConsumerARN
		slow, quick := s.subscribe(arn, "0", from("LATEST")), s.subscribe(d, "0", from("LATEST"))
		synctest.Wait()
		resume := slow.stall()
		var want []string
		for i := range 3000 {
			want = append(want, fmt.Sprint(i))
			s.put(want[i])
		}
		synctest.Wait()
		if got := said(quick.take()); got != strings.Join(want, " ") {
			t.Errorf("the quick one got %d bytes", len(got))
		}
		if got := slow.take(); len(got) > 1 {
			t.Errorf("the slow one got %d events", len(got))
		}
		pass(time.Minute)
		resume()
		synctest.Wait()
		events := slow.take()
		if got := said(events); got != strings.Join(want, " ") {
			t.Errorf("the slow one got %d bytes", len(got))
		}
		for _, e := range events {
			if len(e.Records) > maxEventRecords {
				t.Errorf("an event of %d records", len(e.Records))
			}
		}
	})
}

// Check 70: the subscription to a shard that is split gets all its records, then
// its children and no number, and ends; before the catalog knows the children it
// is not over. A shard that is closed already is over behind its last record.
func TestCheck70EndOfShard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 1)
		d := s.register("d").ConsumerARN
		s.put("1")
		c := s.subscribe(arn, "0", from("TRIM_HORIZON"))
		synctest.Wait()
		s.service.SetDelays(Delays{Updating: 7 * time.Second})
		s.run("SplitShard", &kinesis.SplitShardInput{StreamName: "s", ShardToSplit: "0", NewStartingHashKey: "1000"})
		s.put("2")
		pass(6 * time.Second)
		select {
		case <-c.ended:
			t.Fatal("over before the stream is split")
		default:
		}
		pass(2 * time.Second)
		c.wantEnd("", "")
		late := s.subscribe(d, "0", from("TRIM_HORIZON"))
		late.wantEnd("", "")
		for _, c := range []*subscriber{c, late} {
			events := c.take()
			last := events[len(events)-1]
			if said(events) != "1 2" || last.ContinuationSequenceNumber != "" || len(last.ChildShards) != 2 {
				t.Errorf("got %q, the last one %+v", said(events), last.SubscribeToShardEvent)
			}
			for i, child := range last.ChildShards {
				if child.ShardId != shardwell.FormatShardID(uint32(i+1)) || len(child.ParentShards) != 1 || child.ParentShards[0] != "shardId-000000000000" || child.HashKeyRange == nil {
					t.Errorf("child %+v", child)
				}
			}
			for _, e := range events[:len(events)-1] {
				if e.ContinuationSequenceNumber == "" || e.ChildShards != nil {
					t.Errorf("event before the last: %+v", e.SubscribeToShardEvent)
				}
			}
		}
		child := s.subscribe(arn, "1", from("LATEST"))
		synctest.Wait()
		if len(child.take()) != 1 {
			t.Error("a child cannot be subscribed to")
		}
	})
}

// However many subscribe to a shard, one goroutine waits for its records, and
// none does when they have left.
func TestFeedsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := newFanout(t, Config{}, 2)
		var all []*subscriber
		for i := range 10 {
			arn := s.register(fmt.Sprint("c", i)).ConsumerARN
			all = append(all, s.subscribe(arn, "0", from("LATEST")), s.subscribe(arn, "1", from("LATEST")))
		}
		synctest.Wait()
		if n := len(s.service.fanout.feeds.byLog); n != 2 {
			t.Errorf("%d feeds", n)
		}
		for _, c := range all {
			c.leave()
			<-c.ended
		}
		if n := len(s.service.fanout.feeds.byLog); n != 0 {
			t.Errorf("%d feeds are left", n)
		}
		s.service.fanout.feeds.running.Wait()
	})
}

// panicking panics where an event would be sent.
type panicking struct{ *subscriber }

func (panicking) Send(wire.Event, func()) error { panic("while encoding") }

// A subscription that panics lets go of its event, of which only so many can be
// made at a time, and of its seat and feed.
func TestPanicWhilePushing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{Quotas: quota.Of(quota.Off)}, 1)
		s.put("a")
		for range 2 * cap(eventSlots) {
			reply, err := s.service.Handlers()["SubscribeToShard"](t.Context(), home,
				&kinesis.SubscribeToShardInput{ConsumerARN: arn, ShardId: "0", StartingPosition: from("TRIM_HORIZON")})
			if err != nil {
				t.Fatal(err)
			}
			func() {
				defer func() {
					if recover() == nil {
						t.Error("it did not panic")
					}
				}()
				_ = reply.Stream(t.Context(), panicking{&subscriber{t: t}}) // it panics
			}()
			if n := len(eventSlots); n != 0 {
				t.Fatalf("%d events are still being made", n)
			}
		}
		if n := len(s.service.fanout.feeds.byLog); n != 0 {
			t.Errorf("%d feeds are left", n)
		}
	})
}

// Seats that nobody has and that have no quotas to remember are forgotten.
func TestSeatsAreBounded(t *testing.T) {
	var table seatTable
	limits := fanoutLimitsOf(quota.Of(quota.AWS))
	for i := range 10 * fewestSeats {
		now := quota.Instant(i) * quota.Instant(10*time.Millisecond)
		s, lost, err := table.take(seatKey{shard: uint32(i)}, now, limits, false)
		if err != nil {
			t.Fatal(err)
		}
		table.leave(s, lost)
	}
	if n := len(table.seats); n > 3*fewestSeats {
		t.Errorf("%d seats", n)
	}
}

// A subscription that comes to records that are lost to damage ends with an
// InternalFailure in words that give nothing away; behind them it goes on.
func TestSubscriptionToDamage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		arn := m.register("c").ConsumerARN
		m.put("before")
		number := m.put("spoilt-record")
		m.put("behind")
		m.stop()
		m.spoil("spoilt-record", false)
		m.start()
		c := m.subscribe(arn, "0", from("TRIM_HORIZON"))
		c.wantEnd(shardwell.CodeInternalFailure, "The records at this position cannot be read, because the storage below them is damaged. The operator of the server has been told.")
		if got := said(c.take()); got != "before" {
			t.Errorf("got %q", got)
		}
		lost := m.wantDamage(number)
		c = m.subscribe(arn, "0", after(lost.To))
		synctest.Wait()
		if got := said(c.take()); got != "behind" {
			t.Errorf("behind the damage: %q", got)
		}
		c.leave()
		<-c.ended
	})
}

// A number to go on from is good after a restart, which ends subscriptions and
// forgets who was subscribed.
func TestSubscribingAfterRestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, arn := newFanout(t, Config{}, 1)
		s.put("1")
		c := s.subscribe(arn, "0", from("TRIM_HORIZON"))
		pass(10 * time.Second)
		events := c.take()
		s.put("2")
		synctest.Wait()
		s.restart()
		c.wantEnd("", "")
		s.put("3")
		c = s.subscribe(arn, "0", after(events[len(events)-1].ContinuationSequenceNumber))
		synctest.Wait()
		if got := said(events) + "|" + said(c.take()); got != "1|2 3" {
			t.Errorf("before and after the restart: %q", got)
		}
	})
}

// Whatever happens around it, a subscription is sent the records from where it
// began, each once and in order; and every number it is told is the place behind
// the records that it has been sent. A failure names its seed.
func TestSubscriptionsAtRandom(t *testing.T) {
	for seed := range uint64(10) {
		synctest.Test(t, func(t *testing.T) { subscribeAtRandom(t, seed) })
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func subscribeAtRandom(t *testing.T, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 1))
	s, arn := newFanout(t, Config{Quotas: quota.Of(quota.Local)}, 1)
	put := 0
	behind := map[string]int{} // numbers that were told, by how many records lie before them
	var told []string
	var open *subscriber
	var at, got int // where open began, how far it has come
	listen := func() {
		t.Helper()
		for _, e := range open.take() {
			for _, r := range e.Records {
				if want := fmt.Sprint(got); string(r.Data) != want {
					t.Fatalf("the one that began at %d is sent %s in place of %s", at, r.Data, want)
				}
				got++
			}
			number := e.ContinuationSequenceNumber
			if before, ok := behind[number]; ok && before != got {
				t.Fatalf("number %s is told for %d and for %d", number, before, got)
			}
			behind[number], told = got, append(told, number)
		}
	}
	for range 80 {
		switch what := random.IntN(10); {
		case what < 4:
			for range 1 << random.IntN(8) {
				s.put(fmt.Sprint(put))
				put++
			}
		case what < 6:
			pass(time.Duration(random.IntN(3000)) * time.Millisecond)
		case what == 6:
			s.advance(time.Duration(random.IntN(100)) * time.Second)
		case what == 7 && open != nil:
			resume := open.stall()
			s.put(fmt.Sprint(put))
			put++
			pass(time.Duration(random.IntN(5000)) * time.Millisecond)
			resume()
		default:
			if open != nil {
				open.leave()
				<-open.ended
				listen()
			}
			s.advance(exclusiveFor)
			where := from("TRIM_HORIZON")
			if at = 0; len(told) > 0 && random.IntN(5) > 0 {
				number := told[random.IntN(len(told))]
				at, where = behind[number], after(number)
				if random.IntN(2) == 0 {
					where.Type = "AT_SEQUENCE_NUMBER"
				}
			}
			open, got = s.subscribe(arn, "0", where), at
		}
		synctest.Wait()
		if open != nil {
			listen()
		}
	}
	s.advance(exclusiveFor)
	open.leave()
	<-open.ended
	listen()
	last := s.subscribe(arn, "0", after(told[len(told)-1]))
	got, open = behind[told[len(told)-1]], last
	pass(time.Second)
	listen()
	if got != put {
		t.Errorf("%d of %d records have come", got, put)
	}
}
