package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/certs"
	"github.com/shardwell/shardwell/internal/vfs"
)

// certCommand says how clients trust the certificate of serve --tls.
type certCommand struct {
	Data     string `help:"Data directory of the server (default ./${default})." default:"shardwell-data" env:"SHARDWELL_DATA" placeholder:"DIR"`
	TLSDir   string `help:"Its directory of certificates, if it has --tls-dir." name:"tls-dir" env:"SHARDWELL_TLS_DIR" placeholder:"DIR"`
	Endpoint string `help:"How clients reach the server (default ${default})." default:"https://localhost:4567" placeholder:"URL"`
	For      string `help:"Only for this client: cli, go, node, java, kpl, rust, ruby, php, dotnet, curl, shardwell." placeholder:"CLIENT"`
	PEM      string `help:"Write the authority's certificate into this file." name:"pem" placeholder:"FILE"`
	PKCS12   string `help:"Write a trust store for Java into this file." name:"pkcs12" placeholder:"FILE"`
	Password string `help:"Password of the trust store (default ${default}, as everywhere with Java)." default:"changeit" placeholder:"TEXT"`
	JSON     bool   `help:"Print JSON." name:"json"`
}

// Help is the example shown by --help.
func (certCommand) Help() string {
	return `Example: eval "$(shardwell cert --for cli)"; aws kinesis list-streams`
}

// Run writes the files asked for and prints what to set.
func (c *certCommand) Run(_ context.Context, std streams) error {
	endpoint, err := url.Parse(c.Endpoint)
	if err != nil || endpoint.Scheme != "https" || endpoint.Hostname() == "" {
		return coded(exitUsage, "--endpoint must be a URL such as https://localhost:4567, not %q", c.Endpoint)
	}
	path := c.TLSDir
	if path == "" {
		path = filepath.Join(c.Data, tlsDirName)
	}
	if path, err = filepath.Abs(path); err != nil {
		return err
	}
	ca, err := readAuthority(path)
	if err != nil {
		return err
	}
	t := trust{ca: filepath.Join(path, certs.CAName), store: filepath.Join(path, "trust.p12"), password: c.Password, endpoint: endpoint, dir: path}
	if err := c.export(ca, &t); err != nil {
		return err
	}
	clients := t.clients()
	if c.For != "" {
		clients = slices.DeleteFunc(clients, func(x trustClient) bool { return x.Client != c.For })
		if len(clients) == 0 {
			return coded(exitUsage, "--for knows no client %q; see shardwell cert --help", c.For)
		}
	}
	if c.JSON {
		return printTrustJSON(std.out, ca, t, clients)
	}
	return printTrust(std.out, ca, t, clients)
}

// readAuthority reads the certificate that clients are to trust.
func readAuthority(path string) (*x509.Certificate, error) {
	dir, err := vfs.OS(path)
	if err == nil {
		var ca *x509.Certificate
		ca, err = certs.ReadCA(dir)
		if err = errors.Join(err, closeFS(dir)); err == nil {
			return ca, nil
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, coded(exitTLS, "there is no %s: start the server with --tls once, or say by --data or --tls-dir where it keeps its certificates", filepath.Join(path, certs.CAName))
	}
	return nil, coded(exitTLS, "cannot use the certificates in %s: %w", path, onlyCause(err))
}

// export writes the files asked for. What is printed then names those.
func (c *certCommand) export(ca *x509.Certificate, t *trust) error {
	if c.PEM != "" {
		path, err := filepath.Abs(c.PEM)
		if err != nil {
			return err
		}
		text := certs.EncodePEM(ca)
		if err := writeNew(path, text, func(old []byte) bool { return bytes.Equal(old, text) }); err != nil {
			return err
		}
		t.ca = path
	}
	if c.PKCS12 == "" {
		return nil
	}
	path, err := filepath.Abs(c.PKCS12)
	if err != nil {
		return err
	}
	text, err := certs.TrustStore(ca, c.Password)
	if err != nil {
		return coded(exitUsage, "--password: %w", err)
	}
	t.store, t.written = path, true
	return writeNew(path, text, func(old []byte) bool { return certs.IsTrustStore(old, ca, c.Password) })
}

// writeNew writes a file that everybody may read, unless it is there and holds
// the same. Anything else of that name is left alone.
func writeNew(path string, text []byte, same func([]byte) bool) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		old, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", path, onlyCause(err))
		}
		if !same(old) {
			return fmt.Errorf("%s exists and holds something else: remove it or choose another name", path)
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot write %w", onlyCause(err))
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		// Half a file would be taken for something else the next time.
		return fmt.Errorf("cannot write %s: %w", path, errors.Join(err, os.Remove(path)))
	}
	return nil
}

// printTrust prints a script of a POSIX shell: what to set, and the rest as
// comments.
func printTrust(w io.Writer, ca *x509.Certificate, t trust, clients []trustClient) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Clients of this server trust %s\n# SHA-256 %x, until %s\n", t.ca, sha256.Sum256(ca.Raw), ca.NotAfter.UTC().Format(time.DateOnly))
	for _, x := range clients {
		fmt.Fprintf(&b, "\n# %s\n", x.Name)
		for _, line := range x.Note {
			fmt.Fprintf(&b, "# %s\n", line)
		}
		for _, command := range x.Commands {
			fmt.Fprintln(&b, command)
		}
		for _, v := range x.Environment {
			fmt.Fprintf(&b, "export %s=%s\n", v.Name, shellWord(v.Value))
		}
		for _, line := range x.Code {
			fmt.Fprintf(&b, "#   %s\n", line)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printTrustJSON(w io.Writer, ca *x509.Certificate, t trust, clients []trustClient) error {
	return printJSON(w, struct {
		CA       string        `json:"ca"`
		SHA256   string        `json:"sha256"`
		Until    time.Time     `json:"until"`
		Endpoint string        `json:"endpoint"`
		Clients  []trustClient `json:"clients"`
	}{t.ca, fmt.Sprintf("%x", sha256.Sum256(ca.Raw)), ca.NotAfter.UTC(), t.endpoint.String(), clients})
}
