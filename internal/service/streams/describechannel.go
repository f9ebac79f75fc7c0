package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// DescribeChannel describes a channel in any state. That it does not deliver is
// its state FAILED and the reason of that.
func (s *Service) describeChannel(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	st, c, err := s.channel(t, in.(*kinesis.DescribeChannelInput).ChannelARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.DescribeChannelOutput{ChannelDescription: channelDescription(st, c)}}, nil
}
