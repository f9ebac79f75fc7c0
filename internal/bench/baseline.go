package bench

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/md5"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Paths of the baseline server. A number follows some, two the last.
const (
	baselineDiscard = "/discard/" // b: read the body, hash so many keys, answer shortly
	baselineRecord  = "/record"   // b″: scan a PutRecord, write beside, answer in full
	baselineRecords = "/records"  // b″: scan a PutRecords, write beside, answer in full
	baselineRead    = "/read/"    // b: answer with so many bytes in base64
	baselinePage    = "/page/"    // b″: answer with so many records of so many bytes
	baselineSame    = "/same/"    // bare: read the body, answer with so many bytes
)

// Baseline serves what net/http can do without a server behind it, until ctx
// ends. What b″ receives goes to a file in dir. It prints its address on out
// first.
func Baseline(ctx context.Context, dir string, out io.Writer) (err error) {
	r, err := newRing(dir, "beside")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	beside := startSpool(r)
	defer func() { err = errors.Join(err, beside.stop()) }()
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	protocols.SetUnencryptedHTTP2(true)
	server := &http.Server{Handler: baselineHandler(beside), ReadHeaderTimeout: 10 * time.Second, Protocols: protocols}
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	secure, config, err := listenTLS()
	if err != nil {
		return errors.Join(err, plain.Close())
	}
	server.TLSConfig = config
	if _, err := fmt.Fprintf(out, "baseline on http://%s, with TLS on https://%s\n", plain.Addr(), secure.Addr()); err != nil {
		return errors.Join(err, plain.Close(), secure.Close())
	}
	closed := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(closed)
		_ = server.Close()
	})
	ended := make(chan error, 1)
	go func() { ended <- server.ServeTLS(secure, "", "") }()
	err = server.Serve(plain)
	if !errors.Is(err, http.ErrServerClosed) {
		err = errors.Join(err, server.Close(), <-ended)
		return err
	}
	<-closed
	<-ended // as the other
	return nil
}

// listenTLS listens for TLS with a certificate made on the spot, of the kind that
// the server makes.
func listenTLS() (net.Listener, *tls.Config, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(24 * time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		return nil, nil, err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	return ln, &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, err
}

func baselineHandler(beside *spool) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(baselineDiscard+"{records}", answered(discard))
	mux.HandleFunc(baselineRecord, answered(stored(beside, false)))
	mux.HandleFunc(baselineRecords, answered(stored(beside, true)))
	mux.HandleFunc(baselineSame+"{bytes}", answered(same))
	mux.HandleFunc(baselineRead+"{bytes}", answered(page))
	mux.HandleFunc(baselinePage+"{records}/{size}", answered(records))
	return mux
}

// answered reads a request's body into a pooled buffer and sends the reply.
func answered(do func(r *http.Request, body, reply []byte) ([]byte, error)) http.HandlerFunc {
	bodies := sync.Pool{New: func() any { return new([]byte) }}
	replies := sync.Pool{New: func() any { return new([]byte) }}
	return func(w http.ResponseWriter, r *http.Request) {
		body, reply := bodies.Get().(*[]byte), replies.Get().(*[]byte)
		defer bodies.Put(body)
		defer replies.Put(reply)
		if int64(cap(*body)) < r.ContentLength {
			*body = make([]byte, r.ContentLength)
		}
		*body = (*body)[:max(r.ContentLength, 0)]
		_, err := io.ReadFull(r.Body, *body)
		if err == nil {
			*reply, err = do(r, *body, (*reply)[:0])
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		w.Header().Set("Content-Length", strconv.Itoa(len(*reply)))
		// An error here means that the client has gone, which it will report.
		_, _ = w.Write(*reply)
	}
}

// discard hashes as many keys as the request says it has records.
func discard(r *http.Request, body, reply []byte) ([]byte, error) {
	records, err := strconv.Atoi(r.PathValue("records"))
	if err != nil || len(body) < 48 {
		return nil, errBody
	}
	for i := range records {
		sum := md5.Sum(body[i%16 : i%16+32])
		if sum[0] == 0 && sum[1] == 0 && sum[2] == 0 && sum[3] == 0 {
			reply = append(reply, ' ') // the sum is used
		}
	}
	return append(reply, "{}"...), nil
}

// stored scans a body, gives its data to the disk and answers as if it had
// been stored.
func stored(beside *spool, batch bool) func(r *http.Request, body, reply []byte) ([]byte, error) {
	scanners := sync.Pool{New: func() any { return new(scanner) }}
	return func(_ *http.Request, body, reply []byte) ([]byte, error) {
		s := scanners.Get().(*scanner)
		defer scanners.Put(s)
		if err := s.scan(body); err != nil {
			return nil, err
		}
		if err := beside.add(len(s.data)); err != nil {
			return nil, err
		}
		return s.reply(reply, batch), nil
	}
}

// maxPage is what a page of GetRecords holds at most.
const maxPage = 10 << 20

var pageBytes = sync.OnceValue(func() []byte { return noise(maxPage) })

// page answers with bytes in base64.
func page(r *http.Request, _, reply []byte) ([]byte, error) {
	n, err := strconv.Atoi(r.PathValue("bytes"))
	if err != nil || n < 0 || n > maxPage {
		return nil, fmt.Errorf("not a number of bytes up to %d", maxPage)
	}
	return base64.StdEncoding.AppendEncode(reply, pageBytes()[:n]), nil
}

// same answers with so many bytes of what there is anyway.
func same(r *http.Request, _, reply []byte) ([]byte, error) {
	n, err := strconv.Atoi(r.PathValue("bytes"))
	if err != nil || n < 0 || n > 2*maxPage {
		return nil, fmt.Errorf("not a number of bytes up to %d", 2*maxPage)
	}
	if n > cap(reply) {
		reply = append(make([]byte, 0, n), pageBytes()...)
	}
	return reply[:n], nil
}

// What stands around the data of a record in a page, as long as in a real one.
const (
	recordHead = `{"SequenceNumber":"` + anyNumber + `","ApproximateArrivalTimestamp":1548118964.772,"Data":"`
	recordTail = `","PartitionKey":"0123456789abcdef0123456789abcdef"}`
)

// records answers with a page of records.
func records(r *http.Request, _, reply []byte) ([]byte, error) {
	n, err1 := strconv.Atoi(r.PathValue("records"))
	size, err2 := strconv.Atoi(r.PathValue("size"))
	if err := errors.Join(err1, err2); err != nil || n < 0 || size < 0 || n*size > maxPage {
		return nil, fmt.Errorf("not a page of up to %d bytes", maxPage)
	}
	reply = append(reply, `{"Records":[`...)
	data := pageBytes()
	for i := range n {
		if i > 0 {
			reply = append(reply, ',')
		}
		reply = append(reply, recordHead...)
		reply = base64.StdEncoding.AppendEncode(reply, data[i*size:(i+1)*size])
		reply = append(reply, recordTail...)
	}
	reply = append(reply, `],"NextShardIterator":"`...)
	reply = append(reply, anyIterator...)
	return append(reply, `","MillisBehindLatest":1}`...), nil
}
