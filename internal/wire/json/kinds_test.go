package json_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
	"github.com/shardwell/shardwell/internal/wire/wiretest"
)

// Property: kinds that Kinesis lacks are read and written, too.
func TestOtherKinds(t *testing.T) {
	for body, want := range map[string]string{
		`{"Weight":1,"Children":{"b":{"Weight":2.5},"a":{"Weight":0,"Children":{}}}}`: `{"Children":{"a":{"Children":{},"Weight":0},"b":{"Weight":2.5}},"Weight":1}`,
		`{"Weight":1,"Children":{"a":null}}`:                                          `{"Children":{},"Weight":1}`,
		`{"Weight":"NaN","Document": {"x":[1, null]} }`:                               `{"Document":{"x":[1, null]},"Weight":"NaN"}`,
		`{"Weight":"Infinity","Ratio":"-Infinity"}`:                                   `{"Ratio":"-Infinity","Weight":"Infinity"}`,
		`{"Weight":1e21,"Ratio":0.1}`:                                                 `{"Ratio":0.1,"Weight":1e+21}`,
		`{"Weight":0,"Date":"2024-02-29T12:30:01.5+02:00"}`:                           `{"Weight":0,"Date":"2024-02-29T10:30:01.5Z"}`,
		`{"Weight":0,"Date":1.25,"Expires":"Thu, 29 Feb 2024 10:30:01 GMT"}`:          `{"Weight":0,"Date":"1970-01-01T00:00:01.25Z","Expires":"Thu, 29 Feb 2024 10:30:01 GMT"}`,
		`{"Weight":0,"Grid":[[1,2],null,[]],"Header":"x"}`:                            `{"Weight":0,"Grid":[[1,2],[],[]]}`,
		`{"Weight":1,"Weight":null,"Ratio":1,"Ratio":null,"Children":{"a":{}},"Children":null,"Document":1,"Document":null,"Grid":[[]],"Grid":null,"Date":1,"Date":null}`: `{"Weight":0}`,
	} {
		var x, back wiretest.Node
		if err := wirejson.Decode([]byte(body), &x); err != nil {
			t.Errorf("%s: %v", body, err)
			continue
		}
		encoded := wirejson.Append(nil, &x)
		if string(encoded) != want {
			t.Errorf("%s\n got %s\nwant %s", body, encoded, want)
		}
		if err := wirejson.Decode(encoded, &back); err != nil {
			t.Errorf("%s: %v", encoded, err)
		}
		if again := wirejson.Append(nil, &back); string(again) != want {
			t.Errorf("%s: second encoding %s", body, again)
		}
	}
	var x wiretest.Node
	if err := wirejson.Decode([]byte(`{"Weight":"NaN"}`), &x); err != nil || !math.IsNaN(x.Weight) {
		t.Errorf("got %v, %v", x.Weight, err)
	}
}

// Property: their type errors have a text as well.
func TestOtherTypeErrors(t *testing.T) {
	for body, want := range map[string]string{
		`{"Weight":"1"}`:       "class java.lang.String can not be converted to an Float",
		`{"Ratio":true}`:       "class java.lang.Boolean can not be converted to an Double",
		`{"Date":"yesterday"}`: "class java.lang.String can not be converted to milliseconds since epoch",
		`{"Children":{"a":1}}`: "Expected null",
		`{"Grid":[1]}`:         "Expected list or null",
		`{"Grid":[["a"]]}`:     "class java.lang.String can not be converted to an Double",
	} {
		err := wirejson.Decode([]byte(body), new(wiretest.Node))
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", body, err, want)
		}
	}
}

// Property: constraints reach into maps and lists of lists, and fractions are
// compared as such.
func TestOtherConstraints(t *testing.T) {
	x := &wiretest.Node{Weight: 1, Ratio: of(0.75), Grid: wiretest.Grid{{0, 1, 0, 0}}, Children: wiretest.Children{"a": {Weight: 1}, "bb": {}}}
	const want = "5 validation errors detected: " +
		"Value at 'children' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length greater than or equal to 2]; " +
		"Value null at 'children.bb.member.weight' failed to satisfy constraint: Member must not be null; " +
		"Value '0.75' at 'ratio' failed to satisfy constraint: Member must have value less than or equal to 0.5; " +
		"Value '[0.0, 1.0, 0.0, 0.0]' at 'grid.1.member' failed to satisfy constraint: Member must have length less than or equal to 3; " +
		"Value '1.0' at 'grid.1.member.2.member' failed to satisfy constraint: Member must have value less than or equal to 0.5"
	if err := wire.Validate(x); err == nil || err.Message != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if err := wire.Validate(&wiretest.Node{Weight: 1, Grid: wiretest.Grid{{-1}}}); err != nil {
		t.Error(err)
	}
}

// Property: a map that holds more than its maximum keeps a bounded number of
// entries and is refused.
func TestMapBounded(t *testing.T) {
	var body strings.Builder
	body.WriteString(`{"Weight":1,"Children":{"first":{"Weight":1}`)
	for i := range 5000 {
		body.WriteString(`,"` + strings.Repeat("k", 1+i%1000) + strings.Repeat("l", i/1000) + `":{"Weight":1}`)
	}
	var x wiretest.Node
	if err := wirejson.Decode([]byte(body.String()+"}}"), &x); err != nil {
		t.Fatal(err)
	}
	if n := len(x.Children); n <= 2 || n > 200 {
		t.Errorf("kept %d entries", n)
	}
	if !reflect.DeepEqual(x.Children["first"].Weight, 1.0) || wire.Validate(&x) == nil {
		t.Error("the map was accepted")
	}
}
