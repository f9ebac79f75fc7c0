package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// machineLog is a control log in the tests of Repair.
const machineLog = 4

// repairable is a directory with sorted files, a checkpoint and segments
// behind it, closed in good order, and what it holds.
func repairable(t *testing.T) (*memfs.FS, *truth) {
	t.Helper()
	disk, truth := written(t)
	hurt(t, disk, segments(t, disk)[0], 2)
	must(t, errOf(Repair(t.Context(), disk, RepairOptions{Apply: true})))
	e := open(t, disk, unsorted())
	for id, l := range truth.logs {
		right, _, err := surveyLog(t, e, id, l)
		must(t, err)
		for p := range l.entries {
			if !right[p] {
				delete(l.entries, p)
			}
		}
	}
	must(t, e.Create(t.Context(), log.Control, machineLog))
	truth.created(machineLog)
	for range 40 {
		must(t, truth.appendAll(t, e))
	}
	must(t, e.Close())
	return disk, truth
}

func errOf(_ *RepairReport, err error) error { return err }

// hurt turns one bit over in the middle of a page of a file.
func hurt(t *testing.T, dir vfs.FS, name string, page int64) {
	t.Helper()
	overwrite(t, dir, name, page*segment.PageBytes+40, []byte{readFile(t, dir, name)[page*segment.PageBytes+40] ^ 4})
}

// only gives the one file of a directory with a tail.
func only(t *testing.T, dir vfs.FS, where, tail string) string {
	t.Helper()
	entries, err := dir.ReadDir(where)
	must(t, err)
	name := ""
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), tail) {
			name = where + "/" + entry.Name()
		}
	}
	if name == "" {
		t.Fatalf("no %s in %s", tail, where)
	}
	return name
}

// liveSegments are those that a start reads.
func liveSegments(t *testing.T, disk vfs.FS) []string {
	t.Helper()
	entries, err := disk.ReadDir(catalogDir)
	if !errors.Is(err, fs.ErrNotExist) {
		must(t, err)
	}
	newest := uint64(0)
	for _, entry := range entries {
		if seq, ok := parseNumbered(catalogDir+"/"+entry.Name(), checkpointTail, checkpointName); ok {
			newest = max(newest, seq)
		}
	}
	return slices.DeleteFunc(segments(t, disk), func(name string) bool {
		seq, _ := parseNumbered(name, segmentTail, segmentName)
		return seq <= newest
	})
}

// frameOf finds a frame of a log in the newest segment but one.
func frameOf(t *testing.T, disk vfs.FS, id log.LogID) (found FrameReport) {
	t.Helper()
	names := liveSegments(t, disk)
	must(t, errOf2(Inspect(t.Context(), disk, InspectOptions{Block: func(b BlockReport) {
		for _, f := range b.Frames {
			if f.Log == id && (id == segment.ControlLog || f.File == names[len(names)-2]) {
				found = f
			}
		}
	}})))
	if found.File == "" {
		t.Fatalf("no frame of log %d", id)
	}
	return found
}

func errOf2(_ *Inspection, err error) error { return err }

// wounds are the ways in which the tests damage a directory; all of it was
// acknowledged. most is what each may cost in entries.
var wounds = []struct {
	name  string
	most  int
	wound func(t *testing.T, disk *memfs.FS)
}{
	{"block header", 50, func(t *testing.T, disk *memfs.FS) { hurt(t, disk, liveSegments(t, disk)[1], 1) }},
	{"segment header", 0, func(t *testing.T, disk *memfs.FS) { hurt(t, disk, liveSegments(t, disk)[1], 0) }},
	{"missing segment", 200, func(t *testing.T, disk *memfs.FS) { must(t, disk.Remove(liveSegments(t, disk)[1])) }},
	{"frame", 20, func(t *testing.T, disk *memfs.FS) {
		f := frameOf(t, disk, 2)
		overwrite(t, disk, f.File, f.FileOffset+20, []byte{0xff, 0xfe, 0xfd})
	}},
	{"control entry", 60, func(t *testing.T, disk *memfs.FS) {
		f := frameOf(t, disk, segment.ControlLog)
		overwrite(t, disk, f.File, f.FileOffset+20, []byte{0xee})
	}},
	{"two of them", 60, func(t *testing.T, disk *memfs.FS) {
		hurt(t, disk, liveSegments(t, disk)[1], 0)
		hurt(t, disk, liveSegments(t, disk)[3], 2)
	}},
}

// sortedWounds are those of sorted files and checkpoints.
var sortedWounds = []struct {
	name  string
	most  int
	wound func(t *testing.T, disk *memfs.FS)
}{
	{"sorted header", 0, func(t *testing.T, disk *memfs.FS) { hurt(t, disk, only(t, disk, sortedDir, sortedTail), 0) }},
	{"sorted block", 300, func(t *testing.T, disk *memfs.FS) { hurt(t, disk, only(t, disk, sortedDir, sortedTail), 1) }},
	{"sorted frame", 20, func(t *testing.T, disk *memfs.FS) {
		name := only(t, disk, sortedDir, sortedTail)
		overwrite(t, disk, name, 4*segment.PageBytes, []byte{0xaa, 0xbb})
	}},
	{"sorted trailer", 0, func(t *testing.T, disk *memfs.FS) {
		name := only(t, disk, sortedDir, sortedTail)
		hurt(t, disk, name, int64(len(readFile(t, disk, name)))/segment.PageBytes-1)
	}},
	{"sorted tables", 0, func(t *testing.T, disk *memfs.FS) {
		name := only(t, disk, sortedDir, sortedTail)
		hurt(t, disk, name, int64(len(readFile(t, disk, name)))/segment.PageBytes-2)
	}},
	{"missing sorted file", 1000, func(t *testing.T, disk *memfs.FS) { must(t, disk.Remove(only(t, disk, sortedDir, sortedTail))) }},
	{"checkpoint and old segments", 0, func(t *testing.T, disk *memfs.FS) {
		name := only(t, disk, catalogDir, checkpointTail)
		hurt(t, disk, name, 0)
		seq, _ := parseNumbered(name, checkpointTail, checkpointName)
		for _, name := range segments(t, disk) {
			if n, _ := parseNumbered(name, segmentTail, segmentName); n <= seq {
				must(t, disk.Remove(name))
			}
		}
	}},
}

// Repair makes a damaged directory one that is healthy, can be written to,
// gives no position twice, shows what passes its checksum, and goes on telling
// what is lost; the dry run says the same and writes nothing; files that are
// damaged stay under another name; a second repair has nothing to do.
func TestRepair(t *testing.T) {
	for _, w := range wounds {
		t.Run(w.name, func(t *testing.T) {
			disk, truth := written(t)
			w.wound(t, disk)
			repair(t, disk, truth, w.most)
		})
		t.Run(w.name+", beside sorted files", func(t *testing.T) {
			disk, truth := repairable(t)
			w.wound(t, disk)
			repair(t, disk, truth, w.most)
		})
	}
	for _, w := range sortedWounds {
		t.Run(w.name, func(t *testing.T) {
			disk, truth := repairable(t)
			w.wound(t, disk)
			repair(t, disk, truth, w.most)
		})
	}
}

func repair(t *testing.T, disk *memfs.FS, truth *truth, most int) {
	t.Helper()
	before := disk.Ops()
	dry, err := Repair(t.Context(), disk, RepairOptions{})
	must(t, err)
	if disk.Ops() > before+1 { // the lock
		t.Error("the dry run has written")
	}
	if len(dry.Damage) == 0 {
		t.Fatalf("no damage found: %+v", dry)
	}
	done, err := Repair(t.Context(), disk, RepairOptions{Apply: true})
	must(t, err)
	if fmt.Sprint(dry.Damage, dry.Lost) != fmt.Sprint(done.Damage, done.Lost) || !done.Applied {
		t.Errorf("the dry run said %+v, then %+v was done", dry, done)
	}
	if err := checkRepaired(t, disk, truth, done, most); err != nil {
		t.Errorf("%v\n%+v", err, done)
	}
	for _, name := range done.Aside {
		if _, err := disk.Stat(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	again, err := Repair(t.Context(), disk, RepairOptions{Apply: true})
	must(t, err)
	if len(again.Damage)+len(again.Lost) > 0 || again.Applied {
		t.Errorf("after a repair: %+v", again)
	}
}

// checkRepaired opens a repaired directory and compares it with the truth and
// with what was reported.
func checkRepaired(t *testing.T, disk *memfs.FS, truth *truth, report *RepairReport, most int) error {
	t.Helper()
	e, err := Open(t.Context(), disk, unsorted())
	if err != nil {
		return err
	}
	defer e.Close()
	if h := e.Health(); !h.OK {
		return fmt.Errorf("health is %+v", h)
	}
	told := func(id log.LogID, p log.Position, where ...[]Damage) bool {
		for _, d := range slices.Concat(where...) {
			if d.Log == id && d.First <= p && p <= d.Last {
				return true
			}
		}
		return false
	}
	gone := 0
	for id, l := range truth.logs {
		right, lost, err := surveyLog(t, e, id, l)
		if err != nil {
			return fmt.Errorf("log %d: %w", id, err)
		}
		for p := range l.entries {
			if right[p] || p < l.first {
				continue
			}
			gone++
			if told(id, p, report.Lost) && !lost[p] && id != machineLog {
				return fmt.Errorf("log %d: position %d is passed over without a word", id, p)
			}
			if !told(id, p, report.Lost, report.Unsure) {
				return fmt.Errorf("log %d: position %d is gone and nobody said so (read: lost %v)", id, p, lost[p])
			}
		}
		if l.sealed {
			continue
		}
		var out [1]log.Appended
		if err := e.Append(t.Context(), []log.Entry{{Log: id, Data: []byte("new")}}, out[:]); err != nil {
			return fmt.Errorf("log %d: %w", id, err)
		}
		if report.Applied && id != machineLog && out[0].Position < l.end+JumpDistance/2 {
			return fmt.Errorf("log %d goes on at %d", id, out[0].Position)
		}
		var buf log.Buffer
		page, err := e.Read(t.Context(), id, out[0].Position, log.Limit{Records: 1, Bytes: 1}, &buf)
		if err != nil || len(page.Records) != 1 {
			return fmt.Errorf("log %d: a new entry reads as %+v, %v", id, page, err)
		}
	}
	if gone > most {
		return fmt.Errorf("%d entries are gone", gone)
	}
	return nil
}

// A crash at any operation of a repair leaves a directory that the next repair
// makes healthy, with no less in it.
func TestRepairCrashes(t *testing.T) {
	for name, wound := range map[string]func(disk *memfs.FS){
		"segment": func(disk *memfs.FS) { hurt(t, disk, liveSegments(t, disk)[1], 1) },
		"sorted":  func(disk *memfs.FS) { hurt(t, disk, only(t, disk, sortedDir, sortedTail), 1) },
	} {
		disk, truth := repairable(t)
		if name == "segment" {
			disk, truth = written(t)
		}
		wound(disk)
		crashes := 0
		whole := disk.Crash(memfs.Cut{})
		report, err := Repair(t.Context(), whole, RepairOptions{Apply: true})
		must(t, err)
		lost := int64(0)
		for _, d := range report.Lost {
			lost += int64(d.Last - d.First + 1)
		}
		disk.OnOp(func(n int, op vfs.Op) {
			if !op.Kind.Mutates() || t.Failed() {
				return
			}
			for seed := range uint64(2) {
				crashes++
				left := disk.Crash(memfs.RandomCut(uint64(n)<<8 | seed))
				if _, err := Repair(t.Context(), left, RepairOptions{Apply: true}); err != nil {
					t.Errorf("%s: repair after a crash at operation %d, %v: %v", name, n, op, err)
					return
				}
				if err := checkRepaired(t, left, truth.clone(), report, int(lost)); err != nil {
					t.Errorf("%s: after a crash at operation %d, %v: %v", name, n, op, err)
				}
			}
		})
		must(t, errOf(Repair(t.Context(), disk, RepairOptions{Apply: true})))
		t.Logf("%s: %d crashes", name, crashes)
		if crashes < 40 {
			t.Errorf("only %d crashes", crashes)
		}
	}
}

// Whatever operation of a repair fails, the next repair makes the directory
// healthy, with no less in it.
func TestRepairFaults(t *testing.T) {
	damaged, truth := repairable(t)
	hurt(t, damaged, only(t, damaged, sortedDir, sortedTail), 1)
	hurt(t, damaged, liveSegments(t, damaged)[1], 2)
	report, err := Repair(t.Context(), damaged.Crash(memfs.Cut{}), RepairOptions{Apply: true})
	must(t, err)
	failed := 0
	for _, fault := range []faultfs.Fault{
		{Match: faultfs.Mutating}, {Match: faultfs.Mutating, Err: syscall.ENOSPC, Sticky: true}, {Match: faultfs.Mutating, Applied: true},
		{Match: faultfs.Kinds(vfs.OpWriteAt), Err: syscall.ENOSPC, Prefix: 100},
	} {
		for k := 1; ; k++ {
			disk := damaged.Crash(memfs.Cut{})
			hindered := faultfs.New(disk)
			fault.K = k
			hindered.Inject(fault)
			_, err := Repair(t.Context(), hindered, RepairOptions{Apply: true})
			if hindered.Fired() == 0 {
				break
			}
			if err != nil {
				failed++
			}
			where := fmt.Sprintf("%+v, operation %d", fault, k)
			left := disk.Crash(memfs.RandomCut(uint64(k)))
			if _, err := Repair(t.Context(), left, RepairOptions{Apply: true}); err != nil {
				t.Fatalf("%s: %v", where, err)
			}
			if err := checkRepaired(t, left, truth.clone(), report, 1000); err != nil {
				t.Fatalf("%s: %v", where, err)
			}
		}
	}
	t.Logf("%d repairs failed", failed)
	if failed < 60 {
		t.Error("too few to show anything")
	}
}

// A machine's log goes on behind what it has lost, which is reported; a
// directory that is used or not ours is refused.
func TestRepairMachine(t *testing.T) {
	disk := memfs.New()
	e := open(t, disk, unsorted())
	must(t, e.Create(t.Context(), log.Control, machineLog))
	for i := range 9 {
		add(t, e, machineLog, fmt.Sprintf("needle %d", i))
	}
	if _, err := Repair(t.Context(), disk, RepairOptions{}); !errors.Is(err, vfs.ErrLocked) {
		t.Errorf("beside an engine: %v", err)
	}
	must(t, e.Close())
	name := liveSegments(t, disk)[0]
	at := strings.Index(string(readFile(t, disk, name)), "needle 4")
	overwrite(t, disk, name, int64(at), []byte{'x'})
	report, err := Repair(t.Context(), disk, RepairOptions{Apply: true})
	must(t, err)
	if len(report.Lost) != 1 || report.Lost[0].Log != machineLog || report.Lost[0].First != 5 || report.Lost[0].Last != 5 {
		t.Errorf("lost %+v", report.Lost)
	}
	e = open(t, disk, unsorted())
	got := entriesOf(t, e, machineLog)
	if len(got) != 8 || got[4] != "needle 5" {
		t.Errorf("%q", got)
	}
	if got := add(t, e, machineLog, "ten"); got.Position != 10 {
		t.Errorf("goes on at %d", got.Position)
	}
	foreign := memfs.New()
	must(t, foreign.Mkdir("photos"))
	var other *ForeignError
	if _, err := Repair(t.Context(), foreign, RepairOptions{Apply: true}); !errors.As(err, &other) {
		t.Errorf("a foreign directory: %v", err)
	}
	if _, err := foreign.Stat(lockName); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a foreign directory was written to: %v", err)
	}
}
