package certs

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"
)

// checkFilesEvery is how soon files that have changed are noticed.
const checkFilesEvery = 2 * time.Second

// Files keeps a certificate that the operator brings: the PEM file certificate,
// with what leads up to its root after it, and the PEM file key. Both are looked
// at every two seconds, through links, and taken up when they have changed. A
// pair that does not go together, or cannot be read, is complained about once
// and leaves the one in force; as first pair it is an error.
func Files(certificate, key string, log *slog.Logger) (*Keeper, error) {
	log = orDiscard(log)
	files := pair{certificate, key}
	seen := files.stamps()
	first, err := files.load()
	if err != nil {
		return nil, err
	}
	warnIfEnded(first, log)
	k := &Keeper{every: checkFilesEvery}
	k.current.Store(first)
	k.check = func() {
		now := files.stamps()
		if now == seen {
			return
		}
		seen = now
		next, err := files.load()
		if err != nil {
			log.Error("the certificate has changed and cannot be used; the one before stays in force", "error", err)
			return
		}
		k.current.Store(next)
		log.Info("the certificate has changed and is in force", "file", certificate, "until", next.Leaf.NotAfter.UTC())
		warnIfEnded(next, log)
	}
	return k, nil
}

// warnIfEnded says that clients will refuse a certificate. It is used all the
// same: they say so better than a server that does not start.
func warnIfEnded(c *tls.Certificate, log *slog.Logger) {
	if now := time.Now(); now.After(c.Leaf.NotAfter) || now.Before(c.Leaf.NotBefore) {
		log.Warn("the certificate is not valid now, clients will refuse it", "from", c.Leaf.NotBefore.UTC(), "until", c.Leaf.NotAfter.UTC())
	}
}

// pair is the two files of a certificate.
type pair struct{ certificate, key string }

// stamps tell whether the files have changed.
func (p pair) stamps() (s [2]stamp) {
	return [2]stamp{stampOf(p.certificate), stampOf(p.key)}
}

// stamp changes with a file. Its error counts as well: a file that comes back
// has changed.
type stamp struct {
	modified time.Time
	size     int64
	gone     bool
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{gone: true}
	}
	return stamp{modified: info.ModTime(), size: info.Size()}
}

// load reads both files.
func (p pair) load() (*tls.Certificate, error) {
	info, err := os.Stat(p.key)
	if err != nil {
		return nil, fmt.Errorf("cannot read the key %s: %w", p.key, cause(err))
	}
	if info.Mode().Perm()&0o007 != 0 {
		return nil, fmt.Errorf("the key %s can be read by everybody on this machine: chmod 600 %[1]s", p.key)
	}
	keyPEM, err := os.ReadFile(p.key)
	if err != nil {
		return nil, fmt.Errorf("cannot read the key %s: %w", p.key, cause(err))
	}
	certPEM, err := os.ReadFile(p.certificate)
	if err != nil {
		return nil, fmt.Errorf("cannot read the certificate %s: %w", p.certificate, cause(err))
	}
	c, err := tls.X509KeyPair(certPEM, keyPEM)
	if err != nil {
		return nil, fmt.Errorf("%s and %s are no certificate with its key: %w", p.certificate, p.key, err)
	}
	return &c, nil
}

// cause is what the system says, without the name of the file again.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}
