package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// tailCommand follows all shards of a stream.
type tailCommand struct {
	endpointFlags
	Stream string `help:"Stream to follow." required:"" short:"s" placeholder:"NAME"`
	From   string `help:"Where to begin: with new records or with the oldest (latest, trim-horizon)." enum:"latest,trim-horizon" default:"latest"`
	Count  int    `help:"End after so many records; 0 goes on until Ctrl-C." short:"n" placeholder:"N"`
	JSON   bool   `help:"Print one JSON object a record, its Data in base64." name:"json"`
}

// Help is the example shown by --help.
func (tailCommand) Help() string {
	return "Example: shardwell tail --stream demo --from trim-horizon"
}

// pollPause is the time between two reads of a shard that had nothing new. A
// shard gives five reads a second to all its readers together.
const pollPause = 250 * time.Millisecond

// errEnough ends a tail that has printed --count records.
var errEnough = errors.New("all records asked for have been printed")

// tail is a tailCommand at work.
type tail struct {
	command *tailCommand
	client  *client
	out     io.Writer
	cancel  context.CancelCauseFunc
	shards  sync.WaitGroup

	mu      sync.Mutex
	known   map[string]bool // shards that are or were followed
	ended   map[string]bool // shards read to their end
	printed int
}

// Run prints records until ctx ends or --count is reached.
func (c *tailCommand) Run(ctx context.Context, std streams) error {
	client, err := c.client()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	t := &tail{command: c, client: client, out: std.out, cancel: cancel, known: map[string]bool{}, ended: map[string]bool{}}
	shards, err := t.firstShards(ctx)
	if err != nil {
		return err
	}
	from := kinesis.ShardIteratorTypeLatest
	if c.From == "trim-horizon" {
		from = kinesis.ShardIteratorTypeTrimHorizon
	}
	for _, id := range shards {
		t.follow(ctx, id, from)
	}
	t.shards.Wait()
	switch cause := context.Cause(ctx); {
	case cause == nil, errors.Is(cause, errEnough), errors.Is(cause, context.Canceled):
		return nil
	default:
		return cause
	}
}

// firstShards gives the shards to begin with.
func (t *tail) firstShards(ctx context.Context) (ids []string, err error) {
	filter := kinesis.ShardFilterTypeAtLatest
	if t.command.From == "trim-horizon" {
		filter = kinesis.ShardFilterTypeAtTrimHorizon
	}
	in := &kinesis.ListShardsInput{StreamName: t.command.Stream, ShardFilter: &kinesis.ShardFilter{Type: filter}}
	for {
		var reply kinesis.ListShardsOutput
		if err := t.client.call(ctx, "ListShards", in, &reply); err != nil {
			return nil, err
		}
		for _, s := range reply.Shards {
			ids = append(ids, s.ShardId)
		}
		if reply.NextToken == "" {
			return ids, nil
		}
		in = &kinesis.ListShardsInput{NextToken: reply.NextToken}
	}
}

// follow starts to read a shard, once.
func (t *tail) follow(ctx context.Context, id, from string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known[id] {
		return
	}
	t.known[id] = true
	t.shards.Go(func() {
		children, err := t.read(ctx, id, from)
		if err != nil {
			t.cancel(fmt.Errorf("read %s: %w", id, err))
			return
		}
		t.end(ctx, id, children)
	})
}

// end begins the children of a shard whose parents have all been read.
func (t *tail) end(ctx context.Context, id string, children kinesis.ChildShardList) {
	t.mu.Lock()
	t.ended[id] = true
	var ready []string
	for _, child := range children {
		complete := true
		for _, parent := range child.ParentShards {
			complete = complete && (t.ended[parent] || !t.known[parent])
		}
		if complete {
			ready = append(ready, child.ShardId)
		}
	}
	t.mu.Unlock()
	for _, child := range ready {
		t.follow(ctx, child, kinesis.ShardIteratorTypeTrimHorizon)
	}
}

// read prints a shard's records until its end, and then gives its children.
func (t *tail) read(ctx context.Context, id, from string) (kinesis.ChildShardList, error) {
	position := &kinesis.GetShardIteratorInput{StreamName: t.command.Stream, ShardId: id, ShardIteratorType: from}
	for {
		var at kinesis.GetShardIteratorOutput
		if err := t.client.call(ctx, "GetShardIterator", position, &at); err != nil {
			return nil, err
		}
		children, last, err := t.readOn(ctx, id, at.ShardIterator)
		if e, ok := errors.AsType[*shardwell.Error](err); !ok || e.Code != shardwell.CodeExpiredIterator {
			return children, err
		}
		// This machine slept longer than iterators live.
		if last != "" {
			position.ShardIteratorType, position.StartingSequenceNumber = kinesis.ShardIteratorTypeAfterSequenceNumber, last
		}
	}
}

// readOn reads from an iterator on. last is the last record's number.
func (t *tail) readOn(ctx context.Context, id, iterator string) (children kinesis.ChildShardList, last string, err error) {
	for {
		var page kinesis.GetRecordsOutput
		if err := t.client.call(ctx, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: iterator}, &page); err != nil {
			return nil, last, err
		}
		for i := range page.Records {
			last = page.Records[i].SequenceNumber
			if err := t.print(id, &page.Records[i]); err != nil {
				return nil, last, err
			}
		}
		if page.NextShardIterator == "" {
			return page.ChildShards, last, nil
		}
		iterator = page.NextShardIterator
		if len(page.Records) == 0 {
			if err := wait(ctx, pollPause); err != nil {
				return nil, last, err
			}
		}
	}
}

// print writes one record; lines of different shards do not mix.
func (t *tail) print(shard string, r *kinesis.Record) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.command.Count > 0 && t.printed == t.command.Count {
		return errEnough
	}
	t.printed++
	err := t.write(shard, r)
	if err == nil && t.printed == t.command.Count {
		t.cancel(errEnough)
	}
	return err
}

func (t *tail) write(shard string, r *kinesis.Record) error {
	const millis = "2006-01-02T15:04:05.000Z07:00"
	arrival := r.ApproximateArrivalTimestamp.UTC().Format(millis)
	if t.command.JSON {
		return json.NewEncoder(t.out).Encode(struct {
			ShardId, SequenceNumber, PartitionKey, ApproximateArrivalTimestamp string
			Data                                                               []byte
		}{shard, r.SequenceNumber, r.PartitionKey, arrival, r.Data})
	}
	_, err := fmt.Fprintln(t.out, arrival, shard, r.PartitionKey, printable(r.Data))
	return err
}

// printable is data as a person can read it on one line.
func printable(data []byte) string {
	text := string(data)
	if !utf8.ValidString(text) {
		return strconv.Quote(text)
	}
	for _, r := range text {
		if !strconv.IsPrint(r) {
			return strconv.Quote(text)
		}
	}
	return text
}
