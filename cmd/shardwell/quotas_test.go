package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// quotasListed runs shardwell quotas and gives what it lists, by name.
func quotasListed(t *testing.T, args ...string) map[string]listedQuota {
	t.Helper()
	code, out, stderr := shell(t, "", append([]string{"quotas", "--json"}, args...)...)
	if code != 0 {
		t.Fatalf("%v: %d %s", args, code, stderr)
	}
	var all []listedQuota
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != len(quota.Names()) {
		t.Errorf("%v lists %d quotas of %d", args, len(all), len(quota.Names()))
	}
	by := map[string]listedQuota{}
	for _, q := range all {
		by[q.Name] = q
	}
	return by
}

// quotas lists what the flags put in force: a flag beats the file, the file the
// environment's profile, and what was set is marked.
func TestQuotas(t *testing.T) {
	file := filepath.Join(t.TempDir(), "quotas.txt")
	if err := os.WriteFile(file, []byte("# ours\nstreamsInFlight=8\nstreamsOnDemand = 9\nrate.ListStreams=off\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SHARDWELL_QUOTAS", "aws")
	t.Setenv("SHARDWELL_QUOTA_FILE", file)
	for name, want := range map[string]struct {
		value int64 // 0: off
		set   bool
	}{
		"streamsInFlight":       {20, true},
		"streamsOnDemand":       {9, true},
		"rate.ListStreams":      {0, true},
		"rate.CreateStream":     {5, false},
		"writeRecordsPerSecond": {0, true},
		"shardsPerAccount":      {6000, false},
	} {
		q := quotasListed(t, "--quota", "streamsInFlight=20", "--quota", "writerecordspersecond=OFF", "--region", "eu-central-1")[name]
		got := int64(0)
		if q.Value != nil {
			got = *q.Value
		}
		if got != want.value || q.Set != want.set || q.About == "" || q.Per == "" || q.Unit == "" {
			t.Errorf("%s is %d: %+v", name, got, q)
		}
	}
	t.Setenv("SHARDWELL_QUOTA", "streamsInFlight=30,streamsOnDemand=31")
	if all := quotasListed(t); *all["streamsInFlight"].Value != 30 || *all["streamsOnDemand"].Value != 31 {
		t.Error("values in the environment do not hold")
	}
	code, out, stderr := shell(t, "", "quotas", "--quotas", "off")
	for _, want := range []string{"NAME", "streamsInFlight", "30 (set)", "rate.UpdateShardCount", "off"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("%d %s: the table has no %q:\n%s", code, stderr, want, out)
		}
	}
}

// What makes no sense is refused in one sentence that helps, before anything is
// opened.
func TestQuotasFail(t *testing.T) {
	file := filepath.Join(t.TempDir(), "quotas.txt")
	if err := os.WriteFile(file, []byte("streamsInFlight=5\nshardsPerStreem=5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(t.TempDir(), "data")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--quota", "shardsPerStreem=1"}, `there is no quota "shardsPerStreem", the nearest is shardsPerStream`},
		{[]string{"--quota", "shardsPerStream=none"}, `quota shardsPerStream must be a whole number from 1, or off, not "none"`},
		{[]string{"--quota", "shardsPerStream=1000000"}, "quota shardsPerStream can be 1 to 200000 or off, not 1000000"},
		{[]string{"--quota", "shardsPerStream"}, "is not NAME=VALUE"},
		{[]string{"--quota-file", file}, "line 2: there is no quota"},
		{[]string{"--quota-file", file + "x"}, "no such file"},
		{[]string{"--quota-file", filepath.Dir(file)}, "is a directory"},
	} {
		for _, command := range [][]string{{"quotas"}, {"serve", "--listen", "127.0.0.1:0", "--data", data}} {
			code, out, stderr := shell(t, "", append(command, c.args...)...)
			if code != exitUsage || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") != 1 || out != "" {
				t.Errorf("%v %v: %d %s%s", command[0], c.args, code, stderr, out)
			}
		}
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Errorf("the data directory was touched: %v", err)
	}
}
