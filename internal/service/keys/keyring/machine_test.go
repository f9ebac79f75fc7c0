package keyring_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
	"github.com/shardwell/shardwell/internal/state"
	"github.com/shardwell/shardwell/internal/state/statetest"
)

var (
	begin = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	home  = shardwell.Tenant{Account: "111122223333", Region: "us-east-1"}
	away  = shardwell.Tenant{Account: "111122223333", Region: "eu-west-1"}
)

func create(id string) []byte {
	return keyring.Create{ID: id, Tenant: home, Policy: "{}", Sealed: []byte("1")}.Encode()
}

func alias(name string) keyring.AliasKey {
	return keyring.AliasKey{Tenant: home, Name: "alias/" + name}
}

// apply applies commands that must not be refused.
func apply(t *testing.T, m *keyring.Machine, commands ...[]byte) (last any) {
	t.Helper()
	return statetest.Apply(t, m, begin, commands...)
}

// refused applies a command that must be refused with a code and change nothing.
func refused(t *testing.T, m *keyring.Machine, code, text string, command []byte) {
	t.Helper()
	statetest.Refused(t, m, begin, code, text, command)
}

var snapshot = statetest.Snapshot

// Property: what cannot be is refused in KMS's words and changes nothing.
func TestRefusals(t *testing.T) {
	m := keyring.New()
	const arn = "arn:aws:kms:us-east-1:111122223333:key/a"
	apply(t, m, create("a"), create("b"), keyring.CreateAlias{AliasKey: alias("x"), KeyID: "a"}.Encode())
	refused(t, m, keyring.CodeAlreadyExists, "An alias with the name arn:aws:kms:us-east-1:111122223333:alias/x already exists",
		keyring.CreateAlias{AliasKey: alias("x"), KeyID: "b"}.Encode())
	refused(t, m, keyring.CodeNotFound, "Alias arn:aws:kms:us-east-1:111122223333:alias/y is not found.", keyring.DeleteAlias{AliasKey: alias("y")}.Encode())
	refused(t, m, keyring.CodeNotFound, "Alias", keyring.UpdateAlias{AliasKey: alias("y"), KeyID: "a"}.Encode())
	refused(t, m, keyring.CodeNotFound, "does not exist", keyring.CreateAlias{AliasKey: alias("y"), KeyID: "c"}.Encode())
	refused(t, m, keyring.CodeNotFound, "does not exist", keyring.CreateAlias{AliasKey: keyring.AliasKey{Tenant: away, Name: "alias/y"}, KeyID: "a"}.Encode())
	refused(t, m, keyring.CodeNotFound, "", keyring.SetState{ID: "c"}.Encode())
	refused(t, m, keyring.CodeInvalidState, arn+" is not pending deletion.", keyring.Cancel{ID: "a"}.Encode())
	refused(t, m, keyring.CodeNotFound, "Grant", keyring.EndGrant{KeyID: "a", Grant: "g"}.Encode())

	apply(t, m, keyring.SetState{ID: "a", Disabled: true}.Encode())
	refused(t, m, keyring.CodeDisabled, arn+" is disabled.", keyring.Rotate{ID: "a", Newest: 1, Sealed: []byte("2"), OnDemand: true}.Encode())
	refused(t, m, keyring.CodeDisabled, "", keyring.SetRotation{ID: "a", Days: 365, RotatesAt: 1}.Encode())
	refused(t, m, keyring.CodeDisabled, "", keyring.AddGrant{KeyID: "a", Grant: keyring.Grant{ID: "g"}}.Encode())

	apply(t, m, keyring.Schedule{ID: "a", At: 5}.Encode())
	for _, c := range [][]byte{
		keyring.SetState{ID: "a"}.Encode(), keyring.SetDescription{ID: "a"}.Encode(), keyring.SetTags{ID: "a"}.Encode(),
		keyring.Schedule{ID: "a", At: 6}.Encode(), keyring.CreateAlias{AliasKey: alias("z"), KeyID: "a"}.Encode(),
		keyring.UpdateAlias{AliasKey: alias("x"), KeyID: "a"}.Encode(),
	} {
		refused(t, m, keyring.CodeInvalidState, arn+" is pending deletion.", c)
	}
	apply(t, m, keyring.SetPolicy{ID: "a", Policy: "{}"}.Encode()) // which may be what lets somebody cancel it
	if err, _ := m.Apply(begin, []byte(`{"v":1,"op":"nope","with":{}}`)).(error); err == nil {
		t.Error("an operation of a newer release was applied")
	} else if _, ok := errors.AsType[*state.UnknownVersion](err); !ok {
		t.Error(err)
	}
}

// Property: a key goes when its time has come and not before, with its aliases;
// cancelled, it stays and is disabled.
func TestDeletion(t *testing.T) {
	m := keyring.New()
	apply(t, m, create("a"), create("b"), keyring.CreateAlias{AliasKey: alias("x"), KeyID: "a"}.Encode(),
		keyring.Schedule{ID: "a", At: 10}.Encode(), keyring.Schedule{ID: "b", At: 10}.Encode())
	if at, rotate := m.Next(); at != 10 || rotate != nil {
		t.Errorf("the next deadline is %d", at)
	}
	apply(t, m, keyring.Cancel{ID: "b"}.Encode())
	if n := apply(t, m, keyring.Expire{Now: 9}.Encode()); n != 0 || m.Key("a") == nil {
		t.Errorf("%v keys went too early", n)
	}
	if n := apply(t, m, keyring.Expire{Now: 10}.Encode()); n != 1 || m.Key("a") != nil || m.Alias(alias("x")) != nil {
		t.Errorf("%v keys went", n)
	}
	if b := m.Key("b"); b == nil || !b.Disabled || b.DeletesAt != 0 {
		t.Errorf("the key that was to stay is %+v", b)
	}
	if at, _ := m.Next(); at != 0 {
		t.Errorf("the next deadline is %d", at)
	}
}

// Property: new material has the next number and leaves the old in place; a key is
// rotated once for each proposal, and by itself as long as it is enabled.
func TestRotation(t *testing.T) {
	m := keyring.New()
	apply(t, m, create("a"), keyring.SetRotation{ID: "a", Days: 90, RotatesAt: 50}.Encode())
	if at, k := m.Next(); at != 50 || k.ID != "a" {
		t.Errorf("the next deadline is %d of %+v", at, k)
	}
	due := keyring.Rotate{ID: "a", Newest: 1, Sealed: []byte("2"), RotatesAt: 60}.Encode()
	k := apply(t, m, due).(*keyring.Key)
	if k.Newest().Number != 2 || string(k.Material(1).Sealed) != "1" || k.RotatesAt != 60 || k.Material(3) != nil {
		t.Errorf("after rotation: %+v", k)
	}
	if err, _ := m.Apply(begin, due).(error); !errors.Is(err, keyring.ErrStaleMaterial) {
		t.Errorf("again: %v", err)
	}
	k = apply(t, m, keyring.Rotate{ID: "a", Newest: 2, Sealed: []byte("3"), OnDemand: true}.Encode()).(*keyring.Key)
	if k.RotatesAt != 60 {
		t.Errorf("rotating by order moved the schedule to %d", k.RotatesAt)
	}
	apply(t, m, keyring.SetState{ID: "a", Disabled: true}.Encode())
	if at, _ := m.Next(); at != 0 {
		t.Errorf("a disabled key is due at %d", at)
	}
	apply(t, m, keyring.SetState{ID: "a"}.Encode())
	for n := uint32(3); n < 27; n++ {
		apply(t, m, keyring.Rotate{ID: "a", Newest: n, Sealed: []byte("x"), OnDemand: true}.Encode())
	}
	refused(t, m, shardwell.CodeLimitExceeded, "", keyring.Rotate{ID: "a", Newest: 27, Sealed: []byte("x"), OnDemand: true}.Encode())
}

// Property: the key of an alias of AWS is made once, and a grant of one name once
// for what it says.
func TestMadeOnce(t *testing.T) {
	m := keyring.New()
	first := apply(t, m, keyring.Create{ID: "a", Tenant: home, Managed: "alias/aws/kinesis", Policy: "{}", Sealed: []byte("1")}.Encode()).(*keyring.Key)
	again := apply(t, m, keyring.Create{ID: "a", Tenant: home, Managed: "alias/aws/kinesis", Policy: "{}", Sealed: []byte("2")}.Encode()).(*keyring.Key)
	if first != again || m.Alias(keyring.AliasKey{Tenant: home, Name: "alias/aws/kinesis"}).KeyID != "a" {
		t.Errorf("made %+v, then %+v", first, again)
	}
	grant := func(id, name, operation string) keyring.Grant {
		return apply(t, m, keyring.AddGrant{KeyID: "a", Grant: keyring.Grant{ID: id, Name: name, Grantee: "g", Operations: []string{operation}}}.Encode()).(keyring.Grant)
	}
	if one, two := grant("2", "n", "Decrypt"), grant("3", "n", "Decrypt"); one.ID != "2" || two.ID != "2" {
		t.Errorf("grants %s and %s", one.ID, two.ID)
	}
	grant("4", "n", "Encrypt")
	grant("1", "", "Decrypt")
	if k := m.Key("a"); len(k.Grants) != 3 || k.Grant("1") == nil || k.Grant("4") == nil || k.Grant("3") != nil {
		t.Errorf("grants %+v", k.Grants)
	}
	apply(t, m, keyring.EndGrant{KeyID: "a", Grant: "2"}.Encode())
	if k := m.Key("a"); len(k.Grants) != 2 || k.Grant("2") != nil {
		t.Errorf("grants %+v", k.Grants)
	}
}

// randomCommand makes a command that has a chance to succeed.
func randomCommand(r *rand.Rand) []byte {
	id, name := fmt.Sprint("k", r.IntN(4)), alias(fmt.Sprint("a", r.IntN(3)))
	switch r.IntN(18) {
	case 0, 1, 2:
		return create(id)
	case 3:
		managed := "alias/aws/kinesis"
		return keyring.Create{ID: "m", Tenant: home, Managed: managed, Policy: "p", Tags: map[string]string{"t": id}, Sealed: []byte("m")}.Encode()
	case 4:
		return keyring.SetState{ID: id, Disabled: r.IntN(2) == 0}.Encode()
	case 5:
		return keyring.SetDescription{ID: id, Description: name.Name}.Encode()
	case 6:
		return keyring.SetPolicy{ID: id, Policy: name.Name}.Encode()
	case 7:
		return keyring.SetTags{ID: id, Set: map[string]string{name.Name: id}, Remove: []string{"alias/a0"}}.Encode()
	case 8:
		return keyring.Schedule{ID: id, At: log.Millis(r.IntN(20))}.Encode()
	case 9:
		return keyring.Cancel{ID: id}.Encode()
	case 10:
		return keyring.Expire{Now: log.Millis(r.IntN(20))}.Encode()
	case 11:
		return keyring.Rotate{ID: id, Newest: uint32(r.IntN(3)), Sealed: []byte("x"), OnDemand: r.IntN(2) == 0, RotatesAt: 9}.Encode()
	case 12:
		return keyring.SetRotation{ID: id, Days: int32(r.IntN(2)), RotatesAt: log.Millis(r.IntN(9))}.Encode()
	case 13:
		return keyring.CreateAlias{AliasKey: name, KeyID: id}.Encode()
	case 14:
		return keyring.UpdateAlias{AliasKey: name, KeyID: id}.Encode()
	case 15:
		return keyring.DeleteAlias{AliasKey: name}.Encode()
	case 16:
		return keyring.AddGrant{KeyID: id, Grant: keyring.Grant{ID: name.Name, Name: id, Grantee: "g", Operations: []string{"Decrypt"}}}.Encode()
	}
	return keyring.EndGrant{KeyID: id, Grant: name.Name}.Encode()
}

// check tells what does not fit together in a state.
func check(m *keyring.Machine, versions map[uint64]string) error {
	for _, k := range m.Keys(home) {
		if m.Key(k.ID) != k || len(k.Materials) == 0 {
			return fmt.Errorf("key %+v is shown otherwise", k)
		}
		text := fmt.Sprintf("%+v", *k)
		if before, known := versions[k.Version]; known && before != text {
			return fmt.Errorf("version %d is of %s and of %s", k.Version, before, text)
		}
		versions[k.Version] = text
	}
	for _, a := range m.Aliases(home) {
		if m.Alias(a.AliasKey) != a || m.Key(a.KeyID) == nil {
			return fmt.Errorf("alias %+v leads nowhere", a)
		}
	}
	return nil
}

// Property: the same commands give the same state, through a snapshot anywhere or
// none; a refused command changes nothing; every alias leads to a key; and no two
// states of a key have one version.
func TestReplay(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		one, other, versions := keyring.New(), keyring.New(), map[uint64]string{}
		for i := range 200 {
			c, at := randomCommand(r), begin.Add(time.Duration(i)*time.Second)
			before := snapshot(t, one)
			reply := one.Apply(at, c)
			if _, failed := reply.(error); failed && !bytes.Equal(before, snapshot(t, one)) {
				t.Fatalf("seed %d: %s was refused with %v and changed the state", seed, c, reply)
			}
			if err := check(one, versions); err != nil {
				t.Fatalf("seed %d: after %s: %v", seed, c, err)
			}
			other.Apply(at, c)
			if r.IntN(20) == 0 {
				restored := keyring.New()
				if err := restored.Restore(bytes.NewReader(snapshot(t, other))); err != nil {
					t.Fatal(err)
				}
				other = restored
			}
		}
		if !bytes.Equal(snapshot(t, one), snapshot(t, other)) {
			t.Fatalf("seed %d: the states differ:\n%s\n%s", seed, snapshot(t, one), snapshot(t, other))
		}
	}
}

// FuzzApply: no command makes the machine panic, and a refused one changes nothing.
func FuzzApply(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		f.Add(randomCommand(r))
	}
	f.Fuzz(func(t *testing.T, command []byte) {
		m := keyring.New()
		apply(t, m, create("k0"), create("k1"))
		before := snapshot(t, m)
		if _, failed := m.Apply(begin, command).(error); failed && !bytes.Equal(before, snapshot(t, m)) {
			t.Errorf("%s was refused and changed the state", command)
		}
	})
}

// FuzzRestore: no bytes make Restore panic, and what it takes has one snapshot.
func FuzzRestore(f *testing.F) {
	m := keyring.New()
	m.Apply(begin, create("a"))
	m.Apply(begin, keyring.CreateAlias{AliasKey: alias("x"), KeyID: "a"}.Encode())
	f.Add(snapshot(f, m))
	f.Add([]byte(`{"v":1,"keys":1}` + "\n" + `{"id":"a"}`))
	f.Fuzz(func(t *testing.T, bytesRead []byte) {
		m := keyring.New()
		if m.Restore(bytes.NewReader(bytesRead)) != nil {
			return
		}
		again := keyring.New()
		if err := again.Restore(bytes.NewReader(snapshot(t, m))); err != nil || !bytes.Equal(snapshot(t, m), snapshot(t, again)) {
			t.Errorf("restored to another state: %v", err)
		}
	})
}
