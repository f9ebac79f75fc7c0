package keys

import (
	"maps"
	"slices"
	"strconv"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// actions are what policies know the operations as.
var actions = func() map[string]policy.Action {
	all := map[string]policy.Action{}
	for i := range kms.Service.Operations {
		all[kms.Service.Operations[i].Name] = policy.NewAction("kms:" + kms.Service.Operations[i].Name)
	}
	all["ReEncryptFrom"], all["ReEncryptTo"] = policy.NewAction("kms:ReEncryptFrom"), policy.NewAction("kms:ReEncryptTo")
	return all
}()

// aboutNoKey are the operations that are about no particular key (service
// authorization reference).
var aboutNoKey = []string{"CreateKey", "GenerateRandom", "ListAliases", "ListKeys", "ListRetirableGrants"}

// asking collects what a call asks for.
type asking struct {
	*Service
	tenant shardwell.Tenant
	into   *service.Access
}

// Access tells what a call asks of its caller; see gateway.Service. On a key it is the
// key's policy that decides, and its grants; what is not there is asked about as if
// it had no policy, so that only who may do the same with any key is told that.
func (s *Service) Access(t shardwell.Tenant, operation string, in api.Struct, into *service.Access) error {
	if err := (&asking{s, t, into}).ask(operation, in); err != nil {
		return err
	}
	asked := requestFacts(in)
	for i := range into.Asks {
		maps.Copy(into.Asks[i].Keys, asked)
		if _, ok := in.(*kms.ReEncryptRequest); ok {
			into.Asks[i].Keys["kms:reencryptonsamekey"] = []string{strconv.FormatBool(into.Asks[0].Resource == into.Asks[1].Resource)}
		}
	}
	return nil
}

// ask adds what an operation asks for.
func (a *asking) ask(operation string, in api.Struct) error {
	t, into := a.tenant, a.into
	if slices.Contains(aboutNoKey, operation) {
		into.Asks = append(into.Asks, service.Ask{Action: actions[operation], Resource: "*", Account: t.Account, Keys: a.facts(nil, nil)})
		if key, ok := in.(*kms.CreateKeyRequest); ok {
			if len(key.Tags) > 0 {
				into.Asks = append(into.Asks, service.Ask{Action: actions["TagResource"], Resource: "*", Account: t.Account, Keys: a.facts(nil, nil)})
			}
			noteTags(into, key.Tags)
		}
		return nil
	}
	switch in := in.(type) {
	case *kms.CreateAliasRequest:
		a.alias(operation, in.AliasName)
		return a.key(operation, in.TargetKeyId, nil)
	case *kms.UpdateAliasRequest:
		a.alias(operation, in.AliasName)
		if err := a.aliased(operation, in.AliasName); err != nil {
			return err
		}
		return a.key(operation, in.TargetKeyId, nil)
	case *kms.DeleteAliasRequest:
		a.alias(operation, in.AliasName)
		return a.aliased(operation, in.AliasName)
	case *kms.DecryptRequest:
		return a.sealed("Decrypt", in.CiphertextBlob, in.EncryptionContext)
	case *kms.ReEncryptRequest:
		if err := a.sealed("ReEncryptFrom", in.CiphertextBlob, in.SourceEncryptionContext); err != nil {
			return err
		}
		return a.key("ReEncryptTo", in.DestinationKeyId, in.DestinationEncryptionContext)
	case *kms.RetireGrantRequest:
		return a.grant(in)
	case *kms.TagResourceRequest:
		noteTags(into, in.Tags)
	case *kms.UntagResourceRequest:
		into.TagKeys = append(into.TagKeys, in.TagKeys...)
	}
	return a.key(operation, keyIn(in), contextIn(in))
}

// keyIn is the member KeyId of an input, which all others have.
func keyIn(in api.Struct) string {
	if i := in.Shape().Index("KeyId", 0); i >= 0 {
		if text, ok := in.Field(i).(*string); ok {
			return *text
		}
	}
	return ""
}

// contextIn is the encryption context of an input, nil if there is none.
func contextIn(in api.Struct) map[string]string {
	switch in := in.(type) {
	case *kms.EncryptRequest:
		return in.EncryptionContext
	case *kms.GenerateDataKeyRequest:
		return in.EncryptionContext
	case *kms.GenerateDataKeyWithoutPlaintextRequest:
		return in.EncryptionContext
	}
	return nil
}

func noteTags(into *service.Access, tags kms.TagList) {
	for i := range tags {
		if into.RequestTags == nil {
			into.RequestTags = map[string]string{}
		}
		into.RequestTags[tags[i].TagKey] = tags[i].TagValue
		into.TagKeys = append(into.TagKeys, tags[i].TagKey)
	}
}

// key asks for an action on the key of a reference.
func (a *asking) key(operation, ref string, encryptionContext map[string]string) error {
	r, refusal := refer(a.tenant, ref)
	if refusal != nil {
		return refusal
	}
	k := a.find(r)
	if k == nil && r.implicit() { // it is asked about as it will be
		k = &keyring.Key{
			ID: managedID(r.tenant, r.alias), Tenant: r.tenant, Managed: r.alias, Policy: managedPolicy(r.tenant, managedBy[r.alias]),
		}
	}
	if k == nil {
		a.into.Asks = append(a.into.Asks, service.Ask{
			Action: actions[operation], Resource: r.arn(), Account: r.tenant.Account, Veiled: r.tenant.Account != a.tenant.Account,
			Keys: a.facts(nil, encryptionContext),
		})
		return nil
	}
	a.on(k, operation, encryptionContext, fitting(k, encryptionContext))
	if last := &a.into.Asks[len(a.into.Asks)-1]; r.alias != "" {
		last.Keys["kms:requestalias"] = []string{r.alias}
		if last.Veiled { // whose id would tell that there is one
			last.Told = r.arn()
		}
	}
	return nil
}

// on asks for an action on a key, with grants that count in addition.
func (a *asking) on(k *keyring.Key, operation string, encryptionContext map[string]string, grants []statement) {
	ask := service.Ask{
		Action: actions[operation], Resource: k.ARN(), Account: k.Account, Veiled: k.Account != a.tenant.Account, Decides: true,
		Tags: k.Tags, Keys: a.facts(k, encryptionContext),
	}
	if len(grants) > 0 || k.Version == 0 {
		ask.Policy = a.compiled(k, grants)
	} else {
		ask.Policy = a.show(k).Policy
	}
	a.into.Asks = append(a.into.Asks, ask)
}

// sealed asks for an action on the key that sealed a blob, which denials do not name.
func (a *asking) sealed(operation string, sealed []byte, encryptionContext map[string]string) error {
	k, _, refusal := a.sealedBy(a.tenant, a.into.Caller, operation, sealed)
	if refusal != nil {
		return refusal
	}
	a.on(k, operation, encryptionContext, fitting(k, encryptionContext))
	a.into.Asks[len(a.into.Asks)-1].Called = ofCiphertext
	return nil
}

// alias asks for an action on an alias, about which the account's policies decide.
func (a *asking) alias(operation, name string) {
	arn := keyring.AliasKey{Tenant: a.tenant, Name: name}.ARN()
	a.into.Asks = append(a.into.Asks, service.Ask{Action: actions[operation], Resource: arn, Account: a.tenant.Account, Keys: a.facts(nil, nil)})
}

// aliased asks for an action on the key that an alias names, if it names one.
func (a *asking) aliased(operation, name string) error {
	if k := a.find(reference{tenant: a.tenant, alias: name}); k != nil {
		a.on(k, operation, nil, nil)
	}
	return nil
}

// grant asks to end a grant.
func (a *asking) grant(in *kms.RetireGrantRequest) error {
	ref, id, err := grantNamed(in.GrantToken, in.KeyId, in.GrantId)
	if err != nil {
		return err
	}
	r, refusal := refer(a.tenant, ref)
	if refusal != nil {
		return refusal
	}
	if k := a.find(r); k != nil && k.Grant(id) != nil {
		a.on(k, "RetireGrant", nil, retiring(k.Grant(id)))
		return nil
	}
	return a.key("RetireGrant", ref, nil)
}
