package conformance

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// throttled calls an operation until it is refused, which must not happen for
// the first calls that its rate allows at once, and gives the refusal.
func (h host) throttled(t *testing.T, op string, in any, allowed int) answer {
	t.Helper()
	for i := range 10 * (allowed + 10) {
		if a := h.call(t, op, in); a.Status != http.StatusOK {
			if i < allowed {
				t.Errorf("%s: call %d of %d was refused: %s", op, i+1, allowed, a.Body)
			}
			return a
		}
	}
	t.Fatalf("%s: %d calls in a row, none refused", op, 10*(allowed+10))
	return answer{}
}

// A shard gives five iterators a second, each shard for itself.
func TestIteratorThrottling(t *testing.T) {
	covers(t, "GetShardIterator")
	h := serve(t, "--stream", "s:2")
	for _, shard := range []string{"shardId-000000000000", "shardId-000000000001"} {
		h.throttled(t, "GetShardIterator", object{"StreamName": "s", "ShardId": shard, "ShardIteratorType": "LATEST"}, 5).wantError(t,
			"ProvisionedThroughputExceededException", "Rate exceeded for shard "+shard+" in stream s under account "+account+".")
	}
}

// With the quotas of AWS control operations have its rates, counted for each
// operation, and a refusal speaks of the stream where one is named. Without
// them, as by default, they have none.
func TestControlRates(t *testing.T) {
	covers(t, "DescribeStream", "DescribeStreamSummary", "ListStreams", "DescribeLimits")
	h := serve(t, "--stream", "s", "--quotas", "aws")
	ofStream := "Rate exceeded for stream s under account " + account + "."
	h.throttled(t, "DescribeStream", object{"StreamName": "s"}, 10).wantError(t, "LimitExceededException", ofStream)
	h.throttled(t, "DescribeStreamSummary", object{"StreamName": "s"}, 20).wantError(t, "LimitExceededException", ofStream)
	h.throttled(t, "ListStreams", object{}, 5).wantError(t, "LimitExceededException", "Rate exceeded for account "+account+".")
	h.throttled(t, "DescribeLimits", object{}, 1).wantError(t, "LimitExceededException", "Rate exceeded for account "+account+".")
	// Constraints come before the rate, which they do not use up.
	h.throttled(t, "DescribeStream", object{"StreamName": "s"}, 0)
	h.call(t, "DescribeStream", object{"StreamName": "s", "Limit": 0}).wantErrorWith(t, "ValidationException", "at 'limit'")

	free := start(t, "--memory", "--log-level", "error", "--stream", "s")
	for range 30 {
		free.must(t, "DescribeStream", object{"StreamName": "s"})
		free.must(t, "ListStreams", object{})
	}
}

// A value that is set holds: numbers of things, counts a day and rates alike.
func TestQuotasThatAreSet(t *testing.T) {
	covers(t, "CreateStream", "AddTagsToStream", "UpdateShardCount", "DescribeLimits", "PutRecords")
	h := serve(t, "--quotas", "off", "--quota", "streamsOnDemand=1", "--quota", "shardsPerAccount=5", "--quota", "tagsPerResource=2",
		"--quota", "shardCountUpdatesPerDay=1", "--quota", "writeRecordsPerSecond=10")
	h.create(t, "s", 1)
	h.must(t, "CreateStream", object{"StreamName": "demand"})
	h.call(t, "CreateStream", object{"StreamName": "more"}).wantErrorWith(t, "LimitExceededException", "Limit: 1")
	h.call(t, "CreateStream", object{"StreamName": "large", "ShardCount": 5}).wantErrorWith(t, "LimitExceededException",
		"Current shard count for the account: 1. Limit: 5. Number of additional shards that would have resulted from this request: 5.")
	limits := h.must(t, "DescribeLimits", object{})
	want(t, "limits", fmt.Sprintf("%v %v", limits["ShardLimit"], limits["OnDemandStreamCountLimit"]), "5 1")

	h.must(t, "AddTagsToStream", object{"StreamName": "s", "Tags": object{"a": "1", "b": "2"}})
	h.call(t, "AddTagsToStream", object{"StreamName": "s", "Tags": object{"c": "3"}}).wantErrorWith(t, "InvalidArgumentException", "more than 2 tags")

	h.must(t, "UpdateShardCount", object{"StreamName": "s", "TargetShardCount": 2, "ScalingType": "UNIFORM_SCALING"})
	h.await(t, "s")
	h.call(t, "UpdateShardCount", object{"StreamName": "s", "TargetShardCount": 4, "ScalingType": "UNIFORM_SCALING"}).wantErrorWith(t, "LimitExceededException", "")

	// More than a second's worth at once cannot all go in, however slow the machine.
	out := h.must(t, "PutRecords", object{"StreamName": "s", "Records": batch("k", 500, 1)})
	if failed := fmt.Sprint(out["FailedRecordCount"]); failed != "480" {
		t.Errorf("%s of 500 records failed; two shards of ten a second take 20", failed)
	}
	if !strings.Contains(fmt.Sprint(out["Records"]), "ProvisionedThroughputExceededException") {
		t.Error("no entry says why")
	}
}
