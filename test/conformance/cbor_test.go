package conformance

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sendCBOR sends a body of CBOR as it is, and gives the answer as it came.
func (h host) sendCBOR(t *testing.T, op string, body []byte) answer {
	t.Helper()
	req := h.NewRequest(op, body)
	req.Header.Set("Content-Type", cbor11)
	return h.send(t, req)
}

// inCBOR is the same server, called in CBOR; inJSON in JSON.
func (h host) inCBOR() host { return host{h.Server, true} }
func (h host) inJSON() host { return host{h.Server, false} }

// The same records are read through JSON and through CBOR, whichever they were put
// in; data are bytes in CBOR and base64 in JSON.
func TestCheck09_BothProtocols(t *testing.T) {
	covers(t, "PutRecord", "PutRecords", "GetRecords")
	h := serve(t, "--stream", "s", "--quotas", "off").inJSON()
	data := "\x00\xff\xfe plain"
	for _, via := range []host{h, h.inCBOR()} {
		via.must(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "é", "Data": []byte(data)})
		via.must(t, "PutRecords", object{"StreamName": "s", "Records": []object{{"PartitionKey": "k", "Data": []byte(data), "ExplicitHashKey": "7"}, {"PartitionKey": "k", "Data": ""}}})
	}
	token := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	plain, _ := h.records(t, token)
	binary, _ := h.inCBOR().records(t, token)
	want(t, "records", len(plain), 6)
	want(t, "through CBOR", fmt.Sprint(binary), fmt.Sprint(plain))
	want(t, "data in JSON", at(plain[0], "Data"), any(base64.StdEncoding.EncodeToString([]byte(data))))
	raw := h.sendCBOR(t, "GetRecords", []byte("\xa1\x6dShardIterator\x78"+string([]byte{byte(len(token))})+token))
	if wanted := append([]byte("\x64Data"), append(cborHead(2, uint64(len(data))), data...)...); bytes.Count(raw.Body, wanted) != 4 {
		t.Errorf("no four times %x in %x", wanted, raw.Body)
	}
}

// A time in CBOR has tag 1 and is an integer of milliseconds, there and back; in
// JSON it is seconds with three decimals at most; both agree.
func TestCheck10_Timestamps(t *testing.T) {
	covers(t, "GetRecords", "GetShardIterator")
	h := serve(t, "--stream", "s", "--quotas", "off").inJSON()
	h.put(t, "s", "k", "1")
	token := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	records, _ := h.records(t, token)
	seconds := at(records[0], "ApproximateArrivalTimestamp").(json.Number)
	if _, decimals, _ := strings.Cut(string(seconds), "."); len(decimals) > 3 || strings.ContainsAny(string(seconds), "eE") {
		t.Errorf("%s has more than three decimals", seconds)
	}
	tagged := append([]byte("\x78\x1bApproximateArrivalTimestamp"), cborNumber(string(seconds), "Timestamp")...)
	if a := h.sendCBOR(t, "GetRecords", cborOf(object{"ShardIterator": token}, "")); !bytes.Contains(a.Body, tagged) {
		t.Errorf("no %x in %x", tagged, a.Body)
	}
	for what, more := range map[string]string{
		"tag 1":        string(cborNumber(string(seconds), "Timestamp")),
		"without tag":  string(cborNumber(string(seconds), "Timestamp")[1:]),
		"long before":  "\xc1\x01",
		"as a float":   "\xc1\xfb\x42\x70\x00\x00\x00\x00\x00\x00",
		"before epoch": "\xc1\x20",
	} {
		body := "\xa4\x6aStreamName\x61s\x67ShardId\x610\x71ShardIteratorType\x6cAT_TIMESTAMP\x69Timestamp" + more
		got, err := objectFromCBOR(h.sendCBOR(t, "GetShardIterator", []byte(body)).Body)
		if err != nil {
			t.Fatal(err)
		}
		found, _ := h.records(t, text(got["ShardIterator"]))
		want(t, what+": records from there on", len(found), 1)
	}
}

// Maps, lists and strings of indefinite length are accepted, and so are a leading
// tag, null, undefined and heads that are longer than need be.
func TestCheck11_IndefiniteLengths(t *testing.T) {
	covers(t, "PutRecords", "ListStreams")
	h := serve(t, "--stream", "s").inJSON()
	for _, body := range []string{"\xbf\xff", "\xa0", "\xd9\xd9\xf7\xbf\xff", "\xbf\x65Limit\xf6\xff", "\xa1\x65Limit\xf7", "\xb8\x01\x78\x05Limit\x1b\x00\x00\x00\x00\x00\x00\x00\x05", "\xa1\x65Limit\xfa\x40\xb0\x00\x00"} {
		a := h.sendCBOR(t, "ListStreams", []byte(body))
		got, err := objectFromCBOR(a.Body)
		if err != nil || fmt.Sprint(got["StreamNames"]) != "[s]" || a.Header.Get("Content-Type") != cbor11 {
			t.Errorf("%x: %d %x: %v", body, a.Status, a.Body, err)
		}
	}
	a := h.sendCBOR(t, "PutRecords", []byte("\xbf\x7f\x62Re\x65cords\xff\x9f\xbf\x64Data\x5f\x41a\x40\x42bc\xff\x6cPartitionKey\x7f\x61k\xff\xff\xff\x6aStreamName\x7f\x61s\xff\xff"))
	want(t, "status", a.Status, http.StatusOK)
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "data", at(records[0], "Data"), any("YWJj"))
}

// An error in CBOR has the code and the words of JSON, under the same keys, by name
// and by ARN.
func TestCheck12_Errors(t *testing.T) {
	covers(t, "DescribeStream")
	h := serve(t).inJSON()
	for _, in := range []object{{"StreamName": "X"}, {"StreamARN": arnOf("X")}} {
		a := h.sendCBOR(t, "DescribeStream", cborOf(in, ""))
		want(t, "status", a.Status, http.StatusBadRequest)
		want(t, "content type", a.Header.Get("Content-Type"), cbor11)
		want(t, "header", a.Header.Get("X-Amzn-ErrorType"), "ResourceNotFoundException")
		want(t, "body", string(a.Body), "\xa2\x66__type\x78\x19ResourceNotFoundException\x67message\x78\x2eStream X under account "+account+" not found.")
	}
	a := h.sendCBOR(t, "DescribeStream", []byte("\xa1\x6aStreamName\xf5"))
	want(t, "a type error", string(a.Body), "\xa2\x66__type\x76SerializationException\x67Message\x78\x39class java.lang.Boolean can not be converted to an String")
}

// A body that is no map of CBOR has a code and no message, whatever else is wrong;
// lengths that are not there, depth without end and keys that are no text cost
// nothing. Checks come in the order that they have in JSON.
func TestCBORFrontDoor(t *testing.T) {
	covers(t)
	h := serve(t, "--stream", "s").inJSON()
	const broken = "\xa1\x66__type\x76SerializationException"
	for _, body := range []string{
		"{}", "\xf6", "\x80", "\xbf", "\xa1", "\xa0\xa0", "\xbf\xff\xff", "\xff", "\xa1\x01\x02", "\xa1\x65Limit", "\xa1\x65Limit\x1c", "\xa1\x61a\x61\xff",
		"\xa1\x61a\x5b\xff\xff\xff\xff\xff\xff\xff\xff", "\xa1\x61a\x9b\x7f\xff\xff\xff\xff\xff\xff\xff", "\xbb\x00\xff\xff\xff\xff\xff\xff\xff", "\xa1\x61a\x7f\x41a\xff",
		"\xa1\x61a" + strings.Repeat("\x81", 1<<20), strings.Repeat("\xbf\x61a", 1<<18), strings.Repeat("\xc1", 1<<20), "\xa1\x61a\xf8\x20", "\xa2\x65Limit\x61x\x61a",
	} {
		for _, target := range []string{"ListStreams", "Nope"} {
			a := h.sendCBOR(t, target, []byte(body))
			if a.Status != http.StatusBadRequest || string(a.Body) != broken || a.Header.Get("Content-Type") != cbor11 {
				t.Errorf("%s %.40x: got %d %q", target, body, a.Status, a.Body)
			}
		}
	}
	want(t, "an unknown operation", string(h.sendCBOR(t, "Nope", []byte("\xbf\xff")).Body), "\xa1\x66__type\x78\x19UnknownOperationException")
	want(t, "nothing", string(h.sendCBOR(t, "Nope", nil).Body), "\xa1\x66__type\x78\x19UnknownOperationException")
	for body, code := range map[string]string{"\xa1\x65Limit\x61x": "SerializationException", "\xa1\x65Limit\x00": "ValidationException"} {
		req := h.NewRequest("ListStreams", []byte(body))
		req.Header.Set("Content-Type", cbor11+"; charset=x")
		want(t, "with credentials", h.send(t, req).Header.Get("X-Amzn-ErrorType"), code)
		req = h.NewRequest("ListStreams", []byte(body))
		req.Header.Set("Content-Type", cbor11)
		req.Header.Del("Authorization")
		a := h.send(t, req)
		want(t, "without credentials", string(a.Body), "\xa2\x66__type\x78\x23MissingAuthenticationTokenException\x67message\x78\x1cMissing Authentication Token")
	}
}

// Bodies as the SDKs for Java write them, recorded from these clients, are carried
// out. Each file is named OPERATION.CLIENT.hex.
func TestRecordedBodies(t *testing.T) {
	covers(t, "PutRecord", "PutRecords", "GetShardIterator", "CreateStream", "ListStreams")
	files, err := filepath.Glob("../../internal/wire/cbor/testdata/recorded/*.hex")
	if err != nil || len(files) == 0 {
		t.Fatal("no recorded bodies", err)
	}
	h := serve(t, "--stream", "orders:2").inJSON()
	for _, file := range files {
		encoded, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		body, err := hex.DecodeString(strings.Join(strings.Fields(string(encoded)), ""))
		if err != nil {
			t.Fatal(file, err)
		}
		op, _, _ := strings.Cut(filepath.Base(file), ".")
		if a := h.sendCBOR(t, op, body); a.Status != http.StatusOK {
			t.Errorf("%s: %d %q", file, a.Status, a.Body)
		}
	}
}
