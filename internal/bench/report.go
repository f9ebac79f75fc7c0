package bench

// ReportFormat is raised when a member of Report changes its meaning or goes
// away; members may be added without.
const ReportFormat = 1

// Report is the result of a run. Figures that were not measured are 0, parts
// that were not measured null; NotMeasured says why.
type Report struct {
	Format       int     `json:"format"`
	Target       string  `json:"target"`  // "shardwell", or the URL of another server
	Version      string  `json:"version"` // of the program that measured
	System       string  `json:"system"`
	CPUs         int     `json:"cpus"` // shared by server and load generator
	Connections  int     `json:"connections"`
	Shards       int     `json:"shards"`
	EachSeconds  float64 `json:"eachSeconds"` // how long one measurement lasts
	TotalSeconds float64 `json:"totalSeconds"`

	Disk     Disk      `json:"disk"`
	Writes   []Work    `json:"writes"`
	Open     *OpenLoop `json:"openLoop"`
	Reads    []Work    `json:"reads"`
	Scale    *Scale    `json:"scale"`
	Retained *Retained `json:"retained"`
	Overload *Overload `json:"overload"`

	Push       *Push           `json:"push"`
	Transports []TransportWork `json:"transports"` // null if they were not measured

	Queues       *QueueWork      `json:"queues"`
	Quotas       *QuotaCost      `json:"quotas"`
	Security     *SecurityCost   `json:"security"`
	Encryption   *EncryptionCost `json:"encryption"`
	ControlPlane []ControlPoint  `json:"controlPlane"` // null if it was not measured

	Server *Server `json:"server"` // null with a server that is not ours

	// WrittenFrom says where WrittenBytes comes from: "device" for what reached
	// the block device of the directory, from all programs; "process" for what
	// the system charged to the server's process; "" if neither is known.
	// Where a file system keeps its pages in large folios, Linux charges a whole
	// folio to a process for each small write, which is many times too much.
	WrittenFrom string `json:"writtenFrom"`

	NotMeasured []string `json:"notMeasured"`
}

// Disk is limit (a): bare sequential writes, each followed by a sync of the
// data, into a file whose space is already taken.
type Disk struct {
	BytesPerSecond float64 `json:"bytesPerSecond"` // in blocks of 1 MiB
	SyncsPerSecond float64 `json:"syncsPerSecond"` // in blocks of 4 KiB, one after the other
	P50Millis      float64 `json:"p50Millis"`      // of such a small write and sync
	P99Millis      float64 `json:"p99Millis"`
}

// Speed is what one server did in one closed loop: every connection sends the
// next request as soon as the last is answered.
type Speed struct {
	RecordsPerSecond   float64 `json:"recordsPerSecond"`
	DataBytesPerSecond float64 `json:"dataBytesPerSecond"` // the records' own bytes, not their base64
	Requests           int     `json:"requests"`
	P50Millis          float64 `json:"p50Millis"` // of a request
	P99Millis          float64 `json:"p99Millis"`
	P999Millis         float64 `json:"p999Millis"`
}

// Work is one kind of work, on the server and on net/http alone.
type Work struct {
	Name        string `json:"name"`
	Connections int    `json:"connections"`
	// Bare is limit (b): net/http, MD5 of the keys, body discarded. For reads:
	// net/http that answers with as many bytes of data in base64 and nothing else.
	Bare Speed `json:"bare"`
	// Codec is limit (b″): net/http, JSON scanned, base64 decoded, MD5 of the
	// keys, a reply of the same size, and beside it the same data written bare to
	// the disk and synced. For reads: net/http that answers with pages of the same
	// size and form, of which only the data is encoded anew.
	Codec               Speed   `json:"codec"`
	Measured            Speed   `json:"measured"`
	OfBare              float64 `json:"ofBare"`
	OfCodec             float64 `json:"ofCodec"`
	OfDisk              float64 `json:"ofDisk"`                   // data written beside Disk.BytesPerSecond; writes only
	CPUMicros           float64 `json:"cpuMicrosPerRecord"`       // of the server's process
	CodecCPUMicros      float64 `json:"codecCpuMicrosPerRecord"`  // of b″'s
	ClientCPUMicros     float64 `json:"clientCpuMicrosPerRecord"` // of the load generator's, while the server was measured
	WrittenBytes        int64   `json:"writtenBytes"`             // see Report.WrittenFrom
	ProcessWrittenBytes int64   `json:"processWrittenBytes"`      // charged to the server's process
	PayloadBytes        int64   `json:"payloadBytes"`             // of the records' data, warm-up included
	WriteAmplification  float64 `json:"writeAmplification"`
}

// OpenLoop is PutRecord at half of the peak of the closed loop: requests are
// due at fixed times, and one that is late because no connection was free has
// waited since then.
type OpenLoop struct {
	DuePerSecond      float64 `json:"duePerSecond"`
	AnsweredPerSecond float64 `json:"answeredPerSecond"`
	P50Millis         float64 `json:"p50Millis"`
	P99Millis         float64 `json:"p99Millis"`
	P999Millis        float64 `json:"p999Millis"`
	// SyncP50Millis is the median of a bare write and sync of 4 KiB while as
	// many bytes a second are written beside it.
	SyncP50Millis float64 `json:"syncP50Millis"`
	P99OfSync     float64 `json:"p99OfSync"` // P99Millis beside SyncP50Millis
	// The same load on b″, where no request waits for a sync: what the machine,
	// the load generator and net/http make of it.
	CodecP50Millis float64 `json:"codecP50Millis"`
	CodecP99Millis float64 `json:"codecP99Millis"`
	P99OfCodec     float64 `json:"p99OfCodec"` // P99Millis beside CodecP99Millis
}

// Scale is the same writing to streams of different size.
type Scale struct {
	Name        string       `json:"name"`
	Points      []ScalePoint `json:"points"`
	WorstOfBest float64      `json:"worstOfBest"` // of the points measured
}

// ScalePoint is one size; a rate of 0 was not measured.
type ScalePoint struct {
	Shards           int     `json:"shards"`
	RecordsPerSecond float64 `json:"recordsPerSecond"`
}

// Retained is writing to a server that keeps much already.
type Retained struct {
	Name             string  `json:"name"`
	Bytes            int64   `json:"bytes"` // of the records' data written for this, beside what the rest of the run has left
	RecordsPerSecond float64 `json:"recordsPerSecond"`
	OfEmpty          float64 `json:"ofEmpty"` // beside the same row at the beginning of the run
}

// Overload is writing with more connections than there is memory for their
// requests. A request that is refused with 503 is tried again after 100 ms.
type Overload struct {
	Name                 string  `json:"name"`
	Connections          int     `json:"connections"`
	PeakRecordsPerSecond float64 `json:"peakRecordsPerSecond"` // with a fifth of the connections
	RecordsPerSecond     float64 `json:"recordsPerSecond"`     // stored
	OfPeak               float64 `json:"ofPeak"`
	Refused              int64   `json:"refused"`
	RefusedAtPeak        int64   `json:"refusedAtPeak"`
	P99Millis            float64 `json:"p99Millis"` // until a request was stored, with all its attempts
	PeakBytes            int64   `json:"peakBytes"` // resident memory of the server at its highest, from its start on
}

// QueueWork is workers on one queue: each receives ten records and acknowledges
// them, again and again. A pair is one record received and acknowledged.
type QueueWork struct {
	Name            string  `json:"name"`
	Connections     int     `json:"connections"`
	PairsPerSecond  float64 `json:"pairsPerSecond"`
	P50Millis       float64 `json:"p50Millis"` // of receiving and acknowledging ten, together
	P99Millis       float64 `json:"p99Millis"`
	CPUMicros       float64 `json:"cpuMicrosPerRecord"`       // of the server's process
	ClientCPUMicros float64 `json:"clientCpuMicrosPerRecord"` // of the load generator
	OfPutRecord     float64 `json:"ofPutRecord"`              // beside the records a second of PutRecord in this run; 0 if that was not measured
}

// QuotaCost is the same writing to two servers that take turns: one without
// quotas, one that holds every shard to quotas which are out of reach.
type QuotaCost struct {
	Name                string  `json:"name"`
	OffRecordsPerSecond float64 `json:"offRecordsPerSecond"`
	OnRecordsPerSecond  float64 `json:"onRecordsPerSecond"`
	OfOff               float64 `json:"ofOff"`
	OffCPUMicros        float64 `json:"offCpuMicrosPerRecord"` // of the server's process
	OnCPUMicros         float64 `json:"onCpuMicrosPerRecord"`
}

// SecurityCost is the same writing to two servers that take turns: one with
// authentication off, one that verifies signatures and decides by policies; and
// what the parts of that cost by themselves.
type SecurityCost struct {
	Name                string  `json:"name"`
	Statements          int     `json:"statements"` // in the policies of the user who writes; the last one allows it
	OffRecordsPerSecond float64 `json:"offRecordsPerSecond"`
	OnRecordsPerSecond  float64 `json:"onRecordsPerSecond"`
	OfOff               float64 `json:"ofOff"`
	OffCPUMicros        float64 `json:"offCpuMicrosPerRequest"` // of the server's process
	OnCPUMicros         float64 `json:"onCpuMicrosPerRequest"`
	CPUOfOff            float64 `json:"cpuOfOff"`
	OffClientCPUMicros  float64 `json:"offClientCpuMicrosPerRequest"` // of the load generator's process
	OnClientCPUMicros   float64 `json:"onClientCpuMicrosPerRequest"`
	// SHA-256 of bodies of that length, in bytes a second of processor time: by
	// crypto/sha256, and by package digest when every connection wants one.
	HashBytesPerSecond     float64 `json:"hashBytesPerSecond"`
	HashManyBytesPerSecond float64 `json:"hashManyBytesPerSecond"`
	HashMicros             float64 `json:"hashMicrosPerRequest"` // by crypto/sha256
	SignatureMicros        float64 `json:"signatureMicros"`      // the check of a signature beyond hashing the body, with a cached signing key
	DecisionMicros         float64 `json:"decisionMicros"`       // one decision by the policies
}

// EncryptionCost is the same writing to two servers that take turns: to a stream as
// it is made, and to one encrypted under alias/aws/kinesis, of whose data nothing
// was found on the disk afterwards.
type EncryptionCost struct {
	Name                string  `json:"name"`
	OffRecordsPerSecond float64 `json:"offRecordsPerSecond"`
	OnRecordsPerSecond  float64 `json:"onRecordsPerSecond"`
	OfOff               float64 `json:"ofOff"`
	OffCPUMicros        float64 `json:"offCpuMicrosPerRecord"` // of the server's process
	OnCPUMicros         float64 `json:"onCpuMicrosPerRecord"`
}

// TransportWork is one kind of work over different transports, in turns. Ratios
// are of records a second; 0 where one of the two was not measured.
type TransportWork struct {
	Name  string          `json:"name"`
	Cells []TransportCell `json:"cells"`

	CBOROfJSON     float64 `json:"cborOfJson"`     // HTTP/1.1 without TLS
	TLSOfPlain     float64 `json:"tlsOfPlain"`     // HTTP/1.1, JSON
	OfBare         float64 `json:"ofBare"`         // JSON beside the bare server, HTTP/1.1 without TLS
	HTTP2OfBare    float64 `json:"http2OfBare"`    // ... HTTP/2 without TLS
	HTTP2TLSOfBare float64 `json:"http2TlsOfBare"` // ... HTTP/2 with TLS
	// HTTP/2 beside HTTP/1.1, both without TLS, JSON; and the same of the bare
	// server, which does nothing else.
	HTTP2OfHTTP1     float64 `json:"http2OfHttp1"`
	BareHTTP2OfHTTP1 float64 `json:"bareHttp2OfHttp1"`
}

// TransportCell is a kind of work over one transport.
type TransportCell struct {
	Transport        string  `json:"transport"` // "HTTP/1.1" or "HTTP/2", with " TLS"
	Side             string  `json:"side"`      // "JSON", "CBOR", or "bare": net/http that reads as much as in JSON and answers with as much
	RecordsPerSecond float64 `json:"recordsPerSecond"`
	P50Millis        float64 `json:"p50Millis"` // of a request
	P99Millis        float64 `json:"p99Millis"`
	CPUMicros        float64 `json:"cpuMicrosPerRecord"` // of the server's process
	ClientCPUMicros  float64 `json:"clientCpuMicrosPerRecord"`
}

// cell finds a cell; one of zeros if there is none.
func (w *TransportWork) cell(way crossing, side string) TransportCell {
	for _, c := range w.Cells {
		if c.Transport == way.String() && c.Side == side {
			return c
		}
	}
	return TransportCell{}
}

func (w *TransportWork) rate(way crossing, side string) float64 {
	return w.cell(way, side).RecordsPerSecond
}

// compare fills the ratios in.
func (w *TransportWork) compare() {
	plain, secure, two, secureTwo := crossings[0], crossings[1], crossings[2], crossings[3]
	w.CBOROfJSON = over(w.rate(plain, sideCBOR), w.rate(plain, sideJSON))
	w.TLSOfPlain = over(w.rate(secure, sideJSON), w.rate(plain, sideJSON))
	w.OfBare = over(w.rate(plain, sideJSON), w.rate(plain, sideBare))
	w.HTTP2OfBare = over(w.rate(two, sideJSON), w.rate(two, sideBare))
	w.HTTP2TLSOfBare = over(w.rate(secureTwo, sideJSON), w.rate(secureTwo, sideBare))
	w.HTTP2OfHTTP1 = over(w.rate(two, sideJSON), w.rate(plain, sideJSON))
	w.BareHTTP2OfHTTP1 = over(w.rate(two, sideBare), w.rate(plain, sideBare))
}

// Push is records pushed to consumers, on a server that does nothing else, and
// without quotas.
type Push struct {
	Points []PushPoint `json:"points"`
	// Idle subscriptions are open at once, and so much memory is resident then.
	Idle          int   `json:"idle"`
	IdleBytes     int64 `json:"idleBytes"`
	IdleBytesEach int64 `json:"idleBytesEach"` // beside what was resident before
}

// PushPoint is a number of consumers that have each subscribed to all shards of
// a stream, into which records of 100 B are put by PutRecord: first as fast as
// they are answered and arrive, then at half of that rate.
type PushPoint struct {
	Consumers         int     `json:"consumers"`
	Shards            int     `json:"shards"`
	PeakPutsPerSecond float64 `json:"peakPutsPerSecond"` // until every consumer had every record
	// The rest is at half of the peak.
	PutsPerSecond   float64 `json:"putsPerSecond"`
	PushedPerSecond float64 `json:"pushedPerSecond"` // records, to all consumers together
	// From the sending of a put, or from when it was due if that was late, until a
	// consumer has the record, syncing included; and until the put is answered.
	P50Millis       float64 `json:"p50Millis"`
	P99Millis       float64 `json:"p99Millis"`
	P999Millis      float64 `json:"p999Millis"`
	PutP50Millis    float64 `json:"putP50Millis"`
	PutP99Millis    float64 `json:"putP99Millis"`
	CPUMicros       float64 `json:"cpuMicrosPerPush"`       // of the server's process, puts included, for each record pushed to one consumer
	ClientCPUMicros float64 `json:"clientCpuMicrosPerPush"` // of putters and consumers together
}

// ControlPoint is many streams, or a stream of many shards, on a server that
// holds nothing else.
type ControlPoint struct {
	Streams    int `json:"streams"`
	ShardsEach int `json:"shardsEach"`

	CreatesPerSecond float64 `json:"createsPerSecond"` // CreateStream calls answered, from all connections
	Create           Latency `json:"create"`
	ActiveSeconds    float64 `json:"activeSeconds"` // from the first call until all are ACTIVE
	// The others are asked from two connections: a page of 100 streams, what one
	// stream is, its first 100 shards, its first 1,000.
	ListStreams           Latency `json:"listStreams"`
	DescribeStreamSummary Latency `json:"describeStreamSummary"`
	DescribeStream        Latency `json:"describeStream"`
	ListShards            Latency `json:"listShards"`

	BytesPerShard          int64   `json:"bytesPerShard"` // resident memory beside that of the empty server, after all this
	RestartSeconds         float64 `json:"restartSeconds"`
	RestartedBytesPerShard int64   `json:"restartedBytesPerShard"` // the same after the restart
}

// Latency is how one operation was answered.
type Latency struct {
	PerSecond float64 `json:"perSecond"`
	P50Millis float64 `json:"p50Millis"`
	P99Millis float64 `json:"p99Millis"`
}

// Server is what else could be seen of a server that this run started.
type Server struct {
	StartSeconds   float64 `json:"startSeconds"`   // program to first answer, new directory
	RestartSeconds float64 `json:"restartSeconds"` // the same with everything written before
	DirectoryBytes int64   `json:"directoryBytes"` // size of that directory
	DirectoryFiles int     `json:"directoryFiles"`
	// RestartSeconds100GiB is what a restart on 100 GiB would take if every
	// further byte cost as much as those of that directory.
	RestartSeconds100GiB float64 `json:"restartSeconds100GiB"`
	BinaryBytes          int64   `json:"binaryBytes"`  // size of the program
	IdleBytes            int64   `json:"idleBytes"`    // resident memory after the start
	WritingBytes         int64   `json:"writingBytes"` // ... after all writing
	ReadingBytes         int64   `json:"readingBytes"` // ... after all reading
	PeakBytes            int64   `json:"peakBytes"`    // ... at its highest
	// The rest is of the second part of the run, sizes of stream and reads, in
	// which nothing but the server writes to the disk on our behalf.
	WrittenBytes        int64   `json:"writtenBytes"`        // see Report.WrittenFrom
	ProcessWrittenBytes int64   `json:"processWrittenBytes"` // charged to the server's process
	PayloadBytes        int64   `json:"payloadBytes"`        // of the records' data
	WriteAmplification  float64 `json:"writeAmplification"`
}

// over is a ratio, or 0 if there is nothing to compare with.
func over(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return a / b
}

// compare fills the ratios in.
func (w *Work) compare(disk Disk) {
	w.OfBare = over(w.Measured.DataBytesPerSecond, w.Bare.DataBytesPerSecond)
	w.OfCodec = over(w.Measured.DataBytesPerSecond, w.Codec.DataBytesPerSecond)
	if w.PayloadBytes > 0 {
		w.OfDisk = over(w.Measured.DataBytesPerSecond, disk.BytesPerSecond)
		w.WriteAmplification = over(float64(w.WrittenBytes), float64(w.PayloadBytes))
	}
}

// compare fills the ratio in.
func (s *Scale) compare() {
	best, worst := 0.0, 0.0
	for _, p := range s.Points {
		best = max(best, p.RecordsPerSecond)
		if p.RecordsPerSecond > 0 && (worst == 0 || p.RecordsPerSecond < worst) {
			worst = p.RecordsPerSecond
		}
	}
	s.WorstOfBest = over(worst, best)
}
