package bench

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
)

// quotasName is what Options.Only calls the row.
const quotasName = "PutRecords with quotas"

// quotaRounds is how often the two servers take turns, so that both see the same
// machine.
const quotaRounds = 8

// raised are quotas that nothing in a run can reach, but that have to be looked
// at and accounted for as any other.
var raised = []string{
	"--quotas", "local",
	"--quota", "writeRecordsPerSecond=1000000000", "--quota", "writeKiBPerSecond=1000000000", "--quota", "largeRecordBurstKiB=1000000000",
}

// quotaCost measures what it costs to hold writers to quotas, on two servers
// that differ in nothing else.
func (r *run) quotaCost(ctx context.Context) (err error) {
	cost := &QuotaCost{Name: putSmall.name}
	sides := []struct {
		name string
		args []string
		into *float64
		load []request
		t    *target
		cpu  *float64
		sent int
	}{
		{name: "off", args: []string{"--quotas", "off"}, into: &cost.OffRecordsPerSecond, cpu: &cost.OffCPUMicros},
		{name: "raised", args: raised, into: &cost.OnRecordsPerSecond, cpu: &cost.OnCPUMicros},
	}
	for i := range sides {
		side := &sides[i]
		args := append([]string{"serve", "--listen", "127.0.0.1:0", "--data", filepath.Join(r.dir, "quotas-"+side.name), "--log-level", "warn"}, side.args...)
		server, startErr := startChild(ctx, r.Binary, args...)
		if startErr != nil {
			return startErr
		}
		defer func() { err = errors.Join(err, server.stop()) }()
		t := &target{url: server.url, account: r.Account, child: server}
		stream, createErr := t.createStream(ctx, r.Shards)
		if createErr != nil {
			return createErr
		}
		side.t, side.load = t, putSmall.requests(t, "/", stream, putSmall.succeeded)
	}
	for range quotaRounds {
		for i := range sides {
			side := &sides[i]
			r.Progress(fmt.Sprintf("%s: %s", quotasName, side.name))
			before := side.t.child.cpu()
			result, err := closedLoop(ctx, side.t.url, r.Connections, r.Each/4, sending(side.load))
			if err != nil {
				return err
			}
			*side.into += result.perSecond() * float64(putSmall.records) / quotaRounds
			side.sent += result.allRequests * putSmall.records
			*side.cpu += float64((side.t.child.cpu() - before).Microseconds())
		}
	}
	for i := range sides {
		*sides[i].cpu = over(*sides[i].cpu, float64(sides[i].sent))
	}
	cost.OfOff = over(cost.OnRecordsPerSecond, cost.OffRecordsPerSecond)
	r.report.Quotas = cost
	return nil
}
