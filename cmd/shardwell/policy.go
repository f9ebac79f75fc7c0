package main

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service/identity"
	wirequery "github.com/shardwell/shardwell/internal/wire/query"
)

// policyCommand tells what policies say.
type policyCommand struct {
	Simulate policySimulateCommand `cmd:"" help:"Say what policies allow, and by which statement."`
	Check    policyCheckCommand    `cmd:"" help:"Say whether files are policies, as IAM would."`
}

// Help is the example shown by --help.
func (policyCommand) Help() string {
	return `Example: shardwell policy simulate kinesis:PutRecord --user worker --resource arn:aws:kinesis:us-east-1:000000000000:stream/orders`
}

type policySimulateCommand struct {
	endpointFlags `embed:""`

	Actions []string `arg:"" help:"Actions, such as kinesis:PutRecord." placeholder:"ACTION"`

	User      string `help:"User of a running server whose policies count." placeholder:"NAME" xor:"who"`
	Role      string `help:"Role of a running server whose policies count." placeholder:"NAME" xor:"who"`
	Principal string `help:"The same by ARN: of a user, group or role." placeholder:"ARN" xor:"who"`

	Policy         []string `help:"File of a policy that counts, too; without a user, role or principal no server is asked." placeholder:"FILE" sep:"none"`
	Boundary       string   `help:"File of a permissions boundary." placeholder:"FILE"`
	ResourcePolicy string   `help:"File of the resource's own policy." placeholder:"FILE"`
	Caller         string   `help:"ARN of the user who calls, for the resource's policy." placeholder:"ARN"`

	Account string `help:"Account of the caller where no server is asked and no caller named." default:"000000000000" env:"SHARDWELL_ACCOUNT" placeholder:"ID"`

	Resource []string `help:"ARN of a resource; * if there is none." placeholder:"ARN" sep:"none"`
	Context  []string `help:"Value of a condition key; again for more." placeholder:"KEY=VALUE" sep:"none"`
	JSON     bool     `help:"Print one JSON array." name:"json"`
}

// Help is the example shown by --help.
func (policySimulateCommand) Help() string {
	return `The exit code is 0 if all is allowed, 6 if something is denied, another one if nothing could be said.

Example: shardwell policy simulate kinesis:PutRecord --policy five.json --resource arn:aws:kinesis:us-east-1:000000000000:stream/orders`
}

// simulated is one decision as IAM answers and --json prints it.
type simulated struct {
	Action     string             `json:"action" xml:"EvalActionName"`
	Resource   string             `json:"resource" xml:"EvalResourceName"`
	Decision   string             `json:"decision" xml:"EvalDecision"`
	Statements []matchedStatement `json:"statements" xml:"MatchedStatements>member"`
	Missing    []string           `json:"missingContextKeys" xml:"MissingContextValues>member"`
}

// matchedStatement is where a statement stands that decided.
type matchedStatement struct {
	Policy string `json:"policy" xml:"SourcePolicyId"`
	Line   int    `json:"line" xml:"StartPosition>Line"`
	Column int    `json:"column" xml:"StartPosition>Column"`
}

// simulatedPage is a page of IAM's answer. With resources, the decision on each
// counts and not the one above them.
type simulatedPage struct {
	Results []struct {
		simulated
		Each []struct {
			simulated
			Decision string `xml:"EvalResourceDecision"`
		} `xml:"ResourceSpecificResults>member"`
	} `xml:"SimulatePrincipalPolicyResult>EvaluationResults>member"`
	Marker string `xml:"SimulatePrincipalPolicyResult>Marker"`
}

// add adds the decisions of a page. Policies that were given as files are called by
// their names.
func (p *simulatedPage) add(all []simulated, files []string) []simulated {
	for _, r := range p.Results {
		decided := []simulated{r.simulated}
		if len(r.Each) > 0 {
			decided = decided[:0]
		}
		for _, each := range r.Each {
			each.simulated.Action, each.simulated.Decision = r.Action, each.Decision
			decided = append(decided, each.simulated)
		}
		for _, s := range decided {
			s.Statements, s.Missing = append([]matchedStatement{}, s.Statements...), append([]string{}, s.Missing...)
			for i := range s.Statements {
				number, ok := strings.CutPrefix(s.Statements[i].Policy, "PolicyInputList.")
				if n, err := strconv.Atoi(number); ok && err == nil && n > 0 && n <= len(files) {
					s.Statements[i].Policy = files[n-1]
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// Run prints the decisions.
func (c *policySimulateCommand) Run(ctx context.Context, std streams) error {
	form, err := c.form(std.in)
	if err != nil {
		return err
	}
	ask := c.offline
	if c.User+c.Role+c.Principal != "" {
		if ask, err = c.online(ctx, form); err != nil {
			return err
		}
	} else if len(c.Policy) == 0 {
		return coded(exitUsage, "say whose policies count: --user, --role or --principal of a running server, or --policy FILE")
	}
	all := []simulated{}
	for marker := ""; ; {
		if form.Del("Marker"); marker != "" {
			form.Set("Marker", marker)
		}
		reply, err := ask(form)
		if err != nil {
			return err
		}
		var page simulatedPage
		if err := xml.Unmarshal(reply, &page); err != nil {
			return fmt.Errorf("understand the reply: %w", err)
		}
		all = page.add(all, c.Policy)
		if marker = page.Marker; marker == "" {
			break
		}
	}
	if err := c.print(std.out, all); err != nil {
		return err
	}
	for _, s := range all {
		if s.Decision != iam.PolicyEvaluationDecisionTypeAllowed {
			return coded(exitDenied, "not all is allowed")
		}
	}
	return nil
}

// form is the request, whoever is asked.
func (c *policySimulateCommand) form(stdin io.Reader) (url.Values, error) {
	form := url.Values{"Version": {iam.Service.APIVersion}}
	list := func(name string, values []string) {
		for i, v := range values {
			form.Set(name+".member."+strconv.Itoa(i+1), v)
		}
	}
	list("ActionNames", c.Actions)
	list("ResourceArns", c.Resource)
	if c.Caller != "" {
		form.Set("CallerArn", c.Caller)
	}
	files := func(paths ...string) (texts []string, err error) {
		for _, path := range paths {
			text, err := readText(path, stdin)
			if err != nil {
				return nil, err
			}
			texts = append(texts, text)
		}
		return texts, nil
	}
	texts, err := files(c.Policy...)
	if err != nil {
		return nil, err
	}
	list("PolicyInputList", texts)
	if c.Boundary != "" {
		if texts, err = files(c.Boundary); err != nil {
			return nil, err
		}
		list("PermissionsBoundaryPolicyInputList", texts)
	}
	if c.ResourcePolicy != "" {
		if texts, err = files(c.ResourcePolicy); err != nil {
			return nil, err
		}
		form.Set("ResourcePolicy", texts[0])
	}
	return form, c.addContext(form)
}

// addContext adds the values of condition keys; those of one key are a list.
func (c *policySimulateCommand) addContext(form url.Values) error {
	numbers, counts := map[string]int{}, map[string]int{}
	for _, entry := range c.Context {
		key, value, ok := strings.Cut(entry, "=")
		if !ok {
			return coded(exitUsage, "--context is KEY=VALUE, not %q", entry)
		}
		if numbers[key] == 0 {
			numbers[key] = len(numbers) + 1
		}
		counts[key]++
		prefix := "ContextEntries.member." + strconv.Itoa(numbers[key]) + "."
		form.Set(prefix+"ContextKeyName", key)
		form.Set(prefix+"ContextKeyType", iam.ContextKeyTypeEnumStringList)
		form.Set(prefix+"ContextKeyValues.member."+strconv.Itoa(counts[key]), value)
	}
	return nil
}

// readText reads a file, or standard input for -.
func readText(path string, stdin io.Reader) (string, error) {
	read := func() ([]byte, error) { return os.ReadFile(path) }
	if path == "-" {
		read = func() ([]byte, error) { return io.ReadAll(stdin) }
	}
	text, err := read()
	if err != nil {
		return "", coded(exitUsage, "%w", err)
	}
	return string(text), nil
}

// online gives what asks the server, about whoever is named.
func (c *policySimulateCommand) online(ctx context.Context, form url.Values) (func(url.Values) ([]byte, error), error) {
	server, err := c.client()
	if err != nil {
		return nil, err
	}
	arn := c.Principal
	if arn == "" {
		if arn, err = c.arn(ctx, server); err != nil {
			return nil, err
		}
	}
	form.Set("Action", "SimulatePrincipalPolicy")
	form.Set("PolicySourceArn", arn)
	return func(form url.Values) ([]byte, error) { return server.query(ctx, []byte(form.Encode())) }, nil
}

// arn finds the ARN of the user or role that is named.
func (c *policySimulateCommand) arn(ctx context.Context, server *client) (string, error) {
	form := url.Values{"Version": {iam.Service.APIVersion}, "Action": {"GetUser"}, "UserName": {c.User}}
	if c.Role != "" {
		form = url.Values{"Version": {iam.Service.APIVersion}, "Action": {"GetRole"}, "RoleName": {c.Role}}
	}
	reply, err := server.query(ctx, []byte(form.Encode()))
	if err != nil {
		return "", err
	}
	var found struct {
		User string `xml:"GetUserResult>User>Arn"`
		Role string `xml:"GetRoleResult>Role>Arn"`
	}
	if err := xml.Unmarshal(reply, &found); err != nil || found.User+found.Role == "" {
		return "", fmt.Errorf("understand the reply to %s: %w", form.Get("Action"), errors.Join(err, errNoARN))
	}
	return found.User + found.Role, nil
}

var errNoARN = errors.New("it has no ARN")

// offline decides here, by files alone.
func (c *policySimulateCommand) offline(form url.Values) ([]byte, error) {
	read, err := wirequery.Parse(form.Encode())
	if err != nil {
		return nil, err
	}
	in := new(iam.SimulateCustomPolicyRequest)
	if err := wirequery.Decode(read, in); err != nil {
		return nil, err
	}
	out, err := identity.SimulateCustom(c.Account, in)
	if err != nil {
		return nil, err
	}
	return wirequery.AppendResult(nil, iam.Service.Operation("SimulatePrincipalPolicy"), iam.Service.XMLNamespace, "", out), nil
}

// print prints the decisions.
func (c *policySimulateCommand) print(out io.Writer, all []simulated) error {
	if c.JSON {
		return printJSON(out, all)
	}
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "DECISION\tACTION\tRESOURCE\tBY\tMISSING")
	for _, s := range all {
		var by []string
		for _, m := range s.Statements {
			by = append(by, fmt.Sprintf("%s:%d:%d", m.Policy, m.Line, m.Column))
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", s.Decision, s.Action, s.Resource, strings.Join(by, " "), strings.Join(s.Missing, " "))
	}
	return t.Flush()
}

type policyCheckCommand struct {
	Files []string `arg:"" help:"Files, - for standard input." placeholder:"FILE"`
	Kind  string   `help:"What the policies are for: ${enum} (default ${default})." enum:"managed,user,group,role,session,resource,trust" default:"managed"`
}

// Help is the example shown by --help.
func (policyCheckCommand) Help() string {
	return `What is wrong is said in IAM's words, and where in brackets. The exit code is 0 if all files are policies, else 1.

Example: shardwell policy check --kind trust trust.json`
}

// policyKinds are the kinds as the command line has them.
var policyKinds = map[string]policy.Kind{
	"managed": policy.Managed, "user": policy.UserInline, "group": policy.GroupInline, "role": policy.RoleInline,
	"session": policy.Session, "resource": policy.Resource, "trust": policy.Trust,
}

// Run says of each file what it is.
func (c *policyCheckCommand) Run(std streams) error {
	kind, wrong := policyKinds[c.Kind], 0
	for _, path := range c.Files {
		text, err := readText(path, std.in)
		if err != nil {
			return err
		}
		p, err := policy.Parse(kind, path, text)
		if err != nil {
			wrong++
			fmt.Fprintf(std.out, "%s: %s: %v\n", path, refusalCode(err), err)
			continue
		}
		fmt.Fprintf(std.out, "%s: a %s of %d statements, %d of %d characters\n", path, kind, p.Statements(), kind.Size(text), kind.Limit())
		for _, doubt := range p.Doubts() {
			fmt.Fprintf(std.out, "%s: doubtful: %s\n", path, doubt)
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %d files are no policies", wrong, len(c.Files))
	}
	return nil
}

// refusalCode is IAM's code for what is wrong with a policy.
func refusalCode(err error) string {
	if _, ok := errors.AsType[*policy.TooLong](err); ok {
		return "LimitExceeded"
	}
	return "MalformedPolicyDocument"
}
