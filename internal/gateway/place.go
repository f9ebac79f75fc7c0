package gateway

import (
	"net/http"
	"net/netip"
)

// placeOf is where a connection comes from, as far as limits go: its address, and of
// IPv6 the /64, since whoever has one address there has all of them.
func placeOf(remote string) string {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return remote // of a test, or of no network at all
	}
	address := at.Addr().Unmap().WithZone("")
	if address.Is4() {
		return address.String()
	}
	return netip.PrefixFrom(address, 64).Masked().String()
}

// placeOfRequest is where a request comes from, which its connection knows.
func placeOfRequest(r *http.Request) string {
	if c, ok := r.Context().Value(connKey{}).(*conn); ok {
		return c.place
	}
	return placeOf(r.RemoteAddr)
}
