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
	url, tls := serverURL("http", address.String()), serverURL("https", address.String())
	also, trust, variable, flag := "", "", "", ""
	if c.speaksTLS() {
		also, trust = " and "+tls, c.howToTrust()
	}
	if c.speaksTLS() && !takesPlain(address) {
		url, also = tls, ""
		if !c.ownCertificate() {
			ca := shellWord(c.authorityFile())
			variable, flag = "AWS_CA_BUNDLE="+ca+" ", " --ca "+ca
		}
	}
	fmt.Fprintf(w, `Shardwell %s serves Kinesis Data Streams on %s%s
Data is kept %s. Account %s, region %s.
%s
In another terminal:

  export %sAWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=%s
  aws kinesis create-stream --stream-name demo --shard-count 1
  aws kinesis put-record --stream-name demo --partition-key 1 --data aGVsbG8=

or, without the AWS CLI:

  shardwell put --stream demo --create --endpoint %s%s hello
  shardwell tail --stream demo --endpoint %s%s --from trim-horizon

Health: %s/_shardwell/health  Metrics: %s/_shardwell/metrics  Ctrl-C stops it.
`, versionText(), url, also, where, c.Account, c.Region, trust, variable, url, c.Region, url, flag, url, flag, url, url)
}

// takesPlain says whether a server with TLS that listens on address can be
// reached by plain HTTP as well, which is by loopback only.
func takesPlain(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return !ok || tcp.IP.IsLoopback() || tcp.IP.IsUnspecified()
}

// howToTrust is one line about the certificate.
func (c *serveCommand) howToTrust() string {
	if c.ownCertificate() {
		return "TLS: with the certificate " + c.TLSCert + ".\n"
	}
	ca := c.authorityFile()
	return "TLS: clients must trust " + ca + "; shardwell cert --tls-dir " + shellWord(filepath.Dir(ca)) + " says what to set for each.\n"
}

// authorityFile is what clients of a certificate that --tls makes must trust.
func (c *serveCommand) authorityFile() string {
	path := filepath.Join(c.tlsDir(), certs.CAName)
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}
