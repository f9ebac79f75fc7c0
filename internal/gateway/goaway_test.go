package gateway

import (
	"crypto/tls"
	"io"
	"net"
	"testing"
)

// At shutdown an idle connection of HTTP/2 is told to go away, which lets its
// client tell what has not been seen from what has, before it is closed: plain,
// with ALPN and without.
func TestGoAway(t *testing.T) {
	const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"
	for name, dial := range map[string]func(address string) (net.Conn, error){
		"plain": func(address string) (net.Conn, error) { return net.Dial("tcp", address) },
		"ALPN": func(address string) (net.Conn, error) {
			return tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}})
		},
		"no ALPN": func(address string) (net.Conn, error) {
			return tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true})
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, g := newFake(t, Config{})
			address, s := serveTLS(t, g)
			c, err := dial(address)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if _, err := io.WriteString(c, preface); err != nil {
				t.Fatal(err)
			}
			// Its acknowledgement of our settings says that the server is there.
			for {
				kind, flags, _ := readFrame(t, c)
				if kind == 4 && flags&1 != 0 {
					break
				}
			}
			down := make(chan error, 1)
			go func() { down <- s.Shutdown(t.Context()) }()
			for {
				kind, _, payload := readFrame(t, c)
				if kind != 7 {
					continue
				}
				if len(payload) < 8 || payload[7] != 0 {
					t.Errorf("GOAWAY says % x", payload)
				}
				break
			}
			_ = c.Close()
			if err := <-down; err != nil {
				t.Error(err)
			}
		})
	}
}

// readFrame reads a frame of HTTP/2 (RFC 9113 §4.1).
func readFrame(t *testing.T, r io.Reader) (kind, flags byte, payload []byte) {
	t.Helper()
	head := make([]byte, 9)
	if _, err := io.ReadFull(r, head); err != nil {
		t.Fatal(err)
	}
	payload = make([]byte, int(head[0])<<16|int(head[1])<<8|int(head[2]))
	if _, err := io.ReadFull(r, payload); err != nil {
		t.Fatal(err)
	}
	return head[3], head[4], payload
}
