package keys

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

func (s *Service) grantHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateGrant":         handle(s, createGrant),
		"ListGrants":          handle(s, listGrants),
		"ListRetirableGrants": handle(s, listRetirableGrants),
		"RetireGrant":         handle(s, retireGrant),
		"RevokeGrant":         handle(s, revokeGrant),
	}
}

// grantable are the operations that a grant may allow. AWS has CreateGrant, too, by
// which a grantee passes on what it was given.
var grantable = []string{
	kms.GrantOperationDecrypt, kms.GrantOperationDescribeKey, kms.GrantOperationEncrypt, kms.GrantOperationGenerateDataKey,
	kms.GrantOperationGenerateDataKeyWithoutPlaintext, kms.GrantOperationReEncryptFrom, kms.GrantOperationReEncryptTo, kms.GrantOperationRetireGrant,
}

// granted is what a grant allows, as a statement of the key's policy; false if that
// is only to be retired, which is asked about apart.
func granted(g *keyring.Grant) (statement, bool) {
	s := statement{Effect: "Allow", Principal: map[string]string{"AWS": g.Grantee}, Resource: "*"}
	for _, operation := range g.Operations {
		if operation != kms.GrantOperationRetireGrant {
			s.Action = append(s.Action, "kms:"+operation)
		}
	}
	return s, len(s.Action) > 0
}

// retiring are statements that let end a grant those whom it says.
func retiring(g *keyring.Grant) (all []statement) {
	may := []string{g.Issuer}
	if g.Retiring != "" {
		may = append(may, g.Retiring)
	}
	if slices.Contains(g.Operations, kms.GrantOperationRetireGrant) {
		may = append(may, g.Grantee)
	}
	for _, who := range may {
		all = append(all, statement{Effect: "Allow", Principal: map[string]string{"AWS": who}, Action: []string{"kms:RetireGrant"}, Resource: "*"})
	}
	return all
}

// fitting are the grants of a particular encryption context that one fits, as
// statements.
func fitting(k *keyring.Key, encryptionContext map[string]string) (all []statement) {
	for i := range k.Grants {
		g := &k.Grants[i]
		switch {
		case g.ContextEquals == nil && g.ContextSubset == nil:
			continue // allowed in any case
		case g.ContextEquals != nil && !maps.Equal(g.ContextEquals, encryptionContext):
			continue
		}
		if added, ok := granted(g); ok && contains(encryptionContext, g.ContextSubset) {
			all = append(all, added)
		}
	}
	return all
}

// contains says whether all has every pair of some.
func contains(all, some map[string]string) bool {
	for key, value := range some {
		if got, ok := all[key]; !ok || got != value {
			return false
		}
	}
	return true
}

// principal checks who is named in a grant.
func principal(arn string) error {
	_, err := policy.Parse(policy.Key, "", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"`+arn+`"},"Action":"*","Resource":"*"}}`)
	if err != nil || !strings.HasPrefix(arn, "arn:") {
		return shardwell.Errorf(codeInvalidARN, "Invalid principal %s", arn)
	}
	return nil
}

// checkGrant makes a grant of a request, or refuses it.
func (c *call) checkGrant(in *kms.CreateGrantRequest) (keyring.Grant, error) {
	g := keyring.Grant{
		Name: in.Name, Grantee: in.GranteePrincipal, Retiring: in.RetiringPrincipal, Operations: slices.Compact(slices.Sorted(slices.Values(in.Operations))),
		Issuer: "arn:" + shardwell.Partition(c.tenant.Region) + ":iam::" + c.tenant.Account + ":root",
	}
	if in.GranteeServicePrincipal != "" || in.RetiringServicePrincipal != "" {
		return g, unsupported("a service as principal of a grant")
	}
	if g.Grantee == "" {
		return g, &shardwell.Error{Code: shardwell.CodeValidation, Message: "You must specify either GranteePrincipal or GranteeServicePrincipal, but not both."}
	}
	err := principal(g.Grantee)
	if err == nil && g.Retiring != "" {
		err = principal(g.Retiring)
	}
	if err != nil {
		return g, err
	}
	for _, operation := range g.Operations {
		if !slices.Contains(grantable, operation) {
			return g, unsupported("a grant of " + operation + " on a key of SYMMETRIC_DEFAULT")
		}
	}
	if in.Constraints != nil {
		if in.Constraints.SourceArn != "" {
			return g, unsupported("SourceArn")
		}
		g.ContextEquals, g.ContextSubset = maps.Clone(in.Constraints.EncryptionContextEquals), maps.Clone(in.Constraints.EncryptionContextSubset)
	}
	var id [32]byte
	rand.Read(id[:])
	g.ID = hex.EncodeToString(id[:])
	return g, nil
}

// A grant token names a grant; it is no secret, and grants count at once without it.
func grantToken(k *keyring.Key, id string) string {
	return base64.StdEncoding.EncodeToString([]byte(k.ARN() + " " + id))
}

// grantNamed gives the key and the id of a grant: by a token, or by both.
func grantNamed(token, key, id string) (keyRef, grant string, err error) {
	if token == "" {
		if key == "" || id == "" {
			return "", "", &shardwell.Error{Code: shardwell.CodeValidation, Message: "Please specify either a grant token or a key ID and a grant ID."}
		}
		return key, id, nil
	}
	raw, err := base64.StdEncoding.DecodeString(token)
	keyRef, grant, ok := strings.Cut(string(raw), " ")
	if err != nil || !ok {
		return "", "", &shardwell.Error{Code: codeInvalidGrantToken, Message: "Invalid grant token."}
	}
	return keyRef, grant, nil
}

func createGrant(c *call, in *kms.CreateGrantRequest) (api.Struct, error) {
	g, err := c.checkGrant(in)
	if err != nil {
		return nil, err
	}
	k, err := c.byID("CreateGrant", in.KeyId)
	if err == nil {
		err = c.mayUse("CreateGrant", k)
	}
	if err == nil {
		if refusal := usable(k); refusal != nil {
			err = refusal
		} else {
			err = dryRun(in.DryRun)
		}
	}
	if err != nil {
		return nil, err
	}
	made, err := proposed[keyring.Grant](c.ctx, c.Service, keyring.AddGrant{KeyID: k.ID, Grant: g}.Encode())
	if err != nil {
		return nil, err
	}
	return &kms.CreateGrantResponse{GrantId: made.ID, GrantToken: grantToken(k, made.ID)}, nil
}

// grantShown shows a grant of a key.
func grantShown(k *keyring.Key, g *keyring.Grant) kms.GrantListEntry {
	shown := kms.GrantListEntry{
		KeyId: k.ARN(), GrantId: g.ID, Name: g.Name, CreationDate: g.CreatedAt.Time(), GranteePrincipal: g.Grantee, RetiringPrincipal: g.Retiring,
		IssuingAccount: g.Issuer, Operations: slices.Clone(g.Operations),
	}
	if g.ContextEquals != nil || g.ContextSubset != nil {
		shown.Constraints = &kms.GrantConstraints{EncryptionContextEquals: g.ContextEquals, EncryptionContextSubset: g.ContextSubset}
	}
	shown.Set(shown.Shape().Index("Name", 0)) // AWS tells that there is none, too
	return shown
}

// grantsShown is a page of grants.
func grantsShown(all kms.GrantList, marker string, most *int32) (api.Struct, error) {
	some, next, err := page(all, func(g kms.GrantListEntry) string { return g.GrantId }, marker, most, 50)
	if err != nil {
		return nil, err
	}
	return &kms.ListGrantsResponse{Grants: some, NextMarker: next, Truncated: truncated(next)}, nil
}

func listGrants(c *call, in *kms.ListGrantsRequest) (api.Struct, error) {
	k, err := c.byID("ListGrants", in.KeyId)
	if err != nil {
		return nil, err
	}
	all := kms.GrantList{}
	for i := range k.Grants {
		g := &k.Grants[i]
		if (in.GrantId == "" || in.GrantId == g.ID) && (in.GranteePrincipal == "" || in.GranteePrincipal == g.Grantee) {
			all = append(all, grantShown(k, g))
		}
	}
	if in.GranteeServicePrincipal != "" {
		all = kms.GrantList{} // no service has one
	}
	return grantsShown(all, in.Marker, in.Limit)
}

func listRetirableGrants(c *call, in *kms.ListRetirableGrantsRequest) (api.Struct, error) {
	if in.RetiringPrincipal == "" && in.RetiringServicePrincipal == "" || in.RetiringPrincipal != "" && in.RetiringServicePrincipal != "" {
		return nil, &shardwell.Error{Code: shardwell.CodeValidation, Message: "You must specify either RetiringPrincipal or RetiringServicePrincipal, but not both."}
	}
	all := kms.GrantList{}
	if in.RetiringServicePrincipal != "" {
		return grantsShown(all, in.Marker, in.Limit) // no service has one
	}
	ours := strings.Contains(in.RetiringPrincipal, "::"+c.tenant.Account+":") // whose grants on keys of other accounts count, too (API reference)
	for _, k := range view(c.Service, func(m *keyring.Machine) []*keyring.Key { return m.Granted(c.tenant.Region, in.RetiringPrincipal) }) {
		for i := range k.Grants {
			if (ours || k.Account == c.tenant.Account) && k.Grants[i].Retiring == in.RetiringPrincipal {
				all = append(all, grantShown(k, &k.Grants[i]))
			}
		}
	}
	return grantsShown(all, in.Marker, in.Limit)
}

// endGrant ends a grant of a key.
func (c *call) endGrant(operation, keyRef, grant string, dry *bool) (api.Struct, error) {
	k, err := c.byID(operation, keyRef)
	switch {
	case err != nil:
		return nil, err
	case k.Grant(grant) == nil:
		return nil, keyring.GrantNotFound(grant)
	case isTrue(dry):
		return nil, dryRun(dry)
	}
	_, err = c.propose(c.ctx, keyring.EndGrant{KeyID: k.ID, Grant: grant}.Encode())
	return nil, err
}

func retireGrant(c *call, in *kms.RetireGrantRequest) (api.Struct, error) {
	keyRef, grant, err := grantNamed(in.GrantToken, in.KeyId, in.GrantId)
	if err != nil {
		return nil, err
	}
	return c.endGrant("RetireGrant", keyRef, grant, in.DryRun)
}

func revokeGrant(c *call, in *kms.RevokeGrantRequest) (api.Struct, error) {
	return c.endGrant("RevokeGrant", in.KeyId, in.GrantId, in.DryRun)
}
