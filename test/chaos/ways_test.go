package chaos

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// way is how a consumer of a soak reaches the server.
type way struct {
	name   string
	scheme string
	client *http.Client
	cbor   bool // not JSON
	major  int  // version of HTTP that has to be spoken
}

// soakWays are the ways of the consumers of a soak, one each. data is the
// directory of a server that speaks TLS.
func soakWays(t *testing.T, data string) []way {
	ca, err := os.ReadFile(filepath.Join(data, "tls", "ca.pem"))
	if err != nil {
		t.Fatal(err)
	}
	trust := &tls.Config{RootCAs: x509.NewCertPool(), ServerName: "localhost"}
	if !trust.RootCAs.AppendCertsFromPEM(ca) {
		t.Fatalf("no certificates in %s", ca)
	}
	h2c := new(http.Protocols)
	h2c.SetUnencryptedHTTP2(true)
	h2 := new(http.Protocols)
	h2.SetHTTP2(true)
	unasked := func(ctx context.Context, network, address string) (net.Conn, error) {
		return (&tls.Dialer{Config: trust.Clone()}).DialContext(ctx, network, address)
	}
	return []way{
		{"HTTP/1.1", "http", &http.Client{Transport: &http.Transport{}}, false, 1},
		{"h2c with CBOR", "http", &http.Client{Transport: &http.Transport{Protocols: h2c}}, true, 2},
		{"HTTP/1.1 over TLS with CBOR", "https", &http.Client{Transport: &http.Transport{TLSClientConfig: trust.Clone()}}, true, 1},
		{"h2 over TLS", "https", &http.Client{Transport: &http.Transport{Protocols: h2, TLSClientConfig: trust.Clone()}}, false, 2},
		// The transport takes what it speaks to for plain.
		{"h2 without ALPN with CBOR", "http", &http.Client{Transport: &http.Transport{Protocols: h2c, DialContext: unasked}}, true, 2},
	}
}

// request encodes a SubscribeToShard as the way has it.
func (w way) request(l *listener, in map[string]any) (*http.Request, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	if w.cbor {
		body = appendCBOR(nil, in)
	}
	r := l.server.NewRequest("SubscribeToShard", body)
	r.URL.Scheme = w.scheme
	if w.cbor {
		r.Header.Set("Content-Type", "application/x-amz-cbor-1.1")
	}
	return r, nil
}

// decode decodes the payload of an event.
func (w way) decode(payload []byte) (*pushEvent, error) {
	e := &pushEvent{}
	if w.cbor {
		v, rest, err := cutCBOR(payload)
		if err != nil || len(rest) > 0 {
			return nil, fmt.Errorf("%d bytes left of %x: %w", len(rest), payload, err)
		}
		// Bytes come out as JSON has them.
		if payload, err = json.Marshal(v); err != nil {
			return nil, err
		}
	}
	return e, json.Unmarshal(payload, e)
}

// appendCBOR encodes texts and maps of them (RFC 8949).
func appendCBOR(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return append(append(b, 3<<5|25, byte(len(v)>>8), byte(len(v))), v...)
	case map[string]any:
		b = append(b, 5<<5|byte(len(v)))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			b = appendCBOR(appendCBOR(b, name), v[name])
		}
		return b
	}
	panic(fmt.Sprintf("a %T in a request", v))
}

var errCBOR = errors.New("not the CBOR that is expected")

// cutCBOR decodes the first item of b: what answers may hold of RFC 8949. It
// shares nothing with the codec that wrote it.
func cutCBOR(b []byte) (v any, rest []byte, err error) {
	if len(b) == 0 {
		return nil, nil, errCBOR
	}
	major, low, b := b[0]>>5, b[0]&31, b[1:]
	n := uint64(low)
	if low >= 24 && low < 28 {
		size := 1 << (low - 24)
		if len(b) < size {
			return nil, nil, errCBOR
		}
		var wide [8]byte
		copy(wide[8-size:], b[:size])
		n, b = binary.BigEndian.Uint64(wide[:]), b[size:]
	}
	endless := low == 31
	switch major {
	case 0:
		return int64(n), b, nil
	case 1:
		return -1 - int64(n), b, nil
	case 2, 3:
		if endless || n > uint64(len(b)) {
			return nil, nil, errCBOR
		}
		if major == 3 {
			return string(b[:n]), b[n:], nil
		}
		return b[:n], b[n:], nil
	case 4, 5:
		return cutItems(b, major == 5, n, endless)
	case 6:
		return cutCBOR(b)
	}
	return nil, b, nil // null, or a value that nobody looks at
}

// cutItems decodes a list or a map.
func cutItems(b []byte, isMap bool, n uint64, endless bool) (v any, rest []byte, err error) {
	list, object := []any{}, map[string]any{}
	for i := uint64(0); endless || i < n; i++ {
		if endless && len(b) > 0 && b[0] == 0xff {
			b = b[1:]
			break
		}
		name := ""
		if isMap {
			var key any
			if key, b, err = cutCBOR(b); err != nil {
				return nil, nil, err
			}
			name, _ = key.(string)
		}
		if v, b, err = cutCBOR(b); err != nil {
			return nil, nil, err
		}
		list, object[name] = append(list, v), v
	}
	if isMap {
		return object, b, nil
	}
	return list, b, nil
}
