package meter

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Kind is what a family of series measures. Its value is Prometheus' name.
type Kind string

// The kinds of family.
const (
	KindCounter   Kind = "counter"
	KindGauge     Kind = "gauge"
	KindHistogram Kind = "histogram"
)

// Registry holds families of series. The zero value is not usable; see New.
// Safe for concurrent use.
type Registry struct {
	mu         sync.Mutex
	families   map[string]*family
	collectors []func(*Collection)
}

// family is all series of one name: same kind, same label names.
type family struct {
	name, help string
	kind       Kind
	labels     []string
	bounds     []float64 // histograms only

	mu     sync.RWMutex
	series map[string]any // joined label values → *Counter, *Gauge, *Histogram
}

// New returns an empty registry.
func New() *Registry { return &Registry{families: make(map[string]*family)} }

// Collect adds a function that reports samples each time the registry is
// read. It is for numbers that somebody else already counts.
func (r *Registry) Collect(f func(*Collection)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.collectors = append(r.collectors, f)
}

// Counter declares a family of counters and returns it. Declaring the same
// name again returns the same family; with another kind or other labels it
// panics, since that is a mistake in the program.
func (r *Registry) Counter(name, help string, labels ...string) *Counters {
	return &Counters{r.family(KindCounter, name, help, labels, nil)}
}

// Gauge declares a family of gauges, under the rules of Counter.
func (r *Registry) Gauge(name, help string, labels ...string) *Gauges {
	return &Gauges{r.family(KindGauge, name, help, labels, nil)}
}

// Histogram declares a family of histograms with ascending upper bounds, under
// the rules of Counter. Values above the last bound are counted too.
func (r *Registry) Histogram(name, help string, bounds []float64, labels ...string) *Histograms {
	if !slices.IsSorted(bounds) || len(bounds) == 0 {
		panic("meter: bounds of " + name + " are not ascending")
	}
	return &Histograms{r.family(KindHistogram, name, help, labels, bounds)}
}

func (r *Registry) family(kind Kind, name, help string, labels []string, bounds []float64) *family {
	r.mu.Lock()
	defer r.mu.Unlock()
	if f := r.families[name]; f != nil {
		if f.kind != kind || !slices.Equal(f.labels, labels) {
			panic("meter: " + name + " is declared twice, differently")
		}
		return f
	}
	f := &family{name: name, help: help, kind: kind, labels: labels, bounds: bounds, series: make(map[string]any)}
	r.families[name] = f
	return f
}

// labelSeparator cannot occur in UTF-8 text, so joined values stay distinct.
const labelSeparator = "\xff"

// with returns the series for these label values, making it if need be.
func (f *family) with(values []string, make func() any) any {
	if len(values) != len(f.labels) {
		panic(fmt.Sprintf("meter: %s has %d labels, got %d values", f.name, len(f.labels), len(values)))
	}
	key := strings.Join(values, labelSeparator)
	f.mu.RLock()
	s := f.series[key]
	f.mu.RUnlock()
	if s != nil {
		return s
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if s := f.series[key]; s != nil {
		return s
	}
	s = make()
	f.series[key] = s
	return s
}
