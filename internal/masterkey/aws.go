package masterkey

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/tink-crypto/tink-go-awskms/v3/integration/awskms"
)

// awsKeeper is a key of AWS KMS, or of what speaks like it.
type awsKeeper struct{ key contextAEAD }

// contextAEAD is the library's interface of the same methods.
type contextAEAD interface {
	EncryptWithContext(ctx context.Context, plain, associated []byte) ([]byte, error)
	DecryptWithContext(ctx context.Context, sealed, associated []byte) ([]byte, error)
}

var awsURI = regexp.MustCompile(`^aws-kms://(arn:aws[a-z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:(?:key|alias)/[A-Za-z0-9/_-]+)$`)

func newAWS(ctx context.Context, uri string) (keeper, error) {
	parts := awsURI.FindStringSubmatch(uri)
	if parts == nil {
		return nil, errors.New("a key of AWS KMS is aws-kms://arn:aws:kms:REGION:ACCOUNT:key/ID, or alias/NAME at its end")
	}
	key, err := awskms.NewAEADWithContext(ctx, parts[1])
	if err != nil {
		return nil, fmt.Errorf("set up AWS KMS: %w", err)
	}
	return &awsKeeper{key}, nil
}

func (k *awsKeeper) seal(ctx context.Context, plain []byte) ([]byte, error) {
	sealed, err := k.key.EncryptWithContext(ctx, plain, []byte(purpose))
	return sealed, awsCause(err)
}

func (k *awsKeeper) open(ctx context.Context, sealed []byte) ([]byte, error) {
	plain, err := k.key.DecryptWithContext(ctx, sealed, []byte(purpose))
	return plain, awsCause(err)
}

// awsCause leaves of an SDK's error what KMS said, or why it said nothing.
func awsCause(err error) error {
	var said interface {
		error
		ErrorCode() string
		ErrorMessage() string
	}
	if errors.As(err, &said) {
		if message := strings.TrimSpace(said.ErrorMessage()); message != "" {
			return fmt.Errorf("%s: %s", said.ErrorCode(), message)
		}
		return errors.New(said.ErrorCode())
	}
	// The SDK has no type for it. Its words are of all places it has looked at.
	if err != nil && strings.Contains(err.Error(), "get credentials: ") {
		return errors.New("no credentials of AWS were found, nor a role of this machine")
	}
	var unsent *url.Error
	if errors.As(err, &unsent) {
		return unsent
	}
	return err
}
