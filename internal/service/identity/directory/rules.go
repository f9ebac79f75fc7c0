package directory

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
)

// ErrMalformed is the reply to bytes that are no command. Nothing changes.
var ErrMalformed = errors.New("directory command is malformed")

// command is the outer form of every command.
type command struct {
	V    int             `json:"v"`
	Op   string          `json:"op"`
	With json.RawMessage `json:"with"`
}

// rule carries out a command of one version.
type rule func(m *Machine, at log.Millis, body json.RawMessage) any

// rules holds, for each operation, its rules by version, from 1. The last one is
// that of the commands written now.
var rules = map[string][]rule{
	opCreate:        {with((*Machine).create)},
	opDelete:        {with((*Machine).delete)},
	opSetTrust:      {with((*Machine).setTrust)},
	opSetTags:       {with((*Machine).setTags)},
	opPutInline:     {with((*Machine).putInline)},
	opDeleteInline:  {with((*Machine).deleteInline)},
	opAttach:        {with((*Machine).attach)},
	opDetach:        {with((*Machine).detach)},
	opJoin:          {with((*Machine).join)},
	opLeave:         {with((*Machine).leave)},
	opCreateKey:     {with((*Machine).createKey)},
	opSetKeyActive:  {with((*Machine).setKeyActive)},
	opDeleteKey:     {with((*Machine).deleteKey)},
	opCreatePolicy:  {with((*Machine).createPolicy)},
	opDeletePolicy:  {with((*Machine).deletePolicy)},
	opAddVersion:    {with((*Machine).addVersion)},
	opDeleteVersion: {with((*Machine).deleteVersion)},
	opSetDefault:    {with((*Machine).setDefault)},
	opTokenKey:      {with((*Machine).addTokenKey)},
}

// with decodes a command's body for the method that applies it.
func with[C any](apply func(*Machine, log.Millis, C) any) rule {
	return func(m *Machine, at log.Millis, body json.RawMessage) any {
		var c C
		if err := json.Unmarshal(body, &c); err != nil {
			return fmt.Errorf("%w: %w", ErrMalformed, err)
		}
		return apply(m, at, c)
	}
}

// Apply carries out one command; see state.Machine.
func (m *Machine) Apply(at time.Time, bytes []byte) (reply any) {
	var c command
	if err := json.Unmarshal(bytes, &c); err != nil || c.V < 1 {
		return fmt.Errorf("%w: no command", ErrMalformed)
	}
	versions := rules[c.Op]
	if c.V > len(versions) {
		// An operation we never heard of is as much a newer release's work as
		// a newer version is.
		return &state.UnknownVersion{Machine: "identity", Version: c.V, Known: len(versions)}
	}
	reply = versions[c.V-1](m, log.Millis(at.UnixMilli()), c.With)
	m.version.Add(1)
	return reply
}

// encode gives the bytes of a command by the newest rule.
func encode(op string, with any) []byte {
	body, err := json.Marshal(with)
	if err == nil {
		body, err = json.Marshal(command{V: newest[op], Op: op, With: body})
	}
	if err != nil {
		// Only values that JSON cannot hold get here, and no command has one.
		panic(fmt.Sprintf("directory: command %s cannot be encoded: %v", op, err))
	}
	return body
}

// newest is the version of the last rule of each operation.
var newest = func() map[string]int {
	versions := make(map[string]int, len(rules))
	for op, of := range rules {
		versions[op] = len(of)
	}
	return versions
}()
