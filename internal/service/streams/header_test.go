package streams

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
)

// A header gives back what it was made of: a partition key, whichever, or none,
// and whether the stream was encrypted.
func TestHeaderRoundTrip(t *testing.T) {
	for _, key := range []string{"", "a", "partitionkey1", "你好", strings.Repeat("\U0001F600", 256)} {
		for _, kms := range []byte{0, headerKMS} {
			got, mark, err := parseHeader(appendHeader(nil, key, kms))
			if err != nil || mark != kms || string(got) != key {
				t.Errorf("%q, %d came back as %q, %d, %v", key, kms, got, mark, err)
			}
		}
	}
}

// The bytes of version 1 never change: records on disk must stay readable.
func TestHeaderBytes(t *testing.T) {
	for _, c := range []struct {
		key  string
		kms  byte
		want string
	}{{"123", 0, "01010003313233"}, {"", 0, "01000000"}, {"123", headerKMS, "01030003313233"}, {"", headerKMS, "01020000"}} {
		if got := hex.EncodeToString(appendHeader(nil, c.key, c.kms)); got != c.want {
			t.Errorf("header of key %q, %d is %s, want %s", c.key, c.kms, got, c.want)
		}
	}
}

// Whatever is not exactly a header of a known form is refused, not guessed at.
func TestHeaderRefusals(t *testing.T) {
	for name, head := range map[string]string{
		"empty":           "",
		"short":           "010100",
		"version 0":       "00010001" + "61",
		"version 2":       "02010001" + "61",
		"unknown flag":    "01050001" + "61",
		"key too short":   "01010002" + "61",
		"key too long":    "01010001" + "6161",
		"key not flagged": "01000001" + "61",
		"flag for no key": "01010000",
	} {
		raw, err := hex.DecodeString(head)
		if err != nil {
			t.Fatal(err)
		}
		if key, _, err := parseHeader(raw); err == nil {
			t.Errorf("%s: parsed as key %q", name, key)
		}
	}
}

// No input makes the parser panic, and what it accepts it also writes.
func FuzzHeader(f *testing.F) {
	f.Add(appendHeader(nil, "key", 0))
	f.Add(appendHeader(nil, "key", headerKMS))
	f.Add(appendHeader(nil, "", 0))
	f.Fuzz(func(t *testing.T, head []byte) {
		key, kms, err := parseHeader(head)
		if err == nil && !bytes.Equal(appendHeader(nil, string(key), kms), head) {
			t.Errorf("%x parsed as %q, which is written otherwise", head, key)
		}
	})
}
