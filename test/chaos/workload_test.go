package chaos

import (
	"context"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"strconv"
	"sync"

	"github.com/shardwell/shardwell/test/blackbox"
)

const stream = "chaos"

// A record's fate, by the name it carries: every record that is ever sent has
// a name of its own (its partition key), so that a second copy shows.
type sent struct {
	digest uint64 // of the data
	shard  string // "" unless acknowledged
	number string
}

// ledger is what the clients know. Safe for concurrent use.
type ledger struct {
	mu    sync.Mutex
	sent  map[string]*sent   // by partition key
	shown map[string]showing // by shard and number: what a reader has seen
	acked int
}

type showing struct {
	key    string
	digest uint64
}

func newLedger() *ledger {
	return &ledger{sent: map[string]*sent{}, shown: map[string]showing{}}
}

var hashSeed = maphash.MakeSeed()

func digest(data []byte) uint64 { return maphash.Bytes(hashSeed, data) }

// attempt notes records before they are sent; from then on each may appear.
func (l *ledger) attempt(batch []putEntry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range batch {
		l.sent[e.PartitionKey] = &sent{digest: digest(e.Data)}
	}
}

// acknowledge notes where the server said a record is.
func (l *ledger) acknowledge(key, shard, number string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.sent[key]
	s.shard, s.number = shard, number
	l.acked++
}

// show notes that a reader was given a record; it must never change or vanish.
func (l *ledger) show(shard string, r record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := showing{r.PartitionKey, digest(r.Data)}
	place := shard + "/" + r.SequenceNumber
	if before, ok := l.shown[place]; ok && before != now {
		return fmt.Errorf("%s was shown as %v and is now %v", place, before, now)
	}
	l.shown[place] = now
	return nil
}

type putEntry struct {
	Data         []byte
	PartitionKey string
}

type record struct {
	SequenceNumber string
	PartitionKey   string
	Data           []byte
}

// writer puts records, one request after the other, until ctx ends or the
// server is gone. Requests that fail leave their records' fate open.
type writer struct {
	id   int
	next int
	rng  *rand.Rand
}

func (w *writer) run(ctx context.Context, s *blackbox.Server, l *ledger) {
	for ctx.Err() == nil {
		batch := w.batch()
		l.attempt(batch)
		var err error
		if len(batch) == 1 {
			err = putOne(s, l, batch[0])
		} else {
			err = putMany(s, l, batch)
		}
		if err != nil {
			return // the server has been killed; the next cycle goes on
		}
	}
}

// batch makes one to fifty records of mixed sizes, now and then a large one.
func (w *writer) batch() []putEntry {
	n := 1
	if w.rng.IntN(2) == 0 {
		n = 1 + w.rng.IntN(50)
	}
	batch := make([]putEntry, n)
	for i := range batch {
		size := w.rng.IntN(300)
		if w.rng.IntN(100) == 0 {
			size = w.rng.IntN(200_000)
		}
		data := make([]byte, size)
		for at := range data {
			data[at] = byte(w.rng.Uint32())
		}
		w.next++
		batch[i] = putEntry{Data: data, PartitionKey: "w" + strconv.Itoa(w.id) + "-" + strconv.Itoa(w.next)}
	}
	return batch
}

func putOne(s *blackbox.Server, l *ledger, e putEntry) error {
	var out struct{ ShardId, SequenceNumber string }
	err := s.Call("PutRecord", map[string]any{"StreamName": stream, "Data": e.Data, "PartitionKey": e.PartitionKey}, &out)
	if err == nil {
		l.acknowledge(e.PartitionKey, out.ShardId, out.SequenceNumber)
	}
	return err
}

func putMany(s *blackbox.Server, l *ledger, batch []putEntry) error {
	var out struct {
		FailedRecordCount int
		Records           []struct{ ShardId, SequenceNumber, ErrorCode string }
	}
	if err := s.Call("PutRecords", map[string]any{"StreamName": stream, "Records": batch}, &out); err != nil {
		return err
	}
	for i, r := range out.Records {
		if r.ErrorCode == "" {
			l.acknowledge(batch[i].PartitionKey, r.ShardId, r.SequenceNumber)
		}
	}
	return nil
}

// tail follows one shard from its end until ctx ends or the server is gone,
// and notes all it is shown.
func tail(ctx context.Context, s *blackbox.Server, l *ledger, shard string) error {
	iterator, err := iteratorOf(s, shard, "LATEST")
	if err != nil {
		return nil // killed
	}
	for ctx.Err() == nil {
		var page page
		if page, err = read(s, iterator); err != nil {
			return nil // killed
		}
		for _, r := range page.Records {
			if err := l.show(shard, r); err != nil {
				return err
			}
		}
		iterator = page.NextShardIterator
	}
	return nil
}

type page struct {
	Records            []record
	NextShardIterator  string
	MillisBehindLatest *int64
}

func iteratorOf(s *blackbox.Server, shard, kind string) (string, error) {
	var out struct{ ShardIterator string }
	err := s.Call("GetShardIterator", map[string]any{"StreamName": stream, "ShardId": shard, "ShardIteratorType": kind}, &out)
	return out.ShardIterator, err
}

func read(s *blackbox.Server, iterator string) (page, error) {
	var p page
	err := s.Call("GetRecords", map[string]any{"ShardIterator": iterator}, &p)
	if err == nil && p.MillisBehindLatest == nil {
		return p, fmt.Errorf("a page without MillisBehindLatest")
	}
	return p, err
}

// drain reads a shard from its horizon to its end.
func drain(s *blackbox.Server, shard string) ([]record, error) {
	iterator, err := iteratorOf(s, shard, "TRIM_HORIZON")
	var all []record
	for err == nil {
		var p page
		if p, err = read(s, iterator); err != nil {
			break
		}
		all = append(all, p.Records...)
		if *p.MillisBehindLatest == 0 {
			return all, nil
		}
		iterator = p.NextShardIterator
	}
	return nil, err
}

func shardsOf(s *blackbox.Server) ([]string, error) {
	var out struct{ Shards []struct{ ShardId string } }
	if err := s.Call("ListShards", map[string]any{"StreamName": stream}, &out); err != nil {
		return nil, err
	}
	var ids []string
	for _, sh := range out.Shards {
		ids = append(ids, sh.ShardId)
	}
	return ids, nil
}
