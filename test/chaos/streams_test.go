package chaos

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// administrator makes streams, fills them and deletes them while the server is
// killed. It knows what it was told of each.
type administrator struct {
	next    int
	open    []string        // made and acknowledged, oldest first
	told    map[string]bool // by name: true if the stream is there, false if its deletion was acknowledged
	deleted int             // streams whose deletion was acknowledged
}

// run makes one stream, and fills and deletes an older one, until ctx ends or
// the server is gone. What fails leaves the stream's fate open.
func (a *administrator) run(ctx context.Context, s *blackbox.Server) error {
	name := "side-" + strconv.Itoa(a.next)
	a.next++
	if err := s.Call("CreateStream", map[string]any{"StreamName": name, "ShardCount": 2}, nil); err != nil {
		return unlessKilled(err)
	}
	a.told[name] = true
	a.open = append(a.open, name)
	if len(a.open) < 3 {
		return nil
	}
	oldest := a.open[0]
	for i := range 4 {
		if ctx.Err() != nil {
			return nil
		}
		err := s.Call("PutRecord", map[string]any{"StreamName": oldest, "Data": noise[:50_000], "PartitionKey": strconv.Itoa(i)}, nil)
		if refusal := (*blackbox.Error)(nil); errors.As(err, &refusal) && refusal.Code == "ResourceNotFoundException" {
			return nil // it is still being made
		} else if err != nil {
			return unlessKilled(err)
		}
	}
	a.open = a.open[1:]
	delete(a.told, oldest)
	if err := s.Call("DeleteStream", map[string]any{"StreamName": oldest}, nil); err != nil {
		return unlessKilled(err)
	}
	a.told[oldest] = false
	a.deleted++
	return nil
}

// verify holds the server to what it said about streams.
func (a *administrator) verify(t *testing.T, s *blackbox.Server) {
	t.Helper()
	for name, there := range a.told {
		status, err := statusOf(s, name)
		switch {
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case there && status != "CREATING" && status != "ACTIVE":
			t.Errorf("%s was made and is %s", name, status)
		case !there && status != "DELETING" && status != "gone":
			t.Errorf("%s was deleted and is %s", name, status)
		}
	}
}

func statusOf(s *blackbox.Server, stream string) (string, error) {
	var out struct {
		StreamDescriptionSummary struct{ StreamStatus string }
	}
	err := s.Call("DescribeStreamSummary", map[string]any{"StreamName": stream}, &out)
	if refusal := (*blackbox.Error)(nil); errors.As(err, &refusal) && refusal.Code == "ResourceNotFoundException" {
		return "gone", nil
	}
	if err != nil {
		return "", fmt.Errorf("describe: %w", err)
	}
	return out.StreamDescriptionSummary.StreamStatus, nil
}
