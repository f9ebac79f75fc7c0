package streams

import (
	"context"
	"errors"
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/state"
)

// Survey is what the logs of an engine hold in terms of streams, found without
// running the service.
type Survey struct {
	Streams []StreamReport `json:"streams"` // by account, region and name
	// Problem says why the catalog could not be read to its end; streams made
	// or deleted after that are not shown as they are. Empty if all is well.
	Problem string `json:"problem,omitempty"`

	shards map[log.LogID]shardPlace
	queues map[log.LogID]string // ARNs
}

// StreamReport is one stream.
type StreamReport struct {
	ARN            string        `json:"arn"`
	Account        string        `json:"account"`
	Region         string        `json:"region"`
	Name           string        `json:"name"`
	Status         string        `json:"status"`
	Mode           string        `json:"mode"`
	RetentionHours int32         `json:"retentionHours"`
	Shards         []ShardReport `json:"shards"` // by index
}

// ShardReport is one shard. Sequence numbers and arrivals are of the oldest and
// the newest record; empty and 0 if there is none or it cannot be read.
type ShardReport struct {
	ID           string     `json:"id"`
	Log          log.LogID  `json:"log"`
	Closed       bool       `json:"closed"`
	Records      int64      `json:"records"`
	Bytes        int64      `json:"bytes"` // on disk, of records not trimmed and those next to them
	First        string     `json:"first,omitempty"`
	Last         string     `json:"last,omitempty"`
	FirstArrival log.Millis `json:"firstArrivalMillis,omitempty"`
	LastArrival  log.Millis `json:"lastArrivalMillis,omitempty"`
	Problem      string     `json:"problem,omitempty"` // why the above is not complete
}

type shardPlace struct {
	arn   string
	shard *catalog.Shard
}

// MachineLog says whether a log carries a state machine of this service, and
// not the records of a shard.
func MachineLog(id log.LogID) bool {
	return id == catalog.CommandLog || id == catalog.SnapshotLog || catalog.OfQueue(id)
}

// Look reads the catalog and the bounds of every shard from engine, which may
// be read-only, and writes nothing. size tells what a log holds. What cannot
// be read is a Problem in the survey; the error is the context's, or that of a
// directory written by a newer release.
func Look(ctx context.Context, engine log.Engine, size func(log.LogID) (records, bytes int64)) (*Survey, error) {
	s := &Survey{Streams: []StreamReport{}, shards: map[log.LogID]shardPlace{}, queues: map[log.LogID]string{}}
	machine := catalog.New()
	err := state.Load(ctx, engine, machine, state.Config{
		Name: "streams", Commands: catalog.CommandLog, Snapshots: catalog.SnapshotLog,
	})
	if unknown, ok := errors.AsType[*state.UnknownVersion](err); ok {
		return nil, unknown
	}
	if err != nil {
		s.Problem = err.Error()
	}
	var buf log.Buffer
	for _, st := range machine.Sorted() {
		report := StreamReport{
			ARN: st.ARN(), Account: st.Account, Region: st.Region, Name: st.Name,
			Status: string(st.Status), Mode: string(st.Mode), RetentionHours: st.RetentionHours, Shards: []ShardReport{},
		}
		for i := range st.Queues {
			q := &st.Queues[i]
			s.queues[q.Commands], s.queues[q.Snapshots] = st.QueueARN(q), st.QueueARN(q)
		}
		for i := range st.Shards {
			sh := &st.Shards[i]
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			s.shards[sh.Log] = shardPlace{st.ARN(), sh}
			report.Shards = append(report.Shards, lookAtShard(ctx, engine, sh, size, &buf))
		}
		s.Streams = append(s.Streams, report)
	}
	return s, ctx.Err()
}

func lookAtShard(ctx context.Context, engine log.Engine, sh *catalog.Shard, size func(log.LogID) (records, bytes int64), buf *log.Buffer) ShardReport {
	report := ShardReport{ID: sh.ID(), Log: sh.Log, Closed: sh.Closed()}
	report.Records, report.Bytes = size(sh.Log)
	err := report.ends(ctx, engine, sh, buf)
	// A shard whose stream is being made or deleted need not have a log.
	if err != nil && !errors.Is(err, log.ErrNotFound) && !errors.Is(err, log.ErrDeleted) {
		report.Problem = err.Error()
	}
	return report
}

// ends finds the oldest and the newest record.
func (r *ShardReport) ends(ctx context.Context, engine log.Engine, sh *catalog.Shard, buf *log.Buffer) error {
	bounds, err := engine.Bounds(ctx, sh.Log)
	if err != nil || bounds.First == bounds.End {
		return err
	}
	r.LastArrival = bounds.LastArrival
	page, err := engine.Read(ctx, sh.Log, bounds.First, log.Limit{Records: 1, Bytes: 1}, buf)
	if len(page.Records) > 0 {
		oldest := page.Records[0]
		r.First, r.FirstArrival = recordNumber(sh, oldest.Position, oldest.Arrival).String(), oldest.Arrival
	}
	// The last position need not be a record's: positions may have been left out.
	from, seekErr := engine.Seek(ctx, sh.Log, bounds.LastArrival.Time())
	for err = errors.Join(err, seekErr); err == nil && from < bounds.End; from = page.Next {
		if page, err = engine.Read(ctx, sh.Log, from, log.Limit{Records: 1000, Bytes: 1 << 20}, buf); len(page.Records) == 0 {
			break
		}
		newest := page.Records[len(page.Records)-1]
		r.Last = recordNumber(sh, newest.Position, newest.Arrival).String()
	}
	return err
}

// Where says in Kinesis' terms which records positions first to last of a log
// are: a sentence's subject, "shard ... of stream ..., sequence numbers from
// ... to ...". ok is false for a log that belongs to no stream that is known.
func (s *Survey) Where(id log.LogID, first, last log.Position) (words string, ok bool) {
	p, ok := s.shards[id]
	if !ok {
		if arn, ok := s.queues[id]; ok {
			return fmt.Sprintf("what %s has delivered, entries %d to %d", arn, first, last), true
		}
		if MachineLog(id) && !catalog.OfQueue(id) {
			return fmt.Sprintf("the catalog of streams, entries %d to %d", first, last), true
		}
		return "", false
	}
	low, high := lostNumbers(p.shard, first, last)
	return fmt.Sprintf("%s of %s, sequence numbers from %v to %v", p.shard.ID(), p.arn, low, high), true
}
