package json

import (
	"encoding/base64"
	"slices"
	"strconv"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// What stands around the values of a page.
const (
	pageStart    = `{"Records":[`
	recordStart  = `{"SequenceNumber":"`
	recordTime   = `","ApproximateArrivalTimestamp":`
	recordData   = `,"Data":"`
	recordKey    = `","PartitionKey":`
	recordKMS    = `,"EncryptionType":"KMS"`
	recordEnd    = '}'
	recordNoKey  = `"`
	recordsParts = len(recordStart) + shardwell.SequenceDigits + len(recordTime) + len(recordData) + len(recordNoKey) + 1
)

// PageWriter writes a wire.Page as the JSON of a GetRecordsOutput, or a
// wire.Event as that of a SubscribeToShardEvent, piece by piece, so that nobody
// needs memory for all of it. Its zero value is not ready: see NewPageWriter and
// NewEventWriter.
type PageWriter struct {
	page   wire.Records
	output *kinesis.GetRecordsOutput      // of a page; nil for an event
	event  *kinesis.SubscribeToShardEvent // of an event; nil for a page
	next   int                            // record to begin
	begun  bool
	inside bool // record is begun, up to within its data
	at     int  // how much of the data is written
	done   bool
	record wire.Record

	tail    []byte // what follows the records, once it has been measured
	arrival int64  // whose text is in millis
	millis  []byte // empty before the first record
}

// NewPageWriter returns a writer at the beginning of p.
func NewPageWriter(p wire.Page) PageWriter { return PageWriter{page: p, output: p.Rest()} }

// NewEventWriter returns a writer at the beginning of e.
func NewEventWriter(e wire.Event) PageWriter { return PageWriter{page: e, event: e.Rest()} }

// Bytes is how many bytes all pieces will have together. It does not move the
// writer.
func (w *PageWriter) Bytes() (total int) {
	w.tail = w.appendRest(make([]byte, 0, tailBytes))
	total = len(pageStart) + len(w.tail) + max(0, w.page.Len()-1)
	var r wire.Record
	for i := range w.page.Len() {
		w.page.Record(i, &r)
		total += recordsParts + len(w.millisOf(r.ArrivalMillis)) + base64.StdEncoding.EncodedLen(len(r.Data))
		if len(r.PartitionKey) > 0 {
			total += len(recordKey) - len(recordNoKey) + textBytes(r.PartitionKey)
		}
		if r.Encrypted {
			total += len(recordKMS)
		}
	}
	return total
}

// Append appends the next piece to dst: as much as there is room for, but a
// little at least. It says whether there is more to come.
func (w *PageWriter) Append(dst []byte) (_ []byte, more bool) {
	if !w.begun {
		w.begun = true
		dst = append(dst, pageStart...)
	}
	for first := true; w.inside || w.next < w.page.Len(); first = false {
		if !w.inside {
			if !first && cap(dst)-len(dst) < recordsParts+millisBytes {
				return dst, true
			}
			dst = w.start(dst)
		}
		room := cap(dst) - len(dst) - len(recordKey) - maxEscaped*len(w.record.PartitionKey) - len(`""`+recordKMS+string(recordEnd))
		if first {
			room = max(room, leastPiece)
		}
		part := w.record.Data[w.at:]
		if base64.StdEncoding.EncodedLen(len(part)) > room {
			part = part[:max(0, room/4*3)] // which needs no padding
			dst, w.at = appendBase64(dst, part), w.at+len(part)
			return dst, true
		}
		dst = w.end(appendBase64(dst, part))
	}
	if !w.done {
		w.done = true
		if w.tail == nil {
			return w.appendRest(dst), false
		}
		dst = append(dst, w.tail...)
	}
	return dst, false
}

// AppendAll appends all pieces, for which dst should have room for Bytes and a
// little more.
func (w *PageWriter) AppendAll(dst []byte) []byte {
	for more := true; more; {
		if dst, more = w.Append(dst); more {
			dst = slices.Grow(dst, leastPiece)
		}
	}
	return dst
}

// Bounds for what is written at once: a time's text, what one byte of a key
// can become, and how much of a record's data goes into any piece.
const (
	millisBytes = 24
	maxEscaped  = len(`\u0000`)
	leastPiece  = 1 << 10
	tailBytes   = 256 // more than what mostly follows the records
)

// start begins the next record, up to its data.
func (w *PageWriter) start(dst []byte) []byte {
	if w.next > 0 {
		dst = append(dst, ',')
	}
	r := &w.record
	w.page.Record(w.next, r)
	w.next, w.inside, w.at = w.next+1, true, 0
	dst = append(dst, recordStart...)
	dst = append(r.Number.AppendDecimal(dst), recordTime...)
	return append(append(dst, w.millisOf(r.ArrivalMillis)...), recordData...)
}

// end writes what follows a record's data.
func (w *PageWriter) end(dst []byte) []byte {
	w.inside = false
	if len(w.record.PartitionKey) == 0 {
		dst = append(dst, recordNoKey...)
	} else {
		dst = appendText(append(dst, recordKey...), w.record.PartitionKey)
	}
	if w.record.Encrypted {
		dst = append(dst, recordKMS...)
	}
	return append(dst, recordEnd)
}

// millisOf is the text of a time. Records of one append have the same.
func (w *PageWriter) millisOf(arrival int64) []byte {
	if w.arrival != arrival || len(w.millis) == 0 {
		w.arrival, w.millis = arrival, appendMillis(w.millis[:0], arrival)
	}
	return w.millis
}

// appendRest writes what follows the records.
func (w *PageWriter) appendRest(dst []byte) []byte {
	if w.event != nil {
		return appendEventEnd(dst, w.event)
	}
	return appendPageEnd(dst, w.output)
}

func appendPageEnd(dst []byte, x *kinesis.GetRecordsOutput) []byte {
	dst = append(dst, ']')
	if x.NextShardIterator != "" || x.Has(fields.GetRecordsNextShardIterator) {
		dst = append(dst, `,"NextShardIterator":`...)
		dst = appendText(dst, x.NextShardIterator)
	}
	if x.MillisBehindLatest != nil {
		dst = append(dst, `,"MillisBehindLatest":`...)
		dst = strconv.AppendInt(dst, *x.MillisBehindLatest, 10)
	}
	if x.ChildShards != nil {
		dst = append(dst, `,"ChildShards":`...)
		dst = appendValue(dst, &x.ChildShards, &x.Shape().Members[fields.GetRecordsChildShards])
	}
	return append(dst, '}')
}

func appendEventEnd(dst []byte, x *kinesis.SubscribeToShardEvent) []byte {
	dst = append(dst, ']')
	if x.ContinuationSequenceNumber != "" || x.Has(fields.EventContinuation) {
		dst = append(dst, `,"ContinuationSequenceNumber":`...)
		dst = appendText(dst, x.ContinuationSequenceNumber)
	}
	dst = append(dst, `,"MillisBehindLatest":`...)
	dst = strconv.AppendInt(dst, x.MillisBehindLatest, 10)
	if x.ChildShards != nil {
		dst = append(dst, `,"ChildShards":`...)
		dst = appendValue(dst, &x.ChildShards, &x.Shape().Members[fields.EventChildShards])
	}
	return append(dst, '}')
}

// AppendResults appends the answer of a PutRecords as the JSON of a
// PutRecordsOutput.
func AppendResults(dst []byte, results wire.Results) []byte {
	const most = len(`{"SequenceNumber":"","ShardId":"shardId-000000000000"},`) + shardwell.SequenceDigits
	n, rest := results.Len(), results.Rest()
	dst = append(slices.Grow(dst, n*most+most), '{')
	if rest.FailedRecordCount != nil {
		dst = append(dst, `"FailedRecordCount":`...)
		dst = append(strconv.AppendInt(dst, int64(*rest.FailedRecordCount), 10), ',')
	}
	dst = append(dst, `"Records":[`...)
	var r wire.Result
	for i := range n {
		if i > 0 {
			dst = append(dst, ',')
		}
		results.Result(i, &r)
		dst = appendResult(dst, &r)
	}
	dst = append(dst, ']')
	if rest.EncryptionType != "" || rest.Has(fields.PutRecordsEncryptionType) {
		dst = append(dst, `,"EncryptionType":`...)
		dst = appendText(dst, rest.EncryptionType)
	}
	return append(dst, '}')
}

func appendResult(dst []byte, r *wire.Result) []byte {
	if r.ErrorCode == "" {
		dst = r.Number.AppendDecimal(append(dst, recordStart...))
		return append(appendText(append(dst, `","ShardId":`...), r.ShardID), '}')
	}
	dst = appendText(append(dst, `{"ErrorCode":`...), r.ErrorCode)
	return append(appendText(append(dst, `,"ErrorMessage":`...), r.Message), '}')
}
