package streams

import (
	"context"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/wire"
)

// batch is records as the engine has read and verified them: those of the API are
// made of it one by one, as they are sent.
type batch struct {
	shard   *catalog.Shard
	buffer  *log.Buffer
	records []log.Record // of buffer, those to be told
}

// page is the answer of one GetRecords. It is used again and again.
type page struct {
	batch
	output kinesis.GetRecordsOutput

	patience *time.Timer // gives the slot back; nil before the page is sent
}

var pages = sync.Pool{New: func() any { return new(page) }}

// maxPages is how many pages may be read and sent at a time, as long as
// clients take them at once. One is up to 10 MiB, and as many clients as like
// may ask.
const maxPages = 16

// slotPatience is how long a page keeps its slot while it is being sent. Those
// of clients that take longer count as bytes only, where all that is held for
// clients does, so that a few of them do not stop the rest.
const slotPatience = 250 * time.Millisecond

var pageSlots = make(chan struct{}, maxPages)

// newPage waits for its turn. The page must be released.
func newPage(ctx context.Context) (*page, error) {
	select {
	case pageSlots <- struct{}{}:
	case <-ctx.Done():
		return nil, errUnavailable()
	}
	p := pages.Get().(*page)
	p.buffer = buffers.Get().(*log.Buffer)
	return p, nil
}

// sending says that the page goes to its client now.
func (p *page) sending() { p.patience = time.AfterFunc(slotPatience, freeSlot) }

func freeSlot() { <-pageSlots }

func (p *page) release() {
	if p.patience == nil || p.patience.Stop() {
		freeSlot()
	}
	buffers.Put(p.buffer)
	*p = page{}
	pages.Put(p)
}

// heldBytes is the memory of the page, whatever is in it.
func (p *page) heldBytes() int { return int(bufferBytes(p.buffer)) }

// fill takes what was read, up to so many bytes of data and keys, but one record
// at least, and without what is dead. It gives MillisBehindLatest, where to read
// on, and how many bytes there are.
func (b *batch) fill(shard *catalog.Shard, read log.Page, most int64, dead log.Millis, now time.Time) (age int64, next log.Position, bytes int64, err error) {
	next = read.Next
	for i := range read.Records {
		entry := &read.Records[i]
		key, _, err := parseHeader(entry.Head)
		if err != nil {
			return 0, 0, 0, err
		}
		size := int64(len(entry.Data) + len(key))
		if i > 0 && bytes+size > most {
			next = entry.Position
			read.Records = read.Records[:i]
			break
		}
		bytes += size
	}
	age = behind(read, next, now)
	b.shard, b.records = shard, read.Records[:0]
	for i := range read.Records {
		if read.Records[i].Arrival > dead {
			b.records = append(b.records, read.Records[i])
		}
	}
	return age, next, bytes, nil
}

// Len implements wire.Records.
func (b *batch) Len() int { return len(b.records) }

// Rest implements wire.Page.
func (p *page) Rest() *kinesis.GetRecordsOutput { return &p.output }

// Record implements wire.Records.
func (b *batch) Record(i int, r *wire.Record) {
	entry := &b.records[i]
	r.Number = recordNumber(b.shard, entry.Position, entry.Arrival)
	r.ArrivalMillis = int64(entry.Arrival)
	r.Data = entry.Data
	r.PartitionKey = entry.Head[headerFixed:] // fill has seen that it is one
	r.Encrypted = entry.Head[1]&headerKMS != 0
}
