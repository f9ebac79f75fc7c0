package streams

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// find gives the stream that a request names, by name, by ARN or by both.
func (s *Service) find(t shardwell.Tenant, name, arn string) (*catalog.Stream, error) {
	k, err := addressed(t, name, arn)
	if err != nil {
		return nil, err
	}
	st := s.catalog.Stream(k.Tenant, k.Name)
	if st == nil {
		return nil, catalog.NotFound(k)
	}
	return st, nil
}

// addressed gives the key that a request of tenant t names, by name, by ARN or
// by both, if they agree. It does not say whether there is such a stream, but
// it is always t's: a stream of another account or region is refused as not
// found, in words that speak of the account in the ARN, as AWS's do.
func addressed(t shardwell.Tenant, name, arn string) (catalog.Key, error) {
	if arn == "" {
		if name == "" {
			return catalog.Key{}, errNoStreamNamed()
		}
		return catalog.Key{Tenant: t, Name: name}, nil
	}
	parts, ok := shardwell.ParseStreamARN(arn)
	if !ok {
		return catalog.Key{}, errNotAStreamARN(arn)
	}
	if name != "" && name != parts.Name {
		return catalog.Key{}, errNameAndARNDisagree(name, arn)
	}
	k := catalog.Key{Tenant: parts.Tenant, Name: parts.Name}
	if k.Tenant != t || parts.Partition != shardwell.Partition(t.Region) {
		return catalog.Key{}, catalog.NotFound(k)
	}
	return k, nil
}
