package interop

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// Step is a part of a tutorial: commands that belong together.
type Step struct {
	ID       string // S1.2
	Title    string
	Commands []Command
}

// Command is one line as a person types it, and what it must give.
type Command struct {
	Client   string // only for this client; "" is all
	Text     string
	Expected []string // each a check; the exit code is 0 unless one says otherwise
}

// ParseScript reads a script:
//
//	== S1.2 title             starts a step
//	$ command                 a command; lines after it that start with "> " continue it
//	$(cli-v2) command         a command for one client only
//	< check                   what the command before must give
//	# comment
//
// Checks: `exit 3`, `exit nonzero`, `out empty`, `out ~ REGEXP`,
// `err ~ REGEXP`, `json PATH = JSON`, `json PATH ~ REGEXP`,
// `json PATH absent`, `json PATH present`. A path is keys and indices parted
// by dots, # is the length of a list.
func ParseScript(text string) ([]Step, error) {
	var steps []Step
	for i, line := range strings.Split(text, "\n") {
		bad := func(what string) error { return fmt.Errorf("line %d: %s: %s", i+1, what, line) }
		step := func() *Step { return &steps[len(steps)-1] }
		command := func() *Command { return &step().Commands[len(step().Commands)-1] }
		switch {
		case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "== "):
			id, title, _ := strings.Cut(line[3:], " ")
			steps = append(steps, Step{ID: id, Title: title})
		case len(steps) == 0:
			return nil, bad("before the first step")
		case strings.HasPrefix(line, "$"):
			client, rest := "", line[1:]
			if only, after, ok := strings.Cut(rest, ") "); ok && strings.HasPrefix(only, "(") {
				client, rest = only[1:], after
			}
			step().Commands = append(step().Commands, Command{Client: client, Text: strings.TrimSpace(rest)})
		case len(step().Commands) == 0:
			return nil, bad("before the first command")
		case strings.HasPrefix(line, "> "):
			command().Text += "\n" + line[2:]
		case strings.HasPrefix(line, "< "):
			command().Expected = append(command().Expected, line[2:])
		default:
			return nil, bad("not a script line")
		}
	}
	return steps, nil
}

// Check holds a command's output against what is expected. The error says what
// was expected and what came.
func (c Command) Check(out Output) error {
	exits := false
	for _, check := range c.Expected {
		exits = exits || strings.HasPrefix(check, "exit ")
		if got, ok := meets(check, out); !ok {
			return fmt.Errorf("expected: %s\ngot: %s", check, got)
		}
	}
	if !exits && out.Code != 0 {
		return fmt.Errorf("expected: exit 0\ngot: exit %d", out.Code)
	}
	return nil
}

// meets says whether output meets one check, and what it has in its place.
func meets(check string, out Output) (got string, ok bool) {
	kind, rest, _ := strings.Cut(check, " ")
	switch kind {
	case "exit":
		if rest == "nonzero" {
			return fmt.Sprintf("exit %d", out.Code), out.Code != 0
		}
		return fmt.Sprintf("exit %d", out.Code), strconv.Itoa(out.Code) == rest
	case "out":
		if rest == "empty" {
			return out.Stdout, strings.TrimSpace(out.Stdout) == ""
		}
		return out.Stdout, matches(rest, out.Stdout)
	case "err":
		return out.Stderr, matches(rest, out.Stderr)
	case "json":
		var v any
		if err := json.Unmarshal([]byte(out.Stdout), &v); err != nil {
			return "no JSON: " + out.Stdout, false
		}
		return meetsJSON(rest, v)
	}
	return "a check that does not exist", false
}

// matches takes "~ REGEXP".
func matches(operation, text string) bool {
	pattern, ok := strings.CutPrefix(operation, "~ ")
	if !ok {
		return false
	}
	re, err := regexp.Compile(`(?s)` + pattern)
	return err == nil && re.MatchString(strings.TrimRight(text, "\n"))
}

// meetsJSON takes "PATH = JSON", "PATH ~ REGEXP", "PATH absent", "PATH present".
func meetsJSON(check string, v any) (got string, ok bool) {
	path, operation, _ := strings.Cut(check, " ")
	value, found := follow(v, path)
	text, err := json.Marshal(value)
	if err != nil {
		return err.Error(), false
	}
	got = string(text)
	if !found {
		got = "nothing there"
	}
	switch {
	case operation == "absent":
		return got, !found
	case operation == "present":
		return got, found
	case strings.HasPrefix(operation, "= "):
		var expected any
		if err := json.Unmarshal([]byte(operation[2:]), &expected); err != nil {
			return "a check whose value is no JSON", false
		}
		return got, found && reflect.DeepEqual(value, expected)
	}
	plain := got
	if s, isString := value.(string); isString {
		plain = s
	}
	return got, found && matches(operation, plain)
}

// follow walks a path of keys and indices; "#" is the length of a list.
func follow(v any, path string) (any, bool) {
	for _, key := range strings.Split(path, ".") {
		switch node := v.(type) {
		case map[string]any:
			var ok bool
			if v, ok = node[key]; !ok {
				return nil, false
			}
		case []any:
			if key == "#" {
				v = float64(len(node))
				continue
			}
			i, err := strconv.Atoi(key)
			if err != nil || i < 0 || i >= len(node) {
				return nil, false
			}
			v = node[i]
		default:
			return nil, false
		}
	}
	return v, true
}
