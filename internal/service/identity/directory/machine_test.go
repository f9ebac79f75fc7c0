package directory_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/service/identity/directory"
	"github.com/shardwell/shardwell/internal/state"
	"github.com/shardwell/shardwell/internal/state/statetest"
)

var begin = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

const account = "111122223333"

func key(kind directory.Kind, name string) directory.Key {
	return directory.Key{Account: account, Kind: kind, Name: name}
}

func create(kind directory.Kind, name string) []byte {
	return directory.Create{Entity: directory.Entity{Key: key(kind, name), ID: "ID" + name, Path: "/"}}.Encode()
}

func newPolicy(name string) []byte {
	return directory.CreatePolicy{Account: account, Name: name, Path: "/", ID: "ANPA" + name, Document: "{}"}.Encode()
}

func ref(name string) directory.Ref { return directory.NewRef(account, "/", name) }

// apply applies commands that must not be refused.
func apply(t *testing.T, m *directory.Machine, commands ...[]byte) (last any) {
	t.Helper()
	return statetest.Apply(t, m, begin, commands...)
}

// refused applies a command that must be refused with a code and change nothing.
func refused(t *testing.T, m *directory.Machine, code, text string, command []byte) {
	t.Helper()
	statetest.Refused(t, m, begin, code, text, command)
}

var snapshot = statetest.Snapshot

// Property: IAM's limits hold, each in IAM's words, and what is at a limit is not
// refused.
func TestLimits(t *testing.T) {
	m := directory.New()
	apply(t, m, create(directory.User, "u"), create(directory.Group, "g"), newPolicy("p"))
	user := key(directory.User, "u")
	newKey := func(id string) []byte { return directory.CreateKey{Key: user, ID: id}.Encode() }
	apply(t, m, newKey("A"), newKey("B"))
	refused(t, m, directory.CodeLimitExceeded, "Cannot exceed quota for AccessKeysPerUser: 2", newKey("C"))

	version := directory.AddVersion{Policy: ref("p"), Named: "arn", Document: "{}"}.Encode()
	apply(t, m, version, version, version, version)
	refused(t, m, directory.CodeLimitExceeded, "up to 5 versions", version)
	apply(t, m, directory.DeleteVersion{Policy: ref("p"), Number: 5}.Encode())
	if p := apply(t, m, version).(*directory.Policy); p.Version(6) == nil || p.Version(5) != nil || p.Default != 1 {
		t.Errorf("a number was used again: %+v", p)
	}

	attach := func(name string) []byte { return directory.Attach{Key: user, Policy: ref(name), Named: "arn"}.Encode() }
	for i := range 10 {
		apply(t, m, newPolicy(fmt.Sprint("q", i)), attach(fmt.Sprint("q", i)))
	}
	refused(t, m, directory.CodeLimitExceeded, "Cannot exceed quota for PoliciesPerUser: 10", attach("p"))
	apply(t, m, attach("q3"))

	put := func(name string, size int) []byte {
		return directory.PutInline{Key: user, Policy: name, Document: directory.Document{Text: "{}", Size: size}, Limit: 2048}.Encode()
	}
	apply(t, m, put("a", 2000), put("b", 48), put("a", 2000))
	refused(t, m, directory.CodeLimitExceeded, "Maximum policy size of 2048 bytes exceeded for user u", put("b", 49))

	tags := map[string]string{}
	for i := range 50 {
		tags[fmt.Sprint("t", i)] = ""
	}
	apply(t, m, directory.SetTags{Key: user, Set: tags}.Encode(), directory.SetTags{Key: user, Set: map[string]string{"T7": "x"}}.Encode())
	refused(t, m, directory.CodeLimitExceeded, "TagsPerUser: 50", directory.SetTags{Key: user, Set: map[string]string{"new": ""}}.Encode())
}

// Property: what has something left is not deleted, what is there is not made
// again whatever its case, and what is not there is not found.
func TestRefusals(t *testing.T) {
	m := directory.New()
	user, group := key(directory.User, "Bob"), key(directory.Group, "g")
	apply(t, m, create(directory.User, "Bob"), create(directory.Group, "g"), newPolicy("p"),
		directory.CreateKey{Key: user, ID: "A"}.Encode(), directory.Attach{Key: user, Policy: ref("p")}.Encode(),
		directory.PutInline{Key: user, Policy: "i", Limit: 9}.Encode(), directory.Join{Account: account, User: "bob", Group: "G"}.Encode())
	remove := directory.Delete{Key: user}.Encode()
	steps := []struct {
		text string
		undo []byte
	}{
		{"must delete access keys first", directory.DeleteKey{Key: user, ID: "A"}.Encode()},
		{"must detach all policies first", directory.Detach{Key: user, Policy: ref("p")}.Encode()},
		{"must delete policies first", directory.DeleteInline{Key: user, Policy: "i"}.Encode()},
		{"must remove users from group first", directory.Leave{Account: account, User: "BOB", Group: "g"}.Encode()},
	}
	refused(t, m, directory.CodeDeleteConflict, "attached to entities", directory.DeletePolicy{Policy: ref("p")}.Encode())
	refused(t, m, directory.CodeDeleteConflict, "must remove users", directory.Delete{Key: group}.Encode())
	refused(t, m, directory.CodeAlreadyExists, "User with name BOB already exists.", create(directory.User, "BOB"))
	refused(t, m, directory.CodeAlreadyExists, "A policy called P already exists.", newPolicy("P"))
	refused(t, m, directory.CodeNoSuchEntity, "The Access Key with id B cannot be found.", directory.SetKeyActive{Key: user, ID: "B"}.Encode())
	refused(t, m, directory.CodeNoSuchEntity, "The role with name x cannot be found.", directory.SetTrust{Key: key("", "x")}.Encode())
	refused(t, m, directory.CodeNoSuchEntity, "Policy arn does not exist or is not attachable.",
		directory.Attach{Key: user, Policy: directory.NewRef("999999999999", "/", "p"), Named: "arn"}.Encode())
	refused(t, m, directory.CodeDeleteConflict, "default version", directory.DeleteVersion{Policy: ref("p"), Number: 1}.Encode())
	for _, s := range steps {
		refused(t, m, directory.CodeDeleteConflict, s.text, remove)
		apply(t, m, s.undo)
	}
	apply(t, m, remove, directory.DeletePolicy{Policy: ref("p")}.Encode(), directory.Delete{Key: group}.Encode())
	refused(t, m, directory.CodeNoSuchEntity, "The user with name Bob cannot be found.", remove)
	if m.Key("A") != nil || m.Entity(user) != nil || m.Policy(ref("p")) != nil {
		t.Error("something is still seen")
	}
}

// randomCommand makes a command that has a chance to succeed.
func randomCommand(r *rand.Rand) []byte {
	kinds := []directory.Kind{directory.User, directory.Group, directory.Role}
	k := key(kinds[r.IntN(3)], fmt.Sprint("e", r.IntN(3)))
	name, id := fmt.Sprint("p", r.IntN(3)), fmt.Sprint("K", r.IntN(6))
	owner := key(directory.User, k.Name)
	if r.IntN(4) == 0 {
		owner = key(directory.Root, "")
	}
	switch r.IntN(22) {
	case 0, 1:
		return directory.Create{Entity: directory.Entity{Key: k, ID: id, Path: "/x/", Tags: map[string]string{"a": name}}}.Encode()
	case 2:
		return directory.Delete{Key: k}.Encode()
	case 3:
		return directory.SetTrust{Key: k, Trust: name}.Encode()
	case 4:
		return directory.SetTags{Key: k, Set: map[string]string{name: id}, Remove: []string{"A"}}.Encode()
	case 5:
		return directory.PutInline{Key: k, Policy: name, Document: directory.Document{Text: id, Size: 3}, Limit: 7}.Encode()
	case 6:
		return directory.DeleteInline{Key: k, Policy: name}.Encode()
	case 7, 8:
		return directory.Attach{Key: k, Policy: ref(name)}.Encode()
	case 9:
		return directory.Detach{Key: k, Policy: ref(name)}.Encode()
	case 10:
		return directory.Join{Account: account, User: k.Name, Group: fmt.Sprint("e", r.IntN(3))}.Encode()
	case 11:
		return directory.Leave{Account: account, User: k.Name, Group: fmt.Sprint("e", r.IntN(3))}.Encode()
	case 12:
		return directory.CreateKey{Key: owner, ID: id, Sealed: []byte(name)}.Encode()
	case 13:
		return directory.SetKeyActive{Key: owner, ID: id, Active: r.IntN(2) == 0}.Encode()
	case 14:
		if r.IntN(2) == 0 {
			return directory.KeysUsed{Uses: map[string]directory.Use{id: {At: 1, Service: name, Region: "r"}}}.Encode()
		}
		return directory.DeleteKey{Key: owner, ID: id}.Encode()
	case 15:
		return newPolicy(name)
	case 16:
		return directory.DeletePolicy{Policy: ref(name)}.Encode()
	case 17:
		return directory.Rename{Key: k, NewName: fmt.Sprint("e", r.IntN(3)), NewPath: "/" + name + "/"}.Encode()
	case 18:
		return directory.Describe{Key: k, Description: &name}.Encode()
	case 19:
		return directory.SetBoundary{Key: k, Boundary: []directory.Ref{"", ref(name)}[r.IntN(2)]}.Encode()
	case 20:
		return directory.TagPolicy{Policy: ref(name), Set: map[string]string{"a": id}, Remove: []string{"A"}}.Encode()
	}
	return slices.Concat([][]byte{
		directory.AddVersion{Policy: ref(name), Document: id, Default: r.IntN(2) == 0}.Encode(),
		directory.SetDefault{Policy: ref(name), Number: 1 + r.IntN(3)}.Encode(),
		directory.DeleteVersion{Policy: ref(name), Number: 1 + r.IntN(3)}.Encode(),
		directory.AddTokenKey{ID: uint32(1 + r.IntN(4)), Sealed: []byte("x")}.Encode(),
	}[r.IntN(4)])
}

// Property: after any commands, replaying them and restoring a snapshot give the
// same state; what any goroutine may read is what the snapshot has; uses are as
// many as there are attachments; and the version moves with every command.
func TestRandomCommands(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		m, again := directory.New(), directory.New()
		for range 300 {
			command, before := randomCommand(r), m.Version()
			m.Apply(begin, command)
			again.Apply(begin, command)
			if m.Version() == before {
				t.Fatal("a command left the version as it was")
			}
		}
		want := snapshot(t, m)
		restored := directory.New()
		if err := restored.Restore(bytes.NewReader(want)); err != nil {
			t.Fatal(err)
		}
		for name, other := range map[string]*directory.Machine{"replayed": again, "restored": restored} {
			if got := snapshot(t, other); !bytes.Equal(got, want) {
				t.Fatalf("seed %d: %s is\n%s\nnot\n%s", seed, name, got, want)
			}
			checkSeen(t, other)
		}
		checkSeen(t, m)
	}
}

// checkSeen compares what is read without the runner with what is listed.
func checkSeen(t *testing.T, m *directory.Machine) {
	t.Helper()
	uses, bounds := map[directory.Ref]int{}, map[directory.Ref]int{}
	for _, kind := range []directory.Kind{directory.User, directory.Group, directory.Role, directory.Root} {
		for _, e := range m.Entities(account, kind) {
			if m.Entity(e.Key) != e || m.Count(account, kind) != len(m.Entities(account, kind)) {
				t.Errorf("%s %s is not seen", kind, e.Name)
			}
			for _, r := range e.Attached {
				uses[r]++
			}
			bounds[e.Boundary]++
			for _, name := range e.Groups {
				if group := m.Entity(key(directory.Group, name)); group == nil || group.Name != name {
					t.Errorf("%s is in group %s, which is %+v", e.Name, name, group)
				}
			}
			for _, id := range e.AccessKeys {
				if k := m.Key(id); k == nil || k.Owner != e.Key {
					t.Errorf("access key %s is %+v", id, k)
				}
			}
		}
	}
	for _, p := range m.Policies(account) {
		if m.Policy(p.Ref()) != p || m.Uses(account, p.Ref()) != uses[p.Ref()] || m.Bounds(account, p.Ref()) != bounds[p.Ref()] || p.Version(p.Default) == nil {
			t.Errorf("policy %s: used %d times, counted %d", p.Name, uses[p.Ref()], m.Uses(account, p.Ref()))
		}
	}
}

// Property: a command of a newer release stops the node, and bytes that are no
// command change nothing.
func TestUnknown(t *testing.T) {
	m := directory.New()
	for _, command := range []string{`{"v":2,"op":"create","with":{}}`, `{"v":1,"op":"new","with":{}}`} {
		if _, ok := m.Apply(begin, []byte(command)).(*state.UnknownVersion); !ok {
			t.Errorf("%s was not refused as a newer release's", command)
		}
	}
	for _, command := range []string{"", "{}", "null", `{"v":1,"op":"create","with":7}`, `{"v":1,"op":"create","with":{}}`, `{"v":1,"op":"createKey","with":{"kind":"group"}}`} {
		if err, ok := m.Apply(begin, []byte(command)).(error); !ok || !errors.Is(err, directory.ErrMalformed) {
			t.Errorf("%s: %v", command, err)
		}
	}
	if err, ok := errors.AsType[*state.UnknownVersion](m.Restore(strings.NewReader(`{"v":2}`))); !ok || err.Version != 2 {
		t.Error("a newer snapshot was read")
	}
}

// FuzzRestore: no bytes make Restore or what follows it panic.
func FuzzRestore(f *testing.F) {
	m := directory.New()
	r := rand.New(rand.NewPCG(1, 1))
	for range 100 {
		m.Apply(begin, randomCommand(r))
	}
	var b bytes.Buffer
	if err := m.Snapshot(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), uint64(1))
	f.Add([]byte(`{"v":1,"entities":1}{"account":"111122223333","kind":"user","name":"e0","tags":{"a":""}}`), uint64(2))
	f.Fuzz(func(t *testing.T, bytes []byte, seed uint64) {
		m := directory.New()
		if m.Restore(strings.NewReader(string(bytes))) != nil {
			return
		}
		r := rand.New(rand.NewPCG(seed, 1))
		for range 20 {
			m.Apply(begin, randomCommand(r))
		}
	})
}

// Property: an instance profile holds one role, which cannot go before it is taken out,
// and neither can the profile; refusals are in the words recorded of IAM.
func TestProfiles(t *testing.T) {
	m := directory.New()
	apply(t, m, create(directory.Role, "r"), create(directory.Role, "s"), create(directory.Profile, "p"))
	put := func(profile, role string) []byte {
		return directory.AddRole{Account: account, Profile: profile, Role: role}.Encode()
	}
	take := func(profile, role string) []byte {
		return directory.RemoveRole{Account: account, Profile: profile, Role: role}.Encode()
	}
	refused(t, m, directory.CodeAlreadyExists, "Instance Profile P already exists.", create(directory.Profile, "P"))
	for _, c := range []func(profile, role string) []byte{put, take} {
		refused(t, m, directory.CodeNoSuchEntity, "Instance Profile none cannot be found.", c("none", "r"))
		refused(t, m, directory.CodeNoSuchEntity, "The role with name none cannot be found.", c("p", "none"))
	}
	refused(t, m, directory.CodeNoSuchEntity, "Role r in Instance Profile p cannot be found.", take("p", "r"))
	apply(t, m, put("p", "R"))
	refused(t, m, directory.CodeLimitExceeded, "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", put("p", "s"))
	refused(t, m, directory.CodeNoSuchEntity, "Role s in Instance Profile p cannot be found.", take("p", "s"))
	const first = "Cannot delete entity, must remove roles from instance profile first."
	refused(t, m, directory.CodeDeleteConflict, first, directory.Delete{Key: key(directory.Profile, "p")}.Encode())
	refused(t, m, directory.CodeDeleteConflict, first, directory.Delete{Key: key(directory.Role, "r")}.Encode())
	if held := m.ProfilesOf(account, "R"); len(held) != 1 || held[0].Name != "p" || held[0].Role != "r" || len(m.ProfilesOf(account, "s")) != 0 {
		t.Errorf("%+v", held)
	}
	apply(t, m, take("p", "R"), directory.Delete{Key: key(directory.Profile, "p")}.Encode(), directory.Delete{Key: key(directory.Role, "r")}.Encode())
}

// Property: an account has one alias, which no other has; another one takes its place,
// and it is taken away by its name.
func TestAliases(t *testing.T) {
	m := directory.New()
	alias := func(account, name string) []byte { return directory.AddAlias{Account: account, Alias: name}.Encode() }
	remove := func(name string) []byte { return directory.RemoveAlias{Account: account, Alias: name}.Encode() }
	root := key(directory.Root, "")
	refused(t, m, directory.CodeNoSuchEntity, "The account alias one cannot be found.", remove("one"))
	apply(t, m, alias(account, "one"), alias(account, "two"), alias("222222222222", "one"))
	if got := m.Entity(root).Alias; got != "two" {
		t.Error(got)
	}
	refused(t, m, directory.CodeAlreadyExists, "The account alias one already exists.", alias(account, "one"))
	refused(t, m, directory.CodeAlreadyExists, "The account alias two already exists.", alias(account, "two"))
	refused(t, m, directory.CodeNoSuchEntity, "The account alias one cannot be found.", remove("one"))
	apply(t, m, directory.CreateKey{Key: root, ID: "AKIA1"}.Encode(), remove("two"))
	if e := m.Entity(root); e.Alias != "" || len(e.AccessKeys) != 1 {
		t.Errorf("%+v", e)
	}
}
