package json_test

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// node has the kinds of members that Kinesis lacks but other services have.
type node struct {
	api.Present

	Children children
	Document api.Document
	Ratio    *float64
	Weight   float64
	Date     time.Time
	Expires  time.Time
	Grid     grid
	Header   string
}

type children map[string]node
type grid []row
type row []float64

func (x *children) Len() int          { return len(*x) }
func (x *children) Nil() bool         { return *x == nil }
func (x *children) At(key string) any { value := (*x)[key]; return &value }
func (x *children) Make(capacity int) { *x = make(children, capacity) }
func (x *children) Clear()            { *x = nil }
func (x *children) Keys(dst []string) []string {
	for key := range *x {
		dst = append(dst, key)
	}
	return dst
}

func (x *children) Put(key string, fill func(any) error) error {
	var value node
	err := fill(&value)
	(*x)[key] = value
	return err
}

func (x *grid) Len() int          { return len(*x) }
func (x *grid) Nil() bool         { return *x == nil }
func (x *grid) At(i int) any      { return &(*x)[i] }
func (x *grid) Append() any       { *x = append(*x, nil); return &(*x)[len(*x)-1] }
func (x *grid) Drop()             { *x = (*x)[:len(*x)-1] }
func (x *grid) Make(capacity int) { *x = make(grid, 0, capacity) }
func (x *grid) Grow(n int)        { *x = append(make(grid, 0, len(*x)+n), *x...) }
func (x *grid) Clear()            { *x = nil }

func (x *row) Len() int          { return len(*x) }
func (x *row) Nil() bool         { return *x == nil }
func (x *row) At(i int) any      { return &(*x)[i] }
func (x *row) Append() any       { *x = append(*x, 0); return &(*x)[len(*x)-1] }
func (x *row) Drop()             { *x = (*x)[:len(*x)-1] }
func (x *row) Make(capacity int) { *x = make(row, 0, capacity) }
func (x *row) Grow(n int)        { *x = append(make(row, 0, len(*x)+n), *x...) }
func (x *row) Clear()            { *x = nil }

var (
	shapeText  = api.Shape{Name: "Text", Kind: api.KindString, Min: api.Limit{Set: true, Int: 2}}
	shapeRatio = api.Shape{Name: "Ratio", Kind: api.KindDouble, Max: api.Limit{Set: true, Float: 0.5}, Min: api.Limit{Set: true, Float: -1}}
	shapeRow   = api.Shape{Name: "Row", Kind: api.KindList, Elem: &api.Member{Shape: &shapeRatio}, Max: api.Limit{Set: true, Int: 3}}
	shapeNode  = api.Shape{Name: "Node", Kind: api.KindStructure, Members: []api.Member{
		{Name: "Children", Wire: "Children", Path: "children", Shape: &api.Shape{Kind: api.KindMap, Max: api.Limit{Set: true, Int: 2},
			Key: &api.Member{Shape: &shapeText}, Value: &api.Member{}}},
		{Name: "Document", Wire: "Document", Path: "document", Shape: &api.Shape{Kind: api.KindDocument}},
		{Name: "Ratio", Wire: "Ratio", Path: "ratio", Shape: &shapeRatio},
		{Name: "Weight", Wire: "Weight", Path: "weight", Shape: &api.Shape{Kind: api.KindFloat}, Required: true},
		{Name: "Date", Wire: "Date", Path: "date", Shape: &api.Shape{Kind: api.KindTimestamp, TimestampFormat: api.TimestampISO8601}},
		{Name: "Expires", Wire: "Expires", Path: "expires", Shape: &api.Shape{Kind: api.KindTimestamp}, TimestampFormat: api.TimestampRFC822},
		{Name: "Grid", Wire: "Grid", Path: "grid", Shape: &api.Shape{Kind: api.KindList, Elem: &api.Member{Shape: &shapeRow}}},
		{Name: "Header", Wire: "Header", Path: "header", Shape: &shapeText, Location: api.InHeader},
	}}
)

func init() { shapeNode.Members[0].Shape.Value.Shape = &shapeNode }

func (*node) Shape() *api.Shape { return &shapeNode }

func (x *node) Field(i int) any {
	return []any{&x.Children, &x.Document, &x.Ratio, &x.Weight, &x.Date, &x.Expires, &x.Grid, &x.Header}[i]
}

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
		var x, back node
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
	var x node
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
		err := wirejson.Decode([]byte(body), new(node))
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", body, err, want)
		}
	}
}

// Property: constraints reach into maps and lists of lists, and fractions are
// compared as such.
func TestOtherConstraints(t *testing.T) {
	x := &node{Weight: 1, Ratio: of(0.75), Grid: grid{{0, 1, 0, 0}}, Children: children{"a": {Weight: 1}, "bb": {}}}
	const want = "5 validation errors detected: " +
		"Value at 'children' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length greater than or equal to 2]; " +
		"Value null at 'children.bb.member.weight' failed to satisfy constraint: Member must not be null; " +
		"Value '0.75' at 'ratio' failed to satisfy constraint: Member must have value less than or equal to 0.5; " +
		"Value '[0.0, 1.0, 0.0, 0.0]' at 'grid.1.member' failed to satisfy constraint: Member must have length less than or equal to 3; " +
		"Value '1.0' at 'grid.1.member.2.member' failed to satisfy constraint: Member must have value less than or equal to 0.5"
	if err := wire.Validate(x); err == nil || err.Message != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if err := wire.Validate(&node{Weight: 1, Grid: grid{{-1}}}); err != nil {
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
	var x node
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
