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
	page, next, err := listPage(s, kindChannelsPage, t, req.NextToken, pageSize(req.MaxResults, shardwell.MaxListedChannels),
		func(after string, take func(string, kinesis.ChannelSummary) bool) {
			s.catalog.ListChannels(t, after, func(st *catalog.Stream, c *catalog.Channel) bool {
				return !selected(req.StreamFilter, st) || take(c.Name, summariseChannel(st, c))
			})
		})
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.ListChannelsOutput{ChannelSummaries: page, NextToken: next}}, nil
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
