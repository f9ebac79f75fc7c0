package policy

import (
	"fmt"
	"testing"
	"time"
)

// hundred is a hundred statements in as few policies as hold them, the last of which
// is the one that allows putting to the stream.
func hundred(t testing.TB, statement func(i int) string) []*Policy {
	var all []*Policy
	for i := 0; i < 100; i += 10 {
		var statements []string
		for j := i; j < i+10; j++ {
			statements = append(statements, statement(j))
		}
		all = append(all, parsed(t, RoleInline, documentOf(statements...)))
	}
	return all
}

// scenes are what a decision is measured with: a hundred statements about the
// action each of which must be compared, about others, and with conditions.
var scenes = map[string]func(i int) string{
	"one action, other streams": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"arn:aws:kinesis:us-east-1:111111111111:stream/%s"}`, streamName(i))
	},
	"patterns, other streams": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:Put*","Resource":"arn:aws:kinesis:*:*:stream/%s"}`, streamName(i))
	},
	"other services": func(i int) string {
		if i == 99 {
			return `{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}`
		}
		return fmt.Sprintf(`{"Effect":"Allow","Action":["s%d:Get*","s%d:List*"],"Resource":"*"}`, i, i)
	},
	"conditions": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/n":"%s"},"Bool":{"aws:SecureTransport":"true"}}}`, streamName(i))
	},
	"addresses": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.%d.0/24"}}}`, (i+1)%100)
	},
	"dates": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"20%02d-01-01T00:00:00Z"}}}`, min(i, 20)+i/99*60)
	},
	"likes": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*","Condition":{"StringLike":{"aws:UserAgent":"*boto3/%d.*"}}}`, i)
	},
	"likes of several": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*","Condition":{"StringLike":{"aws:UserAgent":["?oto/%d.*","*boto3/%d.*"]}}}`, i, i)
	},
	"variables": func(i int) string {
		return fmt.Sprintf(`{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"arn:aws:kinesis:*:*:stream/%d${aws:username}"}`, i)
	},
}

func streamName(i int) string {
	if i == 99 {
		return "s"
	}
	return fmt.Sprint("other-", i)
}

func sceneRequest() *Request {
	r := putting(user("s"))
	r.Context = &Facts{Now: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), UserAgent: "x boto3/99.1", SourceIP: "10.0.0.1", TLS: true, ResourceTags: map[string]string{"n": "s"}}
	return r
}

// A decision leaves no garbage, whatever it must look at.
func TestDecideAllocatesNothing(t *testing.T) {
	for name, statement := range scenes {
		p := &Policies{Identity: hundred(t, statement), Resource: parsed(t, Resource, sharing("Allow", `{"AWS":"111111111111"}`))}
		r := sceneRequest()
		if d := Decide(r, p); d.Allowed != (name != "variables") {
			t.Errorf("%s: %+v", name, d)
		}
		if n := testing.AllocsPerRun(20, func() { Decide(r, p) }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	for name, statement := range scenes {
		b.Run(name, func(b *testing.B) {
			p, r := &Policies{Identity: hundred(b, statement)}, sceneRequest()
			b.ReportAllocs()
			for b.Loop() {
				Decide(r, p)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	text := documentOf(`{"Sid":"Some","Effect":"Allow","Action":["kinesis:PutRecord","kinesis:Get*"],"Resource":["` + stream + `"],"Condition":{"Bool":{"aws:SecureTransport":"true"}}}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(Managed, "p", text); err != nil {
			b.Fatal(err)
		}
	}
}
