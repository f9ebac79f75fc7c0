package streams

import (
	"cmp"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// QueueMetrics is what one queue in use holds.
type QueueMetrics struct {
	Tenant        shardwell.Tenant
	Stream, Queue string // names
	queue.Counts
	// Full says that no fresh records are handed out, because too many are in
	// flight or visible again, or too many are dead letters.
	Full bool
}

// QueueMetrics tells of every queue that has been used lately, ordered by
// account, region and name. Of the others nothing is in memory.
func (s *Service) QueueMetrics() (all []QueueMetrics) {
	now := millis(s.data.clock.now())
	most := int(s.cfg.Quotas.Value(quota.QueueRecordsInFlight))
	for _, run := range s.queues.all() {
		select {
		case <-run.opened:
		default:
			continue
		}
		_, q := s.catalog.Queue(run.stream.Tenant, run.id)
		if run.err != nil || q == nil {
			continue
		}
		m := QueueMetrics{Tenant: run.stream.Tenant, Stream: run.stream.Name, Queue: q.Name}
		run.view(func(machine *queue.Machine) {
			m.Counts, m.Full = machine.Counts(now), machine.Room(now, most, most) == 0
		})
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b QueueMetrics) int {
		return cmp.Or(cmp.Compare(a.Tenant.Account, b.Tenant.Account), cmp.Compare(a.Tenant.Region, b.Tenant.Region), cmp.Compare(a.Queue, b.Queue))
	})
	return all
}
