package blackbox

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Examples gives the fenced blocks of a page below docs/ whose opening line says
// exactly this, such as "go" or "sh run", in order; there must be some.
func Examples(tb testing.TB, page, opening string) (blocks []string) {
	tb.Helper()
	text, err := os.ReadFile(filepath.Join(Root(), "docs", filepath.FromSlash(page)))
	if err != nil {
		tb.Fatal(err)
	}
	inside, block := "", ""
	for line := range strings.Lines(string(text)) {
		fence, is := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case is && inside == "":
			inside, block = "```"+fence, ""
		case is:
			if inside == "```"+opening {
				blocks = append(blocks, block)
			}
			inside = ""
		default:
			block += line
		}
	}
	if len(blocks) == 0 {
		tb.Fatalf("docs/%s has no example that opens with %q", page, opening)
	}
	return blocks
}
