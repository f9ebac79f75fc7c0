package gateway

import (
	"encoding/json"
	"net/http"
)

// Check is one part of the program that knows how it is.
type Check struct {
	Name string
	// State says whether the part works and describes it; detail is written
	// as JSON. It must not wait and is called concurrently.
	State func() (ok bool, detail any)
}

// health is the answer of /_shardwell/health.
type health struct {
	Status   string           `json:"status"` // "ok" or "red"
	Services []string         `json:"services"`
	Parts    map[string]*part `json:"parts"`
}

type part struct {
	OK     bool `json:"ok"`
	Detail any  `json:"detail,omitempty"`
}

// serveHealth answers 200 when every part works and 503 otherwise.
func (g *Gateway) serveHealth(w http.ResponseWriter) {
	answer := health{Status: "ok", Services: []string{}, Parts: make(map[string]*part)}
	status := http.StatusOK
	for _, s := range g.config.Services {
		answer.Services = append(answer.Services, s.API.ID)
	}
	for _, c := range g.config.Checks {
		ok, detail := c.State()
		answer.Parts[c.Name] = &part{ok, detail}
		if !ok {
			answer.Status, status = "red", http.StatusServiceUnavailable
		}
	}
	body, err := json.MarshalIndent(answer, "", "  ")
	if err != nil {
		g.config.Log.Error("health cannot be written as JSON", "error", err)
		http.Error(w, "health cannot be written as JSON", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// An error here means that the client has gone.
	_, _ = w.Write(append(body, '\n'))
}
