package catalog_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Under random commands about streams and all that hangs on them, what is found by
// name, by id, by ARN and by counting agrees with a look at every stream; a refused
// command changes nothing; replay and restore give the same state; and no consumer
// of a stream is ever taken for another.
func TestRandomParts(t *testing.T) {
	done := map[string]int{}
	for seed := range uint64(3) {
		p := &parts{rand: rand.New(rand.NewPCG(seed, 1)), m: catalog.New(), seen: map[string]bool{}}
		copied, at := catalog.New(), begin
		before := snapshot(t, p.m)
		for i := range 1200 {
			if p.rand.IntN(60) == 0 {
				at = at.Add(200 * time.Millisecond) // many commands a second
			}
			op, command := p.command(i)
			got, want := p.m.Apply(at, command), copied.Apply(at, command)
			if told(t, got) != told(t, want) {
				t.Fatalf("seed %d: %s: replies differ: %v and %v", seed, command, got, want)
			}
			after := snapshot(t, p.m)
			if err, refused := got.(error); refused && !bytes.Equal(before, after) {
				t.Fatalf("seed %d: %s was refused (%v) and changed the state from\n%s\nto\n%s", seed, command, err, before, after)
			}
			if !bytes.Equal(before, after) {
				done[op]++
			}
			before = after
			p.check(t)
			if i%100 == 99 {
				if copied = restored(t, after); !bytes.Equal(after, snapshot(t, copied)) {
					t.Fatalf("seed %d: snapshot changed by restoring:\n%s", seed, after)
				}
			}
			if t.Failed() {
				t.Fatalf("seed %d, command %d: %s", seed, i, command)
			}
		}
	}
	for _, op := range partOps {
		if done[op] < 5 {
			t.Errorf("%s changed something %d times", op, done[op])
		}
	}
}

// told is a reply as text; nothing and an empty list are the same.
func told(t *testing.T, reply any) string {
	t.Helper()
	if err, refused := reply.(error); refused {
		return err.Error()
	}
	text, err := json.Marshal(reply)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// partOps are the operations that TestRandomParts chooses from.
var partOps = []string{
	"create", "activate", "delete", "removed", "change", "updated", "register", "deregister", "settleConsumer", "setTags", "setPolicy",
	"createChannel", "updateChannel", "deleteChannel", "settleChannel", "createQueue", "updateQueue", "deleteQueue", "settleQueue",
}

// parts makes random commands that have a chance to succeed on m.
type parts struct {
	rand *rand.Rand
	m    *catalog.Machine
	seen map[string]bool // consumers that were there: the stream's uid, name and second
	live []string        // those there are now
}

// command makes the i-th one.
func (p *parts) command(i int) (op string, bytes []byte) {
	r := p.rand
	tenant := []shardwell.Tenant{home, other}[r.IntN(2)]
	k := key(tenant, fmt.Sprint("s", r.IntN(3)))
	uid := "none"
	s := p.m.Stream(k.Tenant, k.Name)
	if s == nil {
		s = &catalog.Stream{Key: k}
	} else if r.IntN(20) > 0 {
		uid = s.UID
	}
	delay := r.Int64N(3) * 100
	op = partOps[r.IntN(len(partOps))]
	if r.IntN(8) > 0 && op == "delete" {
		op = partOps[6+r.IntN(len(partOps)-6)] // so that streams live long enough
	}
	switch op {
	case "create":
		c := create(tenant, k.Name, 1+r.IntN(4))
		c.UID, c.Mode = fmt.Sprint("uid", i), []catalog.Mode{catalog.OnDemand, catalog.OnDemand, catalog.Provisioned}[r.IntN(3)]
		return op, c.Encode()
	case "activate":
		return op, catalog.Activate{Key: k, UID: uid}.Encode()
	case "delete":
		return op, catalog.Delete{Key: k, EnforceConsumers: r.IntN(2) == 0, DelayMillis: delay}.Encode()
	case "removed":
		return op, catalog.Removed{Key: k, UID: uid}.Encode()
	case "change":
		if r.IntN(3) > 0 {
			return op, catalog.SetMaxRecordSize{Key: k, KiB: 1024 + r.Int32N(9000), DelayMillis: delay}.Encode()
		}
		return op, catalog.SetMode{Key: k, Mode: []catalog.Mode{catalog.OnDemand, catalog.Provisioned}[r.IntN(2)], DelayMillis: delay}.Encode()
	case "updated":
		return op, catalog.Updated{Key: k, UID: uid}.Encode()
	case "setTags":
		c := catalog.SetTags{Key: k, Part: p.part(s), Most: 3}
		if name := fmt.Sprint("t", r.IntN(5)); r.IntN(3) == 0 {
			c.Remove = []string{name}
		} else {
			c.Set = map[string]string{name: fmt.Sprint(i)}
		}
		return op, c.Encode()
	case "setPolicy":
		return op, catalog.SetPolicy{Key: k, Part: p.part(s), Policy: []string{"", "{}"}[r.IntN(2)]}.Encode()
	}
	switch {
	case op == "register" || op == "deregister" || op == "settleConsumer":
		return op, p.consumerCommand(op, s, uid, delay)
	case slices.Contains(partOps[11:15], op):
		return op, p.channelCommand(op, i, s, uid, delay)
	}
	return op, p.queueCommand(op, i, s, uid, delay)
}

// part chooses something of a stream, which may not be there.
func (p *parts) part(s *catalog.Stream) catalog.Part {
	c, ch, q := p.consumer(s), p.channel(s), p.queue(s)
	return []catalog.Part{{}, {Consumer: new(c.ID())}, {Channel: ch.ID}, {Queue: q.ID}}[p.rand.IntN(4)]
}

func (p *parts) consumer(s *catalog.Stream) catalog.Consumer {
	if len(s.Consumers) == 0 || p.rand.IntN(20) == 0 {
		return catalog.Consumer{Name: "none", CreatedAt: 7, Status: catalog.Creating}
	}
	return s.Consumers[p.rand.IntN(len(s.Consumers))]
}

func (p *parts) channel(s *catalog.Stream) catalog.Channel {
	if len(s.Channels) == 0 || p.rand.IntN(20) == 0 {
		return catalog.Channel{ID: "none", Status: catalog.Creating}
	}
	return s.Channels[p.rand.IntN(len(s.Channels))]
}

func (p *parts) queue(s *catalog.Stream) catalog.Queue {
	if len(s.Queues) == 0 || p.rand.IntN(20) == 0 {
		return catalog.Queue{ID: "none", Status: catalog.Creating}
	}
	return s.Queues[p.rand.IntN(len(s.Queues))]
}

func (p *parts) consumerCommand(op string, s *catalog.Stream, uid string, delay int64) []byte {
	c := p.consumer(s)
	switch op {
	case "register":
		return catalog.RegisterConsumer{Key: s.Key, Consumer: fmt.Sprint("c", p.rand.IntN(5)), DelayMillis: delay,
			Limits: catalog.ConsumerLimits{Consumers: 6, Creating: 3}}.Encode()
	case "deregister":
		return catalog.DeregisterConsumer{Key: s.Key, ConsumerID: c.ID(), DelayMillis: delay}.Encode()
	}
	return catalog.SettleConsumer{Key: s.Key, UID: uid, ConsumerID: c.ID(), Status: c.Status}.Encode()
}

func (p *parts) channelCommand(op string, i int, s *catalog.Stream, uid string, delay int64) []byte {
	c := p.channel(s)
	switch op {
	case "createChannel":
		return catalog.CreateChannel{Key: s.Key, ID: fmt.Sprint("id", i), Channel: fmt.Sprint("c", p.rand.IntN(8)), DelayMillis: delay,
			Settings: catalog.ChannelSettings{S3: &catalog.ChannelBucket{}}}.Encode()
	case "updateChannel":
		return catalog.UpdateChannel{Key: s.Key, ID: c.ID, ChannelChanges: catalog.ChannelChanges{FreshnessSeconds: int32(i)}, DelayMillis: delay}.Encode()
	case "deleteChannel":
		return catalog.DeleteChannel{Key: s.Key, ID: c.ID, DelayMillis: delay}.Encode()
	}
	return catalog.SettleChannel{Key: s.Key, UID: uid, ID: c.ID, Status: c.Status, Deadline: c.Deadline, To: catalog.Failed, Reason: "r"}.Encode()
}

func (p *parts) queueCommand(op string, i int, s *catalog.Stream, uid string, delay int64) []byte {
	q := p.queue(s)
	switch op {
	case "createQueue":
		return catalog.CreateQueue{Key: s.Key, ID: fmt.Sprint("id", i), Queue: fmt.Sprint("q", p.rand.IntN(8)), Start: catalog.StartLatest,
			DelayMillis: delay, Limits: catalog.ConsumerLimits{Consumers: 6}}.Encode()
	case "updateQueue":
		return catalog.UpdateQueue{Key: s.Key, ID: q.ID, MaxReceiveCount: new(int32(i)), DelayMillis: delay}.Encode()
	case "deleteQueue":
		return catalog.DeleteQueue{Key: s.Key, ID: q.ID, DelayMillis: delay}.Encode()
	}
	return catalog.SettleQueue{Key: s.Key, UID: uid, ID: q.ID, Status: q.Status, Deadline: q.Deadline}.Encode()
}

// check compares what the machine finds with what its streams have.
func (p *parts) check(t *testing.T) {
	t.Helper()
	var live []string
	for _, tenant := range []shardwell.Tenant{home, other} {
		channels, queues := map[string]string{}, map[string]string{} // name to id
		for s := range p.m.All() {
			if s.Tenant != tenant {
				continue
			}
			live = append(live, p.checkConsumers(t, s)...)
			for i := range s.Channels {
				c := &s.Channels[i]
				if st, found := p.m.Channel(tenant, c.ID); st != s || found != c || channels[c.Name] != "" || !lasting(c.Status, c.Deadline) {
					t.Errorf("channel %+v of %s is found as %+v", c, s.Name, found)
				}
				channels[c.Name] = c.ID
			}
			for i := range s.Queues {
				q := &s.Queues[i]
				if st, found := p.m.Queue(tenant, q.ID); st != s || found != q || queues[q.Name] != "" || !lasting(q.Status, q.Deadline) {
					t.Errorf("queue %+v of %s is found as %+v", q, s.Name, found)
				}
				queues[q.Name] = q.ID
			}
			if s.Mode == catalog.Provisioned && len(s.Queues)+len(s.Channels) > 0 || len(s.Consumers)+len(s.Queues) > 6 {
				t.Errorf("stream %s is %s and has %d consumers, %d queues, %d channels", s.Name, s.Mode, len(s.Consumers), len(s.Queues), len(s.Channels))
			}
		}
		p.checkLists(t, tenant, channels, queues)
	}
	for _, gone := range p.live {
		if !slices.Contains(live, gone) {
			p.seen[gone] = true
		}
	}
	p.live = live
}

// checkConsumers looks at a stream's consumers and says which they are.
func (p *parts) checkConsumers(t *testing.T, s *catalog.Stream) (live []string) {
	t.Helper()
	last := ""
	for i := range s.Consumers {
		c := &s.Consumers[i]
		if s.Consumer(c.Name) != c || c.Name <= last || !lasting(c.Status, c.Deadline) || s.Status == catalog.Deleting && c.Status != catalog.Deleting {
			t.Errorf("consumer %+v of %s, which is %s, after %q", c, s.Name, s.Status, last)
		}
		last = c.Name
		arn, ok := shardwell.ParseConsumerARN(s.ConsumerARN(c))
		if !ok || arn.Stream != s.ARN() || arn.Name != c.Name || arn.CreatedAt != c.CreatedAt {
			t.Errorf("consumer %+v has the ARN %s", c, s.ConsumerARN(c))
		}
		id := fmt.Sprint(s.UID, c.Name, c.CreatedAt)
		if p.seen[id] {
			t.Errorf("consumer %s of %s was there before and had gone", c.Name, s.Name)
		}
		live = append(live, id)
	}
	return live
}

// checkLists compares lists with what there is.
func (p *parts) checkLists(t *testing.T, tenant shardwell.Tenant, channels, queues map[string]string) {
	t.Helper()
	for after, n := "", 0; n <= len(channels); n++ {
		name := ""
		p.m.ListChannels(tenant, after, func(s *catalog.Stream, c *catalog.Channel) bool {
			if s.Channel(c.ID) != c || channels[c.Name] != c.ID {
				t.Errorf("channel %+v is listed", c)
			}
			name = c.Name
			return false
		})
		if (name == "") != (n == len(channels)) || name != "" && name <= after {
			t.Errorf("of %d channels the list gives %q after %d, the last of which is %q", len(channels), name, n, after)
		}
		after = name
	}
	listed := 0
	p.m.ListQueues(tenant, "", func(s *catalog.Stream, q *catalog.Queue) bool {
		if listed++; queues[q.Name] != q.ID {
			t.Errorf("queue %+v is listed", q)
		}
		return true
	})
	if listed != len(queues) {
		t.Errorf("%d of %d queues are listed", listed, len(queues))
	}
}

// lasting says whether a state has a deadline if, and only if, it ends by itself.
func lasting(s catalog.Status, deadline log.Millis) bool {
	return (deadline != 0) == (s == catalog.Creating || s == catalog.Updating || s == catalog.Deleting)
}
