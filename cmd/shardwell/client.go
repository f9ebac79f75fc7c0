package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// endpointFlags say which server a client command talks to. They take the
// environment that AWS's own tools take.
type endpointFlags struct {
	Endpoint string `help:"Server to talk to (default ${default})." default:"http://127.0.0.1:4567" env:"AWS_ENDPOINT_URL_KINESIS,AWS_ENDPOINT_URL" placeholder:"URL"`
	Region   string `help:"Region of the stream." default:"us-east-1" env:"AWS_REGION,AWS_DEFAULT_REGION"`

	caFlag `embed:""`
}

// caFlag says whom a client trusts.
type caFlag struct {
	CA string `help:"PEM file of the authority that the server's certificate is from (default $$AWS_CA_BUNDLE, else those of the system)." name:"ca" env:"SHARDWELL_CA" placeholder:"FILE"`
}

// transport trusts the authorities in the file, or the system's.
func (f caFlag) transport() (http.RoundTripper, error) {
	if f.CA == "" {
		f.CA = os.Getenv("AWS_CA_BUNDLE")
	}
	if f.CA == "" {
		return http.DefaultTransport, nil
	}
	text, err := os.ReadFile(f.CA)
	if err != nil {
		return nil, coded(exitUsage, "--ca: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		return nil, coded(exitUsage, "--ca: there is no certificate in %s", f.CA)
	}
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.TLSClientConfig = &tls.Config{RootCAs: roots}
	return t, nil
}

// client calls the operations of a Kinesis endpoint. Safe for concurrent use.
type client struct {
	endpoint    *url.URL
	region      string
	credentials sigv4.Credentials
	http        *http.Client
}

// The client's patience. A call that is throttled or meets a server's fault is
// tried again, after a pause that doubles.
const (
	callTimeout   = 30 * time.Second
	maxAttempts   = 8
	firstPause    = 50 * time.Millisecond
	longestPause  = 2 * time.Second
	maxReplyBytes = 32 << 20
)

// client builds a client with the credentials of the environment. Any will do
// for a server without authentication.
func (f endpointFlags) client() (*client, error) {
	endpoint, err := url.Parse(f.Endpoint)
	if err != nil || endpoint.Host == "" {
		return nil, coded(exitUsage, "--endpoint must be a URL such as http://127.0.0.1:4567, not %q", f.Endpoint)
	}
	transport, err := f.transport()
	if err != nil {
		return nil, err
	}
	return &client{endpoint, f.Region, environmentCredentials(), &http.Client{Timeout: callTimeout, Transport: transport}}, nil
}

// environmentCredentials are those that AWS's own tools would take, or any.
func environmentCredentials() sigv4.Credentials {
	credentials := sigv4.Credentials{
		AccessKeyID:     os.Getenv("AWS_ACCESS_KEY_ID"),
		SecretAccessKey: redact.New(os.Getenv("AWS_SECRET_ACCESS_KEY")),
		SessionToken:    os.Getenv("AWS_SESSION_TOKEN"),
	}
	if credentials.AccessKeyID == "" {
		return sigv4.Credentials{AccessKeyID: "shardwell", SecretAccessKey: redact.New("shardwell")}
	}
	return credentials
}

// call carries out an operation, again and again if need be. out may be nil.
// A refusal is a *shardwell.Error.
func (c *client) call(ctx context.Context, operation string, in, out api.Struct) error {
	body := wirejson.Append(nil, in)
	for attempt := 1; ; attempt++ {
		err := c.try(ctx, operation, body, out)
		if err == nil || attempt == maxAttempts || !canRetry(err) {
			return err
		}
		if err := pause(ctx, attempt); err != nil {
			return err
		}
	}
}

// try sends a request once.
func (c *client) try(ctx context.Context, operation string, body []byte, out api.Struct) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint.String(), bytes.NewReader(body))
	if err != nil {
		return err
	}
	headers := []sigv4.Pair{
		{Name: "Content-Type", Value: "application/x-amz-json-1.1"},
		{Name: "X-Amz-Target", Value: kinesis.Service.TargetPrefix + "." + operation},
	}
	added := sigv4.Sign(sigv4.Request{
		Method: r.Method, Path: r.URL.EscapedPath(), Body: body,
		Headers: append([]sigv4.Pair{{Name: "Host", Value: r.URL.Host}}, headers...),
	}, c.credentials, c.region, kinesis.Service.SigningName, time.Now())
	for _, h := range append(headers, added...) {
		r.Header.Set(h.Name, h.Value)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return unreachable(c.endpoint, err)
	}
	defer resp.Body.Close()
	reply, err := io.ReadAll(io.LimitReader(resp.Body, maxReplyBytes))
	if err != nil {
		return fmt.Errorf("read the reply to %s: %w", operation, err)
	}
	if resp.StatusCode != http.StatusOK {
		return refusal(resp.Status, reply)
	}
	if out == nil || len(reply) == 0 {
		return nil
	}
	if err := wirejson.Decode(reply, out); err != nil {
		return fmt.Errorf("understand the reply to %s: %w", operation, err)
	}
	return nil
}

// unreachable adds what is probably wrong when nobody listens, or when somebody
// does who is not trusted.
func unreachable(endpoint *url.URL, err error) error {
	if dial, ok := errors.AsType[*net.OpError](err); ok && dial.Op == "dial" {
		return fmt.Errorf("cannot reach %s: is `shardwell serve` running there? (%w)", endpoint, dial.Err)
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return fmt.Errorf("%s is not trusted: say by --ca which authority its certificate is from; shardwell cert tells where that is (%w)", endpoint, err)
	}
	return err
}

// refusal is the error in a reply's body.
func refusal(status string, body []byte) error {
	var e struct {
		Type    string `json:"__type"`
		Message string `json:"message"` // also matches Message
	}
	if err := json.Unmarshal(body, &e); err != nil || e.Type == "" {
		return fmt.Errorf("the server answered %s: %.200q", status, body)
	}
	if _, bare, ok := strings.Cut(e.Type, "#"); ok {
		e.Type = bare
	}
	return &shardwell.Error{Code: e.Type, Message: e.Message}
}

// canRetry says whether an error may pass by itself.
func canRetry(err error) bool {
	if e, ok := errors.AsType[*shardwell.Error](err); ok {
		return retryable(e.Code)
	}
	return false
}

func retryable(code string) bool {
	switch code {
	case shardwell.CodeProvisionedThroughput, shardwell.CodeLimitExceeded, shardwell.CodeInternalFailure,
		shardwell.CodeServiceUnavailable, "ThrottlingException":
		return true
	}
	return false
}

// pause waits after a failed attempt, somewhere between half and all of a time
// that doubles.
func pause(ctx context.Context, attempt int) error {
	longest := min(firstPause<<(attempt-1), longestPause)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), uint64(os.Getpid())))
	return wait(ctx, longest/2+time.Duration(random.Int64N(int64(longest/2))))
}

// wait waits for d or for ctx to end.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
