package gateway

import (
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// halfOpen begins a handshake and does not go on. done gets what became of it.
func halfOpen(t *testing.T, s *Server) (client net.Conn, done chan error) {
	t.Helper()
	client, server := net.Pipe()
	done = make(chan error, 1)
	go func() {
		c := &conn{Conn: named{server}, server: s}
		if _, err := c.Read(make([]byte, 4096)); !errors.Is(err, c.err) {
			t.Errorf("read gave %v", err)
		}
		_ = c.Close()
		done <- c.err
	}()
	if _, err := client.Write([]byte{tlsHandshake, 3, 1, 0, 200}); err != nil {
		t.Error(err)
	}
	t.Cleanup(func() { client.Close() })
	return client, done
}

// named gives a pipe the address of a connection that comes from this machine.
type named struct{ net.Conn }

func (named) LocalAddr() net.Addr  { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }
func (named) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// A handshake that does not go on ends after its ten seconds, whatever the
// client has sent.
func TestHandshakeDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, g := newFake(t, Config{})
		s := NewServer(g, slog.New(slog.DiscardHandler), withTLS())
		began := time.Now()
		_, done := halfOpen(t, s)
		if err := <-done; handshakeFailure(err) != "timeout" {
			t.Errorf("ended with %v", err)
		}
		if took := time.Since(began); took != handshakeTimeout {
			t.Errorf("ended after %v", took)
		}
	})
}

// While as many handshakes as there may be do not go on, others still get
// through: at once if the oldest has had a second, or as soon as it has; it is
// the oldest that is cut, and no more than those that come call for.
func TestHandshakesGiveWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		registry := meter.New()
		_, g := newFake(t, Config{Meter: registry})
		s := NewServer(g, slog.New(slog.DiscardHandler), withTLS())
		s.handshakes.max = 4 // of which one address gets three
		var ends []chan error
		for range 3 {
			_, done := halfOpen(t, s)
			synctest.Wait()
			ends = append(ends, done)
		}
		// The first waits until the oldest is old enough, the second gets its place.
		for i, want := range []time.Duration{crowdedAge, 0} {
			began := time.Now()
			client, server := net.Pipe()
			served := make(chan error, 1)
			go func() {
				c := &conn{Conn: named{server}, server: s}
				_, err := c.Read(make([]byte, 1))
				_ = c.Close()
				served <- err
			}()
			c := tls.Client(client, &tls.Config{InsecureSkipVerify: true})
			if err := c.Handshake(); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(began); took != want {
				t.Errorf("handshake %d was done after %v", i, took)
			}
			if _, err := c.Write([]byte("G")); err != nil {
				t.Error(err)
			}
			if err := <-served; err != nil {
				t.Error(err)
			}
			_ = client.Close()
		}
		if err := <-ends[0]; !errors.Is(err, errCrowded) || handshakeFailure(err) != "crowded" {
			t.Errorf("the oldest ended with %v", err)
		}
		for i, end := range ends[1:] {
			if err := <-end; handshakeFailure(err) != "timeout" {
				t.Errorf("handshake %d ended with %v", i+1, err)
			}
		}
		if n := s.metrics.underWay.Value(); n != 0 {
			t.Errorf("%d are under way", n)
		}
	})
}

// While one address has as many handshakes under way as it gets, another's begin at
// once, and what comes from the first cuts its own only.
func TestHandshakesOfAnAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHandshakes(32, new(meter.Gauge))
		far, _ := net.Pipe()
		enter := func(place string, want time.Duration) *slot {
			began := time.Now()
			s, err := h.enter(far, place)
			if took := time.Since(began); err != nil || took != want {
				t.Errorf("%s has a place after %v, want %v, %v", place, took, want, err)
			}
			return s
		}
		other := enter("b", 0)
		first := enter("a", 0)
		for range 28 {
			enter("a", 0)
		}
		enter("a", crowdedAge) // one too many
		if !first.cut.Load() || other.cut.Load() {
			t.Error("its own oldest is not cut, or another's is")
		}
		enter("b", 0)
		enter("c", 0)
	})
}

// Who waits for a place waits as long as a handshake may take, and no longer,
// and gets one that is given back.
func TestHandshakesWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHandshakes(2, meter.New().Gauge("g", "").With())
		a, _ := net.Pipe()
		first, err := h.enter(a, "a")
		if err != nil {
			t.Fatal(err)
		}
		got := make(chan *slot)
		go func() {
			s, err := h.enter(a, "a")
			if err != nil {
				t.Error(err)
			}
			got <- s
		}()
		synctest.Wait()
		began := time.Now()
		h.leave(first)
		second := <-got
		if time.Since(began) != 0 || first.cut.Load() {
			t.Error("a place that was given back was not taken at once")
		}
		second.began = began.Add(time.Hour) // never old enough to be cut
		if _, err := h.enter(a, "a"); !errors.Is(err, errCrowded) || time.Since(began) != handshakeTimeout {
			t.Errorf("waiting ended with %v after %v", err, time.Since(began))
		}
		h.leave(second)
	})
}
