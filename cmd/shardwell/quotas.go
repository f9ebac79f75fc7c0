package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"text/tabwriter"

	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// quotaFlags say which limits on use are in force.
type quotaFlags struct {
	Quotas    string      `help:"Limits on use: all of AWS, the same without rates of control operations, or none (aws, local, off)." enum:"aws,local,off" default:"local" env:"SHARDWELL_QUOTAS"`
	Quota     []quotaFlag `help:"Another value for one limit, or off; shardwell quotas lists them. Repeatable." env:"SHARDWELL_QUOTA" placeholder:"NAME=VALUE"`
	QuotaFile string      `help:"File with a NAME=VALUE on each line; --quota comes after it." env:"SHARDWELL_QUOTA_FILE" placeholder:"FILE"`
}

// quotaFlag is the value of --quota.
type quotaFlag struct{ quota.Override }

// UnmarshalText reads NAME=VALUE.
func (q *quotaFlag) UnmarshalText(text []byte) (err error) {
	q.Override, err = quota.ParseOverride(string(text))
	return err
}

// set gives the values in force: the profile's, changed by the file's, changed
// by the flags'.
func (f *quotaFlags) set() (_ *quota.Set, err error) {
	var overrides []quota.Override
	if f.QuotaFile != "" {
		file, err := os.Open(f.QuotaFile)
		if err != nil {
			return nil, coded(exitUsage, "--quota-file: %w", err)
		}
		overrides, err = quota.ParseFile(file)
		if err = errors.Join(err, file.Close()); err != nil {
			return nil, coded(exitUsage, "--quota-file %s: %w", f.QuotaFile, err)
		}
	}
	for _, q := range f.Quota {
		overrides = append(overrides, q.Override)
	}
	return quota.New(quota.Profile(f.Quotas), overrides...)
}

// quotasCommand lists the limits on use.
type quotasCommand struct {
	quotaFlags `embed:""`

	Region string `help:"Region to list them for; some are lower outside the largest." default:"us-east-1" env:"SHARDWELL_REGION"`
	JSON   bool   `help:"Print one JSON array." name:"json"`
}

// Help is the example shown by --help.
func (quotasCommand) Help() string {
	return `Shows every limit by the name that serve --quota takes, with the value that the same flags and
environment would put in force. What cannot be changed is in docs/operate/quotas.md.

Example: shardwell quotas --quotas aws --quota streamsInFlight=50`
}

// listedQuota is one quota as --json prints it.
type listedQuota struct {
	Name   string `json:"name"`
	Value  *int64 `json:"value"` // null if it is off
	AWS    int64  `json:"aws"`
	Unit   string `json:"unit"`
	Per    string `json:"per"`
	Breach string `json:"breach,omitempty"`
	About  string `json:"about"`
	Source string `json:"source"`
	Set    bool   `json:"set"` // by flag, file or environment
}

// Run prints the table.
func (c *quotasCommand) Run(std streams) error {
	set, err := c.set()
	if err != nil {
		return err
	}
	aws := quota.Of(quota.AWS)
	all := make([]listedQuota, 0, len(quota.Names()))
	for _, n := range quota.Names() {
		row := n.Row()
		q := listedQuota{
			Name: row.Name, AWS: aws.ValueIn(c.Region, n), Unit: row.Unit, Per: string(row.Scope),
			Breach: row.Breach, About: row.About, Source: row.Source, Set: set.Overridden(n),
		}
		if value := set.ValueIn(c.Region, n); value != quota.Unlimited {
			q.Value = &value
		}
		all = append(all, q)
	}
	if c.JSON {
		return printJSON(std.out, all)
	}
	t := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NAME\tVALUE\tAWS\tUNIT\tPER\tLIMITS")
	for _, q := range all {
		value := "off"
		if q.Value != nil {
			value = strconv.FormatInt(*q.Value, 10)
		}
		if q.Set {
			value += " (set)"
		}
		fmt.Fprintf(t, "%s\t%s\t%d\t%s\t%s\t%s\n", q.Name, value, q.AWS, q.Unit, q.Per, q.About)
	}
	return t.Flush()
}
