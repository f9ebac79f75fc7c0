package certs

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Keys are ECDSA on P-256, which every client of Kinesis takes, back to Java 8
// and the OpenSSL of the KPL, and which costs the server a fraction of RSA.

// caPrefix begins the names of authorities that this package has made.
const caPrefix = "Shardwell local CA "

// issueCA makes an authority. Its name is its own: clients may trust several, and
// some look a root up by its name alone.
func issueCA(now time.Time) (*tls.Certificate, error) {
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: caPrefix + strings.ToLower(rand.Text()[:8])},
		NotBefore:             now.Add(-backdated),
		NotAfter:              now.Add(caDays * day),
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		BasicConstraintsValid: true,
		IsCA:                  true,
		MaxPathLenZero:        true,
	}
	return issue(template, nil)
}

// isOurs says whether an authority of that name was made by this package.
func isOurs(name pkix.Name) bool { return strings.HasPrefix(name.CommonName, caPrefix) }

// issueServer makes a server's certificate, which never outlasts its authority.
func issueServer(ca *tls.Certificate, names []string, now time.Time) (*tls.Certificate, error) {
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: "Shardwell"},
		NotBefore:             now.Add(-backdated),
		NotAfter:              now.Add(serverDays*day - backdated),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		BasicConstraintsValid: true,
	}
	if ca.Leaf.NotAfter.Before(template.NotAfter) {
		template.NotAfter = ca.Leaf.NotAfter
	}
	for _, name := range names {
		if ip := net.ParseIP(name); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, name)
		}
	}
	return issue(template, ca)
}

// issue makes a key and a certificate for it, signed by ca or, without, by
// itself.
func issue(template *x509.Certificate, ca *tls.Certificate) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	serial := make([]byte, 16)
	rand.Read(serial)
	serial[0] &= 0x7f // a positive number
	template.SerialNumber = new(big.Int).SetBytes(serial)
	parent, signer := template, crypto.Signer(key)
	if ca != nil {
		parent, signer = ca.Leaf, ca.PrivateKey.(crypto.Signer)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		return nil, fmt.Errorf("make a certificate: %w", err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("read the certificate just made: %w", err)
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, nil
}

// covers says whether a certificate is for all the names, and for no others: a
// name that was taken away is not to be answered for.
func covers(c *x509.Certificate, names []string) bool {
	has := slices.Clone(c.DNSNames)
	for _, ip := range c.IPAddresses {
		has = append(has, ip.String())
	}
	wanted := slices.Clone(names)
	slices.Sort(has)
	slices.Sort(wanted)
	return slices.Equal(has, wanted)
}

// dnsName is a host name as certificates can hold it, also with a wildcard for
// its first label.
var dnsName = regexp.MustCompile(`^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$`)

// prefixed are the names that SDKs put before an endpoint's name, as the label
// above it or as part of it: an account ("111122223333.host"), or an account and
// the kind of the call ("111122223333.control-kinesis.host"). A wildcard stands
// for one label, so each depth needs its own. Some clients, OpenSSL's among
// them, take no wildcard right below a name of one label, such as *.localhost.
var prefixed = []string{"", "*.", "*.control-kinesis.", "*.data-kinesis."}

// Names are what a server's certificate is for: localhost and the loopback
// addresses, and each of hosts, which are names or IP addresses. Names also count
// with what SDKs put before them. An error names the host that is neither.
func Names(hosts ...string) ([]string, error) {
	names := []string{"127.0.0.1", "::1"}
	for _, host := range append([]string{"localhost"}, hosts...) {
		host = strings.ToLower(strings.TrimSuffix(host, "."))
		if ip := net.ParseIP(host); ip != nil {
			names = append(names, ip.String())
			continue
		}
		if !dnsName.MatchString(host) || len(host) > 200 {
			return nil, fmt.Errorf("%q is neither a host name nor an IP address", host)
		}
		if strings.HasPrefix(host, "*.") {
			names = append(names, host)
			continue
		}
		for _, prefix := range prefixed {
			names = append(names, prefix+host)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
