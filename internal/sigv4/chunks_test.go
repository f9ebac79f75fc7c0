package sigv4

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

const (
	chunkKey    = "AKIAIOSFODNN7EXAMPLE"
	chunkSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
)

var chunkTime = time.Date(2013, 5, 24, 0, 0, 0, 0, time.UTC)

// chunkedPut is the request of AWS's documentation of chunked uploads to S3:
// 66,560 times an a, in chunks of 65,536 and 1,024.
func chunkedPut(trailer bool) Received {
	headers := []Pair{
		{"Host", "s3.amazonaws.com"}, {"x-amz-date", "20130524T000000Z"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
		{"x-amz-content-sha256", streaming}, {"Content-Encoding", "aws-chunked"},
		{"x-amz-decoded-content-length", "66560"}, {"Content-Length", "66824"},
	}
	signed := "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class"
	signature := "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"
	if trailer {
		headers[3].Value = streamingTrailer
		headers[6] = Pair{"x-amz-trailer", "x-amz-checksum-crc32c"}
		signed = "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer"
		signature = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e"
	}
	headers = append(headers, Pair{"Authorization", Algorithm + " Credential=" + chunkKey +
		"/20130524/us-east-1/s3/aws4_request,SignedHeaders=" + signed + ",Signature=" + signature})
	return Received{Method: "PUT", Path: "/examplebucket/chunkObject.txt", Headers: headers}
}

// chunkedBody is the body of the same example, with the given signatures.
func chunkedBody(trailer bool) string {
	signatures := []string{
		"ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
		"0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
		"b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
	}
	end := "\r\n"
	if trailer {
		signatures = []string{
			"b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
			"1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
			"2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
		}
		end = "x-amz-checksum-crc32c:sOO8/Q==\n\r\nx-amz-trailer-signature:" +
			"d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n"
	}
	var b strings.Builder
	for i, size := range []int{65536, 1024} {
		fmt.Fprintf(&b, "%x;chunk-signature=%s\r\n%s\r\n", size, signatures[i], strings.Repeat("a", size))
	}
	return b.String() + "0;chunk-signature=" + signatures[2] + "\r\n" + end
}

// chunkSeed verifies the example's request.
func chunkSeed(t testing.TB, trailer bool) *Seed {
	t.Helper()
	r := chunkedPut(trailer)
	rules := &Rules{Service: "s3", Path: PathOnce, Payloads: Allow(PayloadDeclared, PayloadChunked, PayloadChunkedTrailer)}
	v, refusal := NewVerifier(oneKey(chunkKey, chunkSecret), 1).Verify(&r, rules, chunkTime)
	if refusal != nil {
		t.Fatalf("the request is refused: %s", refusal)
	}
	return v.Seed
}

// The examples of AWS's documentation are accepted, whatever pieces the body
// comes in, and give the body and the headers behind it.
func TestDocumentedChunks(t *testing.T) {
	for _, trailer := range []bool{false, true} {
		seed := chunkSeed(t, trailer)
		for name, wrap := range map[string]func(io.Reader) io.Reader{
			"whole": func(r io.Reader) io.Reader { return r }, "bytes": iotest.OneByteReader, "halves": iotest.HalfReader, "end with data": iotest.DataErrReader,
		} {
			c := seed.Chunks(wrap(strings.NewReader(chunkedBody(trailer))))
			got, err := io.ReadAll(c)
			if err != nil || string(got) != strings.Repeat("a", 66560) {
				t.Fatalf("trailer %v, %s: %d bytes, %v", trailer, name, len(got), err)
			}
			if want := (Pair{"x-amz-checksum-crc32c", "sOO8/Q=="}); trailer && (len(c.Trailers()) != 1 || c.Trailers()[0] != want) {
				t.Errorf("trailers are %v", c.Trailers())
			}
		}
		if text := fmt.Sprintf("%v %+v %#v", *seed, seed, seed); strings.Contains(text, hex.EncodeToString([]byte(seed.key.Reveal()))[:8]) || strings.Contains(text, seed.key.Reveal()[:4]) {
			t.Errorf("a seed prints as %s", text)
		}
	}
}

// signedChunks is a body that continues a seed's chain.
func signedChunks(seed *Seed, pieces ...string) string {
	var b strings.Builder
	previous := seed.signature
	sign := func(algorithm, signed string) string {
		previous = hex.EncodeToString(mac([]byte(seed.key.Reveal()), strings.Join([]string{algorithm, seed.stamp, seed.scope, previous, signed}, "\n")))
		return previous
	}
	for _, piece := range append(pieces, "") {
		fmt.Fprintf(&b, "%x;chunk-signature=%s\r\n", len(piece), sign(chunkAlgorithm, hexSum(nil)+"\n"+hexSum([]byte(piece))))
		if piece != "" {
			b.WriteString(piece + "\r\n")
		}
	}
	if seed.trailer {
		b.WriteString("x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:" +
			sign(trailerAlgorithm, hexSum([]byte("x-amz-checksum-crc32c:sOO8/Q==\n"))) + "\r\n")
	}
	return b.String() + "\r\n"
}

// Property: a body of chunks that is cut anywhere, loses or gains a byte, or
// has another one anywhere, is refused, unless only the spelling of the framing
// differs: line feeds alone, empty lines behind the last chunk, digits and a
// trailer's name in another case, zeros before a size. Then the data is the same.
func TestChunkMutants(t *testing.T) {
	mutants, kept := 0, 0
	for _, trailer := range []bool{false, true} {
		seed := chunkSeed(t, trailer)
		pieces := []string{strings.Repeat("a", 26), "bcd\r\n0", "efghij"}
		body := signedChunks(seed, pieces...)
		data := strings.Join(pieces, "")
		try := func(mutant string, may bool) {
			mutants++
			c := seed.Chunks(strings.NewReader(mutant))
			got, err := io.ReadAll(c)
			if err == nil {
				kept++
				if !may || string(got) != data {
					t.Errorf("accepted: %q", mutant)
				}
				return
			}
			var refusal *Refusal
			if !errors.As(err, &refusal) || refusal.Reason != Mismatch && refusal.Reason != BrokenChunks {
				t.Errorf("refused with %v", err)
			}
			if len(c.Trailers()) != 0 {
				t.Error("trailers of a refused body are shown")
			}
		}
		try(body, true)
		for i := range body {
			line := body[i] == '\r' || body[i] == '\n'
			try(body[:i], strings.Trim(body[i:], "\r\n") == "")
			try(body[:i]+body[i+1:], line)
			for _, b := range []string{"0", "b", "\n", "\r", ";", " ", string(body[i] ^ 0x20), string(body[i] + 1), string(body[i] ^ 0x80)} {
				if b != body[i:i+1] {
					try(body[:i]+b+body[i+1:], line || strings.EqualFold(b, body[i:i+1]))
				}
				white := strings.TrimSpace(b) == "" && trailer && i > len(body)-140
				try(body[:i]+b+body[i:], white || b == "\n" && line || b == "\r" && body[i] == '\n' || b == "\r" && i > len(body)-3 || b == "0" && (i == 0 || body[i-1] == '\n' || body[i] == ';' && body[i-2:i] == "\n0"))
			}
		}
		first := strings.Index(body, "bcd") - len("7;chunk-signature=") - 64 - 2
		second := strings.Index(body, "efg") - len("6;chunk-signature=") - 64 - 2
		last := strings.Index(body, "0;chunk")
		try(body[first:], false)
		try(body[:first]+body[:first]+body[first:], false)
		try(body[first:second]+body[:first]+body[second:], false)
		try(body[:first]+body[second:], false)
		try(body[:second]+body[last:], false)
		try(body[last:], false)
		try(body+body, false)
		try(body+"\r\n", true)
		try("000"+body, true)
		try("+"+body, false)
		try("10000000000"+body, false)
		try(strings.Repeat("0", 1<<16), false)
	}
	t.Logf("proof: mutants of chunks: %d refused, 0 accepted; %d more are the same body in another spelling", mutants-kept, kept)
	if mutants < 10_000 {
		t.Errorf("only %d mutants were tried", mutants)
	}
}

// Chunks without signatures give body and trailers, and refuse what is cut.
func TestUnsignedChunks(t *testing.T) {
	const body = "3\r\nabc\r\n2\r\nde\r\n0\r\nX-Amz-Checksum-CRC32: AAAA \r\n\r\n"
	c := UnsignedChunks(strings.NewReader(body))
	got, err := io.ReadAll(c)
	if err != nil || string(got) != "abcde" || len(c.Trailers()) != 1 || c.Trailers()[0] != (Pair{"x-amz-checksum-crc32", "AAAA"}) {
		t.Fatalf("%q, %v, %v", got, c.Trailers(), err)
	}
	for i := range len(body) - len("X-Amz-Checksum-CRC32: AAAA \r\n\r\n") {
		if _, err := io.ReadAll(UnsignedChunks(strings.NewReader(body[:i]))); err == nil {
			t.Errorf("%q is accepted", body[:i])
		}
	}
	down := errors.New("the line is down")
	if _, err := io.ReadAll(UnsignedChunks(io.MultiReader(strings.NewReader(body[:5]), iotest.ErrReader(down)))); !errors.Is(err, down) {
		t.Errorf("a failing source is %v", err)
	}
}

// FuzzChunks: no body makes the reader panic or give data that is not in it,
// and with signatures nothing but the data that was signed is accepted.
func FuzzChunks(f *testing.F) {
	f.Add([]byte("3\r\nabc\r\n0\r\na:b\r\n\r\n"))
	seed := chunkSeed(f, true)
	f.Add([]byte(signedChunks(seed, "abc", "de")))
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := io.ReadAll(UnsignedChunks(bytes.NewReader(body)))
		if len(got) > len(body) {
			t.Fatalf("%d bytes of data in %d", len(got), len(body))
		}
		if err == nil && !bytes.Contains(body, []byte("0")) {
			t.Fatalf("%q has no last chunk", body)
		}
		if got, err := io.ReadAll(seed.Chunks(bytes.NewReader(body))); err == nil && string(got) != "abcde" {
			t.Fatalf("accepted with other data: %q", got)
		}
	})
}
