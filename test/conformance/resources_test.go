package conformance

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// consumer registers a consumer and waits until it is ACTIVE; it gives its ARN.
func (h host) consumer(t *testing.T, stream, name string) string {
	t.Helper()
	arn := text(at(h.must(t, "RegisterStreamConsumer", object{"StreamARN": arnOf(stream), "ConsumerName": name}), "Consumer.ConsumerARN"))
	h.eventually(t, "consumer "+name+" is ACTIVE", func() bool {
		return at(h.must(t, "DescribeStreamConsumer", object{"ConsumerARN": arn}), "ConsumerDescription.ConsumerStatus") == "ACTIVE"
	})
	return arn
}

// eventually polls until something holds: over HTTP there is nothing to wait on.
func (h host) eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-deadline:
			t.Fatalf("not within 30 s: %s", what)
		case <-tick.C:
		}
	}
}

// A stream with consumers is deleted only with the flag that says so, and its
// consumers with it.
func TestCheck28_DeleteWithConsumers(t *testing.T) {
	covers(t, "DeleteStream", "DescribeStreamConsumer")
	h := serve(t, "--stream", "s")
	arn := h.consumer(t, "s", "c")
	for _, in := range []object{{"StreamName": "s"}, {"StreamARN": arnOf("s"), "EnforceConsumerDeletion": false}} {
		h.call(t, "DeleteStream", in).wantError(t, "ResourceInUseException", "DeleteStream can't delete "+account+
			":s because there are consumers associated with this data stream. To delete s anyway, set the EnforceConsumerDeletion parameter to true"+
			" to force the deletion of all the consumers that are associated with it.")
	}
	h.must(t, "DeleteStream", object{"StreamName": "s", "EnforceConsumerDeletion": true})
	h.gone(t, "s")
	h.call(t, "DescribeStreamConsumer", object{"ConsumerARN": arn}).wantErrorWith(t, "ResourceNotFoundException", "")
}

// A stream has at most 50 tags; a call that would exceed it stores none, nor
// does one with a character that tags do not have.
func TestCheck36_TagLimits(t *testing.T) {
	covers(t, "AddTagsToStream", "ListTagsForStream", "TagResource", "ListTagsForResource")
	h := serve(t, "--stream", "s")
	tags := map[string]string{}
	for i := range 50 {
		tags[fmt.Sprintf("k%02d", i)] = "v"
	}
	count := func() int {
		t.Helper()
		list, _ := h.must(t, "ListTagsForResource", object{"ResourceARN": arnOf("s")})["Tags"].([]any)
		return len(list)
	}
	h.must(t, "AddTagsToStream", object{"StreamName": "s", "Tags": tags})
	want(t, "tags", count(), 50)
	h.must(t, "AddTagsToStream", object{"StreamName": "s", "Tags": object{"k00": "other"}}) // replaces
	h.call(t, "AddTagsToStream", object{"StreamName": "s", "Tags": object{"k01": "changed", "one": "more"}}).wantErrorWith(t, "InvalidArgumentException",
		"Failed to add tags to stream s under account "+account+" because a given stream cannot have more than ")
	h.call(t, "TagResource", object{"ResourceARN": arnOf("s"), "Tags": object{"one": "more"}}).wantErrorWith(t, "InvalidArgumentException", "")
	want(t, "tags after refusals", count(), 50)
	page := h.must(t, "ListTagsForStream", object{"StreamName": "s", "Limit": 2})
	want(t, "values", page["Tags"], any([]any{object{"Key": "k00", "Value": "other"}, object{"Key": "k01", "Value": "v"}}))
	want(t, "HasMoreTags", page["HasMoreTags"], any(true))
	page = h.must(t, "ListTagsForStream", object{"StreamName": "s", "ExclusiveStartTagKey": "k48"})
	want(t, "last", page["Tags"], any([]any{object{"Key": "k49", "Value": "v"}}))
	want(t, "HasMoreTags at the end", page["HasMoreTags"], any(false))
}

// Tags have letters, digits, spaces and some signs; a percent sign passes the
// first check and fails the second.
func TestCheck36_TagCharacters(t *testing.T) {
	covers(t, "AddTagsToStream", "RemoveTagsFromStream", "ListTagsForStream")
	h := serve(t, "--stream", "s")
	add := func(key, value string) answer {
		return h.call(t, "AddTagsToStream", object{"StreamName": "s", "Tags": object{key: value}})
	}
	const invalid = "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @."
	for _, bad := range []string{"a;b", "a\tb", "a\nb", "a&b", "a*b"} {
		add(bad, "v").wantError(t, "InvalidArgumentException", invalid)
		add("k", bad).wantError(t, "InvalidArgumentException", invalid)
	}
	add("a%b", "v").wantError(t, "InvalidArgumentException", "Failed to add tags to stream s under account "+account+
		" because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.")
	h.call(t, "RemoveTagsFromStream", object{"StreamName": "s", "TagKeys": []string{"a%b"}}).wantErrorWith(t, "InvalidArgumentException", "Failed to remove tags from stream s under account "+account)
	want(t, "tags after refusals", h.must(t, "ListTagsForStream", object{"StreamName": "s"})["Tags"], any([]any{}))
	for _, good := range []string{"ü ber", "a_b.c/d=e+f-g@h", "鍵", "0"} {
		if a := add(good, good); a.Status != http.StatusOK {
			t.Errorf("%q: %s", good, a.Body)
		}
	}
	h.must(t, "RemoveTagsFromStream", object{"StreamName": "s", "TagKeys": []string{"ü ber", "absent"}})
	list, _ := h.must(t, "ListTagsForStream", object{"StreamName": "s"})["Tags"].([]any)
	want(t, "tags left", len(list), 3)
}

// A consumer is named by an ARN that ends with when it was made, and is another
// one when its name is registered again.
func TestCheck65_Consumers(t *testing.T) {
	covers(t, "RegisterStreamConsumer", "DescribeStreamConsumer", "DeregisterStreamConsumer", "ListStreamConsumers")
	h := serve(t, "--stream", "s")
	register := func(name string) answer {
		return h.call(t, "RegisterStreamConsumer", object{"StreamARN": arnOf("s"), "ConsumerName": name})
	}
	a := register("c")
	made, _ := a.JSON["Consumer"].(object)
	arn := text(made["ConsumerARN"])
	if !regexp.MustCompile("^" + arnOf("s") + `/consumer/c:\d{10}$`).MatchString(arn) {
		t.Fatalf("answer %s", a.Body)
	}
	want(t, "status", made["ConsumerStatus"], any("CREATING"))
	want(t, "members", len(made), 4)
	register("c").wantErrorWith(t, "ResourceInUseException", "")
	var described object
	h.eventually(t, "the consumer is ACTIVE", func() bool {
		described, _ = h.must(t, "DescribeStreamConsumer", object{"StreamARN": arnOf("s"), "ConsumerName": "c"})["ConsumerDescription"].(object)
		return described["ConsumerStatus"] == "ACTIVE"
	})
	want(t, "stream", described["StreamARN"], any(arnOf("s")))
	want(t, "creation", described["ConsumerCreationTimestamp"], made["ConsumerCreationTimestamp"])
	listed := h.must(t, "ListStreamConsumers", object{"StreamARN": arnOf("s")})
	want(t, "name in the list", at(listed, "Consumers.0.ConsumerName"), any("c"))
	want(t, "no stream in the list", at(listed, "Consumers.0.StreamARN"), nil)
	want(t, "count", fmt.Sprint(h.summaryOf(t, "s")["ConsumerCount"]), "1")
	for _, in := range []object{{}, {"ConsumerName": "c"}, {"StreamARN": arnOf("s")}, {"ConsumerARN": arn, "ConsumerName": "other"}} {
		h.call(t, "DescribeStreamConsumer", in).wantErrorWith(t, "InvalidArgumentException", "")
	}
	h.must(t, "DeregisterStreamConsumer", object{"ConsumerARN": arn})
	h.eventually(t, "the consumer is gone", func() bool {
		return h.call(t, "DescribeStreamConsumer", object{"ConsumerARN": arn}).JSON["__type"] == "ResourceNotFoundException"
	})
	again := h.consumer(t, "s", "c")
	if again == arn {
		t.Errorf("%s again", arn)
	}
}

// A stream has at most 20 consumers, and at most five that are being made.
func TestCheck65_ConsumerLimits(t *testing.T) {
	covers(t, "RegisterStreamConsumer", "ListStreamConsumers")
	h := serveMovable(t, "--stream", "s", "--state-delay", "1h")
	name := func(i int) object {
		return object{"StreamARN": arnOf("s"), "ConsumerName": fmt.Sprintf("c%02d", i)}
	}
	for i := range 20 {
		h.must(t, "RegisterStreamConsumer", name(i))
		if i%5 < 4 {
			continue
		}
		if i < 19 {
			h.call(t, "RegisterStreamConsumer", name(i+1)).wantErrorWith(t, "LimitExceededException", "")
		}
		h.advance(t, time.Hour)
		h.eventually(t, "those that were being made are ACTIVE", func() bool {
			return at(h.call(t, "DescribeStreamConsumer", name(i)).JSON, "ConsumerDescription.ConsumerStatus") == "ACTIVE"
		})
	}
	h.call(t, "RegisterStreamConsumer", object{"StreamARN": arnOf("s"), "ConsumerName": "one-more"}).wantErrorWith(t, "LimitExceededException", "")
	var names []string
	page := h.must(t, "ListStreamConsumers", object{"StreamARN": arnOf("s"), "MaxResults": 7})
	for {
		consumers, _ := page["Consumers"].([]any)
		for _, c := range consumers {
			names = append(names, text(at(c, "ConsumerName")))
		}
		token := text(page["NextToken"])
		if token == "" || len(names) > 20 {
			break
		}
		page = h.must(t, "ListStreamConsumers", object{"StreamARN": arnOf("s"), "NextToken": token, "MaxResults": 7})
	}
	if len(names) != 20 || names[0] != "c00" || names[19] != "c19" {
		t.Errorf("consumers %s", strings.Join(names, " "))
	}
}

// A resource has no policy, or the one that was put last.
func TestCheck72_Policies(t *testing.T) {
	covers(t, "GetResourcePolicy", "PutResourcePolicy", "DeleteResourcePolicy")
	h := serve(t, "--stream", "s")
	consumer := h.consumer(t, "s", "c")
	for arn, action := range map[string]string{arnOf("s"): "kinesis:PutRecord", consumer: "kinesis:SubscribeToShard"} {
		get := func() object {
			t.Helper()
			var policy object
			if err := json.Unmarshal([]byte(text(h.must(t, "GetResourcePolicy", object{"ResourceARN": arn})["Policy"])), &policy); err != nil {
				t.Fatal(err)
			}
			return policy
		}
		want(t, "none", get(), object{})
		h.call(t, "DeleteResourcePolicy", object{"ResourceARN": arn}).wantErrorWith(t, "ResourceNotFoundException", "")
		for _, account := range []string{"111111111111", "222222222222"} {
			policy := object{"Version": "2012-10-17", "Statement": []any{object{"Sid": "x", "Effect": "Allow",
				"Principal": object{"AWS": account}, "Action": action, "Resource": arn}}}
			encoded, err := json.Marshal(policy)
			if err != nil {
				t.Fatal(err)
			}
			h.must(t, "PutResourcePolicy", object{"ResourceARN": arn, "Policy": string(encoded)})
			want(t, "policy", get(), policy)
		}
		h.call(t, "PutResourcePolicy", object{"ResourceARN": arn, "Policy": "nonsense"}).wantErrorWith(t, "InvalidArgumentException", "")
		want(t, "policy after a refusal", at(get(), "Statement.0.Principal.AWS"), any("222222222222"))
		h.must(t, "DeleteResourcePolicy", object{"ResourceARN": arn})
		want(t, "none again", get(), object{})
	}
	h.call(t, "GetResourcePolicy", object{"ResourceARN": arnOf("missing")}).wantErrorWith(t, "ResourceNotFoundException", "Stream missing under account "+account+" not found.")
}
