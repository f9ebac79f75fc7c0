package streams

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
)

// asked writes what a call asks: "ACTION on RESOURCE" by lines.
func (s *server) asked(t shardwell.Tenant, operation string, in api.Struct) (string, service.Access, error) {
	var a service.Access
	err := s.service.Access(t, operation, in, &a)
	var lines []string
	for _, ask := range a.Asks {
		lines = append(lines, ask.Action.String()+" on "+ask.Resource)
	}
	return strings.Join(lines, "\n"), a, err
}

// A call asks for its own action on what it names, however it names it and whether
// it is there or not, and for what else AWS documents.
func TestAccess(t *testing.T) {
	s := newServer(t, Config{})
	s.createOnDemand("s")
	consumer := s.register("c").ConsumerARN
	shard := s.describe("s").Shards[0].ShardId
	token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: "s", ShardId: shard, ShardIteratorType: trimHorizon}).ShardIterator
	page := call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "s", MaxResults: new(int32(1))}).NextToken
	s.run("AddTagsToStream", &kinesis.AddTagsToStreamInput{StreamName: "s", Tags: map[string]string{"team": "blue"}})
	none := home.StreamARN("none")
	tags := map[string]string{"b": "1", "a": "2"}
	for _, c := range []struct {
		operation string
		in        api.Struct
		want      string
		keys      string
	}{
		{"PutRecord", &kinesis.PutRecordInput{StreamName: "s"}, "kinesis:PutRecord on " + streamS, ""},
		{"PutRecord", &kinesis.PutRecordInput{StreamARN: streamS}, "kinesis:PutRecord on " + streamS, ""},
		{"PutRecords", &kinesis.PutRecordsInput{StreamName: "none"}, "kinesis:PutRecords on " + none, ""},
		{"GetRecords", &kinesis.GetRecordsInput{ShardIterator: token}, "kinesis:GetRecords on " + streamS, ""},
		{"ListShards", &kinesis.ListShardsInput{NextToken: page}, "kinesis:ListShards on " + streamS, ""},
		{"ListStreams", &kinesis.ListStreamsInput{}, "kinesis:ListStreams on *", ""},
		{"CreateStream", &kinesis.CreateStreamInput{StreamName: "none"}, "kinesis:CreateStream on " + none, ""},
		{"CreateStream", &kinesis.CreateStreamInput{StreamName: "none", Tags: tags},
			"kinesis:CreateStream on " + none + "\nkinesis:AddTagsToStream on " + none, "a b"},
		{"SubscribeToShard", &kinesis.SubscribeToShardInput{ConsumerARN: consumer}, "kinesis:SubscribeToShard on " + consumer, ""},
		{"DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{StreamARN: streamS, ConsumerName: "c"}, "kinesis:DescribeStreamConsumer on " + consumer, ""},
		{"DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{StreamARN: streamS, ConsumerName: "d"},
			"kinesis:DescribeStreamConsumer on " + streamS + "/consumer/d:*", ""},
		{"RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "d", Tags: tags},
			"kinesis:RegisterStreamConsumer on " + streamS + "\nkinesis:TagResource on " + streamS + "/consumer/d:*", "a b"},
		{"UntagResource", &kinesis.UntagResourceInput{ResourceARN: consumer, TagKeys: []string{"x"}}, "kinesis:UntagResource on " + consumer, "x"},
		{"CreateQueue", &kinesis.CreateQueueInput{QueueName: "q", StreamConfigurationList: kinesis.QueueStreamConfigurationList{{StreamARN: streamS}}},
			"kinesis:CreateQueue on " + home.QueueARN("*") + "\nkinesis:AssociateStreamsWithQueue on " + streamS, ""},
		{"CreateChannel", &kinesis.CreateChannelInput{ServiceExecutionRoleARN: "arn:aws:iam::000000000000:role/r"},
			"kinesis:CreateChannel on " + home.ChannelARN("*") + "\niam:PassRole on arn:aws:iam::000000000000:role/r", ""},
	} {
		got, a, err := s.asked(home, c.operation, c.in)
		if err != nil || got != c.want || strings.Join(a.TagKeys, " ") != c.keys || a.Owner != (shardwell.Tenant{}) {
			t.Errorf("%s asks %q with keys %q of %+v, %v\nwant %q with %q", c.operation, got, a.TagKeys, a.Owner, err, c.want, c.keys)
		}
	}
	if _, a, _ := s.asked(home, "CreateChannel", &kinesis.CreateChannelInput{}); fmt.Sprint(a.Keys["iam:passedtoservice"]) != "[kinesis.amazonaws.com]" {
		t.Errorf("the role of a channel is passed to %v", a.Keys)
	}
	for _, name := range []string{"c", "d"} { // one is there, the other is not, and a denial tells nothing of it
		_, a, _ := s.asked(home, "DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{StreamARN: streamS, ConsumerName: name})
		if want := streamS + "/consumer/" + name + ":*"; a.Asks[0].Told != want {
			t.Errorf("a denial about %s tells %q, want %q", name, a.Asks[0].Told, want)
		}
	}
	if _, a, _ := s.asked(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s"}); !maps.Equal(a.Asks[0].Tags, map[string]string{"team": "blue"}) {
		t.Errorf("the stream's tags are %v", a.Asks[0].Tags)
	}
}

// What names nothing, or what cannot be told from, is refused as the operation
// refuses it, and nothing is asked that another check would have to make up for.
func TestAccessRefusals(t *testing.T) {
	s := newServer(t, Config{})
	for operation, in := range map[string]api.Struct{
		"PutRecord":              &kinesis.PutRecordInput{},
		"GetRecords":             &kinesis.GetRecordsInput{ShardIterator: "AAAA"},
		"DescribeStream":         &kinesis.DescribeStreamInput{StreamName: "a", StreamARN: streamS},
		"DescribeStreamConsumer": &kinesis.DescribeStreamConsumerInput{ConsumerName: "c"},
		"ListShards":             &kinesis.ListShardsInput{StreamName: "s", NextToken: "AAAA"},
		"TagResource":            &kinesis.TagResourceInput{ResourceARN: "arn:aws:kinesis:us-east-1:000000000000:table/t"},
	} {
		if got, _, err := s.asked(home, operation, in); err == nil {
			t.Errorf("%s asks %q", operation, got)
		}
	}
	for _, op := range kinesis.Service.Operations {
		// Every operation asks something of an input with nothing in it, or refuses it.
		if got, _, err := s.asked(home, op.Name, op.NewInput()); err == nil && !strings.HasPrefix(got, "kinesis:"+op.Name+" on ") {
			t.Errorf("%s asks %q", op.Name, got)
		}
	}
}

// A stream of another account, named by its ARN or by an iterator, is asked for with
// its policy, and the call is then its account's. What the policy does not allow,
// and streams that are not there, look the same.
func TestAccessAcrossAccounts(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	s.run("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: streamS, Policy: policyOf(streamS, "kinesis:GetRecords")})
	token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: "s", ShardId: "0", ShardIteratorType: trimHorizon}).ShardIterator
	guest := shardwell.Tenant{Account: "111111111111", Region: home.Region}
	bob := &policy.Principal{Kind: policy.User, Account: guest.Account, ARN: "arn:aws:iam::111111111111:user/bob", Name: "bob"}
	everything, err := policy.Parse(policy.Managed, "all", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		operation string
		in        api.Struct
		allowed   bool
	}{
		{"GetRecords", &kinesis.GetRecordsInput{ShardIterator: token}, true},
		{"PutRecord", &kinesis.PutRecordInput{StreamARN: streamS}, false},
		{"PutRecord", &kinesis.PutRecordInput{StreamARN: home.StreamARN("none")}, false},
		{"PutRecord", &kinesis.PutRecordInput{StreamARN: shardwell.Tenant{Account: home.Account, Region: "eu-west-1"}.StreamARN("s")}, false},
	} {
		_, a, err := s.asked(guest, c.operation, c.in)
		if err != nil {
			if c.allowed {
				t.Errorf("%s: %v", c.operation, err)
			}
			continue
		}
		ask := a.Asks[0]
		d := policy.Decide(&policy.Request{Principal: bob, Action: ask.Action, Resource: ask.Resource, ResourceAccount: ask.Account},
			&policy.Policies{Identity: []*policy.Policy{everything}, Resource: ask.Policy})
		if d.Allowed != c.allowed || a.Owner != home {
			t.Errorf("%s on %s of %v: allowed %v", c.operation, ask.Resource, a.Owner, d.Allowed)
		}
		if c.allowed {
			if _, err := s.do(a.Owner, c.operation, c.in); err != nil {
				t.Errorf("%s for its owner: %v", c.operation, err)
			}
		}
	}
}

// Whoever another account's policy lets list its shards can turn the pages, for as
// long as the policy says so: it is asked about the same stream for each. Nobody else
// gets on with the token, not even where nobody is asked, and no token of the first
// release is another account's.
func TestShardsPageAcrossAccounts(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 3)
	guest := shardwell.Tenant{Account: "111111111111", Region: home.Region}
	list := func(in *kinesis.ListShardsInput) (out *kinesis.ListShardsOutput) {
		t.Helper()
		asks, a, err := s.asked(guest, "ListShards", in)
		if err != nil || asks != "kinesis:ListShards on "+streamS || a.Owner != home || a.Asks[0].Policy == nil {
			t.Fatalf("asked for %q of %+v with policy %v, %v", asks, a.Owner, a.Asks, err)
		}
		reply, err := s.do(a.Owner, "ListShards", in)
		if err != nil {
			t.Fatal(err)
		}
		return reply.(*kinesis.ListShardsOutput)
	}
	s.run("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: streamS, Policy: policyOf(streamS, "kinesis:ListShards")})
	page := list(&kinesis.ListShardsInput{StreamARN: streamS, MaxResults: new(int32(1))})
	first := page.NextToken
	for want := 1; want <= 2; want++ {
		page = list(&kinesis.ListShardsInput{NextToken: page.NextToken, MaxResults: new(int32(1))})
		if len(page.Shards) != 1 || page.Shards[0].ShardId != shardwell.FormatShardID(uint32(want)) {
			t.Errorf("page %d is of %+v", want, page.Shards)
		}
	}
	for _, stranger := range []shardwell.Tenant{guest, {Account: home.Account, Region: "eu-west-1"}} {
		if _, err := s.do(stranger, "ListShards", &kinesis.ListShardsInput{NextToken: first}); code(err) != shardwell.CodeInvalidArgument {
			t.Errorf("for %v: %v", stranger, err)
		}
	}
	s.run("DeleteResourcePolicy", &kinesis.DeleteResourcePolicyInput{ResourceARN: streamS})
	if _, a, err := s.asked(guest, "ListShards", &kinesis.ListShardsInput{NextToken: first}); err != nil || a.Owner != home || a.Asks[0].Policy != nil {
		t.Errorf("without a policy: %+v, %v", a, err)
	}

	st := s.service.catalog.Stream(home, "s")
	old := s.service.tokens.sealPage(kindShardsPage, home, s.service.data.clock.now(), fmt.Appendf(nil, `{"s":"s","u":%q,"a":%q,"d":0}`, st.UID, shardwell.FormatShardID(0)))
	if ids, _ := s.list(&kinesis.ListShardsInput{NextToken: old}); ids != "1.2." {
		t.Errorf("a token of the first release gives %s", ids)
	}
	over := s.service.tokens.sealPage(kindShardsPage, home, s.service.data.clock.now().Add(-shardwell.IteratorLife-time.Second), []byte("{}"))
	if _, err := s.do(home, "ListShards", &kinesis.ListShardsInput{NextToken: over}); code(err) != shardwell.CodeExpiredNextToken {
		t.Errorf("an old token of the first release: %v", err)
	}
	if _, _, err := s.asked(guest, "ListShards", &kinesis.ListShardsInput{NextToken: old}); code(err) != shardwell.CodeInvalidArgument {
		t.Errorf("a token of the first release in another account: %v", err)
	}
}

// A policy that denies everything to everybody can still be mended by the root of its
// account, and by nobody else.
func TestRootIsNotLockedOut(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	s.run("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: streamS, Policy: `{"Version":"2012-10-17","Statement":[{"Effect":"Deny",` +
		`"Principal":"*","NotAction":"kinesis:GetRecords","Resource":"` + streamS + `"}]}`})
	root, guest := service.Root("aws", home.Account, ""), service.Root("aws", "111111111111", "")
	user := &service.Caller{Principal: policy.Principal{Kind: policy.User, Account: home.Account, ARN: "arn:aws:iam::000000000000:user/u", Name: "u"}}
	for _, c := range []struct {
		operation string
		in        api.Struct
		who       *service.Caller
		want      bool
	}{
		{"DeleteResourcePolicy", &kinesis.DeleteResourcePolicyInput{ResourceARN: streamS}, root, true},
		{"PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: streamS}, root, true},
		{"GetResourcePolicy", &kinesis.GetResourcePolicyInput{ResourceARN: streamS}, root, true},
		{"PutRecord", &kinesis.PutRecordInput{StreamName: "s"}, root, false},
		{"DeleteResourcePolicy", &kinesis.DeleteResourcePolicyInput{ResourceARN: streamS}, user, false},
		{"DeleteResourcePolicy", &kinesis.DeleteResourcePolicyInput{ResourceARN: streamS}, guest, false},
	} {
		a := service.Access{Caller: c.who}
		if err := s.service.Access(home, c.operation, c.in, &a); err != nil {
			t.Fatal(err)
		}
		ask := a.Asks[0]
		d := policy.Decide(&policy.Request{Principal: &c.who.Principal, Action: ask.Action, Resource: ask.Resource}, &policy.Policies{Resource: ask.Policy})
		if d.Allowed != c.want {
			t.Errorf("%s by %s: %+v", c.operation, c.who.ARN, d)
		}
	}
}

// A policy is read once, many do not pile up, and one that cannot be read denies.
func TestPolicyCache(t *testing.T) {
	c := policyCache{most: 4}
	first := c.of(streamS, policyOf(streamS, "kinesis:PutRecord"))
	if first == nil || c.of(streamS, policyOf(streamS, "kinesis:PutRecord")) != first || c.of(streamS, "") != nil {
		t.Error("a policy is read again, or made up")
	}
	for i := range 20 {
		c.of(fmt.Sprint(i), policyOf(streamS, "kinesis:PutRecord"))
		if len(c.read) > c.most {
			t.Fatalf("%d policies are remembered", len(c.read))
		}
	}
	bob := &policy.Principal{Kind: policy.User, Account: home.Account, ARN: "arn:aws:iam::000000000000:user/bob"}
	d := policy.Decide(&policy.Request{Principal: bob, Action: policy.NewAction("kinesis:PutRecord"), Resource: streamS}, &policy.Policies{Resource: c.of(streamS, "no policy")})
	if d.Allowed || !d.Explicit {
		t.Errorf("a policy that cannot be read gives %+v", d)
	}
	root := service.Root("aws", home.Account, "")
	for action, want := range map[string]bool{"kinesis:PutRecord": false, "kinesis:DeleteStream": false, "kinesis:PutResourcePolicy": true, "kinesis:DeleteResourcePolicy": true} {
		d := policy.Decide(&policy.Request{Principal: &root.Principal, Action: policy.NewAction(action), Resource: streamS}, &policy.Policies{Resource: c.of(streamS, "no policy")})
		if d.Allowed != want {
			t.Errorf("%s of root with a policy that cannot be read: allowed %v", action, d.Allowed)
		}
	}
}
