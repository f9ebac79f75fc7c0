//go:build interop

package interop

import "slices"

// sdks are the client libraries of the matrix, one row or more each. A new one
// is a program below sdk/ and a function in a file of its own that gives this.
var sdks = []sdk{boto3(), goSDK(), jsSDK(), javaV2(), javaV2WithoutALPN(), javaV1(), rustSDK()}

// transport is how a program reaches the server, as SHARDWELL_TRANSPORT says.
type transport string

const (
	http1     transport = "http1"      // HTTP/1.1 without TLS
	h2c       transport = "h2c"        // HTTP/2 without TLS, by prior knowledge
	overTLS   transport = "tls"        // TLS, and in it what the library takes by default
	tlsHTTP1  transport = "tls-h1"     // HTTP/1.1 in TLS
	tlsNoALPN transport = "tls-noalpn" // HTTP/2 in TLS without ALPN
)

// secure says whether a program on this transport needs the server's CA.
func (t transport) secure() bool { return t != http1 && t != h2c }

// variant is a way to use a library, and a row of the matrix.
type variant struct {
	transport transport
	payload   string // "json" or "cbor", as SHARDWELL_PAYLOAD says
}

// sdk is a client library with the program that takes it through the steps.
//
// The program is driven by its environment alone: SHARDWELL_ENDPOINT,
// SHARDWELL_TRANSPORT, SHARDWELL_PAYLOAD and, over TLS, SHARDWELL_CA (a PEM
// file) and SHARDWELL_TRUST_STORE (PKCS#12, password changeit), beside the
// usual AWS_*. It prints one line for each of its steps, in their order:
// `step NAME ok` or `step NAME FAILED WHY`, and exits with 1 if any failed.
type sdk struct {
	name, version string
	variants      []variant
	lacks         []string // steps that the library has no operation for

	// prepare installs and builds the program below dir, an absolute path, and
	// gives the command that runs it. What an earlier run has left there from
	// the same files is used again. It is called once, beside those of others,
	// with the package's directory as working directory.
	prepare func(dir string) (command []string, err error)

	// trust gives the variables by which a user makes the library trust a CA,
	// as `shardwell cert` prints them; nil if the program does it.
	trust func(ca, trustStore string) []string
}

// sdkSteps are what every program does, in this order.
var sdkSteps = []string{"create", "put", "puts", "iterate", "page", "subscribe", "errors", "delete"}

// steps are those of sdkSteps that the library can do.
func (s sdk) steps() []string {
	return slices.DeleteFunc(slices.Clone(sdkSteps), func(step string) bool { return slices.Contains(s.lacks, step) })
}
