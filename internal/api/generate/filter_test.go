package main

import (
	"strings"
	"testing"
)

// Property: with a filter only the named operations are left, with the shapes
// that they lead to, in the model's order; a name that is unknown or there
// twice is refused.
func TestKeepOnly(t *testing.T) {
	const text = `{"metadata":{},"operations":{
		"A":{"name":"A","http":{},"input":{"shape":"In"},"errors":[{"shape":"Gone"}]},
		"B":{"name":"B","http":{},"output":{"shape":"Other"}}},
		"shapes":{"Other":{"type":"structure"},"Tree":{"type":"list","member":{"shape":"In"}},
		"In":{"type":"structure","members":{"T":{"shape":"Tree"}}},"Gone":{"type":"structure","exception":true}}}`
	read := func() *model {
		m, err := parseModel([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	m := read()
	if err := m.keepOnly([]string{"A"}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Shapes.Names, " "); got != "Tree In Gone" || strings.Join(m.Operations.Names, " ") != "A" {
		t.Errorf("kept shapes %s and operations %s", got, m.Operations.Names)
	}
	for _, bad := range [][]string{{"C"}, {"A", "A"}, {""}} {
		if read().keepOnly(bad) == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}
