package streams

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// ListStreamConsumers lists a stream's consumers in every state, by name. The
// stream may be in any state. A NextToken goes on in the very stream that it was
// given for.
func (s *Service) listStreamConsumers(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ListStreamConsumersInput)
	st, err := s.find(t, "", req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	now := s.data.clock.now()
	var from consumersPage
	switch {
	case req.NextToken != "" && !req.StreamCreationTimestamp.IsZero():
		return service.Reply{}, errBesideNextToken("StreamCreationTimestamp")
	case req.NextToken != "":
		payload, err := s.tokens.openPage(kindConsumersPage, t, now, req.NextToken)
		if err != nil {
			return service.Reply{}, err
		}
		if err := json.Unmarshal(payload, &from); err != nil {
			return service.Reply{}, fmt.Errorf("open page of consumers: %w", err)
		}
		if from.UID != st.UID {
			return service.Reply{}, errInvalidNextToken()
		}
	case !madeAt(st, req.StreamCreationTimestamp):
		return service.Reply{}, catalog.NotFound(st.Key)
	}
	limit := pageSize(req.MaxResults, shardwell.MaxListedConsumers)
	out := &kinesis.ListStreamConsumersOutput{Consumers: kinesis.ConsumerList{}}
	for i := range st.Consumers {
		c := &st.Consumers[i]
		if c.Name <= from.After {
			continue
		}
		if len(out.Consumers) == limit {
			payload, err := json.Marshal(consumersPage{UID: st.UID, After: out.Consumers[limit-1].ConsumerName})
			if err != nil {
				return service.Reply{}, fmt.Errorf("seal page of consumers: %w", err)
			}
			out.NextToken = s.tokens.sealPage(kindConsumersPage, t, now, payload)
			break
		}
		out.Consumers = append(out.Consumers, describeConsumer(st, c))
	}
	return service.Reply{Body: out}, nil
}

// consumersPage is what a NextToken of ListStreamConsumers carries.
type consumersPage struct {
	UID   string `json:"u"` // the stream's
	After string `json:"a"` // only names above this one
}
