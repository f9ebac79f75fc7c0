package controls

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/faults"
)

// Config is what the controls control. All of it must be given.
type Config struct {
	Clock *clock.Clock
	// CatchUp waits until everything has happened that is due by the clock.
	CatchUp func(context.Context) error
	Faults  *faults.Table
	// IsOperation says whether there is an operation of that name.
	IsOperation func(name string) bool
	Delays      func() Delays
	SetDelays   func(Delays)
	Log         *slog.Logger
}

// Delays are how long state changes take, by the state that they show meanwhile.
type Delays struct {
	Creating, Updating, Deleting time.Duration
}

const (
	// Prefix is the path that everything here is below.
	Prefix = "/_shardwell/test/"
	// maxBodyBytes bounds the body of a request.
	maxBodyBytes = 64 << 10
	// catchUpFor bounds how long a move of the clock is waited for.
	catchUpFor = 50 * time.Second
	// longestDelay bounds the delays of state changes.
	longestDelay = 366 * 24 * time.Hour
)

// handler serves the controls.
type handler struct {
	Config
	setting sync.Mutex // held to set delays
}

// New gives the handler of everything below Prefix.
func New(c Config) http.Handler {
	h := &handler{Config: c}
	mux := http.NewServeMux()
	for pattern, serve := range map[string]func(*http.Request) (any, error){
		"GET clock":          h.getClock,
		"POST clock":         h.moveClock,
		"GET faults":         h.listFaults,
		"POST faults":        h.addFault,
		"DELETE faults":      h.clearFaults,
		"GET faults/{id}":    h.getFault,
		"DELETE faults/{id}": h.removeFault,
		"GET delays":         h.getDelays,
		"POST delays":        h.setDelays,
	} {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" "+Prefix+path, func(w http.ResponseWriter, r *http.Request) {
			answer(w, r, serve)
		})
	}
	mux.HandleFunc(Prefix, func(w http.ResponseWriter, r *http.Request) {
		answer(w, r, nowhere)
	})
	return mux
}

// nowhere answers what no handler is for.
func nowhere(r *http.Request) (any, error) {
	status := http.StatusNotFound
	switch page, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, Prefix), "/"); page {
	case "clock", "faults", "delays":
		status = http.StatusMethodNotAllowed
	}
	return nil, &refusal{status, "there are GET and POST of clock, faults and delays, and GET and DELETE of faults/NUMBER"}
}

// refusal is an error with its HTTP status.
type refusal struct {
	status int
	text   string
}

func (r *refusal) Error() string { return r.text }

func refused(format string, args ...any) error {
	return &refusal{http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

// answer serves one request and writes what comes of it as JSON.
func answer(w http.ResponseWriter, r *http.Request, serve func(*http.Request) (any, error)) {
	reply, err := serve(r)
	status := http.StatusOK
	if err != nil {
		status = http.StatusInternalServerError
		if known, ok := errors.AsType[*refusal](err); ok {
			status = known.status
		}
		reply = map[string]string{"error": err.Error()}
	}
	body, err := json.Marshal(reply)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"error":"the answer cannot be written as JSON"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// An error here means that the client has gone.
	_, _ = w.Write(append(body, '\n'))
}

// body reads a request's body, which must not be longer than maxBodyBytes.
func body(r *http.Request) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r.Body, maxBodyBytes+1))
	switch {
	case err != nil:
		return nil, refused("the body did not arrive: %v", err)
	case len(text) > maxBodyBytes:
		return nil, &refusal{http.StatusRequestEntityTooLarge, fmt.Sprintf("the body must not be longer than %d bytes", maxBodyBytes)}
	}
	return text, nil
}

// read reads a request's body into v, which must know all of its members.
func read(r *http.Request, v any) error {
	text, err := body(r)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(v); err != nil {
		return refused("not the JSON that belongs here: %v", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return refused("not the JSON that belongs here: something follows the object")
	}
	return nil
}

// clockAnswer tells the time.
type clockAnswer struct {
	Now          time.Time       `json:"now"`
	NowMillis    int64           `json:"nowMillis"`
	Offset       faults.Duration `json:"offset"` // from the machine's clock
	OffsetMillis int64           `json:"offsetMillis"`
}

func (h *handler) getClock(*http.Request) (any, error) {
	now, offset := h.Clock.Now().UTC(), h.Clock.Offset()
	return clockAnswer{now, now.UnixMilli(), faults.Duration(offset), offset.Milliseconds()}, nil
}

func (h *handler) moveClock(r *http.Request) (any, error) {
	var in struct {
		Advance       *faults.Duration `json:"advance"`
		AdvanceMillis *int64           `json:"advanceMillis"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	var by time.Duration
	switch {
	case (in.Advance == nil) == (in.AdvanceMillis == nil):
		return nil, refused("either advance or advanceMillis says by how much to move the clock")
	case in.Advance != nil:
		by = time.Duration(*in.Advance)
	default:
		by = time.Duration(*in.AdvanceMillis) * time.Millisecond
		if by.Milliseconds() != *in.AdvanceMillis {
			return nil, refused("%v", clock.ErrTooFar)
		}
	}
	if err := h.Clock.Advance(by); err != nil {
		return nil, refused("%v", err)
	}
	h.Log.Info("the clock was moved by order", "by", by.String(), "offset", h.Clock.Offset().String())
	// What is due happens whether this client waits or not.
	ctx, cancel := context.WithTimeout(r.Context(), catchUpFor)
	defer cancel()
	if err := h.CatchUp(ctx); err != nil {
		return nil, &refusal{http.StatusServiceUnavailable,
			fmt.Sprintf("the clock was moved, but not all that is due has happened yet: %v", err)}
	}
	return h.getClock(r)
}

func (h *handler) listFaults(*http.Request) (any, error) {
	return map[string]any{"rules": h.Faults.List()}, nil
}

func (h *handler) addFault(r *http.Request) (any, error) {
	text, err := body(r)
	if err != nil {
		return nil, err
	}
	rule, err := faults.ParseRule(text)
	if err != nil {
		return nil, refused("%v", err)
	}
	if rule.Operation != "" && !h.IsOperation(rule.Operation) {
		return nil, refused("there is no operation %s", rule.Operation)
	}
	id, err := h.Faults.Add(rule)
	if err != nil {
		return nil, refused("%v", err)
	}
	h.Log.Info("a fault was ordered", "rule", id, "action", string(rule.Action), "operation", rule.Operation,
		"stream", rule.Stream, "shard", rule.Shard)
	return map[string]int64{"id": id}, nil
}

// ruleID is the number in a request's path.
func ruleID(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, &refusal{http.StatusNotFound, fmt.Sprintf("%.100q is not the number of a rule", r.PathValue("id"))}
	}
	return id, nil
}

func noRule(id int64) error {
	return &refusal{http.StatusNotFound, fmt.Sprintf("there is no rule %d", id)}
}

func (h *handler) getFault(r *http.Request) (any, error) {
	id, err := ruleID(r)
	if err != nil {
		return nil, err
	}
	for _, rule := range h.Faults.List() {
		if rule.ID == id {
			return rule, nil
		}
	}
	return nil, noRule(id)
}

func (h *handler) removeFault(r *http.Request) (any, error) {
	id, err := ruleID(r)
	if err != nil {
		return nil, err
	}
	if !h.Faults.Remove(id) {
		return nil, noRule(id)
	}
	return map[string]int{"deleted": 1}, nil
}

func (h *handler) clearFaults(*http.Request) (any, error) {
	return map[string]int{"deleted": h.Faults.Clear()}, nil
}

// delaysAnswer are Delays in JSON.
type delaysAnswer struct {
	Creating faults.Duration `json:"creating"`
	Updating faults.Duration `json:"updating"`
	Deleting faults.Duration `json:"deleting"`
}

func (h *handler) getDelays(*http.Request) (any, error) {
	d := h.Delays()
	return delaysAnswer{faults.Duration(d.Creating), faults.Duration(d.Updating), faults.Duration(d.Deleting)}, nil
}

func (h *handler) setDelays(r *http.Request) (any, error) {
	var in struct {
		StateChange *faults.Duration `json:"stateChange"`
		Creating    *faults.Duration `json:"creating"`
		Updating    *faults.Duration `json:"updating"`
		Deleting    *faults.Duration `json:"deleting"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	h.setting.Lock()
	defer h.setting.Unlock()
	d := h.Delays()
	given := false
	for _, m := range []struct {
		value *faults.Duration
		of    []*time.Duration
	}{
		{in.StateChange, []*time.Duration{&d.Creating, &d.Updating, &d.Deleting}},
		{in.Creating, []*time.Duration{&d.Creating}},
		{in.Updating, []*time.Duration{&d.Updating}},
		{in.Deleting, []*time.Duration{&d.Deleting}},
	} {
		if m.value == nil {
			continue
		}
		given = true
		if *m.value < 0 || time.Duration(*m.value) > longestDelay {
			return nil, refused("a delay must be from 0 to %v, not %v", longestDelay, time.Duration(*m.value))
		}
		for _, delay := range m.of {
			*delay = time.Duration(*m.value)
		}
	}
	if !given {
		return nil, refused("stateChange, creating, updating or deleting say how long state changes take")
	}
	h.SetDelays(d)
	return h.getDelays(r)
}
