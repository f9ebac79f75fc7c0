package streams

import (
	"context"
	"errors"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/scaling"
)

// On-demand streams are looked at by one chore. It measures what their shards
// take, from counters that the data path keeps anyway, asks package scaling what
// to change and has the catalog plan it; the reconciler carries it out as any
// other change of shards. Nothing is remembered but the peaks of 30 days, in the
// catalog: a restart begins to measure anew.

// How often streams are looked at: for what they take, and for what they lack
// yet, which is made up for by doubling.
const (
	scaleEvery = 10 * time.Second
	scaleSoon  = time.Second
)

// scaler is the state of the chore, which alone uses it.
type scaler struct {
	windows map[string]*scaling.Window // by the stream's uid
}

// scaleStreams scales every on-demand stream that calls for it.
func (s *Service) scaleStreams(ctx context.Context) (again time.Duration) {
	alive := map[string]*scaling.Window{}
	again = scaleEvery
	for _, st := range s.allStreams() {
		if st.Mode != catalog.OnDemand || !st.Writable() {
			continue
		}
		lacks, err := s.scaleStream(ctx, st)
		switch {
		case ctx.Err() != nil:
			return again
		case err != nil:
			s.log.Warn("cannot scale an on-demand stream", "stream", st.Name, "account", st.Account, "error", err)
		case lacks:
			again = scaleSoon
		}
		if w := s.scaler.windows[st.UID]; w != nil {
			alive[st.UID] = w
		}
	}
	s.scaler.windows = alive
	return again
}

// scaleStream looks at one stream and plans what it calls for. It says whether
// the stream still lacks shards.
func (s *Service) scaleStream(ctx context.Context, st *catalog.Stream) (lacks bool, err error) {
	need := s.needed(st)
	if !s.window(st).Due(s.data.clock.steady()) && len(st.Open()) >= need {
		return false, nil
	}
	open, measured := s.measure(st)
	if measured {
		if st, err = s.keepPeak(ctx, st, open); err != nil || st == nil {
			return false, err
		}
		need = s.needed(st)
	}
	change := s.decideShards(st, open, need, measured)
	if change.None() || st.Status != catalog.Active {
		return !change.None(), nil
	}
	reply, err := s.propose(ctx, catalog.Reshape{Key: st.Key, UID: st.UID, Splits: change.Splits, Merges: change.Merges}.Encode())
	if _, refused := errors.AsType[*shardwell.Error](err); refused || errors.Is(err, catalog.ErrStaleShards) {
		s.log.Debug("a stream changed while it was being scaled", "stream", st.Name, "account", st.Account, "error", err)
		return true, nil
	}
	if err != nil {
		return false, err
	}
	s.tasks.settle(reply.(*catalog.Stream))
	return len(open)+len(change.Splits) < need, nil
}

// needed is how many shards the stream must have: for the peaks of 30 days, and
// to be warm.
func (s *Service) needed(st *catalog.Stream) int {
	need, _ := st.PeakShards(s.now())
	if s.warmShown(st) {
		need = max(need, scaling.WarmShards(st.WarmMiBps))
	}
	return need
}

// window gives the measurement of the stream that is under way.
func (s *Service) window(st *catalog.Stream) *scaling.Window {
	w := s.scaler.windows[st.UID]
	if w == nil {
		w = new(scaling.Window)
		s.scaler.windows[st.UID] = w
	}
	return w
}

// measure gives the stream's open shards, and whether their rates are known,
// which is once in a while, when enough has been seen.
func (s *Service) measure(st *catalog.Stream) (open []scaling.Shard, measured bool) {
	open = make([]scaling.Shard, len(st.Open()))
	for i, sh := range st.Open() {
		open[i] = scaling.Shard{Index: sh.Index, Width: width(sh.Range), Single: sh.Range.Start == sh.Range.End}
	}
	count := func(uint32) scaling.Count { return scaling.Count{} }
	if tr := s.data.traffic.known(st); tr != nil {
		count = tr.taken
	}
	return open, s.window(st).Look(s.data.clock.steady(), open, count)
}

// width is how many hash keys there are in a range, nearly.
func width(r shardwell.HashRange) float64 {
	return float64(r.End.Hi-r.Start.Hi)*(1<<64) + float64(r.End.Lo) - float64(r.Start.Lo)
}

// keepPeak notes in the catalog how many shards the stream needs by what it has
// taken, if that is more than is known of today and more than any stream has.
func (s *Service) keepPeak(ctx context.Context, st *catalog.Stream, open []scaling.Shard) (*catalog.Stream, error) {
	need := scaling.Stream{Open: open}.Total().Shards()
	if _, today := st.PeakShards(s.now()); need <= max(today, scaling.Least) {
		return st, nil
	}
	reply, err := s.propose(ctx, catalog.NotePeak{Key: st.Key, UID: st.UID, Shards: need}.Encode())
	if err != nil {
		return nil, err
	}
	return reply.(*catalog.Stream), nil
}

// quiet says whether the stream may shrink: none of its shards is new, and none
// has been hot, for long enough.
func (s *Service) quiet(st *catalog.Stream) bool {
	for _, sh := range st.Open() {
		if s.now()-sh.OpenedAt < log.Millis(scaling.QuietFor.Milliseconds()) {
			return false
		}
	}
	return s.data.clock.steady().Sub(s.window(st).QuietSince()) >= scaling.QuietFor
}
