package streams

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// resource is what a ResourceARN names, as it is at one moment.
type resource struct {
	kind   shardwell.ResourceKind
	key    catalog.Key // of the stream
	part   catalog.Part
	name   string // as texts speak of it
	tags   map[string]string
	policy string
}

func (r resource) tagged() tagged { return tagged{r.kind, r.name, r.key.Account} }

// resource gives what an ARN names, in any state. What is not there, or belongs to
// another account, region or partition, is refused as not found, in the words of
// its kind.
func (s *Service) resource(t shardwell.Tenant, arn string) (resource, error) {
	a, ok := shardwell.ParseResourceARN(arn)
	if !ok {
		return resource{}, errNotAResourceARN(arn)
	}
	switch a.Kind {
	case shardwell.KindConsumer:
		st, c, err := s.consumerByARN(t, arn)
		if err != nil {
			return resource{}, err
		}
		return resource{a.Kind, st.Key, catalog.Part{Consumer: new(c.ID())}, c.Name, c.Tags, c.Policy}, nil
	case shardwell.KindStream:
		st, err := s.find(t, "", arn)
		if err != nil {
			return resource{}, err
		}
		return ofStream(st), nil
	case shardwell.KindQueue:
		st, q, err := s.queueNamed(t, arn)
		if err != nil {
			return resource{}, err
		}
		return resource{a.Kind, st.Key, catalog.Part{Queue: q.ID}, q.Name, q.Tags, q.Policy}, nil
	case shardwell.KindChannel:
		st, c, err := s.channel(t, arn)
		if err != nil {
			return resource{}, err
		}
		return resource{a.Kind, st.Key, catalog.Part{Channel: c.ID}, c.Name, c.Tags, ""}, nil
	}
	return resource{}, errNotAResourceARN(arn)
}

// ofStream is a stream itself as a resource.
func ofStream(st *catalog.Stream) resource {
	return resource{shardwell.KindStream, st.Key, catalog.Part{}, st.Name, st.Tags, st.Policy}
}

// withPolicy gives what an ARN names, if it is something that can have a resource
// policy.
func (s *Service) withPolicy(t shardwell.Tenant, arn string) (resource, error) {
	if a, ok := shardwell.ParseResourceARN(arn); ok && sharedActions[a.Kind] == nil {
		return resource{}, errNoPolicies(arn)
	}
	return s.resource(t, arn)
}
