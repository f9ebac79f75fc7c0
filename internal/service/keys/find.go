package keys

import (
	"context"
	"crypto/sha256"
	"regexp"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// reference is what a request names a key by: one of id and alias.
type reference struct {
	tenant shardwell.Tenant
	id     string
	alias  string
}

// keyIDs are ids of keys, those of several regions included, which nobody has here.
var keyIDs = regexp.MustCompile(`^(?i:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$`)

// refer reads a reference: an id, an ARN, alias/name or the ARN of an alias. t is who
// is asked.
func refer(t shardwell.Tenant, text string) (reference, *shardwell.Error) {
	r, name := reference{tenant: t}, text
	if strings.HasPrefix(text, "arn:") {
		parts := strings.SplitN(text, ":", 6)
		switch {
		case len(parts) != 6 || parts[2] != "kms":
			return r, invalidARN(text)
		case parts[3] != t.Region:
			return r, shardwell.Errorf(keyring.CodeNotFound, "Invalid arn %s", parts[3])
		case parts[1] != shardwell.Partition(t.Region):
			return r, invalidARN(text)
		}
		r.tenant.Account, name = parts[4], parts[5]
		var isKey bool
		if name, isKey = strings.CutPrefix(name, "key/"); !isKey && !strings.HasPrefix(name, "alias/") {
			return r, invalidARN(text)
		}
	}
	switch {
	case strings.HasPrefix(name, "alias/"):
		r.alias = name
	case keyIDs.MatchString(name):
		r.id = strings.ToLower(name)
	default:
		return r, invalidID(name)
	}
	return r, nil
}

func invalidID(text string) *shardwell.Error {
	return shardwell.Errorf(keyring.CodeNotFound, "Invalid keyId '%s'", text)
}

func invalidARN(text string) *shardwell.Error {
	return shardwell.Errorf(codeInvalidARN, "Invalid arn %s", text)
}

// arn is what the reference means, by its own name.
func (r reference) arn() string {
	if r.alias != "" {
		return keyring.AliasKey{Tenant: r.tenant, Name: r.alias}.ARN()
	}
	return keyring.KeyARN(r.tenant, r.id)
}

// notFound says that there is nothing of that name.
func (r reference) notFound() *shardwell.Error {
	if r.alias != "" {
		return keyring.AliasNotFound(r.arn())
	}
	return keyring.NotFound(r.arn())
}

// find gives the key that is referred to, or nil.
func (s *Service) find(r reference) *keyring.Key {
	id := r.id
	if r.alias != "" {
		a := s.ring.Alias(keyring.AliasKey{Tenant: r.tenant, Name: r.alias})
		if a == nil {
			return nil
		}
		id = a.KeyID
	}
	k := s.ring.Key(id)
	if k == nil || k.Tenant != r.tenant {
		return nil
	}
	return k
}

// managedBy are the aliases of AWS's own keys, and the services that they are for.
var managedBy = map[string]string{"alias/aws/kinesis": "kinesis", "alias/aws/firehose": "firehose"}

// implicit says whether an alias of AWS is meant whose key is made when it is used.
func (r reference) implicit() bool { return managedBy[r.alias] != "" }

// managedID is the id of the key of an alias of AWS: it is known before there is one.
func managedID(t shardwell.Tenant, alias string) string {
	sum := sha256.Sum256([]byte("shardwell managed key " + keyring.AliasKey{Tenant: t, Name: alias}.ARN()))
	return formatID([16]byte(sum[:16]), 8)
}

// ensure is find, but for a key of AWS that is not there yet, which it makes.
func (s *Service) ensure(ctx context.Context, r reference) (*keyring.Key, error) {
	k := s.find(r)
	switch {
	case k != nil:
		return k, nil
	case !r.implicit():
		return nil, r.notFound()
	}
	id, by := managedID(r.tenant, r.alias), managedBy[r.alias]
	return proposed[*keyring.Key](ctx, s, keyring.Create{
		ID: id, Tenant: r.tenant, Managed: r.alias, Sealed: s.newMaterial(id, 1), Policy: managedPolicy(r.tenant, by),
		RotationDays: defaultRotationDays, RotatesAt: s.in(defaultRotationDays), // as AWS does with all of its keys (API reference)
		Description: "Default key that protects my " + managedUses[by] + " when no other key is defined",
	}.Encode())
}

// managedUses are what AWS's keys protect, in their descriptions.
var managedUses = map[string]string{"kinesis": "Kinesis data", "firehose": "Firehose data"}

// usable says why a key cannot be used now; nil if it can.
func usable(k *keyring.Key) *shardwell.Error {
	switch {
	case k.DeletesAt != 0:
		return keyring.PendingDeletion(k.ARN())
	case k.Disabled:
		return keyring.Disabled(k.ARN())
	}
	return nil
}
