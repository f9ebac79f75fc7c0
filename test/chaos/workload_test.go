package chaos

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"math/rand/v2"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/test/blackbox"
)

const stream = "chaos"

// ledger is what the clients know. Every record that is ever sent has a
// partition key of its own, so that a second copy shows. Safe for concurrent use.
type ledger struct {
	mu       sync.Mutex
	attempts []history.Append
	place    map[string]int // index in attempts, by partition key
	shown    map[showing]bool
	acked    int
	began    time.Time
}

// showing is a record that a reader was given; it must never change or vanish.
type showing struct {
	shard string
	at    history.Place
	hash  uint64
}

func newLedger() *ledger {
	return &ledger{place: map[string]int{}, shown: map[showing]bool{}, began: time.Now()}
}

var hashSeed = maphash.MakeSeed()

func digest(key string, data []byte) uint64 {
	return maphash.String(hashSeed, key) ^ maphash.Bytes(hashSeed, data)
}

// attempt notes records before they are sent; from then on each may appear.
func (l *ledger) attempt(writer int, batch []putEntry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range batch {
		l.place[e.PartitionKey] = len(l.attempts)
		l.attempts = append(l.attempts, history.Append{
			Hash: digest(e.PartitionKey, e.Data), Writer: writer, Start: int64(time.Since(l.began)),
		})
	}
}

// acknowledge notes where the server said a record is.
func (l *ledger) acknowledge(key, shard, number string) error {
	n, err := shardwell.ParseSequenceNumber(number)
	if err != nil {
		return fmt.Errorf("%s was acknowledged with the number %q: %w", key, number, err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	a := &l.attempts[l.place[key]]
	a.Log, a.Place, a.Fate, a.End = shard, history.Of(n), history.Acked, int64(time.Since(l.began))
	l.acked++
	return nil
}

// show notes that a reader was given a record.
func (l *ledger) show(shard string, r record) error {
	read, err := r.read(shard)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shown[showing{shard, read.Place, read.Hash}] = true
	return nil
}

// read is the record as the checker wants it.
func (r record) read(shard string) (history.Read, error) {
	n, err := shardwell.ParseSequenceNumber(r.SequenceNumber)
	if err != nil {
		return history.Read{}, fmt.Errorf("a record of %s has the number %q: %w", shard, r.SequenceNumber, err)
	}
	return history.Read{Log: shard, Place: history.Of(n), Hash: digest(r.PartitionKey, r.Data)}, nil
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
	mark string // how partition keys begin
}

func (w *writer) run(ctx context.Context, s *blackbox.Server, l *ledger) error {
	for ctx.Err() == nil {
		batch := w.batch()
		l.attempt(w.id, batch)
		var err error
		if len(batch) == 1 {
			err = putOne(s, l, stream, batch[0])
		} else {
			err = putMany(s, l, batch)
		}
		if err != nil {
			return unlessKilled(err)
		}
	}
	return nil
}

// unlessKilled drops the errors of a connection that breaks because the server
// was killed. What the server itself says is no such thing.
func unlessKilled(err error) error {
	var network *url.Error
	if errors.As(err, &network) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// noise is what data is cut from; records differ by where the cut is made.
var noise = func() []byte {
	b := make([]byte, 1<<20)
	rand.NewChaCha8([32]byte{}).Read(b)
	return b
}()

// batch makes one to fifty records of mixed sizes, now and then a large one.
func (w *writer) batch() []putEntry {
	n := 1
	if w.rng.IntN(2) == 0 {
		n = 1 + w.rng.IntN(50)
	}
	batch := make([]putEntry, n)
	for i := range batch {
		size := w.rng.IntN(300)
		if w.rng.IntN(50) == 0 {
			size = w.rng.IntN(200_000)
		}
		from := w.rng.IntN(len(noise) - size)
		w.next++
		batch[i] = putEntry{Data: noise[from : from+size], PartitionKey: w.mark + "w" + strconv.Itoa(w.id) + "-" + strconv.Itoa(w.next)}
	}
	return batch
}

func putOne(s *blackbox.Server, l *ledger, stream string, e putEntry) error {
	var out struct{ ShardId, SequenceNumber string }
	err := s.Call("PutRecord", map[string]any{"StreamName": stream, "Data": e.Data, "PartitionKey": e.PartitionKey}, &out)
	if err != nil {
		return err
	}
	return l.acknowledge(e.PartitionKey, out.ShardId, out.SequenceNumber)
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
		if r.ErrorCode != "" {
			continue
		}
		if err := l.acknowledge(batch[i].PartitionKey, r.ShardId, r.SequenceNumber); err != nil {
			return err
		}
	}
	return nil
}

// tail follows one shard from its end until ctx ends or the server is gone,
// and notes all it is shown.
func tail(ctx context.Context, s *blackbox.Server, l *ledger, shard string) error {
	iterator, err := iteratorOf(s, stream, shard, "LATEST")
	if err != nil {
		return unlessKilled(err)
	}
	for ctx.Err() == nil {
		var page page
		if page, err = read(s, iterator); err != nil {
			return unlessKilled(err)
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
	ChildShards        []struct {
		ShardId      string
		ParentShards []string
	}
}

func iteratorOf(s *blackbox.Server, stream, shard, kind string) (string, error) {
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
func drain(s *blackbox.Server, stream, shard string) ([]history.Read, error) {
	iterator, err := iteratorOf(s, stream, shard, "TRIM_HORIZON")
	var all []history.Read
	for err == nil {
		var p page
		if p, err = read(s, iterator); err != nil {
			break
		}
		for _, r := range p.Records {
			one, err := r.read(shard)
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
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
