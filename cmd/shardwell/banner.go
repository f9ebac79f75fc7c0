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
func (c *serveCommand) welcome(w io.Writer, address net.Addr, where string, root *rootKey) {
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

  export %sAWS_ENDPOINT_URL=%s %s AWS_DEFAULT_REGION=%s
  aws kinesis create-stream --stream-name demo --shard-count 1
  aws kinesis put-record --stream-name demo --partition-key 1 --data aGVsbG8=

or, without the AWS CLI:

  shardwell put --stream demo --create --endpoint %s%s hello
  shardwell tail --stream demo --endpoint %s%s --from trim-horizon

Health: %s/_shardwell/health  Metrics: %s/_shardwell/metrics  Ctrl-C stops it.
`, versionText(), url, also, where, c.Account, c.Region, trust+c.howToSign(root, w), variable, url, exportedKey(root, w), c.Region,
		url, flag, url, flag, url, url)
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

// howToSign is one line about the root key. A key that this start has made is
// shown, once, and to a terminal only: what else it is written to may be kept.
func (c *serveCommand) howToSign(root *rootKey, w io.Writer) string {
	switch {
	case root == nil:
		return ""
	case root.path == "" && !root.made:
		return "Signatures are verified: the root user has the access key " + root.id + ", from the environment.\n"
	case root.path == "":
		return "Signatures are verified: the root user has the access key below, until this program ends.\n"
	case root.made && isTerminal(w):
		return "Signatures are verified: the root user has the access key below, shown this once and kept in " + root.path + ".\n"
	}
	return "Signatures are verified: the root user's access key is in " + root.path + ".\n"
}

// exportedKey are variables by which AWS's tools find a key that the server takes.
func exportedKey(root *rootKey, w io.Writer) string {
	switch {
	case root == nil:
		return "AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test"
	case root.made && isTerminal(w):
		return "AWS_ACCESS_KEY_ID=" + root.id + " AWS_SECRET_ACCESS_KEY=" + shellWord(root.secret.Reveal())
	case root.path == "":
		return "AWS_ACCESS_KEY_ID=" + root.id + " AWS_SECRET_ACCESS_KEY=..."
	}
	path := root.path
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return "AWS_SHARED_CREDENTIALS_FILE=" + shellWord(path)
}
