package streams

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
)

// sharedActions are the operations that a resource policy can allow others, by
// what the policy is of: of streams and consumers as AWS documents it, of queues
// all that is done with a queue that is there.
var sharedActions = map[shardwell.ResourceKind][]string{
	shardwell.KindStream: {
		"DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards", "PutRecord", "PutRecords",
	},
	shardwell.KindConsumer: {"DescribeStreamConsumer", "SubscribeToShard"},
	shardwell.KindQueue: {
		"AcknowledgeDeadLetterQueueRecords", "AcknowledgeQueueRecords", "DescribeQueue", "ReceiveDeadLetterQueueRecords",
		"ReceiveQueueRecords", "RestoreDeadLetterQueueRecords", "UpdateDeadLetterQueueRecordsVisibility", "UpdateQueueRecordsVisibility",
	},
}

// checkPolicy refuses what is no policy of the thing with an ARN.
func checkPolicy(kind shardwell.ResourceKind, arn, policy string) error {
	if len(policy) > maxPolicyBytes {
		return errPolicyTooLong(len(policy))
	}
	document, ok := members(json.RawMessage(policy), "Version", "Id", "Statement")
	if !ok {
		return errMalformedPolicy("it is not a JSON object of Version, Id and Statement")
	}
	if version, has := document["Version"]; has {
		if text, ok := stringOf(version); !ok || text != "2012-10-17" && text != "2008-10-17" {
			return errMalformedPolicy("its Version is neither 2012-10-17 nor 2008-10-17")
		}
	}
	if id, has := document["Id"]; has {
		if _, ok := stringOf(id); !ok {
			return errMalformedPolicy("its Id is not a string")
		}
	}
	statements, ok := oneOrMore(document["Statement"])
	if !ok {
		return errMalformedPolicy("it has no Statement")
	}
	for _, statement := range statements {
		if err := checkStatement(kind, arn, statement); err != nil {
			return err
		}
	}
	// What could not be read when it is to decide would deny everything.
	if !isReadable(arn, policy) {
		return errMalformedPolicy("it does not follow the grammar of policies")
	}
	return nil
}

// checkStatement refuses what is no statement about the thing with an ARN.
func checkStatement(kind shardwell.ResourceKind, arn string, text json.RawMessage) error {
	s, ok := members(text, "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "Condition")
	if !ok {
		return errMalformedPolicy("a Statement is not a JSON object of Sid, Effect, Principal, Action, Resource and Condition")
	}
	if sid, has := s["Sid"]; has {
		if _, ok := stringOf(sid); !ok {
			return errMalformedPolicy("a Sid is not a string")
		}
	}
	if effect, _ := stringOf(s["Effect"]); effect != "Allow" && effect != "Deny" {
		return errMalformedPolicy("an Effect is neither Allow nor Deny")
	}
	if who, ok := either(s, "Principal", "NotPrincipal"); !ok || !isPrincipal(who) {
		return errMalformedPolicy("a Statement has no Principal")
	}
	if what, ok := either(s, "Action", "NotAction"); !ok {
		return errMalformedPolicy("a Statement has no Action")
	} else if err := checkActions(kind, what); err != nil {
		return err
	}
	resources, ok := stringsOf(s["Resource"])
	if !ok {
		return errMalformedPolicy("a Statement has no Resource")
	}
	for _, resource := range resources {
		if !matches(resource, arn) {
			return errPolicyResource(resource, arn)
		}
	}
	if condition, has := s["Condition"]; has && !isCondition(condition) {
		return errMalformedPolicy("a Condition is not a JSON object of operators")
	}
	return nil
}

// checkActions refuses actions none of which can be allowed on such a thing.
func checkActions(kind shardwell.ResourceKind, text json.RawMessage) error {
	actions, ok := stringsOf(text)
	if !ok {
		return errMalformedPolicy("a Statement has no Action")
	}
	for _, action := range actions {
		if !slices.ContainsFunc(sharedActions[kind], func(op string) bool {
			return matches(strings.ToLower(action), strings.ToLower("kinesis:"+op)) // actions have no case
		}) {
			return errPolicyAction(action, kind)
		}
	}
	return nil
}

// isPrincipal says whether text is a principal: "*", or who it is by kind.
func isPrincipal(text json.RawMessage) bool {
	if everybody, ok := stringOf(text); ok {
		return everybody == "*"
	}
	who, ok := members(text, "AWS", "Service", "Federated", "CanonicalUser")
	for _, names := range who {
		if _, good := stringsOf(names); !good {
			return false
		}
	}
	return ok && len(who) > 0
}

// isCondition says whether text is operators with keys; what they mean is not
// looked at.
func isCondition(text json.RawMessage) bool {
	var operators map[string]map[string]json.RawMessage
	if json.Unmarshal(text, &operators) != nil || operators == nil {
		return false
	}
	for _, keys := range operators {
		if keys == nil {
			return false
		}
	}
	return true
}

// members gives the members of a JSON object that has only such as are known.
func members(text json.RawMessage, known ...string) (map[string]json.RawMessage, bool) {
	var all map[string]json.RawMessage
	if json.Unmarshal(text, &all) != nil || all == nil {
		return nil, false
	}
	for name := range all {
		if !slices.Contains(known, name) {
			return nil, false
		}
	}
	return all, true
}

// either gives the one member of two that is there; false if it is none or both.
func either(of map[string]json.RawMessage, one, other string) (json.RawMessage, bool) {
	a, hasA := of[one]
	b, hasB := of[other]
	if hasA {
		return a, !hasB
	}
	return b, hasB
}

// oneOrMore gives the elements of a JSON array that has some, or the one value
// that text is.
func oneOrMore(text json.RawMessage) ([]json.RawMessage, bool) {
	if !bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("[")) {
		return []json.RawMessage{text}, len(text) > 0
	}
	var all []json.RawMessage
	return all, json.Unmarshal(text, &all) == nil && len(all) > 0
}

func stringOf(text json.RawMessage) (string, bool) {
	var s *string
	if json.Unmarshal(text, &s) != nil || s == nil {
		return "", false
	}
	return *s, true
}

// stringsOf gives the strings of a JSON array that has some, or the one string
// that text is.
func stringsOf(text json.RawMessage) ([]string, bool) {
	parts, ok := oneOrMore(text)
	all := make([]string, len(parts))
	for i, part := range parts {
		var good bool
		if all[i], good = stringOf(part); !good || all[i] == "" {
			return nil, false
		}
	}
	return all, ok
}

// matches says whether a name is one that a pattern of IAM stands for, in which *
// is any text and ? any character.
func matches(pattern, name string) bool {
	p, n, star, from := 0, 0, -1, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, from = p, n
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == name[n]):
			p++
			n++
		case star >= 0: // the last star takes one more
			from++
			p, n = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
