package bench

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"
)

// putHuge is the largest request there is, for filling a server's memory.
var putHuge = put{"PutRecords 500 x 10 KiB", 500, 10 << 10}

const (
	overloadName = "PutRecords at five times the connections"
	// overloadConnections are as many as make a server busy, even with requests
	// so large; fewer if the whole run uses fewer.
	overloadConnections = 16
	overloadFactor      = 5
	// refusalPause is about what SDKs wait before they try again.
	refusalPause = 100 * time.Millisecond
)

// overload offers more than there is memory for, and compares what is stored
// with what a few connections have stored.
func (r *run) overload(ctx context.Context) error {
	requests := putHuge.requests(r.server, "/", r.stream, putHuge.succeeded)
	r.Progress(r.report.Target + " with " + putHuge.name)
	connections := min(overloadConnections, r.Connections)
	few, refusedFew, err := r.insist(ctx, connections, requests)
	if err != nil {
		return err
	}
	r.Progress(r.report.Target + " with " + overloadName)
	var many *loadResult
	var refused int64
	err = r.profiled(ctx, overloadName, func() (err error) {
		many, refused, err = r.insist(ctx, connections*overloadFactor, requests)
		return err
	})
	if err != nil {
		return err
	}
	o := &Overload{
		Name: putHuge.name, Connections: connections * overloadFactor,
		PeakRecordsPerSecond: few.perSecond() * float64(putHuge.records), RecordsPerSecond: many.perSecond() * float64(putHuge.records),
		Refused: refused, RefusedAtPeak: refusedFew, P99Millis: many.percentile(0.99),
	}
	o.OfPeak = over(o.RecordsPerSecond, o.PeakRecordsPerSecond)
	if r.server.child != nil {
		o.PeakBytes = r.server.child.memory("VmHWM")
	}
	r.report.Overload = o
	return nil
}

// insist is a closed loop that takes 503 for what it is: it waits a little and
// tries again. Only what was stored counts.
func (r *run) insist(ctx context.Context, connections int, requests []request) (_ *loadResult, refused int64, err error) {
	var refusals atomic.Int64
	result, err := closedLoop(ctx, r.server.url, connections, r.Each, func(conn *connection, i int) error {
		for {
			_, err := conn.call(requests[i%len(requests)], false)
			var status *statusError
			if !errors.As(err, &status) || status.status != http.StatusServiceUnavailable {
				return err
			}
			refusals.Add(1)
			if err := wait(ctx, refusalPause); err != nil {
				return err
			}
			if err := conn.redial(ctx, r.server.url); err != nil { // the server has closed it
				return fmt.Errorf("connect again: %w", err)
			}
		}
	})
	return result, refusals.Load(), err
}
