package keys

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// Codes of refusals that are not the keyring's (API model).
const (
	codeConflict          = "ConflictException"
	codeInvalidARN        = "InvalidArnException"
	codeInvalidCiphertext = "InvalidCiphertextException"
	codeInvalidGrantToken = "InvalidGrantTokenException"
	codeInvalidKeyUsage   = "InvalidKeyUsageException"
	codeInvalidMarker     = "InvalidMarkerException"
	codeIncorrectKey      = "IncorrectKeyException"
	codeMalformedPolicy   = "MalformedPolicyDocumentException"
	codeNotAuthorized     = "NotAuthorizedException" // not in the model; clients' tests have it
	codeUnsupported       = "UnsupportedOperationException"
)

// call is one call of an operation.
type call struct {
	*Service
	ctx    context.Context
	tenant shardwell.Tenant
	caller *service.Caller
}

// handle makes a Handler of a function of an operation's input type.
func handle[I any](s *Service, do func(c *call, in *I) (api.Struct, error)) service.Handler {
	return func(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
		caller := service.CallerOf(ctx)
		if caller == nil {
			caller = service.Root(shardwell.Partition(t.Region), t.Account, "")
		}
		out, err := do(&call{s, ctx, t, caller}, in.(any).(*I))
		if err != nil {
			return service.Reply{}, err
		}
		return service.Reply{Body: out}, nil
	}
}

// Handlers gives the operations, by their name in the API.
func (s *Service) Handlers() map[string]service.Handler {
	all := s.cryptographyHandlers()
	for _, more := range []map[string]service.Handler{
		s.lifecycleHandlers(), s.aliasHandlers(), s.policyHandlers(), s.tagHandlers(), s.rotationHandlers(), s.grantHandlers(),
	} {
		maps.Copy(all, more)
	}
	return all
}

// key finds a key by any of its names, for an operation, and makes that of an alias of
// AWS.
func (c *call) key(operation, ref string) (*keyring.Key, error) {
	r, refusal := refer(c.tenant, ref)
	if refusal != nil {
		return nil, refusal
	}
	if r.tenant == c.tenant {
		return c.ensure(c.ctx, r)
	}
	if k := c.find(r); k != nil && c.left(k, operation) {
		return k, nil
	}
	return nil, unseen(c.caller, operation, thisKey)
}

// What denials call keys that they do not name.
const (
	thisKey      = "this resource"
	ofCiphertext = "the resource associated with this ciphertext"
)

// unseen refuses a key of another account, or what it has sealed, without a word about
// whether there is one. caller may be nil.
func unseen(caller *service.Caller, operation, called string) *shardwell.Error {
	who := "anonymous"
	if caller != nil {
		who = caller.ARN
	}
	return &shardwell.Error{Code: shardwell.CodeAccessDenied, Message: "User: " + who + " is not authorized to perform: kms:" + operation + " on " + called + policy.Veil}
}

// byID is key for operations that take ids and ARNs only.
func (c *call) byID(operation, ref string) (*keyring.Key, error) {
	r, refusal := refer(c.tenant, ref)
	if refusal != nil {
		return nil, refusal
	}
	if r.alias != "" {
		return nil, invalidID(ref)
	}
	return c.key(operation, ref)
}

// left says whether a key is the caller's account's, or its policy leaves an operation
// to the caller, where nobody else has looked at the policy.
func (c *call) left(k *keyring.Key, operation string) bool {
	return c.leftTo(&c.caller.Principal, k, operation)
}

// leftTo is left for a principal, whose own policies are taken to allow everything.
func (s *Service) leftTo(who *policy.Principal, k *keyring.Key, operation string) bool {
	if s.cfg.Enforced || k.Account == who.Account {
		return true
	}
	request := policy.Request{
		Principal: who, Action: actions[operation], Resource: k.ARN(), ResourceAccount: k.Account,
		Context: &policy.Facts{Now: s.cfg.Clock.Now(), Region: k.Region, ResourceTags: k.Tags, More: factsOf(who.Account, k, nil)},
	}
	p := policy.Policies{Identity: []*policy.Policy{allowAll}, Resource: s.show(k).Policy, ResourceDecides: true}
	return policy.Decide(&request, &p).Allowed
}

// customers is key for what users may do with their own keys, but only services with
// those of AWS, as AWS's policies of those have it.
func (c *call) customers(operation, ref string) (*keyring.Key, error) {
	k, err := c.key(operation, ref)
	if err == nil {
		err = c.mayUse(operation, k)
	}
	return k, err
}

// own is customers for operations that AWS does on keys of the caller's account only,
// and by id or ARN only.
func (c *call) own(operation, ref string) (*keyring.Key, error) {
	r, refusal := refer(c.tenant, ref)
	switch {
	case refusal != nil:
		return nil, refusal
	case r.alias != "":
		return nil, invalidID(ref)
	case r.tenant != c.tenant:
		return nil, unseen(c.caller, operation, thisKey)
	}
	return c.customers(operation, ref)
}

// mayUse refuses what only services may do with a key of AWS.
func (c *call) mayUse(operation string, k *keyring.Key) error {
	if k.Managed == "" || isReading(operation) {
		return nil
	}
	return shardwell.Errorf(shardwell.CodeAccessDenied,
		"User: %s is not authorized to perform: kms:%s on resource: %s because no resource-based policy allows the kms:%s action",
		c.caller.ARN, operation, k.ARN(), operation)
}

// isReading says whether an operation only looks at a key.
func isReading(operation string) bool {
	return strings.HasPrefix(operation, "Describe") || strings.HasPrefix(operation, "Get") || strings.HasPrefix(operation, "List")
}

// unsupported refuses what AWS has and this does not.
func unsupported(what string) error {
	return shardwell.Errorf(codeUnsupported, "%s is not supported by this server.", what)
}

// dryRun is the answer to a dry run that has got so far.
func dryRun(asked *bool) error {
	if asked == nil || !*asked {
		return nil
	}
	return &shardwell.Error{Code: shardwell.CodeDryRunOperation, Message: "The request would have succeeded, but the DryRun option is set."}
}

// isTrue says whether a flag is there and set.
func isTrue(asked *bool) bool { return asked != nil && *asked }

// materialID names key material, which AWS does with 64 hexadecimal digits.
func materialID(k *keyring.Key, number uint32) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s material %d", k.ID, number)))
}

// page gives the part of items that a request asks for, in order of their names,
// and the marker of what follows, "" if nothing does. The marker of a page is the
// last name on it: items that come or go in between change nothing else. size is
// how many a page has where the request does not say.
func page[T any](items []T, name func(T) string, marker string, most *int32, size int) ([]T, string, error) {
	after := ""
	if marker != "" {
		raw, err := base64.RawURLEncoding.DecodeString(marker)
		if err != nil || len(raw) == 0 {
			return nil, "", &shardwell.Error{Code: codeInvalidMarker, Message: "Invalid marker."}
		}
		after = string(raw)
	}
	slices.SortFunc(items, func(a, b T) int { return strings.Compare(name(a), name(b)) })
	at, _ := slices.BinarySearchFunc(items, after, func(item T, after string) int {
		if name(item) <= after {
			return -1
		}
		return 1
	})
	items = items[at:]
	if most != nil {
		size = int(*most)
	}
	if len(items) <= size {
		return items, "", nil
	}
	return items[:size], base64.RawURLEncoding.EncodeToString([]byte(name(items[size-1]))), nil
}

// truncated is how answers say that there is more.
func truncated(marker string) *bool { return new(marker != "") }
