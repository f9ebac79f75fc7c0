package quota

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// moving are the operations that move records: quotas of shards, consumers and
// queues hold them, not rates of calls.
var moving = map[string]bool{
	"AcknowledgeDeadLetterQueueRecords": true, "AcknowledgeQueueRecords": true, "GetRecords": true,
	"GetShardIterator": true, "PutRecord": true, "PutRecords": true, "ReceiveDeadLetterQueueRecords": true,
	"ReceiveQueueRecords": true, "RestoreDeadLetterQueueRecords": true, "SubscribeToShard": true,
	"UpdateDeadLetterQueueRecordsVisibility": true, "UpdateQueueRecordsVisibility": true,
}

// Every operation of the API either moves records or has a rate, whose row
// names it; and nothing else has one.
func TestEveryControlOperationHasARate(t *testing.T) {
	for i := range kinesis.Service.Operations {
		op := kinesis.Service.Operations[i].Name
		n, ok := RateOf(op)
		if ok == moving[op] {
			t.Errorf("%s: has a rate: %v; moves records: %v", op, ok, moving[op])
		}
		if ok && n.String() != "rate."+op {
			t.Errorf("the rate of %s is called %s", op, n)
		}
	}
	if got, want := len(rates)+len(moving), len(kinesis.Service.Operations); got != want {
		t.Errorf("%d operations are spoken of, the API has %d", got, want)
	}
	if _, ok := RateOf("Nope"); ok {
		t.Error("an operation that does not exist has a rate")
	}
}

// A control operation can answer what its rate refuses with: the API model
// lists the error.
func TestRatesRefuseAsModelled(t *testing.T) {
	for _, r := range rates {
		modelled := false
		for _, e := range kinesis.Service.Operation(r.operation).Errors {
			modelled = modelled || e.Name == limitExceeded
		}
		if !modelled {
			t.Errorf("%s does not list %s", r.operation, limitExceeded)
		}
	}
}

// Every row says all it has to, under a name of its own that can be typed.
func TestRowsAreComplete(t *testing.T) {
	form := regexp.MustCompile(`^(rate\.[A-Z][A-Za-z]+|[a-z][A-Za-z]+)$`)
	seen := map[string]bool{}
	for _, n := range Names() {
		row := n.Row()
		if !form.MatchString(row.Name) || seen[strings.ToLower(row.Name)] {
			t.Errorf("%q is no name, or is there twice", row.Name)
		}
		seen[strings.ToLower(row.Name)] = true
		if row.Unit == "" || row.Scope == "" || row.About == "" || row.Source == "" || row.Value < 1 {
			t.Errorf("%s is not complete: %+v", n, row)
		}
		if row.Bounds && row.Most < max(row.Value, row.Elsewhere) {
			t.Errorf("%s cannot be raised to what it is", n)
		}
	}
}

// The profiles differ in what they are for: Local lifts rates of control
// operations alone, Off all but what bounds a request.
func TestProfiles(t *testing.T) {
	aws, local, off := Of(AWS), Of(Local), Of(Off)
	create, _ := RateOf("CreateStream")
	for _, c := range []struct {
		what                string
		n                   Name
		inAWS, locally, off int64
	}{
		{"a rate of calls", create, 5, Unlimited, Unlimited},
		{"a rate of records", WriteRecordsPerSecond, 1000, 1000, Unlimited},
		{"a number", StreamsInFlight, 5, 5, Unlimited},
		{"a number a day", StreamModeSwitchesPerDay, 2, 2, Unlimited},
		{"what bounds a request", ShardsPerAccount, 20_000, 20_000, 20_000},
	} {
		if a, l, o := aws.Value(c.n), local.Value(c.n), off.Value(c.n); a != c.inAWS || l != c.locally || o != c.off {
			t.Errorf("%s, %s: aws %d, local %d, off %d", c.what, c.n, a, l, o)
		}
	}
}

// Some quotas are lower outside the largest regions; one that somebody sets
// holds everywhere.
func TestRegions(t *testing.T) {
	for region, want := range map[string]int64{"us-east-1": 20_000, "us-west-2": 20_000, "eu-west-1": 20_000, "eu-central-1": 6_000, "": 6_000} {
		if got := Of(AWS).ValueIn(region, ShardsPerAccount); got != want {
			t.Errorf("%s: %d shards", region, got)
		}
		set, err := New(AWS, Override{ShardsPerAccount, 7})
		if err != nil || set.ValueIn(region, ShardsPerAccount) != 7 || !set.Overridden(ShardsPerAccount) {
			t.Errorf("%s: a value that was set does not hold: %v", region, err)
		}
	}
	if Of(AWS).ValueIn("eu-central-1", StreamsInFlight) != 5 {
		t.Error("a quota that is the same everywhere is not")
	}
}
