package shardwell_test

import (
	"math/big"
	"testing"

	"github.com/shardwell/shardwell"
)

func decimal(t *testing.T, hex string) string {
	t.Helper()
	n, ok := new(big.Int).SetString(hex, 16)
	if !ok {
		t.Fatalf("%s is not hexadecimal", hex)
	}
	return n.String()
}

// Each version's fields are found where AWS keeps them, and what AWS refuses
// in recordings is refused. Numbers are in hexadecimal.
func TestForeignNumber(t *testing.T) {
	for _, c := range []struct {
		name, hex string
		want      shardwell.ForeignNumber
		id        string
	}{
		{"zero", "0", shardwell.ForeignNumber{}, "shardId-000000000000"},
		{"a small integer", "5", shardwell.ForeignNumber{Shard: 5}, "shardId-000000000005"},
		{"version 0", "1" + "054d9af10" + "ab" + "0123456789abcdef" + "0007",
			shardwell.ForeignNumber{Created: 0x54d9af10, Shard: 7}, "shardId-000000000007"},
		{"version 1", "2" + "054d9af10" + "7" + "ab" + "054d9af17" + "0123456789abcdef" + "00000007" + "1",
			shardwell.ForeignNumber{Version: 1, Created: 0x54d9af10, Time: 0x54d9af17, Shard: 7}, "shardId-000000000007"},
		{"version 2", "2" + "054d9af10" + "7" + "0123456789abcdef" + "ab" + "054d9af17" + "00000007" + "2",
			shardwell.ForeignNumber{Version: 2, Created: 0x54d9af10, Time: 0x54d9af17, Shard: 7}, "shardId-000000000007"},
		{"shard with bit 35 set", "20000000000000000000000000000000000000800000002",
			shardwell.ForeignNumber{Version: 2, Shard: -1 << 31}, "shardId--02147483648"},
	} {
		got, err := shardwell.ParseForeignNumber(decimal(t, c.hex))
		if err != nil || got != c.want || got.ShardID() != c.id {
			t.Errorf("%s: %+v, %s, %v; want %+v, %s", c.name, got, got.ShardID(), err, c.want, c.id)
		}
	}
	for name, hex := range map[string]string{
		"version 0, created too late":     "13bb2cc3d80000000000000000000000",
		"version 2, created too late":     "23bb2cc3d8000000000000000000000000000000000000" + "2",
		"version 2, index of 2^63":        "20000000000800000000000000000000000000000000002",
		"version 1, shard with its bit":   "20000000000000000000000000000000000000800000001",
		"186 bits, version nibble 0":      "20000000000000000000000000000000000000000000000",
		"186 bits, version nibble 3":      "20000000000000000000000000000000000000000000003",
		"186 bits, version nibble 4":      "20000000000000000000000000000000000000000000004",
		"leading 3":                       "30000000000000000000000000000000000000000000001",
		"leading 1":                       "1ffffffffff7fffffffffffffff000000000007fffffff2",
		"between the lengths in use":      "40000000000000000000000000000000",
		"more bits than any version uses": "100000000000000000000000000000000000000000000002",
	} {
		if n, err := shardwell.ParseForeignNumber(decimal(t, hex)); err == nil {
			t.Errorf("%s: %s is taken as %+v", name, hex, n)
		}
	}
	for _, text := range []string{"", "x", "05", "-5"} {
		if n, err := shardwell.ParseForeignNumber(text); err == nil {
			t.Errorf("%q is taken as %+v", text, n)
		}
	}
}

// A number of this package's own form reads the same both ways.
func FuzzParseForeignNumber(f *testing.F) {
	f.Add("49631010431464371151031729505167814065343619411222724610")
	f.Add("5")
	f.Fuzz(func(t *testing.T, s string) {
		foreign, foreignErr := shardwell.ParseForeignNumber(s)
		own, err := shardwell.ParseSequenceNumber(s)
		if err != nil {
			return
		}
		want := shardwell.ForeignNumber{Version: 2, Created: own.Created, Time: own.Time, Shard: int32(own.Shard)}
		if foreignErr != nil || foreign != want {
			t.Errorf("%s is read as %+v, %v, want %+v", s, foreign, foreignErr, want)
		}
	})
}
