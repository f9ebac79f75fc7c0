package quota

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table into the documentation")

const (
	document   = "../../../../docs/operate/quotas.md"
	tableBegin = "<!-- table: begin. Written by go test ./internal/service/streams/quota -run TestDocumented -update -->\n"
	tableEnd   = "<!-- table: end -->\n"
)

// documentation is the table as the document has it.
func documentation() string {
	var text strings.Builder
	text.WriteString("| Name | AWS | | Per | What is limited | Refused with | From |\n|---|---|---|---|---|---|---|\n")
	for _, n := range Names() {
		row := n.Row()
		value := fmt.Sprint(row.Value)
		if row.Elsewhere != 0 {
			value += fmt.Sprint(" / ", row.Elsewhere)
		}
		mark, breach := "", row.Breach
		if row.Bounds {
			mark, value = "*", fmt.Sprintf("%s (%d)", value, row.Most)
		}
		if breach == "" {
			breach = "nothing: it slows down"
		}
		fmt.Fprintf(&text, "| `%s`%s | %s | %s | %s | %s | %s | %s |\n", row.Name, mark, value, row.Unit, row.Scope, row.About, breach, row.Source)
	}
	return text.String()
}

// The documentation lists the table as it is.
func TestDocumented(t *testing.T) {
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(text), tableBegin)
	have, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok1 || !ok2 {
		t.Fatal("the document has lost its marks")
	}
	want := documentation()
	if *update {
		if err := os.WriteFile(document, []byte(before+tableBegin+want+tableEnd+after), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if have != want {
		t.Error("docs/operate/quotas.md does not list the quotas as they are: run this test with -update")
	}
}
