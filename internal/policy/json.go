package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// nodeKind is what a JSON value is.
type nodeKind uint8

const (
	nullNode nodeKind = iota
	textNode
	numberNode
	boolNode
	listNode
	objectNode
)

// node is one JSON value.
type node struct {
	kind  nodeKind
	text  string   // of a text; of a number or boolean as it is written
	items []node   // of a list; of an object the values of names
	names []string // of an object, all different
	// from and to are where the text of the value is, as byte offsets; from is just
	// behind what comes before, white space not skipped.
	from, to int
}

// maxDepth is how deep values may be nested. A policy needs seven levels.
const maxDepth = 10

// readJSON reads one JSON value that is all of text. Names that occur twice in an
// object are refused: readers differ in which of the two they believe.
func readJSON(text string) (node, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	n, err := readNode(d, text, 0)
	if err == nil {
		if _, after := d.Token(); !errors.Is(after, io.EOF) {
			err = errors.New("there is something after the document")
		}
	}
	if err != nil {
		at := places{text: text}
		place := at.of(int(d.InputOffset()))
		return node{}, fmt.Errorf("line %d, column %d: %w", place.Line, place.Column, err)
	}
	return n, nil
}

// readNode reads the next value, and where in the text it is.
func readNode(d *json.Decoder, text string, depth int) (node, error) {
	// The decoder may or may not have come by the comma or colon in front of the
	// value, and by white space.
	begin := len(text) - len(strings.TrimLeft(text[d.InputOffset():], " \t\r\n,:"))
	from := len(strings.TrimRight(text[:begin], " \t\r\n"))
	n, err := readValue(d, text, depth)
	n.from, n.to = from, int(d.InputOffset())
	return n, err
}

func readValue(d *json.Decoder, text string, depth int) (node, error) {
	token, err := d.Token()
	if err != nil {
		return node{}, errors.New("it is not JSON")
	}
	switch t := token.(type) {
	case string:
		return node{kind: textNode, text: t}, nil
	case json.Number:
		return node{kind: numberNode, text: t.String()}, nil
	case bool:
		if t {
			return node{kind: boolNode, text: "true"}, nil
		}
		return node{kind: boolNode, text: "false"}, nil
	case json.Delim:
		if depth++; depth > maxDepth {
			return node{}, errors.New("it is nested too deeply")
		}
		if t == '{' {
			return readObject(d, text, depth)
		}
		return readList(d, text, depth)
	}
	return node{kind: nullNode}, nil
}

func readList(d *json.Decoder, text string, depth int) (node, error) {
	n := node{kind: listNode}
	for d.More() {
		item, err := readNode(d, text, depth)
		if err != nil {
			return node{}, err
		}
		n.items = append(n.items, item)
	}
	return n, closing(d)
}

func readObject(d *json.Decoder, text string, depth int) (node, error) {
	n := node{kind: objectNode}
	seen := make(map[string]bool)
	for d.More() {
		token, err := d.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return node{}, errors.New("it is not JSON")
		}
		if seen[name] {
			return node{}, errors.New("a name occurs twice in one object")
		}
		seen[name] = true
		value, err := readNode(d, text, depth)
		if err != nil {
			return node{}, err
		}
		n.names, n.items = append(n.names, name), append(n.items, value)
	}
	return n, closing(d)
}

// closing reads the end of a list or an object.
func closing(d *json.Decoder) error {
	if _, err := d.Token(); err != nil {
		return errors.New("it is not JSON")
	}
	return nil
}

// member gives a value of an object by its name.
func (n node) member(name string) (node, bool) {
	for i, have := range n.names {
		if have == name {
			return n.items[i], true
		}
	}
	return node{}, false
}

// list gives the items of a list, or the one value that it is instead.
func (n node) list() []node {
	if n.kind == listNode {
		return n.items
	}
	return []node{n}
}

// texts gives the strings of a list, or the one string that it is; false if
// anything else is among them.
func (n node) texts() ([]string, bool) {
	items := n.list()
	all := make([]string, len(items))
	for i, item := range items {
		if item.kind != textNode {
			return nil, false
		}
		all[i] = item.text
	}
	return all, true
}
