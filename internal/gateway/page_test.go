package gateway

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
)

// fakePage has records of the same size; the one that is bad panics.
type fakePage struct {
	records, size, bad int
	told               int
}

func (p *fakePage) Len() int                        { return p.records }
func (p *fakePage) Rest() *kinesis.GetRecordsOutput { return new(kinesis.GetRecordsOutput) }
func (p *fakePage) Record(i int, r *wire.Record) {
	if p.told++; p.told == p.bad {
		panic("bad record")
	}
	*r = wire.Record{Number: shardwell.SequenceNumber{Index: uint64(i)}, Data: bytes.Repeat([]byte{byte(i)}, p.size), PartitionKey: []byte("k")}
}

// client takes an answer: it notes what was released when its first byte came,
// and how much came at once at most, and may go away after some bytes.
type client struct {
	*httptest.ResponseRecorder
	released *int
	atFirst  int // released then; -1 before
	longest  int
	leaves   int
}

func (c *client) Write(p []byte) (int, error) {
	if c.atFirst < 0 {
		c.atFirst = *c.released
	}
	c.longest = max(c.longest, len(p))
	if c.leaves > 0 && c.Body.Len() > c.leaves {
		return 0, errors.New("gone")
	}
	return c.ResponseRecorder.Write(p)
}

// getPage has a page asked for.
func getPage(p protocol, c Config, page *fakePage, heldBytes, leaves int) (*client, *Gateway) {
	released := 0
	c.Services = []Service{{API: kinesis.Service, Handlers: map[string]service.Handler{
		"GetRecords": func(context.Context, shardwell.Tenant, api.Struct) (service.Reply, error) {
			return service.Reply{Page: page, HeldBytes: heldBytes, Release: func() { released++ }}, nil
		},
	}}}
	g := New(c)
	r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(map[protocol][]byte{
		protocolJSON: []byte(`{"ShardIterator":"i"}`), protocolCBOR: []byte("\xa1\x6dShardIterator\x61i"),
	}[p]))
	r.Header.Set("Content-Type", p.contentType())
	r.Header.Set("X-Amz-Target", "Kinesis_20131202.GetRecords")
	r.Header.Set("X-Amz-Date", "20261101T000000Z")
	r.Header.Set("Authorization", signed)
	to := &client{httptest.NewRecorder(), &released, -1, 0, leaves}
	g.ServeHTTP(to, r)
	return to, g
}

// A page is sent whole and of the length announced, a long one in pieces while
// it is held, a short one after it has been released; and it is released once.
// In both protocols.
func TestPages(t *testing.T) {
	for _, c := range []struct {
		name                     string
		records, size, heldBytes int
		releasedFirst            bool
	}{
		{"empty", 0, 0, 20 << 20, true},
		{"short", 10, 100, 20 << 20, true},
		{"long", 1000, 2000, 2 << 20, false},
		{"long records", 3, 3 << 20, 9 << 20, false},
		{"long, in memory of many times its size", 400, 1000, 20 << 20, true},
	} {
		for _, p := range []protocol{protocolJSON, protocolCBOR} {
			t.Run(c.name+" "+p.contentType(), func(t *testing.T) {
				want := p.pageWriter(&fakePage{records: c.records, size: c.size}).AppendAll(nil)
				got, g := getPage(p, Config{}, &fakePage{records: c.records, size: c.size}, c.heldBytes, 0)
				if got.Code != 200 || !bytes.Equal(got.Body.Bytes(), want) || got.Header().Get("Content-Length") != strconv.Itoa(len(want)) {
					t.Errorf("got %d, %d bytes, %s announced; want %d", got.Code, got.Body.Len(), got.Header().Get("Content-Length"), len(want))
				}
				if *got.released != 1 || (got.atFirst == 1) != c.releasedFirst {
					t.Errorf("released %d times, %d before the first byte", *got.released, got.atFirst)
				}
				if !c.releasedFirst && got.longest > pieceBytes+4096 {
					t.Errorf("a piece of %d bytes", got.longest)
				}
				if g.replies.total() != 0 {
					t.Errorf("%d bytes stay reserved", g.replies.total())
				}
			})
		}
	}
}

// A page that there is no memory for is refused before the first byte. One
// whose client leaves, or that makes the program panic, is released all the
// same, and nothing is sent behind what has been.
func TestPagesGoneWrong(t *testing.T) {
	const records, size = 1000, 2000
	got, _ := getPage(protocolJSON, Config{MaxReplyBytesInFlight: 1 << 20}, &fakePage{records: records, size: size}, 2<<20, 0)
	if got.Code != 503 || *got.released != 1 {
		t.Errorf("without memory: %d, released %d times", got.Code, *got.released)
	}
	for name, c := range map[string]struct {
		page   *fakePage
		leaves int
	}{
		"client left": {&fakePage{records: records, size: size}, 1 << 20},
		"panic":       {&fakePage{records: records, size: size, bad: records + records/2}, 0},
	} {
		got, g := getPage(protocolJSON, Config{}, c.page, 2<<20, c.leaves)
		if got.Code != 200 || *got.released != 1 || g.replies.total() != 0 || got.Body.Len() >= records*size*4/3 {
			t.Errorf("%s: %d, %d bytes, released %d times, %d reserved", name, got.Code, got.Body.Len(), *got.released, g.replies.total())
		}
	}
	if got, _ := getPage(protocolJSON, Config{}, &fakePage{records: records, size: size, bad: 5}, 2<<20, 0); got.Code != 500 || *got.released != 1 {
		t.Errorf("a panic before the first byte: %d, released %d times", got.Code, *got.released)
	}
}
