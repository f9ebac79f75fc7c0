package bench

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// transportsName is what Options.Only calls the rows, behind their names.
const transportsName = "transports"

// crossing is a way to a server.
type crossing struct {
	secure      bool // TLS
	multiplexed bool // HTTP/2
}

var crossings = []crossing{{false, false}, {true, false}, {false, true}, {true, true}}

func (c crossing) String() string {
	name := "HTTP/1.1"
	if c.multiplexed {
		name = "HTTP/2"
	}
	if c.secure {
		name += " TLS"
	}
	return name
}

// dialTo makes connections of this way. It does not matter here whose the
// certificate is.
func (c crossing) dialTo(plain, secure *url.URL) dialer {
	protocol := "http/1.1"
	if c.multiplexed {
		protocol = "h2"
	}
	config := &tls.Config{InsecureSkipVerify: true, NextProtos: []string{protocol}}
	if !c.secure {
		return dialTo(plain)
	}
	return func(ctx context.Context) (*connection, error) { return dial(ctx, secure, config) }
}

// multiplexedConnections is on how many connections of HTTP/2 the requests go
// that have a connection each on HTTP/1.1.
const multiplexedConnections = 4

// transportTurns is how often all cells take turns at most, so that they see the
// same machine; those of a cell are as long together as that part of a measurement.
const (
	transportTurns = 4
	transportPart  = 8
)

// transportTurns is how often cells take turns in this run: once for a first
// impression, where connecting would take longer than measuring.
func (r *run) transportTurns() int {
	if r.Each < time.Second {
		return 1
	}
	return transportTurns
}

// The kinds of work on each way to the server: writing, and reading pages of so
// many records.
var (
	putBig           = put{"PutRecords 10 x 10 KiB", 10, 10 << 10}
	transportPuts    = []put{putSmall, putBig, putSingle}
	transportReads   = []put{putSmall, putLarge}
	transportShards  = 16
	transportRecords = 1000
)

// transportWork is one kind of work, as requests in both protocols.
type transportWork struct {
	name       string
	operation  string
	records    int // of one request
	json, cbor [][]byte
	check      map[string]func([]byte) bool // by content type
	replies    []int                        // lengths of those in JSON
}

// transports measures the same work over HTTP/1.1 and HTTP/2, with and without
// TLS, in JSON and CBOR, beside a net/http server that takes as many bytes and
// answers with as many on the same way.
func (r *run) transports(ctx context.Context) (err error) {
	if !r.wantedTransports() {
		return nil
	}
	server, err := startChild(ctx, r.Binary, r.serve(filepath.Join(r.dir, "transports"), "--tls")...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.stop()) }()
	t := &target{url: server.url, account: r.Account, child: server}
	before := r.server
	r.server = t
	defer func() { r.server = before }()

	stream, err := t.createStream(ctx, r.Shards)
	if err != nil {
		return err
	}
	for _, p := range transportPuts {
		if !r.wanted(p.name + " " + transportsName) {
			continue
		}
		if err := r.transport(ctx, p.transportWork(stream)); err != nil {
			return err
		}
	}
	for _, p := range transportReads {
		if !r.wanted(p.readName() + " " + transportsName) {
			continue
		}
		work, err := r.readWork(ctx, p)
		if err != nil {
			return err
		}
		if err := r.transport(ctx, work); err != nil {
			return err
		}
	}
	return nil
}

// wantedTransports says whether any of the rows is wanted.
func (r *run) wantedTransports() bool {
	wanted := func(name string) bool { return r.wanted(name + " " + transportsName) }
	return slices.ContainsFunc(transportPuts, func(p put) bool { return wanted(p.name) }) ||
		slices.ContainsFunc(transportReads, func(p put) bool { return wanted(p.readName()) })
}

// readName is what the reading of such records is called.
func (p put) readName() string { return fmt.Sprintf("GetRecords %d x %d B", transportRecords, p.size) }

// transport measures one kind of work on all ways.
func (r *run) transport(ctx context.Context, work transportWork) error {
	if err := r.learn(ctx, &work); err != nil {
		return fmt.Errorf("%s: %w", work.name, err)
	}
	row := TransportWork{Name: work.name, Cells: []TransportCell{}}
	var cells []*transportCell
	for _, way := range crossings {
		for _, side := range []string{sideJSON, sideCBOR, sideBare} {
			if side != sideCBOR || way.secure == way.multiplexed { // where clients speak it
				cells = append(cells, r.newTransportCell(work, way, side))
			}
		}
	}
	turns := r.transportTurns()
	for range turns {
		for _, c := range cells {
			r.Progress(fmt.Sprintf("%s %s: %s, %s", work.name, transportsName, c.way, c.side))
			if err := c.turn(ctx, r.Connections, r.Each/transportPart/time.Duration(turns)); err != nil {
				return fmt.Errorf("%s, %s, %s: %w", work.name, c.way, c.side, err)
			}
			if err := r.sorted(ctx); err != nil { // or the next one would bear it
				return err
			}
		}
	}
	for _, c := range cells {
		if c.side != sideBare && r.Profiles != "" {
			if err := r.profiled(ctx, fmt.Sprintf("%s, %s, %s", work.name, c.way, c.side), func() error { return c.turn(ctx, r.Connections, r.Each) }); err != nil {
				return err
			}
		}
		row.Cells = append(row.Cells, c.result(work.records))
	}
	row.compare()
	r.report.Transports = append(r.report.Transports, row)
	return nil
}

// learn sends each request once and notes how long its reply is, and, of pages,
// how many records there are in one.
func (r *run) learn(ctx context.Context, work *transportWork) (err error) {
	conn, err := dial(ctx, r.server.url, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	records := 0
	for _, body := range work.json {
		reply, err := conn.call(r.server.buildFor(crossing{}, "/", work.operation, jsonType, body, nil), true)
		if err != nil {
			return err
		}
		work.replies = append(work.replies, len(reply))
		records += bytes.Count(reply, []byte(`"SequenceNumber"`))
	}
	work.records = records / len(work.json)
	return nil
}

// transportWork builds the requests of a kind of writing.
func (p put) transportWork(stream string) transportWork {
	w := transportWork{name: p.name, operation: "PutRecords", check: map[string]func([]byte) bool{jsonType: p.succeeded, cborType: p.succeededCBOR}}
	if p.records == 1 {
		w.operation = "PutRecord"
	}
	for v := range p.variants() {
		in := p.input(v, stream)
		w.json, w.cbor = append(w.json, wirejson.Append(nil, in)), append(w.cbor, cbor.Append(nil, in))
	}
	return w
}

// succeededCBOR is succeeded for a reply in CBOR.
func (p put) succeededCBOR(body []byte) bool {
	if p.records == 1 {
		return bytes.Contains(body, []byte("SequenceNumber"))
	}
	return bytes.Contains(body, []byte("FailedRecordCount\x00"))
}

// readWork fills a stream and builds requests for a page of each of its shards.
func (r *run) readWork(ctx context.Context, p put) (transportWork, error) {
	w := transportWork{name: p.readName(), operation: "GetRecords"}
	stream, err := r.server.createStream(ctx, transportShards)
	if err != nil {
		return w, err
	}
	// Keys scatter, so there is more than enough in every shard.
	requests := p.requests(r.server, "/", stream, p.succeeded)
	_, err = together(ctx, r.server.url, 1, func(_ context.Context, conn *connection, _ int, _ *loadResult) error {
		for i := range transportShards * transportRecords * 3 / 2 / p.records {
			if _, err := conn.call(requests[i%len(requests)], false); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return w, err
	}
	limit := int32(transportRecords)
	for shard := range transportShards {
		var got kinesis.GetShardIteratorOutput
		if err := r.server.call(ctx, "GetShardIterator", &kinesis.GetShardIteratorInput{
			StreamName: stream, ShardId: strconv.Itoa(shard), ShardIteratorType: kinesis.ShardIteratorTypeTrimHorizon}, &got); err != nil {
			return w, err
		}
		in := &kinesis.GetRecordsInput{ShardIterator: got.ShardIterator, Limit: &limit}
		w.json, w.cbor = append(w.json, wirejson.Append(nil, in)), append(w.cbor, cbor.Append(nil, in))
	}
	return w, nil
}

// The sides of a comparison.
const (
	sideJSON = "JSON"
	sideCBOR = "CBOR"
	sideBare = "bare" // net/http with the bodies of JSON
)

// transportCell is one kind of work on one way to one server.
type transportCell struct {
	way      crossing
	side     string
	dial     dialer
	requests []request
	child    *child // the server
	total    loadResult
	cpu, own time.Duration
}

func (r *run) newTransportCell(work transportWork, way crossing, side string) *transportCell {
	c := &transportCell{way: way, side: side, child: r.server.child}
	t, kind, bodies := r.server, jsonType, work.json
	secure := &url.URL{Scheme: "https", Host: r.server.url.Host}
	switch side {
	case sideCBOR:
		kind, bodies = cborType, work.cbor
	case sideBare:
		t, c.child, secure = r.baseline, r.baseline.child, r.baseline.child.secure
	}
	c.dial = way.dialTo(t.url, secure)
	for i, body := range bodies {
		path, check := "/", work.check[kind]
		if side == sideBare {
			path, check = baselineSame+strconv.Itoa(work.replies[i]), nil
		}
		c.requests = append(c.requests, t.buildFor(way, path, work.operation, kind, body, check))
	}
	return c
}

// turn adds one measurement. Connections are made before it begins.
func (c *transportCell) turn(ctx context.Context, connections int, each time.Duration) (err error) {
	on, streams := connections, 1
	if c.way.multiplexed {
		on = min(connections, multiplexedConnections)
		streams = (connections + on - 1) / on
	}
	ready, err := c.dial.ahead(ctx, on)
	if err != nil {
		return err
	}
	cpu, own := c.child.cpu(), ownCPU()
	var result *loadResult
	if c.way.multiplexed {
		result, err = closedStreams(ctx, ready, on, streams, each, c.requests)
	} else {
		result, err = closedLoopOn(ctx, ready, on, each, sending(c.requests))
	}
	if err != nil {
		return err
	}
	c.cpu, c.own = c.cpu+c.child.cpu()-cpu, c.own+ownCPU()-own
	c.total.add(result)
	c.total.took += result.took
	return nil
}

// result words all turns.
func (c *transportCell) result(records int) TransportCell {
	slices.Sort(c.total.latencies)
	return TransportCell{
		Transport: c.way.String(), Side: c.side, RecordsPerSecond: c.total.perSecond() * float64(records),
		P50Millis: c.total.percentile(0.5), P99Millis: c.total.percentile(0.99),
		CPUMicros: perRecord(c.cpu, c.total.allRequests*records), ClientCPUMicros: perRecord(c.own, c.total.allRequests*records),
	}
}
