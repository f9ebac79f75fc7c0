package streams

import (
	"errors"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/permission"
)

// askForKey adds the keys of KMS that a call has to do with, as far as they are a
// customer's: the one that it names, the one under which the stream is encrypted now,
// or, to read, all under which there are records, also those of before encryption was
// stopped. The stream is that of the first ask. What is wrong with a stream, or with its
// key, the operation says.
func (s *Service) askForKey(t shardwell.Tenant, need permission.Need, in api.Struct, into *service.Access) {
	owner := t
	if into.Owner.Account != "" {
		owner = into.Owner
	}
	about, err := s.resource(owner, into.Asks[0].Resource)
	if err != nil {
		return
	}
	stream := s.catalog.Stream(about.key.Tenant, about.key.Name)
	if stream == nil {
		return
	}
	first := len(into.Asks)
	if need.Resource == permission.GivenKey {
		s.askForOne(stream, need, textMember(in, "KeyId"), into, first)
		return
	}
	if stream.EncryptionType == catalog.EncryptionKMS {
		s.askForOne(stream, need, stream.KeyID, into, first)
	}
	if need.Action != actionDecrypt {
		return
	}
	last := ""
	for i := range stream.DataKeys {
		if arn := stream.DataKeys[i].KeyARN; arn != last {
			s.askForOne(stream, need, arn, into, first)
			last = arn
		}
	}
}

// actionDecrypt is what it takes to read.
var actionDecrypt = policy.NewAction("kms:Decrypt")

// askForOne adds a key, unless it is among the asks from first on.
func (s *Service) askForOne(stream *catalog.Stream, need permission.Need, ref string, into *service.Access, first int) {
	ask := service.Ask{Action: need.Action, Decides: true, Code: shardwell.CodeKMSAccessDenied, Keys: keyFacts(stream, into.Caller)}
	key, err := s.cfg.Keys.Key(stream.Tenant, ref)
	switch {
	case err == nil && key.Managed && isOf(into.Caller, stream.Account): // whoever may use the stream may use that
		return
	case err == nil:
		ask.Resource, ask.Account, ask.Policy, ask.Tags, ask.Veiled = key.ARN, key.Account, key.Policy, key.Tags, !isOf(into.Caller, key.Account)
		if need.Resource == permission.GivenKey && ask.Veiled { // whose id would tell that there is one
			ask.Told = keyNamed(stream.Tenant, ref)
		}
		if need.Resource == permission.StreamKey && key.PolicyIn != nil {
			ask.Policy = key.PolicyIn(keyContext(stream))
		}
	case need.Resource == permission.GivenKey: // who may not ask is not told that it is not there
		ask.Resource, ask.Decides = keyNamed(stream.Tenant, ref), false
		fault, ok := errors.AsType[*service.KeyError](err)
		ask.Veiled = ok && fault.Kind == service.KeyDenied
	default:
		return
	}
	if !slices.ContainsFunc(into.Asks[first:], func(a service.Ask) bool { return a.Resource == ask.Resource }) {
		into.Asks = append(into.Asks, ask)
	}
}

// isOf says whether a caller, if there is one, belongs to an account. Keys that AWS
// manages are for their own account only, so that their policy, which says so, is
// asked for others.
func isOf(c *service.Caller, account string) bool { return c == nil || c.Account == account }

// keyNamed is the ARN of a key that is not there, by whatever name.
func keyNamed(t shardwell.Tenant, ref string) string {
	switch {
	case strings.HasPrefix(ref, "arn:"):
		return ref
	case !strings.HasPrefix(ref, "alias/"):
		ref = "key/" + ref
	}
	return "arn:" + shardwell.Partition(t.Region) + ":kms:" + t.Region + ":" + t.Account + ":" + ref
}

// keyFacts are the condition keys of KMS when Data Streams uses a key for a caller.
func keyFacts(stream *catalog.Stream, caller *service.Caller) map[string][]string {
	context := keyContext(stream)
	facts := map[string][]string{"kms:viaservice": {"kinesis." + stream.Region + ".amazonaws.com"}}
	for name, value := range context {
		facts["kms:encryptioncontext:"+strings.ToLower(name)] = []string{value}
		facts["kms:encryptioncontextkeys"] = append(facts["kms:encryptioncontextkeys"], name)
	}
	if caller != nil {
		facts["kms:calleraccount"] = []string{caller.Account}
	}
	return facts
}
