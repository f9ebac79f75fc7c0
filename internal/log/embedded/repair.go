package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
)

// RepairOptions say what Repair does; the zero value changes nothing.
type RepairOptions struct {
	// Apply makes the change. Without it Repair only says what it would do.
	Apply bool
	// AcceptLoss makes readers pass over what is lost, by this damage or by an
	// earlier one, as over positions that were never given.
	AcceptLoss bool
	// Machine says whether a log carries a state machine, where its creation is
	// lost and, what matters more, so that the machine can go on: positions
	// that such a log has lost are reported and then passed over. May be nil.
	Machine func(log.LogID) bool
	// Logs is called before anything is written, with what there is, as an
	// engine that refuses to write. What it returns ends Repair. May be nil.
	Logs func(*RepairReport, log.Engine) error
	// Progress is called as files are read and verified. May be nil.
	Progress func(done, total int64)
	Log      *slog.Logger // nil means nobody
}

// RepairReport is what Repair has found and, if it was to, done.
type RepairReport struct {
	Damage []Damage `json:"damage"` // empty: there is nothing to repair
	// Lost are the entries that cannot be saved. Reading them gives an error
	// afterwards too, but for those of state machines' logs, and unless the loss
	// is accepted. Those that an earlier repair has told of are listed only then.
	Lost []Damage `json:"lost"`
	// Unsure are logs that have no entry behind the damage, so that nobody knows
	// whether the damage has cost entries from First on.
	Unsure  []Damage `json:"unsure"`
	Logs    int      `json:"logs"`    // that are saved
	Entries int64    `json:"entries"` // in them
	Aside   []string `json:"aside"`   // damaged files, which get damagedTail behind their names
	Applied bool     `json:"applied"`
}

// damagedTail is added to the name of a file that is damaged and not used any
// more. Nothing reads or removes such files.
const damagedTail = ".damaged"

// Repair makes a data directory that an engine opens read-only, or cannot open
// at all, one that it opens in good order: with everything that still passes
// its checksum, and exact knowledge of what is lost. It reads and verifies all
// files first. Open data logs go on JumpDistance later, for nobody knows which
// of the next positions were given.
//
// It needs the directory for itself: vfs.ErrLocked if an engine is open on it.
// A crash at any moment leaves a directory on which Repair can be called again,
// or one that is repaired. Called again on that, it changes nothing.
func Repair(ctx context.Context, dir vfs.FS, opt RepairOptions) (report *RepairReport, err error) {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	fresh, err := checkDirectory(dir)
	if err != nil {
		return nil, err
	}
	s := newRescue(dir, opt)
	if fresh {
		return &s.report, nil
	}
	lock, err := dir.Lock(lockName)
	if err != nil {
		return nil, fmt.Errorf("lock the data directory: %w", err)
	}
	defer func() { err = errors.Join(err, s.e.closeFiles(), lock.Close()) }()
	if err := s.survey(ctx); err != nil {
		return nil, fmt.Errorf("repair: %w", err)
	}
	if err := s.collect(ctx); err != nil {
		return nil, fmt.Errorf("repair: %w", err)
	}
	s.conclude()
	if opt.Logs != nil {
		if err := opt.Logs(&s.report, s.e); err != nil {
			return nil, err
		}
	}
	if !opt.Apply || len(s.report.Damage) == 0 && !(opt.AcceptLoss && len(s.report.Lost) > 0) {
		return &s.report, nil
	}
	if err := s.apply(ctx); err != nil {
		return nil, fmt.Errorf("repair: %w", err)
	}
	s.report.Applied = true
	return &s.report, nil
}

func newRescue(dir vfs.FS, opt RepairOptions) *rescue {
	s := &rescue{opt: opt, e: newEngine(dir, Options{Log: opt.Log}), logs: map[log.LogID]*rescuedLog{}}
	s.e.state.readOnly = true
	s.r = &recovery{e: s.e}
	s.r.rebuild, s.r.guess = s.rebuild, s.guessHeader
	s.report = RepairReport{Damage: []Damage{}, Lost: []Damage{}, Unsure: []Damage{}, Aside: []string{}}
	return s
}

// inCommitLog says whether a name is that of a segment.
func inCommitLog(name string) bool { return strings.HasPrefix(name, commitDir+"/") }
