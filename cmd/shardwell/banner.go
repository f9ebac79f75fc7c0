package main

import (
	"fmt"
	"io"
	"net"
	"path/filepath"

	"github.com/shardwell/shardwell/internal/certs"
)

// serverURL is a URL by which this machine reaches a server on address.
func serverURL(scheme, address string) string {
	if host, port, err := net.SplitHostPort(address); err == nil && net.ParseIP(host).IsUnspecified() {
		address = net.JoinHostPort("127.0.0.1", port)
	}
	return scheme + "://" + address
}

// welcome tells a person what the server is and what to type next.
func (c *serveCommand) welcome(w io.Writer, address net.Addr, where string) {
	url := serverURL("http", address.String())
	also, trust := "", ""
	if c.speaksTLS() {
		also, trust = " and "+serverURL("https", address.String()), c.howToTrust()
	}
	fmt.Fprintf(w, `Shardwell %s serves Kinesis Data Streams on %s%s
Data is kept %s. Account %s, region %s.
%s
In another terminal:

  export AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=%s
  aws kinesis create-stream --stream-name demo --shard-count 1
  aws kinesis put-record --stream-name demo --partition-key 1 --data aGVsbG8=

or, without the AWS CLI:

  shardwell put --stream demo --create --endpoint %s hello
  shardwell tail --stream demo --endpoint %s --from trim-horizon

Health: %s/_shardwell/health  Metrics: %s/_shardwell/metrics  Ctrl-C stops it.
`, versionText(), url, also, where, c.Account, c.Region, trust, url, c.Region, url, url, url, url)
}

// howToTrust is one line about the certificate.
func (c *serveCommand) howToTrust() string {
	if c.ownCertificate() {
		return "TLS: with the certificate " + c.TLSCert + ".\n"
	}
	dir := c.tlsDir()
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	return "TLS: clients must trust " + filepath.Join(dir, certs.CAName) + "; shardwell cert --tls-dir " + shellWord(dir) + " says what to set for each.\n"
}
