package streams

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// queueLife is what one process has done with queues before it died, as its
// clients know it.
type queueLife struct {
	put          int             // records, acknowledged to their producer
	acknowledged map[string]bool // by the data of the record
	unsure       map[string]bool // acknowledgements that were not answered
	created      bool            // the queue that works
	deleted      bool            // the queue that goes
}

// Wherever the process dies, the next one finishes what was begun with queues: they
// are ACTIVE or gone with their logs; what was acknowledged is never received
// again, and everything else is.
func TestQueueCrashAnywhere(t *testing.T) {
	deaths := 0
	for _, effect := range []bool{false, true} {
		for n, died := 0, true; died; n++ {
			synctest.Test(t, func(t *testing.T) {
				inner := memory.New(memory.Config{})
				defer inner.Close()
				m := &mortal{Engine: inner, left: n, effect: effect}
				life := workUntilDeath(t, m)
				if died = m.dead; died {
					deaths++
				}
				s := openServer(t, inner, Config{})
				pass(time.Hour)
				checkQueueWorld(t, s, life, fmt.Sprintf("death at write %d, effect %v", n, effect))
			})
		}
	}
	// The catalog's logs and the token key, streams and queues made, changed and
	// deleted with their logs and machines, and the work: at least so many writes.
	if deaths < 2*30 {
		t.Errorf("only %d deaths were tried", deaths)
	}
}

func workUntilDeath(t *testing.T, m *mortal) (life queueLife) {
	life.acknowledged, life.unsure = map[string]bool{}, map[string]bool{}
	service, err := Open(context.Background(), m, Config{MasterKey: envelope.Key{7}, Keys: newFakeKMS(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return life
	}
	defer service.Close()
	s := &server{t: t, engine: m, service: service}
	s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: "s", StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}})
	arn := ""
	for _, name := range []string{"goes", "works"} {
		out, err := s.do(home, "CreateQueue", queueInput(name, "s", "TRIM_HORIZON"))
		if err == nil {
			arn, life.created = out.(*kinesis.CreateQueueOutput).QueueDescription.QueueARN, name == "works"
		}
		if name == "goes" {
			_, err := s.do(home, "DeleteQueue", &kinesis.DeleteQueueInput{QueueARN: arn})
			life.deleted = err == nil && arn != ""
		}
	}
	for life.created && life.put < 12 {
		text := fmt.Sprint(life.put)
		if _, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: text, Data: []byte(text)}); err != nil {
			return life
		}
		life.put++
		if life.put%4 == 0 {
			life.workOnce(s, arn)
		}
	}
	s.do(home, "UpdateQueue", &kinesis.UpdateQueueInput{QueueARN: arn, QueueAttributes: &kinesis.QueueAttributes{VisibilityTimeoutSeconds: ptr[int32](60)}})
	life.workOnce(s, arn)
	return life
}

// workOnce receives some records and acknowledges half of them.
func (life *queueLife) workOnce(s *server, arn string) {
	out, err := s.do(home, "ReceiveQueueRecords", &kinesis.ReceiveQueueRecordsInput{QueueARN: arn, Limit: ptr[int32](3), WaitTimeSeconds: ptr[int32](1)})
	if err != nil {
		return
	}
	records := out.(*kinesis.ReceiveQueueRecordsOutput).QueueRecords
	in := &kinesis.AcknowledgeQueueRecordsInput{QueueARN: arn}
	for i := range records[:(len(records)+1)/2] {
		in.Entries = append(in.Entries, kinesis.AcknowledgeQueueRecordsRequestEntry{ReceiptHandle: records[i].ReceiptHandle})
		life.unsure[string(records[i].Data)] = true
	}
	if len(in.Entries) == 0 {
		return
	}
	if answer, err := s.do(home, "AcknowledgeQueueRecords", in); err == nil {
		for range answer.(*kinesis.AcknowledgeQueueRecordsOutput).Successful {
			// All of them: nobody else works on the queue.
			for i := range in.Entries {
				data := string(records[i].Data)
				delete(life.unsure, data)
				life.acknowledged[data] = true
			}
		}
	}
}

func checkQueueWorld(t *testing.T, s *server, life queueLife, when string) {
	t.Helper()
	owned := map[log.LogID]bool{}
	arn := ""
	for _, st := range s.service.allStreams() {
		for i := range st.Queues {
			q := &st.Queues[i]
			if q.Status != catalog.Active {
				t.Errorf("%s: queue %s stays %s", when, q.Name, q.Status)
			}
			if q.Name == "goes" && life.deleted {
				t.Errorf("%s: a queue that was deleted is there", when)
			}
			if q.Name == "works" {
				arn = st.QueueARN(q)
			}
			owned[q.Commands], owned[q.Snapshots] = true, true
		}
	}
	for n := range uint64(32) {
		id := log.Owner(catalog.QueueOwner, 1024+n)
		if _, err := s.engine.Bounds(context.Background(), id); (err == nil) != owned[id] {
			t.Errorf("%s: log %#x belongs to a queue: %v, exists: %v", when, uint64(id), owned[id], err)
		}
	}
	if stuck := s.service.Health(); len(stuck) != 0 {
		t.Errorf("%s: stuck: %+v", when, stuck)
	}
	if life.created && arn == "" {
		t.Errorf("%s: a queue is lost", when)
	}
	if arn == "" {
		return
	}
	got := map[string]bool{}
	for range 40 {
		for _, r := range s.receiveWith(arn, 0, 1, 43200) {
			got[string(r.Data)] = true
		}
	}
	for i := range life.put {
		data := fmt.Sprint(i)
		if life.acknowledged[data] && got[data] {
			t.Errorf("%s: record %s was acknowledged and is received again", when, data)
		}
		if !life.acknowledged[data] && !life.unsure[data] && !got[data] {
			t.Errorf("%s: record %s is lost", when, data)
		}
	}
}
