//go:build interop

package interop

// javaV2 is the asynchronous client with its defaults, which the Kinesis
// Client Library uses, and on http1 the synchronous one. By default it starts
// HTTP/2 in TLS without asking for it; over TLS without more it is told to ask.
func javaV2() sdk {
	return sdk{
		name: "Java v2", version: "2.52.0",
		variants: []variant{{http1, "cbor"}, {h2c, "cbor"}, {h2c, "json"}, {overTLS, "cbor"}, {tlsNoALPN, "cbor"}},
		trust:    trustJava,
		prepare: func(dir string) ([]string, error) {
			return PrepareJava(dir, "sdk-javav2", "sdk/javav2/pom.xml", "sdk/javav2/*.java", "sdk/javav2/with-alpn/*.java")
		},
	}
}

// javaV2WithoutALPN is of the releases before 2.30, which cannot ask for HTTP/2
// in TLS: the Kinesis Client Library up to 2.7.0 and 3.1.0 has them.
func javaV2WithoutALPN() sdk {
	return sdk{
		name: "Java v2, old", version: "2.29.52",
		variants: []variant{{h2c, "cbor"}, {tlsNoALPN, "cbor"}},
		trust:    trustJava,
		prepare: func(dir string) ([]string, error) {
			return PrepareJava(dir, "sdk-javav2-without-alpn", "sdk/javav2/pom-without-alpn.xml", "sdk/javav2/*.java", "sdk/javav2/without-alpn/*.java")
		},
	}
}

// javaV1 is what version 1 of the Kinesis Client Library and the agent use. It
// has no SubscribeToShard.
func javaV1() sdk {
	return sdk{
		name: "Java v1", version: "1.12.797",
		variants: []variant{{http1, "cbor"}, {overTLS, "cbor"}},
		trust:    trustJava,
		lacks:    []string{"subscribe"},
		prepare: func(dir string) ([]string, error) {
			return PrepareJava(dir, "sdk-javav1", "sdk/javav1/pom.xml", "sdk/javav1/*.java")
		},
	}
}

func trustJava(_, trustStore string) []string {
	return []string{"JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=" + trustStore + " -Djavax.net.ssl.trustStorePassword=changeit"}
}
