package blackbox

import (
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Secure says whether every server of this run is to verify signatures and to speak
// TLS, as SHARDWELL_TEST_AUTH=sigv4 asks for.
func Secure() bool { return os.Getenv("SHARDWELL_TEST_AUTH") == "sigv4" }

// StartSecure is Start of a server that verifies signatures and speaks TLS, whatever
// the run: with --auth sigv4 --tls, and an audit log. At the end of the test what it
// has put out, and what is in its data directory, is searched for its secrets; see
// Plant.
func StartSecure(tb testing.TB, args ...string) *Server {
	tb.Helper()
	sec, err := newSecurity(args, tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	s := &Server{security: sec}
	// After the server's end, which is another's to bring about: cleanups go backwards.
	tb.Cleanup(func() { s.searchFiles(tb) })
	if err := s.start(Binary(tb), FreeAddress(tb), append(slices.Clone(args), sec.args(args)...)); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(s.Kill)
	if err := sec.read(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.searchPages(tb) })
	return s
}

// security is what there is to know of a server with --auth sigv4 --tls.
type security struct {
	data   string // the data directory, "" in memory
	tlsDir string
	audit  string // the file of the audit log

	root       Credentials
	adminToken string
	https      *http.Client // who trusts the server
	canaries   *canaries

	mu      sync.Mutex
	outputs []output // of clients
}

// newSecurity makes up what is not in a data directory; dir is for files.
func newSecurity(args []string, dir string) (*security, error) {
	sec := &security{data: valueOf(args, "--data"), tlsDir: valueOf(args, "--tls-dir"), audit: filepath.Join(dir, "audit.jsonl"), canaries: new(canaries)}
	memory := slices.Contains(args, "--memory")
	if sec.tlsDir == "" {
		sec.tlsDir = filepath.Join(sec.data, "tls")
		if sec.data == "" {
			sec.tlsDir = filepath.Join(dir, "tls")
		}
	}
	switch {
	case memory:
		sec.data = ""
	case sec.data == "":
		return nil, errors.New("a server with authentication needs --data or --memory")
	default:
		return sec, nil
	}
	sec.root = rootInMemory()
	sec.adminToken = rand.Text()
	return sec, os.WriteFile(sec.audit+".token", []byte(sec.adminToken), 0o600)
}

// rootInMemory is the root of every server in memory, so that a client may call two.
var rootInMemory = sync.OnceValue(func() Credentials {
	return Credentials{AccessKeyID: "AKIA" + rand.Text()[:16], SecretAccessKey: rand.Text() + "/+" + rand.Text()}
})

// args are those that the server gets beside its own.
func (sec *security) args(own []string) []string {
	args := []string{"--auth", "sigv4", "--audit-log", sec.audit}
	if !slices.Contains(own, "--tls") {
		args = append(args, "--tls")
	}
	if sec.data != "" {
		return args
	}
	args = append(args, "--admin-token-file", sec.audit+".token")
	if valueOf(own, "--tls-dir") == "" && valueOf(own, "--data") == "" {
		args = append(args, "--tls-dir", sec.tlsDir)
	}
	return args
}

// environment is where the root key of a server in memory comes from.
func (sec *security) environment() []string {
	if sec == nil || sec.data != "" {
		return nil
	}
	return []string{"SHARDWELL_ROOT_ACCESS_KEY_ID=" + sec.root.AccessKeyID, "SHARDWELL_ROOT_SECRET_ACCESS_KEY=" + sec.root.SecretAccessKey}
}

// read reads what the server has made at its start, and plants all of it.
func (sec *security) read() error {
	if sec.data != "" {
		if err := sec.readDirectory(); err != nil {
			return err
		}
	}
	sec.canaries.plant("the root's secret access key", sec.root.SecretAccessKey)
	sec.canaries.plant("the token of our own pages", sec.adminToken)
	for _, name := range []string{"ca.key", "server.key"} {
		text, err := os.ReadFile(filepath.Join(sec.tlsDir, name))
		if err != nil {
			return err
		}
		if err := sec.canaries.plantKeys("the private key of tls/"+name, text); err != nil {
			return err
		}
	}
	text, err := os.ReadFile(sec.ca())
	if err != nil {
		return err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		return errors.New(sec.ca() + " holds no certificate")
	}
	sec.https = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256, TLSClientConfig: &tls.Config{RootCAs: pool}}}
	return nil
}

var rootKeyLine = regexp.MustCompile(`(?m)^(aws_access_key_id|aws_secret_access_key) = (\S+)$`)

// readDirectory reads the keys of a data directory.
func (sec *security) readDirectory() error {
	texts := map[string]string{}
	for _, name := range []string{"root.key", "admin.token", "master.key"} {
		text, err := os.ReadFile(filepath.Join(sec.data, name))
		if err != nil {
			return err
		}
		texts[name] = strings.TrimSpace(string(text))
	}
	lines := rootKeyLine.FindAllStringSubmatch(texts["root.key"], -1)
	if len(lines) != 2 {
		return errors.New("root.key does not have its two lines")
	}
	sec.root = Credentials{AccessKeyID: lines[0][2], SecretAccessKey: lines[1][2]}
	sec.adminToken = texts["admin.token"]
	return sec.canaries.plantHex("the master key", texts["master.key"])
}

// ca is the certificate of the authority that clients trust.
func (sec *security) ca() string { return filepath.Join(sec.tlsDir, "ca.pem") }

// Endpoint is the URL that clients are given: of TLS, by a name, if the server is
// secure.
func (s *Server) Endpoint() string {
	if s.security == nil {
		return s.URL
	}
	return strings.Replace(s.URL, "http://127.0.0.1", "https://localhost", 1)
}

// Root are the credentials of the root, or any where nobody looks at them.
func (s *Server) Root() Credentials {
	if s.security == nil {
		return Credentials{AccessKeyID: "any", SecretAccessKey: "any"}
	}
	return s.security.root
}

// CA is the file that makes clients trust the server, "" if it is not secure.
func (s *Server) CA() string {
	if s.security == nil {
		return ""
	}
	return s.security.ca()
}

// Environment is how most of AWS's clients are told of the server: its endpoint, the
// root's key, and whom to trust.
func (s *Server) Environment() []string {
	env := append(s.Root().Environment(), "AWS_ENDPOINT_URL="+s.Endpoint())
	if s.security != nil {
		env = append(env, "AWS_CA_BUNDLE="+s.CA())
	}
	return env
}

// valueOf gives what follows a flag, "" if it is not there.
func valueOf(args []string, flag string) string {
	i := slices.Index(args, flag)
	if i < 0 || i+1 == len(args) {
		return ""
	}
	return args[i+1]
}
