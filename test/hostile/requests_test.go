package hostile

import (
	"io"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// What is no sound HTTP is refused, what is odd but sound is served, and the
// server serves on after each.
func TestOddRequests(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	head := v.head("ListStreams")
	host := "Host: " + v.address() + "\r\n"
	for _, c := range []struct {
		name, raw string
		status    int // 0: the connection ends without an answer
	}{
		{"no length", head + "\r\n", 400},
		{"chunked", head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 200},
		{"chunk of no size", head + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n", 400},
		{"chunk of any size", head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}\r\n", 400},
		{"same length twice", head + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 200},
		{"two lengths", head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400},
		{"length below zero", head + "Content-Length: -2\r\n\r\n{}", 400},
		{"length beyond numbers", head + "Content-Length: 99999999999999999999999\r\n\r\n{}", 400},
		{"greatest length", head + "Content-Length: 9223372036854775807\r\n\r\n{}", 413},
		{"unknown transfer encoding", head + "Transfer-Encoding: gzip\r\n\r\n{}", 501},
		{"folded header", head + "X-Odd: a\r\n b\r\nContent-Length: 2\r\n\r\n{}", 200},
		{"space before the colon", head + "X-Odd : a\r\nContent-Length: 2\r\n\r\n{}", 400},
		{"NUL in a header", head + "X-Odd: a\x00b\r\nContent-Length: 2\r\n\r\n{}", 400},
		{"header too long", head + "X-Odd: " + strings.Repeat("a", 80<<10) + "\r\n\r\n", 431},
		{"gzip", head + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00", 400},
		{"unknown expectation", head + "Expect: miracles\r\nContent-Length: 2\r\n\r\n{}", 417},
		{"two hosts", "GET /_shardwell/health HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n", 400},
		{"CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 403},
		{"PUT", "PUT / HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}", 403},
		{"any method", "FROB / HTTP/1.1\r\n" + host + "\r\n", 403},
		{"no HTTP", "JUNK\r\n\r\n", 400},
		{"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400},
		{"absolute address", strings.Replace(head, "POST / ", "POST http://evil.example/ ", 1) + "Content-Length: 2\r\n\r\n{}", 200},
		{"odd path", strings.Replace(head, "POST / ", "POST /%00/../..//%2e ", 1) + "Content-Length: 2\r\n\r\n{}", 200},
	} {
		if a := v.send(t, c.raw); a.status != c.status {
			t.Errorf("%s: got %s, want %d", c.name, a, c.status)
		}
	}
	v.calms(t)
}

// What follows a request on its connection is a request of its own: junk there
// ends the connection after the first answer.
func TestPipelinedJunk(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	a := v.send(t, v.request("ListStreams", "{}")+"JUNK\r\n\r\n")
	if a.status != 200 {
		t.Errorf("got %s, want the answer to the request before the junk", a)
	}
	v.calms(t)
}

// A client that closes its half of the connection once it has sent a request
// gets the answer; one that hangs up is no failure of the server's.
func TestHalfClosed(t *testing.T) {
	t.Parallel()
	v := victim{Server: blackbox.Start(t, "--data", t.TempDir(), "--quotas", "off", "--stream", "s:1")}
	put := v.request("PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"aGk="}`)
	for i := range 60 {
		c := v.dial(t)
		if _, err := io.WriteString(c, put); err != nil {
			t.Fatal(err)
		}
		if i%2 == 1 {
			if err := c.Close(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := c.CloseWrite(); err != nil {
			t.Fatal(err)
		}
		if a := read(c); a.status != 200 {
			t.Errorf("got %s", a)
		}
	}
	v.calms(t)
	if strings.Contains(v.Output(), "ERROR") {
		t.Errorf("errors in the log:\n%s", v.Output())
	}
}

// Bodies made to be costly are refused with a code that clients know, and
// neither an answer nor a log line grows with them.
func TestCostlyBodies(t *testing.T) {
	t.Parallel()
	v := start(t)
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, c := range []struct{ name, op, body, code string }{
		{"deep lists", "PutRecord", `{"X":` + many("[", 1_000_000), "SerializationException"},
		{"deep objects", "PutRecord", many(`{"StreamModeDetails":`, 300_000), "SerializationException"},
		{"escapes without end", "PutRecord", `{"StreamName":"` + many(`\"`, 1_000_000), "SerializationException"},
		{"a million nulls", "PutRecords", `{"StreamName":"s","Records":[` + many("null,", 1_000_000) + "null]}", "ValidationException"},
		{"a million objects", "PutRecords", `{"StreamName":"s","Records":[` + many("{},", 1_000_000) + "{}]}", "ValidationException"},
		{"equal keys", "PutRecord", "{" + many(`"a":1,`, 1_000_000) + `"a":1}`, "ValidationException"},
		{"digits", "ListStreams", `{"Limit":` + many("9", 1_000_000) + "}", "ValidationException"},
		{"exponent", "ListStreams", `{"Limit":1e99999999}`, "ValidationException"},
		{"long name", "PutRecord", `{"Data":"","PartitionKey":"k","StreamName":"` + many("n", 4<<20) + `"}`, "ValidationException"},
		{"long escaped name", "PutRecord", `{"Data":"","PartitionKey":"k","StreamName":"` + many(`\u0001`, 1<<20) + `"}`, "ValidationException"},
		{"long keys", "PutRecords", `{"StreamName":"s","Records":[` + many(`{"Data":"","PartitionKey":"`+many("k", 30_000)+`"},`, 499) + "{}]}", "ValidationException"},
		{"no base64", "PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"` + many("*", 4<<20) + `"}`, "SerializationException"},
		{"no boolean", "PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"","DryRun":"` + many("y", 4<<20) + `"}`, "SerializationException"},
		{"surrogate in a name", "CreateStream", `{"ShardCount":1,"StreamName":"\ud800"}`, "ValidationException"},
		{"NUL in a name", "CreateStream", `{"ShardCount":1,"StreamName":"a\u0000"}`, "ValidationException"},
	} {
		a := v.send(t, v.request(c.op, c.body))
		if a.status != 400 || a.code() != c.code {
			t.Errorf("%s: got %s, want %s", c.name, a, c.code)
		}
		if len(a.body) > 1<<20 {
			t.Errorf("%s: an answer of %d bytes", c.name, len(a.body))
		}
	}
	v.calms(t)
	for line := range strings.Lines(v.Output()) {
		if len(line) > 8<<10 {
			t.Errorf("a log line of %d bytes: %.200s", len(line), line)
		}
	}
	if mib := v.residentMiB(); mib > 512 {
		t.Errorf("the server took %d MiB", mib)
	}
}

// A region of a credential that cannot be one is not kept, nor is what a
// request says of credentials ever logged.
func TestCredentials(t *testing.T) {
	t.Parallel()
	v := start(t)
	create := func(name, region string) answer {
		raw := strings.Replace(v.request("CreateStream", `{"ShardCount":1,"StreamName":"`+name+`"}`), "/us-east-1/", "/"+region+"/", 1)
		return v.send(t, raw)
	}
	for name, region := range map[string]string{"long": strings.Repeat("e", 50_000), "odd": "ev\xffil\"<b>", "colon": "a:b"} {
		if a := create(name, region); a.status != 200 {
			t.Errorf("%s region: got %s", name, a)
		}
		if a := v.send(t, v.request("DescribeStreamSummary", `{"StreamName":"`+name+`"}`)); a.status != 200 {
			t.Errorf("%s region was believed: the default region got %s", name, a)
		}
	}
	raw := strings.Replace(v.request("ListStreams", "{}"), "Signature=00", "Sig=topsecret", 1)
	if a := v.send(t, raw); a.code() != "IncompleteSignatureException" {
		t.Errorf("got %s", a)
	}
	v.send(t, v.request("PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"topsecret"}`))
	if strings.Contains(v.Output(), "topsecret") {
		t.Errorf("the log repeats what it must not:\n%s", v.Output())
	}
}
