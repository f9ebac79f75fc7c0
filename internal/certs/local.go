package certs

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
)

// The files of a directory of certificates. All are made with mode 0600.
const (
	CAName     = "ca.pem" // what clients trust
	caKeyName  = "ca.key"
	serverName = "server.pem"
	serverKey  = "server.key"
	lockName   = "lock"
	tempSuffix = ".tmp"
)

// How long certificates are good for. Apple's systems refuse servers' with more
// than 825 days, some others with more than 398.
const (
	caDays        = 3653
	serverDays    = 398
	renewDays     = 60 // before the end
	caWarningDays = 180
	day           = 24 * time.Hour
	backdated     = day // for clients whose clocks are behind
)

// checkLocalEvery is how often it is seen whether renewal is due. Timers stand
// still while a machine sleeps, so one of a year would come late.
const checkLocalEvery = time.Hour

// lockPatience is how long another program may take with the same directory.
const lockPatience = 10 * time.Second

// Config says what Local issues certificates for. Zero fields take the defaults
// given.
type Config struct {
	Names []string         // DNS names and IP addresses; see Names
	Now   func() time.Time // time.Now
	Log   *slog.Logger     // discards
}

// Local keeps a certificate in dir that the CA there has issued, and makes what
// is not there yet. It issues another one if the names have changed, and 60 days
// before the end. dir must be for its owner only.
func Local(dir vfs.FS, c Config) (*Keeper, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	l := &local{dir: dir, names: c.Names, now: c.Now, log: orDiscard(c.Log)}
	first, err := l.ensure()
	if err != nil {
		return nil, err
	}
	k := &Keeper{every: checkLocalEvery}
	k.current.Store(first)
	k.check = func() {
		if l.fresh(k.current.Load()) {
			return
		}
		next, err := l.ensure()
		if err != nil {
			l.log.Error("the certificate cannot be renewed; the one before stays in force", "until", k.current.Load().Leaf.NotAfter.UTC(), "error", err)
			return
		}
		k.current.Store(next)
	}
	return k, nil
}

// renewal is when another certificate is due.
func renewal(c *tls.Certificate) time.Time { return c.Leaf.NotAfter.Add(-renewDays * day) }

// fresh says whether a certificate needs no other in its place: it is long before
// its end, and it has begun, which it has not if the clock was ahead when it was
// issued.
func (l *local) fresh(c *tls.Certificate) bool {
	now := l.now()
	return now.Before(renewal(c)) && !now.Before(c.Leaf.NotBefore)
}

// local is a directory of certificates at work.
type local struct {
	dir   vfs.FS
	names []string
	now   func() time.Time
	log   *slog.Logger

	warned time.Time // of the authority, last
}

// ensure gives a certificate that is good for a while: that of the directory if
// it is and has the right names, or else a new one.
func (l *local) ensure() (_ *tls.Certificate, err error) {
	lock, err := l.lock()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	ca, err := l.authority()
	if err != nil {
		return nil, err
	}
	l.warn(ca.Leaf)
	current, err := l.server(ca)
	if err != nil {
		return nil, err
	}
	if current != nil && covers(current.Leaf, l.names) && (l.fresh(current) || l.lastsAsLong(current, ca)) {
		return current, nil
	}
	next, err := issueServer(ca, l.names, l.now())
	if err != nil {
		return nil, err
	}
	if err := l.write(next, serverName, serverKey); err != nil {
		return nil, err
	}
	l.log.Info("issued a certificate for TLS", "names", l.names, "until", next.Leaf.NotAfter.UTC())
	return next, nil
}

// warn says at a start, and once a day, that an authority ends soon, or has not
// begun: it was then made while the clock was ahead.
func (l *local) warn(ca *x509.Certificate) {
	now := l.now()
	if !l.warned.IsZero() && now.Sub(l.warned).Abs() < day {
		return
	}
	switch {
	case ca.NotAfter.Sub(now) < caWarningDays*day:
		l.log.Warn("the certificate authority ends soon: remove ca.pem and ca.key some day before, restart, and let clients trust the new one", "until", ca.NotAfter.UTC())
	case now.Before(ca.NotBefore):
		l.log.Warn("the certificate authority has not begun, clients will refuse it: if the clock is right, remove ca.pem and ca.key, restart, and let clients trust the new one", "from", ca.NotBefore.UTC())
	default:
		return
	}
	l.warned = now
}

// lastsAsLong says whether a certificate has begun and ends with its authority:
// no other that it could issue would be good for longer.
func (l *local) lastsAsLong(c, ca *tls.Certificate) bool {
	return c.Leaf.NotAfter.Equal(ca.Leaf.NotAfter) && !l.now().Before(c.Leaf.NotBefore)
}

// lock waits for other programs that are at work in the directory.
func (l *local) lock() (io.Closer, error) {
	patience := time.NewTimer(lockPatience)
	defer patience.Stop()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		lock, err := l.dir.Lock(lockName)
		if !errors.Is(err, vfs.ErrLocked) {
			return lock, err
		}
		select {
		case <-tick.C:
		case <-patience.C:
			return nil, fmt.Errorf("another program has been at work in it for %v", lockPatience)
		}
	}
}

// authority reads the CA, or makes it if there is none. A key without a
// certificate is what a crash leaves of making one: nobody trusts it yet, unless
// there is a server's certificate as well, which comes after.
func (l *local) authority() (*tls.Certificate, error) {
	info, err := l.dir.Stat(".")
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, errors.New("other users can look into it: chmod 700 it")
	}
	if _, err := l.dir.Stat(CAName); errors.Is(err, fs.ErrNotExist) {
		if l.has(caKeyName) && l.has(serverName) {
			return nil, fmt.Errorf("%s is missing: put it back, each client that trusts it has a copy, or remove %s for another authority, which every client must then be told to trust", CAName, caKeyName)
		}
		ca, err := issueCA(l.now())
		if err != nil {
			return nil, err
		}
		return ca, l.write(ca, CAName, caKeyName)
	}
	ca, err := l.read(CAName, caKeyName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s is missing: put it back, or remove %s for another authority, which every client must then be told to trust", caKeyName, CAName)
	case err != nil:
		return nil, fmt.Errorf("%w: put back what was there, or remove %s and %s for another authority, which every client must then be told to trust", err, CAName, caKeyName)
	case !ca.Leaf.IsCA:
		return nil, fmt.Errorf("%s is no certificate authority: give a certificate of your own by --tls-cert and --tls-key", CAName)
	case l.now().After(ca.Leaf.NotAfter):
		return nil, fmt.Errorf("the certificate authority in %s ended on %s: remove %s and %s for another one, which every client must then be told to trust",
			CAName, ca.Leaf.NotAfter.UTC().Format(time.DateOnly), CAName, caKeyName)
	}
	return ca, nil
}

// has says whether there is a file. What cannot be told counts as there.
func (l *local) has(name string) bool {
	_, err := l.dir.Stat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// server reads the server's certificate; nil if there is none that can be used.
// A crash between the two files leaves a pair that does not match, and another
// authority one that it has not issued.
func (l *local) server(ca *tls.Certificate) (*tls.Certificate, error) {
	if _, err := l.dir.Stat(serverName); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	c, err := l.read(serverName, serverKey)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, errMismatch):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%w: remove %s and %s, another one is then issued under the same authority", err, serverName, serverKey)
	case c.Leaf.Issuer.String() != ca.Leaf.Subject.String() && !isOurs(c.Leaf.Issuer):
		return nil, fmt.Errorf("%s is not of this authority: give a certificate of your own by --tls-cert and --tls-key, and remove %[1]s and %s", serverName, serverKey)
	case c.Leaf.CheckSignatureFrom(ca.Leaf) != nil:
		return nil, nil
	}
	return c, nil
}
