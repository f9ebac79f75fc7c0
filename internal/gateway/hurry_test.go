package gateway

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/http2"

	"github.com/shardwell/shardwell/internal/service"
)

// A client that takes nothing of its stream does not hold up a server that shuts
// down: neither on HTTP/1.1, where it leaves its connection unread, nor on HTTP/2,
// where it keeps the stream's window shut.
func TestStalledStreamAtShutdown(t *testing.T) {
	body := fmt.Sprintf(subscribeBody, "0")
	plain := fmt.Sprintf("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nX-Amz-Target: Kinesis_20131202.SubscribeToShard\r\n"+
		"X-Amz-Date: 20261101T000000Z\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s", json11, signed, len(body), body)
	shut := begin()
	_ = shut.WriteSettings(http2.Setting{ID: http2.SettingInitialWindowSize}) // to memory, as all of it
	shut.headOf("SubscribeToShard", false, true)
	_ = shut.WriteData(1, true, []byte(body))
	for _, c := range []struct {
		name, send string
		deaf       bool
	}{{"HTTP/1.1", plain, true}, {"HTTP/2", shut.String(), false}} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { shutdownWithStalled(t, c.send, c.deaf) })
		})
	}
}

func shutdownWithStalled(t *testing.T, send string, deaf bool) {
	g := subscribing(Config{}, func(ctx context.Context, _ service.Events) error {
		<-ctx.Done()
		return nil
	})
	s := NewServer(g, slog.New(slog.DiscardHandler), TLS{})
	ln := pipes{make(chan net.Conn)}
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	client, far := net.Pipe()
	ln.next <- loopback{Conn: far}
	var talk sync.WaitGroup
	talk.Go(func() { _, _ = io.Copy(client, strings.NewReader(send)) })
	if !deaf {
		talk.Go(func() { _, _ = io.Copy(io.Discard, client) })
	}
	synctest.Wait() // the first frame cannot be written
	if open := g.metrics.streams.Value(); open != 1 {
		t.Fatalf("%d streams are open", open)
	}
	began := time.Now()
	go close(ln.next)
	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	const goAway = 2 * time.Second // that net/http waits for clients of HTTP/2, and looks how they are
	if took := time.Since(began); took > tightEventTimeout+goAway {
		t.Errorf("it took %v to shut down", took)
	}
	_ = client.Close()
	talk.Wait()
	<-served // an error of a listener that has ended
}
