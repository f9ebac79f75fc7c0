package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/test/blackbox"
)

// Where the harness' credentials lead: the server's default account, and the
// region of the signature.
const (
	account = "000000000000"
	region  = "us-east-1"
)

// maxHashKey is the last hash key, 2^128 - 1.
const maxHashKey = "340282366920938463463374607431768211455"

// object is a JSON object as it came; numbers keep their text.
type object = map[string]any

// host is a running server and the raw requests of the tests.
type host struct {
	*blackbox.Server
	// cbor makes calls in CBOR, and turns their answers into the JSON that would
	// say the same.
	cbor bool
}

// serve starts a server that keeps everything in memory and does not take long
// over changes of state. A flag among args counts more than one of these.
func serve(t *testing.T, args ...string) host {
	t.Helper()
	t.Parallel()
	return start(t, append([]string{"--memory", "--log-level", "error", "--state-delay", "100ms"}, args...)...)
}

// start starts a server with these arguments alone. Where the environment says so,
// it is called in CBOR, which no test should notice.
func start(t *testing.T, args ...string) host {
	t.Helper()
	return host{blackbox.Start(t, args...), os.Getenv("SHARDWELL_CONFORMANCE_PAYLOAD") == "cbor"}
}

// answer is a response and its body as JSON, nil if it is none.
type answer struct {
	blackbox.Response
	JSON object
}

// send sends a request as it is.
func (h host) send(t *testing.T, req *http.Request) answer {
	t.Helper()
	noteCall(t, req)
	inCBOR := h.cbor && asCBOR(req)
	resp, err := h.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{Response: resp}
	if inCBOR {
		a.fromCBOR(t)
	}
	decoder := json.NewDecoder(bytes.NewReader(a.Body))
	decoder.UseNumber()
	if decoder.Decode(&a.JSON) != nil {
		a.JSON = nil
	}
	if req.Method == http.MethodPost {
		a.wantShape(t, req)
	}
	return a
}

// asCBOR makes a request of JSON one of CBOR, if it can be said in it.
func asCBOR(req *http.Request) bool {
	if req.Header.Get("Content-Type") != json11 || req.GetBody == nil {
		return false
	}
	body, err := req.GetBody()
	if err != nil {
		return false
	}
	text, err := io.ReadAll(body)
	if err != nil {
		return false
	}
	encoded, ok := toCBOR(text)
	if ok {
		setBody(req, encoded)
		req.Header.Set("Content-Type", cbor11)
	}
	return ok
}

// either is what differs between the protocols.
func (h host) either(json, cbor string) string {
	if h.cbor {
		return cbor
	}
	return json
}

// setBody gives a request another body.
func setBody(req *http.Request, body []byte) {
	req.ContentLength = int64(len(body))
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	req.Body, _ = req.GetBody()
}

// fromCBOR puts the answer's body into JSON.
func (a *answer) fromCBOR(t *testing.T) {
	t.Helper()
	if got := a.Header.Get("Content-Type"); got != cbor11 {
		t.Errorf("a request in CBOR was answered as %q: %q", got, a.Body)
	}
	if len(a.Body) == 0 {
		return
	}
	body, err := objectFromCBOR(a.Body)
	if err != nil {
		t.Fatalf("%x: %v", a.Body, err)
	}
	a.Header.Set("Content-Type", json11)
	a.Header.Del("Content-Length") // which was of what came
	if a.Body, err = json.Marshal(body); err != nil {
		t.Fatal(err)
	}
	a.Header.Set("Content-Length", strconv.Itoa(len(a.Body)))
}

// The content types of both protocols.
const (
	json11 = "application/x-amz-json-1.1"
	cbor11 = "application/x-amz-cbor-1.1"
)

// call carries out an operation; in is JSON text or something to be encoded.
func (h host) call(t *testing.T, op string, in any) answer {
	t.Helper()
	body, ok := in.(string)
	if !ok {
		text, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		body = string(text)
	}
	return h.send(t, h.NewRequest(op, []byte(body)))
}

// must is call for a step that has to succeed; it gives the answer's object.
func (h host) must(t *testing.T, op string, in any) object {
	t.Helper()
	a := h.call(t, op, in)
	if a.Status != http.StatusOK {
		t.Fatalf("%s %s: status %d, %s", op, brief(in), a.Status, a.Body)
	}
	return a.JSON
}

// brief is in as text for a message.
func brief(in any) string {
	text := fmt.Sprint(in)
	if len(text) > 200 {
		text = text[:200] + "…"
	}
	return text
}

// create makes a stream and waits until it is ACTIVE.
func (h host) create(t *testing.T, name string, shards int) {
	t.Helper()
	h.must(t, "CreateStream", object{"StreamName": name, "ShardCount": shards})
	h.await(t, name)
}

// await polls until a stream is ACTIVE: over HTTP there is nothing to wait on.
func (h host) await(t *testing.T, name string) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		a := h.call(t, "DescribeStreamSummary", object{"StreamName": name})
		if a.Status == http.StatusOK && at(a.JSON, "StreamDescriptionSummary.StreamStatus") == "ACTIVE" {
			return
		}
		select {
		case <-deadline:
			t.Fatalf("stream %s is not ACTIVE after 30 s: %s", name, a.Body)
		case <-tick.C:
		}
	}
}

// gone polls until a stream no longer exists.
func (h host) gone(t *testing.T, name string) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		a := h.call(t, "DescribeStreamSummary", object{"StreamName": name})
		if a.Status != http.StatusOK && a.JSON["__type"] == "ResourceNotFoundException" {
			return
		}
		select {
		case <-deadline:
			t.Fatalf("stream %s still exists after 30 s: %s", name, a.Body)
		case <-tick.C:
		}
	}
}

// put stores a record under a key and gives its shard and sequence number.
func (h host) put(t *testing.T, stream, key, data string) (shard, number string) {
	t.Helper()
	out := h.must(t, "PutRecord", object{"StreamName": stream, "PartitionKey": key, "Data": []byte(data)})
	return text(out["ShardId"]), text(out["SequenceNumber"])
}

// iterator gets a shard iterator; more is merged into the request.
func (h host) iterator(t *testing.T, stream, shard, kind string, more object) string {
	t.Helper()
	in := object{"StreamName": stream, "ShardId": shard, "ShardIteratorType": kind}
	for k, v := range more {
		in[k] = v
	}
	token := text(h.must(t, "GetShardIterator", in)["ShardIterator"])
	if token == "" {
		t.Fatal("no ShardIterator in the answer")
	}
	return token
}

// records reads one page.
func (h host) records(t *testing.T, iterator string) (records []any, page object) {
	t.Helper()
	page = h.must(t, "GetRecords", object{"ShardIterator": iterator})
	records, ok := page["Records"].([]any)
	if !ok {
		t.Fatalf("Records is no list: %v", page["Records"])
	}
	return records, page
}

// at follows a path of keys and list indices, "Shards.0.ShardId"; nil if it
// leads nowhere.
func at(v any, path string) any {
	for _, key := range strings.Split(path, ".") {
		switch node := v.(type) {
		case object:
			v = node[key]
		case []any:
			var i int
			if _, err := fmt.Sscan(key, &i); err != nil || i >= len(node) {
				return nil
			}
			v = node[i]
		default:
			return nil
		}
	}
	return v
}

// text gives a JSON string, "" for anything else.
func text(v any) string {
	s, _ := v.(string)
	return s
}

// number reads a sequence number.
func number(t *testing.T, v any) *big.Int {
	t.Helper()
	n, ok := new(big.Int).SetString(text(v), 10)
	if !ok {
		t.Fatalf("%v is no sequence number", v)
	}
	return n
}

// want compares a value with what it has to be.
func want(t *testing.T, what string, got, expected any) {
	t.Helper()
	if !reflect.DeepEqual(got, expected) {
		t.Errorf("%s: got %v, expected %v", what, got, expected)
	}
}

// wantError checks an error's status, code and whole message.
func (a answer) wantError(t *testing.T, code, message string) {
	t.Helper()
	if a.Status != http.StatusBadRequest || a.JSON["__type"] != code || a.JSON["message"] != message {
		t.Errorf("got status %d, %s\nexpected 400, %s, %q", a.Status, a.Body, code, message)
	}
}

// wantErrorWith checks an error's status, code and a part of its message.
func (a answer) wantErrorWith(t *testing.T, code, part string) {
	t.Helper()
	if a.Status != http.StatusBadRequest || a.JSON["__type"] != code || !strings.Contains(text(a.JSON["message"]), part) {
		t.Errorf("got status %d, %s\nexpected 400, %s with %q", a.Status, a.Body, code, part)
	}
}
