package hostile

import (
	"strings"
	"testing"
)

// cbor sends a body as CBOR.
func (v victim) cbor(t *testing.T, op, body string) answer {
	t.Helper()
	return v.send(t, strings.Replace(v.request(op, body), "application/x-amz-json-1.1", "application/x-amz-cbor-1.1", 1))
}

// Bodies of CBOR that are none, announce more than there is, or nest without end
// are refused with a code that clients know, in memory that depends on what they
// are and not on what they say.
func TestCostlyCBOR(t *testing.T) {
	t.Parallel()
	v := start(t)
	many := strings.Repeat
	const (
		serialization = "SerializationException"
		validation    = "ValidationException"
		most          = "\x7f\xff\xff\xff\xff\xff\xff\xff" // 2^63-1
		beyond        = "\xff\xff\xff\xff\xff\xff\xff\xff"
		name          = "\x6aStreamName"
		records       = "\xa2" + name + "\x61s\x67Records"
		data          = "\xa3" + name + "\x61s\x6cPartitionKey\x61k\x64Data"
	)
	for _, c := range []struct{ name, op, body, code string }{
		{"lists within lists", "PutRecord", "\xa1\x61X" + many("\x81", 1_000_000), serialization},
		{"endless lists within each other", "PutRecord", "\xa1\x61X" + many("\x9f", 1_000_000), serialization},
		{"maps within maps", "PutRecord", many("\xa1\x61X", 1_000_000), serialization},
		{"endless maps of what is known", "PutRecord", many("\xbf\x71StreamModeDetails", 200_000), serialization},
		{"tags of tags", "PutRecord", many("\xc6", 1_000_000), serialization},
		{"tags of a member", "PutRecord", "\xa1" + name + many("\xd9\xd9\xf7", 1_000_000), serialization},
		{"texts within texts", "PutRecord", "\xa1" + name + many("\x7f", 1_000_000), serialization},
		{"bytes within bytes", "PutRecord", data + many("\x5f", 1_000_000), serialization},
		{"bytes of 2^63-1", "PutRecord", data + "\x5b" + most + "abc", serialization},
		{"bytes of 2^64-1", "PutRecord", data + "\x5b" + beyond + "abc", serialization},
		{"text of 2^63-1", "PutRecord", "\xa1" + name + "\x7b" + most + "abc", serialization},
		{"text of 2^31", "PutRecord", "\xa1" + name + "\x7a\x80\x00\x00\x00abc", serialization},
		{"list of 2^63-1", "PutRecords", records + "\x9b" + most + "\xa0", serialization},
		{"list of 2^64-1", "PutRecords", records + "\x9b" + beyond + "\xa0", serialization},
		{"map of 2^63-1", "PutRecord", "\xbb" + most + name + "\x61s", serialization},
		{"map of 2^64-1", "PutRecord", "\xbb" + beyond, serialization},
		{"chunk of 2^63-1", "PutRecord", data + "\x5f\x5b" + most + "abc\xff", serialization},
		{"chunks of another kind", "PutRecord", data + "\x5f\x61a\xff", serialization},
		{"a head without its bytes", "PutRecord", "\xa1" + name + "\x7b\x00\x00", serialization},
		{"reserved heads", "PutRecord", "\xa1" + name + "\x1c\x1d\x1e", serialization},
		{"an end of nothing", "PutRecord", "\xff", serialization},
		{"cut off", "PutRecord", data, serialization},
		{"nothing", "PutRecord", "", ""},
		{"no map", "PutRecord", "\x83\x01\x02\x03", serialization},
		{"JSON", "PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"aGk="}`, serialization},
		{"a number as a name", "PutRecord", "\xa1\x01\x02", serialization},
		{"a million nulls", "PutRecords", records + "\x9f" + many("\xf6", 1_000_000) + "\xff", validation},
		{"a million maps", "PutRecords", records + "\x9a\x00\x0f\x42\x40" + many("\xa0", 1_000_000), validation},
		{"empty chunks", "PutRecord", data + "\x5f" + many("\x40", 4_000_000) + "\xff", ""},
		{"empty chunks of a name", "PutRecord", "\xa1" + name + "\x7f" + many("\x60", 4_000_000) + "\xff", validation},
		{"equal names", "PutRecord", "\xbf" + many("\x61a\x01", 1_000_000) + "\xff", validation},
		{"a long name", "PutRecord", "\xa1" + name + "\x7a\x00\x40\x00\x00" + many("n", 4<<20), validation},
		{"text that is no UTF-8", "PutRecord", "\xa1" + name + "\x64\xff\xfe\xfd\xfc", ""},
	} {
		a := v.cbor(t, c.op, c.body)
		if c.code == "" && (a.status == 200 || a.status == 400) {
			t.Logf("%s: %d %.80q", c.name, a.status, a.body)
		} else if a.status != 400 || !strings.Contains(a.body, c.code) {
			t.Errorf("%s: got %d %.100q, want %s", c.name, a.status, a.body, c.code)
		}
		if len(a.body) > 1<<20 {
			t.Errorf("%s: an answer of %d bytes", c.name, len(a.body))
		}
	}
	for line := range strings.Lines(v.Output()) {
		if len(line) > 8<<10 {
			t.Errorf("a log line of %d bytes: %.200s", len(line), line)
		}
	}
	v.unharmed(t, 384)
}
