package keys

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/blob"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
	"github.com/shardwell/shardwell/internal/state"
)

// Config is what a Service needs to know.
type Config struct {
	// MasterKey seals key material. The same data needs the same key.
	MasterKey envelope.Key
	// Clock is the time that deletions and rotations are set by; the system's if nil.
	Clock *clock.Clock
	// Enforced says that policies decide before a handler is called. Without it every
	// caller may do all with the keys of its account, and with others' what those leave
	// to it.
	Enforced bool
	// Log is slog.Default() if nil.
	Log *slog.Logger
}

// Service is KMS on one engine; see the package documentation.
type Service struct {
	cfg    Config
	ring   *keyring.Machine // through runner, but for what any goroutine may call
	runner *state.Runner
	shown  sync.Map // id of a key to *shown

	cancel  context.CancelFunc // set by KeepDeadlines
	changed chan struct{}      // has room for one: a deadline may have come nearer
	running sync.WaitGroup
}

// Open starts the service: it reads the keys. ctx bounds Open alone. An error that
// is a *state.UnknownVersion says that the data was written by a newer release, a
// *log.CorruptError that it is damaged: a key that was disabled or deleted is not
// taken for one that was not.
func Open(ctx context.Context, engine log.Engine, cfg Config) (*Service, error) {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	s := &Service{cfg: cfg, ring: keyring.New(), changed: make(chan struct{}, 1)}
	var err error
	s.runner, err = state.Open(ctx, engine, s.ring, state.Config{
		Name: "keys", Commands: keyring.CommandLog, Snapshots: keyring.SnapshotLog, Log: cfg.Log,
	})
	if err != nil {
		return nil, fmt.Errorf("open keys: %w", err)
	}
	return s, nil
}

// KeepDeadlines has keys deleted and rotated when it is time, from now on; until it is
// called, none are. believed is the time to go by, which may stand still while the
// clock seems to be wrong: a key that is gone does not come back. It is called once; of
// nil it does nothing.
func (s *Service) KeepDeadlines(believed func() time.Time) {
	if s == nil {
		return
	}
	running, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.running.Go(func() { s.keepDeadlines(running, believed) })
}

// Close ends the service; of nil it does nothing.
func (s *Service) Close() error {
	if s == nil {
		return nil
	}
	if s.cancel != nil {
		s.cancel()
	}
	s.running.Wait()
	return s.runner.Close()
}

// MachineLog says whether a log carries the state of this service.
func MachineLog(id log.LogID) bool {
	return id == keyring.CommandLog || id == keyring.SnapshotLog
}

// propose has the machine carry out a command; see service.Propose.
func (s *Service) propose(ctx context.Context, command []byte) (any, error) {
	reply, err := service.Propose(ctx, s.runner, "keys", command)
	if err != nil {
		return nil, err
	}
	select {
	case s.changed <- struct{}{}:
	default:
	}
	return reply, nil
}

// proposed is propose for a command whose reply is a T.
func proposed[T any](ctx context.Context, s *Service, command []byte) (T, error) {
	return service.ReplyOf[T](s.propose(ctx, command))
}

// view reads the keyring while nothing changes it.
func view[T any](s *Service, read func(*keyring.Machine) T) (found T) {
	s.runner.View(func() { found = read(s.ring) })
	return found
}

// now is the time that deadlines go by.
func (s *Service) now() log.Millis { return log.Millis(s.cfg.Clock.Now().UnixMilli()) }

// materialPurpose says what is sealed under the master key. The number is that of the
// material.
func materialPurpose(keyID string, number uint32) string {
	return fmt.Sprintf("kms key %s material %d", keyID, number)
}

// newMaterial draws material for a key and seals it.
func (s *Service) newMaterial(keyID string, number uint32) []byte {
	material := make([]byte, blob.MaterialBytes)
	rand.Read(material) // never fails: it ends the process instead
	defer clear(material)
	return service.Seal(s.cfg.MasterKey, materialPurpose(keyID, number), material)
}

// material opens material of a key, for as long as use takes.
func (s *Service) material(k *keyring.Key, m *keyring.Material, use func(material []byte) error) error {
	material, err := envelope.Open(s.cfg.MasterKey, materialPurpose(k.ID, m.Number), m.Sealed)
	if err != nil {
		return fmt.Errorf("open material %d of key %s: %w", m.Number, k.ARN(), err)
	}
	defer clear(material)
	return use(material)
}

// newID draws the id of a key.
func newID() string {
	var raw [16]byte
	rand.Read(raw[:])
	return formatID(raw, 4)
}

// formatID writes 16 bytes as a UUID of a version.
func formatID(raw [16]byte, version byte) string {
	raw[6], raw[8] = raw[6]&0x0f|version<<4, raw[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", raw[:4], raw[4:6], raw[6:8], raw[8:10], raw[10:])
}
