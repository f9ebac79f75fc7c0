package streams

import (
	"context"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// For every number, real or made up, seekNumber gives the first record whose
// number is at least (or above) it, or says that it was never issued.
func TestSeekNumber(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 1)
		shard := &stream.Shards[0]
		random := rand.New(rand.NewPCG(1, 2))
		var numbers []shardwell.SequenceNumber
		for range 200 {
			time.Sleep(time.Duration(random.IntN(900)) * time.Millisecond)
			n, err := shardwell.ParseSequenceNumber(p.put("s", "k", "x").SequenceNumber)
			if err != nil {
				t.Fatal(err)
			}
			numbers = append(numbers, n)
		}
		if !slices.IsSortedFunc(numbers, shardwell.SequenceNumber.Compare) {
			t.Fatal("numbers of records do not ascend")
		}
		end := log.Position(numbers[len(numbers)-1].Index + 1)

		for range 5000 {
			n := numbers[random.IntN(len(numbers))]
			n.Index = uint64(max(0, int64(n.Index)+random.Int64N(5)-2))
			n.Time += random.Int64N(5) - 2
			after := random.IntN(2) == 1
			want := slices.IndexFunc(numbers, func(r shardwell.SequenceNumber) bool {
				c := r.Compare(n)
				return c > 0 || c == 0 && !after
			})
			wantPosition := end
			if want >= 0 {
				wantPosition = log.Position(numbers[want].Index)
			}
			got, err := seekNumber(context.Background(), p.engine, shard, n, after)
			if n.Index >= uint64(end) {
				if err != errNotIssued {
					t.Fatalf("%+v: %d, %v", n, got, err)
				}
			} else if err != nil || got != wantPosition {
				t.Fatalf("%+v after %v: %d, %v; want %d", n, after, got, err, wantPosition)
			}
		}

		closed := *shard
		closed.ClosedAt = log.Millis(time.Now().UnixMilli())
		if got, err := seekNumber(context.Background(), p.engine, &closed, closed.Last(), false); err != nil || got != end {
			t.Errorf("EndingSequenceNumber of a closed shard: %d, %v", got, err)
		}
		if _, err := seekNumber(context.Background(), p.engine, shard, closed.Last(), false); err != errNotIssued {
			t.Errorf("EndingSequenceNumber of an open shard: %v", err)
		}
		if err := p.memory.Trim(context.Background(), shard.Log, 50); err != nil {
			t.Fatal(err)
		}
		if got, err := seekNumber(context.Background(), p.engine, shard, numbers[10], true); err != nil || got != 50 {
			t.Errorf("number of a trimmed record: %d, %v", got, err)
		}
	})
}

// The five types begin where they say, LATEST at the end of its own time.
func TestIteratorTypes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 1)
		early := p.iterator("s", "0", latest)
		var numbers []string
		var arrivals []time.Time
		for _, data := range []string{"r1", "r2", "r3"} {
			time.Sleep(70 * time.Millisecond)
			numbers = append(numbers, p.put("s", "k", data).SequenceNumber)
			arrivals = append(arrivals, time.Now())
		}
		at := func(kind, number string, when time.Time) string {
			t.Helper()
			token, err := p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: "s", ShardId: firstShard,
				ShardIteratorType: kind, StartingSequenceNumber: number, Timestamp: when})
			if err != nil {
				t.Fatalf("%s %s %v: %v", kind, number, when, err)
			}
			return texts(p.get(token, 0).Records)
		}
		never := time.Time{}
		for _, c := range []struct{ what, got, want string }{
			{"AT r2", at(atSequenceNumber, numbers[1], never), "r2 r3"},
			{"AFTER r2", at(afterSequenceNumber, numbers[1], never), "r3"},
			{"AFTER r3", at(afterSequenceNumber, numbers[2], never), ""},
			{"AT start", at(atSequenceNumber, stream.Shards[0].First().String(), never), "r1 r2 r3"},
			{"AFTER start", at(afterSequenceNumber, stream.Shards[0].First().String(), never), "r1 r2 r3"},
			{"TRIM_HORIZON", at(trimHorizon, "", never), "r1 r2 r3"},
			{"LATEST", at(latest, "", never), ""},
			{"AT time of r2", at(atTimestamp, "", arrivals[1]), "r2 r3"},
			{"AT just after r2", at(atTimestamp, "", arrivals[1].Add(time.Millisecond)), "r3"},
			{"AT year 2000", at(atTimestamp, "", time.UnixMilli(1)), "r1 r2 r3"},
			{"AT r3 + 1 ms", func() string { time.Sleep(time.Second); return at(atTimestamp, "", arrivals[2].Add(1e6)) }(), ""},
			{"early LATEST", texts(p.get(early, 0).Records), "r1 r2 r3"},
		} {
			if c.got != c.want {
				t.Errorf("%s: %q, not %q", c.what, c.got, c.want)
			}
		}
	})
}

// Wrong requests for an iterator are refused in AWS's words and order.
func TestIteratorRefusals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 2)
		number := p.put("s", "a", "x").SequenceNumber
		other, foreign := stream.Shards[1].First().String(), stream.Shards[0].First()
		foreign.Created -= 100
		now := time.Now()
		rule := "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or" +
			" (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
		used := " used in GetShardIterator on shard " + firstShard + " in stream s" + inAccount + " is invalid"
		beyond, err := shardwell.ParseSequenceNumber(number)
		if err != nil {
			t.Fatal(err)
		}
		beyond.Index++
		const (
			negative = "20000000000000000000000000000000000000800000002"
			version1 = "20000000000000000000000000000000000000000000001"
			version3 = "20000000000000000000000000000000000000000000003"
		)
		for _, c := range []struct {
			stream, shard, kind, number string
			when                        time.Time
			code, text                  string
		}{
			{"nope", "ABC", latest, number, never(), shardwell.CodeResourceNotFound, "Could not find shard ABC in stream nope" + inAccount + "."},
			{"nope", "0", latest, number, never(), shardwell.CodeResourceNotFound, "Shard " + firstShard + " in stream nope" + inAccount + " does not exist"},
			{"s", "99", latest, number, never(), shardwell.CodeResourceNotFound, "Shard shardId-000000000099 in stream s" + inAccount + " does not exist"},
			{"s", "0", atSequenceNumber, "", never(), shardwell.CodeInvalidArgument, rule + "AT_SEQUENCE_NUMBER and no StartingSequenceNumber."},
			{"s", "0", afterSequenceNumber, "", never(), shardwell.CodeInvalidArgument, rule + "AFTER_SEQUENCE_NUMBER and no StartingSequenceNumber."},
			{"s", "0", latest, number, never(), shardwell.CodeInvalidArgument, rule + "LATEST and also a StartingSequenceNumber."},
			{"s", "0", trimHorizon, number, never(), shardwell.CodeInvalidArgument, rule + "TRIM_HORIZON and also a StartingSequenceNumber."},
			{"s", "0", atTimestamp, "", never(), shardwell.CodeInvalidArgument, "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter."},
			{"s", "0", atTimestamp, "", now.Add(time.Second), shardwell.CodeInvalidArgument, fmt.Sprintf("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: %d, currentTimestampInMillis: %d", now.UnixMilli()+1000, now.UnixMilli())},
			{"s", "0", atSequenceNumber, "5", never(), shardwell.CodeInvalidArgument, "Invalid StartingSequenceNumber. It encodes shardId-000000000005, while it was used in a call to a shard with shardId-000000000000"},
			{"s", "0", atSequenceNumber, "0", never(), shardwell.CodeInvalidArgument, "StartingSequenceNumber 0" + used + "."},
			{"s", "0", atSequenceNumber, hexNumber(negative), never(), shardwell.CodeInvalidArgument, "Invalid StartingSequenceNumber. It encodes shardId--02147483648, while it was used in a call to a shard with shardId-000000000000"},
			{"s", "0", atSequenceNumber, hexNumber(version1), never(), shardwell.CodeInvalidArgument, "StartingSequenceNumber " + hexNumber(version1) + used + " because it did not come from this stream."},
			{"s", "0", atSequenceNumber, hexNumber(version3), never(), shardwell.CodeInvalidArgument, "StartingSequenceNumber " + hexNumber(version3) + used + "."},
			{"s", "0", atSequenceNumber, strings.Repeat("9", 60), never(), shardwell.CodeInvalidArgument, "StartingSequenceNumber " + strings.Repeat("9", 60) + used + "."},
			{"s", "0", atSequenceNumber, other, never(), shardwell.CodeInvalidArgument, "Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used in a call to a shard with shardId-000000000000"},
			{"s", "0", atSequenceNumber, foreign.String(), never(), shardwell.CodeInvalidArgument, "StartingSequenceNumber " + foreign.String() + used + " because it did not come from this stream."},
			{"s", "0", afterSequenceNumber, beyond.String(), never(), shardwell.CodeInvalidArgument, "StartingSequenceNumber " + beyond.String() + used + "."},
		} {
			_, err := p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: c.stream, ShardId: c.shard,
				ShardIteratorType: c.kind, StartingSequenceNumber: c.number, Timestamp: c.when})
			wantRefusal(t, c.stream+" "+c.shard+" "+c.kind, err, c.code, c.text)
		}
		for _, id := range []string{"0", "x-0", firstShard} {
			p.iterator("s", id, latest)
		}
	})
}

func never() time.Time { return time.Time{} }

// A record comes back as it went in, with when it arrived; pages follow each
// other without gap; the same iterator gives the same page and another next
// iterator; age is 0 only at the tip.
func TestGetRecordsPages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		p.stream("s", 1)
		put := p.put("s", "ключ", "r1")
		arrived := time.Now()
		time.Sleep(50 * time.Millisecond)
		p.put("s", "k", "")
		p.put("s", "k", "r3")
		time.Sleep(50 * time.Millisecond)

		start := p.iterator("s", "0", trimHorizon)
		page := p.get(start, 2)
		if len(page.Records) != 2 || *page.MillisBehindLatest != 50 || page.ChildShards != nil {
			t.Fatalf("first page: %+v", page)
		}
		r := page.Records[0]
		if r.PartitionKey != "ключ" || string(r.Data) != "r1" || r.SequenceNumber != put.SequenceNumber ||
			!r.ApproximateArrivalTimestamp.Equal(arrived.Truncate(time.Millisecond)) || r.EncryptionType != "" {
			t.Errorf("record is %+v", r)
		}
		if page.Records[1].Data == nil {
			t.Error("empty data came back absent")
		}
		again := p.get(start, 2)
		if texts(again.Records) != texts(page.Records) || again.NextShardIterator == page.NextShardIterator {
			t.Errorf("the same iterator gave %q", texts(again.Records))
		}
		for _, first := range []*kinesis.GetRecordsOutput{page, again} {
			if last := p.get(first.NextShardIterator, 2); texts(last.Records) != "r3" || *last.MillisBehindLatest != 0 {
				t.Errorf("second page: %q, %d ms behind", texts(last.Records), *last.MillisBehindLatest)
			}
		}
		tip := p.iterator("s", "0", latest)
		idle, more := p.get(tip, 0), p.get(tip, 0)
		if idle.Records == nil || len(idle.Records) != 0 || *idle.MillisBehindLatest != 0 || idle.NextShardIterator == more.NextShardIterator {
			t.Errorf("at the tip: %+v", idle)
		}
	})
}

// A page never holds more than 10 MiB of data and keys, yet always a record.
func TestGetRecordsPageSize(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 1, func(c *catalog.Create) { c.MaxRecordSizeInKiB = 10240 })
	for _, bytes := range []int{10<<20 - 1, 1<<20 - 1, 5<<20 - 1, 4<<20 - 1, 0} {
		p.put("s", "k", string(make([]byte, bytes)))
	}
	var pages []int
	token := p.iterator("s", "0", trimHorizon)
	for range 3 {
		out := p.get(token, 0)
		pages = append(pages, len(out.Records))
		token = out.NextShardIterator
	}
	if !slices.Equal(pages, []int{1, 3, 1}) {
		t.Errorf("pages hold %v records", pages)
	}
}

// Whatever is not an iterator of ours is refused; so are old ones, those of
// another account, and a StreamARN of another stream. Quotes do no harm.
func TestGetRecordsIterators(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 1)
		token := p.iterator("s", "0", latest)
		p.get(`"`+token+`"`, 0)
		raw, err := base64.StdEncoding.DecodeString(token)
		if err != nil {
			t.Fatal(err)
		}
		raw[len(raw)/2] ^= 1
		for _, bad := range []string{"x", strings.Repeat("A", 224), base64.StdEncoding.EncodeToString(raw), `"` + token} {
			_, err := p.tryGet(bad, 0)
			wantRefusal(t, bad, err, shardwell.CodeInvalidArgument, "Invalid ShardIterator.")
		}
		_, err = do[*kinesis.GetRecordsOutput](p, p.getRecords, &kinesis.GetRecordsInput{ShardIterator: token, StreamARN: stream.ARN()})
		if err != nil {
			t.Errorf("with its ARN: %v", err)
		}
		_, err = do[*kinesis.GetRecordsOutput](p, p.getRecords, &kinesis.GetRecordsInput{ShardIterator: token, StreamARN: stream.ARN() + "x"})
		wantRefusal(t, "another ARN", err, shardwell.CodeInvalidArgument, "")
		_, err = p.getRecords(context.Background(), shardwell.Tenant{Account: "111111111111", Region: "us-east-1"},
			&kinesis.GetRecordsInput{ShardIterator: token})
		wantRefusal(t, "another account", err, shardwell.CodeInvalidArgument, "Invalid ShardIterator.")
		time.Sleep(300 * time.Second)
		p.get(token, 0)
		time.Sleep(time.Second)
		_, err = p.tryGet(token, 0)
		wantRefusal(t, "after 301 s", err, shardwell.CodeExpiredIterator, "")
	})
}

// An iterator never reads another stream of the same name.
func TestCheck29RecreatedStream(t *testing.T) {
	p := newPlane(t, quota.Off)
	old := p.stream("s", 1)
	p.put("s", "k", "old")
	token := p.iterator("s", "0", trimHorizon)
	p.drop(old)
	gone := "Shard " + firstShard + " in stream s" + inAccount + " does not exist"
	_, err := p.tryGet(token, 0)
	wantRefusal(t, "deleted", err, shardwell.CodeResourceNotFound, gone)
	p.stream("s", 1)
	p.put("s", "k", "new")
	_, err = p.tryGet(token, 0)
	wantRefusal(t, "recreated", err, shardwell.CodeResourceNotFound, gone)
}

// A record is read until its retention is over, to the millisecond, and then
// skipped without an error by every iterator, trimmed or not.
func TestRetention(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 1)
		number := p.put("s", "k", "old").SequenceNumber
		time.Sleep(time.Hour)
		p.put("s", "k", "new")
		read := func() string {
			t.Helper()
			token, err := p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0",
				ShardIteratorType: atSequenceNumber, StartingSequenceNumber: number})
			if err != nil {
				t.Fatal(err)
			}
			horizon, at := texts(p.get(p.iterator("s", "0", trimHorizon), 0).Records), texts(p.get(token, 0).Records)
			if horizon != at {
				t.Errorf("from the horizon %q, from the first record %q", horizon, at)
			}
			return horizon
		}
		first := func() log.Position {
			t.Helper()
			p.trimAll(context.Background(), time.Now())
			bounds, err := p.memory.Bounds(context.Background(), stream.Shards[0].Log)
			if err != nil {
				t.Fatal(err)
			}
			return bounds.First
		}
		time.Sleep(23*time.Hour - time.Millisecond)
		if got := read(); got != "old new" || first() != 1 {
			t.Errorf("before 24 h: %q from %d", got, first())
		}
		time.Sleep(time.Millisecond)
		if got := read(); got != "new" {
			t.Errorf("after 24 h, untrimmed: %q", got)
		}
		if at := first(); at != 2 {
			t.Errorf("trimmed to %d", at)
		}
		if got := read(); got != "new" {
			t.Errorf("after 24 h, trimmed: %q", got)
		}
		time.Sleep(time.Hour)
		if got := read(); got != "" || first() != 3 {
			t.Errorf("after 25 h: %q from %d", got, first())
		}
	})
}

// Trimming goes on in the background until it is told to end, and forgets the
// counters of streams that are gone.
func TestTrimInBackground(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream, other := p.stream("s", 1), p.stream("other", 1)
		p.put("s", "k", "old")
		p.put("other", "k", "old")
		p.drop(other)
		ctx, stop := context.WithCancel(context.Background())
		ended := make(chan struct{})
		go func() { new(chore).run(ctx, nil, trimEvery, p.trim); close(ended) }()
		time.Sleep(24*time.Hour + trimEvery)
		synctest.Wait()
		bounds, err := p.memory.Bounds(ctx, stream.Shards[0].Log)
		if err != nil || bounds.First != 2 {
			t.Errorf("%+v, %v", bounds, err)
		}
		if m := p.traffic.read(); len(m) != 1 || m[0].Stream != "s" {
			t.Errorf("counters of %+v", m)
		}
		stop()
		<-ended
	})
}

// The sixth read of a second is refused in AWS's words, and so is any within
// 5 s of a page of 10 MiB.
func TestGetRecordsThrottled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.AWS)
		p.stream("s", 1, func(c *catalog.Create) { c.MaxRecordSizeInKiB = 10240 })
		text := "Rate exceeded for shard " + firstShard + " in stream s" + inAccount + "."
		token := p.iterator("s", "0", latest)
		for range 5 {
			p.get(token, 0)
		}
		_, err := p.tryGet(token, 0)
		wantRefusal(t, "sixth call", err, shardwell.CodeProvisionedThroughput, text)
		time.Sleep(time.Second)

		p.put("s", "k", string(make([]byte, 10<<20-1)))
		if out := p.get(token, 0); len(out.Records) != 1 {
			t.Fatalf("%d records", len(out.Records))
		}
		time.Sleep(5*time.Second - time.Millisecond)
		_, err = p.tryGet(token, 0)
		wantRefusal(t, "after 10 MiB", err, shardwell.CodeProvisionedThroughput, text)
		time.Sleep(time.Millisecond)
		p.get(token, 0)
		m := p.traffic.read()[0]
		if m.ReadProvisionedThroughputExceeded != 2 || m.GetRecords.Calls != 9 || m.GetRecords.Success != 7 ||
			m.GetRecordsRecords != 2 || m.GetRecordsBytes != 20<<20 {
			t.Errorf("metrics are %+v", m)
		}
	})
}

// A closed shard ends with its last record: no next iterator, and its
// children with their parents; an open one never does. When all its records
// have expired it is not there any more.
func TestClosedShard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 2)
		p.put("s", "a", "r1")
		p.put("s", "a", "r2")
		merged := *stream
		merged.Shards = slices.Clone(stream.Shards)
		for i := range merged.Shards {
			merged.Shards[i].ClosedAt = log.Millis(time.Now().UnixMilli())
		}
		merged.Shards = append(merged.Shards, catalog.Shard{Index: 2, Parents: []uint32{0, 1},
			Range: shardwell.HashRange{End: shardwell.MaxHashKey}, NumberEpoch: time.Now().Unix() + 1})
		p.streamNamed = func(shardwell.Tenant, string) *catalog.Stream { return &merged }

		page := p.get(p.iterator("s", "0", trimHorizon), 1)
		if page.NextShardIterator == "" || page.ChildShards != nil {
			t.Fatalf("before the end: %+v", page)
		}
		for _, token := range []string{page.NextShardIterator, p.iterator("s", "0", latest)} {
			out := p.get(token, 0)
			if out.NextShardIterator != "" || *out.MillisBehindLatest != 0 || len(out.ChildShards) != 1 {
				t.Fatalf("at the end: %+v", out)
			}
			child := out.ChildShards[0]
			if !slices.Equal(child.ParentShards, []string{firstShard, secondShard}) ||
				child.HashKeyRange.StartingHashKey != "0" || child.HashKeyRange.EndingHashKey != shardwell.MaxHashKey.String() {
				t.Errorf("child is %+v", child)
			}
		}
		time.Sleep(24 * time.Hour)
		_, err := p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: latest})
		wantRefusal(t, "expired", err, shardwell.CodeResourceNotFound, "Shard "+firstShard+" in stream s"+inAccount+" does not exist")
	})
}

// A page of many records costs no more allocations than one of few.
func TestGetRecordsGarbage(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 1)
	for range 1000 {
		p.put("s", "key", strings.Repeat("x", 100))
	}
	token := p.iterator("s", "0", trimHorizon)
	allocations := func(limit int32) float64 {
		return testing.AllocsPerRun(50, func() {
			reply, err := p.getRecords(context.Background(), p.tenant, &kinesis.GetRecordsInput{ShardIterator: token, Limit: &limit})
			if err != nil {
				t.Fatal(err)
			}
			reply.Release()
		})
	}
	if few, many := allocations(10), allocations(1000); many > few+10 {
		t.Errorf("%.0f allocations for 1000 records, %.0f for 10", many, few)
	}
}

// Pages that clients are slow to take do not stop the pages of others, and no
// slot is lost or given back twice.
func TestSlowPages(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 1)
	p.put("s", "key", "data")
	token := p.iterator("s", "0", trimHorizon)
	get := func() service.Reply {
		reply, err := p.getRecords(context.Background(), p.tenant, &kinesis.GetRecordsInput{ShardIterator: token})
		if err != nil {
			t.Fatal(err)
		}
		return reply
	}
	var slow []service.Reply
	for range maxPages {
		slow = append(slow, get())
	}
	slow = append(slow, get()) // none has been released: it gets the slot of one that takes long
	for _, reply := range slow {
		reply.Release()
	}
	for range 2 * maxPages {
		get().Release()
	}
	for range maxPages { // all are to be had, once those that ran out of patience have given theirs back
		pageSlots <- struct{}{}
	}
	if n := len(pageSlots); n != maxPages {
		t.Errorf("%d slots are taken, somebody has given one back twice", n)
	}
	for range maxPages {
		freeSlot()
	}
}
