package gateway

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// While others wait for memory, a body that does not come, or comes by the byte,
// is given up for them in the time that they wait, on every transport; one that
// arrives steadily is not, and none is while nobody waits.
func TestIdleBodiesMakeRoom(t *testing.T) {
	const length = 2 << 20 // which takes twice as much of the budget
	declared := fmt.Sprintf("Content-Length: %d\r\n\r\n", length)
	for name, c := range map[string]struct {
		head                string
		at0s, afterEachS    int // bytes of the body
		holder, whoComesNow int // status
	}{
		"nothing comes":     {declared, 0, 0, 408, 200},
		"a little comes":    {declared, 100, 100, 408, 200},
		"it comes steadily": {declared, 100_000, 100_000, 200, 503},
		"undeclared":        {fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n", length), 600_000, 0, 408, 200},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				_, g := newFake(t, Config{MaxRequestBytesInFlight: 2*length + length/2})
				s := serveInMemory(t, g)
				holder := s.dial()
				go func() {
					_, err := io.WriteString(holder, completeHead+c.head+"{}"+strings.Repeat(" ", c.at0s))
					for sent := c.at0s + 2; err == nil && c.afterEachS > 0 && sent < length; sent += c.afterEachS {
						time.Sleep(time.Second)
						_, err = io.WriteString(holder, strings.Repeat(" ", min(c.afterEachS, length-sent)))
					}
				}()
				time.Sleep(15 * time.Second)
				synctest.Wait()
				if g.budget.total() < length {
					t.Errorf("while nobody waits %d bytes are held", g.budget.total())
				}
				now := s.dial()
				go func() { _, _ = io.WriteString(now, completeHead+declared+"{}"+strings.Repeat(" ", length-2)) }()
				if got := statusOf(t, now); got != c.whoComesNow {
					t.Errorf("who waits for memory gets %d, want %d", got, c.whoComesNow)
				}
				if got := statusOf(t, holder); got != c.holder {
					t.Errorf("who holds it gets %d, want %d", got, c.holder)
				}
				s.stop()
				if g.budget.total() != 0 || g.arrivals.first != nil {
					t.Errorf("%d bytes stay reserved", g.budget.total())
				}
			})
		})
	}
}

// An address that holds much and wants more gets its own idle bodies given up for it, and not
// those of an address that holds less, whose clients may only be far away.
func TestIdleBodiesOfOthersStay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const length = 1 << 20 // which takes twice as much of the budget
		_, g := newFake(t, Config{MaxRequestBytesInFlight: 16 * length})
		s := serveInMemory(t, g)
		announce := func(from net.IP) net.Conn {
			s.from = from
			c := s.dial()
			go func() { _, _ = fmt.Fprintf(c, "%sContent-Length: %d\r\n\r\n{", completeHead, length) }()
			synctest.Wait()
			return c
		}
		far := announce(net.IPv4(192, 0, 2, 1))
		var many []net.Conn
		for range 7 {
			many = append(many, announce(nil))
		}
		time.Sleep(15 * time.Second)
		announce(nil) // for which there is no room
		if got := statusOf(t, many[0]); got != 408 {
			t.Errorf("the first of the address that wants more got %d", got)
		}
		go func() { _, _ = io.WriteString(far, "}"+strings.Repeat(" ", length-2)) }()
		if got := statusOf(t, far); got != 200 {
			t.Errorf("who is far away got %d", got)
		}
		s.stop()
		if g.budget.total() != 0 {
			t.Errorf("%d bytes stay reserved", g.budget.total())
		}
	})
}

// completeHead is the beginning of a request whose length is still to be said.
const completeHead = halfRequest + "X-Amz-Date: 20261101T000000Z\r\nAuthorization: " + signed + "\r\n"

// statusOf reads an answer.
func statusOf(t *testing.T, c net.Conn) int {
	t.Helper()
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode
}

// inMemory is a server on connections that exist in memory only.
type inMemory struct {
	*Server
	pipes
	served  chan error
	clients []net.Conn
	from    net.IP // of those who dial; nil for loopback
}

func serveInMemory(t *testing.T, g *Gateway) *inMemory {
	t.Helper()
	s := &inMemory{Server: NewServer(g, slog.New(slog.DiscardHandler), TLS{}), pipes: pipes{make(chan net.Conn)}, served: make(chan error, 1)}
	go func() { s.served <- s.Serve(s.pipes) }()
	return s
}

func (s *inMemory) dial() net.Conn {
	client, far := net.Pipe()
	s.next <- loopback{far, s.from}
	s.clients = append(s.clients, client)
	return client
}

// stop ends the server, and returns when nothing goes on any more.
func (s *inMemory) stop() {
	for _, c := range s.clients {
		_ = c.Close() // it may be closed
	}
	close(s.next)
	<-s.served                  // an error of a listener that has ended
	time.Sleep(2 * readTimeout) // as long as any connection may last
}
