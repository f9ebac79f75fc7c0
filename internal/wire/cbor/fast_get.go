package cbor

import (
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// What stands around the values of a page. A text's first byte is 0x60 and its
// length, or 0x78 and its length in the next byte from 24 on.
const (
	pageRecords  = "\x67Records"
	recordNumber = "\x6eSequenceNumber\x78" + string(rune(shardwell.SequenceDigits))
	recordTime   = "\x78\x1bApproximateArrivalTimestamp"
	recordData   = "\x64Data"
	recordKey    = "\x6cPartitionKey"
	recordKMS    = "\x6eEncryptionType\x63KMS"
	recordsParts = 1 + len(recordNumber) + shardwell.SequenceDigits + len(recordTime) + 1 + len(recordData)
)

// PageWriter writes a wire.Page as the CBOR of a GetRecordsOutput, or a
// wire.Event as that of a SubscribeToShardEvent, piece by piece, so that nobody
// needs memory for all of it. Its zero value is not ready: see NewPageWriter and
// NewEventWriter.
type PageWriter struct {
	page   wire.Records
	rest   api.Struct // what follows the records
	next   int        // record to begin
	begun  bool
	inside bool // record is begun, up to within its data
	at     int  // how much of the data is written
	done   bool
	record wire.Record
	tail   []byte // what follows the records, once it has been measured
}

// NewPageWriter returns a writer at the beginning of p.
func NewPageWriter(p wire.Page) PageWriter { return PageWriter{page: p, rest: p.Rest()} }

// NewEventWriter returns a writer at the beginning of e.
func NewEventWriter(e wire.Event) PageWriter { return PageWriter{page: e, rest: e.Rest()} }

// Bytes is how many bytes all pieces will have together. It does not move the
// writer.
func (w *PageWriter) Bytes() (total int) {
	w.tail = w.appendRest(make([]byte, 0, tailBytes))
	total = len(w.appendBegin(make([]byte, 0, beginBytes))) + len(w.tail)
	var r wire.Record
	for i := range w.page.Len() {
		w.page.Record(i, &r)
		total += recordsParts + intBytes(r.ArrivalMillis) + headBytes(len(r.Data)) + len(r.Data)
		if len(r.PartitionKey) > 0 {
			total += len(recordKey) + textBytes(r.PartitionKey)
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
		dst = w.appendBegin(dst)
	}
	for first := true; w.inside || w.next < w.page.Len(); first = false {
		if !w.inside {
			if !first && cap(dst)-len(dst) < recordsParts+2*longestHead {
				return dst, true
			}
			dst = w.start(dst)
		}
		room := cap(dst) - len(dst) - len(recordKey) - longestHead - longestRune*len(w.record.PartitionKey) - len(recordKMS)
		if first {
			room = max(room, leastPiece)
		}
		if part := w.record.Data[w.at:]; len(part) > room {
			part = part[:max(0, room)]
			dst, w.at = append(dst, part...), w.at+len(part)
			return dst, true
		}
		dst = w.end(append(dst, w.record.Data[w.at:]...))
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

// Bounds for what is written at once: the head of an item, what one byte of a
// key can become, and how much of a record's data goes into any piece.
const (
	longestHead = 9
	longestRune = len("\uFFFD")
	leastPiece  = 1 << 10
	tailBytes   = 256 // more than what mostly follows the records
	beginBytes  = 64  // more than what precedes them
)

// appendBegin writes what precedes the records.
func (w *PageWriter) appendBegin(dst []byte) []byte {
	members := 1
	w.others(func(int, *api.Member) { members++ })
	dst = append(appendHead(dst, majorMap, uint64(members)), pageRecords...)
	return appendHead(dst, majorArray, uint64(w.page.Len()))
}

// appendRest writes what follows the records.
func (w *PageWriter) appendRest(dst []byte) []byte {
	w.others(func(i int, m *api.Member) {
		dst = appendValue(appendText(dst, m.Wire), w.rest.Field(i), m)
	})
	return dst
}

// others goes through the members that follow the records and are written.
func (w *PageWriter) others(each func(int, *api.Member)) {
	members, present := w.rest.Shape().Members, w.rest.Presence()
	for i := fields.GetRecordsRecords + 1; i < len(members); i++ {
		if fields.Wanted(w.rest.Field(i), &members[i], present.Has(i)) {
			each(i, &members[i])
		}
	}
}

// start begins the next record, up to its data.
func (w *PageWriter) start(dst []byte) []byte {
	r := &w.record
	w.page.Record(w.next, r)
	w.next, w.inside, w.at = w.next+1, true, 0
	members := byte(3)
	if len(r.PartitionKey) > 0 {
		members++
	}
	if r.Encrypted {
		members++
	}
	dst = append(append(dst, majorMap|members), recordNumber...)
	dst = append(r.Number.AppendDecimal(dst), recordTime...)
	dst = append(appendTime(dst, r.ArrivalMillis), recordData...)
	return appendHead(dst, majorBytes, uint64(len(r.Data)))
}

// end writes what follows a record's data.
func (w *PageWriter) end(dst []byte) []byte {
	w.inside = false
	if len(w.record.PartitionKey) > 0 {
		dst = appendText(append(dst, recordKey...), w.record.PartitionKey)
	}
	if w.record.Encrypted {
		dst = append(dst, recordKMS...)
	}
	return dst
}

// headBytes is how many bytes appendHead appends.
func headBytes(n int) int {
	switch {
	case n < infoOneByte:
		return 1
	case n < 1<<8:
		return 2
	case n < 1<<16:
		return 3
	case n < 1<<32:
		return 5
	}
	return longestHead
}

// intBytes is how many bytes appendInt appends.
func intBytes(n int64) int {
	if n < 0 {
		n = -1 - n
	}
	return headBytes(int(n))
}

// textBytes is how many bytes appendText appends.
func textBytes(s []byte) int {
	if !validText(s) {
		return len(appendText(nil, s))
	}
	return headBytes(len(s)) + len(s)
}

// AppendResults appends the answer of a PutRecords as the CBOR of a
// PutRecordsOutput.
func AppendResults(dst []byte, results wire.Results) []byte {
	const most = 1 + len(recordNumber) + shardwell.SequenceDigits + len("\x67ShardId\x74shardId-000000000000")
	n, rest := results.Len(), results.Rest()
	encrypted := rest.EncryptionType != "" || rest.Has(fields.PutRecordsEncryptionType)
	count := byte(1)
	if rest.FailedRecordCount != nil {
		count++
	}
	if encrypted {
		count++
	}
	dst = append(slices.Grow(dst, n*most+most), majorMap|count)
	if rest.FailedRecordCount != nil {
		dst = appendInt(appendText(dst, "FailedRecordCount"), int64(*rest.FailedRecordCount))
	}
	dst = appendHead(append(dst, pageRecords...), majorArray, uint64(n))
	var r wire.Result
	for i := range n {
		results.Result(i, &r)
		dst = appendResult(dst, &r)
	}
	if encrypted {
		dst = appendText(appendText(dst, "EncryptionType"), rest.EncryptionType)
	}
	return dst
}

func appendResult(dst []byte, r *wire.Result) []byte {
	dst = append(dst, majorMap|2)
	if r.ErrorCode == "" {
		dst = r.Number.AppendDecimal(append(dst, recordNumber...))
		return appendText(append(dst, "\x67ShardId"...), r.ShardID)
	}
	dst = appendText(append(dst, "\x69ErrorCode"...), r.ErrorCode)
	return appendText(append(dst, "\x6cErrorMessage"...), r.Message)
}
