package streams

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// policyOf is a policy of a resource with an action.
func policyOf(arn, action string) string {
	return fmt.Sprintf(`{"Version":"2012-10-17","Statement":[{"Sid":"one","Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":%q,"Resource":%q}]}`, action, arn)
}

func (s *server) policyOf(arn string) string {
	s.t.Helper()
	return call[*kinesis.GetResourcePolicyOutput](s, "GetResourcePolicy", &kinesis.GetResourcePolicyInput{ResourceARN: arn}).Policy
}

// Check 72: a policy is given back exactly as it was put, replaced by the next and
// gone when it is deleted; without one there is an empty one to get, and none to
// delete. A restart keeps it.
func TestCheck72ResourcePolicy(t *testing.T) {
	s := newServer(t, Config{})
	s.createOnDemand("s")
	consumer := s.register("c").ConsumerARN
	queue := call[*kinesis.CreateQueueOutput](s, "CreateQueue", &kinesis.CreateQueueInput{QueueName: "q",
		StreamConfigurationList: kinesis.QueueStreamConfigurationList{{StreamARN: streamS}}}).QueueDescription.QueueARN
	for arn, actions := range map[string][2]string{
		streamS:  {"kinesis:PutRecord", "kinesis:GetRecords"},
		queue:    {"kinesis:ReceiveQueueRecords", "kinesis:DescribeQueue"},
		consumer: {"kinesis:SubscribeToShard", "kinesis:DescribeStreamConsumer"},
	} {
		remove := &kinesis.DeleteResourcePolicyInput{ResourceARN: arn}
		none := "No resource policy found for resource ARN " + arn
		if got := s.policyOf(arn); got != "{}" {
			t.Errorf("no policy is told as %s", got)
		}
		s.refused("DeleteResourcePolicy", remove, shardwell.CodeResourceNotFound, none)
		for _, action := range actions {
			text := " \n" + policyOf(arn, action) + "\t"
			s.run("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: arn, Policy: text})
			s.restart()
			if got := s.policyOf(arn); got != text {
				t.Errorf("the policy is %q, was put as %q", got, text)
			}
		}
		s.run("DeleteResourcePolicy", remove)
		if got := s.policyOf(arn); got != "{}" {
			t.Errorf("the deleted policy is told as %s", got)
		}
		s.refused("DeleteResourcePolicy", remove, shardwell.CodeResourceNotFound, none)
	}
}

// What is no policy of the resource is refused, and leaves the one that is there.
func TestPoliciesThatAreNot(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	consumer := s.register("c").ConsumerARN
	good := policyOf(streamS, "kinesis:PutRecord")
	s.run("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: streamS, Policy: good})
	statement := func(members string) string { return `{"Statement":{` + members + `}}` }
	const (
		who  = `"Effect":"Deny","Principal":"*"`
		what = `"Action":"kinesis:PutRecord"`
		of   = `"Resource":"` + streamS + `"`
	)
	malformed := func(why string) string { return "The resource policy is malformed: " + why + "." }
	const members = "a Statement is not a JSON object of Sid, Effect, Principal, Action, Resource and Condition"
	for text, message := range map[string]string{
		"":                               malformed("it is not a JSON object of Version, Id and Statement"),
		"x":                              malformed("it is not a JSON object of Version, Id and Statement"),
		"null":                           malformed("it is not a JSON object of Version, Id and Statement"),
		"[]":                             malformed("it is not a JSON object of Version, Id and Statement"),
		good + "x":                       malformed("it is not a JSON object of Version, Id and Statement"),
		`{"Statements":[]}`:              malformed("it is not a JSON object of Version, Id and Statement"),
		`{"Version":"2012"}`:             malformed("its Version is neither 2012-10-17 nor 2008-10-17"),
		`{"Version":null}`:               malformed("its Version is neither 2012-10-17 nor 2008-10-17"),
		`{"Id":1}`:                       malformed("its Id is not a string"),
		`{}`:                             malformed("it has no Statement"),
		`{"Statement":[]}`:               malformed("it has no Statement"),
		`{"Statement":"x"}`:              malformed(members),
		`{"Statement":[null]}`:           malformed(members),
		statement(`"Effekt":"Allow"`):    malformed(members),
		statement(`"Sid":1`):             malformed("a Sid is not a string"),
		statement(`"Sid":"x"`):           malformed("an Effect is neither Allow nor Deny"),
		statement(`"Effect":"allow"`):    malformed("an Effect is neither Allow nor Deny"),
		statement(`"Effect":"Allow"`):    malformed("a Statement has no Principal"),
		statement(who):                   malformed("a Statement has no Action"),
		statement(who + `,"Action":[]`):  malformed("a Statement has no Action"),
		statement(who + `,"Action":[1]`): malformed("a Statement has no Action"),
		statement(who + "," + what + `,"NotAction":"kinesis:PutRecord",` + of): malformed("a Statement has no Action"),
		statement(who + "," + what):                                                                    malformed("a Statement has no Resource"),
		statement(who + "," + what + `,"NotResource":"x"`):                                             malformed(members),
		statement(who + "," + what + "," + of + `,"Condition":[]`):                                     malformed("a Condition is not a JSON object of operators"),
		statement(who + "," + what + "," + of + `,"Condition":{"x":1}`):                                malformed("a Condition is not a JSON object of operators"),
		statement(`"Effect":"Allow","Principal":"x",` + what + "," + of):                               malformed("a Statement has no Principal"),
		statement(`"Effect":"Allow","Principal":{},` + what + "," + of):                                malformed("a Statement has no Principal"),
		statement(`"Effect":"Allow","Principal":{"AWS":[]},` + what + "," + of):                        malformed("a Statement has no Principal"),
		statement(who + "," + what + "," + of + `,"Condition":{"StringEquals":{"aws:username":null}}`): malformed("it does not follow the grammar of policies"),
		statement(`"Effect":"Allow",` + who + "," + what + "," + of):                                   malformed("it does not follow the grammar of policies"),
		policyOf(streamS, "kinesis:CreateStream"):                                                      "The action kinesis:CreateStream is not supported in the resource policy of a stream.",
		policyOf(streamS, "kinesis:SubscribeToShard"):                                                  "The action kinesis:SubscribeToShard is not supported in the resource policy of a stream.",
		policyOf(streamS, "s3:PutObject"):                                                              "The action s3:PutObject is not supported in the resource policy of a stream.",
		policyOf(consumer, "kinesis:PutRecord"):                                                        "The Resource " + consumer + " of the resource policy does not match the resource ARN " + streamS + ".",
		policyOf(streamS+"2", "kinesis:PutRecord"):                                                     "The Resource " + streamS + "2 of the resource policy does not match the resource ARN " + streamS + ".",
		good[:len(good)-1] + strings.Repeat(" ", 20481-len(good)) + "}":                                "The resource policy is 20481 bytes long, which is more than the maximum of 20480 bytes.",
	} {
		s.refused("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: streamS, Policy: text}, shardwell.CodeInvalidArgument, message)
	}
	if got := s.policyOf(streamS); got != good {
		t.Errorf("after refusals the policy is %s", got)
	}
	s.refused("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: consumer, Policy: policyOf(consumer, "kinesis:PutRecord")},
		shardwell.CodeInvalidArgument, "The action kinesis:PutRecord is not supported in the resource policy of a consumer.")
}

// Whatever IAM's language allows is taken: one or more of everything, patterns,
// conditions.
func TestPoliciesOfEveryForm(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	for _, text := range []string{
		`{"Statement":{"Effect":"Allow","Principal":"*","Action":"kinesis:*","Resource":"` + streamS + `"}}`,
		`{"Version":"2008-10-17","Id":"x","Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":["111111111111","arn:aws:iam::222222222222:root"],"Service":"x"},` +
			`"NotAction":["KINESIS:putrecord","kinesis:Get*"],"Resource":["arn:aws:kinesis:*:000000000000:stream/?"],"Condition":{"StringEquals":{"aws:x":["y"]}}},` +
			`{"Effect":"Allow","Principal":{"Federated":"f"},"Action":"*","Resource":"*"}]}`,
	} {
		text += strings.Repeat(" ", maxPolicyBytes-len(text))
		s.run("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: streamS, Policy: text})
		if got := s.policyOf(streamS); got != text {
			t.Errorf("the policy is %s", got)
		}
	}
}

// Policies hang on streams and consumers that are there, and change while those
// are there to stay.
func TestPoliciesByState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		const prefix = "arn:aws:kinesis:us-east-1:000000000000:"
		for arn, message := range map[string]string{
			prefix + "stream/x":              "Stream x under account 000000000000 not found.",
			prefix + "queue/x":               "Queue " + prefix + "queue/x, account 000000000000 not found.",
			prefix + "stream/x/consumer/c:7": "Consumer c with creation timestamp 7 under stream: x, account 000000000000 not found.",
		} {
			s.refused("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: arn, Policy: "x"}, shardwell.CodeResourceNotFound, message)
			s.refused("GetResourcePolicy", &kinesis.GetResourcePolicyInput{ResourceARN: arn}, shardwell.CodeResourceNotFound, message)
			s.refused("DeleteResourcePolicy", &kinesis.DeleteResourcePolicyInput{ResourceARN: arn}, shardwell.CodeResourceNotFound, message)
		}
		for arn, message := range map[string]string{
			prefix + "channel/x": "ResourceARN " + prefix + "channel/x is not of a stream, a consumer or a queue.",
			prefix + "xstream/x": "ResourceARN " + prefix + "xstream/x is invalid.",
		} {
			s.refused("PutResourcePolicy", &kinesis.PutResourcePolicyInput{ResourceARN: arn, Policy: "x"}, shardwell.CodeInvalidArgument, message)
			s.refused("GetResourcePolicy", &kinesis.GetResourcePolicyInput{ResourceARN: arn}, shardwell.CodeInvalidArgument, message)
			s.refused("DeleteResourcePolicy", &kinesis.DeleteResourcePolicyInput{ResourceARN: arn}, shardwell.CodeInvalidArgument, message)
		}
		s.create("s", 1)
		put := &kinesis.PutResourcePolicyInput{ResourceARN: streamS, Policy: policyOf(streamS, "kinesis:PutRecord")}
		s.refused("PutResourcePolicy", put, shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state CREATING")
		pass(2 * time.Second)
		s.run("PutResourcePolicy", put)
		consumer := s.register("c")
		put = &kinesis.PutResourcePolicyInput{ResourceARN: consumer.ConsumerARN, Policy: policyOf(consumer.ConsumerARN, "kinesis:SubscribeToShard")}
		s.refused("PutResourcePolicy", put, shardwell.CodeResourceInUse, fmt.Sprintf(
			"Consumer c with creation timestamp %d under stream s and account 000000000000 is not in ACTIVE status.", consumer.ConsumerCreationTimestamp.Unix()))
		pass(2 * time.Second)
		s.run("PutResourcePolicy", put)
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s", EnforceConsumerDeletion: ptr(true)})
		s.refused("DeleteResourcePolicy", &kinesis.DeleteResourcePolicyInput{ResourceARN: streamS}, shardwell.CodeResourceInUse,
			"Stream s under account 000000000000 not ACTIVE, instead in state DELETING")
		pass(2 * time.Second)
		s.create("s", 1)
		if got := s.policyOf(streamS); got != "{}" {
			t.Errorf("a new stream of the name has the policy %s", got)
		}
	})
}

// A pattern stands for a name as IAM has it.
func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"", "", true}, {"*", "", true}, {"?", "", false}, {"a", "a", true}, {"a", "b", false}, {"a*", "abc", true}, {"*c", "abc", true},
		{"a*b*c", "aXbYbZc", true}, {"a*b*c", "aXbYbZ", false}, {"a?c", "abc", true}, {"a?c", "ac", false}, {"**", "x", true}, {"a**", "a", true},
		{"ab", "a", false}, {"a", "ab", false},
	} {
		if got := matches(c.pattern, c.name); got != c.want {
			t.Errorf("%q for %q: %v", c.pattern, c.name, got)
		}
	}
}

// FuzzCheckPolicy: no text makes the check panic, and what is taken as a policy
// of a stream is none of another.
func FuzzCheckPolicy(f *testing.F) {
	f.Add(policyOf(streamS, "kinesis:PutRecord"))
	f.Add(`{"Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":["1"]},"NotAction":["kinesis:Get?ecords"],"Resource":"` + streamS + `"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		if checkPolicy(shardwell.KindStream, streamS, text) == nil && !strings.ContainsAny(text, `*?\`) &&
			checkPolicy(shardwell.KindStream, streamS+"x", text) == nil {
			t.Errorf("%q is a policy of two streams", text)
		}
	})
}
