package chaos

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/test/blackbox"
)

// keyedLedger is what the writers of keyed records know. Every attempt has data
// of its own, so that a copy made by the server can be told from one that a
// writer has asked for by trying again. Safe for concurrent use.
type keyedLedger struct {
	mu       sync.Mutex
	attempts []history.Append
	again    int // attempts of a turn that had been tried before
	failed   int // answers that leave a record's fate open
	began    time.Time
}

// keyedWriter writes the records of some keys, those of one key strictly one
// after the other: the next turn comes when the server has acknowledged the last.
type keyedWriter struct {
	id   int
	keys []keyState
	rng  *rand.Rand
	pace time.Duration // between two requests
}

type keyState struct {
	key    string
	turn   int // the next one
	tries  int // of that turn
	newest string
}

func newKeyedWriter(id, keys int, seed uint64) *keyedWriter {
	w := &keyedWriter{id: id, rng: rand.New(rand.NewPCG(seed, uint64(1000+id))), pace: 5 * time.Millisecond}
	for k := range keys {
		w.keys = append(w.keys, keyState{key: fmt.Sprintf("w%d-k%d", id, k)})
	}
	return w
}

// turnOf is the turn that a record was made for.
func turnOf(r record) (int, error) {
	text, _, _ := strings.Cut(string(r.Data), " ")
	turn, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("a record of %s begins with %q: %w", r.PartitionKey, text, err)
	}
	return turn, nil
}

// run writes, at a steady rate, until ctx ends or the server is gone.
func (w *keyedWriter) run(ctx context.Context, s *blackbox.Server, l *keyedLedger) error {
	tick := time.NewTicker(w.pace)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
		chosen := w.rng.Perm(len(w.keys))[:1+w.rng.IntN(len(w.keys))]
		var err error
		if len(chosen) == 1 {
			err = w.one(s, l, &w.keys[chosen[0]])
		} else {
			err = w.several(s, l, chosen)
		}
		if refusal := (*blackbox.Error)(nil); errors.As(err, &refusal) && refusal.Status >= 500 {
			l.mu.Lock()
			l.failed++
			l.mu.Unlock()
		} else if err != nil {
			return unlessKilled(err)
		}
	}
}

// attempt notes a record before it is sent. It returns the record and its
// number in the ledger.
func (w *keyedWriter) attempt(l *keyedLedger, k *keyState) (putEntry, int) {
	e := putEntry{PartitionKey: k.key, Data: fmt.Appendf(nil, "%d %d ", k.turn, k.tries)}
	e.Data = append(e.Data, noise[:w.rng.IntN(200)]...)
	l.mu.Lock()
	defer l.mu.Unlock()
	if k.tries++; k.tries > 1 {
		l.again++
	}
	l.attempts = append(l.attempts, history.Append{
		Hash: digest(e.PartitionKey, e.Data), Writer: w.id, Start: int64(time.Since(l.began)),
	})
	return e, len(l.attempts) - 1
}

// acknowledge notes where the server said a record is.
func (l *keyedLedger) acknowledge(k *keyState, attempt int, shard, number string) error {
	n, err := shardwell.ParseSequenceNumber(number)
	if err != nil {
		return fmt.Errorf("%s was acknowledged with the number %q: %w", k.key, number, err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	a := &l.attempts[attempt]
	a.Log, a.Place, a.Fate, a.End = shard, history.Of(n), history.Acked, int64(time.Since(l.began))
	k.turn, k.tries, k.newest = k.turn+1, 0, number
	return nil
}

// one is a PutRecord, which now and then names the number that it is to exceed.
func (w *keyedWriter) one(s *blackbox.Server, l *keyedLedger, k *keyState) error {
	e, attempt := w.attempt(l, k)
	in := map[string]any{"StreamName": stream, "Data": e.Data, "PartitionKey": e.PartitionKey}
	if k.newest != "" && w.rng.IntN(2) == 0 {
		in["SequenceNumberForOrdering"] = k.newest
	}
	var out struct{ ShardId, SequenceNumber string }
	if err := s.Call("PutRecord", in, &out); err != nil {
		return err
	}
	return l.acknowledge(k, attempt, out.ShardId, out.SequenceNumber)
}

// several is a PutRecords of one record for each chosen key.
func (w *keyedWriter) several(s *blackbox.Server, l *keyedLedger, chosen []int) error {
	var batch []putEntry
	var attempts []int
	for _, k := range chosen {
		e, attempt := w.attempt(l, &w.keys[k])
		batch, attempts = append(batch, e), append(attempts, attempt)
	}
	var out struct {
		Records []struct{ ShardId, SequenceNumber, ErrorCode string }
	}
	if err := s.Call("PutRecords", map[string]any{"StreamName": stream, "Records": batch}, &out); err != nil {
		return err
	}
	for i, r := range out.Records {
		if r.ErrorCode != "" {
			l.mu.Lock()
			l.failed++
			l.mu.Unlock()
			continue
		}
		if err := l.acknowledge(&w.keys[chosen[i]], attempts[i], r.ShardId, r.SequenceNumber); err != nil {
			return err
		}
	}
	return nil
}
