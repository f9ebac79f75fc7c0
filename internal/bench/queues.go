package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// queueName is what Options.Only calls the row.
const queueName = "ReceiveQueueRecords 10 x 100 B"

// queueBatch is how many records a worker asks for and acknowledges at a time.
const queueBatch = 10

// queueFillRate is how many records are put for each second of the measurement:
// more than are likely to be received in it.
const queueFillRate = 250_000

// queues measures workers on one queue: each receives ten records and
// acknowledges them, again and again. It is asked for beside PutRecord, because
// both answer a client when one small write has reached the disk.
func (r *run) queues(ctx context.Context) error {
	r.Progress(r.report.Target + " with " + queueName)
	arn, err := r.filledQueue(ctx)
	if err != nil {
		return err
	}
	if r.server.child != nil { // what filling it has left to sort is not this row's
		if err := r.sorted(ctx); err != nil {
			return err
		}
	}
	row := &QueueWork{Name: queueName, Connections: r.Connections}
	workers := make(map[*connection]*queueWorker)
	var mu sync.Mutex
	worker := func(conn *connection) *queueWorker {
		mu.Lock()
		defer mu.Unlock()
		if workers[conn] == nil {
			workers[conn] = r.newQueueWorker(arn)
		}
		return workers[conn]
	}
	before := r.count()
	var result *loadResult
	err = r.profiled(ctx, queueName, func() (err error) {
		result, err = closedLoop(ctx, r.server.url, r.Connections, r.Each, func(conn *connection, _ int) error {
			return worker(conn).work(conn)
		})
		return err
	})
	if err != nil {
		return err
	}
	after := r.count()
	row.PairsPerSecond = result.perSecond() * queueBatch
	row.P50Millis, row.P99Millis = result.percentile(0.5), result.percentile(0.99)
	row.CPUMicros = perRecord(after.cpu-before.cpu, result.allRequests*queueBatch)
	row.ClientCPUMicros = perRecord(after.client-before.client, result.allRequests*queueBatch)
	for _, w := range r.report.Writes {
		if w.Name == putSingle.name {
			row.OfPutRecord = over(row.PairsPerSecond, w.Measured.RecordsPerSecond)
		}
	}
	r.report.Queues = row
	return nil
}

// filledQueue makes an on-demand stream with records and a queue that begins with
// the first of them.
func (r *run) filledQueue(ctx context.Context) (arn string, err error) {
	stream := "shardwell-bench-queue"
	if err := r.server.call(ctx, "CreateStream", &kinesis.CreateStreamInput{
		StreamName: stream, StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: kinesis.StreamModeOnDemand},
	}, nil); err != nil {
		return "", err
	}
	r.server.made = append(r.server.made, stream)
	if err := r.server.awaitActive(ctx, stream); err != nil {
		return "", err
	}
	var described kinesis.DescribeStreamSummaryOutput
	if err := r.server.call(ctx, "DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: stream}, &described); err != nil {
		return "", err
	}
	want := int(queueFillRate * r.Each.Seconds() * 6 / 5)
	for filled := 0; filled < want; {
		result, err := r.fillMore(ctx, putSmall, stream)
		if err != nil {
			return "", err
		}
		filled += result.allRequests * putSmall.records
	}
	var made kinesis.CreateQueueOutput
	if err := r.server.call(ctx, "CreateQueue", &kinesis.CreateQueueInput{
		QueueName: stream,
		StreamConfigurationList: kinesis.QueueStreamConfigurationList{{
			StreamARN:        described.StreamDescriptionSummary.StreamARN,
			StartingPosition: &kinesis.QueueStartingPosition{Type: kinesis.QueueStartingPositionTypeTrimHorizon},
		}},
	}, &made); err != nil {
		return "", err
	}
	arn = made.QueueDescription.QueueARN
	r.server.queues = append(r.server.queues, arn)
	for made.QueueDescription.QueueStatus != kinesis.QueueStatusActive {
		if err := wait(ctx, createLook); err != nil {
			return "", err
		}
		var now kinesis.DescribeQueueOutput
		if err := r.server.call(ctx, "DescribeQueue", &kinesis.DescribeQueueInput{QueueARN: arn}, &now); err != nil {
			return "", err
		}
		made.QueueDescription = now.QueueDescription
	}
	return arn, nil
}

var errQueueDry = errors.New("the queue has run dry")

// queueWorker is one worker with its requests. The acknowledging one is signed
// once, as all requests of the load generator are beforehand, and then given
// other handles: to build it anew would cost more than the server takes for it. A
// server that verifies signatures leaves no choice.
type queueWorker struct {
	server      *target
	arn         string
	receive     request
	acknowledge request
	handles     [queueBatch][]byte // in acknowledge.raw
	verified    bool               // the server verifies
}

func (r *run) newQueueWorker(arn string) *queueWorker {
	limit, patience := int32(queueBatch), int32(1)
	return &queueWorker{server: r.server, arn: arn, receive: r.server.build("/", "ReceiveQueueRecords", &kinesis.ReceiveQueueRecordsInput{
		QueueARN: arn, Limit: &limit, WaitTimeSeconds: &patience,
	}, nil)}
}

// work receives a batch and acknowledges it.
func (w *queueWorker) work(conn *connection) error {
	page, err := conn.call(w.receive, true)
	if err != nil {
		return err
	}
	var found [queueBatch][]byte
	n, same := 0, true
	for handle, rest, ok := nextHandle(page); ok && n < queueBatch; handle, rest, ok = nextHandle(rest) {
		found[n] = handle
		same = same && len(handle) == len(w.handles[n])
		n++
	}
	if n != queueBatch {
		return fmt.Errorf("%w: received %d records", errQueueDry, n)
	}
	if !same || w.verified {
		w.build(found)
	}
	for i, handle := range found {
		copy(w.handles[i], handle)
	}
	answer, err := conn.call(w.acknowledge, true)
	if !w.verified && err != nil && strings.Contains(err.Error(), "InvalidSignatureException") {
		w.verified = true
		w.build(w.handles) // what was found has been overwritten by the answer
		answer, err = conn.call(w.acknowledge, true)
	}
	if err == nil && !bytes.Contains(answer, []byte(`"Failed":[]`)) {
		err = fmt.Errorf("records were not acknowledged: %.200s", answer)
	}
	return err
}

// build makes the request that acknowledges records with handles of these
// lengths.
func (w *queueWorker) build(handles [queueBatch][]byte) {
	in := &kinesis.AcknowledgeQueueRecordsInput{QueueARN: w.arn}
	for _, handle := range handles {
		in.Entries = append(in.Entries, kinesis.AcknowledgeQueueRecordsRequestEntry{ReceiptHandle: string(handle)})
	}
	w.acknowledge = w.server.build("/", "AcknowledgeQueueRecords", in, nil)
	rest := w.acknowledge.raw
	for i := range w.handles {
		w.handles[i], rest, _ = nextHandle(rest)
	}
}

// nextHandle finds the next receipt handle in a page.
func nextHandle(page []byte) (handle, rest []byte, ok bool) { return nextText(page, "ReceiptHandle") }
