package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// ListChannels lists an account's channels in every state, by name; with a
// StreamFilter those of its streams only, which need not exist. The filter is to
// be repeated beside a NextToken.
func (s *Service) listChannels(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ListChannelsInput)
	now := s.data.clock.now()
	after := ""
	if req.NextToken != "" {
		payload, err := s.tokens.openPage(kindChannelsPage, t, now, req.NextToken)
		if err != nil {
			return service.Reply{}, err
		}
		after = string(payload)
	}
	limit, more := pageSize(req.MaxResults, shardwell.MaxListedChannels), false
	out := &kinesis.ListChannelsOutput{ChannelSummaries: kinesis.ChannelSummaryList{}}
	s.runner.View(func() {
		s.catalog.ListChannels(t, after, func(st *catalog.Stream, c *catalog.Channel) bool {
			if !channelListed(st, req.StreamFilter) {
				return true
			}
			if more = len(out.ChannelSummaries) == limit; !more {
				out.ChannelSummaries = append(out.ChannelSummaries, summariseChannel(st, c))
			}
			return !more
		})
	})
	if more {
		out.NextToken = s.tokens.sealPage(kindChannelsPage, t, now, []byte(out.ChannelSummaries[limit-1].ChannelName))
	}
	return service.Reply{Body: out}, nil
}

// channelListed says whether a filter takes the channels of a stream.
func channelListed(st *catalog.Stream, filter kinesis.StreamFilterList) bool {
	for i := range filter {
		if filter[i].StreamARN == st.ARN() && madeAt(st, filter[i].StreamCreationTimestamp) {
			return true
		}
	}
	return len(filter) == 0
}

func summariseChannel(st *catalog.Stream, c *catalog.Channel) kinesis.ChannelSummary {
	kind := kinesis.ChannelDestinationTypeS3
	if c.Table != nil {
		kind = kinesis.ChannelDestinationTypeS3Tables
	}
	return kinesis.ChannelSummary{
		ChannelName:              c.Name,
		ChannelARN:               st.ChannelARN(c),
		ChannelId:                c.ID,
		ChannelStatus:            string(c.Status),
		ChannelStatusReason:      c.Reason,
		ChannelCreationTimestamp: wholeSeconds(c.CreatedAt),
		ChannelDestinationType:   kind,
		Streams:                  kinesis.ChannelStreamIdentifierList{{StreamARN: st.ARN(), StreamCreationTimestamp: creationTimestamp(st)}},
	}
}
