package streams

import (
	"maps"
	"slices"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/permission"
)

// Access tells what a call asks of its caller, whose own account t is in. It does
// not tell whether what the call names is there, and a caller is told so only if
// allowed to ask. An error is the call's own: it names nothing, or what cannot be
// told from its input.
func (s *Service) Access(t shardwell.Tenant, operation string, in api.Struct, into *service.Access) error {
	needs, _ := permission.Of(operation)
	into.RequestTags, into.TagKeys = tagsIn(in)
	for i, need := range needs {
		if need.When == permission.WithTags && len(into.RequestTags) == 0 {
			continue
		}
		if need.Resource == permission.GivenKey || need.Resource == permission.StreamKey {
			s.askForKey(t, need, in, into)
			continue
		}
		before := len(into.Asks)
		owner, err := s.ask(t, need, in, into)
		if err != nil {
			return err
		}
		for j := before; j < len(into.Asks); j++ {
			into.Asks[j].Action = need.Action
		}
		if i == 0 && owner != t {
			into.Owner = owner
		}
	}
	return nil
}

// ask adds the resources of a need, and gives the tenant whose they are. The region
// is always the one called: an ARN of another names nothing here.
func (s *Service) ask(t shardwell.Tenant, need permission.Need, in api.Struct, into *service.Access) (shardwell.Tenant, error) {
	text := func(member string) string { return textMember(in, member) }
	named := func(arn string) (shardwell.Tenant, error) {
		owner, ask, err := s.askOf(t, arn)
		into.Asks = append(into.Asks, ask)
		return owner, err
	}
	plain := func(resource string) (shardwell.Tenant, error) {
		into.Asks = append(into.Asks, service.Ask{Resource: resource})
		return t, nil
	}
	switch need.Resource {
	case permission.Nothing:
		return plain("*")
	case permission.NewStream:
		return plain(t.StreamARN(text("StreamName")))
	case permission.NewQueue:
		return plain(t.QueueARN("*"))
	case permission.NewChannel:
		return plain(t.ChannelARN("*"))
	case permission.NewConsumer:
		return plain(text("StreamARN") + "/consumer/" + text("ConsumerName") + ":*")
	case permission.Execution:
		into.SetKey("iam:passedtoservice", "kinesis.amazonaws.com")
		return plain(text("ServiceExecutionRoleARN"))
	case permission.Stream:
		arn, err := s.streamARNIn(t, in)
		if err != nil {
			return t, err
		}
		return named(arn)
	case permission.IteratorStream:
		it, err := s.data.sealer.openIterator(t.Region, s.data.clock.now(), text("ShardIterator"))
		if err != nil {
			return t, err
		}
		return named(shardwell.Tenant{Account: it.account, Region: t.Region}.StreamARN(it.stream))
	case permission.Consumer:
		return s.askOfConsumer(t, in, into)
	case permission.Named:
		owner, err := named(text("ResourceARN"))
		if isRootOf(into.Caller, owner) && isAboutPolicies(need.Action) {
			into.Asks[len(into.Asks)-1].Policy = nil
		}
		return owner, err
	case permission.Channel:
		return named(text("ChannelARN"))
	case permission.Queue:
		return named(text("QueueARN"))
	case permission.QueueStreams:
		for _, from := range in.(*kinesis.CreateQueueInput).StreamConfigurationList {
			if _, err := named(from.StreamARN); err != nil {
				return t, err
			}
		}
	case permission.GivenKey, permission.StreamKey: // see askForKey
	}
	return t, nil
}

// isRootOf says whether a caller is the root of the account that owns a resource.
func isRootOf(c *service.Caller, owner shardwell.Tenant) bool {
	return c != nil && c.Kind == policy.Root && c.Account == owner.Account
}

// isAboutPolicies says whether an action is about the policy of a resource, which the
// root of its account may always see and replace, whatever the policy says: a policy
// that denies everybody could not be mended otherwise. It is so for buckets of S3 and
// queues of SQS (documented), and for Kinesis not known.
func isAboutPolicies(action policy.Action) bool {
	switch action.String() {
	case "kinesis:GetResourcePolicy", "kinesis:PutResourcePolicy", "kinesis:DeleteResourcePolicy":
		return true
	}
	return false
}

// askOf gives what is asked about an ARN: its policy and tags if it is there.
func (s *Service) askOf(t shardwell.Tenant, arn string) (shardwell.Tenant, service.Ask, error) {
	a, ok := shardwell.ParseResourceARN(arn)
	if !ok {
		return t, service.Ask{}, errNotAResourceARN(arn)
	}
	owner := shardwell.Tenant{Account: a.Account, Region: t.Region}
	ask := service.Ask{Resource: arn}
	if r, err := s.resource(owner, arn); err == nil {
		ask.Tags, ask.Policy = r.tags, resourcePolicies.of(arn, r.policy)
	}
	return owner, ask, nil
}

// streamARNIn gives the ARN of the stream that an input names, by name, by ARN, by
// both if they agree, or by the page of ListShards that it goes on from.
func (s *Service) streamARNIn(t shardwell.Tenant, in api.Struct) (string, error) {
	name, arn := textMember(in, "StreamName"), textMember(in, "StreamARN")
	parts, ok := shardwell.ParseStreamARN(arn)
	switch list, is := in.(*kinesis.ListShardsInput); {
	case is && list.NextToken != "":
		if err := checkAloneWithToken(list); err != nil {
			return "", err
		}
		sel, err := s.openShardsPage(t, s.data.clock.now(), list.NextToken)
		return shardwell.Tenant{Account: sel.Account, Region: t.Region}.StreamARN(sel.Stream), err
	case arn == "" && name == "" && is:
		return "", errListShardsNamesNothing()
	case arn == "" && name == "":
		return "", errNoStreamNamed()
	case arn == "":
		return t.StreamARN(name), nil
	case !ok:
		return "", errNotAStreamARN(arn)
	case name != "" && name != parts.Name:
		return "", errNameAndARNDisagree(name, arn)
	}
	return arn, nil
}

// askOfConsumer adds the consumer that an input names. One that is named by its
// stream has, if it is not there, a star in place of its time, and is told with one
// if it is.
func (s *Service) askOfConsumer(t shardwell.Tenant, in api.Struct, into *service.Access) (shardwell.Tenant, error) {
	stream, name, arn := textMember(in, "StreamARN"), textMember(in, "ConsumerName"), textMember(in, "ConsumerARN")
	told := ""
	if arn == "" {
		if stream == "" || name == "" {
			return t, errNoConsumerNamed()
		}
		parts, ok := shardwell.ParseStreamARN(stream)
		if !ok {
			return t, errNotAStreamARN(stream)
		}
		owner := shardwell.Tenant{Account: parts.Account, Region: t.Region}
		told = stream + "/consumer/" + name + ":*"
		st, c, err := s.findConsumer(owner, stream, name, "")
		if err != nil {
			into.Asks = append(into.Asks, service.Ask{Resource: told, Told: told})
			return owner, nil
		}
		arn = st.ConsumerARN(c)
	}
	if _, ok := shardwell.ParseConsumerARN(arn); !ok {
		return t, errNotAConsumerARN(arn)
	}
	owner, ask, err := s.askOf(t, arn)
	ask.Told = told
	into.Asks = append(into.Asks, ask)
	return owner, err
}

// textMember gives a member of an input that is a text, "" if there is none.
func textMember(in api.Struct, name string) string {
	i := in.Shape().Index(name, 0)
	if i < 0 {
		return ""
	}
	if text, ok := in.Field(i).(*string); ok {
		return *text
	}
	return ""
}

// tagsIn gives the tags that an input sets, and the keys of those that it sets or
// removes.
func tagsIn(in api.Struct) (tags map[string]string, keys []string) {
	switch req := in.(type) {
	case *kinesis.AddTagsToStreamInput:
		tags = req.Tags
	case *kinesis.CreateChannelInput:
		tags = req.Tags
	case *kinesis.CreateQueueInput:
		tags = req.Tags
	case *kinesis.CreateStreamInput:
		tags = req.Tags
	case *kinesis.RegisterStreamConsumerInput:
		tags = req.Tags
	case *kinesis.TagResourceInput:
		tags = req.Tags
	case *kinesis.RemoveTagsFromStreamInput:
		return nil, req.TagKeys
	case *kinesis.UntagResourceInput:
		return nil, req.TagKeys
	}
	if len(tags) > 0 {
		keys = slices.Sorted(maps.Keys(tags))
	}
	return tags, keys
}

// resourcePolicies are the policies that have been asked about of late.
var resourcePolicies = policyCache{most: 256}

// policyCache remembers policies that have been read, up to most of them. Safe for
// concurrent use.
type policyCache struct {
	most int
	mu   sync.RWMutex
	read map[policyText]*policy.Policy
}

// policyText is a policy as it was put on something.
type policyText struct{ arn, text string }

// isReadable says whether a text is a policy to whoever decides by it.
func isReadable(arn, text string) bool {
	_, err := policy.ParseStored(policy.Resource, arn, text)
	return err == nil
}

// of reads the policy of a resource, nil if there is none. A text that is no policy,
// which earlier releases took some for that are not, denies everything but to put it
// right.
func (c *policyCache) of(arn, text string) *policy.Policy {
	if text == "" {
		return nil
	}
	key := policyText{arn, text}
	c.mu.RLock()
	p := c.read[key]
	c.mu.RUnlock()
	if p != nil {
		return p
	}
	p, err := policy.ParseStored(policy.Resource, arn, text)
	if err != nil {
		p = denyAll(arn)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.read == nil || len(c.read) >= c.most {
		c.read = make(map[policyText]*policy.Policy)
	}
	c.read[key] = p
	return p
}

// denyAll is the policy of a resource whose own cannot be read. It leaves the way to
// another policy to those whom their own policies allow it: not even root could go it
// otherwise.
func denyAll(arn string) *policy.Policy {
	p, err := policy.ParseStored(policy.Resource, arn,
		`{"Version":"2012-10-17","Statement":{"Sid":"Unreadable","Effect":"Deny","Principal":"*",`+
			`"NotAction":["kinesis:GetResourcePolicy","kinesis:PutResourcePolicy","kinesis:DeleteResourcePolicy"],"Resource":"*"}}`)
	if err != nil {
		panic("streams: the policy that denies everything is none: " + err.Error())
	}
	return p
}
