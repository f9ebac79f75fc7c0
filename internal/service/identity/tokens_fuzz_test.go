package identity_test

import (
	"encoding/base64"
	"testing"

	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// No session token makes its reader panic, and none is believed but the one that
// was given, with its own access key: not with a bit turned over, cut, or longer.
func FuzzSessionToken(f *testing.F) {
	s := newServer(f)
	made := run[sts.GetSessionTokenResponse](s, "GetSessionToken", &sts.GetSessionTokenRequest{}).Credentials
	raw, err := base64.StdEncoding.DecodeString(made.SessionToken)
	if err != nil {
		f.Fatal(err)
	}
	if k := s.Key(made.AccessKeyId, made.SessionToken); k.Status != sigv4.Active {
		f.Fatalf("the token that was given is %v", k.Status)
	}
	f.Add(made.AccessKeyId, raw, uint16(0))
	f.Add(made.AccessKeyId, raw[:20], uint16(0))
	f.Add("ASIAANOTHER", raw, uint16(77))
	f.Add("", []byte{}, uint16(1))
	f.Fuzz(func(t *testing.T, id string, token []byte, bit uint16) {
		if int(bit) < 8*len(token) {
			token[bit/8] ^= 1 << (bit % 8)
		}
		text := base64.StdEncoding.EncodeToString(token)
		if k := s.Key(id, text); k.Status != sigv4.Unknown && (id != made.AccessKeyId || text != made.SessionToken) {
			t.Errorf("%s with %q is believed: %v", id, text, k.Status)
		}
		if k := s.Key(id, string(token)); k.Status != sigv4.Unknown && (id != made.AccessKeyId || string(token) != made.SessionToken) {
			t.Errorf("%s with %q is believed: %v", id, token, k.Status)
		}
	})
}
