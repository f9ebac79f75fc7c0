package streams

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
)

// A header gives back the partition key it was made of, whatever the key.
func TestHeaderRoundTrip(t *testing.T) {
	for _, key := range []string{"a", "partitionkey1", "你好", strings.Repeat("\U0001F600", 256)} {
		got, has, err := parseHeader(appendHeader(nil, key, true))
		if err != nil || !has || string(got) != key {
			t.Errorf("%q came back as %q, %v, %v", key, got, has, err)
		}
	}
	if got, has, err := parseHeader(appendHeader(nil, "", false)); err != nil || has || len(got) != 0 {
		t.Errorf("no key came back as %q, %v, %v", got, has, err)
	}
}

// The bytes of version 1 never change: records on disk must stay readable.
func TestHeaderBytes(t *testing.T) {
	if got := hex.EncodeToString(appendHeader(nil, "123", true)); got != "01010003313233" {
		t.Errorf("header of key 123 is %s", got)
	}
	if got := hex.EncodeToString(appendHeader(nil, "", false)); got != "01000000" {
		t.Errorf("header without a key is %s", got)
	}
}

// Whatever is not exactly a header of a known form is refused, not guessed at.
func TestHeaderRefusals(t *testing.T) {
	for name, head := range map[string]string{
		"empty":           "",
		"short":           "010100",
		"version 0":       "00010001" + "61",
		"version 2":       "02010001" + "61",
		"unknown flag":    "01030001" + "61",
		"key too short":   "01010002" + "61",
		"key too long":    "01010001" + "6161",
		"key not flagged": "01000001" + "61",
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
	f.Add(appendHeader(nil, "key", true))
	f.Add(appendHeader(nil, "", false))
	f.Fuzz(func(t *testing.T, head []byte) {
		key, has, err := parseHeader(head)
		if err == nil && !bytes.Equal(appendHeader(nil, string(key), has), head) {
			t.Errorf("%x parsed as %q, which is written otherwise", head, key)
		}
	})
}
