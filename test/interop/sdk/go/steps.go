package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/kinesis"
	"github.com/aws/aws-sdk-go-v2/service/kinesis/types"
)

// half is where shard 1 of two begins, and quarter the middle of shard 0.
const (
	half    = "170141183460469231731687303715884105728"
	quarter = "85070591730234615865843651857942052864"
)

func expect(what string, expected, got any) error {
	if !reflect.DeepEqual(expected, got) {
		return fmt.Errorf("%s: expected %v, got %v", what, expected, got)
	}
	return nil
}

func (r *run) active(ctx context.Context) error {
	waiter := kinesis.NewStreamExistsWaiter(r.client, func(o *kinesis.StreamExistsWaiterOptions) { o.MinDelay = time.Second })
	return waiter.Wait(ctx, &kinesis.DescribeStreamInput{StreamName: &r.stream}, patience)
}

func (r *run) create(ctx context.Context) error {
	if _, err := r.client.CreateStream(ctx, &kinesis.CreateStreamInput{StreamName: &r.stream, ShardCount: aws.Int32(2)}); err != nil {
		return err
	}
	if err := r.active(ctx); err != nil {
		return err
	}
	out, err := r.client.DescribeStreamSummary(ctx, &kinesis.DescribeStreamSummaryInput{StreamName: &r.stream})
	if err != nil {
		return err
	}
	r.arn = *out.StreamDescriptionSummary.StreamARN
	return nil
}

// putOne puts a record and notes that it must be read.
func (r *run) putOne(ctx context.Context, data, hashKey string) (*kinesis.PutRecordOutput, error) {
	out, err := r.client.PutRecord(ctx, &kinesis.PutRecordInput{
		StreamName: &r.stream, PartitionKey: aws.String("k"), ExplicitHashKey: &hashKey, Data: []byte(data)})
	if err != nil {
		return nil, err
	}
	r.sent[*out.ShardId] = append(r.sent[*out.ShardId], record{*out.SequenceNumber, data})
	return out, nil
}

func (r *run) put(ctx context.Context) error {
	var data []byte
	for i := range 256 {
		data = append(data, byte(i))
	}
	out, err := r.putOne(ctx, string(data), "0")
	if err != nil {
		return err
	}
	return errors.Join(expect("shard", "shardId-000000000000", *out.ShardId),
		expect("digits of the sequence number", 56, len(*out.SequenceNumber)))
}

func (r *run) puts(ctx context.Context) error {
	in := &kinesis.PutRecordsInput{StreamName: &r.stream}
	for i := range 100 {
		in.Records = append(in.Records, types.PutRecordsRequestEntry{
			Data: fmt.Appendf(nil, "record %d", i), PartitionKey: aws.String("k"), ExplicitHashKey: aws.String([]string{"0", half}[i%2])})
	}
	out, err := r.client.PutRecords(ctx, in)
	if err != nil {
		return err
	}
	for i, answer := range out.Records {
		if answer.ErrorCode != nil {
			return fmt.Errorf("entry %d: %s: %s", i, *answer.ErrorCode, *answer.ErrorMessage)
		}
		r.sent[*answer.ShardId] = append(r.sent[*answer.ShardId], record{*answer.SequenceNumber, string(in.Records[i].Data)})
	}
	return errors.Join(expect("FailedRecordCount", int32(0), *out.FailedRecordCount), expect("entries", 100, len(out.Records)),
		expect("shards", 2, len(r.sent)))
}

// received is what a record must be held against, if it has arrived now.
func received(from types.Record) (record, error) {
	if age := time.Since(*from.ApproximateArrivalTimestamp).Abs(); age > time.Minute {
		return record{}, fmt.Errorf("a record arrived %v from now", age)
	}
	return record{*from.SequenceNumber, string(from.Data)}, nil
}

// answered leaves out of what was read the records of puts whose answer was
// lost: the SDK has put the same data again, and the stream holds both.
func (r *run) answered(shard string, got []record) []record {
	return slices.DeleteFunc(slices.Clone(got), func(one record) bool {
		return !slices.Contains(r.sent[shard], one) &&
			slices.ContainsFunc(r.sent[shard], func(sent record) bool { return sent.data == one.data })
	})
}

func (r *run) iterate(ctx context.Context) error {
	for shard, records := range r.sent {
		// Numbers of one length are in order when their digits are.
		if !slices.IsSortedFunc(records, func(a, b record) int { return cmp.Compare(a.number, b.number) }) {
			return fmt.Errorf("the sequence numbers of %s are not in order: %v", shard, records)
		}
		at, err := r.client.GetShardIterator(ctx, &kinesis.GetShardIteratorInput{
			StreamName: &r.stream, ShardId: &shard, ShardIteratorType: types.ShardIteratorTypeTrimHorizon})
		if err != nil {
			return err
		}
		var got []record
		for iterator := at.ShardIterator; len(r.answered(shard, got)) < len(records); {
			page, err := r.client.GetRecords(ctx, &kinesis.GetRecordsInput{ShardIterator: iterator, Limit: aws.Int32(40)})
			if err != nil {
				return err
			}
			for _, one := range page.Records {
				in, err := received(one)
				if err != nil {
					return err
				}
				got = append(got, in)
			}
			iterator = page.NextShardIterator
		}
		if err := expect("records of "+shard, records, r.answered(shard, got)); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) page(ctx context.Context) error {
	var listed, described []string
	for in := (&kinesis.ListShardsInput{StreamName: &r.stream, MaxResults: aws.Int32(1)}); in != nil; {
		page, err := r.client.ListShards(ctx, in)
		if err != nil {
			return err
		}
		for _, shard := range page.Shards {
			listed = append(listed, *shard.ShardId)
		}
		if in = nil; page.NextToken != nil {
			in = &kinesis.ListShardsInput{NextToken: page.NextToken, MaxResults: aws.Int32(1)}
		}
	}
	for pages := kinesis.NewDescribeStreamPaginator(r.client, &kinesis.DescribeStreamInput{StreamName: &r.stream, Limit: aws.Int32(1)}); pages.HasMorePages(); {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, shard := range page.StreamDescription.Shards {
			described = append(described, *shard.ShardId)
		}
	}
	both := []string{"shardId-000000000000", "shardId-000000000001"}
	return errors.Join(expect("ListShards", both, listed), expect("DescribeStream", both, described))
}

// refused checks that err is an exception of the type E, with a message that
// holds text and a request id.
func refused[E error](err error, text string) error {
	var exception E
	if !errors.As(err, &exception) {
		return fmt.Errorf("expected %T, got %w", exception, err)
	}
	var response *awshttp.ResponseError
	if !errors.As(err, &response) {
		return fmt.Errorf("no response in %w", err)
	}
	if !strings.Contains(exception.Error(), text) {
		return fmt.Errorf("expected a message with %q, got %w", text, exception)
	}
	return expect("characters of the request id", 36, len(response.ServiceRequestID()))
}

func (r *run) errors(ctx context.Context) error {
	_, err := r.client.DescribeStreamSummary(ctx, &kinesis.DescribeStreamSummaryInput{StreamName: aws.String("nowhere")})
	if err := refused[*types.ResourceNotFoundException](err, "nowhere"); err != nil {
		return err
	}
	_, err = r.client.CreateStream(ctx, &kinesis.CreateStreamInput{StreamName: &r.stream, ShardCount: aws.Int32(1)})
	if err := refused[*types.ResourceInUseException](err, r.stream); err != nil {
		return err
	}
	_, err = r.client.GetRecords(ctx, &kinesis.GetRecordsInput{ShardIterator: aws.String("AAAA")})
	if err := refused[*types.InvalidArgumentException](err, ""); err != nil {
		return err
	}
	_, err = r.client.SplitShard(ctx, &kinesis.SplitShardInput{
		StreamName: &r.stream, ShardToSplit: aws.String("shardId-000000000001"), NewStartingHashKey: aws.String("0")})
	if err := refused[*types.InvalidArgumentException](err, ""); err != nil {
		return err
	}
	return r.deletedConsumer(ctx)
}

func (r *run) delete(ctx context.Context) error {
	if _, err := r.client.DeleteStream(ctx, &kinesis.DeleteStreamInput{StreamName: &r.stream, EnforceConsumerDeletion: aws.Bool(true)}); err != nil {
		return err
	}
	waiter := kinesis.NewStreamNotExistsWaiter(r.client, func(o *kinesis.StreamNotExistsWaiterOptions) { o.MinDelay = time.Second })
	return waiter.Wait(ctx, &kinesis.DescribeStreamInput{StreamName: &r.stream}, patience)
}
