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
	url := serverURL("http", address.String())
	also, trust := "", ""
	if c.speaksTLS() {
		also, trust = " and "+serverURL("https", address.String()), c.howToTrust()
	}
	fmt.Fprintf(w, `Shardwell %s serves Kinesis Data Streams on %s%s
Data is kept %s. Account %s, region %s.
%s
In another terminal:

  export AWS_ENDPOINT_URL=%s %s AWS_DEFAULT_REGION=%s
  aws kinesis create-stream --stream-name demo --shard-count 1
  aws kinesis put-record --stream-name demo --partition-key 1 --data aGVsbG8=

or, without the AWS CLI:

  shardwell put --stream demo --create --endpoint %s hello
  shardwell tail --stream demo --endpoint %s --from trim-horizon

Health: %s/_shardwell/health  Metrics: %s/_shardwell/metrics  Ctrl-C stops it.
`, versionText(), url, also, where, c.Account, c.Region, trust+c.howToSign(root, w), url, exportedKey(root, w), c.Region, url, url, url, url)
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
