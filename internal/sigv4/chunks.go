package sigv4

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"

	"github.com/shardwell/shardwell/internal/redact"
)

// Seed is what the signatures of a body's chunks begin with.
type Seed struct {
	key       redact.Secret // the signing key's bytes
	stamp     string
	scope     string
	signature string
	trailer   bool
}

func newSeed(key [sha256.Size]byte, c *claim, v *Verified) *Seed {
	return &Seed{key: redact.New(string(key[:])), stamp: c.stamp, signature: c.signature, trailer: v.Payload == PayloadChunkedTrailer,
		scope: v.Date + "/" + v.Region + "/" + v.Service + "/" + terminator}
}

// The algorithms that chunks and what follows them are signed with, and the
// limits of their framing (AWS docs of S3). A chunk's size has up to ten digits,
// which is more than an object may have.
const (
	chunkAlgorithm   = "AWS4-HMAC-SHA256-PAYLOAD"
	trailerAlgorithm = "AWS4-HMAC-SHA256-TRAILER"

	maxSizeDigits = 10
	maxLineBytes  = 4 << 10
	maxTrailers   = 32
)

// Chunks reads a body that comes in chunks and verifies their signatures.
//
// What Read gives is not to be believed before it returns io.EOF: a chunk's
// signature is known to be right only at the chunk's end, and that there are no
// more chunks only at the last. Any other error says that the body is to be
// thrown away; it is a *Refusal unless reading itself failed. A Chunks is for
// one goroutine.
type Chunks struct {
	src      *bufio.Reader
	seed     *Seed
	previous string // signature
	want     string // signature of the chunk being read
	left     int64  // bytes of the chunk not yet read
	inChunk  bool
	sum      hash.Hash
	trailers []Pair
	err      error
}

// Chunks reads a body with PayloadChunked or PayloadChunkedTrailer.
func (s *Seed) Chunks(body io.Reader) *Chunks {
	return &Chunks{src: bufio.NewReaderSize(body, maxLineBytes), seed: s, previous: s.signature, sum: sha256.New()}
}

// UnsignedChunks reads a body with PayloadUnsignedTrailer: nothing is verified
// but the form.
func UnsignedChunks(body io.Reader) *Chunks {
	return &Chunks{src: bufio.NewReaderSize(body, maxLineBytes)}
}

// Trailers are the headers behind the body, once Read has returned io.EOF:
// names in lower case, in the order received.
func (c *Chunks) Trailers() []Pair {
	if !errors.Is(c.err, io.EOF) {
		return nil
	}
	return c.trailers
}

// Read reads the body without its framing.
func (c *Chunks) Read(p []byte) (int, error) {
	for c.err == nil {
		if !c.inChunk {
			c.err = c.begin()
			continue
		}
		if c.left == 0 {
			c.err = c.finish()
			continue
		}
		if len(p) == 0 {
			return 0, nil
		}
		n, err := c.src.Read(p[:min(int64(len(p)), c.left)])
		c.left -= int64(n)
		if c.seed != nil {
			c.sum.Write(p[:n])
		}
		if err != nil {
			c.err = cut(err)
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, c.err
}

// begin reads the line that a chunk begins with.
func (c *Chunks) begin() error {
	line, err := c.line()
	if err != nil {
		return err
	}
	size, rest, _ := strings.Cut(line, ";")
	if c.seed == nil {
		if rest != "" {
			return broken("a chunk has an extension")
		}
	} else {
		signature, ok := strings.CutPrefix(rest, "chunk-signature=")
		if !ok || !isHash(signature) {
			return broken("a chunk has no signature")
		}
		c.want = signature
		c.sum.Reset()
	}
	if len(size) == 0 || len(size) > maxSizeDigits || strings.ContainsAny(size, "+-_") {
		return broken("a chunk has no size")
	}
	c.left, err = strconv.ParseInt(size, 16, 64)
	if err != nil {
		return broken("a chunk has no size")
	}
	c.inChunk = true
	if c.left == 0 {
		return c.end()
	}
	return nil
}

// finish verifies a chunk that has been read, and reads the end of its line.
func (c *Chunks) finish() error {
	c.inChunk = false
	if err := c.verify(); err != nil {
		return err
	}
	line, err := c.line()
	if err == nil && line != "" {
		return broken("a chunk is longer than its size")
	}
	return err
}

// verify compares the signature of a chunk, if chunks have any.
func (c *Chunks) verify() error {
	if c.seed == nil {
		return nil
	}
	empty := sha256.Sum256(nil)
	return c.compare(chunkAlgorithm, c.want, hex.EncodeToString(empty[:])+"\n"+hex.EncodeToString(c.sum.Sum(nil)))
}

// compare verifies one signature of the chain.
func (c *Chunks) compare(algorithm, got, signed string) error {
	toSign := strings.Join([]string{algorithm, c.seed.stamp, c.seed.scope, c.previous, signed}, "\n")
	want := hex.EncodeToString(mac([]byte(c.seed.key.Reveal()), toSign))
	if !hmac.Equal([]byte(want), []byte(got)) {
		return &Refusal{Reason: Mismatch, Message: mismatchText}
	}
	c.previous = got
	return nil
}

// end reads what follows the last chunk's line, and gives io.EOF if all is well.
func (c *Chunks) end() error {
	if err := c.verify(); err != nil {
		return err
	}
	var err error
	switch {
	case c.seed == nil:
		err = c.unsignedTrailers()
	case c.seed.trailer:
		err = c.signedTrailers()
	default:
		var line string
		if line, err = c.line(); err == nil && line != "" {
			err = broken("something follows the last chunk")
		}
	}
	if err != nil {
		return err
	}
	return c.nothingMore()
}

// unsignedTrailers reads headers up to an empty line or the end.
func (c *Chunks) unsignedTrailers() error {
	for !c.atEnd() {
		line, err := c.line()
		if err != nil || line == "" {
			return err
		}
		if err := c.addTrailer(line); err != nil {
			return err
		}
	}
	return nil
}

// signedTrailers reads headers up to their signature. There may be empty lines
// between, as in the example of AWS's documentation.
func (c *Chunks) signedTrailers() error {
	var signed bytes.Buffer
	for lines := 0; lines <= 2*maxTrailers; lines++ {
		line, err := c.line()
		if err != nil {
			return err
		}
		if line == "" {
			continue
		}
		if signature, ok := strings.CutPrefix(line, "x-amz-trailer-signature:"); ok {
			sum := sha256.Sum256(signed.Bytes())
			return c.compare(trailerAlgorithm, strings.TrimSpace(signature), hex.EncodeToString(sum[:]))
		}
		if err := c.addTrailer(line); err != nil {
			return err
		}
		last := c.trailers[len(c.trailers)-1]
		signed.WriteString(last.Name + ":" + last.Value + "\n")
	}
	return broken("the trailer has no signature")
}

func (c *Chunks) addTrailer(line string) error {
	name, value, ok := strings.Cut(line, ":")
	if !ok || !isName([]byte(name)) || len(c.trailers) == maxTrailers {
		return broken("the trailer is not one of headers")
	}
	c.trailers = append(c.trailers, Pair{strings.ToLower(name), string(appendTrimmed(nil, value))})
	return nil
}

// nothingMore allows empty lines behind the body and gives io.EOF.
func (c *Chunks) nothingMore() error {
	for range 4 {
		if c.atEnd() {
			return io.EOF
		}
		line, err := c.line()
		if err != nil {
			return err
		}
		if line != "" {
			break
		}
	}
	return broken("something follows the body")
}

// atEnd says whether the source has ended properly.
func (c *Chunks) atEnd() bool {
	_, err := c.src.Peek(1)
	return errors.Is(err, io.EOF)
}

// line reads up to a line feed, which it leaves out like the carriage return
// before it.
func (c *Chunks) line() (string, error) {
	line, err := c.src.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", broken("a line of the framing is too long")
	}
	if err != nil {
		return "", cut(err)
	}
	return string(bytes.TrimSuffix(line[:len(line)-1], []byte("\r"))), nil
}

// cut tells a body that ends early from one that cannot be read.
func cut(err error) error {
	if errors.Is(err, io.EOF) {
		return broken("it ends early")
	}
	return fmt.Errorf("reading a chunked body: %w", err)
}

func broken(what string) error {
	return &Refusal{Reason: BrokenChunks, Message: "The request body terminated unexpectedly: " + what}
}
