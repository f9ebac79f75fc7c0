package identity

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"

	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
	"github.com/shardwell/shardwell/internal/state"
)

// Config is what a Service needs to know.
type Config struct {
	// MasterKey seals secrets. The same data needs the same key.
	MasterKey envelope.Key
	// Partition is the first part of ARNs; aws if it is "".
	Partition string
	// Enforced says that signatures are verified and policies decide. Without it the
	// rules that AWS has for particular callers do not hold either.
	Enforced bool
	// Clock is the time that sessions go by; the system's if nil.
	Clock *clock.Clock
	// Log is slog.Default() if nil.
	Log *slog.Logger
}

// Service is IAM and STS on one engine; see the package documentation.
type Service struct {
	cfg       Config
	directory *directory.Machine // through runner, but for what any goroutine may call
	runner    *state.Runner
	tokenKeys *service.TokenKeys
	known     atomic.Pointer[known]
	learning  sync.Mutex // whoever replaces known
	uses      uses

	cancel  context.CancelFunc
	running sync.WaitGroup
}

// Open starts the service: it reads the directory. ctx bounds Open alone. An
// error that is a *state.UnknownVersion says that the data was written by a newer
// release, a *log.CorruptError that the directory is damaged: who may do what is
// not guessed from what is left.
func Open(ctx context.Context, engine log.Engine, cfg Config) (*Service, error) {
	if cfg.Partition == "" {
		cfg.Partition = "aws"
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	s := &Service{cfg: cfg, directory: directory.New()}
	var err error
	s.runner, err = state.Open(ctx, engine, s.directory, state.Config{
		Name: "identity", Commands: directory.CommandLog, Snapshots: directory.SnapshotLog, Log: cfg.Log,
	})
	if err != nil {
		return nil, fmt.Errorf("open identity: %w", err)
	}
	s.tokenKeys = s.newTokenKeys()
	s.known.Store(&known{version: s.directory.Version()})
	running, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.running.Go(func() { s.keepUses(running) })
	return s, nil
}

// Close ends the service, once it has written down when keys were used last; of nil it
// does nothing.
func (s *Service) Close() error {
	if s == nil {
		return nil
	}
	s.cancel()
	s.running.Wait()
	return s.runner.Close()
}

// MachineLog says whether a log carries the state of this service.
func MachineLog(id log.LogID) bool {
	return id == directory.CommandLog || id == directory.SnapshotLog
}

// propose has the machine carry out a command; see service.Propose.
func (s *Service) propose(ctx context.Context, command []byte) (any, error) {
	return service.Propose(ctx, s.runner, "identities", command)
}

// proposed is propose for a command whose reply is a T.
func proposed[T any](ctx context.Context, s *Service, command []byte) (T, error) {
	return service.ReplyOf[T](s.propose(ctx, command))
}

// view reads the directory while nothing changes it.
func view[T any](s *Service, read func(*directory.Machine) T) (found T) {
	s.runner.View(func() { found = read(s.directory) })
	return found
}

// arn makes an ARN of IAM.
func (s *Service) arn(account, resource string) string {
	return "arn:" + s.cfg.Partition + ":iam::" + account + ":" + resource
}

// idAlphabet is what ids of IAM consist of, beyond their first four letters.
const idAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// newID draws an id: a prefix of four letters and as many of the alphabet as asked.
func newID(prefix string, letters int) string {
	raw := make([]byte, letters)
	rand.Read(raw) // never fails: it ends the process instead
	for i := range raw {
		raw[i] = idAlphabet[raw[i]%byte(len(idAlphabet))]
	}
	return prefix + string(raw)
}

// How long ids are beyond their prefix.
const (
	entityIDLetters    = 17
	accessKeyIDLetters = 16
)

// newSecret draws a secret access key: 40 characters, as AWS's have.
func newSecret() redact.Secret {
	raw := make([]byte, 30)
	rand.Read(raw)
	return redact.New(base64.StdEncoding.EncodeToString(raw))
}

func secretPurpose(id string) string { return "identity access key " + id }
