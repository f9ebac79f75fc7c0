package permission

import (
	"slices"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// naming are the members by which an input names a resource.
var naming = map[Resource][]string{
	Stream: {"StreamARN", "StreamName"}, NewStream: {"StreamName"}, IteratorStream: {"ShardIterator"}, Consumer: {"ConsumerARN"}, NewConsumer: {"ConsumerName"},
	Named: {"ResourceARN"}, Channel: {"ChannelARN"}, NewChannel: {"ChannelName"}, Queue: {"QueueARN"}, NewQueue: {"QueueName"},
	QueueStreams: {"StreamConfigurationList"}, Execution: {"ServiceExecutionRoleARN"}, GivenKey: {"KeyId"},
}

// members are the names of an input's members.
func members(op *api.Operation) (all []string) {
	if op.Input == nil {
		return nil
	}
	for _, m := range op.Input.Members {
		all = append(all, m.Name)
	}
	return all
}

// Every operation of the API has its row, needs its own action first, and names each
// resource that it needs; one that may set tags while it creates needs to be allowed
// to.
func TestEveryOperation(t *testing.T) {
	for i := range kinesis.Service.Operations {
		op := &kinesis.Service.Operations[i]
		needs, ok := Of(op.Name)
		if !ok {
			t.Errorf("%s has no row", op.Name)
			continue
		}
		if needs[0].Action.String() != "kinesis:"+op.Name || needs[0].When != Always {
			t.Errorf("%s first needs %+v", op.Name, needs[0])
		}
		has, tags := members(op), false
		for _, n := range needs {
			tags = tags || n.When == WithTags
			if names := naming[n.Resource]; len(names) > 0 && !slices.ContainsFunc(names, func(m string) bool { return slices.Contains(has, m) }) {
				t.Errorf("%s needs %s on something that no %q names", op.Name, n.Action, names)
			}
			if n.Resource == Nothing && slices.ContainsFunc(has, func(m string) bool {
				return m == "StreamName" || m == "StreamARN" || m == "QueueARN" || m == "ChannelARN" || m == "ResourceARN"
			}) {
				t.Errorf("%s is about something", op.Name)
			}
		}
		of := op.Name == "AddTagsToStream" || op.Name == "TagResource" // what they are for
		if slices.Contains(has, "Tags") != (tags || of) {
			t.Errorf("%s takes tags without being allowed to, or needs to be and takes none", op.Name)
		}
	}
	if got, want := len(table), len(kinesis.Service.Operations); got != want {
		t.Errorf("%d operations have rows, the API has %d", got, want)
	}
	for op := range further {
		if _, ok := Of(op); !ok {
			t.Errorf("%s is no operation", op)
		}
	}
	if needs, ok := Of("Nope"); ok {
		t.Errorf("an operation that does not exist needs %+v", needs)
	}
}

// What AWS documents of single operations is in the table.
func TestDocumentedNeeds(t *testing.T) {
	for op, want := range map[string][]Need{
		"CreateStream":           {{Resource: NewStream}, {Resource: NewStream, When: WithTags}},
		"RegisterStreamConsumer": {{Resource: Stream}, {Resource: NewConsumer, When: WithTags}},
		"GetRecords":             {{Resource: IteratorStream}, {Resource: StreamKey, When: Encrypted}},
		"SubscribeToShard":       {{Resource: Consumer}, {Resource: StreamKey, When: Encrypted}},
		"ListStreams":            {{Resource: Nothing}},
		"StartStreamEncryption":  {{Resource: Stream}, {Resource: GivenKey}},
	} {
		actions := map[string][]string{
			"CreateStream": {"kinesis:CreateStream", "kinesis:AddTagsToStream"}, "RegisterStreamConsumer": {"kinesis:RegisterStreamConsumer", "kinesis:TagResource"},
			"GetRecords": {"kinesis:GetRecords", "kms:Decrypt"}, "SubscribeToShard": {"kinesis:SubscribeToShard", "kms:Decrypt"},
			"ListStreams": {"kinesis:ListStreams"}, "StartStreamEncryption": {"kinesis:StartStreamEncryption", "kms:DescribeKey"},
		}[op]
		got, _ := Of(op)
		if len(got) != len(want) {
			t.Errorf("%s needs %+v", op, got)
			continue
		}
		for i, n := range got {
			if n.Action.String() != actions[i] || n.Resource != want[i].Resource || n.When != want[i].When {
				t.Errorf("%s needs %+v", op, n)
			}
		}
	}
}
