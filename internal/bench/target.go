package bench

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/sigv4"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// Account is who asks, and for which region.
type Account struct {
	Credentials sigv4.Credentials
	Region      string
}

// target is a server that speaks the API.
type target struct {
	url     *url.URL
	account Account
	child   *child   // nil if it is not ours, and cannot be looked into
	token   string   // that its own pages ask for; "" if they do not
	made    []string // streams
	queues  []string // ARNs of the queues made on them
}

// request is one HTTP request, ready to be sent again and again. For HTTP/1.1
// raw is all of it, for HTTP/2 the block of headers.
type request struct {
	raw   []byte
	body  []byte                 // for HTTP/2
	check func(body []byte) bool // of the beginning of the reply, then of all of it; nil for anything
}

// build writes a request to the API in JSON, signed now.
func (t *target) build(path, operation string, in api.Struct, check func([]byte) bool) request {
	return t.buildFor(crossing{}, path, operation, jsonType, wirejson.Append(nil, in), check)
}

// jsonType and cborType are the content types of the API.
const (
	jsonType = "application/x-amz-json-1.1"
	cborType = "application/x-amz-cbor-1.1"
)

// buildFor writes a request for a way to the server.
func (t *target) buildFor(way crossing, path, operation, contentType string, body []byte, check func([]byte) bool) request {
	return t.signed(way, path, kinesis.Service.SigningName, body, check, sigv4.Pair{Name: "Content-Type", Value: contentType},
		sigv4.Pair{Name: "X-Amz-Target", Value: kinesis.Service.TargetPrefix + "." + operation})
}

// signed writes a request to a service with these headers and those of the
// signature, which is of now.
func (t *target) signed(way crossing, path, service string, body []byte, check func([]byte) bool, with ...sigv4.Pair) request {
	headers := append([]sigv4.Pair{{Name: "Host", Value: t.url.Host}}, with...)
	added := sigv4.Sign(sigv4.Request{Method: "POST", Path: path, Body: body, Headers: headers},
		t.account.Credentials, t.account.Region, service, time.Now())
	length := sigv4.Pair{Name: "Content-Length", Value: strconv.Itoa(len(body))}
	headers = append(append(headers, added...), length)
	if way.multiplexed {
		return request{raw: headerBlock(way.secure, path, t.url.Host, headers[1:]), body: body, check: check}
	}
	raw := fmt.Appendf(nil, "POST %s HTTP/1.1\r\n", path)
	for _, h := range headers {
		raw = fmt.Appendf(raw, "%s: %s\r\n", h.Name, h.Value)
	}
	raw = append(raw, "\r\n"...)
	return request{raw: append(raw, body...), check: check}
}

// call carries out an operation once, on a connection of its own. out may be nil.
func (t *target) call(ctx context.Context, operation string, in, out api.Struct) (err error) {
	defer func() {
		if err != nil && ctx.Err() != nil {
			err = fmt.Errorf("%s: %w", operation, context.Cause(ctx))
		}
	}()
	conn, err := dial(ctx, t.url, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	body, err := conn.call(t.build("/", operation, in, nil), true)
	if err != nil {
		return fmt.Errorf("%s: %w", operation, err)
	}
	if out == nil {
		return nil
	}
	if err := wirejson.Decode(body, out); err != nil {
		return fmt.Errorf("understand the reply to %s: %w", operation, err)
	}
	return nil
}

// How long a stream may take to be made, and how often to look.
const (
	createTimeout = time.Minute
	createLook    = 20 * time.Millisecond
)

// createStream makes a stream with a name of its own and waits until it can be used.
func (t *target) createStream(ctx context.Context, shards int) (name string, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, createTimeout, errors.New("the stream did not become ACTIVE"))
	defer cancel()
	name = fmt.Sprintf("shardwell-bench-%d-%s", shards, strconv.FormatInt(time.Now().UnixNano(), 36))
	count := int32(shards)
	if err := t.call(ctx, "CreateStream", &kinesis.CreateStreamInput{StreamName: name, ShardCount: &count}, nil); err != nil {
		return "", err
	}
	t.made = append(t.made, name)
	return name, t.awaitActive(ctx, name)
}

// awaitActive waits until a stream can be used.
func (t *target) awaitActive(ctx context.Context, name string) error {
	for {
		var out kinesis.DescribeStreamSummaryOutput
		if err := t.call(ctx, "DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: name}, &out); err != nil {
			return err
		}
		if out.StreamDescriptionSummary != nil && out.StreamDescriptionSummary.StreamStatus == kinesis.StreamStatusActive {
			return nil
		}
		if err := wait(ctx, createLook); err != nil {
			return err
		}
	}
}

// deleteTimeout bounds the cleaning up after a run that was cut short.
const deleteTimeout = 8 * time.Second

// deleteStreams deletes what has been made, also when ctx has ended: the queues
// first, as a stream that has one stays.
func (t *target) deleteStreams(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), deleteTimeout)
	defer cancel()
	var errs []error
	for _, arn := range t.queues {
		if err := t.deleteQueue(ctx, arn); err != nil {
			errs = append(errs, fmt.Errorf("delete the queue %s: %w", arn, err))
		}
	}
	enforce := true
	for _, name := range t.made {
		in := &kinesis.DeleteStreamInput{StreamName: name, EnforceConsumerDeletion: &enforce}
		if err := t.call(ctx, "DeleteStream", in, nil); err != nil {
			errs = append(errs, fmt.Errorf("delete the stream %s: %w", name, err))
		}
	}
	t.made, t.queues = nil, nil
	return errors.Join(errs...)
}

// deleteQueue deletes a queue and returns when it is gone.
func (t *target) deleteQueue(ctx context.Context, arn string) error {
	err := t.call(ctx, "DeleteQueue", &kinesis.DeleteQueueInput{QueueARN: arn}, nil)
	for err == nil {
		if err = wait(ctx, createLook); err == nil {
			err = t.call(ctx, "DescribeQueue", &kinesis.DescribeQueueInput{QueueARN: arn}, nil)
		}
	}
	if strings.Contains(err.Error(), shardwell.CodeResourceNotFound) {
		return nil
	}
	return err
}

// wait waits for d or for ctx to end.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
