package kinesis_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// Property: the service has the operations of the pinned model, found by name.
func TestOperations(t *testing.T) {
	s := kinesis.Service
	if len(s.Operations) != 57 || s.TargetPrefix != "Kinesis_20131202" || s.SigningName != "kinesis" || s.JSONVersion != "1.1" {
		t.Errorf("%d operations of %s %s %s", len(s.Operations), s.TargetPrefix, s.SigningName, s.JSONVersion)
	}
	for i := range s.Operations {
		op := &s.Operations[i]
		if s.Operation(op.Name) != op {
			t.Errorf("%s is not found by its name", op.Name)
		}
		if in := op.NewInput(); in.Shape() != op.Input {
			t.Errorf("%s: input is a %s", op.Name, in.Shape().Name)
		}
		if out := op.NewOutput(); (out == nil) != (op.Output == nil) || out != nil && out.Shape() != op.Output {
			t.Errorf("%s: output is a %T", op.Name, out)
		}
	}
	for _, name := range []string{"", "A", "Zzz", "putRecord", "PutRecor"} {
		if s.Operation(name) != nil {
			t.Errorf("%q is an operation", name)
		}
	}
	if s.Operation("CreateStream").NewOutput() != nil {
		t.Error("CreateStream has an output")
	}
}

// Property: in every structure that an operation reaches, each member is found
// by its wire name, is given by Field as the type its kind promises, and is a
// different part of the structure.
func TestFields(t *testing.T) {
	seen := map[*api.Shape]bool{}
	for i := range kinesis.Service.Operations {
		op := &kinesis.Service.Operations[i]
		checkStruct(t, op.NewInput(), seen)
		if out := op.NewOutput(); out != nil {
			checkStruct(t, out, seen)
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d structures were reached", len(seen))
	}
}

func checkStruct(t *testing.T, x api.Struct, seen map[*api.Shape]bool) {
	s := x.Shape()
	if seen[s] {
		return
	}
	seen[s] = true
	fields := map[any]bool{}
	for i := range s.Members {
		m := &s.Members[i]
		if s.Index(m.Wire, 0) != i || s.Index(m.Wire, i) != i || s.Index(m.Wire, 99) != i {
			t.Errorf("%s.%s is not found by its wire name", s.Name, m.Wire)
		}
		field := x.Field(i)
		if fields[field] {
			t.Errorf("%s.%s shares its field", s.Name, m.Name)
		}
		fields[field] = true
		if !hasType(field, m) {
			t.Errorf("%s.%s is a %s given as %T", s.Name, m.Name, m.Shape.Kind, field)
		}
		follow(t, field, seen)
	}
	if s.Index("", 0) != -1 || s.Index("nothing", 0) != -1 {
		t.Errorf("%s has members that the model has not", s.Name)
	}
}

// follow checks the structures that a field leads to.
func follow(t *testing.T, field any, seen map[*api.Shape]bool) {
	switch field := field.(type) {
	case api.Ref:
		if field.Get() != nil {
			t.Error("an empty reference gives something")
		}
		made := field.New()
		checkStruct(t, made, seen)
		if field.Get() != made {
			t.Error("a reference does not give what it made")
		}
		field.Clear()
		if field.Get() != nil {
			t.Error("a cleared reference gives something")
		}
	case api.List:
		if !field.Nil() || field.Len() != 0 {
			t.Error("an empty list is there")
		}
		field.Make(0)
		if field.Nil() {
			t.Error("a made list is absent")
		}
		field.Append()
		field.Grow(3)
		if field.Len() != 1 {
			t.Errorf("%d elements, want 1", field.Len())
		}
		if x, ok := field.At(0).(api.Struct); ok {
			checkStruct(t, x, seen)
		}
		field.Drop()
		if field.Clear(); !field.Nil() {
			t.Error("a cleared list is there")
		}
	}
}

func hasType(field any, m *api.Member) bool {
	switch want := (map[api.Kind]any{
		api.KindString: (*string)(nil), api.KindBlob: (*[]byte)(nil), api.KindTimestamp: (*time.Time)(nil),
		api.KindBoolean: (*bool)(nil), api.KindInteger: (*int32)(nil), api.KindLong: (*int64)(nil),
		api.KindDouble: (*float64)(nil), api.KindFloat: (*float64)(nil), api.KindMap: (*map[string]string)(nil),
	})[m.Shape.Kind]; m.Shape.Kind {
	case api.KindStructure:
		_, ok := field.(api.Ref)
		return ok
	case api.KindList:
		_, ok := field.(api.List)
		return ok
	case api.KindBoolean, api.KindInteger, api.KindLong, api.KindDouble, api.KindFloat:
		if !m.Required {
			return reflect.TypeOf(field) == reflect.PointerTo(reflect.TypeOf(want))
		}
		fallthrough
	default:
		return reflect.TypeOf(field) == reflect.TypeOf(want)
	}
}

// Property: facts that are not in the model are in the tables.
func TestOverrides(t *testing.T) {
	put := kinesis.Service.Operation("PutRecords").Input
	records := put.Members[put.Index("Records", 0)].Shape
	data := records.Elem.Shape.Members[records.Elem.Shape.Index("Data", 0)].Shape
	if !records.Sensitive || !data.Sensitive {
		t.Error("record data would be shown in messages")
	}
	event := new(kinesis.SubscribeToShardEvent).Shape()
	if event.Members[event.Index("ContinuationSequenceNumber", 0)].Required {
		t.Error("the last event of a shard would carry an empty number")
	}
	order := kinesis.Service.Operation("PutRecord").Input
	if first := order.Members[order.Order[0]].Name; len(order.Order) != len(order.Members) || first != "SequenceNumberForOrdering" {
		t.Errorf("PutRecord is checked from %s on", first)
	}
}

// Property: reaching a member makes no garbage.
func TestFieldAllocations(t *testing.T) {
	var out kinesis.DescribeStreamOutput
	out.StreamDescription = new(kinesis.StreamDescription)
	var x api.Struct = &out
	if n := testing.AllocsPerRun(100, func() { _ = x.Field(0).(api.Ref).Get().Field(0) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
