package streams

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

const (
	wrongTagCharacters = "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @."
	wrongTagPercent    = " because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'."
)

// tagsOf gives all tags of a resource as text.
func (s *server) tagsOf(arn string) string {
	s.t.Helper()
	return tagText(call[*kinesis.ListTagsForResourceOutput](s, "ListTagsForResource", &kinesis.ListTagsForResourceInput{ResourceARN: arn}).Tags)
}

func tagText(tags kinesis.TagList) string {
	var all []string
	for _, tag := range tags {
		all = append(all, tag.Key+"="+tag.Value)
	}
	return strings.Join(all, " ")
}

// Both families of operations work on the same tags of a stream: they overwrite,
// do not miss what is not there, and list by key; empty values are told.
func TestTagsOfAStream(t *testing.T) {
	s := newServer(t, Config{})
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "s", ShardCount: ptr[int32](1), Tags: map[string]string{"made": "so"}})
	s.run("AddTagsToStream", &kinesis.AddTagsToStreamInput{StreamName: "s", Tags: map[string]string{"b": "1", "ä ö": "x:y", "empty": ""}})
	s.run("TagResource", &kinesis.TagResourceInput{ResourceARN: streamS, Tags: map[string]string{"b": "2", "a": "_./=+-@"}})
	if got, want := s.tagsOf(streamS), "a=_./=+-@ b=2 empty= made=so ä ö=x:y"; got != want {
		t.Errorf("tags are %s, want %s", got, want)
	}
	all := call[*kinesis.ListTagsForStreamOutput](s, "ListTagsForStream", &kinesis.ListTagsForStreamInput{StreamARN: streamS})
	if tagText(all.Tags) != s.tagsOf(streamS) || all.HasMoreTags {
		t.Errorf("listed are %s, more %v", tagText(all.Tags), all.HasMoreTags)
	}
	if text := string(wirejson.Append(nil, all)); !strings.Contains(text, `{"Key":"empty","Value":""}`) {
		t.Errorf("an empty value is told as %s", text)
	}
	s.run("UntagResource", &kinesis.UntagResourceInput{ResourceARN: streamS, TagKeys: kinesis.TagKeyList{"a", "none"}})
	s.run("RemoveTagsFromStream", &kinesis.RemoveTagsFromStreamInput{StreamName: "s", TagKeys: kinesis.TagKeyList{"ä ö", "empty", "made"}})
	if got := s.tagsOf(streamS); got != "b=2" {
		t.Errorf("then the tags are %s", got)
	}
	s.run("UntagResource", &kinesis.UntagResourceInput{ResourceARN: streamS, TagKeys: kinesis.TagKeyList{"b"}})
	none := call[*kinesis.ListTagsForStreamOutput](s, "ListTagsForStream", &kinesis.ListTagsForStreamInput{StreamName: "s"})
	if none.Tags == nil || len(none.Tags) != 0 || none.HasMoreTags {
		t.Errorf("no tags are listed as %+v", none)
	}
}

// A page of tags goes on strictly after a key, which need not be there.
func TestListTagsForStreamPages(t *testing.T) {
	s := newServer(t, Config{})
	tags := map[string]string{}
	for i := range 50 {
		tags[fmt.Sprintf("k%02d", i)] = "v"
	}
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "s", ShardCount: ptr[int32](1), Tags: tags})
	list := func(after string, limit *int32) *kinesis.ListTagsForStreamOutput {
		return call[*kinesis.ListTagsForStreamOutput](s, "ListTagsForStream",
			&kinesis.ListTagsForStreamInput{StreamName: "s", ExclusiveStartTagKey: after, Limit: limit})
	}
	for _, c := range []struct {
		after       string
		limit       *int32
		first, last string
		count       int
		more        bool
	}{
		{"", nil, "k00", "k49", 50, false},
		{"", ptr[int32](20), "k00", "k19", 20, true},
		{"k19", ptr[int32](30), "k20", "k49", 30, false},
		{"k19x", ptr[int32](1), "k20", "k20", 1, true},
		{"k48", nil, "k49", "k49", 1, false},
	} {
		out := list(c.after, c.limit)
		if len(out.Tags) != c.count || out.Tags[0].Key != c.first || out.Tags[c.count-1].Key != c.last || out.HasMoreTags != c.more {
			t.Errorf("after %q: %s, more %v", c.after, tagText(out.Tags), out.HasMoreTags)
		}
	}
	if out := list("z", nil); len(out.Tags) != 0 || out.HasMoreTags {
		t.Errorf("after the last: %s, more %v", tagText(out.Tags), out.HasMoreTags)
	}
}

// Check 36: the 51st tag is refused and none of the call's tags stored; one that
// replaces another is not one more.
func TestCheck36TooManyTags(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	consumer := s.register("c").ConsumerARN
	for _, arn := range []string{streamS, consumer} {
		tags := map[string]string{}
		for i := range 49 {
			tags[fmt.Sprintf("k%02d", i)] = "v"
		}
		s.run("TagResource", &kinesis.TagResourceInput{ResourceARN: arn, Tags: tags})
		before := s.tagsOf(arn)
		what := map[string]string{streamS: "stream s", consumer: "consumer c"}[arn]
		kind, _, _ := strings.Cut(what, " ")
		message := "Failed to add tags to " + what + " under account 000000000000 because a given " + kind +
			" cannot have more than 50 tags associated with it."
		two := map[string]string{"x": "1", "y": "1", "k00": "changed"}
		s.refused("TagResource", &kinesis.TagResourceInput{ResourceARN: arn, Tags: two}, shardwell.CodeInvalidArgument, message)
		if arn == streamS {
			s.refused("AddTagsToStream", &kinesis.AddTagsToStreamInput{StreamName: "s", Tags: two}, shardwell.CodeInvalidArgument, message)
		}
		if after := s.tagsOf(arn); after != before {
			t.Errorf("tags of %s are %s after a refusal, were %s", what, after, before)
		}
		delete(two, "y")
		s.run("TagResource", &kinesis.TagResourceInput{ResourceARN: arn, Tags: two})
		if after := s.tagsOf(arn); strings.Count(after, "=") != 50 || !strings.HasPrefix(after, "k00=changed ") {
			t.Errorf("tags of %s are %s", what, after)
		}
	}
}

// What cannot be in a tag is refused in AWS's words when it is added and when it
// is removed; a percent sign passes the first check only.
func TestTagCharacters(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	consumer := s.register("c").ConsumerARN
	for _, c := range []struct{ key, value, message string }{
		{"a\tb", "", wrongTagCharacters},
		{"a\nb", "", wrongTagCharacters},
		{"a", "b!", wrongTagCharacters},
		{"a,b", "", wrongTagCharacters},
		{"aws:x", "", wrongTagCharacters},
		{"a%!", "", wrongTagCharacters},
		{"a%b", "", wrongTagPercent},
		{"a", "b%", wrongTagPercent},
	} {
		added, removed := c.message, c.message
		if c.message == wrongTagPercent {
			added, removed = "Failed to add tags to %s under account 000000000000"+c.message, "Failed to remove tags from %s under account 000000000000"+c.message
		}
		text := func(message, what string) string { return strings.Replace(message, "%s", what, 1) }
		tags, keys := map[string]string{c.key: c.value, "good": "too"}, kinesis.TagKeyList{"good", c.key}
		s.refused("AddTagsToStream", &kinesis.AddTagsToStreamInput{StreamName: "s", Tags: maps.Clone(tags)}, shardwell.CodeInvalidArgument, text(added, "stream s"))
		s.refused("TagResource", &kinesis.TagResourceInput{ResourceARN: streamS, Tags: tags}, shardwell.CodeInvalidArgument, text(added, "stream s"))
		s.refused("TagResource", &kinesis.TagResourceInput{ResourceARN: consumer, Tags: tags}, shardwell.CodeInvalidArgument, text(added, "consumer c"))
		if c.key == "a" {
			continue // only its value is wrong
		}
		s.refused("RemoveTagsFromStream", &kinesis.RemoveTagsFromStreamInput{StreamName: "s", TagKeys: keys}, shardwell.CodeInvalidArgument, text(removed, "stream s"))
		s.refused("UntagResource", &kinesis.UntagResourceInput{ResourceARN: streamS, TagKeys: keys}, shardwell.CodeInvalidArgument, text(removed, "stream s"))
		s.refused("UntagResource", &kinesis.UntagResourceInput{ResourceARN: consumer, TagKeys: keys}, shardwell.CodeInvalidArgument, text(removed, "consumer c"))
	}
	if a, b := s.tagsOf(streamS), s.tagsOf(consumer); a+b != "" {
		t.Errorf("refused calls left %q and %q", a, b)
	}
}

// A consumer's tags are those it was registered with, changed by ARN; another of
// its name has none of them.
func TestTagsOfAConsumer(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	made := call[*kinesis.RegisterStreamConsumerOutput](s, "RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{
		StreamARN: streamS, ConsumerName: "c", Tags: map[string]string{"team": "a"}}).Consumer.ConsumerARN
	s.run("TagResource", &kinesis.TagResourceInput{ResourceARN: made, Tags: map[string]string{"env": "test"}})
	if got := s.tagsOf(made); got != "env=test team=a" {
		t.Errorf("tags are %s", got)
	}
	s.restart()
	if got := s.tagsOf(made); got != "env=test team=a" || s.tagsOf(streamS) != "" {
		t.Errorf("after a restart the tags are %s, the stream's %s", got, s.tagsOf(streamS))
	}
	s.run("DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{ConsumerARN: made})
	if again := s.register("c").ConsumerARN; s.tagsOf(again) != "" {
		t.Errorf("another consumer has the tags %s", s.tagsOf(again))
	}
	s.refused("ListTagsForResource", &kinesis.ListTagsForResourceInput{ResourceARN: made},
		shardwell.CodeResourceNotFound, noConsumer(made))
}

// A resource that is not there, or not ours, is not found, before anything else
// about the call is looked at.
func TestTagsOfNothing(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	const prefix = "arn:aws:kinesis:us-east-1:000000000000:"
	wrong := map[string]string{"%": "!"}
	for arn, message := range map[string]string{
		prefix + "stream/x":              "Stream x under account 000000000000 not found.",
		prefix + "stream/s/consumer/c:7": "Consumer c with creation timestamp 7 under stream: s, account 000000000000 not found.",
		prefix + "channel/abc":           "Channel " + prefix + "channel/abc, account 000000000000 not found.",
		prefix + "queue/abc":             "Queue " + prefix + "queue/abc, account 000000000000 not found.",
		strings.Replace(streamS, home.Account, abroad.Account, 1): "Stream s under account 111111111111 not found.",
		strings.Replace(streamS, home.Region, abroad.Region, 1):   "Stream s under account 000000000000 not found.",
		strings.Replace(streamS, "arn:aws:", "arn:aws-cn:", 1):    "Stream s under account 000000000000 not found.",
	} {
		s.refused("TagResource", &kinesis.TagResourceInput{ResourceARN: arn, Tags: wrong}, shardwell.CodeResourceNotFound, message)
		s.refused("UntagResource", &kinesis.UntagResourceInput{ResourceARN: arn, TagKeys: kinesis.TagKeyList{"!"}}, shardwell.CodeResourceNotFound, message)
		s.refused("ListTagsForResource", &kinesis.ListTagsForResourceInput{ResourceARN: arn}, shardwell.CodeResourceNotFound, message)
	}
	code, message := notFound("x")
	s.refused("AddTagsToStream", &kinesis.AddTagsToStreamInput{StreamName: "x", Tags: wrong}, code, message)
	s.refused("RemoveTagsFromStream", &kinesis.RemoveTagsFromStreamInput{StreamName: "x", TagKeys: kinesis.TagKeyList{"!"}}, code, message)
	s.refused("ListTagsForStream", &kinesis.ListTagsForStreamInput{StreamName: "x"}, code, message)
	s.refused("ListTagsForStream", &kinesis.ListTagsForStreamInput{}, shardwell.CodeInvalidArgument, "Either StreamName or StreamARN should be provided.")
	for _, arn := range []string{prefix + "xstream/s", streamS + "/x", streamS + "/consumer/c"} {
		s.refused("TagResource", &kinesis.TagResourceInput{ResourceARN: arn, Tags: wrong}, shardwell.CodeInvalidArgument, "ResourceARN "+arn+" is invalid.")
	}
}

// Tags can be seen in every state, and changed when what has them is there to
// stay: a stream that is ACTIVE or UPDATING, a consumer that is ACTIVE.
func TestTagsByState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "s", ShardCount: ptr[int32](1), Tags: map[string]string{"a": "b"}})
		add := &kinesis.TagResourceInput{ResourceARN: streamS, Tags: map[string]string{"c": "d"}}
		refusedIn := func(state string) {
			t.Helper()
			s.refused("TagResource", add, shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state "+state)
			s.refused("RemoveTagsFromStream", &kinesis.RemoveTagsFromStreamInput{StreamName: "s", TagKeys: kinesis.TagKeyList{"a"}},
				shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state "+state)
			if got := s.tagsOf(streamS); !strings.HasPrefix(got, "a=b") {
				t.Errorf("%s: the tags are %q", state, got)
			}
		}
		refusedIn("CREATING")
		pass(2 * time.Second)
		s.run("IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: 48})
		s.run("TagResource", add)
		if got := s.summary("s").StreamStatus; got != "UPDATING" || s.tagsOf(streamS) != "a=b c=d" {
			t.Errorf("tagged while %s: %s", got, s.tagsOf(streamS))
		}
		pass(2 * time.Second)
		consumer := s.register("c")
		tagConsumer := &kinesis.TagResourceInput{ResourceARN: consumer.ConsumerARN, Tags: map[string]string{"c": "d"}}
		notActive := fmt.Sprintf("Consumer c with creation timestamp %d under stream s and account 000000000000 is not in ACTIVE status.",
			consumer.ConsumerCreationTimestamp.Unix())
		s.refused("TagResource", tagConsumer, shardwell.CodeResourceInUse, notActive)
		pass(2 * time.Second)
		s.run("TagResource", tagConsumer)
		if got := s.summary("s").StreamStatus; got != "ACTIVE" {
			t.Errorf("tags of a consumer have made the stream %s", got)
		}
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s", EnforceConsumerDeletion: ptr(true)})
		refusedIn("DELETING")
		s.refused("TagResource", tagConsumer, shardwell.CodeResourceInUse, notActive)
	})
}
