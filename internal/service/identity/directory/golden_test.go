package directory_test

import (
	"flag"
	"testing"

	"github.com/shardwell/shardwell/internal/service/identity/directory"
	"github.com/shardwell/shardwell/internal/state/statetest"
)

var update = flag.Bool("update", false, "write the golden files of the newest version")

// goldenCommands meets every operation and every field.
func goldenCommands() [][]byte {
	user, group, role := key(directory.User, "Ann"), key(directory.Group, "team"), key(directory.Role, "reader")
	return [][]byte{
		directory.CreatePolicy{Account: account, Name: "p", Path: "/a/", ID: "ANPA1", Description: "d", Tags: map[string]string{"k": "v"}, Document: "{1}"}.Encode(),
		directory.Create{Entity: directory.Entity{Key: user, ID: "AIDA1", Path: "/x/", Tags: map[string]string{"k": "v"}, Boundary: directory.NewRef(account, "/a/", "p")}}.Encode(),
		directory.Create{Entity: directory.Entity{Key: group, ID: "AGPA1", Path: "/"}}.Encode(),
		directory.Create{Entity: directory.Entity{Key: role, ID: "AROA1", Path: "/", Trust: "{t}", Description: "d", MaxSessionSeconds: 7200}}.Encode(),
		directory.SetTrust{Key: role, Trust: "{u}"}.Encode(),
		directory.SetTags{Key: user, Set: map[string]string{"K": "w", "l": ""}, Remove: []string{"m"}}.Encode(),
		directory.PutInline{Key: group, Policy: "i", Document: directory.Document{Text: "{i}", Size: 3}, Limit: 5120}.Encode(),
		directory.PutInline{Key: group, Policy: "j", Document: directory.Document{Text: "{j}", Size: 3}, Limit: 5120}.Encode(),
		directory.DeleteInline{Key: group, Policy: "j"}.Encode(),
		directory.Attach{Key: user, Policy: directory.NewRef(account, "/a/", "p"), Named: "arn"}.Encode(),
		directory.Attach{Key: role, Policy: directory.NewRef("aws", "/", "AdministratorAccess")}.Encode(),
		directory.Detach{Key: user, Policy: directory.NewRef(account, "/a/", "p"), Named: "arn"}.Encode(),
		directory.Join{Account: account, User: "ann", Group: "TEAM"}.Encode(),
		directory.Create{Entity: directory.Entity{Key: key(directory.Group, "other"), ID: "AGPA2", Path: "/"}}.Encode(),
		directory.Join{Account: account, User: "Ann", Group: "other"}.Encode(),
		directory.Leave{Account: account, User: "Ann", Group: "other"}.Encode(),
		directory.Delete{Key: key(directory.Group, "other")}.Encode(),
		directory.CreateKey{Key: user, ID: "AKIA1", Sealed: []byte("one")}.Encode(),
		directory.CreateKey{Key: user, ID: "AKIA2", Sealed: []byte("two")}.Encode(),
		directory.SetKeyActive{Key: user, ID: "AKIA1"}.Encode(),
		directory.DeleteKey{Key: user, ID: "AKIA2"}.Encode(),
		directory.CreateKey{Key: key(directory.Root, ""), ID: "AKIA3", Sealed: []byte("three")}.Encode(),
		directory.AddVersion{Policy: directory.NewRef(account, "/a/", "p"), Named: "arn", Document: "{2}", Default: true}.Encode(),
		directory.AddVersion{Policy: directory.NewRef(account, "/a/", "p"), Document: "{3}"}.Encode(),
		directory.DeleteVersion{Policy: directory.NewRef(account, "/a/", "p"), Number: 1}.Encode(),
		directory.SetDefault{Policy: directory.NewRef(account, "/a/", "p"), Number: 3}.Encode(),
		newPolicy("gone"),
		directory.DeletePolicy{Policy: ref("gone"), Named: "arn"}.Encode(),
		directory.AddTokenKey{ID: 1, Sealed: []byte("k1")}.Encode(),
		directory.AddTokenKey{ID: 2, Sealed: []byte("k2")}.Encode(),
		directory.AddTokenKey{ID: 3, Sealed: []byte("k3")}.Encode(),
		directory.SetTrust{Key: role, Trust: "{v}", Trusted: map[string]string{"arn:aws:iam::" + account + ":user/x/Ann": "AIDA1"}}.Encode(),
		directory.Rename{Key: user, NewName: "Anna", NewPath: "/y/"}.Encode(),
		directory.Rename{Key: group, NewName: "crew"}.Encode(),
		directory.Describe{Key: role, Description: new("e"), MaxSessionSeconds: new(int32(3600))}.Encode(),
		directory.SetBoundary{Key: role, Boundary: directory.NewRef("aws", "/", "AdministratorAccess"), Named: "arn"}.Encode(),
		directory.SetBoundary{Key: key(directory.User, "anna")}.Encode(),
		directory.Create{Entity: directory.Entity{Key: key(directory.Profile, "machine"), ID: "AIPA1", Path: "/z/", Tags: map[string]string{"k": "v"}}}.Encode(),
		directory.AddRole{Account: account, Profile: "Machine", Role: "Reader"}.Encode(),
		directory.RemoveRole{Account: account, Profile: "machine", Role: "reader"}.Encode(),
		directory.AddRole{Account: account, Profile: "machine", Role: "reader"}.Encode(),
		directory.AddAlias{Account: account, Alias: "one"}.Encode(),
		directory.RemoveAlias{Account: account, Alias: "one"}.Encode(),
		directory.AddAlias{Account: account, Alias: "two"}.Encode(),
		directory.TagPolicy{Policy: directory.NewRef(account, "/a/", "p"), Named: "arn", Set: map[string]string{"K": "w"}, Remove: []string{"l"}}.Encode(),
		directory.KeysUsed{Uses: map[string]directory.Use{"AKIA1": {At: 60000, Service: "kinesis", Region: "eu-west-1"}, "AKIA9": {At: 1, Service: "s", Region: "r"}}}.Encode(),
	}
}

// The commands and snapshots of every released version give the same state for
// ever, and what is written now is written so byte by byte. To release a new
// version, add its files; never write over these.
func TestGolden(t *testing.T) {
	statetest.Golden(t, directory.New, begin, goldenCommands(), *update)
}
