package main

import (
	"context"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/shardwell/shardwell/internal/certs"
	"github.com/shardwell/shardwell/internal/gateway"
	"github.com/shardwell/shardwell/internal/vfs"
)

// tlsDirName is where, in a data directory, certificates are.
const tlsDirName = "tls"

// tlsFlags say whether the server speaks TLS, and with which certificate.
type tlsFlags struct {
	TLS     bool   `help:"Speak TLS too, on the same port, with a certificate that is made and renewed; shardwell cert says how to trust it." name:"tls" env:"SHARDWELL_TLS"`
	TLSDir  string `help:"Directory of the certificate that --tls makes (default tls in the data directory)." name:"tls-dir" env:"SHARDWELL_TLS_DIR" placeholder:"DIR"`
	TLSCert string `help:"Certificate of your own for TLS, PEM; taken up again when it changes." name:"tls-cert" env:"SHARDWELL_TLS_CERT" placeholder:"FILE"`
	TLSKey  string `help:"Its key, PEM." name:"tls-key" env:"SHARDWELL_TLS_KEY" placeholder:"FILE"`
}

// ownCertificate says whether the operator brings the certificate.
func (c *serveCommand) ownCertificate() bool { return c.TLSCert != "" }

// speaksTLS says whether there is TLS at all.
func (c *serveCommand) speaksTLS() bool { return c.TLS || c.ownCertificate() }

// checkTLS refuses flags that do not go together.
func (c *serveCommand) checkTLS() error {
	switch {
	case (c.TLSCert == "") != (c.TLSKey == ""):
		return coded(exitUsage, "--tls-cert and --tls-key belong together: give both or neither")
	case c.ownCertificate() && c.TLSDir != "":
		return coded(exitUsage, "--tls-dir is for the certificate that --tls makes: leave it out with --tls-cert")
	case c.TLSDir != "" && !c.TLS:
		return coded(exitUsage, "--tls-dir makes sense only with --tls")
	}
	return nil
}

// tlsDir is where the certificate that --tls makes is.
func (c *serveCommand) tlsDir() string {
	if c.TLSDir != "" {
		return c.TLSDir
	}
	return filepath.Join(c.Data, tlsDirName)
}

// encryption is the server's certificate; nil if it speaks no TLS.
type encryption struct{ keeper *certs.Keeper }

// gateway gives the certificate to the edge.
func (e *encryption) gateway() gateway.TLS {
	if e == nil {
		return gateway.TLS{}
	}
	return gateway.TLS{Certificate: e.keeper.Certificate}
}

// keep looks after the certificate until stop is called or ctx ends.
func (e *encryption) keep(ctx context.Context) (stop func()) {
	if e == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		e.keeper.Keep(ctx)
	}()
	return func() {
		cancel()
		<-done
	}
}

// openTLS opens the certificate, or makes it, if the server is to speak TLS.
func (c *serveCommand) openTLS(address net.Addr, log *slog.Logger) (*encryption, error) {
	if !c.speaksTLS() {
		return nil, nil
	}
	if c.ownCertificate() {
		keeper, err := certs.Files(c.TLSCert, c.TLSKey, log)
		if err != nil {
			return nil, coded(exitTLS, "%w", err)
		}
		return &encryption{keeper}, nil
	}
	names, err := certs.Names(c.tlsHosts(address)...)
	if err != nil {
		return nil, coded(exitUsage, "--host: %w", err)
	}
	path := c.tlsDir()
	keeper, err := openCertificates(path, c.TLSDir == "", certs.Config{Names: names, Log: log})
	if err != nil {
		return nil, coded(exitTLS, "cannot use the certificates in %s: %w", path, onlyCause(err))
	}
	return &encryption{keeper}, nil
}

// openCertificates opens a directory of certificates, making it if need be, and
// the data directory around it if it is there.
func openCertificates(path string, inData bool, c certs.Config) (*certs.Keeper, error) {
	if inData {
		if err := vfs.MakeDir(filepath.Dir(path)); err != nil {
			return nil, err
		}
	}
	if err := vfs.MakeDir(path); err != nil {
		return nil, err
	}
	dir, err := vfs.OS(path)
	if err != nil {
		return nil, err
	}
	return certs.Local(dir, c)
}

// tlsHosts are the names and addresses, beside those of loopback, by which the
// server may be reached.
func (c *serveCommand) tlsHosts(address net.Addr) []string {
	hosts := c.Host
	if name, err := os.Hostname(); err == nil {
		if _, err := certs.Names(name); err == nil {
			hosts = append(hosts, name)
		}
	}
	tcp, ok := address.(*net.TCPAddr)
	if !ok {
		return hosts
	}
	if !tcp.IP.IsUnspecified() {
		return append(hosts, tcp.IP.String())
	}
	return append(hosts, ownAddresses()...)
}

// plainWord is a word that a shell takes as it is.
var plainWord = regexp.MustCompile(`^[a-zA-Z0-9_./:@%+=,-]+$`)

// shellWord is a text as one word of a POSIX shell.
func shellWord(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// maxOwnAddresses bounds the addresses in a certificate.
const maxOwnAddresses = 32

// ownAddresses are the machine's, for a server that listens on all of them.
func ownAddresses() (addresses []string) {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil // names remain
	}
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.IsGlobalUnicast() && len(addresses) < maxOwnAddresses {
			addresses = append(addresses, n.IP.String())
		}
	}
	return addresses
}
