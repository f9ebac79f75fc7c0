package gateway

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/redact"
)

// adminPrefix is where our own pages are; everything else is the API, which
// ignores the path.
const adminPrefix = "/_shardwell/"

// serveAdmin answers what is below adminPrefix. No page of another origin may
// see any of it, and a foreign name in Host, which a rebound DNS name would
// bring, is refused.
func (g *Gateway) serveAdmin(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	switch {
	case !g.isAdminHost(r.Host):
		http.Error(w, "This address may only be asked for by a loopback name or one given by --host.", http.StatusForbidden)
	case !isSameOrigin(r):
		http.Error(w, "Web pages of another origin may not read this.", http.StatusForbidden)
	case strings.HasPrefix(r.URL.Path, controlsPrefix):
		g.serveControls(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are possible here.", http.StatusMethodNotAllowed)
	default:
		g.serveAdminPage(w, r)
	}
}

// controlsPrefix is where the test controls are.
const controlsPrefix = adminPrefix + "test/"

func (g *Gateway) serveControls(w http.ResponseWriter, r *http.Request) {
	if g.config.Controls == nil {
		http.Error(w, "There are no test controls: this server runs without --test-controls.", http.StatusNotFound)
		return
	}
	g.config.Controls.ServeHTTP(w, r)
}

func (g *Gateway) serveAdminPage(w http.ResponseWriter, r *http.Request) {
	switch strings.TrimPrefix(r.URL.Path, adminPrefix) {
	case "health":
		g.serveHealth(w)
	case "metrics":
		if !g.isAdmin(r) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "This takes the header Authorization: Bearer TOKEN, with the token of admin.token in the data directory or of --admin-token-file.", http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		// An error here means that the client has gone.
		_, _ = w.Write(g.config.Meter.AppendText(nil))
	default:
		http.Error(w, "There is "+adminPrefix+"health and "+adminPrefix+"metrics.", http.StatusNotFound)
	}
}

// isAdminHost says whether a Host header may ask for our own pages.
func (g *Gateway) isAdminHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	return isLoopbackHost(host) || slices.ContainsFunc(g.config.AdminHosts, func(name string) bool {
		return strings.EqualFold(name, host)
	})
}

// isSameOrigin says whether a request, if it is a web page's, comes from a
// page of this very server.
func isSameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	return origin == "" || origin == "http://"+r.Host || origin == "https://"+r.Host
}

// isAdmin says whether a request has the token for our own pages, if one is needed.
func (g *Gateway) isAdmin(r *http.Request) bool {
	if g.verifier == nil {
		return true
	}
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && !g.config.AdminToken.Empty() && redact.New(token).Equal(g.config.AdminToken)
}
