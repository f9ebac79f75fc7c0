package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// UpdateChannel changes how fresh a channel's data is to be or where it logs to:
// nothing else about a channel can change. It is UPDATING then, for as long as
// state changes take. Checks in this order: the channel is there, arguments, its
// state.
func (s *Service) updateChannel(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateChannelInput)
	st, c, err := s.channel(t, req.ChannelARN)
	if err != nil {
		return service.Reply{}, err
	}
	after, err := changedChannel(c, req)
	if err != nil {
		return service.Reply{}, err
	}
	told, err := s.changeChannel(ctx, "update channel of stream", st.Key, c.ID, catalog.UpdateChannel{
		Key: st.Key, ID: c.ID, ChannelChanges: after, DelayMillis: s.stateDelay(catalog.Updating).Milliseconds(),
	}.Encode())
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.UpdateChannelOutput{ChannelDescription: told}}, nil
}

// changedChannel is what a request makes of the channel.
func changedChannel(c *catalog.Channel, req *kinesis.UpdateChannelInput) (catalog.ChannelChanges, error) {
	after := c.ChannelChanges
	toBucket, toTable, logging := req.S3DestinationConfiguration, req.S3TablesDestinationConfiguration, req.LoggingConfiguration
	switch {
	case toBucket == nil && toTable == nil && logging == nil:
		return after, errNothingToUpdate()
	case toBucket != nil && c.S3 == nil:
		return after, errOtherDestination("S3DestinationConfiguration")
	case toTable != nil && c.Table == nil:
		return after, errOtherDestination("S3TablesDestinationConfiguration")
	case toBucket != nil:
		after.FreshnessSeconds = toBucket.DataFreshnessInSeconds
	case toTable != nil:
		after.FreshnessSeconds = toTable.DataFreshnessInSeconds
	}
	if logging != nil {
		logs := logging.CloudWatchLogs
		after.Logs.Enabled = logs.Enabled
		if logs.LogGroupName != "" {
			after.Logs.Group = logs.LogGroupName
		}
		if logs.LogStreamName != "" {
			after.Logs.Stream = logs.LogStreamName
		}
		after.Logs = channelLogs(c.Name, c.ID, after.Logs)
	}
	return after, checkFreshness(after.FreshnessSeconds)
}
