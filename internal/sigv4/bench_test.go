package sigv4

import (
	"crypto/sha256"
	"testing"

	"github.com/shardwell/shardwell/internal/redact"
)

// The cost of a request beyond hashing its body: what SDKs for Kinesis send,
// with a body of a few bytes.
func BenchmarkVerify(b *testing.B) {
	v := NewVerifier(testKeys, 10)
	session := putRecord(Credentials{"ASIATEST", redact.New(testSecret), "alive"}, testNow)
	for _, c := range []struct {
		name string
		r    Received
	}{
		{"header", putRecord(Credentials{testKey, redact.New(testSecret), ""}, testNow)},
		{"session", session},
		{"presigned", presign(Credentials{testKey, redact.New(testSecret), ""}, testNow, "60", "")},
	} {
		b.Run(c.name, func(b *testing.B) {
			rules := testRules()
			b.ReportAllocs()
			for b.Loop() {
				if _, refusal := v.Verify(&c.r, rules, testNow); refusal != nil {
					b.Fatal(refusal)
				}
			}
		})
	}
	b.Run("unknown key", func(b *testing.B) {
		r := putRecord(Credentials{"AKIANOBODY", redact.New(testSecret), ""}, testNow)
		rules := testRules()
		b.ReportAllocs()
		for b.Loop() {
			if _, refusal := v.Verify(&r, rules, testNow); refusal == nil {
				b.Fatal("accepted")
			}
		}
	})
}

// What is unavoidable: the hashes of the body, of the canonical request, and
// of the two halves of the signature.
func BenchmarkHashes(b *testing.B) {
	r := putRecord(Credentials{testKey, redact.New(testSecret), ""}, testNow)
	canonical, toSign := make([]byte, 340), make([]byte, 64+140)
	for b.Loop() {
		sha256.Sum256(r.Body)
		sha256.Sum256(canonical)
		sha256.Sum256(toSign)
		sha256.Sum256(toSign[:96])
	}
}
