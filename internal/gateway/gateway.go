package gateway

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/audit"
	"github.com/shardwell/shardwell/internal/digest"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
	"github.com/shardwell/shardwell/internal/wire"
)

// Service is an API and what carries out its operations. Operations of the API
// without a handler answer UnknownOperationException, as if AWS did not have
// them.
type Service struct {
	API      *api.Service
	Handlers map[string]service.Handler
	// Partial says that AWS has more operations of this API than are in it: one that is
	// not here says that in words, which AWS's answer has none of.
	Partial bool
	// Words are how it tells of inputs that break a rule of its API.
	Words wire.Words
	// Waits are the operations that may wait for something to answer, each with how
	// long at most, on top of HandlerTimeout. Their context ends, too, when the client
	// goes away or the server shuts down; then they answer what they have.
	Waits map[string]time.Duration
	// Elsewhere, if set, gives the tenants other than t that have a stream of
	// that name; it explains refusals to the operator.
	Elsewhere func(t shardwell.Tenant, stream string) []shardwell.Tenant
	// Aim, if set, gives the stream and the shard that a call is about, "" where
	// it is about none or several. Throttled is how the operation refuses a call
	// that comes too often. Both are for faults by order.
	Aim       func(t shardwell.Tenant, operation string, in api.Struct) (stream, shard string)
	Throttled func(t shardwell.Tenant, operation string, in api.Struct) error
	// Access tells what a call asks of its caller, of whom t is the own account and
	// the region called; it fills in an empty Access. An error is what the call
	// answers. With Config.Auth set, calls of a service without it are allowed to the
	// roots of accounts only.
	Access func(t shardwell.Tenant, operation string, in api.Struct, into *service.Access) error
}

// Config says what a Gateway serves. Zero fields take the defaults given.
type Config struct {
	Services []Service

	// Account and Region make up the tenant of requests that do not say.
	Account string // 000000000000
	Region  string // us-east-1

	// Auth says who is believed and what they may do. nil believes everybody, whose
	// account is what they say, and allows them everything in it.
	Auth Authority

	// Known, if set, gives who has an access key, and a session token if that is not "",
	// or nil. It is for requests without Auth: whoever signs with a key that was made
	// here is taken for the one who has it, whose account that is.
	Known func(accessKeyID, sessionToken string) *service.Caller

	// Audit, if set, is told of every decision, before what was decided about is done,
	// and of every request that is not believed. It is for Auth.
	Audit *audit.Log

	// CORS says which web pages may call the API.
	CORS CORS // CORSLocal
	// AdminToken is what our own pages, but for health, ask for when Auth is set: a
	// header "Authorization: Bearer TOKEN". Without one they are closed then.
	AdminToken redact.Secret
	// AdminHosts are names, beside those of the loopback interface, by which
	// /_shardwell/ may be asked for.
	AdminHosts []string

	// MaxBodyBytes bounds one request's body; longer ones get 413.
	MaxBodyBytes int64 // 20 MiB
	// MaxRequestBytesInFlight bounds the buffers of bodies, and of what is
	// decoded from them, held at any moment; a request beyond it waits up to two
	// seconds and then gets 503, before its body is read.
	MaxRequestBytesInFlight int64 // 128 MiB
	// MaxReplyBytesInFlight bounds the buffers of long replies that clients
	// have not taken yet; a reply beyond it is 503.
	MaxReplyBytesInFlight int64 // 256 MiB
	// MaxEventBytesInFlight bounds the buffers of events that clients have not
	// taken yet, but for those of a few kilobytes; a stream whose event is beyond
	// it waits.
	MaxEventBytesInFlight int64 // 64 MiB
	// MaxRequestsInFlight bounds the requests being served, those that are answered
	// with events included; one beyond it is 503.
	MaxRequestsInFlight int64 // 16384
	// MaxConnections bounds the connections of a Server of this gateway; one beyond it
	// is closed at once.
	MaxConnections int64 // DefaultMaxConnections
	// HandlerTimeout bounds an operation, but not the events it answers with.
	HandlerTimeout time.Duration // 10 s

	// Faults are what goes wrong by order; nil if nothing does. Controls serves
	// what is below /_shardwell/test/; without it there is nothing. Both are for
	// tests, and the second is guarded like the other pages there.
	Faults   *faults.Table
	Controls http.Handler

	Checks []Check
	Meter  *meter.Registry // a new one
	Log    *slog.Logger    // discards
}

// DefaultMaxConnections is Config's: more than anybody needs who keeps connections, and
// few enough for their memory.
const DefaultMaxConnections = 16384

// withDefaults fills in what the documentation of the fields says.
func (c Config) withDefaults() Config {
	if c.Account == "" {
		c.Account = "000000000000"
	}
	if c.Region == "" {
		c.Region = "us-east-1"
	}
	if c.CORS == "" {
		c.CORS = CORSLocal
	}
	if c.MaxBodyBytes == 0 {
		c.MaxBodyBytes = 20 << 20
	}
	if c.MaxRequestBytesInFlight == 0 {
		c.MaxRequestBytesInFlight = 128 << 20
	}
	if c.MaxReplyBytesInFlight == 0 {
		c.MaxReplyBytesInFlight = 256 << 20
	}
	if c.MaxEventBytesInFlight == 0 {
		c.MaxEventBytesInFlight = 64 << 20
	}
	if c.MaxRequestsInFlight == 0 {
		c.MaxRequestsInFlight = 16384
	}
	if c.MaxConnections == 0 {
		c.MaxConnections = DefaultMaxConnections
	}
	if c.HandlerTimeout == 0 {
		c.HandlerTimeout = 10 * time.Second
	}
	if c.Meter == nil {
		c.Meter = meter.New()
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Gateway is an http.Handler; see the package documentation.
type Gateway struct {
	config   Config
	root     *service.Caller   // of Config.Account, for all who call it when nobody is asked who they are
	routes   map[string]*route // by X-Amz-Target
	queries  map[string]*route // by version and action, of the Query protocol
	partial  map[string]string // ids of services of which not all is served, by what precedes an operation in X-Amz-Target
	budget   *budget           // of request bodies
	arrivals arrivals
	drains   chan struct{} // one for each long body that is being drained
	replies  *budget       // of replies
	events   *budget       // of events
	metrics  *metrics
	verifier *sigv4.Verifier // nil with authentication off
	failures failures
	limits   *limits

	serving    context.Context // ends with endStreams
	endStreams context.CancelFunc
}

// route is where a target leads.
type route struct {
	operation *api.Operation
	handler   service.Handler
	rules     sigv4.Rules
	wait      time.Duration // that it may take beyond HandlerTimeout
	service   *Service
	metrics   routeMetrics
	// exceptions are those that its stream of events may end with.
	exceptions []string
}

// New returns a Gateway. Handlers for operations that their API does not have
// are a mistake in the program and panic.
func New(c Config) *Gateway {
	c = c.withDefaults()
	g := &Gateway{
		config:  c,
		root:    service.Root(shardwell.Partition(c.Region), c.Account, ""),
		routes:  make(map[string]*route),
		queries: make(map[string]*route),
		partial: make(map[string]string),
		metrics: newMetrics(c.Meter),
		drains:  make(chan struct{}, maxDrains),
	}
	g.budget = newBudget(c.MaxRequestBytesInFlight, g.metrics.bytesInFlight)
	g.budget.press = g.makeRoom
	g.events = newBudget(c.MaxEventBytesInFlight, g.metrics.eventBytesInFlight)
	g.serving, g.endStreams = context.WithCancel(context.Background())
	g.replies = newBudget(c.MaxReplyBytesInFlight, g.metrics.replyBytesInFlight)
	g.limits = newLimits(c, c.Meter)
	if c.Auth != nil {
		g.verifier = sigv4.NewVerifier(c.Auth.Key, rememberedKeys)
		g.verifier.Hash = new(digest.Combiner).Sum256
	}
	for _, s := range c.Services {
		if s.Partial {
			g.partial[s.API.TargetPrefix] = s.API.ID
		}
		for name, handler := range s.Handlers {
			operation := s.API.Operation(name)
			if operation == nil {
				panic("gateway: " + s.API.ID + " has no operation " + name)
			}
			r := &route{operation, handler, rulesOf(s.API), s.Waits[name], &s, g.metrics.route(name), streamExceptions(operation)}
			if s.API.Protocol == "query" {
				g.queries[s.API.APIVersion+"."+name] = r
				continue
			}
			g.routes[s.API.TargetPrefix+"."+name] = r
		}
	}
	return g
}

// makeRoom has bodies that do not arrive give way to a place that waits for n bytes: its own, and
// those of places that hold no less than it does.
func (g *Gateway) makeRoom(n int64, waiting string) {
	held := g.budget.heldBy(waiting)
	g.arrivals.makeRoom(n, func(place string) bool { return place == waiting || g.budget.heldBy(place) >= held })
}

// ServeHTTP answers one request.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, adminPrefix) {
		g.serveAdmin(w, r)
		return
	}
	x := newExchange(g, w, r)
	defer x.finish()
	if x.enter() && !x.isSuspect() {
		x.serve()
	}
}

// EndStreams ends all replies that consist of events, cleanly, and such as begin
// later at once: their clients come again, elsewhere or when the server is back. A
// client that does not take the end has two seconds.
func (g *Gateway) EndStreams() { g.endStreams() }

// defaultTenant is whose requests are that do not say.
func (g *Gateway) defaultTenant() shardwell.Tenant {
	return shardwell.Tenant{Account: g.config.Account, Region: g.config.Region}
}
