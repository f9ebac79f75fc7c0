package policy

import (
	"strings"
	"unicode/utf8"
)

// Place is a place in a document, both numbers from 1. A column is a character.
type Place struct{ Line, Column int32 }

// Span gives where a statement, by its index from 0, stands in the document: from
// just behind what comes before it, white space included as IAM was seen to tell it,
// to just behind its last character.
func (p *Policy) Span(statement int) (from, to Place) {
	s := &p.statements[statement]
	return s.from, s.to
}

// places finds lines and columns of offsets in a text, each after the one before.
type places struct {
	text string
	at   int   // up to which offset has been counted
	seen Place // how many lines and characters of the last one came before that
}

func (p *places) of(offset int) Place {
	for {
		i := strings.IndexByte(p.text[p.at:offset], '\n')
		if i < 0 {
			break
		}
		p.at += i + 1
		p.seen = Place{Line: p.seen.Line + 1}
	}
	p.seen.Column += int32(utf8.RuneCountInString(p.text[p.at:offset]))
	p.at = offset
	return Place{p.seen.Line + 1, p.seen.Column + 1}
}
