package keys

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// facts are the condition keys of KMS. k may be nil.
func (a *asking) facts(k *keyring.Key, encryptionContext map[string]string) map[string][]string {
	account := ""
	if a.into.Caller != nil {
		account = a.into.Caller.Account
	}
	return factsOf(account, k, encryptionContext)
}

func (c *call) facts(k *keyring.Key, encryptionContext map[string]string) map[string][]string {
	return factsOf(c.caller.Account, k, encryptionContext)
}

// factsOf are the condition keys of KMS, in the form in which policies ask for them:
// what is before a slash in lower case.
func factsOf(account string, k *keyring.Key, encryptionContext map[string]string) map[string][]string {
	all := map[string][]string{"kms:calleraccount": {account}}
	if k != nil {
		maps.Copy(all, kindFacts)
	}
	names := slices.Sorted(maps.Keys(encryptionContext))
	if len(names) > 0 {
		all["kms:encryptioncontextkeys"] = names
	}
	for _, name := range names {
		head, tail, slash := strings.Cut(name, "/")
		key := "kms:encryptioncontext:" + strings.ToLower(head)
		if slash {
			key += "/" + tail
		}
		all[key] = append(all[key], encryptionContext[name])
	}
	return all
}

// kindFacts are what there is to ask about the kind of a key: there is one.
var kindFacts = kind(kms.KeySpecSymmetricDefault, kms.KeyUsageTypeEncryptDecrypt, kms.OriginTypeAwsKms, false)

func kind(spec, usage, origin string, multiRegion bool) map[string][]string {
	return map[string][]string{
		"kms:keyspec": {spec}, "kms:customermasterkeyspec": {spec}, "kms:keyusage": {usage}, "kms:customermasterkeyusage": {usage},
		"kms:keyorigin": {origin}, "kms:multiregion": {strconv.FormatBool(multiRegion)},
	}
}

// requestFacts are the condition keys that are about what a request says, with what
// counts where it does not say (service authorization reference).
func requestFacts(in api.Struct) map[string][]string {
	algorithm := func(asked string) []string {
		return []string{cmp.Or(asked, kms.EncryptionAlgorithmSpecSymmetricDefault)}
	}
	days := func(asked *int32, otherwise int) []string {
		if asked != nil {
			otherwise = int(*asked)
		}
		return []string{strconv.Itoa(otherwise)}
	}
	flag := func(asked *bool) []string { return []string{strconv.FormatBool(isTrue(asked))} }
	switch in := in.(type) {
	case *kms.CreateKeyRequest:
		all := kind(cmp.Or(in.KeySpec, in.CustomerMasterKeySpec, kms.KeySpecSymmetricDefault), cmp.Or(in.KeyUsage, kms.KeyUsageTypeEncryptDecrypt),
			cmp.Or(in.Origin, kms.OriginTypeAwsKms), isTrue(in.MultiRegion))
		all["kms:bypasspolicylockoutsafetycheck"] = flag(in.BypassPolicyLockoutSafetyCheck)
		return all
	case *kms.PutKeyPolicyRequest:
		return map[string][]string{
			"kms:bypasspolicylockoutsafetycheck": flag(in.BypassPolicyLockoutSafetyCheck), "kms:policyname": {cmp.Or(in.PolicyName, policyName)},
		}
	case *kms.GetKeyPolicyRequest:
		return map[string][]string{"kms:policyname": {cmp.Or(in.PolicyName, policyName)}}
	case *kms.EncryptRequest:
		return map[string][]string{"kms:encryptionalgorithm": algorithm(in.EncryptionAlgorithm)}
	case *kms.DecryptRequest:
		return map[string][]string{"kms:encryptionalgorithm": algorithm(in.EncryptionAlgorithm)}
	case *kms.ReEncryptRequest, *kms.GenerateDataKeyRequest, *kms.GenerateDataKeyWithoutPlaintextRequest:
		return map[string][]string{"kms:encryptionalgorithm": algorithm("")}
	case *kms.EnableKeyRotationRequest:
		return map[string][]string{"kms:rotationperiodindays": days(in.RotationPeriodInDays, defaultRotationDays)}
	case *kms.ScheduleKeyDeletionRequest:
		return map[string][]string{"kms:schedulekeydeletionpendingwindowindays": days(in.PendingWindowInDays, defaultPendingDays)}
	case *kms.CreateGrantRequest:
		return grantFacts(in)
	case *kms.ListGrantsRequest, *kms.RevokeGrantRequest:
		return map[string][]string{"kms:grantisforawsresource": {"false"}}
	}
	return nil
}

// grantFacts are the condition keys about a grant that is to be made, which no service
// of AWS makes here.
func grantFacts(in *kms.CreateGrantRequest) map[string][]string {
	all := map[string][]string{"kms:grantisforawsresource": {"false"}, "kms:grantoperations": slices.Clone(in.Operations)}
	for key, who := range map[string]string{"kms:granteeprincipal": in.GranteePrincipal, "kms:retiringprincipal": in.RetiringPrincipal} {
		if who != "" {
			all[key] = []string{who}
		}
	}
	if c := in.Constraints; c != nil {
		for name, pairs := range map[string]map[string]string{"EncryptionContextEquals": c.EncryptionContextEquals, "EncryptionContextSubset": c.EncryptionContextSubset} {
			if pairs != nil {
				all["kms:grantconstrainttype"] = append(all["kms:grantconstrainttype"], name)
			}
		}
	}
	return all
}
