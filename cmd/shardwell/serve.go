package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/gateway"
	storelog "github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/service/keys"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/state"
)

// shutdownGrace is how long requests in flight may take to finish.
const shutdownGrace = 10 * time.Second

// serveCommand is the server.
type serveCommand struct {
	Listen       string        `help:"Address to listen on (default ${default})." default:"127.0.0.1:4567" env:"SHARDWELL_LISTEN" placeholder:"HOST:PORT"`
	Data         string        `help:"Directory to keep data in; made if it does not exist (default ./${default})." default:"shardwell-data" env:"SHARDWELL_DATA" placeholder:"DIR"`
	Memory       bool          `help:"Keep data in memory only, and lose it at the end." env:"SHARDWELL_MEMORY"`
	Stream       []streamFlag  `help:"Make sure that this stream exists. Repeatable." env:"SHARDWELL_STREAM" placeholder:"NAME[:SHARDS]"`
	CORS         string        `help:"Web pages that may call the API: those of this machine, all as with AWS, or none (local, aws, off)." name:"cors" enum:"local,aws,off" default:"local" env:"SHARDWELL_CORS"`
	Account      string        `help:"Account of requests whose access key is not a 12-digit account id." default:"000000000000" env:"SHARDWELL_ACCOUNT"`
	Region       string        `help:"Region of requests that do not say, and of --stream." default:"us-east-1" env:"SHARDWELL_REGION"`
	Host         []string      `help:"Further host name by which /_shardwell/ may be asked for, and which the certificate of --tls is for. Repeatable." env:"SHARDWELL_HOST" placeholder:"NAME"`
	AcceptClock  bool          `help:"Take records past their retention away even if the clock seems to be wrong by a month or more." env:"SHARDWELL_ACCEPT_CLOCK"`
	LogLevel     string        `help:"Least level to log (debug, info, warn, error); debug logs every request." enum:"debug,info,warn,error" default:"info" env:"SHARDWELL_LOG_LEVEL"`
	Pprof        string        `help:"Unix socket to serve profiles of the program on; only this user can connect." name:"pprof-socket" env:"SHARDWELL_PPROF_SOCKET" placeholder:"PATH"`
	Insecure     bool          `help:"Allow --listen on an address that other machines reach without --auth sigv4 or without TLS." env:"SHARDWELL_INSECURE"`
	StateDelay   time.Duration `help:"How long streams and consumers stay CREATING, UPDATING or DELETING at least (default ${default})." default:"500ms" env:"SHARDWELL_STATE_DELAY" placeholder:"DURATION"`
	TestControls bool          `help:"Let tests move the clock and order faults; see shardwell test. For this machine only." env:"SHARDWELL_TEST_CONTROLS"`

	authFlags      `embed:""`
	masterKeyFlags `embed:""`
	quotaFlags     `embed:""`
	tlsFlags       `embed:""`
	limitFlags     `embed:""`
}

// Help is the example shown by --help.
func (serveCommand) Help() string {
	return "Example: shardwell serve --data ./shardwell-data --stream orders:4"
}

// Run serves until ctx ends. Everything is wired here: the engine stores logs,
// the streams service keeps its catalog and shards in them, the gateway turns
// HTTP into calls of the service.
func (c *serveCommand) Run(ctx context.Context, std streams) (err error) {
	if err := c.check(); err != nil {
		return err
	}
	quotas, err := c.set()
	if err != nil {
		return err
	}
	// The address comes first: when it is taken, the directory stays untouched.
	ln, err := c.listen()
	if err != nil {
		return err
	}
	defer ln.Close()
	log := newLogger(std.err, c.LogLevel)
	if c.Pprof != "" {
		profiler, err := startProfiler(c.Pprof)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, profiler.close()) }()
	}
	tests := c.testControls(log)
	store, err := c.openStorage(ctx, tests.clock, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.close()) }()

	held, err := c.openKeys(ctx, store, tests.clock, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.Close()) }()
	service, err := c.openStreams(ctx, store, held, tests, quotas, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Close()) }()
	held.KeepDeadlines(service.BelievedTime)
	people, err := c.openIdentity(ctx, store, tests.clock, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, people.Close()) }()
	if err := c.ensureStreams(ctx, service, log); err != nil {
		return err
	}

	encryption, err := c.openTLS(ln.Addr(), log)
	if err != nil {
		return err
	}
	access, err := c.openAccess(store.dir, people, isTerminal(std.out), log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, access.close()) }()
	server := gateway.NewServer(gateway.New(c.limited(gateway.Config{
		Services: append(append(identityServices(people), keyServices(held)...), gateway.Service{
			API: kinesis.Service, Handlers: service.Handlers(), Waits: kinesisstreams.WaitingOperations(),
			Elsewhere: service.Elsewhere, Aim: service.Aim, Throttled: service.Throttled, Access: service.Access,
		}),
		Faults:   tests.faults,
		Controls: tests.handler(service, held, log),
		Auth:     access.authority, Known: people.Known,
		AdminToken: access.adminToken,
		Audit:      access.audit,
		Account:    c.Account,
		Region:     c.Region,
		CORS:       gateway.CORS(c.CORS),
		AdminHosts: c.Host,
		Checks:     append(access.checks(), gateway.Check{Name: "engine", State: store.health}, gateway.Check{Name: "streams", State: streamsHealth(service)}),
		Meter:      serverMeter(store, service, access),
		Log:        log,
	})), log, encryption.gateway())
	c.welcome(std.out, ln.Addr(), store.where, access.root)
	defer encryption.keep(ctx)()
	return serveUntil(ctx, server, ln, log)
}

// openStreams opens Data Streams.
func (c *serveCommand) openStreams(ctx context.Context, store *storage, held *keys.Service, tests testControls, quotas *quota.Set, log *slog.Logger) (*kinesisstreams.Service, error) {
	service, err := kinesisstreams.Open(ctx, store.engine, kinesisstreams.Config{
		MasterKey:   store.key,
		Keys:        streamKeys(held),
		StateDelay:  c.StateDelay,
		Quotas:      quotas,
		Clock:       tests.clock,
		Faults:      tests.faults,
		AcceptClock: c.AcceptClock,
		Arrivals:    store.arrivals,
		Damage:      store.damage,
		Log:         log,
	})
	if err != nil {
		return nil, c.openError("the catalog of streams", becauseOf(store.damage, err))
	}
	return service, nil
}

// ensureStreams makes the streams of --stream that are not there.
func (c *serveCommand) ensureStreams(ctx context.Context, service *kinesisstreams.Service, log *slog.Logger) error {
	tenant := shardwell.Tenant{Account: c.Account, Region: c.Region}
	for _, s := range c.Stream {
		if err := service.EnsureStream(ctx, tenant, s.Name, s.Shards); err != nil {
			if errors.Is(err, context.Canceled) {
				return coded(exitFailed, "interrupted before the stream %s was there; give the command again", s.Name)
			}
			if !onlyReading(err) {
				return err
			}
			log.Warn("a stream cannot be made while nothing can be written", "stream", s.Name, "error", err)
		}
	}
	return nil
}

// serverMeter is the registry that /_shardwell/metrics shows, with what is read
// when it is asked for.
func serverMeter(store *storage, service *kinesisstreams.Service, access *access) *meter.Registry {
	metrics := meter.New()
	metrics.Collect(store.collect)
	metrics.Collect(access.collect)
	metrics.Collect(func(m *meter.Collection) {
		collectStreams(m, service.Metrics())
		collectConsumers(m, service.ConsumerMetrics())
		collectQueues(m, service.QueueMetrics())
	})
	return metrics
}

// serveUntil serves until ctx ends, then lets what is in flight finish.
func serveUntil(ctx context.Context, server *gateway.Server, ln net.Listener, log *slog.Logger) error {
	log.Info("serving", "address", ln.Addr().String(), "version", versionText())
	served := make(chan error, 1)
	go func() { served <- server.Serve(ln) }()
	select {
	case err := <-served:
		return fmt.Errorf("serve on %s: %w", ln.Addr(), err)
	case <-ctx.Done():
	}
	log.Info("stopping")
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		log.Warn("requests in flight were cut off", "error", err)
	}
	return <-served
}

var (
	accountPattern = regexp.MustCompile(`^\d{12}$`)
	regionPattern  = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)
)

// check refuses flags that make no sense, beyond what their types say.
func (c *serveCommand) check() error {
	if !accountPattern.MatchString(c.Account) {
		return coded(exitUsage, "--account must be 12 digits, not %q", c.Account)
	}
	if !regionPattern.MatchString(c.Region) {
		return coded(exitUsage, "--region must be a region's name such as us-east-1, not %q", c.Region)
	}
	if c.Data == "" && !c.Memory {
		return coded(exitUsage, "--data must name a directory")
	}
	if c.Memory && c.Provider != "" {
		return coded(exitUsage, "--master-key-provider makes no sense with --memory, which keeps no key")
	}
	if err := c.checkTLS(); err != nil {
		return err
	}
	if err := c.checkAccess(); err != nil {
		return err
	}
	if err := c.checkLimits(); err != nil {
		return err
	}
	if c.StateDelay < 0 {
		return coded(exitUsage, "--state-delay must not be negative")
	}
	shards := map[string]int{}
	for _, s := range c.Stream {
		if before, ok := shards[s.Name]; ok && before != s.Shards {
			return coded(exitUsage, "--stream %s is given with %d shards and with %d; say which", s.Name, before, s.Shards)
		}
		shards[s.Name] = s.Shards
	}
	return nil
}

// listen binds the address, which must be this machine's own unless --insecure
// says otherwise.
func (c *serveCommand) listen() (net.Listener, error) {
	address, err := net.ResolveTCPAddr("tcp", c.Listen)
	if err != nil {
		return nil, coded(exitAddress, "--listen %s is no address: %w", c.Listen, err)
	}
	if !address.IP.IsLoopback() && !c.Insecure && !(c.verifies() && c.speaksTLS()) {
		return nil, coded(exitUsage, "--listen %s can be reached by other machines, which takes --auth sigv4 and --tls: "+
			"give both, listen on 127.0.0.1, or say --insecure if you mean it", c.Listen)
	}
	if c.TestControls && !address.IP.IsLoopback() {
		return nil, coded(exitUsage, "--test-controls let anybody who reaches the server move its clock: listen on 127.0.0.1 with them, not on %s", c.Listen)
	}
	ln, err := net.ListenTCP("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, coded(exitAddress, "%s is in use by another program; stop it or choose another address with --listen", c.Listen)
	case errors.Is(err, os.ErrPermission):
		return nil, coded(exitAddress, "no permission to listen on %s; choose a port above 1023 with --listen", c.Listen)
	case err != nil:
		return nil, coded(exitAddress, "cannot listen on %s: %w", c.Listen, err)
	}
	return ln, nil
}

// onlyReading says whether err comes of storage that cannot be written to now,
// where serving what there is is better than not to start.
func onlyReading(err error) bool {
	for _, kind := range []error{storelog.ErrFull, storelog.ErrReadOnly, storelog.ErrPoisoned} {
		if errors.Is(err, kind) {
			return true
		}
	}
	_, damaged := errors.AsType[*storelog.CorruptError](err)
	return damaged
}

// becauseOf gives the damage that makes the engine read-only, where err is that it is
// without saying why. known lists what the engine has found; nil if it finds nothing.
func becauseOf(known func() []*storelog.CorruptError, err error) error {
	if _, told := errors.AsType[*storelog.CorruptError](err); !told && errors.Is(err, storelog.ErrReadOnly) && known != nil {
		if found := known(); len(found) > 0 {
			return found[0]
		}
	}
	return err
}

// openError words why what the directory knows of something cannot be served: it is
// damaged, a newer release wrote it, or the start was interrupted.
func (c *serveCommand) openError(what string, err error) error {
	if damage, ok := errors.AsType[*storelog.CorruptError](err); ok {
		return coded(exitDirectory, "%s in %s cannot be read, since %s is damaged at byte %d (%s): "+
			"see with shardwell inspect %s what is lost, and with shardwell repair %s what can be saved",
			what, c.Data, damage.File, damage.Offset, damage.Reason, c.Data, c.Data)
	}
	if newer, ok := errors.AsType[*state.UnknownVersion](err); ok {
		return coded(exitDirectory, "cannot use the data directory %s: %w", c.Data, newer)
	}
	if errors.Is(err, context.Canceled) {
		return coded(exitFailed, "interrupted before %s could be read; give the command again", what)
	}
	return err
}

// streamsHealth reports state changes that do not get on, and a clock that is in
// doubt: they are a matter for the operator, but calls are served and the part
// is well. It is not while records are lost or nothing can be written.
func streamsHealth(service *kinesisstreams.Service) func() (bool, any) {
	type stuck struct {
		Stream   string `json:"stream"`
		Attempts int    `json:"attempts"`
		Since    string `json:"since"`
		Error    string `json:"error"`
	}
	return func() (bool, any) {
		detail := []stuck{}
		for _, s := range service.Health() {
			detail = append(detail, stuck{s.Stream, s.Attempts, s.Since.UTC().Format(time.RFC3339), s.Err.Error()})
		}
		answer := map[string]any{"stuck": detail}
		lost := service.Damage(context.Background())
		if len(lost) > 0 {
			answer["damage"] = lost
		}
		if err := service.Damaged(); err != nil {
			answer["readOnly"] = err.Error()
		}
		if problem := service.ClockProblem(); problem != "" {
			answer["clock"] = problem
		}
		return len(lost) == 0 && service.Damaged() == nil, answer
	}
}

// streamFlag is the value of --stream.
type streamFlag struct {
	Name   string
	Shards int
}

var streamNamePattern = regexp.MustCompile(`^[a-zA-Z0-9_.-]{1,128}$`)

// UnmarshalText reads NAME or NAME:SHARDS.
func (s *streamFlag) UnmarshalText(text []byte) error {
	name, shards, given := strings.Cut(string(text), ":")
	s.Name, s.Shards = name, 1
	if !streamNamePattern.MatchString(name) {
		return fmt.Errorf("%q is no stream name: up to 128 letters, digits and _.-", name)
	}
	if given {
		n, err := strconv.Atoi(shards)
		if err != nil || n < 1 || n > 10000 {
			return fmt.Errorf("%q is no number of shards from 1 to 10000", shards)
		}
		s.Shards = n
	}
	return nil
}
