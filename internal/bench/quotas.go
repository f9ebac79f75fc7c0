package bench

import (
	"context"
	"errors"
)

// quotasName is what Options.Only calls the row.
const quotasName = "PutRecords with quotas"

// raised are quotas that nothing in a run can reach, but that have to be looked
// at and accounted for as any other.
var raised = []string{
	"--quotas", "local",
	"--quota", "writeRecordsPerSecond=1000000000", "--quota", "writeKiBPerSecond=1000000000", "--quota", "largeRecordBurstKiB=1000000000",
}

// quotaCost measures what it costs to hold writers to quotas.
func (r *run) quotaCost(ctx context.Context) (err error) {
	off, err := r.startSide(ctx, "quotas-off", r.Account)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, off.t.child.stop()) }()
	on, err := r.startSide(ctx, "quotas-raised", r.Account, raised...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, on.t.child.stop()) }()
	for _, s := range []*side{off, on} {
		if err := s.puts(ctx, putSmall, r.Shards); err != nil {
			return err
		}
	}
	if err := r.takeTurns(ctx, quotasName, off, on); err != nil {
		return err
	}
	r.report.Quotas = &QuotaCost{
		Name: putSmall.name, OffRecordsPerSecond: off.recordsPerSecond(), OnRecordsPerSecond: on.recordsPerSecond(),
		OfOff:        over(on.recordsPerSecond(), off.recordsPerSecond()),
		OffCPUMicros: off.cpuMicros() / float64(putSmall.records), OnCPUMicros: on.cpuMicros() / float64(putSmall.records),
	}
	return nil
}
