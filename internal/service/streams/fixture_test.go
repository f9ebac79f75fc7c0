package streams

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
)

var (
	home   = shardwell.Tenant{Account: "000000000000", Region: "us-east-1"}
	abroad = shardwell.Tenant{Account: "111111111111", Region: "eu-west-1"}
)

// server is a service on an engine, called as the gateway does it.
type server struct {
	t       testing.TB
	engine  log.Engine
	cfg     Config
	service *Service
}

// newServer opens a service on an empty memory engine; both are closed when
// the test ends. In a synctest bubble it must be made inside.
func newServer(t testing.TB, cfg Config) *server {
	t.Helper()
	engine := memory.New(memory.Config{})
	t.Cleanup(func() { engine.Close() })
	return openServer(t, engine, cfg)
}

func openServer(t testing.TB, engine log.Engine, cfg Config) *server {
	t.Helper()
	cfg.MasterKey = envelope.Key{7}
	if cfg.Keys == nil {
		cfg.Keys = newFakeKMS()
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{t: t, engine: engine, cfg: cfg}
	s.open()
	t.Cleanup(func() { s.service.Close() })
	return s
}

func (s *server) open() {
	s.t.Helper()
	service, err := Open(context.Background(), s.engine, s.cfg)
	if err != nil {
		s.t.Fatal(err)
	}
	s.service = service
}

// restart closes the service and opens another on the same engine.
func (s *server) restart() {
	s.t.Helper()
	if err := s.service.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.open()
}

// do calls an operation and makes of the answer what a client does.
func (s *server) do(t shardwell.Tenant, op string, in api.Struct) (api.Struct, error) {
	reply, err := s.service.Handlers()[op](context.Background(), t, in)
	if reply.Release != nil {
		defer reply.Release()
	}
	if err != nil {
		return nil, err
	}
	return bodyOf(reply)
}

// call calls an operation of the home tenant that must succeed.
func call[Out api.Struct](s *server, op string, in api.Struct) Out {
	s.t.Helper()
	out, err := s.do(home, op, in)
	if err != nil {
		s.t.Fatalf("%s: %v", op, err)
	}
	body, _ := out.(Out)
	return body
}

// run calls an operation of the home tenant that must succeed without output.
func (s *server) run(op string, in api.Struct) {
	s.t.Helper()
	if out, err := s.do(home, op, in); err != nil || out != nil {
		s.t.Fatalf("%s: %v, %v", op, out, err)
	}
}

// refused calls an operation of the home tenant that must fail with a code and
// a message.
func (s *server) refused(op string, in api.Struct, code, message string) {
	s.t.Helper()
	out, err := s.do(home, op, in)
	var refusal *shardwell.Error
	if !errors.As(err, &refusal) || refusal.Code != code || refusal.Message != message {
		s.t.Errorf("%s answers %v, %v\nwant %s: %s", op, out, err, code, message)
	}
}

// create makes a stream; with Config.StateDelay 0 it is active then.
func (s *server) create(name string, shards int32) {
	s.t.Helper()
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: name, ShardCount: &shards})
}

func ptr[T any](v T) *T { return &v }

// pass lets time pass in a synctest bubble, and then everybody in it do what
// it was time for. Outside a bubble it panics.
func pass(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}
