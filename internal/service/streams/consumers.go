package streams

import (
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// consumerByARN gives the consumer with an ARN, of any state, and its stream. A
// consumer that was made at another time, of another account or region, or of no
// stream there is, is refused as not found.
func (s *Service) consumerByARN(t shardwell.Tenant, arn string) (*catalog.Stream, *catalog.Consumer, error) {
	id, ok := shardwell.ParseConsumerARN(arn)
	of, isStream := shardwell.ParseStreamARN(id.Stream)
	if !ok || !isStream {
		return nil, nil, errNotAConsumerARN(arn)
	}
	if of.Tenant == t && of.Partition == shardwell.Partition(t.Region) {
		if st := s.catalog.Stream(t, of.Name); st != nil {
			if c := st.Consumer(id.Name); c != nil && c.CreatedAt == id.CreatedAt {
				return st, c, nil
			}
		}
	}
	return nil, nil, catalog.ConsumerNotFound(catalog.Key{Tenant: of.Tenant, Name: of.Name}, catalog.ConsumerID{Consumer: id.Name, CreatedAt: id.CreatedAt})
}

// findConsumer gives the consumer that a request names: by ARN, by its stream's
// ARN and its name, or by all of them, if they agree.
func (s *Service) findConsumer(t shardwell.Tenant, streamARN, name, arn string) (*catalog.Stream, *catalog.Consumer, error) {
	if arn != "" {
		if id, ok := shardwell.ParseConsumerARN(arn); ok &&
			(streamARN != "" && streamARN != id.Stream || name != "" && name != id.Name) {
			return nil, nil, errConsumerNamesDisagree()
		}
		return s.consumerByARN(t, arn)
	}
	if streamARN == "" || name == "" {
		return nil, nil, errNoConsumerNamed()
	}
	st, err := s.find(t, "", streamARN)
	if err != nil {
		return nil, nil, err
	}
	c := st.Consumer(name)
	if c == nil {
		return nil, nil, catalog.ConsumerNameNotFound(name, st.Account)
	}
	return st, c, nil
}

// describeConsumer is a consumer as lists and RegisterStreamConsumer tell of it.
func describeConsumer(st *catalog.Stream, c *catalog.Consumer) kinesis.Consumer {
	return kinesis.Consumer{
		ConsumerName:              c.Name,
		ConsumerARN:               st.ConsumerARN(c),
		ConsumerStatus:            string(c.Status),
		ConsumerCreationTimestamp: time.Unix(c.CreatedAt, 0).UTC(),
	}
}
