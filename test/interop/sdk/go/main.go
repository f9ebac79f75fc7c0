package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/kinesis"
)

// patience is how long a program waits for anything.
const patience = time.Minute

// run is one way through the steps.
type run struct {
	client *kinesis.Client
	stream string
	arn    string              // of the stream, once it exists
	sent   map[string][]record // by shard, in order of sequence number
}

// record is what a reader must get.
type record struct{ number, data string }

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 3*patience)
	defer cancel()
	transport := os.Getenv("SHARDWELL_TRANSPORT")
	cfg, err := config.LoadDefaultConfig(ctx, clientFor(transport)...)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	r := &run{
		client: kinesis.NewFromConfig(cfg),
		stream: fmt.Sprintf("matrix-go-%s-%d", transport, os.Getpid()),
		sent:   map[string][]record{},
	}
	if !r.steps(ctx) {
		os.Exit(1)
	}
}

// steps carries out all steps and says whether all succeeded.
func (r *run) steps(ctx context.Context) bool {
	succeeded := true
	for _, step := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"create", r.create}, {"put", r.put}, {"puts", r.puts}, {"iterate", r.iterate}, {"page", r.page},
		{"subscribe", r.subscribe}, {"errors", r.errors}, {"delete", r.delete},
	} {
		if err := step.run(ctx); err != nil {
			succeeded = false
			fmt.Println("step", step.name, "FAILED", strings.Join(strings.Fields(err.Error()), " "))
			continue
		}
		fmt.Println("step", step.name, "ok")
	}
	return succeeded
}

// clientFor is nothing for what the SDK does by default: HTTP/1.1 without TLS,
// HTTP/2 in it. Otherwise the protocols are those of the transport.
func clientFor(transport string) []func(*config.LoadOptions) error {
	protocols := new(http.Protocols)
	switch transport {
	case "h2c":
		protocols.SetUnencryptedHTTP2(true)
	case "tls-h1":
		protocols.SetHTTP1(true)
	default:
		return nil
	}
	client := awshttp.NewBuildableClient().WithTransportOptions(func(t *http.Transport) {
		t.Protocols = protocols
		if transport == "tls-h1" {
			// The SDK asks for HTTP/2 on its own: this is how net/http is told not to.
			t.ForceAttemptHTTP2 = false
			t.TLSNextProto = map[string]func(string, *tls.Conn) http.RoundTripper{}
		}
	})
	return []func(*config.LoadOptions) error{config.WithHTTPClient(client)}
}
