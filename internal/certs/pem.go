package certs

import (
	"crypto/ecdsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/shardwell/shardwell/internal/vfs"
)

// maxFileBytes is more than any file here has.
const maxFileBytes = 64 << 10

// errMismatch says that a key is not the certificate's.
var errMismatch = errors.New("the key is not the certificate's")

// The types of PEM blocks.
const (
	certificateType = "CERTIFICATE"
	keyType         = "PRIVATE KEY" // PKCS#8
)

// ReadCA reads the certificate of the authority in dir; it needs no key. There
// being none is fs.ErrNotExist.
func ReadCA(dir vfs.FS) (*x509.Certificate, error) {
	der, err := readBlock(dir, CAName, certificateType)
	if err != nil {
		return nil, err
	}
	return parseCertificate(CAName, der)
}

// EncodePEM is a certificate as clients read it.
func EncodePEM(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: certificateType, Bytes: c.Raw})
}

// read reads a certificate and its key, which must be for the owner only.
func (l *local) read(name, keyName string) (*tls.Certificate, error) {
	der, err := readBlock(l.dir, name, certificateType)
	if err != nil {
		return nil, err
	}
	leaf, err := parseCertificate(name, der)
	if err != nil {
		return nil, err
	}
	info, err := l.dir.Stat(keyName)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("other users can read %s (chmod 600 it; if they may have, it is not safe any more)", keyName)
	}
	keyDER, err := readBlock(l.dir, keyName, keyType)
	if err != nil {
		return nil, err
	}
	parsed, err := x509.ParsePKCS8PrivateKey(keyDER)
	key, ok := parsed.(*ecdsa.PrivateKey)
	if err != nil || !ok {
		return nil, fmt.Errorf("%s is damaged: it holds no ECDSA key", keyName)
	}
	if !key.PublicKey.Equal(leaf.PublicKey) {
		return nil, fmt.Errorf("%s and %s do not go together: %w", name, keyName, errMismatch)
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, nil
}

func parseCertificate(name string, der []byte) (*x509.Certificate, error) {
	c, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: it holds no certificate that can be read", name)
	}
	return c, nil
}

// readBlock reads the one block of a PEM file.
func readBlock(dir vfs.FS, name, kind string) ([]byte, error) {
	f, err := dir.OpenRead(name)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.NewSectionReader(f, 0, maxFileBytes))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	block, _ := pem.Decode(text)
	if block == nil || block.Type != kind {
		return nil, fmt.Errorf("%s is damaged: it holds no PEM block %s", name, kind)
	}
	return block.Bytes, nil
}

// write makes a key and its certificate durable, the key first: a certificate is
// never there without the key that was made for it, unless it is an older one.
func (l *local) write(c *tls.Certificate, name, keyName string) error {
	der, err := x509.MarshalPKCS8PrivateKey(c.PrivateKey)
	if err != nil {
		return fmt.Errorf("encode a key: %w", err)
	}
	if err := l.replace(keyName, pem.EncodeToMemory(&pem.Block{Type: keyType, Bytes: der})); err != nil {
		return err
	}
	return l.replace(name, EncodePEM(c.Leaf))
}

// replace puts a file in the place of another in one step.
func (l *local) replace(name string, text []byte) error {
	temp := name + tempSuffix
	// One that an earlier start did not finish.
	if err := l.dir.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", temp, err)
	}
	f, err := l.dir.Create(temp)
	if err != nil {
		return fmt.Errorf("create %s: %w", temp, err)
	}
	_, err = f.WriteAt(text, 0)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", temp, err)
	}
	if err := l.dir.Rename(temp, name); err != nil {
		return fmt.Errorf("rename %s: %w", temp, err)
	}
	if err := l.dir.SyncDir("."); err != nil {
		return fmt.Errorf("make %s durable: %w", name, err)
	}
	return nil
}
