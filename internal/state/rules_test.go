package state_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
)

// counter is a machine of the smallest kind: a number and what it was called.
type counter struct {
	n     int
	names []name
}

type name struct {
	Name string `json:"name"`
}

type add struct {
	N int `json:"n"`
}

var errMalformed = errors.New("counter command is malformed")

var counterRules = state.Rules[*counter]{Machine: "counters", Malformed: errMalformed, By: map[string][]state.Rule[*counter]{
	"add": {
		state.With(func(c *counter, _ log.Millis, a add) any { c.n += a.N; return c.n }),
		state.With(func(c *counter, at log.Millis, a add) any { c.n += 10 * a.N; return at }),
	},
}}

func (c *counter) apply(at time.Time, command []byte) any {
	found, refusal := counterRules.Decode(command)
	if refusal != nil {
		return refusal
	}
	return found.Apply(c, at)
}

// A command goes to the rule of its own version, and is written for the newest.
func TestRulesByVersion(t *testing.T) {
	c, at := &counter{}, time.UnixMilli(77)
	if reply := c.apply(at, []byte(`{"v":1,"op":"add","with":{"n":3}}`)); reply != 3 {
		t.Errorf("version 1 answers %v, want 3", reply)
	}
	newest := counterRules.Encode("add", add{3})
	if want := `{"v":2,"op":"add","with":{"n":3}}`; string(newest) != want {
		t.Errorf("written as %s, want %s", newest, want)
	}
	if reply := c.apply(at, newest); reply != log.Millis(77) || c.n != 33 {
		t.Errorf("version 2 answers %v and gives %d, want 77 and 33", reply, c.n)
	}
}

// What is no command, and what a newer release wrote, is refused, changes nothing
// and is told apart.
func TestRulesRefuse(t *testing.T) {
	for command, known := range map[string]int{
		``: -1, `[]`: -1, `{}`: -1, `{"v":0,"op":"add","with":{"n":1}}`: -1, `{"v":-1,"op":"add"}`: -1,
		`{"v":1,"op":"add"}`: -1, `{"v":1,"op":"add","with":{"n":"1"}}`: -1,
		`{"v":3,"op":"add","with":{"n":1}}`: 2, `{"v":1,"op":"sub","with":{"n":1}}`: 0,
	} {
		c := &counter{}
		err, _ := c.apply(time.Time{}, []byte(command)).(error)
		newer, isNewer := errors.AsType[*state.UnknownVersion](err)
		if known < 0 && (isNewer || !errors.Is(err, errMalformed)) {
			t.Errorf("%s is answered with %v, want that it is malformed", command, err)
		}
		if known >= 0 && (!isNewer || newer.Known != known || newer.Machine != "counters") {
			t.Errorf("%s is answered with %v, want that version %d is known", command, err, known)
		}
		if c.n != 0 {
			t.Errorf("%s changed the machine", command)
		}
	}
}

// An operation without a rule cannot be written: nobody could read it.
func TestRulesEncodeNeedsRule(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a command without a rule was written")
		}
	}()
	counterRules.Encode("sub", add{1})
}

// No bytes make a table panic.
func FuzzRules(f *testing.F) {
	f.Add(counterRules.Encode("add", add{3}))
	f.Add([]byte(`{"v":1,"op":"sub","with":null}`))
	f.Fuzz(func(t *testing.T, command []byte) {
		(&counter{}).apply(time.Time{}, command)
	})
}

// counterForm has had a version 1 that is no longer read.
var counterForm = state.Form{Machine: "counters", First: 2, Version: 3}

type counterHead struct {
	V     int `json:"v"`
	N     int `json:"n"`
	Names int `json:"names"`
}

func (c *counter) restore(snapshot []byte) error {
	var head counterHead
	in, err := counterForm.Read(bytes.NewReader(snapshot), &head)
	if err != nil {
		return err
	}
	c.n = head.N
	return state.Each(in, head.Names, func(n *name) { c.names = append(c.names, *n) })
}

func (c *counter) snapshot(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	half := len(c.names) / 2
	err := counterForm.Write(&b, counterHead{counterForm.Version, c.n, len(c.names)}, state.Lines(c.names[:half]), state.Lines(c.names[half:]))
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A snapshot is a line for the head and one for each value of each part, in
// order, and gives the machine again.
func TestForm(t *testing.T) {
	c := &counter{n: 7, names: []name{{"a"}, {"b"}, {"c"}}}
	got := c.snapshot(t)
	const want = `{"v":3,"n":7,"names":3}` + "\n" + `{"name":"a"}` + "\n" + `{"name":"b"}` + "\n" + `{"name":"c"}` + "\n"
	if string(got) != want {
		t.Errorf("written as\n%s\nwant\n%s", got, want)
	}
	again := &counter{}
	if err := again.restore(got); err != nil || string(again.snapshot(t)) != want {
		t.Errorf("%v, read as %+v", err, again)
	}
}

// A snapshot of a newer release is told apart from a damaged one, even if the
// rest of its head cannot be read by this one.
func TestFormRefuses(t *testing.T) {
	for snapshot, newer := range map[string]bool{
		`{"v":4,"n":"seven"}`: true, `{"v":4}`: true,
		``: false, `[3]`: false, `{}`: false, `{"v":1}`: false, `{"v":3,"n":"seven"}`: false,
		`{"v":3,"names":2}` + "\n" + `{"name":"a"}`: false,
		`{"v":3,"names":1}` + "\n" + `"a"`:          false,
	} {
		err := (&counter{}).restore([]byte(snapshot))
		if _, is := errors.AsType[*state.UnknownVersion](err); err == nil || is != newer {
			t.Errorf("%s: error %v, want one of a newer release: %v", snapshot, err, newer)
		}
	}
}

// full takes some bytes and then no more.
type full struct{ room int }

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}

// What cannot be written whole is an error, wherever it ends.
func TestFormWriteFails(t *testing.T) {
	long := state.Lines([]name{{string(make([]byte, 5000))}, {"end"}})
	for _, room := range []int{0, 10, 4096} {
		if err := counterForm.Write(&full{room}, counterHead{V: 3, Names: 2}, long); err == nil {
			t.Errorf("a snapshot fits into %d bytes", room)
		}
	}
	if err := counterForm.Write(&full{1 << 20}, counterHead{V: 3}, state.Lines([]any{func() {}})); err == nil {
		t.Error("a line that JSON cannot hold was written")
	}
	if err := counterForm.Write(&full{1 << 20}, func() {}); err == nil {
		t.Error("a head that JSON cannot hold was written")
	}
}

// Any bytes that are read as a snapshot are read alike when written again.
func FuzzForm(f *testing.F) {
	f.Add([]byte(`{"v":3,"n":7,"names":1}{"name":"a"}`))
	f.Add([]byte(`{"v":2,"names":-1}`))
	f.Fuzz(func(t *testing.T, snapshot []byte) {
		var first counter
		if first.restore(snapshot) != nil {
			return
		}
		var again counter
		if err := again.restore(first.snapshot(t)); err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(first.names)
		b, _ := json.Marshal(again.names)
		if first.n != again.n || !bytes.Equal(a, b) {
			t.Errorf("%+v is read again as %+v", first, again)
		}
	})
}
