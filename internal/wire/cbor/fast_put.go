package cbor

import (
	"unicode/utf8"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// decodeFast decodes the inputs that carry records if their bodies are what
// clients usually send: maps and arrays of definite or indefinite length with
// known, different members and strings in one piece for values, up to 500 records.
// It says false for every other body and every error, and leaves into alone then.
func decodeFast(m *fields.Memory, body []byte, into api.Struct) bool {
	p := putScanner{body: body, memory: m}
	switch x := into.(type) {
	case *kinesis.PutRecordsInput:
		value := *x
		if !p.message(&value) || p.pos < len(body) {
			return false
		}
		*x = value
		return true
	case *kinesis.PutRecordInput:
		value := *x
		if !p.message(&value) || p.pos < len(body) {
			return false
		}
		*x = value
		return true
	}
	return false
}

// putScanner goes through a body once. Its methods say false where the fast
// path ends.
type putScanner struct {
	body   []byte
	memory *fields.Memory
	pos    int
	arena  []byte // blobs are cut from it
	used   int    // of the arena
	text   fields.Strings
}

// message reads a map of strings, blobs and records into x.
func (p *putScanner) message(x api.Struct) bool {
	shape, hint := x.Shape(), 0
	var seen api.Present
	left, ok := p.open(majorMap)
	for ok && p.more(&left) {
		var key []byte
		if key, ok = p.run(majorText); !ok {
			return false
		}
		i := shape.Index(string(key), hint)
		if i < 0 || seen.Has(i) {
			return false
		}
		hint = i + 1
		seen.Set(i)
		switch field := x.Field(i).(type) {
		case *string:
			ok = p.str(field)
		case *[]byte:
			ok = p.blob(field)
		case *kinesis.PutRecordsRequestEntryList:
			ok = p.entries(field)
		default:
			ok = false
		}
	}
	*x.Presence() |= seen
	return ok && left == 0
}

// entries reads the records of a PutRecords.
func (p *putScanner) entries(list *kinesis.PutRecordsRequestEntryList) bool {
	left, ok := p.open(majorArray)
	if !ok {
		return false
	}
	const shortest = len("\xa1\x64Data\x40")
	room := min((len(p.body)-p.pos)/shortest+1, shardwell.MaxPutRecords)
	if left > room {
		return false
	}
	if left > 0 {
		room = left
	}
	entries := p.memory.Records(room)
	for p.more(&left) {
		if len(entries) == room {
			return false
		}
		entries = entries[:len(entries)+1]
		if !p.entry(&entries[len(entries)-1]) {
			return false
		}
	}
	*list = entries
	return left == 0 && len(entries) > 0
}

// entry reads one record.
func (p *putScanner) entry(x *kinesis.PutRecordsRequestEntry) bool {
	left, ok := p.open(majorMap)
	for ok && p.more(&left) {
		switch {
		case p.key("\x64Data"):
			ok = p.once(&x.Present, fields.EntryData) && p.blob(&x.Data)
		case p.key("\x6cPartitionKey"):
			ok = p.once(&x.Present, fields.EntryPartitionKey) && p.str(&x.PartitionKey)
		case p.key("\x6fExplicitHashKey"):
			ok = p.once(&x.Present, fields.EntryExplicitHashKey) && p.str(&x.ExplicitHashKey)
		default:
			ok = false
		}
	}
	return ok && left == 0
}

// once notes a member, unless it has been there before.
func (p *putScanner) once(seen *api.Present, member int) bool {
	if seen.Has(member) {
		return false
	}
	seen.Set(member)
	return true
}

// unknown is how many items are left where a break ends them; zero are left once
// it has come.
const unknown = -1

// open consumes the head of an array or a map and tells how many items it has.
func (p *putScanner) open(major byte) (left int, ok bool) {
	if p.pos < len(p.body) && p.body[p.pos] == major|infoIndefinite {
		p.pos++
		return unknown, true
	}
	return p.length(major)
}

// more tells whether another item follows, and consumes the end otherwise.
func (p *putScanner) more(left *int) bool {
	if *left > 0 {
		*left--
		return true
	}
	if *left == unknown && p.pos < len(p.body) {
		if p.body[p.pos] != breakCode {
			return true
		}
		p.pos++
		*left = 0
	}
	return false
}

// length consumes a head of that major type whose length has up to four bytes.
func (p *putScanner) length(major byte) (n int, ok bool) {
	if p.pos == len(p.body) {
		return 0, false
	}
	info := p.body[p.pos] - major
	p.pos++
	if info < infoOneByte {
		return int(info), true
	}
	if info > infoFourBytes {
		return 0, false
	}
	for range 1 << (info - infoOneByte) {
		if p.pos == len(p.body) {
			return 0, false
		}
		n = n<<8 | int(p.body[p.pos])
		p.pos++
	}
	return n, true
}

// key consumes a key, given with its first byte, if it comes next.
func (p *putScanner) key(encoded string) bool {
	rest := p.body[p.pos:]
	if len(rest) < len(encoded) || string(rest[:len(encoded)]) != encoded {
		return false
	}
	p.pos += len(encoded)
	return true
}

// run consumes a string in one piece.
func (p *putScanner) run(major byte) ([]byte, bool) {
	n, ok := p.length(major)
	if !ok || n > len(p.body)-p.pos {
		return nil, false
	}
	p.pos += n
	return p.body[p.pos-n : p.pos], true
}

func (p *putScanner) blob(field *[]byte) bool {
	left := len(p.body) - p.pos
	data, ok := p.run(majorBytes)
	if !ok {
		return false
	}
	if p.arena == nil {
		p.arena = p.memory.Blobs(left) // all blobs of the body fit in
	}
	end := p.used + copy(p.arena[p.used:], data)
	*field = p.arena[p.used:end:end]
	p.used = end
	return true
}

func (p *putScanner) str(field *string) bool {
	start := p.pos
	text, ok := p.run(majorText)
	if !ok || !utf8.Valid(text) {
		return false
	}
	*field = p.text.Copy(text, start, len(p.body)-start)
	return true
}
