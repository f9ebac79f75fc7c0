package masterkey

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// maxURIBytes is more than any provider's URI has.
const maxURIBytes = 1 << 10

// DefaultTimeout is how long a provider may take for one answer.
const DefaultTimeout = 15 * time.Second

// purpose is bound to what is sealed, so that a provider opens it for nothing else:
// KMS has it in the encryption context, Vault as associated data.
const purpose = "shardwell master key"

// keeper seals and opens at one provider. Its errors need not name the provider.
type keeper interface {
	seal(ctx context.Context, plain []byte) ([]byte, error)
	open(ctx context.Context, sealed []byte) ([]byte, error)
}

// Provider is a key of a key service. Any goroutine may use it.
type Provider struct {
	uri     string
	timeout time.Duration
	keeper  keeper
}

// Refusal says why a provider did not do what it was asked for, in one sentence.
type Refusal struct {
	URI  string // of the provider
	Verb string // "seal" or "open"
	err  error
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("%s does not %s the master key: %v", r.URI, r.Verb, r.err)
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.err }

// ErrNoAnswer says that a provider took too long.
var ErrNoAnswer = errors.New("it does not answer")

// NewProvider gives the provider that a URI names, and asks it nothing:
//
//	aws-kms://arn:aws:kms:REGION:ACCOUNT:key/ID (or alias/NAME)
//	hcvault://HOST[:PORT]/MOUNT/keys/NAME
//
// Credentials, certificates and the like are taken from where the tools of AWS and
// of Vault take them, their environment variables first. timeout is that of each
// answer.
func NewProvider(ctx context.Context, uri string, timeout time.Duration) (p Provider, err error) {
	p = Provider{uri: uri, timeout: timeout}
	switch scheme, _, _ := strings.Cut(uri, "://"); {
	case len(uri) > maxURIBytes:
		return p, fmt.Errorf("a provider's URI has at most %d bytes", maxURIBytes)
	case scheme == "aws-kms":
		p.keeper, err = newAWS(ctx, uri)
	case scheme == "hcvault":
		p.keeper, err = newVault(uri)
	default:
		return p, errors.New("a provider is aws-kms://ARN or hcvault://HOST[:PORT]/MOUNT/keys/NAME")
	}
	return p, err
}

// URI is how the provider was named.
func (p Provider) URI() string { return p.uri }

func (p Provider) seal(ctx context.Context, plain []byte) ([]byte, error) {
	return p.ask(ctx, "seal", p.keeper.seal, plain)
}

func (p Provider) open(ctx context.Context, sealed []byte) ([]byte, error) {
	return p.ask(ctx, "open", p.keeper.open, sealed)
}

func (p Provider) ask(ctx context.Context, verb string, ask func(context.Context, []byte) ([]byte, error), b []byte) ([]byte, error) {
	limited, cancel := context.WithTimeoutCause(ctx, p.timeout, ErrNoAnswer)
	defer cancel()
	answer, err := ask(limited, b)
	switch {
	case err == nil:
		return answer, nil
	case ctx.Err() != nil:
		err = fmt.Errorf("it had not answered yet: %w", ctx.Err())
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, ErrNoAnswer):
		err = fmt.Errorf("%w within %v", ErrNoAnswer, p.timeout)
	}
	return nil, p.refusal(verb, err)
}

func (p Provider) refusal(verb string, err error) error {
	return &Refusal{URI: p.uri, Verb: verb, err: err}
}
