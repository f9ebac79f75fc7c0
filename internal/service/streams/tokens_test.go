package streams

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/service"
)

var (
	testKey1 = service.OpenedKey{ID: 1, Key: envelope.Key{1}}
	testKey2 = service.OpenedKey{ID: 2, Key: envelope.Key{2}}
	testNow  = time.Date(2015, 1, 22, 1, 22, 2, 0, time.UTC)
)

func testSealer(t testing.TB, entropy string, keys ...service.OpenedKey) *sealer {
	t.Helper()
	s, err := newSealer(strings.NewReader(entropy), keys...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func code(err error) string {
	var refusal *shardwell.Error
	if errors.As(err, &refusal) {
		return refusal.Code
	}
	return ""
}

// A token opens to what was sealed, with another sealer too that has the key
// (another node, or this one after a restart), and no two tokens are equal.
func TestTokenRoundTrip(t *testing.T) {
	here, there := testSealer(t, "process1", testKey1), testSealer(t, "process2", testKey1, testKey2)
	for _, size := range []int{0, 1, 110, 111, 500, 65535} {
		payload := bytes.Repeat([]byte{'p'}, size)
		token := here.seal(kindShardsPage, "owner", payload)
		if got, ok := there.open(kindShardsPage, "owner", token); !ok || !bytes.Equal(got, payload) {
			t.Errorf("%d bytes came back as %d bytes, %v", size, len(got), ok)
		}
		if token == here.seal(kindShardsPage, "owner", payload) {
			t.Errorf("two tokens of %d bytes are equal", size)
		}
	}
}

// Nobody but the sealer makes a token: any changed bit, another key, kind or
// owner, and any other way to write the same bytes are refused.
func TestTokenForgeries(t *testing.T) {
	s := testSealer(t, "process1", testKey1)
	token := s.seal(kindIterator, "owner", []byte("payload"))
	raw, err := base64.StdEncoding.DecodeString(token)
	if err != nil {
		t.Fatal(err)
	}
	for bit := range 8 * len(raw) {
		changed := bytes.Clone(raw)
		changed[bit/8] ^= 1 << (bit % 8)
		if _, ok := s.open(kindIterator, "owner", base64.StdEncoding.EncodeToString(changed)); ok {
			t.Errorf("token with bit %d changed was opened", bit)
		}
	}
	for name, forged := range map[string]string{
		"empty":         "",
		"half":          token[:len(token)/2],
		"line break":    token[:4] + "\n" + token[4:],
		"without pad":   strings.TrimRight(token, "="),
		"url alphabet":  base64.URLEncoding.EncodeToString(raw) + "_",
		"another block": base64.StdEncoding.EncodeToString(append(bytes.Clone(raw), make([]byte, tokenBlock)...)),
	} {
		if _, ok := s.open(kindIterator, "owner", forged); ok && forged != token {
			t.Errorf("%s: opened", name)
		}
	}
	if _, ok := s.open(kindShardsPage, "owner", token); ok {
		t.Error("opened as another kind")
	}
	if _, ok := s.open(kindIterator, "somebody", token); ok {
		t.Error("opened for somebody else")
	}
	if _, ok := testSealer(t, "process2", testKey2).open(kindIterator, "owner", token); ok {
		t.Error("opened without its key")
	}
}

// The last bits of padded base64 must be zero: a token has one spelling.
func TestTokenOneSpelling(t *testing.T) {
	s := testSealer(t, "process1", testKey1)
	token := s.seal(kindIterator, "owner", []byte("payload"))
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	last := strings.TrimRight(token, "=")
	if last == token {
		t.Fatalf("token of %d characters has no padding to play with", len(token))
	}
	for _, c := range alphabet {
		other := last[:len(last)-1] + string(c) + token[len(last):]
		if _, ok := s.open(kindIterator, "owner", other); ok != (other == token) {
			t.Errorf("spelling %q: opened %v", other[len(last)-1:], ok)
		}
	}
}

// After a rotation new tokens use the new key, and those of the previous key
// stay good as long as it is kept.
func TestTokenRotation(t *testing.T) {
	s := testSealer(t, "process1", testKey1)
	old := s.seal(kindIterator, "owner", nil)
	s.setKeys(testKey1, testKey2)
	fresh := s.seal(kindIterator, "owner", nil)
	if _, ok := s.open(kindIterator, "owner", old); !ok {
		t.Error("token of the previous key was refused")
	}
	s.setKeys(testKey2)
	if _, ok := s.open(kindIterator, "owner", old); ok {
		t.Error("token of a dropped key was opened")
	}
	if _, ok := s.open(kindIterator, "owner", fresh); !ok {
		t.Error("token of the current key was refused")
	}
}

// Iterators look like those of AWS, for the shortest stream name and the
// longest: they start alike, have its sizes and fit the model's 512 characters.
func TestIteratorShape(t *testing.T) {
	s := testSealer(t, "process1", testKey1)
	for _, name := range []string{"s", strings.Repeat("s", 14), strings.Repeat("s", 30), strings.Repeat("s", shardwell.MaxNameLength)} {
		it := iterator{issued: testNow, account: "000000000000", stream: name, uid: strings.Repeat("u", 32), shard: 1, position: 1 << 62}
		token := s.sealIterator("us-east-1", it)
		raw, err := base64.StdEncoding.DecodeString(token)
		if err != nil {
			t.Fatal(err)
		}
		if want := 8 + 16*((130+len(name))/16+1); !strings.HasPrefix(token, "AAAAAAAAAA") || len(raw) != want || len(token) > 512 {
			t.Errorf("name of %d: %d bytes in all, not %d: %q", len(name), len(raw), want, token)
		}
		for _, form := range []string{token, `"` + token + `"`} {
			if got, err := s.openIterator("us-east-1", testNow, form); err != nil || got != it {
				t.Errorf("%+v came back as %+v, %v", it, got, err)
			}
		}
		if _, err := s.openIterator("us-east-2", testNow, token); code(err) != shardwell.CodeInvalidArgument {
			t.Errorf("in another region: %v", err)
		}
	}
}

// An iterator lives 300,000 ms and then says so in AWS's words.
func TestIteratorExpiry(t *testing.T) {
	s := testSealer(t, "process1", testKey1)
	token := s.sealIterator("us-east-1", iterator{issued: testNow, account: "000000000000", stream: "s"})
	if _, err := s.openIterator("us-east-1", testNow.Add(300*time.Second), token); err != nil {
		t.Errorf("after 300 s: %v", err)
	}
	_, err := s.openIterator("us-east-1", testNow.Add(301*time.Second), token)
	const want = "ExpiredIteratorException: Iterator expired. The iterator was created at time Thu Jan 22 01:22:02 UTC 2015" +
		" while right now it is Thu Jan 22 01:27:03 UTC 2015 which is further in the future than the tolerated delay of 300000 milliseconds."
	if err == nil || err.Error() != want {
		t.Errorf("after 301 s: %v", err)
	}
}

// Page tokens serve their kind and tenant for 300 s, and tell too old from
// never issued.
func TestPageTokens(t *testing.T) {
	s := testSealer(t, "process1", testKey1)
	me := shardwell.Tenant{Account: "000000000000", Region: "us-east-1"}
	token := s.sealPage(kindStreamsPage, me, testNow, []byte("after this"))
	if got, err := s.openPage(kindStreamsPage, me, testNow.Add(300*time.Second), token); err != nil || string(got) != "after this" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := s.openPage(kindStreamsPage, me, testNow.Add(301*time.Second), token); code(err) != shardwell.CodeExpiredNextToken {
		t.Errorf("after 301 s: %v", err)
	}
	other := shardwell.Tenant{Account: "000000000001", Region: "us-east-1"}
	if _, err := s.openPage(kindStreamsPage, other, testNow, token); code(err) != shardwell.CodeInvalidArgument {
		t.Errorf("of another tenant: %v", err)
	}
	if _, err := s.openPage(kindShardsPage, me, testNow, token); code(err) != shardwell.CodeInvalidArgument {
		t.Errorf("of another kind: %v", err)
	}
}

// No token makes the parser panic, and none is opened that was not sealed.
func FuzzToken(f *testing.F) {
	s := testSealer(f, "process1", testKey1)
	f.Add(s.sealIterator("us-east-1", iterator{issued: testNow, stream: "s"}), []byte{})
	f.Add("", []byte{1, 2, 3})
	other := testSealer(f, "process2", testKey2)
	f.Fuzz(func(t *testing.T, token string, payload []byte) {
		if _, ok := other.open(kindIterator, "us-east-1", token); ok {
			t.Errorf("opened %q", token)
		}
		parseIterator(payload)
	})
}
