package bench

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// loadResult is what a load did.
type loadResult struct {
	requests    int // that count: not those of the warm-up
	allRequests int
	took        time.Duration   // in which they were answered
	latencies   []time.Duration // of them, sorted
	others      []time.Duration // of the rest
}

func (r *loadResult) percentile(p float64) float64 { return percentile(r.latencies, p) }

func (r *loadResult) perSecond() float64 { return over(float64(r.requests), r.took.Seconds()) }

// speed words the result for requests of so many records and bytes of data.
func (r *loadResult) speed(records, dataBytes float64) Speed {
	return Speed{
		RecordsPerSecond: r.perSecond() * records, DataBytesPerSecond: r.perSecond() * dataBytes, Requests: r.requests,
		P50Millis: r.percentile(0.5), P99Millis: r.percentile(0.99), P999Millis: r.percentile(0.999),
	}
}

// settle says how long it took. If nothing was answered in the time that counts,
// all counts.
func (r *loadResult) settle(each, all time.Duration) {
	r.took = each
	if r.requests == 0 {
		r.requests, r.took, r.latencies = r.allRequests, all, r.others
		slices.Sort(r.latencies)
	}
}

// add takes over what one connection did.
func (r *loadResult) add(one *loadResult) {
	r.requests += one.requests
	r.allRequests += one.allRequests
	r.latencies = append(r.latencies, one.latencies...)
	r.others = append(r.others, one.others...)
}

// client is one connection's part of a load.
type client func(ctx context.Context, conn *connection, number int, result *loadResult) error

// together runs a client on each of many connections and adds up what they did.
// The first error ends all of them.
func together(ctx context.Context, server *url.URL, connections int, run client) (*loadResult, error) {
	return togetherOn(ctx, dialTo(server), connections, run)
}

// dialer makes a connection.
type dialer func(ctx context.Context) (*connection, error)

func dialTo(server *url.URL) dialer {
	return func(ctx context.Context) (*connection, error) { return dial(ctx, server, nil) }
}

// ahead makes n connections at once, which the dialer that it returns hands out.
// They end with ctx.
func (d dialer) ahead(ctx context.Context, n int) (dialer, error) {
	made, failed := make(chan *connection, n), make(chan error, n)
	var dialing sync.WaitGroup
	for range n {
		dialing.Go(func() {
			if conn, err := d(ctx); err != nil {
				failed <- err
			} else {
				made <- conn
			}
		})
	}
	dialing.Wait()
	close(made)
	select {
	case err := <-failed:
		for conn := range made {
			err = errors.Join(err, conn.Close())
		}
		return nil, err
	default:
		return func(context.Context) (*connection, error) { return <-made, nil }, nil
	}
}

// togetherOn is together on connections that are made in a way of their own.
func togetherOn(ctx context.Context, dial dialer, connections int, run client) (*loadResult, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	results := make([]loadResult, connections)
	var running sync.WaitGroup
	for i := range connections {
		running.Go(func() {
			conn, err := dial(ctx)
			if err == nil {
				err = errors.Join(run(ctx, conn, i, &results[i]), conn.Close())
			}
			if err != nil {
				cancel(err)
			}
		})
	}
	running.Wait()
	total := new(loadResult)
	for i := range results {
		total.add(&results[i])
	}
	slices.Sort(total.latencies)
	return total, context.Cause(ctx)
}

// sending sends requests, one after the other, and forgets the replies.
func sending(requests []request) func(conn *connection, i int) error {
	return func(conn *connection, i int) error {
		_, err := conn.call(requests[i%len(requests)], false)
		return err
	}
}

// closedLoop sends requests for a while, each connection the next one as soon
// as the last is answered; send does so, and i says which it is. What is answered within the last five sixths of the
// time counts; if that is nothing, because the server is so slow, all does.
func closedLoop(ctx context.Context, server *url.URL, connections int, each time.Duration, send func(conn *connection, i int) error) (*loadResult, error) {
	return closedLoopOn(ctx, dialTo(server), connections, each, send)
}

// closedLoopOn is closedLoop on connections that are made in a way of their own.
func closedLoopOn(ctx context.Context, dial dialer, connections int, each time.Duration, send func(conn *connection, i int) error) (*loadResult, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, each*6/5+hangTimeout, errHangs)
	defer cancel()
	begin := time.Now()
	measureFrom, end := begin.Add(each/5), begin.Add(each*6/5)
	total, err := togetherOn(ctx, dial, connections, func(ctx context.Context, conn *connection, number int, result *loadResult) error {
		for i := number; ctx.Err() == nil; i++ {
			sent := time.Now()
			if i > number && sent.After(end) { // one request at least, however slow the machine
				return nil
			}
			if err := send(conn, i); err != nil {
				return err
			}
			result.allRequests++
			if answered := time.Now(); answered.After(measureFrom) && !answered.After(end) {
				result.requests++
				result.latencies = append(result.latencies, answered.Sub(sent))
			} else {
				result.others = append(result.others, answered.Sub(sent))
			}
		}
		return nil
	})
	total.settle(each, time.Since(begin))
	return total, err
}

// openLoop sends requests at fixed times, whichever connection is free. The
// time of a request counts from when it was due if no connection was free
// then, and from when it was sent otherwise: that a timer of ours came late is
// not the server's doing.
func openLoop(ctx context.Context, server *url.URL, connections int, requests []request, perSecond float64, each time.Duration) (*loadResult, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, each*6/5+hangTimeout, errHangs)
	defer cancel()
	var next atomic.Int64
	begin := time.Now()
	measureFrom, end := begin.Add(each/5), begin.Add(each*6/5)
	total, err := together(ctx, server, connections, func(ctx context.Context, conn *connection, _ int, result *loadResult) error {
		for {
			i := next.Add(1) - 1
			due := begin.Add(time.Duration(float64(i) / perSecond * float64(time.Second)))
			if due.After(end) && i > 0 {
				return nil
			}
			from := due
			if ahead := time.Until(due); ahead > 0 {
				if err := wait(ctx, ahead); err != nil {
					return err
				}
				from = time.Now()
			}
			if _, err := conn.call(requests[int(i)%len(requests)], false); err != nil {
				return err
			}
			result.allRequests++
			if due.After(measureFrom) {
				result.requests++
				result.latencies = append(result.latencies, time.Since(from))
			}
		}
	})
	total.took = time.Since(measureFrom)
	return total, err
}
