package streams

import (
	"log/slog"
	"time"

	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// DefaultStateDelay is how long a stream stays CREATING or DELETING at least,
// so that clients that wait for a state see it change as they would on AWS,
// only sooner.
const DefaultStateDelay = 500 * time.Millisecond

// Config is what a Service needs to know.
type Config struct {
	// MasterKey seals the keys of tokens. The same data needs the same key.
	MasterKey envelope.Key
	// Keys are the keys of KMS. They must be set.
	Keys service.Keys
	// StateDelay is how long state changes of every kind take at least, until
	// SetDelays says otherwise.
	StateDelay time.Duration
	// Quotas are the limits on use; those of quota.Local if nil.
	Quotas *quota.Set
	// Clock is the time that everything goes by that a client can notice; the
	// system's if nil. The engine's arrivals must go by it too.
	Clock *clock.Clock
	// Faults are what goes wrong with entries of PutRecords by order; nil if
	// nothing does.
	Faults *faults.Table
	// AcceptClock says that the wall clock is right however far it stands
	// beyond the newest record.
	AcceptClock bool
	// Arrivals tells where the engine's arrivals stand: the newest there is, 0
	// if there is none. Without it a clock that is wrong at the start is not
	// noticed.
	Arrivals func() log.Millis
	// Damage lists the damage that the engine knows of; nil if it knows none.
	Damage func() []*log.CorruptError
	// Log is slog.Default() if nil.
	Log *slog.Logger
}
