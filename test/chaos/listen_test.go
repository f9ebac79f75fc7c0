package chaos

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
)

// listener is one consumer that has every shard pushed to it, as the Kinesis
// Client Library does with enhanced fan-out: a shard when all its parents are
// over, from the last continuation number when a subscription has ended, and at
// the end of a shard the children that its last event names.
type listener struct {
	*soak
	way way
	arn string

	running sync.WaitGroup // a goroutine for each shard that is not over, and for each subscription that has been taken over

	mu     sync.Mutex
	rng    *rand.Rand
	shards map[string]*listening
	open   map[*pushed]bool
	steps  []history.Step // as they were given
	counts listenCounts
}

// listening is how far a shard has been pushed. It belongs to the goroutine of
// its shard, but for what says otherwise.
type listening struct {
	shard, after string // after: the last continuation number
	parents      []string
	steady       bool // leave its subscriptions alone
	begun        time.Duration
	over         bool // guarded by the listener's mu; so are those below
	reads        []history.Read
	asides       []aside
	renewals     int
	disturbed    int
}

// aside is what a subscription that had been taken over was still sent.
type aside struct {
	from  int // how many records of the shard the one that took it over goes on behind
	reads []history.Read
}

// listenCounts counts what became of subscriptions.
type listenCounts struct {
	subscriptions, renewals, takeOvers, breaks, early, ends, beats, records int
	silence                                                                 time.Duration // the longest
}

func (n *listenCounts) add(o listenCounts) {
	n.subscriptions += o.subscriptions
	n.renewals += o.renewals
	n.takeOvers += o.takeOvers
	n.breaks += o.breaks
	n.early += o.early
	n.ends += o.ends
	n.beats += o.beats
	n.records += o.records
	n.silence = max(n.silence, o.silence)
}

func newListener(c *soak, way way, rng *rand.Rand) *listener {
	return &listener{soak: c, way: way, rng: rng, shards: map[string]*listening{}, open: map[*pushed]bool{}}
}

// register makes the consumer.
func (l *listener) register() error {
	var made struct{ Consumer struct{ ConsumerARN string } }
	name := strings.NewReplacer("/", "-", " ", "-").Replace(l.way.name)
	if err := l.server.Call("RegisterStreamConsumer", map[string]any{
		"StreamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream, "ConsumerName": name}, &made); err != nil {
		return err
	}
	l.arn = made.Consumer.ConsumerARN
	return await(20*time.Second, func() (bool, error) {
		var is struct {
			ConsumerDescription struct{ ConsumerStatus string }
		}
		err := l.server.Call("DescribeStreamConsumer", map[string]string{"ConsumerARN": l.arn}, &is)
		return is.ConsumerDescription.ConsumerStatus == "ACTIVE", err
	})
}

// lead has the listener follow a shard, once, when all its parents are over.
func (l *listener) lead(ctx context.Context, shard string, parents []string, steady bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.shards[shard] != nil || slices.ContainsFunc(parents, func(p string) bool { return l.shards[p] == nil || !l.shards[p].over }) {
		return
	}
	sh := &listening{shard: shard, parents: parents, steady: steady, begun: l.now()}
	l.shards[shard] = sh
	l.running.Go(func() {
		if err := l.follow(ctx, sh); err != nil && ctx.Err() == nil {
			l.t.Errorf("%s, %s: %v", l.way.name, shard, err)
		}
	})
}

// follow has a shard pushed until its end.
func (l *listener) follow(ctx context.Context, sh *listening) error {
	for {
		p, err := l.subscribe(ctx, sh)
		if err != nil {
			return err
		}
		if p == nil { // too early
			if err := l.pause(ctx); err != nil {
				return err
			}
			continue
		}
		children, err := l.hear(ctx, sh, p)
		if err != nil {
			return err
		}
		for _, child := range children {
			if !slices.Contains(child.ParentShards, sh.shard) {
				return fmt.Errorf("%s is named as a child and has the parents %v", child.ShardId, child.ParentShards)
			}
			l.lead(ctx, child.ShardId, child.ParentShards, false)
		}
		if children != nil {
			return nil
		}
	}
}

// pause waits before a subscription is asked for again.
func (l *listener) pause(ctx context.Context) error {
	wait := 20 * time.Millisecond
	if l.real {
		wait = 500 * time.Millisecond
	}
	select {
	case <-time.After(wait):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// pushed is an open subscription.
type pushed struct {
	body   io.ReadCloser
	frames *eventstream.Reader
	made   time.Duration
	heard  time.Duration // guarded by the listener's mu
	last   string        // continuation number
}

// subscribe asks for a shard, from where the last subscription was. It returns
// nil if there is another one that is too young to be taken over, or if it has
// asked too often.
func (l *listener) subscribe(ctx context.Context, sh *listening) (*pushed, error) {
	at := map[string]any{"Type": "TRIM_HORIZON"}
	if sh.after != "" {
		at = map[string]any{"Type": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": sh.after}
	}
	r, err := l.way.request(l, map[string]any{"ConsumerARN": l.arn, "ShardId": sh.shard, "StartingPosition": at})
	if err != nil {
		return nil, err
	}
	made := l.now()
	resp, err := l.way.client.Do(r.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if resp.StatusCode != http.StatusOK {
		text, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if bytes.Contains(text, []byte("ResourceInUseException")) || bytes.Contains(text, []byte("LimitExceededException")) {
			l.counts.early++
			return nil, nil
		}
		return nil, errors.Join(err, fmt.Errorf("a subscription got %d %s", resp.StatusCode, text))
	}
	if resp.ProtoMajor != l.way.major {
		return nil, fmt.Errorf("the server speaks %s", resp.Proto)
	}
	l.counts.subscriptions++
	p := &pushed{body: resp.Body, frames: eventstream.NewReader(resp.Body), made: made, heard: l.now()}
	l.open[p] = true
	return p, nil
}

// close ends a subscription, if that has not happened.
func (l *listener) close(p *pushed) {
	l.mu.Lock()
	delete(l.open, p)
	l.mu.Unlock()
	_ = p.body.Close() // whatever was to be read has been
}

// longestSilence is how long the open subscription has been silent that has been
// so for longest.
func (l *listener) longestSilence() (longest time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	for p := range l.open {
		longest = max(longest, now-p.heard)
	}
	return longest
}

// event is what a subscription says.
type pushEvent struct {
	Records                    []record
	ContinuationSequenceNumber string
	MillisBehindLatest         *int64
	ChildShards                []child
}

type child struct {
	ShardId      string
	ParentShards []string
}

// errTakenOver says that another subscription has the seat now.
var errTakenOver = errors.New("taken over")

// next reads the next event. At the clean end of the subscription it is io.EOF.
func (l *listener) next(p *pushed) (*pushEvent, error) {
	for {
		f, err := p.frames.Next()
		now := l.now()
		l.mu.Lock()
		l.counts.silence = max(l.counts.silence, now-p.heard)
		p.heard = now
		l.mu.Unlock()
		switch kind := f.Header(":message-type") + "/" + f.Header(":event-type") + f.Header(":exception-type"); {
		case err != nil:
			return nil, err
		case kind == "event/initial-response":
			continue
		case kind == "exception/ResourceInUseException":
			return nil, errTakenOver
		case kind != "event/SubscribeToShardEvent":
			return nil, fmt.Errorf("a frame %s: %s", kind, f.Payload)
		}
		e, err := l.way.decode(f.Payload)
		if err != nil {
			return nil, err
		}
		return e, p.check(e)
	}
}

// check holds an event to what clients rely on.
func (p *pushed) check(e *pushEvent) error {
	if e.MillisBehindLatest == nil || (e.ContinuationSequenceNumber == "") != (len(e.ChildShards) > 0) {
		return fmt.Errorf("an event with the number %q, %d children, age %v", e.ContinuationSequenceNumber, len(e.ChildShards), e.MillisBehindLatest)
	}
	if e.ContinuationSequenceNumber == "" {
		return nil
	}
	at, err := placeOf(e.ContinuationSequenceNumber)
	if err != nil {
		return err
	}
	if p.last != "" {
		before, err := placeOf(p.last)
		if err != nil {
			return err
		}
		if at.Compare(before) < 0 || at == before && e.ContinuationSequenceNumber <= p.last {
			return fmt.Errorf("the number %s follows %s", e.ContinuationSequenceNumber, p.last)
		}
	}
	p.last = e.ContinuationSequenceNumber
	return nil
}

// What is done to a subscription.
const (
	leaveAlone = iota
	breakOff
	takeOver
)

// fate says what is done to a new subscription, and after how many events.
func (l *listener) fate(sh *listening) (what, after int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if sh.steady {
		return leaveAlone, 0
	}
	return []int{leaveAlone, leaveAlone, breakOff, takeOver}[l.rng.IntN(4)], 1 + l.rng.IntN(20)
}

// hear reads a subscription, and those that take it over, until there is
// nothing more; it returns the children if the shard is over.
func (l *listener) hear(ctx context.Context, sh *listening, p *pushed) ([]child, error) {
	defer func() { l.close(p) }()
	what, after := l.fate(sh)
	var nextTry time.Duration // age of p; it cannot be taken over in its first seconds
	for heard := 1; ; heard++ {
		e, err := l.next(p)
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, l.renew(sh, p)
		}
		if err == nil {
			err = l.give(sh, e)
		}
		if err != nil {
			return nil, err
		}
		if len(e.ChildShards) > 0 {
			return e.ChildShards, l.finish(sh, p)
		}
		sh.after = e.ContinuationSequenceNumber
		if heard < after {
			continue
		}
		switch what {
		case breakOff:
			l.mu.Lock()
			l.counts.breaks++
			sh.disturbed++
			l.mu.Unlock()
			return nil, nil
		case takeOver:
			if l.now() < p.made+nextTry {
				continue
			}
			nextTry = l.now() - p.made + time.Second
			taker, err := l.subscribe(ctx, sh)
			if err != nil {
				return nil, err
			}
			if taker != nil {
				l.leaveAside(ctx, sh, p)
				p, what = taker, leaveAlone
			}
		}
	}
}

// renew notes the end of a subscription by time.
func (l *listener) renew(sh *listening, p *pushed) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if age := l.now() - p.made; age < 295*time.Second || age > 315*time.Second {
		return fmt.Errorf("a subscription has ended after %v", age)
	}
	sh.renewals++
	l.counts.renewals++
	return nil
}

// finish notes the end of a shard, behind which nothing may come.
func (l *listener) finish(sh *listening, p *pushed) error {
	if _, err := l.next(p); !errors.Is(err, io.EOF) {
		return fmt.Errorf("behind the end of the shard comes %v", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	sh.over = true
	l.counts.ends++
	return nil
}

// give notes records in the order in which they came.
func (l *listener) give(sh *listening, e *pushEvent) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(e.Records) == 0 {
		l.counts.beats++
	}
	for _, r := range e.Records {
		one, err := r.read(sh.shard)
		if err != nil {
			return err
		}
		turn, err := turnOf(r)
		if err != nil {
			return err
		}
		sh.reads = append(sh.reads, one)
		l.steps = append(l.steps, history.Step{Read: one, Key: r.PartitionKey, Turn: turn})
	}
	l.counts.records += len(e.Records)
	return nil
}

// given is how many records the listener has been sent.
func (l *listener) given() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.steps)
}

// leaveAside reads a subscription to its end that another one has taken over
// from its last event on: it ends with the exception that says so, unless it
// had come to its end by then.
func (l *listener) leaveAside(ctx context.Context, sh *listening, p *pushed) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.counts.takeOvers++
	sh.disturbed++
	from := len(sh.reads)
	l.running.Go(func() {
		defer l.close(p)
		var reads []history.Read
		ended := false
		for {
			e, err := l.next(p)
			switch {
			case errors.Is(err, errTakenOver), errors.Is(err, io.EOF) && (ended || l.now()-p.made > 295*time.Second):
				l.mu.Lock()
				sh.asides = append(sh.asides, aside{from, reads})
				l.mu.Unlock()
				return
			case err != nil:
				if ctx.Err() == nil {
					l.t.Errorf("%s, %s: a subscription that was taken over ends with %v", l.way.name, sh.shard, err)
				}
				return
			}
			ended = len(e.ChildShards) > 0
			for _, r := range e.Records {
				one, err := r.read(sh.shard)
				if err != nil {
					l.t.Error(err)
				}
				reads = append(reads, one)
			}
		}
	})
}

// judge holds what was pushed against what the shards hold. Nobody else uses the
// listener any more.
func (l *listener) judge(stored map[string][]history.Read, parents map[string][]string, end time.Duration) {
	for shard, want := range stored {
		sh := l.shards[shard]
		if sh == nil {
			l.t.Errorf("%s was not led to %s", l.way.name, shard)
			continue
		}
		if !slices.Equal(sh.reads, want) {
			l.t.Errorf("%s was sent %d records of %s, which holds %d, or others", l.way.name, len(sh.reads), shard, len(want))
		}
		for _, a := range sh.asides {
			if a.from+len(a.reads) > len(want) || !slices.Equal(a.reads, want[a.from:a.from+len(a.reads)]) {
				l.t.Errorf("%s: a subscription of %s that was taken over was sent %d records other than those from %d on", l.way.name, shard, len(a.reads), a.from)
			}
		}
		if lived := end - sh.begun; !sh.over && sh.renewals < int((lived-15*time.Second)/(5*time.Minute))-sh.disturbed {
			l.t.Errorf("%s: %s was followed for %v and renewed %d times", l.way.name, shard, lived, sh.renewals)
		}
	}
	lineage := history.CheckLineage(l.steps, parents)
	for _, v := range lineage.Violations[:min(10, len(lineage.Violations))] {
		l.t.Errorf("%s: %v", l.way.name, v)
	}
	if lineage.Keys != len(l.writers)*6 {
		l.t.Errorf("%s was sent %d keys", l.way.name, lineage.Keys)
	}
	if l.real && l.counts.silence > longestSilence {
		l.t.Errorf("%s: a subscription was silent for %v", l.way.name, l.counts.silence)
	}
}
