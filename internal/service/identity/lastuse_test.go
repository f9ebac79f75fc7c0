package identity_test

import (
	"bytes"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// noteUse notes a use of a key as the gateway does, once its signature is verified.
func (s *server) noteUse(id, of, region string) {
	s.Key(id, "").Holder.(*service.Caller).Use.Note(of, region, time.Now())
}

// lastUse says when and for what a key was used last.
func (s *server) lastUse(id string) service.Use {
	s.t.Helper()
	out := run[iam.GetAccessKeyLastUsedResponse](s, "GetAccessKeyLastUsed", &iam.GetAccessKeyLastUsedRequest{AccessKeyId: id})
	used := out.AccessKeyLastUsed
	return service.Use{At: used.LastUsedDate, Service: used.ServiceName, Region: used.Region}
}

// written counts the commands by which uses were written down.
func (s *server) written() (count int) {
	s.t.Helper()
	var buffer log.Buffer
	page, err := s.engine.Read(s.t.Context(), directory.CommandLog, 1, log.Limit{Records: 1 << 12, Bytes: 1 << 22}, &buffer)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, r := range page.Records {
		if bytes.Contains(r.Data, []byte(`"op":"keysUsed"`)) {
			count++
		}
	}
	return count
}

// The last use of a key is told at once. It is written down once an hour, if there is
// news, and when the service ends, so that it is known after a restart, and gone with
// the key.
func TestLastUse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t)
		ann, bob := s.userWithKey("Ann").AccessKeyId, s.userWithKey("Bob").AccessKeyId
		never := service.Use{Service: "N/A", Region: "N/A"}
		if got := s.lastUse(ann); got != never {
			t.Errorf("before its first use: %+v", got)
		}
		at := time.Now().UTC().Truncate(time.Minute)
		s.noteUse(ann, "kinesis", "eu-west-1")
		want := service.Use{At: at, Service: "kinesis", Region: "eu-west-1"}
		if got := s.lastUse(ann); got != want || s.written() > 0 {
			t.Errorf("after its first use: %+v, written down %d times", got, s.written())
		}
		for hour := range 2 {
			<-time.After(time.Hour)
			synctest.Wait()
			if s.written() != 1 {
				t.Errorf("after %d hours it is written down %d times", hour+1, s.written())
			}
		}
		s.noteUse(ann, "iam", "us-east-1")
		s.noteUse(bob, "sts", "us-east-1")
		want = service.Use{At: at.Add(2 * time.Hour), Service: "iam", Region: "us-east-1"}
		s.restart()
		s.Key(ann, "") // which is to be used, and was not yet
		if got := s.lastUse(ann); got != want || s.written() != 2 {
			t.Errorf("after a restart: %+v, written down %d times", got, s.written())
		}
		s.noteUse(bob, "kms", "us-east-1")
		run[any](s, "DeleteAccessKey", &iam.DeleteAccessKeyRequest{UserName: "Bob", AccessKeyId: bob})
		s.refused("GetAccessKeyLastUsed", &iam.GetAccessKeyLastUsedRequest{AccessKeyId: bob}, "AccessDenied",
			"User: arn:aws:iam::"+account+":root is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key "+bob)
		s.restart()
		if got := s.lastUse(ann); got != want || s.written() != 2 {
			t.Errorf("without news: %+v, written down %d times", got, s.written())
		}
	})
}

// The uses of many keys take more than one command, and each key has its own.
func TestLastUseOfMany(t *testing.T) {
	s := newServer(t)
	var ids []string
	for i := range 501 {
		name := "u" + string(rune('a'+i/26)) + string(rune('a'+i%26))
		ids = append(ids, s.userWithKey(name).AccessKeyId)
		s.noteUse(ids[i], name, "r")
	}
	s.restart()
	if s.written() != 2 {
		t.Errorf("written down in %d commands", s.written())
	}
	for i, id := range ids {
		if got, want := s.lastUse(id).Service, "u"+string(rune('a'+i/26))+string(rune('a'+i%26)); got != want {
			t.Fatalf("key %d was used for %s, not %s", i, got, want)
		}
	}
}

// The operation is about the user whose key it is; a denial does not tell who that is,
// nor whether there is such a key. Keys of other accounts are not there.
func TestLastUseAccess(t *testing.T) {
	s := newServer(t)
	id := s.userWithKey("Ann").AccessKeyId
	root, _, err := s.NewKey(t.Context(), directory.Key{Account: account, Kind: directory.Root})
	if err != nil {
		t.Fatal(err)
	}
	stranger := shardwell.Tenant{Account: "999999999999", Region: "us-east-1"}
	for _, c := range []struct {
		of   shardwell.Tenant
		id   string
		want string
	}{
		{home, id, "arn:aws:iam::" + account + ":user/Ann"},
		{home, root.ID, "arn:aws:iam::" + account + ":root"},
		{home, "AKIANOBODYSKEY00", "arn:aws:iam::" + account + ":user/*"},
		{stranger, id, "arn:aws:iam::999999999999:user/*"},
	} {
		var a service.Access
		err := s.IAMAccess(c.of, "GetAccessKeyLastUsed", &iam.GetAccessKeyLastUsedRequest{AccessKeyId: c.id}, &a)
		if err != nil || len(a.Asks) != 1 || a.Asks[0].Resource != c.want || a.Asks[0].Told != "arn:aws:iam::"+c.of.Account+":user/*" {
			t.Errorf("%s of %s: %+v, %v", c.id, c.of.Account, a.Asks, err)
		}
	}
	out := run[iam.GetAccessKeyLastUsedResponse](s, "GetAccessKeyLastUsed", &iam.GetAccessKeyLastUsedRequest{AccessKeyId: root.ID})
	if out.UserName != "root" || out.AccessKeyLastUsed.Region != "N/A" {
		t.Errorf("of root: %+v", out)
	}
	if _, err := s.IAM()["GetAccessKeyLastUsed"](t.Context(), stranger, &iam.GetAccessKeyLastUsedRequest{AccessKeyId: id}); err == nil {
		t.Error("another account's key is told about")
	}
}
