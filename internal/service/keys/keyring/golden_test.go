package keyring_test

import (
	"flag"
	"testing"

	"github.com/shardwell/shardwell/internal/service/keys/keyring"
	"github.com/shardwell/shardwell/internal/state/statetest"
)

var update = flag.Bool("update", false, "write the golden files of the newest version")

// goldenCommands meets every operation and every field.
func goldenCommands() [][]byte {
	grant := keyring.Grant{
		ID: "g1", Name: "n", Grantee: "arn:1", Retiring: "arn:2", Issuer: "arn:3", Operations: []string{"Decrypt", "Encrypt"},
		ContextEquals: map[string]string{"a": "b"}, ContextSubset: map[string]string{"c": "d"},
	}
	return [][]byte{
		keyring.Create{ID: "a", Tenant: home, Description: "d", Policy: "{p}", Tags: map[string]string{"k": "v"}, Sealed: []byte("one")}.Encode(),
		keyring.Create{ID: "m", Tenant: away, Managed: "alias/aws/kinesis", Policy: "{m}", Sealed: []byte("two"), RotationDays: 365, RotatesAt: 9000}.Encode(),
		create("b"), create("c"),
		keyring.SetState{ID: "b", Disabled: true}.Encode(),
		keyring.SetDescription{ID: "a", Description: "e"}.Encode(),
		keyring.SetPolicy{ID: "a", Policy: "{q}"}.Encode(),
		keyring.SetTags{ID: "a", Set: map[string]string{"l": ""}, Remove: []string{"k"}}.Encode(),
		keyring.SetRotation{ID: "a", Days: 90, RotatesAt: 1000}.Encode(),
		keyring.Rotate{ID: "a", Newest: 1, Sealed: []byte("three"), RotatesAt: 2000}.Encode(),
		keyring.Rotate{ID: "a", Newest: 2, Sealed: []byte("four"), OnDemand: true}.Encode(),
		keyring.CreateAlias{AliasKey: alias("x"), KeyID: "a"}.Encode(),
		keyring.CreateAlias{AliasKey: alias("y"), KeyID: "a"}.Encode(),
		keyring.UpdateAlias{AliasKey: alias("x"), KeyID: "b"}.Encode(),
		keyring.DeleteAlias{AliasKey: alias("y")}.Encode(),
		keyring.AddGrant{KeyID: "a", Grant: grant}.Encode(),
		keyring.AddGrant{KeyID: "a", Grant: keyring.Grant{ID: "g2", Grantee: "arn:4"}}.Encode(),
		keyring.EndGrant{KeyID: "a", Grant: "g2"}.Encode(),
		keyring.Schedule{ID: "b", At: 5000}.Encode(),
		keyring.Schedule{ID: "c", At: 100}.Encode(),
		keyring.Expire{Now: 100}.Encode(),
		keyring.Schedule{ID: "a", At: 6000}.Encode(),
		keyring.Cancel{ID: "a"}.Encode(),
	}
}

// The commands and snapshots of every released version give the same state for
// ever, and what is written now is written so byte by byte. To release a new
// version, add its files; never write over these.
func TestGolden(t *testing.T) {
	statetest.Golden(t, keyring.New, begin, goldenCommands(), *update)
}
