package sigv4

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/shardwell/shardwell/internal/digest"
	"github.com/shardwell/shardwell/internal/redact"
)

// The one HMAC made in scratch memory is crypto/hmac's, whatever is left over
// from the last one.
func TestMac(t *testing.T) {
	var s scratch
	key := [sha256.Size]byte{1, 2, 3, 0xff}
	for n := range 300 {
		text := strings.Repeat("x", n)
		h := hmac.New(sha256.New, key[:])
		h.Write([]byte(text))
		if got := s.mac(&key, []byte(text)); string(got[:]) != string(h.Sum(nil)) {
			t.Fatalf("of %d bytes: %x", n, got)
		}
		if strings.Trim(string(s.work), "\x00") != "" {
			t.Fatal("the key is left in scratch memory")
		}
	}
}

// A cache gives the signing key of AWS's derivation, never has more than twice
// its number, and keeps those in use.
func TestKeyCache(t *testing.T) {
	c := keyCache{most: 4}
	secret := redact.New("s")
	inUse := scopedKey{"used", "20260102", "r", "kinesis"}
	for n := range 100 {
		id := scopedKey{fmt.Sprintf("key%d", n), "20260102", "r", "kinesis"}
		for range 2 {
			got, _ := c.signingKey(id, secret)
			if want := signingKey("s", id.date, id.region, id.service); string(got[:]) != string(want) {
				t.Fatalf("key of %v is %x, want %x", id, got, want)
			}
		}
		c.signingKey(inUse, secret)
		if len(c.current)+len(c.former) > 2*c.most {
			t.Fatalf("%d keys are kept", len(c.current)+len(c.former))
		}
		if _, ok := c.current[inUse]; !ok {
			t.Fatal("the key in use is not kept")
		}
	}
	c.signingKey(scopedKey{strings.Repeat("k", longestCached), "20260102", "r", "kinesis"}, secret)
	for id := range c.current {
		if len(id.accessKeyID) == longestCached {
			t.Error("an endless key is kept")
		}
	}
}

// Whatever is wrong with a key, verifying takes the same hashes over as many bytes
// and as many derivations of signing keys as with a good one, when the key is seen
// for the first time and afterwards: a clock tells no stranger which keys there are.
func TestSameEffort(t *testing.T) {
	keys := []Credentials{
		{"AKIAGOOD0001", redact.New(testSecret), ""}, {"AKIAGOOD0002", redact.New("another"), ""}, {"AKIAOFF00001", redact.New(testSecret), ""},
		{"AKIANOBODY01", redact.New(testSecret), ""}, {"AKIAEMPTY001", redact.New(testSecret), ""}, {"AKIANOBODY02", nobody, ""},
	}
	v := NewVerifier(func(id, _ string) Key {
		switch {
		case strings.HasPrefix(id, "AKIAGOOD"):
			return Key{Secret: redact.New(testSecret), Status: Active}
		case strings.HasPrefix(id, "AKIAOFF"):
			return Key{Secret: redact.New(testSecret), Status: Inactive}
		case strings.HasPrefix(id, "AKIAEMPTY"):
			return Key{Status: Active}
		}
		return Key{}
	}, len(keys))
	took := func(r Received) effort {
		var s scratch
		v.verify(&s, &r, testRules(), testNow)
		return s.did
	}
	compared := 0
	for _, form := range []func(c Credentials) Received{
		func(c Credentials) Received { return putRecord(c, testNow) },
		func(c Credentials) Received { return presign(c, testNow, "60", "") },
	} {
		for times := range 2 {
			want := took(form(keys[0]))
			if want.hashes == 0 || want.derivations != 1-min(1, times+compared) {
				t.Fatalf("a good key takes %+v", want)
			}
			for _, key := range keys[1:] {
				if got := took(form(key)); got != want {
					t.Errorf("%s takes %+v, a good key %+v", key.AccessKeyID, got, want)
				}
				compared++
			}
		}
	}
	t.Logf("proof: unknown keys: in %d requests the same hashes, bytes hashed and keys derived as known ones", compared)
}

// Any number of invented keys leaves those that are known where they are.
func TestInventedKeys(t *testing.T) {
	v := NewVerifier(testKeys, 3)
	known := putRecord(Credentials{testKey, redact.New(testSecret), ""}, testNow)
	if _, refusal := v.Verify(&known, testRules(), testNow); refusal != nil {
		t.Fatal(refusal)
	}
	for n := range 20 {
		r := putRecord(Credentials{fmt.Sprintf("AKIA%d", n), redact.New(testSecret), ""}, testNow)
		if _, refusal := v.Verify(&r, testRules(), testNow); refusal == nil {
			t.Fatal("an invented key is accepted")
		}
	}
	if len(v.known.current) != 1 || len(v.known.former) != 0 || len(v.unknown.current)+len(v.unknown.former) > 6 {
		t.Errorf("%d, %d known keys, %d, %d unknown", len(v.known.current), len(v.known.former), len(v.unknown.current), len(v.unknown.former))
	}
}

// A request in the header form makes no garbage: the pool apart, which may be
// emptied at any time.
func TestNoGarbage(t *testing.T) {
	key := Key{Secret: redact.New(testSecret), Status: Active}
	v := NewVerifier(func(string, string) Key { return key }, 10)
	r := putRecord(Credentials{testKey, redact.New(testSecret), "token"}, testNow)
	rules := testRules()
	var s scratch
	allocs := testing.AllocsPerRun(100, func() {
		if _, refusal := v.verify(&s, &r, rules, testNow); refusal != nil {
			t.Fatal(refusal)
		}
		s.reset()
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

// One Verifier serves many goroutines, each with its own answer.
func TestConcurrentVerify(t *testing.T) {
	v := NewVerifier(testKeys, 1)
	var wait sync.WaitGroup
	for n := range 8 {
		wait.Go(func() {
			secret := testSecret
			if n%2 == 1 {
				secret = "another"
			}
			id := []string{testKey, "AKIANOBODY"}[n/4]
			r := putRecord(Credentials{id, redact.New(secret), ""}, testNow)
			for range 50 {
				_, refusal := v.Verify(&r, testRules(), testNow)
				switch {
				case n == 0 || n == 2:
					if refusal != nil {
						t.Errorf("refused: %s", refusal)
					}
				case refusal == nil || refusal.Reason != []Reason{Mismatch, UnknownKey}[n/4]:
					t.Errorf("%s with %s: %v", id, secret, refusal)
				}
			}
		})
	}
	wait.Wait()
}

// Bodies that are hashed together are each believed for their own signature alone.
func TestHash(t *testing.T) {
	v := NewVerifier(testKeys, 1)
	v.Hash = new(digest.Combiner).Sum256
	var wait sync.WaitGroup
	for n := range 16 {
		wait.Go(func() {
			r := Received{Method: "POST", Path: "/", Body: bytes.Repeat([]byte{byte(n)}, 20_000+n*37), Headers: []Pair{{"Host", "h"}}}
			added := Sign(Request{Method: "POST", Path: "/", Headers: r.Headers, Body: r.Body}, Credentials{testKey, redact.New(testSecret), ""}, "eu-west-1", "kinesis", testNow)
			r.Headers = append(r.Headers, added...)
			for range 10 {
				if _, refusal := v.Verify(&r, testRules(), testNow); refusal != nil {
					t.Errorf("body %d is refused: %s", n, refusal)
				}
				other := r
				other.Body = bytes.Clone(r.Body)
				other.Body[n*1000] ^= 1
				if _, refusal := v.Verify(&other, testRules(), testNow); refusal == nil || refusal.Reason != Mismatch {
					t.Errorf("another body than %d is %v", n, refusal)
				}
			}
		})
	}
	wait.Wait()
}

// What is sent in vast numbers costs no more than its length: names of headers
// and parameters are sorted, not compared each with each.
func TestManyParts(t *testing.T) {
	v := NewVerifier(testKeys, 1)
	r := putRecord(Credentials{testKey, redact.New(testSecret), ""}, testNow)
	var names []string
	for n := range 20_000 {
		name := fmt.Sprintf("h%d", n)
		names = append(names, name)
		r.Headers = append(r.Headers, Pair{name, "v"})
	}
	r.Query = strings.Repeat("a=b&", 20_000)
	editHeader(&r, "Authorization", "SignedHeaders=", "SignedHeaders="+strings.Join(names, ";")+";")
	if _, refusal := v.Verify(&r, testRules(), testNow); refusal == nil || refusal.Reason != Mismatch {
		t.Fatal(refusal)
	}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	if cap(s.out) > keptScratch || cap(s.headers) > 256 {
		t.Error("the memory of a huge request is kept")
	}
}
