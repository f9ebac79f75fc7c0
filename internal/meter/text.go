package meter

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Sample is one value of one series at one instant. A histogram is reported
// as Prometheus does: name_bucket by upper bound "le", name_sum, name_count.
type Sample struct {
	Name   string
	Labels []string // name, value, name, value ...
	Value  float64
}

// group is what is printed under one TYPE line.
type group struct {
	kind    Kind
	help    string
	samples []Sample
}

// AppendText appends all families in the Prometheus text format, version
// 0.0.4, sorted by name and labels.
func (r *Registry) AppendText(dst []byte) []byte {
	groups := r.read()
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		g := groups[name]
		dst = append(dst, "# HELP "+name+" "+helpEscaper.Replace(g.help)+"\n"...)
		dst = append(dst, "# TYPE "+name+" "+string(g.kind)+"\n"...)
		for _, s := range g.samples {
			dst = appendSample(dst, s)
		}
	}
	return dst
}

// Each calls f for every sample, in the order AppendText writes them.
func (r *Registry) Each(f func(Sample)) {
	groups := r.read()
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		for _, s := range groups[name].samples {
			f(s)
		}
	}
}

func (r *Registry) read() map[string]*group {
	r.mu.Lock()
	families := slices.Collect(maps.Values(r.families))
	collectors := slices.Clone(r.collectors)
	r.mu.Unlock()

	groups := make(map[string]*group)
	for _, f := range families {
		if samples := f.samples(); len(samples) > 0 {
			groups[f.name] = &group{f.kind, f.help, samples}
		}
	}
	for _, collect := range collectors {
		collect(&Collection{groups})
	}
	return groups
}

func (f *family) samples() []Sample {
	f.mu.RLock()
	defer f.mu.RUnlock()
	var out []Sample
	for _, key := range slices.Sorted(maps.Keys(f.series)) {
		var labels []string
		if len(f.labels) > 0 {
			for i, v := range strings.Split(key, labelSeparator) {
				labels = append(labels, f.labels[i], v)
			}
		}
		switch s := f.series[key].(type) {
		case *Counter:
			out = append(out, Sample{f.name, labels, float64(s.Value())})
		case *Gauge:
			out = append(out, Sample{f.name, labels, float64(s.Value())})
		case *Histogram:
			out = append(out, s.samples(f.name, labels)...)
		}
	}
	return out
}

func (h *Histogram) samples(name string, labels []string) []Sample {
	counts := make([]uint64, len(h.buckets))
	for i := range h.buckets {
		counts[i] = h.buckets[i].Load()
	}
	return histogramSamples(name, h.bounds, counts, h.Sum(), labels)
}

// histogramSamples makes the counts cumulative, as the text format has them.
func histogramSamples(name string, bounds []float64, counts []uint64, sum float64, labels []string) []Sample {
	out := make([]Sample, 0, len(counts)+2)
	var count uint64
	for i := range counts {
		count += counts[i]
		bound := math.Inf(1)
		if i < len(bounds) {
			bound = bounds[i]
		}
		le := append(slices.Clone(labels), "le", formatValue(bound))
		out = append(out, Sample{name + "_bucket", le, float64(count)})
	}
	return append(out, Sample{name + "_sum", labels, sum}, Sample{name + "_count", labels, float64(count)})
}

// Collection takes what collectors report, in one reading of the registry.
type Collection struct{ groups map[string]*group }

// Counter reports a counter. Labels alternate name and value.
func (c *Collection) Counter(name, help string, value float64, labels ...string) {
	c.add(KindCounter, name, help, Sample{name, labels, value})
}

// Gauge reports a gauge. Labels alternate name and value.
func (c *Collection) Gauge(name, help string, value float64, labels ...string) {
	c.add(KindGauge, name, help, Sample{name, labels, value})
}

// Histogram reports a histogram: counts[i] values were at most bounds[i] and
// more than the bound before; counts has one element more, for the rest.
func (c *Collection) Histogram(name, help string, bounds []float64, counts []uint64, sum float64, labels ...string) {
	c.add(KindHistogram, name, help, histogramSamples(name, bounds, counts, sum, labels)...)
}

func (c *Collection) add(kind Kind, name, help string, samples ...Sample) {
	g := c.groups[name]
	if g == nil {
		g = &group{kind: kind, help: help}
		c.groups[name] = g
	}
	g.samples = append(g.samples, samples...)
}

// The text format escapes these, and in label values the quote as well.
var (
	helpEscaper  = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	labelEscaper = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)
)

func appendSample(dst []byte, s Sample) []byte {
	dst = append(dst, s.Name...)
	for i := 0; i+1 < len(s.Labels); i += 2 {
		if i == 0 {
			dst = append(dst, '{')
		} else {
			dst = append(dst, ',')
		}
		dst = append(dst, s.Labels[i]+`="`+labelEscaper.Replace(s.Labels[i+1])+`"`...)
	}
	if len(s.Labels) > 1 {
		dst = append(dst, '}')
	}
	dst = append(dst, ' ')
	return append(append(dst, formatValue(s.Value)...), '\n')
}

func formatValue(v float64) string {
	if math.IsInf(v, 1) {
		return "+Inf"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
