package streams

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/wire"
)

// PutRecords adds up to 500 records, each to the shard of its own key, in one
// append. What is wrong with the request refuses it as a whole; afterwards
// each record succeeds or fails by itself, for its shard's quota or an engine
// failure. Records of one shard keep the order of the request, which AWS does
// not promise. If none succeeds and the engine is to blame, the call fails, so
// that clients back off.
func (d *dataPath) putRecords(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.PutRecordsInput)
	stream, err := d.writableStream(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	began := time.Now()
	tr := d.traffic.of(stream)
	c := putCalls.Get().(*putCall)
	c.kms, c.output.EncryptionType = mark(stream)
	err = c.place(stream, tr, req.Records)
	if err == nil && isDryRun(req.DryRun) {
		err = errDryRun("PutRecords")
	}
	if err == nil {
		err = d.beginSealing(ctx, stream, tr, &c.sealing, len(c.placed), c.bytes)
	}
	if err == nil {
		c.spoil(d, stream, req.Records)
		c.admit(d, stream, tr, d.instant(), req.Records)
		err = c.append(ctx, d, stream, req.Records)
		c.sealing.end()
	}
	if !isDryRun(req.DryRun) {
		c.count(tr, time.Since(began), err == nil)
	}
	if err != nil {
		c.release()
		return service.Reply{}, err
	}
	return service.Reply{Results: c.answer(), Release: c.release}, nil
}

// putCall is the working memory of one PutRecords. Its slices are used again
// and again, so that a call leaves no garbage per record.
type putCall struct {
	tr      *traffic
	placed  []placed
	loads   []load
	loadOf  []int32 // by shard index: 1 + index in loads, 0 if there is none
	entries []log.Entry
	out     []log.Appended
	heads   []byte
	kms     byte  // what the records are marked with
	bytes   int64 // of all data and keys
	sealing sealing

	taken      int64
	takenBytes int64
	throttled  int64
	failed     int64

	output kinesis.PutRecordsOutput
}

// placed says what is to become of one record of the request.
type placed struct {
	shard *catalog.Shard
	load  int32 // index in putCall.loads
	entry int32 // index in putCall.entries; throttled or another of the constants in faults.go
	bytes int64 // of data and key
}

// load is what one call brings to one shard.
type load struct {
	shard   uint32
	traffic *shardTraffic
	records int64 // of ordinary size
	bytes   int64
	granted bool  // all ordinary records are admitted
	spent   int64 // bytes admitted one by one

	taken      int64
	takenBytes int64

	rateExceeded string // the text for those that are not, once it is needed
}

var putCalls = sync.Pool{New: func() any { return new(putCall) }}

// release gives c back to the pool, without keeping the request's memory.
func (c *putCall) release() {
	for _, l := range c.loads {
		c.loadOf[l.shard] = 0
	}
	clear(c.placed)
	clear(c.loads)
	clear(c.entries)
	*c = putCall{
		placed: c.placed[:0], loads: c.loads[:0], loadOf: c.loadOf, entries: c.entries[:0],
		out: c.out[:0], heads: c.heads[:0], sealing: c.sealing.reused(),
	}
	putCalls.Put(c)
}

// place finds the shard of every record, or says why the call is refused:
// first for hash keys, then for sizes.
func (c *putCall) place(stream *catalog.Stream, tr *traffic, records kinesis.PutRecordsRequestEntryList) error {
	c.tr = tr
	c.placed = slices.Grow(c.placed, len(records))
	for i := range records {
		r := &records[i]
		if err := checkPartitionKey(stream, r.PartitionKey, i+1); err != nil {
			return err
		}
		shard, err := tr.place(stream, r.PartitionKey, r.ExplicitHashKey)
		if err != nil {
			return err
		}
		bytes := int64(len(r.Data) + len(r.PartitionKey))
		c.placed = append(c.placed, placed{shard: shard, load: c.addLoad(tr, shard, bytes), entry: throttled, bytes: bytes})
	}
	for i := range c.placed {
		bytes := c.placed[i].bytes
		if err := checkRecordSize(stream, bytes, i+1); err != nil {
			return err
		}
		c.bytes += bytes
	}
	if c.bytes > shardwell.MaxPutRecordsBytes {
		return errRecordsTooLarge()
	}
	return nil
}

// addLoad adds a record to the load of its shard.
func (c *putCall) addLoad(tr *traffic, shard *catalog.Shard, bytes int64) int32 {
	if short := int(shard.Index) + 1 - len(c.loadOf); short > 0 {
		c.loadOf = append(c.loadOf, make([]int32, short)...)
	}
	at := c.loadOf[shard.Index]
	if at == 0 {
		c.loads = append(c.loads, load{shard: shard.Index, traffic: tr.shard(shard.Index)})
		at = int32(len(c.loads))
		c.loadOf[shard.Index] = at
	}
	if l := &c.loads[at-1]; bytes <= largeRecordKiB<<10 {
		l.records++
		l.bytes += bytes
	}
	return at - 1
}

// admit asks the quotas and lists the records that may go in. A shard that has
// room for all its records is asked once; otherwise they go in one by one, in
// order, while there is room.
func (c *putCall) admit(d *dataPath, stream *catalog.Stream, tr *traffic, now quota.Instant, records kinesis.PutRecordsRequestEntryList) {
	onDemand := stream.Mode == catalog.OnDemand
	if onDemand && !tr.account.mayWrite(now) {
		c.throttled = int64(len(c.placed))
		return
	}
	for i := range c.loads {
		l := &c.loads[i]
		l.granted = !d.limits.writes || l.traffic.write.admit(now, &d.limits, l.records, kibOf(l.bytes))
	}
	headBytes, dataBytes := 0, int64(0)
	c.entries = slices.Grow(c.entries, len(records))
	for i := range c.placed {
		p := &c.placed[i]
		if p.entry < throttled {
			c.spoilt(p)
			continue
		}
		if d.limits.writes && !c.loads[p.load].takes(now, &d.limits, p.bytes) {
			c.throttled++
			continue
		}
		p.entry = int32(len(c.entries))
		c.entries = append(c.entries, log.Entry{Log: p.shard.Log, Data: records[i].Data})
		headBytes += headerFixed + len(records[i].PartitionKey)
		dataBytes += p.bytes
	}
	if onDemand {
		tr.account.wrote(now, dataBytes)
	}
	if c.sealing.key != nil {
		c.sealing.room(len(c.entries), dataBytes)
	} else if cap(c.heads) < headBytes {
		c.heads = make([]byte, 0, headBytes)
	}
	for i := range c.placed {
		if p := &c.placed[i]; p.entry >= 0 {
			c.complete(&c.entries[p.entry], p.shard, records[i].PartitionKey)
		}
	}
}

// complete gives an entry that has its data a head, or seals it.
func (c *putCall) complete(entry *log.Entry, shard *catalog.Shard, partitionKey string) {
	if c.sealing.key != nil {
		*entry = c.sealing.seal(shard, partitionKey, entry.Data)
		return
	}
	from := len(c.heads)
	c.heads = appendHeader(c.heads, partitionKey, c.kms)
	entry.Head = c.heads[from:len(c.heads):len(c.heads)]
}

// takes says whether one record of the load may go in.
func (l *load) takes(now quota.Instant, limits *throughput, bytes int64) bool {
	return l.granted && bytes <= largeRecordKiB<<10 || l.admit(now, limits, bytes)
}

// admit asks for room for one record of the load.
func (l *load) admit(now quota.Instant, limits *throughput, bytes int64) bool {
	if bytes > largeRecordKiB<<10 {
		return l.traffic.write.admitLarge(now, limits, kibOf(bytes))
	}
	// The quota rounds the sum of the call up, not each record.
	if !l.traffic.write.admit(now, limits, 1, kibOf(l.spent+bytes)-kibOf(l.spent)) {
		return false
	}
	l.spent += bytes
	return true
}

// append writes the admitted records. An error means that none is known to be
// in and the call is to be refused.
func (c *putCall) append(ctx context.Context, d *dataPath, stream *catalog.Stream, records kinesis.PutRecordsRequestEntryList) error {
	if len(c.entries) == 0 {
		return nil
	}
	if cap(c.out) < len(c.entries) {
		c.out = make([]log.Appended, len(c.entries))
	}
	c.out = c.out[:len(c.entries)]
	clear(c.out)
	if err := d.engine.Append(ctx, c.entries, c.out); err != nil {
		c.failed = int64(len(c.entries))
		return writeFailure(stream, c.placed[0].shard, err)
	}
	if c.anySealed() {
		c.reroute(ctx, d, stream, records)
	}
	return c.tally(d, stream)
}

// tally counts what became of the admitted records. An error means that none is
// known to be in.
func (c *putCall) tally(d *dataPath, stream *catalog.Stream) error {
	var failure error
	for i := range c.placed {
		p := &c.placed[i]
		if p.entry < 0 {
			continue
		}
		if err := c.out[p.entry].Err; err != nil {
			c.failed++
			if failure == nil {
				failure = writeFailure(stream, p.shard, err)
			}
			continue
		}
		c.taken++
		c.takenBytes += p.bytes
		l := &c.loads[p.load]
		l.taken++
		l.takenBytes += p.bytes
	}
	if failure != nil && c.taken == 0 {
		return failure
	}
	if failure != nil {
		d.logger.Error("some records of a PutRecords were not taken", "records", c.failed, "error", failure)
	}
	return nil
}

// answer completes what Rest gives. The results are told one by one.
func (c *putCall) answer() *putCall {
	failed := int32(c.throttled + c.failed)
	c.output.FailedRecordCount = &failed
	return c
}

// Len implements wire.Results.
func (c *putCall) Len() int { return len(c.placed) }

// Rest implements wire.Results.
func (c *putCall) Rest() *kinesis.PutRecordsOutput { return &c.output }

// Result implements wire.Results.
func (c *putCall) Result(i int, r *wire.Result) {
	p := &c.placed[i]
	if p.entry == ordersFailure {
		*r = wire.Result{ErrorCode: shardwell.CodeInternalFailure, Message: internalServiceFailure}
		return
	}
	if p.entry < 0 {
		*r = wire.Result{ErrorCode: shardwell.CodeProvisionedThroughput, Message: c.rateExceeded(p.load)}
		return
	}
	done := &c.out[p.entry]
	if done.Err != nil {
		*r = wire.Result{ErrorCode: shardwell.CodeInternalFailure, Message: internalServiceFailure}
		return
	}
	r.Number, r.ShardID, r.ErrorCode = recordNumber(p.shard, done.Position, done.Arrival), p.shard.ID(), ""
}

// rateExceeded is the text beside the records of a load that were throttled.
func (c *putCall) rateExceeded(at int32) string {
	l := &c.loads[at]
	if l.rateExceeded == "" {
		l.rateExceeded = c.tr.rateExceeded(l.shard)
	}
	return l.rateExceeded
}

// count adds the call to the stream's metrics.
func (c *putCall) count(tr *traffic, took time.Duration, answered bool) {
	m := &tr.counters
	m.putRecords.done(took, answered && c.taken > 0)
	m.putRecordsBytes.Add(c.takenBytes)
	m.putRecordsTotal.Add(c.taken + c.throttled + c.failed)
	m.putRecordsFailed.Add(c.failed)
	m.putRecordsThrottled.Add(c.throttled)
	m.writesThrottled.Add(c.throttled)
	m.incomingRecords.Add(c.taken)
	m.incomingBytes.Add(c.takenBytes)
	for i := range c.loads {
		if l := &c.loads[i]; l.taken > 0 {
			l.traffic.took(l.taken, l.takenBytes)
		}
	}
}
