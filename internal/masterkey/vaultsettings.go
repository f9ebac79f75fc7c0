package masterkey

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/shardwell/shardwell/internal/redact"
)

// maxHeaderBytes bounds the headers of an answer.
const maxHeaderBytes = 64 << 10

// configure takes the settings from where Vault's own tools take them: VAULT_TOKEN or
// ~/.vault-token, VAULT_NAMESPACE, VAULT_CACERT or VAULT_CAPATH, VAULT_CLIENT_CERT and
// VAULT_CLIENT_KEY, VAULT_TLS_SERVER_NAME, and the variables of proxies.
// VAULT_SKIP_VERIFY does not count: it would hand the key to whoever answers.
func (k *vaultKeeper) configure() (err error) {
	if k.token, err = vaultToken(); err != nil {
		return err
	}
	k.namespace = os.Getenv("VAULT_NAMESPACE")
	layer := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: os.Getenv("VAULT_TLS_SERVER_NAME")}
	if layer.RootCAs, err = vaultAuthorities(); err != nil {
		return err
	}
	if layer.Certificates, err = vaultCertificates(); err != nil {
		return err
	}
	k.client = &http.Client{
		Transport: &http.Transport{
			Proxy: proxy, TLSClientConfig: layer, MaxResponseHeaderBytes: maxHeaderBytes,
			DisableKeepAlives: true, // it is asked once
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return nil
}

// proxy is the one that the environment names. Its own errors quote the address,
// which may have a password in it.
func proxy(r *http.Request) (*url.URL, error) {
	address, err := http.ProxyFromEnvironment(r)
	if err != nil {
		return nil, errors.New("the proxy that the environment names is not an address")
	}
	return address, nil
}

// vaultToken gives the token that vault login and the environment leave; none is no
// error, because nothing has been asked yet.
func vaultToken() (redact.Secret, error) {
	from, text := "VAULT_TOKEN", os.Getenv("VAULT_TOKEN")
	if home, err := os.UserHomeDir(); text == "" && err == nil {
		from = filepath.Join(home, ".vault-token")
		kept, err := os.ReadFile(from)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return redact.Secret{}, err
		}
		text = string(kept)
	}
	text = strings.TrimSpace(text)
	if strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return redact.Secret{}, fmt.Errorf("%s does not hold a token", from)
	}
	return redact.New(text), nil
}

// vaultAuthorities gives who may vouch for Vault, nil for those that the machine
// trusts.
func vaultAuthorities() (*x509.CertPool, error) {
	files := []string{os.Getenv("VAULT_CACERT")}
	from := files[0]
	if from == "" {
		if from = os.Getenv("VAULT_CAPATH"); from == "" {
			return nil, nil
		}
		entries, err := os.ReadDir(from)
		if err != nil {
			return nil, err
		}
		files = files[:0]
		for _, entry := range entries {
			if !entry.IsDir() {
				files = append(files, filepath.Join(from, entry.Name()))
			}
		}
	}
	pool, found := x509.NewCertPool(), false
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		found = pool.AppendCertsFromPEM(text) || found
	}
	if !found {
		return nil, fmt.Errorf("%s holds no certificate", from)
	}
	return pool, nil
}

// vaultCertificates gives the certificate that this program shows to Vault, if it is
// to show one.
func vaultCertificates() ([]tls.Certificate, error) {
	certificate, key := os.Getenv("VAULT_CLIENT_CERT"), os.Getenv("VAULT_CLIENT_KEY")
	switch {
	case certificate == "" && key == "":
		return nil, nil
	case certificate == "" || key == "":
		return nil, errors.New("VAULT_CLIENT_CERT and VAULT_CLIENT_KEY go together")
	}
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return nil, err
	}
	return []tls.Certificate{pair}, nil
}
