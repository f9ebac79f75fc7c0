package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/kinesis"
	"github.com/aws/aws-sdk-go-v2/service/kinesis/types"
)

// parent is the shard that is split while it is subscribed to.
const parent = "shardId-000000000000"

// consumer registers a consumer and waits until it is ACTIVE.
func (r *run) consumer(ctx context.Context, name string) (arn *string, err error) {
	out, err := r.client.RegisterStreamConsumer(ctx, &kinesis.RegisterStreamConsumerInput{StreamARN: &r.arn, ConsumerName: &name})
	if err != nil {
		return nil, err
	}
	arn = out.Consumer.ConsumerARN
	tick := time.NewTicker(200 * time.Millisecond) // the SDK has no waiter for consumers
	defer tick.Stop()
	for {
		out, err := r.client.DescribeStreamConsumer(ctx, &kinesis.DescribeStreamConsumerInput{ConsumerARN: arn})
		if err != nil || out.ConsumerDescription.ConsumerStatus == types.ConsumerStatusActive {
			return arn, err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// open subscribes to a shard. A subscription that broke is in the way of the
// next until it is five seconds old.
func (r *run) open(ctx context.Context, arn *string, shard string, from *types.StartingPosition) (*kinesis.SubscribeToShardEventStream, error) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		out, err := r.client.SubscribeToShard(ctx, &kinesis.SubscribeToShardInput{ConsumerARN: arn, ShardId: &shard, StartingPosition: from})
		if err == nil {
			return out.GetStream(), nil
		}
		if inUse := (*types.ResourceInUseException)(nil); !errors.As(err, &inUse) {
			return nil, err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil, err
		}
	}
}

// breaks is how many subscriptions may break before a step fails. Over HTTP/1.1
// the SDK itself breaks one now and then: it closes a request's body when the
// answer begins, and net/http, if it still looks for that body's end, gives the
// connection up. A consumer subscribes again, as after five minutes.
const breaks = 5

// progress is what has been read of a shard.
type progress struct {
	next     *types.StartingPosition
	records  []record
	children []string // at the end of the shard
}

// follow reads a shard from its beginning until enough says that the records
// are all, or the shard ends; then it gives its children.
func (r *run) follow(ctx context.Context, arn *string, shard string, enough func([]record) bool) ([]record, []string, error) {
	p := progress{next: &types.StartingPosition{Type: types.ShardIteratorTypeTrimHorizon}}
	var broken error
	for range breaks {
		stream, err := r.open(ctx, arn, shard, p.next)
		if err != nil {
			return nil, nil, err
		}
		for event := range stream.Events() {
			if err := p.take(event); err != nil {
				return nil, nil, errors.Join(err, stream.Close())
			}
			if len(p.children) > 0 || enough(p.records) {
				return p.records, p.children, stream.Close()
			}
		}
		broken = errors.Join(broken, stream.Close())
	}
	return nil, nil, fmt.Errorf("subscriptions ended early: %w", broken)
}

// take adds what an event brings.
func (p *progress) take(any types.SubscribeToShardEventStream) error {
	event, is := any.(*types.SubscribeToShardEventStreamMemberSubscribeToShardEvent)
	if !is {
		return fmt.Errorf("an event %T", any)
	}
	for _, one := range event.Value.Records {
		in, err := received(one)
		if err != nil {
			return err
		}
		p.records = append(p.records, in)
	}
	for _, child := range event.Value.ChildShards {
		p.children = append(p.children, *child.ShardId)
	}
	slices.Sort(p.children)
	if len(p.children) == 0 {
		p.next = &types.StartingPosition{Type: types.ShardIteratorTypeAfterSequenceNumber, SequenceNumber: event.Value.ContinuationSequenceNumber}
		return nil
	}
	return expect("the continuation at the end of the shard", (*string)(nil), event.Value.ContinuationSequenceNumber)
}

func (r *run) subscribe(ctx context.Context) error {
	arn, err := r.consumer(ctx, "fan")
	if err != nil {
		return err
	}
	seen, split := make(chan struct{}), make(chan error, 1)
	go func() { split <- r.splitWhen(ctx, seen) }()
	first := false
	got, children, err := r.follow(ctx, arn, parent, func(got []record) bool {
		if len(got) > 0 && !first {
			first = true
			close(seen)
		}
		return false
	})
	if !first {
		close(seen) // the subscription has failed; the split need not wait
	}
	if err := errors.Join(err, <-split); err != nil {
		return err
	}
	if err := errors.Join(expect("records of the parent", r.sent[parent], r.answered(parent, got)),
		expect("children", []string{"shardId-000000000002", "shardId-000000000003"}, children)); err != nil {
		return err
	}
	for _, child := range children {
		want := r.sent[child]
		got, _, err := r.follow(ctx, arn, child, func(got []record) bool { return len(r.answered(child, got)) >= len(want) })
		if err := errors.Join(err, expect("records of "+child, want, r.answered(child, got))); err != nil {
			return err
		}
	}
	return nil
}

// splitWhen puts, splits the parent and puts on, once records have been seen.
func (r *run) splitWhen(ctx context.Context, seen <-chan struct{}) error {
	<-seen
	if _, err := r.putOne(ctx, "before the split", "0"); err != nil {
		return err
	}
	if _, err := r.client.SplitShard(ctx, &kinesis.SplitShardInput{
		StreamName: &r.stream, ShardToSplit: aws.String(parent), NewStartingHashKey: aws.String(quarter)}); err != nil {
		return err
	}
	if err := r.active(ctx); err != nil {
		return err
	}
	for i := range 20 {
		if _, err := r.putOne(ctx, fmt.Sprintf("after the split %d", i), []string{"0", quarter}[i%2]); err != nil {
			return err
		}
	}
	return nil
}

// deletedConsumer checks what a subscription gets when its consumer goes.
func (r *run) deletedConsumer(ctx context.Context) error {
	var broken error
	for range breaks {
		arn, err := r.consumer(ctx, "gone")
		if err != nil {
			return err
		}
		stream, err := r.open(ctx, arn, "shardId-000000000001", &types.StartingPosition{Type: types.ShardIteratorTypeLatest})
		if err != nil {
			return err
		}
		<-stream.Events()
		if _, err := r.client.DeregisterStreamConsumer(ctx, &kinesis.DeregisterStreamConsumerInput{ConsumerARN: arn}); err != nil {
			return errors.Join(err, stream.Close())
		}
		for range stream.Events() {
		}
		err = stream.Close() // what ended the stream is what Close gives
		if gone := (*types.ResourceNotFoundException)(nil); errors.As(err, &gone) {
			return nil
		}
		broken = errors.Join(broken, err)
		if err := r.gone(ctx, arn); err != nil {
			return err
		}
	}
	return fmt.Errorf("in the stream: expected a ResourceNotFoundException, got %w", broken)
}

// gone waits until a consumer that was deregistered is no more.
func (r *run) gone(ctx context.Context, arn *string) error {
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		_, err := r.client.DescribeStreamConsumer(ctx, &kinesis.DescribeStreamConsumerInput{ConsumerARN: arn})
		if none := (*types.ResourceNotFoundException)(nil); errors.As(err, &none) {
			return nil
		}
		if err != nil {
			return err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
