package keys

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// policyName is what the only policy of a key is called, and sharedPolicyName one that
// AWS knows, too, which its users cannot put.
const (
	policyName       = "default"
	sharedPolicyName = "AWS_RAM"
)

func (s *Service) policyHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"GetKeyPolicy":    handle(s, getKeyPolicy),
		"PutKeyPolicy":    handle(s, putKeyPolicy),
		"ListKeyPolicies": handle(s, listKeyPolicies),
	}
}

// defaultPolicy leaves a key to the policies of its account.
func defaultPolicy(t shardwell.Tenant) string {
	return fmt.Sprintf(`{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:%s:iam::%s:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`, shardwell.Partition(t.Region), t.Account)
}

// managedPolicy is that of a key that AWS manages for a service: everybody of the
// account may use it through the service, and look at it.
func managedPolicy(t shardwell.Tenant, by string) string {
	return fmt.Sprintf(`{
  "Version" : "2012-10-17",
  "Id" : "auto-%[1]s-1",
  "Statement" : [ {
    "Sid" : "Allow access through %[1]s for all principals in the account that are authorized to use it",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "*"
    },
    "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey" ],
    "Resource" : "*",
    "Condition" : {
      "StringEquals" : {
        "kms:CallerAccount" : "%[2]s",
        "kms:ViaService" : "%[1]s.%[3]s.amazonaws.com"
      }
    }
  }, {
    "Sid" : "Allow direct access to key metadata to the account",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:%[4]s:iam::%[2]s:root"
    },
    "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*" ],
    "Resource" : "*"
  } ]
}`, by, t.Account, t.Region, shardwell.Partition(t.Region))
}

// shown is a key as other services see it.
type shown struct{ service.Key }

// show gives what is known of a key for decisions, its policy with the grants that
// are not limited to some encryption context in it.
func (s *Service) show(k *keyring.Key) *shown {
	if have, ok := s.shown.Load(k.ID); ok && have.(*shown).Version == k.Version {
		return have.(*shown)
	}
	now := &shown{service.Key{
		ARN: k.ARN(), Account: k.Account, Managed: k.Managed != "", Policy: s.compiled(k, nil), Tags: k.Tags, Version: k.Version,
	}}
	if slices.ContainsFunc(k.Grants, func(g keyring.Grant) bool { return g.ContextEquals != nil || g.ContextSubset != nil }) {
		now.PolicyIn = func(encryptionContext map[string]string) *policy.Policy {
			return s.compiled(k, fitting(k, encryptionContext))
		}
	}
	if refusal := usable(k); refusal != nil {
		now.Err = &service.KeyError{Kind: faults[refusal.Code], Message: refusal.Message}
	}
	s.shown.Store(k.ID, now)
	return now
}

// compiled reads a key's policy, with what grants add to it: those of no particular
// encryption context, and further ones. nil, which allows nobody anything, if it can no
// longer be read.
func (s *Service) compiled(k *keyring.Key, further []statement) *policy.Policy {
	added := further
	for i := range k.Grants {
		if s, ok := granted(&k.Grants[i]); ok && k.Grants[i].ContextEquals == nil && k.Grants[i].ContextSubset == nil {
			added = append(added, s)
		}
	}
	document, err := extended(k.Policy, added)
	if err == nil {
		var p *policy.Policy
		if p, err = policy.ParseStored(policy.Key, k.ARN(), document); err == nil {
			return p
		}
	}
	s.cfg.Log.Error("a key's policy cannot be read, so that nobody may use the key", "key", k.ARN(), "error", err)
	return nil
}

// statement is one of a policy.
type statement struct {
	Effect    string
	Principal map[string]string
	Action    []string
	Resource  string
}

// extended is a document with statements added.
func extended(document string, added []statement) (string, error) {
	if len(added) == 0 {
		return document, nil
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(document), &members); err != nil {
		return "", err
	}
	all := []json.RawMessage{members["Statement"]}
	if bytes.HasPrefix(bytes.TrimSpace(members["Statement"]), []byte("[")) {
		all = nil
		if err := json.Unmarshal(members["Statement"], &all); err != nil {
			return "", err
		}
	}
	for _, a := range added {
		text, err := written(a)
		if err != nil {
			return "", err
		}
		all = append(all, text)
	}
	var err error
	if members["Statement"], err = written(all); err != nil {
		return "", err
	}
	text, err := written(members)
	return string(text), err
}

// written is a value in JSON, without the escapes that can make a policy of <, > and &
// six times as long, and so too long to be read.
func written(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return b.Bytes(), err
}

// allowAll is what the policies of an account allow at the most.
var allowAll = mustParse(`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`)

func mustParse(text string) *policy.Policy {
	p, err := policy.Parse(policy.Managed, "all", text)
	if err != nil {
		panic("keys: the policy that allows all cannot be read: " + err.Error())
	}
	return p
}

var putKeyPolicyAction = policy.NewAction("kms:PutKeyPolicy")

// checkPolicy refuses what is no policy of a key, and one by which the caller could
// not put another, unless that is meant.
func (c *call) checkPolicy(arn, document string, bypass *bool) error {
	p, err := policy.Parse(policy.Key, arn, document)
	if long, ok := errors.AsType[*policy.TooLong](err); ok {
		return shardwell.Errorf(shardwell.CodeLimitExceeded, "The policy is larger than %d bytes.", long.Limit)
	}
	if bad, ok := errors.AsType[*policy.Error](err); ok {
		return &shardwell.Error{Code: codeMalformedPolicy, Message: bad.Message}
	}
	if err != nil || isTrue(bypass) {
		return err
	}
	d := policy.Decide(
		&policy.Request{Principal: &c.caller.Principal, Action: putKeyPolicyAction, Resource: arn, ResourceAccount: c.tenant.Account,
			Context: &policy.Facts{Now: c.cfg.Clock.Now(), Region: c.tenant.Region, More: c.facts(nil, nil)}},
		&policy.Policies{Identity: []*policy.Policy{allowAll}, Resource: p, ResourceDecides: true})
	if !d.Allowed {
		return &shardwell.Error{Code: codeMalformedPolicy, Message: "The new key policy will not allow you to update the key policy in the future."}
	}
	return nil
}

// onlyPolicy refuses names that no policy of a key has.
func onlyPolicy(name string) error {
	if name != "" && name != policyName {
		return &shardwell.Error{Code: keyring.CodeNotFound, Message: "No such policy exists"}
	}
	return nil
}

func getKeyPolicy(c *call, in *kms.GetKeyPolicyRequest) (api.Struct, error) {
	k, err := c.own("GetKeyPolicy", in.KeyId)
	if err == nil {
		err = onlyPolicy(in.PolicyName)
	}
	if err != nil {
		return nil, err
	}
	return &kms.GetKeyPolicyResponse{Policy: k.Policy, PolicyName: policyName}, nil
}

func putKeyPolicy(c *call, in *kms.PutKeyPolicyRequest) (api.Struct, error) {
	if in.PolicyName == sharedPolicyName {
		return nil, &shardwell.Error{Code: shardwell.CodeValidation, Message: "The AWS_RAM policy can only be managed by the RAM service"}
	}
	if err := onlyPolicy(in.PolicyName); err != nil {
		return nil, err
	}
	k, err := c.own("PutKeyPolicy", in.KeyId)
	if err == nil {
		err = c.checkPolicy(k.ARN(), in.Policy, in.BypassPolicyLockoutSafetyCheck)
	}
	if err == nil {
		_, err = c.propose(c.ctx, keyring.SetPolicy{ID: k.ID, Policy: in.Policy}.Encode())
	}
	return nil, err
}

func listKeyPolicies(c *call, in *kms.ListKeyPoliciesRequest) (api.Struct, error) {
	_, err := c.own("ListKeyPolicies", in.KeyId)
	if err != nil {
		return nil, err
	}
	names, marker, err := page(kms.PolicyNameList{policyName}, func(name string) string { return name }, in.Marker, in.Limit, 100)
	if err != nil {
		return nil, err
	}
	return &kms.ListKeyPoliciesResponse{PolicyNames: names, NextMarker: marker, Truncated: truncated(marker)}, nil
}
