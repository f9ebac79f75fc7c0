package wiretest

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// Node has the kinds of members that Kinesis lacks but other services have.
type Node struct {
	api.Present

	Children Children
	Document api.Document
	Ratio    *float64
	Weight   float64
	Date     time.Time
	Expires  time.Time
	Grid     Grid
	Header   string
}

// Children is a map of structures, Grid a list of lists, and Row a list of numbers.
type (
	Children = children
	Grid     = list[Row]
	Row      = list[float64]
)

type children map[string]Node

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
	var value Node
	err := fill(&value)
	(*x)[key] = value
	return err
}

type list[T any] []T

func (x *list[T]) Len() int          { return len(*x) }
func (x *list[T]) Nil() bool         { return *x == nil }
func (x *list[T]) At(i int) any      { return &(*x)[i] }
func (x *list[T]) Append() any       { *x = append(*x, *new(T)); return &(*x)[len(*x)-1] }
func (x *list[T]) Drop()             { *x = (*x)[:len(*x)-1] }
func (x *list[T]) Make(capacity int) { *x = make(list[T], 0, capacity) }
func (x *list[T]) Grow(n int)        { *x = append(make(list[T], 0, len(*x)+n), *x...) }
func (x *list[T]) Clear()            { *x = nil }

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

// Shape implements api.Struct.
func (*Node) Shape() *api.Shape { return &shapeNode }

// Field implements api.Struct.
func (x *Node) Field(i int) any {
	return []any{&x.Children, &x.Document, &x.Ratio, &x.Weight, &x.Date, &x.Expires, &x.Grid, &x.Header}[i]
}
