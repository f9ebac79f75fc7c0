package redact

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

const canary = "canary/SECRET+key"

// Property: no way of printing a secret, or a value that holds one, shows any
// of its text.
func TestNothingIsShown(t *testing.T) {
	s := New(canary)
	type holder struct {
		Key    Secret
		hidden Secret
		Ref    *Secret
		Map    map[string]Secret
	}
	values := []any{
		s, &s, []Secret{s}, map[Secret]int{s: 1}, struct{ s Secret }{s},
		holder{s, s, &s, map[string]Secret{"k": s}}, &holder{s, s, &s, nil}, []any{&holder{Key: s, hidden: s}},
	}
	var shown []string
	for _, v := range values {
		for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T %v", "%10.3s", "%U", "%w"} {
			shown = append(shown, fmt.Sprintf(strings.Replace(format, "%T ", "", 1), v))
		}
		if text, err := json.Marshal(v); err == nil {
			shown = append(shown, string(text))
		}
		if text, err := xml.Marshal(v); err == nil {
			shown = append(shown, string(text))
		}
		for _, handler := range []func(*bytes.Buffer) slog.Handler{
			func(b *bytes.Buffer) slog.Handler { return slog.NewTextHandler(b, nil) },
			func(b *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(b, nil) },
		} {
			var b bytes.Buffer
			slog.New(handler(&b)).Info("m", "v", v)
			shown = append(shown, b.String())
		}
	}
	shown = append(shown, fmt.Errorf("wrapped %v: %w", s, errors.New("x")).Error(), s.String())
	for _, text := range shown {
		for _, part := range []string{canary, canary[:6], "63616e617279", "[99 97 110", "Y2FuYXJ5"} {
			if strings.Contains(strings.ToLower(text), strings.ToLower(part)) {
				t.Errorf("%q shows %q", text, part)
			}
		}
	}
	if len(shown) < 100 {
		t.Errorf("only %d texts were looked at", len(shown))
	}
}

// Property: stars are what is printed where text is wanted.
func TestStars(t *testing.T) {
	s := New(canary)
	text, err := json.Marshal(map[string]any{"key": s})
	if err != nil || string(text) != `{"key":"*****"}` {
		t.Errorf("JSON is %s, %v", text, err)
	}
	if got := fmt.Sprintf("%v|%q|%#v", s, s, Secret{}); got != "*****|*****|*****" {
		t.Errorf("fmt prints %s", got)
	}
}

// Property: the text comes back, and secrets are equal by their texts.
func TestReveal(t *testing.T) {
	s := New(canary)
	if s.Reveal() != canary || s.Empty() || !(Secret{}).Empty() || (Secret{}).Reveal() != "" || !New("").Empty() {
		t.Error("a secret does not give its text back")
	}
	if !s.Equal(New(canary)) || !s.Equal(s) || s.Equal(New(canary+"x")) || s.Equal(Secret{}) || !New("").Equal(Secret{}) {
		t.Error("secrets are not compared by their texts")
	}
}
