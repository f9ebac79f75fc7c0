package streams

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/meter"
)

// What streams do is exposed by stream, under names that say which CloudWatch
// metric each is.
func TestMetricsText(t *testing.T) {
	p := newPlane(t, false)
	p.stream("s", 1)
	p.put("s", "key", "12345")
	if _, err := p.tryPuts(&kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{
		{PartitionKey: "k"}, {PartitionKey: "k", Data: []byte("1")},
	}}); err != nil {
		t.Fatal(err)
	}
	p.get(p.iterator("s", "0", trimHorizon), 0)

	registry := meter.New()
	registry.Collect((&Service{data: dataPath{traffic: trafficTable{}}}).Collect)
	if text := string(registry.AppendText(nil)); strings.Contains(text, "kinesis_") {
		t.Errorf("an unused service reports %s", text)
	}
	registry = meter.New()
	registry.Collect(func(c *meter.Collection) {
		for _, m := range p.traffic.read() {
			collect(c, &m)
		}
	})
	text := string(registry.AppendText(nil))
	const labels = `account="000000000000",region="us-east-1",stream="s"} `
	for _, want := range []string{
		"kinesis_incoming_bytes_total{" + labels + "11\n",
		"kinesis_incoming_records_total{" + labels + "3\n",
		"kinesis_put_record_bytes_total{" + labels + "8\n",
		"kinesis_put_records_successful_records_total{" + labels + "2\n",
		"kinesis_get_records_records_total{" + labels + "3\n",
		"kinesis_get_records_bytes_total{" + labels + "11\n",
		`kinesis_success_total{operation="GetRecords",` + labels + "1\n",
		"kinesis_get_records_iterator_age_milliseconds{" + labels + "0\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no line %sin\n%s", want, text)
		}
	}
}

// An entry that is no record of ours is a fault of the server, not an empty
// page and not a wrong record.
func TestReadForeignEntry(t *testing.T) {
	p := newPlane(t, false)
	stream := p.stream("s", 1)
	p.put("s", "k", "fine")
	entry := []log.Entry{{Log: stream.Shards[0].Log, Head: []byte{9}, Data: []byte("foreign")}}
	if err := p.memory.Append(t.Context(), entry, make([]log.Appended, 1)); err != nil {
		t.Fatal(err)
	}
	if out, err := p.tryGet(p.iterator("s", "0", trimHorizon), 0); err == nil || code(err) != "" {
		t.Errorf("%+v, %v", out, err)
	}
}
