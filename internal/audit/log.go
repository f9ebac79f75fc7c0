package audit

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
)

// Outcome is what became of a request.
type Outcome string

// The outcomes. Lost is that of lines which tell how many others are missing.
const (
	Allowed Outcome = "allowed" // by policies; the operation may still have refused it
	Denied  Outcome = "denied"  // by policies
	Refused Outcome = "refused" // nobody was believed, or nothing was named that could be asked for
	Lost    Outcome = "lost"
)

// Entry is one line. Fields that are empty are left out.
type Entry struct {
	Time    time.Time `json:"time"` // filled in by Record
	Request string    `json:"request,omitempty"`
	Outcome Outcome   `json:"outcome"`
	// Why is the code that a refused request was answered with, or for a decision the
	// sort of policy that made it.
	Why string `json:"why,omitempty"`
	// Policy is where the statement is that decided, Statement its Sid or its number
	// from 1, Unclear what in it could not be understood.
	Policy    string `json:"policy,omitempty"`
	Statement string `json:"statement,omitempty"`
	Unclear   string `json:"unclear,omitempty"`

	Operation string `json:"operation,omitempty"`
	Action    string `json:"action,omitempty"`
	Resource  string `json:"resource,omitempty"`

	Principal   string `json:"principal,omitempty"`
	AccessKeyID string `json:"accessKeyId,omitempty"`
	Region      string `json:"region,omitempty"`
	Source      string `json:"source,omitempty"` // address and port
	TLS         string `json:"tls,omitempty"`    // its version
	UserAgent   string `json:"userAgent,omitempty"`

	Lines uint64 `json:"lines,omitempty"` // that are missing, of Lost
}

// Config says how a log is kept. Zero fields take the defaults given.
type Config struct {
	MaxFileBytes int64         // 64 MiB
	KeptFiles    int           // 8, beside the one that is written
	QueuedLines  int           // 4096
	Patience     time.Duration // 1 s: how long Record waits for room
	Log          *slog.Logger  // discards
}

// withDefaults fills in what the documentation of the fields says.
func (c Config) withDefaults() Config {
	if c.MaxFileBytes == 0 {
		c.MaxFileBytes = 64 << 20
	}
	if c.KeptFiles == 0 {
		c.KeptFiles = 8
	}
	if c.QueuedLines == 0 {
		c.QueuedLines = 4096
	}
	if c.Patience == 0 {
		c.Patience = time.Second
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Log is an audit log.
type Log struct {
	config  Config
	lines   chan []byte
	closing chan struct{}
	done    chan struct{}
	lost    atomic.Uint64
	trouble atomic.Pointer[string] // why the latest lines could not be written

	// Of the goroutine that writes.
	file   file
	told   uint64 // how many lost lines the log tells of
	failed error  // of the end
}

// Open opens the log in a file of a directory, which is made if it is not there, and
// begins to write. The directory is the caller's to close, after the log.
func Open(dir vfs.FS, name string, c Config) (*Log, error) {
	c = c.withDefaults()
	l := &Log{
		config: c, lines: make(chan []byte, c.QueuedLines), closing: make(chan struct{}), done: make(chan struct{}),
		file: file{dir: dir, name: name, max: c.MaxFileBytes, kept: c.KeptFiles},
	}
	if err := l.file.open(); err != nil {
		return nil, fmt.Errorf("open the audit log: %w", err)
	}
	go l.run()
	return l, nil
}

// Record adds an entry with the time of now. It waits while the queue is full, but
// no longer than Patience: then the entry is lost and counted.
func (l *Log) Record(e Entry) {
	e.Time = time.Now().UTC()
	line, err := json.Marshal(e)
	if err != nil {
		l.lose(1, err)
		return
	}
	line = append(line, '\n')
	select {
	case l.lines <- line:
		return
	default:
	}
	patience := time.NewTimer(l.config.Patience)
	defer patience.Stop()
	select {
	case l.lines <- line:
	case <-patience.C:
		l.lost.Add(1)
	case <-l.done:
		l.lost.Add(1)
	}
}

// Lost is how many lines have been lost.
func (l *Log) Lost() uint64 { return l.lost.Load() }

// Health says whether lines can be written, and how many have been lost.
func (l *Log) Health() (ok bool, detail any) {
	trouble := l.trouble.Load()
	if trouble == nil {
		return true, map[string]any{"lost": l.Lost()}
	}
	return false, map[string]any{"lost": l.Lost(), "error": *trouble}
}

// Close writes what has been recorded and ends the log. Nothing may be recorded any
// more. An error says that the latest lines may not be durable.
func (l *Log) Close() error {
	close(l.closing)
	<-l.done
	return l.failed
}

// syncEvery is how long lines may be written and not durable.
const syncEvery = time.Second

// run writes what is recorded.
func (l *Log) run() {
	defer close(l.done)
	sync := time.NewTimer(syncEvery)
	defer sync.Stop()
	for {
		select {
		case line := <-l.lines:
			if !l.file.dirty {
				sync.Reset(syncEvery)
			}
			l.write(line)
		case <-sync.C:
			if err := l.file.sync(); err != nil {
				l.settle(err)
			}
		case <-l.closing:
			for {
				select {
				case line := <-l.lines:
					l.write(line)
					continue
				default:
				}
				break
			}
			l.failed = l.file.close()
			return
		}
	}
}

// batchBytes is about how much is written at a time.
const batchBytes = 256 << 10

// write writes a line and those that wait behind it, after the news of those that
// have been lost.
func (l *Log) write(line []byte) {
	batch, told := l.notice()
	batch = append(batch, line...)
	n := uint64(1)
	for len(batch) < batchBytes && len(l.lines) > 0 {
		batch = append(batch, <-l.lines...)
		n++
	}
	if err := l.file.append(batch); err != nil {
		l.lose(n, err)
		return
	}
	l.told = told
	l.settle(l.file.rotate())
}

// notice is a line about those that have been lost since the last one, if there are
// such, and how many have been told of with it.
func (l *Log) notice() (line []byte, told uint64) {
	lost := l.lost.Load()
	if lost == l.told {
		return nil, lost
	}
	line, err := json.Marshal(Entry{Time: time.Now().UTC(), Outcome: Lost, Lines: lost - l.told})
	if err != nil {
		l.settle(err)
		return nil, l.told
	}
	return append(line, '\n'), lost
}

// lose counts lines that could not be written.
func (l *Log) lose(n uint64, err error) {
	l.lost.Add(n)
	l.settle(err)
}

// settle remembers how writing goes, and says so when it changes.
func (l *Log) settle(err error) {
	if err == nil {
		if l.trouble.Swap(nil) != nil {
			l.config.Log.Info("the audit log is written again", "lost", l.Lost())
		}
		return
	}
	text := err.Error()
	if l.trouble.Swap(&text) == nil {
		l.config.Log.Error("the audit log cannot be written; requests go on, and what is lost is counted", "error", err)
	}
}
