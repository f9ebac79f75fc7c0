//go:build interop

package interop

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// Property: with `serve --tls` and nothing but what `shardwell cert` prints for
// them, evaluated by a shell, clients reach the server over TLS and verify its
// certificate: the AWS CLI in both versions, boto3, Node, Java with the trust
// store that the printed command writes, and the program itself. Without it each
// of them refuses, so verification is on.
func TestTrust(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(blackbox.Root(), ".interop")
	clients, err := Install("requirements", dir)
	if err != nil {
		t.Fatal(err)
	}
	js, err := prepareJS(dir)
	if err != nil {
		t.Fatal(err)
	}
	modules := filepath.Join(filepath.Dir(js[len(js)-1]), "node_modules")
	// A blank in the path is where scripts go wrong.
	data := filepath.Join(t.TempDir(), "my data")
	s := blackbox.Start(t, "--data", data, "--tls", "--stream", "orders:2", "--region", region, "--log-level", "error")
	endpoint := strings.Replace(s.URL, "http://127.0.0.1", "https://localhost", 1)
	t.Run("client", func(t *testing.T) { // returns when all are done
		for _, x := range []struct {
			client, command string
			aws             string // the program that is aws
		}{
			{client: "cli", aws: clients.CLIv1, command: "aws kinesis list-streams"},
			{client: "cli", aws: clients.CLIv2, command: "aws kinesis list-streams"},
			{client: "cli", command: clients.Boto3 + ` -c 'import boto3; print(boto3.client("kinesis").list_streams()["StreamNames"])'`},
			{client: "node", command: "NODE_PATH=" + modules + ` node -e 'const {KinesisClient, ListStreamsCommand} = require("@aws-sdk/client-kinesis");` +
				` new KinesisClient({}).send(new ListStreamsCommand({})).then(r => { console.log(r.StreamNames); process.exit(0) }, e => { console.error(e); process.exit(1) })'`},
			{client: "java", command: "java Get.java"},
			{client: "shardwell", command: blackbox.Binary(t) + " put -s orders orders"},
		} {
			t.Run(x.client+" "+filepath.Base(filepath.Dir(x.aws)), func(t *testing.T) {
				t.Parallel()
				session := trustSession(t, s, x.aws)
				before, err := session.Run("export AWS_ENDPOINT_URL="+endpoint+"; "+x.command, commandLimit)
				if err != nil {
					t.Fatal(err)
				}
				if before.Code == 0 {
					t.Errorf("without trust: %s", before.Stdout)
				}
				cert := blackbox.Binary(t) + " cert --data '" + data + "' --endpoint " + endpoint + " --for " + x.client
				after, err := session.Run(`script="$(`+cert+`)" && eval "$script" && `+x.command, commandLimit)
				if err != nil {
					t.Fatal(err)
				}
				if after.Code != 0 || !strings.Contains(after.Stdout, "orders") && x.client != "shardwell" {
					t.Errorf("%s: exit %d\n%s%s", x.command, after.Code, after.Stdout, after.Stderr)
				}
			})
		}
	})
	checkKeytool(t, data)
}

// trustSession is a shell that knows credentials and a region, and nothing of
// certificates.
func trustSession(t *testing.T, s *blackbox.Server, aws string) *Session {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "Get.java"), []byte(getJava), 0o600); err != nil {
		t.Fatal(err)
	}
	env := slices.DeleteFunc(environment(t, s, aws, ""), func(v string) bool { return strings.HasPrefix(v, "AWS_CA_BUNDLE=") })
	session, err := NewSession(dir, env)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := session.Close(); err != nil {
			t.Error(err)
		}
	})
	return session
}

// getJava asks for the server's health and prints what it found, by what Java
// trusts and nothing else.
const getJava = `
import java.net.*;
import java.net.http.*;
public class Get {
	public static void main(String[] args) throws Exception {
		var request = HttpRequest.newBuilder(URI.create(System.getenv("AWS_ENDPOINT_URL") + "/_shardwell/health")).build();
		var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200 || answer.version() != HttpClient.Version.HTTP_2) throw new Exception(answer.toString());
		System.out.println("orders: " + answer);
	}
}
`

// checkKeytool holds that Java's own tool finds a certificate to be trusted in a
// trust store, and not only one that is stored.
func checkKeytool(t *testing.T, data string) {
	t.Helper()
	store := filepath.Join(t.TempDir(), "trust.p12")
	if err := run(blackbox.Binary(t), "cert", "--data", data, "--pkcs12", store); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("keytool", "-list", "-keystore", store, "-storepass", "changeit").CombinedOutput()
	if err != nil || strings.Count(string(out), "trustedCertEntry") != 1 {
		t.Errorf("keytool: %v\n%s", err, out)
	}
}
