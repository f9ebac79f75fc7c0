package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/embedded"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
	"github.com/shardwell/shardwell/internal/vfs"
)

// examination is what a data directory holds: the engine's files, and the
// streams that are in them. Nothing is written to find it.
type examination struct {
	Health string `json:"health"` // "healthy", or what is wrong in one line
	*embedded.Inspection
	Streams []kinesisstreams.StreamReport `json:"streams"`
	Catalog string                        `json:"catalogProblem,omitempty"` // why Streams may not be complete
}

// examine reads the data directory at path. Errors carry their exit code.
func examine(ctx context.Context, path string, options embedded.InspectOptions) (x *examination, err error) {
	dir, err := vfs.OS(path)
	if err != nil {
		return nil, directoryError(path, err)
	}
	defer func() { err = errors.Join(err, closeFS(dir)) }()
	x = &examination{Streams: []kinesisstreams.StreamReport{}}
	options.Logs = func(found *embedded.Inspection, engine log.Engine) error {
		survey, err := kinesisstreams.Look(ctx, engine, found.Size)
		if err != nil {
			return err
		}
		x.Streams, x.Catalog = survey.Streams, survey.Problem
		for _, some := range [][]embedded.Damage{found.Damage, found.Lost} {
			for i := range some {
				if d := &some[i]; d.Log != 0 {
					d.Where = where(survey, d.Log, d.First, d.Last)
				}
			}
		}
		return nil
	}
	x.Inspection, err = embedded.Inspect(ctx, dir, options)
	if err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		return nil, directoryError(path, err)
	}
	x.Health = x.health()
	return x, nil
}

// health is what is wrong, in one line.
func (x *examination) health() string {
	var wrong []string
	if n := len(x.Damage); n > 0 {
		wrong = append(wrong, fmt.Sprintf("damaged in %d places, the first: %v", n, x.Damage[0]))
	}
	if x.Catalog != "" {
		wrong = append(wrong, "the catalog of streams cannot be read: "+x.Catalog)
	}
	if len(wrong) == 0 {
		return healthy
	}
	return strings.Join(wrong, "; ")
}

const healthy = "healthy"

// verdict is the error that makes the exit code tell damage.
func (x *examination) verdict(path string) error {
	if x.Health == healthy {
		return nil
	}
	return fmt.Errorf("%s is damaged in %d places, listed above; shardwell repair %s shows what can be saved", path, max(1, len(x.Damage)), path)
}

// WriteText prints the examination for people, one fact a line.
func (x *examination) WriteText(w io.Writer) error {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n", x.Health)
	fmt.Fprintf(&text, "%d streams\n", len(x.Streams))
	for i := range x.Streams {
		s := &x.Streams[i]
		fmt.Fprintf(&text, "stream %s: %s, %s, kept for %d hours, %d shards\n", s.ARN, s.Status, s.Mode, s.RetentionHours, len(s.Shards))
		for k := range s.Shards {
			writeShard(&text, &s.Shards[k])
		}
	}
	if _, err := io.WriteString(w, text.String()); err != nil {
		return err
	}
	return x.Inspection.WriteText(w)
}

func writeShard(text *strings.Builder, s *kinesisstreams.ShardReport) {
	fmt.Fprintf(text, "  %s", s.ID)
	if s.Closed {
		text.WriteString(" (closed)")
	}
	fmt.Fprintf(text, ": %d records, %d bytes", s.Records, s.Bytes)
	if s.FirstArrival != 0 {
		fmt.Fprintf(text, ", from %s to %s, sequence numbers %s to %s", moment(s.FirstArrival), moment(s.LastArrival), s.First, cmp.Or(s.Last, "one that is lost"))
	}
	if s.Problem != "" {
		fmt.Fprintf(text, ", problem: %s", s.Problem)
	}
	text.WriteString("\n")
}

// moment is a time for people.
func moment(m log.Millis) string { return m.Time().Format("2006-01-02T15:04:05.000Z07:00") }
