//go:build interop

package interop

// rustSDK speaks HTTP/1.1 without TLS, and in TLS what ALPN gives.
func rustSDK() sdk {
	return sdk{
		name: "Rust", version: "aws-sdk-kinesis 1.130.0",
		variants: []variant{{http1, "json"}, {overTLS, "json"}},
		prepare: func(dir string) ([]string, error) {
			program, err := PrepareRust(dir, "sdk/rust", "shardwell-interop")
			return []string{program}, err
		},
		trust: func(ca, _ string) []string { return []string{"SSL_CERT_FILE=" + ca} },
	}
}
