package gateway

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// Limits are of addresses without their ports, and of IPv6 of networks of 64 bits.
func TestPlaces(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.1:1":              "192.0.2.1",
		"[::ffff:192.0.2.1]:2":     "192.0.2.1",
		"[2001:db8:1:2:3:4:5:6]:3": "2001:db8:1:2::/64",
		"[2001:db8:1:2::]:4":       "2001:db8:1:2::/64",
		"[2001:db8:1:3::]:4":       "2001:db8:1:3::/64",
		"[fe80::1%eth0]:5":         "fe80::/64",
		"[::1]:6":                  "::/64",
		"pipe":                     "pipe",
	} {
		if got := placeOf(remote); got != want {
			t.Errorf("%s is of %s, want %s", remote, got, want)
		}
	}
}

// Alone a holder has nearly all, many have as much as each other and leave something,
// and what is released goes to whoever has the least of those who wait.
func TestShares(t *testing.T) {
	b := untold(1600)
	fill := func(name string) (n int) {
		for b.reserve(name, 1) {
			n++
		}
		return n
	}
	if n := fill("alone"); n != 1500 {
		t.Errorf("alone a holder has %d of 1600", n)
	}
	if !b.reserve("next", 90) || b.reserve("next", 20) {
		t.Error("who comes next does not find what is left, or more")
	}
	b.release("alone", 1500)
	b.release("next", 90)
	names := []string{"a", "b", "c", "d"}
	for range 1600 { // in turns
		for _, name := range names {
			b.reserve(name, 1)
		}
	}
	for _, name := range names {
		if held := b.holders[name].held; held < 385 || held > 400 {
			t.Errorf("of four, %s has %d of 1600", name, held)
		}
	}
	if left := b.max - b.total(); left < 20 {
		t.Errorf("four leave %d of 1600", left)
	}
}

// What is released goes to whoever has the least of those who wait, however long
// the others have waited, and to none more than its share.
func TestHungriestFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := untold(160)
		b.reserve("many", 100)
		b.reserve("few", 50)
		got := make(chan string, 4)
		for _, name := range []string{"many", "many", "few", "none"} {
			go func() {
				if !b.await(t.Context(), name, 20, time.Minute) {
					name = "not " + name
				}
				got <- name
			}()
			synctest.Wait()
		}
		var order []string
		for range 4 {
			b.release("many", 20)
			synctest.Wait()
			order = append(order, <-got)
		}
		if want := []string{"none", "few", "many", "many"}; !slices.Equal(order, want) {
			t.Errorf("%v, want %v", order, want)
		}
	})
}

// While the first of those who wait has waited for long, the last is next: there is not
// enough for all, and the first one's client may have given up.
func TestLastFirstWhenTooMany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := untold(160)
		b.reserve("a", 150)
		got := make(chan int, 4)
		for i := range 4 {
			go func() {
				if b.await(t.Context(), "a", 20, time.Minute) {
					got <- i
				}
			}()
			synctest.Wait()
		}
		next := func() int {
			b.release("a", 20)
			synctest.Wait()
			return <-got
		}
		first := next()
		time.Sleep(tooLong + 1)
		if order := []int{first, next(), next(), next()}; !slices.Equal(order, []int{0, 3, 2, 1}) {
			t.Errorf("served in the order %v", order)
		}
	})
}

// Of holders that have come and gone no more are remembered than a bounded number.
func TestHoldersAreForgotten(t *testing.T) {
	b := untold(100)
	for i := range 10 * maxIdleHolders {
		name := fmt.Sprint(i)
		if !b.reserve(name, 60) || b.reserve(name+"'s", 60) {
			t.Fatal("one is refused, or two are not")
		}
		b.release(name, 60)
	}
	if len(b.holders) > maxIdleHolders+1 || b.total() != 0 {
		t.Errorf("%d are remembered, %d used", len(b.holders), b.total())
	}
}

// from has a request come from an address.
func from(address string) func(*http.Request) {
	return func(r *http.Request) { r.RemoteAddr = net.JoinHostPort(address, "1234") }
}

// One address cannot take all requests that may be in flight, nor one caller from however
// many addresses: what is beyond their shares is refused in AWS's form, and others are
// served meanwhile.
func TestRequestsInFlight(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	f := &fake{describe: func(context.Context) (service.Reply, error) {
		begun <- struct{}{}
		<-end
		return service.Reply{}, nil
	}}
	g := New(Config{Auth: p, MaxRequestsInFlight: 32, Services: []Service{{API: kinesis.Service, Handlers: f.handlers(), Access: allowing}}})
	ask := func(c sigv4.Credentials, address string) *httptest.ResponseRecorder {
		return signedCall(g, c, time.Now(), "DescribeStream", `{"StreamName":"s"}`, from(address))
	}
	answers := make(chan int, 32)
	hang := func(c sigv4.Credentials, address string) {
		go func() { answers <- ask(c, address).Code }()
		<-begun
	}
	for range 30 {
		hang(aliceCredentials, "192.0.2.1")
	}
	for address, want := range map[string]string{
		"192.0.2.1": `503 {"__type":"ServiceUnavailable","message":"Too many requests are in flight from your address. Try again."}`,
		"192.0.2.2": `400 {"__type":"ThrottlingException","message":"Rate exceeded: too many of your requests are in flight. Try again."}`,
	} {
		if w := ask(aliceCredentials, address); fmt.Sprint(w.Code, " ", w.Body) != want {
			t.Errorf("%s: got %d %s, want %s", address, w.Code, w.Body, want)
		}
	}
	hang(rootCredentials, "192.0.2.2")
	for range 31 {
		end <- struct{}{}
		if code := <-answers; code != 200 {
			t.Errorf("got %d", code)
		}
	}
	go func() { <-begun; end <- struct{}{} }()
	if w := ask(aliceCredentials, "192.0.2.1"); w.Code != 200 {
		t.Errorf("afterwards: %d %s", w.Code, w.Body)
	}
	if l := g.limits; l.requests.total()+l.callers.total()+l.callerBytes.total()+g.budget.total() != 0 {
		t.Errorf("%d requests, %d of callers and %d bytes of theirs are held", l.requests.total(), l.callers.total(), l.callerBytes.total())
	}
	text := string(g.config.Meter.AppendText(nil))
	for _, line := range []string{`shardwell_requests_limited_total{reason="address"} 1`, `shardwell_requests_limited_total{reason="caller"} 1`} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("the metrics lack %s", line)
		}
	}
}

// allowing says of every call that it asks for nothing that policies refuse.
func allowing(_ shardwell.Tenant, operation string, _ api.Struct, into *service.Access) error {
	into.Asks = append(into.Asks, service.Ask{Action: policy.NewAction("kinesis:" + operation), Resource: "*"})
	return nil
}

// What is held for the input of one caller's requests, from however many addresses,
// leaves something for others.
func TestMemoryOfCallers(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	f := &fake{describe: func(context.Context) (service.Reply, error) {
		begun <- struct{}{}
		<-end
		return service.Reply{}, nil
	}}
	// A body of 4 KiB is paid for twice until it is decoded.
	g := New(Config{Auth: p, MaxRequestBytesInFlight: 32 * smallestBuffer, Services: []Service{{API: kinesis.Service, Handlers: f.handlers(), Access: allowing}}})
	codes := make(chan int)
	for i := range 30 {
		go func() {
			codes <- signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, from(fmt.Sprint("192.0.2.", i))).Code
		}()
		<-begun
	}
	w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, from("192.0.2.99"))
	if w.Code != 400 || !strings.Contains(w.Body.String(), "ThrottlingException") {
		t.Errorf("beyond its share: got %d %s", w.Code, w.Body)
	}
	go func() {
		codes <- signedCall(g, rootCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, from("192.0.2.99")).Code
	}()
	<-begun // another caller's is served
	for range 31 {
		end <- struct{}{}
		if code := <-codes; code != 200 {
			t.Errorf("got %d", code)
		}
	}
	if g.limits.callerBytes.total()+g.budget.total() != 0 {
		t.Errorf("%d and %d bytes stay reserved", g.limits.callerBytes.total(), g.budget.total())
	}
}

// The longest body finds its place, announced or in pieces, where there is an eighth of the
// least memory that a server may be given.
func TestLongestBody(t *testing.T) {
	const longest = 20 << 20
	for _, announced := range []int64{longest, -1} {
		_, g := newFake(t, Config{MaxRequestBytesInFlight: 384 << 20 / 8})
		r := httptest.NewRequest("POST", "http://kinesis.test/", strings.NewReader("{"+strings.Repeat(" ", longest-2)+"}"))
		r.ContentLength = announced
		for name, value := range map[string]string{"Content-Type": json11, "X-Amz-Target": "Kinesis_20131202.ListStreams", "X-Amz-Date": "20261101T000000Z", "Authorization": signed} {
			r.Header.Set(name, value)
		}
		w := httptest.NewRecorder()
		g.ServeHTTP(w, r)
		if w.Code != 200 || g.budget.used != 0 {
			t.Errorf("announced %d: got %d %s, %d bytes stay reserved", announced, w.Code, w.Body, g.budget.used)
		}
	}
}

// Sessions of a role share what the role has, whatever they are called.
func TestSessionsAreTheirRole(t *testing.T) {
	one := service.Caller{Principal: policy.Principal{Kind: policy.Role, ARN: "arn:aws:sts::1:assumed-role/r/one", RoleARN: "arn:aws:iam::1:role/r"}}
	user := service.Caller{Principal: policy.Principal{Kind: policy.User, ARN: "arn:aws:iam::1:user/u"}}
	if callerName(&one) != one.RoleARN || callerName(&user) != user.ARN {
		t.Errorf("%s and %s", callerName(&one), callerName(&user))
	}
}

// One address cannot take all connections, and each place is free when its
// connection is closed, from either side.
func TestConnectionsOfAnAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, g := newFake(t, Config{MaxConnections: 32})
		s := serveInMemory(t, g)
		for range 31 {
			s.dial()
		}
		synctest.Wait()
		last := s.clients[30]
		if _, err := last.Read(make([]byte, 1)); err == nil {
			t.Error("the connection that is too much is open")
		}
		if n := s.metrics.limited.Value(); n != 1 {
			t.Errorf("%d are counted", n)
		}
		s.from = net.IPv4(192, 0, 2, 1)
		other := s.dial()
		go func() { _, _ = fmt.Fprintf(other, "%sContent-Length: 2\r\n\r\n{}", completeHead) }()
		if got := statusOf(t, other); got != 200 {
			t.Errorf("another address got %d", got)
		}
		if s.open.total() != 31 {
			t.Errorf("%d are open", s.open.total())
		}
		s.stop()
		if s.open.total() != 0 || s.metrics.all.Value() != 0 {
			t.Errorf("%d stay open", s.open.total())
		}
	})
}
