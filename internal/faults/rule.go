package faults

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"time"

	"github.com/shardwell/shardwell"
)

// Action is what becomes of a call that a rule hits.
type Action string

const (
	// Throttle refuses it as if it came too often, in the operation's own words.
	Throttle Action = "throttle"
	// InternalFailure answers 500. Clients try again.
	InternalFailure Action = "internalFailure"
	// Unavailable answers 503. Clients try again.
	Unavailable Action = "unavailable"
	// Delay lets it wait for Rule.Delay.
	Delay Action = "delay"
	// DropConnection ends its connection without an answer.
	DropConnection Action = "dropConnection"
	// FailEntries fails entries of a PutRecords with Rule.Code. They are not
	// stored; the others are.
	FailEntries Action = "failEntries"
)

// Rule orders faults. The members before Action say which calls it is about, the
// others what happens; a member that is absent restricts nothing. The JSON
// names are those of the HTTP interface.
type Rule struct {
	Operation string `json:"operation,omitempty"`
	Stream    string `json:"stream,omitempty"` // its name, in any account and region
	// Shard is a shard id in any form that the API takes. Calls that are about
	// no single shard do not match; of a PutRecords the entries do, one by one.
	Shard string `json:"shard,omitempty"`
	// Count is how many calls are hit before the rule is spent.
	Count int64 `json:"count,omitempty"`
	// Rate is the share of the matching calls that is hit, above 0 and up to 1;
	// of FailEntries that of the matching entries. Chance is drawn from Seed,
	// which is the rule's number if absent.
	Rate float64 `json:"rate,omitempty"`
	Seed *uint64 `json:"seed,omitempty"`

	Action Action `json:"action"`
	// Delay is how long Delay takes, by the machine's clock.
	Delay Duration `json:"delay,omitempty"`
	// Afterwards lets the operation be carried out before the fault, so that
	// its answer is what gets lost.
	Afterwards bool `json:"afterwards,omitempty"`

	// Which entries FailEntries is about; an entry must be in each of those given.
	// Entries are indices in the request, from 0. Every k means the k-th matching
	// entry since the rule was added, the 2k-th, and so on.
	Entries      []int  `json:"entries,omitempty"`
	Every        int64  `json:"every,omitempty"`
	PartitionKey string `json:"partitionKey,omitempty"`
	// Code is CodeProvisionedThroughput, which it is if absent, or
	// CodeInternalFailure: those that entries fail with on AWS.
	Code string `json:"code,omitempty"`
}

// Duration is written as text in JSON: 1.5s.
type Duration time.Duration

// MarshalText implements encoding.TextMarshaler.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Duration) UnmarshalText(text []byte) error {
	parsed, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf("%q is no duration such as 500ms or 2s", text)
	}
	*d = Duration(parsed)
	return nil
}

// The bounds of a rule.
const (
	maxDelay = 5 * time.Minute
	maxCount = 1 << 40
)

var (
	operationPattern = regexp.MustCompile(`^[A-Za-z]{1,64}$`)
	streamPattern    = regexp.MustCompile(`^[a-zA-Z0-9_.-]{1,128}$`)
)

// ParseRule reads a rule from JSON, which must be one object with known members.
// Its errors are for whoever wrote it.
func ParseRule(text []byte) (Rule, error) {
	var r Rule
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		return Rule{}, fmt.Errorf("not a rule in JSON: %w", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return Rule{}, errors.New("not a rule in JSON: something follows the object")
	}
	if err := r.check(); err != nil {
		return Rule{}, err
	}
	return r, checkZeros(r, text)
}

// checkZeros refuses numbers that are given as 0, which would mean the same as
// not to give them.
func checkZeros(r Rule, text []byte) error {
	var given map[string]json.RawMessage
	if err := json.Unmarshal(text, &given); err != nil {
		return fmt.Errorf("not a rule in JSON: %w", err)
	}
	for member, zero := range map[string]bool{"count": r.Count == 0, "rate": r.Rate == 0, "every": r.Every == 0} {
		if _, ok := given[member]; ok && zero {
			return fmt.Errorf("%s must be above 0", member)
		}
	}
	return nil
}

// check says what is wrong with a rule, in the words of its JSON.
func (r *Rule) check() error {
	_, isShard := shardwell.ParseShardIndex(r.Shard)
	switch {
	case r.Operation != "" && !operationPattern.MatchString(r.Operation):
		return fmt.Errorf("operation must be a name such as PutRecords, not %.100q", r.Operation)
	case r.Stream != "" && !streamPattern.MatchString(r.Stream):
		return fmt.Errorf("stream must be the name of a stream, not %.100q", r.Stream)
	case r.Shard != "" && !isShard:
		return fmt.Errorf("shard must be a shard id, not %.100q", r.Shard)
	case r.Count < 0 || r.Count > maxCount:
		return fmt.Errorf("count must be from 1 to %d, not %d", int64(maxCount), r.Count)
	case r.Rate < 0 || r.Rate > 1:
		return fmt.Errorf("rate must be above 0 and up to 1, not %v", r.Rate)
	case r.Seed != nil && r.Rate == 0:
		return errors.New("seed is of no use without rate")
	}
	return r.checkAction()
}

func (r *Rule) checkAction() error {
	delay := time.Duration(r.Delay)
	switch r.Action {
	case Throttle, InternalFailure, Unavailable, Delay, DropConnection, FailEntries:
	case "":
		return errors.New("action is missing: throttle, internalFailure, unavailable, delay, dropConnection or failEntries")
	default:
		return fmt.Errorf("action must be throttle, internalFailure, unavailable, delay, dropConnection or failEntries, not %.100q", string(r.Action))
	}
	switch {
	case r.Action == Delay && (delay <= 0 || delay > maxDelay):
		return fmt.Errorf("delay must be above 0 and up to %v, not %v", maxDelay, delay)
	case r.Action != Delay && delay != 0:
		return errors.New("delay goes with the action delay only")
	case r.Afterwards && (r.Action == Throttle || r.Action == FailEntries):
		return fmt.Errorf("afterwards does not go with the action %s: what is refused so has not been carried out", r.Action)
	case r.Action == FailEntries:
		return r.checkEntries()
	case len(r.Entries) > 0 || r.Every != 0 || r.PartitionKey != "" || r.Code != "":
		return errors.New("entries, every, partitionKey and code go with the action failEntries only")
	}
	return nil
}

func (r *Rule) checkEntries() error {
	switch {
	case r.Operation != "" && r.Operation != "PutRecords":
		return fmt.Errorf("failEntries is about PutRecords, not %s", r.Operation)
	case len(r.Entries) > shardwell.MaxPutRecords:
		return fmt.Errorf("entries must be at most %d", shardwell.MaxPutRecords)
	case r.Every < 0 || r.Every > maxCount:
		return fmt.Errorf("every must be from 1 to %d, not %d", int64(maxCount), r.Every)
	case len(r.PartitionKey) > 4*256: // 256 characters
		return errors.New("partitionKey must be a partition key, of up to 256 characters")
	case r.Code != "" && r.Code != shardwell.CodeProvisionedThroughput && r.Code != shardwell.CodeInternalFailure:
		return fmt.Errorf("code must be %s or %s, not %.100q", shardwell.CodeProvisionedThroughput, shardwell.CodeInternalFailure, r.Code)
	}
	for _, i := range r.Entries {
		if i < 0 || i >= shardwell.MaxPutRecords {
			return fmt.Errorf("entries must be indices from 0 to %d, not %d", shardwell.MaxPutRecords-1, i)
		}
	}
	return nil
}
