package faults

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
)

// add adds a rule that is given in JSON.
func add(t *testing.T, table *Table, text string) int64 {
	t.Helper()
	r, err := ParseRule([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	id, err := table.Add(r)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return id
}

// A rule hits the calls that it is about and no others, as often as it says.
func TestRulesHitWhatTheyAreAbout(t *testing.T) {
	put := Call{"PutRecord", "orders", "shardId-000000000001"}
	for _, c := range []struct {
		rule  string
		calls []Call
		hits  string // 1 or 0 for each call
	}{
		{`{"action":"throttle"}`, []Call{put, {"ListStreams", "", ""}}, "11"},
		{`{"action":"throttle","operation":"PutRecord"}`, []Call{put, {"PutRecords", "orders", ""}}, "10"},
		{`{"action":"throttle","stream":"orders"}`, []Call{put, {"PutRecord", "others", ""}, {"ListStreams", "", ""}}, "100"},
		{`{"action":"throttle","shard":"1"}`, []Call{put, {"PutRecord", "x", "shardId-000000000001"}, {"PutRecord", "x", "shardId-000000000002"}, {"PutRecords", "x", ""}}, "1100"},
		{`{"action":"throttle","count":2}`, []Call{put, put, put, put}, "1100"},
		{`{"action":"throttle","operation":"PutRecord","count":1}`, []Call{{"GetRecords", "", ""}, put, put}, "010"},
		{`{"action":"failEntries"}`, []Call{put, {"PutRecords", "orders", ""}}, "00"},
	} {
		table := new(Table)
		add(t, table, c.rule)
		got := ""
		for _, call := range c.calls {
			if _, hit := table.Next(call); hit {
				got += "1"
			} else {
				got += "0"
			}
		}
		if got != c.hits {
			t.Errorf("%s hits %s, want %s", c.rule, got, c.hits)
		}
	}
}

// The first rule that hits a call decides, a spent one makes room for the next,
// and what a fault carries is the rule's.
func TestOrderOfRules(t *testing.T) {
	table := new(Table)
	first := add(t, table, `{"action":"delay","delay":"1.5s","afterwards":true,"count":1}`)
	second := add(t, table, `{"action":"dropConnection","count":1}`)
	var got []Fault
	for range 3 {
		if f, hit := table.Next(Call{Operation: "PutRecord"}); hit {
			got = append(got, f)
		}
	}
	want := []Fault{{first, Delay, 1500 * time.Millisecond, true}, {second, DropConnection, 0, false}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if table.Armed() {
		t.Error("armed with spent rules only")
	}
	for _, l := range table.List() {
		if l.Fired != 1 || !l.Spent {
			t.Errorf("listed as %+v", l)
		}
	}
	if !table.Remove(first) || table.Remove(first) || table.Clear() != 1 || len(table.List()) != 0 {
		t.Error("rules are not taken away once each")
	}
	if third := add(t, table, `{"action":"throttle"}`); third <= second || !table.Armed() {
		t.Errorf("the next rule is %d", third)
	}
}

// A rate hits about its share of the calls, the same ones for the same seed and
// others for another; without a seed two rules draw differently.
func TestRateIsRepeatable(t *testing.T) {
	run := func(rule string, before int) string {
		table := new(Table)
		for range before {
			table.Remove(add(t, table, rule))
		}
		add(t, table, rule)
		var hits strings.Builder
		for range 1000 {
			_, hit := table.Next(Call{Operation: "PutRecord"})
			fmt.Fprint(&hits, map[bool]int{true: 1, false: 0}[hit])
		}
		return hits.String()
	}
	const seven, eight, none = `{"action":"throttle","rate":0.25,"seed":7}`, `{"action":"throttle","rate":0.25,"seed":8}`, `{"action":"throttle","rate":0.25}`
	if share := strings.Count(run(seven, 0), "1"); share < 200 || share > 300 {
		t.Errorf("%d of 1000 calls were hit", share)
	}
	unseeded := run(none, 0)
	if run(seven, 0) != run(seven, 3) || unseeded != run(none, 0) {
		t.Error("the same seed draws differently")
	}
	if run(seven, 0) == run(eight, 0) || unseeded == run(none, 1) {
		t.Error("different seeds draw the same")
	}
	if strings.Contains(run(`{"action":"throttle","rate":1}`, 0), "0") {
		t.Error("a rate of 1 leaves calls out")
	}
}

// Entries fail by index, by count, by key and by shard, in every combination,
// with the code of the first rule that takes them.
func TestEntries(t *testing.T) {
	entries := []Entry{{"a", 0}, {"b", 1}, {"a", 1}, {"c", 0}, {"a", 0}, {"b", 1}}
	const throttled, failed = shardwell.CodeProvisionedThroughput, shardwell.CodeInternalFailure
	for _, c := range []struct {
		rules []string
		calls []string // per call the entries that fail: T throttled, F failed
	}{
		{[]string{`{"action":"failEntries"}`}, []string{"TTTTTT"}},
		{[]string{`{"action":"failEntries","entries":[2],"code":"InternalFailure"}`}, []string{"..F...", "..F..."}},
		{[]string{`{"action":"failEntries","entries":[2],"count":1}`}, []string{"..T...", "......"}},
		{[]string{`{"action":"failEntries","every":4}`}, []string{"...T..", ".T...T"}},
		{[]string{`{"action":"failEntries","partitionKey":"a","every":2}`}, []string{"..T...", "T...T."}},
		{[]string{`{"action":"failEntries","shard":"shardId-000000000001"}`}, []string{".TT..T"}},
		{[]string{`{"action":"failEntries","entries":[0,1],"shard":"1"}`}, []string{".T...."}},
		{[]string{`{"action":"failEntries","operation":"PutRecords","stream":"other"}`}, []string{"......"}},
		{[]string{`{"action":"failEntries","entries":[499]}`}, []string{"......"}},
		{[]string{`{"action":"failEntries","partitionKey":"b"}`, `{"action":"failEntries","shard":"1","code":"InternalFailure"}`}, []string{".TF..T"}},
		{[]string{`{"action":"throttle"}`}, []string{"......"}},
	} {
		table := new(Table)
		for _, r := range c.rules {
			add(t, table, r)
		}
		for call, want := range c.calls {
			got := []byte("......")
			table.Entries("s", len(entries), func(i int) Entry { return entries[i] }, func(i int, code string) {
				got[i] = map[string]byte{throttled: 'T', failed: 'F'}[code]
			})
			if string(got) != want {
				t.Errorf("%v, call %d: %s, want %s", c.rules, call, got, want)
			}
		}
	}
}

// What makes no sense is refused, in one sentence that names the member.
func TestRefusedRules(t *testing.T) {
	for text, part := range map[string]string{
		``:                                 "JSON",
		`null`:                             "action is missing",
		`[]`:                               "JSON",
		`{}`:                               "action is missing",
		`{"action":"explode"}`:             "action must be",
		`{"action":"throttle"} {}`:         "something follows",
		`{"action":"throttle","colour":1}`: "colour",
		`{"action":"throttle","operation":"a b"}`:                                     "operation",
		`{"action":"throttle","stream":"a/b"}`:                                        "stream",
		`{"action":"throttle","shard":"first"}`:                                       "shard",
		`{"action":"throttle","count":0}`:                                             "count",
		`{"action":"throttle","count":-1}`:                                            "count",
		`{"action":"throttle","count":1.5}`:                                           "count",
		`{"action":"throttle","count":99999999999999999999}`:                          "count",
		`{"action":"throttle","rate":0}`:                                              "rate",
		`{"action":"throttle","rate":1.1}`:                                            "rate",
		`{"action":"throttle","rate":1e999}`:                                          "rate",
		`{"action":"throttle","seed":1}`:                                              "seed",
		`{"action":"throttle","afterwards":true}`:                                     "afterwards",
		`{"action":"throttle","delay":"1s"}`:                                          "delay",
		`{"action":"throttle","entries":[1]}`:                                         "entries",
		`{"action":"delay"}`:                                                          "delay",
		`{"action":"delay","delay":"-1s"}`:                                            "delay",
		`{"action":"delay","delay":"9999999h"}`:                                       "duration",
		`{"action":"delay","delay":"6m"}`:                                             "delay",
		`{"action":"delay","delay":1}`:                                                "delay",
		`{"action":"failEntries","operation":"PutRecord"}`:                            "PutRecords",
		`{"action":"failEntries","entries":[-1]}`:                                     "entries",
		`{"action":"failEntries","entries":[500]}`:                                    "entries",
		`{"action":"failEntries","every":0}`:                                          "every",
		`{"action":"failEntries","every":-2}`:                                         "every",
		`{"action":"failEntries","code":"KMSAccessDenied"}`:                           "code",
		`{"action":"failEntries","afterwards":true}`:                                  "afterwards",
		`{"action":"failEntries","partitionKey":"` + strings.Repeat("k", 1025) + `"}`: "partitionKey",
	} {
		if _, err := ParseRule([]byte(text)); err == nil || !strings.Contains(err.Error(), part) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want something about %s", text, err, part)
		}
	}
	if _, err := new(Table).Add(Rule{Action: "explode"}); err == nil {
		t.Error("a table takes a rule that makes no sense")
	}
}

// There is room for so many rules and no more, from many sides at once too.
func TestRulesAreBounded(t *testing.T) {
	table := new(Table)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range MaxRules {
				// That some are refused is what is counted below.
				_, _ = table.Add(Rule{Action: Throttle, Stream: "nobody"})
				table.Next(Call{Operation: "PutRecord", Stream: "s"})
			}
		})
	}
	all.Wait()
	if n := len(table.List()); n != MaxRules {
		t.Errorf("%d rules", n)
	}
	if _, err := table.Add(Rule{Action: Throttle}); err == nil {
		t.Error("one more is taken")
	}
	if table.Clear() != MaxRules || table.Armed() {
		t.Error("not all are cleared")
	}
	if (*Table)(nil).Armed() {
		t.Error("no table is armed")
	}
}

// Whatever is read as a rule is written so that it is read as the same rule, and
// a table takes it.
func FuzzParseRule(f *testing.F) {
	f.Add([]byte(`{"action":"delay","delay":"1.5s","count":3,"rate":0.5,"seed":18446744073709551615}`))
	f.Add([]byte(`{"action":"failEntries","entries":[0,499],"every":3,"partitionKey":"k","code":"InternalFailure","shard":"7"}`))
	f.Add([]byte(`{"action":"dropConnection","afterwards":true,"operation":"GetRecords","stream":"s"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := ParseRule(text)
		if err != nil {
			return
		}
		again, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if r2, err := ParseRule(again); err != nil || !reflect.DeepEqual(normal(r), normal(r2)) {
			t.Fatalf("%s is written as %s, which is read as %+v, %v", text, again, r2, err)
		}
		table := new(Table)
		if _, err := table.Add(r); err != nil {
			t.Fatalf("%s is read and not taken: %v", text, err)
		}
		table.Next(Call{"PutRecords", "s", "0"})
		table.Entries("s", 3, func(i int) Entry { return Entry{"k", uint32(i)} }, func(int, string) {})
	})
}

// normal is a rule whose empty list of entries is none.
func normal(r Rule) Rule {
	if len(r.Entries) == 0 {
		r.Entries = nil
	}
	return r
}
