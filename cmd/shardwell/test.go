package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/controls"
	"github.com/shardwell/shardwell/internal/faults"
)

// testCommand is the test controls from the command line.
type testCommand struct {
	Clock   testClockCommand   `cmd:"" help:"Show the server's clock."`
	Advance testAdvanceCommand `cmd:"" help:"Move the server's clock ahead, and wait until all that is due then has happened."`
	Delay   testDelayCommand   `cmd:"" help:"Show or set how long state changes take."`
	Fault   testFaultCommand   `cmd:"" help:"Make calls fail."`
}

// Help is the example shown by --help.
func (testCommand) Help() string {
	return "Example: shardwell serve --memory --test-controls & shardwell test advance 24h"
}

// controlFlags say which server is controlled, and how the answer is printed.
type controlFlags struct {
	Endpoint string `help:"Server to control (default ${default})." default:"http://127.0.0.1:4567" env:"AWS_ENDPOINT_URL_KINESIS,AWS_ENDPOINT_URL" placeholder:"URL"`
	JSON     bool   `help:"Print JSON." name:"json"`

	caFlag `embed:""`
}

// controlTimeout is longer than the server waits itself for a move of its clock.
const controlTimeout = time.Minute

// ask sends in, if that is not nil, as JSON to a page of the controls, and gives
// the answer's JSON in out too.
func (f controlFlags) ask(ctx context.Context, method, page string, in, out any) (text []byte, err error) {
	endpoint, err := url.Parse(f.Endpoint)
	if err != nil || endpoint.Host == "" {
		return nil, coded(exitUsage, "--endpoint must be a URL such as http://127.0.0.1:4567, not %q", f.Endpoint)
	}
	var body []byte
	if in != nil {
		if body, err = json.Marshal(in); err != nil {
			return nil, err
		}
	}
	transport, err := f.transport()
	if err != nil {
		return nil, err
	}
	target := endpoint.ResolveReference(&url.URL{Path: controls.Prefix + page})
	r, err := http.NewRequestWithContext(ctx, method, target.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	resp, err := (&http.Client{Timeout: controlTimeout, Transport: transport}).Do(r)
	if err != nil {
		return nil, unreachable(endpoint, err)
	}
	defer resp.Body.Close()
	text, err = io.ReadAll(io.LimitReader(resp.Body, maxReplyBytes))
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		var refusal struct{ Error string }
		if json.Unmarshal(text, &refusal) == nil && refusal.Error != "" {
			return nil, errors.New(refusal.Error)
		}
		return nil, errors.New(strings.TrimSpace(string(text)))
	}
	if err := json.Unmarshal(text, out); err != nil {
		return nil, fmt.Errorf("understand the answer: %w", err)
	}
	return text, nil
}

// tell prints the server's JSON if that is asked for, or else words for people.
func (f controlFlags) tell(w io.Writer, text []byte, format string, args ...any) error {
	if f.JSON {
		_, err := w.Write(text)
		return err
	}
	_, err := fmt.Fprintf(w, format, args...)
	return err
}

// clockReply is what the server says of its clock.
type clockReply struct{ Now, Offset string }

func (f controlFlags) tellClock(w io.Writer, text []byte, reply clockReply) error {
	return f.tell(w, text, "%s, %s ahead of the machine\n", reply.Now, reply.Offset)
}

// testClockCommand shows the clock.
type testClockCommand struct{ controlFlags }

// Help is the example shown by --help.
func (testClockCommand) Help() string { return "Example: shardwell test clock" }

// Run shows the clock.
func (c *testClockCommand) Run(ctx context.Context, std streams) error {
	var reply clockReply
	text, err := c.ask(ctx, http.MethodGet, "clock", nil, &reply)
	if err != nil {
		return err
	}
	return c.tellClock(std.out, text, reply)
}

// testAdvanceCommand moves the clock.
type testAdvanceCommand struct {
	controlFlags
	By time.Duration `arg:"" help:"By how much: 5m, 24h."`
}

// Help is the example shown by --help.
func (testAdvanceCommand) Help() string { return "Example: shardwell test advance 5m" }

// Run moves the clock and shows it.
func (c *testAdvanceCommand) Run(ctx context.Context, std streams) error {
	var reply clockReply
	text, err := c.ask(ctx, http.MethodPost, "clock", map[string]string{"advance": c.By.String()}, &reply)
	if err != nil {
		return err
	}
	return c.tellClock(std.out, text, reply)
}

// testDelayCommand shows and sets delays.
type testDelayCommand struct {
	controlFlags
	StateChange *time.Duration `arg:"" optional:"" help:"How long every state change takes; 0s is not at all."`
	Creating    *time.Duration `help:"How long streams and consumers are CREATING." placeholder:"DURATION"`
	Updating    *time.Duration `help:"How long streams are UPDATING." placeholder:"DURATION"`
	Deleting    *time.Duration `help:"How long streams and consumers are DELETING." placeholder:"DURATION"`
}

// Help is the example shown by --help.
func (testDelayCommand) Help() string { return "Example: shardwell test delay 0s --creating 2s" }

// Run sets what is given and shows what is so.
func (c *testDelayCommand) Run(ctx context.Context, std streams) error {
	method, in := http.MethodGet, map[string]string{}
	for member, value := range map[string]*time.Duration{
		"stateChange": c.StateChange, "creating": c.Creating, "updating": c.Updating, "deleting": c.Deleting,
	} {
		if value != nil {
			method, in[member] = http.MethodPost, value.String()
		}
	}
	var reply struct{ Creating, Updating, Deleting string }
	text, err := c.ask(ctx, method, "delays", in, &reply)
	if err != nil {
		return err
	}
	return c.tell(std.out, text, "creating %s, updating %s, deleting %s\n", reply.Creating, reply.Updating, reply.Deleting)
}

// testFaultCommand is the rules of faults.
type testFaultCommand struct {
	Add   testFaultAddCommand   `cmd:"" help:"Add a rule."`
	List  testFaultListCommand  `cmd:"" help:"List the rules and how often each was at work."`
	Clear testFaultClearCommand `cmd:"" help:"Take a rule away, or all."`
}

// testFaultAddCommand adds a rule.
type testFaultAddCommand struct {
	controlFlags
	Action       string        `arg:"" help:"throttle, internalFailure, unavailable, delay, dropConnection or failEntries."`
	Operation    string        `help:"Only calls of this operation." placeholder:"NAME"`
	Stream       string        `help:"Only calls about this stream." placeholder:"NAME"`
	Shard        string        `help:"Only calls about this shard." placeholder:"ID"`
	Count        int64         `help:"Only the next N such calls." placeholder:"N"`
	Rate         float64       `help:"Only this share of them, such as 0.1." placeholder:"SHARE"`
	Seed         *uint64       `help:"Where the chance of --rate comes from." placeholder:"N"`
	For          time.Duration `help:"How long delay takes." placeholder:"DURATION"`
	Afterwards   bool          `help:"Carry the operation out first, and lose or delay its answer."`
	Entries      []int         `help:"Which entries failEntries fails: indices from 0." placeholder:"I"`
	Every        int64         `help:"Let failEntries fail every K-th entry." placeholder:"K"`
	PartitionKey string        `help:"Let failEntries fail entries with this partition key." placeholder:"KEY"`
	Code         string        `help:"What entries fail with: ProvisionedThroughputExceededException or InternalFailure." placeholder:"CODE"`
}

// Help is the example shown by --help.
func (testFaultAddCommand) Help() string {
	return "Example: shardwell test fault add failEntries --stream orders --entries 2 --count 1"
}

// Run adds the rule and prints its number.
func (c *testFaultAddCommand) Run(ctx context.Context, std streams) error {
	rule := faults.Rule{
		Operation: c.Operation, Stream: c.Stream, Shard: c.Shard, Count: c.Count, Rate: c.Rate, Seed: c.Seed,
		Action: faults.Action(c.Action), Delay: faults.Duration(c.For), Afterwards: c.Afterwards,
		Entries: c.Entries, Every: c.Every, PartitionKey: c.PartitionKey, Code: c.Code,
	}
	var reply struct{ ID int64 }
	text, err := c.ask(ctx, http.MethodPost, "faults", rule, &reply)
	if err != nil {
		return err
	}
	return c.tell(std.out, text, "rule %d\n", reply.ID)
}

// testFaultListCommand lists the rules.
type testFaultListCommand struct{ controlFlags }

// Help is the example shown by --help.
func (testFaultListCommand) Help() string { return "Example: shardwell test fault list" }

// Run lists the rules, one a line.
func (c *testFaultListCommand) Run(ctx context.Context, std streams) error {
	var reply struct{ Rules []faults.Listed }
	text, err := c.ask(ctx, http.MethodGet, "faults", nil, &reply)
	if err != nil {
		return err
	}
	var lines strings.Builder
	for _, l := range reply.Rules {
		rule, err := json.Marshal(l.Rule)
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "rule %d was at work %d times: %s\n", l.ID, l.Fired, rule)
	}
	return c.tell(std.out, text, "%s", lines.String())
}

// testFaultClearCommand takes rules away.
type testFaultClearCommand struct {
	controlFlags
	Rule int64 `arg:"" optional:"" help:"Number of the rule; all if absent."`
}

// Help is the example shown by --help.
func (testFaultClearCommand) Help() string { return "Example: shardwell test fault clear" }

// Run takes them away and says how many there were.
func (c *testFaultClearCommand) Run(ctx context.Context, std streams) error {
	page := "faults"
	if c.Rule != 0 {
		page += "/" + strconv.FormatInt(c.Rule, 10)
	}
	var reply struct{ Deleted int }
	text, err := c.ask(ctx, http.MethodDelete, page, nil, &reply)
	if err != nil {
		return err
	}
	return c.tell(std.out, text, "%d taken away\n", reply.Deleted)
}
