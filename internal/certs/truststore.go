package certs

import (
	"crypto/x509"
	"fmt"

	"software.sslmate.com/src/go-pkcs12"
)

// TrustStore is a PKCS#12 file by which Java trusts an authority. Java 8 reads it,
// and so does every later one: its cipher is an old one for that, which costs
// nothing, since what is in it is no secret. The certificate carries the
// attribute by which Java tells what it trusts from what else it may store.
func TrustStore(ca *x509.Certificate, password string) ([]byte, error) {
	entry := pkcs12.TrustStoreEntry{Cert: ca, FriendlyName: ca.Subject.CommonName}
	text, err := pkcs12.LegacyDES.EncodeTrustStoreEntries([]pkcs12.TrustStoreEntry{entry}, password)
	if err != nil {
		return nil, fmt.Errorf("make a trust store: %w", err)
	}
	return text, nil
}

// IsTrustStore says whether text is a trust store of that one authority.
func IsTrustStore(text []byte, ca *x509.Certificate, password string) bool {
	held, err := pkcs12.DecodeTrustStore(text, password)
	return err == nil && len(held) == 1 && held[0].Equal(ca)
}
