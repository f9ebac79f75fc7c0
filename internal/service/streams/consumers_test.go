package streams

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

const streamS = "arn:aws:kinesis:us-east-1:000000000000:stream/s"

// register registers a consumer of stream s and gives it as it is then.
func (s *server) register(name string) *kinesis.Consumer {
	s.t.Helper()
	return call[*kinesis.RegisterStreamConsumerOutput](s, "RegisterStreamConsumer",
		&kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: name}).Consumer
}

func (s *server) consumer(in kinesis.DescribeStreamConsumerInput) *kinesis.ConsumerDescription {
	s.t.Helper()
	return call[*kinesis.DescribeStreamConsumerOutput](s, "DescribeStreamConsumer", &in).ConsumerDescription
}

// Check 65: a consumer is CREATING, then ACTIVE, then DELETING, then gone; its
// stream stays ACTIVE; another of its name gets another ARN.
func TestCheck65ConsumerLife(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: 500 * time.Millisecond})
		s.create("s", 1)
		pass(501 * time.Millisecond)
		made := s.register("c")
		want := fmt.Sprintf("%s/consumer/c:%d", streamS, time.Now().Unix())
		if made.ConsumerName != "c" || made.ConsumerStatus != "CREATING" || made.ConsumerARN != want ||
			made.ConsumerCreationTimestamp.Unix() != time.Now().Unix() {
			t.Errorf("registered %+v, want %s", made, want)
		}
		s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "c"},
			shardwell.CodeResourceInUse, "Consumer c under stream s and account 000000000000 already exists.")
		for _, status := range []string{"CREATING", "ACTIVE"} {
			for _, in := range []kinesis.DescribeStreamConsumerInput{
				{ConsumerARN: want}, {StreamARN: streamS, ConsumerName: "c"}, {ConsumerARN: want, StreamARN: streamS, ConsumerName: "c"},
			} {
				if d := s.consumer(in); d.ConsumerStatus != status || d.ConsumerARN != want || d.StreamARN != streamS {
					t.Errorf("described %+v, want it %s", d, status)
				}
			}
			if got := s.summary("s"); got.StreamStatus != "ACTIVE" || *got.ConsumerCount != 1 {
				t.Errorf("with a %s consumer the stream is %s and has %d", status, got.StreamStatus, *got.ConsumerCount)
			}
			pass(499 * time.Millisecond)
			if d := s.consumer(kinesis.DescribeStreamConsumerInput{ConsumerARN: want}); d.ConsumerStatus != status {
				t.Errorf("after 499 ms the consumer is %s, was %s", d.ConsumerStatus, status)
			}
			pass(2 * time.Millisecond)
		}
		s.run("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{ConsumerARN: want})
		s.run("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "c"})
		if d := s.consumer(kinesis.DescribeStreamConsumerInput{ConsumerARN: want}); d.ConsumerStatus != "DELETING" {
			t.Errorf("after deregistering the consumer is %s", d.ConsumerStatus)
		}
		pass(501 * time.Millisecond)
		s.refused("DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{ConsumerARN: want},
			shardwell.CodeResourceNotFound, noConsumer(want))
		if again := s.register("c"); again.ConsumerARN == want || !strings.HasPrefix(again.ConsumerARN, streamS+"/consumer/c:") {
			t.Errorf("registered again as %s", again.ConsumerARN)
		}
		s.refused("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{ConsumerARN: want},
			shardwell.CodeResourceNotFound, noConsumer(want))
	})
}

// noConsumer is what AWS answers about the ARN of a consumer that is not there.
func noConsumer(arn string) string {
	id, _ := shardwell.ParseConsumerARN(arn)
	of, _ := shardwell.ParseStreamARN(id.Stream)
	return fmt.Sprintf("Consumer %s with creation timestamp %d under stream: %s, account %s not found.",
		id.Name, id.CreatedAt, of.Name, of.Account)
}

// Without delay of state changes a consumer is ACTIVE when its registration
// returns, gone when its deregistration does, and its name never has one ARN twice.
func TestConsumersWithoutDelay(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	seen := map[string]bool{}
	for range 4 {
		made := s.register("c")
		if made.ConsumerStatus != "ACTIVE" || seen[made.ConsumerARN] {
			t.Errorf("registered %+v; had %v", made, seen)
		}
		seen[made.ConsumerARN] = true
		s.run("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{ConsumerARN: made.ConsumerARN})
		s.refused("DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{StreamARN: streamS, ConsumerName: "c"},
			shardwell.CodeResourceNotFound, "Consumer c, account 000000000000 not found.")
	}
}

// There are 5 consumers CREATING and 20 in all at most; without quotas any number.
func TestConsumerLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.create("s", 1)
		pass(2 * time.Second)
		for i := range 20 {
			s.register(fmt.Sprint("c", i))
			if i%5 != 4 {
				continue
			}
			if i < 19 {
				s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "more"},
					shardwell.CodeLimitExceeded, "Limit exceeded for the consumers of stream s under account 000000000000"+
						" that can simultaneously be in CREATING state. Limit: 5")
			}
			pass(2 * time.Second)
		}
		s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "c0"},
			shardwell.CodeResourceInUse, "Consumer c0 under stream s and account 000000000000 already exists.")
		s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "more"},
			shardwell.CodeLimitExceeded, "This request would exceed the consumer limit for the stream s under account 000000000000. Limit: 20")
		if got := *s.summary("s").ConsumerCount; got != 20 {
			t.Errorf("%d consumers are counted", got)
		}
		off := newServer(t, Config{Quotas: quota.Of(quota.Off), StateDelay: time.Second})
		off.create("s", 1)
		pass(2 * time.Second)
		for i := range 60 {
			off.register(fmt.Sprint("c", i))
		}
	})
}

// What names no consumer is refused, by whichever way it is named.
func TestConsumersThatAreNot(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	made := s.register("c")
	for name, c := range map[string]struct {
		in            kinesis.DescribeStreamConsumerInput
		code, message string
	}{
		"nothing": {kinesis.DescribeStreamConsumerInput{}, shardwell.CodeInvalidArgument,
			"Either ConsumerARN or both StreamARN and ConsumerName should be provided."},
		"a name alone": {kinesis.DescribeStreamConsumerInput{ConsumerName: "c"}, shardwell.CodeInvalidArgument,
			"Either ConsumerARN or both StreamARN and ConsumerName should be provided."},
		"a stream alone": {kinesis.DescribeStreamConsumerInput{StreamARN: streamS}, shardwell.CodeInvalidArgument,
			"Either ConsumerARN or both StreamARN and ConsumerName should be provided."},
		"an ARN and another name": {kinesis.DescribeStreamConsumerInput{ConsumerARN: made.ConsumerARN, ConsumerName: "d"},
			shardwell.CodeInvalidArgument, "ConsumerARN, StreamARN and ConsumerName do not identify the same consumer."},
		"an ARN and another stream": {kinesis.DescribeStreamConsumerInput{ConsumerARN: made.ConsumerARN, StreamARN: streamS + "2"},
			shardwell.CodeInvalidArgument, "ConsumerARN, StreamARN and ConsumerName do not identify the same consumer."},
		"a stream that is not": {kinesis.DescribeStreamConsumerInput{StreamARN: streamS + "2", ConsumerName: "c"},
			shardwell.CodeResourceNotFound, "Stream s2 under account 000000000000 not found."},
		"a name that is not": {kinesis.DescribeStreamConsumerInput{StreamARN: streamS, ConsumerName: "d"},
			shardwell.CodeResourceNotFound, "Consumer d, account 000000000000 not found."},
		"another time": {kinesis.DescribeStreamConsumerInput{ConsumerARN: streamS + "/consumer/c:7"},
			shardwell.CodeResourceNotFound, "Consumer c with creation timestamp 7 under stream: s, account 000000000000 not found."},
		"no time": {kinesis.DescribeStreamConsumerInput{ConsumerARN: streamS + "/consumer/c:07"},
			shardwell.CodeInvalidArgument, "ConsumerARN " + streamS + "/consumer/c:07 is invalid."},
		"a path before the stream": {kinesis.DescribeStreamConsumerInput{ConsumerARN: "arn:aws:kinesis:us-east-1:000000000000:xstream/s/consumer/c:7"},
			shardwell.CodeInvalidArgument, "ConsumerARN arn:aws:kinesis:us-east-1:000000000000:xstream/s/consumer/c:7 is invalid."},
	} {
		in := c.in
		s.refused("DescribeStreamConsumer", &in, c.code, c.message)
		s.refused("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{
			ConsumerARN: in.ConsumerARN, StreamARN: in.StreamARN, ConsumerName: in.ConsumerName}, c.code, c.message)
		if t.Failed() {
			t.Fatal(name)
		}
	}
	for _, foreign := range []string{
		strings.Replace(made.ConsumerARN, home.Account, abroad.Account, 1),
		strings.Replace(made.ConsumerARN, home.Region, abroad.Region, 1),
		strings.Replace(made.ConsumerARN, "arn:aws:", "arn:aws-cn:", 1),
	} {
		s.refused("DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{ConsumerARN: foreign},
			shardwell.CodeResourceNotFound, noConsumer(foreign))
	}
	code, message := notFound("t")
	s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{
		StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/t", ConsumerName: "c"}, code, message)
	s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "d", Tags: map[string]string{"a%": "b"}},
		shardwell.CodeInvalidArgument, "Failed to add tags to consumer d under account 000000000000 because some tags contained illegal characters."+
			" The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.")
}

// Check 28: a stream with consumers is deleted only if they are to go with it;
// then they are DELETING as it is, and a new stream of the name has none.
func TestCheck28DeleteStreamWithConsumers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.create("s", 1)
		s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "c"},
			shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state CREATING")
		pass(2 * time.Second)
		made := s.register("c")
		pass(2 * time.Second)
		for _, enforce := range []*bool{nil, ptr(false)} {
			s.refused("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s", EnforceConsumerDeletion: enforce}, shardwell.CodeResourceInUse,
				"DeleteStream can't delete 000000000000:s because there are consumers associated with this data stream."+
					" To delete s anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the consumers that are associated with it.")
		}
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s", EnforceConsumerDeletion: ptr(true)})
		if d := s.consumer(kinesis.DescribeStreamConsumerInput{ConsumerARN: made.ConsumerARN}); d.ConsumerStatus != "DELETING" {
			t.Errorf("the consumer of a stream that is being deleted is %s", d.ConsumerStatus)
		}
		s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: streamS, ConsumerName: "d"},
			shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state DELETING")
		s.run("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{ConsumerARN: made.ConsumerARN})
		pass(1001 * time.Millisecond)
		s.refused("DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{ConsumerARN: made.ConsumerARN},
			shardwell.CodeResourceNotFound, noConsumer(made.ConsumerARN))
		s.create("s", 1)
		pass(2 * time.Second)
		if got := *s.summary("s").ConsumerCount; got != 0 {
			t.Errorf("a new stream has %d consumers", got)
		}
	})
}

// Consumers are listed by name, page by page; a token is of one stream and lives
// 300 s.
func TestListStreamConsumers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		s.create("s", 1)
		s.create("other", 1)
		list := func(in kinesis.ListStreamConsumersInput) *kinesis.ListStreamConsumersOutput {
			t.Helper()
			in.StreamARN = streamS
			return call[*kinesis.ListStreamConsumersOutput](s, "ListStreamConsumers", &in)
		}
		if got := list(kinesis.ListStreamConsumersInput{}); got.Consumers == nil || len(got.Consumers) != 0 || got.NextToken != "" {
			t.Errorf("no consumers are listed as %+v", got)
		}
		for i := range 103 {
			s.register(fmt.Sprintf("c%03d", 102-i))
		}
		first := list(kinesis.ListStreamConsumersInput{MaxResults: ptr[int32](10000)})
		if len(first.Consumers) != 100 || first.Consumers[0].ConsumerName != "c000" || first.Consumers[99].ConsumerName != "c099" ||
			first.Consumers[0].ConsumerStatus != "ACTIVE" || !strings.HasPrefix(first.Consumers[0].ConsumerARN, streamS+"/consumer/c000:") {
			t.Errorf("the first page has %d, from %+v", len(first.Consumers), first.Consumers[0])
		}
		second := list(kinesis.ListStreamConsumersInput{NextToken: first.NextToken, MaxResults: ptr[int32](2)})
		last := list(kinesis.ListStreamConsumersInput{NextToken: second.NextToken})
		if len(second.Consumers) != 2 || len(last.Consumers) != 1 || last.Consumers[0].ConsumerName != "c102" || last.NextToken != "" {
			t.Errorf("then there are %d, and %+v", len(second.Consumers), last)
		}
		created := s.summary("s").StreamCreationTimestamp
		if got := list(kinesis.ListStreamConsumersInput{StreamCreationTimestamp: created}); len(got.Consumers) != 100 {
			t.Errorf("with the stream's creation time there are %d", len(got.Consumers))
		}
		code, message := notFound("s")
		s.refused("ListStreamConsumers", &kinesis.ListStreamConsumersInput{StreamARN: streamS, StreamCreationTimestamp: created.Add(time.Second)}, code, message)
		s.refused("ListStreamConsumers", &kinesis.ListStreamConsumersInput{StreamARN: streamS, NextToken: first.NextToken, StreamCreationTimestamp: created},
			shardwell.CodeInvalidArgument, "NextToken and StreamCreationTimestamp cannot be provided together.")
		for _, in := range []kinesis.ListStreamConsumersInput{
			{StreamARN: streamS, NextToken: "garbage"},
			{StreamARN: strings.Replace(streamS, "stream/s", "stream/other", 1), NextToken: first.NextToken},
		} {
			s.refused("ListStreamConsumers", &in, shardwell.CodeInvalidArgument, "Invalid NextToken.")
		}
		issued := time.Now()
		pass(301 * time.Second)
		s.refused("ListStreamConsumers", &kinesis.ListStreamConsumersInput{StreamARN: streamS, NextToken: first.NextToken},
			shardwell.CodeExpiredNextToken, errExpiredNextToken(issued, time.Now()).(*shardwell.Error).Message)
	})
}
