package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// page is docs/parity.md. It says nothing of the machine or the day, so that
// the same sources and the same results give the same page.
func (p *report) page() []byte {
	var b bytes.Buffer
	kinds := map[string]int{}
	for _, r := range p.results {
		switch {
		case r.Package == interop:
			kinds[r.name()]++
		case r.CBOR:
			kinds["CBOR"]++
		}
	}
	raw := len(p.results) - kinds["boto3"] - kinds["constraints"] - kinds["CBOR"]
	fmt.Fprintf(&b, `# Parity with AWS

Written by %s, which carries out every check listed here and fails if one does; do not edit. What is expected comes from the public
service model, from answers recorded from AWS, and from its documentation.

- **%d of %d operations** of the API are answered.
- **%d checks, all passed:** %d with raw requests; %d of these again in CBOR; %d with boto3, which carries out each operation, and is
  refused each with an exception of its model; %d of every type and constraint of every member, worked out from the model apart from the server.
- **%d decisions**, where no record of AWS says what it does: [below](#decisions), each in one place of the code.
`, "`make conformance`", p.answered(), len(p.rows), p.passed(), raw, kinds["CBOR"], kinds["boto3"], kinds["constraints"], len(p.facts.decisions))
	for _, text := range p.facts.differences.General {
		fmt.Fprintf(&b, "- Known difference: %s\n", text)
	}
	p.writeOperations(&b)
	p.writeChecks(&b)
	p.writeDecisions(&b)
	return b.Bytes()
}

func (p *report) writeOperations(b *bytes.Buffer) {
	b.WriteString("\n## Operations\n\nNumbers and names are those of the checks below; boto3 is test/interop/scripts/every_operation.py, constraints every_constraint.py.\n\n| Operation | Answered | Passed | Checked by | Known differences |\n|---|---|---|---|---|\n")
	for _, r := range p.rows {
		answered := "yes"
		if !r.answered() {
			answered = "no"
		}
		fmt.Fprintf(b, "| %s | %s | %d of %d | %s | %s |\n", r.Operation, answered, r.Passed, len(r.Checks), checkedBy(r.Checks), cell(strings.Join(r.Differences, " ")))
	}
}

// checkedBy names checks: by number, in their order, else by name.
func checkedBy(checks []result) string {
	checks = slices.Clone(checks)
	number := func(r result) int {
		if m := numbered.FindStringSubmatch(r.Test); m != nil {
			return atoi(m[1])
		}
		return checkNumbers + 1
	}
	slices.SortStableFunc(checks, func(a, b result) int { return cmp.Compare(number(a), number(b)) })
	var names []string
	for _, c := range checks {
		name := c.name()
		if n := number(c); n <= checkNumbers {
			name = strconv.Itoa(n)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// atoi reads digits that an expression has found.
func atoi(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		panic(err)
	}
	return n
}

func (p *report) writeChecks(b *bytes.Buffer) {
	b.WriteString("\n## Checks\n\n| | What AWS does | Test |\n|---|---|---|\n")
	next := 0
	for n := 1; n <= checkNumbers; n++ {
		if why, ok := p.facts.differences.Checks[n]; ok {
			fmt.Fprintf(b, "| %d | %s | none |\n", n, cell(why))
		}
		for ; next < len(p.facts.checks) && p.facts.checks[next].Number == n; next++ {
			writeCheck(b, strconv.Itoa(n), p.facts.checks[next])
		}
	}
	for _, c := range p.facts.checks[next:] {
		writeCheck(b, "", c)
	}
}

func writeCheck(b *bytes.Buffer, number string, c check) {
	fmt.Fprintf(b, "| %s | %s | %s `%s` |\n", number, cell(c.Says), c.Package, c.Test)
}

func (p *report) writeDecisions(b *bytes.Buffer) {
	b.WriteString("\n## Decisions\n\nThe comments of the code, word for word. A recording of AWS would replace a decision. Limits on use are in\n[a table of their own](operate/quotas.md).\n")
	file := ""
	for _, d := range p.facts.decisions {
		if d.File != file {
			file = d.File
			fmt.Fprintf(b, "\n### %s\n\n", file)
		}
		fmt.Fprintf(b, "- `%s`: %s", d.Name, d.Says)
		if d.Text != "" {
			fmt.Fprintf(b, " Text: `%s`", strings.ReplaceAll(d.Text, "`", "'"))
		}
		b.WriteString("\n")
	}
}

// cell makes text fit into a table.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
