package identity

import (
	"context"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

func (s *Service) keyHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateAccessKey":      handle(s, createAccessKey),
		"GetAccessKeyLastUsed": handle(s, getAccessKeyLastUsed),
		"ListAccessKeys":       handle(s, listAccessKeys),
		"UpdateAccessKey":      handle(s, updateAccessKey),
		"DeleteAccessKey":      handle(s, deleteAccessKey),
	}
}

// NewKey gives a user, or an account's root, an access key. The secret is shown
// here and never again.
func (s *Service) NewKey(ctx context.Context, owner directory.Key) (*directory.AccessKey, redact.Secret, error) {
	id, secret := newID("AKIA", accessKeyIDLetters), newSecret()
	k, err := proposed[*directory.AccessKey](ctx, s, directory.CreateKey{
		Key: owner, ID: id, Sealed: service.Seal(s.cfg.MasterKey, secretPurpose(id), []byte(secret.Reveal())),
	}.Encode())
	return k, secret, err
}

// RootKeys gives the ids of the access keys of an account's root, oldest first.
func (s *Service) RootKeys(account string) []string {
	e := s.directory.Entity(directory.Key{Account: account, Kind: directory.Root})
	if e == nil {
		return nil
	}
	return append([]string{}, e.AccessKeys...)
}

// ownerName is how answers name who has a key: the root has no name.
func ownerName(k directory.Key) string {
	if k.Kind == directory.Root {
		return "root"
	}
	return k.Name
}

func keyStatus(k *directory.AccessKey) string {
	if k.Active {
		return iam.StatusTypeActive
	}
	return iam.StatusTypeInactive
}

func createAccessKey(c *call, in *iam.CreateAccessKeyRequest) (api.Struct, error) {
	owner, err := c.self(in.UserName)
	if err != nil {
		return nil, err
	}
	k, secret, err := c.NewKey(c.ctx, owner)
	if err != nil {
		return nil, err
	}
	return &iam.CreateAccessKeyResponse{AccessKey: &iam.AccessKey{
		UserName: ownerName(k.Owner), AccessKeyId: k.ID, Status: keyStatus(k), SecretAccessKey: secret.Reveal(), CreateDate: date(k.CreatedAt),
	}}, nil
}

func listAccessKeys(c *call, in *iam.ListAccessKeysRequest) (api.Struct, error) {
	owner, err := c.self(in.UserName)
	if err != nil {
		return nil, err
	}
	e := c.directory.Entity(owner)
	if e == nil && owner.Kind != directory.Root {
		return nil, directory.NotFound(owner)
	}
	var keys []*directory.AccessKey
	if e != nil {
		for _, id := range e.AccessKeys {
			if k := c.directory.Key(id); k != nil {
				keys = append(keys, k)
			}
		}
	}
	some, marker, err := page(keys, func(k *directory.AccessKey) string { return k.ID }, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	list := iam.AccessKeyMetadataListType{}
	for _, k := range some {
		list = append(list, iam.AccessKeyMetadata{
			UserName: ownerName(k.Owner), AccessKeyId: k.ID, Status: keyStatus(k), CreateDate: date(k.CreatedAt),
		})
	}
	return &iam.ListAccessKeysResponse{AccessKeyMetadata: list, IsTruncated: truncated(marker), Marker: marker}, nil
}

func updateAccessKey(c *call, in *iam.UpdateAccessKeyRequest) (api.Struct, error) {
	owner, err := c.self(in.UserName)
	if err == nil {
		_, err = c.propose(c.ctx, directory.SetKeyActive{Key: owner, ID: in.AccessKeyId, Active: in.Status == iam.StatusTypeActive}.Encode())
	}
	return nil, err
}

func deleteAccessKey(c *call, in *iam.DeleteAccessKeyRequest) (api.Struct, error) {
	owner, err := c.self(in.UserName)
	if err == nil {
		_, err = c.propose(c.ctx, directory.DeleteKey{Key: owner, ID: in.AccessKeyId}.Encode())
	}
	return nil, err
}
