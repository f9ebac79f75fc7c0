package gateway

import (
	"bytes"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// Failures are counted by address and key, within a minute, and take a bounded
// memory however many there are, as do keys that are right.
func TestFailures(t *testing.T) {
	var f failures
	start := time.Unix(1e9, 0)
	count := func(address, key string, at time.Time) int {
		n, _ := f.count(failure{address, key}, address, at)
		return n
	}
	for i := range 3 {
		if n := count("a", "k", start.Add(time.Duration(i)*time.Second)); n != i+1 {
			t.Errorf("number %d is %d", i+1, n)
		}
	}
	if n := count("b", "k", start); n != 1 {
		t.Errorf("another address begins with %d", n)
	}
	for i := range 10 * maxRight {
		count(strconv.Itoa(i), "", start)
		f.believed(failure{strconv.Itoa(i), "k"}, start)
	}
	if len(f.counts) > maxFailures+1 || len(f.places) > maxFailures+1 || len(f.right) > maxRight {
		t.Errorf("%d, %d and %d are kept", len(f.counts), len(f.places), len(f.right))
	}
	for range freeFailures {
		count("a", "k", start)
	}
	for range maxLongAtOnce {
		if long, refused := f.suspects("a", -1, start); long == nil || refused {
			t.Error("of long bodies none is read")
		}
	}
	_, refused := f.suspects("a", -1, start)
	if _, other := f.suspects("of whom nothing is known", -1, start); !refused || other {
		t.Error("what many addresses have done is held against one that did nothing, or nothing is held against anybody")
	}
	if n := count("a", "k", start.Add(failureWindow)); n != 1 {
		t.Errorf("the next minute begins with %d", n)
	}
	if first := (failure{"0", "k"}); !f.known(first) {
		t.Error("a key that was right is forgotten at once")
	} else if f.suspects("0", -1, start.Add(2*rightWindow)); !f.known(first) {
		t.Error("a key that was right is forgotten after one window")
	} else if f.suspects("0", -1, start.Add(4*rightWindow)); f.known(first) {
		t.Error("a key that was right is known for ever")
	}
}

// The operator is told of many refused signatures, with address and key, but not of
// each.
func TestManyFailures(t *testing.T) {
	var lines bytes.Buffer
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	f := &fake{}
	g := New(Config{Auth: p, Log: slog.New(slog.NewJSONHandler(&lines, nil)), Services: []Service{{API: kinesis.Service, Handlers: f.handlers()}}})
	for range 25 {
		signedCall(g, sigv4.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: redact.New("x")}, time.Now(), "ListStreams", "{}", nil)
	}
	want := `"hint":"10 signatures from 192.0.2.1 with the access key AKIAIOSFODNN7EXAMPLE have been refused within a minute"`
	if strings.Count(lines.String(), `"hint"`) != 1 || !strings.Contains(lines.String(), want) {
		t.Errorf("the log is\n%s", &lines)
	}
}

// Signatures are verified over HTTP/1.1 and HTTP/2, whatever these do to headers.
func TestSignaturesByProtocol(t *testing.T) {
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	_, g := newGuarded(t, p)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := NewServer(g, slog.New(slog.DiscardHandler), TLS{})
	served := make(chan error, 1)
	go func() { served <- server.Serve(ln) }()
	defer func() {
		if err := server.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		<-served
	}()
	for _, version := range []int{1, 2} {
		protocols := new(http.Protocols)
		protocols.SetHTTP1(version == 1)
		protocols.SetUnencryptedHTTP2(version == 2)
		transport := &http.Transport{Protocols: protocols}
		for body, want := range map[string]int{`{"StreamName":"s"}`: 200, `{"StreamName":"t"}`: 400} {
			r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+ln.Addr().String()+"/", strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			sign(r, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`)
			resp, err := transport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err != nil || resp.StatusCode != want || resp.ProtoMajor != version {
				t.Errorf("HTTP/%d: %s: got %d %s %s, %v", version, body, resp.StatusCode, resp.Proto, answer, err)
			}
		}
		transport.CloseIdleConnections()
	}
}

// After a hundred wrong signatures from an address each further refusal is late.
// A right key is answered at once meanwhile, from there as from anywhere.
func TestWrongSignaturesAreSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
		ask := func(c sigv4.Credentials, address, body string) (int, string, time.Duration) {
			began := time.Now()
			w := signedCall(g, c, began, "ListStreams", body, from(address))
			return w.Code, w.Body.String(), time.Since(began)
		}
		wrong := sigv4.Credentials{AccessKeyID: aliceCredentials.AccessKeyID, SecretAccessKey: redact.New("x")}
		for i := range freeFailures + 10 {
			_, answer, took := ask(wrong, "192.0.2.1", "{}")
			if want := time.Duration(i/freeFailures) * failurePause; took != want || !strings.Contains(answer, "InvalidSignatureException") {
				t.Fatalf("number %d: got %s after %v, want it after %v", i, answer, took, want)
			}
		}
		unknown := sigv4.Credentials{AccessKeyID: "AKIANOBODY", SecretAccessKey: redact.New("x")}
		if _, _, took := ask(unknown, "192.0.2.1", "{}"); took != failurePause {
			t.Errorf("an unknown key gets its refusal after %v", took)
		}
		if _, _, took := ask(wrong, "192.0.2.2", "{}"); took != 0 {
			t.Errorf("another address gets its refusal after %v", took)
		}
		long := "{" + strings.Repeat(" ", suspectBytes) + "}"
		answers := make(chan string)
		for range maxLongAtOnce {
			go func() { _, answer, _ := ask(wrong, "192.0.2.1", long); answers <- answer }()
		}
		synctest.Wait()
		if code, answer, _ := ask(aliceCredentials, "192.0.2.1", long); code != 400 || !strings.Contains(answer, "ThrottlingException") {
			t.Errorf("one long body too many, with a key that has never been right from there: %d %s", code, answer)
		}
		for range maxLongAtOnce {
			if answer := <-answers; !strings.Contains(answer, "InvalidSignatureException") {
				t.Errorf("a long body gets %s", answer)
			}
		}
		for _, body := range []string{long, "{}", long, long, long, long, long} {
			if code, answer, took := ask(aliceCredentials, "192.0.2.1", body); code != 200 || took != 0 {
				t.Errorf("a right key gets %d %s after %v", code, answer, took)
			}
		}
		time.Sleep(failureWindow)
		if _, _, took := ask(wrong, "192.0.2.1", long); took != 0 {
			t.Errorf("a minute later a refusal takes %v", took)
		}
	})
}

// When an address has as many late refusals under way as it may, what comes from
// there is refused unread, but for keys that have been right; when they are
// over, everybody is heard again.
func TestTooManyWrongSignatures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
		ask := func(c sigv4.Credentials) *httptest.ResponseRecorder {
			return signedCall(g, c, time.Now(), "ListStreams", "{}", nil)
		}
		wrong := sigv4.Credentials{AccessKeyID: "AKIANOBODY", SecretAccessKey: redact.New("x")}
		ask(aliceCredentials)
		for range freeFailures {
			ask(wrong)
		}
		codes := make(chan string)
		for range maxSlowAtOnce {
			go func() { codes <- ask(wrong).Body.String() }()
		}
		synctest.Wait()
		if g.budget.total() != 0 {
			t.Errorf("%d bytes are held for refusals under way", g.budget.total())
		}
		for _, c := range []sigv4.Credentials{wrong, rootCredentials} {
			if w := ask(c); w.Code != 400 || !strings.Contains(w.Body.String(), "ThrottlingException") {
				t.Errorf("%s: got %d %s", c.AccessKeyID, w.Code, w.Body)
			}
		}
		if w := ask(aliceCredentials); w.Code != 200 {
			t.Errorf("a key that has been right got %d %s", w.Code, w.Body)
		}
		for range maxSlowAtOnce {
			if answer := <-codes; !strings.Contains(answer, "UnrecognizedClientException") {
				t.Errorf("a late refusal is %s", answer)
			}
		}
		if w := ask(rootCredentials); w.Code != 200 {
			t.Errorf("afterwards a right key got %d %s", w.Code, w.Body)
		}
		if !strings.Contains(string(g.config.Meter.AppendText(nil)), `shardwell_requests_limited_total{reason="signatures"} 2`) {
			t.Error("the refusals are not counted")
		}
	})
}
