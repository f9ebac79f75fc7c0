package main

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// trust is what clients need to know of a server with TLS.
type trust struct {
	ca       string // a PEM file
	store    string // a PKCS#12 file, for Java
	written  bool   // whether the store has been written just now
	password string // of the store
	endpoint *url.URL
	dir      string
}

// trustClient is what to set for one kind of client.
type trustClient struct {
	Client      string     `json:"client"`
	Name        string     `json:"name"`
	Note        []string   `json:"note,omitempty"`
	Commands    []string   `json:"commands,omitempty"`
	Environment []variable `json:"environment,omitempty"`
	Code        []string   `json:"code,omitempty"` // in the client's language
}

// variable is one of the environment.
type variable struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// What variables do beside what they are wanted for. All of this is from the
// clients' documentation; test/interop tries what it can.
const (
	replacesRoots = "While it is set, they trust this server and nobody else: AWS itself neither."
	addsRoot      = "It adds to what is trusted anyway, and is read when the program starts."
)

// clients are all clients that we know of.
func (t trust) clients() []trustClient {
	endpoint := variable{"AWS_ENDPOINT_URL", t.endpoint.String()}
	bundle := variable{"AWS_CA_BUNDLE", t.ca}
	file := variable{"SSL_CERT_FILE", t.ca}
	return []trustClient{
		{Client: "cli", Name: "AWS CLI 1 and 2, boto3", Note: []string{replacesRoots}, Environment: []variable{endpoint, bundle}},
		{Client: "go", Name: "AWS SDK for Go 2", Note: []string{replacesRoots, "It comes before SSL_CERT_FILE."}, Environment: []variable{endpoint, bundle}},
		{Client: "node", Name: "AWS SDK for JavaScript 3 (Node)", Note: []string{addsRoot}, Environment: []variable{endpoint, {"NODE_EXTRA_CA_CERTS", t.ca}}},
		t.java(endpoint),
		t.kpl(),
		{Client: "rust", Name: "AWS SDK for Rust", Note: []string{replacesRoots}, Environment: []variable{endpoint, file}},
		{Client: "ruby", Name: "AWS SDK for Ruby 3", Note: []string{replacesRoots}, Environment: []variable{endpoint, bundle}},
		{Client: "php", Name: "AWS SDK for PHP 3", Environment: []variable{endpoint},
			Code: []string{"new Aws\\Kinesis\\KinesisClient(['http' => ['verify' => " + phpText(t.ca) + "], ...])"}},
		{Client: "dotnet", Name: "AWS SDK for .NET, on Linux", Note: []string{replacesRoots}, Environment: []variable{endpoint, file}},
		{Client: "curl", Name: "curl", Note: []string{replacesRoots}, Environment: []variable{{"CURL_CA_BUNDLE", t.ca}}},
		{Client: "shardwell", Name: "shardwell put, tail, test", Environment: []variable{endpoint, {"SHARDWELL_CA", t.ca}}},
	}
}

// java is for everything that runs in a Java virtual machine: a trust store has
// to be written for it first.
func (t trust) java(endpoint variable) trustClient {
	options := "-Djavax.net.ssl.trustStore=" + javaWord(t.store) + " -Djavax.net.ssl.trustStorePassword=" + javaWord(t.password)
	x := trustClient{
		Client: "java", Name: "AWS SDK for Java 1 and 2, KCL, Flink, Spark (Java 8 and later)",
		Note: []string{
			"The two -D are options of java; JAVA_TOOL_OPTIONS hands them to every program.",
			replacesRoots,
		},
		Environment: []variable{endpoint, {"JAVA_TOOL_OPTIONS", options}},
	}
	if !t.written {
		command := thisProgram() + " cert --tls-dir " + shellWord(t.dir) + " --pkcs12 " + shellWord(t.store)
		if t.password != "changeit" {
			command += " --password " + shellWord(t.password)
		}
		x.Commands = []string{command + " >/dev/null"}
	}
	return x
}

// javaWord is a text as part of one option in JAVA_TOOL_OPTIONS, which knows both
// kinds of quotation marks and no escapes.
func javaWord(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `"'"'"`) + `"`
}

// thisProgram is what a shell calls this program.
func thisProgram() string {
	const name = "shardwell"
	path, err := os.Executable()
	if found, lookErr := exec.LookPath(name); err != nil || lookErr == nil && found == path {
		return name
	}
	return shellWord(path)
}

// kpl is for the native part of the Kinesis Producer Library, which takes
// neither Java's trust store nor a variable.
func (t trust) kpl() trustClient {
	port := t.endpoint.Port()
	if port == "" {
		port = "443"
	}
	number, _ := strconv.Atoi(port) // url.Parse has seen to it
	host := t.endpoint.Hostname()
	return trustClient{
		Client: "kpl", Name: "Kinesis Producer Library 1.1 and later",
		Note: []string{
			"In a properties file: KinesisEndpoint, KinesisPort, CaCertFile.",
			"Older ones have no setCaCertFile; setVerifyCertificate(false) makes them take any certificate, for tests only.",
		},
		Code: []string{fmt.Sprintf("new KinesisProducerConfiguration().setKinesisEndpoint(%q).setKinesisPort(%d).setCaCertFile(%s)", host, number, quoted(t.ca))},
	}
}

// quoted is a text in quotation marks as Java has them.
func quoted(text string) string { return strconv.Quote(text) }

// phpText is a text in the quotation marks of PHP between which $ means nothing.
func phpText(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(text) + "'"
}
