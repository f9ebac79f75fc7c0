package streams

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/service/streams/scaling"
)

// Choices about how on-demand streams scale. AWS documents what they are to be
// ready for and roughly when shards are hot, not when they are changed.

// decideShards says when an on-demand stream is changed: a shard that has taken
// more than 500 KiB or 500 records a second in a minute, on average, is halved;
// neighbours that take a quarter of that together are merged when nothing has been
// hot and no shard has changed for an hour, down to four shards. A rise beyond
// twice the last peak is throttled by the quotas of the shards until the stream
// has followed, which takes a minute for each doubling; AWS promises 15.
func (s *Service) decideShards(st *catalog.Stream, open []scaling.Shard, need int, measured bool) scaling.Change {
	asked := scaling.Stream{Open: open, Need: need, Most: s.mostShards(st.Tenant), Quiet: measured && s.quiet(st)}
	return asked.Decide()
}

// mostShards bounds an on-demand stream, for which AWS documents no number of
// shards: by what its account may write in all, a shard for each MiB, and by the
// shards that an account may have.
func (s *Service) mostShards(t shardwell.Tenant) int {
	most := s.limits(t).Shards
	if mibps := s.cfg.Quotas.ValueIn(t.Region, quota.OnDemandWriteMiBPerSecond); mibps != quota.Unlimited {
		most = min(most, int(mibps))
	}
	return most
}
