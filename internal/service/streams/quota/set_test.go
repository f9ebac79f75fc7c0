package quota

import (
	"strings"
	"testing"
)

// What is set replaces the profile's value and leaves its neighbours alone; the
// last value of a name counts; off is off, or as far as it goes.
func TestOverrides(t *testing.T) {
	set, err := New(AWS, Override{StreamsInFlight, 9}, Override{StreamsInFlight, 11}, Override{WriteRecordsPerSecond, Unlimited}, Override{TagsPerResource, Unlimited})
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[Name]int64{StreamsInFlight: 11, WriteRecordsPerSecond: Unlimited, TagsPerResource: maxTags, StreamsOnDemand: 50} {
		if got := set.Value(n); got != want {
			t.Errorf("%s is %d, not %d", n, got, want)
		}
		if set.Overridden(n) == (n == StreamsOnDemand) {
			t.Errorf("%s: set by hand: %v", n, set.Overridden(n))
		}
	}
	if Of(AWS).Value(StreamsInFlight) != 5 {
		t.Error("a set has changed the table")
	}
	for _, bad := range []Override{{StreamsInFlight, -1}, {StreamsInFlight, most + 1}, {ShardsPerAccount, maxShards + 1}, {-1, 1}, {Name(len(table)), 1}} {
		if _, err := New(AWS, bad); err == nil {
			t.Errorf("%+v is accepted", bad)
		}
	}
	if _, err := New("some"); err == nil || !strings.Contains(err.Error(), `not "some"`) {
		t.Errorf("a profile that does not exist: %v", err)
	}
}

// NAME=VALUE is read as people write it, and refused in a sentence that helps.
func TestParseOverride(t *testing.T) {
	for text, want := range map[string]Override{
		"streamsOnDemand=100":         {StreamsOnDemand, 100},
		" streamsondemand = 100 ":     {StreamsOnDemand, 100},
		"writeRecordsPerSecond=off":   {WriteRecordsPerSecond, Unlimited},
		"writeRecordsPerSecond = OFF": {WriteRecordsPerSecond, Unlimited},
	} {
		if got, err := ParseOverride(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"":                           `"" is not NAME=VALUE`,
		"streamsOnDemand":            `"streamsOnDemand" is not NAME=VALUE`,
		"=5":                         `"=5" is not NAME=VALUE`,
		"streamsOnDemand=":           `"streamsOnDemand=" is not NAME=VALUE`,
		"streamsOnDemand=0":          `quota streamsOnDemand must be a whole number from 1, or off, not "0"`,
		"streamsOnDemand=1.5":        `quota streamsOnDemand must be a whole number from 1, or off, not "1.5"`,
		"streamsOnDemand=-3":         `quota streamsOnDemand must be a whole number from 1, or off, not "-3"`,
		"streamsOnDemand=1e3":        `quota streamsOnDemand must be a whole number from 1, or off, not "1e3"`,
		"shardsPerAccount=200001":    `quota shardsPerAccount can be 1 to 200000 or off, not 200001`,
		"streamsOnDemnd=1":           `there is no quota "streamsOnDemnd", the nearest is streamsOnDemand`,
		"consumersPerStreams=1":      `there is no quota "consumersPerStreams", the nearest is consumersPerStream`,
		"CreateStream=1":             `there is no quota "CreateStream", the nearest is rate.CreateStream`,
		"writeRecordsPerSecond=1=1":  `quota writeRecordsPerSecond must be a whole number from 1, or off, not "1=1"`,
		"encryptionPerDay=1":         `there is no quota "encryptionPerDay", the nearest is encryptionStopsPerDay or encryptionStartsPerDay`,
		"rate.DescribeStreamSumary=": `"rate.DescribeStreamSumary=" is not NAME=VALUE`,
	} {
		if _, err := ParseOverride(text); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

// A file has a value on each line; what is wrong is told with its line.
func TestParseFile(t *testing.T) {
	all, err := ParseFile(strings.NewReader("# ours\n\n  streamsOnDemand = 100\r\nrate.CreateStream=50\n#rate.DeleteStream=1"))
	create, _ := RateOf("CreateStream")
	if err != nil || len(all) != 2 || all[0] != (Override{StreamsOnDemand, 100}) || all[1] != (Override{create, 50}) {
		t.Errorf("%+v, %v", all, err)
	}
	for text, want := range map[string]string{
		"streamsOnDemand=1\nnope":                                "line 2: ",
		"streamsOnDemand=1\n\nstreamsOnDemand=1":                 "line 3: quota streamsOnDemand has a value in line 1 already",
		strings.Repeat("#"+strings.Repeat("x", 1023)+"\n", 1025): "larger than 1048576 bytes",
		strings.Repeat("#", 100_000):                             "token too long",
	} {
		if _, err := ParseFile(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, not %s", text, err, want)
		}
	}
}

// Whatever is in a file of quotas, it gives values in range or an error.
func FuzzParseFile(f *testing.F) {
	for _, seed := range []string{"streamsOnDemand=1", "# x\nrate.CreateStream=off\n", "=", "streamsOnDemand=99999999999999999999", "ſtreams=1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := ParseFile(strings.NewReader(text))
		if err != nil {
			return
		}
		if _, err := New(Local, all...); err != nil {
			t.Errorf("%q was read and cannot be used: %v", text, err)
		}
	})
}
