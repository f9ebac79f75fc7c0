package json

import (
	"bytes"
	"unicode/utf8"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// decodeFast decodes the inputs that carry records if their bodies are what
// clients usually send: members with unescaped, known, different names and
// strings without escapes for values, up to 500 records. It says false for
// every other body and every error, and leaves into alone then.
func decodeFast(m *fields.Memory, body []byte, into api.Struct) bool {
	p := putScanner{body: body, memory: m}
	p.space()
	switch x := into.(type) {
	case *kinesis.PutRecordsInput:
		value := *x
		if !p.putRecords(&value) || p.pos < len(body) {
			return false
		}
		*x = value
		return true
	case *kinesis.PutRecordInput:
		value := *x
		if !p.putRecord(&value) || p.pos < len(body) {
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

func (p *putScanner) putRecords(x *kinesis.PutRecordsInput) bool {
	var seen api.Present
	ok := p.members(func() bool {
		switch {
		case p.key(`"Records"`):
			return p.once(&seen, fields.PutRecordsRecords) && p.entries(&x.Records)
		case p.key(`"StreamName"`):
			return p.once(&seen, fields.PutRecordsStreamName) && p.str(&x.StreamName)
		case p.key(`"StreamARN"`):
			return p.once(&seen, fields.PutRecordsStreamARN) && p.str(&x.StreamARN)
		case p.key(`"StreamId"`):
			return p.once(&seen, fields.PutRecordsStreamId) && p.str(&x.StreamId)
		}
		return false
	})
	if ok {
		x.Present |= seen
	}
	return ok
}

func (p *putScanner) putRecord(x *kinesis.PutRecordInput) bool {
	var seen api.Present
	ok := p.members(func() bool {
		switch {
		case p.key(`"StreamName"`):
			return p.once(&seen, fields.PutRecordStreamName) && p.str(&x.StreamName)
		case p.key(`"Data"`):
			return p.once(&seen, fields.PutRecordData) && p.blob(&x.Data)
		case p.key(`"PartitionKey"`):
			return p.once(&seen, fields.PutRecordPartitionKey) && p.str(&x.PartitionKey)
		case p.key(`"ExplicitHashKey"`):
			return p.once(&seen, fields.PutRecordExplicitHashKey) && p.str(&x.ExplicitHashKey)
		case p.key(`"SequenceNumberForOrdering"`):
			return p.once(&seen, fields.PutRecordSequenceNumberForOrdering) && p.str(&x.SequenceNumberForOrdering)
		case p.key(`"StreamARN"`):
			return p.once(&seen, fields.PutRecordStreamARN) && p.str(&x.StreamARN)
		case p.key(`"StreamId"`):
			return p.once(&seen, fields.PutRecordStreamId) && p.str(&x.StreamId)
		}
		return false
	})
	if ok {
		x.Present |= seen
	}
	return ok
}

// entries reads the records of a PutRecords. There are as many braces in what
// is left as there are records, or more if keys have some.
func (p *putScanner) entries(list *kinesis.PutRecordsRequestEntryList) bool {
	if !p.take('[') {
		return false
	}
	const shortest = len(`{"Data":""},`)
	left := p.body[p.pos:]
	room := min(bytes.Count(left, []byte{'{'}), len(left)/shortest+1, shardwell.MaxPutRecords)
	entries := p.memory.Records(room)
	for more := true; more; {
		if len(entries) == room {
			return false
		}
		entries = entries[:len(entries)+1]
		ok := p.entry(&entries[len(entries)-1])
		if !ok {
			return false
		}
		if more, ok = p.more(']'); !ok {
			return false
		}
	}
	*list = entries
	return true
}

// entry reads one record. It has its loop for itself, unlike members' callers:
// it is the one that runs for every record.
func (p *putScanner) entry(x *kinesis.PutRecordsRequestEntry) bool {
	if !p.take('{') {
		return false
	}
	for more := true; more; {
		ok := false
		switch {
		case p.key(`"Data"`):
			ok = p.once(&x.Present, fields.EntryData) && p.blob(&x.Data)
		case p.key(`"PartitionKey"`):
			ok = p.once(&x.Present, fields.EntryPartitionKey) && p.str(&x.PartitionKey)
		case p.key(`"ExplicitHashKey"`):
			ok = p.once(&x.Present, fields.EntryExplicitHashKey) && p.str(&x.ExplicitHashKey)
		}
		if !ok {
			return false
		}
		if more, ok = p.more('}'); !ok {
			return false
		}
	}
	return true
}

// members reads an object. member takes its next member, or says false.
func (p *putScanner) members(member func() bool) bool {
	if !p.take('{') {
		return false
	}
	for more := true; more; {
		if !member() {
			return false
		}
		var ok bool
		if more, ok = p.more('}'); !ok {
			return false
		}
	}
	return true
}

// once notes a member, unless it has been there before.
func (p *putScanner) once(seen *api.Present, member int) bool {
	if seen.Has(member) {
		return false
	}
	seen.Set(member)
	return true
}

// space skips white space. Every token is followed by it, so that pos is always
// at a token.
func (p *putScanner) space() {
	if p.pos < len(p.body) && p.body[p.pos] <= ' ' {
		s := scanner{body: p.body, pos: p.pos}
		s.peek()
		p.pos = s.pos
	}
}

// at gives the next byte, 0 at the end.
func (p *putScanner) at() byte {
	if p.pos < len(p.body) {
		return p.body[p.pos]
	}
	return 0
}

// take consumes the bracket or colon c if it comes next.
func (p *putScanner) take(c byte) bool {
	if p.at() != c {
		return false
	}
	p.pos++
	p.space()
	return true
}

// key consumes a key, given with its quotes, and the colon, if they come next.
// It consumes both or nothing: the caller tries one key after another, and a
// string without its colon must not make the next string look like the key.
func (p *putScanner) key(quoted string) bool {
	rest := p.body[p.pos:]
	if len(rest) < len(quoted) || string(rest[:len(quoted)]) != quoted {
		return false
	}
	start := p.pos
	p.pos += len(quoted)
	p.space()
	if !p.take(':') {
		p.pos = start
		return false
	}
	return true
}

// more consumes the comma between two items or the bracket behind the last.
func (p *putScanner) more(closing byte) (more, ok bool) {
	c := p.at()
	if c != ',' && c != closing {
		return false, false
	}
	p.pos++
	p.space()
	return c == ',', true
}

func (p *putScanner) blob(field *[]byte) bool {
	if p.at() != '"' {
		return false
	}
	p.pos++
	if p.arena == nil {
		// All blobs of the body fit in: base64 needs four bytes for three.
		p.arena = p.memory.Blobs((len(p.body) - p.pos) / 4 * 3)
	}
	free := p.arena[p.used:]
	written, read, ok := decodeQuoted(free, p.body[p.pos:])
	if !ok {
		return false
	}
	*field = free[:written:written]
	p.used += written
	p.pos += read + len(`"`)
	p.space()
	return true
}

func (p *putScanner) str(field *string) bool {
	if p.at() != '"' {
		return false
	}
	p.pos++
	rest := p.body[p.pos:]
	n := plainRun(rest)
	if n < len(rest) && rest[n] >= utf8.RuneSelf {
		for n < len(rest) && rest[n] >= ' ' && rest[n] != '"' && rest[n] != '\\' {
			n++
		}
		if !utf8.Valid(rest[:n]) {
			return false
		}
	}
	if n == len(rest) || rest[n] != '"' {
		return false
	}
	*field = p.text.Copy(rest[:n], p.pos, len(p.body)-p.pos)
	p.pos += n + len(`"`)
	p.space()
	return true
}
