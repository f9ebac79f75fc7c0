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

// consumer registers the consumer and waits until it is ACTIVE.
func (r *run) consumer(ctx context.Context) (arn *string, err error) {
	out, err := r.client.RegisterStreamConsumer(ctx, &kinesis.RegisterStreamConsumerInput{StreamARN: &r.arn, ConsumerName: aws.String("fan")})
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

// follow subscribes to a shard from its beginning and reads until enough says
// that the records are all, or the shard ends; then it gives its children.
func (r *run) follow(ctx context.Context, arn *string, shard string, enough func([]record) bool) (got []record, children []string, err error) {
	out, err := r.client.SubscribeToShard(ctx, &kinesis.SubscribeToShardInput{
		ConsumerARN: arn, ShardId: &shard, StartingPosition: &types.StartingPosition{Type: types.ShardIteratorTypeTrimHorizon}})
	if err != nil {
		return nil, nil, err
	}
	stream := out.GetStream()
	defer func() { err = errors.Join(err, stream.Close()) }()
	for any := range stream.Events() {
		event, is := any.(*types.SubscribeToShardEventStreamMemberSubscribeToShardEvent)
		if !is {
			return nil, nil, fmt.Errorf("an event %T", any)
		}
		for _, one := range event.Value.Records {
			in, err := received(one)
			if err != nil {
				return nil, nil, err
			}
			got = append(got, in)
		}
		if len(event.Value.ChildShards) > 0 {
			for _, child := range event.Value.ChildShards {
				children = append(children, *child.ShardId)
			}
			slices.Sort(children)
			if event.Value.ContinuationSequenceNumber != nil {
				return nil, nil, fmt.Errorf("a continuation at the end of the shard: %s", *event.Value.ContinuationSequenceNumber)
			}
			return got, children, nil
		}
		if enough(got) {
			return got, nil, nil
		}
	}
	return nil, nil, fmt.Errorf("the subscription ended early: %w", stream.Err())
}

func (r *run) subscribe(ctx context.Context) error {
	arn, err := r.consumer(ctx)
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
	if err := errors.Join(expect("records of the parent", r.sent[parent], got),
		expect("children", []string{"shardId-000000000002", "shardId-000000000003"}, children)); err != nil {
		return err
	}
	for _, child := range children {
		want := r.sent[child]
		got, _, err := r.follow(ctx, arn, child, func(got []record) bool { return len(got) >= len(want) })
		if err := errors.Join(err, expect("records of "+child, want, got)); err != nil {
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
	consumer, err := r.client.DescribeStreamConsumer(ctx, &kinesis.DescribeStreamConsumerInput{StreamARN: &r.arn, ConsumerName: aws.String("fan")})
	if err != nil {
		return err
	}
	arn := consumer.ConsumerDescription.ConsumerARN
	out, err := r.client.SubscribeToShard(ctx, &kinesis.SubscribeToShardInput{
		ConsumerARN: arn, ShardId: aws.String("shardId-000000000001"), StartingPosition: &types.StartingPosition{Type: types.ShardIteratorTypeLatest}})
	if err != nil {
		return err
	}
	stream := out.GetStream()
	<-stream.Events()
	if _, err := r.client.DeregisterStreamConsumer(ctx, &kinesis.DeregisterStreamConsumerInput{ConsumerARN: arn}); err != nil {
		return errors.Join(err, stream.Close())
	}
	for range stream.Events() {
	}
	var gone *types.ResourceNotFoundException
	if err := stream.Close(); !errors.As(err, &gone) { // what ended the stream is what Close gives
		return fmt.Errorf("in the stream: expected a ResourceNotFoundException, got %w", err)
	}
	return nil
}
