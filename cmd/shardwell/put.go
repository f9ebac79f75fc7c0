package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// putCommand puts its arguments, or the lines of standard input.
type putCommand struct {
	endpointFlags
	Stream       string   `help:"Stream to put into." required:"" short:"s" placeholder:"NAME"`
	PartitionKey string   `help:"Partition key of every record; without it each record has a random one." short:"k" placeholder:"KEY"`
	Create       bool     `help:"Create the stream, with one shard, if it does not exist."`
	JSON         bool     `help:"Print JSON." name:"json"`
	Data         []string `arg:"" optional:"" help:"Records; without any, each line of standard input is one."`
}

// Help is the example shown by --help.
func (putCommand) Help() string { return "Example: echo hello | shardwell put --stream demo --create" }

// Run puts the records and prints where each went.
func (c *putCommand) Run(ctx context.Context, std streams) error {
	client, err := c.client()
	if err != nil {
		return err
	}
	if c.Create {
		if err := createStream(ctx, client, c.Stream); err != nil {
			return err
		}
	}
	if len(c.Data) == 0 {
		return c.putLines(ctx, client, std)
	}
	var records [][]byte
	for _, d := range c.Data {
		records = append(records, []byte(d))
	}
	return c.putAll(ctx, client, records, std.out)
}

// One call takes no more than this; the API's own limits are higher.
const (
	putRecordsAtOnce = shardwell.MaxPutRecords
	putBytesAtOnce   = 4 << 20
	longestLine      = shardwell.MaxRecordSizeKiB << 10
)

// putLines puts lines as they arrive, as many at once as are there.
func (c *putCommand) putLines(ctx context.Context, client *client, std streams) error {
	ctx, cancel := context.WithCancel(ctx)
	lines := make(chan []byte, putRecordsAtOnce)
	read := make(chan error, 1)
	go func() {
		defer close(lines)
		read <- readLines(ctx, std.in, lines)
	}()
	// A reader that is blocked in the terminal ends with the process.
	defer cancel()
	for line := range lines {
		batch := [][]byte{line}
		for more := true; more && len(batch) < putRecordsAtOnce; {
			select {
			case line, ok := <-lines:
				if more = ok; ok {
					batch = append(batch, line)
				}
			default:
				more = false
			}
		}
		if err := c.putAll(ctx, client, batch, std.out); err != nil {
			return err
		}
	}
	return <-read
}

func readLines(ctx context.Context, r io.Reader, lines chan<- []byte) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, longestLine+1)
	for scanner.Scan() {
		select {
		case lines <- append([]byte(nil), scanner.Bytes()...):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return scanner.Err()
}

// putAll puts records in calls of bounded size.
func (c *putCommand) putAll(ctx context.Context, client *client, records [][]byte, out io.Writer) error {
	for len(records) > 0 {
		n, size := 0, 0
		for n < len(records) && n < putRecordsAtOnce && (n == 0 || size+len(records[n]) <= putBytesAtOnce) {
			size += len(records[n])
			n++
		}
		in := &kinesis.PutRecordsInput{StreamName: c.Stream}
		for _, r := range records[:n] {
			key := c.PartitionKey
			if key == "" {
				key = rand.Text()
			}
			in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: r, PartitionKey: key})
		}
		if err := c.putBatch(ctx, client, in, out); err != nil {
			return err
		}
		records = records[n:]
	}
	return nil
}

// putBatch puts one call's records, those that fail for a passing reason again.
func (c *putCommand) putBatch(ctx context.Context, client *client, in *kinesis.PutRecordsInput, out io.Writer) error {
	for attempt := 1; ; attempt++ {
		var reply kinesis.PutRecordsOutput
		if err := client.call(ctx, "PutRecords", in, &reply); err != nil {
			return err
		}
		if len(reply.Records) != len(in.Records) {
			return fmt.Errorf("the server answered for %d records of %d", len(reply.Records), len(in.Records))
		}
		again := in.Records[:0:0]
		for i, r := range reply.Records {
			switch {
			case r.ErrorCode == "":
				if err := c.report(out, r); err != nil {
					return err
				}
			case retryable(r.ErrorCode) && attempt < maxAttempts:
				again = append(again, in.Records[i])
			default:
				return &shardwell.Error{Code: r.ErrorCode, Message: r.ErrorMessage}
			}
		}
		if len(again) == 0 {
			return nil
		}
		in.Records = again
		if err := pause(ctx, attempt); err != nil {
			return err
		}
	}
}

func (c *putCommand) report(out io.Writer, r kinesis.PutRecordsResultEntry) error {
	if !c.JSON {
		_, err := fmt.Fprintln(out, r.ShardId, r.SequenceNumber)
		return err
	}
	return json.NewEncoder(out).Encode(struct{ ShardId, SequenceNumber string }{r.ShardId, r.SequenceNumber})
}

// createStream makes a stream of one shard unless there is one of that name,
// and returns when it is active.
func createStream(ctx context.Context, client *client, name string) error {
	shards := int32(1)
	err := client.call(ctx, "CreateStream", &kinesis.CreateStreamInput{StreamName: name, ShardCount: &shards}, nil)
	if e, ok := errors.AsType[*shardwell.Error](err); ok && e.Code == shardwell.CodeResourceInUse {
		err = nil
	}
	if err != nil {
		return err
	}
	for {
		var reply kinesis.DescribeStreamSummaryOutput
		if err := client.call(ctx, "DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: name}, &reply); err != nil {
			return err
		}
		if d := reply.StreamDescriptionSummary; d != nil && d.StreamStatus != kinesis.StreamStatusCreating {
			return nil
		}
		if err := wait(ctx, 100*time.Millisecond); err != nil {
			return err
		}
	}
}
