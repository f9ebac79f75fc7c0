package service

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// proposer answers every command alike.
type proposer struct {
	reply any
	err   error
}

func (p proposer) Propose(context.Context, []byte) (any, error) { return p.reply, p.err }

// A client is told what the machine refuses, and that storage takes nothing; other
// failures say what was to be changed; a reply of another type is never taken for
// what was asked.
func TestPropose(t *testing.T) {
	refusal := &shardwell.Error{Code: "NoSuchEntity", Message: "gone"}
	broken := errors.New("broken")
	for _, c := range []struct {
		machine proposer
		want    error
		text    string
	}{
		{proposer{reply: refusal}, refusal, "gone"},
		{proposer{err: fmt.Errorf("append: %w", log.ErrFull)}, nil, "Nothing can be written"},
		{proposer{err: log.ErrReadOnly}, nil, "Nothing can be written"},
		{proposer{err: log.ErrPoisoned}, nil, "Nothing can be written"},
		{proposer{err: broken}, broken, "change keys: broken"},
		{proposer{reply: 7}, nil, "int"},
		{proposer{}, nil, "nil"},
	} {
		got, err := ReplyOf[string](Propose(t.Context(), c.machine, "keys", nil))
		if got != "" || err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%v: got %q, %v", c.machine, got, err)
		}
	}
	if got, err := ReplyOf[string](Propose(t.Context(), proposer{reply: "made"}, "keys", nil)); got != "made" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}
