package keys

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

func (s *Service) aliasHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateAlias": handle(s, createAlias),
		"UpdateAlias": handle(s, updateAlias),
		"DeleteAlias": handle(s, deleteAlias),
		"ListAliases": handle(s, listAliases),
	}
}

var aliasNames = regexp.MustCompile(`^alias/[a-zA-Z0-9/_-]+$`)

// aliasNamed checks the name of an alias that is to be made, changed or removed.
func (c *call) aliasNamed(name string) (keyring.AliasKey, error) {
	k := keyring.AliasKey{Tenant: c.tenant, Name: name}
	switch {
	case !strings.HasPrefix(name, "alias/"):
		return k, &shardwell.Error{Code: shardwell.CodeValidation,
			Message: `Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html`}
	case strings.HasPrefix(name, "alias/aws/"):
		return k, &shardwell.Error{Code: codeNotAuthorized}
	case !aliasNames.MatchString(name):
		return k, shardwell.Errorf(shardwell.CodeValidation, "%s contains invalid characters for an alias", name)
	}
	return k, nil
}

// target finds the key that an alias is to name.
func (c *call) target(operation, ref string) (*keyring.Key, error) {
	if strings.HasPrefix(ref, "alias/") || strings.Contains(ref, ":alias/") {
		return nil, &shardwell.Error{Code: shardwell.CodeValidation, Message: "Aliases must refer to keys. Not aliases"}
	}
	return c.own(operation, ref)
}

func createAlias(c *call, in *kms.CreateAliasRequest) (api.Struct, error) {
	alias, err := c.aliasNamed(in.AliasName)
	if err != nil {
		return nil, err
	}
	k, err := c.target("CreateAlias", in.TargetKeyId)
	if err == nil {
		_, err = c.propose(c.ctx, keyring.CreateAlias{AliasKey: alias, KeyID: k.ID}.Encode())
	}
	return nil, err
}

func updateAlias(c *call, in *kms.UpdateAliasRequest) (api.Struct, error) {
	alias, err := c.aliasNamed(in.AliasName)
	if err != nil {
		return nil, err
	}
	k, err := c.target("UpdateAlias", in.TargetKeyId)
	if err == nil {
		_, err = c.propose(c.ctx, keyring.UpdateAlias{AliasKey: alias, KeyID: k.ID}.Encode())
	}
	return nil, err
}

func deleteAlias(c *call, in *kms.DeleteAliasRequest) (api.Struct, error) {
	alias, err := c.aliasNamed(in.AliasName)
	if err == nil {
		_, err = c.propose(c.ctx, keyring.DeleteAlias{AliasKey: alias}.Encode())
	}
	return nil, err
}

// listAliases lists those of AWS, too, without a key until there is one.
func listAliases(c *call, in *kms.ListAliasesRequest) (api.Struct, error) {
	all := view(c.Service, func(m *keyring.Machine) []*keyring.Alias { return m.Aliases(c.tenant) })
	if in.KeyId != "" {
		k, err := c.own("ListAliases", in.KeyId)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(a *keyring.Alias) bool { return a.KeyID != k.ID })
	} else {
		for name := range managedBy {
			if key := (keyring.AliasKey{Tenant: c.tenant, Name: name}); !slices.ContainsFunc(all, func(a *keyring.Alias) bool { return a.Name == name }) {
				all = append(all, &keyring.Alias{AliasKey: key})
			}
		}
	}
	some, marker, err := page(all, func(a *keyring.Alias) string { return a.Name }, in.Marker, in.Limit, 50)
	if err != nil {
		return nil, err
	}
	list := kms.AliasList{}
	for _, a := range some {
		shown := kms.AliasListEntry{AliasName: a.Name, AliasArn: a.ARN(), TargetKeyId: a.KeyID}
		if a.KeyID != "" {
			shown.CreationDate, shown.LastUpdatedDate = a.CreatedAt.Time(), a.UpdatedAt.Time()
		}
		list = append(list, shown)
	}
	return &kms.ListAliasesResponse{Aliases: list, NextMarker: marker, Truncated: truncated(marker)}, nil
}
