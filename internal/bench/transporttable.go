package bench

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// transports is the table of the ways to the server, and the ratios.
func (r *Report) transports(w io.Writer) error {
	if len(r.Transports) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\trecords/s\tbare\tJSON\tCBOR\tJSON of bare\tCBOR of JSON\tCPU µs/record\tbare\tJSON\tCBOR\tclient, JSON\t")
	for i := range r.Transports {
		work := &r.Transports[i]
		for _, way := range crossings {
			bare, inJSON, inCBOR := work.cell(way, sideBare), work.cell(way, sideJSON), work.cell(way, sideCBOR)
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t\t%s\t%s\t%s\t%s\t\n", work.Name, way,
				grouped(bare.RecordsPerSecond), grouped(inJSON.RecordsPerSecond), grouped(inCBOR.RecordsPerSecond),
				figure(over(inJSON.RecordsPerSecond, bare.RecordsPerSecond)), figure(over(inCBOR.RecordsPerSecond, inJSON.RecordsPerSecond)),
				figure(bare.CPUMicros), figure(inJSON.CPUMicros), figure(inCBOR.CPUMicros), figure(inJSON.ClientCPUMicros))
		}
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for i := range r.Transports {
		work := &r.Transports[i]
		fmt.Fprintf(w, "%s: CBOR %s of JSON, TLS %s of plain; of bare: HTTP/1.1 %s, HTTP/2 %s, with TLS %s;\n  HTTP/2 %s of HTTP/1.1, bare %s\n", work.Name,
			figure(work.CBOROfJSON), figure(work.TLSOfPlain), figure(work.OfBare), figure(work.HTTP2OfBare), figure(work.HTTP2TLSOfBare),
			figure(work.HTTP2OfHTTP1), figure(work.BareHTTP2OfHTTP1))
	}
	return nil
}
