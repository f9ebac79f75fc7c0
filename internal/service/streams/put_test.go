package streams

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

const (
	inAccount   = " under account 000000000000"
	firstShard  = "shardId-000000000000"
	secondShard = "shardId-000000000001"
)

// Records go where AWS sends them, by partition key (vectors of MD5) or by
// explicit hash key (both ends of ranges).
func TestPutRouting(t *testing.T) {
	p := newPlane(t, quota.Off)
	for shards, keys := range map[int]map[string]uint32{
		1: {"123": 0},
		3: {"a": 0, "b": 1, "e": 2, "f": 1},
		4: {"partitionkey1": 1, "partitionkey2": 3, "partitionkey3": 0},
		5: {"你好": 2},
	} {
		name := fmt.Sprint("s", shards)
		p.stream(name, shards)
		for key, want := range keys {
			if got := p.put(name, key, "x").ShardId; got != shardwell.FormatShardID(want) {
				t.Errorf("%d shards, key %q: %s", shards, key, got)
			}
		}
	}
	p.stream("s2", 2)
	for hash, want := range map[string]string{
		"0": firstShard,
		"170141183460469231731687303715884105727": firstShard,
		"170141183460469231731687303715884105728": secondShard,
		"340282366920938463463374607431768211455": secondShard,
	} {
		out, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s2", PartitionKey: "k", ExplicitHashKey: hash, Data: []byte{}})
		if err != nil || out.ShardId != want {
			t.Errorf("hash key %s: %+v, %v", hash, out, err)
		}
	}
	const tooFar = "340282366920938463463374607431768211456"
	_, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s2", PartitionKey: "k", ExplicitHashKey: tooFar})
	wantRefusal(t, "hash key 2^128", err, shardwell.CodeInvalidArgument,
		"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "+tooFar)
}

// A record's number has the form of AWS's: 56 digits, of this shard and this
// time, above the shard's first number; neighbours of one second are 2^80 apart.
func TestPutSequenceNumbers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 3)
		time.Sleep(90 * time.Second)
		first, second := p.put("s", "b", "1"), p.put("s", "b", "2")
		a, err := shardwell.ParseSequenceNumber(first.SequenceNumber)
		if err != nil || len(first.SequenceNumber) != 56 {
			t.Fatalf("%q: %v", first.SequenceNumber, err)
		}
		want := shardwell.SequenceNumber{Created: stream.Shards[1].NumberEpoch, Shard: 1, Index: 1, Time: time.Now().Unix()}
		if a != want || a.Compare(stream.Shards[1].First()) <= 0 {
			t.Errorf("first record of shard 1 is %+v, not %+v", a, want)
		}
		want.Index++
		if second.SequenceNumber != want.String() {
			t.Errorf("second record is %s, not %s", second.SequenceNumber, want)
		}
		if first.EncryptionType != "" {
			t.Errorf("EncryptionType %q on a stream without", first.EncryptionType)
		}
	})
}

// SequenceNumberForOrdering is taken if the next number is above it, and
// refused in AWS's words otherwise.
func TestPutOrdering(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		stream := p.stream("s", 2)
		epoch := stream.Shards[0].NumberEpoch
		last := p.put("s", "a", "1").SequenceNumber
		n, err := shardwell.ParseSequenceNumber(last)
		if err != nil {
			t.Fatal(err)
		}
		later, beyond := n, n
		later.Time++
		beyond.Index += 100
		for name, c := range map[string]struct {
			number string
			ok     bool
		}{
			"the last one":             {last, true},
			"the shard's start":        {stream.Shards[0].First().String(), true},
			"zero times":               {shardwell.SequenceNumber{}.String(), true},
			"of another shard":         {shardwell.SequenceNumber{Created: epoch, Shard: 77, Index: 1 << 50, Time: epoch}.String(), true},
			"zero":                     {"0", true},
			"of version 0":             {"123", true},
			"of version 1":             {hexNumber("20000000000000000000000000000000000000000000001"), true},
			"of a negative shard":      {hexNumber("20000000000000000000000000000000000000800000002"), true},
			"of version 3":             {hexNumber("20000000000000000000000000000000000000000000003"), false},
			"version 0, too late":      {hexNumber("13bb2cc3d80000000000000000000000"), false},
			"version 1, later":         {hexNumber("2000000000" + "0" + "00" + "fffffffff" + strings.Repeat("0", 24) + "1"), false},
			"later than now":           {later.String(), false},
			"beyond what was issued":   {beyond.String(), false},
			"of a shard made later":    {shardwell.SequenceNumber{Created: epoch + 1, Index: 1}.String(), false},
			"index 2^63":               {"2" + strings.Repeat("9", 55), false},
			"other shard, later still": {shardwell.SequenceNumber{Created: epoch, Shard: 1, Time: epoch + 100}.String(), false},
		} {
			out, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "a", SequenceNumberForOrdering: c.number})
			if !c.ok {
				wantRefusal(t, name, err, shardwell.CodeInvalidArgument,
					"ExclusiveMinimumSequenceNumber "+c.number+" used in PutRecord on stream s"+inAccount+" is invalid.")
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if got, _ := shardwell.ParseSequenceNumber(out.SequenceNumber); got.Index <= n.Index {
				t.Errorf("%s: index %d after %d", name, got.Index, n.Index)
			}
		}
	})
}

// hexNumber writes a hexadecimal number in decimal.
func hexNumber(digits string) string {
	n, ok := new(big.Int).SetString(digits, 16)
	if !ok {
		panic("not hexadecimal: " + digits)
	}
	return n.String()
}

// Data and key together may fill the stream's maximum and not a byte more; the
// refusal names the member, and its place in a batch.
func TestPutSizes(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 1)
	p.stream("big", 1, func(c *catalog.Create) { c.MaxRecordSizeInKiB = 10240 })
	data := make([]byte, 10<<20)
	const must = " failed to satisfy constraint: Member must have length less than or equal to "
	for _, c := range []struct {
		stream string
		bytes  int
		refuse string
	}{
		{"s", 0, ""},
		{"s", 1<<20 - 3, ""},
		{"s", 1<<20 - 2, "1048576"},
		{"s", 1<<20 + 1, "1048576"},
		{"big", 10<<20 - 3, ""},
		{"big", 10<<20 - 2, "10485760"},
	} {
		_, one := p.tryPut(&kinesis.PutRecordInput{StreamName: c.stream, PartitionKey: "key", Data: data[:c.bytes]})
		_, many := p.tryPuts(&kinesis.PutRecordsInput{StreamName: c.stream, Records: kinesis.PutRecordsRequestEntryList{
			{PartitionKey: "k"}, {PartitionKey: "key", Data: data[:c.bytes]},
		}})
		if c.refuse == "" && one != nil {
			t.Errorf("%s, %d bytes: %v", c.stream, c.bytes, one)
		}
		if c.refuse != "" {
			wantRefusal(t, "PutRecord", one, shardwell.CodeValidation,
				"1 validation error detected: Value at 'data'"+must+c.refuse)
			wantRefusal(t, "PutRecords", many, shardwell.CodeValidation,
				"1 validation error detected: Value at 'records.2.member.data'"+must+c.refuse)
		}
	}
	_, err := p.tryPuts(&kinesis.PutRecordsInput{StreamName: "big", Records: kinesis.PutRecordsRequestEntryList{
		{PartitionKey: "k", Data: data[:5<<20]}, {PartitionKey: "k", Data: data[:5<<20]},
	}})
	wantRefusal(t, "10 MiB and two keys", err, shardwell.CodeInvalidArgument, "Records size exceeds 10 MB limit")
}

// What is wrong with one record of a batch refuses all of it, and nothing is
// stored; hash keys are looked at before sizes.
func TestPutRecordsAllOrNothing(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 1)
	tail := p.iterator("s", "0", latest)
	_, err := p.tryPuts(&kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{
		{PartitionKey: "k", Data: make([]byte, 2<<20)},
		{PartitionKey: "k", ExplicitHashKey: "340282366920938463463374607431768211456"},
	}})
	wantRefusal(t, "hash key 2^128", err, shardwell.CodeInvalidArgument, "")
	_, err = p.tryPuts(&kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{
		{PartitionKey: "k", Data: []byte("fine")}, {Data: []byte("no key")},
	}})
	wantRefusal(t, "no key", err, shardwell.CodeValidation, "1 validation error detected: Value null at"+
		" 'records.2.member.partitionKey' failed to satisfy constraint: Member must not be null")
	if got := p.get(tail, 0); len(got.Records) != 0 {
		t.Errorf("%d records are there", len(got.Records))
	}
}

// PutRecords answers in the order of the request, and what it answers is where
// the records are, with their keys and bytes.
func TestPutRecordsReadBack(t *testing.T) {
	p := newPlane(t, quota.AWS)
	p.stream("s", 3)
	in := &kinesis.PutRecordsInput{StreamName: "s"}
	for i := range 100 {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{
			PartitionKey: fmt.Sprint("key", i), Data: []byte(fmt.Sprint("data", i)),
		})
	}
	out, err := p.tryPuts(in)
	if err != nil || *out.FailedRecordCount != 0 || len(out.Records) != 100 {
		t.Fatalf("%+v, %v", out, err)
	}
	found := map[string]kinesis.Record{}
	for shard := range uint32(3) {
		id := shardwell.FormatShardID(shard)
		for _, r := range p.get(p.iterator("s", id, trimHorizon), 0).Records {
			found[id+" "+r.SequenceNumber] = r
		}
	}
	for i, entry := range out.Records {
		r, ok := found[entry.ShardId+" "+entry.SequenceNumber]
		if !ok || r.PartitionKey != in.Records[i].PartitionKey || string(r.Data) != string(in.Records[i].Data) {
			t.Errorf("record %d is not at %s %s: %+v", i, entry.ShardId, entry.SequenceNumber, r)
		}
	}
	if len(found) != 100 {
		t.Errorf("%d records are there", len(found))
	}
}

// Beyond 1,000 records a second a shard takes no more: the rest of the batch
// fails by itself in AWS's words, is never read, and the next second is free.
func TestPutRecordsThrottled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.AWS)
		p.stream("s", 1)
		in := &kinesis.PutRecordsInput{StreamName: "s"}
		for i := range 500 {
			in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: "k", Data: []byte{byte(i)}})
		}
		in.Records[0].Data = nil
		taken := 0
		for call := range 4 {
			in.Records = in.Records[:400+call]
			out, err := p.tryPuts(in)
			if err != nil || len(out.Records) != len(in.Records) {
				t.Fatalf("call %d: %v", call, err)
			}
			failed := int32(0)
			for i, entry := range out.Records {
				if entry.SequenceNumber != "" {
					taken++
					continue
				}
				failed++
				if entry.ErrorCode != shardwell.CodeProvisionedThroughput || entry.ShardId != "" ||
					entry.ErrorMessage != "Rate exceeded for shard "+firstShard+" in stream s"+inAccount+"." {
					t.Fatalf("call %d, record %d: %+v", call, i, entry)
				}
			}
			if *out.FailedRecordCount != failed {
				t.Errorf("call %d: FailedRecordCount %d, but %d failed", call, *out.FailedRecordCount, failed)
			}
			in.Records = in.Records[:cap(in.Records)][:500]
		}
		if taken != 1000 {
			t.Errorf("%d records were taken in a second", taken)
		}
		if got := p.get(p.iterator("s", "0", trimHorizon), 0); len(got.Records) != 1000 {
			t.Errorf("%d records are read", len(got.Records))
		}
		_, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k"})
		wantRefusal(t, "record 1001", err, shardwell.CodeProvisionedThroughput,
			"Rate exceeded for shard "+firstShard+" in stream s"+inAccount+".")
		time.Sleep(time.Second)
		p.put("s", "k", "again")

		m := p.traffic.read()[0]
		if m.IncomingRecords != 1001 || m.PutRecordsThrottledRecords != 606 || m.PutRecordsSuccessfulRecords != 1000 ||
			m.WriteProvisionedThroughputExceeded != 607 || m.PutRecords.Calls != 4 || m.PutRecord.Calls != 2 || m.PutRecord.Success != 1 {
			t.Errorf("metrics are %+v", m)
		}
	})
}

// The bytes of a batch are rounded up to whole KiB as a sum, those of single
// records each: 1,000 records of 1,025 bytes fit as neither, and 1,000 of 600
// bytes only as a batch.
func TestPutRounding(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.AWS)
		p.stream("batch", 1)
		p.stream("single", 1)
		data := make([]byte, 1599)
		in := &kinesis.PutRecordsInput{StreamName: "batch"}
		for range 500 {
			in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: "k", Data: data})
		}
		out, err := p.tryPuts(in)
		if err != nil || *out.FailedRecordCount != 0 {
			t.Errorf("500 x 1600 bytes in a batch: %+v, %v", out.FailedRecordCount, err)
		}
		singles := 0
		for range 600 {
			if _, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "single", PartitionKey: "k", Data: data}); err == nil {
				singles++
			}
		}
		if singles != 512 {
			t.Errorf("%d single records of 1600 bytes fit into 1 MiB of 2 KiB each", singles)
		}
	})
}

// Streams that are not active take nothing, and a dry run of a good call ends
// in DryRunOperationException; in neither case is anything stored or counted.
func TestPutRefusedOrDry(t *testing.T) {
	p := newPlane(t, quota.AWS)
	p.machine.Apply(time.Now(), catalog.Create{
		Key: catalog.Key{Tenant: p.tenant, Name: "young"}, UID: "u", Mode: catalog.Provisioned,
		Shards: 1, RetentionHours: 24, MaxRecordSizeInKiB: 1024,
	}.Encode())
	p.stream("s", 1)
	yes := true
	for name, text := range map[string]string{
		"young": "Stream young" + inAccount + " not found.", "nope": "Stream nope" + inAccount + " not found.",
	} {
		_, err := p.tryPut(&kinesis.PutRecordInput{StreamName: name, PartitionKey: "k", DryRun: &yes})
		wantRefusal(t, "PutRecord", err, shardwell.CodeResourceNotFound, text)
		_, err = p.tryPuts(&kinesis.PutRecordsInput{StreamName: name, Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "k"}}})
		wantRefusal(t, "PutRecords", err, shardwell.CodeResourceNotFound, text)
	}
	_, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", DryRun: &yes})
	wantRefusal(t, "PutRecord", err, shardwell.CodeDryRunOperation, "")
	_, err = p.tryPuts(&kinesis.PutRecordsInput{StreamName: "s", DryRun: &yes, Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "k"}}})
	wantRefusal(t, "PutRecords", err, shardwell.CodeDryRunOperation, "")
	token := p.iterator("s", "0", trimHorizon)
	_, err = do[*kinesis.GetRecordsOutput](p, p.getRecords, &kinesis.GetRecordsInput{ShardIterator: token, DryRun: &yes})
	wantRefusal(t, "GetRecords", err, shardwell.CodeDryRunOperation, "")
	_, err = p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: latest, DryRun: &yes})
	wantRefusal(t, "GetShardIterator", err, shardwell.CodeDryRunOperation, "")

	if got := p.get(token, 0); len(got.Records) != 0 {
		t.Errorf("%d records are there", len(got.Records))
	}
	if m := p.traffic.read(); len(m) != 1 || m[0].PutRecord.Calls != 0 || m[0].PutRecords.Calls != 0 || m[0].GetRecords.Calls != 1 {
		t.Errorf("metrics are %+v", m)
	}
}

// A stream that distributes records itself uses all shards whatever the keys,
// needs no key, and gives back a key only where there was one.
func TestPutAutoDistribution(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 4, func(c *catalog.Create) { c.Mode, c.Distribution = catalog.OnDemand, catalog.DistributeAuto })
	shards := map[string]int{}
	for i := range 40 {
		out, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: strings.Repeat("k", i%2), ExplicitHashKey: "0"})
		if err != nil {
			t.Fatal(err)
		}
		shards[out.ShardId]++
	}
	for id, n := range shards {
		if n != 10 || len(shards) != 4 {
			t.Errorf("%s got %d of 40 records", id, n)
		}
	}
	keys := 0
	for shard := range uint32(4) {
		for _, r := range p.get(p.iterator("s", shardwell.FormatShardID(shard), trimHorizon), 0).Records {
			keys += len(r.PartitionKey)
		}
	}
	if keys != 20 {
		t.Errorf("%d keys came back of 20", keys)
	}
	_, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", SequenceNumberForOrdering: "0"})
	wantRefusal(t, "ordering", err, shardwell.CodeInvalidArgument, "")
}

// failing is an engine that does not append to some logs, or at all.
type failing struct {
	log.Engine
	all  error
	logs map[log.LogID]error
}

func (f *failing) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	if f.all != nil {
		for i := range out {
			out[i].Err = f.all
		}
		return f.all
	}
	if err := f.Engine.Append(ctx, entries, out); err != nil {
		return err
	}
	for i := range entries {
		if err := f.logs[entries[i].Log]; err != nil {
			out[i] = log.Appended{Err: err}
		}
	}
	return nil
}

// Engine failures reach clients as answers they retry: 503 when the engine
// cannot take a call now, InternalFailure when nobody knows, and by record
// where others of the batch are in.
func TestPutEngineFailures(t *testing.T) {
	synctest.Test(t, putEngineFailures) // a sealed shard is waited for
}

func putEngineFailures(t *testing.T) {
	p := newPlane(t, quota.Off)
	stream := p.stream("s", 2)
	engine := &failing{Engine: p.memory}
	p.engine = engine
	for _, c := range []struct {
		err  error
		code string
	}{
		{log.ErrFull, shardwell.CodeServiceUnavailable},
		{log.ErrBusy, shardwell.CodeServiceUnavailable},
		{log.ErrClosed, shardwell.CodeServiceUnavailable},
		{log.ErrDeleted, shardwell.CodeResourceNotFound},
		{log.ErrNotFound, shardwell.CodeResourceNotFound},
		{log.ErrUnknown, ""},
		{log.ErrPoisoned, ""},
		{log.ErrReadOnly, ""},
		{log.ErrSealed, ""},
	} {
		wrapped := fmt.Errorf("segment 7: %w", c.err)
		many := &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "a"}, {PartitionKey: "b"}}}
		for _, whole := range []bool{true, false} {
			engine.all, engine.logs = nil, map[log.LogID]error{stream.Shards[0].Log: wrapped, stream.Shards[1].Log: wrapped}
			if whole {
				engine.all = wrapped
			}
			_, one := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "a"})
			_, all := p.tryPuts(many)
			for _, err := range []error{one, all} {
				if code(err) != c.code || err == nil || c.code == "" && !errors.Is(err, c.err) {
					t.Errorf("%v (whole call %v) became %v", c.err, whole, err)
				}
			}
		}
		engine.all, engine.logs = nil, map[log.LogID]error{stream.Shards[0].Log: wrapped}
		out, err := p.tryPuts(&kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{
			{ExplicitHashKey: "0", PartitionKey: "a"}, {ExplicitHashKey: shardwell.MaxHashKey.String(), PartitionKey: "a"},
		}})
		if err != nil || *out.FailedRecordCount != 1 || out.Records[1].ShardId != secondShard || out.Records[0].SequenceNumber != "" ||
			out.Records[0].ErrorCode != "InternalFailure" || out.Records[0].ErrorMessage != "Internal Service Failure" {
			t.Errorf("%v for one of two records: %+v, %v", c.err, out, err)
		}
	}
}

// With 100 writers to one shard numbers are unique, are read in numeric order,
// and each writer's own ascend.
func TestCheck45ConcurrentWriters(t *testing.T) {
	const writers, puts = 100, 20
	p := newPlane(t, quota.Off)
	p.stream("s", 1)
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			last := ""
			for i := range puts {
				out, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: fmt.Sprint(w), Data: []byte{byte(i)}})
				if err != nil || out.SequenceNumber <= last {
					t.Errorf("writer %d: %+v, %v after %s", w, out, err, last)
					return
				}
				last = out.SequenceNumber
			}
		})
	}
	all.Wait()

	records := p.get(p.iterator("s", "0", trimHorizon), 0).Records
	if len(records) != writers*puts {
		t.Fatalf("%d records are read", len(records))
	}
	next := map[string]byte{}
	last := ""
	for _, r := range records {
		if r.SequenceNumber <= last || r.Data[0] != next[r.PartitionKey] {
			t.Fatalf("record %s of writer %s: put %d, expected %d, after %s", r.SequenceNumber, r.PartitionKey, r.Data[0], next[r.PartitionKey], last)
		}
		next[r.PartitionKey]++
		last = r.SequenceNumber
	}
}

// A batch of 500 costs no more allocations than one of 10: none is per record.
func TestPutRecordsGarbage(t *testing.T) {
	p := newPlane(t, quota.Off)
	p.stream("s", 4)
	in := &kinesis.PutRecordsInput{StreamName: "s"}
	for i := range 500 {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: fmt.Sprint("key", i), Data: make([]byte, 100)})
	}
	allocations := func(records int) float64 {
		call := *in
		call.Records = in.Records[:records]
		return testing.AllocsPerRun(100, func() {
			reply, err := p.putRecords(context.Background(), p.tenant, &call)
			if err != nil {
				t.Fatal(err)
			}
			reply.Release()
		})
	}
	if few, many := allocations(10), allocations(500); many > few+10 {
		t.Errorf("%.0f allocations for 500 records, %.0f for 10", many, few)
	}
}
