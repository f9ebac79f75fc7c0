package state

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// Rules is the table of a machine whose commands are JSON,
// {"v":1,"op":"create","with":{...}}, so that a log of them can be read by
// people. v is the version of the operation's rule: a rule that changes gets a
// new version, and the old one stays, because the log replays it. A table is
// written once, as a variable of the machine's package, and may then be used by
// any goroutine.
type Rules[M any] struct {
	Machine   string // as in UnknownVersion
	Malformed error  // is wrapped by the reply to bytes that are no command
	// By has the rules of each operation by version, from 1. The last one is
	// that of the commands written now.
	By map[string][]Rule[M]
}

// Rule carries out a command of one version. malformed says why body is none;
// then nothing has changed.
type Rule[M any] func(m M, at log.Millis, body json.RawMessage) (reply any, malformed error)

// With is the rule that decodes a command's body for the method that applies it.
func With[M, C any](apply func(m M, at log.Millis, c C) (reply any)) Rule[M] {
	return func(m M, at log.Millis, body json.RawMessage) (any, error) {
		var c C
		if err := json.Unmarshal(body, &c); err != nil {
			return nil, err
		}
		return apply(m, at, c), nil
	}
}

// outer is the form of every command.
type outer struct {
	V    int             `json:"v"`
	Op   string          `json:"op"`
	With json.RawMessage `json:"with"`
}

// Command is a command whose rule is known and whose body has not been read.
type Command[M any] struct {
	rule      Rule[M]
	body      json.RawMessage
	malformed error
}

// Decode finds a command's rule. refusal is the reply if there is none:
// *UnknownVersion, or an error that wraps Malformed.
func (r Rules[M]) Decode(command []byte) (found Command[M], refusal error) {
	var c outer
	if err := json.Unmarshal(command, &c); err != nil || c.V < 1 {
		return found, fmt.Errorf("%w: no command", r.Malformed)
	}
	versions := r.By[c.Op]
	if c.V > len(versions) {
		// An operation we never heard of is as much a newer release's work as
		// a newer version is.
		return found, &UnknownVersion{Machine: r.Machine, Version: c.V, Known: len(versions)}
	}
	return Command[M]{versions[c.V-1], c.With, r.Malformed}, nil
}

// Apply carries the command out. A body that cannot be read is refused.
func (c Command[M]) Apply(m M, at time.Time) (reply any) {
	reply, err := c.rule(m, log.Millis(at.UnixMilli()), c.body)
	if err != nil {
		return fmt.Errorf("%w: %w", c.malformed, err)
	}
	return reply
}

// Encode gives the bytes of a command by the newest rule of its operation.
func (r Rules[M]) Encode(op string, with any) []byte {
	body, err := json.Marshal(with)
	if err == nil {
		body, err = json.Marshal(outer{V: len(r.By[op]), Op: op, With: body})
	}
	if err != nil || len(r.By[op]) == 0 {
		// Only values that JSON cannot hold get here, and no command has one;
		// and every operation has a rule.
		panic(fmt.Sprintf("%s: command %q cannot be encoded: %v", r.Machine, op, err))
	}
	return body
}
