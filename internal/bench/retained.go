package bench

import (
	"context"
	"fmt"
	"os"
)

const retainedName = "PutRecords with data retained"

// retained fills a stream until so much is stored, and then measures writing
// again.
func (r *run) retained(ctx context.Context) error {
	empty := 0.0
	for _, work := range r.report.Writes {
		if work.Name == putLarge.name {
			empty = work.Measured.RecordsPerSecond
		}
	}
	if r.Retained <= 0 || empty == 0 {
		return nil
	}
	r.Progress(fmt.Sprintf("%s while it takes in %s", r.report.Target, mebibytes(r.Retained)))
	kept := &Retained{Name: putLarge.name}
	for kept.Bytes < r.Retained {
		_, filled, err := r.fill(ctx, putLarge, r.Shards)
		if err != nil {
			return err
		}
		kept.Bytes += int64(filled.allRequests) * int64(putLarge.dataBytes())
	}
	r.Progress(r.report.Target + " with " + retainedName)
	var result *loadResult
	err := r.profiled(ctx, retainedName, func() (err error) {
		result, err = r.loop(ctx, r.server, putLarge.requests(r.server, "/", r.stream, putLarge.succeeded))
		return err
	})
	if err != nil {
		return err
	}
	r.paid(int64(result.allRequests) * int64(putLarge.dataBytes()))
	kept.RecordsPerSecond = result.perSecond() * float64(putLarge.records)
	kept.OfEmpty = over(kept.RecordsPerSecond, empty)
	r.report.Retained = kept
	return nil
}

// binaryBytes is the size of the program, 0 if it cannot be told.
func (r *run) binaryBytes() int64 {
	info, err := os.Stat(r.Binary)
	if err != nil {
		return 0
	}
	return info.Size()
}
