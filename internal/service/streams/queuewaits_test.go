package streams

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// waitFor begins a receive that waits for twenty seconds, and returns when it waits.
func (s *server) waitFor(arn string) <-chan kinesis.QueueRecordList {
	answer := make(chan kinesis.QueueRecordList, 1)
	go func() { answer <- s.receiveWith(arn, 10, 20, 43200) }()
	synctest.Wait()
	return answer
}

// wantSoon checks how many records a receive that waits gets without more ado.
func wantSoon(t *testing.T, what string, answer <-chan kinesis.QueueRecordList, want int) {
	t.Helper()
	pass(100 * time.Millisecond)
	select {
	case got := <-answer:
		if len(got) != want {
			t.Errorf("%s: %d records are received, want %d", what, len(got), want)
		}
	default:
		t.Errorf("%s: the receive still waits", what)
		<-answer
	}
}

// A receive gets a record that is put while it waits, also where all that was in
// the shard before has outlived its retention.
func TestReceiveBehindExpired(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.onDemand("s")
		arn := s.queue("work", "s")
		s.puts("s", 0, 1)
		pass(24*time.Hour + time.Minute)
		s.receiveDead(arn) // so that the queue is open
		waiting := s.waitFor(arn)
		pass(time.Second)
		s.puts("s", 0, 1) // with the same key
		wantSoon(t, "after the put", waiting, 1)
	})
}

// A receive that waits because too many records are in flight goes on as soon as
// some are acknowledged, and as soon as some have become dead letters.
func TestReceiveWhenThereIsRoom(t *testing.T) {
	quotas, err := quota.New(quota.Local, quota.Override{Name: quota.QueueRecordsInFlight, Value: 10})
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quotas})
		s.onDemand("s")
		arn := s.queue("work", "s", func(in *kinesis.CreateQueueInput) {
			in.QueueAttributes = &kinesis.QueueAttributes{DeadLetterConfiguration: &kinesis.DeadLetterConfiguration{TargetType: "BUILT_IN", MaxReceiveCount: ptr[int32](1)}}
		})
		s.puts("s", 0, 30)
		long, short := s.receiveWith(arn, 6, 1, 43200), s.receiveWith(arn, 4, 1, 15)
		if len(long) != 6 || len(short) != 4 {
			t.Fatalf("received %d and %d records", len(long), len(short))
		}
		waiting := s.waitFor(arn)
		pass(time.Second)
		s.acknowledge(arn, long[:3])
		wantSoon(t, "after three are acknowledged", waiting, 3)
		waiting = s.waitFor(arn)
		pass(15 * time.Second)
		wantSoon(t, "after four have become dead letters", waiting, 4)
	})
}

// stubborn is an engine that refuses what goes to queues' logs when it is told to,
// a thousand times.
type stubborn struct {
	log.Engine
	on      atomic.Bool
	refused atomic.Int64
}

func (e *stubborn) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	if e.on.Load() && catalog.OfQueue(entries[0].Log) && e.refused.Add(1) < 1000 {
		for i := range out {
			out[i].Err = log.ErrReadOnly
		}
		return log.ErrReadOnly
	}
	return e.Engine.Append(ctx, entries, out)
}

// While a queue cannot write down that records have expired it tries again now and
// then, and not as often as it can.
func TestExpiryThatCannotBeWritten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inner := memory.New(memory.Config{})
		t.Cleanup(func() { inner.Close() })
		engine := &stubborn{Engine: inner}
		s := openServer(t, engine, Config{})
		s.onDemand("s")
		arn := s.queue("work", "s")
		s.puts("s", 0, 4)
		if got := s.receiveWith(arn, 10, 1, 1); len(got) != 4 {
			t.Fatalf("received %d records", len(got))
		}
		pass(24*time.Hour + time.Minute)
		engine.on.Store(true)
		if got := s.receiveWith(arn, 10, 20, 1); len(got) != 0 {
			t.Errorf("received %d records", len(got))
		}
		if n := engine.refused.Load(); n == 0 || n > 40 {
			t.Errorf("tried %d times in 20 seconds", n)
		}
	})
}

// between is an engine that does something after the fourth look at a log's bounds
// since it was told what.
type between struct {
	log.Engine
	looks int
	do    func()
}

func (e *between) Bounds(ctx context.Context, id log.LogID) (log.Bounds, error) {
	bounds, err := e.Engine.Bounds(ctx, id)
	if do := e.do; do != nil {
		if e.looks++; e.looks == 4 {
			e.do = nil
			do()
		}
	}
	return bounds, err
}

// A queue whose stream is made anew while the queue is being made begins in the
// shards of the new stream, not where the old one's ended.
func TestQueueOnStreamMadeAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inner := memory.New(memory.Config{})
		t.Cleanup(func() { inner.Close() })
		engine := &between{Engine: inner}
		s := openServer(t, engine, Config{})
		s.onDemand("s")
		s.puts("s", 0, 100)
		engine.do = func() {
			s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
			s.onDemand("s")
		}
		arn := s.queue("work", "s", func(in *kinesis.CreateQueueInput) {
			in.StreamConfigurationList[0].StartingPosition.Type = "LATEST"
		})
		s.puts("s", 0, 8)
		want := []string{"0", "1", "2", "3", "4", "5", "6", "7"}
		if got := datas(s.receive(arn)); !slices.Equal(got, want) {
			t.Errorf("received %v, want %v", got, want)
		}
	})
}

// hasty is an engine that does something after the next entry of the catalog.
type hasty struct {
	log.Engine
	do atomic.Pointer[func()]
}

func (e *hasty) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	err := e.Engine.Append(ctx, entries, out)
	if entries[0].Log == catalog.CommandLog {
		if do := e.do.Swap(nil); do != nil {
			(*do)()
		}
	}
	return err
}

// A queue that is deleted before it has begun leaves nothing behind.
func TestQueueDeletedWhileItIsMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inner := memory.New(memory.Config{})
		t.Cleanup(func() { inner.Close() })
		engine := &hasty{Engine: inner}
		s := openServer(t, engine, Config{})
		s.onDemand("s")
		synctest.Wait() // nobody else is to begin the queue
		var made catalog.Queue
		engine.do.Store(ptr(func() {
			synctest.Wait() // for the queue to be there
			made = s.service.catalog.Stream(home, "s").Queues[0]
			s.run("DeleteQueue", &kinesis.DeleteQueueInput{QueueARN: home.QueueARN(made.ID)})
		}))
		if _, err := s.do(home, "CreateQueue", queueInput("work", "s", "TRIM_HORIZON")); err != nil {
			t.Error(err)
		}
		for _, id := range []log.LogID{made.Commands, made.Snapshots} {
			if _, err := inner.Bounds(t.Context(), id); !errors.Is(err, log.ErrDeleted) {
				t.Errorf("log %#x is still there: %v", uint64(id), err)
			}
		}
		if open := s.service.queues.all(); len(open) != 0 {
			t.Errorf("%d queues are open", len(open))
		}
	})
}
