package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DeleteChannel takes a channel to DELETING, in whatever state it is; its name is
// free when it is gone.
func (s *Service) deleteChannel(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DeleteChannelInput)
	st, c, err := s.channel(t, req.ChannelARN)
	if err != nil {
		return service.Reply{}, err
	}
	_, err = s.changeChannel(ctx, "delete channel of stream", st.Key, c.ID, catalog.DeleteChannel{
		Key: st.Key, ID: c.ID, DelayMillis: s.stateDelay(catalog.Deleting).Milliseconds(),
	}.Encode())
	return service.Reply{}, err
}
